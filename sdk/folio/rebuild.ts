// SPDX-License-Identifier: Apache-2.0
import { dates, type IsoDate } from "../dates/index.js";
import type { Book, Entry } from "./entries.js";
import { readBody } from "../instruments/index.js";
import { blank, type Folio } from "./folio.js";
import { applied } from "./reducers/index.js";

/** Which entries count. Without any bound, all of them do. */
export interface AsOf {
  /** Entries up to this version. */
  readonly version?: number;
  /** Entries recorded by this moment: what the register said then. A Date, or Unix seconds. */
  readonly recorded?: Date | number;
  /** Entries in effect on this day, UTC+8: how things stood then, by what has been recorded. */
  readonly effective?: IsoDate;
}

/**
 * A folio from the entries alone, as of a version, a moment of recording, a day of effect, or several of these.
 *
 * @param book entries of the title and of the land under it, see `load`.
 * @param title official number.
 * @throws RangeError if the book does not name the title, a bound is malformed, or an entry does not fit.
 */
export function rebuild(book: Book, title: string, at: AsOf = {}): Folio {
  return counting(entriesOf(book, title), at).reduce(
    (folio, entry) => next(book, folio, entry),
    blank(title),
  );
}

/**
 * A folio after each of its entries, in the order of their versions: what {@link rebuild} tells as of each version.
 *
 * @param book entries of the title and of the land under it, see `load`.
 * @param title official number.
 * @throws RangeError if the book does not name the title, or an entry does not fit.
 */
export function history(book: Book, title: string): readonly Folio[] {
  let folio = blank(title);
  return entriesOf(book, title).map((entry) => (folio = next(book, folio, entry)));
}

function entriesOf(book: Book, title: string): readonly Entry[] {
  const list = book.get(title);
  if (list === undefined) throw new RangeError(`the book has no entries of ${title}`);
  return list;
}

function next(book: Book, folio: Folio, entry: Entry): Folio {
  return applied(folio, entry, (other) => rebuiltBefore(book, other, entry));
}

/** The entries that count, in the order in which they take effect. */
export function counting(list: readonly Entry[], { version, recorded, effective }: AsOf): readonly Entry[] {
  const moment = recorded instanceof Date ? recorded.getTime() / 1000 : recorded;
  if (moment !== undefined && !Number.isFinite(moment)) throw new RangeError("recorded: no moment");
  const day = effective === undefined ? undefined : dates.toDay(effective);
  const counted = list.filter(
    (entry) =>
      (version === undefined || entry.version <= version) &&
      (moment === undefined || entry.recordedAt <= moment) &&
      (day === undefined || dates.toDay(entry.effective) <= day),
  );
  if (day === undefined) return counted;
  // ISO dates compare as text; the sort keeps the order of versions within a day.
  return withoutDecided(counted).toSorted((a, b) =>
    a.effective < b.effective ? -1 : a.effective > b.effective ? 1 : 0,
  );
}

/**
 * A correction has effect since the day of what it corrects, before it was proposed. In the order of effect its
 * proposal has no place: neither stops anything on the days between.
 */
function withoutDecided(list: readonly Entry[]): readonly Entry[] {
  const decided = new Set(
    list.map(({ act, payload }) => (act === "Correct" ? Number(readBody(act, payload).proposal) : undefined)),
  );
  return list.filter(({ act, number }) => act !== "ProposeCorrection" || !decided.has(number));
}

/** Another folio as the register had it when an entry was recorded. */
function rebuiltBefore(book: Book, title: string, { block, logIndex }: Entry): Folio {
  const list = book.get(title) ?? [];
  const earlier = list.filter((e) => e.block < block || (e.block === block && e.logIndex < logIndex));
  return rebuild(new Map([...book, [title, earlier]]), title);
}
