import { expect } from "chai";
import { MaxUint256, ZeroHash } from "ethers";
import { dates, type IsoDate } from "../../sdk/dates/index.js";
import { BillKind, nameOf, RentState } from "../../sdk/enums/index.js";
import { calls } from "../support/lending.js";
import { issued, licensed } from "../support/money.js";
import { openPark, operates, type OpenPark } from "../support/parks.js";
import type { KeyedParty } from "../support/registry.js";
import { admitted, exits, noticed, tenancyState } from "../support/tenancies.js";
import { expectRefused, idOf, LandOffice, parcel, yuan } from "./office.js";
import { exOfficio, lease } from "./officeMore.js";

/**
 * Land left idle is taken back; what its holder let ends with it (Urban Real Estate Law art. 26). Rent stops, deposits are
 * netted, and the tenants leave the park.
 */
describe("S12 leases end with the land that is taken back", () => {
  const title = parcel(1);
  const rent = yuan("10,000");
  const deposit = yuan("20,000");
  const POWER = yuan("1,234.56");
  let office: LandOffice;
  let park: OpenPark;
  let [grantee, tenant, storer]: [KeyedParty, KeyedParty, KeyedParty] = [] as never;
  let from: IsoDate;
  let number: bigint;

  /** A party calls the book of rents. */
  const does = (party: KeyedParty, method: string, ...values: unknown[]) =>
    calls(office.suite, party, office.suite.rents, method, values);

  const holds = ({ address }: KeyedParty) => office.suite.token.balanceOf(address);

  /** Landlord and tenant of the lease agree on its rent: monthly from a day, five days of grace. */
  async function opensAccount(landlord: KeyedParty, by: KeyedParty, of: bigint): Promise<bigint> {
    const terms = {
      park: park.park,
      title: idOf(title),
      lease: of,
      from: dates.toDay(from),
      months: 1,
      graceDays: 5,
      deposit,
      payee: landlord.address,
      document: await office.document("Contract"),
      steps: [{ fromPeriod: 1, rent }],
    };
    await does(landlord, "propose", terms);
    const rental = 1n + (of === number ? 0n : 1n);
    await does(by, "accept", rental);
    await does(by, "payDeposit", rental);
    return rental;
  }

  /** The parcel of a grantee in a park, let to a tenant who lets it on; all three have money. */
  beforeEach(async () => {
    office = await LandOffice.open();
    const { suite } = office;
    const bank = await office.party();
    await licensed(suite, bank, yuan("10,000,000"));
    [grantee, tenant, storer] = [await office.party(), await office.party(), await office.party()];
    for (const party of [grantee, tenant, storer]) {
      await issued(suite, bank, party, yuan("1,000,000"));
      await calls(suite, party, suite.token, "approve", [await suite.rents.getAddress(), MaxUint256]);
    }
    await office.registerLand(title, grantee);
    park = await openPark(suite);
    await operates(park, "enterParcel", park.park, park.zone, idOf(title));
    await suite.tenancies.setClearances([await suite.rents.getAddress()]);
    const year = Number((await office.today()).slice(0, 4)) + 1;
    from = `${year}-01-01`;
    await office.dawns(from);
    number = await lease(office, title, [grantee], tenant, 5);
  });

  /** Two years later, on the second of January, the land is taken back. */
  async function takenBack(): Promise<void> {
    await office.dawns(dates.addDays(dates.addYears(from, 2), 1));
    await exOfficio(office, "TakeBack", title, { startDue: from, notice: ZeroHash });
  }

  /** A tenant that has paid 23 months, and has a bill for power. */
  async function paidUntilNovember(): Promise<{ tenancy: bigint; rental: bigint }> {
    const tenancy = await admitted(park, tenant);
    const rental = await opensAccount(grantee, tenant, number);
    await office.dawns(dates.addMonths(from, 22));
    await does(tenant, "pay", rental, 23n * rent);
    const due = dates.toDay(dates.addMonths(from, 23));
    const meter = await office.document("Other");
    await does(grantee, "bill", rental, BillKind.Power, POWER, due, meter);
    return { tenancy, rental };
  }

  it("does not let a tenant go that has arrears: rent runs until the end is noted", async () => {
    const { tenancy, rental } = await paidUntilNovember();
    await noticed(park, tenant, tenancy, 60);
    await takenBack();
    await office.dawns(dates.addDays(dates.addYears(from, 2), 1 + 60));
    // Nobody has noted the end: December, January and February are owed, and two days of March or three.
    await does(storer, "note", rental);
    expect(await office.suite.rents.owedOf(rental)).to.be.greaterThan(3n * rent);
    await expectRefused(exits(park, tenancy), "RentInArrears", {
      rental,
      amount: (await office.suite.rents.owedOf(rental)) + POWER,
    });
  });

  it("nets the deposit with rent and bills to the fen, and lets the tenant go", async () => {
    const { tenancy, rental } = await paidUntilNovember();
    await noticed(park, tenant, tenancy, 40);
    await takenBack();
    await does(tenant, "note", rental);
    const { state } = await office.suite.rents.accountOf(rental);
    expect(nameOf(RentState, state)).to.equal("Ended");
    // December is owed, and two of the 31 days of January: 645.16 yuan.
    const owed = rent + yuan("645.16");
    expect(await office.suite.rents.owedOf(rental)).to.equal(owed);
    await office.dawns(dates.addDays(dates.addYears(from, 2), 41));
    const before = [await holds(grantee), await holds(tenant)] as const;
    await does(tenant, "settleDeposit", rental);
    const kept = owed + POWER;
    expect([await holds(grantee), await holds(tenant)]).to.deep.equal([
      before[0] + kept,
      before[1] + deposit - kept,
    ]);
    expect(await office.suite.token.balanceOf(await office.suite.rents.getAddress())).to.equal(0n);
    await exits(park, tenancy);
    expect(await tenancyState(park, tenancy)).to.equal("Exited");
  });

  it("ends the sublease with its head lease", async () => {
    const sub = await office.enter("Charge", title, [grantee, tenant, storer], {
      kind: "Lease",
      chargee: storer.address,
      sum: 0n,
      from,
      until: dates.addYears(from, 4),
      transferBan: false,
      parent: number,
      rankWith: 0n,
      notice: 0n,
      dominant: null,
      acknowledged: false,
      terms: ZeroHash,
    });
    const head = await opensAccount(grantee, tenant, number);
    const under = await opensAccount(tenant, storer, sub);
    await takenBack();
    for (const rental of [head, under]) {
      const { state, landlord } = await office.suite.rents.accountOf(rental);
      expect([nameOf(RentState, state), landlord]).to.deep.equal([
        "Ended",
        rental === head ? grantee.address : tenant.address,
      ]);
    }
    // Without rent in arrears the deposit would go back whole; two years of it are owed.
    await does(tenant, "settleDeposit", under);
    expect(await holds(tenant)).to.equal(yuan("1,000,000"));
    expect(await holds(storer)).to.equal(yuan("980,000"));
    const last = dates.toDay(dates.addDays(dates.addYears(from, 2), 1));
    const end = await office.suite.rents.rentDueOf(under, last);
    await expectRefused(office.suite.rents.requireClear(park.park, storer.address), "RentInArrears", {
      rental: under,
      amount: end - deposit,
    });
  });
});
