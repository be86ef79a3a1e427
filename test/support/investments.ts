// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import type { ContractTransactionReceipt } from "ethers";
import { dates, type IsoDate } from "../../sdk/dates/index.js";
import {
  AgreementState,
  InvestmentSource,
  nameOf,
  type AgreementStateName,
  type InvestmentSourceName,
} from "../../sdk/enums/index.js";
import type { AgreementTermsStruct } from "../../typechain-types/contracts/park/investment/IInvestmentLedger.js";
import { fresh } from "./acts.js";
import { funding, PROGRAMME, type Funding } from "./funds.js";
import { calls, emitted } from "./lending.js";
import { openPark, parcelIn } from "./parks.js";
import { titleId } from "./refusals.js";
import { today, type KeyedParty } from "./registry.js";
import type { LoadedSuite } from "./suite.js";

/** A park, its operator, and a company that holds a parcel in it; funds and their partners beside them. */
export interface Investing extends Funding {
  readonly park: bigint;
  readonly zone: bigint;
  readonly operator: KeyedParty;
  /** Parcel of the company. */
  readonly title: string;
}

/** Sources of money, in the order in which agreements list them. */
export const SOURCES = ["Government", "StateOwned", "Private", "Foreign"] as const;

export async function investing(): Promise<Investing> {
  const n = await funding();
  const p = await openPark(n.s);
  const title = await parcelIn(p, 1, n.company);
  return { ...n, park: p.park, zone: p.zone, operator: p.operator, title };
}

type Step =
  | "propose"
  | "accept"
  | "withdraw"
  | "amend"
  | "acceptAmendment"
  | "end"
  | "commit"
  | "release"
  | "payIn"
  | "strike";

/** A party takes a step under an agreement. */
export const invests = (
  { s }: { readonly s: LoadedSuite },
  party: KeyedParty,
  step: Step,
  ...values: readonly unknown[]
): Promise<ContractTransactionReceipt | null> => calls(s, party, s.investments, step, values);

/** Days from a day, as contracts count them. */
export const after = (day: IsoDate, days: number): number => dates.toDay(dates.addDays(day, days));

/** What an agreement is about, in the tests: the company, 100,000,000 fen of its own, on its parcel, within two years. */
export async function agreementTerms(
  n: Pick<Investing, "s" | "park" | "company" | "title">,
  more: Partial<AgreementTermsStruct> = {},
): Promise<AgreementTermsStruct> {
  const now = await today(n.s);
  return {
    park: n.park,
    investor: n.company.address,
    programme: PROGRAMME,
    parcel: titleId(n.title),
    fund: 0n,
    signedOn: dates.toDay(now),
    registeredCapital: 30_000_000n,
    contracted: [0n, 0n, 100_000_000n, 0n],
    schedule: [
      { by: after(now, 365), total: 40_000_000n },
      { by: after(now, 730), total: 100_000_000n },
    ],
    document: await fresh(n.s, "Contract"),
    ...more,
  };
}

/** The operator proposes; the number of the agreement. */
export async function proposed(n: Investing, more: Partial<AgreementTermsStruct> = {}): Promise<bigint> {
  await invests(n, n.operator, "propose", await agreementTerms(n, more));
  return n.s.investments.lastAgreement();
}

/** A live agreement of an investor; its number. */
export async function agreed(
  n: Investing,
  more: Partial<AgreementTermsStruct> = {},
  investor: KeyedParty = n.company,
): Promise<bigint> {
  const agreement = await proposed(n, { investor: investor.address, ...more });
  await invests(n, investor, "accept", agreement);
  return agreement;
}

/** The investor commits money of a source. */
export const commits = async (
  n: Pick<Investing, "s">,
  investor: KeyedParty,
  agreement: bigint,
  source: InvestmentSourceName,
  amount: bigint,
): Promise<ContractTransactionReceipt | null> =>
  invests(n, investor, "commit", agreement, InvestmentSource[source], amount, await fresh(n.s, "Other"));

/** The investor pays in on a fresh receipt; the receipt. */
export async function paysIn(
  n: Pick<Investing, "s">,
  investor: KeyedParty,
  agreement: bigint,
  source: InvestmentSourceName,
  amount: bigint,
): Promise<string> {
  const receipt = await fresh(n.s, "PaymentProof");
  await invests(n, investor, "payIn", agreement, InvestmentSource[source], amount, receipt);
  return receipt;
}

/** A live agreement of the company of which this much private money is committed, and this much paid in. */
export async function paidAgreement(n: Investing, committed: bigint, paidIn = committed): Promise<bigint> {
  const agreement = await agreed(n);
  await commits(n, n.company, agreement, "Private", committed);
  await paysIn(n, n.company, agreement, "Private", paidIn);
  return agreement;
}

/** The attester files a total as of a day, on a fresh report; the report. */
export async function attestsTotal(
  { s }: Pick<Investing, "s">,
  agreement: bigint,
  source: InvestmentSourceName,
  total: bigint,
  asOf: number,
): Promise<string> {
  const report = await fresh(s, "FiguresReport");
  await s.investments.connect(s.attester).attest(agreement, InvestmentSource[source], total, asOf, report);
  return report;
}

/** Contracted, committed, paid in and attested. */
export type SumsTold = [contracted: bigint, committed: bigint, paidIn: bigint, attested: bigint];

interface Told {
  readonly contracted: bigint;
  readonly committed: bigint;
  readonly paidIn: bigint;
  readonly attested: bigint;
}

export const told = (sums: Told): SumsTold => [sums.contracted, sums.committed, sums.paidIn, sums.attested];

/** Sums of a source under an agreement. */
export const sumsOf = async (
  { s }: Pick<Investing, "s">,
  agreement: bigint,
  source: InvestmentSourceName = "Private",
): Promise<SumsTold> => told(await s.investments.sumsOf(agreement, InvestmentSource[source]));

/** Expects the sums of a source to be the same under the agreement, in the park, in the programme and in the ledger. */
export async function allSums(
  n: Investing,
  agreement: bigint,
  source: InvestmentSourceName,
  expected: SumsTold,
): Promise<void> {
  const { investments } = n.s;
  const { programme } = (await investments.agreementOf(agreement)).terms;
  const number = InvestmentSource[source];
  expect(await sumsOf(n, agreement, source)).to.deep.equal(expected);
  expect(told(await investments.totalsOfPark(n.park, number)), "park").to.deep.equal(expected);
  expect(told(await investments.totalsOfProgramme(programme, number)), "programme").to.deep.equal(expected);
  expect(told(await investments.totals(number)), "ledger").to.deep.equal(expected);
}

/** Where an agreement stands, by name. */
export const stateOf = async ({ s }: Pick<Investing, "s">, agreement: bigint): Promise<AgreementStateName> =>
  nameOf(AgreementState, (await s.investments.agreementOf(agreement)).state);

/** Expects an event of the ledger. */
export function investmentEvent(
  { s }: Pick<Investing, "s">,
  receipt: ContractTransactionReceipt | null,
  name: string,
  values: readonly unknown[],
): void {
  emitted(s.investments, receipt, name, values);
}
