// SPDX-License-Identifier: Apache-2.0
import { AbiCoder, concat, dataSlice, id, keccak256 } from "ethers";
import { PartyAccount__factory } from "../../../typechain-types/index.js";
import { authorised, batchDigest, call, NEVER, type Call } from "./execute.js";
import type { Member } from "./ground.js";
import type { Key } from "./keys.js";

/** First four bytes of a session's signature. */
export const SESSION_SIGNATURE = dataSlice(id("Session(bytes signer,bytes signature)"), 0, 4);

const coder = AbiCoder.defaultAbiCoder();
const account = PartyAccount__factory.createInterface();

/** A call as a session names it. */
export interface Named {
  readonly target: string;
  readonly selector: string;
}

/** What names these calls. */
export const named = (...calls: readonly Call[]): Named[] =>
  calls.map(({ target, data }) => ({ target, selector: dataSlice(data, 0, 4) }));

/** The call by which an account grants a session. */
export function grantOf(party: Member, key: Key, calls: readonly Named[], until = NEVER): Call {
  return call(party.address, account.encodeFunctionData("grantSession", [key.signer, until, [...calls]]));
}

/** The call by which an account revokes a session. */
export function revocationOf(party: Member, key: Key): Call {
  return call(party.address, account.encodeFunctionData("revokeSession", [key.signer]));
}

/** The first nonce of a session's own series. */
export function firstNonce(key: Key): bigint {
  return BigInt(dataSlice(keccak256(key.signer), 0, 24)) << 64n;
}

/** A session's signature as it stands in opData. */
export function sessionSignature(signer: string, signature: string): string {
  return concat([SESSION_SIGNATURE, coder.encode(["bytes", "bytes"], [signer, signature])]);
}

/** A batch signed by a session's key, with the session's next nonce. */
export async function sessionBatch(
  party: Member,
  key: Key,
  calls: readonly Call[],
  { nonce, deadline = NEVER }: { nonce?: bigint; deadline?: number } = {},
): Promise<string> {
  const series = firstNonce(key) >> 64n;
  const next = nonce ?? (await party.account["nonces(address,uint192)"](party.address, series));
  const digest = await batchDigest(party.address, calls, next, deadline);
  return authorised(calls, next, deadline, sessionSignature(key.signer, key.sign(digest)));
}
