// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { OfficeKind, RoomState, roleOf, settlement, type Schedule } from "../../../../sdk/index.js";
import { lodged, sale as sold } from "../../../support/acts.js";
import { otherRules } from "../../../support/charges.js";
import { suspended } from "../../../support/recovery.js";
import { refused, titleId } from "../../../support/refusals.js";
import { BAOSHAN, drawn, enrolled, keyOf, parcel, parcelOf } from "../../../support/registry.js";
import {
  acting,
  allIn,
  anyone,
  now,
  OPEN_FOR,
  opened,
  redrawn,
  sale,
  settled,
  signed,
  table,
  verified,
  verifiedRoom,
  world,
  type Sale,
} from "../../../support/settlement.js";

/** Expects that a room cannot be verified, that its preview says the same, and that nothing changes. */
async function refusedRoom(
  n: Sale,
  schedule: Schedule,
  name: string,
  values: readonly unknown[],
): Promise<void> {
  const room = await opened(n, schedule);
  const before = await world(n, [room]);
  await refused(verified(n, room), name, values);
  const why = await settlement.whyNot(n.s.with(n.s.registrar), room);
  expect(why?.name).to.equal(name);
  expect(await world(n, [room])).to.deep.equal(before);
}

describe("a registrar verifies a room", () => {
  it("by recording everything on trial, of which nothing stays", async () => {
    const n = await sale();
    const { s, title, schedule } = n;
    const room = await opened(n, schedule);
    const before = [await s.daybook.lastNumber(), await s.land.headOf(titleId(title))];
    const head = before[1];
    expect(await settlement.whyNot(s.with(s.registrar), room)).to.equal(null);
    const struct = settlement.scheduleToChain(schedule);
    await expect(s.rooms.connect(s.registrar).verify(room, struct, settlement.actTypes(schedule)))
      .to.emit(s.rooms, "Verified")
      .withArgs(room, s.registrar.address, 2n, [head, head, head]);
    expect([await s.daybook.lastNumber(), await s.land.headOf(titleId(title))]).to.deep.equal(before);
    const r = await s.rooms.roomOf(room);
    expect([r.state, r.registrar, r.examiner]).to.deep.equal([2n, s.registrar.address, ZeroAddress]);
  });

  it("who holds the office of the titles' division", async () => {
    const n = await sale();
    const { s, schedule } = n;
    const room = await opened(n, schedule);
    for (const caller of [s.examiner, s.council, s.court, keyOf(s, 9)]) {
      const required = [OfficeKind.Registrar, BAOSHAN, caller.address];
      await refused(settlement.verify(s.with(caller), room), "OfficeRequired", required);
    }
    await s.consortium.grantRole(roleOf("Registrar", 320506), s.examiner.address, 0);
    const required = [OfficeKind.Registrar, BAOSHAN, s.examiner.address];
    await refused(settlement.verify(s.with(s.examiner), room), "OfficeRequired", required);
    const struct = settlement.scheduleToChain({ ...schedule, sources: [], destinations: [] });
    const types = settlement.actTypes(schedule);
    await refused(s.rooms.connect(s.registrar).verify(room, struct, types), "ScheduleMismatch", [room]);
  });

  it("and passes on what the register refuses, in its words", async () => {
    const n = await sale();
    const { s, title, outgoing, schedule } = n;
    const wrong = await drawn(s, "Discharge", title, outgoing, { charge: 99n });
    const instruments = [wrong, ...schedule.instruments.slice(1)];
    await refusedRoom(n, { ...schedule, instruments }, "ChargeUnknown", [titleId(title), 99]);
    const nobody = { ...schedule, seats: schedule.seats.filter(({ role }) => role !== "Purchaser") };
    const needless = {
      ...nobody,
      sources: [],
      destinations: [],
      instruments: schedule.instruments.slice(0, 2),
    };
    const alone = needless.seats.filter(({ role }) => role !== "IncomingLender");
    await refusedRoom(n, { ...needless, seats: alone }, "ConsentMissing", [n.purchaser.address]);
    const pending = await lodged(s, "Caution", title, [n.agent], {});
    const next = (await s.daybook.lastNumber()) + 1n;
    const { number } = pending.lodgement;
    await refusedRoom(n, schedule, "OutOfTurn", [titleId(title), next, number]);
  });

  it("if everyone at the table may act, and everyone paid may receive", async () => {
    const n = await sale();
    const { s, schedule } = n;
    const payee = await enrolled(s, 6);
    const stranger = keyOf(s, 9).address;
    const paying = (party: string, room: bigint | null = null) => ({
      ...schedule,
      destinations: schedule.destinations.map((line, i) => (i === 1 ? { ...line, party, room } : line)),
    });
    await refusedRoom(n, paying(stranger), "PartyUnknown", [stranger]);
    await refusedRoom(n, paying(stranger, 9n), "PartyUnknown", [stranger]);
    await refusedRoom(n, paying(ZeroAddress), "PartyUnknown", [ZeroAddress]);
    // A custodian takes deposits itself; pushed to it, in this room or another of its chain, they would be nobody's.
    const loans = await s.loans.getAddress();
    await refusedRoom(n, paying(loans), "PartyUnknown", [loans]);
    await refusedRoom(n, paying(loans, 9n), "PartyUnknown", [loans]);
    await verified(n, await opened(n, paying(payee.address)));
    await suspended(s, payee);
    await refusedRoom(n, paying(payee.address), "PartySuspended", [payee.address]);
    await suspended(s, n.outgoing);
    await refusedRoom(n, schedule, "PartySuspended", [n.outgoing.address]);
  });

  it("if every instrument is good until the room closes, to the second", async () => {
    const n = await sale();
    const { s } = n;
    const opens = await now(s);
    const times = { opens, closes: opens + OPEN_FOR };
    const good = await redrawn(n, BigInt(times.closes));
    const early = await redrawn(n, BigInt(times.closes - 1));
    const swapped = (index: number): Schedule => ({
      ...good,
      instruments: good.instruments.map((one, i) => (i === index ? (early.instruments[i] ?? one) : one)),
    });
    for (const index of [0, 1, 2]) {
      const room = await opened(n, swapped(index), times);
      const before = await world(n, [room]);
      const values = [room, index, times.closes - 1, times.closes];
      await refused(verified(n, room), "InstrumentEndsEarly", values);
      expect((await settlement.whyNot(s.with(s.registrar), room))?.name).to.equal("InstrumentEndsEarly");
      expect(await world(n, [room])).to.deep.equal(before);
    }
    const room = await opened(n, good, times);
    await verified(n, room);
    // A later time asks for later instruments.
    const later = { opens, closes: times.closes + 1 };
    await acting(n, n.agent, settlement.rollingOver(s, room, later));
    const values = [room, 0, times.closes, later.closes];
    await refused(verified(n, room), "InstrumentEndsEarly", values);
    await acting(n, n.agent, settlement.rollingOver(s, room, times));
    await verified(n, room);
    expect((await s.rooms.roomOf(room)).state).to.equal(BigInt(RoomState.Verified));
  });

  it("and not once all have signed: they settle, or the room closes", async () => {
    const n = await sale();
    const { s, agent, vendor } = n;
    const room = await verifiedRoom(n);
    const others = table(n).filter((party) => party !== vendor);
    await signed(n, room, others);
    await settlement.examine(s.with(s.examiner), room);
    await verified(n, room);
    await signed(n, room, others);
    await verified(n, room); // one signature is missing: another round may begin
    await allIn(n, room);
    const { closes, round } = await s.rooms.roomOf(room);
    const struct = settlement.scheduleToChain(n.schedule);
    const types = settlement.actTypes(n.schedule);
    const officers = [
      () => s.rooms.connect(s.registrar).verify(room, struct, types),
      () => s.rooms.connect(s.examiner).examine(room, struct),
      // Whoever asks: what the room is comes before who looks at it.
      () => s.rooms.connect(keyOf(s, 9)).verify(room, struct, types),
      () => s.rooms.connect(keyOf(s, 9)).examine(room, struct),
    ] as const;
    const before = await world(n, [room]);
    for (const attempt of officers) await refused(attempt(), "AllSigned", [room, closes]);
    expect((await settlement.whyNot(s.with(s.registrar), room))?.name).to.equal("AllSigned");
    expect(await world(n, [room])).to.deep.equal(before);
    await s.networkHelpers.time.increaseTo(closes + 1n);
    for (const attempt of officers) await refused(attempt(), "RoomClosed", [room, closes]);
    const times = { opens: closes, closes: closes + BigInt(OPEN_FOR / 2) };
    await acting(n, agent, settlement.rollingOver(s, room, times));
    await verified(n, room);
    expect((await s.rooms.roomOf(room)).round).to.equal(round + 2n);
  });

  it("with titles in several parcels, each by its head", async () => {
    const n = await sale();
    const { s, vendor, purchaser, schedule } = n;
    const second = await parcelOf(s, 2, vendor);
    const other = await drawn(s, "Transfer", second, vendor, sold(purchaser));
    const room = await opened(n, { ...schedule, instruments: [...schedule.instruments, other] });
    await verified(n, room);
    const { heads } = await settlement.find(s, room);
    const [here, there] = [await s.land.headOf(titleId(n.title)), await s.land.headOf(titleId(parcel(2)))];
    expect(heads).to.deep.equal([here, here, here, there]);
  });

  it("and nobody else rehearses", async () => {
    const { s, schedule, purchaser } = await sale();
    const struct = settlement.scheduleToChain(schedule);
    const [registrar, contract] = [s.registrar.address, await s.rooms.getAddress()];
    for (const caller of [keyOf(s, 9), s.registrar, purchaser.key])
      await refused(s.rooms.connect(caller).rehearse(struct, registrar, registrar), "NotItself", [
        caller.address,
      ]);
    const data = s.rooms.interface.encodeFunctionData("rehearse", [struct, registrar, registrar]);
    await refused(s.provider.call({ from: contract, to: contract, data }), "Rehearsed", []);
  });
});

