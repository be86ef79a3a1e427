// SPDX-License-Identifier: Apache-2.0
import { dates, type IsoDate } from "../dates/index.js";
import { rebuild, type Book, type Charge } from "../folio/index.js";
import { readUnitCode } from "../identifiers/index.js";
import { common, daysOf, union, type Span } from "./spans.js";

/** Time in which a title was let, by one head lease. */
export interface Stay extends Span {
  /** Number of the lease. */
  readonly lease: number;
  /** Party that holds it, as the register said last. */
  readonly tenant: string;
}

/** How far a title was let in a span of days. */
export interface Occupancy extends Span {
  /** Official number. */
  readonly title: string;
  /** Stays that touch the span, by their first day. */
  readonly stays: readonly Stay[];
  /** Days of the span on which the title was on the register. */
  readonly days: number;
  /** Of these, days on which it was let. */
  readonly occupied: number;
  /** Days, up to the last of the span, since it was let last or opened; 0 while it is let. */
  readonly idle: number;
}

/**
 * All stays in a title, from the leases that the register recorded: subleases are within their head lease, and do not
 * count beside it. A building that follows its land is let with the land.
 *
 * @param book entries of the title and of the land under it, see `folio.load`.
 * @param title official number.
 * @throws RangeError if the book does not name the title.
 */
export function staysIn(book: Book, title: string): readonly Stay[] {
  const own = recorded(book, title);
  if (rebuild(book, title).state !== "Following") return own;
  return byFirstDay([...own, ...recorded(book, readUnitCode(title).land)]);
}

/**
 * How far a title was let. Days before it was opened, and after it ended, do not count.
 *
 * @param book entries of the title and of the land under it, see `folio.load`.
 * @param title official number.
 * @param span days, both of them counted.
 * @throws RangeError if the book does not name the title, or the span ends before it begins.
 */
export function occupancyOf(book: Book, title: string, span: Span): Occupancy {
  if (span.until < span.from) throw new RangeError(`${span.from} to ${span.until} is no span of days`);
  const life = lifeOf(book, title, span.until);
  const stays = staysIn(book, title);
  const leased = union(life === null ? [] : stays.flatMap((stay) => common(stay, life)));
  const counted = life === null ? [] : common(life, span);
  return {
    title,
    ...span,
    stays: stays.filter((stay) => common(stay, span).length !== 0),
    days: daysOf(counted),
    occupied: daysOf(leased.flatMap((stay) => common(stay, span))),
    idle: counted.length === 0 ? 0 : idleOn(span.until, leased, life),
  };
}

/** Days since the title was let last, or opened. */
function idleOn(day: IsoDate, leased: readonly Span[], life: Span | null): number {
  const before = leased.filter(({ from }) => from <= day).at(-1);
  if (before !== undefined && before.until >= day) return 0;
  const since = before?.until ?? (life === null ? day : dates.addDays(life.from, -1));
  return dates.toDay(day) - dates.toDay(since);
}

/** From the day on which the title was opened to the day before it ended, or to `last`; null if that is earlier. */
function lifeOf(book: Book, title: string, last: IsoDate): Span | null {
  const list = book.get(title) ?? [];
  const opened = list[0]?.effective;
  if (opened === undefined || opened > last) return null;
  const ended = list.find(({ version }) => hasEnded(book, title, version))?.effective;
  const until = ended === undefined || ended > last ? last : dates.addDays(ended, -1);
  return until < opened ? null : { from: opened, until };
}

function hasEnded(book: Book, title: string, version: number): boolean {
  const { state } = rebuild(book, title, { version });
  return state === "Historic" || state === "Cancelled";
}

/** Stays by the leases on the page of a title, as entry after entry left them. */
function recorded(book: Book, title: string): readonly Stay[] {
  const stays = new Map<number, Stay>();
  for (const { version, effective } of book.get(title) ?? []) {
    const leases = rebuild(book, title, { version }).charges.filter(isHeadLease);
    for (const [number, stay] of stays) {
      const stands = leases.some((lease) => lease.number === number);
      const dayBefore = dates.addDays(effective, -1);
      if (!stands && stay.until > dayBefore) stays.set(number, { ...stay, until: dayBefore });
    }
    for (const { number, chargee, from, until } of leases)
      stays.set(number, {
        lease: number,
        tenant: chargee ?? "",
        from: from ?? effective,
        until: until ?? from ?? effective,
      });
  }
  return byFirstDay([...stays.values()].filter(({ from, until }) => from <= until));
}

function isHeadLease({ kind, parent }: Charge): boolean {
  return kind === "Lease" && parent === null;
}

function byFirstDay(stays: readonly Stay[]): readonly Stay[] {
  return stays.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.lease - b.lease));
}
