import { authority } from "../../sdk/authority/index.js";
import type { ParkFile } from "./file/types.js";
import { isComplete, type Step, type StepState } from "./plan/index.js";
import type { Planned } from "./run.js";

const STATES = ["done", "ready", "waiting", "left", "refused"] as const;
const WIDTH = Math.max(...STATES.map((name) => name.length));
const INDENT = " ".repeat(WIDTH + 7);

/** How the states are counted in words. */
const WORDS: Readonly<Record<StepState["is"], string>> = {
  done: "done",
  ready: "ready",
  waiting: "waiting",
  left: "left to their owners",
  refused: "refused",
};

/** A plan for people: every step with who takes it and where it is. */
export function planText({ park }: ParkFile, { steps, seen }: Planned): string {
  const number = seen.park === undefined ? "not established" : `park ${seen.park.number}`;
  return [
    `${park.code} ${park.name}: ${number}; it is ${authority.moment(seen.now)} on the chain`,
    ...steps.flatMap((step, i) => stepLines(step, i + 1, steps)),
    countText(steps),
  ].join("\n");
}

/** How many steps are in which state. */
export function countText(steps: readonly Step[]): string {
  const counts = STATES.map((name) => [steps.filter(({ state }) => state.is === name).length, name] as const);
  return counts
    .filter(([count]) => count > 0)
    .map(([count, name]) => `${count} ${WORDS[name]}`)
    .join(", ");
}

/** A plan for programs. */
export function planJson(file: ParkFile, { steps, seen }: Planned, dryRun: boolean): string {
  const plan = {
    code: file.park.code,
    park: seen.park?.number ?? null,
    dryRun,
    complete: isComplete(steps),
    steps: steps.map(({ id, what, who, state }, i) => ({ number: i + 1, id, what, who, ...state })),
  };
  return JSON.stringify(plan, undefined, 2);
}

function stepLines({ what, who, state }: Step, number: number, steps: readonly Step[]): string[] {
  const head = `${number.toString().padStart(4)}  ${state.is.padEnd(WIDTH)} ${what}`;
  return [head, `${INDENT}by ${who}`, ...reasonLines(state, steps).map((line) => `${INDENT}${line}`)];
}

function reasonLines(state: StepState, steps: readonly Step[]): string[] {
  if (state.is === "refused") {
    const { text, meaning, do: advice, document } = state.why;
    return [text, ...(document === undefined ? [] : [document]), `meaning: ${meaning}`, `do: ${advice}`];
  }
  if (state.is === "waiting") {
    if (state.until !== undefined) return [`its delay runs until ${authority.moment(state.until)}`];
    const numbers = steps.flatMap(({ id }, i) => (state.for.includes(id) ? [i + 1] : []));
    return [`for step${numbers.length === 1 ? "" : "s"} ${numbers.join(", ")}`];
  }
  if (state.is === "ready") return [];
  if (state.is === "left") return [state.note ?? "its key is not given"];
  return state.note === undefined ? [] : [`the chain differs: ${state.note}`];
}
