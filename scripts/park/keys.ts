import type { Provider, Wallet } from "ethers";
import { accountKey, secretKey } from "../lib/keys.js";
import type { KeySource, ParkFile } from "./file/types.js";

/** The keys that a run has; where a file names none, or its variable is empty, there is none. */
export interface KeyRing {
  readonly identity: Wallet | undefined;
  readonly authority: Wallet | undefined;
  readonly council: readonly Wallet[];
  /** By alias; a party whose keys are not all at hand has none. */
  readonly parties: Readonly<Record<string, readonly Wallet[]>>;
  readonly sender: Wallet | undefined;
}

/** A variable that holds no private key. */
export class KeyError extends Error {}

/** Takes the keys from where the file says. */
export function keyRing(file: ParkFile, env: NodeJS.ProcessEnv, provider: Provider): KeyRing {
  const one = (source: KeySource | undefined): Wallet | undefined =>
    source === undefined ? undefined : keyOf(source, env, provider);
  const all = (sources: readonly KeySource[]): Wallet[] =>
    sources.map(one).filter((key): key is Wallet => key !== undefined);
  const party = (sources: readonly KeySource[]): Wallet[] => {
    const keys = all(sources);
    return keys.length === sources.length ? keys : [];
  };
  return {
    identity: one(file.officers.identity),
    authority: one(file.officers.authority),
    council: all(file.council),
    parties: Object.fromEntries(
      Object.entries(file.parties).map(([alias, { keys }]) => [alias, party(keys)]),
    ),
    sender: one(file.sender),
  };
}

/** Where a key comes from, in words. */
export const sourceText = (source: KeySource): string =>
  "env" in source ? `variable ${source.env}` : `account ${source.account} of a local node`;

function keyOf(source: KeySource, env: NodeJS.ProcessEnv, provider: Provider): Wallet | undefined {
  if ("account" in source) return accountKey(source.account, provider);
  return secretKey(env[source.env], provider, () => new KeyError(`${source.env} holds no private key`));
}
