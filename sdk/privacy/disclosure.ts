// SPDX-License-Identifier: Apache-2.0
import { id } from "ethers";
import { Purpose, type PurposeName } from "../enums/index.js";
import {
  leavesOf,
  requireDistinctNames,
  requireFormat,
  type FieldRecord,
  type FieldValues,
  type StoredField,
} from "./record.js";
import { requireSalted } from "./salts.js";
import { leadsTo, leafOf, LEAST_LEAVES, treeOf } from "./tree.js";
import { encoded, restored } from "./values.js";

const FORMAT = "parkfolio-disclosure";
const VERSION = 1;

/** A field that is shown, with its path to the record's commitment. */
export type DisclosedField = StoredField & { readonly proof: readonly string[] };

/** Some fields of a record, with what proves them; of the others it tells nothing. JSON as it stands. */
export interface Disclosure {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  readonly commitment: string;
  /** What the recipient may use the fields for, and nothing else (Regulation art. 28). */
  readonly purpose: PurposeName;
  readonly fields: readonly DisclosedField[];
}

/** Whether a disclosure proves what it says. */
export interface DisclosureVerdict {
  readonly verified: boolean;
  /** What is wrong; null if nothing is. */
  readonly problem: string | null;
  /** What the fields say; empty unless they are proved. */
  readonly values: FieldValues;
}

/**
 * Shows some fields of a record, and these only.
 *
 * @param names of the fields to show.
 * @param purpose what the recipient may use them for.
 * @throws RangeError if the record is erased, lacks a field, or the purpose is missing.
 */
export function disclose(record: FieldRecord, names: readonly string[], purpose: PurposeName): Disclosure {
  if (record.erased) throw new RangeError("the record is erased: there is nothing left to show");
  requirePurpose(purpose);
  if (names.length === 0) throw new RangeError("name the fields to show");
  const tree = treeOf(leavesOf(record));
  const fields = names.map((name) => {
    const field = record.fields.find((one) => one.name === name);
    if (field === undefined) throw new RangeError(`the record has no field ${name}`);
    return { ...field, proof: tree.getProof(leafOf(field)) };
  });
  requireDistinctNames(fields);
  return { format: FORMAT, version: VERSION, commitment: record.commitment, purpose, fields };
}

/**
 * Checks a disclosure against the commitment that the ledger shows.
 *
 * @param commitment from the chain, never from the disclosure.
 */
export function verify(commitment: string, disclosure: Disclosure): DisclosureVerdict {
  try {
    const values = provedValues(commitment, disclosure);
    return { verified: true, problem: null, values };
  } catch (error) {
    return { verified: false, problem: error instanceof Error ? error.message : String(error), values: {} };
  }
}

/** The arguments of `hasField` on chain for a field that is shown. Ask by a call, never in a transaction. */
export function fieldArguments(
  { commitment, fields }: Disclosure,
  name: string,
): [commitment: string, name: string, salt: string, value: string, proof: string[]] {
  const field = fields.find((one) => one.name === name);
  if (field === undefined) throw new RangeError(`the disclosure does not show ${name}`);
  return [commitment, id(name), field.salt, encoded(field), [...field.proof]];
}

function provedValues(commitment: string, disclosure: Disclosure): FieldValues {
  requireFormat(disclosure, FORMAT, VERSION);
  requirePurpose(disclosure.purpose);
  if (disclosure.commitment !== commitment) throw new RangeError("the disclosure is of another record");
  const { fields } = disclosure;
  if (fields.length === 0) throw new RangeError("the disclosure shows nothing");
  requireDistinctNames(fields);
  requireSalted(fields);
  for (const field of fields) {
    // A leaf is at least four steps below the root of any record; a node on the way is none.
    const deep = field.proof.length >= Math.log2(LEAST_LEAVES);
    if (!deep || !leadsTo(commitment, leafOf(field), field.proof)) {
      throw new RangeError(`${field.name} is not what the record says`);
    }
  }
  return Object.fromEntries(fields.map((field) => [field.name, restored(field)]));
}

function requirePurpose(purpose: PurposeName): void {
  if (purpose === "None" || !Object.hasOwn(Purpose, purpose)) {
    throw new RangeError("a disclosure states its purpose");
  }
}
