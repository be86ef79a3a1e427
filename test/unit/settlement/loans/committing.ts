// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { LoanState } from "../../../../sdk/enums/index.js";
import { fresh } from "../../../support/acts.js";
import {
  calls,
  committed,
  dayIn,
  daysPass,
  emitted,
  holds,
  lending,
  LENT,
  ready,
  standing,
  steps,
  terms,
  type Lending,
} from "../../../support/lending.js";
import { refused } from "../../../support/refusals.js";
import { recorded, today } from "../../../support/registry.js";

describe("a committed loan", () => {
  let n: Lending;
  beforeEach(async () => {
    n = await lending();
  });

  it("stands as it was agreed, and nothing is owed", async () => {
    const { s, lender, owner } = n;
    const agreed = await terms(n);
    const receipt = await steps(n, lender, "commit", agreed);
    const loan = await s.loans.loanOf(1n);
    const numbers = [agreed.sum, agreed.maximum, agreed.rate, agreed.drawUntil, agreed.maturity];
    expect([...loan.terms]).to.deep.equal([
      await s.land.getAddress(),
      agreed.title,
      lender.address,
      owner.address,
      ...numbers.map((value) => (typeof value === "number" ? BigInt(value) : value)),
    ]);
    expect(loan.since).to.equal(await s.daybook.lastNumber());
    expect(loan.creditor).to.equal(lender.address);
    expect([loan.charge, loan.drawn, loan.accrued, loan.closed]).to.deep.equal([0n, 0n, 0n, false]);
    expect(await standing(n, 1n)).to.deep.equal(["Committed", 0n, 0n, 0n]);
    expect(await s.loans.creditorOf(1n)).to.equal(lender.address);
    emitted(s.loans, receipt, "LoanCommitted", [1n, lender.address, owner.address, [...loan.terms]]);
  });

  it("is committed by the lender, to another party, both of which may act", async () => {
    const { s, lender, owner, other } = n;
    const commit = async (more: Parameters<typeof terms>[1], by = lender) =>
      steps(n, by, "commit", await terms(n, more));
    await refused(commit({}, other), "NotTheLender", [0n, other.address, lender.address]);
    await refused(commit({ borrower: s.court.address }), "PartyUnknown", [s.court.address]);
    await refused(commit({ borrower: lender.address }), "LenderIsBorrower", [lender.address]);
    await s.consortium.connect(s.identity).suspend(owner.address, await fresh(s, "AuthorityDecision"));
    await refused(commit({}), "PartySuspended", [owner.address]);
    expect(await s.loans.count()).to.equal(0n);
  });

  it("has a sum, days in order, and a register that the daybook knows", async () => {
    const { s, lender } = n;
    const commit = async (more: Parameters<typeof terms>[1]) =>
      steps(n, lender, "commit", await terms(n, more));
    const now = await today(s);
    const [yesterday, first, second] = [dayIn(now, -1), dayIn(now, 0), dayIn(now, 1)];
    await refused(commit({ sum: 0n }), "LoanAmountZero", [0n]);
    await refused(commit({ drawUntil: yesterday }), "LoanPeriodInvalid", [first, yesterday, dayIn(now, 365)]);
    await refused(commit({ drawUntil: second, maturity: first }), "LoanPeriodInvalid", [
      first,
      second,
      first,
    ]);
    await refused(commit({ register: s.court.address }), "RegisterUnknown", [s.court.address]);
    await commit({ drawUntil: first, maturity: first });
    expect(await s.loans.count()).to.equal(1n);
  });

  it("is accepted by the borrower, once", async () => {
    const { s, lender, owner } = n;
    const loan = await committed(n);
    await refused(steps(n, lender, "accept", loan), "NotTheBorrower", [loan, lender.address, owner.address]);
    emitted(s.loans, await steps(n, owner, "accept", loan), "LoanAccepted", [loan]);
    expect((await standing(n, loan))[0]).to.equal("Accepted");
    await refused(steps(n, owner, "accept", loan), "LoanStateInvalid", [loan, LoanState.Accepted]);
  });

  it("is over when its time for drawing is", async () => {
    const { s, owner } = n;
    const loan = await committed(n);
    await daysPass(s, 31);
    expect((await standing(n, loan))[0]).to.equal("Cancelled");
    await refused(steps(n, owner, "accept", loan), "LoanStateInvalid", [loan, LoanState.Cancelled]);
  });

  it("is none where none was committed", async () => {
    const { s, owner, lender } = n;
    expect((await s.loans.loanOf(7n)).state).to.equal(BigInt(LoanState.None));
    expect(await s.loans.owedOf(7n)).to.deep.equal([0n, 0n]);
    for (const [party, step, ...values] of [
      [owner, "accept"],
      [lender, "fund", 1n],
      [lender, "withdrawUndrawn"],
      [lender, "cancel"],
      [lender, "tie", 1n],
      [owner, "draw", 1n],
      [owner, "repay", 1n],
      [lender, "declareDefault", s.ethers.ZeroHash],
    ] as const)
      await refused(steps(n, party, step, 7n, ...values), "LoanUnknown", [7n]);
    await refused(s.loans.note(7n), "LoanUnknown", [7n]);
  });
});

