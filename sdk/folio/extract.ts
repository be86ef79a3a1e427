// SPDX-License-Identifier: Apache-2.0
import type { Suite } from "../connect/index.js";
import { dates, type IsoDate } from "../dates/index.js";
import type { ActName, RightClassName } from "../enums/index.js";
import { isLand, readUnitCode, rightClass, titleId, type UnitForm } from "../identifiers/index.js";
import { chargesOn, type Charge } from "./charges.js";
import { differences, told } from "./differences.js";
import { load, verifyHead, type AnyRegister, type Entry } from "./entries.js";
import type { Folio } from "./folio.js";
import { supplyOf } from "./proprietorship.js";
import { counting, rebuild, type AsOf } from "./rebuild.js";
import { restraintsOn, type RestraintOn } from "./restraints.js";

/** A proprietor with its share as a fraction of the whole. */
export interface ProprietorLine {
  readonly party: string;
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** An entry with both time axes. */
export interface EntryLine {
  readonly version: number;
  /** Lodgement that brought it. */
  readonly number: number;
  readonly act: ActName;
  /** WIPO ST.27 category: letter and meaning. */
  readonly category: string;
  /** When it was recorded, `YYYY-MM-DD hh:mm:ss` in UTC+8. */
  readonly recorded: string;
  /** Since when it has effect, UTC+8. */
  readonly effective: IsoDate;
  readonly evidence: string;
}

/** A register extract. */
export interface Extract {
  readonly title: string;
  /** What it is by its number: a form of land, or a class of right. */
  readonly form: UnitForm | RightClassName;
  /** County-level division of the number, GB/T 2260; null for rights, which are registered for the whole country. */
  readonly division: string | null;
  readonly chainId: number;
  readonly register: string;
  /** Bounds that were asked for. */
  readonly asOf: AsOf;
  /** Day of which it tells what is live and what has lapsed, UTC+8. */
  readonly day: IsoDate;
  readonly folio: Folio;
  /** The title that leads, under which this one is held; null if it is held by itself. */
  readonly heldWith: string | null;
  readonly proprietors: readonly ProprietorLine[];
  /** Charges that burden the title: of the title that leads, if it is held with another. Securities by rank. */
  readonly charges: readonly Charge[];
  /** Restraints of the title, and of the one that leads, with what they are on the day. */
  readonly restraints: readonly RestraintOn[];
  /** Entries that count as of the bounds. */
  readonly entries: readonly EntryLine[];
  /** The folio's head on chain: proof of all its entries, of those outside the bounds too. */
  readonly head: string;
  /** Whether the entries prove the head and, without bounds, rebuild to what the register says. */
  readonly verified: boolean;
  /** What does not fit; empty if verified. */
  readonly problems: readonly string[];
}

/** What the WIPO ST.27 letters say of a title. */
const CATEGORIES: Readonly<Record<string, string>> = {
  A: "filed",
  B: "application discontinued",
  C: "application revived",
  D: "examination",
  E: "opposition",
  F: "granted",
  G: "term adjusted",
  H: "ceased",
  K: "reinstated",
  L: "review requested",
  M: "maintained",
  N: "terminated",
  P: "document modified",
  Q: "published",
  R: "change of party",
  S: "charge or restraint",
  T: "procedure",
  U: "fee paid",
  W: "other",
  Y: "corrected",
};

/**
 * The extract of a title, from its entries, verified against the chain.
 *
 * @param title official number.
 * @param at bounds on either time axis, or a version; without any, the present state.
 * @throws RangeError if the number is malformed or the title is not on the register.
 */
export async function extract(suite: Suite, title: string, at: AsOf = {}): Promise<Extract> {
  const { daybook, deployment } = suite;
  const onLand = isLand(title);
  const register: AnyRegister = onLand ? suite.land : suite.ip;
  const { form, division, land } = onLand
    ? readUnitCode(title)
    : { form: rightClass(title), division: null, land: title };
  const book = await load(register, [title], deployment.block, daybook);
  const [head, landHead] = await Promise.all([
    register.headOf(titleId.encode(title)),
    register.headOf(titleId.encode(land)),
  ]);
  const list = book.get(title) ?? [];
  if (list.length === 0) throw new RangeError(`${title} is not on the register`);

  const folio = rebuild(book, title, at);
  const follows = folio.state === "Following";
  const leading = follows ? rebuild(book, land, withoutVersion(at)) : folio;
  const problems = [verifyHead(list, head).problem, verifyHead(book.get(land) ?? [], landHead).problem];
  const day = await dayOf(register, counting(list, at), at);
  if (Object.keys(at).length === 0)
    problems.push(...differences(folio, await told(onLand ? suite.landViews : suite.ipViews, folio), day));
  const found = problems.filter((problem) => problem !== null);
  const denominator = supplyOf(leading.proprietors);
  return {
    title,
    form,
    division,
    chainId: deployment.chainId,
    register: await register.getAddress(),
    asOf: at,
    day,
    folio,
    heldWith: follows ? land : null,
    proprietors: leading.proprietors.map(({ party, shares }) => ({ party, numerator: shares, denominator })),
    charges: chargesOn(leading, day),
    restraints: [...(follows ? restraintsOn(leading, day) : []), ...restraintsOn(folio, day)],
    entries: counting(list, at).map((entry) => ({
      version: entry.version,
      number: entry.number,
      act: entry.act,
      category: `${entry.category} ${CATEGORIES[entry.category] ?? "unknown"}`,
      recorded: dates.momentOf(entry.recordedAt),
      effective: entry.effective,
      evidence: entry.evidence,
    })),
    head,
    verified: found.length === 0,
    problems: found,
  };
}

/** Versions count on one folio only. */
function withoutVersion({ recorded, effective }: AsOf): AsOf {
  return {
    ...(recorded === undefined ? {} : { recorded }),
    ...(effective === undefined ? {} : { effective }),
  };
}

/** The day of which an extract tells: the one asked for, else that of the moment or version asked for, else today. */
async function dayOf(
  register: AnyRegister,
  counted: readonly Entry[],
  { version, recorded, effective }: AsOf,
): Promise<IsoDate> {
  if (effective !== undefined) return effective;
  const block = await register.runner?.provider?.getBlock("latest");
  const now = block?.timestamp ?? Math.floor(Date.now() / 1000);
  const said = version === undefined ? now : (counted.at(-1)?.recordedAt ?? now);
  const moment = recorded instanceof Date ? Math.floor(recorded.getTime() / 1000) : recorded;
  return dates.dateAt(Math.min(moment ?? now, said, now));
}
