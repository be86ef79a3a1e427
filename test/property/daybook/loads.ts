// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import fc from "fast-check";
import { importer, type LoadManifest, type RightRow } from "../../../sdk/index.js";
import {
  approved,
  loadDesk,
  reinstate,
  rightOf,
  stateOf,
  suspend,
  type LoadDesk,
} from "../../support/loads.js";
import { titleId } from "../../support/refusals.js";

const SEED = 0x7061726b;
const ROWS = 12;

/** What happens to a load: a batch of rows in any order, rows named twice included; or its holder comes and goes. */
type Step = { readonly rows: readonly number[] } | { readonly suspended: boolean };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ rows: fc.array(fc.nat(ROWS - 1), { minLength: 1, maxLength: ROWS }) }),
  },
  { weight: 1, arbitrary: fc.record({ suspended: fc.boolean() }) },
);

/** What the model knows: rows that stand and rows that are refused. */
interface Model {
  readonly admitted: Set<number>;
  readonly refused: Set<number>;
  suspended: boolean;
}

/** The second holder has every third row; one number is wrong for good. */
function rights(desk: LoadDesk): RightRow[] {
  return Array.from({ length: ROWS }, (_, n) =>
    rightOf(desk, n, {
      fee: BigInt(100 + n),
      ...(n % 3 === 0 ? { holder: desk.holders[1].address } : {}),
      ...(n === 4 ? { number: "CN202219999999.1" } : {}),
    }),
  );
}

const ofSecond = (n: number): boolean => n % 3 === 0;
const isWrong = (n: number): boolean => n === 4;

function expected(model: Model, rows: readonly number[]): void {
  for (const row of new Set(rows)) {
    if (model.admitted.has(row)) continue;
    if (isWrong(row) || (ofSecond(row) && model.suspended)) model.refused.add(row);
    else {
      model.refused.delete(row);
      model.admitted.add(row);
    }
  }
}

async function holds(desk: LoadDesk, manifest: LoadManifest, model: Model): Promise<void> {
  const { s } = desk;
  const { admitted, refused } = await importer.through(s, 1, ROWS);
  expect([...admitted].toSorted()).to.deep.equal([...model.admitted].toSorted());
  expect([...refused].toSorted()).to.deep.equal([...model.refused].toSorted());
  const feesOf = (rows: Set<number>): bigint => [...rows].reduce((sum, n) => sum + BigInt(100 + n), 0n);
  const stands = await s.loads.manifestOf(1);
  expect(stands.admitted).to.equal(BigInt(model.admitted.size));
  expect(stands.refused).to.equal(BigInt(model.refused.size));
  expect(stands.admittedFees).to.equal(feesOf(model.admitted));
  expect(stands.refusedFees).to.equal(feesOf(model.refused));
  for (const [n, { number, holder }] of manifest.rights.entries()) {
    const shares = await s.ip.balanceOf(holder, titleId(number));
    expect(shares).to.equal(model.admitted.has(n) ? 1n : 0n);
    // One entry and no more, however often the row was sent.
    expect(BigInt(await s.ip.headOf(titleId(number))) & 0xffffffn).to.equal(shares);
  }
}

async function take(desk: LoadDesk, manifest: LoadManifest, model: Model, what: Step): Promise<void> {
  const { s, holders } = desk;
  if ("rows" in what) {
    const before = await stateOf(desk, manifest);
    const done = what.rows.every((row) => model.admitted.has(row));
    await importer.admitBatch(s.with(s.registrar), manifest, what.rows);
    expected(model, what.rows);
    // What stands is passed over without effect.
    if (done) expect(await stateOf(desk, manifest)).to.deep.equal(before);
  } else if (what.suspended !== model.suspended) {
    await (what.suspended ? suspend(desk, holders[1]) : reinstate(desk, holders[1]));
    model.suspended = what.suspended;
  }
}

async function run(steps: readonly Step[]): Promise<void> {
  const desk = await loadDesk();
  const manifest = await approved(desk, rights(desk));
  const model: Model = { admitted: new Set(), refused: new Set(), suspended: false };
  for (const one of steps) {
    await take(desk, manifest, model, one);
    await holds(desk, manifest, model);
  }
  // Cut short at any point, the load goes on to the same end.
  await take(desk, manifest, model, { suspended: false });
  await importer.admit(s(desk), manifest, { retry: true, batch: 5 });
  expected(model, [...manifest.rights.keys()]);
  await holds(desk, manifest, model);
  const again = await stateOf(desk, manifest);
  await importer.admit(s(desk), manifest);
  expect(await stateOf(desk, manifest)).to.deep.equal(again);
  expect((await importer.reconcile(s(desk), manifest)).differences).to.deep.equal([]);
  await importer.close(s(desk), 1);
  expect(model.admitted.size).to.equal(ROWS - 1);
}

function s({ s: suite }: LoadDesk): ReturnType<typeof suite.with> {
  return suite.with(suite.registrar);
}

/**
 * In any order, in batches that overlap or repeat, with rows refused on the way, and cut short anywhere: a row is
 * recorded once, sums and bits say what stands, and what stands is never changed by its row again.
 */
describe("a bulk load, through random batches", () => {
  it("never changes the state twice by one row", async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 12 }), run), { seed: SEED, numRuns: 8 });
  }).timeout(240_000);
  it("never changes the state twice by one row, in many long loads @long", async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 40 }), run), { seed: SEED, numRuns: 60 });
  }).timeout(3_600_000);
});
