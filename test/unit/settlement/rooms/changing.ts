// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { id } from "ethers";
import { errors, OfficeKind, roleOf, settlement } from "../../../../sdk/index.js";
import { charge, lodged, ordered, seizure } from "../../../support/acts.js";
import { dayOf, restraintsOf } from "../../../support/charges.js";
import {
  completed,
  credentialOf,
  delayed,
  opened as recoveryOpened,
  restrained,
  seconded,
  suspended,
} from "../../../support/recovery.js";
import { refused, titleId } from "../../../support/refusals.js";
import { BAOSHAN, enrolled, keyOf, recorded } from "../../../support/registry.js";
import {
  acting,
  allIn,
  anyone,
  LOAN,
  now,
  opened,
  period,
  readyRoom,
  redrawn,
  REST,
  sale,
  settled,
  signed,
  table,
  verified,
  verifiedRoom,
  world,
  type Sale,
} from "../../../support/settlement.js";

/** Longer than a recovery of keys takes. */
const WEEKS = 60 * 86_400;

/** Expects that the room does not settle for this reason, and that nothing changes by the attempt. */
async function unsettled(n: Sale, room: bigint, name: string, values: readonly unknown[]): Promise<void> {
  const before = await world(n, [room]);
  await refused(settlement.settle(anyone(n.s), room), name, values);
  expect(await world(n, [room])).to.deep.equal(before);
}

/** A charge comes and goes: the title has moved, and stands as before. */
async function movedTitle({ s, title, vendor, bank }: Sale): Promise<void> {
  const { number } = await recorded(s, "Charge", title, [vendor, bank], charge(bank));
  await recorded(s, "Discharge", title, [bank], { charge: number });
}

/** A room that stays open for weeks, as do its instruments; all is done but settling it. */
async function longRoom(n: Sale): Promise<bigint> {
  const opens = await now(n.s);
  const closes = opens + WEEKS;
  const room = await opened(n, await redrawn(n, BigInt(closes)), { opens, closes });
  await verified(n, room);
  await allIn(n, room);
  return room;
}

/** Anyone reports that a room, whose titles have not moved, could no longer be recorded: its money is free. */
async function obstructed(n: Sale, room: bigint, name: string, values: readonly unknown[]): Promise<void> {
  const { s, incoming } = n;
  const { round } = await s.rooms.roomOf(room);
  const receipt = await settlement.reportActivity(anyone(s), room);
  const events = receipt.logs.map((log) => s.rooms.interface.parseLog(log));
  const told = events.find((event) => event?.name === "Obstructed")?.args;
  expect([told?.[0], told?.[1]]).to.deep.equal([room, errors.encode(name, values)]);
  const r = await s.rooms.roomOf(room);
  expect([r.state, r.round, r.signed]).to.deep.equal([1n, round + 1n, 0n]);
  const held = await s.token.balanceOf(incoming.address);
  await acting(n, incoming, settlement.refunding(s, room, incoming.address));
  expect(await s.token.balanceOf(incoming.address)).to.equal(held + LOAN);
}

