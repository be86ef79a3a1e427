// SPDX-License-Identifier: Apache-2.0
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { expect } from "chai";
import {
  id,
  MaxUint256,
  type ContractTransactionReceipt,
  type ContractTransactionResponse,
  type Result,
} from "ethers";
import { dates } from "../../sdk/dates/index.js";
import {
  ClaimState,
  nameOf,
  PolicyKind,
  PolicyState,
  roleOf,
  type ClaimStateName,
  type PolicyKindName,
  type PolicyStateName,
} from "../../sdk/enums/index.js";
import type { PolicyTermsStruct } from "../../typechain-types/contracts/insurance/IPolicyRegister.js";
import { fresh } from "./acts.js";
import { calls, daysPass, dayIn, emitted, lending, ready, steps, type Lending } from "./lending.js";
import { issued } from "./money.js";
import { titleId } from "./refusals.js";
import { enrolled, keyOf, recorded, today, type KeyedParty } from "./registry.js";

/** What every insurer and the fund hold at first. */
export const INSURERS_HOLD = 2_000_000n;

/** Loans, and insurers and a fund beside them, who have allowed policies and pools to move their deposits. */
export interface Insuring extends Lending {
  readonly lead: KeyedParty;
  readonly second: KeyedParty;
  readonly third: KeyedParty;
  readonly fund: KeyedParty;
  /** Holds the office of a contract that settles: stands for the room of a settlement. */
  readonly room: HardhatEthersSigner;
}

export async function insuring(): Promise<Insuring> {
  const n = await lending();
  const { s, lender } = n;
  const [lead, second, third, fund] = [
    await enrolled(s, 4),
    await enrolled(s, 5),
    await enrolled(s, 6),
    await enrolled(s, 7),
  ];
  for (const party of [lead, second, third])
    await s.consortium.grantRole(roleOf("Insurer", 0), party.address, 0);
  for (const party of [lead, second, third, fund]) await issued(s, lender, party, INSURERS_HOLD);
  for (const party of [n.owner, lender, n.other, n.fourth, lead, second, third, fund])
    for (const spender of [s.policies, s.pools])
      await calls(s, party, s.token, "approve", [await spender.getAddress(), MaxUint256]);
  const room = keyOf(s, 8);
  await s.consortium.grantRole(roleOf("Settlement", 0), room.address, 0);
  return { ...n, lead, second, third, fund, room };
}

type Step =
  | "offer"
  | "join"
  | "withdraw"
  | "payPremium"
  | "cancel"
  | "giveNotice"
  | "waive"
  | "claim"
  | "claimGuarantee"
  | "assess"
  | "reject"
  | "pay";

/** A party takes a step of a policy or claim. */
export const does = (
  { s }: Pick<Insuring, "s">,
  party: KeyedParty,
  step: Step,
  ...values: readonly unknown[]
): Promise<ContractTransactionReceipt | null> => calls(s, party, s.policies, step, values);

/** What may be varied of a policy; the kind by its name. */
export type TermsChange = Partial<Omit<PolicyTermsStruct, "kind">> & { readonly kind?: PolicyKindName };

/** Terms of a year's policy of property for the owner: cover 900,000 fen, premium 10,000 fen. */
export async function policyTerms(n: Insuring, more: TermsChange = {}): Promise<PolicyTermsStruct> {
  const now = await today(n.s);
  const { kind = "Property", ...rest } = more;
  const guarantee = kind === "PledgeGuarantee";
  return {
    kind: PolicyKind[kind],
    register: guarantee ? n.s.ethers.ZeroAddress : await n.s.land.getAddress(),
    title: guarantee ? 0n : titleId(n.title),
    loan: 0n,
    insured: guarantee ? n.lender.address : n.owner.address,
    cover: 900_000n,
    premium: 10_000n,
    from: dates.toDay(now),
    until: dayIn(now, 365),
    waitingDays: 0n,
    covered: { numerator: guarantee ? 4n : 0n, denominator: guarantee ? 5n : 0n },
    mortgagee: 0n,
    terms: id("conditions and exceptions"),
    ...rest,
  };
}

/** An insurer and its share. */
export type Line = readonly [insurer: KeyedParty, share: bigint];

/** Insurers as an offer names them. */
export const lines = (list: readonly Line[]): { party: string; share: bigint; joined: boolean }[] =>
  list.map(([{ address }, share]) => ({ party: address, share, joined: false }));

/** Thirds: the lead takes and pays remainders. */
export const thirds = ({ lead, second, third }: Insuring): Line[] => [
  [lead, 1n],
  [second, 1n],
  [third, 1n],
];

