import { dates } from "../../sdk/dates/index.js";
import { Act, LandUse, maskOf, Preemption, type LandUseName } from "../../sdk/enums/index.js";
import type { RulesParameters } from "../parameters/parameters.js";

/** The `Rules` struct of the contracts. */
export function rulesStruct(p: RulesParameters): Record<string, number | bigint | boolean> {
  const uses = Object.entries(p.termYears) as [LandUseName, number][];
  return {
    since: dates.toDay(p.since),
    twoOfficerActs: maskOf(Act, p.twoOfficerActs),
    chargeeConsents: p.chargeeConsents,
    securitiesMax: p.securitiesMax,
    freezesQueue: p.freezesQueue,
    freezeMonths: p.freezeMonths,
    quorumNumerator: p.quorum[0],
    quorumDenominator: p.quorum[1],
    preemption: Preemption[p.preemption],
    preemptionDays: p.preemptionDays,
    selfDealing: p.selfDealing,
    // One byte a use, the lowest for none.
    termYears: uses.reduce(
      (packed, [use, years]) => packed | (BigInt(years) << BigInt(8 * LandUse[use])),
      0n,
    ),
    areaTolerance: p.areaTolerancePerMille,
    leaseYears: p.leaseYears,
    cautionDays: p.cautionDays,
    noticeDays: p.noticeDays,
    searchDays: p.searchDays,
  };
}