describe("an entry after verification", () => {
  it("stops the room, even a seizure one block before", async () => {
    const n = await sale();
    const { s, title } = n;
    const room = await readyRoom(n);
    const head = await s.land.headOf(titleId(title));
    await ordered(s, "Seize", title, seizure(n.vendor));
    const found = await s.land.headOf(titleId(title));
    expect(found).not.to.equal(head);
    await unsettled(n, room, "TitleChanged", [titleId(title), head, found]);
  });

  it("is reported by anyone: signatures are void, and the money is free", async () => {
    const n = await sale();
    const { s, title, incoming } = n;
    const room = await readyRoom(n);
    const { heads } = await settlement.find(s, room);
    const struct = settlement.scheduleToChain(n.schedule);
    const report = (schedule: typeof struct, list: readonly string[] | null) =>
      s.rooms.connect(keyOf(s, 9)).reportActivity(room, schedule, [...(list ?? [])]);
    const before = await world(n, [room]);
    await refused(report(struct, heads), "NoActivity", [room]);
    await refused(report(struct, heads?.slice(1) ?? null), "HeadsMismatch", [room]);
    await refused(report({ ...struct, sources: [] }, heads), "ScheduleMismatch", [room]);
    // A rehearsal that fails for want of gas must not free anybody.
    const little = s.rooms.connect(keyOf(s, 9)).reportActivity(room, struct, [...(heads ?? [])], {
      gasLimit: 5_000_000,
    });
    const within = (left: bigint): boolean => left < 5_000_000n;
    await expect(little).to.be.revertedWithCustomError(s.rooms, "GasTooLow").withArgs(within, 10_000_000n);
    expect(await world(n, [room])).to.deep.equal(before);

    const head = await s.land.headOf(titleId(title));
    const { closes } = await s.rooms.roomOf(room);
    const take = settlement.refunding(s, room, incoming.address);
    await refused(acting(n, incoming, take), "MoneyBound", [room, incoming.address, closes]);
    await ordered(s, "Seize", title, seizure(n.vendor));
    const found = await s.land.headOf(titleId(title));
    await expect(report(struct, heads))
      .to.emit(s.rooms, "TitleActivity")
      .withArgs(room, titleId(title), head, found);
    const r = await s.rooms.roomOf(room);
    expect([r.state, r.round, r.signed]).to.deep.equal([1n, 3n, 0n]);
    const held = await s.token.balanceOf(incoming.address);
    await acting(n, incoming, take);
    expect(await s.token.balanceOf(incoming.address)).to.equal(held + LOAN);
    const [restraint] = await restraintsOf(n);
    const seized = [titleId(title), restraint?.id, dayOf(restraint?.end ?? null)];
    await refused(verified(n, room), "Seized", seized);
  });

  it("that does not hinder is verified again, and signed again", async () => {
    const n = await sale();
    const { s } = n;
    const room = await readyRoom(n);
    await movedTitle(n);
    await settlement.reportActivity(anyone(s), room);
    await verified(n, room);
    await signed(n, room, table(n));
    await settled(n, room);
    expect(await s.token.balanceOf(n.vendor.address)).to.equal(REST);
  });

  it("by another room of the same sale ends this one", async () => {
    const n = await sale();
    const { s, title, schedule } = n;
    const room = await readyRoom(n);
    const head = await s.land.headOf(titleId(title));
    const twin = await verifiedRoom(n, schedule);
    await acting(n, n.incoming, settlement.signing(s, twin, n.incoming.address));
    await settled(n, room);
    const found = await s.land.headOf(titleId(title));
    await unsettled(n, twin, "TitleChanged", [titleId(title), head, found]);
  });

  it("that is only lodged is recorded first", async () => {
    const n = await sale();
    const { s, title } = n;
    const room = await readyRoom(n);
    const { lodgement } = await lodged(s, "Caution", title, [n.agent], {});
    const next = (await s.daybook.lastNumber()) + 1n;
    await unsettled(n, room, "OutOfTurn", [titleId(title), next, lodgement.number]);
  });
});

