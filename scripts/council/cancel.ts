import { authority, CouncilError, type ProposedAction } from "../../sdk/authority/index.js";
import { errors } from "../../sdk/errors/index.js";
import { requireKey, type Desk } from "./desk.js";
import { brief } from "./text.js";

/** A guardian cancels what a proposal has scheduled. */
export async function cancel(desk: Desk, which: string | undefined): Promise<void> {
  const { suite, store, say } = desk;
  const key = requireKey(desk, "the guardian");
  const stored = store.find(which);
  const { proposal } = stored;
  authority.verify(suite, proposal);
  const { consortium } = suite.with(key);
  const scheduled: ProposedAction[] = [];
  for (const action of proposal.actions) {
    const id = await consortium.hashOperation(proposal.council, action.target, action.data);
    if ((await consortium.getSchedule(id)) !== 0n) scheduled.push(action);
  }
  if (scheduled.length === 0) throw new CouncilError("Refused", "nothing of it is scheduled now");
  for (const { target, data } of scheduled) {
    try {
      await (await consortium.cancel(proposal.council, target, data)).wait();
    } catch (error) {
      throw refused(error, await key.getAddress());
    }
  }
  say(brief(stored, await authority.standing(suite, proposal)));
}

function refused(error: unknown, who: string): CouncilError {
  const refusal = errors.explain(error);
  return refusal?.name === "AccessManagerUnauthorizedCancel"
    ? new CouncilError(
        "Refused",
        `${who} is no guardian, who alone cancels what the council scheduled`,
        error,
      )
    : new CouncilError("Refused", refusal?.message ?? String(error), error);
}
