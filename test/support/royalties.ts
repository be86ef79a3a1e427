// SPDX-License-Identifier: Apache-2.0
import { id, type ContractTransactionReceipt } from "ethers";
import { dates } from "../../sdk/dates/index.js";
import { licences, parties, type RoyaltyTerms } from "../../sdk/index.js";
import { banks, issued, paysBy } from "./money.js";
import { licensed, patent, type CoOwned } from "./licences.js";
import { today, type KeyedParty } from "./registry.js";
import type { LoadedSuite } from "./suite.js";

/** A patent under an exclusive licence of `x`, who has deposits and lets the royalties spend them. */
export interface Licensing extends CoOwned {
  readonly licence: bigint;
  /** One per cent of the figure, which counts fen, in half-years, and 100 fen for each. */
  readonly terms: RoyaltyTerms;
}

export const HELD = 1_000_000n;

export async function licensing(
  kind: "Exclusive" | "Ordinary" = "Exclusive",
  changes: Partial<RoyaltyTerms> = {},
): Promise<Licensing> {
  const n = await patent();
  const [issuer] = (await banks(n.s, 5, 1, 10n * HELD)) as [KeyedParty];
  await issued(n.s, issuer, n.x, HELD);
  await paysBy(n.s, n.x, "approve", [await n.s.royalties.getAddress(), 2n ** 256n - 1n]);
  const licence = await licensed(n, [n.a, n.b], n.x, { kind, sublicensable: kind === "Exclusive" });
  return { ...n, licence, terms: await termsFor(n, licence, changes) };
}

/** Terms for a licence from today on: ten half-years. */
export async function termsFor(
  { s, title, a }: CoOwned,
  licence: bigint,
  changes: Partial<RoyaltyTerms> = {},
): Promise<RoyaltyTerms> {
  return {
    register: await s.ip.getAddress(),
    title,
    licence,
    from: await today(s),
    months: 6,
    periods: 10,
    sum: 100n,
    rate: 1n,
    per: 100n,
    taker: a.address,
    terms: id("royalty contract"),
    ...changes,
  };
}

type Method = "propose" | "agree" | "file" | "correct" | "pay";

/** A party calls the royalties from its account. */
export async function callsRoyalties(
  s: LoadedSuite,
  { address, key }: KeyedParty,
  method: Method,
  values: readonly unknown[],
): Promise<ContractTransactionReceipt | null> {
  const target = await s.royalties.getAddress();
  const data = s.royalties.interface.encodeFunctionData(method as "agree", values as never);
  const deadline = BigInt(await s.networkHelpers.time.latest()) + 3_600n;
  return parties.execute(s, address, [{ target, data }], key, { deadline });
}

let proposed = 0n;

/** A party proposes a schedule. @returns its number. */
export async function proposes(s: LoadedSuite, by: KeyedParty, terms: RoyaltyTerms): Promise<bigint> {
  const receipt = await callsRoyalties(s, by, "propose", [licences.royaltyTerms(terms)]);
  for (const log of receipt?.logs ?? []) {
    const event = s.royalties.interface.parseLog(log);
    if (event?.name === "RoyaltiesProposed") proposed = event.args.getValue("schedule") as bigint;
  }
  return proposed;
}

/** A schedule to which licensee and both co-owners have agreed. */
export async function agreed(n: Licensing, terms: RoyaltyTerms = n.terms): Promise<bigint> {
  const schedule = await proposes(n.s, n.x, terms);
  for (const owner of [n.a, n.b]) await callsRoyalties(n.s, owner, "agree", [schedule]);
  return schedule;
}

/** Goes to the day after a period of these terms. */
export async function periodOver(
  { s, terms }: Pick<Licensing, "s" | "terms">,
  period: number,
): Promise<void> {
  const [, last] = licences.royaltyPeriod(terms, period);
  await s.networkHelpers.time.increaseTo(dates.toDay(last) * 86_400 + 86_400 + 4 * 3_600);
}

/** The licensee states a period with what its figure makes. @returns number of the statement. */
export async function stated(
  n: Pick<Licensing, "s" | "x" | "terms">,
  schedule: bigint,
  period: number,
  figure: bigint,
): Promise<bigint> {
  const due = licences.royaltyDue(n.terms, figure);
  await callsRoyalties(n.s, n.x, "file", [schedule, period, figure, due, id(`report ${period}`)]);
  return n.s.royalties.statementFor(schedule, period);
}
