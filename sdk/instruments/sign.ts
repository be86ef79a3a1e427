// SPDX-License-Identifier: Apache-2.0
import {
  AbiCoder,
  dataLength,
  keccak256,
  TypedDataEncoder,
  type TypedDataDomain,
  type TypedDataField,
} from "ethers";
import type { Instrument } from "./build.js";
import { typedData, type TypedData } from "./typedData.js";

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
