// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import { dates } from "../../../../sdk/dates/index.js";
import { RentState } from "../../../../sdk/enums/index.js";
import { exOfficio, fresh, sale } from "../../../support/acts.js";
import { refused, titleId } from "../../../support/refusals.js";
import { parcel, recorded } from "../../../support/registry.js";
import {
  accepted,
  DEPOSIT,
  leased,
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

const notes = (n: Letting, rental: bigint) => lets(n, n.other, "note", rental);
const dayOf = (n: Letting, months: number, days: number): number =>
  dates.toDay(dates.addDays(dates.addMonths(n.from, months), days));

/** The tenant's lease gets another last day. */
async function varied(n: Letting, until: string): Promise<void> {
  await recorded(n.s, "VaryCharge", n.title, [n.tenant, n.owner], {
    charge: n.lease,
    sum: 0n,
    until: until,
    transferBan: false,
    terms: id("varied"),
  });
}

describe("a rent account follows its lease on the register", () => {
  it("to another last day, before anybody notes it and after", async () => {
    const n = await letting();
    const rental = await accepted(n);
    const until = dates.addDays(n.from, 30);
    await varied(n, until);
    expect((await n.s.rents.accountOf(rental)).until).to.equal(BigInt(dates.toDay(until)));
    expect(await n.s.rents.rentDueOf(rental, dayOf(n, 7, 0))).to.equal(RENT);
    const noted = [rental, titleId(n.title), n.tenant.address, n.owner.address, BigInt(dates.toDay(until))];
    rentEvent(n, await notes(n, rental), "RentNoted", noted);
    const again = await notes(n, rental);
    expect(
      again?.logs.some(({ topics }) => topics[0] === n.s.rents.interface.getEvent("RentNoted").topicHash),
    ).to.be.false;
  });

  it("to its end by time: rent stops on the lease's last day, whenever that is noted", async () => {
    const n = await letting();
    const rental = await accepted(n);
    await varied(n, dates.addDays(n.from, 30));
    await notes(n, rental);
    await noonOf(n.s, dates.addMonths(n.from, 7));
    expect(await stateOf(n, rental)).to.deep.equal(["Ended", 0n, 0n]);
    rentEvent(n, await notes(n, rental), "RentEnded", [rental, BigInt(dayOf(n, 0, 30))]);
    expect(await n.s.rents.owedOf(rental)).to.equal(RENT);
    expect(await n.s.rents.accountFor(n.lease)).to.equal(0n);
    await notes(n, rental);
    expect((await n.s.rents.accountOf(rental)).until).to.equal(BigInt(dayOf(n, 0, 30)));
  });

  it("to a new tenant, who takes over the account with its arrears and its deposit", async () => {
    const n = await letting();
    const rental = await accepted(n);
    await lets(n, n.tenant, "payDeposit", rental);
    await recorded(n.s, "AssignCharge", n.title, [n.tenant, n.owner, n.other], {
      charge: n.lease,
      to: n.other.address,
    });
    await noonOf(n.s, dates.addDays(n.from, 20));
    expect(await n.s.rents.arrearsOfTenant(n.p.park, n.tenant.address)).to.equal(0n);
    const former = lets(n, n.tenant, "pledge", rental, n.owner.address);
    await refused(former, "NotTheParty", [n.tenant.address, n.other.address]);
    await notes(n, rental);
    expect(await n.s.rents.arrearsOfTenant(n.p.park, n.other.address)).to.equal(RENT);
    for (const party of [n.tenant, n.other])
      expect([...(await n.s.rents.accountsOf(n.p.park, party.address))]).to.deep.equal([rental]);
    await lets(n, n.other, "pay", rental, RENT);
    await n.s.rents.requireClear(n.p.park, n.tenant.address);
    // It passes back: the account is listed once.
    await recorded(n.s, "AssignCharge", n.title, [n.other, n.owner, n.tenant], {
      charge: n.lease,
      to: n.tenant.address,
    });
    await notes(n, rental);
    expect([...(await n.s.rents.accountsOf(n.p.park, n.tenant.address))]).to.deep.equal([rental]);
  });

  it("to the parcels of a division", async () => {
    const n = await letting();
    const rental = await accepted(n);
    const children = [parcel(11), parcel(12)];
    await recorded(
      n.s,
      "Divide",
      n.title,
      [n.owner, n.tenant],
      {
        children,
        extents: [6_172.83, 6_172.84],
        uses: ["Industrial", "Industrial"],
        charges: [n.lease],
      },
      { evidence: await fresh(n.s, "Survey") },
    );
    await recorded(n.s, "Transfer", children[0] ?? "", [n.owner, n.other], sale(n.other));
    await notes(n, rental);
    const { terms, landlord, state } = await n.s.rents.accountOf(rental);
    expect([terms.title, landlord, state]).to.deep.equal([
      titleId(children[0] ?? ""),
      n.other.address,
      BigInt(RentState.Open),
    ]);
  });

  it("to its end when the land is taken back: the last landlord and the tenant settle the deposit", async () => {
    const n = await letting();
    const rental = await accepted(n);
    await lets(n, n.tenant, "payDeposit", rental);
    await lets(n, n.tenant, "pay", rental, RENT);
    const years = dates.addYears(n.from, 2);
    await noonOf(n.s, years);
    await exOfficio(n.s, "TakeBack", n.title, { startDue: n.from, notice: ZeroHash });
    // 24 months and one day: the 25th January is cut short.
    const due = 24n * RENT + RENT / 31n;
    expect(await n.s.rents.owedOf(rental)).to.equal(due - RENT);
    await lets(n, n.tenant, "pay", rental, due - RENT - 300_000n);
    const done = await lets(n, n.owner, "settleDeposit", rental);
    rentEvent(n, done, "RentDepositSettled", [rental, 300_000n, 0n, DEPOSIT - 300_000n]);
    await moved(n, [n.owner, due], [n.tenant, -due]);
    await n.s.rents.requireClear(n.p.park, n.tenant.address);
  });

  it("to its end with a head lease: the head lessee settles with the subtenant, the landlord with the head lessee", async () => {
    const n = await letting();
    const head = await accepted(n);
    const lease = await leased(n, n.other, { parent: n.lease }, [n.owner, n.tenant]);
    const under = await proposed(n, { lease }, n.tenant);
    await lets(n, n.other, "accept", under);
    for (const [party, rental] of [
      [n.tenant, head],
      [n.other, under],
    ] as const) {
      await lets(n, party, "payDeposit", rental);
      await lets(n, party, "pay", rental, RENT);
    }
    await noonOf(n.s, dates.addDays(dates.addYears(n.from, 2), 1));
    await exOfficio(n.s, "TakeBack", n.title, { startDue: n.from, notice: ZeroHash });
    await lets(n, n.tenant, "settleDeposit", under);
    await lets(n, n.owner, "settleDeposit", head);
    // Two years of rent are owed: the deposits do not cover them.
    await moved(n, [n.owner, RENT + DEPOSIT], [n.tenant, 0n], [n.other, -RENT - DEPOSIT]);
    const owed = 23n * RENT + (RENT * 2n) / 31n - DEPOSIT;
    for (const [party, rental] of [
      [n.tenant, head],
      [n.other, under],
    ] as const)
      await refused(n.s.rents.requireClear(n.p.park, party.address), "RentInArrears", [rental, owed]);
  });
});

describe("a tenant", () => {
  it("is clear of rents when its leases have ended, and all is paid, settled and released", async () => {
    const n = await letting();
    const clear = () => n.s.rents.requireClear(n.p.park, n.tenant.address);
    await clear();
    const rental = await accepted(n);
    await lets(n, n.tenant, "payDeposit", rental);
    await refused(clear(), "LeaseStands", [rental]);
    await lets(n, n.tenant, "pledge", rental, n.other.address);
    await refused(clear(), "LeasePledged", [rental, n.other.address]);
    await noonOf(n.s, dates.addDays(n.from, 6));
    await refused(clear(), "RentInArrears", [rental, RENT]);
    await surrendered(n);
    await refused(clear(), "RentInArrears", [rental, (RENT * 7n) / 31n]);
    await lets(n, n.tenant, "pay", rental, (RENT * 7n) / 31n);
    await refused(clear(), "LeasePledged", [rental, n.other.address]);
    await lets(n, n.other, "release", rental);
    await refused(clear(), "DepositHeld", [rental, DEPOSIT]);
    await lets(n, n.owner, "settleDeposit", rental);
    await clear();
  });
});
