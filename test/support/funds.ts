// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { id, MaxUint256, type ContractTransactionReceipt } from "ethers";
import { dates } from "../../sdk/dates/index.js";
import { InvestmentSource, type InvestmentSourceName } from "../../sdk/enums/index.js";
import type { FundTermsStruct } from "../../typechain-types/contracts/park/investment/IFunds.js";
import { fresh } from "./acts.js";
import { calls, emitted } from "./lending.js";
import { banks, issued } from "./money.js";
import { enrolled, today, type KeyedParty } from "./registry.js";
import { loadSuite, type LoadedSuite } from "./suite.js";

/** A general partner and three parties with deposits, all of whom have allowed the funds to move them. */
export interface Funding {
  readonly s: LoadedSuite;
  readonly gp: KeyedParty;
  readonly city: KeyedParty;
  readonly works: KeyedParty;
  readonly company: KeyedParty;
  readonly bank: KeyedParty;
}

/** What each of the parties holds at first: RMB 200 billion. */
export const PURSE = 20_000_000_000_000n;

/** A programme, by the commitment to what it is. */
export const PROGRAMME = id("chain industries");

export async function funding(): Promise<Funding> {
  const s = await loadSuite();
  const [gp, city] = [await enrolled(s, 0), await enrolled(s, 1, "PublicAuthority")];
  const [works, company] = [await enrolled(s, 2), await enrolled(s, 3)];
  const [bank] = (await banks(s, 4, 1, 100n * PURSE)) as [KeyedParty];
  for (const party of [gp, city, works, company]) {
    await issued(s, bank, party, PURSE);
    await allowsFunds(s, party);
  }
  return { s, gp, city, works, company, bank };
}

/** A party lets the funds move its deposits. */
export const allowsFunds = async (
  s: LoadedSuite,
  party: KeyedParty,
  amount = MaxUint256,
): Promise<ContractTransactionReceipt | null> =>
  calls(s, party, s.token, "approve", [await s.funds.getAddress(), amount]);

type Step = "establish" | "invite" | "subscribe" | "payIn" | "distribute" | "payWithheld" | "recordLoss";

/** A party takes a step of a fund. */
export const funds = (
  { s }: Pick<Funding, "s">,
  party: KeyedParty,
  step: Step,
  ...values: readonly unknown[]
): Promise<ContractTransactionReceipt | null> => calls(s, party, s.funds, step, values);

/** Terms of a fund of Shanghai: target 1,000,000 fen, 60 % local, carry 20 %, 30 % of losses tolerated, ten years. */
export async function fundTerms(
  { s, gp }: Pick<Funding, "s" | "gp">,
  more: Partial<FundTermsStruct> = {},
): Promise<FundTermsStruct> {
  return {
    gp: gp.address,
    programme: PROGRAMME,
    division: 310_000,
    target: 1_000_000n,
    termEnd: dates.toDay(dates.addYears(await today(s), 10)),
    localBp: 6_000,
    carryBp: 2_000,
    toleranceBp: 3_000,
    document: await fresh(s, "Contract"),
    ...more,
  };
}

/** The general partner establishes a fund; its number. */
export async function foundedFund(
  n: Pick<Funding, "s" | "gp">,
  more: Partial<FundTermsStruct> = {},
): Promise<bigint> {
  await funds(n, n.gp, "establish", await fundTerms(n, more));
  return n.s.funds.lastFund();
}

/** A party is invited, and commits all that it may. */
export async function subscribed(
  n: Pick<Funding, "s" | "gp">,
  fund: bigint,
  lp: KeyedParty,
  source: InvestmentSourceName,
  amount: bigint,
): Promise<void> {
  await funds(n, n.gp, "invite", fund, lp.address, InvestmentSource[source], amount);
  await funds(n, lp, "subscribe", fund, InvestmentSource[source], amount);
}

/** A fund in which city, works and company have paid in: Government, StateOwned, Private. */
export async function paidFund(
  n: Funding,
  amounts: readonly [city: bigint, works: bigint, company: bigint],
  more: Partial<FundTermsStruct> = {},
): Promise<bigint> {
  const fund = await foundedFund(n, more);
  const partners = [
    [n.city, "Government"],
    [n.works, "StateOwned"],
    [n.company, "Private"],
  ] as const;
  for (const [i, [lp, source]] of partners.entries()) {
    const amount = amounts[i] ?? 0n;
    if (amount === 0n) continue;
    await subscribed(n, fund, lp, source, amount);
    await funds(n, lp, "payIn", fund, lp.address, amount);
  }
  return fund;
}

/** Paid in, returned, profit and withheld of a partner. */
export async function stakeIn(
  { s }: Pick<Funding, "s">,
  fund: bigint,
  { address }: KeyedParty,
): Promise<[paidIn: bigint, returned: bigint, profit: bigint, withheld: bigint]> {
  const { paidIn, returned, profit, withheld } = await s.funds.stakeOf(fund, address);
  return [paidIn, returned, profit, withheld];
}

/** Expects an event of the funds. */
export function fundEvent(
  { s }: Pick<Funding, "s">,
  receipt: ContractTransactionReceipt | null,
  name: string,
  values: readonly unknown[],
): void {
  emitted(s.funds, receipt, name, values);
}

/** Expects what parties gain by an action. */
export async function gains(
  { s }: Pick<Funding, "s">,
  action: () => Promise<unknown>,
  ...expected: readonly [KeyedParty, bigint][]
): Promise<void> {
  const held = () => Promise.all(expected.map(([{ address }]) => s.token.balanceOf(address)));
  const before = await held();
  await action();
  const after = await held();
  expect(after.map((sum, i) => sum - (before[i] ?? 0n))).to.deep.equal(expected.map(([, gain]) => gain));
}
