import { expect } from "chai";
import { ZeroHash } from "ethers";
import { dates, type IsoDate } from "../../sdk/dates/index.js";
import { FolioState, nameOf } from "../../sdk/enums/index.js";
import { paidGrant, type KeyedParty } from "../support/registry.js";
import { expectRefused, idOf, LandOffice, onParcel, parcel, yuan } from "./office.js";
import { exOfficio, holdersOf, lease, statusesOf } from "./officeMore.js";

/**
 * Land is granted to be built on, and for a term. Urban Real Estate Law art. 26, measures on idle land arts. 8, 14;
 * Civil Code arts. 359-360.
 */
describe("S12 idle land and the end of a term", () => {
  const title = parcel(1);
  let office: LandOffice;
  let grantee: KeyedParty;

  beforeEach(async () => {
    office = await LandOffice.open();
    grantee = await office.party();
  });

  async function stateOf(): Promise<string> {
    const { state } = await office.suite.landViews.folioOf(idOf(title));
    return nameOf(FolioState, state);
  }

  describe("left idle", () => {
    let startDue: IsoDate;

    beforeEach(async () => {
      await office.registerLand(title, grantee);
      startDue = dates.addDays(await office.today(), 30);
    });

    const takesBack = (notice = ZeroHash) => exOfficio(office, "TakeBack", title, { startDue, notice });

    /** Two years after building was due to start. */
    const twoYearsLate = () => office.dawns(dates.addYears(startDue, 2));

    it("is not taken back a day before two years are over", async () => {
      const earliest = dates.addYears(startDue, 2);
      await office.dawns(dates.addDays(earliest, -1));
      await expectRefused(takesBack(), "IdleTooShort", { title, startDue, earliest });
      expect(await stateOf()).to.equal("Live");
    });

    it("is taken back when two years are over: the title ends", async () => {
      await twoYearsLate();
      await takesBack();
      expect(await stateOf()).to.equal("Cancelled");
      expect(await holdersOf(office, title)).to.deep.equal({});
      const buyer = await office.party();
      const late = office.sell(title, grantee, buyer);
      await expectRefused(late, "NotCurrent", { title, state: "Cancelled" });
    });

    it("is not taken back if force majeure or an act of government excuses the delay", async () => {
      const evidence = await office.document("AuthorityDecision");
      await office.enter("Excuse", title, [], {}, { evidence });
      await twoYearsLate();
      await expectRefused(takesBack(), "CauseExcused", { title, evidence });
      expect(await stateOf()).to.equal("Live");
    });

    it("is not taken back before every mortgagee is notified", async () => {
      const bank = await office.party();
      const charge = await office.mortgage(title, grantee, bank, yuan("30,000,000"));
      await twoYearsLate();
      await expectRefused(takesBack(), "MortgageeNotNotified", { title, charge });
      const invented = `0x${"ab".repeat(32)}`;
      await expectRefused(takesBack(invented), "EvidenceUnknown", { document: invented });
      expect(await office.chargesOf(title)).to.have.length(1);
    });

    it("is taken back with notice to the mortgagee: mortgage, lease and seizure end with the title", async () => {
      const [bank, tenant] = [await office.party(), await office.party()];
      await office.mortgage(title, grantee, bank, yuan("30,000,000"));
      await lease(office, title, [grantee], tenant, 5);
      await office.seize(title, grantee);
      await twoYearsLate();
      await takesBack(await office.document("AuthorityDecision"));
      expect(await stateOf()).to.equal("Cancelled");
      expect(await office.chargesOf(title)).to.deep.equal([]);
      expect(await statusesOf(office, title)).to.deep.equal([]);
    });

    it("is taken back without notice if nobody but a tenant has a right in it", async () => {
      await lease(office, title, [grantee], await office.party(), 5);
      await twoYearsLate();
      await takesBack();
      expect(await office.chargesOf(title)).to.deep.equal([]);
    });

    it("is not idle while a building stands on it", async () => {
      await office.registerFixture(onParcel(1, 1), [grantee]);
      await twoYearsLate();
      await expectRefused(takesBack(), "FixturesStand", { land: title, count: 1n });
    });

    it("is taken back and excused ex officio only, on the decision of an authority", async () => {
      await twoYearsLate();
      const applicant = grantee.address;
      const evidence = await office.document("AuthorityDecision");
      const byGrantee = office.enter("Excuse", title, [grantee], {}, { evidence });
      await expectRefused(byGrantee, "ExOfficioOnly", { applicant });
      const contract = await office.document("Contract");
      const onContract = office.enter(
        "TakeBack",
        title,
        [],
        { startDue, notice: ZeroHash },
        { evidence: contract },
      );
      await expectRefused(onContract, "EvidenceOfWrongKind", {
        document: contract,
        kind: "Contract",
        needed: "AuthorityDecision",
      });
    });
  });

  describe("granted for a term", () => {
    let termEnd: IsoDate;

    beforeEach(async () => {
      await office.registerLand(title, grantee, { years: 2 });
      termEnd = dates.addYears(await office.today(), 2);
    });

    const expires = () => exOfficio(office, "Expire", title, {});
    const afterTheTerm = () => office.dawns(dates.addDays(termEnd, 1));

    /** Renews on the grantor's supplement. */
    async function renews(until: IsoDate, { paid = true } = {}): Promise<bigint> {
      const supplement = `supplement until ${until}`;
      const evidence = paid
        ? await paidGrant(office.suite, supplement)
        : await office.document("GrantContract");
      return office.enter("Renew", title, [grantee], { termEnd: until }, { evidence });
    }

    it("does not expire on the last day of the term", async () => {
      await office.dawns(termEnd);
      await expectRefused(expires(), "TermRunning", { title, termEnd });
      await office.sell(title, grantee, await office.party());
    });

    it("stops dealings after the last day, by itself", async () => {
      await afterTheTerm();
      const late = office.sell(title, grantee, await office.party());
      await expectRefused(late, "TermEnded", { title, termEnd });
      const charge = office.mortgage(title, grantee, await office.party(), yuan("1,000"));
      await expectRefused(charge, "TermEnded", { title, termEnd });
    });

    it("ends when expiry is recorded, with all that burdens it", async () => {
      await office.mortgage(title, grantee, await office.party(), yuan("1,000"));
      await afterTheTerm();
      await expires();
      expect(await stateOf()).to.equal("Cancelled");
      expect(await office.chargesOf(title)).to.deep.equal([]);
      await expectRefused(renews(dates.addYears(termEnd, 10)), "NotCurrent", { title, state: "Cancelled" });
    });

    it("does not expire under a building", async () => {
      await office.registerFixture(onParcel(1, 1), [grantee]);
      await afterTheTerm();
      await expectRefused(expires(), "FixturesStand", { land: title, count: 1n });
    });

    it("is renewed on a paid supplement, and lives on", async () => {
      const until = dates.addYears(termEnd, 50);
      await renews(until);
      await afterTheTerm();
      await office.sell(title, grantee, await office.party());
      const { termEnd: stands } = await office.suite.landViews.folioOf(idOf(title));
      expect(stands).to.equal(BigInt(dates.toDay(until)));
    });

    it("is renewed after the term too, until expiry is recorded", async () => {
      await afterTheTerm();
      await renews(dates.addYears(termEnd, 10));
      await office.sell(title, grantee, await office.party());
    });

    it("is not renewed for a shorter or equal term", async () => {
      const shorter = dates.addDays(termEnd, -1);
      await expectRefused(renews(shorter), "NotLonger", { title, termEnd: shorter, present: termEnd });
      await expectRefused(renews(termEnd), "NotLonger", { title, termEnd, present: termEnd });
    });

    it("is not renewed beyond the longest term of its use", async () => {
      const latest = dates.addYears(termEnd, 50);
      const beyond = dates.addDays(latest, 1);
      await expectRefused(renews(beyond), "TermExceeded", { title, termEnd: beyond, latest });
    });

    it("is not renewed before the premium is paid", async () => {
      const unpaid = renews(dates.addYears(termEnd, 10), { paid: false });
      await expectRefused(unpaid, "PremiumUnpaid", { title });
    });
  });
});
