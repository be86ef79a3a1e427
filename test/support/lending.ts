// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { MaxUint256, type BaseContract, type ContractTransactionReceipt } from "ethers";
import { dates, type IsoDate } from "../../sdk/dates/index.js";
import { LoanState, nameOf, type LoanStateName } from "../../sdk/enums/index.js";
import { parties, type Particulars } from "../../sdk/index.js";
import type { TermsStruct } from "../../typechain-types/contracts/settlement/loans/ILoans.js";
import { charge } from "./acts.js";
import { issued, licensed } from "./money.js";
import { titleId } from "./refusals.js";
import { enrolled, parcelOf, recorded, today, type KeyedParty } from "./registry.js";
import { loadSuite, type LoadedSuite } from "./suite.js";

/** A lender, a borrower who owns a parcel, and others, with deposits; all have allowed loans and sales to move them. */
export interface Lending {
  readonly s: LoadedSuite;
  readonly title: string;
  readonly owner: KeyedParty;
  readonly lender: KeyedParty;
  readonly other: KeyedParty;
  readonly fourth: KeyedParty;
}

/** What the lender holds at first, and what each of the others does. */
export const LENT = 10_000_000n;
export const OWN = 1_000_000n;

/** 3.65 % a year: 0.01 % a day. */
export const RATE = 365n;

export async function lending(): Promise<Lending> {
  const s = await loadSuite();
  await toNoon(s);
  const [owner, lender] = [await enrolled(s, 0), await enrolled(s, 1)];
  const [other, fourth] = [await enrolled(s, 2), await enrolled(s, 3)];
  const title = await parcelOf(s, 1, owner);
  await licensed(s, lender, 10_000_000_000n);
  await issued(s, lender, lender, LENT);
  for (const party of [owner, other, fourth]) await issued(s, lender, party, OWN);
  for (const party of [owner, lender, other, fourth]) await allows(s, party);
  return { s, title, owner, lender, other, fourth };
}

/** Goes to noon of tomorrow, UTC+8: a test that counts days does not run into midnight. */
async function toNoon(s: LoadedSuite): Promise<void> {
  const tomorrow = dates.toDay(dates.addDays(await today(s), 1));
  await s.networkHelpers.time.increaseTo(tomorrow * 86_400 + 4 * 3_600);
}

/** Days go by. */
export const daysPass = (s: LoadedSuite, days: number): Promise<number> =>
  s.networkHelpers.time.increase(days * 86_400);

/** A party lets loans and sales move its deposits. */
export async function allows(s: LoadedSuite, party: KeyedParty): Promise<void> {
  for (const spender of [s.loans, s.enforcement])
    await calls(s, party, s.token, "approve", [await spender.getAddress(), MaxUint256]);
}

/** A party calls a contract from its account. */
export async function calls(
  s: LoadedSuite,
  { address, key }: KeyedParty,
  contract: BaseContract,
  method: string,
  values: readonly unknown[],
): Promise<ContractTransactionReceipt | null> {
  const target = await contract.getAddress();
  const data = contract.interface.encodeFunctionData(method, values as never);
  const deadline = BigInt(await s.networkHelpers.time.latest()) + 3_600n;
  return parties.execute(s, address, [{ target, data }], key, { deadline });
}

type Step =
  | "accept"
  | "cancel"
  | "commit"
  | "declareDefault"
  | "draw"
  | "follow"
  | "fund"
  | "repay"
  | "tie"
  | "withdrawUndrawn";

/** A party takes a step of a loan. */
export const steps = (
  { s }: Pick<Lending, "s">,
  party: KeyedParty,
  step: Step,
  ...values: readonly unknown[]
): Promise<ContractTransactionReceipt | null> => calls(s, party, s.loans, step, values);

/** Terms of an ordinary loan of 1,000,000 fen at 3.65 %, drawn within 30 days and repaid within 365. */
export async function terms(n: Lending, more: Partial<TermsStruct> = {}): Promise<TermsStruct> {
  const now = await today(n.s);
  return {
    register: await n.s.land.getAddress(),
    title: titleId(n.title),
    lender: n.lender.address,
    borrower: n.owner.address,
    sum: 1_000_000n,
    maximum: false,
    rate: RATE,
    drawUntil: dates.toDay(dates.addDays(now, 30)),
    maturity: dates.toDay(dates.addDays(now, 365)),
    ...more,
  };
}

/** The lender commits a loan; its number. */
export async function committed(n: Lending, more: Partial<TermsStruct> = {}): Promise<bigint> {
  await steps(n, n.lender, "commit", await terms(n, more));
  return n.s.loans.count();
}

/** A mortgage of the owner's title that covers the loan; its number. */
export async function mortgaged(
  { s, title, owner, lender }: Lending,
  more: Partial<Particulars<"Charge">> = {},
  chargee: KeyedParty = lender,
): Promise<bigint> {
  const fields = charge(chargee, more);
  return (await recorded(s, "Charge", title, [owner, chargee], fields)).number;
}

/** Terms and charge of a maximum-amount loan, whose claims arise within 100 days from today. */
export async function ceiling(n: Lending): Promise<Partial<Particulars<"Charge">>> {
  const now = await today(n.s);
  return { kind: "MaximumMortgage", sum: 1_000_000n, from: now, until: dates.addDays(now, 100) };
}

/** A loan with its mortgage, tied, accepted and funded in full; its number and the charge's. */
export async function ready(
  n: Lending,
  more: Partial<TermsStruct> = {},
  fields: Partial<Particulars<"Charge">> = {},
): Promise<{ loan: bigint; charge: bigint }> {
  const loan = await committed(n, more);
  const number = await mortgaged(n, fields);
  await steps(n, n.fourth, "tie", loan, number);
  await steps(n, n.owner, "accept", loan);
  await steps(n, n.lender, "fund", loan, 1_000_000n);
  return { loan, charge: number };
}

/** A maximum-amount loan, ready to be drawn. */
export async function readyMaximum(n: Lending): Promise<{ loan: bigint; charge: bigint }> {
  return ready(n, { maximum: true }, await ceiling(n));
}

/** State, and fen of principal, interest and held. */
export async function standing(
  { s }: Pick<Lending, "s">,
  loan: bigint,
): Promise<[state: LoanStateName, principal: bigint, interest: bigint, held: bigint]> {
  const { state } = await s.loans.loanOf(loan);
  const { principal, interest } = await s.loans.owedOf(loan);
  return [nameOf(LoanState, state), principal, interest, await s.loans.heldOf(loan)];
}

/** What a party holds. */
export const holds = (s: LoadedSuite, { address }: Pick<KeyedParty, "address">): Promise<bigint> =>
  s.token.balanceOf(address);

/** Expects the events of loans or sales of a transaction, by name and values. */
export function emitted(
  contract: BaseContract,
  receipt: ContractTransactionReceipt | null,
  name: string,
  values: readonly unknown[],
): void {
  const logs = (receipt?.logs ?? []).map((log) => contract.interface.parseLog(log));
  const found = logs.filter((log) => log?.name === name).map((log) => log?.args.toArray(true));
  expect(found, name).to.deep.include([...values]);
}

/** A day from today, as contracts count it. */
export const dayIn = (now: IsoDate, days: number): number => dates.toDay(dates.addDays(now, days));
