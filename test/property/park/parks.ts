// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { id } from "ethers";
import fc from "fast-check";
import { LandUse } from "../../../sdk/enums/index.js";
import { explain } from "../../../sdk/index.js";
import { built, fresh } from "../../support/acts.js";
import { buildingTerms, openPark, operates, PARK_AREA, type OpenPark } from "../../support/parks.js";
import { titleId } from "../../support/refusals.js";
import {
  enrolled,
  INDUSTRIAL,
  onParcel,
  parcelOf,
  recorded,
  type KeyedParty,
} from "../../support/registry.js";
import { loadSuite } from "../../support/suite.js";

/*
 * A park, parcels and units on the register, and random steps of its operator, its authority and the titles' owner, who
 * changes areas on the register.
 *
 * A1 The zones of the park are what is zoned, and lie within its area.
 * A2 What is taken of a zone is the sum of its parcels, and at most its area; of a building, the sum of its units.
 * A3 A parcel lies in one zone of one park: the list of the park and the place of each title agree.
 * A4 What can be let does not overlap: a parcel with buildings, or a building with units, is not let itself.
 * A5 Who is refused changes nothing.
 */

const PARCELS = 3;
const UNITS = 3;
const AREA = 100;

const area = fc.bigInt({ min: 1n, max: 45_000n });
const extent = fc.integer({ min: 1, max: 150 });
const zone = fc.integer({ min: 1, max: 2 });
const nth = fc.integer({ min: 1, max: PARCELS });
const step = fc.oneof(
  fc.record({ what: fc.constant("zone" as const), area }),
  fc.record({ what: fc.constant("redraw" as const), zone, area }),
  fc.record({ what: fc.constant("line" as const), area: fc.bigInt({ min: PARK_AREA / 2n, max: PARK_AREA }) }),
  fc.record({ what: fc.constant("enter" as const), nth, zone }),
  fc.record({ what: fc.constant("move" as const), nth, zone }),
  fc.record({ what: fc.constant("remove" as const), nth }),
  fc.record({ what: fc.constant("unit" as const), nth }),
  fc.record({ what: fc.constant("resize" as const), nth, extent, unit: fc.boolean() }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/**
 * Parcels of some extent; the first two are in the park. The first has a building that is entered, whose units are opened
 * and not entered.
 */
interface Land extends OpenPark {
  readonly owner: KeyedParty;
  readonly parcels: readonly string[];
  readonly units: readonly string[];
}

const BUILDING = onParcel(1, 1);

async function surveyed(): Promise<Land> {
  const s = await loadSuite();
  const p = await openPark(s);
  const owner = await enrolled(s, 0);
  const parcels: string[] = [];
  for (let n = 1; n <= PARCELS; n++) parcels.push(await parcelOf(s, n, owner));
  const units: string[] = [];
  for (let n = 1; n <= UNITS; n++)
    units.push(await built(s, onParcel(1, 1, n), [owner], { ...INDUSTRIAL, extent: AREA }));
  await operates(p, "addZone", p.park, 15_000n, LandUse.None, id("plan"));
  for (const title of parcels.slice(0, 2)) await operates(p, "enterParcel", p.park, p.zone, titleId(title));
  await operates(p, "enterBuilding", await buildingTerms(s, BUILDING, { extent: 25_000 }));
  return { ...p, owner, parcels, units };
}

describe("random parks", () => {
  it("hold within each other what they say that they hold", async () => {
    const land = await surveyed();
    const start = await land.s.networkHelpers.takeSnapshot();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 14 }), async (steps) => {
        await start.restore();
        for (const one of steps) await taken(land, one);
      }),
      { numRuns: 12 },
    );
  });
});

