// SPDX-License-Identifier: Apache-2.0

/** One custom error of the suite, and what the documentation says of it. */
export interface CatalogueEntry {
  readonly name: string;
  readonly inputs: readonly { readonly name: string; readonly type: string; readonly internalType: string }[];
  /** What it means, for the people concerned. */
  readonly meaning: string;
  /** Legal ground. */
  readonly ground: string;
  /** What to do about it. */
  readonly do: string;
}
