import { expect } from "chai";
import { dates, FolioState, folio, nameOf } from "../../sdk/index.js";
import {
  BUILDING,
  built,
  divide,
  divided,
  EVEN,
  LAND,
  start,
  UNIT_12,
  UNIT_3,
  UNIT_4,
  UNITS,
} from "./flats.js";
import { expectRefused, idOf, saleTo, yuan, type LandOffice } from "./office.js";

/** S1. From the grant of an industrial parcel to the sale of one of forty units, step by step. */
describe("S1: from parcel to flats", () => {
  const stateOf = async ({ suite }: LandOffice, title: string): Promise<string> =>
    nameOf(FolioState, (await suite.landViews.folioOf(idOf(title))).state);

  it("registers the land on a grant contract whose premium is paid, for a term within the law", async () => {
    const { office, developer } = await start();
    const grant = await office.grant();
    await expectRefused(office.registerLand(LAND, developer, { grant }), "PremiumUnpaid", { title: LAND });
    await office.premiumPaid(grant);
    const today = await office.today();
    await expectRefused(office.registerLand(LAND, developer, { grant, years: 51 }), "TermExceeded", {
      title: LAND,
      termEnd: dates.addYears(today, 51),
      latest: dates.addYears(today, 50),
    });
    expect(await stateOf(office, LAND)).to.equal("None");

    await office.registerLand(LAND, developer, { grant, years: 50 });
    const page = await office.folio(LAND);
    expect(page).to.deep.include({ state: "Live", use: "Industrial", termEnd: dates.addYears(today, 50) });
    expect(page.proprietors).to.deep.equal([{ party: developer.address, shares: 1n }]);
    await expectRefused(office.registerLand(LAND, developer), "AlreadyRegistered", { title: LAND });
  });

  it("keeps a building with its land, under the land's mortgages", async () => {
    const { office, developer, bankA, bankB, a, b } = await built();
    const buyer = await office.party();
    expect(await stateOf(office, BUILDING)).to.equal("Following");
    expect(await office.chargesOf(LAND)).to.deep.equal([
      { id: a, kind: "Mortgage", chargee: bankA.address, sum: yuan("30,000,000"), rank: a },
      { id: b, kind: "ConstructionMortgage", chargee: bankB.address, sum: yuan("12,000,000"), rank: b },
    ]);
    const split = { title: BUILDING, state: "Following" };
    await expectRefused(office.sell(BUILDING, developer, buyer), "LandHouseSplit", split);
    await expectRefused(office.mortgage(BUILDING, developer, bankA, 1n), "LandHouseSplit", split);
  });

  it("divides the building into forty units that carry every right", async () => {
    const all = await built();
    const { office, developer, bankA, bankB, early, a, b, notice } = all;
    const buyer = await office.party();
    await expectRefused(divide(all, { charges: [a] }), "RightsNotCarried", { title: LAND, charge: b });
    await expectRefused(divide(all, { charges: [b] }), "RightsNotCarried", { title: LAND, charge: a });
    const charges = [a, b];
    const withFirst = (extent: number): number[] => EVEN.map((even, i) => (i === 0 ? extent : even));
    // Forty square metres are one per cent: a square decimetre more does not reconcile.
    for (const [extent, stated] of [
      [140.01, 404_001n],
      [59.99, 395_999n],
    ] as const) {
      await expectRefused(divide(all, { charges, extents: withFirst(extent) }), "AreaMismatch", {
        title: BUILDING,
        stated,
        registered: 400_000n,
      });
    }
    expect(await stateOf(office, BUILDING)).to.equal("Following");
    await divide(all, { charges, extents: withFirst(140) });

    const ofA = { id: a, kind: "Mortgage", chargee: bankA.address, sum: yuan("30,000,000"), rank: a };
    const ofB = { id: b, kind: "Mortgage", chargee: bankB.address, sum: yuan("12,000,000"), rank: b };
    const { termEnd } = await office.folio(LAND, { version: 1 });
    for (const unit of UNITS) {
      const noticed = unit === UNIT_12;
      expect(await stateOf(office, unit), unit).to.equal("Live");
      expect(await office.ownersOf(unit), unit).to.deep.equal([developer.address]);
      expect(await office.chargesOf(unit), unit).to.deep.equal(noticed ? [ofA] : [ofA, ofB]);
      const restraints = await office.restraintsOf(unit);
      expect(
        restraints.map(({ id, kind }) => [id, kind]),
        unit,
      ).to.deep.equal(noticed ? [[notice, "AdvanceNotice"]] : []);
      const view = await office.suite.landViews.folioOf(idOf(unit));
      expect(view.termEnd, unit).to.equal(BigInt(dates.toDay(termEnd ?? "")));
      const { parents } = await office.suite.landViews.lineageOf(idOf(unit));
      expect([...parents], unit).to.deep.equal([idOf(BUILDING)]);
    }
    const { children } = await office.suite.landViews.lineageOf(idOf(BUILDING));
    expect([...children]).to.deep.equal(UNITS.map(idOf));
    expect(await stateOf(office, BUILDING)).to.equal("Historic");

    // The land's right lives on in the units: it no longer passes, nor is charged, without them.
    const split = { title: LAND, state: "Apportioned" };
    await expectRefused(office.sell(LAND, developer, buyer), "LandHouseSplit", split);
    await expectRefused(office.mortgage(LAND, developer, bankA, 1n), "LandHouseSplit", split);
    await expectRefused(office.sell(BUILDING, developer, buyer), "NotCurrent", {
      title: BUILDING,
      state: "Historic",
    });
    await expectRefused(office.sell(UNIT_12, developer, buyer), "NoticeConsent", {
      title: UNIT_12,
      notice,
      holder: early.address,
    });
    await office.sell(UNIT_12, developer, early, { notice });
    expect(await office.ownersOf(UNIT_12)).to.deep.equal([early.address]);
    expect(await office.restraintsOf(UNIT_12)).to.deep.equal([]);
  });

  it("sells a unit step by step: release, discharge, transfer, new mortgage, payoff", async () => {
    const { office, developer, bankA, bankB, a, b } = await divided();
    const [buyer, bankC] = [await office.party(), await office.party()];
    const price = yuan("12,345,678.90");

    // The outgoing banks first lower, then give up what they hold on this unit, and on this unit only.
    await expectRefused(office.releasePart(UNIT_3, bankA, a, yuan("30,000,000")), "NothingReleased", {
      title: UNIT_3,
      charge: a,
      sum: yuan("30,000,000"),
      before: yuan("30,000,000"),
    });
    await office.releasePart(UNIT_3, bankA, a, price);
    expect((await office.chargesOf(UNIT_3))[0]?.sum).to.equal(price);
    await expectRefused(office.discharge(UNIT_3, bankB, a), "ConsentMissing", { party: bankA.address });
    await office.discharge(UNIT_3, bankA, a);
    await office.discharge(UNIT_3, bankB, b);
    expect(await office.chargesOf(UNIT_3)).to.deep.equal([]);

    await office.sell(UNIT_3, developer, buyer);
    const c = await office.mortgage(UNIT_3, buyer, bankC, yuan("8,000,000"));
    expect(await office.ownersOf(UNIT_3)).to.deep.equal([buyer.address]);
    expect((await office.chargesOf(UNIT_3)).map(({ id, chargee }) => [id, chargee])).to.deep.equal([
      [c, bankC.address],
    ]);
    await office.daysPass(3_650);
    await office.discharge(UNIT_3, bankC, c);
    await expectRefused(office.discharge(UNIT_3, bankC, c), "ChargeUnknown", { title: UNIT_3, charge: c });

    // The neighbour bears everything still.
    expect((await office.chargesOf(UNIT_4)).map(({ id, sum }) => [id, sum])).to.deep.equal([
      [a, yuan("30,000,000")],
      [b, yuan("12,000,000")],
    ]);
  });

  it("shows by version and head that a unit's folio moved before its transfer was recorded", async () => {
    const { office, developer, bankA, a } = await divided();
    const buyer = await office.party();
    const verified = await office.headOf(UNIT_3);
    const neighbour = await office.headOf(UNIT_4);
    expect(verified.version).to.equal(1n);

    const waiting = await office.lodge("Discharge", UNIT_3, [bankA], { charge: a });
    expect(await office.headOf(UNIT_3)).to.deep.equal(verified);
    const sale = await office.lodge("Transfer", UNIT_3, [developer, buyer], saleTo(buyer));
    await expectRefused(office.record(sale), "OutOfTurn", {
      title: UNIT_3,
      number: sale.lodgement.number,
      first: waiting.lodgement.number,
    });
    await office.record(waiting);
    const moved = await office.headOf(UNIT_3);
    expect(moved.version).to.equal(2n);
    expect(moved.head).not.to.equal(verified.head);
    await office.record(sale);
    expect((await office.headOf(UNIT_3)).version).to.equal(3n);
    expect(await office.headOf(UNIT_4)).to.deep.equal(neighbour);

    // Entries up to the version that was verified prove the head of then; all of them, the head of now.
    const { land, deployment } = office.suite;
    const entries = await folio.entries(land, UNIT_3, deployment.block);
    expect(entries.map(({ act }) => act)).to.deep.equal(["Divide", "Discharge", "Transfer"]);
    expect(folio.verifyHead(entries.slice(0, 1), verified.head).problem).to.equal(null);
    expect(folio.verifyHead(entries, verified.head).verified).to.equal(false);
    expect(folio.verifyHead(entries, await land.headOf(idOf(UNIT_3))).problem).to.equal(null);
  });
});
