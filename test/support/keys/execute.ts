// SPDX-License-Identifier: Apache-2.0
import { AbiCoder, TypedDataEncoder } from "ethers";
import type { Member } from "./ground.js";
import { ethers } from "./ground.js";

/** One call of a batch (ERC-7821). */
export interface Call {
  readonly target: string;
  readonly value: bigint;
  readonly data: string;
}

/** ERC-7821: a batch, all or nothing, whose authorisation comes beside it. */
export const WITH_OPDATA = `0x01000000000078210001${"00".repeat(22)}`;
/** ERC-7821: a batch, all or nothing. */
export const PLAIN_BATCH = `0x01${"00".repeat(31)}`;
/** A deadline far away. */
export const NEVER = 4_102_444_800;

const coder = AbiCoder.defaultAbiCoder();
const CALLS = "tuple(address,uint256,bytes)[]";
const TYPES = {
  Execute: [
    { name: "calls", type: "Call[]" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint256" },
  ],
  Call: [
    { name: "target", type: "address" },
    { name: "value", type: "uint256" },
    { name: "data", type: "bytes" },
  ],
};

export const call = (target: string, data: string, value = 0n): Call => ({ target, data, value });

/** Execution data without authorisation. */
export function plain(calls: readonly Call[]): string {
  return coder.encode([CALLS], [rows(calls)]);
}

/** Execution data with what the account asks for beside it. */
export function authorised(
  calls: readonly Call[],
  nonce: bigint,
  deadline: number,
  signature: string,
): string {
  const opData = coder.encode(["uint256", "uint256", "bytes"], [nonce, deadline, signature]);
  return coder.encode([CALLS, "bytes"], [rows(calls), opData]);
}

/** What the signers of an account sign to execute a batch. */
export async function batchDigest(
  account: string,
  calls: readonly Call[],
  nonce: bigint,
  deadline: number,
): Promise<string> {
  const { chainId } = await ethers.provider.getNetwork();
  const domain = { name: "PartyAccount", version: "1", chainId, verifyingContract: account };
  return TypedDataEncoder.hash(domain, TYPES, { calls, nonce, deadline });
}

/** A batch signed by the party's keys, with the account's next nonce. */
export async function signedBatch(
  party: Member,
  calls: readonly Call[],
  { nonce, deadline = NEVER }: { nonce?: bigint; deadline?: number } = {},
): Promise<string> {
  const next = nonce ?? (await party.account["nonces(address)"](party.address));
  const digest = await batchDigest(party.address, calls, next, deadline);
  return authorised(calls, next, deadline, party.sign(digest));
}

function rows(calls: readonly Call[]): [string, bigint, string][] {
  return calls.map(({ target, value, data }) => [target, value, data]);
}
