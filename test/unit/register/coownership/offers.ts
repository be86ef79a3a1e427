import { expect } from "chai";
import { id, ZeroAddress } from "ethers";
import { dates } from "../../../../sdk/dates/index.js";
import type { Particulars } from "../../../../sdk/index.js";
import { charge, coOwned, dayOf, pass, shareSale } from "../../../support/acts.js";
import {
  enrolled,
  parcelOf,
  recorded,
  today,
  type HeaderChange,
  type KeyedParty,
} from "../../../support/registry.js";
import { refused, titleId } from "../../../support/refusals.js";
import { loadSuite, type LoadedSuite } from "../../../support/suite.js";

const TERMS = id("terms");
const OTHER = id("other terms");

/** Shares 1/2, 1/3 and 1/6 of a, b and c; d would buy. */
async function coOwners() {
  const s = await loadSuite();
  const [a, b, c, d] = [
    await enrolled(s, 0),
    await enrolled(s, 1),
    await enrolled(s, 2),
    await enrolled(s, 3),
  ];
  const title = await coOwned(s, 1, [a, b, c], [3n, 2n, 1n]);
  return { s, a, b, c, d, title, tid: titleId(title) };
}

/** The offer of a sixth, for the fifteen days of the law. */
async function offered(
  s: LoadedSuite,
  title: string,
  by: KeyedParty,
  to: KeyedParty,
  more: Partial<Particulars<"OfferShare">> = {},
): Promise<bigint> {
  const until = dates.addDays(await today(s), 15);
  const terms = { to: to.address, numerator: 1n, denominator: 6n, until, terms: TERMS, ...more };
  return (await recorded(s, "OfferShare", title, [by], terms)).number;
}

const accept = (s: LoadedSuite, title: string, by: KeyedParty, offer: bigint, terms = TERMS) =>
  recorded(s, "AcceptOffer", title, [by], { offer, terms });
const complete = (s: LoadedSuite, title: string, by: KeyedParty, offer: bigint, header: HeaderChange = {}) =>
  recorded(s, "CompleteOffer", title, [by], { offer }, header);

async function balances(s: LoadedSuite, title: string): Promise<Record<string, bigint>> {
  const { proprietors } = await s.landViews.folioOf(titleId(title));
  return Object.fromEntries(Array.from(proprietors, ({ party, shares }) => [party, shares]));
}

