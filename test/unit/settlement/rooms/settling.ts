// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { errors, settlement } from "../../../../sdk/index.js";
import { chargesOf } from "../../../support/charges.js";
import { balances } from "../../../support/money.js";
import { refused, titleId } from "../../../support/refusals.js";
import { keyOf } from "../../../support/registry.js";
import {
  acting,
  allIn,
  anyone,
  FEE,
  HELD,
  LOAN,
  now,
  opened,
  OPEN_FOR,
  OWN,
  paidIn,
  PAYOFF,
  readyRoom,
  REST,
  sale,
  settled,
  signed,
  table,
  verified,
  verifiedRoom,
  world,
} from "../../../support/settlement.js";

describe("a room that settles", () => {
  it("records its instruments in order and pays its money, in one transaction", async () => {
    const n = await sale();
    const { s, title, vendor, purchaser, outgoing, incoming, agent } = n;
    const room = await readyRoom(n);
    const last = await s.daybook.lastNumber();
    const { schedule, heads } = await settlement.find(s, room);
    if (schedule === null || heads === null) throw new Error("no verified room");
    const sent = s.rooms.connect(keyOf(s, 9)).settle(room, settlement.scheduleToChain(schedule), [...heads]);
    await expect(sent)
      .to.emit(s.rooms, "Settled")
      .withArgs(room, last + 1n, LOAN + OWN);
    for (const [i, instrument] of schedule.instruments.entries())
      await expect(sent)
        .to.emit(s.daybook, "Recorded")
        .withArgs(last + 1n + BigInt(i), await s.daybook.digestOf(instrument), s.registrar.address);
    expect(await s.daybook.lastNumber()).to.equal(last + 3n);
    expect(await s.land.balanceOf(purchaser.address, titleId(title))).to.equal(1n);
    expect(await s.land.balanceOf(vendor.address, titleId(title))).to.equal(0n);
    const [charge, ...others] = await chargesOf({ s, title });
    expect(others).to.deep.equal([]);
    expect(charge).to.include({ id: last + 3n, chargee: incoming.address, sum: LOAN });
    await balances(
      s.token,
      [vendor, REST],
      [purchaser, HELD - OWN],
      [outgoing, PAYOFF],
      [incoming, HELD - LOAN],
      [agent, FEE],
      [{ address: await s.rooms.getAddress() }, 0n],
    );
    const after = await s.rooms.roomOf(room);
    expect([after.state, after.held, after.signed, after.parties]).to.deep.equal([3n, 0n, 5n, 5n]);
  });

  it("does not settle again, nor change any more", async () => {
    const n = await sale();
    const { s, agent, vendor } = n;
    const room = await readyRoom(n);
    await settled(n, room);
    const before = await world(n, [room]);
    const RoomNotIn = [room, 3];
    await refused(settlement.settle(anyone(s), room), "RoomNotIn", RoomNotIn);
    await refused(settlement.verify(s.with(s.registrar), room), "RoomNotIn", RoomNotIn);
    await refused(settlement.examine(s.with(s.examiner), room), "RoomNotIn", RoomNotIn);
    await refused(settlement.reportActivity(anyone(s), room), "RoomNotIn", RoomNotIn);
    await refused(s.rooms.digestFor(room, vendor.address), "RoomNotIn", RoomNotIn);
    await refused(s.rooms.sign(room, vendor.address, "0x"), "RoomNotIn", RoomNotIn);
    for (const call of [
      settlement.proposing(s, room, n.schedule),
      settlement.rollingOver(s, room, { opens: 1, closes: 2 }),
      settlement.cancelling(s, room),
      settlement.withdrawing(s, room),
      settlement.funding(s, room, 1n)[1],
    ])
      await refused(acting(n, agent, call), "RoomNotIn", RoomNotIn);
    await refused(settlement.refund(s, room, vendor.address), "NothingHeld", [room, vendor.address]);
    expect(await world(n, [room])).to.deep.equal(before);
  });

  it("leaves what was paid in too much to its payer", async () => {
    const n = await sale();
    const { s, purchaser } = n;
    const room = await readyRoom(n);
    await paidIn(n, room, purchaser, 17n);
    await settled(n, room);
    expect((await s.rooms.placeOf(room, purchaser.address)).held).to.equal(17n);
    expect((await s.rooms.roomOf(room)).held).to.equal(17n);
    await expect(s.rooms.connect(keyOf(s, 9)).refund(room, purchaser.address))
      .to.emit(s.rooms, "Refunded")
      .withArgs(room, purchaser.address, purchaser.address, 17n);
    await balances(s.token, [purchaser, HELD - OWN], [{ address: await s.rooms.getAddress() }, 0n]);
  });

  it("does nothing if one fen is short", async () => {
    const n = await sale();
    const { s, purchaser, incoming } = n;
    const room = await verifiedRoom(n);
    await signed(n, room, table(n));
    await paidIn(n, room, incoming, LOAN);
    await paidIn(n, room, purchaser, OWN - 1n);
    const before = await world(n, [room]);
    const short = [room, purchaser.address, OWN - 1n, OWN];
    await refused(settlement.settle(anyone(s), room), "NotBalanced", short);
    expect(await world(n, [room])).to.deep.equal(before);
    await paidIn(n, room, purchaser, 1n);
    await settled(n, room);
    await balances(s.token, [n.vendor, REST]);
  });

  it("does nothing if one has not signed", async () => {
    const n = await sale();
    const { s, agent, purchaser, incoming } = n;
    const room = await verifiedRoom(n);
    await signed(n, room, table(n).slice(0, -1));
    await paidIn(n, room, incoming, LOAN);
    await paidIn(n, room, purchaser, OWN);
    const before = await world(n, [room]);
    await refused(settlement.settle(anyone(s), room), "SignatureMissing", [room, agent.address]);
    expect(await world(n, [room])).to.deep.equal(before);
  });

  it("settles from its first to its last second", async () => {
    const n = await sale();
    const { s } = n;
    const opens = (await now(s)) + 3_600;
    const closes = opens + OPEN_FOR;
    const room = await opened(n, n.schedule, { opens, closes });
    await verified(n, room);
    await allIn(n, room);
    const { time } = s.networkHelpers;
    await time.setNextBlockTimestamp(opens - 1);
    await refused(settlement.settle(anyone(s), room), "RoomNotOpenYet", [room, opens]);
    const snapshot = await s.networkHelpers.takeSnapshot();
    for (const moment of [opens, closes]) {
      await time.setNextBlockTimestamp(moment);
      await settled(n, room);
      await snapshot.restore();
    }
    await time.setNextBlockTimestamp(closes + 1);
    await refused(settlement.settle(anyone(s), room), "RoomClosed", [room, closes]);
  });

  it("asks for the schedule and the heads that were verified", async () => {
    const n = await sale();
    const { s } = n;
    const room = await readyRoom(n);
    const { heads } = await settlement.find(s, room);
    const right = settlement.scheduleToChain(n.schedule);
    const [first, second, third] = n.schedule.destinations;
    if (!first || !second || !third) throw new Error("three payees");
    const other = { ...n.schedule, destinations: [second, first, third] };
    const settle = (schedule: typeof right, list: readonly string[] | null) =>
      s.rooms.connect(keyOf(s, 9)).settle(room, schedule, [...(list ?? [])]);
    const before = await world(n, [room]);
    await refused(settle(settlement.scheduleToChain(other), heads), "ScheduleMismatch", [room]);
    await refused(settle(right, heads?.slice(1) ?? null), "HeadsMismatch", [room]);
    await refused(settle(right, heads?.map(() => `0x${"01".repeat(32)}`) ?? null), "HeadsMismatch", [room]);
    expect(await world(n, [room])).to.deep.equal(before);
    await refused(s.rooms.roomOf(room + 1n), "RoomUnknown", [room + 1n]);
    expect(errors.explain(errors.encode("ScheduleMismatch", [room]))?.whatToDo).to.include("Proposed");
  });
});
