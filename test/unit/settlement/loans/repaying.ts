// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { LoanState } from "../../../../sdk/enums/index.js";
import { fresh } from "../../../support/acts.js";
import {
  committed,
  dayIn,
  daysPass,
  emitted,
  holds,
  lending,
  LENT,
  OWN,
  ready,
  readyMaximum,
  standing,
  steps,
  type Lending,
} from "../../../support/lending.js";
import { refused } from "../../../support/refusals.js";
import { recorded, today } from "../../../support/registry.js";

/** A loan of a million drawn in full. */
async function drawnLoan(n: Lending, more: Parameters<typeof ready>[1] = {}) {
  const found = await ready(n, more);
  await steps(n, n.owner, "draw", found.loan, 1_000_000n);
  return found;
}

describe("the repayment of a loan", () => {
  let n: Lending;
  beforeEach(async () => {
    n = await lending();
  });

  it("goes to the creditor, to the interest first", async () => {
    const { s, owner, lender } = n;
    const { loan } = await drawnLoan(n);
    await daysPass(s, 20);
    // Twenty days at 0.01 %.
    expect(await standing(n, loan)).to.deep.equal(["Drawn", 1_000_000n, 2_000n, 0n]);
    const before = await holds(s, lender);
    const receipt = await steps(n, owner, "repay", loan, 1_500n);
    emitted(s.loans, receipt, "LoanRepaid", [loan, lender.address, 1_500n, 0n, owner.address]);
    await steps(n, owner, "repay", loan, 10_500n);
    expect(await standing(n, loan)).to.deep.equal(["Drawn", 990_000n, 0n, 0n]);
    expect(await holds(s, lender)).to.equal(before + 12_000n);
    await daysPass(s, 1);
    expect(await standing(n, loan)).to.deep.equal(["Drawn", 990_000n, 99n, 0n]);
  });

  it("may be made by anyone, and of no more than is owed", async () => {
    const { s, lender, other } = n;
    const { loan } = await drawnLoan(n);
    await daysPass(s, 1);
    await refused(steps(n, other, "repay", loan, 0n), "LoanAmountZero", [loan]);
    const above = steps(n, other, "repay", loan, 1_000_101n);
    await refused(above, "RepaidAboveOwed", [loan, 1_000_101n, 1_000_000n, 100n]);
    await steps(n, other, "repay", loan, 900_100n);
    expect(await standing(n, loan)).to.deep.equal(["Drawn", 100_000n, 0n, 0n]);
    expect(await holds(s, lender)).to.equal(LENT - 1_000_000n + 900_100n);
    expect(await holds(s, other)).to.equal(OWN - 900_100n);
  });

  it("is of nothing where nothing was drawn", async () => {
    const loan = await committed(n);
    await refused(steps(n, n.owner, "repay", loan, 1n), "RepaidAboveOwed", [loan, 1n, 0n, 0n]);
  });

  it("ends a loan that cannot be drawn any more; the fraction of a fen is the borrower's", async () => {
    const { s, owner } = n;
    const { loan } = await ready(n);
    await steps(n, owner, "draw", loan, 12_345n);
    await daysPass(s, 31);
    // 12,345 x 31 days at 0.01 % are 38.2695 fen.
    expect(await standing(n, loan)).to.deep.equal(["Drawn", 12_345n, 38n, 987_655n]);
    await steps(n, owner, "repay", loan, 12_383n);
    expect(await standing(n, loan)).to.deep.equal(["Repaid", 0n, 0n, 987_655n]);
    await daysPass(s, 400);
    expect(await standing(n, loan)).to.deep.equal(["Repaid", 0n, 0n, 987_655n]);
    await refused(steps(n, owner, "repay", loan, 1n), "RepaidAboveOwed", [loan, 1n, 0n, 0n]);
  });

  it("every day takes the same interest as once: what is below one fen stays with the loan", async () => {
    const { s, owner } = n;
    const { loan } = await ready(n, { rate: 1n });
    await steps(n, owner, "draw", loan, 365_000n);
    // 0.1 fen a day.
    for (let day = 1; day <= 9; day++) {
      await daysPass(s, 1);
      await steps(n, owner, "repay", loan, 1n);
    }
    // Each fen went to the principal, since no whole fen of interest was owed: 364,999 down to 364,992 earned since.
    const { accrued } = await s.loans.loanOf(loan);
    expect(accrued).to.equal(
      [365_000n, 364_999n, 364_998n, 364_997n, 364_996n, 364_995n, 364_994n, 364_993n, 364_992n].reduce(
        (a, b) => a + b,
      ),
    );
    await daysPass(s, 2);
    expect(await standing(n, loan)).to.deep.equal(["Drawn", 364_991n, 1n, 635_000n]);
  });

  it("goes to whom the claim was assigned on the register", async () => {
    const { s, title, owner, lender, other } = n;
    const { loan, charge } = await drawnLoan(n);
    await recorded(s, "AssignCharge", title, [lender, other], { charge, to: other.address });
    expect(await s.loans.creditorOf(loan)).to.equal(other.address);
    const receipt = await steps(n, owner, "repay", loan, 5_000n);
    emitted(s.loans, receipt, "CreditorNoted", [loan, other.address]);
    expect(await holds(s, other)).to.equal(OWN + 5_000n);
    expect(await holds(s, lender)).to.equal(LENT - 1_000_000n);
  });

  it("goes to the creditor noted last when the charge is gone", async () => {
    const { s, title, owner, lender, other, fourth } = n;
    const { loan, charge } = await drawnLoan(n);
    await recorded(s, "AssignCharge", title, [lender, other], { charge, to: other.address });
    emitted(s.loans, await (await s.loans.note(loan)).wait(), "CreditorNoted", [loan, other.address]);
    await recorded(s, "Discharge", title, [other], { charge });
    expect(await s.loans.creditorOf(loan)).to.equal(other.address);
    await steps(n, fourth, "repay", loan, 1_000n);
    expect(await holds(s, other)).to.equal(OWN + 1_000n);
    expect(await holds(s, owner)).to.equal(OWN + 1_000_000n);
  });

  it("keeps a maximum-amount loan alive until its time for drawing is over", async () => {
    const { s, owner } = n;
    const { loan } = await readyMaximum(n);
    await steps(n, owner, "draw", loan, 10_000n);
    await steps(n, owner, "repay", loan, 10_000n);
    expect((await standing(n, loan))[0]).to.equal("Drawn");
    await daysPass(s, 31);
    expect((await standing(n, loan))[0]).to.equal("Repaid");
  });
});

