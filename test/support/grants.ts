// SPDX-License-Identifier: Apache-2.0
import { encodeBytes32String, id, ZeroHash, type ContractTransactionReceipt } from "ethers";
import { dates } from "../../sdk/dates/index.js";
import { ClawbackState, Formula, Milestone, nameOf, type ClawbackStateName } from "../../sdk/enums/index.js";
import type {
  GrantTermsStruct,
  ObligationStruct,
  TrancheStruct,
} from "../../typechain-types/contracts/park/grants/IGrantLedger.js";
import { fresh } from "./acts.js";
import { assessed, covenantAgreed, promising, reported, type Promising } from "./covenants.js";
import { reach } from "./figures.js";
import { calls, emitted } from "./lending.js";
import { banks, issued, paysBy } from "./money.js";
import { enrolled, type KeyedParty } from "./registry.js";
import { admitted } from "./tenancies.js";
import type { LoadedSuite } from "./suite.js";

/** A park with a tenant that is given grants, and the office that pays them. */
export interface Granting extends Promising {
  /** Number of the tenant's tenancy. */
  readonly tenancy: bigint;
  /** Party that pays from the budget, and is paid back. */
  readonly payer: KeyedParty;
}

/** Budget line of the park. */
export const LINE = encodeBytes32String("2026-208-05");
/** Fen of the budget, and of what payer and tenant hold. */
export const BUDGET = 500_000_000n;
/** Fen of each tranche: a million yuan. */
export const TRANCHE = 100_000_000n;

/** A park with an admitted tenant, a budget, and deposits on both sides, which the ledger may move. */
export async function granting(): Promise<Granting> {
  const n = await promising();
  const tenancy = await admitted(n, n.obligor);
  const payer = await enrolled(n.s, 1, "PublicAuthority");
  const [bank] = (await banks(n.s, 2, 1, 10n * BUDGET)) as [KeyedParty];
  for (const party of [payer, n.obligor]) {
    await issued(n.s, bank, party, BUDGET);
    await paysBy(n.s, party, "approve", [await n.s.grants.getAddress(), 100n * BUDGET]);
  }
  await opensBudget(n.s, n.park, payer);
  return { ...n, tenancy, payer };
}

/** The authority opens the budget line. */
export async function opensBudget(s: LoadedSuite, park: bigint, payer: KeyedParty): Promise<void> {
  const decision = await fresh(s, "AuthorityDecision");
  await s.grants.connect(s.parkAuthority).openBudget(park, LINE, payer.address, BUDGET, decision);
}

/** A tranche of a million yuan on admission. */
export const tranche = (more: Partial<TrancheStruct> = {}): TrancheStruct => ({
  amount: TRANCHE,
  milestone: Milestone.Admission,
  covenant: 0,
  period: 0,
  ...more,
});

/** The first tranche depends on the covenant, in each period, by the unmet share. */
export const obligation = (covenant: bigint, more: Partial<ObligationStruct> = {}): ObligationStruct => ({
  tranche: 0,
  covenant,
  period: 0,
  formula: Formula.UnmetShare,
  ...more,
});

/** Terms of a grant of one tranche, reviewed, retained for five years, with 15 days for a dispute. */
export async function grantTerms(
  { s, park, obligor }: Pick<Granting, "s" | "park" | "obligor">,
  more: Partial<GrantTermsStruct> = {},
): Promise<GrantTermsStruct> {
  return {
    park,
    grantee: obligor.address,
    line: LINE,
    legalBasis: await fresh(s, "AuthorityDecision"),
    review: await fresh(s, "FairCompetitionReview"),
    retentionMonths: 60,
    disputeDays: 15,
    tranches: [tranche()],
    obligations: [],
    terms: id("agreement on the grant"),
    ...more,
  };
}

/** The authority awards a grant; its number. */
export async function awarded(n: Granting, more: Partial<GrantTermsStruct> = {}): Promise<bigint> {
  await n.s.grants.connect(n.s.parkAuthority).award(await grantTerms(n, more));
  return (await n.s.grants.counts()).grants;
}

/** A grant that the tenant has accepted; its number. */
export async function accepted(n: Granting, more: Partial<GrantTermsStruct> = {}): Promise<bigint> {
  const grant = await awarded(n, more);
  await takes(n, n.obligor, "accept", grant);
  return grant;
}

type Step = "accept" | "dispute" | "pay" | "refund" | "repay";

/** A party takes a step in the ledger of grants. */
export const takes = (
  { s }: Pick<Granting, "s">,
  party: KeyedParty,
  step: Step,
  ...values: readonly unknown[]
): Promise<ContractTransactionReceipt | null> => calls(s, party, s.grants, step, values);

/** The payer pays a tranche. */
export const paysTranche = (
  n: Granting,
  grant: bigint,
  place = 0,
  evidence = ZeroHash,
): Promise<ContractTransactionReceipt | null> => takes(n, n.payer, "pay", grant, place, evidence);

/** A grant whose one tranche is paid and depends on 80 jobs in each of two years. */
export interface Paid extends Granting {
  readonly covenant: bigint;
  readonly grant: bigint;
}

export async function paidGrantOf(more: Partial<GrantTermsStruct> = {}): Promise<Paid> {
  const n = await granting();
  const covenant = await covenantAgreed(n);
  const grant = await accepted(n, { obligations: [obligation(covenant)], ...more });
  await paysTranche(n, grant);
  return { ...n, covenant, grant };
}

/** In the first year there were `jobs` of 80, and the time for cure is over. */
export async function breached(n: Paid, jobs = 60n, period = 1): Promise<void> {
  await reported(n, "Jobs", jobs, period);
  await assessed(n, n.covenant, period);
  await cureEnds(n, period);
}

/** The time for cure of a period goes by. */
export async function cureEnds(n: Paid, period = 1): Promise<void> {
  const { cureUntil } = await n.s.covenants.outcomeOf(n.covenant, period);
  await reach(n.s, dates.fromDay(Number(cureUntil) + 1));
}

/** The authority claims back; the receipt. */
export const claims = async (
  n: Paid,
  period = 1,
  by = n.s.parkAuthority,
): Promise<ContractTransactionReceipt | null> =>
  (await n.s.grants.connect(by).claim(n.grant, 0, n.covenant, period)).wait();

/** Where a claim stands, by name. */
export const clawbackState = async ({ s }: Pick<Granting, "s">, clawback = 1n): Promise<ClawbackStateName> =>
  nameOf(ClawbackState, (await s.grants.clawbackOf(clawback)).state);

/** What is due and what is repaid of a claim, fen. */
export async function dueOf(
  { s }: Pick<Granting, "s">,
  clawback = 1n,
): Promise<[due: bigint, repaid: bigint]> {
  const { due, repaid } = await s.grants.clawbackOf(clawback);
  return [due, repaid];
}

/** Expects an event of the ledger of grants. */
export function grantEvent(
  { s }: Pick<Granting, "s">,
  receipt: ContractTransactionReceipt | null,
  name: string,
  values: readonly unknown[],
): void {
  emitted(s.grants, receipt, name, values);
}
