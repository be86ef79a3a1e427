// SPDX-License-Identifier: Apache-2.0
import { addDays, addMonths, addYears, dateAt, dayOrNull, fromDay, momentOf, toDay } from "./calendar.js";
import { annuityDue, lateFeePercent, patentTermEnd } from "./patentTerms.js";

export type { IsoDate } from "./calendar.js";
export type { PatentTermKind } from "./patentTerms.js";
export { addDays, addMonths, addYears, dateAt, dayOrNull, fromDay, momentOf, toDay } from "./calendar.js";
export { annuityDue, LATE_FEES, lateFeePercent, PATENT_TERMS, patentTermEnd } from "./patentTerms.js";

/** Calendar arithmetic of the register: dates are `YYYY-MM-DD` in UTC+8. */
export const dates = {
  addDays,
  addMonths,
  addYears,
  dateAt,
  fromDay,
  dayOrNull,
  toDay,
  momentOf,
  patentTermEnd,
  annuityDue,
  lateFeePercent,
} as const;
