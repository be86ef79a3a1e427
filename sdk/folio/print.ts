// SPDX-License-Identifier: Apache-2.0
import { momentOf } from "../dates/index.js";
import { KINDS } from "../instruments/index.js";
import { isSecurity, type Charge } from "./charges.js";
import type { Extract, ProprietorLine } from "./extract.js";
import type { Folio, Offer } from "./folio.js";
import type { AsOf } from "./rebuild.js";
import type { RestraintOn } from "./restraints.js";
import type { Right } from "./right.js";

/** An extract as text, for a screen or a printer. */
export function renderExtract(e: Extract): string {
  const { folio } = e;
  const width = 12;
  const line = (label: string, value: string): string => `${label.padEnd(width)}${value}`;
  return [
    `REGISTER EXTRACT  ${e.title}`,
    line("asked for", asked(e.asOf)),
    line("form", e.division === null ? e.form : `${e.form}, division ${e.division}`),
    line("state", folio.state),
    ...(folio.right === null ? page(folio) : right(folio.right)).map(([label, value]) => line(label, value)),
    line("term", folio.termEnd === null ? "without term" : `until ${folio.termEnd} (UTC+8)`),
    ...(folio.parents.length === 0 ? [] : [line("came from", folio.parents.join(", "))]),
    ...(folio.children.length === 0 ? [] : [line("became", folio.children.join(", "))]),
    line("statutory", `${folio.sync.state} (${folio.sync.legalBasis})`),
    ...(folio.excuse === null ? [] : [line("excused", folio.excuse)]),
    "",
    e.heldWith === null ? "PROPRIETORSHIP" : `PROPRIETORSHIP  held with ${e.heldWith}`,
    ...listed(e.proprietors, proprietor),
    "",
    `CHARGES  by rank, as of ${e.day}`,
    ...listed(e.charges, charge),
    "",
    `RESTRAINTS  as of ${e.day}`,
    ...listed(e.restraints, restraint),
    ...(folio.offers.length === 0 ? [] : ["", "OFFERS TO THE CO-OWNERS", ...folio.offers.map(offer)]),
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

/** What the page of land says. */
function page({ use, extent }: Folio): readonly (readonly [label: string, value: string])[] {
  return [
    ["use", use],
    ["extent", `${extent.toFixed(2)} m²`],
  ];
}

/** What the page of a right says. */
function right(r: Right): readonly (readonly [label: string, value: string])[] {
  const days = [
    ["filed", r.filedOn],
    ["priority", r.priority],
    ["published", r.publishedOn],
    ["granted", r.grantedOn],
  ] as const;
  return [
    ["stage", r.stage],
    ...days.flatMap(([label, day]) => (day === null ? [] : [[label, `${day} (UTC+8)`] as const])),
    ...(r.paid === 0 ? [] : [["paid", `up to ${r.paid}`] as const]),
    ...(r.classes === 0n ? [] : [["classes", KINDS.classes.show(r.classes)] as const]),
    ...(r.similar === null ? [] : [["passes with", r.similar] as const]),
    ...(r.open ? [["open", "to anyone's licence"] as const] : []),
    ...(r.lifeTerm ? [["for life", "no term runs while the author lives"] as const] : []),
    ...r.challenges.map((c) => ["challenge", `${c.number}  ${c.kind}, since ${c.since} (UTC+8)`] as const),
  ];
}

function proprietor({ party, numerator, denominator }: ProprietorLine): string {
  return `  ${party}  ${denominator === 1n ? "sole" : `${numerator}/${denominator}`}`;
}

function listed<T>(list: readonly T[], line: (one: T) => string): readonly string[] {
  return list.length === 0 ? ["  none"] : list.map(line);
}

function charge(c: Charge): string {
  const rank = isSecurity(c) ? `rank ${c.rank}` : "right of use";
  const parts = [
    `  ${c.number}  ${c.kind}, ${rank}`,
    c.sum === 0n ? [] : KINDS.fen.show(c.sum),
    c.dominant === null ? `of ${c.chargee ?? "nobody"}` : `for ${c.dominant}`,
    c.until === null ? [] : `until ${c.until}`,
    c.fixedOn === null ? [] : `claims fixed on ${c.fixedOn}`,
    c.parent === null ? [] : `under ${c.parent}`,
    c.transferBan ? "no transfer without the chargee" : [],
  ];
  return parts.flat().join(", ");
}

function restraint(r: RestraintOn): string {
  const status = { Waiting: "waiting", InForce: "in force", Lapsed: "lapsed" }[r.status];
  const secures = r.secures === null ? "" : ` of ${r.secures}`;
  const parts = [
    `  ${r.number}  ${r.kind}${secures}, ${status}`,
    r.party === null ? [] : `for ${r.party}`,
    r.shares === null ? [] : `${r.shares.amount} of ${r.shares.supply} shares`,
    r.subject === null ? [] : `about ${r.subject}`,
    r.corrects === null ? [] : `entry ${r.corrects}`,
    `${r.corrects === null ? "from" : "answers until"} ${r.start}`,
    r.end === null ? [] : `until ${r.end}`,
  ];
  return parts.flat().join(", ");
}

function offer(o: Offer): string {
  const takers = [...o.takers, ...(o.tenant === null ? [] : [`tenant ${o.tenant}`])];
  const accepted = takers.length === 0 ? "not accepted" : `accepted by ${takers.join(", ")}`;
  const until = o.until === null ? "" : `, until ${o.until}`;
  return `  ${o.number}  ${o.numerator}/${o.denominator} by ${o.by} to ${o.to}${until}, ${accepted}`;
}

function asked({ version, recorded, effective }: AsOf): string {
  const seconds = recorded instanceof Date ? Math.floor(recorded.getTime() / 1000) : recorded;
  const bounds = [
    version === undefined ? [] : [`version ${version}`],
    seconds === undefined ? [] : [`as recorded by ${momentOf(seconds)} (UTC+8)`],
    effective === undefined ? [] : [`in effect on ${effective} (UTC+8)`],
  ].flat();
  return bounds.length === 0 ? "the present state" : bounds.join(", ");
}
