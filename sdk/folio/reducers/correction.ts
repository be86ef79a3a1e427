// SPDX-License-Identifier: Apache-2.0
import { addDays } from "../../dates/index.js";
import { restated } from "../proprietorship.js";
import { released, restrained, restraint, restraintOf } from "../restraints.js";
import { rulesOf } from "../entries.js";
import type { Rows } from "./step.js";

/** Correction of the register. */
export const CORRECTION: Rows<"ProposeCorrection" | "Correct" | "AbandonCorrection"> = {
  ProposeCorrection: (folio, { entry, fields: { version }, today }) => {
    const from = addDays(today, rulesOf(entry).correctionDays);
    return restrained(
      folio,
      restraint({ number: entry.number, kind: "Correction", from, corrects: Number(version) }),
    );
  },
  Correct: (folio, { fields }) => ({
    // In the order of effect, the proposal is left out.
    ...folio,
    restraints: folio.restraints.filter(({ number }) => number !== Number(fields.proposal)),
    use: fields.use,
    extent: fields.extent,
    termEnd: fields.termEnd,
    proprietors: fields.holders.length === 0 ? folio.proprietors : restated(fields),
  }),
  AbandonCorrection: (folio, { fields }) => released(folio, restraintOf(folio, fields.proposal)),
};
