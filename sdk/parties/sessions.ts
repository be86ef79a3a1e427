// SPDX-License-Identifier: Apache-2.0
import {
  AbiCoder,
  concat,
  dataSlice,
  FunctionFragment,
  id,
  keccak256,
  type ContractTransactionReceipt,
} from "ethers";
import type { Suite } from "../connect/index.js";
import { signOne, type KeyHolder } from "../instruments/index.js";
import { batchArguments, batchTypedData, defaultDeadline, type BatchTerms, type Call } from "./batches.js";

/** A call that a session may make. */
export interface NamedCall {
  /** Contract to call; never the party's own account. */
  readonly target: string;
  /** Function to call: its signature, such as `transfer(address,uint256)`, or its selector of 4 bytes. */
  readonly method: string;
}

/** A key that may have a party's account execute the named calls, and nothing else. */
export interface Session {
  /** ERC-7913 signer; an address for a secp256k1 key. */
  readonly signer: string;
  /** Last Unix second. */
  readonly until: bigint | number;
  /** One call at least, 16 at most. */
  readonly calls: readonly NamedCall[];
}

/** First four bytes of a session's signature, `PartyAccount.SESSION_SIGNATURE`. */
const SESSION_SIGNATURE = dataSlice(id("Session(bytes signer,bytes signature)"), 0, 4);
const SERIES_BYTES = 24;
const coder = AbiCoder.defaultAbiCoder();

/**
 * The call by which a party's account grants a session, for a batch that its own keys sign; see `parties.execute`.
 * It takes the place of an earlier session of the same signer, and ends when the account's keys change.
 *
 * @param party address of the party's account.
 * @throws TypeError for a method that is neither signature nor selector.
 */
export function grantSession(suite: Suite, party: string, { signer, until, calls }: Session): Call {
  const named = calls.map(({ target, method }) => ({ target, selector: selectorOf(method) }));
  const data = suite.party(party).interface.encodeFunctionData("grantSession", [signer, until, named]);
  return { target: party, data };
}

/** The call by which a party's account ends the session of a signer, for a batch that its own keys sign. */
export function revokeSession(suite: Suite, party: string, signer: string): Call {
  return { target: party, data: suite.party(party).interface.encodeFunctionData("revokeSession", [signer]) };
}

/**
 * The terms of the next batch of a session: its nonces run in a series of their own.
 *
 * @param signer of the session.
 * @param deadline last Unix second at which the batch may be executed; an hour from now by default.
 */
export async function sessionTerms(
  suite: Suite,
  party: string,
  signer: string,
  deadline: bigint = defaultDeadline(),
): Promise<BatchTerms> {
  const series = BigInt(dataSlice(keccak256(signer), 0, SERIES_BYTES));
  return { nonce: await suite.party(party)["nonces(address,uint192)"](party, series), deadline };
}

/**
 * What stands for a signature in the arguments of a session's batch.
 *
 * @param signer of the session.
 * @param signature of that signer over `parties.batchTypedData`.
 */
export function sessionSignature(signer: string, signature: string): string {
  return concat([SESSION_SIGNATURE, coder.encode(["bytes", "bytes"], [signer, signature])]);
}

/**
 * Has a party's account execute calls that a session authorises. Anyone may send it: the suite's runner pays.
 *
 * @param key the session's.
 * @param options deadline in Unix seconds; an hour from now by default.
 * @throws `SessionUnknown`, `SessionExpired`, `SessionCallNotNamed`, `SessionCarriesValue`, or the error of the call
 * that fails; nothing is done then.
 */
export async function executeAs(
  suite: Suite,
  party: string,
  calls: readonly Call[],
  key: KeyHolder,
  options: { readonly deadline?: bigint } = {},
): Promise<ContractTransactionReceipt | null> {
  const signer = "signDigest" in key ? key.signer : await key.getAddress();
  const terms = await sessionTerms(suite, party, signer, options.deadline);
  const { signature } = await signOne(batchTypedData(party, suite.deployment.chainId, calls, terms), key);
  const args = batchArguments(calls, terms, sessionSignature(signer, signature));
  return (await suite.party(party).execute(...args)).wait();
}

function selectorOf(method: string): string {
  return /^0x[0-9a-f]{8}$/i.test(method) ? method : FunctionFragment.from(method).selector;
}
