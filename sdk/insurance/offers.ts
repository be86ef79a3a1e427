// SPDX-License-Identifier: Apache-2.0
import { ZeroAddress } from "ethers";
import type { PolicyTermsStruct } from "../../typechain-types/contracts/insurance/IPolicyRegister.js";
import type { Suite } from "../connect/index.js";
import { dates, type IsoDate } from "../dates/index.js";
import { PolicyKind } from "../enums/index.js";
import { titleId } from "../identifiers/index.js";
import type { Call } from "../parties/batches.js";

/** What is agreed whatever is insured. Amounts are fen. */
interface Agreed {
  /** Who is insured; of a guarantee, the creditor of the loan. */
  readonly insured: string;
  readonly cover: bigint;
  readonly premium: bigint;
  readonly from: IsoDate;
  readonly until: IsoDate;
  /** 0 if left out. */
  readonly waitingDays?: number;
  /** Commitment to conditions and exceptions. */
  readonly terms: string;
}

/** A policy on a title of the land register. */
export interface TitlePolicy extends Agreed {
  readonly kind: "Title" | "Property";
  /** Official number. */
  readonly title: string;
  /** Charge named in the mortgagee clause of a property policy; none if null or left out. */
  readonly mortgagee?: bigint | null;
}

/** A guarantee of a loan. */
export interface Guarantee extends Agreed {
  readonly kind: "PledgeGuarantee";
  readonly loan: bigint;
  /** Share of what is owed: `[4n, 5n]`. */
  readonly covered: readonly [numerator: bigint, denominator: bigint];
}

/** An insurer and its share; the first one leads. */
export type Share = readonly [insurer: string, share: bigint];

/** Terms as the contract takes them. */
export async function terms(suite: Suite, policy: TitlePolicy | Guarantee): Promise<PolicyTermsStruct> {
  const { insured, cover, premium, from, until, waitingDays = 0, terms: conditions } = policy;
  const agreed = {
    insured,
    cover,
    premium,
    from: dates.toDay(from),
    until: dates.toDay(until),
    waitingDays,
    terms: conditions,
    kind: PolicyKind[policy.kind],
  };
  if (policy.kind === "PledgeGuarantee") {
    const [numerator, denominator] = policy.covered;
    const covered = { numerator, denominator };
    return { ...agreed, register: ZeroAddress, title: 0n, loan: policy.loan, covered, mortgagee: 0n };
  }
  return {
    ...agreed,
    register: await suite.land.getAddress(),
    title: titleId.encode(policy.title),
    loan: 0n,
    covered: { numerator: 0n, denominator: 0n },
    mortgagee: policy.mortgagee ?? 0n,
  };
}

/** The call by which the lead insurer offers a policy, for the batch of its account. */
export async function offering(
  suite: Suite,
  policy: TitlePolicy | Guarantee,
  shares: readonly Share[],
): Promise<Call> {
  const insurers = shares.map(([party, share]) => ({ party, share, joined: false }));
  const denominator = shares.reduce((sum, [, share]) => sum + share, 0n);
  const values = [await terms(suite, policy), insurers, denominator] as const;
  return {
    target: await suite.policies.getAddress(),
    data: suite.policies.interface.encodeFunctionData("offer", [...values]),
  };
}

/** The calls by which the insured allows the premium and pays it. */
export async function payingPremium(suite: Suite, policy: bigint): Promise<Call[]> {
  const target = await suite.policies.getAddress();
  const { terms: agreed } = await suite.policies.policyOf(policy);
  return [
    {
      target: await suite.token.getAddress(),
      data: suite.token.interface.encodeFunctionData("approve", [target, agreed.premium]),
    },
    { target, data: suite.policies.interface.encodeFunctionData("payPremium", [policy]) },
  ];
}
