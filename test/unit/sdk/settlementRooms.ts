// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { settlement } from "../../../sdk/index.js";
import { drawn } from "../../support/registry.js";
import {
  acting,
  allIn,
  anyone,
  LOAN,
  now,
  OPEN_FOR,
  opened,
  OWN,
  paidIn,
  period,
  sale,
  settled,
  signed,
  verified,
  verifiedRoom,
} from "../../support/settlement.js";
import type { LoadedSuite } from "../../support/suite.js";

describe("a room, found", () => {
  it("says what it is and who has still to sign, and to pay how much", async () => {
    const n = await sale();
    const { s, vendor, purchaser, incoming, agent, outgoing, schedule: terms } = n;
    const times = await period(s);
    const room = await opened(n, terms, times);
    const open = await settlement.find(s, room);
    expect(open).to.include({ room, state: "Open", opener: agent.address, held: 0n, edition: 1n, round: 1n });
    expect(open).to.include({ opens: BigInt(times.opens), closes: BigInt(times.closes) });
    expect(open).to.include({ examiner: null, registrar: null, heads: null });
    expect(settlement.scheduleHash(open.schedule ?? { ...terms, seats: [] })).to.equal(
      settlement.scheduleHash(terms),
    );
    const wanted = (party: { address: string }, signature: boolean, amount: bigint) => ({
      party: party.address,
      signature,
      amount,
    });
    expect(open.missing).to.deep.equal([
      wanted(vendor, true, 0n),
      wanted(purchaser, true, OWN),
      wanted(outgoing, true, 0n),
      wanted(incoming, true, LOAN),
      wanted(agent, true, 0n),
    ]);
    await settlement.examine(s.with(s.examiner), room);
    await verified(n, room);
    await signed(n, room, [vendor, purchaser, outgoing]);
    await paidIn(n, room, purchaser, OWN - 1n);
    await paidIn(n, room, incoming, LOAN + 1n);
    const half = await settlement.find(s, room);
    expect(half).to.include({ state: "Verified", examiner: s.examiner.address, held: OWN + LOAN });
    expect(half.registrar).to.equal(s.registrar.address);
    expect(half.heads?.length).to.equal(3);
    expect(half.missing).to.deep.equal([
      wanted(purchaser, false, 1n),
      wanted(incoming, true, 0n),
      wanted(agent, true, 0n),
    ]);
    const [, place] = half.places;
    const { signedAt } = await s.rooms.placeOf(room, purchaser.address);
    expect(place).to.deep.equal({
      party: purchaser.address,
      roles: ["Purchaser"],
      held: OWN - 1n,
      due: OWN,
      signedAt,
    });
    await signed(n, room, [incoming, agent]);
    await paidIn(n, room, purchaser, 1n);
    expect((await settlement.find(s, room)).missing).to.deep.equal([]);
    await settled(n, room);
    const done = await settlement.find(s, room);
    expect(done).to.include({ state: "Settled", held: 1n });
    expect(done.missing).to.deep.equal([]);
    expect(done.places.find(({ party }) => party === incoming.address)?.held).to.equal(1n);
  });

  it("has no schedule since a party left, and still names who holds money", async () => {
    const n = await sale();
    const { s, vendor, purchaser, agent, schedule: terms } = n;
    const room = await verifiedRoom(n);
    await paidIn(n, room, purchaser, 5n);
    await settlement.withdraw(s, room, vendor.address, vendor.key, await soon(s));
    const left = await settlement.find(s, room);
    expect(left).to.include({ state: "Open", schedule: null, heads: null });
    const place = { party: purchaser.address, roles: [], held: 5n, due: 0n, signedAt: null };
    expect(left.places).to.deep.equal([place]);
    expect(left.missing).to.deep.equal([]);
    for (const attempt of [
      settlement.verify(s.with(s.registrar), room),
      settlement.whyNot(s.with(s.registrar), room),
      settlement.examine(s.with(s.examiner), room),
    ])
      expect(await failed(attempt)).to.include("a party left the table");
    for (const attempt of [
      settlement.settle(anyone(s), room),
      settlement.reportActivity(anyone(s), room),
      settlement.statement(s, room, agent.address),
    ])
      expect(await failed(attempt)).to.include("is not verified");
    await settlement.propose(s, room, agent.address, agent.key, terms, await soon(s));
    expect((await settlement.find(s, room)).edition).to.equal(2n);
  });

  it("is changed and given up by its opener's keys", async () => {
    const n = await sale();
    const { s, agent } = n;
    const room = await verifiedRoom(n);
    const opens = (await now(s)) + 60;
    const times = { opens, closes: opens + OPEN_FOR };
    await settlement.rollOver(s, room, agent.address, agent.key, times, await soon(s));
    const later = await settlement.find(s, room);
    expect(later).to.include({ state: "Open", opens: BigInt(opens), closes: BigInt(opens + OPEN_FOR) });
    await settlement.cancel(s, room, agent.address, agent.key, await soon(s));
    expect((await settlement.find(s, room)).state).to.equal("Cancelled");
  });

  it("is not taken from a node that tells another schedule, or none", async () => {
    const n = await sale();
    const { s, purchaser, schedule: terms } = n;
    const room = await opened(n, terms);
    const caution = await drawn(s, "Caution", n.title, purchaser, {});
    const other = await opened(n, { ...terms, instruments: [...terms.instruments, caution] });
    const [wrong] = await s.rooms.queryFilter(s.rooms.filters.Proposed(other));
    const telling = (events: unknown[]) => {
      const rooms = Object.create(s.rooms, {
        queryFilter: { value: async () => Promise.resolve(events) },
      }) as unknown;
      return Object.create(s, { rooms: { value: rooms } }) as LoadedSuite;
    };
    expect(await failed(settlement.find(telling([wrong]), room))).to.include("not that of room 1");
    expect(await failed(settlement.find(telling([]), room))).to.include("does not tell the schedule");
  });

  it("is signed and funded by calls of an account, too", async () => {
    const n = await sale();
    const { s, purchaser } = n;
    const room = await verifiedRoom(n);
    const sign = settlement.signing(s, room, purchaser.address);
    await acting(n, purchaser, sign, ...settlement.funding(s, room, OWN));
    const { missing } = await settlement.find(s, room);
    expect(missing.map(({ party }) => party)).not.to.include(purchaser.address);
    await verified(n, room);
    await allIn(n, room);
    await settled(n, room);
  });
});

const soon = async (s: LoadedSuite): Promise<{ deadline: bigint }> => ({
  deadline: BigInt(await now(s)) + 3_600n,
});

/** What a call failed with. */
async function failed(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error("it did not fail");
}
