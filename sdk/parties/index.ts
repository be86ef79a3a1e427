// SPDX-License-Identifier: Apache-2.0
import { AbiCoder, concat, getCreate2Address, hexlify, isHexString, keccak256, toUtf8Bytes } from "ethers";
import type { Suite } from "../connect/index.js";
import { PartyKind, type PartyKindName } from "../enums/index.js";
import { randomSalt } from "../evidence/index.js";
import { validate } from "../identifiers/index.js";
import { batchArguments, batchTypedData, execute } from "./batches.js";
import { executeAs, grantSession, revokeSession, sessionSignature, sessionTerms } from "./sessions.js";

export { batchArguments, batchTypedData, execute, type BatchTerms, type Call } from "./batches.js";
export {
  executeAs,
  grantSession,
  revokeSession,
  sessionSignature,
  sessionTerms,
  type NamedCall,
  type Session,
} from "./sessions.js";

const coder = AbiCoder.defaultAbiCoder();

/** A salted credential. Keep the salt: with it alone the party can show who it is. */
export interface Credential {
  /** What the ledger knows. */
  readonly commitment: string;
  /** 32 random bytes. */
  readonly salt: string;
}

/**
 * The credential of a legal person by its unified social credit code; equal to `PartyRegistry.credentialOf`.
 *
 * @param creditCode as written by people.
 * @param salt 32 bytes in hexadecimal; random by default.
 * @throws RangeError with the reason if the code is wrong; TypeError if the salt is not 32 bytes.
 */
export function creditCodeCredential(creditCode: string, salt: string = randomSalt()): Credential {
  const { canonical, reason } = validate("uscc", creditCode);
  if (canonical === null) throw new RangeError(`${creditCode}: ${reason}`);
  return {
    commitment: keccak256(
      coder.encode(["bytes32", "bytes18"], [checkedSalt(salt), creditCodeWord(canonical)]),
    ),
    salt,
  };
}

/**
 * The credential of a party without a credit code, such as a natural person, from a canonical text that its identity
 * office knows. The text never goes on chain.
 */
export function textCredential(text: string, salt: string = randomSalt()): Credential {
  if (text === "") throw new RangeError("an empty text is no credential");
  return { commitment: keccak256(concat([checkedSalt(salt), toUtf8Bytes(text)])), salt };
}

/** A credit code as `CreditCode` keeps it: 18 bytes in hexadecimal. */
export function creditCodeWord(canonical: string): string {
  return hexlify(toUtf8Bytes(canonical));
}

function checkedSalt(salt: string): string {
  if (!isHexString(salt, 32)) throw new TypeError("the salt is not 32 bytes in hexadecimal");
  return salt;
}

/**
 * The address of the party with a credential, enrolled or not: that of an ERC-1167 clone at a CREATE2 address.
 *
 * @param registry address of the registry of parties (the consortium).
 * @param implementation its `ACCOUNT_IMPLEMENTATION`.
 * @param commitment of the credential.
 */
export function addressOf(registry: string, implementation: string, commitment: string): string {
  const initCode = concat([
    "0x3d602d80600a3d3981f3363d3d373d3d3d363d73",
    implementation,
    "0x5af43d82803e903d91602b57fd5bf3",
  ]);
  return getCreate2Address(registry, commitment, keccak256(initCode));
}

/** A party to enrol. */
export interface Enrolment {
  /** Commitment of its credential. */
  readonly credential: string;
  readonly kind: PartyKindName;
  /** GB/T 2260 code of the identity office that keeps it. */
  readonly division: number;
  /** Commitment of the attested proof of identity. */
  readonly evidence: string;
  /** ERC-7913 signers, addresses for secp256k1 keys; without any, the party gets its keys later. */
  readonly signers?: readonly string[];
  /** How many of the signers must sign; 1 by default. */
  readonly threshold?: number;
}

/**
 * Enrols a party and gives it its keys. The suite's runner holds the identity office of the division.
 *
 * @returns the party's address.
 */
export async function enrol(suite: Suite, party: Enrolment): Promise<string> {
  const { consortium } = suite;
  const { credential, kind, division, evidence, signers = [], threshold = 1 } = party;
  await (await consortium.enrol(credential, PartyKind[kind], division, evidence)).wait();
  if (signers.length > 0) await (await consortium.giveKeys(credential, [...signers], threshold)).wait();
  return consortium.addressOf(credential);
}

/** Parties and their accounts. */
export const parties = {
  creditCodeCredential,
  textCredential,
  addressOf,
  enrol,
  execute,
  batchTypedData,
  batchArguments,
  grantSession,
  revokeSession,
  executeAs,
  sessionTerms,
  sessionSignature,
} as const;
