// SPDX-License-Identifier: Apache-2.0
import { dates, type IsoDate } from "../dates/index.js";
import { IpStage, type IpStageName } from "../enums/index.js";
import { commit, randomSalt } from "../evidence/index.js";
import { patentKind, validate as validNumber } from "../identifiers/index.js";
import { rightNumber } from "../identifiers/rightNumber.js";
import type { Column, FileLine } from "./csv.js";
import { finding, type Finding, type FindingName } from "./findings.js";
import type { RightRow } from "./rights.js";
import { holdersOf } from "./shares.js";

/** What the loader knows beside the file. */
export interface ValidateOptions {
  /** Parties by the names that the file has for them. */
  readonly holders: ReadonlyMap<string, string>;
  /** Today by the chain's clock, UTC+8. */
  readonly today: IsoDate;
  /** Salt of a right's particulars: 32 bytes, kept with the file; random by default. */
  readonly saltOf?: (number: string) => string;
}

/** A right with the line that it was read from. */
export interface ReadRight {
  readonly line: number;
  readonly right: RightRow;
  /** What opens the commitment to the particulars; stays with the loader. */
  readonly salt: string;
}

/** A file that was gone through. */
export interface CheckedFile {
  readonly lines: number;
  /** What can be loaded, in the order of the file. */
  readonly rights: readonly ReadRight[];
  readonly findings: readonly Finding[];
}

/** Stages in which a right is loaded; one that has lapsed or ended is lodged by itself. */
export const LOADED_STAGES: readonly IpStageName[] = ["Filed", "Published", "Examining", "Granted"];

/** Goes through a file without the chain: forms, check digits, days, shares, classes, lines that repeat a number. */
export function validateFile(lines: readonly FileLine[], options: ValidateOptions): CheckedFile {
  const findings: Finding[] = [];
  const rights: ReadRight[] = [];
  const seen = new Map<string, number>();
  for (const line of lines) {
    const found: Finding[] = [];
    const read = readLine(line, options, found);
    const before = read === null ? undefined : seen.get(read.right.number);
    if (read !== null && before === undefined) seen.set(read.right.number, line.line);
    if (before !== undefined) {
      const message = `${line.values.number} stands in line ${before} already`;
      found.push(finding(line.line, "number", "AlreadyRegistered", message));
    }
    findings.push(...found);
    if (read !== null && !found.some(({ stops }) => stops)) rights.push(read);
  }
  return { lines: lines.length, rights, findings };
}

/** A line as a right, as far as it goes; what is wrong is added to the findings. */
function readLine({ line, values }: FileLine, options: ValidateOptions, found: Finding[]): ReadRight | null {
  const note = (column: Column, name: FindingName, message: string): void => {
    found.push(finding(line, column, name, message));
  };
  const number = numberOf(values.number, note);
  const holder = holdersOf(values, options.holders, note);
  const stage = stageOf(values.stage, note);
  const filedOn = dayOf("filed", values.filed, note);
  const termEnd = values.ends === "" ? null : dayOf("ends", values.ends, note);
  const paid = wholeOf(values.paid, note);
  const fee = fenOf(values.fee, note);
  for (const one of values.ipc.split(";").filter((value) => value.trim() !== "")) {
    const { reason } = validNumber("ipc", one);
    if (reason !== null) note("ipc", "ClassMalformed", `${one.trim()}: ${reason}`);
  }
  if (stage !== null && filedOn !== null) {
    const read = { number, stage, filedOn, termEnd, paid };
    checkDays(read, options.today, note);
    checkPaid(read, note);
  }
  if (number === null || stage === null || filedOn === null) return null;
  const salt = options.saltOf?.(number) ?? randomSalt();
  const particulars = commit(
    Buffer.from(JSON.stringify([number, values.title, values.ipc])),
    salt,
  ).commitment;
  const right = { number, holder, stage, filedOn, termEnd, paid, fee, particulars };
  return { line, right, salt };
}

type Note = (column: Column, name: FindingName, message: string) => void;

function numberOf(value: string, note: Note): string | null {
  const { canonical, reason } = rightNumber(value);
  if (canonical !== null) return canonical;
  const name = (reason ?? "").includes("should be") ? "BadCheckDigit" : "NumberMalformed";
  note("number", name, `${value}: ${reason ?? "of no known form"}`);
  return null;
}

