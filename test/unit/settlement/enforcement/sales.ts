// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { id, ZeroAddress } from "ethers";
import { OfficeKind, SaleState } from "../../../../sdk/enums/index.js";
import { fresh } from "../../../support/acts.js";
import { calls, emitted, holds } from "../../../support/lending.js";
import { refused, titleId } from "../../../support/refusals.js";
import { BAOSHAN, parcel } from "../../../support/registry.js";
import {
  announced,
  auction,
  deposits,
  orderOf,
  paidSale,
  planOf,
  PURSE,
  settles,
  type Auction,
} from "../../../support/sales.js";

const REASON = id("the buyer does not pay");

describe("the announcement of a judicial sale", () => {
  let n: Auction;
  beforeEach(async () => {
    n = await auction();
  });

  it("names title, parties and price, and keeps the proof of the folio", async () => {
    const { s, title, owner, buyer, court } = { ...n, court: n.s.court };
    const register = await s.land.getAddress();
    const parties = [owner.address, buyer.address] as const;
    const sent = await s.enforcement.connect(court).announce(register, titleId(title), ...parties, 5_000n);
    const values = [1n, titleId(title), buyer.address, owner.address, register, 5_000n, court.address];
    emitted(s.enforcement, await sent.wait(), "SaleAnnounced", values);
    const head = await s.land.headOf(titleId(title));
    const stored = [register, titleId(title), ...parties, 5_000n, head, BigInt(SaleState.Announced), 0n, 0n];
    expect([...(await s.enforcement.saleOf(1n))]).to.deep.equal(stored);
  });

  it("is the court's of the title's division", async () => {
    const { s, title, owner, buyer } = n;
    const register = await s.land.getAddress();
    const by = s.enforcement.connect(s.registrar);
    const call = by.announce(register, titleId(title), owner.address, buyer.address, 1n);
    await refused(call, "OfficeRequired", [OfficeKind.Court, BAOSHAN, s.registrar.address]);
    expect(await s.enforcement.count()).to.equal(0n);
  });

  it("is of a registered title in a register of the daybook, at a price, to another party", async () => {
    const { s, title, owner, buyer } = n;
    const register = await s.land.getAddress();
    const court = s.enforcement.connect(s.court);
    const announce = (at: string, what: string, to: string, price: bigint) =>
      court.announce(at, titleId(what), owner.address, to, price);
    const foreign = announce(s.court.address, title, buyer.address, 1n);
    await refused(foreign, "RegisterUnknown", [s.court.address]);
    const unknown = announce(register, parcel(9), buyer.address, 1n);
    await refused(unknown, "TitleNotRegistered", [register, titleId(parcel(9))]);
    await refused(announce(register, title, buyer.address, 0n), "PriceZero", [titleId(title)]);
    const own = announce(register, title, owner.address, 1n);
    await refused(own, "BuyerIsOwner", [titleId(title), owner.address]);
    const stranger = announce(register, title, s.court.address, 1n);
    await refused(stranger, "PartyUnknown", [s.court.address]);
  });
});

describe("the price of a judicial sale", () => {
  let n: Auction;
  beforeEach(async () => {
    n = await auction();
  });

  it("is paid in by the buyer, at once or in parts, and no more than it", async () => {
    const { s, other, buyer } = n;
    const sale = await announced(n, 5_000n);
    await refused(deposits(n, sale, 1n, other), "NotTheBuyer", [sale, other.address, buyer.address]);
    await refused(deposits(n, sale, 0n), "DepositInvalid", [sale, 0n, 5_000n]);
    emitted(s.enforcement, await deposits(n, sale, 2_000n), "PriceDeposited", [sale, 2_000n, 2_000n]);
    await refused(deposits(n, sale, 3_001n), "DepositInvalid", [sale, 3_001n, 3_000n]);
    await deposits(n, sale, 3_000n);
    await refused(deposits(n, sale, 1n), "DepositInvalid", [sale, 1n, 0n]);
    expect(await s.enforcement.heldOf(sale)).to.equal(5_000n);
    expect(await holds(s, buyer)).to.equal(PURSE - 5_000n);
    await refused(deposits(n, 9n, 1n), "SaleUnknown", [9n]);
  });

  it("goes back to the buyer when the court ends the sale", async () => {
    const { s, buyer } = n;
    const sale = await announced(n, 5_000n);
    await deposits(n, sale, 2_000n);
    const by = s.enforcement.connect(s.registrar);
    const values = [OfficeKind.Court, BAOSHAN, s.registrar.address];
    await refused(by.end(sale, REASON), "OfficeRequired", values);
    const sent = await s.enforcement.connect(s.court).end(sale, REASON);
    emitted(s.enforcement, await sent.wait(), "SaleEnded", [sale, REASON, s.court.address]);
    expect(await holds(s, buyer)).to.equal(PURSE);
    expect(await s.enforcement.heldOf(sale)).to.equal(0n);
    const over = [sale, SaleState.Ended];
    const court = s.enforcement.connect(s.court);
    await refused(deposits(n, sale, 1n), "SaleOver", over);
    await refused(court.end(sale, REASON), "SaleOver", over);
    await refused(court.review(sale), "SaleOver", over);
    await refused(settles(n, sale, await orderOf(n, 5_000n), planOf()), "SaleOver", over);
    await refused(court.end(9n, REASON), "SaleUnknown", [9n]);
    await refused(s.enforcement.distributionOf(9n, planOf()), "SaleUnknown", [9n]);
  });

  it("waits for a buyer who may not act when the sale ends", async () => {
    const { s, buyer, fourth } = n;
    const sale = await paidSale(n, 5_000n);
    await s.consortium.connect(s.identity).suspend(buyer.address, await fresh(s, "AuthorityDecision"));
    await s.enforcement.connect(s.court).end(sale, REASON);
    expect(await s.enforcement.heldFor(sale, buyer.address)).to.equal(5_000n);
    expect(await s.enforcement.heldOf(sale)).to.equal(5_000n);
    await refused(s.enforcement.collect(sale, buyer.address), "PartySuspended", [buyer.address]);
    await s.consortium.connect(s.identity).reinstate(buyer.address, await fresh(s, "AuthorityDecision"));
    const receipt = await calls(s, fourth, s.enforcement, "collect", [sale, buyer.address]);
    emitted(s.enforcement, receipt, "SaleCollected", [sale, buyer.address, buyer.address, 5_000n]);
    expect(await holds(s, buyer)).to.equal(PURSE);
    expect(await s.enforcement.heldOf(sale)).to.equal(0n);
    const none = s.enforcement.collect(sale, buyer.address);
    await refused(none, "NothingToCollect", [sale, buyer.address]);
  });
});

describe("the sales' code", () => {
  it("is upgraded by the council alone, and initialised once", async () => {
    const { s, owner } = await auction();
    const { implementation = "" } = s.deployment.contracts.Enforcement ?? {};
    const call = calls(s, owner, s.enforcement, "upgradeToAndCall", [implementation, "0x"]);
    await refused(call, "AccessManagedUnauthorized", [owner.address]);
    await refused(s.enforcement.initialize(), "InvalidInitialization", []);
    await s.enforcement.upgradeToAndCall(implementation, "0x");
    expect(await s.enforcement.heldFor(1n, ZeroAddress)).to.equal(0n);
  });
});
