// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import fc from "fast-check";
import { dates } from "../../../sdk/dates/index.js";
import { Metric, type CovenantStateName } from "../../../sdk/enums/index.js";
import { explain } from "../../../sdk/index.js";
import { fresh } from "../../support/acts.js";
import {
  assessed,
  covenantAgreed,
  enforcing,
  invested,
  promising,
  stateOf,
  unmet,
  type Promising,
} from "../../support/covenants.js";
import { figure, files, periodPasses, restates } from "../../support/figures.js";
import { daysPass } from "../../support/lending.js";
import { PARCEL_EXTENT, parcelIn } from "../../support/parks.js";
import { today } from "../../support/registry.js";

/*
 * Random covenants, and random steps after their period: figures, time, assessments, enforcement, waivers.
 *
 * P1 A period stands where a second implementation of the rules has it, after any sequence of steps.
 * P2 The unmet share is exactly what is missing of the target, or above it, in lowest terms, within 0 and 1; nothing is
 *    unmet that is met, all is if nothing was reported.
 * P3 What is refused changes nothing, and what was waived does not change any more. Nothing is enforced before all figures
 *    are assessed.
 */

const REPORT_DAYS = 90;
const CURE_DAYS = 60;

const value = fc.bigInt({ min: 0n, max: 200n });
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ what: fc.constant("report" as const), value, days: fc.constant(0) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant("wait" as const),
      value: fc.constant(0n),
      days: fc.integer({ min: 1, max: 95 }),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      what: fc.constantFrom("assess", "assess", "assess", "enforce", "waive"),
      value: fc.constant(0n),
      days: fc.constant(0),
    }),
  },
);
const world = fc.record({
  target: fc.bigInt({ min: 1n, max: 150n }),
  toleranceBp: fc.constantFrom(0, 1, 500, 9_999),
  atMost: fc.boolean(),
  perMu: fc.boolean(),
  steps: fc.array(step, { minLength: 4, maxLength: 14 }),
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

/** What the rules make of a period, told again. */
interface Model {
  state: CovenantStateName;
  /** Versions of the figure, and the newest. */
  versions: number;
  value: bigint;
  /** What was assessed last. */
  assessment: number;
  basis: number;
  seen: bigint;
  cureUntil: number;
}

describe("random covenants", () => {
  let n: Promising;
  let enforce: Awaited<ReturnType<typeof enforcing>>;
  let snapshot: Awaited<ReturnType<Promising["s"]["networkHelpers"]["takeSnapshot"]>>;
  before(async () => {
    n = await promising();
    enforce = await enforcing(n);
    await invested(n, await parcelIn(n, 1, n.obligor));
    snapshot = await n.s.networkHelpers.takeSnapshot();
  });

  it("stand where the rules have them, and their unmet share is exact", async () => {
    await fc.assert(
      fc.asyncProperty(world, async (w) => {
        await snapshot.restore();
        const { target, toleranceBp, atMost, perMu } = w;
        const terms = { metric: Metric.Jobs, target, toleranceBp, atMost, perMu };
        const covenant = await covenantAgreed(n, { ...terms, reportDays: REPORT_DAYS, cureDays: CURE_DAYS });
        const over = dates.toDay(await periodPasses(n.s, n.from, 12));
        const model: Model = {
          state: "Pending",
          versions: 0,
          value: 0n,
          assessment: 0,
          basis: 0,
          seen: 0n,
          cureUntil: 0,
        };
        for (const one of w.steps) await taken(covenant, w, model, one, over - 1);
      }),
      { numRuns: 25 },
    );
  });

  /** Takes a step, on chain and in the model, and compares. */
  async function taken(
    covenant: bigint,
    w: World,
    model: Model,
    { what, value, days }: World["steps"][number],
    last: number,
  ): Promise<void> {
    const now = dates.toDay(await today(n.s));
    if (what === "wait") {
      await daysPass(n.s, days);
    } else if (what === "report") {
      const input = await figure(n, n.obligor, "Jobs", n.from, value * scale(w));
      await (model.versions === 0 ? files : restates)(n, input);
      model.versions += 1;
      model.value = value * scale(w);
    } else {
      const before = await n.s.covenants.outcomeOf(covenant, 1);
      const passes = predicted(w, model, what, now, last);
      expect(await done(covenant, what), `${what} of ${model.state}`).to.equal(passes);
      if (!passes) expect(await n.s.covenants.outcomeOf(covenant, 1)).to.deep.equal(before);
    }
    expect(await stateOf(n, covenant)).to.equal(model.state);
    await exact(covenant, w, model);
  }

  /** Whether a step was taken; an error that is none of the suite's is thrown. */
  async function done(covenant: bigint, what: string): Promise<boolean> {
    const document = await fresh(n.s, "AuthorityDecision");
    const call =
      what === "assess"
        ? assessed(n, covenant)
        : what === "enforce"
          ? enforce(covenant)
          : n.s.covenants.connect(n.s.parkAuthority).waive(covenant, 1, document);
    return call.then(
      () => true,
      (error: unknown) => {
        if (explain(error) === undefined) throw error;
        return false;
      },
    );
  }

  async function exact(covenant: bigint, w: World, model: Model): Promise<void> {
    const [numerator, denominator, version] = await unmet(n, covenant);
    expect(version).to.equal(BigInt(model.assessment));
    if (model.assessment === 0) return expect([numerator, denominator]).to.deep.equal([0n, 0n]) as never;
    expect(numerator >= 0n && numerator <= denominator && denominator > 0n).to.be.true;
    expect(gcd(numerator, denominator)).to.equal(1n);
    const [got, full] = compared(w, model.seen);
    const missing = model.basis === 0 ? full : meets(w, model.seen) ? 0n : w.atMost ? got - full : full - got;
    expect(numerator * full).to.equal(denominator * (missing > full ? full : missing));
  }
});

/** So that values per mu are as often met as others. */
const scale = ({ perMu }: World): bigint => (perMu ? 18n : 1n);

/** Value and target in the same unit: 200,000 square decimetres are three mu. */
const compared = ({ perMu, target }: World, value: bigint): [got: bigint, full: bigint] =>
  perMu ? [value * 200_000n, target * PARCEL_EXTENT * 3n] : [value, target];

function meets(w: World, value: bigint): boolean {
  const [got, full] = compared(w, value);
  const tolerance = BigInt(w.toleranceBp);
  return w.atMost
    ? got * 10_000n <= full * (10_000n + tolerance)
    : got * 10_000n >= full * (10_000n - tolerance);
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));

/** Whether a step passes by the rules; if so, the model takes it. */
function predicted(w: World, model: Model, what: string, now: number, last: number): boolean {
  const { state } = model;
  if (what === "waive") {
    if (state !== "Pending" && state !== "Breached") return false;
    model.state = "Waived";
    return true;
  }
  if (what === "enforce") {
    if (state === "Enforced") return true;
    if (state !== "Breached" || now <= model.cureUntil || model.basis !== model.versions) return false;
    model.state = "Enforced";
    return true;
  }
  if (state === "Waived") return false;
  if (model.assessment !== 0 && model.basis === model.versions) return false;
  if (model.versions === 0 && now <= last + REPORT_DAYS) return false;
  Object.assign(model, { assessment: model.assessment + 1, basis: model.versions, seen: model.value });
  if (state === "Enforced") return true;
  if (model.versions !== 0 && meets(w, model.value)) {
    if (state === "Breached") model.state = now <= model.cureUntil ? "Cured" : "Met";
    if (state === "Pending") model.state = "Met";
  } else {
    if (state !== "Breached") model.cureUntil = now + CURE_DAYS;
    model.state = "Breached";
  }
  return true;
}
