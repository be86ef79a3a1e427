// SPDX-License-Identifier: Apache-2.0
import type { Portion, SuccessionTerms } from "../../sdk/index.js";
import { dates, succession, type IsoDate } from "../../sdk/index.js";
import type { KeyedParty } from "../support/registry.js";
import { passerBy } from "../support/succession.js";
import type { LandOffice } from "./office.js";

type Announcement = Omit<SuccessionTerms, "predecessor" | "evidence" | "successors"> &
  Partial<Pick<SuccessionTerms, "evidence">>;

/** The identity office announces that `taking` will succeed a party: `[[a, 2n], [b, 1n]]` take two thirds and one. */
export async function announces(
  office: LandOffice,
  predecessor: KeyedParty,
  taking: readonly (readonly [heir: KeyedParty, shares: bigint])[],
  { evidence, ...terms }: Announcement,
): Promise<void> {
  await succession.announce(office.suite.with(office.suite.identity), {
    predecessor: predecessor.address,
    successors: taking.map(([{ address }, shares]) => ({ party: address, shares })),
    evidence: evidence ?? (await office.document("AuthorityDecision")),
    ...terms,
  });
}

/** Another officer completes the succession, with effect from today unless said otherwise. */
export async function completes(
  office: LandOffice,
  { address }: KeyedParty,
  { effective, by = office.suite.secondRegistrar }: { effective?: IsoDate; by?: KeyedParty["key"] } = {},
): Promise<void> {
  const proof = await office.document("SuccessionProof");
  await succession.complete(office.suite.with(by), address, effective ?? (await office.today()), proof);
}

/** Somebody without office rewrites titles. */
export async function carries(
  office: LandOffice,
  { address }: KeyedParty,
  titles: readonly (string | Portion)[],
): Promise<void> {
  const portions = titles.map((title) => (typeof title === "string" ? succession.byShares(title) : title));
  await succession.carryPortions(office.suite.with(passerBy(office.suite)), address, portions);
}

/** First Unix second after the creditors' time that begins now. */
export async function heardUntil(office: LandOffice, days = 45): Promise<number> {
  return (await office.moment()) + days * 86_400;
}

/** Days before today. */
export async function daysAgo(office: LandOffice, days: number): Promise<IsoDate> {
  return dates.addDays(await office.today(), -days);
}