describe("two officers of a room", () => {
  /** The sale under rules that ask for two officers for transfers. */
  async function strict(): Promise<Sale> {
    const n = await sale();
    await otherRules(n.s, { twoOfficerActs: ["Transfer"] });
    return { ...n, schedule: await redrawn(n) };
  }

  it("are an examiner who accepts and a registrar who verifies", async () => {
    const n = await strict();
    const { s, schedule } = n;
    const room = await opened(n, schedule);
    await refused(verified(n, room), "SameOfficer", [s.registrar.address]);
    const struct = settlement.scheduleToChain(schedule);
    await expect(s.rooms.connect(s.examiner).examine(room, struct))
      .to.emit(s.rooms, "Examined")
      .withArgs(room, s.examiner.address);
    await verified(n, room);
    expect((await s.rooms.roomOf(room)).examiner).to.equal(s.examiner.address);
    await allIn(n, room);
    await settled(n, room);
  });

  it("hold their offices, also when it settles", async () => {
    const n = await strict();
    const { s, schedule } = n;
    const room = await opened(n, schedule);
    for (const caller of [s.registrar, s.council, keyOf(s, 9)]) {
      const required = [OfficeKind.Examiner, BAOSHAN, caller.address];
      await refused(settlement.examine(s.with(caller), room), "OfficeRequired", required);
    }
    await settlement.examine(s.with(s.examiner), room);
    await verified(n, room);
    await allIn(n, room);
    await s.consortium.revokeRole(roleOf("Examiner", BAOSHAN), s.examiner.address);
    const before = await world(n, [room]);
    const required = [OfficeKind.Examiner, BAOSHAN, s.examiner.address];
    await refused(settlement.settle(anyone(s), room), "OfficeRequired", required);
    expect(await world(n, [room])).to.deep.equal(before);
  });

  it("are asked for again by another schedule, not by another round", async () => {
    const n = await strict();
    const { s, agent, schedule } = n;
    const room = await opened(n, schedule);
    await settlement.examine(s.with(s.examiner), room);
    await verified(n, room);
    await signed(n, room, [agent]);
    await verified(n, room);
    await acting(n, agent, settlement.proposing(s, room, schedule));
    expect((await s.rooms.roomOf(room)).examiner).to.equal(ZeroAddress);
    await refused(verified(n, room), "SameOfficer", [s.registrar.address]);
  });
});
