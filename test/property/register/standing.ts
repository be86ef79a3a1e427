// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { ACTS, instruments, type LodgedAct } from "../../../sdk/instruments/index.js";
import { Act, daybook, errors } from "../../../sdk/index.js";
import { fieldsOf } from "../../support/arbitrary.js";
import { refused } from "../../support/refusals.js";
import { parcel, signedBy } from "../../support/registry.js";
import { refusalOfParty, STOPS, type Stop } from "../../support/stopping.js";
import { actsByEveryMeans, armed, isStillReached, originatesNothing, stop, type Armed } from "./stopped.js";
import { sequences, take, world, type ActTried, type Step } from "./world.js";

const SEED = 0x7061726b;
const HOWS = Object.keys(STOPS) as Stop[];
const isOrder = (act: LodgedAct) => Act[act] >= Act.Seize && Act[act] <= Act.OrderedTransfer;

/** What the sequences do without any party's consent: orders, acts ex officio, the passing of time. */
const OFFICIAL: ReadonlySet<ActTried> = new Set<ActTried>([
  "seize",
  "renewOrder",
  "lift",
  "auction",
  "lock",
  "propose",
  "reconcile",
  "expire",
  "wait",
]);

/** Whether a step needs the consent of the first party, which is the one that is stopped. */
function asks({ act, by, agreed }: Step): boolean {
  if (act === "correct") return true;
  if (OFFICIAL.has(act) || (act === "end" && agreed)) return false;
  return by === 0 || agreed;
}

/** A step of a sequence in which the first party is stopped. */
async function tried(a: Armed, step: Step, how: Stop): Promise<void> {
  if (asks(step)) {
    await refused(take(a.w, step), ...refusalOfParty(how, a.party.address, a.w.parties[3].address));
    return;
  }
  await take(a.w, step).catch((error: unknown) => {
    if (errors.explain(error) === undefined) throw error;
  });
}

/** A sequence in which the first party is not succeeded before it is stopped. */
const untilStopped = (steps: readonly Step[]): Step[] => steps.filter(({ act }) => act !== "succeed");

/** Half of a sequence while the first party may act, half of it when it may not. */
async function run(steps: readonly Step[], how: Stop): Promise<void> {
  const w = await world();
  const half = Math.ceil(steps.length / 2);
  for (const step of steps.slice(0, half))
    await take(w, step).catch((error: unknown) => {
      if (errors.explain(error) === undefined) throw error;
    });
  const a = await armed(w);
  await stop(a, how);
  for (const step of steps.slice(half)) await tried(a, step, how);
  await originatesNothing(a, how);
  await isStillReached(a, how);
}

async function holds(how: Stop, runs: number, length: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(sequences(length).map(untilStopped), (steps) => run(steps, how)),
    { seed: SEED, numRuns: runs, endOnFailure: true },
  );
}

/** Any fields of an act, applied for by the stopped party, which signed, and by its attorney, who signed for it. */
async function isRefused(a: Armed, act: LodgedAct, how: Stop): Promise<void> {
  const { w, party, other, power } = a;
  const { s } = w;
  const [register, { chainId }] = [await s.land.getAddress(), s.deployment];
  const desk = s.with(isOrder(act) ? s.court : s.registrar);
  const refusal = refusalOfParty(how, party.address, w.parties[3].address);
  const header = { title: parcel(1), applicant: party.address, deadline: 2n ** 40n };
  const property = fc.asyncProperty(fieldsOf(act), async (fields) => {
    const applied: Record<string, unknown> = { ...(fields as object), ...header };
    const instrument = instruments.build(register, act, applied as never);
    const beside = await signedBy(s, instrument, other);
    const own = await signedBy(s, instrument, party);
    const signed = await instruments.signFor(instrument, chainId, party.address, power, other.key);
    for (const consents of [
      [...own, ...beside],
      [...beside, signed],
    ])
      await refused(daybook.lodgeAndRecord(desk, instrument, consents), ...refusal);
  });
  await fc.assert(property, { seed: SEED, numRuns: 2 });
}

/*
 * I7: a party that is not active originates no entry. Stopped in whatever way (suspended, ceased with and without a
 * successor, its keys being replaced, restrained by a court), after whatever sequence of acts, and by whatever means it
 * had ready before: what asks for its consent is refused with its standing, at the door, and changes nothing.
 *
 * The means are: its keys' signature, as the one who applies and as one who must consent; its consent by call, given
 * before or tried now; its attorney; a session of its account; a lodgement that waited, and a consent that comes to one;
 * its shares, moved by itself or by a spender whom it approved; a power that is registered or delegated for it now.
 *
 * It is stopped, not gone: a court seizes and passes on its title as before, and who succeeds it takes over.
 */
for (const how of HOWS)
  describe(`a party that is stopped: ${how}`, () => {
    it("originates no act, whatever its fields, by its signature or its attorney's", async () => {
      const a = await armed(await world());
      await stop(a, how);
      for (const act of Object.keys(ACTS) as LodgedAct[]) await isRefused(a, act, how);
    }).timeout(240_000);
    it("originates nothing by any means, through random sequences of acts", async () =>
      holds(how, 3, 16)).timeout(240_000);
    it("originates nothing in many long sequences @long", async () => holds(how, 12, 40)).timeout(3_600_000);
  });

describe("a party that is not stopped", () => {
  it("acts by all of these means", async () => actsByEveryMeans(await armed(await world())));
});
