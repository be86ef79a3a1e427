// SPDX-License-Identifier: Apache-2.0
import { getBytes, isHexString, keccak256, sha256, toUtf8Bytes } from "ethers";
import { encoded } from "./values.js";
import type { StoredField } from "./values.js";

/** Of 32 random bytes, fewer than 16 differ once in 10^15 draws. */
const LEAST_DIFFERENT_BYTES = 16;

/**
 * Refuses salts that protect nothing: of another length than 32 bytes, used twice, or guessable, that is with few
 * different bytes or computed from what they are to hide.
 *
 * @throws TypeError or RangeError that names the field, never its value.
 */
export function requireSalted(fields: readonly StoredField[]): void {
  const seen = new Map<string, string>();
  for (const field of fields) {
    const { name } = field;
    if (!isHexString(field.salt, 32)) {
      throw new TypeError(`the salt of ${name} is not 32 bytes in hexadecimal`);
    }
    const salt = field.salt.toLowerCase();
    const other = seen.get(salt);
    if (other !== undefined) throw new RangeError(`${name} and ${other} have the same salt`);
    seen.set(salt, name);
    if (new Set(getBytes(salt)).size < LEAST_DIFFERENT_BYTES || hashesOf(field).has(salt)) {
      throw new RangeError(`the salt of ${name} can be guessed: take 32 random bytes`);
    }
  }
}

/** Plain hashes of a field's name and value. */
function hashesOf(field: StoredField): Set<string> {
  const value = encoded(field);
  const texts = [toUtf8Bytes(field.name), getBytes(value), getBytes(value).slice(1)];
  return new Set(texts.flatMap((text) => [keccak256(text), sha256(text)]));
}
