// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { dates } from "../../../../sdk/dates/index.js";
import { ordered, seizure } from "../../../support/acts.js";
import {
  committed,
  dayIn,
  daysPass,
  emitted,
  holds,
  lending,
  mortgaged,
  OWN,
  ready,
  readyMaximum,
  standing,
  steps,
  type Lending,
} from "../../../support/lending.js";
import { refused, titleId } from "../../../support/refusals.js";
import { recorded, today } from "../../../support/registry.js";

describe("the drawing of an ordinary loan", () => {
  let n: Lending;
  beforeEach(async () => {
    n = await lending();
  });

  it("pays the borrower what the lender paid in, and is owed", async () => {
    const { s, owner, lender } = n;
    const { loan } = await ready(n);
    const receipt = await steps(n, owner, "draw", loan, 400_000n);
    emitted(s.loans, receipt, "LoanDrawn", [loan, 400_000n, 400_000n, owner.address]);
    expect(await standing(n, loan)).to.deep.equal(["Drawn", 400_000n, 0n, 600_000n]);
    expect(await holds(s, owner)).to.equal(OWN + 400_000n);
    expect(await s.token.balanceOf(await s.loans.getAddress())).to.equal(600_000n);
    expect((await s.loans.loanOf(loan)).drawn).to.equal(400_000n);
    expect(await s.loans.creditorOf(loan)).to.equal(lender.address);
  });

  it("accepts a loan that was only committed", async () => {
    const { owner, lender } = n;
    const loan = await committed(n);
    await steps(n, owner, "tie", loan, await mortgaged(n));
    await steps(n, lender, "fund", loan, 10n);
    await steps(n, owner, "draw", loan, 10n);
    expect(await standing(n, loan)).to.deep.equal(["Drawn", 10n, 0n, 0n]);
  });

  it("is the borrower's, of what is there, within the sum, and not twice", async () => {
    const { owner, lender } = n;
    const loan = await committed(n);
    await steps(n, lender, "tie", loan, await mortgaged(n));
    await steps(n, lender, "fund", loan, 600_000n);
    await refused(steps(n, lender, "draw", loan, 1n), "NotTheBorrower", [
      loan,
      lender.address,
      owner.address,
    ]);
    await refused(steps(n, owner, "draw", loan, 0n), "LoanAmountZero", [loan]);
    await refused(steps(n, owner, "draw", loan, 600_001n), "NotFunded", [loan, 600_001n, 600_000n]);
    await refused(steps(n, owner, "draw", loan, 1_000_001n), "DrawAboveSum", [loan, 1_000_001n, 1_000_000n]);
    await steps(n, owner, "draw", loan, 600_000n);
    await steps(n, owner, "repay", loan, 600_000n);
    await refused(steps(n, owner, "draw", loan, 400_001n), "DrawAboveSum", [loan, 400_001n, 400_000n]);
    expect(await standing(n, loan)).to.deep.equal(["Drawn", 0n, 0n, 0n]);
  });

  it("asks for a charge, tied and still there", async () => {
    const { s, title, owner, lender } = n;
    const loan = await committed(n);
    await steps(n, lender, "fund", loan, 1_000_000n);
    await refused(steps(n, owner, "draw", loan, 1n), "NotTied", [loan]);
    const charge = await mortgaged(n);
    await steps(n, lender, "tie", loan, charge);
    await recorded(s, "ReleasePart", title, [lender], { charge, sum: 500n });
    await refused(steps(n, owner, "draw", loan, 501n), "DrawAboveSum", [loan, 501n, 500n]);
    await recorded(s, "Discharge", title, [lender], { charge });
    await refused(steps(n, owner, "draw", loan, 1n), "SecurityMissing", [loan, charge]);
    expect(await s.loans.heldOf(loan)).to.equal(1_000_000n);
    expect(await holds(s, owner)).to.equal(OWN);
  });

  it("is not of the lender's money under another's charge", async () => {
    const { s, title, owner, lender, other } = n;
    const { loan, charge } = await ready(n);
    await recorded(s, "AssignCharge", title, [lender, other], { charge, to: other.address });
    await refused(steps(n, owner, "draw", loan, 1n), "ChargeOfAnother", [loan, charge, other.address]);
    await steps(n, lender, "withdrawUndrawn", loan);
    expect(await s.loans.heldOf(loan)).to.equal(0n);
  });

  it("ends with its time", async () => {
    const { s, owner } = n;
    const { loan } = await ready(n);
    const now = await today(s);
    await daysPass(s, 30);
    await steps(n, owner, "draw", loan, 1n);
    await daysPass(s, 1);
    await refused(steps(n, owner, "draw", loan, 1n), "DrawingPast", [loan, dayIn(now, 31), dayIn(now, 30)]);
  });
});

