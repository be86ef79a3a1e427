// SPDX-License-Identifier: Apache-2.0
import { released, restrained, restraint } from "../restraints.js";
import type { Rows } from "./step.js";

/** Reconciliation with the statutory register: disposal stops while the two disagree. */
export const SYNC: Rows<"Reconcile"> = {
  Reconcile: (folio, { entry: { number }, fields: { state, legalBasis, externalRef }, today }) => {
    const reconciled = { ...folio, sync: { state, legalBasis, externalRef } };
    const stop = folio.restraints.find(({ kind }) => kind === "Divergence");
    const free = stop === undefined ? reconciled : released(reconciled, stop);
    if (state !== "Diverged") return free;
    return restrained(free, restraint({ number, kind: "Divergence", from: today }));
  },
};
