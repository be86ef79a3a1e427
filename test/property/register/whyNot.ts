import { expect } from "chai";
import fc from "fast-check";
import { errors } from "../../../sdk/index.js";
import { sale, shareSale } from "../../support/acts.js";
import { drawn, signedBy, type KeyedParty } from "../../support/registry.js";
import { refusalOf, titleId } from "../../support/refusals.js";
import { sequences, take, TITLES, world, type Step, type World } from "./world.js";

const SEED = 0x77687921;

/** What recording a passing of these shares would be refused with; "0x" if it would pass. */
async function refusalOfPassing(
  { s }: World,
  title: string,
  from: KeyedParty,
  to: KeyedParty,
  [amount, supply]: readonly [bigint, bigint],
): Promise<string> {
  const parties = from === to ? [from] : [from, to];
  const instrument =
    amount === supply
      ? await drawn(s, "Transfer", title, from, sale(to))
      : await drawn(s, "TransferShare", title, from, shareSale(to, amount, supply, { cause: "Gift" }));
  const consents = await signedBy(s, instrument, ...parties);
  const desk = s.daybook.connect(s.registrar);
  return (await refusalOf(desk.lodgeAndRecord.staticCall(instrument, consents))) ?? "0x";
}

/** Every passing between two parties, of the whole and of one share. */
async function agreesWithRecording(w: World, title: string, tally: Set<string>): Promise<void> {
  const supply = await w.s.land.totalSupply(titleId(title));
  const amounts = supply > 1n ? [1n, supply] : [supply];
  for (const from of w.parties.slice(0, 2))
    for (const to of w.parties.slice(1, 3))
      for (const amount of amounts) {
        const said = await w.s.land.whyNot(from.address, to.address, titleId(title), amount);
        const met = await refusalOfPassing(w, title, from, to, [amount, supply]);
        expect(said, errors.explain(met)?.message).to.equal(met);
        tally.add(said.slice(0, 10));
      }
}

async function run(steps: readonly Step[], tally: Set<string>): Promise<void> {
  const w = await world();
  for (const step of steps) {
    await take(w, step).catch((error: unknown) => {
      if (errors.explain(error) === undefined) throw error;
    });
    const title = TITLES[step.title % TITLES.length];
    if (title !== undefined) await agreesWithRecording(w, title, tally);
  }
}

async function holds(runs: number, length: number): Promise<void> {
  const tally = new Set<string>();
  await fc.assert(
    fc.asyncProperty(sequences(length), (steps) => run(steps, tally)),
    { seed: SEED, numRuns: runs, endOnFailure: true },
  );
  expect(tally.size).to.be.greaterThan(4);
}

/**
 * `whyNot` is the act itself: on any state, it answers the very bytes with which the recording of the same passing,
 * with the consent of both sides and nobody else, would revert; and nothing if it would be recorded.
 */
describe("whyNot", () => {
  it("answers what the recording reverts with", async () => holds(3, 15)).timeout(240_000);
  it("does so in many long sequences @long", async () => holds(40, 50)).timeout(3_600_000);
});
