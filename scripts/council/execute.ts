import { authority } from "../../sdk/authority/index.js";
import type { Desk } from "./desk.js";
import { brief, stateText, stepName } from "./text.js";

/** Sends the steps that are due and says when the next one is. */
export async function execute(desk: Desk, which: string | undefined): Promise<void> {
  const { suite, store, say } = desk;
  const stored = store.find(which);
  const { steps } = stored.proposal;
  const { sent, standing } = await authority.advance(
    suite,
    stored.proposal,
    desk.key ?? (await desk.sender()),
  );
  for (const place of sent) {
    const step = steps[place];
    if (step !== undefined) say(`sent: ${stepName(step)}`);
  }
  say(brief(stored, standing));
  const { next } = standing;
  say(next === undefined ? "every step is done" : `next: ${stateText(standing.steps[next])}`);
}
