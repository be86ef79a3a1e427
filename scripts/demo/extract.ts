import { ChargeKind, FolioState, LandUse, nameOf, RestraintKind, RestraintStatus } from "../../sdk/index.js";
import { dates } from "../../sdk/dates/index.js";
import { titleId } from "../../sdk/identifiers/index.js";
import { folio } from "../../sdk/index.js";
import { columns } from "../lib/project.js";
import type { Counter } from "../lib/counter.js";

/** The register extract of a title: what stands on its folio, and the entries that brought it there. */
export async function extractOf({ as, deployment }: Counter, title: string): Promise<string> {
  const { land, landViews } = as.registrar;
  const id = titleId.encode(title);
  const [view, charges, restraints, list] = await Promise.all([
    landViews.folioOf(id),
    landViews.chargesOf(id),
    landViews.restraintsOf(id),
    folio.entries(land, title, deployment.block),
  ]);
  const whole = view.proprietors.reduce((sum, { shares }) => sum + shares, 0n);
  const { verified } = folio.verifyHead(list, view.head);
  return [
    `state      ${nameOf(FolioState, view.state)}, ${nameOf(LandUse, view.use)}`,
    `extent     ${(Number(view.extent) / 100).toFixed(2)} m²`,
    `term       until ${day(view.termEnd)} (UTC+8)`,
    "",
    "PROPRIETORSHIP",
    ...view.proprietors.map(
      ({ party, shares }) => `  ${party}  ${whole === 1n ? "sole" : `${shares}/${whole}`}`,
    ),
    "CHARGES",
    ...orNone(
      charges.map(
        ({ kind, chargee, rank, sum, until }) =>
          `  ${nameOf(ChargeKind, kind)} of rank ${rank} to ${chargee}: CNY ${yuan(sum)}, until ${day(until)}`,
      ),
    ),
    "RESTRAINTS",
    ...orNone(
      restraints.map(
        ({ restraint, status, start, end }) =>
          `  ${nameOf(RestraintKind, restraint.kind)} by order ${restraint.id}, ` +
          `${nameOf(RestraintStatus, status)}, ${day(start)} to ${day(end)}`,
      ),
    ),
    "ENTRIES (recorded and effective in UTC+8)",
    columns([
      ["  version", "recorded", "effective", "act", "lodgement"],
      ...list.map(({ version, recordedAt, effective, act, number }) =>
        [`  ${version}`, moment(recordedAt), effective, act, number].map(String),
      ),
    ]),
    "",
    `head       ${view.head}`,
    `verified   ${verified ? "yes: the entries prove the head" : "NO"}`,
  ].join("\n");
}

const orNone = (lines: readonly string[]): readonly string[] => (lines.length === 0 ? ["  none"] : lines);

function day(number: bigint): string {
  return number === 0n ? "no end" : dates.fromDay(Number(number));
}

function yuan(fen: bigint): string {
  return `${(fen / 100n).toLocaleString("en")}.${String(fen % 100n).padStart(2, "0")}`;
}

function moment(seconds: number): string {
  return new Date((seconds + 8 * 3_600) * 1000).toISOString().slice(0, 19).replace("T", " ");
}
