// SPDX-License-Identifier: Apache-2.0
import type { AssetClassName, RightClassName } from "../enums/index.js";
import { cnPatentNumber, patentKind } from "./patent.js";
import { readUnitCode } from "./unitCode.js";
import { accept, capitals, refuse, type Verdict } from "./verdict.js";

/** The forms of numbers without a check digit, as `RightNumbers` has them on chain. */
const FORMS: readonly (readonly [kind: RightClassName, form: RegExp])[] = [
  ["TradeMark", /^TM(?:G\d{6,7}|\d{5,9})[A-Z]?$/],
  ["Work", /^CR(?:19|20)\d{2}[A-Z]\d{8}$/],
  ["Program", /^(?:19|20)\d{2}SRE?\d{4,7}$/],
];

const PATENTS = { invention: "Invention", utilityModel: "UtilityModel", design: "Design" } as const;

/**
 * A number of intellectual property as the ledger keeps it: a Chinese patent application `CN201710601862.3`; a trade
 * mark `TM61234567`, with a letter for what was split off, or `TMG1234567`; a work `CR2023F00012345`; a program
 * `2020SR0123456`. `TM` and `CR` are the ledger's own marks: the office writes the bare number.
 */
export function rightNumber(value: string): Verdict {
  const number = capitals(value);
  if (FORMS.some(([, form]) => form.test(number))) return accept(number);
  const patent = cnPatentNumber(value);
  if (patent.valid || /^(CN|ZL)/.test(number)) return patent;
  return refuse("a right's number begins with CN, TM or CR, or is a year and SR");
}

/** The class of right that a valid number names. @throws RangeError if it is none. */
export function rightClass(value: string): RightClassName {
  const { canonical, reason } = rightNumber(value);
  if (canonical === null) throw new RangeError(`${value}: ${reason}`);
  const [kind] = FORMS.find(([, form]) => form.test(canonical)) ?? [];
  return kind ?? PATENTS[patentKind(canonical)];
}

const LAND = { parcel: "Parcel", building: "Building", unit: "Unit" } as const;

/** The class of a title, land or right, by its official number. @throws RangeError if it is none. */
export function classOf(title: string): AssetClassName {
  return isLand(title) ? LAND[readUnitCode(title).form] : rightClass(title);
}

const NINE = "9".charCodeAt(0);

/**
 * Whether a number is one of land, by its beginning alone: numbers of patents, marks and works begin with a letter,
 * those of programs with a year and `SR`.
 */
export function isLand(title: string): boolean {
  return title.charCodeAt(0) <= NINE && title.charCodeAt(4) <= NINE;
}
