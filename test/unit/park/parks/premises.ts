// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { encodeBytes32String, id, ZeroHash } from "ethers";
import { DocumentKind, FolioState, LandUse, OfficeKind, Structure } from "../../../../sdk/enums/index.js";
import { identifiers } from "../../../../sdk/index.js";
import { built, fresh } from "../../../support/acts.js";
import {
  BUILDING_EXTENT,
  buildingIn,
  buildingTerms,
  established,
  openPark,
  operates,
  parcelIn,
  PARCEL_EXTENT,
  parkEvent,
  premisesIn,
  runs,
  UNIT_EXTENT,
  unitIn,
  ZONE_AREA,
  type OpenPark,
} from "../../../support/parks.js";
import { refused, titleId } from "../../../support/refusals.js";
import {
  BAOSHAN,
  enrolled,
  INDUSTRIAL,
  onParcel,
  parcel,
  parcelOf,
  recorded,
  type KeyedParty,
} from "../../../support/registry.js";
import { loadSuite, type LoadedSuite } from "../../../support/suite.js";

/** Forms of a land title's number. */
const [PARCEL, BUILDING, UNIT] = [0, 1, 2] as const;

const cause = id("cause");
const PARCELS_IN_ZONE = 3;

let p: OpenPark;
let s: LoadedSuite;
let owner: KeyedParty;

async function begin(): Promise<void> {
  s = await loadSuite();
  p = await openPark(s);
  owner = await enrolled(s, 0);
}

/** The owner changes what the register says of the area of a title. */
const resized = async (title: string, extent: number): Promise<void> => {
  const fields = { use: "Industrial", extent, particulars: id("particulars") } as const;
  await recorded(s, "Change", title, [owner], fields, { evidence: await fresh(s, "AuthorityDecision") });
};

const takenIn = async (zone = p.zone): Promise<bigint> => (await s.parks.zoneOf(p.park, zone)).taken;

/** Titles as numbers, told apart from their order. */
const texts = (titles: readonly bigint[]): string[] =>
  Array.from(titles, (title) => identifiers.titleId.decode(title)).toSorted();

