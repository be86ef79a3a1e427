// SPDX-License-Identifier: Apache-2.0
import { hexlify, toUtf8Bytes, toUtf8String } from "ethers";
import { accept, halfWidth, refuse, type Check } from "./verdict.js";

/** Bytes in which the contracts hold a code: its ASCII characters, left-aligned. */
const BYTES = 5;

/** Last division of each section of GB/T 4754-2017, `A` to `T`. */
const LAST_DIVISIONS = [5, 12, 43, 46, 50, 52, 60, 62, 65, 69, 70, 72, 75, 79, 82, 83, 85, 90, 96, 97];

/** Industry, GB/T 4754-2017: section, and division, group or class; groups and classes are not looked up. */
export const industryCode: Check = (value) => {
  const text = halfWidth(value).trim().toUpperCase();
  const parts = /^([A-T])(?:(\d{2})\d{0,2})?$/.exec(text);
  if (parts === null) return refuse("not an industry code such as I6513");
  const section = text.charCodeAt(0) - 65;
  const division = Number(parts[2] ?? LAST_DIVISIONS[section]);
  const known = division > (LAST_DIVISIONS[section - 1] ?? 0) && division <= (LAST_DIVISIONS[section] ?? 0);
  return known ? accept(text) : refuse(`section ${text.charAt(0)} of GB/T 4754 has no division ${parts[2]}`);
};

/** A code as the contracts hold it; its form is not checked. */
export function industryWord(code: string): string {
  return hexlify(toUtf8Bytes(code)).padEnd(2 + 2 * BYTES, "0");
}

/** A code as people write it. */
export function industryText(word: string): string {
  return toUtf8String(word.replace(/(?:00)+$/, ""));
}
