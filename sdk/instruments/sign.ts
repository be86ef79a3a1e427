// SPDX-License-Identifier: Apache-2.0
import {
  AbiCoder,
  dataLength,
  getAddress,
  isHexString,
  keccak256,
  recoverAddress,
  TypedDataEncoder,
  type TypedDataDomain,
  type TypedDataField,
} from "ethers";
import { read, type Instrument } from "./build.js";
import { digest, typedData, type TypedData } from "./typedData.js";

/** A secp256k1 key that signs typed data: any ethers signer. */
export interface TypedDataSigner {
  getAddress(): Promise<string>;
  signTypedData(
    domain: TypedDataDomain,
    types: Record<string, TypedDataField[]>,
    value: Record<string, unknown>,
  ): Promise<string>;
}

/** A key of another kind, such as P-256 or WebAuthn, behind an ERC-7913 verifier. */
export interface VerifierSigner {
  /** ERC-7913 signer: address of the verifier, then the key. */
  readonly signer: string;
  /** Signs the 32-byte digest as the verifier expects it. */
  signDigest(digest: string): Promise<string>;
}

export type KeyHolder = TypedDataSigner | VerifierSigner;

/** A party's consent, as the daybook takes it. */
export interface Consent {
  readonly party: string;
  /** ERC-1271 signature; `0x` for a consent that was given by call. */
  readonly signature: string;
}

/** Keys of a party's account. */
export interface AccountKeys {
  /** ERC-7913 signers; 20 bytes for a secp256k1 key. */
  readonly signers: readonly string[];
  readonly threshold: number | bigint;
}

export interface SignOptions {
  /** Whether the account has several keys, even if one is enough; by default, if several keys sign. */
  readonly multi?: boolean;
}

const coder = AbiCoder.defaultAbiCoder();
const PLAIN_LENGTH = 65;

/**
 * A party's consent to an instrument, signed by its keys.
 *
 * @param chainId of the daybook's chain.
 * @param party address of the party's account.
 * @param keys one key of a one-key account, or as many keys as the account's threshold asks for.
 */
export async function sign(
  instrument: Instrument,
  chainId: bigint | number,
  party: string,
  keys: KeyHolder | readonly KeyHolder[],
  options: SignOptions = {},
): Promise<Consent> {
  return { party, signature: await signTyped(typedData(instrument, chainId, party), keys, options) };
}

/** The signature of a party's account over any typed data, see {@link sign}. */
export async function signTyped(
  data: TypedData,
  keys: KeyHolder | readonly KeyHolder[],
  { multi }: SignOptions = {},
): Promise<string> {
  const holders: readonly KeyHolder[] = Array.isArray(keys)
    ? (keys as readonly KeyHolder[])
    : [keys as KeyHolder];
  const signed = await Promise.all(holders.map((holder) => signOne(data, holder)));
  const [first] = signed;
  if (first === undefined) throw new RangeError("no key to sign with");
  if (!(multi ?? signed.length > 1)) {
    if (dataLength(first.signer) === 20) return first.signature;
  }
  return joined(signed);
}

/** One key's own signature over typed data, and the ERC-7913 signer by which an account knows the key. */
export async function signOne(
  data: TypedData,
  holder: KeyHolder,
): Promise<{ signer: string; signature: string }> {
  const { domain, types, message } = data;
  if ("signDigest" in holder) {
    const signature = await holder.signDigest(TypedDataEncoder.hash(domain, types, message));
    return { signer: holder.signer, signature };
  }
  return {
    signer: await holder.getAddress(),
    signature: await holder.signTypedData(domain, types, message),
  };
}

/** The account checks each key once if they come in the order of their hashes. */
function joined(signed: readonly { signer: string; signature: string }[]): string {
  const ordered = signed.toSorted((a, b) => (keccak256(a.signer) < keccak256(b.signer) ? -1 : 1));
  return coder.encode(
    ["bytes[]", "bytes[]"],
    [ordered.map(({ signer }) => signer), ordered.map(({ signature }) => signature)],
  );
}

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
 */
export function check(
  instrument: Instrument,
  chainId: bigint | number,
  consents: readonly Consent[],
  keys: Readonly<Record<string, AccountKeys>>,
  now: number = Math.floor(Date.now() / 1000),
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
  for (const { party, signature } of consents) {
    const account = known.get(getAddress(party));
    const hash = digest(instrument, chainId, party);
    const problem = account === undefined ? "its keys are not known" : wrongWith(hash, signature, account);
    if (problem !== undefined) problems.push(`consent of ${party}: ${problem}`);
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
