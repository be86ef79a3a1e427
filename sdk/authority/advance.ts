// SPDX-License-Identifier: Apache-2.0
import type { Signer } from "ethers";
import { errors } from "../errors/index.js";
import type { Suite } from "../connect/index.js";
import { CouncilError } from "./councilError.js";
import { verify, type Proposal } from "./proposal.js";
import { execution } from "./safe.js";
import { standing, validSignatures, type ProposalStanding, type StepState } from "./standing.js";
import { moment } from "./time.js";

/** What was done of a proposal, and where it is now. */
export interface Advance {
  /** Places of the steps that were sent. */
  readonly sent: readonly number[];
  readonly standing: ProposalStanding;
}

/**
 * Sends every step of a proposal that is due, in order.
 *
 * @param sender pays for the transactions; needs no office.
 * @throws CouncilError that says why no step is due: `ThresholdNotMet`, `TooEarly`, `OutOfTurn`, `StaleNonce`,
 * `Cancelled`, `Expired`, `Finished`, `Tampered`; `Refused` if the chain refuses the act itself.
 */
export async function advance(suite: Suite, proposal: Proposal, sender: Signer): Promise<Advance> {
  verify(suite, proposal);
  const sent: number[] = [];
  for (;;) {
    const now = await standing(suite, proposal);
    const { next } = now;
    const state = next === undefined ? undefined : now.steps[next];
    if (next === undefined || state?.is !== "ready") {
      if (sent.length === 0) throw refusal(state);
      return { sent, standing: now };
    }
    await send(proposal, next, now, sender);
    sent.push(next);
  }
}

async function send(
  { steps, council }: Proposal,
  place: number,
  { council: now }: ProposalStanding,
  sender: Signer,
): Promise<void> {
  const step = steps[place];
  if (step === undefined) return;
  const signatures = validSignatures(now, step).slice(0, now.threshold);
  try {
    const response = await sender.sendTransaction({ to: council, data: execution(step, signatures) });
    await response.wait();
  } catch (error) {
    const why = errors.explain(error)?.message ?? (error instanceof Error ? error.message : String(error));
    throw new CouncilError("Refused", `step ${place + 1} was refused: ${why}`, error);
  }
}

/** Why a step cannot be sent. */
export function refusal(state: StepState | undefined): CouncilError {
  switch (state?.is) {
    case "unsigned":
      return new CouncilError("ThresholdNotMet", `${signatures(state.missing)} missing`);
    case "waiting":
      return state.until === undefined
        ? new CouncilError("TooEarly", "it must be scheduled first")
        : new CouncilError("TooEarly", `it is too early: its delay runs until ${moment(state.until)}`);
    case "queued":
      return new CouncilError(
        "OutOfTurn",
        `it is not its turn: the council's next transaction is no. ${state.next}`,
      );
    case "stale":
      return new CouncilError(
        "StaleNonce",
        `another transaction had its number, the council is at no. ${state.next}: give it new numbers with \`renew\``,
      );
    case "cancelled":
      return new CouncilError("Cancelled", `${state.by} cancelled it at ${moment(state.at)}`);
    case "expired":
      return new CouncilError("Expired", `it was not executed by ${moment(state.at)}: propose it again`);
    default:
      return new CouncilError("Finished", "nothing is left to do: every step is done");
  }
}

function signatures(missing: number): string {
  return missing === 1 ? "1 signature is" : `${missing} signatures are`;
}
