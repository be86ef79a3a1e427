// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import {
  ceiling,
  committed,
  dayIn,
  daysPass,
  emitted,
  lending,
  mortgaged,
  steps,
  type Lending,
} from "../../../support/lending.js";
import { refused } from "../../../support/refusals.js";
import { enrolled, parcelOf, today } from "../../../support/registry.js";

describe("the tying of a loan", () => {
  let n: Lending;
  beforeEach(async () => {
    n = await lending();
  });

  it("finds the charge on the register, whoever asks", async () => {
    const { s, fourth } = n;
    const loan = await committed(n);
    const charge = await mortgaged(n);
    const receipt = await steps(n, fourth, "tie", loan, charge);
    const { register, title: id } = (await s.loans.loanOf(loan)).terms;
    emitted(s.loans, receipt, "LoanTied", [loan, register, id, charge]);
    expect(await s.loans.loanOn(register, charge)).to.equal(loan);
    expect((await s.loans.loanOf(loan)).charge).to.equal(charge);
    await refused(steps(n, fourth, "tie", loan, charge), "AlreadyTied", [loan, charge]);
  });

  it("is the lender's alone for a charge that was there before", async () => {
    const { s, lender, owner } = n;
    const charge = await mortgaged(n);
    const loan = await committed(n);
    const since = await s.daybook.lastNumber();
    await refused(steps(n, owner, "tie", loan, charge), "ChargeBeforeLoan", [loan, charge, since]);
    await steps(n, lender, "tie", loan, charge);
    expect((await s.loans.loanOf(loan)).charge).to.equal(charge);
  });

  it("refuses what is no security of the title, or another's", async () => {
    const { lender, owner, other } = n;
    const loan = await committed(n);
    const lease = await mortgaged(n, { kind: "Licence", sum: 0n });
    const foreign = await mortgaged(n, {}, other);
    await refused(steps(n, owner, "tie", loan, 99n), "SecurityMissing", [loan, 99n]);
    await refused(steps(n, owner, "tie", loan, lease), "SecurityMissing", [loan, lease]);
    await refused(steps(n, owner, "tie", loan, foreign), "ChargeOfAnother", [loan, foreign, other.address]);
    await refused(steps(n, lender, "tie", loan, foreign), "ChargeOfAnother", [loan, foreign, other.address]);
  });

  it("refuses a charge of the wrong kind, or one that is too small", async () => {
    const { owner } = n;
    const [ordinary, maximum] = [await committed(n), await committed(n, { maximum: true })];
    const small = await mortgaged(n, { sum: 999_999n });
    const capped = await mortgaged(n, await ceiling(n));
    await refused(steps(n, owner, "tie", ordinary, small), "ChargeTooSmall", [
      ordinary,
      small,
      999_999n,
      1_000_000n,
    ]);
    await refused(steps(n, owner, "tie", ordinary, capped), "ChargeKindUnfit", [ordinary, capped, 2]);
    await refused(steps(n, owner, "tie", maximum, small), "ChargeKindUnfit", [maximum, small, 1]);
    await steps(n, owner, "tie", maximum, capped);
  });

  it("lets one charge secure one loan", async () => {
    const { owner } = n;
    const [first, second] = [await committed(n), await committed(n)];
    const charge = await mortgaged(n);
    await steps(n, owner, "tie", first, charge);
    await refused(steps(n, owner, "tie", second, charge), "ChargeTaken", [second, charge, first]);
  });

  it("is too late when drawing is over", async () => {
    const { s, lender, owner } = n;
    const [closed, past] = [await committed(n), await committed(n)];
    const charge = await mortgaged(n);
    await steps(n, lender, "cancel", closed);
    await refused(steps(n, owner, "tie", closed, charge), "DrawingClosed", [closed]);
    const now = await today(s);
    await daysPass(s, 31);
    await refused(steps(n, owner, "tie", past, charge), "DrawingPast", [
      past,
      dayIn(now, 31),
      dayIn(now, 30),
    ]);
  });

  it("belongs to a title: the same number on another secures nothing", async () => {
    const { s, other } = n;
    const title = await parcelOf(s, 2, await enrolled(s, 5));
    const loan = await committed({ ...n, title });
    const charge = await mortgaged(n);
    await refused(steps(n, other, "tie", loan, charge), "SecurityMissing", [loan, charge]);
  });
});
