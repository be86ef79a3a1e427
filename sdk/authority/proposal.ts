// SPDX-License-Identifier: Apache-2.0
import { addressIn, type Suite } from "../connect/index.js";
import { delayOf, type CouncilCall } from "./actions.js";
import { CouncilError } from "./councilError.js";
import { describeCall, type DescribedCall } from "./describe.js";
import {
  safeTxHash,
  signerOf,
  signSafeTx,
  type Council,
  type OwnerSignature,
  type SafeTransaction,
  type TypedDataSigner,
} from "./safe.js";

/** A call of the council with what it means. */
export interface ProposedAction extends DescribedCall, CouncilCall {
  /** Seconds between scheduling and execution when it was proposed; 0 for what is done at once. */
  readonly delay: number;
}

/** One transaction of the council. */
export interface Step extends SafeTransaction {
  /** Place of its action among the proposal's. */
  readonly action: number;
  readonly does: "schedule" | "execute";
  /** What owners sign. */
  readonly safeTxHash: string;
  readonly signatures: readonly OwnerSignature[];
}

/** What the council is asked to do, with every signature so far: a file to be reviewed. */
export interface Proposal {
  readonly title: string;
  readonly chainId: number;
  readonly council: string;
  readonly actions: readonly ProposedAction[];
  /** First all that must be scheduled, then all that is executed. */
  readonly steps: readonly Step[];
}

/**
 * A proposal without signatures.
 *
 * @param calls what the council is to do, in this order.
 * @param nonce number of its first transaction of the council; the others follow.
 * @throws CouncilError `Refused` if the chain would not let the council do it.
 */
export async function draw(suite: Suite, calls: readonly CouncilCall[], nonce: number): Promise<Proposal> {
  if (calls.length === 0) throw new CouncilError("Malformed", "a proposal needs an action");
  const actions: ProposedAction[] = [];
  for (const { target, data } of calls) {
    const delay = await delayOf(suite, { target, data });
    actions.push({ ...describeCall(suite, target, data), target, data, delay });
  }
  return numbered(suite, actions, nonce);
}

/** The same proposal with new numbers from `nonce` on for the steps `from` this place on; their signatures go. */
export function renumber(suite: Suite, proposal: Proposal, from: number, nonce: number): Proposal {
  const fresh = numbered(suite, proposal.actions, nonce - from);
  return { ...proposal, steps: [...proposal.steps.slice(0, from), ...fresh.steps.slice(from)] };
}

function numbered(suite: Suite, actions: readonly ProposedAction[], nonce: number): Proposal {
  const { chainId } = suite.deployment;
  const council = addressIn(suite.deployment, "Council");
  const steps = transactionsOf(suite, actions).map((step, i) => {
    const transaction = { to: step.to, data: step.data, nonce: nonce + i };
    return { ...step, ...transaction, safeTxHash: safeTxHash(chainId, council, transaction), signatures: [] };
  });
  return { title: actions.map(({ text }) => text).join("; "), chainId, council, actions, steps };
}

function transactionsOf(
  suite: Suite,
  actions: readonly ProposedAction[],
): Pick<Step, "action" | "does" | "to" | "data">[] {
  const to = addressIn(suite.deployment, "Consortium");
  const scheduled = actions.flatMap(({ delay, target, data }, action) => {
    if (delay === 0) return [];
    const call = suite.consortium.interface.encodeFunctionData("schedule", [target, data, 0]);
    return [{ action, does: "schedule" as const, to, data: call }];
  });
  const executed = actions.map(({ target, data }, action) => ({
    action,
    does: "execute" as const,
    to: target,
    data,
  }));
  return [...scheduled, ...executed];
}

/**
 * Checks that a proposal says what it does: texts, calls, hashes and signatures belong together.
 *
 * @throws CouncilError `Tampered` that names what does not match.
 */
export function verify(suite: Suite, proposal: Proposal): void {
  const { deployment } = suite;
  const tampered = (what: string): CouncilError =>
    new CouncilError("Tampered", `the proposal has been altered, or is another deployment's: ${what}`);
  if (proposal.chainId !== deployment.chainId) throw tampered(`chain ${proposal.chainId}`);
  if (proposal.council !== addressIn(deployment, "Council")) throw tampered(`council ${proposal.council}`);
  for (const [i, action] of proposal.actions.entries()) {
    const { text, contract, function: called, values } = action;
    const said = JSON.stringify([text, contract, called, values]);
    const call = describeCall(suite, action.target, action.data);
    if (said !== JSON.stringify([call.text, call.contract, call.function, call.values])) {
      throw tampered(`action ${i + 1} says "${text}" but its calldata means "${call.text}"`);
    }
  }
  if (proposal.title !== proposal.actions.map(({ text }) => text).join("; ")) throw tampered("the title");
  const expected = transactionsOf(suite, proposal.actions);
  if (expected.length !== proposal.steps.length) throw tampered("steps are missing or added");
  for (const [i, step] of proposal.steps.entries()) {
    const due = expected[i];
    if (
      due?.action !== step.action ||
      due.does !== step.does ||
      due.to !== step.to ||
      due.data !== step.data
    ) {
      throw tampered(`step ${i + 1} does not do what action ${step.action + 1} says`);
    }
    if (safeTxHash(proposal.chainId, proposal.council, step) !== step.safeTxHash) {
      throw tampered(`the hash of step ${i + 1} does not match`);
    }
    checkSignatures(proposal, step, (what) => tampered(`step ${i + 1}, ${what}`));
  }
}

function checkSignatures(
  { chainId, council }: Proposal,
  step: Step,
  tampered: (what: string) => CouncilError,
): void {
  const signers = new Set<string>();
  for (const { signer, signature } of step.signatures) {
    if (signers.has(signer)) throw tampered(`two signatures of ${signer}`);
    signers.add(signer);
    let actual: string;
    try {
      actual = signerOf(chainId, council, step, signature);
    } catch {
      throw tampered(`the signature of ${signer} is malformed`);
    }
    if (actual !== signer) throw tampered(`the signature of ${signer} is not theirs`);
  }
}

/**
 * The proposal with an owner's signature under the steps at these places.
 *
 * @throws CouncilError `NotAnOwner`; `AlreadySigned` if the owner has signed all of them.
 */
export async function sign(
  { owners }: Council,
  proposal: Proposal,
  places: readonly number[],
  signer: TypedDataSigner,
): Promise<Proposal> {
  const address = await signer.getAddress();
  if (!owners.includes(address)) {
    throw new CouncilError("NotAnOwner", `${address} is no member of the council: ${owners.join(", ")}`);
  }
  const unsigned = places.filter((place) => !signedBy(proposal.steps[place], address));
  if (unsigned.length === 0) throw new CouncilError("AlreadySigned", `${address} has signed already`);
  const steps = [...proposal.steps];
  for (const place of unsigned) {
    const step = steps[place];
    if (step === undefined) continue;
    const signature = await signSafeTx(proposal.chainId, proposal.council, step, signer);
    steps[place] = { ...step, signatures: [...step.signatures, signature] };
  }
  return { ...proposal, steps };
}

function signedBy(step: Step | undefined, address: string): boolean {
  return step?.signatures.some(({ signer }) => signer === address) ?? false;
}
