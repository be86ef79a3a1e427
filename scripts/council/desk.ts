import type { JsonRpcApiProvider, Signer, Wallet } from "ethers";
import { CouncilError, type TypedDataSigner } from "../../sdk/authority/index.js";
import type { Suite } from "../../sdk/connect/index.js";
import { accountKey, secretKey } from "../lib/keys.js";
import type { ProposalStore } from "./store.js";

/** What the commands work with. */
export interface Desk {
  readonly suite: Suite;
  readonly store: ProposalStore;
  /** The key at the desk: signs as a member, or sends. */
  readonly key: (Signer & TypedDataSigner) | undefined;
  /** Sends what needs no office when there is no key. */
  readonly sender: () => Promise<Signer>;
  readonly say: (line: string) => void;
}

/** The variable that holds a private key; the terminal's history must not. */
export const KEY_VARIABLE = "COUNCIL_KEY";

/**
 * The key by its place among the accounts of a local node, else from the environment.
 *
 * @throws CouncilError `Malformed` for what is neither an account nor a key.
 */
export function keyOf(
  account: string | undefined,
  secret: string | undefined,
  provider: JsonRpcApiProvider,
): Wallet | undefined {
  if (account !== undefined) {
    if (!/^\d{1,3}$/.test(account)) throw new CouncilError("Malformed", `account ${account} is no number`);
    return accountKey(Number(account), provider);
  }
  const wrong = (): CouncilError => new CouncilError("Malformed", `${KEY_VARIABLE} holds no private key`);
  return secretKey(secret, provider, wrong);
}

/** The key at the desk, which a command needs. */
export function requireKey({ key }: Desk, who: string): Signer & TypedDataSigner {
  if (key !== undefined) return key;
  throw new CouncilError(
    "Malformed",
    `whose key? Put ${who}'s into ${KEY_VARIABLE}, or name an account of a local node with --account`,
  );
}
