import { expect } from "chai";
import { dates } from "../../sdk/dates/index.js";
import { daybook, errors, identifiers } from "../../sdk/index.js";
import { drawn, enrolled, parcelOf, signedBy, today, type KeyedParty } from "../support/registry.js";
import { loadSuite, type LoadedSuite } from "../support/suite.js";
import {
  chargeOf,
  clockAt,
  daysPass,
  entered,
  fresh,
  holdersOf,
  ordered,
  refused,
  restraintsToday,
  saleTo,
} from "./counter.js";

/**
 * One seller, two buyers: X with an advance notice entered at 10:00, Y with a contract of 10:05. Civil Code art. 221,
 * Security Interpretation art. 52, Chongqing rules arts. 61-69.
 */
describe("S9 two buyers race for one parcel", () => {
  interface Scene {
    s: LoadedSuite;
    title: string;
    seller: KeyedParty;
    x: KeyedParty;
    y: KeyedParty;
    bank: KeyedParty;
    otherBank: KeyedParty;
  }

  async function scene(): Promise<Scene> {
    const s = await loadSuite();
    const [seller, x, y] = [await enrolled(s, 0), await enrolled(s, 1), await enrolled(s, 2)];
    const [bank, otherBank] = [await enrolled(s, 3), await enrolled(s, 4)];
    const title = await parcelOf(s, 1, seller);
    await clockAt(s, 10, 0, 1);
    return { s, title, seller, x, y, bank, otherBank };
  }

  const noticeFor = (holder: KeyedParty, registrable: string | null = null) =>
    ({ holder: holder.address, kind: "Sale", subject: null, registrable }) as const;

  /** The notice of 10:00. */
  async function noticed(change: { registrable?: string } = {}): Promise<Scene & { notice: bigint }> {
    const all = await scene();
    const { s, title, seller, x } = all;
    const notice = await entered(s, "Notice", title, [seller, x], noticeFor(x, change.registrable ?? null));
    await clockAt(s, 10, 5);
    return { ...all, notice };
  }

  describe("the advance notice", () => {
    it("stops the sale to Y as long as X does not consent, and lets it pass with X", async () => {
      const { s, title, seller, x, y, notice } = await noticed();
      const toY = saleTo(y);
      await refused(entered(s, "Transfer", title, [seller, y], toY), "NoticeConsent", {
        title,
        notice,
        holder: x.address,
      });
      expect(await holdersOf(s, title)).to.deep.equal({ [seller.address]: "1/1" });
      await entered(s, "Transfer", title, [seller, y, x], toY);
      expect(await holdersOf(s, title)).to.deep.equal({ [y.address]: "1/1" });
    });

    it("makes the registrar refuse Y's application in writing, with error and ground", async () => {
      const { s, title, seller, x, y, notice } = await noticed();
      const instrument = await drawn(s, "Transfer", title, seller, saleTo(y));
      const lodged = await daybook.lodge(
        s.with(s.examiner),
        instrument,
        await signedBy(s, instrument, seller, y),
      );
      await refused(daybook.record(s.with(s.registrar), lodged), "NoticeConsent", {
        title,
        notice,
        holder: x.address,
      });
      const reason = errors.encode("NoticeConsent", [identifiers.titleId.encode(title), notice, x.address]);
      await daybook.refuse(s.with(s.registrar), lodged, reason, "Civil Code art. 221");
      const [refusal] = await s.daybook.queryFilter(s.daybook.filters.Refused(lodged.lodgement.number));
      expect(refusal?.args.ground).to.equal("Civil Code art. 221");
      expect(errors.explain(refusal?.args.reason)?.args).to.include({ notice, holder: x.address });
      // Y's lodgement is over: X's own is next.
      await entered(s, "Transfer", title, [seller, x], saleTo(x, notice));
    });

    it("is entered once for one subject: Y gets none beside X", async () => {
      const { s, title, seller, y, notice } = await noticed();
      const second = entered(s, "Notice", title, [seller, y], noticeFor(y));
      await refused(second, "NoticeExists", { title, notice });
    });

    it("is carried out by X's transfer, which ends it", async () => {
      const { s, title, seller, x, notice } = await noticed();
      await entered(s, "Transfer", title, [seller, x], saleTo(x, notice));
      expect(await holdersOf(s, title)).to.deep.equal({ [x.address]: "1/1" });
      expect(await restraintsToday(s, title)).to.deep.equal([]);
    });

    it("is not carried out for Y, even if X consents to Y's purchase", async () => {
      const { s, title, seller, x, y, notice } = await noticed();
      const borrowed = entered(s, "Transfer", title, [seller, y, x], saleTo(y, notice));
      await refused(borrowed, "NoticeOfAnother", { title, notice, holder: x.address });
    });

    it("is given up by X alone, and by nobody else", async () => {
      const { s, title, seller, x, y, notice } = await noticed();
      const bySeller = entered(s, "ReleaseRestraint", title, [seller], { restraint: notice });
      await refused(bySeller, "NotItsHolder", { title, restraint: notice, applicant: seller.address });
      await entered(s, "ReleaseRestraint", title, [x], { restraint: notice });
      await entered(s, "Transfer", title, [seller, y], saleTo(y));
    });
  });

  describe("the 90 days", () => {
    it("do not run before registration is possible", async () => {
      const { s, title, seller, x, y, notice } = await noticed();
      await daysPass(s, 400);
      const toY = entered(s, "Transfer", title, [seller, y], saleTo(y));
      await refused(toY, "NoticeConsent", { title, notice, holder: x.address });
    });

    it("hold on day 90: Y is refused, X is registered", async () => {
      const { s, title, seller, x, y, notice } = await noticed();
      await entered(s, "OpenNotice", title, [seller], { notice, registrable: await today(s) });
      await daysPass(s, 90);
      expect(await restraintsToday(s, title)).to.deep.equal(["InForce"]);
      const toY = entered(s, "Transfer", title, [seller, y], saleTo(y));
      await refused(toY, "NoticeConsent", { title, notice, holder: x.address });
      await entered(s, "Transfer", title, [seller, x], saleTo(x, notice));
    });

    it("are over on day 91: X's notice has lapsed by itself, and Y's next application passes", async () => {
      const { s, title, seller, x, y, notice } = await noticed();
      const registrable = await today(s);
      await entered(s, "OpenNotice", title, [x], { notice, registrable });
      await daysPass(s, 91);
      expect(await restraintsToday(s, title)).to.deep.equal(["Lapsed"]);
      const until = dates.addDays(registrable, 90);
      const late = entered(s, "Transfer", title, [seller, x], saleTo(x, notice));
      await refused(late, "NoticeLapsed", { title, notice, until });
      await entered(s, "Transfer", title, [seller, y], saleTo(y));
      expect(await holdersOf(s, title)).to.deep.equal({ [y.address]: "1/1" });
    });

    it("run from the day stated in the notice if registration was possible from the start", async () => {
      const s = await loadSuite();
      const registrable = await today(s);
      const scene = await noticed({ registrable });
      const { title, seller, y } = scene;
      await daysPass(scene.s, 91);
      await entered(scene.s, "Notice", title, [seller, y], noticeFor(y));
      expect(await restraintsToday(scene.s, title)).to.deep.equal(["Lapsed", "InForce"]);
    });

    it("are opened by those concerned only, and not from a day to come", async () => {
      const { s, title, seller, y, notice } = await noticed();
      const day = await today(s);
      const byY = entered(s, "OpenNotice", title, [y], { notice, registrable: day });
      await refused(byY, "NotItsHolder", { title, restraint: notice, applicant: y.address });
      const tomorrow = dates.addDays(day, 1);
      const early = entered(s, "OpenNotice", title, [seller], { notice, registrable: tomorrow });
      await refused(early, "EffectInFuture", { effective: tomorrow, today: day });
    });
  });

  describe("a court in between", () => {
    it("seizes although noticed: X waits, and is registered when the seizure is lifted", async () => {
      const { s, title, seller, x, notice } = await noticed();
      const day = await today(s);
      const seizure = await ordered(s, "Seize", title, {
        against: seller.address,
        whole: true,
        months: 12n,
      });
      const until = dates.addMonths(day, 12);
      const toX = saleTo(x, notice);
      await refused(entered(s, "Transfer", title, [seller, x], toX), "Seized", { title, seizure, until });
      await ordered(s, "LiftOrder", title, { order: seizure });
      await entered(s, "Transfer", title, [seller, x], toX);
      expect(await restraintsToday(s, title)).to.deep.equal([]);
    });

    it("leaves no room for a new notice", async () => {
      const { s, title, seller, x } = await scene();
      const until = dates.addMonths(await today(s), 36);
      const order = { against: seller.address, whole: true, months: 36n };
      const seizure = await ordered(s, "Seize", title, order);
      const notice = entered(s, "Notice", title, [seller, x], noticeFor(x));
      await refused(notice, "Seized", { title, seizure, until });
    });
  });

  describe("the notice of a mortgage", () => {
    it("gives the mortgage its own rank, ahead of one lodged in between", async () => {
      const { s, title, seller, bank, otherBank } = await scene();
      const forBank = { holder: bank.address, kind: "Mortgage", subject: null, registrable: null } as const;
      const notice = await entered(s, "Notice", title, [seller, bank], forBank);
      const between = chargeOf("Mortgage", otherBank, { sum: 70_000_000n });
      await refused(entered(s, "Charge", title, [seller, otherBank], between), "NoticeConsent", {
        title,
        notice,
        holder: bank.address,
      });
      const other = await entered(s, "Charge", title, [seller, otherBank, bank], between);
      await daysPass(s, 10);
      const noticedCharge = chargeOf("Mortgage", bank, { sum: 50_000_000n, notice });
      const own = await entered(s, "Charge", title, [seller, bank], noticedCharge);

      const charges = await s.landViews.chargesOf(identifiers.titleId.encode(title));
      const ranks = new Map(charges.map(({ id, rank }) => [id, rank]));
      expect(ranks.get(own)).to.equal(notice);
      expect(ranks.get(other)).to.equal(other);
      expect(notice < other && other < own).to.equal(true);
      expect(await restraintsToday(s, title)).to.deep.equal([]);
      // A sale for 600,000.00 yuan would pay the noticed mortgage first.
      const payments = await s.landViews.waterfallOf(
        identifiers.titleId.encode(title),
        60_000_000n,
        seller.address,
      );
      expect(payments.map(({ payee, amount }) => [payee, amount])).to.deep.equal([
        [bank.address, 50_000_000n],
        [otherBank.address, 10_000_000n],
        [seller.address, 0n],
      ]);
    });
  });

  describe("two applications in one block", () => {
    it("go by their number, not by the time of the block", async () => {
      const { s, title, seller, x, y } = await scene();
      const lodge = async (buyer: KeyedParty, place: number) => {
        const instrument = await drawn(s, "Transfer", title, seller, saleTo(buyer));
        const consents = await signedBy(s, instrument, seller, buyer);
        const nonce = (await s.examiner.getNonce()) + place;
        return () =>
          s.daybook.connect(s.examiner).lodge(instrument, consents, { nonce, gasLimit: 1_000_000 });
      };
      const [toX, toY] = [await lodge(x, 0), await lodge(y, 1)];
      await s.provider.send("evm_setAutomine", [false]);
      try {
        await toX();
        await toY();
        await s.networkHelpers.mine();
      } finally {
        await s.provider.send("evm_setAutomine", [true]);
      }
      const [first, second] = await daybook.pending(s, title);
      if (first === undefined || second === undefined) throw new Error("two lodgements were pending");
      expect(second.lodgement.acceptedAt).to.equal(first.lodgement.acceptedAt);
      expect(second.lodgement.number).to.equal(first.lodgement.number + 1n);

      await refused(daybook.record(s.with(s.registrar), second), "OutOfTurn", {
        title,
        number: second.lodgement.number,
        first: first.lodgement.number,
      });
      await daybook.record(s.with(s.registrar), first);
      expect(await holdersOf(s, title)).to.deep.equal({ [x.address]: "1/1" });
      await refused(daybook.record(s.with(s.registrar), second), "NotProprietor", {
        title,
        party: seller.address,
      });
    });
  });

  describe("a priority search", () => {
    it("reserves the title for its holder for 30 days, once", async () => {
      const { s, title, seller, x, y } = await scene();
      const until = dates.addDays(await today(s), 30);
      const search = await entered(s, "Search", title, [x], {});
      await refused(entered(s, "Search", title, [y], {}), "SearchExists", { title, search, until });
      await daysPass(s, 30);
      const toY = entered(s, "Transfer", title, [seller, y], saleTo(y));
      await refused(toY, "SearchProtected", { title, search, holder: x.address, until });
      await daysPass(s, 1);
      await refused(entered(s, "Search", title, [x], {}), "SearchUsed", { title, party: x.address });
      await entered(s, "Transfer", title, [seller, y], saleTo(y));
    });

    it("does not stand in the way of its own holder", async () => {
      const { s, title, seller, x } = await scene();
      await entered(s, "Search", title, [x], {});
      await entered(s, "Transfer", title, [seller, x], saleTo(x));
      expect(await holdersOf(s, title)).to.deep.equal({ [x.address]: "1/1" });
    });
  });

  describe("a caution", () => {
    it("warns: the buyer is refused until it takes the risk, and then passes", async () => {
      const { s, title, seller, x, y } = await scene();
      const caution = await entered(s, "Caution", title, [x], {});
      const unaware = entered(s, "Transfer", title, [seller, y], saleTo(y));
      await refused(unaware, "CautionNotAcknowledged", { title, caution });
      await entered(s, "Transfer", title, [seller, y], saleTo(y, 0n, true));
      // The objection follows the title.
      expect(await restraintsToday(s, title)).to.deep.equal(["InForce"]);
    });

    it("lapses after 15 days without a suit", async () => {
      const { s, title, seller, x, y } = await scene();
      const caution = await entered(s, "Caution", title, [x], {});
      await daysPass(s, 15);
      const unaware = entered(s, "Transfer", title, [seller, y], saleTo(y));
      await refused(unaware, "CautionNotAcknowledged", { title, caution });
      await daysPass(s, 1);
      await refused(entered(s, "ProveSuit", title, [x], { caution }), "RestraintUnknown", {
        title,
        restraint: caution,
      });
      await entered(s, "Transfer", title, [seller, y], saleTo(y));
    });

    it("stays once its holder proves the suit; nobody else can prove it", async () => {
      const { s, title, seller, x, y } = await scene();
      const caution = await entered(s, "Caution", title, [x], {});
      await refused(entered(s, "ProveSuit", title, [y], { caution }), "NotItsHolder", {
        title,
        restraint: caution,
        applicant: y.address,
      });
      await entered(s, "ProveSuit", title, [x], { caution });
      await daysPass(s, 365);
      const unaware = entered(s, "Transfer", title, [seller, y], saleTo(y));
      await refused(unaware, "CautionNotAcknowledged", { title, caution });
    });

    it("is not entered twice on one ground, even after it has lapsed", async () => {
      const { s, title, x } = await scene();
      const evidence = await fresh(s, "Contract");
      await entered(s, "Caution", title, [x], {}, { evidence });
      await daysPass(s, 16);
      const again = entered(s, "Caution", title, [x], {}, { evidence });
      await refused(again, "CautionRepeated", { title, evidence });
    });
  });
});
