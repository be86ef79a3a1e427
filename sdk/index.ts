// SPDX-License-Identifier: Apache-2.0

/**
 * The Parkfolio SDK: what apps import.
 *
 * ```ts
 * const suite = connect(readDeployment(json), signer);
 * const instrument = instruments.build(await suite.land.getAddress(), "Transfer", { title, applicant, … });
 * const consents = [await instruments.sign(instrument, chainId, seller, key), …];
 * await daybook.lodgeAndRecord(suite, instrument, consents);
 * console.log(renderExtract(await folio.extract(suite, title)));
 * ```
 *
 * Days are ISO dates in UTC+8, moments Unix seconds, areas square metres, shares and nonces bigints; titles are
 * official numbers as written, parties the addresses of their accounts.
 */
export {
  connect,
  readDeployment,
  type DeployedContract,
  type Deployment,
  type Suite,
} from "./connect/index.js";
export * from "./enums/index.js";
export {
  authority,
  CouncilError,
  type CouncilAction,
  type Permission,
  type Permissions,
  type Proposal,
  type ProposalStanding,
} from "./authority/index.js";
export { dates, type IsoDate } from "./dates/index.js";
export { identifiers, type IdentifierKind, type UnitCodeParts, type Verdict } from "./identifiers/index.js";
export {
  ACTS,
  instruments,
  type AccountKeys,
  type Consent,
  type Fields,
  type Findings,
  type Header,
  type HeaderInput,
  type Instrument,
  type KeyHolder,
  type LodgedAct,
  type Particulars,
  type Terms,
  type TypedData,
} from "./instruments/index.js";
export {
  park,
  UNITS,
  type AgreementLine,
  type ClawbackLine,
  type CovenantLine,
  type CovenantPeriod,
  type DisclosureLine,
  type FigureLine,
  type GrantLine,
  type InvestmentSums,
  type InvestmentTotals,
  type Moment,
  type Occupancy,
  type ParkLine,
  type ParkOccupancy,
  type ParkReport,
  type PerMu,
  type RentLine,
  type ReportOptions,
  type Span,
  type Stay,
  type TenantLine,
  type TrancheLine,
} from "./park/index.js";
export {
  parties,
  type BatchTerms,
  type Call,
  type Credential,
  type Enrolment,
  type NamedCall,
  type Power,
  type PowerScope,
  type Session,
} from "./parties/index.js";
export {
  succession,
  type Assignment,
  type CarryOptions,
  type CarryProgress,
  type Portion,
  type SuccessionTerms,
  type Successor,
  type TitlePlan,
} from "./parties/succession.js";
export {
  recovery,
  type Keys,
  type Opening,
  type Recovery,
  type RecoveryNotice,
  type RecoveryStage,
} from "./parties/recovery.js";
export {
  money,
  formatYuan,
  parseYuan,
  type Authorisation,
  type AuthorisationTerms,
  type BankIssue,
  type Permit,
  type PermitTerms,
  type Supply,
} from "./money/index.js";
export {
  settlement,
  type Destination,
  type Frame,
  type Missing,
  type Opening as RoomOpening,
  type Period as RoomPeriod,
  type Place as RoomPlace,
  type Room,
  type Schedule,
  type Seat,
  type Settlement,
  type Source,
} from "./settlement/index.js";
export {
  licences,
  type Province,
  type Region,
  type RoyaltyTerms,
  type Shareholder,
  type WorkRight,
} from "./ip/licences.js";
export { loans, type LoanStep, type LoanTerms, type LoanView, type SaleView } from "./loans/index.js";
export {
  insurance,
  type ClaimView,
  type Guarantee,
  type InsurerView,
  type PolicyView,
  type Share as InsurerShare,
  type TitlePolicy,
} from "./insurance/index.js";
export { evidence, type Commitment, type CommitmentProof } from "./evidence/index.js";
export {
  privacy,
  type CommitOptions,
  type Disclosure,
  type DisclosedField,
  type DisclosureVerdict,
  type FieldRecord,
  type FieldValue,
  type FieldValues,
  type History as PrivacyHistory,
  type Keeper,
  type LoggedDisclosure,
  type LoggedErasure,
} from "./privacy/index.js";
export {
  importer,
  type AdmitOptions,
  type CheckedFile,
  type Finding,
  type FindingName,
  type LoadedRight,
  type LoadManifest,
  type LoadProgress,
  type LoadRow,
  type ReadRight,
  type Reconciliation,
  type RefusedRow,
  type RightRow,
} from "./importer/index.js";
export {
  daybook,
  type Lodged,
  type Lodgement,
  type RecordedInstrument,
  type Signatories,
  type Signatory,
} from "./daybook/index.js";
export {
  folio,
  renderExtract,
  type AsOf,
  type Book,
  type Challenge,
  type Charge,
  type Entry,
  type Extract,
  type Folio,
  type Holding,
  type Offer,
  type Restraint,
  type RestraintOn,
  type Right,
  type Sync,
} from "./folio/index.js";
export {
  fees,
  rights,
  type Credit,
  type Fee,
  type FeeRules,
  type FeeTable,
  type FeeTerms,
  type FeeTier,
  type LegalStatus,
  type Owed,
  type PatentLife,
} from "./ip/index.js";
export { errors, explain, explaining, ParkfolioError, type CatalogueEntry } from "./errors/index.js";
export * as abi from "./abi/index.js";
