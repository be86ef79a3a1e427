import { addressIn } from "../../sdk/connect/index.js";
import { decide } from "./board.js";
import { observe, type View } from "./observe.js";
import { planPark, type Ground, type Step } from "./plan/index.js";
import { probe, send } from "./send.js";
import type { Snapshot } from "./snapshot.js";

/** A plan with the snapshot it was made from. */
export interface Planned {
  readonly steps: readonly Step[];
  readonly seen: Snapshot;
}

/** Tells of the steps as they are taken. */
export type Say = (line: string) => void;

/** Sees the chain, plans, and asks it whether what is ready would be refused. Changes nothing. */
export async function plan(view: View): Promise<Planned> {
  const seen = await observe(view);
  const steps = await Promise.all(planPark(groundOf(view, seen)).map((step) => probed(view, step)));
  return { steps, seen };
}

/**
 * Takes every step that is ready, and those that become ready by it, until none is: nothing is left, or the rest waits,
 * is refused, or is another's to do.
 *
 * @returns the plan of what is left.
 */
export async function run(view: View, first: Planned, say: Say): Promise<Planned> {
  let now = first;
  for (;;) {
    const ready = now.steps.filter(({ state }) => state.is === "ready");
    if (ready.length === 0) return now;
    await take(view, now, ready, say);
    const next = await plan(view);
    // What is as ready as before was not moved by being taken: it would not be by taking it again.
    if (doneIn(next) === doneIn(now) && ready.every(({ id }) => isReady(next, id))) return next;
    now = next;
  }
}

const doneIn = ({ steps }: Planned): number => steps.filter(({ state }) => state.is === "done").length;

const isReady = ({ steps }: Planned, id: string): boolean =>
  steps.some((step) => step.id === id && step.state.is === "ready");

async function take(view: View, { steps, seen }: Planned, ready: readonly Step[], say: Say): Promise<void> {
  const place = (step: Step): string => `[${steps.indexOf(step) + 1}/${steps.length}]`;
  const council = ready.filter(({ by }) => by.is === "council");
  if (council.length > 0) {
    for (const step of council) say(`${place(step)} ${step.what}: the council`);
    const decision = await decide(view, council, seen, say);
    if (decision.is === "open") say(decision.why);
  }
  for (const step of ready) {
    if (step.by.is === "council") continue;
    say(`${place(step)} ${step.what}: ${step.who}`);
    await send(view, step);
  }
}

async function probed(view: View, step: Step): Promise<Step> {
  if (step.state.is !== "ready") return step;
  const why = await probe(view, step);
  return why === undefined ? step : { ...step, state: { is: "refused", why } };
}

function groundOf({ suite, file, keys }: View, seen: Snapshot): Ground {
  return {
    file,
    seen,
    keys: {
      identity: keys.identity?.address,
      authority: keys.authority?.address,
      council: keys.council.map(({ address }) => address),
      parties: Object.entries(keys.parties).flatMap(([alias, list]) => (list.length > 0 ? [alias] : [])),
    },
    contracts: {
      Consortium: addressIn(suite.deployment, "Consortium"),
      ParkRegistry: addressIn(suite.deployment, "ParkRegistry"),
    },
  };
}
