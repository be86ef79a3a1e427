// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { dates, type IsoDate } from "../../../../sdk/dates/index.js";
import { InvestmentSource, Metric } from "../../../../sdk/enums/index.js";
import {
  assessed,
  attests,
  covenantAgreed,
  covenantProposed,
  covenantTerms,
  enforcing,
  invested,
  promises,
  promising,
  stateOf,
  unmet,
  type Promising,
} from "../../../support/covenants.js";
import { periodOf, periodPasses, reach, reportBy } from "../../../support/figures.js";
import { refused } from "../../../support/refusals.js";
import { enrolled, keyOf, today } from "../../../support/registry.js";

/** 20, 18 and 21 million yuan, in fen. */
const [PROMISED, SHORT, ENOUGH] = [2_000_000_000n, 1_800_000_000n, 2_100_000_000n];

describe("a covenant on what is paid in", () => {
  let n: Promising;
  let agreement: bigint;
  let last: IsoDate;
  beforeEach(async () => {
    n = await promising();
    agreement = await invested(n);
    [, last] = periodOf(n.from, 12);
  });

  const promised = (more = {}) =>
    covenantAgreed(n, { metric: Metric.PaidIn, agreement, target: PROMISED, periods: 1, ...more });

  it("is breached by 18 of 20 million, and cured by 21 million within 60 days", async () => {
    const covenant = await promised();
    await reach(n.s, last);
    await attests(n, agreement, SHORT);
    await periodPasses(n.s, n.from, 12);
    await assessed(n, covenant);
    expect(await stateOf(n, covenant)).to.equal("Breached");
    expect(await unmet(n, covenant)).to.deep.equal([1n, 10n, 1n]);
    await refused(assessed(n, covenant), "NothingNew", [covenant, 1, 1]);
    await reach(n.s, dates.addDays(last, 20));
    await attests(n, agreement, ENOUGH);
    await assessed(n, covenant);
    expect(await stateOf(n, covenant)).to.equal("Cured");
    expect(await unmet(n, covenant)).to.deep.equal([0n, 1n, 2n]);
    const { value, basis } = await n.s.covenants.outcomeOf(covenant, 1);
    expect([value, basis]).to.deep.equal([ENOUGH, 2n]);
  });

  it("counts what was attested as of the last day, not later, as long as it was not breached", async () => {
    const covenant = await promised();
    await reach(n.s, last);
    await attests(n, agreement, PROMISED);
    await reach(n.s, dates.addDays(last, 30));
    await attests(n, agreement, ENOUGH);
    await assessed(n, covenant);
    const { value, basis } = await n.s.covenants.outcomeOf(covenant, 1);
    expect([await stateOf(n, covenant), value, basis]).to.deep.equal(["Met", PROMISED, 1n]);
    await refused(assessed(n, covenant), "NothingNew", [covenant, 1, 1]);
  });

  it("counts after the cure what was attested as of its last day", async () => {
    const covenant = await promised();
    await reach(n.s, last);
    await attests(n, agreement, SHORT);
    const breachedOn = await periodPasses(n.s, n.from, 12);
    await assessed(n, covenant);
    const until = dates.addDays(breachedOn, 60);
    // Attested after the cure, as of a day after it: too late.
    await reach(n.s, dates.addDays(until, 1));
    await attests(n, agreement, ENOUGH);
    await refused(assessed(n, covenant), "NothingNew", [covenant, 1, 1]);
    const enforce = await enforcing(n);
    await enforce(covenant);
    // The day of the period restated: the share moves.
    await attests(n, agreement, 1_900_000_000n, last);
    await assessed(n, covenant);
    expect(await stateOf(n, covenant)).to.equal("Enforced");
    expect(await unmet(n, covenant)).to.deep.equal([1n, 20n, 2n]);
  });

  it("is breached in full if nothing is attested when the days for the report are over", async () => {
    const covenant = await promised();
    await reach(n.s, dates.addDays(last, 90));
    const missing = [agreement, dates.toDay(last)];
    await refused(assessed(n, covenant), "NothingAttested", missing);
    await reach(n.s, dates.addDays(last, 91));
    await assessed(n, covenant);
    expect(await unmet(n, covenant)).to.deep.equal([1n, 1n, 1n]);
    await attests(n, agreement, PROMISED, last);
    await assessed(n, covenant);
    expect(await stateOf(n, covenant)).to.equal("Cured");
  });

  it("waits for the attester that was agreed on", async () => {
    const { s } = n;
    const covenant = await promised({ attester: s.attester.address });
    const other = keyOf(s, 8);
    const document = await reportBy(s, other, "report");
    await reach(s, last);
    const day = dates.toDay(last);
    await s.investments.connect(other).attest(agreement, InvestmentSource.Private, SHORT, day, document);
    await periodPasses(s, n.from, 12);
    const values = [covenant, other.address, s.attester.address];
    await refused(assessed(n, covenant), "AttesterNotAgreed", values);
    await attests(n, agreement, SHORT, last);
    await assessed(n, covenant);
    // What the other attests does not keep the breach from being enforced.
    const again = await reportBy(s, other, "second report");
    await s.investments.connect(other).attest(agreement, InvestmentSource.Private, PROMISED, day, again);
    await refused(assessed(n, covenant), "AttesterNotAgreed", values);
    await reach(s, dates.addDays(await today(s), 61));
    await (
      await enforcing(n)
    )(covenant);
    expect(await unmet(n, covenant)).to.deep.equal([1n, 10n, 1n]);
  });

  it("is about an agreement of the obligor in the park, that both sides accepted", async () => {
    const { s, park, operator } = n;
    const other = await enrolled(s, 1);
    const propose = (more: object) => promises(n, operator, "propose", covenantTerms(n, more));
    const foreign = { metric: Metric.PaidIn, agreement, obligor: other.address };
    await refused(propose(foreign), "CovenantAgreementInvalid", [agreement, park, other.address]);
    // Another metric may name the agreement, too.
    const covenant = await covenantProposed(n, { agreement });
    expect((await s.covenants.covenantOf(covenant)).terms.agreement).to.equal(agreement);
    expect(await today(s)).to.equal(n.from);
  });
});
