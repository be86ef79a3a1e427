import { expect } from "chai";
import fc from "fast-check";
import { dates, errors, fees, type FeeRules, type IsoDate } from "../../../sdk/index.js";
import {
  creditOf,
  feeRules,
  lapse,
  pay,
  registered,
  reinstate,
  standingOf,
} from "../../scenario/annuities.js";
import { IpOffice } from "../../scenario/ipOffice.js";
import { refusalOf } from "../../support/refusals.js";
import type { KeyedParty } from "../../support/registry.js";

const SEED = 0x616e6e75;
const PATENT = "CN201710601862.3";
const RULES: FeeRules = feeRules("Invention");

/** Something that happens to the patent. */
type Step =
  | { readonly kind: "pass"; readonly days: number }
  | { readonly kind: "pay"; readonly percent: number; readonly part: boolean; readonly back: number }
  | { readonly kind: "preserve"; readonly months: number }
  | { readonly kind: "lift" }
  | { readonly kind: "lapse" }
  | { readonly kind: "reinstate"; readonly percent: number };

const percent = fc.constantFrom(0, 40, 60, 100, 105, 125, 230);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("pass" as const), days: fc.integer({ min: 5, max: 220 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("pay" as const),
      percent,
      part: fc.boolean(),
      back: fc.constantFrom(0, 0, 20, 90),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("preserve" as const), months: fc.integer({ min: 1, max: 6 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: "lift" } as const) },
  { weight: 3, arbitrary: fc.constant({ kind: "lapse" } as const) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("reinstate" as const), percent }) },
);

/** The patent as the client thinks of it: what it holds must be what the register says after every step. */
class Model {
  paid: number;
  stage: "Granted" | "Lapsed" = "Granted";
  credit = 0n;
  lastOn: IsoDate | null = null;
  lapsedOn: IsoDate | null = null;
  preservation: { readonly id: bigint; readonly until: IsoDate } | null = null;
  /** All money that was accepted, and all that years have cost. */
  received = 0n;
  spent = 0n;

  constructor(
    readonly office: IpOffice,
    readonly owner: KeyedParty,
    readonly filedOn: IsoDate,
  ) {
    this.paid = fees.yearOn(filedOn, dates.addYears(filedOn, 3));
  }

  get patent() {
    return { filedOn: this.filedOn, termEnd: dates.addYears(this.filedOn, 20), paid: this.paid };
  }

  get next() {
    const next = fees.annuity(this.patent, RULES, this.paid + 1);
    if (next === null) throw new Error("the patent of the property is over");
    return next;
  }

  isPreserved(today: IsoDate): boolean {
    return this.preservation !== null && today <= this.preservation.until;
  }
}

/** Name of the error that a call is refused with; undefined if it is not. */
async function outcome(call: Promise<unknown>): Promise<string | undefined> {
  const data = await refusalOf(call);
  return data === undefined ? undefined : errors.explain(data)?.name;
}

async function paying(
  m: Model,
  { percent: of, part, back }: Extract<Step, { kind: "pay" }>,
): Promise<string> {
  const paidOn = dates.addDays(await m.office.today(), -back);
  const { year, full, opens, last } = m.next;
  const amount = (full * BigInt(of)) / 100n;
  const met = await outcome(pay(m.office, PATENT, m.owner, BigInt(year), amount, { paidOn, part }));
  if (m.stage === "Lapsed") return expectName(met, "NotInForce");
  if (paidOn < opens) return expectName(met, "FeeTooEarly");
  if (paidOn > last) return expectName(met, "GraceOver");
  const owed = fees.owed(m.next, paidOn, { amount: m.credit, lastOn: m.lastOn });
  if (owed === null) throw new Error("paid after the last day of grace");
  const enough = owed.missing <= amount;
  if (!enough && (!part || amount === 0n)) return expectName(met, "Underpaid");
  m.received += amount;
  m.credit += amount;
  m.lastOn = m.lastOn === null || m.lastOn < paidOn ? paidOn : m.lastOn;
  if (enough) {
    // What was accepted for the year is never less than what was due on its last day.
    expect(m.credit >= owed.due).to.equal(true);
    m.credit -= owed.due;
    m.spent += owed.due;
    m.paid = year;
    if (m.credit === 0n) m.lastOn = null;
  }
  return expectName(met, undefined) + (enough ? " whole" : " part");
}

