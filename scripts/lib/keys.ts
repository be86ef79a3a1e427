import { Wallet, type Provider } from "ethers";
import { localKey } from "./accounts.js";

/** The key of an account of a local node. */
export function accountKey(n: number, provider: Provider): Wallet {
  return new Wallet(localKey(n).privateKey, provider);
}

/** The key that a variable holds; undefined if it holds nothing. @throws what `wrong` makes if it is no private key. */
export function secretKey(
  secret: string | undefined,
  provider: Provider,
  wrong: () => Error,
): Wallet | undefined {
  if (secret === undefined || secret === "") return undefined;
  try {
    return new Wallet(secret, provider);
  } catch {
    throw wrong();
  }
}
