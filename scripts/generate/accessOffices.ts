// SPDX-License-Identifier: Apache-2.0
import type { OfficeKindName } from "../../sdk/enums/index.js";

/** Who may call a function, as the tag `@custom:office` names it. */
export interface Office {
  readonly who: string;
  /** Errors with which anybody else is refused. */
  readonly refusals: readonly string[];
  /** Whether some are refused without data. */
  readonly silent?: true;
}

/** What an office is called in a sentence. */
const KINDS: Readonly<Record<Exclude<OfficeKindName, "None">, string>> = {
  Registrar: "The registrar",
  Examiner: "The examiner",
  Court: "The court",
  Identity: "The identity office",
  Accreditation: "The accreditation office",
  ParkOperator: "The park operator",
  Guardian: "The guardian",
  Council: "The council",
  Bank: "A licensed bank",
  Insurer: "A licensed insurer",
  Custodian: "A contract that holds deposits for others",
  Settlement: "A contract that settles",
  ParkAuthority: "The competent authority of parks",
  ParkBook: "A contract of the park that enforces",
};

/** Where an office is held: what follows the `@`. */
const PLACES: Readonly<Record<string, string>> = {
  title: "of the division in which the title is numbered",
  order: "of the division in which the title is numbered, for acts that are its orders",
  party: "of the division that keeps the party",
  sale: "of the division in which the title of the sale is numbered",
  division: "of the division that the call names",
  manifest: "of the division of the bulk load's manifest",
  park: "of the division of the park",
  grant: "of the division of the grant's park",
  clawback: "of the division of the park of the claim's grant",
  covenant: "of the division of the covenant's park",
  parcel: "of the division of the park in which the parcel lies",
  tenancy: "of the division of the tenancy's park",
  qualification: "of the division whose authority recorded the certificate",
  national: "for the whole country",
};

/** With what a call is refused that names nothing there is, and so no place. */
const UNKNOWN: Readonly<Record<string, readonly string[]>> = {
  sale: ["SaleUnknown"],
  park: ["ParkUnknown"],
  grant: ["GrantUnknown"],
  clawback: ["ClawbackUnknown"],
  covenant: ["CovenantUnknown"],
  parcel: ["NotEntered"],
  tenancy: ["TenancyUnknown"],
  qualification: ["QualificationUnknown"],
};

/** Whoever is no party, or one that may not act now. */
const NOT_ACTIVE = ["PartyUnknown", "PartySuspended", "PartyFrozen", "PartyRestrained", "PartyCeased"];