async function lapsing(m: Model): Promise<string> {
  const today = await m.office.today();
  const { due, last } = m.next;
  const met = await outcome(lapse(m.office, PATENT, due <= today ? due : today));
  if (m.stage === "Lapsed") return expectName(met, "NotInForce");
  if (today <= last) return expectName(met, "GraceRunning");
  const owed = fees.owed(m.next, m.lastOn ?? due);
  if (owed !== null && m.credit >= owed.due) return expectName(met, "FeeCovered");
  if (m.isPreserved(today)) return expectName(met, "LapseStayed");
  m.stage = "Lapsed";
  m.lapsedOn = today;
  return expectName(met, undefined);
}

async function reinstating(m: Model, of: number): Promise<string> {
  const today = await m.office.today();
  const owed = fees.owedForReinstatement(m.patent, RULES, today);
  const amount = (owed * BigInt(of)) / 100n;
  const met = await outcome(reinstate(m.office, PATENT, m.owner, amount, { noticedOn: today }));
  if (m.lapsedOn === null) return expectName(met, "NotLapsed");
  if (today > dates.addMonths(m.lapsedOn, 24)) return expectName(met, "RestorationLate");
  if (m.credit + amount < owed) return expectName(met, "Underpaid");
  const years = fees.schedule(m.patent, RULES).filter(({ last }) => last < today).length;
  m.received += amount;
  m.spent += owed;
  m.credit += amount - owed;
  m.lastOn = m.credit === 0n ? null : today;
  m.paid += years;
  m.stage = "Granted";
  m.lapsedOn = null;
  return expectName(met, undefined);
}

async function take(m: Model, s: Step): Promise<string> {
  const today = await m.office.today();
  if (s.kind === "pass") await m.office.daysPass(s.days);
  else if (s.kind === "pay") return paying(m, s);
  else if (s.kind === "lapse") return lapsing(m);
  else if (s.kind === "reinstate") return reinstating(m, s.percent);
  else if (s.kind === "preserve") {
    if (m.isPreserved(today)) return "preserved already";
    const id = await m.office.preserve(PATENT, m.owner, BigInt(s.months));
    m.preservation = { id, until: dates.addMonths(await m.office.today(), s.months) };
  } else if (m.preservation !== null && m.isPreserved(today)) {
    await m.office.desk.liftSeizure(PATENT, m.preservation.id);
    m.preservation = null;
  }
  return s.kind;
}

function expectName(met: string | undefined, name: string | undefined): string {
  expect(met).to.equal(name);
  return name ?? "accepted";
}

async function run(steps: readonly Step[], tally: Set<string>): Promise<void> {
  const office = await IpOffice.open();
  const owner = await office.party();
  const filedOn = dates.addDays(await office.today(), -1_430);
  const m = new Model(office, owner, filedOn);
  await registered(office, PATENT, [owner], {
    filedOn,
    grantedOn: dates.addYears(filedOn, 1),
    paid: BigInt(m.paid),
  });
  for (const s of steps) {
    const [paid, preserved, stage] = [m.paid, m.isPreserved(await office.today()), m.stage];
    tally.add(`${s.kind} ${await take(m, s)}`);
    const said = await standingOf(office, PATENT);
    expect(said).to.deep.include({ stage: m.stage, paid: m.paid });
    expect(said.paid >= paid, "paid-through goes back").to.equal(true);
    expect(preserved && stage === "Granted" && said.stage === "Lapsed", "lapsed while preserved").to.equal(
      false,
    );
    expect(await creditOf(office, PATENT)).to.equal(m.credit);
    expect(m.received).to.equal(m.spent + m.credit);
  }
  // Whoever holds the entries rebuilds the same.
  expect((await office.folio(PATENT)).right).to.deep.include({ stage: m.stage, paid: m.paid });
}

async function holds(runs: number, length: number, least: number): Promise<void> {
  const tally = new Set<string>();
  const steps = fc.array(step, { minLength: length, maxLength: length });
  await fc.assert(
    fc.asyncProperty(steps, (taken) => run(taken, tally)),
    { seed: SEED, numRuns: runs, endOnFailure: true },
  );
  expect(tally.size, Array.from(tally).join(", ")).to.be.greaterThan(least);
}

/**
 * Whatever happens to a patent: it never lapses while it is preserved, paid-through never goes back, and what was
 * accepted for a year is at least what was due on the day of its last payment. Client and register agree to the fen.
 */
describe("a patent between payments, courts and time", () => {
  it("stands as the client reckons", async () => holds(3, 40, 13)).timeout(240_000);
  it("does so in many long sequences @long", async () => holds(25, 80, 16)).timeout(3_600_000);
});
