// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { id } from "ethers";
import { LandUse } from "../../../../sdk/enums/index.js";
import { built } from "../../../support/acts.js";
import { buildingTerms, openPark, operates, parcelIn, unitIn } from "../../../support/parks.js";
import { refused, titleId } from "../../../support/refusals.js";
import { enrolled, INDUSTRIAL, onParcel, parcelOf } from "../../../support/registry.js";
import { loadSuite } from "../../../support/suite.js";

/** The example of docs/park-registry.md. */
describe("parks: the example", () => {
  it("adds up as the page on parks says", async () => {
    const s = await loadSuite();
    const p = await openPark(s);
    const owner = await enrolled(s, 0);
    const taken = async () => (await s.parks.zoneOf(p.park, p.zone)).taken;
    const sums: bigint[] = [];
    for (const n of [1, 2, 3]) {
      await parcelIn(p, n, owner);
      sums.push(await taken());
    }
    expect(sums).to.deep.equal([1_234_567n, 2_469_134n, 3_703_701n]);
    const fourth = titleId(await parcelOf(s, 4, owner));
    const enter = () => operates(p, "enterParcel", p.park, p.zone, fourth);
    const redraw = (area: bigint) =>
      operates(p, "redrawZone", p.park, p.zone, area, LandUse.None, id("plan"));
    await refused(enter(), "ParcelsExceedZone", [p.park, p.zone, 4_938_268n, 40_000n]);
    await redraw(49_382n);
    await refused(enter(), "ParcelsExceedZone", [p.park, p.zone, 4_938_268n, 49_382n]);
    await redraw(49_383n);
    await enter();
    const building = onParcel(1, 1);
    await operates(p, "enterBuilding", await buildingTerms(s, building));
    for (let n = 1; n <= 10; n++) await unitIn(p, onParcel(1, 1, n), owner);
    const eleventh = await built(s, onParcel(1, 1, 11), [owner], { ...INDUSTRIAL, extent: 100 });
    const over = operates(p, "enterUnit", titleId(eleventh), 1);
    await refused(over, "UnitsExceedBuilding", [titleId(building), 110_000n, 100_000n]);
    expect(await s.parks.premisesOf(p.park)).to.have.length(13);
  });
});
