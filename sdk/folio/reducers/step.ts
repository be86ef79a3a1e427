// SPDX-License-Identifier: Apache-2.0
import type { IsoDate } from "../../dates/index.js";
import type { Fields, LodgedAct } from "../../instruments/index.js";
import type { Entry } from "../entries.js";
import type { Folio } from "../folio.js";

/** What an act did to a folio: the entry, what was signed, and other folios as they stood just before. */
export interface Step<A extends LodgedAct> {
  readonly entry: Entry;
  readonly fields: Fields<A>;
  /** Day of recording, UTC+8. */
  readonly today: IsoDate;
  readonly before: (title: string) => Folio;
}

export type Reducer<A extends LodgedAct> = (folio: Folio, step: Step<A>) => Folio;

/** One row an act: how it changes a folio on which it has an entry. */
export type Rows<A extends LodgedAct> = { readonly [One in A]: Reducer<One> };
