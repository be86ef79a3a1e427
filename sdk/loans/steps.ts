// SPDX-License-Identifier: Apache-2.0
import type { TermsStruct } from "../../typechain-types/contracts/settlement/loans/ILoans.js";
import type { Suite } from "../connect/index.js";
import { dates, type IsoDate } from "../dates/index.js";
import { titleId } from "../identifiers/index.js";
import type { Call } from "../parties/batches.js";

/** What lender and borrower agree. */
export interface LoanTerms {
  /** Official number of the title, in the land register. */
  readonly title: string;
  readonly lender: string;
  readonly borrower: string;
  /** Fen: what may be drawn in all, or be outstanding at once. */
  readonly sum: bigint;
  /** Whether it may be drawn again after repayment, under a maximum-amount mortgage; not if left out. */
  readonly maximum?: boolean;
  /** Basis points a year of 365 days. */
  readonly rate: bigint;
  readonly drawUntil: IsoDate;
  readonly maturity: IsoDate;
}

/** A step of a loan, and what it says after the number of the loan. */
export type LoanStep =
  | readonly [step: "accept" | "cancel" | "withdrawUndrawn", loan: bigint]
  | readonly [step: "fund" | "draw" | "repay", loan: bigint, fen: bigint]
  | readonly [step: "tie", loan: bigint, charge: bigint]
  | readonly [step: "declareDefault", loan: bigint, evidence: string]
  | readonly [step: "commit", terms: TermsStruct];

/** Terms as the contract takes them. */
export async function terms(suite: Suite, agreed: LoanTerms): Promise<TermsStruct> {
  return {
    ...agreed,
    register: await suite.land.getAddress(),
    title: titleId.encode(agreed.title),
    maximum: agreed.maximum ?? false,
    drawUntil: dates.toDay(agreed.drawUntil),
    maturity: dates.toDay(agreed.maturity),
  };
}

/**
 * The calls by which a party takes a step, for the batch of its account. What pays in, `fund` and `repay`, allows the
 * amount first.
 */
export async function callsOf(suite: Suite, [step, ...values]: LoanStep): Promise<Call[]> {
  const target = await suite.loans.getAddress();
  const data = suite.loans.interface.encodeFunctionData(step as "fund", values as never);
  const call = { target, data };
  if (step !== "fund" && step !== "repay") return [call];
  const approve = suite.token.interface.encodeFunctionData("approve", [target, values[1] as bigint]);
  return [{ target: await suite.token.getAddress(), data: approve }, call];
}
