import { expect } from "chai";
import fc from "fast-check";
import { charge } from "../../support/acts.js";
import { enrolled, parcelOf, recorded } from "../../support/registry.js";
import { refusalOf, titleId } from "../../support/refusals.js";
import { loadSuite } from "../../support/suite.js";

const SEED = 0x72616e6b;

type Move =
  | { readonly kind: "create" }
  | { readonly kind: "share"; readonly which: number }
  | { readonly kind: "postpone"; readonly which: number; readonly behind: number }
  | { readonly kind: "discharge"; readonly which: number };

const place = fc.nat(5);
const move: fc.Arbitrary<Move> = fc.oneof(
  fc.constant({ kind: "create" } as const),
  fc.record({ kind: fc.constant("share" as const), which: place }),
  fc.record({ kind: fc.constant("postpone" as const), which: place, behind: place }),
  fc.record({ kind: fc.constant("discharge" as const), which: place }),
);

/** Securities by rank, best first; those that share a rank in one group, by number. */
type Order = readonly (readonly bigint[])[];

const numbers = (order: Order): bigint[] => order.flat().toSorted((a, b) => Number(a - b));
const without = (order: Order, one: bigint): Order =>
  order.map((group) => group.filter((number) => number !== one)).filter((group) => group.length > 0);

/** The order after one is put behind another: the rest keep theirs. */
function postponed(order: Order, one: bigint, behind: bigint): Order {
  const rest = without(order, one);
  const at = rest.findIndex((group) => group.includes(behind)) + 1;
  return [...rest.slice(0, at), [one], ...rest.slice(at)];
}

async function run(moves: readonly Move[]): Promise<void> {
  const s = await loadSuite();
  const [a, b] = [await enrolled(s, 0), await enrolled(s, 1)];
  const title = await parcelOf(s, 1, a);
  let order: Order = [];
  for (const step of moves) {
    const all = numbers(order);
    const at = (n: number): bigint => all[n % Math.max(1, all.length)] ?? 0n;
    if (step.kind === "create" || (step.kind === "share" && all.length > 0)) {
      const partner = step.kind === "share" ? at(step.which) : 0n;
      const creating = recorded(s, "Charge", title, [a, b], charge(b, { rankWith: partner }));
      const refusal = await refusalOf(creating);
      if (refusal !== undefined) continue;
      const { number } = await creating;
      order =
        partner === 0n ? [...order, [number]] : order.map((g) => (g.includes(partner) ? [...g, number] : g));
    } else if (step.kind === "discharge" && all.length > 0) {
      await recorded(s, "Discharge", title, [b], { charge: at(step.which) });
      order = without(order, at(step.which));
    } else if (step.kind === "postpone" && all.length > 0) {
      const [one, behind] = [at(step.which), at(step.behind)];
      const refusal = await refusalOf(recorded(s, "PostponeCharge", title, [b], { charge: one, behind }));
      if (refusal === undefined) order = postponed(order, one, behind);
    }
    const charges = Array.from(await s.landViews.chargesOf(titleId(title)), ({ id, rank }) => ({ id, rank }));
    const ranks = [...new Set(charges.map(({ rank }) => rank))].toSorted((x, y) => Number(x - y));
    const told = ranks.map((rank) =>
      charges
        .filter((one) => one.rank === rank)
        .map(({ id }) => id)
        .toSorted((x, y) => Number(x - y)),
    );
    expect(told).to.deep.equal(order);
  }
}

/**
 * I4: securities rank in the order of their acceptance; two share a rank only if both declared it; and only a
 * postponement, by those whom it concerns, moves one behind another, while the order of the rest stays.
 */
describe("the ranks of securities", () => {
  const holds = (runs: number, length: number) =>
    fc.assert(fc.asyncProperty(fc.array(move, { maxLength: length }), run), {
      seed: SEED,
      numRuns: runs,
      endOnFailure: true,
    });
  it("are those of acceptance, unless declared or postponed", async () => holds(8, 14)).timeout(240_000);
  it("are so in many long sequences @long", async () => holds(100, 40)).timeout(3_600_000);
});
