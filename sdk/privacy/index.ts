// SPDX-License-Identifier: Apache-2.0
import { disclose, fieldArguments, verify } from "./disclosure.js";
import { commit, erase, parse, serialize, valuesOf } from "./record.js";

export type { Disclosure, DisclosedField, DisclosureVerdict } from "./disclosure.js";
export type { CommitOptions, FieldRecord, FieldValues, StoredField } from "./record.js";
export type { FieldValue, StoredValue } from "./values.js";

/** Records off chain: commit to their fields, show some of them, destroy them. */
export const privacy = {
  commit,
  valuesOf,
  serialize,
  parse,
  disclose,
  verify,
  fieldArguments,
  erase,
} as const;
