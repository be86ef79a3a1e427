import { expect } from "chai";
import { dates } from "../../../../sdk/dates/index.js";
import { IpStage } from "../../../../sdk/enums/index.js";
import { charge, exOfficio, ordered, pass } from "../../../support/acts.js";
import { agrees } from "../../../support/folios.js";
import { recorded, today } from "../../../support/registry.js";
import { refused, titleId } from "../../../support/refusals.js";
import {
  filed,
  granted,
  mark,
  patent,
  rights,
  work,
  yearsAgo,
  type Rights,
} from "../../../support/rights.js";

const day = dates.toDay;
/** Goes to noon, UTC+8, of a day. */
const dawns = (r: Rights, iso: string) => r.s.networkHelpers.time.increaseTo(day(iso) * 86_400 + 4 * 3_600);

describe("the term of a right", () => {
  let r: Rights;
  beforeEach(async () => {
    r = await rights();
  });
  const adjusted = (title: string, termEnd: string | null, effective?: string) =>
    exOfficio(
      r.s,
      "AdjustTerm",
      title,
      { termEnd, gazetted: null },
      effective === undefined ? {} : { effective },
    );
  const surrendered = (title: string, ...signers: Parameters<typeof recorded>[3]) =>
    recorded(r.s, "Surrender", title, signers, { gazetted: null });
  const expired = (title: string) => exOfficio(r.s, "Expire", title, {});

  it("is adjusted by the office, with the letter G", async () => {
    const { s, owner } = r;
    const filedOn = await granted(s, patent(1), [owner]);
    const end = dates.addDays(dates.addYears(filedOn, 20), 400);
    await adjusted(patent(1), end);
    const { rebuilt, book } = await agrees(s, patent(1));
    expect([rebuilt.termEnd, book.get(patent(1))?.at(-1)?.category]).to.deep.equal([end, "G"]);
  });

  it("is not adjusted to an earlier day, beyond the bound, or of what does not know it", async () => {
    const { s, owner } = r;
    const filedOn = await granted(s, patent(2), [owner]);
    const id = titleId(patent(2));
    const [end, most] = [dates.addYears(filedOn, 20), dates.addYears(filedOn, 30)];
    await refused(adjusted(patent(2), end), "NotLonger", [id, day(end), day(end)]);
    const beyond = dates.addDays(most, 1);
    await refused(adjusted(patent(2), beyond), "TermExceeded", [id, day(beyond), day(most)]);
    await granted(s, patent(3, "design"), [owner]);
    await refused(adjusted(patent(3, "design"), most), "NotAdjustable", [titleId(patent(3, "design"))]);
    await filed(s, patent(4), [owner]);
    await refused(adjusted(patent(4), most), "NotInForce", [titleId(patent(4)), IpStage.Filed]);
    const fields = { termEnd: most, gazetted: null };
    await refused(recorded(s, "AdjustTerm", patent(2), [owner], fields), "ExOfficioOnly", [owner.address]);
  });

  it("of a work begins to run when its author dies", async () => {
    const { s, owner, bank } = r;
    await granted(s, work(1), [owner], { lifeTerm: true });
    const died = dates.addDays(await today(s), -10);
    const end = `${Number(died.slice(0, 4)) + 50}-12-31`;
    const wrong = dates.addDays(end, -1);
    await refused(adjusted(work(1), wrong, died), "TermMismatch", [titleId(work(1)), day(wrong), day(end)]);
    const beyond = dates.addDays(end, 1);
    const fields = charge(bank, { kind: "Pledge", until: beyond });
    const { number } = await recorded(s, "Charge", work(1), [owner, bank], fields);
    await refused(adjusted(work(1), end, died), "BeyondTerm", [titleId(work(1)), day(beyond), day(end)]);
    await recorded(s, "Discharge", work(1), [bank], { charge: number });
    await adjusted(work(1), end, died);
    const { rebuilt } = await agrees(s, work(1));
    expect([rebuilt.termEnd, rebuilt.right?.lifeTerm]).to.deep.equal([end, false]);
    await refused(adjusted(work(1), end, died), "NotAdjustable", [titleId(work(1))]);
  });

  it("ends by surrender of all holders and whoever is secured, with the letter H", async () => {
    const { s, owner, other, bank } = r;
    const title = patent(5);
    await granted(s, title, [owner, other]);
    await recorded(s, "Charge", title, [owner, other, bank], charge(bank, { kind: "Pledge" }));
    await refused(surrendered(title, owner), "ConsentMissing", [other.address]);
    await refused(surrendered(title, bank, owner, other), "NotProprietor", [titleId(title), bank.address]);
    await refused(surrendered(title, owner, other), "ConsentMissing", [bank.address]);
    await surrendered(title, owner, other, bank);
    const { rebuilt, book } = await agrees(s, title);
    expect([rebuilt.state, rebuilt.right?.stage, rebuilt.charges.length]).to.deep.equal([
      "Cancelled",
      "Surrendered",
      0,
    ]);
    expect(book.get(title)?.at(-1)?.category).to.equal("H");
    expect(await s.ipViews.chargesOf(titleId(title))).to.deep.equal([]);
    await refused(surrendered(title, owner, other, bank), "NotInForce", [
      titleId(title),
      IpStage.Surrendered,
    ]);
  });

  it("is not surrendered under a stay or a caution of another's", async () => {
    const { s, owner, other } = r;
    const title = patent(6);
    await granted(s, title, [owner]);
    const seizure = await ordered(s, "Seize", title, { against: owner.address, whole: true, months: 6n });
    await refused(surrendered(title, owner), "LapseStayed", [titleId(title), seizure.number]);
    await ordered(s, "LiftOrder", title, { order: seizure.number });
    const lock = await exOfficio(s, "Lock", title, {});
    await refused(surrendered(title, owner), "FolioLocked", [titleId(title), lock.number]);
    await exOfficio(s, "ReleaseRestraint", title, { restraint: lock.number });
    await recorded(s, "Caution", title, [other], {});
    await surrendered(title, owner);
    expect((await agrees(s, title)).rebuilt.restraints).to.deep.equal([]);
  });

  it("runs out the day after its last, and then everything on it ends", async () => {
    const { s, owner, bank } = r;
    const title = patent(7, "utilityModel");
    const filedOn = await granted(s, title, [owner], { years: 9, paid: 10n });
    const end = dates.addYears(filedOn, 10);
    await recorded(s, "Charge", title, [owner, bank], charge(bank, { kind: "Pledge", until: end }));
    await refused(expired(title), "TermRunning", [titleId(title), day(end)]);
    await dawns(r, end);
    await refused(expired(title), "TermRunning", [titleId(title), day(end)]);
    await dawns(r, dates.addDays(end, 1));
    await refused(recorded(s, "Expire", title, [owner], {}), "ExOfficioOnly", [owner.address]);
    await expired(title);
    const { rebuilt } = await agrees(s, title);
    expect([rebuilt.right?.stage, rebuilt.charges]).to.deep.equal(["Expired", []]);
    await refused(expired(title), "NotInForce", [titleId(title), IpStage.Expired]);
  });

  it("of a mark runs on through the months of grace for its renewal", async () => {
    const { s, owner } = r;
    const grantedOn = dates.addDays(yearsAgo(await today(s), 10), 30);
    await granted(s, mark(1), [owner], { filedOn: grantedOn, grantedOn });
    const end = dates.addYears(grantedOn, 10);
    const last = dates.addMonths(end, 6);
    await dawns(r, last);
    await refused(expired(mark(1)), "TermRunning", [titleId(mark(1)), day(last)]);
    await pass(s, 1);
    await expired(mark(1));
    expect((await agrees(s, mark(1))).rebuilt.right?.stage).to.equal("Expired");
  });

  it("does not run out while a court preserves the right", async () => {
    const { s, owner } = r;
    const title = patent(8, "utilityModel");
    const filedOn = dates.addDays(yearsAgo(await today(s), 10), 10);
    await granted(s, title, [owner], { filedOn, paid: 10n });
    const { number } = await ordered(s, "Seize", title, { against: owner.address, whole: true, months: 6n });
    await pass(s, 20);
    await refused(expired(title), "LapseStayed", [titleId(title), number]);
    await pass(s, 180);
    await expired(title);
    expect((await agrees(s, title)).rebuilt.right?.stage).to.equal("Expired");
  });

  it("of a right that has lapsed is over when nothing can reinstate it any more", async () => {
    const { s, owner } = r;
    const title = patent(9);
    const filedOn = await granted(s, title, [owner]);
    const due = dates.addYears(filedOn, 4);
    const lapsedOn = dates.addDays(dates.addMonths(due, 6), 1);
    await dawns(r, lapsedOn);
    await exOfficio(s, "Lapse", title, { gazetted: null, national: "CF01" }, { effective: due });
    const last = dates.addMonths(lapsedOn, 24);
    await dawns(r, last);
    await refused(expired(title), "TermRunning", [titleId(title), day(last)]);
    await dawns(r, dates.addDays(last, 1));
    await expired(title);
    const { rebuilt, book } = await agrees(s, title);
    expect([rebuilt.state, rebuilt.right?.stage]).to.deep.equal(["Cancelled", "Terminated"]);
    expect((book.get(title) ?? []).map(({ category }) => category).join("")).to.equal("FHN");
  });

  it("without end does not run out", async () => {
    const { s, owner } = r;
    await granted(s, work(2), [owner], { lifeTerm: true });
    await refused(expired(work(2)), "TermRunning", [titleId(work(2)), 0]);
  });
});
