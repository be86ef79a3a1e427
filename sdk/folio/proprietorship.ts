// SPDX-License-Identifier: Apache-2.0

/** A proprietor's part of a title. */
export interface Holding {
  readonly party: string;
  /** Part of the sum of all shares of the title; 1 of 1 for a sole proprietor. */
  readonly shares: bigint;
}

/** The denominator of the shares; 0 if there is no proprietor. */
export function supplyOf(holdings: readonly Holding[]): bigint {
  return holdings.reduce((sum, { shares }) => sum + shares, 0n);
}

export function sharesOf(holdings: readonly Holding[], party: string): bigint {
  return holdings.find((holding) => holding.party === party)?.shares ?? 0n;
}

/** Without empty rows; one holder of all is a sole proprietor, with one share of one. */
export function settled(holdings: readonly Holding[]): readonly Holding[] {
  const supply = supplyOf(holdings);
  const sole = holdings.find(({ shares }) => shares === supply && supply !== 0n);
  return sole === undefined
    ? holdings.filter(({ shares }) => shares !== 0n)
    : [{ party: sole.party, shares: 1n }];
}

/** The proprietors after `amount` shares have passed. */
export function passed(
  holdings: readonly Holding[],
  from: string,
  to: string,
  amount: bigint,
): readonly Holding[] {
  const held = sharesOf(holdings, from);
  if (held < amount) throw new RangeError(`${from} holds ${held} shares, ${amount} cannot pass`);
  const known = holdings.some(({ party }) => party === to);
  const all = known ? holdings : [...holdings, { party: to, shares: 0n }];
  return settled(
    all.map(({ party, shares }) => ({
      party,
      shares: party === from ? shares - amount : party === to ? shares + amount : shares,
    })),
  );
}

/** The proprietors after a fraction has passed, or all that `from` holds if the denominator is 0. */
export function partPassed(
  holdings: readonly Holding[],
  from: string,
  to: string,
  numerator: bigint,
  denominator: bigint,
): readonly Holding[] {
  return partPassing(holdings, from, to, numerator, denominator).after;
}

/** The passing of a fraction of the whole, or of all that `from` holds if the denominator is 0. */
export function partPassing(
  holdings: readonly Holding[],
  from: string,
  to: string,
  numerator: bigint,
  denominator: bigint,
): Passing {
  const supply = supplyOf(holdings);
  const scale = denominator === 0n ? 1n : denominator / gcd(supply * numerator, denominator);
  const before = holdings.map(({ party, shares }) => ({ party, shares: shares * scale }));
  const held = sharesOf(before, from);
  const amount = denominator === 0n ? held : (supply * scale * numerator) / denominator;
  return { to, amount, all: amount === held, before, after: passed(before, from, to, amount) };
}

/** One passing of a share, in shares fine enough for all that pass with it. */
export interface Passing {
  readonly to: string;
  readonly amount: bigint;
  /** Whether nothing is left to the one it comes from. */
  readonly all: boolean;
  /** Proprietors just before, in those shares. */
  readonly before: readonly Holding[];
  readonly after: readonly Holding[];
}

/** The passings by which all that `from` holds goes to several, in proportion to their parts. */
export function splitAmong(
  holdings: readonly Holding[],
  from: string,
  parts: readonly Holding[],
): readonly Passing[] {
  const held = sharesOf(holdings, from);
  const total = supplyOf(parts);
  const scale = total / gcd(held, total);
  let before: readonly Holding[] = holdings.map(({ party, shares }) => ({ party, shares: shares * scale }));
  return parts.map(({ party: to, shares }) => {
    const amount = (held * scale * shares) / total;
    const all = amount === sharesOf(before, from);
    const passing = { to, amount, all, before, after: passed(before, from, to, amount) };
    before = passing.after;
    return passing;
  });
}

/** The proprietor after the whole has passed. */
export function allPassed(to: string): readonly Holding[] {
  return [{ party: to, shares: 1n }];
}

/** Proprietors as an act states them. */
export function restated(fields: {
  readonly holders: readonly string[];
  readonly shares: readonly bigint[];
}): readonly Holding[] {
  return settled(fields.holders.map((party, i) => ({ party, shares: fields.shares[i] ?? 0n })));
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}
