// SPDX-License-Identifier: Apache-2.0
import type { ActName } from "../enums/index.js";
import type { KindName, ValueOf } from "./kinds.js";

type Row = Readonly<Record<string, KindName>>;

/** The first six fields of every act, in order. */
export const HEADER = {
  title: "title",
  applicant: "party",
  evidence: "commitment",
  effective: "day",
  nonce: "nonce",
  deadline: "moment",
} as const satisfies Row;

/**
 * The acts that can be lodged: after the header, the fields of each in the order in which they are signed. The order
 * and the names are those of `Forms.sol`.
 */
export const ACTS = {
  FirstRegistration: { use: "use", extent: "area", termEnd: "term", particulars: "commitment" },
  FirstRegistrationInShares: {
    use: "use",
    extent: "area",
    termEnd: "term",
    particulars: "commitment",
    denominator: "count",
    holders: "parties",
    shares: "counts",
  },
  Transfer: { to: "party", cause: "cause", acknowledged: "flag", terms: "commitment", notice: "link" },
  TransferShare: {
    to: "party",
    numerator: "count",
    denominator: "count",
    cause: "cause",
    acknowledged: "flag",
    terms: "commitment",
    offer: "link",
  },
  Transmit: { from: "party", numerator: "count", denominator: "count", cause: "transmissionCause" },
  Change: { use: "use", extent: "area", particulars: "commitment" },
  Cancel: { cause: "commitment" },
  ProposeCorrection: { version: "version" },
  Correct: {
    proposal: "reference",
    version: "version",
    use: "use",
    extent: "area",
    termEnd: "term",
    denominator: "count",
    holders: "parties",
    shares: "counts",
  },
  AbandonCorrection: { proposal: "reference" },
  Charge: {
    kind: "chargeKind",
    chargee: "party",
    sum: "fen",
    from: "term",
    until: "term",
    transferBan: "flag",
    parent: "link",
    rankWith: "link",
    notice: "link",
    dominant: "otherTitle",
    acknowledged: "flag",
    terms: "commitment",
  },
  VaryCharge: { charge: "reference", sum: "fen", until: "term", transferBan: "flag", terms: "commitment" },
  AssignCharge: { charge: "reference", to: "party" },
  PostponeCharge: { charge: "reference", behind: "reference" },
  ReleasePart: { charge: "reference", sum: "fen" },
  Discharge: { charge: "reference" },
  FixCeiling: { charge: "reference", amount: "fen" },
  Seize: { against: "party", whole: "flag", months: "months" },
  RenewOrder: { order: "reference", months: "months" },
  LiftOrder: { order: "reference" },
  Suspend: { months: "months" },
  OrderTransfer: { from: "party", to: "party", amount: "amount" },
  OrderFreeze: { account: "party", amount: "amount" },
  OrderedTransfer: {
    from: "party",
    to: "party",
    numerator: "count",
    denominator: "count",
    auction: "flag",
    proceeds: "fen",
  },
  Caution: {},
  ProveSuit: { caution: "reference" },
  Notice: { holder: "party", kind: "noticeKind", subject: "otherTitle", registrable: "term" },
  OpenNotice: { notice: "reference", registrable: "term" },
  Search: {},
  Lock: {},
  ReleaseRestraint: { restraint: "reference" },
  OfferShare: { to: "party", numerator: "count", denominator: "count", until: "term", terms: "commitment" },
  AcceptOffer: { offer: "reference", terms: "commitment" },
  CompleteOffer: { offer: "reference" },
  Divide: { charges: "references", children: "titles", extents: "areas", uses: "uses" },
  Merge: { into: "title", extent: "area", use: "use", others: "titles" },
  Renew: { termEnd: "term" },
  Expire: {},
  Excuse: {},
  TakeBack: { startDue: "day", notice: "commitment" },
  Reconcile: { state: "syncState", legalBasis: "legalBasis", externalRef: "commitment" },
  File: {
    stage: "stage",
    filedOn: "day",
    grantedOn: "date",
    paid: "year",
    parent: "otherTitle",
    similar: "otherTitle",
    classes: "classes",
    lifeTerm: "flag",
    particulars: "commitment",
    denominator: "count",
    holders: "parties",
    shares: "counts",
  },
  Advance: { stage: "stage", gazetted: "date", national: "code" },
  ClaimPriority: { earlier: "foreignNumber", earliest: "day", nationalPhase: "flag" },
  AdjustTerm: { termEnd: "term", gazetted: "date" },
  PayFee: { year: "year", paidOn: "day", amount: "fen", part: "flag" },
  Lapse: { national: "code", gazetted: "date" },
  Reinstate: { noticedOn: "day", obstacleEnded: "date", amount: "fen" },
  Surrender: { gazetted: "date" },
  Challenge: { kind: "challengeKind" },
  DecideChallenge: { challenge: "reference", outcome: "outcome", gazetted: "date" },
  License: {
    kind: "licenceKind",
    licensee: "party",
    territory: "territory",
    field: "commitment",
    rights: "rights",
    from: "day",
    until: "term",
    sublicensable: "flag",
    parent: "link",
    acknowledged: "flag",
    royalty: "commitment",
  },
  DeclareOpen: { open: "flag", price: "fen", terms: "commitment", report: "commitment" },
  CompelLicence: { licensee: "party", field: "commitment", until: "term", royalty: "commitment" },
  TransferFamily: { to: "party", acknowledged: "flag", terms: "commitment", others: "titles" },
  AssignRights: {
    to: "party",
    rights: "rights",
    territory: "territory",
    from: "day",
    until: "term",
    terms: "commitment",
  },
} as const satisfies Partial<Record<ActName, Row>>;

/** An act that can be lodged. */
export type LodgedAct = keyof typeof ACTS;

type Values<R extends Row> = { readonly [Field in keyof R]: ValueOf<R[Field]> };

/** Header of an act, see `ActHeader` in the contracts. */
export type Header = Values<typeof HEADER>;

/** Kinds of field that may stand for none; they can be left out when an instrument is built. */
type OptionalKind = "link" | "otherTitle" | "date" | "code";

type Optional<R extends Row> = { [Field in keyof R]: R[Field] extends OptionalKind ? Field : never }[keyof R];

type Input<R extends Row> = Omit<Values<R>, Optional<R>> & Partial<Pick<Values<R>, Optional<R>>>;

/** Fields to give for an act beside the header. */
export type Particulars<A extends LodgedAct> = Input<(typeof ACTS)[A]>;

/** All fields of an act. */
export type Fields<A extends LodgedAct = LodgedAct> = A extends LodgedAct
  ? Header & Values<(typeof ACTS)[A]>
  : never;

/** The kinds of all fields of an act, header first. */
export function rowOf(act: LodgedAct): readonly (readonly [field: string, kind: KindName])[] {
  return Object.entries({ ...HEADER, ...ACTS[act] });
}

/** Whether an act can be lodged. */
export function isLodged(act: ActName): act is LodgedAct {
  return Object.hasOwn(ACTS, act);
}
