// SPDX-License-Identifier: Apache-2.0
import { accept, capitals, refuse, wrongCheck, type Verdict } from "./verdict.js";

/** GB 32100-2015: no I, O, S, V, Z. */
const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const FORM = /^[0-9A-HJ-NP-RTUW-Y]{2}[0-9]{6}[0-9A-HJ-NP-RTUW-Y]{10}$/;
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/** The check character of an organisation code (GB 11714-1997) from its first eight characters. */
export function organisationCheck(first8: string): string {
  // Letters count 10 to 35 here, in the full alphabet.
  const sum = ORGANISATION_WEIGHTS.reduce(
    (total, weight, i) => total + weight * parseInt(first8.charAt(i), 36),
    0,
  );
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? "X" : String(check);
}

/** The check character of a unified social credit code (GB 32100-2015) from its first 17. */
export function usccCheck(first17: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of first17) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** A unified social credit code: both check characters, its own and the organisation code's. */
export function uscc(value: string): Verdict {
  const code = capitals(value);
  if (code.length !== 18) return refuse(`a unified social credit code has 18 characters, not ${code.length}`);
  if (!FORM.test(code)) {
    return refuse(
      "a unified social credit code has digits and capitals without I, O, S, V, Z; places 3 to 8 are digits",
    );
  }
  const check = usccCheck(code.slice(0, 17));
  if (check !== code.charAt(17)) return wrongCheck("the check character", check, code.charAt(17));
  const organisation = organisationCheck(code.slice(8, 16));
  if (organisation !== code.charAt(16)) {
    return wrongCheck("the check character of the organisation code", organisation, code.charAt(16));
  }
  return accept(code);
}
