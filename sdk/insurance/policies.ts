// SPDX-License-Identifier: Apache-2.0
import type { Suite } from "../connect/index.js";
import { dates, type IsoDate } from "../dates/index.js";
import {
  ClaimState,
  nameOf,
  PolicyKind,
  PolicyState,
  type ClaimStateName,
  type PolicyKindName,
  type PolicyStateName,
} from "../enums/index.js";
import { titleId } from "../identifiers/index.js";

/** An insurer of a policy; the first one leads. */
export interface InsurerView {
  readonly party: string;
  /** Part of the sum of all shares. */
  readonly share: bigint;
  readonly joined: boolean;
}

/** A policy as it is today. Amounts are fen. */
export interface PolicyView {
  readonly number: bigint;
  readonly kind: Exclude<PolicyKindName, "None">;
  /** `Lapsed` is what time makes of a paid policy. */
  readonly state: Exclude<PolicyStateName, "None"> | "Lapsed";
  /** Official number of the title; null for a guarantee. */
  readonly title: string | null;
  /** Number of the loan that a guarantee covers; null otherwise. */
  readonly loan: bigint | null;
  readonly insured: string;
  readonly insurers: readonly InsurerView[];
  readonly cover: bigint;
  /** Cover that no assessment has taken. */
  readonly left: bigint;
  readonly premium: bigint;
  readonly from: IsoDate;
  readonly until: IsoDate;
  /** First day of cover; null while the premium is not paid. */
  readonly coverFrom: IsoDate | null;
  readonly waitingDays: number;
  /** Share of what is owed that a guarantee covers, numerator and denominator; null otherwise. */
  readonly covered: readonly [bigint, bigint] | null;
  /** Commitment to conditions and exceptions. */
  readonly terms: string;
}

/** A claim. Amounts are fen. */
export interface ClaimView {
  readonly number: bigint;
  readonly policy: bigint;
  readonly state: Exclude<ClaimStateName, "None">;
  readonly lossOn: IsoDate;
  readonly filedOn: IsoDate;
  readonly amount: bigint;
  /** Due, as the lead insurer said; 0 if it has not, or rejected the claim. */
  readonly assessed: bigint;
  /** What each insurer bears of that, in their order. */
  readonly shares: readonly bigint[];
  readonly evidence: string;
}

/**
 * A policy with its insurers.
 *
 * @returns null if no policy has the number.
 */
export async function policy(suite: Suite, number: bigint): Promise<PolicyView | null> {
  const [found, insurers, left, today] = await Promise.all([
    suite.policies.policyOf(number),
    suite.policies.insurersOf(number),
    suite.policies.coverLeftOf(number),
    todayOf(suite),
  ]);
  const state = nameOf(PolicyState, found.state);
  const kind = nameOf(PolicyKind, found.terms.kind);
  if (state === "None" || kind === "None") return null;
  const { title, loan, covered, from, until, waitingDays } = found.terms;
  const guarantee = kind === "PledgeGuarantee";
  return {
    number,
    kind,
    state: state === "Paid" && until < today ? "Lapsed" : state,
    title: guarantee ? null : titleId.decode(title),
    loan: guarantee ? loan : null,
    insured: found.terms.insured,
    insurers: Array.from(insurers, ({ party, share, joined }) => ({ party, share, joined })),
    cover: found.terms.cover,
    left,
    premium: found.terms.premium,
    from: dates.fromDay(Number(from)),
    until: dates.fromDay(Number(until)),
    coverFrom: dates.dayOrNull(found.coverFrom),
    waitingDays: Number(waitingDays),
    covered: guarantee ? [covered.numerator, covered.denominator] : null,
    terms: found.terms.terms,
  };
}

/**
 * A claim with the insurers' shares.
 *
 * @returns null if no claim has the number.
 */
export async function claim(suite: Suite, number: bigint): Promise<ClaimView | null> {
  const found = await suite.policies.claimOf(number);
  const state = nameOf(ClaimState, found.state);
  if (state === "None") return null;
  return {
    number,
    policy: found.policy,
    state,
    lossOn: dates.fromDay(Number(found.lossOn)),
    filedOn: dates.fromDay(Number(found.filedOn)),
    amount: found.amount,
    assessed: found.assessed,
    shares: [...(await suite.policies.sharesOf(number))],
    evidence: found.evidence,
  };
}

/** Today by the chain's clock, UTC+8, as contracts count days. */
async function todayOf({ policies }: Suite): Promise<bigint> {
  const block = await policies.runner?.provider?.getBlock("latest");
  return BigInt(dates.toDay(dates.dateAt(block?.timestamp ?? 0)));
}
