import { authority } from "../../sdk/authority/index.js";
import { addressIn, type Suite } from "../../sdk/connect/index.js";
import { nextNumber } from "../council/numbers.js";
import type { StoredProposal } from "../council/store.js";
import type { KeyRing } from "./keys.js";
import type { View } from "./observe.js";
import type { Step } from "./plan/index.js";
import type { Snapshot } from "./snapshot.js";

/** What the council has come to. */
export type Decision =
  | { readonly is: "done" }
  /** Its delay runs, or others must sign or come first: in words. */
  | { readonly is: "open"; readonly why: string };

/**
 * The council's steps that are ready: one proposal for all that is not proposed yet, each signed with the keys at hand,
 * and sent as far as it is due. Proposals are kept where `npm run council` keeps them, so that members can sign there.
 */
export async function decide(
  view: View,
  steps: readonly Step[],
  seen: Snapshot,
  say: (line: string) => void,
): Promise<Decision> {
  const stored = [...proposed(view, steps, seen)];
  const fresh = steps.filter((step) => !stored.some((each) => covers(view, each, step)));
  if (fresh.length > 0) {
    const proposal = await propose(view, fresh);
    say(`proposal ${proposal.number}: ${proposal.proposal.title}`);
    stored.push(proposal);
  }
  let decision: Decision = { is: "done" };
  for (const each of stored) {
    const now = await carryOut(view, each, say);
    if (now.is === "open") decision = now;
  }
  return decision;
}

/** Proposals not yet done that make one of these calls. */
function proposed(view: View, steps: readonly Step[], seen: Snapshot): StoredProposal[] {
  return seen.council.proposals
    .map(({ number }) => view.store.find(number.toString()))
    .filter((stored) => steps.some((step) => covers(view, stored, step)));
}

function covers({ suite }: View, { proposal }: StoredProposal, { call }: Step): boolean {
  return proposal.actions.some(
    ({ target, data }) =>
      call !== undefined && target === addressIn(suite.deployment, call.contract) && data === call.data,
  );
}

async function propose({ suite, store, keys }: View, steps: readonly Step[]): Promise<StoredProposal> {
  const calls = steps.flatMap(({ call }) =>
    call === undefined ? [] : [{ target: addressIn(suite.deployment, call.contract), data: call.data }],
  );
  const [member] = keys.council;
  if (member === undefined) throw new RangeError("no key of a member is given");
  return store.add(await authority.draw(suite, calls, await nextNumber({ suite, store })));
}

/** Signs what is to come with the keys that have not, and sends what is due. */
async function carryOut(view: View, stored: StoredProposal, say: (line: string) => void): Promise<Decision> {
  const { suite, store, keys } = view;
  authority.verify(suite, stored.proposal);
  const current = await renewed(view, stored);
  const signed = await signedBy(suite, current, keys);
  store.write(signed);
  const sender = keys.sender ?? keys.council[0];
  if (sender === undefined) return { is: "open", why: "nobody is there to send it" };
  const before = await authority.standing(suite, signed.proposal);
  const state = before.next === undefined ? undefined : before.steps[before.next];
  const { standing } =
    state?.is === "ready" ? await authority.advance(suite, signed.proposal, sender) : { standing: before };
  const done = standing.steps.filter(({ is }) => is === "done").length;
  say(`proposal ${stored.number}: ${done} of ${standing.steps.length} transactions are done`);
  if (standing.next === undefined) return { is: "done" };
  const why = authority.refusal(standing.steps[standing.next]).message;
  return { is: "open", why: `proposal ${stored.number}: ${why}` };
}

/** With new numbers, where another transaction of the council took its. */
async function renewed({ suite, store }: View, stored: StoredProposal): Promise<StoredProposal> {
  const { next, steps } = await authority.standing(suite, stored.proposal);
  if (next === undefined || steps[next]?.is !== "stale") return stored;
  const first = await nextNumber({ suite, store }, stored.number);
  const renewal = { ...stored, proposal: authority.renumber(suite, stored.proposal, next, first) };
  store.write(renewal);
  return renewal;
}

async function signedBy(suite: Suite, stored: StoredProposal, keys: KeyRing): Promise<StoredProposal> {
  const { council, steps } = await authority.standing(suite, stored.proposal);
  let { proposal } = stored;
  for (const key of keys.council) {
    if (!council.owners.includes(key.address)) continue;
    const places = proposal.steps.flatMap(({ signatures }, place) => {
      const has = signatures.some(({ signer }) => signer === key.address);
      return has || steps[place]?.is === "done" ? [] : [place];
    });
    if (places.length > 0) proposal = await authority.sign(council, proposal, places, key);
  }
  return { ...stored, proposal };
}
