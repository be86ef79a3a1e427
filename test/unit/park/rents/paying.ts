// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { dates } from "../../../../sdk/dates/index.js";
import { RentState } from "../../../../sdk/enums/index.js";
import { fresh, sale, shareSale } from "../../../support/acts.js";
import { calls } from "../../../support/lending.js";
import { refused } from "../../../support/refusals.js";
import { recorded, type KeyedParty } from "../../../support/registry.js";
import {
  accepted,
  HELD,
  lets,
  letting,
  moved,
  noonOf,
  proposed,
  RENT,
  rentEvent,
  stateOf,
  surrendered,
  type Letting,
} from "../../../support/rents.js";

const pays = (n: Letting, rental: bigint, amount: bigint, by: KeyedParty = n.tenant) =>
  lets(n, by, "pay", rental, amount);

/** Goes to noon of a day, some months and days after the beginning. */
const later = (n: Letting, months: number, days = 0) =>
  noonOf(n.s, dates.addDays(dates.addMonths(n.from, months), days));

describe("rent", () => {
  it("is due by the steps on the first day of each period, and falls into arrears after the days of grace", async () => {
    const n = await letting();
    const rental = await accepted(n, {
      months: 3,
      steps: [
        { fromPeriod: 1, rent: 0 },
        { fromPeriod: 2, rent: 3_000_000 },
        { fromPeriod: 4, rent: 3_300_000 },
      ],
    });
    const dueIn = async (months: number, days = 0) =>
      n.s.rents.rentDueOf(rental, dates.toDay(dates.addDays(dates.addMonths(n.from, months), days)));
    expect(await dueIn(0, -1)).to.equal(0n);
    expect(await dueIn(3, -1)).to.equal(0n);
    expect(await dueIn(3)).to.equal(3_000_000n);
    expect(await dueIn(9, -1)).to.equal(6_000_000n);
    expect(await dueIn(9)).to.equal(9_300_000n);
    expect(await dueIn(600)).to.equal(6_000_000n + 17n * 3_300_000n);
    await later(n, 3);
    expect(await n.s.rents.owedOf(rental)).to.equal(3_000_000n);
    await later(n, 3, 5);
    expect(await n.s.rents.arrearsOf(rental)).to.equal(0n);
    await later(n, 3, 6);
    expect(await n.s.rents.arrearsOf(rental)).to.equal(3_000_000n);
  });

  it("is in arrears from the day after the days of grace", async () => {
    const n = await letting();
    const rental = await accepted(n);
    const arrears = () => n.s.rents.arrearsOf(rental);
    await later(n, 0, 4);
    expect(await arrears()).to.equal(0n);
    await later(n, 0, 5);
    expect(await arrears()).to.equal(0n);
    await later(n, 0, 6);
    expect(await arrears()).to.equal(RENT);
    expect(await n.s.rents.arrearsOfTenant(n.p.park, n.tenant.address)).to.equal(RENT);
    await pays(n, rental, RENT - 1n);
    expect(await arrears()).to.equal(1n);
  });

  it("of a last period that the lease cuts short is owed by its days, rounded down", async () => {
    const n = await letting();
    const until = dates.addDays(dates.addMonths(n.from, 1), 9);
    await recorded(n.s, "VaryCharge", n.title, [n.tenant, n.owner], {
      charge: n.lease,
      sum: 0n,
      until,
      transferBan: false,
      terms: await fresh(n.s, "Contract"),
    });
    const rental = await accepted(n);
    // Ten days of a February, of 28 or 29.
    const february = BigInt(
      dates.toDay(dates.addMonths(n.from, 2)) - dates.toDay(dates.addMonths(n.from, 1)),
    );
    await later(n, 1);
    expect(await n.s.rents.owedOf(rental)).to.equal(RENT + (RENT * 10n) / february);
  });

  it("is paid by anyone to the landlord of the day, up to what is owed", async () => {
    const n = await letting();
    const rental = await accepted(n);
    await refused(pays(n, rental, 0n), "RentAboveOwed", [rental, 0, RENT]);
    await refused(pays(n, rental, RENT + 1n), "RentAboveOwed", [rental, RENT + 1n, RENT]);
    const paid = await pays(n, rental, 400_000n);
    rentEvent(n, paid, "RentPaid", [rental, n.tenant.address, n.owner.address, 400_000n]);
    await pays(n, rental, 600_000n, n.other);
    await moved(n, [n.owner, RENT], [n.tenant, -400_000n], [n.other, -600_000n]);
    expect(await stateOf(n, rental)).to.deep.equal(["Open", RENT, 0n]);
    await refused(pays(n, rental, 1n), "RentAboveOwed", [rental, 1, 0]);
    await recorded(n.s, "Transfer", n.title, [n.owner, n.other], sale(n.other));
    await later(n, 1);
    const until = BigInt(dates.toDay(dates.addDays(dates.addYears(n.from, 5), -1)));
    const next = await pays(n, rental, RENT);
    const { title } = (await n.s.rents.accountOf(rental)).terms;
    rentEvent(n, next, "RentNoted", [rental, title, n.tenant.address, n.other.address, until]);
    await moved(n, [n.owner, RENT], [n.tenant, -400_000n - RENT], [n.other, -600_000n + RENT]);
  });

  it("is not paid on an offer", async () => {
    const n = await letting();
    const rental = await proposed(n);
    await refused(pays(n, rental, 1n), "RentStateInvalid", [rental, RentState.Proposed]);
    await refused(lets(n, n.tenant, "note", rental), "RentStateInvalid", [rental, RentState.Proposed]);
  });

  it("of a title that comes into several hands goes to the payee, or to the first proprietor", async () => {
    const n = await letting();
    const rental = await accepted(n);
    await recorded(n.s, "TransferShare", n.title, [n.owner, n.other], shareSale(n.other, 1n, 2n));
    await pays(n, rental, RENT);
    await moved(n, [n.owner, RENT], [n.other, 0n]);
    const m = await letting();
    const named = await accepted(m, { payee: m.tenant.address });
    await recorded(m.s, "TransferShare", m.title, [m.owner, m.other], shareSale(m.other, 1n, 2n));
    await pays(m, named, RENT);
    const { proprietors } = await m.s.landViews.folioOf((await m.s.rents.accountOf(named)).terms.title);
    const first = proprietors[0]?.party === m.owner.address ? m.owner : m.other;
    await moved(m, [first, RENT]);
  });

  it("that the landlord cannot receive is held for it", async () => {
    const n = await letting();
    const rental = await accepted(n);
    const proof = await fresh(n.s, "AuthorityDecision");
    await n.s.consortium.connect(n.s.identity).suspend(n.owner.address, proof);
    const paid = await pays(n, rental, RENT);
    rentEvent(n, paid, "RentHeld", [n.owner.address, RENT]);
    await moved(n, [n.owner, 0n], [n.tenant, -RENT]);
    expect(await n.s.rents.heldFor(n.owner.address)).to.equal(RENT);
    expect(await n.s.token.balanceOf(await n.s.rents.getAddress())).to.equal(RENT);
    const early = lets(n, n.other, "collect", n.owner.address);
    await refused(early, "PartySuspended", [n.owner.address]);
    await n.s.consortium.connect(n.s.identity).reinstate(n.owner.address, proof);
    const got = await lets(n, n.other, "collect", n.owner.address);
    rentEvent(n, got, "RentCollected", [n.owner.address, n.owner.address, RENT]);
    await moved(n, [n.owner, RENT]);
    await refused(lets(n, n.other, "collect", n.owner.address), "NoRentHeld", [n.owner.address]);
  });

  it("moves no more than the payer let the book spend", async () => {
    const n = await letting();
    const rental = await accepted(n);
    await calls(n.s, n.tenant, n.s.token, "approve", [await n.s.rents.getAddress(), 1n]);
    const book = await n.s.rents.getAddress();
    await refused(pays(n, rental, RENT), "ERC20InsufficientAllowance", [book, 1, RENT]);
    expect(await stateOf(n, rental)).to.deep.equal(["Open", 0n, 0n]);
    expect(await n.s.token.balanceOf(n.tenant.address)).to.equal(HELD);
  });

  it("paid for days after the end is given back", async () => {
    const n = await letting();
    const rental = await accepted(n);
    await pays(n, rental, RENT);
    await refused(lets(n, n.owner, "giveBack", rental), "NothingOverpaid", [rental]);
    // The tenth of January is the last day.
    await later(n, 0, 9);
    await surrendered(n);
    const due = (RENT * 10n) / 31n;
    const given = await lets(n, n.owner, "giveBack", rental);
    const last = BigInt(dates.toDay(dates.addDays(n.from, 9)));
    rentEvent(n, given, "RentEnded", [rental, last]);
    rentEvent(n, given, "RentReturned", [rental, n.owner.address, n.tenant.address, RENT - due]);
    await moved(n, [n.owner, due], [n.tenant, -due]);
    await refused(lets(n, n.owner, "giveBack", rental), "NothingOverpaid", [rental]);
    await later(n, 2);
    expect(await n.s.rents.owedOf(rental)).to.equal(0n);
  });
});
