// SPDX-License-Identifier: Apache-2.0
import { disclose, fieldArguments, verify } from "./disclosure.js";
import { history, log, receipt, recordErasure } from "./ledger.js";
import { commit, erase, parse, serialize, valuesOf } from "./record.js";

export type { Disclosure, DisclosedField, DisclosureVerdict } from "./disclosure.js";
export type { History, Keeper, LoggedDisclosure, LoggedErasure } from "./ledger.js";
export type { CommitOptions, FieldRecord, FieldValues, StoredField } from "./record.js";
export type { FieldValue, StoredValue } from "./values.js";

/** Records off chain: commit to their fields, show some of them and log it, destroy them and record it. */
export const privacy = {
  commit,
  valuesOf,
  serialize,
  parse,
  disclose,
  verify,
  fieldArguments,
  receipt,
  log,
  history,
  erase,
  recordErasure,
} as const;