describe("the drawing of a maximum-amount loan", () => {
  let n: Lending;
  beforeEach(async () => {
    n = await lending();
  });

  it("goes on after repayment, up to what is outstanding at once", async () => {
    const { s, owner, lender } = n;
    const { loan } = await readyMaximum(n);
    await steps(n, owner, "draw", loan, 1_000_000n);
    await refused(steps(n, owner, "draw", loan, 1n), "DrawAboveSum", [loan, 1n, 0n]);
    await steps(n, owner, "repay", loan, 1_000_000n);
    expect(await standing(n, loan)).to.deep.equal(["Drawn", 0n, 0n, 0n]);
    await steps(n, lender, "fund", loan, 700_000n);
    await steps(n, owner, "draw", loan, 700_000n);
    expect(await standing(n, loan)).to.deep.equal(["Drawn", 700_000n, 0n, 0n]);
    expect((await s.loans.loanOf(loan)).drawn).to.equal(1_700_000n);
  });

  it("leaves room under the ceiling for the interest", async () => {
    const { s, owner } = n;
    const { loan } = await readyMaximum(n);
    await steps(n, owner, "draw", loan, 900_000n);
    await daysPass(s, 10);
    // Ten days at 0.01 %: 900 fen.
    await refused(steps(n, owner, "draw", loan, 99_101n), "DrawAboveSum", [loan, 99_101n, 99_100n]);
    await steps(n, owner, "draw", loan, 99_100n);
    expect(await standing(n, loan)).to.deep.equal(["Drawn", 999_100n, 900n, 900n]);
  });

  it("ends when a seizure fixes the claims, and the rest goes back to the lender", async () => {
    const { s, title, owner, lender } = n;
    const { loan, charge } = await readyMaximum(n);
    await steps(n, owner, "draw", loan, 300_000n);
    const now = await today(s);
    await ordered(s, "Seize", title, seizure(owner));
    const values = [titleId(title), charge, dayIn(now, 0)];
    await refused(steps(n, owner, "draw", loan, 1n), "ClaimFixed", values);
    await steps(n, lender, "withdrawUndrawn", loan);
    expect(await standing(n, loan)).to.deep.equal(["Drawn", 300_000n, 0n, 0n]);
    await steps(n, owner, "repay", loan, 300_000n);
    expect((await standing(n, loan))[0]).to.equal("Repaid");
  });

  it("ends when the parties fix the claims", async () => {
    const { s, title, owner, lender } = n;
    const { loan, charge } = await readyMaximum(n);
    const now = await today(s);
    await recorded(s, "FixCeiling", title, [lender, owner], { charge, amount: 300_000n });
    await refused(steps(n, owner, "draw", loan, 1n), "ClaimFixed", [titleId(title), charge, dayIn(now, 0)]);
    const second = await committed(n, { maximum: true });
    await refused(steps(n, lender, "tie", second, charge), "ChargeTaken", [second, charge, loan]);
  });

  it("is within the period of the claims", async () => {
    const { s, owner, lender } = n;
    const now = await today(s);
    const period = { from: dates.addDays(now, 5), until: dates.addDays(now, 9) };
    const { loan } = await ready(n, { maximum: true }, { kind: "MaximumMortgage", ...period });
    const [from, until] = [dayIn(now, 5), dayIn(now, 9)];
    const draw = () => steps(n, owner, "draw", loan, 1n);
    await refused(draw(), "OutsideClaimPeriod", [loan, dayIn(now, 0), from, until]);
    const early = steps(n, lender, "withdrawUndrawn", loan);
    await refused(early, "CommitmentBinding", [loan, dayIn(now, 30)]);
    await daysPass(s, 5);
    await draw();
    await daysPass(s, 5);
    await refused(draw(), "OutsideClaimPeriod", [loan, dayIn(now, 10), from, until]);
    await steps(n, lender, "withdrawUndrawn", loan);
    expect(await s.loans.heldOf(loan)).to.equal(0n);
  });
});
