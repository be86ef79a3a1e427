// SPDX-License-Identifier: Apache-2.0

/** What a check says of a written number. */
export interface Verdict {
  readonly valid: boolean;
  /** The one form that the ledger keeps; null when the number is refused. */
  readonly canonical: string | null;
  /** Why it is refused, for people; null when it is accepted. */
  readonly reason: string | null;
}

export type Check = (value: string) => Verdict;

export function accept(canonical: string): Verdict {
  return { valid: true, canonical, reason: null };
}

export function refuse(reason: string): Verdict {
  return { valid: false, canonical: null, reason };
}

/** Full-width forms, as Chinese keyboards write them, become the ASCII that they stand for. */
export function halfWidth(value: string): string {
  return value
    .replace(/[\uFF01-\uFF5E]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, " ");
}

/** Half-width, without any space: for numbers in which spaces only group characters. */
export function compact(value: string): string {
  return halfWidth(value).replace(/\s/g, "");
}

/** {@link compact}, in capitals: for numbers that are written in capitals only. */
export function capitals(value: string): string {
  // Only a to z: toUpperCase() alone would make SS of ß and I of ı.
  return compact(value).replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}

/** The check digit that is there against the one that belongs there. */
export function wrongCheck(what: string, expected: string, actual: string): Verdict {
  return refuse(`${what} is ${actual}, should be ${expected}`);
}