describe("a room after its verification", () => {
  it("has no instrument that expires before it closes", async () => {
    const n = await sale();
    const { s } = n;
    const times = await period(s);
    const closes = BigInt(times.closes);
    const [discharge, ...good] = (await redrawn(n, closes)).instruments;
    const [, transfer] = (await redrawn(n, closes - 1n)).instruments;
    const [, mortgage] = good;
    if (!discharge || !transfer || !mortgage) throw new Error("three instruments");
    const early = { ...n.schedule, instruments: [discharge, transfer, mortgage] };
    const room = await opened(n, early, times);
    const before = await world(n, [room]);
    const ends = [room, 1, closes - 1n, closes];
    await refused(verified(n, room), "InstrumentEndsEarly", ends);
    expect(await world(n, [room])).to.deep.equal(before);
    const late = await opened(n, { ...early, instruments: [discharge, ...good] }, times);
    await verified(n, late);
    await allIn(n, late);
    await s.networkHelpers.time.setNextBlockTimestamp(closes);
    await settled(n, late);
  });

  it("does not settle once keys that signed were replaced, or are about to be", async () => {
    const n = await sale();
    const { s, vendor } = n;
    const room = await longRoom(n);
    const { signedAt } = await s.rooms.placeOf(room, vendor.address);
    const renewed = { ...vendor, key: keyOf(s, 7) };
    const l = { s, party: vendor, credential: credentialOf(0), renewed, other: n.agent };
    await recoveryOpened(l);
    await unsettled(n, room, "PartyFrozen", [vendor.address]);
    await seconded(l);
    await delayed(l);
    await completed(l);
    const since = await s.consortium.keysSinceOf(vendor.address);
    await unsettled(n, room, "KeysReplaced", [vendor.address, signedAt, since]);
    // The new keys sign again, in the same round.
    await refused(signed(n, room, [n.purchaser]), "AlreadySigned", [room, n.purchaser.address]);
    await signed(n, room, [renewed]);
    expect((await s.rooms.roomOf(room)).signed).to.equal(5n);
    await refused(signed(n, room, [renewed]), "AlreadySigned", [room, vendor.address]);
    await settled(n, room);
  });

  it("does not settle if one of its parties may not act any more", async () => {
    const n = await sale();
    const room = await readyRoom(n);
    const snapshot = await n.s.networkHelpers.takeSnapshot();
    await suspended(n.s, n.vendor);
    await unsettled(n, room, "PartySuspended", [n.vendor.address]);
    await snapshot.restore();
    await restrained(n.s, n.agent);
    await unsettled(n, room, "PartyRestrained", [n.agent.address]);
  });

  it("does not settle if a payee without a seat may not be paid any more", async () => {
    const n = await sale();
    const payee = await enrolled(n.s, 6);
    const destinations = n.schedule.destinations.map((line, i) =>
      i === 1 ? { ...line, party: payee.address } : line,
    );
    const room = await readyRoom(n, { ...n.schedule, destinations });
    await suspended(n.s, payee);
    await unsettled(n, room, "PartySuspended", [payee.address]);
    await obstructed(n, room, "PartySuspended", [payee.address]);
  });

  it("does not settle on the word of a registrar whose office ended", async () => {
    const n = await sale();
    const { s } = n;
    const room = await readyRoom(n);
    await s.consortium.revokeRole(roleOf("Registrar", BAOSHAN), s.registrar.address);
    const ended = [OfficeKind.Registrar, BAOSHAN, s.registrar.address];
    await unsettled(n, room, "OfficeRequired", ended);
    await obstructed(n, room, "OfficeRequired", ended);
    // Another registrar verifies it.
    await settlement.verify(s.with(s.secondRegistrar), room);
    await allIn(n, room);
    await settled(n, room);
  });

  it("does not settle while the daybook is closed", async () => {
    const n = await sale();
    const { s } = n;
    const room = await readyRoom(n);
    await s.daybook.connect(s.guardian).close(3_600, id("reason"));
    const until = await s.daybook.closedUntil();
    await unsettled(n, room, "DaybookClosed", [until]);
    // It opens again by itself: nothing stops the room.
    await refused(settlement.reportActivity(anyone(s), room), "DaybookClosed", [until]);
    await s.networkHelpers.time.increaseTo(await s.daybook.closedUntil());
    await settled(n, room);
  });

  it("does not settle once the council took the contract's offices", async () => {
    const n = await sale();
    const { s } = n;
    const room = await readyRoom(n);
    const contract = await s.rooms.getAddress();
    const snapshot = await s.networkHelpers.takeSnapshot();
    await s.consortium.revokeRole(roleOf("Settlement", 0), contract);
    await unsettled(n, room, "OfficeRequired", [OfficeKind.Settlement, 0, contract]);
    await snapshot.restore();
    await s.consortium.revokeRole(roleOf("Custodian", 0), contract);
    await unsettled(n, room, "PartyUnknown", [contract]);
  });
});
