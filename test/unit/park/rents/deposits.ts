// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { dates } from "../../../../sdk/dates/index.js";
import { RentState, Standing } from "../../../../sdk/enums/index.js";
import { fresh } from "../../../support/acts.js";
import { daysPass } from "../../../support/lending.js";
import { refused } from "../../../support/refusals.js";
import {
  accepted,
  billed,
  DEPOSIT,
  lets,
  letting,
  moved,
  noonOf,
  proposed,
  REASON,
  RENT,
  rentEvent,
  stateOf,
  surrendered,
  type Letting,
} from "../../../support/rents.js";

/** An account with its deposit, and the rent for January paid. */
async function secured(): Promise<{ n: Letting; rental: bigint }> {
  const n = await letting();
  const rental = await accepted(n);
  await lets(n, n.tenant, "payDeposit", rental);
  await lets(n, n.tenant, "pay", rental, RENT);
  return { n, rental };
}

/** Fen of January up to its n-th day. */
const january = (days: bigint): bigint => (RENT * days) / 31n;

/** Goes to the n-th of January, where the tenant gives the lease up and has that noted. */
async function endsOn(n: Letting, rental: bigint, day: number): Promise<void> {
  await noonOf(n.s, dates.addDays(n.from, day - 1));
  await surrendered(n);
  await lets(n, n.tenant, "note", rental);
}

const settles = (n: Letting, rental: bigint, by = n.owner) => lets(n, by, "settleDeposit", rental);

