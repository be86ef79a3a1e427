// SPDX-License-Identifier: Apache-2.0
import { ended } from "./registration.js";
import { endedAs } from "./rights.js";
import type { Rows } from "./step.js";

/** Renewal, expiry, and taking back of idle land. */
export const TERM: Rows<"Renew" | "Expire" | "Excuse" | "TakeBack"> = {
  Renew: (folio, { fields: { termEnd } }) => ({ ...folio, termEnd }),
  Expire: (folio) => {
    if (folio.right === null) return ended(folio, "Cancelled");
    return endedAs(folio, folio.right.stage === "Lapsed" ? "Terminated" : "Expired");
  },
  Excuse: (folio, { fields: { evidence } }) => ({ ...folio, excuse: evidence }),
  TakeBack: (folio) => ended(folio, "Cancelled"),
};
