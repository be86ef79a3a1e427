// SPDX-License-Identifier: Apache-2.0
import { released, restrained, restraint } from "../restraints.js";
import type { Rows } from "./step.js";

/** Reconciliation with the statutory register: disposal stops while the two disagree. */
export const SYNC: Rows<"Reconcile"> = {
  Reconcile: (folio, { entry: { number }, fields: { state, legalBasis, externalRef }, today }) => {
    const [was, is] = [folio.sync.state === "Diverged", state === "Diverged"];
    const reconciled = { ...folio, sync: { state, legalBasis, externalRef } };
    if (!was && is) return restrained(reconciled, restraint({ number, kind: "Divergence", from: today }));
    const stop = folio.restraints.find(({ kind }) => kind === "Divergence");
    return was && !is && stop !== undefined ? released(reconciled, stop) : reconciled;
  },
};
