// SPDX-License-Identifier: Apache-2.0
import { concat, hexlify, isHexString, keccak256, randomBytes, type BytesLike } from "ethers";

/** A document's commitment and what opens it. Salt and document stay with their holder and can be destroyed. */
export interface Commitment {
  /** What the ledger knows: keccak256(salt, content hash). */
  readonly commitment: string;
  /** 32 random bytes. Without them nobody can tell from the commitment which document it is. */
  readonly salt: string;
  /** keccak256 of the document. */
  readonly contentHash: string;
}

/** Who has it can show that a commitment is of a document with this hash, without showing the document. */
export type CommitmentProof = Pick<Commitment, "salt" | "contentHash">;

/** 32 random bytes, in hexadecimal. */
export function randomSalt(): string {
  return hexlify(randomBytes(32));
}

/**
 * The salted commitment of a document.
 *
 * @param document its bytes as they are kept.
 * @param salt 32 bytes in hexadecimal; random by default. Never use one twice: equal documents would show as equal.
 * @throws TypeError if the salt is not 32 bytes.
 */
export function commit(document: BytesLike, salt: string = randomSalt()): Commitment {
  return commitHash(keccak256(document), salt);
}

/** {@link commit}, for a document whose hash is known. */
export function commitHash(contentHash: string, salt: string = randomSalt()): Commitment {
  for (const [what, value] of Object.entries({ salt, "content hash": contentHash })) {
    if (!isHexString(value, 32)) throw new TypeError(`the ${what} is not 32 bytes in hexadecimal`);
  }
  return { commitment: keccak256(concat([salt, contentHash])), salt, contentHash };
}

/** Whether a proof opens a commitment. */
export function opens(commitment: string, { salt, contentHash }: CommitmentProof): boolean {
  return commitHash(contentHash, salt).commitment === commitment;
}

/** Whether a commitment is of this document. */
export function isOf(commitment: string, document: BytesLike, salt: string): boolean {
  return commit(document, salt).commitment === commitment;
}

/** Documents by salted commitment. */
export const evidence = { commit, commitHash, opens, isOf, randomSalt } as const;
