// SPDX-License-Identifier: Apache-2.0

/*
 * The enumerations of the contracts, by the names they have there. A test holds each list against its Solidity
 * source: numbers are stored and signed, so both sides only ever append.
 */

function enumeration<const Name extends string>(...names: readonly Name[]): Readonly<Record<Name, number>> {
  return Object.freeze(Object.fromEntries(names.map((name, number) => [name, number]))) as Record<
    Name,
    number
  >;
}

/** What an instrument can ask of a register. */
export const Act = enumeration(
  "None",
  "FirstRegistration",
  "FirstRegistrationInShares",
  "Transfer",
  "TransferShare",
  "SelfTransfer",
  "Transmit",
  "Change",
  "Cancel",
  "ProposeCorrection",
  "Correct",
  "AbandonCorrection",
  "Charge",
  "VaryCharge",
  "AssignCharge",
  "PostponeCharge",
  "ReleasePart",
  "Discharge",
  "FixCeiling",
  "Seize",
  "RenewOrder",
  "LiftOrder",
  "Suspend",
  "OrderTransfer",
  "OrderFreeze",
  "OrderedTransfer",
  "Caution",
  "ProveSuit",
  "Notice",
  "OpenNotice",
  "Search",
  "Lock",
  "ReleaseRestraint",
  "OfferShare",
  "AcceptOffer",
  "CompleteOffer",
  "Divide",
  "Merge",
  "Renew",
  "Expire",
  "Excuse",
  "TakeBack",
  "Reconcile",
  "Succeed",
  "File",
  "Advance",
  "ClaimPriority",
  "AdjustTerm",
  "PayFee",
  "Lapse",
  "Reinstate",
  "Surrender",
  "Challenge",
  "DecideChallenge",
  "License",
  "DeclareOpen",
  "CompelLicence",
  "TransferFamily",
  "AssignRights",
  "Load",
);
export type ActName = keyof typeof Act;

/** Why a right passes by agreement. */
export const TransferCause = enumeration(
  "None",
  "Sale",
  "Exchange",
  "Gift",
  "ContributionInKind",
  "Partition",
);
export type TransferCauseName = keyof typeof TransferCause;

/** Kinds of charge. */
export const ChargeKind = enumeration(
  "None",
  "Mortgage",
  "MaximumMortgage",
  "ConstructionMortgage",
  "Pledge",
  "Easement",
  "ResidenceRight",
  "Lease",
  "Licence",
);
export type ChargeKindName = keyof typeof ChargeKind;

/** What stops or warns dealings. */
export const RestraintKind = enumeration(
  "None",
  "Seizure",
  "OwnershipSuit",
  "Caution",
  "AdvanceNotice",
  "PrioritySearch",
  "Correction",
  "Lock",
  "Divergence",
);
export type RestraintKindName = keyof typeof RestraintKind;

/** What an advance notice secures. */
export const NoticeKind = enumeration("None", "PresaleSale", "Sale", "PresaleMortgage", "Mortgage");
export type NoticeKindName = keyof typeof NoticeKind;

/** Why a right has passed by law. */
export const TransmissionCause = enumeration("None", "Judgment", "Inheritance", "Merger", "Expropriation");
export type TransmissionCauseName = keyof typeof TransmissionCause;

/** Why everything that a party has passes to others. */
export const SuccessionCause = enumeration("None", "Merger", "Division", "Dissolution", "Inheritance");
export type SuccessionCauseName = keyof typeof SuccessionCause;

/** How a title stands to the statutory register. */
export const SyncState = enumeration("LocalOnly", "Lodged", "Accepted", "Registered", "Diverged", "Rejected");
export type SyncStateName = keyof typeof SyncState;

/** On what the ledger's record rests. */
export const LegalBasis = enumeration("StatutoryRegister", "ParkContract", "VoluntaryRecord");
export type LegalBasisName = keyof typeof LegalBasis;

/** What a restraint is on a day. */
export const RestraintStatus = enumeration("Waiting", "InForce", "Lapsed");
export type RestraintStatusName = keyof typeof RestraintStatus;