describe("the default of a loan", () => {
  let n: Lending;
  beforeEach(async () => {
    n = await lending();
  });

  it("is declared by the creditor, after maturity, on a good document", async () => {
    const { s, owner, lender } = n;
    const { loan } = await drawnLoan(n);
    const evidence = await fresh(s, "Contract");
    const now = await today(s);
    await daysPass(s, 365);
    const early = steps(n, lender, "declareDefault", loan, evidence);
    await refused(early, "NotMatured", [loan, dayIn(now, 365), dayIn(now, 365)]);
    await daysPass(s, 1);
    const foreign = steps(n, owner, "declareDefault", loan, evidence);
    await refused(foreign, "NotTheCreditor", [loan, owner.address, lender.address]);
    await refused(steps(n, lender, "declareDefault", loan, s.ethers.ZeroHash), "EvidenceUnknown", [
      s.ethers.ZeroHash,
    ]);
    const receipt = await steps(n, lender, "declareDefault", loan, evidence);
    // 366 days at 0.01 %.
    const values = [loan, lender.address, evidence, 1_000_000n, 36_600n];
    emitted(s.loans, receipt, "DefaultDeclared", values);
    expect((await standing(n, loan))[0]).to.equal("Defaulted");
    const again = steps(n, lender, "declareDefault", loan, evidence);
    await refused(again, "LoanStateInvalid", [loan, LoanState.Defaulted]);
  });

  it("is ended by repayment of all, with the interest since", async () => {
    const { s, owner, lender } = n;
    const { loan } = await drawnLoan(n);
    await daysPass(s, 366);
    await steps(n, lender, "declareDefault", loan, await fresh(s, "Contract"));
    await daysPass(s, 4);
    await steps(n, owner, "repay", loan, 1_036_999n);
    expect(await standing(n, loan)).to.deep.equal(["Defaulted", 1n, 0n, 0n]);
    await steps(n, owner, "repay", loan, 1n);
    expect(await standing(n, loan)).to.deep.equal(["Repaid", 0n, 0n, 0n]);
  });

  it("is not of a loan on which nothing is owed", async () => {
    const { s, owner, lender } = n;
    const { loan } = await drawnLoan(n);
    await steps(n, owner, "repay", loan, 1_000_000n);
    await daysPass(s, 366);
    const evidence = await fresh(s, "Contract");
    const none = steps(n, lender, "declareDefault", loan, evidence);
    await refused(none, "LoanStateInvalid", [loan, LoanState.Repaid]);
  });
});
