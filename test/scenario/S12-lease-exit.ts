import { expect } from "chai";
import { MaxUint256, ZeroHash } from "ethers";
import { dates, type IsoDate } from "../../sdk/dates/index.js";
import { folio } from "../../sdk/index.js";
import { occupancyOf } from "../../sdk/park/occupancy.js";
import { calls, holds } from "../support/lending.js";
import { banks, issued } from "../support/money.js";
import { openPark, operates, type OpenPark } from "../support/parks.js";
import type { KeyedParty } from "../support/registry.js";
import { admitted, exits, noticed, tenancyState } from "../support/tenancies.js";
import { charging, expectRefused, idOf, LandOffice, parcel, yuan } from "./office.js";
import { exOfficio } from "./officeMore.js";

/**
 * Land in a park is let and then taken back, for it was never built on: the lease ends with the title, the deposit is
 * netted with the rent that is owed, and only then the tenant leaves. Urban Real Estate Law art. 26; Civil Code art. 703.
 */
describe("S12 a lease ends with land that is taken back", () => {
  const title = parcel(1);
  const RENT = yuan("10,000");
  const DEPOSIT = yuan("30,000");
  const BANK_KEY = 9;

  let office: LandOffice;
  let p: OpenPark;
  let owner: KeyedParty;
  let tenant: KeyedParty;
  let tenancy: bigint;
  let lease: bigint;
  let from: IsoDate;
  let startDue: IsoDate;

  beforeEach(async () => {
    office = await LandOffice.open();
    const s = office.suite;
    await office.dawns(`${Number((await office.today()).slice(0, 4)) + 1}-01-01`);
    from = await office.today();
    startDue = dates.addDays(from, 30);
    [owner, tenant] = [await office.party(), await office.party()];
    p = await openPark(s);
    await office.registerLand(title, owner);
    await operates(p, "enterParcel", p.park, p.zone, idOf(title));
    tenancy = await admitted(p, tenant);
    const [bank] = (await banks(s, BANK_KEY, 1, yuan("10,000,000"))) as [KeyedParty];
    await issued(s, bank, tenant, yuan("1,000,000"));
    await calls(s, tenant, s.token, "approve", [await s.rents.getAddress(), MaxUint256]);
    await s.tenancies.setClearances([await s.rents.getAddress()]);
    const term = {
      ...charging(tenant, "Lease", 0n),
      from,
      until: dates.addDays(dates.addYears(from, 5), -1),
    };
    lease = await office.enter("Charge", title, [owner, tenant], term);
    await takes(owner, "propose", {
      park: p.park,
      title: idOf(title),
      lease,
      from: dates.toDay(from),
      months: 1,
      graceDays: 5,
      deposit: DEPOSIT,
      payee: owner.address,
      document: await office.document("Contract"),
      steps: [{ fromPeriod: 1, rent: RENT }],
    });
    await takes(tenant, "accept", 1n);
    await takes(tenant, "payDeposit", 1n);
  });

  const takes = (party: KeyedParty, step: string, ...values: readonly unknown[]) =>
    calls(office.suite, party, office.suite.rents, step, values);

  /** All rent is paid but that of the last two months; then the land is taken back. */
  async function takenBack(): Promise<void> {
    await office.dawns(dates.addMonths(from, 22));
    await takes(tenant, "pay", 1n, 23n * RENT);
    await office.dawns(dates.addMonths(startDue, 24));
    await exOfficio(office, "TakeBack", title, { startDue, notice: ZeroHash });
    await takes(owner, "note", 1n);
  }

  it("nets the deposit with two months' rent, and lets the tenant go", async () => {
    await takenBack();
    const [toOwner, toTenant] = [await holds(office.suite, owner), await holds(office.suite, tenant)];
    expect(toOwner).to.equal(23n * RENT);
    await noticed(p, tenant, tenancy);
    await office.daysPass(1);

    // December and January, of which the lease saw the last day.
    await expectRefused(exits(p, tenancy), "RentInArrears", { rental: 1n, amount: 2n * RENT });
    await takes(owner, "settleDeposit", 1n);
    expect(await holds(office.suite, owner)).to.equal(toOwner + 2n * RENT);
    expect(await holds(office.suite, tenant)).to.equal(toTenant + DEPOSIT - 2n * RENT);
    expect(await office.suite.rents.arrearsOf(1n)).to.equal(0n);

    await exits(p, tenancy);
    expect(await tenancyState(p, tenancy)).to.equal("Exited");
  });

  it("does not let the tenant go while the lease stands, the deposit is held, or the lease is pledged", async () => {
    await noticed(p, tenant, tenancy);
    await office.daysPass(1);
    await takes(tenant, "pay", 1n, RENT);
    await expectRefused(exits(p, tenancy), "LeaseStands", { rental: 1n });
    const pledgee = await office.party();
    await takes(tenant, "pledge", 1n, pledgee.address);
    await office.enter("Discharge", title, [tenant, owner], { charge: lease });
    await expectRefused(exits(p, tenancy), "LeasePledged", { rental: 1n, pledgee: pledgee.address });
    await takes(pledgee, "release", 1n);
    await expectRefused(exits(p, tenancy), "DepositHeld", { rental: 1n, amount: DEPOSIT });
    await takes(owner, "settleDeposit", 1n);
    await exits(p, tenancy);
  });

  it("leaves the land and its lease alone if the delay is excused", async () => {
    const evidence = await office.document("AuthorityDecision");
    await office.enter("Excuse", title, [], {}, { evidence });
    await office.dawns(dates.addMonths(startDue, 24));
    const taken = exOfficio(office, "TakeBack", title, { startDue, notice: ZeroHash });
    await expectRefused(taken, "CauseExcused", { title, evidence });
    expect(await office.chargesOf(title)).to.have.length(1);
    await expectRefused(takes(owner, "settleDeposit", 1n), "RentStateInvalid", { rental: 1n, state: "Open" });
  });

  it("was occupied until the day before it was taken back, and is no premises of the park any more", async () => {
    await takenBack();
    const day = await office.today();
    const book = await folio.load(office.suite.land, [title]);
    const found = occupancyOf(book, title, { from, until: dates.addDays(day, 30) });
    expect(found.stays.map(({ until }) => until)).to.deep.equal([dates.addDays(day, -1)]);
    expect(found.occupied).to.equal(dates.toDay(day) - dates.toDay(from));
    await operates(p, "leaveParcel", idOf(title));
    expect(await office.suite.parks.premisesOf(p.park)).to.deep.equal([]);
  });
});