/** All that the registry tells. */
async function tellings({ s, park, parcels, units }: Land): Promise<unknown> {
  const [p, zones, list, building] = await Promise.all([
    s.parks.parkOf(park),
    s.parks.zonesOf(park),
    s.parks.parcelsOf(park),
    s.parks.buildingOf(titleId(BUILDING)),
  ]);
  const places = await Promise.all(parcels.map((title) => s.parks.parcelOf(titleId(title))));
  const rooms = await Promise.all(units.map((title) => s.parks.unitOf(titleId(title))));
  return [p, zones, list, building, places, rooms];
}

async function taken(land: Land, one: Step): Promise<void> {
  const before = await tellings(land);
  const refused = await acted(land, one).then(
    () => false,
    (error: unknown) => {
      if (explain(error) === undefined) throw error;
      return true;
    },
  );
  if (refused && one.what !== "resize") expect(await tellings(land)).to.deep.equal(before);
  await holds(land);
}

async function acted(land: Land, one: Step): Promise<unknown> {
  const { s, park, owner, parcels, units } = land;
  const plan = id("plan");
  const authority = s.parks.connect(s.parkAuthority);
  const decision = (): Promise<string> => fresh(s, "AuthorityDecision");
  const of = (n: number, unit = false): string => (unit ? units : parcels)[n - 1] ?? "";
  switch (one.what) {
    case "zone":
      return operates(land, "addZone", park, one.area, LandUse.None, plan);
    case "redraw":
      return operates(land, "redrawZone", park, one.zone, one.area, LandUse.None, plan);
    case "line":
      return authority.redraw(park, one.area, id("line"), await decision());
    case "enter":
      return operates(land, "enterParcel", park, one.zone, titleId(of(one.nth)));
    case "move":
      return operates(land, "moveParcel", titleId(of(one.nth)), one.zone);
    case "remove":
      return authority.removeParcel(titleId(of(one.nth)), await decision());
    case "unit":
      return operates(land, "enterUnit", titleId(of(one.nth, true)), 1);
    case "resize": {
      // Land whose right has gone to units changes no more.
      const title = one.nth === 1 ? of(1, true) : of(one.nth, one.unit);
      const size = one.unit || one.nth === 1 ? one.extent : one.extent * 100;
      const fields = { use: "Industrial", extent: size, particulars: id("particulars") } as const;
      await recorded(s, "Change", title, [owner], fields, { evidence: await decision() });
      return operates(land, "remeasure", titleId(title));
    }
  }
}

/** A1 to A4. */
async function holds({ s, park, parcels, units }: Land): Promise<void> {
  const p = await s.parks.parkOf(park);
  const zones = await s.parks.zonesOf(park);
  expect(p.zoned).to.equal(zones.reduce((sum, one) => sum + one.area, 0n));
  expect(p.zoned).to.be.at.most(p.area);
  const sums = zones.map(() => 0n);
  const listed = new Set(await s.parks.parcelsOf(park));
  for (const title of parcels) {
    const told = await s.parks.parcelOf(titleId(title));
    expect(listed.has(titleId(title))).to.equal(told.park === park);
    if (told.park !== park) continue;
    const place = Number(told.zone) - 1;
    sums[place] = (sums[place] ?? 0n) + told.extent;
  }
  expect(listed.size).to.equal(Number(p.parcels));
  expect(zones.map(({ taken }) => taken)).to.deep.equal(sums);
  for (const one of zones) expect(one.taken).to.be.at.most(one.area * 100n);
  const building = await s.parks.buildingOf(titleId(BUILDING));
  const rooms = await Promise.all(units.map((title) => s.parks.unitOf(titleId(title))));
  const inside = rooms.reduce((sum, one) => sum + one.extent, 0n);
  expect(building.taken).to.equal(inside);
  expect(building.taken).to.be.at.most(building.extent);
  const free = new Set(await s.parks.premisesOf(park));
  const whole = [titleId(BUILDING), titleId(parcels[0] ?? "")];
  if (inside !== 0n) for (const title of whole) expect(free.has(title)).to.be.false;
}
