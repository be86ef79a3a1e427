// SPDX-License-Identifier: Apache-2.0
import type { IsoDate } from "../dates/index.js";
import { charged, isLive } from "./charges.js";
import type { Folio } from "./folio.js";
import { restrained, restraintsOn } from "./restraints.js";

/**
 * A title that replaces another, with what stands on the other: every live charge and every restraint in force, by its
 * number and rank, and the excuse of a delay in building. A presale notice goes to the unit that it is about only; a
 * mortgage of a building under construction becomes an ordinary one, and leaves out the units under notice.
 */
export function carried(child: Folio, source: Folio, day: IsoDate): Folio {
  const standing = restraintsOn(source, day);
  const noticed = standing.some(
    ({ kind, subject, status }) => kind === "AdvanceNotice" && subject === child.title && status !== "Lapsed",
  );
  const withCharges = source.charges.reduce(
    (folio, charge) => {
      const building = charge.kind === "ConstructionMortgage";
      const borne = folio.charges.some(({ number }) => number === charge.number);
      if (!isLive(charge, day) || borne || (building && noticed)) return folio;
      return charged(folio, building ? { ...charge, kind: "Mortgage" } : charge, day);
    },
    { ...child, excuse: source.excuse ?? child.excuse },
  );
  return source.restraints.reduce((folio, restraint, i) => {
    const { kind, subject } = restraint;
    const { status, start } = standing[i] ?? {};
    const ofAnother = kind === "AdvanceNotice" && subject !== null && subject !== child.title;
    if (status === "Lapsed" || ofAnother) return folio;
    // A live seizure keeps the day on which it became live: those that it waited behind may stay behind.
    const live = kind === "Seizure" && status === "InForce" && start !== undefined;
    return restrained(folio, live ? { ...restraint, from: start } : restraint);
  }, withCharges);
}
