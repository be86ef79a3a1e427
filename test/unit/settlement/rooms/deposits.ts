// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { toBeHex } from "ethers";
import { settlement } from "../../../../sdk/index.js";
import { authorisationTypedData } from "../../../../sdk/money/signatures.js";
import { balances, issued, paysBy } from "../../../support/money.js";
import { refused } from "../../../support/refusals.js";
import { enrolled, keyOf, type KeyedParty } from "../../../support/registry.js";
import {
  acting,
  anyone,
  HELD,
  LOAN,
  now,
  opened,
  OWN,
  paidIn,
  readyRoom,
  sale,
  verifiedRoom,
  world,
  type Sale,
} from "../../../support/settlement.js";
import { announced, completed, CREDITOR_DAYS } from "../../../support/succession.js";

/** The arguments by which a party's authorisation is brought to a room, signed by a key. */
async function brought(
  { s }: Sale,
  { address, key }: KeyedParty,
  amount: bigint,
  nonce: bigint,
): Promise<readonly [bigint, bigint, bigint, string, string]> {
  const validBefore = BigInt(await now(s)) + 3_600n;
  const to = await s.rooms.getAddress();
  const word = toBeHex(nonce, 32);
  const terms = { from: address, to, value: amount, validAfter: 0n, validBefore, nonce: word };
  const place = { chainId: s.deployment.chainId, token: await s.token.getAddress() };
  const { domain, types, message } = authorisationTypedData(place, terms, "Receive");
  return [amount, 0n, validBefore, word, await key.signTypedData(domain, types, message)];
}

describe("money comes into a room", () => {
  it("by allowance of a party at the table", async () => {
    const n = await sale();
    const { s, purchaser } = n;
    const room = await opened(n, n.schedule);
    const [, paying] = settlement.funding(s, room, OWN);
    const before = await world(n, [room]);
    const contract = await s.rooms.getAddress();
    await refused(acting(n, purchaser, paying), "ERC20InsufficientAllowance", [contract, 0, OWN]);
    expect(await world(n, [room])).to.deep.equal(before);
    await acting(n, purchaser, ...settlement.funding(s, room, OWN));
    const [event] = await s.rooms.queryFilter(s.rooms.filters.Funded(room, purchaser.address));
    expect(event?.args.amount).to.equal(OWN);
    expect((await s.rooms.placeOf(room, purchaser.address)).held).to.equal(OWN);
    expect((await s.rooms.roomOf(room)).held).to.equal(OWN);
    await balances(s.token, [purchaser, HELD - OWN], [{ address: contract }, OWN]);
    await acting(n, purchaser, ...settlement.funding(s, room, 1n));
    expect((await s.rooms.placeOf(room, purchaser.address)).held).to.equal(OWN + 1n);
  });

  it("by a signed authorisation, whoever brings it", async () => {
    const n = await sale();
    const { s, purchaser, incoming, bank } = n;
    const room = await opened(n, n.schedule);
    const twin = await opened(n, n.schedule);
    const desk = s.rooms.connect(keyOf(s, 9));
    const nonce = room << 64n;
    const good = await brought(n, purchaser, OWN, nonce);
    const before = await world(n, [room, twin]);
    const elsewhere = [twin, room];
    const Another = "AuthorisationOfAnotherRoom";
    await refused(desk.fundByAuthorisation(twin, purchaser.address, ...good), Another, elsewhere);
    const keyless = await brought(n, purchaser, OWN, 0n);
    await refused(desk.fundByAuthorisation(room, purchaser.address, ...keyless), Another, [room, 0]);
    const anothers = await brought(n, { ...purchaser, key: incoming.key }, OWN, nonce);
    const attempt = desk.fundByAuthorisation(room, purchaser.address, ...anothers);
    await refused(attempt, "ERC3009InvalidSignature", []);
    const outside = await brought(n, bank, OWN, nonce);
    const unseated = desk.fundByAuthorisation(room, bank.address, ...outside);
    await refused(unseated, "NotSeated", [room, bank.address]);
    expect(await world(n, [room, twin])).to.deep.equal(before);

    await desk.fundByAuthorisation(room, purchaser.address, ...good);
    await balances(s.token, [purchaser, HELD - OWN], [{ address: await s.rooms.getAddress() }, OWN]);
    const again = desk.fundByAuthorisation(room, purchaser.address, ...good);
    await refused(again, "InvalidAccountNonce", [purchaser.address, nonce + 1n]);
    await paidIn(n, room, purchaser, 1n); // the SDK takes the next nonce
    expect((await s.rooms.roomOf(room)).held).to.equal(OWN + 1n);
  });

  it("from nobody else", async () => {
    const n = await sale();
    const { s, bank } = n;
    await issued(s, bank, bank, 5n);
    const room = await opened(n, n.schedule);
    const before = await world(n, [room]);
    const calls = settlement.funding(s, room, 5n);
    await refused(acting(n, bank, ...calls), "NotSeated", [room, bank.address]);
    const stranger = keyOf(s, 9);
    await refused(s.rooms.connect(stranger).fund(room, 0), "NotSeated", [room, stranger.address]);
    expect(await world(n, [room])).to.deep.equal(before);
  });
});

