// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { id } from "ethers";
import { dates } from "../../../../sdk/dates/index.js";
import { CovenantStage, CovenantState, Metric } from "../../../../sdk/enums/index.js";
import { fresh } from "../../../support/acts.js";
import {
  assessed,
  corrected,
  covenantAgreed,
  covenantProposed,
  promising,
  reported,
  stateOf,
  unmet,
  type Promising,
} from "../../../support/covenants.js";
import {
  figure,
  files,
  periodOf,
  periodPasses,
  reach,
  reportBy,
  restates,
} from "../../../support/figures.js";
import { emitted } from "../../../support/lending.js";
import { refused } from "../../../support/refusals.js";
import { keyOf, today } from "../../../support/registry.js";

describe("a period of a covenant", () => {
  let n: Promising;
  beforeEach(async () => {
    n = await promising();
  });

  const day = async (later = 0) => BigInt(dates.toDay(dates.addDays(await today(n.s), later)));
  const nothingNew = (covenant: bigint, version: number, period = 1) =>
    refused(assessed(n, covenant, period), "NothingNew", [covenant, period, version]);

  it("is met by a figure of at least the target", async () => {
    const covenant = await covenantAgreed(n);
    expect(await stateOf(n, covenant)).to.equal("Pending");
    expect(await unmet(n, covenant)).to.deep.equal([0n, 0n, 0n]);
    await reported(n, "Jobs", 80n);
    const receipt = await assessed(n, covenant);
    const outcome = [BigInt(CovenantState.Met), 80n, 1n, 1n, await day(), 0n, 0n, 0n];
    emitted(n.s.covenants, receipt, "CovenantAssessed", [covenant, 1n, outcome]);
    expect(await n.s.covenants.outcomeOf(covenant, 1)).to.deep.equal(outcome);
    expect(await stateOf(n, covenant)).to.equal("Met");
    expect(await unmet(n, covenant)).to.deep.equal([0n, 1n, 1n]);
    expect(await stateOf(n, covenant, 2)).to.equal("Pending");
    await nothingNew(covenant, 1);
  });

  it("is breached by less, with days to cure, and cured by a newer figure within them", async () => {
    const covenant = await covenantAgreed(n);
    await reported(n, "Jobs", 60n);
    const receipt = await assessed(n, covenant);
    const until = await day(60);
    const outcome = [BigInt(CovenantState.Breached), 60n, 1n, 1n, await day(), until, 0n, 0n];
    emitted(n.s.covenants, receipt, "CovenantAssessed", [covenant, 1n, outcome]);
    expect(await unmet(n, covenant)).to.deep.equal([1n, 4n, 1n]);
    // Not enough, then on the last day enough.
    await corrected(n, "Jobs", 79n);
    await assessed(n, covenant);
    expect(await stateOf(n, covenant)).to.equal("Breached");
    expect(await unmet(n, covenant)).to.deep.equal([1n, 80n, 2n]);
    await reach(n.s, dates.fromDay(Number(until)));
    await corrected(n, "Jobs", 80n);
    await assessed(n, covenant);
    expect(await stateOf(n, covenant)).to.equal("Cured");
    expect(await unmet(n, covenant)).to.deep.equal([0n, 1n, 3n]);
    expect((await n.s.covenants.outcomeOf(covenant, 1)).cureUntil).to.equal(until);
  });

  it("is met, not cured, by what is found out after the cure", async () => {
    const covenant = await covenantAgreed(n);
    await reported(n, "Jobs", 60n);
    await assessed(n, covenant);
    await reach(n.s, dates.addDays(await today(n.s), 61));
    await corrected(n, "Jobs", 90n);
    await assessed(n, covenant);
    expect(await stateOf(n, covenant)).to.equal("Met");
    expect(await unmet(n, covenant)).to.deep.equal([0n, 1n, 2n]);
  });

  it("is breached anew, with another cure, when what was met or cured is restated down", async () => {
    const covenant = await covenantAgreed(n);
    await reported(n, "Jobs", 80n);
    await assessed(n, covenant);
    await reach(n.s, dates.addDays(await today(n.s), 200));
    await corrected(n, "Jobs", 40n);
    await assessed(n, covenant);
    expect(await stateOf(n, covenant)).to.equal("Breached");
    expect(await unmet(n, covenant)).to.deep.equal([1n, 2n, 2n]);
    expect((await n.s.covenants.outcomeOf(covenant, 1)).cureUntil).to.equal(await day(60));
    await corrected(n, "Jobs", 100n);
    await assessed(n, covenant);
    expect(await stateOf(n, covenant)).to.equal("Cured");
    // Restated, and still enough.
    await corrected(n, "Jobs", 95n);
    await assessed(n, covenant);
    expect(await stateOf(n, covenant)).to.equal("Cured");
    await reach(n.s, dates.addDays(await today(n.s), 10));
    await corrected(n, "Jobs", 0n);
    await assessed(n, covenant);
    expect(await stateOf(n, covenant)).to.equal("Breached");
    expect(await unmet(n, covenant)).to.deep.equal([1n, 1n, 5n]);
    expect((await n.s.covenants.outcomeOf(covenant, 1)).cureUntil).to.equal(await day(60));
  });

  it("stays met when it is restated and still enough", async () => {
    const covenant = await covenantAgreed(n);
    await reported(n, "Jobs", 90n);
    await assessed(n, covenant);
    await corrected(n, "Jobs", 85n);
    await assessed(n, covenant);
    expect(await stateOf(n, covenant)).to.equal("Met");
    expect((await n.s.covenants.outcomeOf(covenant, 1)).value).to.equal(85n);
  });

  it("may miss the tolerance, but then the share is of the full target", async () => {
    // 80 less 5 % is 76.
    const covenant = await covenantAgreed(n, { toleranceBp: 500 });
    await reported(n, "Jobs", 76n);
    await assessed(n, covenant);
    expect(await stateOf(n, covenant)).to.equal("Met");
    expect(await unmet(n, covenant)).to.deep.equal([0n, 1n, 1n]);
    await corrected(n, "Jobs", 75n);
    await assessed(n, covenant);
    expect(await stateOf(n, covenant)).to.equal("Breached");
    expect(await unmet(n, covenant)).to.deep.equal([1n, 16n, 2n]);
  });

  it("may have a ceiling instead of a floor, of which the excess is unmet, at most all", async () => {
    const ceiling = { metric: Metric.Energy, atMost: true, target: 1_000n, toleranceBp: 1_000 };
    const covenant = await covenantAgreed(n, ceiling);
    await reported(n, "Energy", 1_100n);
    await assessed(n, covenant);
    expect(await stateOf(n, covenant)).to.equal("Met");
    await corrected(n, "Energy", 1_101n);
    await assessed(n, covenant);
    expect(await stateOf(n, covenant)).to.equal("Breached");
    expect(await unmet(n, covenant)).to.deep.equal([101n, 1_000n, 2n]);
    await corrected(n, "Energy", 5_000n);
    await assessed(n, covenant);
    expect(await unmet(n, covenant)).to.deep.equal([1n, 1n, 3n]);
    await corrected(n, "Energy", 0n);
    await assessed(n, covenant);
    expect(await stateOf(n, covenant)).to.equal("Cured");
  });

  it("is breached in full once the days for the report are over, until there is a figure", async () => {
    const { s, park, obligor, from } = n;
    for (const atMost of [false, true]) {
      const covenant = await covenantAgreed(n, { metric: Metric.Emissions, atMost, cureDays: 400 });
      const [first, last] = periodOf(from, 12);
      await reach(s, dates.addDays(last, 90));
      if (!atMost) {
        const missing = [park, obligor.address, Metric.Emissions, dates.toDay(first), 12];
        await refused(assessed(n, covenant), "FigureMissing", missing);
        expect(await s.covenants.isOverdue(covenant, 1)).to.be.false;
      }
      await reach(s, dates.addDays(last, 91));
      expect(await s.covenants.isOverdue(covenant, 1)).to.be.true;
      await assessed(n, covenant);
      const { basis, value } = await s.covenants.outcomeOf(covenant, 1);
      expect([await stateOf(n, covenant), basis, value]).to.deep.equal(["Breached", 0n, 0n]);
      expect(await unmet(n, covenant)).to.deep.equal([1n, 1n, 1n]);
      expect(await s.covenants.isOverdue(covenant, 1)).to.be.false;
      await nothingNew(covenant, 1);
    }
    await reported(n, "Emissions", 60n);
    for (const covenant of [1n, 2n]) await assessed(n, covenant);
    // A floor of 80 and a ceiling of 80.
    expect([await stateOf(n, 1n), await stateOf(n, 2n)]).to.deep.equal(["Breached", "Cured"]);
    expect(await unmet(n, 1n)).to.deep.equal([1n, 4n, 2n]);
  });

  it("is overdue when the cure is over and nothing followed", async () => {
    const { s } = n;
    const covenant = await covenantAgreed(n);
    await reported(n, "Jobs", 60n);
    await assessed(n, covenant);
    await reach(s, dates.addDays(await today(s), 60));
    expect(await s.covenants.isOverdue(covenant, 1)).to.be.false;
    await reach(s, dates.addDays(await today(s), 1));
    expect(await s.covenants.isOverdue(covenant, 1)).to.be.true;
    await corrected(n, "Jobs", 80n);
    await assessed(n, covenant);
    expect(await s.covenants.isOverdue(covenant, 1)).to.be.false;
    expect(await s.covenants.isOverdue(covenant, 2)).to.be.false;
    await refused(s.covenants.isOverdue(covenant, 3), "CovenantPeriodUnknown", [covenant, 3, 2]);
    await refused(s.covenants.isOverdue(covenant, 0), "CovenantPeriodUnknown", [covenant, 0, 2]);
    await refused(s.covenants.isOverdue(9n, 1), "CovenantUnknown", [9n]);
  });

  it("counts only what the attester that was agreed on attests", async () => {
    const { s, park, obligor, from } = n;
    const other = keyOf(s, 8);
    const document = await reportBy(s, other, "report");
    const covenant = await covenantAgreed(n, { attester: s.attester.address });
    await periodPasses(s, from, 12);
    await files(n, await figure(n, obligor, "Jobs", from, 1n, { document }), other);
    const missing = [park, obligor.address, Metric.Jobs, dates.toDay(from), 12];
    await refused(assessed(n, covenant), "FigureMissing", missing);
    await corrected(n, "Jobs", 80n);
    await assessed(n, covenant);
    const { basis, state } = await s.covenants.outcomeOf(covenant, 1);
    expect([basis, state]).to.deep.equal([2n, BigInt(CovenantState.Met)]);
    const second = await reportBy(s, other, "second report");
    await restates(n, await figure(n, obligor, "Jobs", from, 2n, { document: second }), other);
    await nothingNew(covenant, 1);
  });

  it("does not rest on a report that cannot be relied on any more", async () => {
    const { s, obligor, from } = n;
    const covenant = await covenantAgreed(n);
    await periodPasses(s, from, 12);
    const document = await fresh(s, "FiguresReport");
    await files(n, await figure(n, obligor, "Jobs", from, 80n, { document }));
    await s.consortium.connect(s.attester).revoke(document, id("error"));
    await refused(assessed(n, covenant), "EvidenceRevoked", [document, await day()]);
    await corrected(n, "Jobs", 80n);
    await assessed(n, covenant);
    expect(await stateOf(n, covenant)).to.equal("Met");
  });

  it("is assessed when it is over, of a covenant that was promised", async () => {
    const { s, from } = n;
    const covenant = await covenantAgreed(n);
    const [, last] = periodOf(from, 12);
    await reach(s, last);
    const running = [covenant, 1, dates.toDay(last)];
    await refused(assessed(n, covenant), "CovenantPeriodRunning", running);
    await reported(n, "Jobs", 80n);
    await assessed(n, covenant);
    await refused(assessed(n, covenant, 0), "CovenantPeriodUnknown", [covenant, 0, 2]);
    await refused(assessed(n, covenant, 3), "CovenantPeriodUnknown", [covenant, 3, 2]);
    await refused(assessed(n, 9n), "CovenantUnknown", [9n]);
    const proposal = await covenantProposed(n);
    const { Proposed, Agreed } = CovenantStage;
    await refused(assessed(n, proposal), "CovenantAtStage", [proposal, Proposed, Agreed]);
    await refused(s.covenants.isOverdue(proposal, 1), "CovenantAtStage", [proposal, Proposed, Agreed]);
  });

  it("is one of many, each with a figure of its own", async () => {
    const covenant = await covenantAgreed(n);
    await reported(n, "Jobs", 80n, 1);
    await reported(n, "Jobs", 20n, 2);
    await assessed(n, covenant, 2);
    await assessed(n, covenant, 1);
    expect([await stateOf(n, covenant, 1), await stateOf(n, covenant, 2)]).to.deep.equal(["Met", "Breached"]);
    expect(await unmet(n, covenant, 2)).to.deep.equal([3n, 4n, 1n]);
  });
});
