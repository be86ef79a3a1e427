import { expect } from "chai";
import { dates } from "../../sdk/dates/index.js";
import { daybook, explain } from "../../sdk/index.js";
import { signedBy, type KeyedParty } from "../support/registry.js";
import { expectRefused, idOf, LandOffice, parcel, saleTo, yuan } from "./office.js";
import { holdersOf, statusesOf, strikes } from "./officeMore.js";

/**
 * One seller, two buyers: X with an advance notice entered at 10:00, Y with a contract of 10:05. Civil Code art. 221,
 * Security Interpretation art. 52, Chongqing rules arts. 61-69.
 */
describe("S9 two buyers race for one parcel", () => {
  const title = parcel(1);
  let office: LandOffice;
  let seller: KeyedParty;
  let x: KeyedParty;
  let y: KeyedParty;

  beforeEach(async () => {
    office = await LandOffice.open();
    [seller, x, y] = [await office.party(), await office.party(), await office.party()];
    await office.registerLand(title, seller);
    await strikes(office, 10, 0, 1);
  });

  /** The notice of 10:00; it is 10:05 then. */
  async function noticed(): Promise<bigint> {
    const notice = await office.notice(title, seller, x);
    await strikes(office, 10, 5);
    return notice;
  }

  /** Y's attempt, with further parties that consent. */
  const sellToY = (...further: KeyedParty[]) => office.sell(title, seller, y, {}, further);

  describe("the advance notice", () => {
    it("stops the sale to Y as long as X does not consent, and lets it pass with X", async () => {
      const notice = await noticed();
      await expectRefused(sellToY(), "NoticeConsent", {
        title,
        notice,
        holder: x.address,
      });
      expect(await holdersOf(office, title)).to.deep.equal({ [seller.address]: "1/1" });
      await sellToY(x);
      expect(await holdersOf(office, title)).to.deep.equal({ [y.address]: "1/1" });
    });

    it("makes the registrar refuse Y's application in writing, with error and ground", async () => {
      const notice = await noticed();
      const lodged = await office.lodge("Transfer", title, [seller, y], saleTo(y));
      const met = await expectRefused(office.record(lodged), "NoticeConsent", {
        title,
        notice,
        holder: x.address,
      });
      await office.refuse(lodged, met, "Civil Code art. 221");
      const { daybook: book } = office.suite;
      const [refusal] = await book.queryFilter(book.filters.Refused(lodged.lodgement.number));
      expect(refusal?.args.ground).to.equal("Civil Code art. 221");
      expect(explain(refusal?.args.reason)?.name).to.equal("NoticeConsent");
      // Y's lodgement is over: X's own is next.
      await office.sell(title, seller, x, { notice });
    });

    it("is entered once for one subject: Y gets none beside X", async () => {
      const notice = await noticed();
      const second = office.notice(title, seller, y);
      await expectRefused(second, "NoticeExists", { title, notice });
    });

    it("is carried out by X's transfer, which ends it", async () => {
      const notice = await noticed();
      await office.sell(title, seller, x, { notice });
      expect(await holdersOf(office, title)).to.deep.equal({ [x.address]: "1/1" });
      expect(await statusesOf(office, title)).to.deep.equal([]);
    });

    it("is not carried out for Y, even if X consents to Y's purchase", async () => {
      const notice = await noticed();
      const borrowed = office.sell(title, seller, y, { notice }, [x]);
      await expectRefused(borrowed, "NoticeOfAnother", { title, notice, holder: x.address });
    });

    it("is given up by X alone, and by nobody else", async () => {
      const notice = await noticed();
      const bySeller = office.enter("ReleaseRestraint", title, [seller], { restraint: notice });
      await expectRefused(bySeller, "NotItsHolder", { title, restraint: notice, applicant: seller.address });
      await office.enter("ReleaseRestraint", title, [x], { restraint: notice });
      await sellToY();
    });
  });

  describe("the 90 days", () => {
    it("do not run before registration is possible", async () => {
      const notice = await noticed();
      await office.daysPass(400);
      const toY = sellToY();
      await expectRefused(toY, "NoticeConsent", { title, notice, holder: x.address });
    });

    it("hold on day 90: Y is refused, X is registered", async () => {
      const notice = await noticed();
      await office.enter("OpenNotice", title, [seller], { notice, registrable: await office.today() });
      await office.daysPass(90);
      expect(await statusesOf(office, title)).to.deep.equal(["InForce"]);
      const toY = sellToY();
      await expectRefused(toY, "NoticeConsent", { title, notice, holder: x.address });
      await office.sell(title, seller, x, { notice });
    });

    it("are over on day 91: X's notice has lapsed by itself, and Y's next application passes", async () => {
      const notice = await noticed();
      const registrable = await office.today();
      await office.enter("OpenNotice", title, [x], { notice, registrable });
      await office.daysPass(91);
      expect(await statusesOf(office, title)).to.deep.equal(["Lapsed"]);
      const until = dates.addDays(registrable, 90);
      const late = office.sell(title, seller, x, { notice });
      await expectRefused(late, "NoticeLapsed", { title, notice, until });
      await sellToY();
      expect(await holdersOf(office, title)).to.deep.equal({ [y.address]: "1/1" });
    });

    it("run from the day stated in the notice if registration was possible from the start", async () => {
      const registrable = await office.today();
      const notice = await office.notice(title, seller, x, "Sale", { registrable });
      await office.daysPass(90);
      await expectRefused(sellToY(), "NoticeConsent", { title, notice, holder: x.address });
      await office.daysPass(1);
      await office.notice(title, seller, y);
      expect(await statusesOf(office, title)).to.deep.equal(["Lapsed", "InForce"]);
    });

    it("run once: X cannot begin them anew", async () => {
      const notice = await noticed();
      const registrable = await office.today();
      await office.enter("OpenNotice", title, [seller], { notice, registrable });
      await office.daysPass(80);
      const anew = { notice, registrable: await office.today() };
      const until = dates.addDays(registrable, 90);
      const again = office.enter("OpenNotice", title, [x], anew);
      await expectRefused(again, "NoticeOpened", { title, notice, until });
    });

    it("are opened by those concerned only, and not from a day to come", async () => {
      const notice = await noticed();
      const day = await office.today();
      const byY = office.enter("OpenNotice", title, [y], { notice, registrable: day });
      await expectRefused(byY, "NotItsHolder", { title, restraint: notice, applicant: y.address });
      const tomorrow = dates.addDays(day, 1);
      const early = office.enter("OpenNotice", title, [seller], { notice, registrable: tomorrow });
      await expectRefused(early, "EffectInFuture", { effective: tomorrow, today: day });
    });
  });

  describe("a court in between", () => {
    it("seizes although noticed: X waits, and is registered when the seizure is lifted", async () => {
      const notice = await noticed();
      const day = await office.today();
      const seizure = await office.seize(title, seller, 12n);
      const until = dates.addMonths(day, 12);
      await expectRefused(office.sell(title, seller, x, { notice }), "Seized", { title, seizure, until });
      await office.liftSeizure(title, seizure);
      await office.sell(title, seller, x, { notice });
      expect(await statusesOf(office, title)).to.deep.equal([]);
    });

    it("leaves no room for a new notice", async () => {
      const until = dates.addMonths(await office.today(), 36);
      const seizure = await office.seize(title, seller);
      const notice = office.notice(title, seller, x);
      await expectRefused(notice, "Seized", { title, seizure, until });
    });
  });

  describe("the notice of a mortgage", () => {
    it("gives the mortgage its own rank, ahead of one lodged in between", async () => {
      const [bank, otherBank] = [await office.party(), await office.party()];
      const notice = await office.notice(title, seller, bank, "Mortgage");
      const between = (...further: KeyedParty[]) =>
        office.mortgage(title, seller, otherBank, yuan("700,000"), {}, further);
      await expectRefused(between(), "NoticeConsent", { title, notice, holder: bank.address });
      const other = await between(bank);
      await office.daysPass(10);
      const own = await office.mortgage(title, seller, bank, yuan("500,000"), { notice });

      const charges = await office.chargesOf(title);
      expect(charges.map(({ id, rank }) => ({ id, rank }))).to.deep.equal([
        { id: own, rank: notice },
        { id: other, rank: other },
      ]);
      expect(notice < other && other < own).to.equal(true);
      expect(await statusesOf(office, title)).to.deep.equal([]);
      // A sale for 600,000 yuan would pay the noticed mortgage first.
      const { landViews } = office.suite;
      const payments = await landViews.waterfallOf(idOf(title), yuan("600,000"), seller.address);
      expect(payments.map(({ payee, amount }) => [payee, amount])).to.deep.equal([
        [bank.address, yuan("500,000")],
        [otherBank.address, yuan("100,000")],
        [seller.address, 0n],
      ]);
    });

    it("lets the bank release it and lend without it, with the rank of the mortgage itself", async () => {
      const bank = await office.party();
      const notice = await office.notice(title, seller, bank, "Mortgage");
      await office.enter("ReleaseRestraint", title, [bank], { restraint: notice });
      const charge = await office.mortgage(title, seller, bank, yuan("500,000"));
      expect((await office.chargesOf(title)).map(({ rank }) => rank)).to.deep.equal([charge]);
    });
  });

  describe("two applications in one block", () => {
    it("go by their number, not by the time of the block", async () => {
      const { provider, examiner, networkHelpers } = office.suite;
      const book = office.suite.daybook.connect(examiner);
      const inHand = await Promise.all(
        [x, y].map(async (buyer) => {
          const instrument = await office.draw("Transfer", title, [seller], saleTo(buyer));
          return { instrument, consents: await signedBy(office.suite, instrument, seller, buyer) };
        }),
      );
      const nonce = await examiner.getNonce();
      await provider.send("evm_setAutomine", [false]);
      try {
        for (const [place, { instrument, consents }] of inHand.entries()) {
          await book.lodge(instrument, consents, { nonce: nonce + place, gasLimit: 1_000_000 });
        }
        await networkHelpers.mine();
      } finally {
        await provider.send("evm_setAutomine", [true]);
      }
      const [first, second] = await daybook.pending(office.suite, title);
      if (first === undefined || second === undefined) throw new Error("two lodgements were pending");
      expect(second.lodgement.acceptedAt).to.equal(first.lodgement.acceptedAt);
      expect(second.lodgement.number).to.equal(first.lodgement.number + 1n);

      await expectRefused(office.record(second), "OutOfTurn", {
        title,
        number: second.lodgement.number,
        first: first.lodgement.number,
      });
      await office.record(first);
      expect(await holdersOf(office, title)).to.deep.equal({ [x.address]: "1/1" });
      await expectRefused(office.record(second), "NotProprietor", {
        title,
        party: seller.address,
      });
    });
  });

  describe("a priority search", () => {
    it("reserves the title for its holder for 30 days, once", async () => {
      const until = dates.addDays(await office.today(), 30);
      const search = await office.enter("Search", title, [x], {});
      await expectRefused(office.enter("Search", title, [y], {}), "SearchExists", { title, search, until });
      await office.daysPass(30);
      const toY = sellToY();
      await expectRefused(toY, "SearchProtected", { title, search, holder: x.address, until });
      await office.daysPass(1);
      await expectRefused(office.enter("Search", title, [x], {}), "SearchUsed", { title, party: x.address });
      await sellToY();
    });

    it("does not stand in the way of its own holder", async () => {
      await office.enter("Search", title, [x], {});
      await office.sell(title, seller, x);
      expect(await holdersOf(office, title)).to.deep.equal({ [x.address]: "1/1" });
    });
  });

  describe("a caution", () => {
    it("warns: the buyer is refused until it takes the risk, and then passes", async () => {
      const caution = await office.enter("Caution", title, [x], {});
      const unaware = sellToY();
      await expectRefused(unaware, "CautionNotAcknowledged", { title, caution });
      await office.sell(title, seller, y, { acknowledged: true });
      // The objection follows the title.
      expect(await statusesOf(office, title)).to.deep.equal(["InForce"]);
    });

    it("lapses after 15 days without a suit", async () => {
      const caution = await office.enter("Caution", title, [x], {});
      await office.daysPass(15);
      const unaware = sellToY();
      await expectRefused(unaware, "CautionNotAcknowledged", { title, caution });
      await office.daysPass(1);
      await expectRefused(office.enter("ProveSuit", title, [x], { caution }), "RestraintUnknown", {
        title,
        restraint: caution,
      });
      await sellToY();
    });

    it("stays once its holder proves the suit; nobody else can prove it", async () => {
      const caution = await office.enter("Caution", title, [x], {});
      await expectRefused(office.enter("ProveSuit", title, [y], { caution }), "NotItsHolder", {
        title,
        restraint: caution,
        applicant: y.address,
      });
      await office.enter("ProveSuit", title, [x], { caution });
      await office.daysPass(365);
      const unaware = sellToY();
      await expectRefused(unaware, "CautionNotAcknowledged", { title, caution });
    });

    it("is not entered twice on one ground, even after it has lapsed", async () => {
      const evidence = await office.document("Contract");
      await office.enter("Caution", title, [x], {}, { evidence });
      await office.daysPass(16);
      const again = office.enter("Caution", title, [x], {}, { evidence });
      await expectRefused(again, "CautionRepeated", { title, evidence });
    });
  });
});