describe("money goes back", () => {
  it("to the party that asks, before it signs", async () => {
    const n = await sale();
    const { s, purchaser, incoming } = n;
    const room = await verifiedRoom(n);
    await paidIn(n, room, purchaser, OWN);
    const before = await world(n, [room]);
    const stranger = keyOf(s, 9);
    await refused(settlement.refund(anyone(s), room, purchaser.address), "NotYours", [
      room,
      purchaser.address,
      stranger.address,
    ]);
    const take = settlement.refunding(s, room, purchaser.address);
    await refused(acting(n, incoming, take), "NotYours", [room, purchaser.address, incoming.address]);
    expect(await world(n, [room])).to.deep.equal(before);
    await acting(n, purchaser, take);
    const [event] = await s.rooms.queryFilter(s.rooms.filters.Refunded(room, purchaser.address));
    expect(event?.args.slice(2)).to.deep.equal([purchaser.address, OWN]);
    await balances(s.token, [purchaser, HELD]);
    await refused(acting(n, purchaser, take), "NothingHeld", [room, purchaser.address]);
    expect((await s.rooms.placeOf(room, purchaser.address)).seated).to.equal(1n); // it keeps its seat
  });

  it("not after it signed, until the room closes; then to everyone, whoever calls", async () => {
    const n = await sale();
    const { s, purchaser, incoming, vendor } = n;
    const room = await readyRoom(n);
    const { closes } = await s.rooms.roomOf(room);
    const take = settlement.refunding(s, room, purchaser.address);
    const before = await world(n, [room]);
    await refused(acting(n, purchaser, take), "MoneyBound", [room, purchaser.address, closes]);
    expect(await world(n, [room])).to.deep.equal(before);
    await s.networkHelpers.time.increaseTo(closes + 1n);
    for (const { address } of [purchaser, incoming]) await settlement.refund(anyone(s), room, address);
    await balances(
      s.token,
      [purchaser, HELD],
      [incoming, HELD],
      [{ address: await s.rooms.getAddress() }, 0n],
    );
    await refused(settlement.refund(anyone(s), room, vendor.address), "NothingHeld", [room, vendor.address]);
    expect((await s.rooms.roomOf(room)).held).to.equal(0n);
  });

  it("to whoever answers for a party that has ceased", async () => {
    const n = await sale();
    const { s, purchaser, incoming } = n;
    const heir = await enrolled(s, 6);
    const opens = await now(s);
    const days = CREDITOR_DAYS * 86_400;
    const room = await opened(n, n.schedule, { opens, closes: opens + 2 * days });
    for (const [party, amount] of [
      [purchaser, OWN],
      [incoming, LOAN],
    ] as const)
      await paidIn(n, room, party, amount);
    for (const party of [purchaser, incoming]) await announced(s, party, [heir]);
    await s.networkHelpers.time.increase(days);
    await completed(s, purchaser);
    const NotYours = [room, purchaser.address, keyOf(s, 9).address];
    await refused(settlement.refund(anyone(s), room, purchaser.address), "NotYours", NotYours);
    await acting(n, heir, settlement.refunding(s, room, purchaser.address));
    const [event] = await s.rooms.queryFilter(s.rooms.filters.Refunded(room, purchaser.address));
    expect(event?.args.slice(2)).to.deep.equal([heir.address, OWN]);
    await balances(s.token, [heir, OWN]);
    await completed(s, incoming);
    await s.networkHelpers.time.increase(2 * days);
    await settlement.refund(anyone(s), room, incoming.address);
    await balances(s.token, [heir, OWN + LOAN], [{ address: await s.rooms.getAddress() }, 0n]);
  });

  it("and none comes that is in no room", async () => {
    const n = await sale();
    const { s, incoming } = n;
    const contract = await s.rooms.getAddress();
    const paid = paysBy(s, incoming, "transfer", [contract, 3n]);
    await refused(paid, "NotTakenByCustodian", [contract, incoming.address]);
    await balances(s.token, [incoming, HELD], [{ address: contract }, 0n]);
  });
});
