// SPDX-License-Identifier: Apache-2.0
import { dates, type IsoDate } from "../dates/index.js";

/** Days in UTC+8, the first and the last counted. ISO dates compare as text. */
export interface Span {
  readonly from: IsoDate;
  readonly until: IsoDate;
}

/** What two spans have in common: one span, or none. */
export function common(a: Span, b: Span): readonly Span[] {
  const from = a.from > b.from ? a.from : b.from;
  const until = a.until < b.until ? a.until : b.until;
  return from <= until ? [{ from, until }] : [];
}

/** The same days as spans that do not touch, in their order. */
export function union(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = merged.at(-1);
    if (last === undefined || span.from > dates.addDays(last.until, 1)) merged.push(span);
    else if (span.until > last.until) merged[merged.length - 1] = { from: last.from, until: span.until };
  }
  return merged;
}

/** How many days spans have that do not meet. */
export function daysOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { from, until }) => sum + dates.toDay(until) - dates.toDay(from) + 1, 0);
}
