// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { settlement, type Schedule } from "../../../../sdk/index.js";
import { ordered, seizure } from "../../../support/acts.js";
import { balances, issued } from "../../../support/money.js";
import { refused, titleId } from "../../../support/refusals.js";
import { parcel, parcelOf, type KeyedParty } from "../../../support/registry.js";
import {
  anyone,
  opened,
  paidIn,
  plainSale,
  sale,
  signed,
  verified,
  world,
  type Sale,
} from "../../../support/settlement.js";

const PRICE = 700_000n;
const NEXT = 650_000n;
const TITLES = [parcel(2), parcel(3)];

/** A sale whose price pays for the vendor's own purchase: from the first room into the second. */
interface Chain extends Sale {
  readonly first: bigint;
  readonly second: bigint;
  /** Buys in the first room. */
  readonly buyer: KeyedParty;
  /** Sells in the first room, buys in the second. */
  readonly middle: KeyedParty;
  /** Sells in the second room. */
  readonly seller: KeyedParty;
  readonly schedules: readonly [Schedule, Schedule];
}

/** Two rooms in which everyone has signed, and the first is paid in. */
async function chain({ into = (second: bigint) => second } = {}): Promise<Chain> {
  const n = await sale();
  const { s, purchaser: buyer, vendor: middle, outgoing: seller } = n;
  await parcelOf(s, 2, middle);
  await parcelOf(s, 3, seller);
  const second = 1n;
  const upper = await plainSale(s, parcel(2), { vendor: middle, purchaser: buyer }, PRICE);
  const kept = upper.destinations.map((line) => ({ ...line, room: into(second) }));
  const lower = await plainSale(s, parcel(3), { vendor: seller, purchaser: middle }, NEXT);
  const schedules = [{ ...upper, destinations: kept }, lower] as const;
  expect(await opened(n, lower)).to.equal(second);
  const first = await opened(n, schedules[0]);
  for (const room of [first, second]) await verified(n, room);
  await signed(n, first, [middle, buyer]);
  await signed(n, second, [seller, middle]);
  await paidIn(n, first, buyer, PRICE);
  return { ...n, first, second, buyer, middle, seller, schedules };
}

const whole = (n: Chain): Promise<unknown> => world(n, [n.first, n.second], TITLES);

describe("a chain of rooms", () => {
  it("settles together: the price of the one pays for the other", async () => {
    const n = await chain();
    const { s, first, second, buyer, middle, seller } = n;
    const last = await s.daybook.lastNumber();
    const { settlements, receipt } = await settlement.settleChain(anyone(s), [first, second]);
    expect(settlements).to.deep.equal([
      { first: last + 1n, paid: PRICE },
      { first: last + 2n, paid: NEXT },
    ]);
    const [event] = receipt.logs.flatMap((log) => {
      const found = s.rooms.interface.parseLog(log);
      return found?.name === "Funded" ? [[...found.args]] : [];
    });
    expect(event).to.deep.equal([second, middle.address, PRICE]);
    expect(await s.land.balanceOf(buyer.address, titleId(parcel(2)))).to.equal(1n);
    expect(await s.land.balanceOf(middle.address, titleId(parcel(3)))).to.equal(1n);
    await balances(s.token, [seller, NEXT], [middle, 0n], [buyer, 300_000n]);
    // What the second room did not need is its payer's.
    expect((await s.rooms.placeOf(second, middle.address)).held).to.equal(PRICE - NEXT);
    await settlement.refund(anyone(s), second, middle.address);
    const contract = { address: await s.rooms.getAddress() };
    await balances(s.token, [middle, PRICE - NEXT], [contract, 0n]);
  });

  it("is not settled in part, out of order, or into a room outside of it", async () => {
    const n = await chain();
    const { s, first, second, middle } = n;
    const before = await whole(n);
    const broken = [first, second];
    await refused(settlement.settle(anyone(s), first), "ChainBroken", broken);
    await refused(settlement.settleChain(anyone(s), [first]), "ChainBroken", broken);
    const short = [second, middle.address, 0n, NEXT];
    await refused(settlement.settleChain(anyone(s), [second, first]), "NotBalanced", short);
    await refused(settlement.settle(anyone(s), second), "NotBalanced", short);
    await refused(settlement.settleChain(anyone(s), [first, second, first]), "RoomNotIn", [first, 3]);
    await refused(settlement.settleChain(anyone(s), [first, second, second]), "RoomNotIn", [second, 3]);
    expect(await whole(n)).to.deep.equal(before);
    await issued(s, n.bank, middle, NEXT);
    await paidIn(n, second, middle, NEXT);
    const paid = await whole(n);
    await refused(settlement.settleChain(anyone(s), [second, first]), "ChainBroken", broken);
    expect(await whole(n)).to.deep.equal(paid);
  });

  it("does not pay a room into itself", async () => {
    const n = await chain({ into: (second) => second + 1n });
    const before = await whole(n);
    const own = [n.first, n.first];
    await refused(settlement.settleChain(anyone(n.s), [n.first, n.second]), "ChainBroken", own);
    expect(await whole(n)).to.deep.equal(before);
  });

  it("leaves the first room untouched if the second fails", async () => {
    const n = await chain();
    const { s, first, second, seller } = n;
    const head = await s.land.headOf(titleId(parcel(3)));
    await ordered(s, "Seize", parcel(3), seizure(seller));
    const found = await s.land.headOf(titleId(parcel(3)));
    const before = await whole(n);
    const changed = [titleId(parcel(3)), head, found];
    await refused(settlement.settleChain(anyone(s), [first, second]), "TitleChanged", changed);
    expect(await whole(n)).to.deep.equal(before);
  });

  it("has one schedule and one list of heads for each room, and one room at least", async () => {
    const n = await chain();
    const { s, first, second, schedules } = n;
    const structs = schedules.map(settlement.scheduleToChain);
    const found = [await settlement.find(s, first), await settlement.find(s, second)];
    const heads = found.map((one) => [...(one.heads ?? [])]);
    const before = await whole(n);
    for (const [rooms, list, ends] of [
      [0, 0, 0],
      [2, 1, 2],
      [2, 2, 1],
      [1, 2, 2],
    ] as const)
      await refused(
        s.rooms.settleChain([first, second].slice(0, rooms), structs.slice(0, list), heads.slice(0, ends)),
        "ChainMismatch",
        [rooms, list, ends],
      );
    expect(await whole(n)).to.deep.equal(before);
    const swapped = s.rooms.settleChain([first, second], structs.toReversed(), heads);
    await refused(swapped, "ScheduleMismatch", [first]);
  });
});
