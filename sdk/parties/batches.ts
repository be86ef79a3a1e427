// SPDX-License-Identifier: Apache-2.0
import { AbiCoder, type ContractTransactionReceipt } from "ethers";
import type { Suite } from "../connect/index.js";
import { signTyped, type KeyHolder, type SignOptions, type TypedData } from "../instruments/index.js";

const coder = AbiCoder.defaultAbiCoder();

/** One call of a batch. */
export interface Call {
  readonly target: string;
  /** Native coin, in its smallest unit; 0 by default. */
  readonly value?: bigint;
  readonly data: string;
}

/** What bounds a batch. */
export interface BatchTerms {
  /** Next nonce of the account (its `nonces(account)`). */
  readonly nonce: bigint;
  /** Last Unix second at which the batch may be executed. */
  readonly deadline: bigint;
}

/** ERC-7821: one batch, all or nothing, with opData. */
const MODE = `0x01000000000078210001${"00".repeat(22)}`;
const DEFAULT_DEADLINE_SECONDS = 3_600;

/** What the keys of an account sign to have it execute a batch. */
export function batchTypedData(
  account: string,
  chainId: bigint | number,
  calls: readonly Call[],
  { nonce, deadline }: BatchTerms,
): TypedData {
  return {
    domain: { name: "PartyAccount", version: "1", chainId, verifyingContract: account },
    types: {
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
    },
    primaryType: "Execute",
    message: { calls: calls.map(complete), nonce, deadline },
  };
}

/** The arguments of `PartyAccount.execute` for a signed batch. */
export function batchArguments(
  calls: readonly Call[],
  { nonce, deadline }: BatchTerms,
  signature: string,
): [mode: string, executionData: string] {
  const opData = coder.encode(["uint256", "uint256", "bytes"], [nonce, deadline, signature]);
  const list = calls.map(complete).map(({ target, value, data }) => [target, value, data]);
  return [MODE, coder.encode(["tuple(address,uint256,bytes)[]", "bytes"], [list, opData])];
}

/**
 * Has a party's account execute calls that its keys authorise. Anyone may send it: the suite's runner pays.
 *
 * @param keys as many keys as the account's threshold asks for.
 * @throws the error of the call that fails; nothing is done then.
 */
export async function execute(
  suite: Suite,
  party: string,
  calls: readonly Call[],
  keys: KeyHolder | readonly KeyHolder[],
  options: SignOptions & { readonly deadline?: bigint } = {},
): Promise<ContractTransactionReceipt | null> {
  const account = suite.party(party);
  const { deadline = defaultDeadline() } = options;
  const terms = { nonce: await account["nonces(address)"](party), deadline };
  const data = batchTypedData(party, suite.deployment.chainId, calls, terms);
  const signature = await signTyped(data, keys, options);
  return (await account.execute(...batchArguments(calls, terms, signature))).wait();
}

/** An hour from now by the clock of this machine, in Unix seconds. */
export function defaultDeadline(): bigint {
  return BigInt(Math.floor(Date.now() / 1000) + DEFAULT_DEADLINE_SECONDS);
}

function complete({ target, value = 0n, data }: Call): Required<Call> {
  return { target, value, data };
}
