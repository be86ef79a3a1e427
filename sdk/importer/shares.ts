// SPDX-License-Identifier: Apache-2.0
import { ZeroAddress } from "ethers";
import type { Column, FileLine } from "./csv.js";
import type { FindingName } from "./findings.js";

type Note = (column: Column, name: FindingName, message: string) => void;

/**
 * The sole holder of a right. A row has one holder: rights of several are lodged one by one, since all of them consent
 * to the shares by which they hold.
 *
 * @returns the party; the zero address if something is wrong, which is noted.
 */
export function holdersOf(
  { holders, shares }: FileLine["values"],
  known: ReadonlyMap<string, string>,
  note: Note,
): string {
  const names = listed(holders);
  const parties = names.map((name) => {
    const party = known.get(name);
    if (party === undefined) note("holders", "HolderUnknown", `${name} is no party that the loader knows`);
    return party;
  });
  const [first] = parties;
  if (names.length === 0) note("holders", "HolderMissing", "a right has a holder");
  const fractions = listed(shares).map(fractionOf);
  if (fractions.includes(null) || (fractions.length !== 0 && fractions.length !== names.length)) {
    note("shares", "SharesMalformed", `${shares}: one fraction such as 1/3 for each holder`);
  } else if (fractions.length !== 0 && !makeOne(fractions as Fraction[])) {
    note("shares", "SharesNotOne", `${shares}: the shares do not make one whole`);
  } else if (names.length > 1) {
    note("holders", "CoOwned", `${names.length} holders: to be lodged by itself, with the consent of all`);
  }
  return first ?? ZeroAddress;
}

type Fraction = readonly [numerator: bigint, denominator: bigint];

function listed(value: string): string[] {
  return value
    .split(";")
    .map((one) => one.trim())
    .filter((one) => one !== "");
}

function fractionOf(value: string): Fraction | null {
  const [, numerator, denominator] = /^(\d{1,18})\s*\/\s*(\d{1,18})$/.exec(value) ?? [];
  if (numerator === undefined || denominator === undefined) return value === "1" ? [1n, 1n] : null;
  const parts = [BigInt(numerator), BigInt(denominator)] as const;
  return parts[0] === 0n || parts[1] === 0n ? null : parts;
}

/** Exactly: over the product of the denominators. */
function makeOne(fractions: readonly Fraction[]): boolean {
  const whole = fractions.reduce((product, [, denominator]) => product * denominator, 1n);
  const sum = fractions.reduce((total, [n, d]) => total + (n * whole) / d, 0n);
  return sum === whole;
}
