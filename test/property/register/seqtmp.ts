import { expect } from "chai";
import fc from "fast-check";
import { errors, folio } from "../../../sdk/index.js";
import { titleId } from "../../support/refusals.js";
import { hold, Memory } from "./invariants.js";
import { sequences, take, TITLES, world, type Step, type World } from "./world.js";

const SEED = 0x7061726b;

/** Heads of all titles and the daybook's last number: all that an act can change. */
async function state({ s }: World): Promise<unknown[]> {
  const heads = await Promise.all(TITLES.map((title) => s.land.headOf(titleId(title))));
  const pending = await Promise.all(TITLES.map((title) => s.daybook.pendingOf(titleId(title))));
  return [...heads, ...pending.flat()];
}

/** I10 and I16: what is refused changes nothing, and says why by an error that the documentation explains. */
async function refusedRightly(w: World, before: unknown[], error: unknown): Promise<string> {
  const refusal = errors.explain(error);
  if (refusal === undefined) throw error;
  expect(await state(w)).to.deep.equal(before);
  const entry = errors.catalogue.find(({ name }) => name === refusal.name);
  expect(entry?.meaning, refusal.message).to.be.a("string").and.not.equal("");
  return refusal.name;
}

async function run(steps: readonly Step[], tally: Map<string, number>): Promise<void> {
  const w = await world();
  const memory = new Memory();
  const count = (what: string) => tally.set(what, (tally.get(what) ?? 0) + 1);
  for (const step of steps) {
    const before = await state(w);
    try {
      await take(w, step);
      count(step.act);
    } catch (error) {
      count(await refusedRightly(w, before, error));
    }
    await hold(w, memory);
  }
  // I6 again, at the end: as of each version, what was said when it was new.
  const book = memory.entries;
  for (const [title, folios] of memory.folios) {
    if (spans(title)) continue;
    for (const seen of folios.filter(Boolean))
      expect(folio.rebuild(book, title, { version: seen.version })).to.deep.equal(seen);
  }
}

/** Units and buildings are rebuilt with the entries of their land beside them; those are checked step by step. */
function spans(title: string): boolean {
  return title !== TITLES[0] && title !== TITLES[1] && title !== TITLES[2];
}

async function holds(runs: number, length: number): Promise<void> {
  const tally = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(sequences(length), (steps) => run(steps, tally)),
    { seed: SEED, numRuns: runs, endOnFailure: true },
  );
  // The property says something only if acts of many kinds are recorded, and refused for many reasons.
  console.log([...tally].join(" "));
  expect(tally.size).to.be.greaterThan(20);
}

/**
 * Whatever is tried, in whatever order: the shares sum to one (I1), a title is opened once (I2), no restraint stands
 * without its source (I3), seizures keep their queue (I5), history is only added to (I6), no charge outlasts its title
 * (I9), a refused act changes nothing (I10), a following building has no other holder than its land (I11), the entries
 * rebuild what the register says (I12), every refusal has a name that is explained (I16), and no title that was rewritten names a party that was succeeded.
 */
describe("the register, through random sequences of acts", () => {
  it("keeps its invariants", async () => holds(14, 40)).timeout(240_000);
  it("keeps its invariants in many long sequences @long", async () => holds(60, 60)).timeout(3_600_000);
});
