// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import { dates } from "../../../../sdk/dates/index.js";
import { Consequence, CovenantStage, Metric } from "../../../../sdk/enums/index.js";
import {
  covenantAgreed,
  covenantProposed,
  covenantTerms,
  promises,
  promising,
  type Promising,
} from "../../../support/covenants.js";
import { fresh } from "../../../support/acts.js";
import { accountOf, mined, periodOf } from "../../../support/figures.js";
import { emitted } from "../../../support/lending.js";
import { refused } from "../../../support/refusals.js";
import { enrolled, keyOf, type KeyedParty } from "../../../support/registry.js";
import { succeeded } from "../../../support/succession.js";

describe("a covenant between park and party", () => {
  let n: Promising;
  let other: KeyedParty;
  beforeEach(async () => {
    n = await promising();
    other = await enrolled(n.s, 1);
  });

  const authority = () => n.s.covenants.connect(n.s.parkAuthority);
  const proposing = (more: object) => authority().propose(covenantTerms(n, more));
  const stage = async (covenant: bigint) => (await n.s.covenants.covenantOf(covenant)).stage;

  it("is proposed by the operator, and promised by the obligor", async () => {
    const { s, park, operator, obligor, from } = n;
    const terms = covenantTerms(n, { consequence: Consequence.Disclosure, toleranceBp: 500 });
    const day = BigInt(dates.toDay(from));
    const [of, by] = [obligor.address, operator.address];
    const kept = [park, of, 0n, BigInt(Metric.Jobs), false, false, 80n, 500n, day, 12n, 2n, 90n, 60n];
    const values = [...kept, terms.attester, 0n, id("covenant")];
    const proposal = await promises(n, operator, "propose", terms);
    emitted(s.covenants, proposal, "CovenantProposed", [1n, park, of, by, values]);
    expect(await s.covenants.covenantOf(1n)).to.deep.equal([values, BigInt(CovenantStage.Proposed), 0n]);
    expect(await s.covenants.partiesTo(1n)).to.deep.equal([0n, terms.attester, 0n]);
    expect(await s.covenants.stateOf(1n, 1)).to.equal(0n);
    const promise = await promises(n, obligor, "accept", 1n);
    emitted(s.covenants, promise, "CovenantAgreed", [1n, of, 0n]);
    expect(await s.covenants.partiesTo(1n)).to.deep.equal([park, of, 2n]);
    expect([await s.covenants.stateOf(1n, 2), await s.covenants.stateOf(1n, 3)]).to.deep.equal([1n, 0n]);
    expect(await s.covenants.stateOf(1n, 0)).to.equal(0n);
    expect(await s.covenants.covenantsOf(park, of)).to.deep.equal([1n]);
    expect(await s.covenants.covenantsOf(park, operator.address)).to.deep.equal([]);
  });

  it("is proposed by the authority, also to the operator, and each has its number", async () => {
    const { s, operator, park } = n;
    expect(await s.covenants.count()).to.equal(0n);
    await proposing({});
    await proposing({ obligor: operator.address });
    await promises(n, operator, "accept", 2n);
    expect(await s.covenants.count()).to.equal(2n);
    expect(await s.covenants.covenantsOf(park, operator.address)).to.deep.equal([2n]);
    expect((await s.covenants.partiesTo(2n)).obligor).to.equal(operator.address);
  });

  it("counts its periods from the first day in one step", async () => {
    const { s } = n;
    const from = "2031-08-31";
    const covenant = await covenantProposed(n, { from: dates.toDay(from), months: 6, periods: 3 });
    for (const period of [1, 2, 3]) {
      const days = periodOf(from, 6, period).map((day) => BigInt(dates.toDay(day)));
      expect(await s.covenants.periodOf(covenant, period)).to.deep.equal(days);
    }
    expect(periodOf(from, 6, 1)[1]).to.equal("2032-02-28");
    for (const period of [0, 4])
      await refused(s.covenants.periodOf(covenant, period), "CovenantPeriodUnknown", [covenant, period, 3]);
    await refused(s.covenants.periodOf(9n, 1), "CovenantUnknown", [9n]);
  });

  it("is not proposed by others, nor by the operator to itself", async () => {
    const { s, park, operator } = n;
    const foreign = promises(n, other, "propose", covenantTerms(n));
    await refused(foreign, "NotTheOperator", [park, other.address, operator.address]);
    const own = promises(n, operator, "propose", covenantTerms(n, { obligor: operator.address }));
    await refused(own, "ConflictOfInterest", [operator.address, operator.address]);
    await refused(proposing({ park: 9n }), "ParkUnknown", [9n]);
    expect(await s.covenants.count()).to.equal(0n);
  });

  it("asks for something that can be measured and kept", async () => {
    const { Presence, None, Jobs } = Metric;
    const invalid = (name: string, values: unknown[], more: object) => refused(proposing(more), name, values);
    await invalid("CovenantMetricInvalid", [None, false, false], { metric: None });
    await invalid("CovenantMetricInvalid", [Presence, true, false], { metric: Presence, perMu: true });
    await invalid("CovenantMetricInvalid", [Presence, false, true], { metric: Presence, atMost: true });
    await invalid("CovenantTargetInvalid", [0n, 0], { target: 0n, metric: Jobs });
    await invalid("CovenantTargetInvalid", [80n, 10_000], { toleranceBp: 10_000 });
    const day = dates.toDay(n.from);
    await invalid("CovenantPeriodsInvalid", [0, 12, 2, 120], { from: 0 });
    await invalid("CovenantPeriodsInvalid", [day, 0, 2, 120], { months: 0 });
    await invalid("CovenantPeriodsInvalid", [day, 12, 0, 120], { periods: 0 });
    await invalid("CovenantPeriodsInvalid", [day, 12, 121, 120], { periods: 121 });
    // Ten months, which are 304 days, after the last day that there is.
    const end = 2 ** 24 - 1;
    await invalid("DayOutOfRange", [end + 304], { from: end, months: 10, periods: 2 });
    await invalid("CommitmentEmpty", [], { terms: ZeroHash });
    await proposing({ periods: 120, months: 1, toleranceBp: 9_999 });
  });

  it("is for a party that may act", async () => {
    const nobody = keyOf(n.s, 9).address;
    await refused(proposing({ obligor: nobody }), "PartyUnknown", [nobody]);
    await n.s.consortium.connect(n.s.identity).suspend(other.address, await fresh(n.s, "AuthorityDecision"));
    await refused(proposing({ obligor: other.address }), "PartySuspended", [other.address]);
  });

  it("names an attester that is neither obligor nor operator, and an agreement of the obligor", async () => {
    const { obligor, operator, park } = n;
    for (const { address } of [obligor, operator]) {
      const party = address === obligor.address ? obligor.address : operator.address;
      await refused(proposing({ attester: address }), "ConflictOfInterest", [address, party]);
    }
    await proposing({ attester: n.s.attester.address });
    const values = [7, park, obligor.address];
    await refused(proposing({ agreement: 7 }), "CovenantAgreementInvalid", values);
    const paidIn = proposing({ metric: Metric.PaidIn });
    await refused(paidIn, "CovenantAgreementInvalid", [0, park, obligor.address]);
  });

  it("is promised once, by the obligor alone, while it is proposed", async () => {
    const { obligor, operator } = n;
    await refused(promises(n, obligor, "accept", 1n), "CovenantUnknown", [1n]);
    const covenant = await covenantProposed(n);
    for (const party of [operator, other])
      await refused(promises(n, party, "accept", covenant), "NotTheParty", [party.address, obligor.address]);
    const identity = n.s.consortium.connect(n.s.identity);
    await identity.suspend(obligor.address, await fresh(n.s, "AuthorityDecision"));
    const suspended = n.s.covenants.connect(await accountOf(n.s, obligor));
    await refused(suspended.accept(covenant), "PartySuspended", [obligor.address]);
    await identity.reinstate(obligor.address, await fresh(n.s, "AuthorityDecision"));
    await promises(n, obligor, "accept", covenant);
    const { Agreed, Proposed } = CovenantStage;
    const again = promises(n, obligor, "accept", covenant);
    await refused(again, "CovenantAtStage", [covenant, Agreed, Proposed]);
  });

  it("is promised for a party that has ceased by its successor", async () => {
    const { s, obligor, park } = n;
    const covenant = await covenantProposed(n);
    await succeeded(s, obligor, [other]);
    const receipt = await promises(n, other, "accept", covenant);
    emitted(s.covenants, receipt, "CovenantAgreed", [covenant, other.address, 0n]);
    expect((await s.covenants.partiesTo(covenant)).obligor).to.equal(obligor.address);
    // A new one is proposed to the successor.
    await refused(proposing({}), "PartyCeased", [obligor.address, other.address]);
    expect((await s.covenants.partiesTo(covenant)).park).to.equal(park);
  });

  it("is taken back by operator or authority before it is promised", async () => {
    const { s, operator, obligor, park } = n;
    const [first, second] = [await covenantProposed(n), await covenantProposed(n)];
    const by = promises(n, obligor, "withdraw", first);
    await refused(by, "NotTheOperator", [park, obligor.address, operator.address]);
    const receipt = await promises(n, operator, "withdraw", first);
    emitted(s.covenants, receipt, "CovenantWithdrawn", [first, operator.address]);
    const officer = s.parkAuthority.address;
    const official = await mined(authority().withdraw(second));
    emitted(s.covenants, official, "CovenantWithdrawn", [second, officer]);
    const { Withdrawn, Proposed, Agreed } = CovenantStage;
    expect([await stage(first), await stage(second)]).to.deep.equal([BigInt(Withdrawn), BigInt(Withdrawn)]);
    const again = authority().withdraw(first);
    await refused(again, "CovenantAtStage", [first, Withdrawn, Proposed]);
    const accepting = promises(n, obligor, "accept", first);
    await refused(accepting, "CovenantAtStage", [first, Withdrawn, Proposed]);
    const agreed = await covenantAgreed(n);
    await refused(authority().withdraw(agreed), "CovenantAtStage", [agreed, Agreed, Proposed]);
    await refused(authority().withdraw(9n), "CovenantUnknown", [9n]);
  });
});
