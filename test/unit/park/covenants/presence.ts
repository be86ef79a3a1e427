// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { dates } from "../../../../sdk/dates/index.js";
import { Consequence, CovenantState, Metric } from "../../../../sdk/enums/index.js";
import {
  assessed,
  covenantAgreed,
  covenantTerms,
  enforcing,
  promises,
  promising,
  stateOf,
  unmet,
  type Promising,
} from "../../../support/covenants.js";
import { periodOf, periodPasses, reach } from "../../../support/figures.js";
import { refused } from "../../../support/refusals.js";
import { today } from "../../../support/registry.js";
import { admitted, exits, noticed, tenancyState, tenancyStep } from "../../../support/tenancies.js";

describe("a covenant on the stay", () => {
  let n: Promising;
  let tenancy: bigint;
  beforeEach(async () => {
    n = await promising();
    tenancy = await admitted(n, n.obligor);
  });

  /** Days of five years from the first day. */
  const fiveYears = () => dates.toDay(periodOf(n.from, 60)[1]) - dates.toDay(n.from) + 1;
  const stay = (more = {}) =>
    covenantAgreed(n, {
      metric: Metric.Presence,
      months: 60,
      periods: 1,
      target: BigInt(fiveYears()),
      ...more,
    });
  /** Notice of leaving so many days after the first day. */
  const leavesAfter = async (days: number) => {
    const last = dates.toDay(n.from) + days - 1;
    return noticed(n, n.obligor, tenancy, last - dates.toDay(await today(n.s)));
  };
  const takesBack = () => tenancyStep(n, n.obligor, "withdrawNotice", tenancy);
  const clear = () => n.s.covenants.requireClear(n.park, n.obligor.address);
  const value = async (covenant: bigint, period = 1) =>
    (await n.s.covenants.outcomeOf(covenant, period)).value;

  it("of five years is met by five years", async () => {
    const covenant = await stay();
    const [, last] = periodOf(n.from, 60);
    await reach(n.s, last);
    await refused(assessed(n, covenant), "CovenantPeriodRunning", [covenant, 1, dates.toDay(last)]);
    await periodPasses(n.s, n.from, 60);
    await assessed(n, covenant);
    expect(await stateOf(n, covenant)).to.equal("Met");
    expect(await value(covenant)).to.equal(BigInt(fiveYears()));
    await refused(assessed(n, covenant), "NothingNew", [covenant, 1, 1]);
    const { entry, basis } = await n.s.covenants.outcomeOf(covenant, 1);
    expect([entry, basis]).to.deep.equal([BigInt(dates.toDay(n.from)), 1n]);
  });

  it("is breached as soon as the notice of leaving cuts it short, and holds up the exit", async () => {
    const covenant = await stay();
    await clear();
    await leavesAfter(1_461);
    await refused(clear(), "CovenantOpen", [covenant, 1, CovenantState.Pending]);
    await assessed(n, covenant);
    const days = BigInt(fiveYears());
    expect(await stateOf(n, covenant)).to.equal("Breached");
    expect(await value(covenant)).to.equal(1_461n);
    const [numerator, denominator] = await unmet(n, covenant);
    expect(numerator * days).to.equal(denominator * (days - 1_461n));
    await refused(clear(), "CovenantOpen", [covenant, 1, CovenantState.Breached]);
    const enforce = await enforcing(n);
    await reach(n.s, dates.addDays(n.from, 61));
    await enforce(covenant);
    await clear();
  });

  it("holds up the exit itself, if it stands among the clearances", async () => {
    const { s } = n;
    await s.tenancies.setClearances([await s.covenants.getAddress()]);
    const covenant = await stay({ cureDays: 0 });
    await leavesAfter(10);
    await reach(s, dates.addDays(n.from, 9));
    await refused(exits(n, tenancy), "CovenantOpen", [covenant, 1, CovenantState.Pending]);
    await assessed(n, covenant);
    await refused(exits(n, tenancy), "CovenantOpen", [covenant, 1, CovenantState.Breached]);
    await reach(s, dates.addDays(n.from, 10));
    await (
      await enforcing(n)
    )(covenant);
    await exits(n, tenancy);
    expect(await tenancyState(n, tenancy)).to.equal("Exited");
  });

  it("is not cut short by leaving on its last day", async () => {
    const covenant = await stay();
    const last = await leavesAfter(fiveYears());
    await clear();
    await refused(assessed(n, covenant), "CovenantPeriodRunning", [covenant, 1, last]);
    await periodPasses(n.s, n.from, 60);
    await assessed(n, covenant);
    expect(await stateOf(n, covenant)).to.equal("Met");
  });

  it("that is only published does not hold up the exit", async () => {
    await stay({ consequence: Consequence.Disclosure });
    await leavesAfter(10);
    await clear();
  });

  it("counts the days of each period, and settles those that the notice cuts", async () => {
    const year = { months: 12, periods: 3, target: 365n };
    const covenant = await stay(year);
    const [first] = periodOf(n.from, 12, 2);
    const length = dates.toDay(first) - dates.toDay(n.from);
    await leavesAfter(length + 100);
    await refused(assessed(n, covenant), "CovenantPeriodRunning", [covenant, 1, dates.toDay(first) - 1]);
    await assessed(n, covenant, 2);
    await assessed(n, covenant, 3);
    expect([await value(covenant, 2), await value(covenant, 3)]).to.deep.equal([100n, 0n]);
    expect(await unmet(n, covenant, 2)).to.deep.equal([53n, 73n, 1n]);
    expect(await unmet(n, covenant, 3)).to.deep.equal([1n, 1n, 1n]);
    await periodPasses(n.s, n.from, 12);
    await assessed(n, covenant);
    expect(await stateOf(n, covenant)).to.equal("Met");
  });

  it("is met before its end if fewer days were promised than are sure", async () => {
    const covenant = await stay({ target: 100n });
    await leavesAfter(100);
    await assessed(n, covenant);
    expect(await stateOf(n, covenant)).to.equal("Met");
    await clear();
  });

  it("is pending again when the notice is taken back, and assessed anew", async () => {
    const covenant = await stay({ target: 1_000n });
    await leavesAfter(500);
    await assessed(n, covenant);
    expect(await stateOf(n, covenant)).to.equal("Breached");
    await takesBack();
    await assessed(n, covenant);
    expect(await stateOf(n, covenant)).to.equal("Pending");
    expect(await unmet(n, covenant)).to.deep.equal([0n, 0n, 2n]);
    await refused(assessed(n, covenant), "CovenantPeriodRunning", [
      covenant,
      1,
      dates.toDay(periodOf(n.from, 60)[1]),
    ]);
    await clear();
    await reach(n.s, dates.addDays(n.from, 300));
    await leavesAfter(400);
    await assessed(n, covenant);
    expect(await unmet(n, covenant)).to.deep.equal([3n, 5n, 3n]);
    const { cureUntil } = await n.s.covenants.outcomeOf(covenant, 1);
    expect(cureUntil).to.equal(BigInt(dates.toDay(n.from) + 360));
    // A later day is enough.
    await takesBack();
    await leavesAfter(1_200);
    await assessed(n, covenant);
    expect(await stateOf(n, covenant)).to.equal("Cured");
    await periodPasses(n.s, n.from, 60);
    await refused(assessed(n, covenant), "NothingNew", [covenant, 1, 4]);
  });

  it("is not enforced on a notice that was taken back", async () => {
    const covenant = await stay({ target: 1_000n, cureDays: 0 });
    await leavesAfter(500);
    await assessed(n, covenant);
    await takesBack();
    await reach(n.s, dates.addDays(n.from, 1));
    const enforce = await enforcing(n);
    await refused(enforce(covenant), "AssessmentStale", [covenant, 1, 1]);
    await assessed(n, covenant);
    await refused(enforce(covenant), "NotBreached", [covenant, 1, CovenantState.Pending]);
  });

  it("stays enforced when the notice is taken back, and nothing is unmet until there is another", async () => {
    const covenant = await stay({ target: 1_000n, cureDays: 0 });
    await leavesAfter(500);
    await assessed(n, covenant);
    await reach(n.s, dates.addDays(n.from, 1));
    await (
      await enforcing(n)
    )(covenant);
    await takesBack();
    await assessed(n, covenant);
    expect(await stateOf(n, covenant)).to.equal("Enforced");
    expect(await unmet(n, covenant)).to.deep.equal([0n, 1n, 2n]);
    await leavesAfter(750);
    await assessed(n, covenant);
    expect(await unmet(n, covenant)).to.deep.equal([1n, 4n, 3n]);
  });

  it("stays breached by what is missing at its beginning, notice or none", async () => {
    const covenant = await stay({ from: dates.toDay(n.from) - 100 });
    await leavesAfter(500);
    await assessed(n, covenant);
    await takesBack();
    await assessed(n, covenant);
    expect(await stateOf(n, covenant)).to.equal("Breached");
    const missing = BigInt(fiveYears()) - (await value(covenant));
    expect(missing > 0n).to.be.true;
  });

  it("is not changed by another stay", async () => {
    const covenant = await stay({ target: 1_000n });
    await leavesAfter(500);
    await assessed(n, covenant);
    await reach(n.s, dates.addDays(n.from, 499));
    // Nobody holds up the exit, so that the breach outlasts it.
    await n.s.tenancies.setClearances([]);
    await exits(n, tenancy);
    await reach(n.s, dates.addDays(n.from, 600));
    await admitted(n, n.obligor);
    await refused(assessed(n, covenant), "NothingNew", [covenant, 1, 1]);
    expect(await value(covenant)).to.equal(500n);
    await (
      await enforcing(n)
    )(covenant);
    expect(await stateOf(n, covenant)).to.equal("Enforced");
  });

  it("of who never was a tenant, or comes later, has no days", async () => {
    const { s, operator, from } = n;
    const terms = covenantTerms(n, { metric: Metric.Presence, target: 365n, obligor: operator.address });
    await s.covenants.connect(s.parkAuthority).propose(terms);
    const covenant = await s.covenants.count();
    await promises(n, operator, "accept", covenant);
    const early = await stay({ from: dates.toDay(from) - 400, months: 12, target: 365n });
    await periodPasses(s, from, 12);
    for (const one of [covenant, early]) {
      await assessed(n, one);
      expect(await unmet(n, one)).to.deep.equal([1n, 1n, 1n]);
    }
  });
});
