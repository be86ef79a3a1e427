import { authority } from "../../sdk/authority/index.js";
import type { Desk } from "./desk.js";
import { brief } from "./text.js";

/** Who the council is, and where each proposal is. */
export async function list({ suite, store, say }: Desk, json: boolean): Promise<void> {
  const council = await authority.readCouncil(suite);
  const stored = await Promise.all(
    store.all().map(async (each) => ({ each, standing: await authority.standing(suite, each.proposal) })),
  );
  if (json) {
    const proposals = stored.map(({ each, standing: { steps, ended } }) => ({
      ...each,
      states: steps,
      ended,
    }));
    say(JSON.stringify({ council, proposals }, undefined, 2));
    return;
  }
  say(
    `council ${council.address}: ${council.threshold} of ${council.owners.length} sign; next is no. ${council.nonce}`,
  );
  for (const { each, standing } of stored) say(`\n${brief(each, standing)}`);
  if (stored.length === 0) say(`no proposals in ${store.folder}`);
}
