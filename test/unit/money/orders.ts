import { expect } from "chai";
import { id, ZeroAddress, ZeroHash } from "ethers";
import { DocumentKind, OfficeKind, roleOf } from "../../../sdk/enums/index.js";
import { dayOf, fresh } from "../../support/acts.js";
import {
  balances,
  forced,
  frozen,
  HELD,
  issued,
  moneyed,
  pays,
  taken,
  type Money,
} from "../../support/money.js";
import { suspended } from "../../support/recovery.js";
import { BAOSHAN, credentialOf, keyOf, today } from "../../support/registry.js";
import { refused } from "../../support/refusals.js";
import { refusalOfParty, STOPS } from "../../support/stopping.js";
import { dates } from "../../../sdk/dates/index.js";

/** The token as the court calls it, and an order of it. */
async function inCourt() {
  const m = await moneyed();
  const court = m.token.connect(m.s.court);
  return { ...m, court, order: await fresh(m.s, "CourtOrder") };
}

const NOBODY = ZeroAddress;
const freeFrom = (m: Money, amount: bigint) => [m.payer.address, HELD, HELD - amount];

describe("a freeze of deposits", () => {
  it("is ordered on a document, carried out once, and keeps what it names", async () => {
    const m = await inCourt();
    const { s, token, court, order, payer, payee } = m;
    await expect(court.orderFreeze(payer.address, 40n, 12, order))
      .to.emit(token, "FreezeOrdered")
      .withArgs(payer.address, 40n, 12n, order);
    expect(await token.waitingFreeze(payer.address, 40n)).to.equal(order);
    // An order that waits keeps nothing yet.
    expect(await token.getFrozenTokens(payer.address)).to.equal(0n);
    const until = dayOf(dates.addMonths(await today(s), 12));
    const done = court.setFrozenTokens(payer.address, 40n);
    await expect(done).to.emit(token, "Frozen").withArgs(payer.address, 40n);
    await expect(done).to.emit(token, "FreezeCarriedOut").withArgs(payer.address, 40n, until, order);
    expect(await token.getFrozenTokens(payer.address)).to.equal(40n);
    expect(await token.freezeOf(payer.address)).to.deep.equal([40n, BigInt(until)]);
    expect(await token.waitingFreeze(payer.address, 40n)).to.equal(ZeroHash);
    await refused(pays(s, payer, payee, HELD), "ERC7943InsufficientUnfrozenBalance", freeFrom(m, 40n));
    await pays(s, payer, payee, HELD - 40n);
    await refused(pays(s, payer, payee, 1n), "ERC7943InsufficientUnfrozenBalance", [payer.address, 1n, 0n]);
    const again = ["DepositOrderMissing", [payer.address, NOBODY, 40n]] as const;
    await refused(court.setFrozenTokens(payer.address, 40n), ...again);
    await balances(token, [payer, 40n], [payee, HELD - 40n]);
  });

  it("may exceed the balance: then it keeps what comes in", async () => {
    const m = await inCourt();
    const { s, token, bank, payer, payee } = m;
    await frozen(s, payer, HELD + 50n);
    expect(await token.getFrozenTokens(payer.address)).to.equal(HELD + 50n);
    await refused(pays(s, payer, payee, 1n), "ERC7943InsufficientUnfrozenBalance", [payer.address, 1n, 0n]);
    // Nothing can always be paid.
    await pays(s, payer, payee, 0n);
    await issued(s, bank, payer, 60n);
    await refused(pays(s, payer, payee, 11n), "ERC7943InsufficientUnfrozenBalance", [
      payer.address,
      11n,
      10n,
    ]);
    await pays(s, payer, payee, 10n);
    // Who is frozen receives.
    expect(await token.canReceive(payer.address)).to.equal(true);
  });

  it("is one in total: a later one takes its place, and nothing ends it", async () => {
    const m = await inCourt();
    const { s, token, payer, payee } = m;
    await frozen(s, payer, 60n);
    await frozen(s, payer, 40n, 3n);
    const until = dayOf(dates.addMonths(await today(s), 3));
    expect(await token.freezeOf(payer.address)).to.deep.equal([40n, BigInt(until)]);
    const order = await frozen(s, payer, 0n);
    const [lifted] = await token.queryFilter(token.filters.FreezeCarriedOut(payer.address, undefined), -1);
    expect([...(lifted?.args ?? [])]).to.deep.equal([payer.address, 0n, 0n, order]);
    expect(await token.freezeOf(payer.address)).to.deep.equal([0n, 0n]);
    await pays(s, payer, payee, HELD);
  });

  it("lapses by itself after its last day, which is at most a year away", async () => {
    const m = await inCourt();
    const { s, token, payer, payee } = m;
    await s.networkHelpers.time.increaseTo(Date.parse("2028-02-29T04:00:00Z") / 1000);
    await frozen(s, payer, 40n, 12n);
    const last = dayOf("2029-02-28");
    expect(await token.freezeOf(payer.address)).to.deep.equal([40n, BigInt(last)]);
    // The last second of that day in UTC+8, and the first after it.
    const end = Date.parse("2029-02-28T16:00:00Z") / 1000;
    await s.networkHelpers.time.increaseTo(end - 10);
    await refused(pays(s, payer, payee, HELD), "ERC7943InsufficientUnfrozenBalance", freeFrom(m, 40n));
    await s.networkHelpers.time.increaseTo(end);
    expect(await token.getFrozenTokens(payer.address)).to.equal(0n);
    expect(await token.freezeOf(payer.address)).to.deep.equal([0n, 0n]);
    await pays(s, payer, payee, HELD);
  });

  it("has months as the law counts them; its end has none", async () => {
    const { court, order, token, payer } = await inCourt();
    expect(await token.LONGEST_FREEZE()).to.equal(12n);
    for (const [amount, months] of [
      [40n, 0n],
      [40n, 13n],
      [0n, 1n],
      [1n, 255n],
    ] as const)
      await refused(court.orderFreeze(payer.address, amount, months, order), "DepositFreezeTermInvalid", [
        payer.address,
        amount,
        months,
        12n,
      ]);
    expect(await token.waitingFreeze(payer.address, 40n)).to.equal(ZeroHash);
  });

  it("is carried out exactly as ordered, by amount and account", async () => {
    const { court, order, payer, payee, token } = await inCourt();
    await court.orderFreeze(payer.address, 40n, 12, order);
    for (const [account, amount] of [
      [payer, 41n],
      [payer, 0n],
      [payer, 2n ** 128n + 40n],
      [payee, 40n],
    ] as const)
      await refused(court.setFrozenTokens(account.address, amount), "DepositOrderMissing", [
        account.address,
        NOBODY,
        amount,
      ]);
    expect(await token.getFrozenTokens(payer.address)).to.equal(0n);
  });
});

