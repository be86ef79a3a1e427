import { expect } from "chai";
import { ZeroHash } from "ethers";
import { dates, type IsoDate } from "../../../../sdk/dates/index.js";
import { FolioState } from "../../../../sdk/enums/index.js";
import { built, charge, dayOf, exOfficio, fresh, pass, seizure, ordered } from "../../../support/acts.js";
import {
  attested,
  enrolled,
  INDUSTRIAL,
  onParcel,
  paidGrant,
  parcel,
  parcelOf,
  recorded,
  today,
} from "../../../support/registry.js";
import { refused, titleId } from "../../../support/refusals.js";
import { loadSuite, type LoadedSuite } from "../../../support/suite.js";

const title = parcel(1);
const tid = titleId(title);

/** A parcel of a for forty years, and its last day. */
async function granted() {
  const s = await loadSuite();
  const [a, b] = [await enrolled(s, 0), await enrolled(s, 1)];
  await parcelOf(s, 1, a);
  return { s, a, b, end: dates.addYears(await today(s), 40) };
}

async function supplement(s: LoadedSuite): Promise<{ evidence: string }> {
  return { evidence: await paidGrant(s, "supplement") };
}

describe("a term", () => {
  it("is renewed on a paid grant, up to the longest of its use from its end", async () => {
    const { s, a, end } = await granted();
    const paid = await supplement(s);
    const renew = (termEnd: IsoDate | null, header = paid, by = a) =>
      recorded(s, "Renew", title, [by], { termEnd }, header);
    const longest = dates.addYears(end, 50);
    const beyond = dates.addDays(longest, 1);
    await refused(renew(beyond), "TermExceeded", [tid, dayOf(beyond), dayOf(longest)]);
    await refused(renew(end), "NotLonger", [tid, dayOf(end), dayOf(end)]);
    await refused(renew(null), "NotLonger", [tid, 0, dayOf(end)]);
    const unpaid = { evidence: await attested(s, "GrantContract", "unpaid") };
    await refused(renew(longest, unpaid), "PremiumUnpaid", [tid]);
    const b = await enrolled(s, 2);
    await refused(renew(longest, paid, b), "NotProprietor", [tid, b.address]);
    await renew(longest);
    expect((await s.landViews.folioOf(tid)).termEnd).to.equal(dayOf(longest));
  });

  it("is renewed after it has run out, from today, until expiry is recorded", async () => {
    const { s, a, end } = await granted();
    const paid = await supplement(s);
    const now = await pass(s, dayOf(end) - dayOf(await today(s)) + 400);
    const longest = dates.addYears(now, 50);
    const beyond = dates.addDays(longest, 1);
    const late = recorded(s, "Renew", title, [a], { termEnd: beyond }, paid);
    await refused(late, "TermExceeded", [tid, dayOf(beyond), dayOf(longest)]);
    await recorded(s, "Renew", title, [a], { termEnd: longest }, paid);
    await refused(exOfficio(s, "Expire", title, {}), "TermRunning", [tid, dayOf(longest)]);
  });

  it("that is none is not renewed: a right without end would get one", async () => {
    const s = await loadSuite();
    const a = await enrolled(s, 0);
    const building = await built(s, onParcel(3, 1), [a]);
    const termEnd = dates.addYears(await today(s), 10);
    await refused(recorded(s, "Renew", building, [a], { termEnd }, await supplement(s)), "NotLonger", [
      titleId(building),
      dayOf(termEnd),
      0,
    ]);
    await refused(exOfficio(s, "Expire", building, {}), "TermRunning", [titleId(building), 0]);
  });

  it("that has run out ends the title, with everything on it, ex officio", async () => {
    const { s, a, b, end } = await granted();
    await recorded(s, "Charge", title, [a, b], charge(b));
    await ordered(s, "Seize", title, seizure(a));
    await pass(s, dayOf(end) - dayOf(await today(s)));
    await refused(exOfficio(s, "Expire", title, {}), "TermRunning", [tid, dayOf(end)]);
    await pass(s, 1);
    const evidence = await fresh(s, "AuthorityDecision");
    await refused(recorded(s, "Expire", title, [a], {}, { evidence }), "ExOfficioOnly", [a.address]);
    await exOfficio(s, "Expire", title, {});
    const view = await s.landViews.folioOf(tid);
    expect(view.state).to.equal(FolioState.Cancelled);
    expect(view.proprietors).to.have.length(0);
    expect(await s.landViews.chargesOf(tid)).to.have.length(0);
    expect(await s.landViews.restraintsOf(tid)).to.have.length(0);
    expect(await s.land.totalSupply(tid)).to.equal(0n);
    await refused(exOfficio(s, "Expire", title, {}), "NotCurrent", [tid, FolioState.Cancelled]);
  });

  it("does not end while buildings follow the land", async () => {
    const { s, a, end } = await granted();
    const building = await built(s, onParcel(1, 1), [a]);
    await pass(s, dayOf(end) - dayOf(await today(s)) + 1);
    await refused(exOfficio(s, "Expire", title, {}), "FixturesStand", [tid, 1]);
    await refused(exOfficio(s, "Expire", building, {}), "LandHouseSplit", [
      titleId(building),
      FolioState.Following,
    ]);
    await recorded(s, "Cancel", building, [a], { cause: INDUSTRIAL.particulars });
    await exOfficio(s, "Expire", title, {});
  });
});

