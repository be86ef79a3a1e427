import { expect } from "chai";
import { dates, type IsoDate } from "../../../../sdk/dates/index.js";
import type { Particulars } from "../../../../sdk/index.js";
import { dayOf, fresh } from "../../../support/acts.js";
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
  type HeaderChange,
} from "../../../support/registry.js";
import { refused, titleId } from "../../../support/refusals.js";
import { loadSuite } from "../../../support/suite.js";

const title = parcel(1);
const tid = titleId(title);

async function counter() {
  const s = await loadSuite();
  const a = await enrolled(s, 0);
  const evidence = await paidGrant(s, title);
  const now = await today(s);
  const register = (
    more: Partial<Particulars<"FirstRegistration">> = {},
    header: HeaderChange = {},
    on = title,
  ) => {
    const fields = { ...INDUSTRIAL, termEnd: dates.addYears(now, 40), ...more };
    return recorded(s, "FirstRegistration", on, [a], fields, { evidence, ...header });
  };
  return { s, a, now, evidence, register };
}

describe("first registration of a parcel", () => {
  it("rests on a grant contract whose premium is paid", async () => {
    const { s, register } = await counter();
    const unpaid = await attested(s, "GrantContract", "unpaid");
    await refused(register({}, { evidence: unpaid }), "PremiumUnpaid", [tid]);
    const papers = await fresh(s, "CompletionPapers");
    await refused(register({}, { evidence: papers }), "EvidenceOfWrongKind", [papers, 3, 1]);
    await register();
    expect((await s.landViews.folioOf(tid)).version).to.equal(1n);
  });

  it("is for a term within the longest of its use, and not over yet", async () => {
    const { now, register } = await counter();
    const uses = { Residential: 70, Industrial: 50, PublicService: 50, Commercial: 40, Mixed: 50 } as const;
    const exceeds = (termEnd: IsoDate | null, years: number) => [
      tid,
      termEnd === null ? 0 : dayOf(termEnd),
      dayOf(dates.addYears(now, years)),
    ];
    for (const [use, years] of Object.entries(uses) as [keyof typeof uses, number][]) {
      const termEnd = dates.addDays(dates.addYears(now, years), 1);
      await refused(register({ use, termEnd }), "TermExceeded", exceeds(termEnd, years));
    }
    await refused(register({ termEnd: null }), "TermExceeded", exceeds(null, 50));
    const yesterday = dates.addDays(now, -1);
    const past = register({ termEnd: yesterday }, { effective: dates.addYears(now, -10) });
    await refused(past, "TermPast", [tid, dayOf(yesterday), dayOf(now)]);
    await register({ termEnd: dates.addYears(now, 50) });
  });

  it("states a use and an extent, and no effect from a day to come", async () => {
    const { now, register } = await counter();
    await refused(register({ use: "None" }), "UseMissing", [tid]);
    await refused(register({ extent: 0 }), "ExtentMissing", [tid]);
    const tomorrow = dates.addDays(now, 1);
    await refused(register({}, { effective: tomorrow }), "EffectInFuture", [dayOf(tomorrow), dayOf(now)]);
  });

  it("happens once to a title", async () => {
    const { s, register } = await counter();
    await register();
    const evidence = await paidGrant(s, "again");
    await refused(register({}, { evidence }), "AlreadyRegistered", [tid]);
  });

  it("takes no number that is none", async () => {
    const { register } = await counter();
    const wrong = title.replace("GB", "XX");
    await refused(register({}, {}, wrong), "UnitCodeMalformed", [titleId(wrong), 12]);
  });

  it("of a building without registered land stands by itself, with or without term", async () => {
    const { s, a, now, register } = await counter();
    const evidence = await fresh(s, "CompletionPapers");
    const [building, unit] = [onParcel(5, 1), onParcel(5, 2, 1)];
    await register({ termEnd: null }, { evidence }, building);
    await register({ termEnd: dates.addYears(now, 80) }, { evidence }, unit);
    expect((await s.landViews.folioOf(titleId(building))).termEnd).to.equal(0n);
    expect((await s.landViews.folioOf(titleId(unit))).proprietors[0]?.party).to.equal(a.address);
    const grant = await paidGrant(s, "grant");
    await refused(register({}, { evidence: grant }, onParcel(5, 3)), "EvidenceOfWrongKind", [grant, 1, 3]);
    await parcelOf(s, 6, a);
  });
});
