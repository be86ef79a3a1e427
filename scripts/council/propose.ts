import { authority, CouncilError, type CouncilCall, type Proposal } from "../../sdk/authority/index.js";
import { addressIn } from "../../sdk/connect/index.js";
import type { Desk } from "./desk.js";
import { readActions, type ActionOptions } from "./input.js";
import { nextNumber } from "./numbers.js";
import type { StoredProposal } from "./store.js";
import { full } from "./text.js";

/**
 * Writes a proposal. What can be done at once takes the council's next number, before what waits; what is delayed takes
 * its turn behind the others. `turn`, "next" or "last", says otherwise. What is overtaken must be renewed.
 */
export async function propose(
  desk: Desk,
  what: string | undefined,
  options: ActionOptions,
): Promise<StoredProposal> {
  const { suite, store, say } = desk;
  const calls =
    what === "cancel"
      ? withdrawal(desk, options.proposal)
      : readActions(what, options).map((action) => authority.encodeAction(suite, action));
  const { nonce } = await authority.readCouncil(suite);
  const first = await authority.draw(suite, calls, nonce);
  const { turn = first.actions.some(({ delay }) => delay > 0) ? "last" : "next" } = options;
  if (turn !== "next" && turn !== "last") throw new CouncilError("Malformed", "--turn is next or last");
  const proposal = turn === "last" ? authority.renumber(suite, first, 0, await nextNumber(desk)) : first;
  const stored = store.add(proposal);
  say(full(stored, await authority.standing(suite, proposal)));
  return stored;
}

/** The council's own cancellation of what it has scheduled. */
function withdrawal({ store, suite }: Desk, which: ActionOptions[string]): CouncilCall[] {
  const { proposal } = store.find(typeof which === "string" ? which : undefined);
  const calls = cancellations(proposal, (target, data) =>
    suite.consortium.interface.encodeFunctionData("cancel", [proposal.council, target, data]),
  );
  return calls.map((data) => ({ target: addressIn(suite.deployment, "Consortium"), data }));
}

function cancellations({ actions }: Proposal, encode: (target: string, data: string) => string): string[] {
  const delayed = actions.filter(({ delay }) => delay > 0);
  if (delayed.length === 0) throw new CouncilError("Malformed", "nothing of it is scheduled");
  return delayed.map(({ target, data }) => encode(target, data));
}
