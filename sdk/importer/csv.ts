// SPDX-License-Identifier: Apache-2.0
import { halfWidth } from "../identifiers/verdict.js";

/** One line of a file of rights, as written; what is missing is empty. */
export interface FileLine {
  /** Line of the file, the heading being line 1. */
  readonly line: number;
  readonly values: Readonly<Record<Column, string>>;
}

/**
 * Columns of the file, by the names of its heading, in any order.
 *
 * - `number` official number; `holders` names by which the loader knows the parties, between semicolons; `shares` their
 *   fractions in the same order, empty for a sole holder
 * - `stage` Filed, Published, Examining or Granted; `filed`, `ends` days `YYYY-MM-DD`, the end of the term may be empty
 * - `paid` last year whose annuity is paid; `fee` next fee in yuan; `ipc` classes between semicolons; `title` of the right
 */
export const COLUMNS = [
  "number",
  "holders",
  "shares",
  "stage",
  "filed",
  "ends",
  "paid",
  "fee",
  "ipc",
  "title",
] as const;
export type Column = (typeof COLUMNS)[number];

/** Columns that every file has. */
const NEEDED: readonly Column[] = ["number", "holders", "stage", "filed"];

/**
 * Reads a file of comma-separated values (RFC 4180). Columns it does not know are passed over.
 *
 * @throws SyntaxError if a quotation does not end, or the heading lacks a column or names one twice.
 */
export function readCsv(text: string): FileLine[] {
  const [heading, ...lines] = records(text.replace(/^\uFEFF/, ""));
  const names = (heading?.cells ?? []).map((cell) => halfWidth(cell).trim().toLowerCase());
  const places = COLUMNS.map((column) => [column, names.indexOf(column)] as const);
  for (const [column, place] of places) {
    if (place === -1 && NEEDED.includes(column)) throw new SyntaxError(`the file has no column ${column}`);
    if (place !== -1 && names.lastIndexOf(column) !== place)
      throw new SyntaxError(`the file has the column ${column} twice`);
  }
  return lines.map(({ line, cells }) => {
    const values = places.map(([column, place]) => [column, (cells[place] ?? "").trim()] as const);
    return { line, values: Object.fromEntries(values) as FileLine["values"] };
  });
}

interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Records of the file; empty lines are none. */
function records(text: string): CsvRecord[] {
  const found: CsvRecord[] = [];
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|\n|\r|$)/y;
  let [line, start, cells]: [number, number, string[]] = [1, 1, []];
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text);
    if (match === null)
      throw new SyntaxError(`line ${line}: a quotation mark inside a value, or one that does not end`);
    const [, value = "", end = ""] = match;
    cells.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value);
    line += (value.match(/\r\n|\n|\r/g) ?? []).length;
    if (end === ",") {
      if (cell.lastIndex === text.length) cells.push("");
      else continue;
    }
    line += end === "," || end === "" ? 0 : 1;
    if (cells.some((one) => one !== "")) found.push({ line: start, cells });
    [start, cells] = [line, []];
  }
  return found;
}