/** Permitted use of land. */
export const LandUse = enumeration(
  "None",
  "Residential",
  "Industrial",
  "PublicService",
  "Commercial",
  "Mixed",
);
export type LandUseName = keyof typeof LandUse;

/** Classes of title. */
export const AssetClass = enumeration(
  "None",
  "Parcel",
  "Building",
  "Unit",
  "Invention",
  "UtilityModel",
  "Design",
  "TradeMark",
  "Work",
  "Program",
);
export type AssetClassName = keyof typeof AssetClass;

/** Classes of right of intellectual property. */
export type RightClassName = Exclude<AssetClassName, "None" | "Parcel" | "Building" | "Unit">;

/** Kinds of right of intellectual property, by the form of the number. */
export const RightKind = enumeration(
  "None",
  "Invention",
  "UtilityModel",
  "Design",
  "TradeMark",
  "Work",
  "Program",
);
export type RightKindName = keyof typeof RightKind;

/** Where a right of intellectual property is in its life. */
export const IpStage = enumeration(
  "None",
  "Filed",
  "Published",
  "Examining",
  "Granted",
  "Lapsed",
  "Refused",
  "Withdrawn",
  "Expired",
  "Surrendered",
  "Invalidated",
  "Terminated",
);
export type IpStageName = keyof typeof IpStage;

/** What a proceeding against a right is about. */
export const ChallengeKind = enumeration("None", "Invalidation", "Opposition", "NonUse");
export type ChallengeKindName = keyof typeof ChallengeKind;

/** How a proceeding against a right ends. */
export const ChallengeOutcome = enumeration("None", "Maintained", "PartlyUpheld", "Upheld", "Withdrawn");
export type ChallengeOutcomeName = keyof typeof ChallengeOutcome;

/** Kinds of licence. */
export const LicenceKind = enumeration("None", "Ordinary", "Sole", "Exclusive", "Open", "Compulsory");
export type LicenceKindName = keyof typeof LicenceKind;

/** Where a title is in its life. */
export const FolioState = enumeration("None", "Live", "Following", "Apportioned", "Historic", "Cancelled");
export type FolioStateName = keyof typeof FolioState;

/** What a breach of co-owners' pre-emption does. */
export const Preemption = enumeration("None", "Warns", "Blocks");
export type PreemptionName = keyof typeof Preemption;

/** Offices of the consortium. */
export const OfficeKind = enumeration(
  "None",
  "Registrar",
  "Examiner",
  "Court",
  "Identity",
  "Accreditation",
  "ParkOperator",
  "Guardian",
  "Council",
  "Bank",
  "Insurer",
  "Custodian",
  "Settlement",
  "ParkAuthority",
  "ParkBook",
);
export type OfficeKindName = keyof typeof OfficeKind;

/** Where the manifest of a bulk load is in its life. */
export const ManifestStage = enumeration("None", "Proposed", "Approved", "Closed");
export type ManifestStageName = keyof typeof ManifestStage;

/** Kinds of document that the ledger relies on. */
export const DocumentKind = enumeration(
  "None",
  "GrantContract",
  "Survey",
  "CompletionPapers",
  "Contract",
  "CourtOrder",
  "AuthorityDecision",
  "SuccessionProof",
  "IdentityProof",
  "OriginalFile",
  "Valuation",
  "PaymentProof",
  "Manifest",
  "Other",
  "FiguresReport",
  "FairCompetitionReview",
);
export type DocumentKindName = keyof typeof DocumentKind;

/** Why data behind a commitment are shown to somebody (Regulation arts. 27-28). */
export const Purpose = enumeration(
  "None",
  "RightHolder",
  "InterestedParty",
  "CourtOrAuthority",
  "Examination",
  "Audit",
  "Statistics",
);
export type PurposeName = keyof typeof Purpose;

/** Why data behind a commitment were destroyed (PIPL art. 47). */
export const ErasureGround = enumeration(
  "None",
  "PurposeEnded",
  "PeriodOver",
  "ConsentWithdrawn",
  "Unlawful",
  "OtherLaw",
);
export type ErasureGroundName = keyof typeof ErasureGround;

