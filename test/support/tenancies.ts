// SPDX-License-Identifier: Apache-2.0
import { id, ZeroHash, type ContractTransactionReceipt } from "ethers";
import { dates } from "../../sdk/dates/index.js";
import { ExitCause, nameOf, TenancyState, type TenancyStateName } from "../../sdk/enums/index.js";
import type { ProfileStruct } from "../../typechain-types/contracts/park/tenancy/ITenancy.js";
import { fresh } from "./acts.js";
import { calls, emitted } from "./lending.js";
import { industry, type OpenPark } from "./parks.js";
import { today, type KeyedParty } from "./registry.js";

type Step = "applyFor" | "exit" | "giveNotice" | "review" | "update" | "withdraw" | "withdrawNotice";

/** A party, tenant or operator, takes a step of a tenancy. */
export const tenancyStep = (
  { s }: Pick<OpenPark, "s">,
  party: KeyedParty,
  step: Step,
  ...values: readonly unknown[]
): Promise<ContractTransactionReceipt | null> => calls(s, party, s.tenancies, step, values);

/** What an applicant states of itself: a software firm, 10 million yuan. */
export const profile = (more: Partial<ProfileStruct> = {}): ProfileStruct => ({
  industry: industry("I6513"),
  registeredCapital: 1_000_000_000n,
  foreignBp: 0,
  listed: false,
  name: id("name of the applicant"),
  dossier: id("dossier"),
  ...more,
});

/** A party applies for a place in a park; number of the tenancy. */
export async function applied(
  p: OpenPark,
  party: KeyedParty,
  more: Partial<ProfileStruct> = {},
): Promise<bigint> {
  await tenancyStep(p, party, "applyFor", p.park, profile(more));
  return p.s.tenancies.tenancyCount();
}

/** The operator gives its opinion of an application. */
export async function reviewed(p: OpenPark, tenancy: bigint, fit = true): Promise<void> {
  const { profiles } = await p.s.tenancies.tenancyOf(tenancy);
  await tenancyStep(p, p.operator, "review", tenancy, profiles, fit, await fresh(p.s, "Other"));
}

/** A party applies, is found fit and is admitted from today on; number of the tenancy. */
export async function admitted(p: OpenPark, party: KeyedParty): Promise<bigint> {
  const tenancy = await applied(p, party);
  await reviewed(p, tenancy);
  const entry = dates.toDay(await today(p.s));
  const { tenancies, parkAuthority } = p.s;
  await tenancies.connect(parkAuthority).admit(tenancy, entry, await fresh(p.s, "Contract"));
  return tenancy;
}

/** A tenant gives notice that it leaves in some days; the last day of its stay. */
export async function noticed(p: OpenPark, party: KeyedParty, tenancy: bigint, days = 0): Promise<number> {
  const leaving = dates.toDay(await today(p.s)) + days;
  await tenancyStep(p, party, "giveNotice", tenancy, leaving, ExitCause.Moving, ZeroHash);
  return leaving;
}

/** The operator lets a tenant exit, with a fresh clearance. */
export const exits = async (p: OpenPark, tenancy: bigint): Promise<ContractTransactionReceipt | null> =>
  tenancyStep(p, p.operator, "exit", tenancy, await fresh(p.s, "AuthorityDecision"));

/** Where a tenancy is in its life, by name. */
export const tenancyState = async ({ s }: Pick<OpenPark, "s">, tenancy: bigint): Promise<TenancyStateName> =>
  nameOf(TenancyState, (await s.tenancies.tenancyOf(tenancy)).state);

/** Expects an event of the tenancies. */
export function tenancyEvent(
  { s }: Pick<OpenPark, "s">,
  receipt: ContractTransactionReceipt | null,
  name: string,
  values: readonly unknown[],
): void {
  emitted(s.tenancies, receipt, name, values);
}
