// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { Act, LineKind, OfficeKind, SaleState } from "../../../../sdk/enums/index.js";
import type { Instrument } from "../../../../sdk/index.js";
import { fresh, ordered, seizure } from "../../../support/acts.js";
import { daysPass, emitted, holds, LENT, OWN, standing, steps } from "../../../support/lending.js";
import { refused, titleId } from "../../../support/refusals.js";
import { BAOSHAN, drawn, parcelOf, recorded, type KeyedParty } from "../../../support/registry.js";
import {
  announced,
  auction,
  deposits,
  linesOf,
  orderOf,
  paidSale,
  planOf,
  PURSE,
  secondMortgage,
  settles,
  type Auction,
} from "../../../support/sales.js";

describe("the settlement of a judicial sale", () => {
  let n: Auction;
  beforeEach(async () => {
    n = await auction();
  });

  it("passes the title and pays everybody in order, in one step", async () => {
    const { s, title, owner, lender, other, fourth, buyer, office, loan, charge, seizure: order } = n;
    const sale = await paidSale(n, 1_500_000n);
    const plan = planOf({
      priors: [
        ["Cost", office, 20_000n],
        ["LandPremium", fourth, 30_000n],
        ["Tax", office, 10_000n],
      ],
      seizing: [[order, other, 100_000n]],
    });
    const sent = await settles(n, sale, await orderOf(n, 1_440_000n), plan);
    const receipt = await sent.wait();
    const number = await s.daybook.lastNumber();
    emitted(s.enforcement, receipt, "SaleSettled", [sale, number, s.court.address]);
    for (const [kind, ref, { address }, amount] of [
      ["Cost", 0n, office, 20_000n],
      ["LandPremium", 0n, fourth, 30_000n],
      ["Tax", 0n, office, 10_000n],
      ["Security", charge, lender, 1_000_000n],
      ["Creditor", order, other, 100_000n],
      ["Owner", 0n, owner, 340_000n],
    ] as const)
      emitted(s.enforcement, receipt, "SaleLine", [
        sale,
        BigInt(LineKind[kind]),
        ref,
        address,
        amount,
        false,
      ]);
    const { proprietors } = await s.landViews.folioOf(titleId(title));
    expect(proprietors.map(({ party }) => party)).to.deep.equal([buyer.address]);
    expect(await s.landViews.chargesOf(titleId(title))).to.deep.equal([]);
    expect(await s.landViews.restraintsOf(titleId(title))).to.deep.equal([]);
    expect(await standing(n, loan)).to.deep.equal(["Repaid", 0n, 0n, 0n]);
    emitted(s.loans, receipt, "LoanRepaid", [
      loan,
      lender.address,
      0n,
      1_000_000n,
      await s.enforcement.getAddress(),
    ]);
    expect(await holds(s, buyer)).to.equal(PURSE - 1_500_000n);
    expect(await holds(s, lender)).to.equal(LENT);
    expect(await holds(s, other)).to.equal(OWN + 100_000n);
    expect(await holds(s, owner)).to.equal(OWN + 1_340_000n);
    expect(await holds(s, office)).to.equal(30_000n);
    const { state, paidIn, paidOut } = await s.enforcement.saleOf(sale);
    expect([state, paidIn, paidOut]).to.deep.equal([BigInt(SaleState.Settled), 1_500_000n, 1_500_000n]);
    expect(await s.token.balanceOf(await s.enforcement.getAddress())).to.equal(0n);
  });

  it("pays no more than the claim, and no more than the register shows", async () => {
    const { lender, owner, charge, loan } = n;
    const sale = await announced(n, 2_000_000n);
    const paid = async () =>
      (await linesOf(n, sale, planOf())).map(([, ref, payee, amount]) => [ref, payee, amount]);
    await daysPass(n.s, 10);
    // 1,001,000 fen are owed, the mortgage is of 1,000,000.
    expect(await paid()).to.deep.equal([
      [charge, lender.address, 1_000_000n],
      [0n, owner.address, 1_000_000n],
    ]);
    await steps(n, owner, "repay", loan, 600_000n);
    expect(await paid()).to.deep.equal([
      [charge, lender.address, 401_000n],
      [0n, owner.address, 1_599_000n],
    ]);
  });

  it("leaves what the price does not reach owed", async () => {
    const { s, owner, lender, loan } = n;
    const sale = await paidSale(n, 700_000n);
    await settles(n, sale, await orderOf(n, 700_000n), planOf());
    expect(await standing(n, loan)).to.deep.equal(["Drawn", 300_000n, 0n, 0n]);
    expect(await s.loans.creditorOf(loan)).to.equal(lender.address);
    expect(await holds(s, owner)).to.equal(OWN + 1_000_000n);
  });

  it("pays whom the claim was assigned to", async () => {
    const { s, title, lender, other, charge, loan } = n;
    await recorded(s, "AssignCharge", title, [lender, other], { charge, to: other.address });
    const sale = await paidSale(n, 700_000n);
    await settles(n, sale, await orderOf(n, 700_000n), planOf());
    expect(await holds(s, other)).to.equal(OWN + 700_000n);
    expect(await s.loans.creditorOf(loan)).to.equal(other.address);
  });

  it("holds the money of a party that may not act, and pays the others", async () => {
    const { s, owner, lender } = n;
    const sale = await paidSale(n, 1_500_000n);
    await s.consortium.connect(s.court).restrain(owner.address, await fresh(s, "CourtOrder"));
    const receipt = await (await settles(n, sale, await orderOf(n, 1_500_000n), planOf())).wait();
    const line = [sale, BigInt(LineKind.Owner), 0n, owner.address, 500_000n, true];
    emitted(s.enforcement, receipt, "SaleLine", line);
    expect(await holds(s, lender)).to.equal(LENT);
    expect(await s.enforcement.heldOf(sale)).to.equal(500_000n);
    await refused(s.enforcement.collect(sale, owner.address), "PartyRestrained", [owner.address]);
    await s.consortium.connect(s.court).release(owner.address, await fresh(s, "CourtOrder"));
    await s.enforcement.collect(sale, owner.address);
    expect(await holds(s, owner)).to.equal(OWN + 1_500_000n);
    expect(await s.enforcement.heldOf(sale)).to.equal(0n);
  });
});

