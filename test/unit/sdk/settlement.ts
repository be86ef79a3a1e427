// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { AbiCoder, concat, dataSlice, id, TypedDataEncoder, ZeroAddress, type ParamType } from "ethers";
import fc from "fast-check";
import { addressIn } from "../../../sdk/connect/index.js";
import { instruments, Role, settlement, type Frame, type Schedule, type Seat } from "../../../sdk/index.js";
import { ACTS, type LodgedAct } from "../../../sdk/instruments/index.js";
import { SettlementRoom__factory } from "../../../typechain-types/index.js";
import { fieldsOf } from "../../support/arbitrary.js";
import { FEE, PAYOFF, REST, sale } from "../../support/settlement.js";
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