describe("parks: parcels", () => {
  beforeEach(begin);

  it("lie in one zone, which counts their extent as the register tells it", async () => {
    const { park, zone } = p;
    const title = await parcelOf(s, 1, owner);
    const tid = titleId(title);
    expect(Array.from(await s.parks.placeOf(tid))).to.deep.equal([0n, 0n]);
    const receipt = await operates(p, "enterParcel", park, zone, tid);
    parkEvent(p, receipt, "ParcelEntered", [park, zone, tid, PARCEL_EXTENT]);
    expect(Array.from(await s.parks.placeOf(tid))).to.deep.equal([park, zone]);
    expect(Array.from(await s.parks.placeOf(titleId(onParcel(1, 3, 4))))).to.deep.equal([park, zone]);
    // On that parcel by its first characters, but no number at all.
    expect(Array.from(await s.parks.placeOf(titleId(`${title.slice(0, 19)}X00000000`)))).to.deep.equal([
      0n,
      0n,
    ]);
    expect(Array.from(await s.parks.parcelOf(tid))).to.deep.equal([park, zone, PARCEL_EXTENT]);
    expect(await takenIn()).to.equal(PARCEL_EXTENT);
    expect((await s.parks.parkOf(park)).parcels).to.equal(1n);
    expect(texts(await s.parks.parcelsOf(park))).to.deep.equal([title]);
    const again = operates(p, "enterParcel", park, zone, tid);
    await refused(again, "ParcelInZone", [tid, park, zone]);
    const other = await established(s, p.operator, { code: encodeBytes32String("G311002") });
    const there = operates(p, "enterParcel", other.park, 1n, tid);
    await refused(there, "ParcelInZone", [tid, park, zone]);
  });

  it("do not exceed their zone, by a square decimetre", async () => {
    const { park, zone } = p;
    for (let n = 1; n <= PARCELS_IN_ZONE; n++) await parcelIn(p, n, owner);
    const fourth = titleId(await parcelOf(s, 4, owner));
    const sum = 4n * PARCEL_EXTENT;
    await refused(operates(p, "enterParcel", park, zone, fourth), "ParcelsExceedZone", [
      park,
      zone,
      sum,
      ZONE_AREA,
    ]);
    // 49,382.68 m² do not fit into 49,382, but into 49,383.
    await operates(p, "redrawZone", park, zone, 49_382n, LandUse.None, id("plan"));
    await refused(operates(p, "enterParcel", park, zone, fourth), "ParcelsExceedZone", [
      park,
      zone,
      sum,
      49_382n,
    ]);
    await operates(p, "redrawZone", park, zone, 49_383n, LandUse.None, id("plan"));
    await operates(p, "enterParcel", park, zone, fourth);
    expect(await takenIn()).to.equal(sum);
    const small = operates(p, "redrawZone", park, zone, 49_382n, LandUse.None, id("plan"));
    await refused(small, "ParcelsExceedZone", [park, zone, sum, 49_382n]);
  });

  it("are parcels, current on the register, of the use of the zone", async () => {
    const { park, zone } = p;
    const enter = (title: string, of = zone) => operates(p, "enterParcel", park, of, titleId(title));
    const code = titleId("CN201710601862.3");
    await refused(operates(p, "enterParcel", park, zone, code), "UnitCodeMalformed", [code, 0]);
    const building = titleId(onParcel(1, 1));
    await refused(enter(onParcel(1, 1)), "FormUnfit", [building, BUILDING, PARCEL]);
    await refused(enter(parcel(1)), "NotRegistered", [titleId(parcel(1))]);
    await parcelOf(s, 1, owner);
    await refused(enter(parcel(1), 2n), "ZoneUnknown", [park, 2n]);
    await operates(p, "addZone", park, 20_000n, LandUse.Commercial, id("plan"));
    await refused(enter(parcel(1), 2n), "UseNotOfZone", [
      titleId(parcel(1)),
      LandUse.Industrial,
      LandUse.Commercial,
    ]);
    await operates(p, "redrawZone", park, 2n, 20_000n, LandUse.Industrial, id("plan"));
    await recorded(s, "Cancel", parcel(1), [owner], { cause });
    await refused(enter(parcel(1)), "NotCurrent", [titleId(parcel(1)), FolioState.Cancelled]);
    await parcelOf(s, 2, owner);
    await enter(parcel(2), 2n);
    // Land whose right lives on in its units is current.
    await parcelOf(s, 3, owner);
    await built(s, onParcel(3, 1, 1), [owner]);
    await enter(parcel(3));
    expect(await takenIn()).to.equal(PARCEL_EXTENT);
    const foreign = runs(p, owner, "enterParcel", park, zone, titleId(parcel(3)));
    await refused(foreign, "NotTheOperator", [park, owner.address, p.operator.address]);
  });

  it("are numbered in the park's division, or in one that the same division succeeded", async () => {
    const { park, zone } = p;
    const [old, living] = [310112, 310199];
    const elsewhere = `${old}${parcel(1).slice(6)}`;
    const enter = () => operates(p, "enterParcel", park, zone, titleId(elsewhere));
    await refused(enter(), "ParcelElsewhere", [titleId(elsewhere), old, BAOSHAN]);
    await s.consortium.retireDivision(old, BAOSHAN);
    // It may lie here now; the register does not have it.
    await refused(enter(), "NotRegistered", [titleId(elsewhere)]);
    await s.consortium.retireDivision(BAOSHAN, living);
    await refused(enter(), "NotRegistered", [titleId(elsewhere)]);
    await s.consortium.retireDivision(old, 0);
    await refused(enter(), "ParcelElsewhere", [titleId(elsewhere), old, BAOSHAN]);
  });

  it("move to another zone of the park", async () => {
    const { park, zone } = p;
    const tid = titleId(await parcelIn(p, 1, owner));
    await operates(p, "addZone", park, 12_345n, LandUse.None, id("plan"));
    await refused(operates(p, "moveParcel", tid, zone), "ParcelInZone", [tid, park, zone]);
    await refused(operates(p, "moveParcel", tid, 3n), "ZoneUnknown", [park, 3n]);
    const small = operates(p, "moveParcel", tid, 2n);
    await refused(small, "ParcelsExceedZone", [park, 2n, PARCEL_EXTENT, 12_345n]);
    expect(await takenIn()).to.equal(PARCEL_EXTENT);
    await operates(p, "redrawZone", park, 2n, 12_346n, LandUse.None, id("plan"));
    const receipt = await operates(p, "moveParcel", tid, 2n);
    parkEvent(p, receipt, "ParcelEntered", [park, 2n, tid, PARCEL_EXTENT]);
    expect([await takenIn(), await takenIn(2n)]).to.deep.equal([0n, PARCEL_EXTENT]);
    expect((await s.parks.placeOf(tid)).zone).to.equal(2n);
    expect((await s.parks.parkOf(park)).parcels).to.equal(1n);
    await refused(operates(p, "moveParcel", titleId(parcel(9)), 2n), "NotEntered", [titleId(parcel(9))]);
    const foreign = runs(p, owner, "moveParcel", tid, 1n);
    await refused(foreign, "NotTheOperator", [park, owner.address, p.operator.address]);
  });

  it("leave once their folio has ended, with what stands on them", async () => {
    const { park, zone } = p;
    const tid = titleId(await parcelIn(p, 1, owner));
    await operates(p, "enterBuilding", await buildingTerms(s, onParcel(1, 1)));
    const standing = operates(p, "leaveParcel", tid);
    await refused(standing, "TitleStands", [tid, FolioState.Live]);
    await refused(operates(p, "leaveParcel", titleId(parcel(9))), "NotEntered", [titleId(parcel(9))]);
    await recorded(s, "Cancel", parcel(1), [owner], { cause });
    const foreign = runs(p, owner, "leaveParcel", tid);
    await refused(foreign, "NotTheOperator", [park, owner.address, p.operator.address]);
    const receipt = await operates(p, "leaveParcel", tid);
    parkEvent(p, receipt, "ParcelLeft", [park, zone, tid, ZeroHash]);
    expect(await takenIn()).to.equal(0n);
    expect((await s.parks.parkOf(park)).parcels).to.equal(0n);
    expect((await s.parks.parcelOf(tid)).park).to.equal(0n);
    expect((await s.parks.placeOf(titleId(onParcel(1, 1)))).park).to.equal(0n);
    expect((await s.parks.buildingOf(titleId(onParcel(1, 1)))).extent).to.equal(0n);
    expect(await s.parks.buildingsOf(tid)).to.deep.equal([]);
    expect(await s.parks.premisesOn(tid)).to.deep.equal([]);
  });

  it("are taken out by the authority though they stand, and enter another park with all on them", async () => {
    const { park, zone } = p;
    const { parcel: title, building, unit } = await premisesIn(p, 1, owner);
    const tid = titleId(title);
    const document = await fresh(s, "AuthorityDecision");
    const authority = s.parks.connect(s.parkAuthority);
    const { ParkAuthority } = OfficeKind;
    await refused(s.parks.connect(s.court).removeParcel(tid, document), "OfficeRequired", [
      ParkAuthority,
      BAOSHAN,
      s.court.address,
    ]);
    const unknown = titleId(parcel(9));
    await refused(authority.removeParcel(unknown, document), "NotEntered", [unknown]);
    await refused(authority.removeParcel(tid, id("x")), "EvidenceUnknown", [id("x")]);
    const receipt = await (await authority.removeParcel(tid, document)).wait();
    parkEvent(p, receipt, "ParcelLeft", [park, zone, tid, document]);
    expect(await takenIn()).to.equal(0n);
    expect((await s.parks.unitOf(titleId(unit))).extent).to.equal(0n);
    expect(await s.parks.unitsOf(titleId(building))).to.deep.equal([]);
    const late = operates(p, "enterUnit", titleId(onParcel(1, 1, 2)), 1);
    await refused(late, "NotEntered", [tid]);
    const other = await established(s, p.operator, { code: encodeBytes32String("G311002") });
    await operates(p, "enterParcel", other.park, 1n, tid);
    expect((await s.parks.placeOf(titleId(unit))).park).to.equal(other.park);
    expect(texts(await s.parks.premisesOf(other.park))).to.deep.equal([unit]);
  });
});

