// SPDX-License-Identifier: Apache-2.0
import { mod97_10 } from "cdigit";
import { accept, capitals, refuse, wrongCheck, type Verdict } from "./verdict.js";

/** A legal entity identifier, ISO 17442-1: 18 characters and two check digits by MOD 97-10. */
export function lei(value: string): Verdict {
  const code = capitals(value);
  if (!/^[0-9A-Z]{18}[0-9]{2}$/.test(code)) {
    return refuse("a legal entity identifier has 18 digits or capitals and 2 digits");
  }
  // The library skips letters without a word: they go in as the numbers 10 to 35.
  const digits = code.slice(0, 18).replace(/[A-Z]/g, (letter) => String(parseInt(letter, 36)));
  const expected = mod97_10.compute(digits);
  // Compared, not validated: 00, 01 and 99 would satisfy the congruence and are never issued.
  if (expected !== code.slice(18)) return wrongCheck("the check number", expected, code.slice(18));
  return accept(code);
}
