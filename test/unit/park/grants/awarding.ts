// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { encodeBytes32String, ZeroAddress, ZeroHash } from "ethers";
import { DocumentKind, GrantState, Milestone, OfficeKind } from "../../../../sdk/enums/index.js";
import { fresh } from "../../../support/acts.js";
import { covenantAgreed, covenantProposed } from "../../../support/covenants.js";
import {
  accepted,
  awarded,
  BUDGET,
  granting,
  grantEvent,
  grantTerms,
  LINE,
  obligation,
  opensBudget,
  takes,
  TRANCHE,
  tranche,
  type Granting,
} from "../../../support/grants.js";
import { refused } from "../../../support/refusals.js";
import { BAOSHAN, enrolled, keyOf } from "../../../support/registry.js";
import { exits, noticed } from "../../../support/tenancies.js";

describe("GrantLedger: budgets and awards", () => {
  let n: Granting;
  beforeEach(async () => {
    n = await granting();
  });

  const authority = () => n.s.grants.connect(n.s.parkAuthority);
  const decision = () => fresh(n.s, "AuthorityDecision");
  const other = encodeBytes32String("another line");

  describe("a budget line", () => {
    it("names who pays and how much", async () => {
      const document = await decision();
      const receipt = await (
        await authority().openBudget(n.park, other, n.payer.address, 7n, document)
      ).wait();
      grantEvent(n, receipt, "BudgetOpened", [n.park, other, n.payer.address, 7n, document]);
      expect(await n.s.grants.budgetOf(n.park, other)).to.deep.equal([n.payer.address, 7n, 0n]);
    });

    it("is raised, not opened again", async () => {
      await refused(opensBudget(n.s, n.park, n.payer), "BudgetExists", [n.park, LINE]);
      const document = await decision();
      const receipt = await (await authority().raiseBudget(n.park, LINE, 5n, document)).wait();
      grantEvent(n, receipt, "BudgetRaised", [n.park, LINE, 5n, document]);
      expect((await n.s.grants.budgetOf(n.park, LINE)).amount).to.equal(BUDGET + 5n);
    });

    it("needs a name, a payer and an amount", async () => {
      const open = async (line: string, payer: string, amount: bigint) =>
        authority().openBudget(n.park, line, payer, amount, await decision());
      for (const [line, payer, amount] of [
        [ZeroHash, n.payer.address, 1n],
        [other, ZeroAddress, 1n],
        [other, n.payer.address, 0n],
      ] as const)
        await refused(open(line, payer, amount), "BudgetInvalid", [n.park, line, payer, amount]);
    });

    it("is raised by something, and stays a number of fen", async () => {
      const most = 2n ** 128n - 1n;
      for (const amount of [0n, most])
        await refused(authority().raiseBudget(n.park, LINE, amount, await decision()), "BudgetInvalid", [
          n.park,
          LINE,
          n.payer.address,
          amount,
        ]);
    });

    it("is paid by a party that may act", async () => {
      const { address: stranger } = keyOf(n.s, 10);
      const opened = authority().openBudget(n.park, other, stranger, 1n, await decision());
      await refused(opened, "PartyUnknown", [stranger]);
    });

    it("rests on a decision, and is the authority's", async () => {
      const contract = await fresh(n.s, "Contract");
      const wrong = [contract, DocumentKind.Contract, DocumentKind.AuthorityDecision];
      await refused(
        authority().openBudget(n.park, other, n.payer.address, 1n, contract),
        "EvidenceOfWrongKind",
        wrong,
      );
      await refused(authority().raiseBudget(n.park, LINE, 1n, contract), "EvidenceOfWrongKind", wrong);
      const by = n.s.registrar;
      const office = [OfficeKind.ParkAuthority, BAOSHAN, by.address];
      const ledger = n.s.grants.connect(by);
      await refused(
        ledger.openBudget(n.park, other, n.payer.address, 1n, contract),
        "OfficeRequired",
        office,
      );
      await refused(ledger.raiseBudget(n.park, LINE, 1n, contract), "OfficeRequired", office);
      await refused(ledger.openBudget(9, other, n.payer.address, 1n, contract), "ParkUnknown", [9]);
    });

    it("is asked for when it is raised or spent", async () => {
      const document = await decision();
      await refused(authority().raiseBudget(n.park, other, 1n, document), "BudgetUnknown", [n.park, other]);
      await refused(awarded(n, { line: other }), "BudgetUnknown", [n.park, other]);
    });
  });

  describe("an award", () => {
    it("keeps its terms and takes from the budget", async () => {
      const covenant = await covenantAgreed(n);
      const terms = await grantTerms(n, {
        tranches: [tranche(), tranche({ milestone: Milestone.CovenantMet, covenant, period: 2 })],
        obligations: [obligation(covenant)],
      });
      const receipt = await (await authority().award(terms)).wait();
      const kept = await n.s.grants.grantOf(1);
      grantEvent(n, receipt, "GrantAwarded", [
        1n,
        n.park,
        n.obligor.address,
        n.s.parkAuthority.address,
        kept.terms,
      ]);
      expect([kept.state, kept.total, kept.received]).to.deep.equal([
        BigInt(GrantState.Awarded),
        2n * TRANCHE,
        0n,
      ]);
      expect(kept.terms.tranches.map(({ amount, period }) => [amount, period])).to.deep.equal([
        [TRANCHE, 0n],
        [TRANCHE, 2n],
      ]);
      expect((await n.s.grants.budgetOf(n.park, LINE)).awarded).to.equal(2n * TRANCHE);
    });

    it("goes to a tenant of the park", async () => {
      const stranger = await enrolled(n.s, 5);
      await refused(awarded(n, { grantee: stranger.address }), "NotATenant", [n.park, stranger.address]);
      await noticed(n, n.obligor, n.tenancy);
      await n.s.networkHelpers.time.increase(2 * 86_400);
      await exits(n, n.tenancy);
      await refused(awarded(n), "NotATenant", [n.park, n.obligor.address]);
    });

    it("stays within the budget to the fen", async () => {
      await awarded(n, { tranches: [tranche({ amount: BUDGET - 1n })] });
      await refused(awarded(n, { tranches: [tranche({ amount: 2n })] }), "BudgetExceeded", [
        n.park,
        LINE,
        2n,
        1n,
      ]);
      await awarded(n, { tranches: [tranche({ amount: 1n })] });
      const most = 2n ** 128n - 1n;
      await refused(
        awarded(n, { tranches: [tranche({ amount: most }), tranche({ amount: most })] }),
        "BudgetExceeded",
        [n.park, LINE, 2n * most, 0n],
      );
    });

    it("has 1 to 16 tranches and at most 64 obligations", async () => {
      await refused(awarded(n, { tranches: [] }), "GrantShapeInvalid", [0n, 0n]);
      const tranches = Array.from({ length: 17 }, () => tranche({ amount: 1n }));
      await refused(awarded(n, { tranches }), "GrantShapeInvalid", [17n, 0n]);
      const obligations = Array.from({ length: 65 }, () => obligation(1n));
      await refused(awarded(n, { obligations }), "GrantShapeInvalid", [1n, 65n]);
    });

    it("has tranches of something, on milestones of the grantee's own", async () => {
      const covenant = await covenantAgreed(n);
      const { CovenantMet, Document } = Milestone;
      for (const wrong of [
        tranche({ amount: 0n }),
        tranche({ covenant }),
        tranche({ milestone: Document, period: 1 }),
        tranche({ milestone: CovenantMet, covenant, period: 0 }),
        tranche({ milestone: CovenantMet, covenant, period: 3 }),
        tranche({ milestone: CovenantMet, covenant: 9n, period: 1 }),
      ])
        await refused(awarded(n, { tranches: [tranche(), wrong] }), "TrancheInvalid", [1n]);
    });

    it("depends on covenants that the grantee accepted, each period named once", async () => {
      const covenant = await covenantAgreed(n);
      const open = await covenantProposed(n);
      const right = obligation(covenant, { period: 1 });
      for (const wrong of [
        obligation(open),
        obligation(9n),
        obligation(covenant, { tranche: 1 }),
        obligation(covenant, { period: 3 }),
        right,
        obligation(covenant),
      ])
        await refused(awarded(n, { obligations: [right, wrong] }), "ObligationInvalid", [1n]);
      const all = obligation(covenant);
      await refused(awarded(n, { obligations: [all, right] }), "ObligationInvalid", [1n]);
      await awarded(n, { obligations: [right, obligation(covenant, { period: 2 })] });
    });

    it("retains for some months what obligations can take back", async () => {
      const covenant = await covenantAgreed(n);
      const short = { retentionMonths: 0, obligations: [obligation(covenant)] };
      await refused(awarded(n, short), "RetentionMissing", []);
      await awarded(n, { retentionMonths: 0 });
    });

    it("rests on terms, a legal basis, and a review if it names one", async () => {
      await refused(awarded(n, { terms: ZeroHash }), "CommitmentEmpty", []);
      const contract = await fresh(n.s, "Contract");
      const { Contract, AuthorityDecision, FairCompetitionReview } = DocumentKind;
      await refused(awarded(n, { legalBasis: contract }), "EvidenceOfWrongKind", [
        contract,
        Contract,
        AuthorityDecision,
      ]);
      await refused(awarded(n, { review: contract }), "EvidenceOfWrongKind", [
        contract,
        Contract,
        FairCompetitionReview,
      ]);
    });

    it("is the authority's", async () => {
      const terms = await grantTerms(n);
      const by = n.s.parkOperator;
      await refused(n.s.grants.connect(by).award(terms), "OfficeRequired", [
        OfficeKind.ParkAuthority,
        BAOSHAN,
        by.address,
      ]);
    });
  });

  describe("what follows", () => {
    it("is accepted by the grantee, once", async () => {
      const grant = await awarded(n);
      await refused(takes(n, n.payer, "accept", grant), "NotTheParty", [n.payer.address, n.obligor.address]);
      grantEvent(n, await takes(n, n.obligor, "accept", grant), "GrantAccepted", [grant]);
      const again = takes(n, n.obligor, "accept", grant);
      await refused(again, "GrantStateInvalid", [grant, GrantState.Accepted]);
      await refused(takes(n, n.obligor, "accept", 9n), "GrantUnknown", [9n]);
    });

    it("is a review that was still to come, or a newer one", async () => {
      const grant = await awarded(n, { review: ZeroHash });
      const review = await fresh(n.s, "FairCompetitionReview");
      const receipt = await (await authority().lodgeReview(grant, review)).wait();
      grantEvent(n, receipt, "ReviewLodged", [grant, review]);
      expect((await n.s.grants.grantOf(grant)).terms.review).to.equal(review);
      const wrong = await decision();
      await refused(authority().lodgeReview(grant, wrong), "EvidenceOfWrongKind", [
        wrong,
        DocumentKind.AuthorityDecision,
        DocumentKind.FairCompetitionReview,
      ]);
    });

    it("is a cancellation, which frees the budget", async () => {
      const grant = await accepted(n);
      const reason = await decision();
      const receipt = await (await authority().cancel(grant, reason)).wait();
      grantEvent(n, receipt, "GrantCancelled", [grant, reason]);
      expect((await n.s.grants.budgetOf(n.park, LINE)).awarded).to.equal(0n);
      const over = [grant, GrantState.Cancelled];
      await refused(authority().cancel(grant, reason), "GrantStateInvalid", over);
      await refused(authority().lodgeReview(grant, reason), "GrantStateInvalid", over);
      await refused(takes(n, n.payer, "pay", grant, 0, ZeroHash), "GrantStateInvalid", over);
    });

    it("is no cancellation once something is paid, or without a decision", async () => {
      const grant = await accepted(n);
      const contract = await fresh(n.s, "Contract");
      await refused(authority().cancel(grant, contract), "EvidenceOfWrongKind", [
        contract,
        DocumentKind.Contract,
        DocumentKind.AuthorityDecision,
      ]);
      await takes(n, n.payer, "pay", grant, 0, ZeroHash);
      await refused(authority().cancel(grant, await decision()), "GrantPaid", [grant, TRANCHE]);
    });

    it("is done by the authority of the grant's park", async () => {
      const grant = await awarded(n);
      const by = n.s.parkOperator;
      const office = [OfficeKind.ParkAuthority, BAOSHAN, by.address];
      const ledger = n.s.grants.connect(by);
      await refused(ledger.lodgeReview(grant, ZeroHash), "OfficeRequired", office);
      await refused(ledger.cancel(grant, ZeroHash), "OfficeRequired", office);
      await refused(authority().lodgeReview(9n, ZeroHash), "GrantUnknown", [9n]);
      await refused(authority().cancel(9n, ZeroHash), "GrantUnknown", [9n]);
    });
  });
});
