// SPDX-License-Identifier: Apache-2.0
import { addDays, addMonths, type IsoDate } from "../dates/index.js";
import type { RestraintStatusName } from "../enums/index.js";
import type { Restraint } from "./burdens.js";
import type { Folio } from "./folio.js";

export type { BoundShares, Restraint } from "./burdens.js";
import { sharesOf, supplyOf, type Passing } from "./proprietorship.js";

/** A restraint with what it is on a day. */
export interface RestraintOn extends Restraint {
  readonly status: RestraintStatusName;
  /** First day in force, UTC+8; of a waiting seizure, as things stand. */
  readonly start: IsoDate;
  /** Last day in force; null for open. */
  readonly end: IsoDate | null;
}

/** Days on which a seizure is live. */
interface Period {
  readonly start: IsoDate;
  readonly end: IsoDate;
}

/** A restraint whose particulars are none but those given. */
export function restraint(
  given: Pick<Restraint, "number" | "kind" | "from"> & Partial<Restraint>,
): Restraint {
  return {
    party: null,
    until: null,
    months: 0,
    secures: null,
    subject: null,
    shares: null,
    corrects: null,
    ...given,
  };
}

/**
 * Two seizures stand in each other's way if they bind the same share or if one of them binds the whole title. Shares
 * that came by succession are another lot than those that the party had.
 */
function inTheWay(a: Restraint, b: Restraint): boolean {
  if (a.kind !== "Seizure" || b.kind !== "Seizure") return false;
  if (a.party === null || b.party === null) return true;
  const sameLot = a.shares === null || b.shares === null || a.shares.lot === b.shares.lot;
  return a.party === b.party && sameLot;
}

/** Periods of the seizures of a list, each from the day those in its way are over; undefined for other restraints. */
function periodsOf(list: readonly Restraint[]): readonly (Period | undefined)[] {
  const periods: (Period | undefined)[] = [];
  for (const own of list) {
    if (own.kind !== "Seizure") {
      periods.push(undefined);
      continue;
    }
    let start = own.from;
    for (const [k, earlier] of periods.entries()) {
      const blocks = earlier !== undefined && inTheWay(list[k] ?? own, own) && start <= earlier.end;
      if (blocks) start = addDays(earlier.end, 1);
    }
    periods.push({ start, end: addMonths(start, own.months) });
  }
  return periods;
}

/** Restraints of a folio, oldest first, with what they are on a day: waiting, in force or lapsed. */
export function restraintsOn(
  { restraints }: Pick<Folio, "restraints">,
  day: IsoDate,
): readonly RestraintOn[] {
  const periods = periodsOf(restraints);
  return restraints.map((own, i) => {
    const start = periods[i]?.start ?? own.from;
    const end = periods[i]?.end ?? own.until;
    const waits = own.kind === "Seizure" && day < start;
    const status = end !== null && end < day ? "Lapsed" : waits ? "Waiting" : "InForce";
    return { ...own, status, start, end };
  });
}

/** The folio with one more restraint behind the others. */
export function restrained(folio: Folio, more: Restraint): Folio {
  return { ...folio, restraints: [...folio.restraints, more] };
}

/** A restraint by its number, lapsed or not. @throws RangeError if there is none. */
export function restraintOf(folio: Folio, number: bigint | number): Restraint {
  const found = folio.restraints.find((other) => other.number === Number(number));
  if (found === undefined) throw new RangeError(`${folio.title} bears no restraint ${number}`);
  return found;
}

/** The folio without a restraint. */
export function released(folio: Folio, gone: Restraint): Folio {
  return { ...folio, restraints: folio.restraints.filter((other) => other !== gone) };
}

/** The folio with changes to one of its restraints. */
export function rerestrained(folio: Folio, old: Restraint, change: Partial<Restraint>): Folio {
  return {
    ...folio,
    restraints: folio.restraints.map((other) => (other === old ? { ...old, ...change } : other)),
  };
}

/** The folio without a seizure; those that waited behind it keep the day on which they became live. */
export function lifted(folio: Folio, gone: Restraint, day: IsoDate): Folio {
  const index = folio.restraints.indexOf(gone);
  const end = periodsOf(folio.restraints)[index]?.end ?? day;
  const free = end < day ? addDays(end, 1) : day;
  const restraints = folio.restraints.map((other, i) =>
    i > index && inTheWay(gone, other) && other.from < free ? { ...other, from: free } : other,
  );
  return { ...folio, restraints: restraints.filter((_, i) => i !== index) };
}

/**
 * The folio with the seizures of a share on it in the hands of a successor. If only part of the share passes, the part
 * bears them beside the rest, under the number of the passing. Neither bind what the successor held before, nor do the
 * seizures of that bind what it takes.
 */
export function followed(folio: Folio, number: number, from: string, passing: Passing): Folio {
  const { to, amount, all, before } = passing;
  const supply = supplyOf(before);
  const held = sharesOf(before, to);
  const isOn = ({ kind, party }: Restraint): boolean => kind === "Seizure" && party === from;
  const follows = (one: Restraint): Restraint => {
    const shares = one.shares ?? (held === 0n ? null : { amount, supply, lot: 0 });
    const lot = held === 0n || shares?.lot !== 0 ? (shares?.lot ?? 0) : number;
    return { ...one, party: to, shares: shares === null ? null : { ...shares, lot } };
  };
  const stays = (one: Restraint): Restraint =>
    one.kind === "Seizure" && one.party === to && one.shares === null && held !== 0n
      ? { ...one, shares: { amount: held, supply, lot: 0 } }
      : one;
  const restraints = folio.restraints.map((one) => (all && isOn(one) ? follows(one) : stays(one)));
  const copies = all ? [] : folio.restraints.filter(isOn).map((one) => ({ ...follows(one), number }));
  return { ...folio, restraints: [...restraints, ...copies] };
}

/** The folio without the seizures that have lapsed. */
export function pruned(folio: Folio, day: IsoDate): Folio {
  const lapsed = restraintsOn(folio, day).findIndex(
    ({ kind, status }) => kind === "Seizure" && status === "Lapsed",
  );
  const gone = folio.restraints[lapsed];
  return gone === undefined ? folio : pruned(lifted(folio, gone, day), day);
}