describe("a transfer by order", () => {
  it("is carried out once, and told with its document", async () => {
    const { token, court, order, payer, payee } = await inCourt();
    const parts = [payer.address, payee.address, 40n] as const;
    await expect(court.orderTransfer(...parts, order))
      .to.emit(token, "TransferOrdered")
      .withArgs(...parts, order);
    expect(await token.waitingTransfer(...parts)).to.equal(order);
    await balances(token, [payer, HELD], [payee, 0n]);
    const done = court.forcedTransfer(...parts);
    await expect(done)
      .to.emit(token, "ForcedTransfer")
      .withArgs(...parts);
    await expect(done)
      .to.emit(token, "Transfer")
      .withArgs(...parts);
    await expect(done)
      .to.emit(token, "TransferCarriedOut")
      .withArgs(...parts, order);
    await balances(token, [payer, HELD - 40n], [payee, 40n]);
    await refused(court.forcedTransfer(...parts), "DepositOrderMissing", parts);
    expect(await token.totalSupply()).to.equal(HELD);
  });

  it("passes a freeze, which it lowers by what it takes of it", async () => {
    const { s, token, payer, payee } = await inCourt();
    await frozen(s, payer, HELD - 30n);
    // Of what is free first: nothing of the freeze ends.
    await forced(s, payer, payee, 30n);
    expect(await token.getFrozenTokens(payer.address)).to.equal(HELD - 30n);
    const evidence = await fresh(s, "CourtOrder");
    const court = token.connect(s.court);
    await court.orderTransfer(payer.address, payee.address, 20n, evidence);
    await expect(court.forcedTransfer(payer.address, payee.address, 20n))
      .to.emit(token, "Frozen")
      .withArgs(payer.address, HELD - 50n);
    expect(await token.getFrozenTokens(payer.address)).to.equal(HELD - 50n);
    await balances(token, [payer, HELD - 50n], [payee, 50n]);
    await refused(pays(s, payer, payee, 1n), "ERC7943InsufficientUnfrozenBalance", [payer.address, 1n, 0n]);
    const until = (await token.freezeOf(payer.address)).until;
    expect(until).to.equal(BigInt(dayOf(dates.addMonths(await today(s), 12))));
  });

  it("leaves of a freeze beyond the balance what it does not take", async () => {
    const { s, token, payer, payee } = await inCourt();
    await frozen(s, payer, HELD + 500n);
    await forced(s, payer, payee, HELD);
    expect(await token.getFrozenTokens(payer.address)).to.equal(500n);
    await balances(token, [payer, 0n], [payee, HELD]);
  });

  it("of more than there is waits", async () => {
    const { token, court, order, payer, payee, s } = await inCourt();
    await frozen(s, payer, 10n);
    const parts = [payer.address, payee.address, HELD + 1n] as const;
    await court.orderTransfer(...parts, order);
    await refused(court.forcedTransfer(...parts), "ERC20InsufficientBalance", [
      payer.address,
      HELD,
      HELD + 1n,
    ]);
    expect(await token.getFrozenTokens(payer.address)).to.equal(10n);
    expect(await token.waitingTransfer(...parts)).to.equal(order);
  });

  for (const stop of ["Suspended", "Ceased", "Succeeded", "Frozen", "Restrained"] as const) {
    it(`takes from a party that is ${stop.toLowerCase()}, and gives to none`, async () => {
      const m = await inCourt();
      const { s, token, court, payer, payee, other } = m;
      const order = await fresh(s, "CourtOrder");
      await court.orderTransfer(payee.address, payer.address, 5n, order);
      await pays(s, payer, payee, 5n);
      await STOPS[stop](s, { ...payer, credential: credentialOf(1) }, other);
      await forced(s, payer, other, 30n);
      await balances(token, [payer, HELD - 35n], [other, 30n]);
      const refusal = refusalOfParty(stop, payer.address, other.address);
      // Neither when it is ordered, nor when it is carried out.
      const late = await fresh(s, "CourtOrder");
      await refused(court.orderTransfer(other.address, payer.address, 1n, late), ...refusal);
      await refused(court.forcedTransfer(payee.address, payer.address, 5n), ...refusal);
      await balances(token, [payee, 5n], [other, 30n]);
    });
  }

  it("has two sides", async () => {
    const { court, order, payer } = await inCourt();
    await refused(court.orderTransfer(payer.address, payer.address, 1n, order), "DepositOrderToSelf", [
      payer.address,
    ]);
    const nobody = ["PartyUnknown", [ZeroAddress]] as const;
    await refused(court.orderTransfer(payer.address, ZeroAddress, 1n, order), ...nobody);
  });

  it("neither gives to a custodian nor takes from one", async () => {
    const m = await inCourt();
    const { s, token, court, order, payer, payee, custodian } = m;
    const unknown = ["PartyUnknown", [custodian.address]] as const;
    await refused(court.orderTransfer(payer.address, custodian.address, 40n, order), ...unknown);
    await taken(m, payer, 40n);
    await balances(token, [custodian, 40n]);
    await s.consortium.grantRole(roleOf("Court", 0), s.court.address, 0);
    const held = ["HeldForOthers", [custodian.address]] as const;
    await refused(court.orderTransfer(custodian.address, payee.address, 1n, order), ...held);
    await refused(court.orderFreeze(custodian.address, 1n, 1, order), ...held);
    await refused(court.setFrozenTokens(custodian.address, 1n), ...held);
    await refused(court.forcedTransfer(custodian.address, payee.address, 1n), ...held);
  });

  it("takes what a custodian held whose office ended, by the national court", async () => {
    const m = await inCourt();
    const { s, token, court, order, payer, payee, custodian } = m;
    await taken(m, payer, 40n);
    await s.consortium.revokeRole(roleOf("Custodian", 0), custodian.address);
    // The same account serves intellectual property, which is for the whole country.
    await s.consortium.revokeRole(roleOf("Court", 0), s.court.address);
    const local = ["OfficeRequired", [OfficeKind.Court, 0, s.court.address]] as const;
    await refused(court.orderTransfer(custodian.address, payee.address, 40n, order), ...local);
    await s.consortium.grantRole(roleOf("Court", 0), s.court.address, 0);
    await forced(s, custodian, payee, 40n);
    await balances(token, [custodian, 0n], [payee, 40n]);
  });
});

