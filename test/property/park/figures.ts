// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import fc from "fast-check";
import { dates, type IsoDate } from "../../../sdk/dates/index.js";
import { Metric, type MetricName } from "../../../sdk/enums/index.js";
import { explain } from "../../../sdk/index.js";
import { figure, files, named, nextNoon, restates, type Subject } from "../../support/figures.js";
import { openPark, type OpenPark } from "../../support/parks.js";
import { enrolled } from "../../support/registry.js";
import { loadSuite } from "../../support/suite.js";

/*
 * Random filings and restatements of figures of two tenants and of the park itself.
 *
 * P1 A figure is filed once and restated only if it is filed; versions are appended, and none of them changes.
 * P2 A park's sum is that of the newest versions of its tenants' figures, of the same metric and period.
 */

const step = fc.record({
  restated: fc.boolean(),
  who: fc.nat({ max: 2 }),
  metric: fc.constantFrom<MetricName>("Jobs", "Output"),
  months: fc.constantFrom(3, 12),
  value: fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

describe("random figures", () => {
  it("are append-only and add up", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 24 }), async (steps) => {
        const s = await loadSuite();
        const from = dates.addYears(await nextNoon(s), -1);
        const p = await openPark(s);
        const subjects = [await enrolled(s, 0), await enrolled(s, 1), null];
        const kept = new Map<string, bigint[]>();
        for (const one of steps) await taken(p, from, subjects, kept, one);
        for (const metric of ["Jobs", "Output"] as const)
          for (const months of [3, 12] as const) await addsUp(p, from, kept, metric, months);
      }),
      { numRuns: 10 },
    );
  });
});

const keyOf = ({ who, metric, months }: Omit<Step, "restated" | "value">): string =>
  `${who} ${metric} ${months}`;

async function taken(
  p: OpenPark,
  from: IsoDate,
  subjects: readonly Subject[],
  kept: Map<string, bigint[]>,
  one: Step,
): Promise<void> {
  const { metric, months, value } = one;
  const input = await figure(p, subjects[one.who] ?? null, metric, from, value, { months });
  const before = kept.get(keyOf(one)) ?? [];
  const call = (one.restated ? restates : files)(p, input);
  const passed = await call.then(
    () => true,
    (error: unknown) => {
      if (explain(error) === undefined) throw error;
      return false;
    },
  );
  expect(passed).to.equal(one.restated === before.length > 0);
  const after = passed ? [...before, value] : before;
  kept.set(keyOf(one), after);
  const versions = await p.s.figures.versionsOf(...named(input));
  expect(versions.map((version) => version.value)).to.deep.equal(after);
  expect(versions.map(({ version }) => version)).to.deep.equal(after.map((_, i) => BigInt(i + 1)));
  expect((await p.s.figures.figureOf(...named(input))).value).to.equal(after.at(-1) ?? 0n);
}

async function addsUp(
  p: OpenPark,
  from: IsoDate,
  kept: ReadonlyMap<string, readonly bigint[]>,
  metric: MetricName,
  months: Step["months"],
): Promise<void> {
  const newest = [0, 1].flatMap((who) => kept.get(keyOf({ who, metric, months }))?.at(-1) ?? []);
  const sum = newest.reduce((all, value) => all + value, 0n);
  const told = await p.s.figures.sumOf(p.park, Metric[metric], dates.toDay(from), months);
  expect(told).to.deep.equal([sum, BigInt(newest.length)]);
}
