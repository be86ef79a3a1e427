// SPDX-License-Identifier: Apache-2.0
import { charged } from "../charges.js";
import { allPassed } from "../proprietorship.js";
import { reread } from "../right.js";
import type { Charge } from "../burdens.js";
import type { Rows } from "./step.js";

/** Licences, open statements, and rights that pass in families or by kind. */
export const RIGHT_USE: Rows<
  "License" | "DeclareOpen" | "CompelLicence" | "TransferFamily" | "AssignRights"
> = {
  License: (folio, { entry, fields: { licensee, from, until, parent }, today }) => {
    const head = parent === 0n ? null : Number(parent);
    return charged(folio, { ...licence(entry.number, licensee, until), from, parent: head }, today);
  },
  DeclareOpen: (folio, { fields: { open } }) => reread(folio, { open }),
  CompelLicence: (folio, { entry, fields: { licensee, until, effective }, today }) =>
    charged(folio, { ...licence(entry.number, licensee, until), from: effective }, today),
  TransferFamily: (folio, { fields: { to } }) => ({ ...folio, proprietors: allPassed(to) }),
  AssignRights: (folio) => folio,
};

function licence(number: number, chargee: string, until: Charge["until"]): Charge {
  const none = { sum: 0n, from: null, fixedOn: null, parent: null, transferBan: false, dominant: null };
  return { ...none, number, kind: "Licence", chargee, rank: number, until };
}
