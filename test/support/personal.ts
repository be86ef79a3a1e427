import { id, toUtf8Bytes } from "ethers";
import { evidence } from "../../sdk/evidence/index.js";
import { privacy, type FieldRecord, type FieldValues } from "../../sdk/privacy/index.js";

/*
 * Personal data as an office keeps them off chain, made up for the tests: neutral labels, identity numbers in the form
 * of GB 11643 of a division that does not exist and of a year in which nobody living was born, telephone numbers
 * that begin with 120, which are never given out. Nothing here is of anybody.
 *
 * Salts are computed from what they salt, so that a run can be repeated; outside tests they are random.
 */

/** What was committed to while the scenarios ran: none of it may be found on chain. */
const kept = new Set<string>();

/** What the scenarios know and the chain must not. */
export function secrets(): readonly string[] {
  return [...kept];
}

/** The salt of what has this label. */
const saltOf = (label: string): string => id(`salt of ${label}`);

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The n-th synthetic identity number, with its check digit (GB 11643: ISO 7064 MOD 11-2). */
export function identityNumber(n: number): string {
  const digits = `99999918000101${String(n).padStart(3, "0")}`;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return digits + "10X98765432".charAt(sum % 11);
}

/** What the identity office keeps of the n-th party. */
export function partyData(n: number): Record<string, string> {
  return {
    name: `Legal representative ${n}`,
    localName: `法定代表人第${n}号`,
    identityNumber: identityNumber(n),
    telephone: `120${73_915_846 + n}`,
    address: `Specimen Road ${n}, Gate ${n + 100}, Room ${n + 200}`,
    email: `representative.${n}@park.example`,
  };
}

/** What the land office keeps of a title and does not publish. Title numbers are public: only their ends occur. */
function titleData(title: string): Record<string, string> {
  const place = `${title.slice(14, 19)}-${title.slice(20)}`;
  return {
    location: `Specimen Lane ${place}, third gate on the left`,
    contact: `Caretaker of plot ${place}`,
    survey: `Survey sheet ${place}, drawn at the counter`,
  };
}

const records = new Map<string, FieldRecord>();

/** A record that is kept; the same one for the same label. */
function recordOf(label: string, data: () => Record<string, string>): FieldRecord {
  let record = records.get(label);
  if (record === undefined) {
    const values: FieldValues = data();
    const names = Object.keys(values);
    const salts = Object.fromEntries(names.map((name) => [name, saltOf(`${name} of ${label}`)]));
    const fillers = Array.from({ length: 16 - names.length }, (_, i) => saltOf(`filler ${i} of ${label}`));
    record = privacy.commit(values, { salts, fillers });
    records.set(label, record);
  }
  return record;
}

/** The credential of the n-th party. */
export function partyRecord(n: number): FieldRecord {
  return recordOf(`party ${n}`, () => partyData(n));
}

/** The particulars of a title. */
export function titleRecord(title: string): FieldRecord {
  return recordOf(`title ${title}`, () => titleData(title));
}

/** The salted commitment of a document with this text. */
export function documentOf(text: string): string {
  return evidence.commit(toUtf8Bytes(text), saltOf(text)).commitment;
}

/** From now on, what a record or a text says is looked for on chain. */
export function keep(secret: FieldRecord | string): void {
  if (typeof secret === "string") kept.add(secret);
  else for (const { value } of secret.fields) kept.add(String(value));
}

/** The particulars of a title in a scenario, as their commitment. */
export function particularsOf(title: string): string {
  const record = titleRecord(title);
  keep(record);
  return record.commitment;
}

/** What was agreed, in a scenario, as its commitment. */
export function termsOf(text: string): string {
  keep(text);
  return documentOf(text);
}