describe("the settlement of a judicial sale is refused", () => {
  let n: Auction;
  beforeEach(async () => {
    n = await auction();
  });

  /** Nothing has moved. */
  async function expectUntouched(sale: bigint, paidIn: bigint): Promise<void> {
    const { s, title, owner, loan } = n;
    expect(await s.enforcement.heldOf(sale)).to.equal(paidIn);
    const { proprietors } = await s.landViews.folioOf(titleId(title));
    expect(proprietors.map(({ party }) => party)).to.deep.equal([owner.address]);
    expect((await standing(n, loan))[1]).to.equal(1_000_000n);
  }

  it("to whom is not the court", async () => {
    const { s } = n;
    const sale = await paidSale(n, 1_000n);
    const call = settles(n, sale, await orderOf(n, 1_000n), planOf(), s.registrar);
    await refused(call, "OfficeRequired", [OfficeKind.Court, BAOSHAN, s.registrar.address]);
    const review = s.enforcement.connect(s.registrar).review(sale);
    await refused(review, "OfficeRequired", [OfficeKind.Court, BAOSHAN, s.registrar.address]);
    await refused(settles(n, 9n, await orderOf(n, 1n), planOf()), "SaleUnknown", [9n]);
    await expectUntouched(sale, 1_000n);
  });

  it("before the price is paid in full", async () => {
    const { s, buyer } = n;
    const sale = await announced(n, 1_000n);
    await deposits(n, sale, 999n);
    const call = settles(n, sale, await orderOf(n, 1_000n), planOf());
    await refused(call, "PriceNotPaid", [sale, 999n, 1_000n]);
    await expectUntouched(sale, 999n);
    expect(await holds(s, buyer)).to.equal(PURSE - 999n);
  });

  it("when an entry came in between, until the court has looked again", async () => {
    const { s, title, owner } = n;
    const sale = await paidSale(n, 1_000n);
    const before = await s.land.headOf(titleId(title));
    await ordered(s, "Seize", title, seizure(owner));
    const head = await s.land.headOf(titleId(title));
    const order = await orderOf(n, 1_000n);
    await refused(settles(n, sale, order, planOf()), "SaleTitleChanged", [sale, head, before]);
    await expectUntouched(sale, 1_000n);
    const sent = await s.enforcement.connect(s.court).review(sale);
    emitted(s.enforcement, await sent.wait(), "SaleReviewed", [sale, head, s.court.address]);
    await settles(n, sale, order, planOf());
    expect(await s.enforcement.heldOf(sale)).to.equal(0n);
  });

  it("for an order that is not this sale's", async () => {
    const { s, title, owner, other, buyer } = n;
    const sale = await paidSale(n, 1_000n);
    const register = await s.land.getAddress();
    const mismatch = async (order: Instrument, ...said: unknown[]) =>
      refused(settles(n, sale, order, planOf()), "OrderMismatch", [sale, ...said]);
    const stranger = await orderOf(n, 1_000n, { to: other.address });
    const act = Act.OrderedTransfer;
    await mismatch(stranger, register, act, titleId(title), owner.address, other.address);
    const another = await orderOf(n, 1_000n, { from: other.address });
    await mismatch(another, register, act, titleId(title), other.address, buyer.address);
    const second = await parcelOf(s, 2, owner);
    const elsewhere = await orderOf({ ...n, title: second }, 1_000n);
    await mismatch(elsewhere, register, act, titleId(second), owner.address, buyer.address);
    const zero = s.ethers.ZeroAddress;
    const foreign = { ...(await orderOf(n, 1_000n)), register: s.court.address };
    await mismatch(foreign, s.court.address, act, 0n, zero, zero);
    const lift = await drawn(s, "LiftOrder", title, null, { order: n.seizure });
    await mismatch(lift, register, Act.LiftOrder, 0n, zero, zero);
    const plain = await orderOf(n, 1_000n, { auction: false });
    await refused(settles(n, sale, plain, planOf()), "OrderNotOfWhole", [sale, false, 0n]);
    const share = await orderOf(n, 1_000n, { numerator: 1n, denominator: 2n });
    await refused(settles(n, sale, share, planOf()), "OrderNotOfWhole", [sale, true, 2n]);
    await expectUntouched(sale, 1_000n);
  });

  it("for proceeds that are not the price less what comes before", async () => {
    const { office } = n;
    const sale = await paidSale(n, 1_000n);
    const plan = planOf({ priors: [["Cost", office, 1n]] });
    const call = settles(n, sale, await orderOf(n, 1_000n), plan);
    await refused(call, "ProceedsMismatch", [sale, 1_000n, 999n]);
    await expectUntouched(sale, 1_000n);
  });

  it("for costs above the price, in disorder, or for nobody", async () => {
    const { s, office } = n;
    const sale = await paidSale(n, 1_000n);
    const order = await orderOf(n, 1_000n);
    const settle = (priors: Parameters<typeof planOf>[0]) => settles(n, sale, order, planOf(priors));
    const above = settle({
      priors: [
        ["Cost", office, 600n],
        ["Tax", office, 401n],
      ],
    });
    await refused(above, "PriorsAbovePrice", [sale, 1_001n, 1_000n]);
    const disorder = settle({
      priors: [
        ["Tax", office, 1n],
        ["Cost", office, 1n],
      ],
    });
    await refused(disorder, "PriorsOutOfOrder", [sale, 1n, LineKind.Cost]);
    const wrong = settle({ priors: [["Security", office, 1n]] });
    await refused(wrong, "PriorsOutOfOrder", [sale, 0n, LineKind.Security]);
    const nobody = { address: s.ethers.ZeroAddress };
    const lost = settle({ priors: [["Cost", nobody, 1n]] });
    await refused(lost, "PayeeMissing", [sale, LineKind.Cost, 0n]);
    const unnamed = settle({ seizing: [[n.seizure, nobody, 1n]] });
    await refused(unnamed, "PayeeMissing", [sale, LineKind.Creditor, 0n]);
    await expectUntouched(sale, 1_000n);
  });

  it("for creditors who did not seize, or not in this order", async () => {
    const { s, title, owner, other, fourth, seizure: first } = n;
    const { number: second } = await ordered(s, "Seize", title, seizure(owner));
    const sale = await paidSale(n, 1_000n);
    const order = await orderOf(n, 1_000n);
    const settle = (...seizing: readonly (readonly [bigint, KeyedParty, bigint])[]) =>
      settles(n, sale, order, planOf({ seizing }));
    await refused(settle([99n, other, 1n]), "SeizureOutOfOrder", [sale, 99n, 0n]);
    const turned = settle([second, other, 1n], [first, fourth, 1n]);
    await refused(turned, "SeizureOutOfOrder", [sale, first, second]);
    const twice = settle([first, other, 1n], [first, fourth, 1n]);
    await refused(twice, "SeizureOutOfOrder", [sale, first, first]);
    await expectUntouched(sale, 1_000n);
  });
});

