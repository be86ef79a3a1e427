import { expect } from "chai";
import { id } from "ethers";
import { ChargeKind, ClaimState } from "../../sdk/enums/index.js";
import { licences } from "../../sdk/index.js";
import { ordered } from "../support/acts.js";
import { recorded } from "../support/registry.js";
import { expectRefused } from "./refusals.js";
import { CHARGERS, chargesOn, CREDIT, heldBy, paidUp, PATENT, tryLicence } from "./patent.js";
import { yuan } from "./fields.js";
import {
  claimed,
  hold,
  lent,
  OWED,
  paysQuarter,
  roomFor,
  royalties,
  settles,
  verifiedRoom,
  type Lent,
} from "./patentLoan.js";

/** The pledge passes to the insurer, against what the bank is owed. */
async function subrogated(): Promise<Lent> {
  const all = await lent();
  await settles(all, await verifiedRoom(all, await roomFor(all, await claimed(all))));
  return all;
}

const PRICE = yuan("2,500,000");

/** The court sells the whole patent, out of one hand. */
const sells = ({ s, a, buyer }: Lent) =>
  ordered(s, "OrderedTransfer", PATENT, {
    from: a.address,
    to: buyer.address,
    numerator: 0n,
    denominator: 0n,
    auction: true,
    proceeds: PRICE,
  });

/** One co-owner takes the other's share, with whoever holds the pledge. */
const consolidates = ({ s, a, b }: Lent, ...consenting: Lent["a"][]) =>
  recorded(s, "TransferShare", PATENT, [b, a, ...consenting], {
    to: a.address,
    numerator: 2n,
    denominator: 5n,
    cause: "Sale",
    acknowledged: false,
    terms: id("agreement of the co-owners"),
    offer: 0n,
  });

/** S3, steps 5 to 8: loan, default, guarantee, and the sale that a court orders. */
describe("S3: the loan on the patent, to its enforcement", () => {
  it("is drawn against the pledge, and royalties reach both co-owners by their shares", async () => {
    const all = await lent();
    const { s, a, b } = all;
    expect((await hold(s, a))[0]).to.equal(CREDIT);
    await paysQuarter(all, await royalties(all), 1);
    // 100,001 fen: three fifths are 60,000.6, two fifths 40,000.4; the fen left over is the first one's.
    expect(await hold(s, a, b)).to.deep.equal([CREDIT + 60_001n, 40_000n]);
  });

  it("is paid by the insurer in a room, and the pledge passes with the claim", async () => {
    const all = await lent();
    const { s, bank, insurer, pledge, loan } = all;
    const claim = await claimed(all);
    const [bankHad, insurerHad] = (await hold(s, bank, insurer)) as [bigint, bigint];
    await settles(all, await verifiedRoom(all, await roomFor(all, claim)));
    expect(await hold(s, bank, insurer)).to.deep.equal([bankHad + OWED, insurerHad - OWED]);
    const kinds = (await chargesOn(all)).find(([number]) => number === pledge);
    expect(kinds).to.deep.equal([pledge, BigInt(ChargeKind.Pledge), insurer.address]);
    expect(await s.loans.creditorOf(loan)).to.equal(insurer.address);
    expect((await s.policies.claimOf(claim)).state).to.equal(BigInt(ClaimState.Paid));
  });

  it("is not paid unless the pledge passes", async () => {
    const all = await lent();
    const claim = await claimed(all);
    const without = await roomFor(all, claim, false);
    await expectRefused(verifiedRoom(all, without), "SubrogationMissing", {
      claim,
      charge: all.pledge,
      chargee: all.bank.address,
    });
  });

  it("is sold by a court: the pledge ends, the licence binds the buyer, who has the royalties", async () => {
    const all = await subrogated();
    const { s, a, b, buyer, insurer, licensee, licence } = all;
    const schedule = await royalties(all);
    // A share is sold with its burdens: the whole passes free of the pledge only from one hand.
    await expectRefused(sells(all), "AuctionOfShare", { title: PATENT });
    await expectRefused(consolidates(all), "ChargeeConsentMissing", {
      title: PATENT,
      charge: all.pledge,
      chargee: insurer.address,
    });
    await consolidates(all, insurer);
    await sells(all);
    await heldBy(all, [a, 0n], [b, 0n], [buyer, 1n]);
    expect(await chargesOn(all)).to.deep.equal([[licence, BigInt(ChargeKind.Licence), licensee.address]]);
    const east = { territory: licences.territory("Shanghai"), field: CHARGERS };
    const [before] = await hold(s, buyer);
    await paysQuarter(all, schedule, 1);
    expect((await hold(s, buyer))[0]).to.equal((before ?? 0n) + yuan("1,000.01"));
    await paidUp(all);
    await expectRefused(tryLicence(all, [buyer], all.other, east), "ExclusiveLive", {
      title: PATENT,
      licence,
    });
  });
});