/** What the law takes a party for. */
export const PartyKind = enumeration(
  "None",
  "NaturalPerson",
  "LegalPerson",
  "UnincorporatedOrganisation",
  "PublicAuthority",
  "JointOwners",
);
export type PartyKindName = keyof typeof PartyKind;

/** Where a loan is in its life. */
export const LoanState = enumeration(
  "None",
  "Committed",
  "Accepted",
  "Drawn",
  "Repaid",
  "Defaulted",
  "Cancelled",
);
export type LoanStateName = keyof typeof LoanState;

/** Where a judicial sale is in its life. */
export const SaleState = enumeration("None", "Announced", "Settled", "Ended");
export type SaleStateName = keyof typeof SaleState;

/** Why a line of the distribution of a judicial sale's price is paid. */
export const LineKind = enumeration("Cost", "LandPremium", "Tax", "Security", "Creditor", "Owner");
export type LineKindName = keyof typeof LineKind;

/** What a policy insures. */
export const PolicyKind = enumeration("None", "Title", "Property", "PledgeGuarantee");
export type PolicyKindName = keyof typeof PolicyKind;

/** Where a policy is in its life; that it lapsed by time the days tell. */
export const PolicyState = enumeration("None", "Offered", "Paid", "Withdrawn", "Cancelled");
export type PolicyStateName = keyof typeof PolicyState;

/** Where a claim on a policy is in its life. */
export const ClaimState = enumeration("None", "Filed", "Assessed", "Rejected", "Paid");
export type ClaimStateName = keyof typeof ClaimState;

/** What a member of a risk pool does in it. */
export const PoolRole = enumeration("None", "Bank", "Insurer", "Fund");
export type PoolRoleName = keyof typeof PoolRole;

/** Where a loan stands in a risk pool. */
export const CoverState = enumeration("None", "Proposed", "Admitted", "Claimed", "Released");
export type CoverStateName = keyof typeof CoverState;

/** Standing of a party. */
export const Standing = enumeration("Unknown", "Active", "Suspended", "Ceased", "Frozen", "Restrained");
export type StandingName = keyof typeof Standing;

/** What a party is in a settlement room. */
export const Role = enumeration(
  "None",
  "Vendor",
  "Purchaser",
  "OutgoingLender",
  "IncomingLender",
  "DutyOffice",
  "Agent",
);
export type RoleName = keyof typeof Role;

/** Where a settlement room stands. */
export const RoomState = enumeration("None", "Open", "Verified", "Settled", "Cancelled");
export type RoomStateName = keyof typeof RoomState;

/** What a figure measures. Money is in fen, `Presence` in days, `Energy` in kWh, `Emissions` in kg of CO2 equivalent. */
export const Metric = enumeration(
  "None",
  "PaidIn",
  "Presence",
  "FixedAssets",
  "Output",
  "Revenue",
  "Tax",
  "Jobs",
  "ResearchSpend",
  "Energy",
  "Emissions",
);
export type MetricName = keyof typeof Metric;

/** What must have happened before a tranche of a grant is paid. */
export const Milestone = enumeration("Admission", "CovenantMet", "Document");
export type MilestoneName = keyof typeof Milestone;

/** How what is due back of a tranche is reckoned. */
export const Formula = enumeration("UnmetShare", "Full");
export type FormulaName = keyof typeof Formula;

/** Where a grant is in its life. */
export const GrantState = enumeration("None", "Awarded", "Accepted", "Cancelled");
export type GrantStateName = keyof typeof GrantState;

/** Where a claim for a clawback stands. */
export const ClawbackState = enumeration("None", "Due", "Disputed", "Confirmed", "Waived");
export type ClawbackStateName = keyof typeof ClawbackState;

/** How a duty to disclose a figure was kept for a period. */
export const Disclosure = enumeration("None", "NotDue", "Missing", "Late", "OnTime");
export type DisclosureName = keyof typeof Disclosure;

