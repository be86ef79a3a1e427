// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { TypedDataEncoder, zeroPadValue, type TypedDataField } from "ethers";
import { Act, instruments, settlement, type Instrument } from "../../../../sdk/index.js";
import { enrolledWith } from "../../../support/money.js";
import { suspended } from "../../../support/recovery.js";
import { refused } from "../../../support/refusals.js";
import { drawn, keyOf } from "../../../support/registry.js";
import {
  acting,
  allIn,
  anyone,
  opened,
  sale,
  settled,
  signed,
  verified,
  verifiedRoom,
  world,
  type Sale,
} from "../../../support/settlement.js";

const fields = (text: string): TypedDataField[] =>
  text.split(", ").map((field) => {
    const [type = "", name = ""] = field.split(" ");
    return { name, type };
  });

const HEADER =
  "string title, address applicant, bytes32 evidence, uint24 effective, uint256 nonce, uint64 deadline";

/** The type of the sale's statement, written out by hand. */
const TYPES: Record<string, TypedDataField[]> = {
  Settlement: fields(
    "uint32 room, uint32 round, uint64 opens, uint64 closes, Seat[] seats, Line[] sources, Line[] destinations, Discharge instrument1, Transfer instrument2, Charge instrument3",
  ),
  Seat: fields("address party, string role"),
  Line: fields(
    "address party, uint128 amount, string purpose, address book, uint32 ref, uint8 instrument, uint32 room",
  ),
  Discharge: fields(`${HEADER}, uint32 charge`),
  Transfer: fields(`${HEADER}, address to, uint8 cause, bool acknowledged, bytes32 terms, uint32 notice`),
  Charge: fields(
    `${HEADER}, uint8 kind, address chargee, uint128 sum, uint24 from, uint24 until, bool transferBan, uint32 parent, uint32 rankWith, uint32 notice, uint256 dominant, bool acknowledged, bytes32 terms`,
  ),
};

/** What a party of the sale signs, put together by hand. */
async function statementByHand({ s, schedule }: Sale, room: bigint, party: string): Promise<string> {
  const verifyingContract = await s.rooms.getAddress();
  const { round, opens, closes } = await s.rooms.roomOf(room);
  const { chainId } = s.deployment;
  const line = (one: (typeof schedule.destinations)[number]) => ({
    ...one,
    book: `0x${"00".repeat(20)}`,
    ref: 0,
    instrument: 0,
    room: 0,
  });
  const [instrument1, instrument2, instrument3] = schedule.instruments.map(
    (one) => instruments.typedData(one, chainId).message,
  );
  const domain = {
    name: "Parkfolio",
    version: "1",
    chainId,
    verifyingContract,
    salt: zeroPadValue(party, 32),
  };
  const { seats } = schedule;
  const [sources, destinations] = [schedule.sources.map(line), schedule.destinations.map(line)];
  const rest = { instrument1, instrument2, instrument3 };
  const message = { room, round, opens, closes, seats, sources, destinations, ...rest };
  return TypedDataEncoder.hash(domain, TYPES, message);
}

