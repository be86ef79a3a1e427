import { expect } from "chai";
import { dates, folio, type Book, type IsoDate } from "../../../../sdk/index.js";
import { occupancyOf, staysIn } from "../../../../sdk/park/occupancy.js";
import { common, daysOf, union } from "../../../../sdk/park/spans.js";
import { charging, LandOffice, onParcel, parcel } from "../../../scenario/office.js";
import { exOfficio, lease } from "../../../scenario/officeMore.js";
import type { KeyedParty } from "../../../support/registry.js";

describe("occupancy", () => {
  const title = parcel(1);
  let office: LandOffice;
  let owner: KeyedParty;
  let tenant: KeyedParty;
  let opened: IsoDate;

  beforeEach(async () => {
    office = await LandOffice.open();
    [owner, tenant] = [await office.party(), await office.party()];
    opened = await office.today();
    await office.registerLand(title, owner);
  });

  const book = async (of = title): Promise<Book> => folio.load(office.suite.land, [of]);
  const after = (days: number): IsoDate => dates.addDays(opened, days);

  /** Lets the title from one day after its opening to another. */
  const lets = async (from: number, until: number, to = tenant): Promise<bigint> =>
    office.enter("Charge", title, [owner, to], {
      ...charging(to, "Lease", 0n),
      from: after(from),
      until: after(until),
    });

  const discharge = async (charge: bigint): Promise<bigint> =>
    office.enter("Discharge", title, [tenant, owner], { charge });

  it("is nothing in a title that was never let: idle since it was opened", async () => {
    const span = { from: after(-10), until: after(19) };
    expect(occupancyOf(await book(), title, span)).to.deep.equal({
      title,
      ...span,
      stays: [],
      days: 20,
      occupied: 0,
      idle: 20,
    });
  });

  it("counts first and last day of each lease, and the days since the last one", async () => {
    const first = await lets(10, 19);
    const second = await lets(30, 39);
    const found = occupancyOf(await book(), title, { from: after(0), until: after(49) });
    expect(found.stays).to.deep.equal([
      { lease: Number(first), tenant: tenant.address, from: after(10), until: after(19) },
      { lease: Number(second), tenant: tenant.address, from: after(30), until: after(39) },
    ]);
    expect(found).to.include({ days: 50, occupied: 20, idle: 10 });
  });

  it("is idle for no day on which the title is let, and since the lease before on others", async () => {
    await lets(10, 19);
    const idleOn = async (day: number): Promise<number> =>
      occupancyOf(await book(), title, { from: after(0), until: after(day) }).idle;
    expect(await idleOn(9)).to.equal(10);
    expect(await idleOn(10)).to.equal(0);
    expect(await idleOn(19)).to.equal(0);
    expect(await idleOn(20)).to.equal(1);
  });

  it("ends on the day before a lease is discharged, and keeps what was", async () => {
    const number = await lets(0, 99);
    await office.daysPass(40);
    await discharge(number);
    expect(staysIn(await book(), title)).to.deep.equal([
      { lease: Number(number), tenant: tenant.address, from: after(0), until: after(39) },
    ]);
    expect(occupancyOf(await book(), title, { from: after(0), until: after(99) })).to.include({
      occupied: 40,
      idle: 60,
    });
  });

  it("forgets a lease that was discharged before it began", async () => {
    const number = await lets(50, 99);
    await discharge(number);
    expect(staysIn(await book(), title)).to.deep.equal([]);
  });

  it("keeps a lease that lapsed, though the register has dropped it since", async () => {
    await lets(0, 9);
    await office.daysPass(20);
    await lets(30, 39);
    expect(staysIn(await book(), title).map(({ until }) => until)).to.deep.equal([after(9), after(39)]);
  });

  it("does not count a sublease beside its head lease", async () => {
    const head = await lets(0, 99);
    const under = await office.party();
    await office.enter("Charge", title, [owner, tenant, under], {
      ...charging(under, "Lease", 0n),
      from: after(10),
      until: after(20),
      parent: head,
    });
    const found = occupancyOf(await book(), title, { from: after(0), until: after(99) });
    expect(found.stays).to.have.length(1);
    expect(found.occupied).to.equal(100);
  });

  it("lets a building with the land that it follows", async () => {
    const building = onParcel(1, 1);
    await office.registerFixture(building, [owner]);
    await lease(office, title, [owner], tenant, 2);
    const found = occupancyOf(await book(building), building, { from: after(0), until: after(364) });
    expect(found).to.include({ days: 365, occupied: 365, idle: 0 });
  });

  it("ends with a title that is taken back", async () => {
    const startDue = dates.addDays(opened, 1);
    await lets(0, 1_500);
    await office.dawns(dates.addYears(startDue, 2));
    const day = await office.today();
    await exOfficio(office, "TakeBack", title, { startDue, notice: `0x${"00".repeat(32)}` });
    const found = occupancyOf(await book(), title, { from: opened, until: dates.addDays(day, 100) });
    const lived = dates.toDay(day) - dates.toDay(opened);
    expect(found).to.include({ days: lived, occupied: lived });
    expect(occupancyOf(await book(), title, { from: day, until: day })).to.include({ days: 0, idle: 0 });
  });

  it("knows no day before the title was opened", async () => {
    expect(occupancyOf(await book(), title, { from: after(-9), until: after(-1) })).to.include({
      days: 0,
      occupied: 0,
      idle: 0,
    });
  });

  it("refuses a span that ends before it begins, and a title that the book does not name", async () => {
    const found = await book();
    expect(() => occupancyOf(found, title, { from: after(1), until: after(0) })).to.throw(
      RangeError,
      "is no span of days",
    );
    expect(() => occupancyOf(found, parcel(2), { from: after(0), until: after(1) })).to.throw(RangeError);
  });
});

describe("spans of days", () => {
  const span = (from: string, until: string) => ({ from: `2026-01-${from}`, until: `2026-01-${until}` });

  it("have what both have in common", () => {
    expect(common(span("01", "10"), span("05", "20"))).to.deep.equal([span("05", "10")]);
    expect(common(span("01", "10"), span("10", "20"))).to.deep.equal([span("10", "10")]);
    expect(common(span("01", "10"), span("11", "20"))).to.deep.equal([]);
  });

  it("become one where they meet or touch, and stay apart where a day is between", () => {
    expect(union([span("11", "12"), span("01", "10")])).to.deep.equal([span("01", "12")]);
    expect(union([span("01", "10"), span("02", "05")])).to.deep.equal([span("01", "10")]);
    expect(union([span("01", "10"), span("12", "13")])).to.have.length(2);
    expect(daysOf(union([span("01", "10"), span("12", "13")]))).to.equal(12);
  });
});