/** Those who are no office of the consortium. */
const OTHERS: Readonly<Record<string, Office>> = {
  Council: {
    who: "The council, admin of every role, or whom it gave the function's role",
    refusals: ["AccessManagedUnauthorized", "AccessManagerUnauthorizedAccount"],
  },
  Admitted: {
    who: "Whom the council admitted to the call that is to be scheduled or executed",
    refusals: ["AccessManagerUnauthorizedCall"],
  },
  Scheduler: {
    who: "Who scheduled the call, the guardian of its role, and the council",
    refusals: ["AccessManagerUnauthorizedCancel"],
  },
  Managed: {
    who: "A contract under the authority, while it runs a scheduled call",
    refusals: ["AccessManagerUnauthorizedConsume"],
    silent: true,
  },
  Authority: { who: "The Consortium, told by the council", refusals: ["AccessManagedUnauthorized"] },
  Daybook: { who: "The daybook", refusals: ["NotTheDaybook"] },
  Registry: {
    who: "The registry of parties",
    refusals: ["NotTheRegistry", "InvalidInitialization"],
  },
  Account: { who: "The party's account itself, by a batch", refusals: ["NotTheAccount"] },
  "Signers@account": {
    who: "The signers of an active party's account, or of a session, whoever sends it",
    refusals: ["ExecutionUnauthorised", "AccountInactive", "KeyRevoked"],
  },
  "Answering@account": {
    who: "The party that answers for one that has ceased",
    refusals: ["ExecutionUnauthorised"],
  },
  "Office@division": {
    who: "Who holds the office that the call names, in the division that it names",
    refusals: ["OfficeRequired"],
  },
  Attester: { who: "An attester qualified for the kind of document", refusals: ["AttesterNotQualified"] },
  "Attester@document": { who: "The attester of the document", refusals: ["NotItsAttester"] },
  Applicant: { who: "The party that applied, or that answers for it", refusals: ["NotApplicant"] },
  Party: { who: "A party, active, for itself", refusals: NOT_ACTIVE },
  "Attorney@power": { who: "The attorney of the power", refusals: ["PowerNotDelegable"] },
  "Parties@power": {
    who: "The power's principal, its attorney, and the attorney who delegated it",
    refusals: ["PowerNotRevocable"],
  },
  Holder: {
    who: "Who holds deposits: a party, active; a contract that holds them for others; for a party that has ceased, who answers for it",
    refusals: NOT_ACTIVE,
  },
  Issuer: {
    who: "A party, active, within what it has issued",
    refusals: [...NOT_ACTIVE, "RedemptionAboveIssue"],
  },
  Allowed: { who: "Whom a holder allowed to move its deposits", refusals: ["ERC20InsufficientAllowance"] },
  "Signatory@owner": {
    who: "Whoever brings the signature of the holder's account",
    refusals: ["ERC2612InvalidSigner", "ERC3009InvalidSignature"],
  },
  "Opener@room": { who: "Who opened the room", refusals: ["NotOpener"] },
  "Seated@room": { who: "A party that has a seat in the room", refusals: ["NotSeated"] },
  "Relayer@signature": {
    who: "Whoever brings the signature of the party's account",
    refusals: ["SignatureInvalid", "ERC3009InvalidSignature"],
  },
  Itself: { who: "The contract itself, within another call", refusals: ["NotItself"] },
  "Parties@licence": {
    who: "Licensee and licensors of the licence, active, or who answers for them",
    refusals: [...NOT_ACTIVE, "NotOfLicence", "RoyaltiesUnknown"],
  },
  "Licensee@schedule": {
    who: "The licensee of the schedule's licence, active, or who answers for it",
    refusals: [...NOT_ACTIVE, "NotTheLicensee", "RoyaltiesUnknown", "StatementUnknown"],
  },
  "Lender@loan": {
    who: "The lender of the loan, active, or who answers for it",
    refusals: [...NOT_ACTIVE, "NotTheLender", "LoanUnknown"],
  },
  "Borrower@loan": {
    who: "The borrower of the loan, active, or who answers for it",
    refusals: [...NOT_ACTIVE, "NotTheBorrower", "LoanUnknown"],
  },
  "Parties@loan": {
    who: "Lender and borrower of the loan, active, or who answers for them",
    refusals: [...NOT_ACTIVE, "NotPartyToLoan", "LoanUnknown"],
  },
  "Creditor@loan": {
    who: "Whom the register shows as creditor of the loan, active",
    refusals: [...NOT_ACTIVE, "NotTheCreditor", "LoanUnknown"],
  },
  "Grantee@grant": {
    who: "The grantee of the grant, active, or who answers for it",
    refusals: [...NOT_ACTIVE, "NotTheParty", "GrantUnknown"],
  },
  "Payer@grant": {
    who: "The payer of the grant's budget line, active, or who answers for it",
    refusals: [...NOT_ACTIVE, "NotTheParty", "GrantUnknown"],
  },
  "Grantee@clawback": {
    who: "The grantee of the claim's grant, active, or who answers for it",
    refusals: [...NOT_ACTIVE, "NotTheParty", "ClawbackUnknown"],
  },
  "Payer@clawback": {
    who: "The payer of the claim's grant, active, or who answers for it",
    refusals: [...NOT_ACTIVE, "NotTheParty", "ClawbackUnknown"],
  },
  "Operator@park": {
    who: "The operator of the park, active, or who answers for it",
    refusals: [...NOT_ACTIVE, "NotTheOperator", "ParkUnknown"],
  },
  "Obligor@covenant": {
    who: "The party that the covenant is for, active, or who answers for it",
    refusals: [...NOT_ACTIVE, "NotTheParty", "CovenantUnknown"],
  },
  "Proposer@covenant": {
    who: "The competent authority of the covenant's park, and the park's operator, active",
    refusals: [...NOT_ACTIVE, "NotTheOperator", "CovenantUnknown"],
  },
  "Landlord@lease": {
    who: "The landlord of the lease as the register has it, active, or who answers for it",
    refusals: [...NOT_ACTIVE, "NotTheParty", "RentUnknown", "BillUnknown"],
  },
  "Tenant@lease": {
    who: "The tenant of the lease as the register has it, active, or who answers for it",
    refusals: [...NOT_ACTIVE, "NotTheParty", "RentUnknown", "BillUnknown"],
  },
  "Parties@lease": {
    who: "Landlord and tenant of the lease, active, or who answers for them",
    refusals: [...NOT_ACTIVE, "NotOfLease", "RentUnknown"],
  },
  "Pledgee@lease": {
    who: "To whom the lease is pledged, active, or who answers for it",
    refusals: [...NOT_ACTIVE, "NotTheParty", "RentUnknown"],
  },
  "Operator@agreement": {
    who: "The operator of the agreement's park, active, or who answers for it",
    refusals: [...NOT_ACTIVE, "NotTheOperator", "AgreementUnknown"],
  },
  "Investor@agreement": {
    who: "The investor of the agreement, active, or who answers for it",
    refusals: [...NOT_ACTIVE, "NotTheParty", "AgreementUnknown"],
  },
  "Gp@fund": {
    who: "The general partner of the fund, active, or who answers for it",
    refusals: [...NOT_ACTIVE, "NotTheParty", "FundUnknown"],
  },
  "Partner@fund": {
    who: "The limited partner that the call names, active, or who answers for it",
    refusals: [...NOT_ACTIVE, "NotTheParty", "FundUnknown"],
  },
  "Operator@parcel": {
    who: "The operator of the park in which the parcel lies, active, or who answers for it",
    refusals: [...NOT_ACTIVE, "NotTheOperator", "NotEntered"],
  },
  "Operator@tenancy": {
    who: "The operator of the tenancy's park, active, or who answers for it",
    refusals: [...NOT_ACTIVE, "NotTheOperator", "TenancyUnknown"],
  },
  "Tenant@tenancy": {
    who: "The party that applied, active, or who answers for it",
    refusals: [...NOT_ACTIVE, "NotTheParty", "TenancyUnknown"],
  },
  "Buyer@sale": {
    who: "The buyer of the sale, or who answers for it",
    refusals: ["NotTheBuyer", "SaleUnknown"],
  },
  Spender: { who: "Whom a party allowed to move its shares", refusals: ["AllowanceInsufficient"] },
  Once: { who: "Nobody: it ran at deployment", refusals: ["InvalidInitialization"] },
  Anyone: { who: "Everyone", refusals: [] },
};

/** The office of a name; undefined if it is not in the vocabulary. */
export function officeOf(name: string): Office | undefined {
  if (Object.hasOwn(OTHERS, name)) return OTHERS[name];
  const [kind = "", place = ""] = name.split("@");
  if (!Object.hasOwn(KINDS, kind) || !Object.hasOwn(PLACES, place)) return undefined;
  const held = KINDS[kind as keyof typeof KINDS];
  const refusals = ["OfficeRequired", ...(UNKNOWN[place] ?? [])];
  return { who: `${held} ${PLACES[place] ?? ""}`, refusals };
}

/** The names in a tag: any one of them may call. */
export function namesIn(tag: string): string[] {
  return tag
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}
