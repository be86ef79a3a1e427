// SPDX-License-Identifier: Apache-2.0
import type { ContractTransactionReceipt, ContractTransactionResponse } from "ethers";
import { LineKind, nameOf, type LineKindName } from "../../sdk/enums/index.js";
import type { Instrument, Particulars } from "../../sdk/index.js";
import type { PlanStruct } from "../../typechain-types/contracts/settlement/enforcement/IEnforcement.js";
import { fresh, ordered, seizure } from "./acts.js";
import { allows, calls, lending, mortgaged, ready, steps, type Lending } from "./lending.js";
import { issued } from "./money.js";
import { titleId } from "./refusals.js";
import { drawn, enrolled, type HeaderChange, type KeyedParty } from "./registry.js";

/** A parcel that is sold by the court: its owner owes on a loan, it is seized, and a buyer has money. */
export interface Auction extends Lending {
  /** The loan on which the owner owes 1,000,000 fen, and its charge of 1,000,000 fen. */
  readonly loan: bigint;
  readonly charge: bigint;
  readonly seizure: bigint;
  readonly buyer: KeyedParty;
  /** Who is paid costs and taxes. */
  readonly office: KeyedParty;
}

/** What the buyer holds at first. */
export const PURSE = 1_000_000_000n;

export async function auction(): Promise<Auction> {
  const n = await lending();
  const { s, owner, title } = n;
  const { loan, charge } = await ready(n);
  await steps(n, owner, "draw", loan, 1_000_000n);
  const order = await ordered(s, "Seize", title, seizure(owner));
  const [buyer, office] = [await enrolled(s, 4), await enrolled(s, 5)];
  await issued(s, n.lender, buyer, PURSE);
  await allows(s, buyer);
  return { ...n, loan, charge, seizure: order.number, buyer, office };
}

/** A second security, of another bank and with no loan here. */
export const secondMortgage = async (
  n: Lending,
  sum: bigint,
  more: Partial<Particulars<"Charge">> = {},
): Promise<bigint> => mortgaged(n, { sum, ...more }, n.other);

/** The court announces the sale to the buyer; its number. */
export async function announced(
  { s, title, owner, buyer }: Auction,
  price: bigint,
  { to = buyer, from = owner }: { to?: KeyedParty; from?: KeyedParty } = {},
): Promise<bigint> {
  const register = await s.land.getAddress();
  await s.enforcement.connect(s.court).announce(register, titleId(title), from.address, to.address, price);
  return s.enforcement.count();
}

/** The buyer pays in. */
export const deposits = (
  { s, buyer }: Auction,
  sale: bigint,
  amount: bigint,
  by = buyer,
): Promise<ContractTransactionReceipt | null> => calls(s, by, s.enforcement, "deposit", [sale, amount]);

/** Announced and paid in full. */
export async function paidSale(n: Auction, price: bigint): Promise<bigint> {
  const sale = await announced(n, price);
  await deposits(n, sale, price);
  return sale;
}

/** The order that passes the title to the buyer. */
export async function orderOf(
  { s, title, owner, buyer }: Auction,
  proceeds: bigint,
  more: Partial<Particulars<"OrderedTransfer">> = {},
  header: HeaderChange = {},
): Promise<Instrument> {
  const fields = { from: owner.address, to: buyer.address, numerator: 0n, denominator: 0n, auction: true };
  const evidence = header.evidence ?? (await fresh(s, "CourtOrder"));
  return drawn(s, "OrderedTransfer", title, null, { ...fields, proceeds, ...more }, { ...header, evidence });
}

/** What the court says of the distribution; nothing unless stated. */
export function planOf({
  priors = [],
  findings = [],
  seizing = [],
}: {
  priors?: readonly (readonly [kind: LineKindName, payee: Pick<KeyedParty, "address">, amount: bigint])[];
  findings?: readonly (readonly [charge: bigint, claim: bigint])[];
  seizing?: readonly (readonly [seizure: bigint, payee: Pick<KeyedParty, "address">, claim: bigint])[];
} = {}): PlanStruct {
  return {
    priors: priors.map(([kind, { address }, amount]) => ({ kind: LineKind[kind], payee: address, amount })),
    findings: findings.map(([charge, claim]) => ({ charge, claim })),
    seizing: seizing.map(([number, { address }, claim]) => ({ seizure: number, payee: address, claim })),
  };
}

/** The court settles. */
export const settles = (
  { s }: Lending,
  sale: bigint,
  order: Instrument,
  plan: PlanStruct,
  by = s.court,
): Promise<ContractTransactionResponse> => s.enforcement.connect(by).settle(sale, order, plan);

/** The lines of a distribution. */
export async function linesOf(
  { s }: Lending,
  sale: bigint,
  plan: PlanStruct,
): Promise<[kind: LineKindName, ref: bigint, payee: string, amount: bigint][]> {
  const { lines } = await s.enforcement.distributionOf(sale, plan);
  return lines.map(({ kind, ref, payee, amount }) => [nameOf(LineKind, kind), ref, payee, amount]);
}
