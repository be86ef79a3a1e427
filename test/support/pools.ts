// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { id, type ContractTransactionReceipt } from "ethers";
import {
  CoverState,
  nameOf,
  PoolRole,
  type CoverStateName,
  type PoolRoleName,
} from "../../sdk/enums/index.js";
import { fresh } from "./acts.js";
import type { Insuring } from "./insurance.js";
import { calls, emitted } from "./lending.js";
import type { KeyedParty } from "./registry.js";

type Step = "found" | "join" | "topUp" | "withdraw" | "admit" | "release" | "claim" | "recover";

/** A party takes a step of a pool. */
export const acts = (
  { s }: Pick<Insuring, "s">,
  party: KeyedParty,
  step: Step,
  ...values: readonly unknown[]
): Promise<ContractTransactionReceipt | null> => calls(s, party, s.pools, step, values);

/** A member, its role and its part. */
export type Seat = readonly [member: KeyedParty, role: PoolRoleName, share: bigint];

/** Members as a founder names them. */
export const seats = (list: readonly Seat[]): { party: string; role: number; share: bigint }[] =>
  list.map(([{ address }, role, share]) => ({ party: address, role: PoolRole[role], share }));

/** A bank, an insurer and a fund that bear losses 2 : 5 : 3; the banks' part stands apart. */
export const bankInsurerFund = ({ lender, lead, fund }: Insuring): Seat[] => [
  [lender, "Bank", 0n],
  [lead, "Insurer", 5n],
  [fund, "Fund", 3n],
];

/** The insurer founds a pool, 2 : 5 : 3, with a ceiling; its number. */
export async function founded(n: Insuring, ceiling = 2_000_000n, list = bankInsurerFund(n)): Promise<bigint> {
  const receipt = await acts(n, n.lead, "found", seats(list), 2n, ceiling, id("agreement"));
  const events = (receipt?.logs ?? []).map((log) => n.s.pools.interface.parseLog(log));
  return events.find((event) => event?.name === "PoolFounded")?.args.pool as bigint;
}

/** A pool that all have joined, with this capital of insurer and fund; its number. */
export async function pooled(
  n: Insuring,
  capital: readonly [insurer: bigint, fund: bigint] = [600_000n, 400_000n],
  ceiling = 2_000_000n,
): Promise<bigint> {
  const pool = await founded(n, ceiling);
  await acts(n, n.lender, "join", pool, 0n);
  await acts(n, n.lead, "join", pool, capital[0]);
  await acts(n, n.fund, "join", pool, capital[1]);
  return pool;
}

/** Lead and bank admit a loan. */
export async function admitted(n: Insuring, pool: bigint, loan: bigint, cap: bigint): Promise<void> {
  await acts(n, n.lead, "admit", pool, loan, cap);
  await acts(n, n.lender, "admit", pool, loan, cap);
}

/** The bank claims on a fresh document. */
export const claims = async (
  n: Insuring,
  pool: bigint,
  loan: bigint,
  by = n.lender,
): Promise<ContractTransactionReceipt | null> => acts(n, by, "claim", pool, loan, await fresh(n.s, "Other"));

/** State of a loan in a pool, by name. */
export const coverState = async ({ s }: Insuring, pool: bigint, loan: bigint): Promise<CoverStateName> =>
  nameOf(CoverState, (await s.pools.coverOf(pool, loan)).state);

/** Capital, and what of it is needed, of a member. */
export async function stake(
  { s }: Insuring,
  pool: bigint,
  { address }: KeyedParty,
): Promise<[bigint, bigint]> {
  const { capital, needed } = await s.pools.stakeOf(pool, address);
  return [capital, needed];
}

/** Expects an event of the pools. */
export function noted(
  n: Insuring,
  receipt: ContractTransactionReceipt | null,
  name: string,
  values: unknown[],
): void {
  emitted(n.s.pools, receipt, name, values);
}

/** Expects a pool's books to balance: money in is money out and held, and the contract holds what it says. */
export async function balanced({ s }: Insuring, ...pools: readonly bigint[]): Promise<void> {
  let all = 0n;
  for (const pool of pools) {
    const { paidOut, recovered } = await s.pools.poolOf(pool);
    const members = await s.pools.membersOf(pool);
    const stakes = await Promise.all(members.map(({ party }) => s.pools.stakeOf(pool, party)));
    const sum = (of: "paidIn" | "takenOut" | "capital") => stakes.reduce((total, one) => total + one[of], 0n);
    const held = await s.pools.heldOf(pool);
    expect(sum("capital")).to.equal(held);
    expect(sum("paidIn") + recovered, `pool ${pool}`).to.equal(sum("takenOut") + paidOut + held);
    all += held;
  }
  expect(await s.token.balanceOf(await s.pools.getAddress())).to.equal(all);
}