describe("the deposit of a tenant", () => {
  it("is paid once, whole, by the tenant, and held", async () => {
    const n = await letting();
    const rental = await accepted(n);
    const pays = (by = n.tenant) => lets(n, by, "payDeposit", rental);
    await refused(pays(n.other), "NotTheParty", [n.other.address, n.tenant.address]);
    rentEvent(n, await pays(), "RentDepositPaid", [rental, n.tenant.address, DEPOSIT]);
    await moved(n, [n.tenant, -DEPOSIT], [n.owner, 0n]);
    expect(await n.s.token.balanceOf(await n.s.rents.getAddress())).to.equal(DEPOSIT);
    expect(await stateOf(n, rental)).to.deep.equal(["Open", 0n, DEPOSIT]);
    await refused(pays(), "NoDepositDue", [rental]);
  });

  it("is not paid if none was agreed, before acceptance, or after the end", async () => {
    const n = await letting();
    const offer = await proposed(n);
    await refused(lets(n, n.tenant, "payDeposit", offer), "RentStateInvalid", [offer, RentState.Proposed]);
    const rental = await accepted(n, { deposit: 0 });
    await refused(lets(n, n.tenant, "payDeposit", rental), "NoDepositDue", [rental]);
    await surrendered(n);
    await refused(lets(n, n.tenant, "payDeposit", rental), "RentStateInvalid", [rental, RentState.Ended]);
    await refused(settles(n, rental), "NoDepositHeld", [rental]);
  });

  it("is settled after the end, by landlord or tenant", async () => {
    const { n, rental } = await secured();
    await refused(settles(n, rental), "RentStateInvalid", [rental, RentState.Open]);
    await endsOn(n, rental, 31);
    await refused(settles(n, rental, n.other), "NotOfLease", [rental, n.other.address]);
    const earliest = dates.toDay(dates.addDays(n.from, 60));
    await refused(settles(n, rental, n.tenant), "DepositNotYetDue", [rental, earliest]);
    await daysPass(n.s, 29);
    await refused(settles(n, rental, n.tenant), "DepositNotYetDue", [rental, earliest]);
    await daysPass(n.s, 1);
    const done = await settles(n, rental, n.tenant);
    rentEvent(n, done, "RentDepositSettled", [rental, 0n, 0n, DEPOSIT]);
    await moved(n, [n.owner, RENT], [n.tenant, -RENT]);
    await refused(settles(n, rental), "NoDepositHeld", [rental]);
  });

  it("is not settled by a party that may not act", async () => {
    const { n, rental } = await secured();
    await endsOn(n, rental, 31);
    const order = await fresh(n.s, "CourtOrder");
    await n.s.consortium.connect(n.s.court).restrain(n.owner.address, order);
    await refused(settles(n, rental), "AccountInactive", [n.owner.address, Standing.Restrained]);
  });

  it("is netted with rent, then with bills past their days of grace, oldest first", async () => {
    const { n, rental } = await secured();
    const bills = [];
    for (const amount of [700_000n, 200_000n, 900_000n]) bills.push(await billed(n, rental, amount, 3));
    const young = await billed(n, rental, 50n, 60);
    // Ten days of February: 1,000,000 fen a month, in arrears.
    await noonOf(n.s, dates.addDays(dates.addMonths(n.from, 1), 9));
    await surrendered(n);
    const days = BigInt(dates.toDay(dates.addMonths(n.from, 2)) - dates.toDay(dates.addMonths(n.from, 1)));
    const ofRent = (RENT * 10n) / days;
    const ofBills = DEPOSIT - ofRent < 1_800_000n ? DEPOSIT - ofRent : 1_800_000n;
    const done = await settles(n, rental);
    rentEvent(n, done, "RentDepositSettled", [rental, ofRent, ofBills, DEPOSIT - ofRent - ofBills]);
    await moved(n, [n.owner, RENT + DEPOSIT], [n.tenant, -RENT - DEPOSIT]);
    const open = [...(await n.s.rents.openBillsOf(rental))];
    expect(open).to.deep.equal([bills[2], young]);
    expect((await n.s.rents.billOf(bills[2] ?? 0n)).paid).to.equal(ofBills - 900_000n);
    expect(await n.s.rents.arrearsOf(rental)).to.equal(1_800_000n - ofBills);
    const last = await lets(n, n.tenant, "payBill", bills[2]);
    rentEvent(n, last, "BillPaid", [bills[2], n.tenant.address, 1_800_000n - ofBills]);
  });

  it("is not taken for a bill within its days of grace, which stays open", async () => {
    const { n, rental } = await secured();
    const young = await billed(n, rental, 100_000n, 60);
    await endsOn(n, rental, 31);
    const done = await settles(n, rental);
    rentEvent(n, done, "RentDepositSettled", [rental, 0n, 0n, DEPOSIT]);
    await moved(n, [n.owner, RENT], [n.tenant, -RENT]);
    expect([...(await n.s.rents.openBillsOf(rental))]).to.deep.equal([young]);
  });

  it("that does not cover the rent goes to the landlord whole", async () => {
    const { n, rental } = await secured();
    await noonOf(n.s, dates.addDays(dates.addMonths(n.from, 6), -1));
    await surrendered(n);
    const done = await settles(n, rental);
    rentEvent(n, done, "RentDepositSettled", [rental, DEPOSIT, 0n, 0n]);
    expect(await stateOf(n, rental)).to.deep.equal(["Ended", RENT + DEPOSIT, 0n]);
    expect(await n.s.rents.owedOf(rental)).to.equal(3n * RENT);
    await lets(n, n.tenant, "pay", rental, 3n * RENT);
    await moved(n, [n.owner, 4n * RENT + DEPOSIT], [n.tenant, -4n * RENT - DEPOSIT]);
  });

  it("is not taken for bills that are contested or were paid by rent paid too much", async () => {
    const { n, rental } = await secured();
    const contested = await billed(n, rental, 1_500_000n, 3);
    await lets(n, n.tenant, "contest", contested, REASON);
    const bill = await billed(n, rental, 400_000n, 3);
    await endsOn(n, rental, 10);
    const credit = RENT - january(10n);
    const done = await settles(n, rental);
    expect(credit).to.be.greaterThan(400_000n);
    rentEvent(n, done, "BillPaid", [bill, await n.s.rents.getAddress(), 400_000n]);
    rentEvent(n, done, "RentDepositSettled", [rental, 0n, 400_000n, DEPOSIT]);
    await moved(n, [n.owner, RENT], [n.tenant, -RENT]);
    await lets(n, n.owner, "giveBack", rental);
    await moved(n, [n.owner, january(10n) + 400_000n], [n.tenant, -january(10n) - 400_000n]);
  });

  it("that the tenant cannot receive is held for it", async () => {
    const { n, rental } = await secured();
    await endsOn(n, rental, 31);
    const proof = await fresh(n.s, "AuthorityDecision");
    await n.s.consortium.connect(n.s.identity).suspend(n.tenant.address, proof);
    const done = await settles(n, rental);
    rentEvent(n, done, "RentHeld", [n.tenant.address, DEPOSIT]);
    expect(await n.s.rents.heldFor(n.tenant.address)).to.equal(DEPOSIT);
    await n.s.consortium.connect(n.s.identity).reinstate(n.tenant.address, proof);
    await lets(n, n.other, "collect", n.tenant.address);
    await moved(n, [n.tenant, -RENT]);
  });
});

describe("a lease that is pledged", () => {
  it("holds the deposit until the pledgee releases it", async () => {
    const { n, rental } = await secured();
    const pledges = (to: string, by = n.tenant) => lets(n, by, "pledge", rental, to);
    await refused(pledges(n.other.address, n.owner), "NotTheParty", [n.owner.address, n.tenant.address]);
    await refused(pledges(ZeroAddress), "PartyUnknown", [ZeroAddress]);
    const release = (by = n.other) => lets(n, by, "release", rental);
    await refused(release(), "LeaseNotPledged", [rental]);
    rentEvent(n, await pledges(n.other.address), "LeasePledgeMade", [rental, n.other.address]);
    await refused(pledges(n.other.address), "LeasePledged", [rental, n.other.address]);
    await endsOn(n, rental, 31);
    await refused(settles(n, rental), "LeasePledged", [rental, n.other.address]);
    await refused(release(n.tenant), "NotTheParty", [n.tenant.address, n.other.address]);
    rentEvent(n, await release(), "LeasePledgeReleased", [rental, n.other.address]);
    await refused(release(), "LeaseNotPledged", [rental]);
    await settles(n, rental);
    await refused(pledges(n.other.address), "RentStateInvalid", [rental, RentState.Ended]);
    await moved(n, [n.tenant, -RENT]);
  });
});
