// SPDX-License-Identifier: Apache-2.0

/** A calendar date in the register's legal time zone, UTC+8, as `YYYY-MM-DD`. */
export type IsoDate = string;

const MILLISECONDS_PER_DAY = 86_400_000;
const TIME_ZONE = 8 * 3_600_000;
/** What a `Day` holds on chain: 24 bits. */
const LAST_DAY = 2 ** 24 - 1;

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function parse(iso: IsoDate): { year: number; month: number; day: number } {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (parts === null) throw new RangeError(`not a date of the form YYYY-MM-DD: ${JSON.stringify(iso)}`);
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  if (year === 0 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    throw new RangeError(`no such date in the calendar: ${iso}`);
  }
  return { year, month, day };
}

function write(year: number, month: number, day: number): IsoDate {
  if (year < 1 || year > 9999) throw new RangeError(`beyond the years 0001 to 9999: ${year}`);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

function whole(count: number, what: string): number {
  if (!Number.isSafeInteger(count)) throw new RangeError(`${what} must be a whole number: ${count}`);
  return count;
}

function toNumber(iso: IsoDate): number {
  const { year, month, day } = parse(iso);
  // setUTCFullYear, since Date.UTC takes the years 0 to 99 for 1900 to 1999.
  return new Date(0).setUTCFullYear(year, month - 1, day) / MILLISECONDS_PER_DAY;
}

function fromNumber(number: number): IsoDate {
  const date = new Date(number * MILLISECONDS_PER_DAY);
  if (Number.isNaN(date.getTime())) throw new RangeError(`beyond the years 0001 to 9999: day ${number}`);
  return write(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** The date itself, or a RangeError that says what is wrong with it. */
export function checkDate(iso: IsoDate): IsoDate {
  parse(iso);
  return iso;
}

/**
 * The date `count` months later (or earlier): the same day of the month, or the month's last where it
 * has no such day. Always count from the first day of a period in one step; month by month it slips.
 */
export function addMonths(iso: IsoDate, count: number): IsoDate {
  const { year, month, day } = parse(iso);
  const months = year * 12 + month - 1 + whole(count, "the count of months");
  const toYear = Math.floor(months / 12);
  const toMonth = months - toYear * 12 + 1;
  return write(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

/** The date `count` years later; 28 February for 29 February in a common year. */
export function addYears(iso: IsoDate, count: number): IsoDate {
  return addMonths(iso, whole(count, "the count of years") * 12);
}

/** The date `count` days later (or earlier). */
export function addDays(iso: IsoDate, count: number): IsoDate {
  return fromNumber(toNumber(iso) + whole(count, "the count of days"));
}

/** The `Day` of a date on chain: days since 1970-01-01. Zero stands for "no day" there. */
export function toDay(iso: IsoDate): number {
  const day = toNumber(iso);
  if (day < 0) throw new RangeError(`the chain's days start on 1970-01-01: ${iso}`);
  return day;
}

/** The date of a `Day` on chain. */
export function fromDay(day: number): IsoDate {
  if (whole(day, "a day") < 0 || day > LAST_DAY) throw new RangeError(`a day is 0 to ${LAST_DAY}: ${day}`);
  return fromNumber(day);
}

/** The date of a `Day` on chain; null for "no day". */
export function dayOrNull(day: bigint): IsoDate | null {
  return day === 0n ? null : fromDay(Number(day));
}

/** The date in UTC+8 at a moment: of a block's timestamp, say. */
export function dateAt(timestampSeconds: number): IsoDate {
  return fromNumber(
    Math.floor((whole(timestampSeconds, "a timestamp") * 1000 + TIME_ZONE) / MILLISECONDS_PER_DAY),
  );
}

/** A moment, in Unix seconds, as `YYYY-MM-DD hh:mm:ss` in UTC+8. */
export function momentOf(timestampSeconds: number): string {
  const moment = new Date(timestampSeconds * 1000 + TIME_ZONE);
  return moment.toISOString().slice(0, 19).replace("T", " ");
}
