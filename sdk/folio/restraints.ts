// SPDX-License-Identifier: Apache-2.0
import { addDays, addMonths, type IsoDate } from "../dates/index.js";
import type { NoticeKindName, RestraintKindName, RestraintStatusName } from "../enums/index.js";
import type { Folio } from "./folio.js";
import { sharesOf, supplyOf, type Passing } from "./proprietorship.js";

/** What stops or warns dealings. */
export interface Restraint {
  /** Number of the lodgement that brought it; 0 for a freeze by ERC-7943. */
  readonly number: number;
  readonly kind: RestraintKindName;
  /**
   * Seizure: co-owner whose share it binds. Notice, search, caution: its holder. Null for the whole title, and where
   * an office restrains.
   */
  readonly party: string | null;
  /** First day, UTC+8; of a seizure, the day it came in; of a proposed correction, the last day to answer. */
  readonly from: IsoDate;
  /** Last day, UTC+8; null for open, and for seizures, whose days follow from the queue. */
  readonly until: IsoDate | null;
  /** Seizure: term in months; of others 0. */
  readonly months: number;
  /** Notice: what it secures; null of others. */
  readonly secures: NoticeKindName | null;
  /** Notice: unit to come that it is about; null for the title itself. */
  readonly subject: string | null;
  /** Freeze by ERC-7943: shares that it binds; null for all that the party holds. */
  readonly shares: { readonly amount: bigint; readonly supply: bigint } | null;
  /** Proposed correction: version of the entry that is wrong; null of others. */
  readonly corrects: number | null;
}

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

/** Two seizures stand in each other's way if they bind the same share or if one of them binds the whole title. */
function inTheWay(a: Restraint, b: Restraint): boolean {
  const both = a.kind === "Seizure" && b.kind === "Seizure";
  return both && (a.party === null || b.party === null || a.party === b.party);
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
 * bears them beside the rest, under the number of the passing.
 */
export function followed(folio: Folio, number: number, from: string, passing: Passing): Folio {
  const { to, amount, all, before } = passing;
  const mixes = sharesOf(before, to) !== 0n;
  const part = mixes ? { amount, supply: supplyOf(before) } : null;
  const isOn = ({ kind, party }: Restraint): boolean => kind === "Seizure" && party === from;
  const follows = (own: Restraint): Restraint => ({ ...own, party: to, shares: own.shares ?? part });
  const restraints = all
    ? folio.restraints.map((own) => (isOn(own) ? follows(own) : own))
    : [...folio.restraints, ...folio.restraints.filter(isOn).map((own) => ({ ...follows(own), number }))];
  return { ...folio, restraints };
}

/** The folio without the seizures that have lapsed. */
export function pruned(folio: Folio, day: IsoDate): Folio {
  const lapsed = restraintsOn(folio, day).findIndex(
    ({ kind, status }) => kind === "Seizure" && status === "Lapsed",
  );
  const gone = folio.restraints[lapsed];
  return gone === undefined ? folio : pruned(lifted(folio, gone, day), day);
}
