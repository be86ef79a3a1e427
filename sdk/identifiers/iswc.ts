// SPDX-License-Identifier: Apache-2.0
import { accept, capitals, refuse, wrongCheck, type Verdict } from "./verdict.js";

const FORM = /^T(?:-(\d{3})\.(\d{3})\.(\d{3})-|-(\d{9})-|(\d{9}))(\d)$/;

/**
 * A musical work code, ISO 15707: dotted `T-034.524.680-1` or compact. The marks between only help the
 * eye, so the compact form is canonical.
 */
export function iswc(value: string): Verdict {
  const parts = FORM.exec(capitals(value));
  if (parts === null) return refuse("a musical work code is T, 9 digits and a check digit: T-034.524.680-1");
  const digits = parts.slice(1, 6).join("");
  const check = parts.at(6) ?? "";
  const sum = Array.from(digits).reduce((total, digit, i) => total + Number(digit) * (i + 1), 1);
  const expected = String((10 - (sum % 10)) % 10);
  if (expected !== check) return wrongCheck("the check digit", expected, check);
  return accept(`T${digits}${check}`);
}
