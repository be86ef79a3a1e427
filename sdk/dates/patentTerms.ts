// SPDX-License-Identifier: Apache-2.0
import { addMonths, addYears, checkDate, type IsoDate } from "./calendar.js";

export type PatentTermKind = "invention" | "utilityModel" | "design" | "designBefore2021";

/** Law changes: each row holds from its day on, the newest first. */
interface TermRule {
  readonly filedFrom: IsoDate;
  readonly years: number;
  readonly source: string;
}

/** Years of protection from the day of filing. */
export const PATENT_TERMS: Readonly<Record<PatentTermKind, readonly TermRule[]>> = {
  invention: [{ filedFrom: "1985-04-01", years: 20, source: "Patent Law art. 42" }],
  utilityModel: [{ filedFrom: "1985-04-01", years: 10, source: "Patent Law art. 42" }],
  design: [{ filedFrom: "1985-04-01", years: 15, source: "Patent Law (2020) art. 42" }],
  /** Designs filed before 2021-06-01 that keep the term of the law before. */
  designBefore2021: [
    {
      filedFrom: "1985-04-01",
      years: 10,
      source: "Patent Law (2008) art. 42; CNIPA announcement 423 of 2021",
    },
  ],
};

interface LateFeeRule {
  readonly dueFrom: IsoDate;
  /** Per cent of the full annuity in each month after the due day; beyond the last the right lapses. */
  readonly percentByMonth: readonly number[];
  readonly source: string;
}

/** The fee for paying an annuity late. */
export const LATE_FEES: readonly LateFeeRule[] = [
  {
    dueFrom: "2001-07-01",
    percentByMonth: [0, 5, 10, 15, 20, 25],
    source: "Implementing Rules of the Patent Law, rule 115 (2023), before rule 98 (2010), rule 96 (2001)",
  },
];

/** The annuity years that can fall due: year 1 is paid with the grant, year 20 is the last. */
const LAST_ANNUITY = 20;

/** The day a patent's term ends, counted from the day of filing. */
export function patentTermEnd(filingIso: IsoDate, kind: PatentTermKind): IsoDate {
  checkDate(filingIso);
  if (!Object.hasOwn(PATENT_TERMS, kind)) throw new RangeError(`unknown kind of patent: ${kind as string}`);
  const rule = PATENT_TERMS[kind].find(({ filedFrom }) => filedFrom <= filingIso);
  if (rule === undefined) throw new RangeError(`no patent was filed before 1985-04-01: ${filingIso}`);
  return addYears(filingIso, rule.years);
}

/**
 * The due day of the annuity of a year: year N is paid before the end of year N-1, that is until the
 * anniversary of filing that opens year N.
 */
export function annuityDue(filingIso: IsoDate, year: number): IsoDate {
  if (!Number.isInteger(year) || year < 1 || year > LAST_ANNUITY) {
    throw new RangeError(`a patent has the annuity years 1 to ${LAST_ANNUITY}: ${year}`);
  }
  return addYears(filingIso, year - 1);
}

/**
 * The late fee, in per cent of the full annuity, for paying on a day; null when the months of grace
 * are over and the right has lapsed. Month k runs from the day after due + (k-1) months to due + k
 * months, each counted from the due day itself.
 */
export function lateFeePercent(dueIso: IsoDate, paidIso: IsoDate): number | null {
  checkDate(dueIso);
  checkDate(paidIso);
  if (paidIso <= dueIso) return 0;
  const rule = LATE_FEES.find(({ dueFrom }) => dueFrom <= dueIso);
  if (rule === undefined) throw new RangeError(`no late fee is known for an annuity due on ${dueIso}`);
  // ISO dates compare as text.
  return rule.percentByMonth.find((_, i) => paidIso <= addMonths(dueIso, i + 1)) ?? null;
}
