// SPDX-License-Identifier: Apache-2.0
import { accept, compact, refuse, type Verdict } from "./verdict.js";

/** Short names of the 31 provinces, and 国 for certificates of the ministry itself. */
const PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新国";
/** Real-estate certificates exist since 1 March 2015 (Interim Regulation on Real Estate Registration). */
const FIRST_YEAR = 2015;
const FORM =
  /^(\p{Script=Han})\((\d{4})\)(\p{Script=Han}{1,24}?)(不动产权|不动产证明)第(\d{6,8})号(\(销\)\d*)?$/u;

/**
 * A certificate number: province, year, place, 不动产权 (ownership) or 不动产证明 (other rights), serial
 * of usually 7 digits (6 in Shanghai, 8 in Guangzhou). Canonical with half-width brackets, without spaces.
 * Cancelled duplicates carry `(销)` and a number in live data, and keep it.
 */
export function certificateNumber(value: string): Verdict {
  const number = compact(value);
  const parts = FORM.exec(number);
  if (parts === null) {
    return refuse(
      "a certificate number is province(year)place, 不动产权 or 不动产证明, 第, 6 to 8 digits, 号",
    );
  }
  const [, province = "", year = ""] = parts;
  if (!PROVINCES.includes(province)) return refuse(`${province} is no province that issues certificates`);
  if (Number(year) < FIRST_YEAR)
    return refuse(`no certificate was issued in ${year}: the first are of ${FIRST_YEAR}`);
  return accept(number);
}
