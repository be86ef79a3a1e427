// SPDX-License-Identifier: Apache-2.0
import { certificateNumber } from "./certificate.js";
import { divisionEver, divisionOn } from "./divisions.js";
import { doi, ipc, isrc, pct, softwareRegistration, st13, trademark, wo } from "./formats.js";
import { industryCode, industryText, industryWord } from "./industry.js";
import { iswc } from "./iswc.js";
import { lei } from "./lei.js";
import { cnPatentNumber, cnPublicationNumber, epApplicationNumber, patentKind } from "./patent.js";
import { decode, encode } from "./titleId.js";
import { classOf, isLand, rightClass, rightNumber } from "./rightNumber.js";
import { readUnitCode, realEstateUnitCode } from "./unitCode.js";
import { uscc } from "./uscc.js";
import { refuse, type Check, type Verdict } from "./verdict.js";

export type { Division } from "./divisions.js";
export type { PatentKind } from "./patent.js";
export type { UnitCodeParts, UnitForm } from "./unitCode.js";
export type { Verdict } from "./verdict.js";
export { divisionEver, divisionOn } from "./divisions.js";
export { industryText, industryWord } from "./industry.js";
export { patentKind } from "./patent.js";
export { classOf, isLand, rightClass } from "./rightNumber.js";
export { readUnitCode } from "./unitCode.js";

const CHECKS = {
  uscc,
  cnPatentNumber,
  cnPublicationNumber,
  epApplicationNumber,
  lei,
  realEstateUnitCode,
  certificateNumber,
  iswc,
  ipc,
  isrc,
  doi,
  pct,
  wo,
  softwareRegistration,
  trademark,
  st13,
  rightNumber,
  industryCode,
} as const satisfies Record<string, Check>;

/** A kind of number that {@link validate} knows. */
export type IdentifierKind = keyof typeof CHECKS;

/** All kinds, in the order of the documentation. */
export const kinds = Object.keys(CHECKS) as readonly IdentifierKind[];

/**
 * Whether a written number is right, and the one form of it that the ledger keeps.
 *
 * Accepted as written by people: spaces around (and, where they only group, inside), full-width forms
 * and, for numbers of capitals, lower case. Nothing else is guessed.
 *
 * @param kind one of {@link kinds}; any other is an error of the caller and throws a RangeError.
 * @param value the number as written.
 */
export function validate(kind: IdentifierKind, value: string): Verdict {
  if (!Object.hasOwn(CHECKS, kind)) {
    throw new RangeError(`unknown kind of identifier: ${kind as string}; known are ${kinds.join(", ")}`);
  }
  if (typeof value !== "string") return refuse("not a text");
  return CHECKS[kind](value);
}

/** Official numbers as title ids and back. */
export const titleId = { encode, decode } as const;

export const identifiers = {
  kinds,
  validate,
  titleId,
  readUnitCode,
  industryWord,
  industryText,
  patentKind,
  rightClass,
  classOf,
  isLand,
  divisionOn,
  divisionEver,
} as const;
