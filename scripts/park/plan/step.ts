import type { DocumentKindName } from "../../../sdk/enums/index.js";
import { errors } from "../../../sdk/errors/index.js";
import { documentKey, type Snapshot } from "../snapshot.js";

/** Who takes a step. */
export type Actor =
  | { readonly is: "identity" }
  | { readonly is: "council" }
  | { readonly is: "authority" }
  | { readonly is: "party"; readonly alias: string; readonly address: string };

/** A call of a contract of the deployment. */
export interface StepCall {
  readonly contract: "Consortium" | "ParkRegistry" | "Tenancy";
  readonly data: string;
}

/** Why the chain would refuse a step, or why the tool does not take it. */
export interface Refusal {
  readonly name: string;
  /** The refusal with its values. */
  readonly text: string;
  readonly meaning: string;
  readonly do: string;
  /** Which field of the file names the document, and as what it must be attested. */
  readonly document?: string;
}

/** Where a step is. */
export type StepState =
  /** `note` tells where the chain differs from the file; the tool changes nothing that is done. */
  | { readonly is: "done"; readonly note?: string }
  | { readonly is: "ready" }
  /** Ready, but its key is not given: its owner takes it. */
  | { readonly is: "left"; readonly note?: string }
  /** For earlier steps, or until a moment in Unix seconds. */
  | { readonly is: "waiting"; readonly for: readonly string[]; readonly until?: number }
  | { readonly is: "refused"; readonly why: Refusal };

/** One step of a plan. */
export interface Step {
  /** Names it, the same in every run. */
  readonly id: string;
  readonly what: string;
  readonly who: string;
  readonly by: Actor;
  readonly state: StepState;
  /** What is called; undefined as long as an earlier step must tell a number. */
  readonly call?: StepCall;
}

/** What is known of a step before it is placed among the others. */
export interface Draft extends Omit<Step, "state"> {
  /** Done already: with a note if the chain differs, true if not. */
  readonly done?: string | boolean | undefined;
  readonly refusal?: Refusal | undefined;
  /** Steps that must be done before. */
  readonly needs?: readonly string[];
  /** Where it is when nothing stands in its way, see {@link ifKeyed}. */
  readonly free: StepState;
}

/** Ready if its key is given, else left to its owner. */
export const ifKeyed = (keyed: boolean): StepState => ({ is: keyed ? "ready" : "left" });

/** The refusal of the suite with these values. */
export function refusalOf(name: string, values: readonly unknown[]): Refusal {
  return explained(errors.encode(name, values));
}

/** A refusal as the chain encoded it; undefined if there is none. */
export function refusalIn(data: string | undefined): Refusal | undefined {
  return data === undefined || data === "" ? undefined : explained(data);
}

/** Why a document that the file names is not good; undefined if it is. */
export function documentRefusal(
  { documents }: Pick<Snapshot, "documents">,
  field: string,
  document: string,
  kind: DocumentKindName | "any",
): Refusal | undefined {
  const refusal = refusalIn(documents[documentKey(document, kind)]);
  const as = kind === "any" ? "a document of any kind" : kind;
  return refusal && { ...refusal, document: `${field} in the file, to be attested as ${as}` };
}

/** What a failed call says. */
export function explained(error: unknown): Refusal {
  const why = errors.explain(error);
  if (why === undefined) {
    const text = error instanceof Error ? error.message : String(error);
    return {
      name: "Failed",
      text,
      meaning: "The call failed without a refusal of the suite.",
      do: "Read the text.",
    };
  }
  const text = why.message.replace(`: ${why.meaning}`, "");
  return { name: why.name, text, meaning: why.meaning, do: why.whatToDo };
}

/** The tool's own refusal, where the file and the chain do not go together. */
export const differs = (text: string, advice: string): Refusal => ({
  name: "Differs",
  text,
  meaning: "What is on the chain is not what the file says.",
  do: advice,
});

/** Steps in order; each is placed by what it needs of those before. */
export class StepList {
  readonly steps: Step[] = [];

  add({ done, refusal, needs = [], free, ...step }: Draft): Step {
    const open = needs.filter((id) => this.find(id)?.state.is !== "done");
    const placed = { ...step, state: stateOf(done, refusal, open, free) };
    this.steps.push(placed);
    return placed;
  }

  find(id: string): Step | undefined {
    return this.steps.find((step) => step.id === id);
  }
}

function stateOf(
  done: Draft["done"],
  refusal: Refusal | undefined,
  open: readonly string[],
  free: StepState,
): StepState {
  if (done === true) return { is: "done" };
  if (typeof done === "string") return { is: "done", note: done };
  if (refusal !== undefined) return { is: "refused", why: refusal };
  if (open.length > 0) return { is: "waiting", for: open };
  return free;
}