describe("what parties of a room sign", () => {
  it("is one statement of all that is settled (EIP-712)", async () => {
    const n = await sale();
    const { s, vendor, schedule } = n;
    const room = await verifiedRoom(n);
    const digest = await s.rooms.digestFor(room, vendor.address);
    expect(digest).to.equal(await statementByHand(n, room, vendor.address));
    const { round, opens, closes } = await s.rooms.roomOf(room);
    const frame = {
      chainId: s.deployment.chainId,
      rooms: await s.rooms.getAddress(),
      room,
      round,
      opens,
      closes,
    };
    expect(settlement.statementDigest(frame, schedule, vendor.address)).to.equal(digest);
    expect(await s.rooms.digestFor(room, n.agent.address)).not.to.equal(digest);
  });

  it("is put together from the types of the acts, each given once and by name", async () => {
    const n = await sale();
    const { s, schedule } = n;
    const room = await opened(n, schedule);
    const types = settlement.actTypes(schedule);
    const [charge = "", discharge = "", transfer = ""] = types;
    const before = await world(n, [room]);
    const verify = (...given: string[]) =>
      s.rooms.connect(s.registrar).verify(room, settlement.scheduleToChain(schedule), given);
    await refused(verify(), "ActTypeMissing", [Act.Discharge]);
    await refused(verify(charge, discharge), "ActTypeMissing", [Act.Transfer]);
    await refused(
      verify(charge, discharge, transfer.replace("address to", "address taker")),
      "ActTypeMissing",
      [Act.Transfer],
    );
    await refused(verify(charge, transfer, discharge), "ActTypesNotInOrder", [2]);
    await refused(verify(discharge, charge, transfer), "ActTypesNotInOrder", [1]);
    await refused(verify(charge, charge, discharge, transfer), "ActTypesNotInOrder", [1]);
    await refused(verify(charge, discharge, "Lock(string title)", transfer), "ActTypesNotInOrder", [2]);
    await refused(verify(charge, discharge, transfer, "no type"), "ActTypesNotInOrder", [3]);
    expect(await world(n, [room])).to.deep.equal(before);
    await verify(...types);
  });

  it("names lines and seats before, between and after the acts", async () => {
    const n = await sale();
    const { s, title, vendor, purchaser } = n;
    // "Caution" stands before "Line", "Search" between it and "Seat", "Transfer" behind.
    const search = await drawn(s, "Search", title, purchaser, {});
    const caution = await drawn(s, "Caution", title, purchaser, {});
    for (const list of [[search], [caution], [caution, search], [search, caution]]) {
      const seats = [
        { party: purchaser.address, role: "Agent" },
        { party: vendor.address, role: "Agent" },
      ] as const;
      const room = await opened(n, { seats, sources: [], destinations: [], instruments: list });
      const problem = await settlement.whyNot(s.with(s.registrar), room);
      expect(problem?.message ?? "none").to.equal("none");
      await verified(n, room);
      const { domain, types, message } = await settlement.statement(s, room, vendor.address);
      expect(await s.rooms.digestFor(room, vendor.address)).to.equal(
        TypedDataEncoder.hash(domain, types, message),
      );
    }
  });
});

