import { expect } from "chai";
import fc from "fast-check";
import { dates } from "../../../sdk/dates/index.js";
import { explain } from "../../../sdk/index.js";
import { charge, exOfficio, ordered, pass, sale } from "../../support/acts.js";
import { agrees } from "../../support/folios.js";
import { recorded, today } from "../../support/registry.js";
import { titleId } from "../../support/refusals.js";
import { advanced, filed, granted, mark, patent, rights, work, type Rights } from "../../support/rights.js";

const SEED = 0x72696768;
const TITLES = [patent(1), patent(2, "utilityModel"), mark(1), work(1)] as const;
type Title = (typeof TITLES)[number];

/** What happens to a title; numbers choose days and parties where the step asks for any. */
interface Step {
  readonly title: Title;
  readonly what: keyof typeof STEPS;
  readonly n: number;
}

/** One attempt: it is recorded or refused. */
type Attempt = (r: Rights, title: Title, n: number) => Promise<unknown>;

const STEPS = {
  file: ({ s, owner }, title) => filed(s, title, [owner]),
  enter: ({ s, owner }, title, n) => granted(s, title, [owner], { years: 1 + (n % 9) }),
  publish: ({ s }, title) => advanced(s, title, "Published"),
  examine: ({ s }, title) => exOfficio(s, "Advance", title, { stage: "Examining" }),
  grant: ({ s }, title) => advanced(s, title, "Granted"),
  refuse: ({ s }, title) => advanced(s, title, "Refused"),
  pledge: async ({ s, owner, bank }, title, n) => {
    const until = n % 3 === 0 ? null : dates.addYears(await today(s), n % 25);
    return recorded(s, "Charge", title, [owner, bank], charge(bank, { kind: "Pledge", until }));
  },
  extend: async ({ s, owner, bank }, title, n) => {
    const [found] = Array.from(await s.ipViews.chargesOf(titleId(title)));
    const fields = {
      sum: 7n,
      until: dates.addYears(await today(s), n % 30),
      transferBan: false,
      terms: ZERO,
    };
    return recorded(s, "VaryCharge", title, [owner, bank], { ...fields, charge: found?.id ?? 1n });
  },
  sell: ({ s, owner, other, bank }, title, n) => {
    const [from, to] = n % 2 === 0 ? [owner, other] : [other, owner];
    return recorded(s, "Transfer", title, [from, to, bank], sale(to));
  },
  surrender: ({ s, owner, bank }, title) =>
    recorded(s, "Surrender", title, [owner, bank], { gazetted: null }),
  challenge: ({ s }, title) => exOfficio(s, "Challenge", title, { kind: "Invalidation" }),
  decide: async ({ s }, title, n) => {
    const [first] = Array.from((await s.ipViews.rightOf(titleId(title))).challenges);
    const outcome = n % 2 === 0 ? "Upheld" : "Maintained";
    return exOfficio(s, "DecideChallenge", title, { challenge: first?.id ?? 1n, outcome });
  },
  preserve: ({ s, owner }, title) =>
    ordered(s, "Seize", title, { against: owner.address, whole: true, months: 6n }),
  expire: ({ s }, title) => exOfficio(s, "Expire", title, {}),
  correct: async ({ s }, title, n) => {
    const termEnd = dates.addYears(await today(s), n % 40);
    return exOfficio(s, "AdjustTerm", title, { termEnd });
  },
  wait: ({ s }, _title, n) => pass(s, [1, 40, 200, 400, 1_500][n % 5] ?? 1),
} satisfies Record<string, Attempt>;

const ZERO = `0x${"00".repeat(32)}`;

const steps = (length: number) =>
  fc.array(
    fc.record({
      title: fc.constantFrom(...TITLES),
      what: fc.constantFrom(...(Object.keys(STEPS) as Step["what"][])),
      n: fc.nat(1_000),
    }),
    { minLength: length, maxLength: length },
  );

/** A charge outlasts its right neither in time nor in fact, and the entries say all there is. */
async function hold({ s }: Rights): Promise<void> {
  for (const title of TITLES) {
    const id = titleId(title);
    const [page, charges, right] = await Promise.all([
      s.ipViews.folioOf(id),
      s.ipViews.chargesOf(id),
      s.ipViews.rightOf(id),
    ]);
    if (page.state === 0n) continue;
    if (page.state !== 1n) expect([charges.length, page.proprietors.length], title).to.deep.equal([0, 0]);
    // Only what was granted was ever charged.
    if (right.stage < 4n) expect(charges.length, title).to.equal(0);
    for (const { until } of charges) {
      if (page.termEnd !== 0n) expect(Number(until), title).to.be.at.most(Number(page.termEnd));
    }
    await agrees(s, title);
  }
}

async function run(list: readonly Step[], tally: Map<string, number>): Promise<void> {
  const r = await rights();
  // One is an application, the others are in force.
  for (const title of TITLES) await (title === patent(1) ? STEPS.file(r, title) : STEPS.enter(r, title, 3));
  for (const { title, what, n } of list) {
    const before = await r.s.ip.headOf(titleId(title));
    try {
      await STEPS[what](r, title, n);
      tally.set(what, (tally.get(what) ?? 0) + 1);
    } catch (error) {
      const refusal = explain(error);
      if (refusal === undefined) throw error;
      expect(await r.s.ip.headOf(titleId(title))).to.equal(before);
      tally.set(refusal.name, (tally.get(refusal.name) ?? 0) + 1);
    }
    await hold(r);
  }
}

async function holds(runs: number, length: number): Promise<void> {
  const tally = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(steps(length), (list) => run(list, tally)),
    { seed: SEED, numRuns: runs, endOnFailure: true },
  );
  // The property says something only if pledges were recorded, rights ended, and acts were refused.
  expect(tally.get("pledge") ?? 0, JSON.stringify([...tally])).to.be.greaterThan(0);
  expect(tally.size).to.be.greaterThan(12);
}

/**
 * I9: whatever happens to a right, in whatever order, no charge is live on one that has ended, and none ends after the
 * term of its right. I12: the entries rebuild what the register says.
 */
describe("charges of rights, through random sequences of acts", () => {
  it("never outlast the right", async () => holds(4, 30)).timeout(240_000);
  it("never outlast the right in many long sequences @long", async () => holds(40, 80)).timeout(3_600_000);
});
