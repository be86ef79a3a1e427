// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { ZeroAddress } from "ethers";
import {
  Act,
  OfficeKind,
  Role,
  roleOf,
  settlement,
  type Instrument,
  type Schedule,
} from "../../../../sdk/index.js";
import { charge, sale as sold, shareSale } from "../../../support/acts.js";
import { refused } from "../../../support/refusals.js";
import { drawn, enrolled } from "../../../support/registry.js";
import { acting, LOAN, opened, OWN, sale, type Sale } from "../../../support/settlement.js";

/** Expects a schedule to be refused when a room is opened with it, and when it is proposed. */
async function refusedSchedule(
  n: Sale,
  schedule: Schedule,
  name: string,
  values: (room: bigint) => readonly unknown[],
): Promise<void> {
  await refused(opened(n, schedule), name, values(1n));
  expect(await n.s.rooms.lastRoom()).to.equal(0n);
  const snapshot = await n.s.networkHelpers.takeSnapshot();
  const room = await opened(n, n.schedule);
  await refused(acting(n, n.agent, settlement.proposing(n.s, room, schedule)), name, values(room));
  expect((await n.s.rooms.roomOf(room)).edition).to.equal(1n);
  await snapshot.restore();
}

const replaced = <T>(list: readonly T[], index: number, change: Partial<T>): T[] =>
  list.map((one, i) => (i === index ? { ...one, ...change } : one));

const nothing = (): unknown[] => [];

