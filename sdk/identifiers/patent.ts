// SPDX-License-Identifier: Apache-2.0
import { accept, capitals, refuse, wrongCheck, type Verdict } from "./verdict.js";

export type PatentKind = "invention" | "utilityModel" | "design";

const LONG = /^(\d{4})(\d)(\d{7})\.([\dX])$/;
const SHORT = /^(\d{2})(\d)(\d{5})\.([\dX])$/;
const KINDS: Readonly<Record<string, PatentKind>> = {
  "1": "invention",
  "2": "utilityModel",
  "3": "design",
  "8": "invention",
  "9": "utilityModel",
};

/** The check character of a Chinese application number (ZC 0006-2003): weights 2 to 9, then 2 to 5. */
export function patentCheck(digits: string): string {
  const sum = Array.from(digits).reduce((total, digit, i) => total + Number(digit) * ((i % 8) + 2), 0);
  return "0123456789X".charAt(sum % 11);
}

/**
 * A Chinese application or patent number, with or without `CN` or `ZL` (`ZL` is only for granted
 * patents; the ledger keeps neither the prefix nor the difference): canonical `CN201710601862.3`.
 * Before 2003-10-01: two digits of the year, five of the serial.
 */
export function cnPatentNumber(value: string): Verdict {
  const number = capitals(value).replace(/^(CN)?(ZL)?/, "");
  const parts = LONG.exec(number) ?? SHORT.exec(number);
  if (parts === null) {
    return refuse(
      "a Chinese patent number has 12 digits (8 before October 2003), a dot and a check character",
    );
  }
  const [, year = "", type = "", serial = "", check = ""] = parts;
  if (!(type in KINDS)) return refuse(`${type} is no type of patent: 1, 2, 3, 8 or 9`);
  const y = Number(year);
  if (year.length === 4 ? y < 2003 : y < 85 && y > 3)
    return refuse(`no patent was filed under the year ${year}`);
  const expected = patentCheck(year + type + serial);
  if (expected !== check) return wrongCheck("the check character", expected, check);
  return accept(`CN${number}`);
}

/** The kind of patent that a valid number names. */
export function patentKind(value: string): PatentKind {
  const { canonical, reason } = cnPatentNumber(value);
  const kind = KINDS[canonical?.charAt(canonical.length === 16 ? 6 : 4) ?? ""];
  if (kind === undefined) throw new RangeError(`${value}: ${reason ?? "of no known type"}`);
  return kind;
}

/**
 * The first digit of a publication number says the type, and the letter must agree with it. Kind codes
 * by ZC 0007-2012: A published application; B granted invention (C 1993 to 2010); U utility model
 * (Y 1993 to 2010); S design (D 1993 to 2010); 1 to 7 partial invalidation, 8 and 9 corrections.
 */
const PUBLICATION_KINDS: Readonly<Record<string, RegExp>> = {
  "1": /^(A[89]?|B[89]?|C[1-9]?)$/,
  "2": /^(U[89]?|Y[1-9]?)$/,
  "3": /^(S[1-9]?|D[1-9]?)$/,
};

/** A Chinese publication number: 7 digits before July 2007, 9 since; no check digit. */
export function cnPublicationNumber(value: string): Verdict {
  const number = capitals(value);
  const parts = /^CN(\d)(?:\d{6}|\d{8})([A-Z]\d?)$/.exec(number);
  if (parts === null) return refuse("a Chinese publication number is CN, 7 or 9 digits and a kind code");
  const [, type = "", kind = ""] = parts;
  const kinds = PUBLICATION_KINDS[type];
  if (kinds === undefined) return refuse(`a publication number starts with 1, 2 or 3, not ${type}`);
  if (!kinds.test(kind)) return refuse(`kind ${kind} does not go with a number that starts with ${type}`);
  return accept(number);
}

/** A European application number: eight digits, a dot, a check digit; canonical `EP25153079.6`. */
export function epApplicationNumber(value: string): Verdict {
  const number = capitals(value).replace(/^EP/, "");
  const parts = /^(\d{8})\.(\d)$/.exec(number);
  if (parts === null) return refuse("a European application number has 8 digits, a dot and a check digit");
  const [, digits = "", check = ""] = parts;
  const sum = Array.from(digits).reduce((total, digit, i) => {
    const product = Number(digit) * ((i % 2) + 1);
    return total + Math.floor(product / 10) + (product % 10);
  }, 0);
  const expected = String((10 - (sum % 10)) % 10);
  if (expected !== check) return wrongCheck("the check digit", expected, check);
  return accept(`EP${number}`);
}
