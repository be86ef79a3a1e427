// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { LoanState, OfficeKind, roleOf } from "../../../../sdk/enums/index.js";
import {
  committed,
  emitted,
  holds,
  lending,
  mortgaged,
  OWN,
  ready,
  standing,
  steps,
  type Lending,
} from "../../../support/lending.js";
import { refused } from "../../../support/refusals.js";
import { recorded, type KeyedParty } from "../../../support/registry.js";

describe("a loan in a settlement", () => {
  let n: Lending;
  beforeEach(async () => {
    n = await lending();
    await n.s.consortium.grantRole(roleOf("Settlement", 0), n.s.court.address, 0);
  });

  /** What a room says of a line; the court's account stands for the room. */
  const settled = (loan: bigint, party: KeyedParty, amount: bigint, paysIn: boolean, number = 0n) =>
    n.s.loans.connect(n.s.court).settled(loan, party.address, amount, paysIn, number);

  it("is told by a contract that settles, and nobody else", async () => {
    const { s, lender } = n;
    const told = s.loans.connect(s.registrar).settled(1n, lender.address, 1n, true, 0n);
    await refused(told, "OfficeRequired", [OfficeKind.Settlement, 0, s.registrar.address]);
    await refused(settled(9n, lender, 1n, true), "LoanUnknown", [9n]);
    expect(await s.loans.count()).to.equal(0n);
  });

  it("is tied and drawn by the lender's line, once the borrower has accepted; the money is not the loans'", async () => {
    const { s, owner, lender } = n;
    const loan = await committed(n);
    const charge = await mortgaged(n);
    const early = settled(loan, lender, 1_000_000n, true, charge);
    await refused(early, "LoanStateInvalid", [loan, LoanState.Committed]);
    await steps(n, owner, "accept", loan);
    const sent = await settled(loan, lender, 1_000_000n, true, charge);
    const by = s.court.address;
    emitted(s.loans, await sent.wait(), "LoanDrawn", [loan, 1_000_000n, 1_000_000n, by]);
    expect((await s.loans.loanOf(loan)).charge).to.equal(charge);
    expect(await standing(n, loan)).to.deep.equal(["Drawn", 1_000_000n, 0n, 0n]);
    expect(await holds(s, owner)).to.equal(OWN);
  });

  it("is not drawn by another's line, nor without its charge, nor by a second one", async () => {
    const { owner, lender, other } = n;
    const loan = await committed(n);
    await steps(n, owner, "accept", loan);
    const [charge, second] = [await mortgaged(n), await mortgaged(n)];
    const foreign = settled(loan, other, 1n, true, charge);
    await refused(foreign, "NotTheLender", [loan, other.address, lender.address]);
    await refused(settled(loan, lender, 1n, true), "NotTied", [loan]);
    await refused(settled(loan, lender, 1n, true, 99n), "SecurityMissing", [loan, 99n]);
    await refused(settled(loan, lender, 1_000_001n, true, charge), "DrawAboveSum", [
      loan,
      1_000_001n,
      1_000_000n,
    ]);
    await settled(loan, lender, 1n, true, charge);
    await refused(settled(loan, lender, 1n, true, second), "AlreadyTied", [loan, charge]);
    await settled(loan, lender, 1n, true);
    expect(await standing(n, loan)).to.deep.equal(["Drawn", 2n, 0n, 0n]);
  });

  it("is repaid by a line that pays the creditor, although its charge is discharged before", async () => {
    const { s, title, owner, lender, other } = n;
    const { loan, charge } = await ready(n);
    await steps(n, owner, "draw", loan, 1_000_000n);
    await recorded(s, "Discharge", title, [lender], { charge });
    const foreign = settled(loan, other, 1n, false);
    await refused(foreign, "NotTheCreditor", [loan, other.address, lender.address]);
    await refused(settled(loan, lender, 1_000_001n, false), "RepaidAboveOwed", [
      loan,
      1_000_001n,
      1_000_000n,
      0n,
    ]);
    const before = await holds(s, lender);
    await settled(loan, lender, 1_000_000n, false);
    expect(await standing(n, loan)).to.deep.equal(["Repaid", 0n, 0n, 0n]);
    expect(await holds(s, lender)).to.equal(before);
  });

  it("leaves what the lender paid in to the lender, when a settlement drew all", async () => {
    const { s, owner, lender } = n;
    const { loan } = await ready(n);
    await settled(loan, lender, 1_000_000n, true);
    expect(await standing(n, loan)).to.deep.equal(["Drawn", 1_000_000n, 0n, 1_000_000n]);
    await refused(steps(n, owner, "draw", loan, 1n), "DrawAboveSum", [loan, 1n, 0n]);
    await refused(steps(n, lender, "fund", loan, 1n), "FundingAboveSum", [loan, 1n, 0n]);
    await steps(n, lender, "withdrawUndrawn", loan);
    expect(await s.loans.heldOf(loan)).to.equal(0n);
  });
});
