// SPDX-License-Identifier: Apache-2.0
import { addressIn, type Suite } from "../connect/index.js";
import type { Proposal, ProposedAction, Step } from "./proposal.js";
import { providerOf, readCouncil, SAFE, type Council } from "./safe.js";

/** Where a step is. Moments are Unix seconds. */
export type StepState =
  | { readonly is: "done"; readonly at: number; readonly transaction: string }
  /** Nothing is missing: it can be sent. */
  | { readonly is: "ready" }
  | { readonly is: "unsigned"; readonly missing: number }
  /** Its delay runs, or begins once it is scheduled. */
  | { readonly is: "waiting"; readonly until: number | undefined }
  /** Another transaction of the council has the next number. */
  | { readonly is: "queued"; readonly next: number }
  /** Another transaction had its number. */
  | { readonly is: "stale"; readonly next: number }
  | { readonly is: "cancelled"; readonly at: number; readonly by: string }
  /** It was not executed in the time that the manager gives it, a week. */
  | { readonly is: "expired"; readonly at: number };

/** Where a proposal is. */
export interface ProposalStanding {
  readonly council: Council;
  readonly steps: readonly StepState[];
  /** Place of the first step that is not done; undefined if all are. */
  readonly next: number | undefined;
  /** Whether an action was cancelled or has expired: no step is to come. */
  readonly ended: boolean;
}

/** Reads from the chain where a proposal is. */
export async function standing(suite: Suite, proposal: Proposal): Promise<ProposalStanding> {
  const council = await readCouncil(suite);
  const done = await Promise.all(proposal.steps.map((step) => executionOf(suite, proposal.council, step)));
  const steps = await Promise.all(
    proposal.steps.map(async (step, i) => done[i] ?? pendingState(suite, council, proposal, step, done)),
  );
  const next = steps.findIndex(({ is }) => is !== "done");
  return {
    council,
    steps,
    next: next === -1 ? undefined : next,
    ended: steps.some(({ is }) => is === "cancelled" || is === "expired"),
  };
}

type Done = Extract<StepState, { is: "done" }>;

async function executionOf(suite: Suite, council: string, { safeTxHash }: Step): Promise<Done | undefined> {
  const provider = providerOf(suite);
  const [log] = await provider.getLogs({
    address: council,
    topics: SAFE.encodeFilterTopics("ExecutionSuccess", [safeTxHash]),
    fromBlock: suite.deployment.block,
  });
  if (log === undefined) return undefined;
  return { is: "done", at: await timeOf(suite, log.blockNumber), transaction: log.transactionHash };
}

async function pendingState(
  suite: Suite,
  council: Council,
  proposal: Proposal,
  step: Step,
  done: readonly (Done | undefined)[],
): Promise<StepState> {
  const action = proposal.actions[step.action];
  const scheduled = proposal.steps.findIndex(
    ({ action: a, does }) => a === step.action && does === "schedule",
  );
  let wait: StepState | undefined;
  if (step.does === "execute" && action !== undefined && scheduled !== -1) {
    const began = done[scheduled];
    wait = began === undefined ? { is: "waiting", until: undefined } : await operation(suite, action, began);
    if (wait?.is === "done" || wait?.is === "cancelled" || wait?.is === "expired") return wait;
  }
  if (step.nonce < council.nonce) return { is: "stale", next: council.nonce };
  if (wait !== undefined) return wait;
  if (step.nonce > council.nonce) return { is: "queued", next: council.nonce };
  const missing = council.threshold - validSignatures(council, step).length;
  return missing > 0 ? { is: "unsigned", missing } : { is: "ready" };
}

/** The signatures of those who are owners now. */
export function validSignatures({ owners }: Council, step: Step): Step["signatures"] {
  return step.signatures.filter(({ signer }) => owners.includes(signer));
}

/** Where a scheduled operation is; undefined if it can be executed. */
async function operation(
  suite: Suite,
  { target, data }: ProposedAction,
  { transaction }: Done,
): Promise<StepState | undefined> {
  const { consortium } = suite;
  const id = await consortium.hashOperation(addressIn(suite.deployment, "Council"), target, data);
  const receipt = await providerOf(suite).getTransactionReceipt(transaction);
  const block = receipt?.blockNumber ?? 0;
  const [scheduled] = await consortium.queryFilter(consortium.filters.OperationScheduled(id), block, block);
  if (scheduled === undefined) return undefined;
  const { nonce, schedule } = scheduled.args;
  const [executed] = await consortium.queryFilter(consortium.filters.OperationExecuted(id, nonce), block);
  if (executed !== undefined) {
    const at = await timeOf(suite, executed.blockNumber);
    return { is: "done", at, transaction: executed.transactionHash };
  }
  const [cancelled] = await consortium.queryFilter(consortium.filters.OperationCanceled(id, nonce), block);
  if (cancelled !== undefined) {
    const { from, to } = await cancelled.getTransaction();
    const council = addressIn(suite.deployment, "Council");
    const by = to === council ? council : from;
    return { is: "cancelled", at: await timeOf(suite, cancelled.blockNumber), by };
  }
  const now = await nextTime(suite);
  const end = Number(schedule) + Number(await consortium.expiration());
  if (now >= end) return { is: "expired", at: end };
  return now < Number(schedule) ? { is: "waiting", until: Number(schedule) } : undefined;
}

/** TIMESTAMP PUSH0 MSTORE PUSH1 32 PUSH0 RETURN: code whose call answers with the time of its block. */
const CLOCK = "0x425f5260205ff3";

/** The least time of the next block: a node that mines on demand has an old latest one. */
async function nextTime(suite: Suite): Promise<number> {
  const pending = await providerOf(suite)
    .call({ data: CLOCK, blockTag: "pending" })
    .catch(() => "0x0"); // not every node has one
  return Math.max(await timeOf(suite, "latest"), Number(pending));
}

async function timeOf(suite: Suite, block: number | "latest"): Promise<number> {
  const found = await providerOf(suite).getBlock(block);
  if (found === null) throw new Error(`the node has no block ${block}`);
  return found.timestamp;
}
