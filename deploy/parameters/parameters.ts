import type {
  ActName,
  LandUseName,
  OfficeKindName,
  PreemptionName,
  RightClassName,
} from "../../sdk/enums/index.js";

/** Rules of one class of title, in the units that people use; see `Rules` in the contracts. */
export interface RulesParameters {
  /** First day of these rules, ISO date in UTC+8. */
  since: string;
  twoOfficerActs: readonly ActName[];
  chargeeConsents: boolean;
  /** 0 without limit. */
  securitiesMax: number;
  freezesQueue: boolean;
  freezeMonths: number;
  /** Share of the proprietors who may dispose of the whole. */
  quorum: readonly [numerator: number, denominator: number];
  preemption: PreemptionName;
  preemptionDays: number;
  selfDealing: boolean;
  /** Longest term by use; a use that is not named has none. */
  termYears: Partial<Record<LandUseName, number>>;
  areaTolerancePerMille: number;
  leaseYears: number;
  cautionDays: number;
  noticeDays: number;
  searchDays: number;
  /** Days that proprietors have to answer a proposed correction. */
  correctionDays: number;
}

/** Terms and periods of a class of right, see `RightTerms` in the contracts; 0 for what the class does not know. */
export interface RightTermsParameters {
  /** First day of these terms, ISO date in UTC+8; a right keeps the term of the day that it counts from. */
  since: string;
  /** Years of protection. */
  termYears: number;
  /** Whether the term runs on to 31 December of its last year. */
  toYearEnd: boolean;
  /** Late fee in per cent of the fee, for each month of grace. */
  lateFeePercent: readonly number[];
  /** Months from the notice of the lapse in which a right is reinstated; and months after which nothing is. */
  restoreMonths: readonly [fromNotice: number, atMost: number];
  /** Years that a renewal adds, and months before the end from which it is possible. */
  renewal: { years: number; windowMonths: number };
  /** Months for claiming priority, and further months with a decision that restores it. */
  priorityMonths: readonly [ordinary: number, restored: number];
  /** Months for entry into the national phase, and further months with the surcharge. */
  phaseMonths: readonly [ordinary: number, late: number];
  /** Years in which examination is requested. */
  examinationYears: number;
  oppositionMonths: number;
  /** Years without use after which a mark can be cancelled. */
  nonUseYears: number;
  /** Years by which a term is adjusted at most. */
  adjustYears: number;
  /** Compulsory licence for want of working: years from the grant, and from the filing. */
  unworkedYears: readonly [fromGrant: number, fromFiling: number];
  /** Whether a co-owner gives ordinary licences alone. */
  coOwnerLicenses: boolean;
}

/** All that differs from one class of right to the next. */
export interface RightParameters {
  rules: RulesParameters;
  /** Oldest first. */
  terms: readonly RightTermsParameters[];
  /** Fees in fen: of patents by year, of marks for a renewal; the last holds for all later years. */
  fees?: { since: string; fenByYear: readonly bigint[] };
}

/** One office and who holds it. */
export interface OfficeParameters {
  kind: OfficeKindName;
  /** GB/T 2260 code; 0 for the whole country. */
  division: number;
  /** An address, or the index of an account that the node or the configuration holds. */
  holder: string | number;
}

/** Periods and quorum of recoveries and successions; see `PartyTerms` in the contracts. */
export interface PartyParameters {
  /** Distinct officers who must approve the replacement of a party's keys, at least 2. */
  recoveryQuorum: number;
  /** Seconds after the quorum in which objections are heard. */
  objectionSeconds: number;
  /** Seconds after the quorum until the keys can be replaced. */
  recoverySeconds: number;
  /** Days between the announcement of a merger, division or dissolution and its completion. */
  creditorDays: number;
}

/** The consortium's council: a Safe of its members, admin of the suite. */
export interface CouncilParameters {
  /** Addresses of the members' keys, or indices of accounts that the node or the configuration holds. */
  owners: readonly (string | number)[];
  /** How many of them must sign. */
  threshold: number;
  /** Seconds between the scheduling of a council action and its execution. */
  delay: number;
}

/** All that differs from one network to the next. */
export interface SuiteParameters {
  /** Prefix of every title's link to its extract; the official number follows. */
  extractBase: string;
  rules: { Parcel: RulesParameters; Building: RulesParameters; Unit: RulesParameters };
  /** Rights of intellectual property, by class. */
  rights: Record<RightClassName, RightParameters>;
  offices: readonly OfficeParameters[];
  parties: PartyParameters;
  /** Takes everything over from the deployer, who keeps it when there is none: in tests only. */
  council?: CouncilParameters;
}

const DAY_SECONDS = 86_400;

/** Creditors have 45 days from the publication (Company Law art. 220); the rest is the consortium's choice. */
export const PARTY_TERMS: PartyParameters = {
  recoveryQuorum: 3,
  objectionSeconds: 7 * DAY_SECONDS,
  recoverySeconds: 10 * DAY_SECONDS,
  creditorDays: 45,
};

/** The law of land as it stands in general; a network may vary it. */
export const LAND_LAW: RulesParameters = {
  since: "2007-10-01", // the Property Law came into force
  twoOfficerActs: ["Correct"],
  chargeeConsents: false,
  securitiesMax: 0,
  freezesQueue: true,
  freezeMonths: 36,
  quorum: [2, 3],
  preemption: "Blocks",
  preemptionDays: 15,
  selfDealing: false,
  termYears: { Residential: 70, Industrial: 50, PublicService: 50, Commercial: 40, Mixed: 50 },
  areaTolerancePerMille: 10,
  leaseYears: 20,
  cautionDays: 15,
  noticeDays: 90,
  searchDays: 30,
  correctionDays: 30,
};