describe("idle land", () => {
  it("is taken back two years after building was due, mortgagees notified", async () => {
    const { s, a, b } = await granted();
    const { number } = await recorded(s, "Charge", title, [a, b], charge(b));
    const startDue = await today(s);
    const earliest = dates.addYears(startDue, 2);
    const takeBack = (proof: string) => exOfficio(s, "TakeBack", title, { startDue, notice: proof });
    await refused(takeBack(ZeroHash), "IdleTooShort", [tid, dayOf(startDue), dayOf(earliest)]);
    await pass(s, dayOf(earliest) - dayOf(startDue) - 1);
    await refused(takeBack(ZeroHash), "IdleTooShort", [tid, dayOf(startDue), dayOf(earliest)]);
    await pass(s, 1);
    await refused(takeBack(ZeroHash), "MortgageeNotNotified", [tid, number]);
    await refused(takeBack(INDUSTRIAL.particulars), "EvidenceUnknown", [INDUSTRIAL.particulars]);
    const evidence = await fresh(s, "AuthorityDecision");
    const fields = { startDue, notice: ZeroHash };
    await refused(recorded(s, "TakeBack", title, [a], fields, { evidence }), "ExOfficioOnly", [a.address]);
    await takeBack(await fresh(s, "Other"));
    const view = await s.landViews.folioOf(tid);
    expect([view.state, view.proprietors.length]).to.deep.equal([BigInt(FolioState.Cancelled), 0]);
    expect(await s.landViews.chargesOf(tid)).to.have.length(0);
  });

  it("needs no notice where nothing is secured: leases end with it", async () => {
    const { s, a, b } = await granted();
    const now = await today(s);
    const lease = charge(b, { kind: "Lease", sum: 0n, from: now, until: dates.addYears(now, 10) });
    await recorded(s, "Charge", title, [a, b], lease);
    await exOfficio(s, "TakeBack", title, { startDue: dates.addYears(now, -2), notice: ZeroHash });
    expect(await s.landViews.chargesOf(tid)).to.have.length(0);
  });

  it("is not taken back where the delay is excused", async () => {
    const { s, a } = await granted();
    const evidence = await fresh(s, "AuthorityDecision");
    await refused(recorded(s, "Excuse", title, [a], {}, { evidence }), "ExOfficioOnly", [a.address]);
    await exOfficio(s, "Excuse", title, {}, { evidence });
    const startDue = dates.addYears(await today(s), -3);
    const taking = exOfficio(s, "TakeBack", title, { startDue, notice: ZeroHash });
    await refused(taking, "CauseExcused", [tid, evidence]);
  });

  it("stays excused in the parcels it is divided into", async () => {
    const { s, a } = await granted();
    const excuse = await fresh(s, "AuthorityDecision");
    await exOfficio(s, "Excuse", title, {}, { evidence: excuse });
    const children = [parcel(11), parcel(12)];
    const half = INDUSTRIAL.extent / 2;
    await recorded(
      s,
      "Divide",
      title,
      [a],
      {
        charges: [],
        children,
        extents: [Math.floor(half), Math.ceil(half)],
        uses: ["Industrial", "Industrial"],
      },
      { evidence: await fresh(s, "Survey") },
    );
    const startDue = dates.addYears(await today(s), -3);
    for (const child of children)
      await refused(exOfficio(s, "TakeBack", child, { startDue, notice: ZeroHash }), "CauseExcused", [
        titleId(child),
        excuse,
      ]);
  });
});
