// SPDX-License-Identifier: Apache-2.0
import { dates, type IsoDate } from "../dates/index.js";
import { titleId } from "../identifiers/index.js";

/** What licensor and licensee agree on royalties; sums in fen, figures in the contract's unit. */
export interface RoyaltyTerms {
  /** Address of the register. */
  readonly register: string;
  /** Official number of the right. */
  readonly title: string;
  /** Number of the licence. */
  readonly licence: bigint;
  /** First day of the first period. */
  readonly from: IsoDate;
  /** Length of a period. */
  readonly months: number;
  /** How many periods. */
  readonly periods: number;
  /** Fen for each period. */
  readonly sum: bigint;
  /** Fen for every `per` of the figure; both 0 if nothing depends on it. */
  readonly rate: bigint;
  readonly per: bigint;
  /** Licensor that takes the fen that cannot be divided. */
  readonly taker: string;
  /** Commitment to the contract. */
  readonly terms: string;
}

/** The struct that `propose` of the contract takes. */
export function royaltyTerms(terms: RoyaltyTerms): {
  readonly [Field in keyof RoyaltyTerms]: string | bigint | number;
} {
  return { ...terms, title: titleId.encode(terms.title), from: dates.toDay(terms.from) };
}

/** Fen due for a period in which the figure was this: rounded down, as the contract reckons. */
export function royaltyDue(
  { sum, rate, per }: Pick<RoyaltyTerms, "sum" | "rate" | "per">,
  figure: bigint,
): bigint {
  return sum + (per === 0n ? 0n : (figure * rate) / per);
}

/** First and last day of a period, from 1. @throws RangeError for a period that the terms do not have. */
export function royaltyPeriod(
  { from, months, periods }: Pick<RoyaltyTerms, "from" | "months" | "periods">,
  period: number,
): readonly [first: IsoDate, last: IsoDate] {
  if (!Number.isInteger(period) || period < 1 || period > periods)
    throw new RangeError(`no period ${period} of ${periods}`);
  const next = dates.addMonths(from, months * period);
  return [dates.addMonths(from, months * (period - 1)), dates.addDays(next, -1)];
}

/** A holder of a right and its shares. */
export interface Shareholder {
  readonly party: string;
  readonly shares: bigint;
}

/**
 * How a payment is split: by shares, rounded down, and the fen left over to the taker, or to the first if the taker
 * holds nothing. The parts add up to the payment.
 */
export function splitRoyalty(
  amount: bigint,
  holders: readonly Shareholder[],
  taker: string,
): readonly { readonly party: string; readonly amount: bigint }[] {
  const supply = holders.reduce((sum, { shares }) => sum + shares, 0n);
  const parts = holders.map(({ party, shares }) => ({ party, amount: (amount * shares) / supply }));
  const left = parts.reduce((rest, part) => rest - part.amount, amount);
  const at = Math.max(
    0,
    holders.findIndex(({ party }) => party.toLowerCase() === taker.toLowerCase()),
  );
  return parts.map((part, i) => (i === at ? { ...part, amount: part.amount + left } : part));
}
