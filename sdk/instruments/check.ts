// SPDX-License-Identifier: Apache-2.0
import { AbiCoder, dataLength, getAddress, isHexString, recoverAddress, ZeroAddress } from "ethers";
import { byAttorney } from "./attorney.js";
import { read, type Instrument } from "./build.js";
import type { AccountKeys, Consent } from "./sign.js";
import { digest } from "./typedData.js";

const coder = AbiCoder.defaultAbiCoder();
const PLAIN_LENGTH = 65;

/** What an offline check found. */
export interface Findings {
  readonly valid: boolean;
  /** What is wrong, for people; empty if nothing is. */
  readonly problems: readonly string[];
}

/**
 * Whether an instrument and the consents to it are in order, as far as can be told offline: the body is the act's,
 * the deadline has not passed, the applicant is among those who consent, every signature is that of the party's keys.
 * Rules, standing and evidence only the register knows; keys behind a verifier only the chain can check.
 *
 * @param keys keys of each party by its address.
 * @param now Unix seconds.
 * @param attorneys attorney's address by the number of its power, for consents that attorneys gave.
 */
export function check(
  instrument: Instrument,
  chainId: bigint | number,
  consents: readonly Consent[],
  keys: Readonly<Record<string, AccountKeys>>,
  now: number = Math.floor(Date.now() / 1000),
  attorneys: Readonly<Record<number, string>> = {},
): Findings {
  const problems: string[] = [];
  try {
    const { fields } = read(instrument);
    digest(instrument, chainId);
    if (fields.deadline < BigInt(now)) problems.push("the deadline has passed");
    const applies = consents.some(({ party }) => getAddress(party) === fields.applicant);
    if (BigInt(fields.applicant) !== 0n && !applies)
      problems.push(`applicant ${fields.applicant} has not consented`);
  } catch (error) {
    return { valid: false, problems: [error instanceof Error ? error.message : String(error)] };
  }
  const known = new Map(Object.entries(keys).map(([party, account]) => [getAddress(party), account]));
  for (const consent of consents) {
    const { party } = consent;
    const given = byAttorney(consent);
    const signer = given === undefined ? party : (attorneys[given.power] ?? ZeroAddress);
    const account = known.get(getAddress(signer));
    const hash = digest(instrument, chainId, party);
    const { signature } = given ?? consent;
    const problem = account === undefined ? "its keys are not known" : wrongWith(hash, signature, account);
    const by = given === undefined ? "" : ` by power ${given.power}`;
    if (problem !== undefined) problems.push(`consent of ${party}${by}: ${problem}`);
  }
  return { valid: problems.length === 0, problems };
}

/** What is wrong with a signature, or undefined. */
function wrongWith(hash: string, signature: string, { signers, threshold }: AccountKeys): string | undefined {
  if (!isHexString(signature) || signature === "0x") return "it carries no signature";
  const known = new Set(signers.map((signer) => signer.toLowerCase()));
  if (dataLength(signature) === PLAIN_LENGTH) {
    if (known.size !== 1) return "a plain signature is for accounts with one key";
    return known.has(recovered(hash, signature)) ? undefined : "its key did not sign this instrument";
  }
  let used: readonly string[];
  let signatures: readonly string[];
  try {
    [used, signatures] = coder.decode(["bytes[]", "bytes[]"], signature) as unknown as [string[], string[]];
  } catch {
    return "neither a plain signature nor those of several keys";
  }
  if (used.length !== signatures.length) return "as many signatures as keys are needed";
  if (new Set(used).size !== used.length) return "a key signed twice";
  if (BigInt(used.length) < BigInt(threshold)) return `${used.length} of ${threshold} keys signed`;
  for (const [i, signer] of used.entries()) {
    if (!known.has(signer.toLowerCase())) return `${signer} is not a key of it`;
    if (dataLength(signer) !== 20) return `${signer} can only be checked on chain`;
    if (recovered(hash, signatures[i] ?? "0x") !== signer.toLowerCase())
      return `${signer} did not sign this instrument`;
  }
  return undefined;
}

function recovered(hash: string, signature: string): string {
  try {
    return recoverAddress(hash, signature).toLowerCase();
  } catch {
    return "";
  }
}