describe("parks: buildings and units", () => {
  beforeEach(begin);

  it("are entered with what they are like", async () => {
    const { park } = p;
    const land = await parcelIn(p, 1, owner);
    const title = await built(s, onParcel(1, 1), [owner], { ...INDUSTRIAL, extent: BUILDING_EXTENT });
    const tid = titleId(title);
    const terms = await buildingTerms(s, title);
    const receipt = await operates(p, "enterBuilding", terms);
    const { document } = terms;
    const told = [tid, 100_000n, 5n, 1n, BigInt(Structure.ReinforcedConcrete), 2n, document];
    parkEvent(p, receipt, "BuildingEntered", [park, titleId(land), tid, told]);
    expect(Array.from(await s.parks.buildingOf(tid))).to.deep.equal([
      100_000n,
      0n,
      5n,
      1n,
      BigInt(Structure.ReinforcedConcrete),
      2n,
      document,
    ]);
    expect(texts(await s.parks.buildingsOf(titleId(land)))).to.deep.equal([title]);
    await refused(operates(p, "enterBuilding", await buildingTerms(s, title)), "TitleEntered", [tid]);
  });

  it("stand on a parcel of the park, with the area of the register, on completion papers", async () => {
    const title = onParcel(1, 1);
    const tid = titleId(title);
    const enter = async (more: Parameters<typeof buildingTerms>[2] = {}, by = p.operator) =>
      runs(p, by, "enterBuilding", await buildingTerms(s, title, more));
    await refused(enter(), "NotEntered", [titleId(parcel(1))]);
    await parcelIn(p, 1, owner);
    await refused(enter({}, owner), "NotTheOperator", [p.park, owner.address, p.operator.address]);
    const unit = titleId(onParcel(1, 1, 1));
    await refused(enter({ title: unit }), "FormUnfit", [unit, UNIT, BUILDING]);
    const document = await fresh(s, "Survey");
    const { Survey, CompletionPapers } = DocumentKind;
    await refused(enter({ document }), "EvidenceOfWrongKind", [document, Survey, CompletionPapers]);
    await refused(enter({ extent: 0 }), "BuildingExtentMissing", [tid]);
    await built(s, title, [owner], { ...INDUSTRIAL, extent: BUILDING_EXTENT });
    await refused(enter({ extent: 100_001 }), "ExtentDiffers", [tid, 100_001n, 100_000n]);
    await recorded(s, "Cancel", title, [owner], { cause });
    await refused(enter(), "NotCurrent", [tid, FolioState.Cancelled]);
    expect(await s.parks.buildingsOf(titleId(parcel(1)))).to.deep.equal([]);
  });

  it("have storeys, a structure and a fire resistance rating", async () => {
    await parcelIn(p, 1, owner);
    const title = onParcel(1, 1);
    const rc = Structure.ReinforcedConcrete;
    const cases = [
      [{ storeys: 0 }, [0, 1, rc, 2]],
      [{ storeys: 128 }, [128, 1, rc, 2]],
      [{ basements: 128 }, [5, 128, rc, 2]],
      [{ structure: Structure.None }, [5, 1, Structure.None, 2]],
      [{ fireClass: 0 }, [5, 1, rc, 0]],
      [{ fireClass: 5 }, [5, 1, rc, 5]],
    ] as const;
    for (const [more, values] of cases) {
      const call = operates(p, "enterBuilding", await buildingTerms(s, title, more));
      await refused(call, "BuildingTermsInvalid", [titleId(title), ...values]);
    }
  });

  it("hold units up to their area", async () => {
    const { park } = p;
    await parcelIn(p, 1, owner);
    const building = onParcel(1, 1);
    await operates(p, "enterBuilding", await buildingTerms(s, building, { extent: 15_000 }));
    const [first, second] = [onParcel(1, 1, 1), onParcel(1, 1, 2)];
    for (const unit of [first, second]) await built(s, unit, [owner], { ...INDUSTRIAL, extent: UNIT_EXTENT });
    const receipt = await operates(p, "enterUnit", titleId(first), -1);
    parkEvent(p, receipt, "UnitEntered", [park, titleId(building), titleId(first), -1n, 10_000n]);
    expect(Array.from(await s.parks.unitOf(titleId(first)))).to.deep.equal([10_000n, -1n]);
    expect((await s.parks.buildingOf(titleId(building))).taken).to.equal(10_000n);
    await refused(operates(p, "enterUnit", titleId(first), 1), "TitleEntered", [titleId(first)]);
    const over = operates(p, "enterUnit", titleId(second), 5);
    await refused(over, "UnitsExceedBuilding", [titleId(building), 20_000n, 15_000n]);
    await resized(second, 50);
    await operates(p, "enterUnit", titleId(second), 5);
    expect(texts(await s.parks.unitsOf(titleId(building)))).to.deep.equal([first, second]);
    expect((await s.parks.buildingOf(titleId(building))).taken).to.equal(15_000n);
  });

  it("have units that are live, on a storey that there is", async () => {
    await parcelIn(p, 1, owner);
    const [building, unit] = [onParcel(1, 1), onParcel(1, 1, 1)];
    const tid = titleId(unit);
    await refused(operates(p, "enterUnit", tid, 1), "NotEntered", [titleId(building)]);
    const outside = titleId(onParcel(2, 1, 1));
    await refused(operates(p, "enterUnit", outside, 1), "NotEntered", [titleId(parcel(2))]);
    await operates(p, "enterBuilding", await buildingTerms(s, building));
    const whole = operates(p, "enterUnit", titleId(building), 1);
    await refused(whole, "FormUnfit", [titleId(building), BUILDING, UNIT]);
    await refused(operates(p, "enterUnit", tid, 1), "NotRegistered", [tid]);
    await built(s, unit, [owner], { ...INDUSTRIAL, extent: UNIT_EXTENT });
    for (const storey of [0, 6, -2])
      await refused(operates(p, "enterUnit", tid, storey), "StoreyInvalid", [tid, storey, 5, 1]);
    const foreign = runs(p, owner, "enterUnit", tid, 1);
    await refused(foreign, "NotTheOperator", [p.park, owner.address, p.operator.address]);
    await recorded(s, "Cancel", unit, [owner], { cause });
    await refused(operates(p, "enterUnit", tid, 1), "NotCurrent", [tid, FolioState.Cancelled]);
  });

  it("leave once their folio has ended, units before their building", async () => {
    const { park } = p;
    const { building, unit } = await premisesIn(p, 1, owner);
    const [bid, uid] = [titleId(building), titleId(unit)];
    await refused(operates(p, "leaveFixture", uid), "TitleStands", [uid, FolioState.Live]);
    await refused(operates(p, "leaveFixture", bid), "UnitsStand", [bid, 1]);
    await recorded(s, "Cancel", unit, [owner], { cause });
    const foreign = runs(p, owner, "leaveFixture", uid);
    await refused(foreign, "NotTheOperator", [park, owner.address, p.operator.address]);
    const receipt = await operates(p, "leaveFixture", uid);
    parkEvent(p, receipt, "FixtureLeft", [park, uid]);
    expect((await s.parks.buildingOf(bid)).taken).to.equal(0n);
    expect((await s.parks.unitOf(uid)).extent).to.equal(0n);
    await refused(operates(p, "leaveFixture", uid), "NotEntered", [uid]);
    await operates(p, "leaveFixture", bid);
    expect((await s.parks.buildingOf(bid)).extent).to.equal(0n);
    expect(await s.parks.buildingsOf(titleId(parcel(1)))).to.deep.equal([]);
    await refused(operates(p, "leaveFixture", bid), "NotEntered", [bid]);
    const outside = titleId(onParcel(2, 1));
    await refused(operates(p, "leaveFixture", outside), "NotEntered", [titleId(parcel(2))]);
  });

  it("stay while they are current, following buildings too", async () => {
    await parcelIn(p, 1, owner);
    const building = titleId(await buildingIn(p, onParcel(1, 1), owner));
    const standing = operates(p, "leaveFixture", building);
    await refused(standing, "TitleStands", [building, FolioState.Following]);
    await recorded(s, "Cancel", onParcel(1, 1), [owner], { cause });
    await operates(p, "leaveFixture", building);
  });
});