function stageOf(value: string, note: Note): IpStageName | null {
  const stage = LOADED_STAGES.find((one) => one.toLowerCase() === value.toLowerCase());
  if (stage !== undefined) return stage;
  const known = Object.keys(IpStage).some((one) => one.toLowerCase() === value.toLowerCase());
  const why = known ? "a right that has lapsed or ended is lodged by itself" : "no stage";
  note("stage", "StageUnknown", `${value}: ${why}; loaded are ${LOADED_STAGES.join(", ")}`);
  return null;
}

function dayOf(column: "filed" | "ends", value: string, note: Note): IsoDate | null {
  try {
    dates.toDay(value);
    return value;
  } catch {
    note(column, "DateMalformed", `${value} is no day of the form YYYY-MM-DD`);
    return null;
  }
}

function wholeOf(value: string, note: Note): number {
  if (value === "" || /^\d{1,2}$/.test(value)) return Number(value);
  note("paid", "PaidMalformed", `${value} is no year of annuity`);
  return 0;
}

/** Yuan with at most two decimals, in fen. */
function fenOf(value: string, note: Note): bigint {
  if (value === "") return 0n;
  const [, yuan, fen = ""] = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(value) ?? [];
  if (yuan !== undefined) return BigInt(yuan) * 100n + BigInt(fen.padEnd(2, "0"));
  note("fee", "FeeMalformed", `${value} is no amount in yuan`);
  return 0n;
}

/** What of a line is held against each other. */
interface ReadDays extends Pick<RightRow, "stage" | "filedOn" | "termEnd" | "paid"> {
  readonly number: string | null;
}

/** Days against each other, against today, and against the number. ISO dates compare as text. */
function checkDays({ number, stage, filedOn, termEnd }: ReadDays, today: IsoDate, note: Note): void {
  const granted = stage === "Granted";
  if (filedOn > today) note("filed", "DateInFuture", `${filedOn} is after today, ${today}`);
  if (granted !== (termEnd !== null))
    note(
      "ends",
      "TermEndInvalid",
      granted ? "a granted right has a last day" : "an application has no last day",
    );
  if (termEnd === null) return;
  if (termEnd <= filedOn) note("ends", "TermEndInvalid", `${termEnd} is not after the filing on ${filedOn}`);
  else if (termEnd < today) note("ends", "TermOver", `${termEnd} is before today, ${today}`);
  if (!isPatent(number)) return;
  const usual = usualEnd(number, filedOn);
  if (termEnd !== usual) note("ends", "TermUnusual", `${termEnd}; by the day of filing it is ${usual}`);
  const year = number.length === LONG_NUMBER ? number.slice(2, 6) : filedOn.slice(0, 2) + number.slice(2, 4);
  if (!filedOn.startsWith(year))
    note("filed", "YearUnusual", `${number} was numbered in ${year}, but filed on ${filedOn}`);
}

/** Annuities of a patent are paid from its grant on, for years of its term; of an application none is. */
function checkPaid({ number, stage, filedOn, termEnd, paid }: ReadDays, note: Note): void {
  if (stage !== "Granted") {
    if (paid !== 0) note("paid", "PaidInvalid", `${paid}: an application has paid no annuity`);
  } else if (isPatent(number) && termEnd !== null) {
    const years = Math.floor((dates.toDay(termEnd) - dates.toDay(filedOn)) / DAYS_A_YEAR);
    if (paid < 1 || paid > years)
      note("paid", "PaidInvalid", `${paid}: a patent has paid year 1 to ${years}`);
  }
}

const DAYS_A_YEAR = 365;
/** Characters of a patent number since 2003-10-01. */
const LONG_NUMBER = 16;

function isPatent(number: string | null): number is string {
  return number?.startsWith("CN") ?? false;
}

function usualEnd(number: string, filedOn: IsoDate): IsoDate {
  const kind = patentKind(number);
  const old = kind === "design" && filedOn < "2021-06-01";
  return dates.patentTermEnd(filedOn, old ? "designBefore2021" : kind);
}
