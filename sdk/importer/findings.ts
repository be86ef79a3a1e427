// SPDX-License-Identifier: Apache-2.0
import type { Column } from "./csv.js";

/** What a check of a line can find. Those that an error of the contracts stands for bear its name. */
export type FindingName =
  | "NumberMalformed"
  | "BadCheckDigit"
  | "AlreadyRegistered"
  | "HolderMissing"
  | "HolderUnknown"
  | "HolderInactive"
  | "SharesMalformed"
  | "SharesNotOne"
  | "CoOwned"
  | "StageUnknown"
  | "DateMalformed"
  | "DateInFuture"
  | "TermOver"
  | "TermEndInvalid"
  | "TermUnusual"
  | "YearUnusual"
  | "PaidMalformed"
  | "PaidInvalid"
  | "FeeMalformed"
  | "ClassMalformed";

/** One thing that is wrong with a line, or only unusual. */
export interface Finding {
  readonly line: number;
  readonly column: Column;
  readonly name: FindingName;
  /** Whether the line cannot be loaded as it is. */
  readonly stops: boolean;
  /** For people, with the value found. */
  readonly message: string;
}

/** What is only said: the line can be loaded. */
const NOTES: ReadonlySet<FindingName> = new Set(["TermUnusual", "YearUnusual"]);

export function finding(line: number, column: Column, name: FindingName, message: string): Finding {
  return { line, column, name, stops: !NOTES.has(name), message };
}