describe("parks: areas that the register changes", () => {
  beforeEach(begin);

  it("are kept as it tells them when the operator measures again", async () => {
    const { park, zone } = p;
    const land = titleId(await parcelIn(p, 1, owner));
    await refused(operates(p, "remeasure", land), "ExtentUnchanged", [land, PARCEL_EXTENT]);
    await resized(parcel(1), 20_000);
    const foreign = runs(p, owner, "remeasure", land);
    await refused(foreign, "NotTheOperator", [park, owner.address, p.operator.address]);
    const receipt = await operates(p, "remeasure", land);
    parkEvent(p, receipt, "Remeasured", [park, land, PARCEL_EXTENT, 2_000_000n]);
    expect(await takenIn()).to.equal(2_000_000n);
    expect((await s.parks.parcelOf(land)).extent).to.equal(2_000_000n);
    await resized(parcel(1), 40_000.01);
    const over = operates(p, "remeasure", land);
    await refused(over, "ParcelsExceedZone", [park, zone, 4_000_001n, ZONE_AREA]);
    expect(await takenIn()).to.equal(2_000_000n);
    await refused(operates(p, "remeasure", titleId(parcel(2))), "NotEntered", [titleId(parcel(2))]);
  });

  it("count for units within their building", async () => {
    const { park } = p;
    const { building, unit } = await premisesIn(p, 1, owner);
    const [bid, uid] = [titleId(building), titleId(unit)];
    // Its units were opened at once: the register has no folio of the building.
    await refused(operates(p, "remeasure", bid), "NotRegistered", [bid]);
    const outside = titleId(onParcel(1, 2));
    await refused(operates(p, "remeasure", outside), "NotEntered", [outside]);
    await resized(unit, 1_000.01);
    const over = operates(p, "remeasure", uid);
    await refused(over, "UnitsExceedBuilding", [bid, 100_001n, 100_000n]);
    await resized(unit, 1_000);
    const receipt = await operates(p, "remeasure", uid);
    parkEvent(p, receipt, "Remeasured", [park, uid, 10_000n, 100_000n]);
    expect((await s.parks.unitOf(uid)).extent).to.equal(100_000n);
    expect((await s.parks.buildingOf(bid)).taken).to.equal(100_000n);
  });

  it("count for buildings around their units", async () => {
    const { park } = p;
    await parcelIn(p, 1, owner);
    const bid = titleId(await buildingIn(p, onParcel(1, 1), owner));
    await resized(onParcel(1, 1), 900);
    const receipt = await operates(p, "remeasure", bid);
    parkEvent(p, receipt, "Remeasured", [park, bid, 100_000n, 90_000n]);
    expect((await s.parks.buildingOf(bid)).extent).to.equal(90_000n);
  });
});

