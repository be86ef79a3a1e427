// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { RoomState, settlement, type RoomPeriod } from "../../../../sdk/index.js";
import { refused } from "../../../support/refusals.js";
import {
  acting,
  allIn,
  anyone,
  expectRoom,
  now,
  OPEN_FOR,
  period,
  paidIn,
  sale,
  signed,
  verified,
  verifiedRoom,
  world,
  type Sale,
} from "../../../support/settlement.js";

/** A time that is still to come. */
async function later({ s }: Pick<Sale, "s">): Promise<RoomPeriod> {
  const opens = (await now(s)) + OPEN_FOR;
  return { opens, closes: opens + OPEN_FOR };
}

describe("a room", () => {
  it("is open again after each thing that makes signatures void, and settles only when verified", async () => {
    const n = await sale();
    const { s, agent, schedule } = n;
    const room = await verifiedRoom(n);
    await expectRoom(n, room, "Verified", 1, 2);
    const ways: [() => Promise<unknown>, number][] = [
      [() => acting(n, agent, settlement.proposing(s, room, schedule)), 1],
      [async () => acting(n, agent, settlement.rollingOver(s, room, await period(s))), 0],
      [() => settlement.examine(s.with(s.examiner), room), 0],
    ];
    let [edition, round] = [1, 2];
    for (const [reopen, proposals] of ways) {
      await signed(n, room, [n.vendor]);
      await expectRoom(n, room, "Verified", edition, round, 1);
      await reopen();
      [edition, round] = [edition + proposals, round + 1];
      await expectRoom(n, room, "Open", edition, round);
      for (const attempt of attemptsOf(n, room))
        await refused(attempt(), "RoomNotIn", [room, RoomState.Open]);
      await verified(n, room);
      round += 1;
    }
    await signed(n, room, [n.vendor]);
    await verified(n, room);
    await expectRoom(n, room, "Verified", edition, round + 1);
  });

  /** What only a verified room allows. */
  const attemptsOf = ({ s, schedule, vendor }: Sale, room: bigint): (() => Promise<unknown>)[] => {
    const struct = settlement.scheduleToChain(schedule);
    return [
      () => s.rooms.settle(room, struct, []),
      () => s.rooms.settleChain([room], [struct], [[]]),
      () => s.rooms.reportActivity(room, struct, []),
      () => s.rooms.sign(room, vendor.address, "0x"),
      () => s.rooms.digestFor(room, vendor.address),
    ];
  };

  it("that was never opened allows nothing", async () => {
    const n = await sale();
    const { s, agent, schedule } = n;
    const None = [7, RoomState.None];
    const struct = settlement.scheduleToChain(schedule);
    for (const attempt of [
      ...attemptsOf(n, 7n),
      () => s.rooms.connect(s.examiner).examine(7, struct),
      () => s.rooms.connect(s.registrar).verify(7, struct, []),
      () => acting(n, agent, settlement.proposing(s, 7, schedule)),
      () => acting(n, agent, settlement.rollingOver(s, 7, { opens: 1, closes: 2 })),
      () => acting(n, agent, settlement.cancelling(s, 7)),
      () => acting(n, agent, settlement.withdrawing(s, 7)),
      () => acting(n, agent, settlement.funding(s, 7, 1n)[1]),
    ])
      await refused(attempt(), "RoomNotIn", None);
    await refused(s.rooms.refund(7, agent.address), "RoomUnknown", [7]);
  });

  it("is changed and given up by its opener alone", async () => {
    const n = await sale();
    const { s, vendor, schedule } = n;
    const room = await verifiedRoom(n);
    const before = await world(n, [room]);
    for (const call of [
      settlement.proposing(s, room, schedule),
      settlement.rollingOver(s, room, await later(n)),
      settlement.cancelling(s, room),
    ])
      await refused(acting(n, vendor, call), "NotOpener", [room, vendor.address]);
    expect(await world(n, [room])).to.deep.equal(before);
  });

  it("is not changed by its opener, nor looked at again by officers, once all have signed, until it closes", async () => {
    const n = await sale();
    const { s, agent, schedule } = n;
    const room = await verifiedRoom(n);
    await allIn(n, room);
    const { closes } = await s.rooms.roomOf(room);
    const before = await world(n, [room]);
    const calls = [
      settlement.proposing(s, room, schedule),
      settlement.rollingOver(s, room, await later(n)),
      settlement.cancelling(s, room),
    ];
    for (const call of calls) await refused(acting(n, agent, call), "AllSigned", [room, closes]);
    await refused(settlement.examine(s.with(s.examiner), room), "AllSigned", [room, closes]);
    await refused(settlement.verify(s.with(s.registrar), room), "AllSigned", [room, closes]);
    expect(await world(n, [room])).to.deep.equal(before);
    await s.networkHelpers.time.increaseTo(closes + 1n);
    const snapshot = await s.networkHelpers.takeSnapshot();
    for (const call of [
      settlement.proposing(s, room, schedule),
      settlement.rollingOver(s, room, await later(n)),
      settlement.cancelling(s, room),
    ]) {
      await acting(n, agent, call);
      expect((await s.rooms.roomOf(room)).state).not.to.equal(2n);
      await snapshot.restore();
    }
  });

  it("does nothing after it closed but give money back, until it is rolled over", async () => {
    const n = await sale();
    const { s, agent, vendor, purchaser } = n;
    const room = await verifiedRoom(n);
    const { closes } = await s.rooms.roomOf(room);
    await paidIn(n, room, purchaser, 5n);
    await s.networkHelpers.time.increaseTo(closes + 1n);
    const Closed = [room, closes];
    const before = await world(n, [room]);
    await refused(settlement.examine(s.with(s.examiner), room), "RoomClosed", Closed);
    await refused(settlement.verify(s.with(s.registrar), room), "RoomClosed", Closed);
    await refused(signed(n, room, [vendor]), "RoomClosed", Closed);
    await refused(settlement.settle(anyone(s), room), "RoomClosed", Closed);
    await refused(acting(n, vendor, settlement.withdrawing(s, room)), "RoomClosed", Closed);
    await refused(acting(n, purchaser, settlement.funding(s, room, 1n)[1]), "RoomClosed", Closed);
    await refused(paidIn(n, room, purchaser, 1n), "RoomClosed", Closed);
    expect(await world(n, [room])).to.deep.equal(before);
    const past = { opens: closes - 10n, closes };
    const invalid = [past.opens, past.closes];
    await refused(acting(n, agent, settlement.rollingOver(s, room, past)), "RoomPeriodInvalid", invalid);
    await acting(n, agent, settlement.rollingOver(s, room, { opens: closes, closes: closes + 3_600n }));
    await expectRoom(n, room, "Open", 1, 3);
    await verified(n, room);
    await signed(n, room, [vendor]);
    expect((await s.rooms.placeOf(room, purchaser.address)).held).to.equal(5n);
  });

  it("that is given up gives everything back", async () => {
    const n = await sale();
    const { s, agent, purchaser } = n;
    const room = await verifiedRoom(n);
    await paidIn(n, room, purchaser, 5n);
    await signed(n, room, [purchaser]);
    await acting(n, agent, settlement.cancelling(s, room));
    await expectRoom(n, room, "Cancelled", 1, 2, 1);
    const events = await s.rooms.queryFilter(s.rooms.filters.Cancelled(room));
    expect(events.length).to.equal(1);
    for (const attempt of attemptsOf(n, room))
      await refused(attempt(), "RoomNotIn", [room, RoomState.Cancelled]);
    const before = await s.token.balanceOf(purchaser.address);
    await settlement.refund(anyone(s), room, purchaser.address);
    expect(await s.token.balanceOf(purchaser.address)).to.equal(before + 5n);
  });
});
