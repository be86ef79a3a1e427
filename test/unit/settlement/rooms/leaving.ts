// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { ZeroHash } from "ethers";
import { settlement } from "../../../../sdk/index.js";
import { refused } from "../../../support/refusals.js";
import { enrolled } from "../../../support/registry.js";
import {
  acting,
  allIn,
  expectRoom,
  opened,
  paidIn,
  sale,
  settled,
  signed,
  table,
  verified,
  verifiedRoom,
  world,
} from "../../../support/settlement.js";

describe("a party leaves the table", () => {
  it("before it signs, with its money; the room needs another schedule", async () => {
    const n = await sale();
    const { s, agent, vendor, purchaser, schedule } = n;
    const room = await verifiedRoom(n);
    await paidIn(n, room, purchaser, 5n);
    await signed(n, room, [vendor]);
    const before = await s.token.balanceOf(purchaser.address);
    await acting(n, purchaser, settlement.withdrawing(s, room));
    expect(await s.token.balanceOf(purchaser.address)).to.equal(before + 5n);
    const left = await s.rooms.queryFilter(s.rooms.filters.WithdrawnFrom(room, purchaser.address));
    expect(left.length).to.equal(1);
    await expectRoom(n, room, "Open", 1, 3);
    expect((await s.rooms.roomOf(room)).schedule).to.equal(ZeroHash);
    const struct = settlement.scheduleToChain(schedule);
    const types = settlement.actTypes(schedule);
    await refused(s.rooms.connect(s.registrar).verify(room, struct, types), "ScheduleMismatch", [room]);
    await refused(s.rooms.connect(s.examiner).examine(room, struct), "ScheduleMismatch", [room]);
    await refused(acting(n, purchaser, settlement.withdrawing(s, room)), "NotSeated", [
      room,
      purchaser.address,
    ]);
    await acting(n, vendor, settlement.withdrawing(s, room)); // holds nothing, leaves all the same
    await acting(n, agent, settlement.proposing(s, room, schedule));
    await verified(n, room);
    await allIn(n, room);
    await settled(n, room);
  });

  it("not after it signed, nor if it never sat there", async () => {
    const n = await sale();
    const { s, vendor, bank } = n;
    const room = await verifiedRoom(n);
    await signed(n, room, [vendor]);
    const before = await world(n, [room]);
    const leave = settlement.withdrawing(s, room);
    await refused(acting(n, vendor, leave), "AlreadySigned", [room, vendor.address]);
    await refused(acting(n, bank, leave), "NotSeated", [room, bank.address]);
    expect(await world(n, [room])).to.deep.equal(before);
    await verified(n, room); // another round
    await acting(n, vendor, leave);
  });

  it("is not seated any more by a schedule without it", async () => {
    const n = await sale();
    const { s, agent, schedule } = n;
    const room = await opened(n, schedule);
    const other = await enrolled(s, 6);
    const seats = schedule.seats.map((seat) =>
      seat.role === "Agent" ? { ...seat, party: other.address } : seat,
    );
    await acting(n, agent, settlement.proposing(s, room, { ...schedule, seats }));
    await verified(n, room);
    await refused(signed(n, room, [agent]), "NotSeated", [room, agent.address]);
    await signed(n, room, [other]);
    expect(table(n).length).to.equal(Number((await s.rooms.roomOf(room)).parties));
  });
});
