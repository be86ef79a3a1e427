// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { Consequence, Metric } from "../../../../sdk/enums/index.js";
import { fresh } from "../../../support/acts.js";
import {
  assessed,
  corrected,
  covenantAgreed,
  covenantProposed,
  enforcing,
  invested,
  promises,
  promising,
  reported,
  stateOf,
  unmet,
  type Promising,
} from "../../../support/covenants.js";
import { calls, daysPass } from "../../../support/lending.js";
import { PARCEL_EXTENT, parcelIn } from "../../../support/parks.js";
import { refused } from "../../../support/refusals.js";

/** 25 万元 in fen. */
const TARGET = 25_000_000n;
/** Fen that so many 万元 for each mu of the parcel make: 15 for each square decimetre and 万元. */
const perMu = (wan: bigint) => wan * 15n * PARCEL_EXTENT;

describe("a covenant per mu", () => {
  let n: Promising;
  let agreement: bigint;
  beforeEach(async () => {
    n = await promising();
    agreement = await invested(n, await parcelIn(n, 1, n.obligor));
  });

  const promised = (more = {}) =>
    covenantAgreed(n, { metric: Metric.Tax, perMu: true, target: TARGET, periods: 4, ...more });
  const ends = async (number: bigint) =>
    calls(n.s, n.operator, n.s.investments, "end", [number, await fresh(n.s, "Other")]);

  it("of 25 万元 is unmet by exactly 6/25 when 19 are paid", async () => {
    const covenant = await promised();
    expect((await n.s.covenants.covenantOf(covenant)).area).to.equal(PARCEL_EXTENT);
    await reported(n, "Tax", perMu(19n), 3);
    await assessed(n, covenant, 3);
    expect(await stateOf(n, covenant, 3)).to.equal("Breached");
    expect(await unmet(n, covenant, 3)).to.deep.equal([6n, 25n, 1n]);
    const { value, area } = await n.s.covenants.outcomeOf(covenant, 3);
    expect([value, area]).to.deep.equal([351_851_595n, PARCEL_EXTENT]);
    const enforce = await enforcing(n);
    await daysPass(n.s, 61);
    await enforce(covenant, 3);
    await corrected(n, "Tax", perMu(18n), 3);
    await assessed(n, covenant, 3);
    expect(await stateOf(n, covenant, 3)).to.equal("Enforced");
    expect(await unmet(n, covenant, 3)).to.deep.equal([7n, 25n, 2n]);
  });

  it("is met to the fen, and breached by one fen less", async () => {
    const covenant = await promised();
    await reported(n, "Tax", perMu(25n));
    await assessed(n, covenant);
    expect(await stateOf(n, covenant)).to.equal("Met");
    await corrected(n, "Tax", perMu(25n) - 1n);
    await assessed(n, covenant);
    expect(await stateOf(n, covenant)).to.equal("Breached");
    expect(await unmet(n, covenant)).to.deep.equal([1n, perMu(25n), 2n]);
  });

  it("keeps the land of a period's first assessment, and takes that of the day for the next", async () => {
    const covenant = await promised();
    await reported(n, "Tax", perMu(25n));
    await assessed(n, covenant);
    // Another parcel doubles the land.
    await invested(n, await parcelIn(n, 2, n.obligor));
    await corrected(n, "Tax", perMu(20n));
    await assessed(n, covenant);
    expect(await unmet(n, covenant)).to.deep.equal([1n, 5n, 2n]);
    await reported(n, "Tax", perMu(25n), 2);
    await assessed(n, covenant, 2);
    expect(await unmet(n, covenant, 2)).to.deep.equal([1n, 2n, 1n]);
    expect((await n.s.covenants.covenantOf(covenant)).area).to.equal(2n * PARCEL_EXTENT);
    expect((await n.s.covenants.outcomeOf(covenant, 2)).area).to.equal(2n * PARCEL_EXTENT);
  });

  it("counts the land it saw last once the agreements have ended", async () => {
    const covenant = await promised();
    await ends(agreement);
    expect(await n.s.investments.areaOf(n.park, n.obligor.address)).to.equal(0n);
    await reported(n, "Tax", perMu(24n));
    await assessed(n, covenant);
    expect(await unmet(n, covenant)).to.deep.equal([1n, 25n, 1n]);
  });

  it("is promised only by who has land under a live agreement", async () => {
    const { park, obligor } = n;
    const terms = { metric: Metric.Output, perMu: true, consequence: Consequence.Disclosure };
    const covenant = await covenantProposed(n, terms);
    await ends(agreement);
    const accepting = promises(n, obligor, "accept", covenant);
    await refused(accepting, "CovenantLandMissing", [covenant, park, obligor.address]);
    await invested(n);
    const still = promises(n, obligor, "accept", covenant);
    await refused(still, "CovenantLandMissing", [covenant, park, obligor.address]);
  });
});
