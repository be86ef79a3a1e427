import type { RightClassName } from "../../sdk/enums/index.js";
import {
  LAND_LAW,
  type RightParameters,
  type RightTermsParameters,
  type RulesParameters,
} from "./parameters.js";

/**
 * The law of intellectual property as it stands in general; a network may vary it. Fees, and whatever is noted as
 * recalled, are to be confirmed by the office before they are relied on.
 */

/** A month's and a half's late fee: nothing in the first month, then 5 per cent more each month (rule 115). */
const LATE_FEE = [0, 5, 10, 15, 20, 25] as const;

/** What the rules of every class of right have in common: all holders decide, and nobody has pre-emption. */
const COMMON: RulesParameters = {
  ...LAND_LAW,
  chargeeConsents: true, // Civil Code art. 444
  quorum: [1, 1],
  preemption: "None",
  preemptionDays: 0,
  termYears: {},
  areaTolerancePerMille: 0,
  leaseYears: 0,
};

/** One pledge and one preservation at a time, of six months (rules of the Supreme People's Court of 2015, art. 13). */
const PATENT: RulesParameters = {
  ...COMMON,
  since: "1985-04-01", // the Patent Law came into force
  securitiesMax: 1,
  freezesQueue: false,
  freezeMonths: 6,
};

const MARK: RulesParameters = {
  ...COMMON,
  since: "1983-03-01", // the Trademark Law came into force
  freezesQueue: false,
  freezeMonths: 12,
};

/** Works of before the Copyright Law are protected as well, so the rules reach back as far as days do. */
const WORK: RulesParameters = {
  ...COMMON,
  since: "1970-01-02",
  freezesQueue: true,
  freezeMonths: 36,
  selfDealing: true,
};

/** What a class does not know. */
const NOTHING: Omit<RightTermsParameters, "since" | "termYears"> = {
  toYearEnd: false,
  lateFeePercent: [],
  restoreMonths: [0, 0],
  renewal: { years: 0, windowMonths: 0 },
  priorityMonths: [0, 0],
  phaseMonths: [0, 0],
  examinationYears: 0,
  oppositionMonths: 0,
  nonUseYears: 0,
  adjustYears: 0,
  unworkedYears: [0, 0],
  coOwnerLicenses: false,
};

const PATENT_TERMS = {
  ...NOTHING,
  since: PATENT.since,
  lateFeePercent: LATE_FEE,
  restoreMonths: [2, 24], // rule 6
  coOwnerLicenses: true, // Patent Law art. 14
} as const;

/** Of inventions and utility models. */
const TECHNICAL_TERMS = {
  ...PATENT_TERMS,
  priorityMonths: [12, 2], // art. 29, rule 36
  phaseMonths: [30, 2], // rule 120
  unworkedYears: [3, 4], // art. 53
} as const;

const WORK_TERMS: readonly RightTermsParameters[] = [
  { ...NOTHING, since: WORK.since, termYears: 50, toYearEnd: true, coOwnerLicenses: true },
];

/** Recalled: renewal of a mark in one class, in fen. */
const RENEWAL_FEE = 50_000n;

/** Recalled: annuities in fen, the first year first. */
const INVENTION_FEES = yearly(
  [3, 90_000n],
  [3, 120_000n],
  [3, 200_000n],
  [3, 400_000n],
  [3, 600_000n],
  [5, 800_000n],
);
const UTILITY_MODEL_FEES = yearly([3, 60_000n], [2, 90_000n], [3, 120_000n], [2, 200_000n]);
const DESIGN_FEES = yearly([3, 60_000n], [2, 90_000n], [3, 120_000n], [2, 200_000n], [5, 300_000n]);

/** The law of the rights by class. */
export const IP_LAW: Record<RightClassName, RightParameters> = {
  Invention: {
    rules: PATENT,
    // The longest adjustment is the suite's own bound; the law has one for medicines only.
    terms: [{ ...TECHNICAL_TERMS, termYears: 20, examinationYears: 3, adjustYears: 10 }],
    fees: { since: PATENT.since, fenByYear: INVENTION_FEES },
  },
  UtilityModel: {
    rules: PATENT,
    terms: [{ ...TECHNICAL_TERMS, termYears: 10 }],
    fees: { since: PATENT.since, fenByYear: UTILITY_MODEL_FEES },
  },
  Design: {
    rules: PATENT,
    terms: [
      { ...PATENT_TERMS, termYears: 10, priorityMonths: [6, 0] },
      // Announcement 423 of 2021: designs filed before keep ten years.
      { ...PATENT_TERMS, since: "2021-06-01", termYears: 15, priorityMonths: [6, 0] },
    ],
    fees: { since: PATENT.since, fenByYear: DESIGN_FEES },
  },
  TradeMark: {
    rules: MARK,
    terms: [
      {
        ...NOTHING,
        since: MARK.since,
        termYears: 10, // Trademark Law art. 39
        lateFeePercent: [0, 0, 0, 0, 0, 0], // six months of grace, art. 40; the surcharge is the office's own
        renewal: { years: 10, windowMonths: 12 },
        priorityMonths: [6, 0], // art. 25
        oppositionMonths: 3, // art. 33
        nonUseYears: 3, // art. 49
      },
    ],
    fees: { since: MARK.since, fenByYear: [RENEWAL_FEE] },
  },
  Work: { rules: WORK, terms: WORK_TERMS },
  Program: { rules: WORK, terms: WORK_TERMS },
};

/** Fees of so many years each. */
function yearly(...steps: readonly (readonly [years: number, fen: bigint])[]): readonly bigint[] {
  return steps.flatMap(([years, fen]) => Array.from({ length: years }, () => fen));
}
