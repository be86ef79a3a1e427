import * as acts from "../support/acts.js";
import {
  identifiers,
  money,
  type ChargeKindName,
  type DocumentKindName,
  type LodgedAct,
  type Particulars,
  type TransferCauseName,
} from "../../sdk/index.js";
import { particularsOf, termsOf } from "../support/personal.js";
import type { KeyedParty } from "../support/registry.js";

/** Fen of a sum in yuan: `yuan("12,345,678.90")`. */
export const yuan = money.parseYuan;

/** Chain's word for an official number. */
export const idOf = identifiers.titleId.encode;

/** Evidence that an act rests on, if it is not a contract. */
export const EVIDENCE: Partial<Record<LodgedAct, DocumentKindName>> = {
  ProposeCorrection: "OriginalFile",
  Correct: "OriginalFile",
  AbandonCorrection: "OriginalFile",
  Seize: "CourtOrder",
  RenewOrder: "CourtOrder",
  LiftOrder: "CourtOrder",
  Suspend: "CourtOrder",
  OrderTransfer: "CourtOrder",
  OrderFreeze: "CourtOrder",
  OrderedTransfer: "CourtOrder",
  Divide: "Survey",
  Merge: "Survey",
  Lock: "AuthorityDecision",
  Excuse: "AuthorityDecision",
  TakeBack: "AuthorityDecision",
  Expire: "AuthorityDecision",
  Advance: "AuthorityDecision",
  AdjustTerm: "AuthorityDecision",
  Lapse: "AuthorityDecision",
  Challenge: "AuthorityDecision",
  DecideChallenge: "AuthorityDecision",
  PayFee: "PaymentProof",
  CompelLicence: "AuthorityDecision",
};

/** What the register says of an industrial parcel or building, with a commitment to what it does not say. */
export function described(
  title: string,
): Pick<Particulars<"FirstRegistration">, "use" | "extent" | "particulars"> {
  return { use: "Industrial", extent: 10_000, particulars: particularsOf(title) };
}

/** Fields of a sale of the whole. */
export function saleTo(buyer: KeyedParty, cause: TransferCauseName = "Sale"): Particulars<"Transfer"> {
  return acts.sale(buyer, { cause, terms: termsOf("Contract of sale, payable in 30 days") });
}

/** Fields of a charge for as long as the title lasts. */
export function charging(chargee: KeyedParty, kind: ChargeKindName, sum: bigint): Particulars<"Charge"> {
  return acts.charge(chargee, { kind, sum, terms: termsOf(`${kind} for ${sum} fen`) });
}
