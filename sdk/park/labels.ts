// SPDX-License-Identifier: Apache-2.0
import { decodeBytes32String, encodeBytes32String, isHexString } from "ethers";

const WORD = 32;

/** A label that a word holds, such as a park's code: its text, or the word itself if it holds none. */
export function labelOf(word: string): string {
  try {
    return decodeBytes32String(word);
  } catch {
    return word;
  }
}

/** The word of a label: text of 31 bytes at most, or a word as it is. @throws RangeError if it is longer. */
export function wordOf(label: string): string {
  if (isHexString(label, WORD)) return label;
  if (new TextEncoder().encode(label).length >= WORD)
    throw new RangeError(`"${label}" is too long for a label`);
  return encodeBytes32String(label);
}
