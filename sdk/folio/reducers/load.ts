// SPDX-License-Identifier: Apache-2.0
import { readLoad } from "../../importer/rights.js";
import type { Entry } from "../entries.js";
import type { Folio } from "../folio.js";

/**
 * A folio that a row of a bulk load opened. What a row does not say, the ledger does not know: the day of the grant, a
 * priority, classes of a mark.
 */
export function loaded(folio: Folio, { payload }: Entry): Folio {
  const { stage, filedOn, termEnd, paid, holder, particulars } = readLoad(payload).right;
  return {
    ...folio,
    state: "Live",
    termEnd,
    particulars,
    proprietors: [{ party: holder, shares: 1n }],
    right: {
      stage,
      filedOn,
      publishedOn: null,
      grantedOn: null,
      priority: null,
      paid,
      open: false,
      lifeTerm: false,
      classes: 0n,
      similar: null,
      challenges: [],
    },
  };
}
