// SPDX-License-Identifier: Apache-2.0
import { addYears, type IsoDate } from "../dates/index.js";
import type { AssetClassName, ChallengeKindName, IpStageName } from "../enums/index.js";
import { classOf } from "../identifiers/index.js";
import type { Folio } from "./folio.js";

/** A proceeding against a right that is pending. */
export interface Challenge {
  /** Number of the lodgement that entered it. */
  readonly number: number;
  readonly kind: ChallengeKindName;
  /** Day since when it is pending, UTC+8. */
  readonly since: IsoDate;
}

/** The life of a right of intellectual property. */
export interface Right {
  readonly stage: IpStageName;
  /** Day of filing, UTC+8; of a work, the day from which its term runs. */
  readonly filedOn: IsoDate;
  /** Day of publication, UTC+8; null while there was none. */
  readonly publishedOn: IsoDate | null;
  /** Day of the grant, UTC+8; null before it. */
  readonly grantedOn: IsoDate | null;
  /** Earliest priority day that was claimed, UTC+8; null if none was. */
  readonly priority: IsoDate | null;
  /** Patents: last year whose annuity is paid; trade marks: number of renewals. */
  readonly paid: number;
  /** Whether the patent is open to anyone's licence. */
  readonly open: boolean;
  /** Whether the author lives, so that no term runs. */
  readonly lifeTerm: boolean;
  /** Nice classes of a mark, bit n-1 for class n; or the kind of a work. */
  readonly classes: bigint;
  /** A similar mark, with which it passes; null if none was stated. */
  readonly similar: string | null;
  readonly challenges: readonly Challenge[];
}

/** Terms of a class of right from a day on, of what an entry leaves to them; see `RightTerms` in the contracts. */
export interface TermsSince {
  /** First day, UTC+8. */
  readonly since: IsoDate;
  readonly termYears: number;
  /** Whether the term runs on to 31 December of its last year. */
  readonly toYearEnd: boolean;
  /** Years that a renewal adds. */
  readonly renewalYears: number;
  /** Months after the due day in which a fee can still be paid. */
  readonly graceMonths: number;
}

/** The right of a folio. @throws RangeError if it is one of land, or was never opened. */
export function rightOf({ title, right }: Folio): Right {
  if (right === null) throw new RangeError(`${title} is no right of intellectual property on the register`);
  return right;
}

/** The folio with changes to its right. */
export function reread(folio: Folio, change: Partial<Right>): Folio {
  return { ...folio, right: { ...rightOf(folio), ...change } };
}

/**
 * Last day of the ordinary term of a granted right, by the terms of the day that it counts from: patents from the
 * filing, marks from the grant, works and programs from the day on the page.
 *
 * @param terms those of the right's class, oldest first.
 * @throws RangeError if none were in force on that day.
 */
export function ordinaryEnd(
  title: string,
  { filedOn, grantedOn, paid, lifeTerm }: Right,
  terms: readonly TermsSince[],
): IsoDate | null {
  if (lifeTerm) return null;
  const kind: AssetClassName = classOf(title);
  const mark = kind === "TradeMark";
  const start = mark && grantedOn !== null ? grantedOn : filedOn;
  const found = termsOn(terms, start);
  const end = addYears(start, found.termYears + (mark ? paid * found.renewalYears : 0));
  return found.toYearEnd ? `${end.slice(0, 4)}-12-31` : end;
}

/** The terms of a day. @throws RangeError if none were in force. */
export function termsOn(terms: readonly TermsSince[], day: IsoDate): TermsSince {
  // ISO dates compare as text.
  const found = terms.findLast(({ since }) => since <= day);
  if (found === undefined) throw new RangeError(`no terms of the class were in force on ${day}`);
  return found;
}
