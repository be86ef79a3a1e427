// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { AbiCoder, concat, dataSlice, id, TypedDataEncoder, ZeroAddress, type ParamType } from "ethers";
import fc from "fast-check";
import { addressIn } from "../../../sdk/connect/index.js";
import { instruments, Role, settlement, type Frame, type Schedule, type Seat } from "../../../sdk/index.js";
import { ACTS, type LodgedAct } from "../../../sdk/instruments/index.js";
import { SettlementRoom__factory } from "../../../typechain-types/index.js";
import { fieldsOf } from "../../support/arbitrary.js";
import { drawn } from "../../support/registry.js";
import {
  acting,
  allIn,
  anyone,
  FEE,
  LOAN,
  now,
  OPEN_FOR,
  opened,
  OWN,
  paidIn,
  PAYOFF,
  period,
  REST,
  sale,
  settled,
  signed,
  verified,
  verifiedRoom,
} from "../../support/settlement.js";
import { loadSuite, type LoadedSuite } from "../../support/suite.js";

const address = fc
  .bigInt({ min: 1n, max: 2n ** 160n - 1n })
  .map((n) => `0x${n.toString(16).padStart(40, "0")}`);
const uint = (bits: number) => fc.bigInt({ min: 0n, max: 2n ** BigInt(bits) - 1n });
const ROLES = Object.keys(Role).slice(1) as Seat["role"][];
const text = fc.string({ unit: "binary", maxLength: 40 });

const source = fc.record({
  party: address,
  amount: uint(128),
  purpose: text,
  book: fc.option(address),
  ref: uint(32),
  instrument: fc.option(fc.integer({ min: 1, max: 255 })),
});
const destination = fc
  .tuple(source, fc.option(fc.bigInt({ min: 1n, max: 2n ** 32n - 1n })))
  .map(([line, room]) => ({ ...line, room }));

const instrument = fc
  .constantFrom(...(Object.keys(ACTS) as LodgedAct[]))
  .chain((act) => fc.tuple(address, fieldsOf(act)).map(([at, fields]) => instruments.build(at, act, fields)));

const schedule: fc.Arbitrary<Schedule> = fc.record({
  seats: fc.array(fc.record({ party: address, role: fc.constantFrom(...ROLES) }), { maxLength: 4 }),
  sources: fc.array(source, { maxLength: 3 }),
  destinations: fc.array(destination, { maxLength: 3 }),
  instruments: fc.array(instrument, { maxLength: 5 }),
});

const coder = AbiCoder.defaultAbiCoder();
const [, SCHEDULE, TYPES] = SettlementRoom__factory.createInterface().getFunction("verify").inputs as [
  ParamType,
  ParamType,
  ParamType,
];

/** The hash of a statement as the library of the contracts makes it; its functions are selected by names of structs. */
async function hashOnChain(
  { provider, deployment }: LoadedSuite,
  { room, round, opens, closes }: Frame,
  terms: Schedule,
): Promise<string> {
  const selector = dataSlice(id("hashOf(Statements.Frame,Schedule,string[])"), 0, 4);
  const values = coder.encode(
    ["tuple(uint32,uint32,uint64,uint64)", SCHEDULE, TYPES],
    [[room, round, opens, closes], settlement.scheduleToChain(terms), settlement.actTypes(terms)],
  );
  return provider.call({ to: addressIn(deployment, "Statements"), data: concat([selector, values]) });
}

