// SPDX-License-Identifier: Apache-2.0
import type { Suite } from "../connect/index.js";
import type { IsoDate } from "../dates/index.js";
import { FolioState, nameOf, type ActName } from "../enums/index.js";
import { readUnitCode, titleId, type UnitForm } from "../identifiers/index.js";
import { load, verifyHead } from "./entries.js";
import { supplyOf } from "./proprietorship.js";
import { counting, rebuild, type AsOf } from "./rebuild.js";
import type { Folio } from "./reducers.js";

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
  readonly form: UnitForm;
  /** County-level division of the number, GB/T 2260. */
  readonly division: string;
  readonly chainId: number;
  readonly register: string;
  /** Bounds that were asked for. */
  readonly asOf: AsOf;
  readonly folio: Folio;
  /** The title that leads, under which this one is held; null if it is held by itself. */
  readonly heldWith: string | null;
  readonly proprietors: readonly ProprietorLine[];
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
  F: "granted",
  H: "ceased",
  P: "document modified",
  R: "change of party",
  S: "charge or restraint",
  T: "procedure",
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
export async function extract(
  { land: register, deployment }: Suite,
  title: string,
  at: AsOf = {},
): Promise<Extract> {
  const { form, division, land } = readUnitCode(title);
  const id = titleId.encode(title);
  const book = await load(register, [title], deployment.block);
  const [view, landHead] = await Promise.all([register.folioOf(id), register.headOf(titleId.encode(land))]);
  const list = book.get(title) ?? [];
  if (list.length === 0) throw new RangeError(`${title} is not on the register`);

  const folio = rebuild(book, title, at);
  const follows = folio.state === "Following";
  const leading = follows ? rebuild(book, land, withoutVersion(at)) : folio;
  const problems = [verifyHead(list, view.head).problem, verifyHead(book.get(land) ?? [], landHead).problem];
  if (Object.keys(at).length === 0) problems.push(...differences(folio, view));
  const found = problems.filter((problem) => problem !== null);
  const denominator = supplyOf(leading.proprietors);
  return {
    title,
    form,
    division,
    chainId: deployment.chainId,
    register: await register.getAddress(),
    asOf: at,
    folio,
    heldWith: follows ? land : null,
    proprietors: leading.proprietors.map(({ party, shares }) => ({ party, numerator: shares, denominator })),
    entries: counting(list, at).map((entry) => ({
      version: entry.version,
      number: entry.number,
      act: entry.act,
      category: `${entry.category} ${CATEGORIES[entry.category] ?? "unknown"}`,
      recorded: moment(entry.recordedAt),
      effective: entry.effective,
      evidence: entry.evidence,
    })),
    head: view.head,
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

type View = Awaited<ReturnType<Suite["land"]["folioOf"]>>;

/** Where the rebuilt folio is not what the register says. */
function differences(folio: Folio, view: View): string[] {
  const state = nameOf(FolioState, view.state);
  const compared: Record<string, readonly [unknown, unknown]> = {
    state: [folio.state, state],
    extent: [BigInt(Math.round(folio.extent * 100)), view.extent],
    charges: [BigInt(folio.charges), view.charges],
    restraints: [BigInt(folio.restraints), view.restraints],
    version: [BigInt(folio.version), view.version],
  };
  if (state !== "Following") {
    const lines = (list: Iterable<{ party: string; shares: bigint }>): string =>
      Array.from(list, ({ party, shares }) => `${party}:${shares}`)
        .toSorted()
        .join();
    compared.proprietors = [lines(folio.proprietors), lines(view.proprietors)];
  }
  return Object.entries(compared)
    .filter(([, [rebuilt, said]]) => rebuilt !== said)
    .map(([what]) => `${what}: the entries rebuild to another than the register says`);
}

/** An extract as text, for a screen or a printer. */
export function renderExtract(e: Extract): string {
  const { folio } = e;
  const width = 12;
  const line = (label: string, value: string): string => `${label.padEnd(width)}${value}`;
  return [
    `REGISTER EXTRACT  ${e.title}`,
    line("asked for", asked(e.asOf)),
    line("form", `${e.form}, division ${e.division}`),
    line("state", folio.state),
    line("use", folio.use),
    line("extent", `${folio.extent.toFixed(2)} m²`),
    line("term", folio.termEnd === null ? "without term" : `until ${folio.termEnd} (UTC+8)`),
    line("charges", String(folio.charges)),
    line("restraints", String(folio.restraints)),
    "",
    e.heldWith === null ? "PROPRIETORSHIP" : `PROPRIETORSHIP  held with ${e.heldWith}`,
    ...(e.proprietors.length === 0 ? ["  none"] : e.proprietors.map(proprietor)),
    "",
    "ENTRIES  (recorded and effective in UTC+8)",
    ...e.entries.map(
      (entry) =>
        `  ${String(entry.version).padStart(3)}  recorded ${entry.recorded}  effective ${entry.effective}  ` +
        `${entry.act} (${entry.category}), lodgement ${entry.number}`,
    ),
    "",
    line("register", `${e.register} on chain ${e.chainId}`),
    line("head", e.head),
    line("verified", e.verified ? "yes: the entries prove the head" : `NO: ${e.problems.join("; ")}`),
  ].join("\n");
}

function proprietor({ party, numerator, denominator }: ProprietorLine): string {
  return `  ${party}  ${denominator === 1n ? "sole" : `${numerator}/${denominator}`}`;
}

function asked({ version, recorded, effective }: AsOf): string {
  const seconds = recorded instanceof Date ? Math.floor(recorded.getTime() / 1000) : recorded;
  const bounds = [
    version === undefined ? [] : [`version ${version}`],
    seconds === undefined ? [] : [`as recorded by ${moment(seconds)} (UTC+8)`],
    effective === undefined ? [] : [`in effect on ${effective} (UTC+8)`],
  ].flat();
  return bounds.length === 0 ? "the present state" : bounds.join(", ");
}

function moment(seconds: number): string {
  return new Date((seconds + 8 * 3_600) * 1000).toISOString().slice(0, 19).replace("T", " ");
}
