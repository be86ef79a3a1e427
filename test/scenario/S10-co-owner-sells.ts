import { expect } from "chai";
import { rulesStruct } from "../../deploy/modules/rules.js";
import { LAND_LAW } from "../../deploy/parameters/parameters.js";
import { dates, type IsoDate } from "../../sdk/dates/index.js";
import { AssetClass } from "../../sdk/enums/index.js";
import { termsOf } from "../support/personal.js";
import type { KeyedParty } from "../support/registry.js";
import { expectRefused, LandOffice, parcel } from "./office.js";
import { holdersOf, lease } from "./officeMore.js";

/**
 * Three co-owners, 1/2, 1/3 and 1/6. The holder of the sixth would sell it to an outsider for 2,000,000 yuan. Civil
 * Code arts. 301, 305-306, 726; property interpretation I arts. 9-13.
 */
describe("S10 a co-owner sells a share", () => {
  const title = parcel(1);
  const SIXTH = [1n, 6n] as const;
  const TWO_MILLION = termsOf("2,000,000 yuan, payable in 30 days");
  const CHEAPER = termsOf("1,500,000 yuan, payable in 30 days");

  let office: LandOffice;
  let half: KeyedParty;
  let third: KeyedParty;
  let sixth: KeyedParty;
  let outsider: KeyedParty;

  beforeEach(async () => {
    office = await LandOffice.open();
    [half, third, sixth, outsider] = [
      await office.party(),
      await office.party(),
      await office.party(),
      await office.party(),
    ];
    await office.registerInShares(title, [
      [half, 3n],
      [third, 2n],
      [sixth, 1n],
    ]);
    await office.dawns(dates.addDays(await office.today(), 1));
  });

  /** The sixth is offered to the co-owners, who have 15 days unless said otherwise. */
  async function offered(days = 15): Promise<{ offer: bigint; until: IsoDate }> {
    const until = dates.addDays(await office.today(), days);
    const [numerator, denominator] = SIXTH;
    const fields = { to: outsider.address, numerator, denominator, until, terms: TWO_MILLION };
    return { offer: await office.enter("OfferShare", title, [sixth], fields), until };
  }

  const accepts = (party: KeyedParty, offer: bigint, terms = TWO_MILLION) =>
    office.enter("AcceptOffer", title, [party], { offer, terms });

  const completes = (offer: bigint) => office.enter("CompleteOffer", title, [sixth], { offer });

  const sellsOutside = (offer: bigint, terms = TWO_MILLION, buyer = outsider) =>
    office.sellShare(title, sixth, buyer, SIXTH, { offer, terms });

  const holders = () => holdersOf(office, title);

  describe("to an outsider", () => {
    it("is refused if the share was not offered to the others", async () => {
      const by = sixth.address;
      await expectRefused(sellsOutside(0n), "PreemptionMissing", { title, by });
      await expectRefused(sellsOutside(1n), "PreemptionMissing", { title, by });
    });

    it("is offered for 15 days at least, or longer if stated", async () => {
      const today = await office.today();
      await expectRefused(offered(14), "PreemptionTooShort", {
        title,
        until: dates.addDays(today, 14),
        earliest: dates.addDays(today, 15),
      });
      const { offer } = await offered(30);
      await office.daysPass(20);
      await accepts(half, offer);
    });

    it("is refused while the others can still accept, the last day included", async () => {
      const { offer, until } = await offered();
      await expectRefused(sellsOutside(offer), "PreemptionRunning", { title, offer, until });
      await office.daysPass(15);
      await expectRefused(sellsOutside(offer), "PreemptionRunning", { title, offer, until });
      await expectRefused(completes(offer), "PreemptionRunning", { title, offer, until });
    });

    it("passes on the same terms if none of them accepts, once", async () => {
      const { offer } = await offered();
      await office.daysPass(16);
      await expectRefused(completes(offer), "OfferNotAccepted", { title, offer });
      await sellsOutside(offer);
      expect(await holders()).to.deep.equal({
        [half.address]: "1/2",
        [third.address]: "1/3",
        [outsider.address]: "1/6",
      });
      await expectRefused(accepts(half, offer), "OfferUnknown", { title, offer });
    });

    it("is refused at a lower price than the co-owners were offered", async () => {
      const { offer } = await offered();
      await office.daysPass(16);
      await expectRefused(sellsOutside(offer, CHEAPER), "TermsChanged", {
        title,
        offer,
        offered: TWO_MILLION,
        asked: CHEAPER,
      });
    });

    it("is refused to another buyer, or of another share, than was offered", async () => {
      const { offer } = await offered();
      const stranger = await office.party();
      await office.daysPass(16);
      const changed = { title, offer, offered: TWO_MILLION, asked: TWO_MILLION };
      await expectRefused(sellsOutside(offer, TWO_MILLION, stranger), "TermsChanged", changed);
      const less = office.sellShare(title, sixth, outsider, [1n, 12n], { offer, terms: TWO_MILLION });
      await expectRefused(less, "TermsChanged", changed);
    });

    it("is not offered beyond what the co-owner holds", async () => {
      const until = dates.addDays(await office.today(), 15);
      const tooMuch = office.enter("OfferShare", title, [sixth], {
        to: outsider.address,
        numerator: 1n,
        denominator: 2n,
        until,
        terms: TWO_MILLION,
      });
      const values = { title, party: sixth.address, held: 1n, needed: 3n, supply: 6n };
      await expectRefused(tooMuch, "SharesInsufficient", values);
    });
  });

  describe("the others", () => {
    it("take the share in proportion to their own if both accept, 3 to 2", async () => {
      const { offer } = await offered();
      await accepts(half, offer);
      await accepts(third, offer);
      await office.daysPass(16);
      await expectRefused(sellsOutside(offer), "PreemptionExercised", { title, offer, takers: 2n });
      await completes(offer);
      // 1/2 + 1/10 and 1/3 + 1/15
      expect(await holders()).to.deep.equal({ [half.address]: "3/5", [third.address]: "2/5" });
    });

    it("take all of it if only one accepts", async () => {
      const { offer } = await offered();
      await accepts(third, offer);
      await office.daysPass(16);
      await completes(offer);
      expect(await holders()).to.deep.equal({ [half.address]: "1/2", [third.address]: "1/2" });
    });

    it("accept on the terms offered, not on lower ones", async () => {
      const { offer } = await offered();
      await expectRefused(accepts(half, offer, CHEAPER), "NotEqualTerms", {
        title,
        offer,
        offered: TWO_MILLION,
        accepted: CHEAPER,
      });
    });

    it("accept within the time, its last day included", async () => {
      const { offer, until } = await offered();
      await office.daysPass(15);
      await accepts(half, offer);
      await office.daysPass(1);
      await expectRefused(accepts(third, offer), "PreemptionOver", { title, offer, until });
    });

    it("accept once each; neither the seller nor a stranger accepts", async () => {
      const { offer } = await offered();
      await accepts(half, offer);
      for (const party of [half, sixth, outsider]) {
        const values = { title, offer, party: party.address };
        await expectRefused(accepts(party, offer), "NotEntitledToOffer", values);
      }
      await office.daysPass(16);
      const byAnother = office.enter("CompleteOffer", title, [half], { offer });
      await expectRefused(byAnother, "NotEntitledToOffer", { title, offer, party: half.address });
    });
  });

  describe("without the procedure", () => {
    it("a co-owner sells to a co-owner", async () => {
      await office.sellShare(title, sixth, third, SIXTH);
      expect(await holders()).to.deep.equal({ [half.address]: "1/2", [third.address]: "1/2" });
    });

    it("a co-owner gives the share away", async () => {
      await office.sellShare(title, sixth, outsider, SIXTH, { cause: "Gift" });
      expect(await holders()).to.include({ [outsider.address]: "1/6" });
    });

    it("an heir takes the share", async () => {
      const evidence = await office.document("SuccessionProof");
      const fields = { from: sixth.address, numerator: 0n, denominator: 0n, cause: "Inheritance" } as const;
      await office.enter("Transmit", title, [outsider], fields, { evidence });
      expect(await holders()).to.include({ [outsider.address]: "1/6" });
    });

    it("a sole proprietor has nobody to offer a share to", async () => {
      await office.registerLand(parcel(2), half);
      const until = dates.addDays(await office.today(), 15);
      const fields = { to: outsider.address, numerator: 1n, denominator: 2n, until, terms: TWO_MILLION };
      const offer = office.enter("OfferShare", parcel(2), [half], fields);
      await expectRefused(offer, "NotCoOwned", { title: parcel(2) });
      await office.sellShare(parcel(2), half, outsider, [1n, 2n]);
    });
  });

  describe("the tenant", () => {
    let tenant: KeyedParty;
    beforeEach(async () => {
      tenant = await office.party();
      await lease(office, title, [half, third, sixth], tenant, 5);
    });

    it("ranks after the co-owners: a co-owner who accepts later takes the share", async () => {
      const { offer } = await offered();
      await accepts(tenant, offer);
      await accepts(third, offer);
      await office.daysPass(16);
      await completes(offer);
      expect(await holders()).to.deep.equal({ [half.address]: "1/2", [third.address]: "1/2" });
    });

    it("takes the share if no co-owner accepts", async () => {
      const { offer } = await offered();
      await accepts(tenant, offer);
      await office.daysPass(16);
      await expectRefused(sellsOutside(offer), "PreemptionExercised", { title, offer, takers: 1n });
      await completes(offer);
      expect(await holders()).to.deep.equal({
        [half.address]: "1/2",
        [third.address]: "1/3",
        [tenant.address]: "1/6",
      });
    });
  });

  describe("the whole", () => {
    it("is not sold by the holder of 1/2 alone", async () => {
      await expectRefused(office.sell(title, half, outsider), "QuorumNotMet", {
        title,
        held: 3n,
        supply: 6n,
        numerator: 2n,
        denominator: 3n,
      });
    });

    it("is sold by 1/2 and 1/6 together, which are 2/3", async () => {
      await office.sell(title, half, outsider, {}, [sixth]);
      expect(await holders()).to.deep.equal({ [outsider.address]: "1/1" });
    });
  });

  describe("where the council lets a breach only warn", () => {
    const warning = (since: IsoDate) =>
      office.suite.land
        .connect(office.suite.council)
        .setRules(AssetClass.Parcel, rulesStruct({ ...LAND_LAW, since, preemption: "Warns" }) as never);

    it("the sale stands without the procedure from the first day of the new rules", async () => {
      const tomorrow = dates.addDays(await office.today(), 1);
      await warning(tomorrow);
      await expectRefused(sellsOutside(0n), "PreemptionMissing", { title, by: sixth.address });
      await office.daysPass(1);
      await sellsOutside(0n);
      expect(await holders()).to.include({ [outsider.address]: "1/6" });
    });

    it("a sale lodged before keeps the old rules", async () => {
      await warning(dates.addDays(await office.today(), 1));
      const [numerator, denominator] = SIXTH;
      const lodged = await office.lodge("TransferShare", title, [sixth, outsider], {
        to: outsider.address,
        numerator,
        denominator,
        cause: "Sale",
        acknowledged: false,
        terms: TWO_MILLION,
        offer: 0n,
      });
      await office.daysPass(1);
      await expectRefused(office.record(lodged), "PreemptionMissing", { title, by: sixth.address });
    });

    it("the new rules begin tomorrow at the earliest", async () => {
      const since = await office.today();
      await expectRefused(warning(since), "RulesNotInOrder", {
        class: "Parcel",
        since,
        earliest: dates.addDays(since, 1),
      });
    });
  });
});
