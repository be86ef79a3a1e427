// SPDX-License-Identifier: Apache-2.0
import { isHexString } from "ethers";
import { randomSalt } from "../evidence/index.js";
import { requireSalted } from "./salts.js";
import { fillers, leafOf, LEAST_LEAVES, MOST_LEAVES, treeOf } from "./tree.js";
import { restored, stored, type FieldValue, type StoredField } from "./values.js";

export type { StoredField } from "./values.js";

/** What a record says, by the names of its fields. */
export type FieldValues = Readonly<Record<string, FieldValue>>;

const FORMAT = "parkfolio-record";
const VERSION = 1;

/**
 * A record as it is kept off chain, in JSON. With the fields goes all that it can ever prove: keep it as the personal
 * data that it is.
 */
export interface FieldRecord {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  /** What the ledger knows. */
  readonly commitment: string;
  /** Whether salts and values were destroyed; a record that is erased has no fields left. */
  erased: boolean;
  /** By name. */
  readonly fields: StoredField[];
  /** Leaves that are no fields. */
  readonly fillers: string[];
}

export interface CommitOptions {
  /** Salts of fields by name, 32 bytes in hexadecimal each; what is not given is random. */
  readonly salts?: Readonly<Record<string, string>>;
  /** Leaves that are no fields, for a result that can be reproduced; random by default. */
  readonly fillers?: readonly string[];
}

/**
 * Commits to a record field by field.
 *
 * @param values up to 256 fields; names in camel case, with dots for parts. What is unknown or empty is left out.
 * @returns the record to keep off chain; its `commitment` goes on chain.
 * @throws RangeError for a name or value that has no canonical form and for a salt that is guessable or used twice;
 * TypeError for a salt that is not 32 bytes.
 */
export function commit(values: FieldValues, options: CommitOptions = {}): FieldRecord {
  const fields = Object.entries(values)
    .map(([name, value]) => ({
      name: checkedName(name),
      ...stored(value),
      salt: options.salts?.[name] ?? randomSalt(),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const rest = [...(options.fillers ?? fillers(fields.length))];
  return {
    format: FORMAT,
    version: VERSION,
    commitment: rootOf({ fields, fillers: rest }),
    erased: false,
    fields,
    fillers: rest,
  };
}

/** What a record says. */
export function valuesOf(record: FieldRecord): FieldValues {
  return Object.fromEntries(record.fields.map((field) => [field.name, restored(field)]));
}

/**
 * Destroys salts and values of a record, in place. What remains is the commitment, which proves nothing: no value can
 * be tried against it, since 32 random bytes are missing for each.
 *
 * Write the record over where it is stored, with its copies and backups, and have the erasure recorded on chain.
 */
export function erase(record: FieldRecord): FieldRecord {
  record.fields.length = 0;
  record.fillers.length = 0;
  record.erased = true;
  return record;
}

/** The record in JSON, to be kept off chain. */
export function serialize(record: FieldRecord): string {
  return JSON.stringify(record, undefined, 2);
}

/**
 * Reads a record that was kept.
 *
 * @throws TypeError if it is no record, of a version that this SDK does not know, or not what its commitment is of.
 */
export function parse(json: string): FieldRecord {
  const record = JSON.parse(json) as FieldRecord;
  requireFormat(record, FORMAT, VERSION);
  if (record.erased) return erase({ ...record, fields: [], fillers: [] });
  if (!Array.isArray(record.fields) || !Array.isArray(record.fillers)) {
    throw new TypeError("the record has no fields");
  }
  if (rootOf(record) !== record.commitment)
    throw new TypeError("the record is not what its commitment is of");
  return record;
}

/** Refuses what is not of a format and version. */
export function requireFormat(
  { format, version }: { format?: unknown; version?: unknown },
  expected: string,
  known: number,
): void {
  if (format !== expected) throw new TypeError(`this is no ${expected}`);
  if (version !== known) throw new TypeError(`${expected} of version ${String(version)} is not known`);
}

/** Leaves of a record that is kept in order. */
export function leavesOf({ fields, fillers: rest }: Pick<FieldRecord, "fields" | "fillers">): string[] {
  return [...fields.map(leafOf), ...rest];
}

function rootOf(record: Pick<FieldRecord, "fields" | "fillers">): string {
  const { fields, fillers: rest } = record;
  if (fields.length === 0) throw new RangeError("a record has at least one field");
  requireDistinctNames(fields);
  requireSalted(fields);
  const count = fields.length + rest.length;
  const full = Number.isInteger(Math.log2(count)) && count >= LEAST_LEAVES && count <= MOST_LEAVES;
  if (!full || !rest.every((leaf) => isHexString(leaf, 32))) {
    throw new RangeError(`a record has 16, 32, 64, 128 or 256 leaves, not ${count}`);
  }
  return treeOf(leavesOf(record)).root;
}

/** Refuses a name that occurs twice. */
export function requireDistinctNames(fields: readonly Pick<StoredField, "name">[]): void {
  const names = new Set(fields.map(({ name }) => checkedName(name)));
  if (names.size !== fields.length) throw new RangeError("a field occurs twice");
}

function checkedName(name: string): string {
  if (!/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$/.test(name) || name.length > 64) {
    throw new RangeError(`${name} is no name of a field: camel case, with dots for parts`);
  }
  return name;
}
