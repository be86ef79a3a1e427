import { authority, type StepState } from "../../sdk/authority/index.js";
import { requireKey, type Desk } from "./desk.js";
import { brief } from "./text.js";

/** Adds a member's signature to every step that is to come, after checking that the file says what it does. */
export async function sign(desk: Desk, which: string | undefined): Promise<void> {
  const { suite, store, say } = desk;
  const key = requireKey(desk, "a member");
  const stored = store.find(which);
  authority.verify(suite, stored.proposal);
  const { council, steps } = await authority.standing(suite, stored.proposal);
  const stopped = steps.find(({ is }) => ["stale", "cancelled", "expired"].includes(is));
  if (stopped !== undefined) throw authority.refusal(stopped);
  const places = steps.flatMap((state: StepState, i) => (state.is === "done" ? [] : [i]));
  if (places.length === 0) throw authority.refusal(undefined);
  const proposal = await authority.sign(council, stored.proposal, places, key);
  store.write({ ...stored, proposal });
  say(brief({ ...stored, proposal }, await authority.standing(suite, proposal)));
  say(`${await key.getAddress()} has signed ${places.length} of its transactions`);
}
