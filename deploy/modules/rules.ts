import { dates } from "../../sdk/dates/index.js";
import { Act, LandUse, maskOf, Preemption, type LandUseName } from "../../sdk/enums/index.js";
import type { RightTermsParameters, RulesParameters } from "../parameters/parameters.js";

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
    correctionDays: p.correctionDays,
  };
}

/** The `RightTerms` struct of the contracts. */
export function rightTermsStruct(p: RightTermsParameters): Record<string, number | bigint | boolean> {
  return {
    since: dates.toDay(p.since),
    termYears: p.termYears,
    toYearEnd: p.toYearEnd,
    graceMonths: p.lateFeePercent.length,
    // One byte a month of grace, the lowest for the first.
    lateFeePercent: p.lateFeePercent.reduce(
      (packed, percent, i) => packed | (BigInt(percent) << BigInt(8 * i)),
      0n,
    ),
    restoreMonths: p.restoreMonths[0],
    restoreMonthsMost: p.restoreMonths[1],
    renewalYears: p.renewal.years,
    renewalWindowMonths: p.renewal.windowMonths,
    priorityMonths: p.priorityMonths[0],
    priorityRestoreMonths: p.priorityMonths[1],
    phaseMonths: p.phaseMonths[0],
    phaseLateMonths: p.phaseMonths[1],
    examinationYears: p.examinationYears,
    oppositionMonths: p.oppositionMonths,
    nonUseYears: p.nonUseYears,
    adjustYears: p.adjustYears,
    unworkedGrantYears: p.unworkedYears[0],
    unworkedFilingYears: p.unworkedYears[1],
    coOwnerLicenses: p.coOwnerLicenses,
  };
}