describe("a schedule", () => {
  it("has seats and instruments", async () => {
    const n = await sale();
    await refusedSchedule(n, { ...n.schedule, seats: [] }, "ScheduleEmpty", nothing);
    await refusedSchedule(n, { ...n.schedule, instruments: [] }, "ScheduleEmpty", nothing);
  });

  it("may hold instruments with lists, which are read by their own title", async () => {
    const n = await sale();
    const { s, vendor, schedule } = n;
    const elsewhere = "320506001001GB00001W00000000";
    const children = ["320506001001GB00002W00000000", "320506001001GB00003W00000000"];
    const fields = { charges: [], children, extents: [1, 1], uses: ["Industrial", "Industrial"] } as const;
    const divide = await drawn(s, "Divide", elsewhere, vendor, fields);
    const room = await opened(n, { ...schedule, instruments: [...schedule.instruments, divide] });
    await s.consortium.revokeRole(roleOf("Examiner", 320506), s.examiner.address);
    const required = [OfficeKind.Examiner, 320506, s.examiner.address];
    await refused(settlement.examine(s.with(s.examiner), room), "OfficeRequired", required);
  });

  it("balances to the fen", async () => {
    const n = await sale();
    const { sources, destinations } = n.schedule;
    const short = { ...n.schedule, sources: replaced(sources, 1, { amount: OWN - 1n }) };
    const sum = LOAN + OWN;
    await refusedSchedule(n, short, "NotBalanced", (room) => [room, ZeroAddress, sum - 1n, sum]);
    const least = destinations.slice(1);
    const paid = least.reduce((all, { amount }) => all + amount, 0n);
    const lacking = { ...n.schedule, destinations: least };
    await refusedSchedule(n, lacking, "NotBalanced", (room) => [room, ZeroAddress, sum, paid]);
  });

  it("has lines that move money, and name what there is", async () => {
    const n = await sale();
    const { sources, destinations } = n.schedule;
    const ofSource = (change: Partial<(typeof sources)[number]>) => ({
      ...n.schedule,
      sources: replaced(sources, 1, change),
    });
    const ofPayee = (change: Partial<(typeof destinations)[number]>) => ({
      ...n.schedule,
      destinations: replaced(destinations, 2, change),
    });
    await refusedSchedule(n, ofSource({ amount: 0n }), "LineEmpty", () => [1]);
    await refusedSchedule(n, ofPayee({ amount: 0n }), "LineEmpty", () => [2]);
    await refusedSchedule(n, ofSource({ instrument: 4 }), "LineInvalid", () => [1, 4, 0]);
    await refusedSchedule(n, ofPayee({ instrument: 255, room: 9n }), "LineInvalid", () => [2, 255, 9]);
    const roomy = ofSource({ room: 3n } as object);
    await refusedSchedule(n, roomy, "LineInvalid", () => [1, 0, 3]);
    const contract = await n.s.rooms.getAddress();
    await refusedSchedule(n, ofPayee({ party: contract }), "LineInvalid", () => [2, 0, 0]);
    await opened(n, ofPayee({ instrument: 3, ref: 7n }));
  });

  it("takes money and applications from those at the table only", async () => {
    const n = await sale();
    const { bank, schedule } = n;
    const others = { ...schedule, sources: replaced(schedule.sources, 0, { party: bank.address }) };
    await refusedSchedule(n, others, "NotSeated", (room) => [room, bank.address]);
    const caution = await drawn(n.s, "Caution", n.title, bank, {});
    const applied = { ...schedule, instruments: [...schedule.instruments, caution] };
    await refusedSchedule(n, applied, "NotSeated", (room) => [room, bank.address]);
    const order = await drawn(n.s, "Lock", n.title, null, {});
    const official = { ...schedule, instruments: [...schedule.instruments, order] };
    await refusedSchedule(n, official, "NotSeated", (room) => [room, ZeroAddress]);
  });

  it("names party and role of every seat", async () => {
    const n = await sale();
    const { seats } = n.schedule;
    const without = { ...n.schedule, seats: replaced(seats, 4, { party: ZeroAddress }) };
    await refusedSchedule(n, without, "SeatInvalid", () => [4]);
    const roleless = { ...n.schedule, seats: replaced(seats, 4, { role: "None" } as object) };
    await refusedSchedule(n, roleless, "SeatInvalid", () => [4]);
  });

  it("has instruments in their one encoding, of acts that can be lodged", async () => {
    const n = await sale();
    const [discharge] = n.schedule.instruments as [Instrument];
    const longer = { ...discharge, body: `${discharge.body}00` };
    const length = (longer.body.length - 2) / 2;
    const malformed = { ...n.schedule, instruments: replaced(n.schedule.instruments, 0, longer) };
    await refusedSchedule(n, malformed, "InstrumentMalformed", () => [Act.Discharge, length]);
    const none = { ...n.schedule, instruments: replaced(n.schedule.instruments, 0, { act: Act.Succeed }) };
    await refusedSchedule(n, none, "ActNotLodged", () => [Act.Succeed]);
  });

  it("ends charges before the title passes, and creates them after, on one title", async () => {
    const n = await sale();
    const [discharge, transfer, mortgage] = n.schedule.instruments as [Instrument, Instrument, Instrument];
    const inOrder = (...instruments: Instrument[]) => ({ ...n.schedule, instruments });
    for (const [wrong, index] of [
      [inOrder(transfer, discharge, mortgage), 1],
      [inOrder(mortgage, discharge, transfer), 1],
      [inOrder(discharge, mortgage, transfer), 2],
    ] as const)
      await refusedSchedule(n, wrong, "InstrumentsOutOfOrder", () => [index]);
    const part = await drawn(n.s, "ReleasePart", n.title, n.outgoing, { charge: n.mortgage, sum: 1n });
    await refusedSchedule(n, inOrder(transfer, part, mortgage), "InstrumentsOutOfOrder", () => [1]);
    const share = await drawn(n.s, "TransferShare", n.title, n.vendor, shareSale(n.purchaser, 1n, 2n));
    const late = inOrder(discharge, transfer, mortgage, share);
    await refusedSchedule(n, late, "InstrumentsOutOfOrder", () => [3]);
    // An act without a place in the order stands anywhere, and other titles have orders of their own.
    const caution = await drawn(n.s, "Caution", n.title, n.agent, {});
    const elsewhere = await drawn(n.s, "Transfer", "310113001001GB00002W00000000", n.vendor, sold(n.agent));
    await opened(n, inOrder(discharge, caution, transfer, mortgage, elsewhere));
  });

  it("gives each role its instrument", async () => {
    const n = await sale();
    const stranger = await enrolled(n.s, 6);
    for (const role of ["Vendor", "Purchaser", "OutgoingLender", "IncomingLender"] as const) {
      const seats = [...n.schedule.seats, { party: stranger.address, role }];
      await refusedSchedule(n, { ...n.schedule, seats }, "RoleWithoutInstrument", () => [
        stranger.address,
        Role[role],
      ]);
    }
    const seats = [
      ...n.schedule.seats,
      { party: stranger.address, role: "DutyOffice" },
      { party: n.vendor.address, role: "Agent" },
    ] as const;
    const room = await opened(n, { ...n.schedule, seats });
    expect((await n.s.rooms.roomOf(room)).parties).to.equal(6n); // of seven seats, two are the vendor's
  });

  it("knows each role by every instrument that makes it", async () => {
    const n = await sale();
    const { s, title, vendor, purchaser, outgoing, incoming, mortgage } = n;
    const share = await drawn(s, "TransferShare", title, vendor, shareSale(purchaser, 1n, 2n));
    const part = await drawn(s, "ReleasePart", title, outgoing, { charge: mortgage, sum: 1n });
    const assignment = await drawn(s, "AssignCharge", title, outgoing, {
      charge: mortgage,
      to: incoming.address,
    });
    const [discharge, , created] = n.schedule.instruments as [Instrument, Instrument, Instrument];
    const made = (...instruments: Instrument[]) => ({ ...n.schedule, instruments });
    await opened(n, made(part, share, created));
    // What an assigned charge secures, the register knows.
    await opened(n, made(assignment, share));
    await refused(opened(n, made(part, created)), "RoleWithoutInstrument", [vendor.address, Role.Vendor]);
    const released = made(discharge, share);
    await refused(opened(n, released), "RoleWithoutInstrument", [incoming.address, Role.IncomingLender]);
  });

  it("lets an incoming lender pay in no more than its charges secure", async () => {
    const n = await sale();
    const { s, title, purchaser, incoming, schedule } = n;
    const [discharge, transfer] = schedule.instruments as [Instrument, Instrument];
    const secured = (sum: bigint) => drawn(s, "Charge", title, purchaser, charge(incoming, { sum }));
    const less = { ...schedule, instruments: [discharge, transfer, await secured(LOAN - 1n)] };
    await refusedSchedule(n, less, "LoanAboveCharge", () => [incoming.address, LOAN, LOAN - 1n]);
    const two = [discharge, transfer, await secured(LOAN - 1n), await secured(1n)];
    await opened(n, { ...schedule, instruments: two });
  });
});
