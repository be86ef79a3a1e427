import { authority } from "../../sdk/authority/index.js";
import type { Desk } from "./desk.js";

/** The first number of the council's transactions that no living proposal but `except` takes. */
export async function nextNumber(
  { suite, store }: Pick<Desk, "suite" | "store">,
  except?: number,
): Promise<number> {
  const { nonce } = await authority.readCouncil(suite);
  let next = nonce;
  for (const { number, proposal } of store.all()) {
    if (number === except) continue;
    const { steps, ended } = await authority.standing(suite, proposal);
    const dead = ended || steps.some(({ is }) => is === "stale");
    if (!dead) next = Math.max(next, ...proposal.steps.map((step) => step.nonce + 1));
  }
  return next;
}
