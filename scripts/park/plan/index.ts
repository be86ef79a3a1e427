import { planCouncil } from "./council.js";
import type { Ground } from "./ground.js";
import { planParties } from "./parties.js";
import { planPremises } from "./premises.js";
import { StepList, type Step } from "./step.js";
import { planTenants } from "./tenants.js";

export type { Ground, GivenKeys } from "./ground.js";
export type { Actor, Refusal, Step, StepCall, StepState } from "./step.js";

/** All steps that set up the park of a file, in order, each with where it is on the chain as it was seen. */
export function planPark(ground: Ground): Step[] {
  const list = new StepList();
  planParties(ground, list);
  planCouncil(ground, list);
  planPremises(ground, list);
  planTenants(ground, list);
  return list.steps;
}

/** Whether nothing is left to do. */
export const isComplete = (steps: readonly Step[]): boolean =>
  steps.every(({ state }) => state.is === "done");
