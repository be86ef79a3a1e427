import { expect } from "chai";
import { ZeroHash } from "ethers";
import { dates } from "../../sdk/dates/index.js";
import { DocumentKind, Metric, type CovenantStateName } from "../../sdk/enums/index.js";
import { attests, stateOf } from "../support/covenants.js";
import { figure, files, periodOf, reach } from "../support/figures.js";
import { clawbackState, dueOf, grantTerms, takes } from "../support/grants.js";
import { calls, holds } from "../support/lending.js";
import { exits, noticed } from "../support/tenancies.js";
import {
  assess,
  clawsBack,
  grantee,
  LAND,
  retaxed,
  taxed,
  TRANCHE,
  untilSecondTranche,
  untilThirdTranche,
  type Grantee,
} from "./grantee.js";
import { charging, expectRefused, yuan } from "./office.js";

/**
 * A grant of 3,000,000 yuan in three tranches, on 20 million paid in by month 12, taxes of 250,000 yuan for each mu in
 * years 2 to 4, 80 jobs, and a stay of five years. Fair Competition Review Regulation; the clawback is a formula of the
 * grant, agreed before.
 */
describe("S11 grant and clawback", () => {
  let n: Grantee;
  beforeEach(async () => {
    n = await grantee();
  });

  const pays = (place: number, evidence = ZeroHash) => takes(n, n.payer, "pay", n.grant, place, evidence);
  const paidInState = (): Promise<CovenantStateName> => stateOf(n, n.covenants.paidIn);
  const outstanding = (): Promise<bigint> => n.s.grants.outstandingOf(n.park, n.obligor.address);
  const second = () => n.s.grants.connect(n.s.secondParkAuthority);

  it("pays on admission, on what is paid in, and claims 240,000.00 for taxes of 19 of 25", async () => {
    const before = await holds(n.s, n.obligor);
    await pays(0);

    await reach(n.s, n.taxFrom);
    await attests(n, n.agreement, yuan("18,000,000"), dates.addDays(n.taxFrom, -1));
    await assess(n, n.covenants.paidIn);
    expect(await paidInState()).to.equal("Breached");
    const { cureUntil } = await n.s.covenants.outcomeOf(n.covenants.paidIn, 1);
    expect(cureUntil).to.equal(BigInt(dates.toDay(n.taxFrom) + 60));
    await expectRefused(pays(1), "MilestoneNotMet", { grant: n.grant, tranche: 1n });

    await n.office.daysPass(50);
    await attests(n, n.agreement, yuan("21,000,000"));
    await assess(n, n.covenants.paidIn);
    expect(await paidInState()).to.equal("Cured");
    await pays(1);
    await pays(2, await n.office.document("CompletionPapers"));
    expect(await holds(n.s, n.obligor)).to.equal(before + 3n * TRANCHE);

    await taxed(n, "190,000");
    const { numerator, denominator } = await n.s.covenants.unmetOf(n.covenants.tax, 2);
    expect([numerator, denominator]).to.deep.equal([6n, 25n]);
    await clawsBack(n);
    expect(await dueOf(n)).to.deep.equal([yuan("240,000.00"), 0n]);
    expect(await stateOf(n, n.covenants.tax, 2)).to.equal("Enforced");
    await takes(n, n.obligor, "repay", 1n, yuan("240,000.00"));
    expect(await outstanding()).to.equal(0n);
    expect(await holds(n.s, n.obligor)).to.equal(before + 3n * TRANCHE - yuan("240,000.00"));
  });

  it("is not in time without cure: 21 million after the 60 days meet nothing", async () => {
    await reach(n.s, n.taxFrom);
    await attests(n, n.agreement, yuan("18,000,000"), dates.addDays(n.taxFrom, -1));
    await assess(n, n.covenants.paidIn);
    await n.office.daysPass(61);
    await attests(n, n.agreement, yuan("21,000,000"));
    const late = assess(n, n.covenants.paidIn);
    await expectRefused(late, "NothingNew", { covenant: n.covenants.paidIn, period: 1n, version: 1n });
    expect(await paidInState()).to.equal("Breached");
  });

  describe("the fair competition review", () => {
    it("comes before the money", async () => {
      n = await grantee({ review: false });
      const before = await holds(n.s, n.obligor);
      await expectRefused(pays(0), "NoReview", { grant: n.grant });
      expect(await holds(n.s, n.obligor)).to.equal(before);
      const review = await n.office.document("FairCompetitionReview");
      await n.s.grants.connect(n.s.parkAuthority).lodgeReview(n.grant, review);
      await pays(0);
      expect(await holds(n.s, n.obligor)).to.equal(before + TRANCHE);
    });
  });

  describe("the attester", () => {
    const asTenant = async (document: string): Promise<void> => {
      const { s, obligor } = n;
      await s.consortium.connect(s.accreditation).admitAttester(obligor.address, 2 ** 32 - 1, 1, 0, ZeroHash);
      await calls(s, obligor, s.consortium, "attest", [document, DocumentKind.FiguresReport, 0, ZeroHash]);
    };

    it("is not the tenant: of figures", async () => {
      const document = `0x${"a1".repeat(32)}`;
      await asTenant(document);
      const [first, last] = periodOf(n.taxFrom, 12);
      await reach(n.s, dates.addDays(last, 1));
      const own = await figure(n, n.obligor, "Tax", first, yuan("7,500,000"), { document });
      const filed = calls(n.s, n.obligor, n.s.figures, "file", [own]);
      const { address } = n.obligor;
      await expectRefused(filed, "ConflictOfInterest", { attester: address, party: address });
    });

    it("is not the tenant: of a milestone", async () => {
      await untilSecondTranche(n);
      const document = `0x${"a2".repeat(32)}`;
      await asTenant(document);
      const { address } = n.obligor;
      await expectRefused(pays(2, document), "ConflictOfInterest", { attester: address, party: address });
    });

    it("is not the tenant: of what was paid in", async () => {
      const document = `0x${"a3".repeat(32)}`;
      await asTenant(document);
      const day = dates.toDay(await n.office.today());
      const filed = calls(n.s, n.obligor, n.s.investments, "attest", [n.agreement, 2, 1n, day, document]);
      const { address } = n.obligor;
      await expectRefused(filed, "ConflictOfInterest", { attester: address, party: address });
    });
  });

  describe("the claim of 240,000.00", () => {
    beforeEach(async () => {
      await untilThirdTranche(n);
      await taxed(n, "190,000");
      await clawsBack(n);
    });

    const dispute = async () => takes(n, n.obligor, "dispute", 1n, await n.office.document("Other"));

    it("is made once for the period", async () => {
      await expectRefused(clawsBack(n), "AlreadyEnforced", { covenant: n.covenants.tax, period: 2n });
      expect((await n.s.grants.counts()).clawbacks).to.equal(1n);
    });

    it("is suspended while it is disputed, and confirmed after the hearing", async () => {
      await dispute();
      expect(await clawbackState(n)).to.equal("Disputed");
      await expectRefused(takes(n, n.obligor, "repay", 1n, 1n), "ClawbackStateInvalid", {
        clawback: 1n,
        state: "Disputed",
      });
      await second().decide(1n, true, await n.office.document("AuthorityDecision"));
      expect(await clawbackState(n)).to.equal("Confirmed");
      expect(await outstanding()).to.equal(yuan("240,000"));
    });

    it("is waived with its reasons on file, by another officer than the one who claimed", async () => {
      const reasons = await n.office.document("AuthorityDecision");
      await expectRefused(n.s.grants.connect(n.s.parkAuthority).waive(1n, reasons), "SameOfficer", {
        officer: n.s.parkAuthority.address,
      });
      await second().waive(1n, reasons);
      expect(await clawbackState(n)).to.equal("Waived");
      expect(await outstanding()).to.equal(0n);
    });

    it("moves by the difference when an audit restates the taxes: down to 18, up by 40,000.00", async () => {
      await takes(n, n.obligor, "repay", 1n, yuan("240,000"));
      await retaxed(n, "180,000");
      await clawsBack(n);
      expect(await dueOf(n)).to.deep.equal([yuan("280,000"), yuan("240,000")]);
      expect(await outstanding()).to.equal(yuan("40,000"));
      expect((await n.s.grants.counts()).clawbacks).to.equal(1n);
    });

    it("goes back in part when the audit finds more taxes", async () => {
      await takes(n, n.obligor, "repay", 1n, yuan("240,000"));
      const before = await holds(n.s, n.obligor);
      await retaxed(n, "200,000");
      await clawsBack(n);
      await takes(n, n.payer, "refund", 1n);
      expect(await dueOf(n)).to.deep.equal([yuan("200,000"), yuan("200,000")]);
      expect(await holds(n.s, n.obligor)).to.equal(before + yuan("40,000"));
    });

    it("stops new grants and the exit while it is unpaid", async () => {
      await n.s.tenancies.setClearances([await n.s.grants.getAddress()]);
      const unpaid = { grantee: n.obligor.address, amount: yuan("240,000") };
      const again = n.s.grants.connect(n.s.parkAuthority).award(await grantTerms(n));
      await expectRefused(again, "ClawbackUnpaid", unpaid);
      await noticed(n, n.obligor, n.tenancy);
      await n.office.daysPass(2);
      await expectRefused(exits(n, n.tenancy), "ClawbackUnpaid", unpaid);
      await takes(n, n.obligor, "repay", 1n, yuan("240,000"));
      await exits(n, n.tenancy);
    });

    it("does not stop the sale of the land", async () => {
      await n.office.sell(LAND, n.obligor, await n.office.party());
      expect(await outstanding()).to.equal(yuan("240,000"));
    });

    it("stops it where it is registered: a mortgage of the payer with a ban on transfer", async () => {
      const secured = { ...charging(n.payer, "Mortgage", yuan("3,000,000")), transferBan: true };
      const charge = await n.office.enter("Charge", LAND, [n.obligor, n.payer], secured);
      const sale = n.office.sell(LAND, n.obligor, await n.office.party());
      await expectRefused(sale, "ChargeeConsentMissing", { title: LAND, charge, chargee: n.payer.address });
    });
  });

  it("claims no more than was received", async () => {
    await untilThirdTranche(n);
    await taxed(n, "0");
    await clawsBack(n);
    expect(await dueOf(n)).to.deep.equal([TRANCHE, 0n]);
    const [first, last] = periodOf(n.taxFrom, 12, 3);
    await reach(n.s, dates.addDays(last, 1));
    await files(n, await figure(n, n.obligor, "Tax", first, 0n));
    await assess(n, n.covenants.tax, 3);
    await n.office.daysPass(61);
    const above = clawsBack(n, n.covenants.tax, 3);
    await expectRefused(above, "NothingToClaim", { grant: n.grant, tranche: 2n });
    expect(await outstanding()).to.equal(TRANCHE);
  });

  it("reckons a stay that is cut short by its days, and lets the tenant go when that is paid", async () => {
    await untilThirdTranche(n);
    const { s, covenants } = n;
    await s.tenancies.setClearances([await s.covenants.getAddress(), await s.grants.getAddress()]);
    const leaving = await noticed(n, n.obligor, n.tenancy);
    const open = { covenant: covenants.stay, period: 1n, state: "Pending" };
    await n.office.daysPass(1);
    // Year 1 of the jobs was never reported: that is open too.
    await expectRefused(exits(n, n.tenancy), "CovenantOpen", { ...open, covenant: covenants.jobs });
    await s.covenants
      .connect(s.parkAuthority)
      .waive(covenants.jobs, 1, await n.office.document("AuthorityDecision"));
    await expectRefused(exits(n, n.tenancy), "CovenantOpen", open);
    await assess(n, covenants.stay);
    const stayed = BigInt(leaving - dates.toDay(n.from) + 1);
    const outcome = await s.covenants.outcomeOf(covenants.stay, 1);
    expect(outcome.value).to.equal(stayed);
    await n.office.daysPass(61);
    await clawsBack(n, covenants.stay, 1);
    const { terms } = await s.covenants.covenantOf(covenants.stay);
    expect(terms.metric).to.equal(BigInt(Metric.Presence));
    const due = (TRANCHE * (terms.target - stayed)) / terms.target;
    expect(await dueOf(n)).to.deep.equal([due, 0n]);
    await takes(n, n.obligor, "repay", 1n, due);
    await exits(n, n.tenancy);
  });
});
