import { relative } from "node:path";
import { authority, type ProposalStanding, type Step, type StepState } from "../../sdk/authority/index.js";
import { columns } from "../lib/project.js";
import type { StoredProposal } from "./store.js";

const numberText = (number: number): string => number.toString().padStart(3, "0");

/** A proposal in a few lines: what it does, and where each step is. */
export function brief({ number, proposal }: StoredProposal, { steps }: ProposalStanding): string {
  const rows = proposal.steps.map((step, i) => [stepName(step), stateText(steps[i])]);
  return [`${numberText(number)}  ${proposal.title}`, indented(columns(rows, "left"))].join("\n");
}

/** Everything that a member should read before signing. */
export function full(stored: StoredProposal, standing: ProposalStanding): string {
  const { proposal, file } = stored;
  const { council, steps } = standing;
  return [
    `proposal ${numberText(stored.number)} on chain ${proposal.chainId}, ${relative(process.cwd(), file)}`,
    `council  ${council.address}, ${council.threshold} of ${council.owners.length} sign`,
    ...proposal.actions.flatMap((action, i) => [
      "",
      `action ${i + 1}  ${action.text}`,
      indented(
        columns(
          [
            ["target", `${action.target} ${action.contract}`],
            ["function", action.function || "unknown"],
            ...Object.entries(action.values).map(([name, value]) => [`  ${name}`, value]),
            ["calldata", action.data],
            ["delay", action.delay === 0 ? "none, it is done at once" : authority.duration(action.delay)],
          ],
          "left",
        ),
      ),
    ]),
    ...proposal.steps.flatMap((step, i) => ["", stepText(step, i, standing, steps[i])]),
  ].join("\n");
}

function stepText(
  step: Step,
  i: number,
  { council }: ProposalStanding,
  state: StepState | undefined,
): string {
  const signed = authority.validSignatures(council, step).map(({ signer }) => signer);
  const missing = council.owners.filter((owner) => !signed.includes(owner));
  const rows = [
    ["state", stateText(state)],
    ["hash", step.safeTxHash],
    ...signed.map((signer) => ["signed by", signer]),
    ...(state?.is === "done" ? [] : missing.map((owner) => ["not yet", owner])),
  ];
  return `step ${i + 1}  ${stepName(step)}\n${indented(columns(rows, "left"))}`;
}

/** A step by what it does and its number among the council's transactions. */
export function stepName({ does, action, nonce }: Step): string {
  return `${does} action ${action + 1} (transaction no. ${nonce})`;
}

/** Where a step is, in words. */
export function stateText(state: StepState | undefined): string {
  if (state === undefined) return "unknown";
  if (state.is === "done") return `done at ${authority.moment(state.at)}`;
  if (state.is === "ready") return "signed: can be executed";
  if (state.is === "waiting" && state.until !== undefined)
    return `waits until ${authority.moment(state.until)}`;
  return authority.refusal(state).message;
}

function indented(text: string): string {
  return text.replace(/^/gm, "     ");
}
