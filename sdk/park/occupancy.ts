// SPDX-License-Identifier: Apache-2.0
import { dates, type IsoDate } from "../dates/index.js";
import type { FolioStateName } from "../enums/index.js";
import { history, type Book, type Charge, type Entry, type Folio } from "../folio/index.js";
import { readUnitCode } from "../identifiers/index.js";
import { common, daysOf, union, type Span } from "./spans.js";

/** States in which a title is no more. */
const ENDED: ReadonlySet<FolioStateName> = new Set(["Historic", "Cancelled"]);

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
  return staysBy(book, title, history(book, title));
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
  const folios = history(book, title);
  const entries = book.get(title) ?? [];
  const life = lifeOf(entries, folios, span.until);
  const stays = staysBy(book, title, folios);
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
function lifeOf(entries: readonly Entry[], folios: readonly Folio[], last: IsoDate): Span | null {
  const opened = entries[0]?.effective;
  if (opened === undefined || opened > last) return null;
  const ended = entries[folios.findIndex(({ state }) => ENDED.has(state))]?.effective;
  const until = ended === undefined || ended > last ? last : dates.addDays(ended, -1);
  return until < opened ? null : { from: opened, until };
}

/** Those of the title, and of the land that it follows. */
function staysBy(book: Book, title: string, folios: readonly Folio[]): readonly Stay[] {
  const own = recorded(book.get(title) ?? [], folios);
  const { land } = readUnitCode(title);
  if (folios.at(-1)?.state !== "Following" || !book.has(land)) return own;
  return byFirstDay([...own, ...recorded(book.get(land) ?? [], history(book, land))]);
}

/** Stays by the leases on a page, as entry after entry left them. */
function recorded(entries: readonly Entry[], folios: readonly Folio[]): readonly Stay[] {
  const stays = new Map<number, Stay>();
  for (const [i, { effective }] of entries.entries()) {
    const leases = (folios[i]?.charges ?? []).filter(isHeadLease);
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
