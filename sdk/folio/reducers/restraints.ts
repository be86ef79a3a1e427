// SPDX-License-Identifier: Apache-2.0
import { addDays, type IsoDate } from "../../dates/index.js";
import { released, rerestrained, restrained, restraint, restraintOf } from "../restraints.js";
import { rulesOf } from "../entries.js";
import type { Rows } from "./step.js";

/** Cautions, advance notices, priority searches and locks. */
export const RESTRAINTS: Rows<
  "Caution" | "ProveSuit" | "Notice" | "OpenNotice" | "Search" | "Lock" | "ReleaseRestraint"
> = {
  Caution: (folio, { entry, fields: { applicant }, today }) => {
    const until = addDays(today, rulesOf(entry).cautionDays);
    return restrained(
      folio,
      restraint({ number: entry.number, kind: "Caution", party: applicant, from: today, until }),
    );
  },
  ProveSuit: (folio, { fields: { caution } }) =>
    rerestrained(folio, restraintOf(folio, caution), { until: null }),
  Notice: (folio, { entry, fields: { holder, kind, subject, registrable }, today }) =>
    restrained(
      folio,
      restraint({
        number: entry.number,
        kind: "AdvanceNotice",
        party: holder,
        from: today,
        until: lapse(registrable, rulesOf(entry).noticeDays),
        secures: kind,
        subject,
      }),
    ),
  OpenNotice: (folio, { entry, fields: { notice, registrable } }) =>
    rerestrained(folio, restraintOf(folio, notice), { until: lapse(registrable, rulesOf(entry).noticeDays) }),
  Search: (folio, { entry, fields: { applicant }, today }) => {
    const until = addDays(today, rulesOf(entry).searchDays);
    return restrained(
      folio,
      restraint({ number: entry.number, kind: "PrioritySearch", party: applicant, from: today, until }),
    );
  },
  Lock: (folio, { entry: { number }, today }) =>
    restrained(folio, restraint({ number, kind: "Lock", from: today })),
  ReleaseRestraint: (folio, { fields }) => released(folio, restraintOf(folio, fields.restraint)),
};

/** A notice lapses some days after the right itself can be registered. */
function lapse(registrable: IsoDate | null, days: number): IsoDate | null {
  return registrable === null ? null : addDays(registrable, days);
}
