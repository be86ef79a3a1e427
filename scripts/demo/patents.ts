import { COMPANIES } from "./data.js";
import { patentCheck } from "../../sdk/identifiers/patent.js";
import { dates, type IsoDate } from "../../sdk/dates/index.js";

/** Rights of the one applicant in the figures of the demonstration. */
export const OF_ONE = 534;

/** Serial numbers from here on are beyond any that the office has given: no number of this file is a real one. */
const FIRST_SERIAL = 9_000_001;
const FIRST_YEAR = 2016;
const YEARS = 9;
/** Type digits of inventions, utility models and designs. */
const TYPES = [1, 1, 2, 3] as const;
const TERMS = { 1: "invention", 2: "utilityModel", 3: "design" } as const;
const IPC = ["H01M 10/0525", "G06F 16/27", "B65G 1/137", "H04L 9/32"] as const;
const EVERY = 97;
const DAYS_A_YEAR = 365;
/** Annuities are paid as they would be on this day: the same file on every run. */
const AS_OF: IsoDate = "2026-01-01";
const NEW_DESIGN_TERM = "2021-06-01";

/** Year fees in yuan by the year that is due, of an invention and of the others: figures of the demonstration. */
const FEES: readonly (readonly [upTo: number, invention: number, other: number])[] = [
  [3, 900, 600],
  [6, 1200, 900],
  [9, 2000, 1200],
  [12, 4000, 2000],
  [20, 8000, 2000],
];

/**
 * A file of synthetic patents: numbers with right check characters in serials that the office does not use, each row
 * saying that it is synthetic. The first 534 are of one applicant, the others of several in turn.
 */
export function patentFile(count: number): string {
  const rows = Array.from({ length: count }, (_, i) => patentRow(i));
  return ["number,holders,shares,stage,filed,ends,paid,fee,ipc,title", ...rows].join("\n");
}

function patentRow(i: number): string {
  const type = TYPES[i % TYPES.length] ?? 1;
  const filed = filingDay(i, type);
  const digits = `${filed.slice(0, 4)}${type}${FIRST_SERIAL + i}`;
  const old = type === 3 && filed < NEW_DESIGN_TERM;
  const ends = dates.patentTermEnd(filed, old ? "designBefore2021" : TERMS[type]);
  const paid = yearsBetween(filed, AS_OF) + 1;
  const holder = COMPANIES[i < OF_ONE ? 0 : 1 + (i % (COMPANIES.length - 1))];
  return [
    `CN${digits}.${patentCheck(digits)}`,
    holder,
    "",
    "Granted",
    filed,
    ends,
    paid,
    feeOf(paid + 1, type === 1),
    IPC[i % IPC.length],
    `synthetic right ${i + 1} of the demonstration`,
  ].join(",");
}

/** Days of the years from 2016 on; of utility models and old designs from 2019 on, so that they are in force. */
function filingDay(i: number, type: 1 | 2 | 3): IsoDate {
  const late = type === 1 ? 0 : 3;
  const first = `${FIRST_YEAR + late}-01-01`;
  return dates.addDays(first, (i * EVERY) % ((YEARS - late) * DAYS_A_YEAR));
}

function yearsBetween(from: IsoDate, to: IsoDate): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}

function feeOf(year: number, invention: boolean): number {
  const row = FEES.find(([upTo]) => year <= upTo);
  return row === undefined ? 0 : row[invention ? 1 : 2];
}