describe("the money of a committed loan", () => {
  let n: Lending;
  beforeEach(async () => {
    n = await lending();
  });

  it("is paid in by the lender, up to what can be drawn", async () => {
    const { s, lender, other } = n;
    const loan = await committed(n);
    await refused(steps(n, other, "fund", loan, 1n), "NotTheLender", [loan, other.address, lender.address]);
    await refused(steps(n, lender, "fund", loan, 0n), "LoanAmountZero", [loan]);
    const receipt = await steps(n, lender, "fund", loan, 400_000n);
    emitted(s.loans, receipt, "LoanFunded", [loan, 400_000n]);
    await refused(steps(n, lender, "fund", loan, 600_001n), "FundingAboveSum", [loan, 600_001n, 600_000n]);
    await steps(n, lender, "fund", loan, 600_000n);
    expect(await s.loans.heldOf(loan)).to.equal(1_000_000n);
    expect(await s.token.balanceOf(await s.loans.getAddress())).to.equal(1_000_000n);
    expect(await holds(s, lender)).to.equal(LENT - 1_000_000n);
  });

  it("is not paid in when drawing is over", async () => {
    const { s, lender } = n;
    const [closed, past] = [await committed(n), await committed(n)];
    await steps(n, lender, "cancel", closed);
    await refused(steps(n, lender, "fund", closed, 1n), "DrawingClosed", [closed]);
    const now = await today(s);
    await daysPass(s, 31);
    const values = [past, dayIn(now, 31), dayIn(now, 30)];
    await refused(steps(n, lender, "fund", past, 1n), "DrawingPast", values);
    expect(await s.loans.heldOf(past)).to.equal(0n);
  });

  it("goes back to the lender at any time before the borrower accepts", async () => {
    const { s, lender, other } = n;
    const loan = await committed(n);
    await refused(steps(n, lender, "withdrawUndrawn", loan), "NothingUndrawn", [loan]);
    await steps(n, lender, "fund", loan, 5n);
    const foreign = steps(n, other, "withdrawUndrawn", loan);
    await refused(foreign, "NotTheLender", [loan, other.address, lender.address]);
    const receipt = await steps(n, lender, "withdrawUndrawn", loan);
    emitted(s.loans, receipt, "UndrawnWithdrawn", [loan, 5n]);
    expect(await holds(s, lender)).to.equal(LENT);
    expect(await s.loans.heldOf(loan)).to.equal(0n);
  });

  it("stays for the borrower who has accepted, until the time for drawing is over", async () => {
    const { s, lender, owner } = n;
    const { drawUntil } = await terms(n);
    const { loan } = await ready(n);
    await refused(steps(n, lender, "withdrawUndrawn", loan), "CommitmentBinding", [loan, drawUntil]);
    await steps(n, owner, "draw", loan, 300_000n);
    await refused(steps(n, lender, "withdrawUndrawn", loan), "CommitmentBinding", [loan, drawUntil]);
    await daysPass(s, 31);
    await steps(n, lender, "withdrawUndrawn", loan);
    expect(await holds(s, lender)).to.equal(LENT - 300_000n);
    expect(await s.token.balanceOf(await s.loans.getAddress())).to.equal(0n);
  });

  it("goes back to the lender who has given up its charge", async () => {
    const { s, lender, title } = n;
    const { loan, charge } = await ready(n);
    await recorded(s, "Discharge", title, [lender], { charge });
    expect((await standing(n, loan))[0]).to.equal("Cancelled");
    await steps(n, lender, "withdrawUndrawn", loan);
    expect(await holds(s, lender)).to.equal(LENT);
  });
});

describe("the cancelling of a loan", () => {
  let n: Lending;
  beforeEach(async () => {
    n = await lending();
  });

  it("is the lender's before the borrower accepts, not after", async () => {
    const { s, lender, owner, other } = n;
    const { drawUntil } = await terms(n);
    const [offered, accepted] = [await committed(n), await committed(n)];
    await refused(steps(n, other, "cancel", offered), "NotPartyToLoan", [offered, other.address]);
    const receipt = await steps(n, lender, "cancel", offered);
    emitted(s.loans, receipt, "DrawingCancelled", [offered, lender.address]);
    expect((await standing(n, offered))[0]).to.equal("Cancelled");
    await steps(n, owner, "accept", accepted);
    await refused(steps(n, lender, "cancel", accepted), "CommitmentBinding", [accepted, drawUntil]);
    expect((await standing(n, accepted))[0]).to.equal("Accepted");
  });

  it("by the borrower frees the lender's money, and leaves what is owed", async () => {
    const { s, lender, owner } = n;
    const { loan } = await ready(n);
    await steps(n, owner, "draw", loan, 400_000n);
    await steps(n, owner, "cancel", loan);
    await refused(steps(n, owner, "cancel", loan), "DrawingClosed", [loan]);
    await refused(steps(n, owner, "draw", loan, 1n), "DrawingClosed", [loan]);
    expect(await standing(n, loan)).to.deep.equal(["Drawn", 400_000n, 0n, 600_000n]);
    await steps(n, lender, "withdrawUndrawn", loan);
    expect(await holds(s, lender)).to.equal(LENT - 400_000n);
  });

  it("is too late when the time for drawing is over", async () => {
    const { s, owner } = n;
    const loan = await committed(n);
    const now = await today(s);
    await daysPass(s, 31);
    const values = [loan, dayIn(now, 31), dayIn(now, 30)];
    await refused(steps(n, owner, "cancel", loan), "DrawingPast", values);
  });
});

describe("the loans' code", () => {
  it("is upgraded by the council alone, and initialised once", async () => {
    const { s, owner } = await lending();
    const { implementation = "" } = s.deployment.contracts.Loans ?? {};
    await refused(
      calls(s, owner, s.loans, "upgradeToAndCall", [implementation, "0x"]),
      "AccessManagedUnauthorized",
      [owner.address],
    );
    await refused(s.loans.initialize(), "InvalidInitialization", []);
    await s.loans.upgradeToAndCall(implementation, "0x");
  });
});
