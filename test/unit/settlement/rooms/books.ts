// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import type { BaseContract, ContractMethod } from "ethers";
import { settlement, type Schedule } from "../../../../sdk/index.js";
import { SettlementRoom__factory } from "../../../../typechain-types/index.js";
import { issued } from "../../../support/money.js";
import { refused } from "../../../support/refusals.js";
import { keyOf } from "../../../support/registry.js";
import {
  allIn,
  anyone,
  FEE,
  HELD,
  LOAN,
  opened,
  OWN,
  readyRoom,
  sale,
  settled,
  verified,
  world,
  type Sale,
} from "../../../support/settlement.js";

/** How the book of the tests answers, by its number in the contract. */
const Manner = { Notes: 0, Refuses: 1, EndsRehearsal: 2, CallsBack: 3 } as const;

interface Booked extends Sale {
  readonly book: string;
  readonly contract: Pick<BaseContract, "getFunction" | "interface">;
  /** The same sale without the book. */
  readonly plain: Schedule;
  readonly behave: (manner: keyof typeof Manner) => Promise<unknown>;
}

/** The sale with a book that hears of the loan with its charge, of the rest of the price, and of the fee. */
async function booked(): Promise<Booked> {
  const n = await sale();
  const contract = await n.s.ethers.deployContract("NoteBook");
  const book = await contract.getAddress();
  const behave = (manner: keyof typeof Manner) => call(contract, "behave")(Manner[manner]);
  return { ...n, schedule: told(n.schedule, book), plain: n.schedule, book, contract, behave };
}

function told(schedule: Schedule, book: string): Schedule {
  const [loan, own] = schedule.sources;
  const [payoff, fee, rest] = schedule.destinations;
  if (!loan || !own || !payoff || !fee || !rest) throw new Error("lines are missing");
  return {
    ...schedule,
    sources: [
      { ...loan, book, ref: 7n, instrument: 3 },
      { ...own, book },
    ],
    destinations: [payoff, { ...fee, book, ref: 9n }, rest],
  };
}

const call = (contract: Pick<BaseContract, "getFunction">, name: string): ContractMethod =>
  contract.getFunction(name);

async function notesOf({ contract }: Booked): Promise<unknown[][]> {
  const notes = (await call(contract, "noted").staticCall()) as Iterable<Iterable<unknown>>;
  return Array.from(notes, (note) => [...note]);
}

/** Expects verification and settlement to be refused with an error of the contract. */
async function refusedTwice(
  n: Booked,
  manner: keyof typeof Manner,
  expected: (attempt: Promise<unknown>) => Promise<unknown>,
): Promise<void> {
  const rooms = [await opened(n, n.schedule), await readyRoom(n)] as const;
  await n.behave(manner);
  const before = await world(n, rooms);
  await expected(verified(n, rooms[0]));
  await expected(settlement.settle(anyone(n.s), rooms[1]));
  expect(await world(n, rooms)).to.deep.equal(before);
  expect(await notesOf(n)).to.deep.equal([]);
}

describe("a book named in a room", () => {
  it("hears of its lines when all is recorded: sources first, with the number of the instrument", async () => {
    const n = await booked();
    const { s, incoming, purchaser, agent } = n;
    const room = await readyRoom(n);
    expect(await notesOf(n), "of a rehearsal nothing stays").to.deep.equal([]);
    const { first } = await settled(n, room);
    const teller = await s.rooms.getAddress();
    expect(await notesOf(n)).to.deep.equal([
      [teller, 7n, incoming.address, LOAN, true, first + 2n],
      [teller, 0n, purchaser.address, OWN, true, 0n],
      [teller, 9n, agent.address, FEE, false, 0n],
    ]);
  });

  it("lets nothing be verified or settled by its refusal", async () => {
    const n = await booked();
    await refusedTwice(n, "Refuses", async (attempt) =>
      expect(attempt).to.be.revertedWithCustomError(n.contract, "NotInThisBook").withArgs(7),
    );
  });

  it("cannot end a rehearsal as if it had gone well", async () => {
    const n = await booked();
    await refusedTwice(n, "EndsRehearsal", (attempt) => refused(attempt, "NotABook", [n.book]));
  });

  it("is a contract", async () => {
    const n = await sale();
    const key = keyOf(n.s, 9).address;
    const room = await opened(n, told(n.schedule, key));
    const before = await world(n, [room]);
    await refused(verified(n, room), "NotABook", [key]);
    expect(await world(n, [room])).to.deep.equal(before);
  });

  it("cannot act on rooms' money while one settles", async () => {
    const n = await booked();
    const { s, contract } = n;
    for (const payer of [n.purchaser, n.incoming]) await issued(s, n.bank, payer, HELD);
    const other = await readyRoom(n, n.plain);
    const { schedule, heads } = await settlement.find(s, other);
    const encode = s.rooms.interface.encodeFunctionData.bind(s.rooms.interface);
    const struct = settlement.scheduleToChain(schedule ?? n.schedule);
    const list = [...(heads ?? [])];
    const types = settlement.actTypes(n.schedule);
    const guard = { interface: SettlementRoom__factory.createInterface() };
    for (const data of [
      encode("settle", [other, struct, list]),
      encode("settleChain", [[other], [struct], [list]]),
      encode("refund", [other, n.purchaser.address]),
      encode("fund", [other, 1]),
      encode("withdraw", [other]),
      encode("verify", [other, struct, types]),
    ]) {
      await call(contract, "arm")(await s.rooms.getAddress(), data);
      const snapshot = await s.networkHelpers.takeSnapshot();
      await refusedTwice(n, "CallsBack", async (attempt) =>
        expect(attempt).to.be.revertedWithCustomError(guard, "ReentrancyGuardReentrantCall"),
      );
      await snapshot.restore();
    }
  });

  it("cannot reopen the room that settles, nor rehearse", async () => {
    const n = await booked();
    const { s, contract } = n;
    const room = await opened(n, n.schedule);
    await verified(n, room);
    await allIn(n, room);
    await n.behave("CallsBack");
    const { schedule, heads } = await settlement.find(s, room);
    const encode = s.rooms.interface.encodeFunctionData.bind(s.rooms.interface);
    const struct = settlement.scheduleToChain(schedule ?? n.schedule);
    const arm = async (data: string): Promise<void> => {
      await call(contract, "arm")(await s.rooms.getAddress(), data);
    };
    const before = await world(n, [room]);
    for (const data of [
      encode("propose", [room, struct]),
      encode("cancel", [room]),
      encode("sign", [room, n.vendor.address, "0x"]),
    ]) {
      await arm(data);
      await refused(settlement.settle(anyone(s), room), "RoomNotIn", [room, 3]);
    }
    await arm(encode("reportActivity", [room, struct, [...(heads ?? [])]]));
    await refused(settlement.settle(anyone(s), room), "ReentrancyGuardReentrantCall", []);
    await arm(encode("rehearse", [struct, n.agent.address, n.agent.address]));
    await refused(settlement.settle(anyone(s), room), "NotItself", [n.book]);
    expect(await world(n, [room])).to.deep.equal(before);
    await n.behave("Notes");
    await settled(n, room);
  });
});
