// SPDX-License-Identifier: Apache-2.0
import { addDays, addMonths, addYears, type IsoDate } from "../dates/calendar.js";

/** Periods and late fees of a class of right, see `RightTerms` in the contracts. */
export interface FeeTerms {
  /** First day on which a fee that falls due is judged by them. */
  readonly since: IsoDate;
  readonly graceMonths: number;
  /** Late fee in per cent of the full fee, by month of grace. */
  readonly lateFeePercent: readonly number[];
  /** Trade marks: years that each renewal adds, months before the end from which it is paid. */
  readonly renewalYears?: number;
  readonly renewalWindowMonths?: number;
}

/** Fees from a day on: by year or renewal, the last one holds for all that follow. */
export interface FeeTable {
  readonly since: IsoDate;
  readonly fen: readonly bigint[];
}

/** What the council has set for a class; a fee is judged by what holds on the day on which it is due. */
export interface FeeRules {
  readonly terms: readonly FeeTerms[];
  readonly tables: readonly FeeTable[];
}

/** A patent as its folio has it. */
export interface PatentLife {
  readonly filedOn: IsoDate;
  readonly termEnd: IsoDate;
  /** Last year whose annuity is paid. */
  readonly paid: number;
}

/** A fee that keeps a right alive, see `Fee` in the contracts. */
export interface Fee {
  /** Year of the patent, or number of the renewal. */
  readonly year: number;
  /** First day on which it can be paid. */
  readonly opens: IsoDate;
  /** Last day without late fee. */
  readonly due: IsoDate;
  /** Last day of grace. */
  readonly last: IsoDate;
  /** Without late fee, fen. */
  readonly full: bigint;
  /** What it costs in time and in each month of grace, in order. */
  readonly tiers: readonly FeeTier[];
}

/** What a fee costs until a day. */
export interface FeeTier {
  /** Month of grace; 0 for payment in time. */
  readonly month: number;
  readonly until: IsoDate;
  readonly percent: number;
  /** Fee with late fee, fen. */
  readonly amount: bigint;
}

/** What was paid towards the next fee, see `Fees.Credit` in the contracts. */
export interface Credit {
  readonly amount: bigint;
  /** Day of the last payment in it. */
  readonly lastOn: IsoDate | null;
}

/** What is still to be paid for a fee on a day. */
export interface Owed {
  readonly fee: Fee;
  readonly percent: number;
  /** All that is due, late fee included, fen. */
  readonly due: bigint;
  /** What is missing after the credit, fen. */
  readonly missing: bigint;
}

/** The year of a patent that runs on a day: the last one that an anniversary of filing has opened. */
export function yearOn(filedOn: IsoDate, day: IsoDate): number {
  if (day < filedOn) throw new RangeError(`a patent filed on ${filedOn} has no year on ${day}`);
  const year = Number(day.slice(0, 4)) - Number(filedOn.slice(0, 4)) + 1;
  return day < addYears(filedOn, year - 1) ? year - 1 : year;
}

/** The annuity of a year of a patent; null if the year would begin when the right is over. */
export function annuity(
  { filedOn, termEnd }: Omit<PatentLife, "paid">,
  rules: FeeRules,
  year: number,
): Fee | null {
  if (!Number.isInteger(year) || year < 1)
    throw new RangeError(`years of a patent are counted from 1: ${year}`);
  const due = addYears(filedOn, year - 1);
  if (due >= termEnd) return null;
  return fee(rules, year, year === 1 ? due : addYears(filedOn, year - 2), due);
}

/** All annuities of a patent that are still to come. */
export function schedule(patent: PatentLife, rules: FeeRules): readonly Fee[] {
  const fees: Fee[] = [];
  for (let year = patent.paid + 1; ; year++) {
    const next = annuity(patent, rules, year);
    if (next === null) return fees;
    fees.push(next);
  }
}

/** The fee of the renewal that follows `renewals`, of a trade mark whose term ends on a day. */
export function renewal(termEnd: IsoDate, renewals: number, rules: FeeRules): Fee {
  const { renewalWindowMonths = 0 } = onDay(rules.terms, termEnd);
  return fee(rules, renewals + 1, addMonths(termEnd, -renewalWindowMonths), termEnd);
}

/** Last day of the term that follows one; it begins on the day after (Trademark Law art. 40). */
export function renewedUntil(termEnd: IsoDate, rules: FeeRules): IsoDate {
  return termAfter(termEnd, onDay(rules.terms, termEnd).renewalYears ?? 0);
}

/** Last day of the term of so many years that begins on the day after another has ended. */
export function termAfter(termEnd: IsoDate, years: number): IsoDate {
  const first = addDays(termEnd, 1);
  const end = addYears(first, years);
  // Where the year of arrival has no such date, its last day ends the period.
  return end.slice(8) === first.slice(8) ? addDays(end, -1) : end;
}

/**
 * What is owed for a fee if the next payment is made on a day; null after the last day of grace. All earlier payments
 * count, but what is due is judged by the last one.
 */
export function owed(of: Fee, day: IsoDate, credit: Credit = { amount: 0n, lastOn: null }): Owed | null {
  const reckoned = credit.lastOn !== null && credit.lastOn > day ? credit.lastOn : day;
  const tier = of.tiers.find(({ until }) => reckoned <= until);
  if (tier === undefined) return null;
  const missing = tier.amount > credit.amount ? tier.amount - credit.amount : 0n;
  return { fee: of, percent: tier.percent, due: tier.amount, missing };
}

/** The next annuity of a patent and what is owed for it; null if no further one falls due, or grace is over. */
export function owedToday(patent: PatentLife, rules: FeeRules, today: IsoDate, credit?: Credit): Owed | null {
  const next = annuity(patent, rules, patent.paid + 1);
  return next === null ? null : owed(next, today, credit);
}

/** What reinstatement on a day costs: every year whose grace is over, with the late fee of its last month. */
export function owedForReinstatement(patent: PatentLife, rules: FeeRules, today: IsoDate): bigint {
  return schedule(patent, rules)
    .filter(({ last }) => last < today)
    .reduce((sum, { tiers }) => sum + (tiers.at(-1)?.amount ?? 0n), 0n);
}

function fee(rules: FeeRules, year: number, opens: IsoDate, due: IsoDate): Fee {
  const { graceMonths, lateFeePercent } = onDay(rules.terms, due);
  const { fen } = onDay(rules.tables, due);
  const full = fen[year - 1] ?? fen.at(-1);
  if (full === undefined) throw new RangeError(`no fee is known for ${due}`);
  const tiers = Array.from({ length: graceMonths + 1 }, (_, month) => {
    const percent = month === 0 ? 0 : (lateFeePercent[month - 1] ?? 0);
    // A part of a fen is not asked for.
    return {
      month,
      until: addMonths(due, month),
      percent,
      amount: full + (full * BigInt(percent)) / 100n,
    };
  });
  return { year, opens, due, last: addMonths(due, graceMonths), full, tiers };
}

/** What holds on a day, of rows with their first days in any order. */
function onDay<Row extends { readonly since: IsoDate }>(rows: readonly Row[], day: IsoDate): Row {
  const held = rows.filter(({ since }) => since <= day);
  const found = held.toSorted((a, b) => (a.since < b.since ? 1 : -1))[0];
  if (found === undefined) throw new RangeError(`no rules are known for ${day}`);
  return found;
}