/** Where a period of a covenant stands. */
export const CovenantState = enumeration("None", "Pending", "Met", "Breached", "Cured", "Waived", "Enforced");
export type CovenantStateName = keyof typeof CovenantState;

/** Whether both sides want a covenant. */
export const CovenantStage = enumeration("None", "Proposed", "Agreed", "Withdrawn");
export type CovenantStageName = keyof typeof CovenantStage;

/** What follows from the breach of a covenant. */
export const Consequence = enumeration("Disclosure", "Clawback");
export type ConsequenceName = keyof typeof Consequence;

/** Where a rent account is in its life. */
export const RentState = enumeration("None", "Proposed", "Withdrawn", "Open", "Ended");
export type RentStateName = keyof typeof RentState;

/** What a bill beside the rent is for. */
export const BillKind = enumeration("None", "Service", "Water", "Power", "Repair", "Damage", "Other");
export type BillKindName = keyof typeof BillKind;

/** Where a bill beside the rent is in its life. */
export const BillState = enumeration("None", "Open", "Contested", "Paid", "Void");
export type BillStateName = keyof typeof BillState;

/** Where invested money comes from. */
export const InvestmentSource = enumeration("Government", "StateOwned", "Private", "Foreign");
export type InvestmentSourceName = keyof typeof InvestmentSource;

/** Where an agreement on investment stands. */
export const AgreementState = enumeration("None", "Proposed", "Live", "Ended", "Withdrawn");
export type AgreementStateName = keyof typeof AgreementState;

/** Level of government that founded a park. */
export const ParkLevel = enumeration("None", "National", "Provincial", "Municipal", "County");
export type ParkLevelName = keyof typeof ParkLevel;

/** What carries a building (GB/T 17986.1). */
export const Structure = enumeration(
  "None",
  "Steel",
  "Composite",
  "ReinforcedConcrete",
  "Mixed",
  "BrickAndTimber",
  "Other",
);
export type StructureName = keyof typeof Structure;

/** Where a tenancy is in its life. */
export const TenancyState = enumeration(
  "None",
  "Applied",
  "Reviewed",
  "Admitted",
  "Leaving",
  "Exited",
  "Refused",
  "Withdrawn",
);
export type TenancyStateName = keyof typeof TenancyState;

/** Why a tenant leaves. */
export const ExitCause = enumeration("None", "TermEnd", "Moving", "Closure", "Termination", "Other");
export type ExitCauseName = keyof typeof ExitCause;

/** Why an application for a place in a park is refused. */
export const RefusalGround = enumeration(
  "None",
  "Unfit",
  "Industry",
  "Environment",
  "Safety",
  "Credit",
  "Space",
  "Misstatement",
  "Other",
);
export type RefusalGroundName = keyof typeof RefusalGround;

/** What a certificate of an authority says that a party is. */
export const QualificationKind = enumeration(
  "None",
  "HighTech",
  "SpecializedSme",
  "LittleGiant",
  "Gazelle",
  "Unicorn",
  "Other",
);
export type QualificationKindName = keyof typeof QualificationKind;

/**
 * The name of a number of an enumeration.
 *
 * @throws RangeError for a number that it does not have.
 */
export function nameOf<Name extends string>(
  of: Readonly<Record<Name, number>>,
  number: number | bigint,
): Name {
  const name = (Object.keys(of) as Name[])[Number(number)];
  if (name === undefined) throw new RangeError(`no member ${number} among ${Object.keys(of).join(", ")}`);
  return name;
}

/** The bit mask of members of an enumeration: bit n stands for the member with number n. */
export function maskOf<Name extends string>(
  of: Readonly<Record<Name, number>>,
  names: readonly NoInfer<Name>[],
): bigint {
  return names.reduce((mask, name) => mask | (1n << BigInt(of[name])), 0n);
}

/** The AccessManager role of the suite's admin: the council. */
export const ADMIN_ROLE = 0n;

/** The AccessManager role of an office: kind in the high half, division in the low. */
export function roleOf(kind: OfficeKindName, division: number): bigint {
  return (BigInt(OfficeKind[kind]) << 32n) | BigInt(division);
}
