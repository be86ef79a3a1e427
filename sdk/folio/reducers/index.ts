// SPDX-License-Identifier: Apache-2.0
import { dates } from "../../dates/index.js";
import { isLodged, readBody, type LodgedAct } from "../../instruments/index.js";
import type { Entry } from "../entries.js";
import type { Folio } from "../folio.js";
import { BY_TOKEN } from "./byToken.js";
import { CHARGES } from "./charges.js";
import { COOWNERSHIP } from "./coownership.js";
import { CORRECTION } from "./correction.js";
import { loaded } from "./load.js";
import { ORDERS } from "./orders.js";
import { REGISTRATION } from "./registration.js";
import { RESTRAINTS } from "./restraints.js";
import { RIGHT_FEES } from "./rightFees.js";
import { RIGHT_USE } from "./rightUse.js";
import { RIGHTS } from "./rights.js";
import type { Reducer, Rows } from "./step.js";
import { STRUCTURE } from "./structure.js";
import { succeeded } from "./succession.js";
import { SYNC } from "./sync.js";
import { TERM } from "./term.js";

const REDUCERS: Rows<LodgedAct> = {
  ...REGISTRATION,
  ...CHARGES,
  ...RESTRAINTS,
  ...ORDERS,
  ...COOWNERSHIP,
  ...CORRECTION,
  ...STRUCTURE,
  ...TERM,
  ...SYNC,
  ...RIGHTS,
  ...RIGHT_FEES,
  ...RIGHT_USE,
};

/**
 * The folio after one more entry.
 *
 * @param before other folios as they stood just before it.
 * @throws RangeError if the entry is of an act that this version of the SDK does not know, or does not fit the folio.
 */
export function applied(folio: Folio, entry: Entry, before: (title: string) => Folio): Folio {
  return { ...change(folio, entry, before), version: entry.version };
}

function change(folio: Folio, entry: Entry, before: (title: string) => Folio): Folio {
  const { act, number, title, version } = entry;
  const byToken = number === 0 ? BY_TOKEN[act] : undefined;
  if (byToken !== undefined) return byToken(folio, entry);
  if (act === "Succeed") return succeeded(folio, entry);
  if (act === "Load") return loaded(folio, entry);
  if (!isLodged(act)) {
    throw new RangeError(`entry ${version} of ${title}: ${act} is no act that changes a folio`);
  }
  const reducer = REDUCERS[act] as Reducer<LodgedAct>;
  const fields = readBody(act, entry.payload);
  return reducer(folio, { entry, fields, today: dates.dateAt(entry.recordedAt), before });
}