describe("pre-emption of co-owners", () => {
  it("stands before a sale or exchange to an outsider", async () => {
    const { s, b, c, d, title, tid } = await coOwners();
    for (const cause of ["Sale", "Exchange", "ContributionInKind"] as const)
      await refused(
        recorded(s, "TransferShare", title, [c, d], shareSale(d, 1n, 6n, { cause })),
        "PreemptionMissing",
        [tid, c.address],
      );
    const offer = await offered(s, title, b, d);
    await pass(s, 16);
    // The offer was another co-owner's.
    await refused(
      recorded(s, "TransferShare", title, [c, d], shareSale(d, 1n, 6n, { offer })),
      "PreemptionMissing",
      [tid, c.address],
    );
  });

  it("does not stand before a gift, a partition, or a sale between co-owners", async () => {
    const { s, a, b, c, d, title } = await coOwners();
    await recorded(s, "TransferShare", title, [c, b], shareSale(b, 1n, 12n));
    await recorded(s, "TransferShare", title, [c, d], shareSale(d, 1n, 24n, { cause: "Gift" }));
    await recorded(s, "TransferShare", title, [c, d], shareSale(d, 1n, 24n, { cause: "Partition" }));
    expect(await balances(s, title)).to.deep.equal({
      [a.address]: 12n,
      [b.address]: 10n,
      [d.address]: 2n,
    });
  });

  it("is over when nobody accepted: the share is sold on the same terms, once", async () => {
    const { s, b, c, d, title, tid } = await coOwners();
    const offer = await offered(s, title, c, d);
    const stored = await s.landViews.offerOf(tid, offer);
    expect([stored.by, stored.to, stored.numerator, stored.denominator, stored.terms]).to.deep.equal([
      c.address,
      d.address,
      1n,
      6n,
      TERMS,
    ]);
    const until = stored.until;
    const sell = (to: KeyedParty, more: Partial<Particulars<"TransferShare">> = {}) =>
      recorded(s, "TransferShare", title, [c, to], shareSale(to, 1n, 6n, { offer, ...more }));
    await pass(s, 15);
    await refused(sell(d), "PreemptionRunning", [tid, offer, until]);
    await pass(s, 1);
    const e = await enrolled(s, 4);
    await refused(sell(e), "TermsChanged", [tid, offer, TERMS, TERMS]);
    await refused(sell(d, { terms: OTHER }), "TermsChanged", [tid, offer, TERMS, OTHER]);
    await refused(sell(d, { numerator: 1n, denominator: 12n }), "TermsChanged", [tid, offer, TERMS, TERMS]);
    await refused(sell(d, { numerator: 2n, denominator: 12n }), "TermsChanged", [tid, offer, TERMS, TERMS]);
    await sell(d);
    expect((await balances(s, title))[d.address]).to.equal(1n);
    expect((await s.landViews.offerOf(tid, offer)).by).to.equal(ZeroAddress);
    await recorded(s, "TransferShare", title, [b, c], shareSale(c, 1n, 6n, { cause: "Gift" }));
    const e2 = await enrolled(s, 5);
    await refused(sell(e2), "PreemptionMissing", [tid, c.address]);
  });

  it("is exercised by those who accept, in proportion to their shares", async () => {
    const { s, a, b, c, d, title, tid } = await coOwners();
    const offer = await offered(s, title, c, d);
    await accept(s, title, b, offer);
    await accept(s, title, a, offer);
    const { until } = await s.landViews.offerOf(tid, offer);
    await refused(complete(s, title, c, offer), "PreemptionRunning", [tid, offer, until]);
    await pass(s, 16);
    await refused(
      recorded(s, "TransferShare", title, [c, d], shareSale(d, 1n, 6n, { offer })),
      "PreemptionExercised",
      [tid, offer, 2],
    );
    await refused(complete(s, title, a, offer), "NotEntitledToOffer", [tid, offer, a.address]);
    await complete(s, title, c, offer);
    expect(await balances(s, title)).to.deep.equal({ [a.address]: 18n, [b.address]: 12n });
    expect((await s.landViews.folioOf(tid)).lastDisposal).to.equal(5n);
    await refused(complete(s, title, c, offer), "OfferUnknown", [tid, offer]);
  });

  it("is exercised by one alone, who may become sole proprietor", async () => {
    const s = await loadSuite();
    const [a, b, d] = [await enrolled(s, 0), await enrolled(s, 1), await enrolled(s, 3)];
    const title = await coOwned(s, 1, [a, b], [1n, 1n]);
    const offer = await offered(s, title, a, d, { numerator: 1n, denominator: 2n });
    await accept(s, title, b, offer);
    await pass(s, 16);
    await complete(s, title, a, offer);
    expect(await balances(s, title)).to.deep.equal({ [b.address]: 1n });
    await refused(offered(s, title, b, d, { numerator: 1n, denominator: 2n }), "NotCoOwned", [
      titleId(title),
    ]);
  });

  it("leaves out who accepted and sold out since", async () => {
    const { s, a, b, c, d, title, tid } = await coOwners();
    const offer = await offered(s, title, c, d);
    await accept(s, title, b, offer);
    await accept(s, title, a, offer);
    await recorded(s, "TransferShare", title, [b, a], shareSale(a, 1n, 3n));
    await pass(s, 16);
    await complete(s, title, c, offer);
    expect(await balances(s, title)).to.deep.equal({ [a.address]: 1n });
    expect((await s.landViews.folioOf(tid)).proprietors).to.have.length(1);
  });

  it("gives a tenant its turn behind the co-owners", async () => {
    const { s, a, b, c, d, title, tid } = await coOwners();
    const [tenant, stranger] = [await enrolled(s, 4), await enrolled(s, 5)];
    const now = await today(s);
    const lease = charge(tenant, {
      kind: "Lease",
      sum: 0n,
      from: now,
      until: dates.addYears(now, 2),
    });
    await recorded(s, "Charge", title, [a, b, tenant], lease);
    const offer = await offered(s, title, c, d);
    await refused(accept(s, title, stranger, offer), "NotEntitledToOffer", [tid, offer, stranger.address]);
    await accept(s, title, tenant, offer);
    await refused(accept(s, title, tenant, offer), "NotEntitledToOffer", [tid, offer, tenant.address]);
    await pass(s, 16);
    await refused(
      recorded(s, "TransferShare", title, [c, d], shareSale(d, 1n, 6n, { offer })),
      "PreemptionExercised",
      [tid, offer, 1],
    );
    await complete(s, title, c, offer);
    expect((await balances(s, title))[tenant.address]).to.equal(1n);
  });

  it("puts a co-owner who accepts before the tenant", async () => {
    const { s, a, b, c, d, title } = await coOwners();
    const tenant = await enrolled(s, 4);
    const now = await today(s);
    const lease = charge(tenant, { kind: "Lease", sum: 0n, from: now, until: dates.addYears(now, 2) });
    await recorded(s, "Charge", title, [a, b, tenant], lease);
    const offer = await offered(s, title, c, d);
    await accept(s, title, tenant, offer);
    await accept(s, title, b, offer);
    await pass(s, 16);
    await complete(s, title, c, offer);
    expect(await balances(s, title)).to.deep.equal({ [a.address]: 3n, [b.address]: 3n });
  });

  it("knows an offer by its number, its terms, its days and its parties", async () => {
    const { s, a, b, c, d, title, tid } = await coOwners();
    const offer = await offered(s, title, c, d);
    await refused(accept(s, title, b, 999n), "OfferUnknown", [tid, 999]);
    await refused(accept(s, title, b, offer, OTHER), "NotEqualTerms", [tid, offer, TERMS, OTHER]);
    await refused(accept(s, title, c, offer), "NotEntitledToOffer", [tid, offer, c.address]);
    await accept(s, title, b, offer);
    await refused(accept(s, title, b, offer), "NotEntitledToOffer", [tid, offer, b.address]);
    const { until } = await s.landViews.offerOf(tid, offer);
    await pass(s, 15);
    await accept(s, title, a, offer); // the last day
    const late = await offered(s, title, c, d);
    const end = (await s.landViews.offerOf(tid, late)).until;
    await pass(s, 16);
    await refused(accept(s, title, b, late), "PreemptionOver", [tid, late, end]);
    await refused(complete(s, title, c, late), "OfferNotAccepted", [tid, late]);
    expect(until).to.be.lessThan(end);
  });

  it("is offered for fifteen days at least, of what the co-owner holds", async () => {
    const { s, a, c, d, title, tid } = await coOwners();
    const now = await today(s);
    const [short, earliest] = [dates.addDays(now, 14), dayOf(now) + 15];
    await refused(offered(s, title, c, d, { until: short }), "PreemptionTooShort", [
      tid,
      earliest - 1,
      earliest,
    ]);
    await refused(offered(s, title, c, d, { denominator: 5n }), "SharesInsufficient", [
      tid,
      c.address,
      5n,
      6n,
      30n,
    ]);
    const single = await parcelOf(s, 2, a);
    await refused(offered(s, single, a, d), "NotCoOwned", [titleId(single)]);
  });

  it("takes no acceptance with effect from a day to come", async () => {
    const { s, b, c, d, title } = await coOwners();
    const offer = await offered(s, title, c, d);
    const now = dayOf(await today(s));
    const effective = dates.addDays(await today(s), 1);
    const early = recorded(s, "AcceptOffer", title, [b], { offer, terms: TERMS }, { effective });
    await refused(early, "EffectInFuture", [now + 1, now]);
  });
});