describe("a party signs", () => {
  it("by its keys, whoever sends it, or by a call of its account", async () => {
    const n = await sale();
    const { s, vendor, purchaser } = n;
    const room = await verifiedRoom(n);
    await settlement.sign(anyone(s), room, vendor.address, vendor.key);
    await acting(n, purchaser, settlement.signing(s, room, purchaser.address));
    for (const { address } of [vendor, purchaser]) {
      const [event, ...others] = await s.rooms.queryFilter(s.rooms.filters.Signed(room, address));
      expect(others).to.deep.equal([]);
      expect(event?.args.round).to.equal(2n);
      const place = await s.rooms.placeOf(room, address);
      const block = await event?.getBlock();
      expect([place.signed, place.signedAt]).to.deep.equal([2n, BigInt(block?.timestamp ?? 0)]);
    }
    expect((await s.rooms.roomOf(room)).signed).to.equal(2n);
  });

  it("by as many keys as its account asks for", async () => {
    const n = await sale();
    const { s, schedule } = n;
    const keys = [keyOf(s, 6), keyOf(s, 7)];
    const board = await enrolledWith(
      s,
      "board",
      keys.map(({ address }) => address),
      keys,
    );
    const seats = [...schedule.seats, { party: board.address, role: "Agent" } as const];
    const room = await verifiedRoom(n, { ...schedule, seats });
    const digest = await s.rooms.digestFor(room, board.address);
    const alone = settlement.sign(s, room, board.address, [keyOf(s, 6)], { multi: true });
    await refused(alone, "SignatureInvalid", [room, board.address, digest]);
    await settlement.sign(s, room, board.address, keys);
    expect((await s.rooms.roomOf(room)).signed).to.equal(1n);
  });

  it("once in a round", async () => {
    const n = await sale();
    const { s, vendor } = n;
    const room = await verifiedRoom(n);
    await signed(n, room, [vendor]);
    await refused(signed(n, room, [vendor]), "AlreadySigned", [room, vendor.address]);
    const again = acting(n, vendor, settlement.signing(s, room, vendor.address));
    await refused(again, "AlreadySigned", [room, vendor.address]);
    expect((await s.rooms.roomOf(room)).signed).to.equal(1n);
  });

  it("with its own keys and account alone", async () => {
    const n = await sale();
    const { s, vendor, purchaser, bank } = n;
    const room = await verifiedRoom(n);
    const digest = await s.rooms.digestFor(room, vendor.address);
    const Invalid = [room, vendor.address, digest];
    const before = await world(n, [room]);
    // Another's key, its own key over what another signs, nothing at all, another's account.
    await refused(settlement.sign(s, room, vendor.address, purchaser.key), "SignatureInvalid", Invalid);
    const { domain, types, message } = await settlement.statement(s, room, purchaser.address);
    const forAnother = await vendor.key.signTypedData(domain, types, message);
    await refused(s.rooms.sign(room, vendor.address, forAnother), "SignatureInvalid", Invalid);
    for (const unreadable of ["0x", "0x12345678", `0x${"11".repeat(65)}`, `0x${"22".repeat(640)}`])
      await refused(s.rooms.sign(room, vendor.address, unreadable), "SignatureInvalid", Invalid);
    const byAnother = settlement.signing(s, room, vendor.address);
    await refused(acting(n, purchaser, byAnother), "SignatureInvalid", Invalid);
    await refused(signed(n, room, [bank]), "NotSeated", [room, bank.address]);
    await suspended(s, vendor);
    await refused(signed(n, room, [vendor]), "PartySuspended", [vendor.address]);
    expect(await world(n, [room])).to.deep.equal(before);
  });

  it("for one room and one round", async () => {
    const n = await sale();
    const { s, vendor } = n;
    const room = await verifiedRoom(n);
    const twin = await verifiedRoom(n);
    const { domain, types, message } = await settlement.statement(s, room, vendor.address);
    const signature = await vendor.key.signTypedData(domain, types, message);
    const elsewhere = [twin, vendor.address, await s.rooms.digestFor(twin, vendor.address)];
    await refused(s.rooms.sign(twin, vendor.address, signature), "SignatureInvalid", elsewhere);
    await verified(n, room);
    const later = [room, vendor.address, await s.rooms.digestFor(room, vendor.address)];
    await refused(s.rooms.sign(room, vendor.address, signature), "SignatureInvalid", later);
    expect((await s.rooms.roomOf(room)).signed).to.equal(0n);
    expect((await s.rooms.roomOf(twin)).signed).to.equal(0n);
  });

  it("no instrument outside the room", async () => {
    const n = await sale();
    const { s, vendor, schedule } = n;
    const room = await verifiedRoom(n);
    await allIn(n, room);
    const [, transfer] = schedule.instruments as [Instrument, Instrument];
    const data = await settlement.statement(s, room, vendor.address);
    const signature = await vendor.key.signTypedData(data.domain, data.types, data.message);
    const consents = [{ party: vendor.address, signature }];
    const attempt = s.daybook.connect(s.registrar).lodgeAndRecord(transfer, consents);
    const digest = await s.daybook.digestFor(transfer, vendor.address);
    await refused(attempt, "ConsentInvalid", [vendor.address, digest]);
    await settled(n, room);
  });

  it("while its key is a contract that tries to interfere, which cannot", async () => {
    const n = await sale();
    const { s, schedule } = n;
    const key = await s.ethers.deployContract("CallingSigner");
    const address = await key.getAddress();
    const party = await enrolledWith(s, "caller", [address], [], 1);
    const seats = [...schedule.seats, { party: party.address, role: "Agent" } as const];
    const room = await verifiedRoom(n, { ...schedule, seats });
    const coder = s.ethers.AbiCoder.defaultAbiCoder();
    const signature = coder.encode(["bytes[]", "bytes[]"], [[address], ["0x01"]]);
    const encode = s.rooms.interface.encodeFunctionData.bind(s.rooms.interface);
    const target = await s.rooms.getAddress();
    // Anyone may bring the vendor's signature, but not while another's is looked at.
    const { domain, types, message } = await settlement.statement(s, room, n.vendor.address);
    const brought = await n.vendor.key.signTypedData(domain, types, message);
    const before = await s.networkHelpers.takeSnapshot();
    await s.rooms.sign(room, n.vendor.address, brought);
    await before.restore();
    await key.getFunction("arm")(target, encode("sign", [room, n.vendor.address, brought]));
    await s.rooms.connect(keyOf(s, 9)).sign(room, party.address, signature);
    expect((await s.rooms.roomOf(room)).signed).to.equal(1n);
    expect((await s.rooms.placeOf(room, n.vendor.address)).signed).to.equal(0n);
    await verified(n, room);
    // A call that changes nothing goes through, and the signer then says no.
    await key.getFunction("arm")(target, encode("lastRoom"));
    const digest = await s.rooms.digestFor(room, party.address);
    const denied = [room, party.address, digest];
    await refused(s.rooms.sign(room, party.address, signature), "SignatureInvalid", denied);
  });

  it("as a party of the registry, not as a contract that says yes", async () => {
    const n = await sale();
    const { s, schedule } = n;
    const yes = await s.ethers.deployContract("YesMan");
    const seats = [...schedule.seats, { party: await yes.getAddress(), role: "Agent" } as const];
    const room = await opened(n, { ...schedule, seats });
    await refused(verified(n, room), "PartyUnknown", [await yes.getAddress()]);
  });
});