describe("parks: premises", () => {
  beforeEach(begin);

  it("are units, buildings without units, and parcels without buildings, each current, none over another", async () => {
    const { park } = p;
    expect(await s.parks.premisesOf(park)).to.deep.equal([]);
    const bare = await parcelIn(p, 1, owner);
    const { unit } = await premisesIn(p, 2, owner);
    const second = await unitIn(p, onParcel(2, 1, 2), owner, 2);
    await parcelIn(p, 3, owner);
    const whole = await buildingIn(p, onParcel(3, 1), owner);
    const list = async () => texts(await s.parks.premisesOf(park));
    expect(await list()).to.deep.equal([bare, unit, second, whole].toSorted());
    expect(texts(await s.parks.premisesOn(titleId(parcel(2))))).to.deep.equal([unit, second]);
    expect(texts(await s.parks.premisesOn(titleId(parcel(3))))).to.deep.equal([whole]);
    await recorded(s, "Cancel", second, [owner], { cause });
    await recorded(s, "Cancel", parcel(1), [owner], { cause });
    expect(await list()).to.deep.equal([unit, whole].toSorted());
  });

  it("of a building that is divided are its units", async () => {
    await parcelIn(p, 1, owner);
    const building = await buildingIn(p, onParcel(1, 1), owner);
    const units = [onParcel(1, 1, 1), onParcel(1, 1, 2)];
    const fields = {
      charges: [],
      children: units,
      extents: [600, 400],
      uses: ["Industrial", "Industrial"],
    } as const;
    await recorded(s, "Divide", building, [owner], fields, { evidence: await fresh(s, "Survey") });
    // Historic, and its units not entered yet: nothing can be let.
    expect(await s.parks.premisesOf(p.park)).to.deep.equal([]);
    for (const unit of units) await operates(p, "enterUnit", titleId(unit), 1);
    expect(texts(await s.parks.premisesOf(p.park))).to.deep.equal(units);
    expect((await s.parks.buildingOf(titleId(building))).taken).to.equal(100_000n);
    // A park that begins now enters the historic building with its area.
    await s.parks
      .connect(s.parkAuthority)
      .removeParcel(titleId(parcel(1)), await fresh(s, "AuthorityDecision"));
    await operates(p, "enterParcel", p.park, p.zone, titleId(parcel(1)));
    expect(texts(await s.parks.premisesOn(titleId(parcel(1))))).to.deep.equal(units);
  });
});
