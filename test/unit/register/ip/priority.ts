import { expect } from "chai";
import { encodeBytes32String } from "ethers";
import { dates } from "../../../../sdk/dates/index.js";
import { DocumentKind, IpStage } from "../../../../sdk/enums/index.js";
import type { Particulars } from "../../../../sdk/index.js";
import { fresh } from "../../../support/acts.js";
import { agrees } from "../../../support/folios.js";
import { recorded, today, type HeaderChange, type KeyedParty } from "../../../support/registry.js";
import { refused, titleId } from "../../../support/refusals.js";
import { filed, granted, mark, patent, rights, work, type Rights } from "../../../support/rights.js";

const day = dates.toDay;
const EARLIER = "US17/123456";
const bytes = encodeBytes32String;

describe("priority", () => {
  let r: Rights;
  beforeEach(async () => {
    r = await rights();
  });

  const claimed = async (
    title: string,
    earliest: string,
    { by = r.owner, ...more }: Partial<Particulars<"ClaimPriority">> & { by?: KeyedParty } = {},
    header: HeaderChange = {},
  ) =>
    recorded(
      r.s,
      "ClaimPriority",
      title,
      [by],
      { earlier: EARLIER, earliest, nationalPhase: false, ...more },
      header,
    );

  it("keeps the earliest of several, with the letter A", async () => {
    const { s, owner } = r;
    const filedOn = await today(s);
    await filed(s, patent(1), [owner], { filedOn });
    await claimed(patent(1), dates.addDays(filedOn, -100));
    await claimed(patent(1), dates.addDays(filedOn, -200), { earlier: "JP2024-1" });
    await claimed(patent(1), dates.addDays(filedOn, -50), { earlier: "JP2024-2" });
    const { rebuilt, book } = await agrees(s, patent(1));
    expect(rebuilt.right?.priority).to.equal(dates.addDays(filedOn, -200));
    expect(book.get(patent(1))?.map(({ category }) => category)).to.deep.equal(["A", "A", "A", "A"]);
    expect(await s.ipViews.priorityClaimedBy(bytes(EARLIER))).to.equal(titleId(patent(1)));
  });

  for (const [kind, title, months] of [
    ["an invention", patent(2), 12],
    ["a utility model", patent(3, "utilityModel"), 12],
    ["a design", patent(4, "design"), 6],
    ["a mark", mark(1), 6],
  ] as const) {
    it(`gives ${kind} ${months} months`, async () => {
      const { s, owner } = r;
      const earliest = "2024-01-31";
      const latest = dates.addMonths(earliest, months);
      await filed(s, title, [owner], { filedOn: latest });
      await claimed(title, earliest);
      const late = title.startsWith("TM")
        ? mark(9)
        : title.replace(title, patent(99, months === 6 ? "design" : "invention"));
      const after = dates.addDays(latest, months === 12 ? 62 : 1);
      await filed(s, late, [owner], { filedOn: after });
      await refused(claimed(late, earliest, { earlier: "other" }), "PriorityLate", [
        titleId(late),
        day(after),
        day(latest),
      ]);
    });
  }

  it("restores priority for two more months, on the office's decision", async () => {
    const { s, owner } = r;
    await filed(s, patent(5), [owner], { filedOn: "2025-03-31" });
    const evidence = await fresh(s, "Contract");
    await refused(claimed(patent(5), "2024-01-31", {}, { evidence }), "EvidenceOfWrongKind", [
      evidence,
      DocumentKind.Contract,
      DocumentKind.AuthorityDecision,
    ]);
    await claimed(patent(5), "2024-01-31", {}, { evidence: await fresh(s, "AuthorityDecision") });
    expect((await agrees(s, patent(5))).rebuilt.right?.priority).to.equal("2024-01-31");
  });

  it("refuses a work, a granted right, a stranger, and a claim without number or day", async () => {
    const { s, owner, other } = r;
    const now = await today(s);
    await filed(s, work(1), [owner]);
    await refused(claimed(work(1), now), "NoPriority", [titleId(work(1))]);
    await granted(s, patent(6), [owner]);
    await refused(claimed(patent(6), now), "NotPending", [titleId(patent(6)), IpStage.Granted]);
    await filed(s, patent(7), [owner]);
    const id = titleId(patent(7));
    await refused(claimed(patent(7), now, { by: other }), "NotProprietor", [id, other.address]);
    await refused(claimed(patent(7), now, { earlier: null }), "EarlierMissing", [id]);
    const tomorrow = dates.addDays(now, 1);
    await refused(claimed(patent(7), tomorrow), "PriorityDayInvalid", [id, day(tomorrow), day(now)]);
    await refused(claimed(patent(7), "1970-01-01"), "PriorityDayInvalid", [id, 0, day(now)]);
  });

  it("refuses an earlier application that is used, granted, or divided", async () => {
    const { s, owner } = r;
    const filedOn = await today(s);
    for (const n of [8, 9]) await filed(s, patent(n), [owner], { filedOn });
    await claimed(patent(8), filedOn);
    await refused(claimed(patent(9), filedOn), "EarlierUsed", [bytes(EARLIER), titleId(patent(8))]);
    await granted(s, patent(10), [owner]);
    await refused(claimed(patent(9), filedOn, { earlier: patent(10) }), "EarlierNotPending", [
      bytes(patent(10)),
      IpStage.Granted,
    ]);
    await filed(s, patent(11), [owner], { filedOn, parent: patent(8) });
    await refused(claimed(patent(9), filedOn, { earlier: patent(11) }), "EarlierDivided", [
      bytes(patent(11)),
    ]);
    await filed(s, patent(12), [owner], { filedOn });
    await claimed(patent(9), filedOn, { earlier: patent(12) });
    expect(await s.ipViews.priorityClaimedBy(bytes(patent(12)))).to.equal(titleId(patent(9)));
  });

  it("lets a PCT application enter the national phase in 30 months, in 32 with the surcharge", async () => {
    const { s, owner } = r;
    const title = patent(13, "pctInvention");
    const earliest = "2020-01-31";
    await filed(s, title, [owner], { filedOn: "2020-12-01" });
    const enter = (effective: string, evidence?: string, earlier = "PCT/CN2020/123456") =>
      claimed(
        title,
        earliest,
        { nationalPhase: true, earlier },
        { effective, ...(evidence === undefined ? {} : { evidence }) },
      );
    await refused(enter("2022-10-01"), "PhaseLate", [titleId(title), day("2022-10-01"), day("2022-07-31")]);
    const contract = await fresh(s, "Contract");
    await refused(enter("2022-09-30", contract), "EvidenceOfWrongKind", [
      contract,
      DocumentKind.Contract,
      DocumentKind.PaymentProof,
    ]);
    await enter("2022-09-30", await fresh(s, "PaymentProof"));
    await enter("2022-07-31", undefined, "PCT/CN2020/000001");
    expect((await agrees(s, title)).rebuilt.right?.priority).to.equal(earliest);
  });

  it("refuses the national phase of what is no PCT application", async () => {
    const { s, owner } = r;
    for (const title of [patent(14), mark(2), patent(15, "design")]) {
      await filed(s, title, [owner]);
      await refused(claimed(title, await today(s), { nationalPhase: true }), "NotNationalPhase", [
        titleId(title),
      ]);
    }
  });
});
