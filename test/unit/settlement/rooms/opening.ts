// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { settlement } from "../../../../sdk/index.js";
import { suspended } from "../../../support/recovery.js";
import { refused } from "../../../support/refusals.js";
import { keyOf } from "../../../support/registry.js";
import { expectRoom, now, opened, period, sale, world } from "../../../support/settlement.js";

/** Seconds for which money is bound at most. */
const LONGEST = 90 * 86_400;
/** A time that is still to come for years. */
const LATER = 4_102_444_900;

describe("a room is opened", () => {
  it("by a party, with its time and first schedule", async () => {
    const n = await sale();
    const { s, agent, schedule } = n;
    const times = await period(s);
    await s.networkHelpers.setBalance(agent.address, 10n ** 18n);
    const account = await s.ethers.getImpersonatedSigner(agent.address);
    const sent = s.rooms
      .connect(account)
      .open(times.opens, times.closes, settlement.scheduleToChain(schedule));
    await expect(sent).to.emit(s.rooms, "Opened").withArgs(1n, agent.address);
    await expect(sent).to.emit(s.rooms, "Scheduled").withArgs(1n, times.opens, times.closes);
    await expect(sent).to.emit(s.rooms, "Invited").withArgs(1n, n.vendor.address, 1n);
    await expect(sent).to.emit(s.rooms, "Invited").withArgs(1n, agent.address, 6n);
    await expect(sent).to.emit(s.rooms, "Proposed");
    await expectRoom(n, 1n, "Open", 1, 1);
    const r = await s.rooms.roomOf(1n);
    expect([r.opener, r.parties, r.schedule]).to.deep.equal([
      agent.address,
      5n,
      settlement.scheduleHash(schedule),
    ]);
    expect(await s.rooms.lastRoom()).to.equal(1n);
    expect((await s.rooms.placeOf(1n, n.vendor.address)).seated).to.equal(1n);
    expect(await opened(n, schedule)).to.equal(2n);
  });

  it("by nobody else", async () => {
    const { s, schedule, agent } = await sale();
    const stranger = keyOf(s, 9);
    const struct = settlement.scheduleToChain(schedule);
    const attempt = s.rooms.connect(stranger).open(1, LATER, struct);
    await refused(attempt, "PartyUnknown", [stranger.address]);
    await suspended(s, agent);
    await s.networkHelpers.setBalance(agent.address, 10n ** 18n);
    const account = await s.ethers.getImpersonatedSigner(agent.address);
    await refused(s.rooms.connect(account).open(1, LATER, struct), "PartySuspended", [agent.address]);
    expect(await s.rooms.lastRoom()).to.equal(0n);
  });

  it("for a time that is still to come", async () => {
    const n = await sale();
    const at = await now(n.s);
    const open = (opens: number, closes: number) => opened(n, n.schedule, { opens, closes });
    await refused(open(at + 100, at + 100), "RoomPeriodInvalid", [at + 100, at + 100]);
    await refused(open(at + 200, at + 100), "RoomPeriodInvalid", [at + 200, at + 100]);
    await refused(open(at - 200, at - 100), "RoomPeriodInvalid", [at - 200, at - 100]);
    expect(await n.s.rooms.lastRoom()).to.equal(0n);
    await refused(settlement.find(n.s, 1), "RoomUnknown", [1]);
  });

  it("for 90 days at most, to the second, counted from now", async () => {
    const n = await sale();
    const { s, agent, schedule } = n;
    expect(await s.rooms.LONGEST_BINDING()).to.equal(BigInt(LONGEST));
    const room = await opened(n, schedule);
    const before = await world(n, [room]);
    const { time } = s.networkHelpers;
    const at = (await now(s)) + 1_000;
    const [most, beyond] = [0, 1].map((more) => ({ opens: at + 10, closes: at + LONGEST + more }));
    if (most === undefined || beyond === undefined) throw new Error("two times are made");
    const invalid = [beyond.opens, beyond.closes];
    await s.networkHelpers.setBalance(agent.address, 10n ** 18n);
    const account = s.rooms.connect(await s.ethers.getImpersonatedSigner(agent.address));
    const struct = settlement.scheduleToChain(schedule);
    await time.increaseTo(at - 1);
    const snapshot = await s.networkHelpers.takeSnapshot();
    /** In a block of that second. */
    const then = async <T>(send: () => Promise<T>): Promise<T> => {
      await snapshot.restore();
      await time.setNextBlockTimestamp(at);
      return send();
    };
    await refused(
      then(() => account.open(beyond.opens, beyond.closes, struct)),
      "RoomPeriodInvalid",
      invalid,
    );
    await refused(
      then(() => account.rollOver(room, beyond.opens, beyond.closes)),
      "RoomPeriodInvalid",
      invalid,
    );
    expect(await world(n, [room])).to.deep.equal(before);
    await then(() => account.rollOver(room, most.opens, most.closes));
    expect((await s.rooms.roomOf(room)).closes).to.equal(BigInt(most.closes));
    await then(() => account.open(most.opens, most.closes, struct));
    expect((await s.rooms.roomOf(room + 1n)).closes).to.equal(BigInt(most.closes));
    // A second later the same time would have been short enough.
    await account.open(beyond.opens, beyond.closes, struct);
    expect((await s.rooms.roomOf(room + 2n)).closes).to.equal(BigInt(beyond.closes));
  });
});
