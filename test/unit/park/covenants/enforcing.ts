// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { id } from "ethers";
import { dates } from "../../../../sdk/dates/index.js";
import {
  Consequence,
  CovenantStage,
  CovenantState,
  DocumentKind,
  OfficeKind,
} from "../../../../sdk/enums/index.js";
import { fresh } from "../../../support/acts.js";
import {
  assessed,
  BOOK_KEY,
  corrected,
  covenantAgreed,
  covenantProposed,
  enforcing,
  promises,
  promising,
  reported,
  stateOf,
  unmet,
  type Promising,
} from "../../../support/covenants.js";
import { figure, mined, periodOf, periodPasses, reach, restates } from "../../../support/figures.js";
import { emitted } from "../../../support/lending.js";
import { refused } from "../../../support/refusals.js";
import { BAOSHAN, keyOf, today } from "../../../support/registry.js";

describe("what follows from a breach", () => {
  let n: Promising;
  let enforce: Awaited<ReturnType<typeof enforcing>>;
  beforeEach(async () => {
    n = await promising();
    enforce = await enforcing(n);
  });

  const waive = async (
    covenant: bigint,
    period = 1,
    kind: "AuthorityDecision" | "Contract" = "AuthorityDecision",
  ) => n.s.covenants.connect(n.s.parkAuthority).waive(covenant, period, await fresh(n.s, kind));
  /** A covenant of 80 jobs whose first year had 60. */
  const breached = async () => {
    const covenant = await covenantAgreed(n);
    await reported(n, "Jobs", 60n);
    await assessed(n, covenant);
    return covenant;
  };
  const cureOver = async () => reach(n.s, dates.addDays(await today(n.s), 61));
  const clear = () => n.s.covenants.requireClear(n.park, n.obligor.address);
  const open = (covenant: bigint, state: keyof typeof CovenantState, period = 1) =>
    refused(clear(), "CovenantOpen", [covenant, period, CovenantState[state]]);

  it("is enforced by the ledger of grants once the cure is over", async () => {
    const { s } = n;
    const covenant = await breached();
    const until = dates.toDay(dates.addDays(await today(s), 60));
    await refused(enforce(covenant), "CurePending", [covenant, 1, until]);
    await reach(s, dates.fromDay(until));
    await refused(enforce(covenant), "CurePending", [covenant, 1, until]);
    await cureOver();
    const receipt = await enforce(covenant);
    const book = keyOf(s, BOOK_KEY).address;
    emitted(s.covenants, receipt, "CovenantEnforced", [covenant, 1n, book]);
    expect(await stateOf(n, covenant)).to.equal("Enforced");
    expect(await unmet(n, covenant)).to.deep.equal([1n, 4n, 1n]);
    expect(await s.covenants.isOverdue(covenant, 1)).to.be.false;
  });

  it("stays enforced when the figure is restated, with the new share", async () => {
    const covenant = await breached();
    await cureOver();
    await enforce(covenant);
    for (const [value, share] of [
      [20n, [3n, 4n, 2n]],
      [72n, [1n, 10n, 3n]],
      [90n, [0n, 1n, 4n]],
    ] as const) {
      await corrected(n, "Jobs", value);
      await assessed(n, covenant);
      expect(await stateOf(n, covenant)).to.equal("Enforced");
      expect(await unmet(n, covenant)).to.deep.equal(share);
      await enforce(covenant);
      expect(await stateOf(n, covenant)).to.equal("Enforced");
    }
  });

  it("is not enforced while a newer figure is not assessed, nor on a report that was revoked", async () => {
    const { s, obligor, from } = n;
    const covenant = await breached();
    await cureOver();
    const document = await fresh(s, "FiguresReport");
    await restates(n, await figure(n, obligor, "Jobs", from, 70n, { document }));
    await refused(enforce(covenant), "AssessmentStale", [covenant, 1, 1]);
    await assessed(n, covenant);
    await s.consortium.connect(s.attester).revoke(document, id("error"));
    const day = dates.toDay(await today(s));
    await refused(enforce(covenant), "EvidenceRevoked", [document, day]);
    expect(await stateOf(n, covenant)).to.equal("Breached");
    await corrected(n, "Jobs", 70n);
    await assessed(n, covenant);
    await enforce(covenant);
    expect(await stateOf(n, covenant)).to.equal("Enforced");
    expect(await unmet(n, covenant)).to.deep.equal([1n, 8n, 3n]);
  });

  it("is not enforced for silence once there is a figure", async () => {
    const covenant = await covenantAgreed(n);
    await periodPasses(n.s, n.from, 12);
    await reach(n.s, dates.addDays(await today(n.s), 90));
    await assessed(n, covenant);
    await cureOver();
    await reported(n, "Jobs", 60n);
    await refused(enforce(covenant), "AssessmentStale", [covenant, 1, 1]);
    await assessed(n, covenant);
    await enforce(covenant);
    expect(await unmet(n, covenant)).to.deep.equal([1n, 4n, 2n]);
  });

  it("is enforced for silence while there is none", async () => {
    const covenant = await covenantAgreed(n);
    await periodPasses(n.s, n.from, 12);
    await reach(n.s, dates.addDays(await today(n.s), 90));
    await assessed(n, covenant);
    await cureOver();
    await enforce(covenant);
    expect(await unmet(n, covenant)).to.deep.equal([1n, 1n, 1n]);
  });

  it("is enforced by no one else, and only if it was breached and costs something", async () => {
    const { s } = n;
    const covenant = await breached();
    await cureOver();
    const office = (caller: string) => [OfficeKind.ParkBook, 0, caller];
    const officer = s.covenants.connect(s.parkAuthority).enforce(covenant, 1);
    await refused(officer, "OfficeRequired", office(s.parkAuthority.address));
    const party = promises(n, n.obligor, "enforce", covenant, 1);
    await refused(party, "OfficeRequired", office(n.obligor.address));
    await refused(enforce(9n), "CovenantUnknown", [9n]);
    await refused(enforce(covenant, 3), "CovenantPeriodUnknown", [covenant, 3, 2]);
    await refused(enforce(covenant, 2), "NotBreached", [covenant, 2, CovenantState.Pending]);
    await corrected(n, "Jobs", 80n);
    await assessed(n, covenant);
    await refused(enforce(covenant), "NotBreached", [covenant, 1, CovenantState.Met]);
    const proposal = await covenantProposed(n);
    const { Proposed, Agreed } = CovenantStage;
    await refused(enforce(proposal), "CovenantAtStage", [proposal, Proposed, Agreed]);
    const published = await covenantAgreed(n, { consequence: Consequence.Disclosure });
    await refused(enforce(published), "NotEnforceable", [published]);
  });

  it("is forgiven by the authority, before or after the breach, for good", async () => {
    const { s } = n;
    const covenant = await breached();
    const document = await fresh(s, "AuthorityDecision");
    const officer = s.covenants.connect(s.parkAuthority);
    const receipt = await mined(officer.waive(covenant, 1, document));
    const by = s.parkAuthority.address;
    emitted(s.covenants, receipt, "CovenantWaived", [covenant, 1n, by, document]);
    expect(await stateOf(n, covenant)).to.equal("Waived");
    expect(await unmet(n, covenant)).to.deep.equal([1n, 4n, 1n]);
    await corrected(n, "Jobs", 1n);
    await refused(assessed(n, covenant), "CovenantPeriodWaived", [covenant, 1]);
    await cureOver();
    await refused(enforce(covenant), "NotBreached", [covenant, 1, CovenantState.Waived]);
    expect(await s.covenants.isOverdue(covenant, 1)).to.be.false;
    await waive(covenant, 2);
    expect(await stateOf(n, covenant, 2)).to.equal("Waived");
    expect(await unmet(n, covenant, 2)).to.deep.equal([0n, 0n, 0n]);
  });

  it("is forgiven by nobody else, by nothing else, and only while it is pending or breached", async () => {
    const { s, operator } = n;
    const covenant = await breached();
    const document = await fresh(s, "AuthorityDecision");
    const office = (caller: string) => [OfficeKind.ParkAuthority, BAOSHAN, caller];
    const byOperator = promises(n, operator, "waive", covenant, 1, document);
    await refused(byOperator, "OfficeRequired", office(operator.address));
    const byAttester = s.covenants.connect(s.attester).waive(covenant, 1, document);
    await refused(byAttester, "OfficeRequired", office(s.attester.address));
    await refused(waive(9n), "CovenantUnknown", [9n]);
    await refused(waive(covenant, 3), "CovenantPeriodUnknown", [covenant, 3, 2]);
    const contract = await fresh(s, "Contract");
    const kinds = [contract, DocumentKind.Contract, DocumentKind.AuthorityDecision];
    const wrong = s.covenants.connect(s.parkAuthority).waive(covenant, 1, contract);
    await refused(wrong, "EvidenceOfWrongKind", kinds);
    expect(await stateOf(n, covenant)).to.equal("Breached");
    await cureOver();
    await enforce(covenant);
    const enforced = [covenant, 1, CovenantState.Enforced];
    await refused(waive(covenant), "NothingToWaive", enforced);
    const proposal = await covenantProposed(n);
    const { Proposed, Agreed } = CovenantStage;
    await refused(waive(proposal), "CovenantAtStage", [proposal, Proposed, Agreed]);
    const met = await covenantAgreed(n, { target: 60n });
    await assessed(n, met);
    await refused(waive(met), "NothingToWaive", [met, 1, CovenantState.Met]);
  });

  it("holds up the exit of the party until each period that is over is settled", async () => {
    const { s, obligor, park, from } = n;
    await clear();
    const covenant = await covenantAgreed(n);
    // Proposals, and what is only published, cost nothing.
    await covenantProposed(n);
    await covenantAgreed(n, { consequence: Consequence.Disclosure });
    await reach(s, periodOf(from, 12)[1]);
    await clear();
    await periodPasses(s, from, 12);
    await open(covenant, "Pending");
    await s.covenants.requireClear(park, n.operator.address);
    await s.covenants.requireClear(park + 1n, obligor.address);
    await reported(n, "Jobs", 60n);
    await assessed(n, covenant);
    await open(covenant, "Breached");
    await corrected(n, "Jobs", 80n);
    await assessed(n, covenant);
    await clear();
    await periodPasses(s, from, 12, 2);
    await open(covenant, "Pending", 2);
    await reported(n, "Jobs", 60n, 2);
    await assessed(n, covenant, 2);
    await cureOver();
    await open(covenant, "Breached", 2);
    await enforce(covenant, 2);
    await clear();
  });

  it("does not hold up the exit when it is forgiven", async () => {
    const covenant = await breached();
    await waive(covenant);
    await clear();
  });
});
