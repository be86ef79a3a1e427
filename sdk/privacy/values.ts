// SPDX-License-Identifier: Apache-2.0
import { concat, getBytes, hexlify, toBeHex, toUtf8Bytes } from "ethers";
import type { IsoDate } from "../dates/index.js";

/**
 * What a field can say: a text, a whole number from 0 (a sum in fen, a count), a day of any year from 0000 on (people
 * are older than the chain's days), yes or no, bytes (the hash of a scan, a signature).
 */
export type FieldValue = string | bigint | { readonly day: IsoDate } | boolean | Uint8Array;

/** A value as the record's JSON keeps it: numbers in decimal, days as ISO dates, bytes in hexadecimal. */
export type StoredValue =
  | { readonly type: "text" | "number" | "day" | "bytes"; readonly value: string }
  | { readonly type: "flag"; readonly value: boolean };

/** One field of a record, with what opens it. */
export type StoredField = StoredValue & {
  readonly name: string;
  /** 32 random bytes, its own. */
  readonly salt: string;
};

/** First byte of a value's canonical form, lest text "1" and number 1 be the same. Equal to `Fields` on chain. */
const TAG = { text: "0x01", number: "0x02", day: "0x03", flag: "0x04", bytes: "0x05" } as const;

/**
 * A value as it is kept: texts in Unicode normal form C.
 *
 * @throws RangeError for a text that is empty, begins or ends with a space or has control characters, and for a
 * number below 0 or of more than 256 bits, and a day that does not exist: leave out what there is nothing to say of.
 */
export function stored(value: FieldValue): StoredValue {
  if (typeof value === "string") return { type: "text", value: checkedText(value.normalize("NFC")) };
  if (typeof value === "bigint") return { type: "number", value: checkedNumber(value).toString() };
  if (typeof value === "boolean") return { type: "flag", value };
  if (value instanceof Uint8Array) return { type: "bytes", value: hexlify(value) };
  return { type: "day", value: checkedDay(value.day) };
}

/** The value that is kept. */
export function restored(kept: StoredValue): FieldValue {
  switch (kept.type) {
    case "text":
      return kept.value;
    case "number":
      return BigInt(kept.value);
    case "day":
      return { day: kept.value };
    case "flag":
      return kept.value;
    case "bytes":
      return getBytes(kept.value);
  }
}

/**
 * The canonical bytes of a kept value, in hexadecimal: what its leaf commits to.
 *
 * @throws TypeError if it is kept otherwise than {@link stored} writes it: one value has one form.
 */
export function encoded(kept: StoredValue): string {
  if (!Object.hasOwn(TAG, kept.type)) throw new TypeError(`there is no value of type ${kept.type}`);
  const again = stored(restored(kept));
  if (again.value !== kept.value)
    throw new TypeError(`a value of type ${kept.type} is not in canonical form`);
  return concat([TAG[kept.type], bytesOf(kept)]);
}

function bytesOf(kept: StoredValue): string | Uint8Array {
  switch (kept.type) {
    case "text":
    case "day":
      return toUtf8Bytes(kept.value);
    case "number":
      return toBeHex(BigInt(kept.value), 32);
    case "flag":
      return kept.value ? "0x01" : "0x00";
    case "bytes":
      return kept.value;
  }
}

function checkedText(text: string): string {
  if (text === "" || text !== text.trim() || /\p{Cc}|\p{Cs}/u.test(text)) {
    throw new RangeError("a text is not empty, has no space at its ends and no control characters");
  }
  return text;
}

function checkedNumber(number: bigint): bigint {
  if (number < 0n || number >= 1n << 256n) throw new RangeError("a number is from 0 to 2^256 - 1");
  return number;
}

function checkedDay(day: IsoDate): IsoDate {
  const time = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day) {
    throw new RangeError("a day is an ISO date of the calendar");
  }
  return day;
}