describe("the claims of securities without a loan here", () => {
  let n: Auction;
  let second: bigint;
  let sale: bigint;
  beforeEach(async () => {
    const before = await auction();
    const { s, title, seizure: order } = before;
    await ordered(s, "LiftOrder", title, { order });
    second = await secondMortgage(before, 400_000n);
    const { number } = await ordered(s, "Seize", title, seizure(before.owner));
    n = { ...before, seizure: number };
    sale = await paidSale(n, 1_200_000n);
  });

  it("are what the court found, and the rest is the owner's", async () => {
    const { s, owner, lender, other, charge } = n;
    const plan = planOf({ findings: [[second, 150_000n]] });
    expect(await linesOf(n, sale, plan)).to.deep.equal([
      ["Security", charge, lender.address, 1_000_000n],
      ["Security", second, other.address, 150_000n],
      ["Owner", 0n, owner.address, 50_000n],
    ]);
    await settles(n, sale, await orderOf(n, 1_200_000n), plan);
    expect(await holds(s, other)).to.equal(OWN + 150_000n);
  });

  it("get a line with nothing where nothing is owed any more", async () => {
    const { other, owner } = n;
    const lines = await linesOf(n, sale, planOf({ findings: [[second, 0n]] }));
    expect(lines.slice(1)).to.deep.equal([
      ["Security", second, other.address, 0n],
      ["Owner", 0n, owner.address, 200_000n],
    ]);
  });

  it("must be found, once, and not above the security", async () => {
    const { s, charge, loan } = n;
    const order = await orderOf(n, 1_200_000n);
    const settle = (...findings: readonly (readonly [bigint, bigint])[]) =>
      settles(n, sale, order, planOf({ findings }));
    await refused(settle(), "FindingMissing", [sale, second]);
    const above = settle([second, 400_001n]);
    await refused(above, "ClaimAboveSecurity", [sale, second, 400_001n, 400_000n]);
    const tied = settle([second, 1n], [charge, 1n]);
    await refused(tied, "FindingInvalid", [sale, charge, loan]);
    await refused(settle([second, 1n], [99n, 1n]), "FindingInvalid", [sale, 99n, 0n]);
    await refused(settle([second, 1n], [second, 2n]), "FindingInvalid", [sale, second, 0n]);
    expect(await s.enforcement.heldOf(sale)).to.equal(1_200_000n);
  });
});
