// SPDX-License-Identifier: Apache-2.0
import type { Suite } from "../connect/index.js";
import { dates, type IsoDate } from "../dates/index.js";
import { LoanState, nameOf, SaleState, type LoanStateName, type SaleStateName } from "../enums/index.js";
import { titleId } from "../identifiers/index.js";

/** A loan as it is today. Amounts are fen. */
export interface LoanView {
  readonly number: bigint;
  readonly state: LoanStateName;
  /** Official number of the title. */
  readonly title: string;
  /** Address of the title's register. */
  readonly register: string;
  readonly lender: string;
  readonly borrower: string;
  /** Who it is owed to: the chargee on the register while the charge is live. */
  readonly creditor: string;
  readonly sum: bigint;
  /** Whether it may be drawn again after repayment. */
  readonly maximum: boolean;
  /** Interest in basis points a year of 365 days. */
  readonly rate: bigint;
  /** Last day on which it may be drawn, UTC+8. */
  readonly drawUntil: IsoDate;
  readonly maturity: IsoDate;
  /** Number of the charge that secures it; null if it is not tied. */
  readonly charge: bigint | null;
  /** Drawn in all. */
  readonly drawn: bigint;
  /** Outstanding, without interest. */
  readonly principal: bigint;
  /** Interest owed today, rounded down. */
  readonly interest: bigint;
  /** Paid in and not drawn. */
  readonly held: bigint;
}

/** A judicial sale. Amounts are fen. */
export interface SaleView {
  readonly number: bigint;
  readonly state: SaleStateName;
  readonly title: string;
  readonly register: string;
  /** Party executed against. */
  readonly from: string;
  readonly buyer: string;
  readonly price: bigint;
  readonly paidIn: bigint;
  readonly paidOut: bigint;
  /** Whether an entry was made on the title since the court looked last, which stops the sale. */
  readonly changed: boolean;
}

/**
 * A loan with what is owed today.
 *
 * @returns null if no loan has the number.
 */
export async function read(suite: Suite, number: bigint): Promise<LoanView | null> {
  const [loan, [principal, interest], creditor] = await Promise.all([
    suite.loans.loanOf(number),
    suite.loans.owedOf(number),
    suite.loans.creditorOf(number),
  ]);
  const state = nameOf(LoanState, loan.state);
  if (state === "None") return null;
  const { title, register, lender, borrower, sum, maximum, rate, drawUntil, maturity } = loan.terms;
  return {
    number,
    state,
    title: titleId.decode(title),
    register,
    lender,
    borrower,
    creditor,
    sum,
    maximum,
    rate,
    drawUntil: dates.fromDay(Number(drawUntil)),
    maturity: dates.fromDay(Number(maturity)),
    charge: loan.charge === 0n ? null : loan.charge,
    drawn: loan.drawn,
    principal,
    interest,
    held: loan.held,
  };
}

/** The loan that a charge of the land register secures; null if none is tied to it. */
export async function secured(suite: Suite, charge: bigint): Promise<LoanView | null> {
  const number = await suite.loans.loanOn(await suite.land.getAddress(), charge);
  return number === 0n ? null : read(suite, number);
}

/**
 * A judicial sale.
 *
 * @returns null if no sale has the number.
 */
export async function sale(suite: Suite, number: bigint): Promise<SaleView | null> {
  const found = await suite.enforcement.saleOf(number);
  const state = nameOf(SaleState, found.state);
  if (state === "None") return null;
  const { title, register, from, buyer, price, paidIn, paidOut, head } = found;
  const changed = state === "Announced" && (await suite.land.headOf(title)) !== head;
  return {
    number,
    state,
    title: titleId.decode(title),
    register,
    from,
    buyer,
    price,
    paidIn,
    paidOut,
    changed,
  };
}
