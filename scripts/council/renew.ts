import { authority } from "../../sdk/authority/index.js";
import type { Desk } from "./desk.js";
import { nextNumber } from "./numbers.js";
import { brief } from "./text.js";

/** Gives the steps that are not done new numbers after another transaction took theirs; they are signed anew. */
export async function renew(desk: Desk, which: string | undefined): Promise<void> {
  const { suite, store, say } = desk;
  const stored = store.find(which);
  authority.verify(suite, stored.proposal);
  const { next, steps } = await authority.standing(suite, stored.proposal);
  const ended = steps.find(({ is }) => is === "cancelled" || is === "expired");
  if (next === undefined || ended !== undefined) throw authority.refusal(ended);
  const first = await nextNumber(desk, stored.number);
  const proposal = authority.renumber(suite, stored.proposal, next, first);
  store.write({ ...stored, proposal });
  say(brief({ ...stored, proposal }, await authority.standing(suite, proposal)));
}