/** The lead offers a policy; its number. */
export async function offered(
  n: Insuring,
  more: TermsChange = {},
  list: readonly Line[] = thirds(n),
): Promise<bigint> {
  const sum = list.reduce((total, [, share]) => total + share, 0n);
  const lead = list[0]?.[0] ?? n.lead;
  const receipt = await does(n, lead, "offer", await policyTerms(n, more), lines(list), sum);
  const events = (receipt?.logs ?? []).map((log) => n.s.policies.interface.parseLog(log));
  return events.find((event) => event?.name === "PolicyOffered")?.args.policy as bigint;
}

/** A policy that every insurer has joined and whose premium is paid; its number. */
export async function insured(
  n: Insuring,
  more: TermsChange = {},
  list: readonly Line[] = thirds(n),
): Promise<bigint> {
  const policy = await offered(n, more, list);
  for (const [insurer] of list.slice(1)) await does(n, insurer, "join", policy);
  await does(n, more.kind === "PledgeGuarantee" ? n.lender : n.owner, "payPremium", policy);
  return policy;
}

/** The owner claims for a loss of today; the number of the claim. */
export async function claimed(n: Insuring, policy: bigint, amount: bigint): Promise<bigint> {
  const evidence = await fresh(n.s, "AuthorityDecision");
  const lossOn = dates.toDay(await today(n.s));
  return numberOf(n, await does(n, n.owner, "claim", policy, amount, lossOn, false, evidence));
}

/** Number of the claim that a transaction filed. */
export function numberOf(n: Insuring, receipt: ContractTransactionReceipt | null): bigint {
  const events = (receipt?.logs ?? []).map((log) => n.s.policies.interface.parseLog(log));
  return events.find((event) => event?.name === "ClaimFiled")?.args.claim as bigint;
}

/** The lead says what is due, on a valuation. */
export async function assessed(n: Insuring, claim: bigint, amount: bigint): Promise<bigint> {
  await does(n, n.lead, "assess", claim, amount, await fresh(n.s, "Valuation"));
  return claim;
}

/** A loan of 1,000,000 fen, drawn in full; its number and the charge's. */
export async function drawnLoan(n: Insuring): Promise<{ loan: bigint; charge: bigint }> {
  const tied = await ready(n);
  await steps(n, n.owner, "draw", tied.loan, 1_000_000n);
  return tied;
}

/** A year and `days` go by, and the creditor declares the default: 1,000,000 fen and 100 fen a day are owed. */
export async function defaults(n: Insuring, loan: bigint, days = 1): Promise<void> {
  await daysPass(n.s, 365 + days);
  await steps(n, n.lender, "declareDefault", loan, await fresh(n.s, "Other"));
}

/** The charge passes to another on the register, with the claim it secures. */
export async function subrogated(n: Insuring, charge: bigint, to: KeyedParty): Promise<bigint> {
  const fields = { charge, to: to.address };
  return (await recorded(n.s, "AssignCharge", n.title, [n.lender, to], fields)).number;
}

/** The room tells the policy register of a line. */
export const tells = (
  { s, room }: Insuring,
  claim: bigint,
  party: Pick<KeyedParty, "address">,
  amount: bigint,
  paysIn = true,
  number = 0n,
): Promise<ContractTransactionResponse> =>
  s.policies.connect(room).settled(claim, party.address, amount, paysIn, number);

/** State of a policy, by name. */
export const policyState = async ({ s }: Insuring, policy: bigint): Promise<PolicyStateName> =>
  nameOf(PolicyState, (await s.policies.policyOf(policy)).state);

/** State of a claim, by name. */
export const claimState = async ({ s }: Insuring, claim: bigint): Promise<ClaimStateName> =>
  nameOf(ClaimState, (await s.policies.claimOf(claim)).state);

/** The fields of a struct that the chain answers with, by name. */
export const fieldsOf = (struct: unknown): Record<string, unknown> => (struct as Result).toObject();

/** The fields of a struct that the chain answers with, in order. */
export const listOf = (struct: unknown): unknown[] => (struct as Result).toArray(true);

/** What parties hold, in order. */
export const held = (n: Insuring, ...parties: readonly Pick<KeyedParty, "address">[]): Promise<bigint[]> =>
  Promise.all(parties.map(({ address }) => n.s.token.balanceOf(address)));

/** Runs something and expects what it adds to each party's deposits. */
export async function moves(
  n: Insuring,
  act: () => Promise<unknown>,
  ...expected: readonly (readonly [Pick<KeyedParty, "address">, bigint])[]
): Promise<void> {
  const parties = expected.map(([party]) => party);
  const before = await held(n, ...parties);
  await act();
  const after = await held(n, ...parties);
  expect(after.map((amount, i) => amount - (before[i] ?? 0n))).to.deep.equal(
    expected.map(([, amount]) => amount),
  );
}

/** Expects an event of the policy register. */
export function told(
  n: Insuring,
  receipt: ContractTransactionReceipt | null,
  name: string,
  values: unknown[],
): void {
  emitted(n.s.policies, receipt, name, values);
}
