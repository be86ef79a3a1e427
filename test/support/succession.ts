// SPDX-License-Identifier: Apache-2.0
import { id } from "ethers";
import { succession, type IsoDate, type SuccessionTerms, type TitlePlan } from "../../sdk/index.js";
import type { ContractTransactionReceipt } from "ethers";
import { fresh, pass } from "./acts.js";
import { attested, credentialOf, enrolled, keyOf, today, type KeyedParty } from "./registry.js";
import type { LoadedSuite } from "./suite.js";

/** Days for which creditors are heard. */
export const CREDITOR_DAYS = 45;

/** What to vary of a succession; the rest is a merger in order. */
export interface SuccessionChange extends Partial<
  Pick<SuccessionTerms, "cause" | "plan" | "keepsSecurities" | "evidence">
> {
  /** Part of each successor; one each by default. */
  readonly shares?: readonly bigint[];
}

/** The identity officer announces that a party will be succeeded. */
export async function announced(
  s: LoadedSuite,
  predecessor: Pick<KeyedParty, "address">,
  takers: readonly Pick<KeyedParty, "address">[],
  { shares = takers.map(() => 1n), cause = "Merger", evidence, ...more }: SuccessionChange = {},
): Promise<void> {
  await succession.announce(s.with(s.identity), {
    predecessor: predecessor.address,
    cause,
    successors: takers.map(({ address }, i) => ({ party: address, shares: shares[i] ?? 0n })),
    evidence: evidence ?? (await fresh(s, "AuthorityDecision")),
    ...more,
  });
}

/** The second officer completes it, with effect from today. */
export async function completed(
  s: LoadedSuite,
  predecessor: Pick<KeyedParty, "address">,
  { effective, evidence }: { readonly effective?: IsoDate; readonly evidence?: string } = {},
): Promise<void> {
  const proof = evidence ?? (await fresh(s, "SuccessionProof"));
  const day = effective ?? (await today(s));
  await succession.complete(s.with(s.secondRegistrar), predecessor.address, day, proof);
}

/** Announces, lets the creditors' time go by, and completes. */
export async function succeeded(
  s: LoadedSuite,
  predecessor: Pick<KeyedParty, "address">,
  takers: readonly Pick<KeyedParty, "address">[],
  change: SuccessionChange = {},
): Promise<void> {
  await announced(s, predecessor, takers, change);
  if (change.cause !== "Inheritance") await pass(s, CREDITOR_DAYS);
  await completed(s, predecessor);
}

/** Somebody without office rewrites titles. */
export function carried(
  s: LoadedSuite,
  predecessor: Pick<KeyedParty, "address">,
  titles: readonly string[],
  plan?: TitlePlan,
): Promise<ContractTransactionReceipt> {
  const portions = titles.map((title) => plan?.portion(title) ?? succession.byShares(title));
  return succession.carryPortions(s.with(passerBy(s)), predecessor.address, portions);
}

/** Somebody without office who is no party. */
export function passerBy(s: LoadedSuite): ReturnType<typeof keyOf> {
  return keyOf(s, s.keys.length - 1);
}

/** Parties with the first keys: legal persons unless said otherwise. */
export async function companies(s: LoadedSuite): Promise<Record<"a" | "b" | "c" | "d", KeyedParty>> {
  const [a, b] = [await enrolled(s, 0), await enrolled(s, 1)];
  return { a, b, c: await enrolled(s, 2), d: await enrolled(s, 3) };
}

/** Opens a recovery of the keys of the n-th party, which freezes it. */
export async function frozen(s: LoadedSuite, n: number): Promise<void> {
  const [credential, contents] = [credentialOf(n), id(`identity of ${n} seen again`)];
  const proof = await s.consortium.identityEvidence(credential, contents);
  await s.consortium.connect(s.attester).attest(proof, 8, 0, contents);
  const signer = keyOf(s, s.keys.length - 2).address;
  await s.consortium.connect(s.identity).openRecovery(credential, contents, [signer], 1);
}

/** A court stops a party. */
export async function restrainedByCourt(s: LoadedSuite, { address }: KeyedParty): Promise<void> {
  const order = await attested(s, "CourtOrder", `against ${address}`);
  await s.consortium.connect(s.court).restrain(address, order);
}