describe("a settlement's schedule, off chain", () => {
  it("is hashed for signing as the contracts hash it, whatever it says", async () => {
    const s = await loadSuite();
    const frame = fc.record({ room: uint(32), round: uint(32), opens: uint(64), closes: uint(64) });
    const property = fc.asyncProperty(frame, schedule, async (times, terms) => {
      const at = { ...times, chainId: 31_337, rooms: ZeroAddress };
      const { primaryType, types, message } = settlement.statementTypedData(at, terms, ZeroAddress);
      const hash = TypedDataEncoder.from(types).hashStruct(primaryType, message);
      expect(hash).to.equal(await hashOnChain(s, at, terms));
    });
    await fc.assert(property, { numRuns: 60 });
  });

  it("goes to the chain and comes back", () => {
    const property = fc.property(schedule, (terms) => {
      const data = coder.encode([SCHEDULE], [settlement.scheduleToChain(terms)]);
      const [back] = coder.decode([SCHEDULE], data) as unknown as [never];
      const found = settlement.scheduleFromChain(back);
      expect(settlement.scheduleHash(found)).to.equal(settlement.scheduleHash(terms));
      expect(found.sources.map(({ purpose }) => purpose)).to.deep.equal(
        terms.sources.map(({ purpose }) => purpose),
      );
      expect(found.seats.map(({ role }) => role)).to.deep.equal(terms.seats.map(({ role }) => role));
      expect(found.destinations.map(({ room }) => room)).to.deep.equal(
        terms.destinations.map(({ room }) => room ?? null),
      );
    });
    fc.assert(property, { numRuns: 60 });
  });

  it("refuses amounts and numbers that no line can carry", async () => {
    const { schedule: terms } = await sale();
    const [first] = terms.sources;
    if (first === undefined) throw new Error("no source");
    for (const wrong of [{ amount: -1n }, { amount: 2n ** 128n }, { ref: 2n ** 32n }]) {
      const changed = { ...terms, sources: [{ ...first, ...wrong }] };
      expect(() => settlement.scheduleToChain(changed)).to.throw(RangeError, "does not fit");
    }
    const nobody = { ...terms, sources: [{ ...first, party: "0x12" }] };
    expect(() => settlement.scheduleToChain(nobody)).to.throw(TypeError, "address");
  });

  it("is told in words", async () => {
    const {
      vendor,
      purchaser,
      outgoing,
      incoming,
      agent,
      schedule: terms,
      mortgage,
      title,
      s,
    } = await sale();
    const lines = settlement.describe(terms);
    expect(lines.slice(0, 12)).to.deep.equal([
      `Vendor: ${vendor.address}`,
      `Purchaser: ${purchaser.address}`,
      `OutgoingLender: ${outgoing.address}`,
      `IncomingLender: ${incoming.address}`,
      `Agent: ${agent.address}`,
      `paid in by ${incoming.address}: 8,000.00 yuan, Loan`,
      `paid in by ${purchaser.address}: 4,345.68 yuan, Rest of the price`,
      "paid in together: 12,345.68 yuan",
      `paid to ${outgoing.address}: 5,000.00 yuan, Payoff of the old mortgage`,
      `paid to ${agent.address}: 12.35 yuan, Fee`,
      `paid to ${vendor.address}: 7,333.33 yuan, What is left of the price`,
      "paid out together: 12,345.68 yuan",
    ]);
    expect(lines).to.include(`instrument 1: Discharge of ${title}`);
    expect(lines).to.include(`  charge: ${mortgage}`);
    expect(lines).to.include(`instrument 3: Charge of ${title}`);
    const book = await s.rooms.getAddress();
    const told = settlement.describe({
      seats: [],
      instruments: [],
      sources: [{ party: agent.address, amount: 1n, purpose: "A", book, ref: 7n, instrument: 2 }],
      destinations: [{ party: agent.address, amount: 1n, purpose: "B", book, room: 4n }],
    });
    expect(told).to.deep.equal([
      `paid in by ${agent.address}: 0.01 yuan, A (told to ${book}: number 7, instrument 2)`,
      "paid in together: 0.01 yuan",
      `paid to ${agent.address}: 0.01 yuan, B, kept in room 4 (told to ${book}: number 0)`,
      "paid out together: 0.01 yuan",
    ]);
    expect([PAYOFF, FEE, REST]).to.deep.equal([500_000n, 1_235n, 733_333n]);
  });
});

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