describe("an order on deposits", () => {
  it("is the court's of the party's division, or of the nation", async () => {
    const { s, token, order, payer, payee } = await inCourt();
    const far = keyOf(s, 9);
    await s.consortium.grantRole(roleOf("Court", 320506), far.address, 0);
    for (const officer of [far, s.registrar]) {
      const refusal = ["OfficeRequired", [OfficeKind.Court, BAOSHAN, officer.address]] as const;
      const by = token.connect(officer);
      await refused(by.orderFreeze(payer.address, 1n, 1, order), ...refusal);
      await refused(by.orderTransfer(payer.address, payee.address, 1n, order), ...refusal);
      await refused(by.setFrozenTokens(payer.address, 1n), ...refusal);
      await refused(by.forcedTransfer(payer.address, payee.address, 1n), ...refusal);
    }
    await s.consortium.grantRole(roleOf("Court", 0), far.address, 0);
    await token.connect(far).orderFreeze(payer.address, 1n, 1, order);
    await token.connect(far).setFrozenTokens(payer.address, 1n);
    expect(await token.getFrozenTokens(payer.address)).to.equal(1n);
  });

  it("rests on an order of a court that is good, then and when it is carried out", async () => {
    const { s, token, court, order, payer, payee } = await inCourt();
    const parts = [payer.address, payee.address, 1n] as const;
    const decision = await fresh(s, "AuthorityDecision");
    const wrong = [
      "EvidenceOfWrongKind",
      [decision, DocumentKind.AuthorityDecision, DocumentKind.CourtOrder],
    ] as const;
    await refused(court.orderTransfer(...parts, decision), ...wrong);
    await refused(court.orderFreeze(payer.address, 1n, 1, decision), ...wrong);
    const unknown = id("no document");
    await refused(court.orderTransfer(...parts, unknown), "EvidenceUnknown", [unknown]);
    await court.orderTransfer(...parts, order);
    await court.orderFreeze(payer.address, 1n, 1, order);
    await s.consortium.connect(s.attester).revoke(order, id("taken back"));
    const revoked = ["EvidenceRevoked", [order, dayOf(await today(s))]] as const;
    await refused(court.forcedTransfer(...parts), ...revoked);
    await refused(court.setFrozenTokens(payer.address, 1n), ...revoked);
    await balances(token, [payer, HELD], [payee, 0n]);
    // What can no longer be carried out stands in nobody's way.
    const next = await fresh(s, "CourtOrder");
    await court.orderTransfer(...parts, next);
    expect(await token.waitingTransfer(...parts)).to.equal(next);
    await court.forcedTransfer(...parts);
  });

  it("is not given twice: neither while one waits, nor by the same document", async () => {
    const { s, court, order, payer, payee } = await inCourt();
    const parts = [payer.address, payee.address, 1n] as const;
    const second = await fresh(s, "CourtOrder");
    await court.orderTransfer(...parts, order);
    await refused(court.orderTransfer(...parts, second), "DepositOrderWaiting", [...parts, order]);
    await refused(court.orderTransfer(...parts, order), "DepositOrderWaiting", [...parts, order]);
    await court.forcedTransfer(...parts);
    await refused(court.orderTransfer(...parts, order), "DepositOrderRepeated", [...parts, order]);
    await court.orderTransfer(...parts, second);
    // One document may order several things.
    await court.orderTransfer(payer.address, payee.address, 2n, order);
    const freeze = [payer.address, NOBODY, 5n] as const;
    await court.orderFreeze(payer.address, 5n, 1, order);
    await refused(court.orderFreeze(payer.address, 5n, 2, second), "DepositOrderWaiting", [...freeze, order]);
    await court.setFrozenTokens(payer.address, 5n);
    await refused(court.orderFreeze(payer.address, 5n, 1, order), "DepositOrderRepeated", [...freeze, order]);
  });

  it("reaches a party in whatever standing", async () => {
    const { s, token, court, order, payer } = await inCourt();
    await suspended(s, payer);
    await court.orderFreeze(payer.address, 5n, 1, order);
    await court.setFrozenTokens(payer.address, 5n);
    expect(await token.getFrozenTokens(payer.address)).to.equal(5n);
  });

  it("is recorded and carried out while the daybook is closed", async () => {
    const { s, token, payer, payee } = await inCourt();
    await s.daybook.connect(s.guardian).close(3_600, id("reason"));
    await frozen(s, payer, 5n);
    await forced(s, payer, payee, 5n);
    await balances(token, [payee, 5n]);
  });
});
