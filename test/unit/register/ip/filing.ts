import { expect } from "chai";
import { dates } from "../../../../sdk/dates/index.js";
import { DocumentKind, IpStage, roleOf } from "../../../../sdk/enums/index.js";
import { fresh, lodged, ordered } from "../../../support/acts.js";
import { agrees } from "../../../support/folios.js";
import { recorded, today } from "../../../support/registry.js";
import { refused, titleId } from "../../../support/refusals.js";
import {
  advanced,
  filed,
  filing,
  granted,
  mark,
  patent,
  program,
  rights,
  work,
  yearsAgo,
  type Rights,
} from "../../../support/rights.js";

const day = dates.toDay;

describe("filing", () => {
  let r: Rights;
  beforeEach(async () => {
    r = await rights();
  });

  it("opens the folio of an application, by shares, with the letter A", async () => {
    const { s, owner, other } = r;
    const title = patent(1);
    await filed(s, title, [owner, other], { denominator: 5n, shares: [3n, 2n] });
    const { rebuilt, book } = await agrees(s, title);
    expect(rebuilt.right).to.deep.include({
      stage: "Filed",
      filedOn: await today(s),
      grantedOn: null,
      paid: 0,
    });
    expect(rebuilt.proprietors.map(({ shares }) => shares)).to.deep.equal([3n, 2n]);
    expect(rebuilt.termEnd).to.equal(null);
    expect(book.get(title)?.map(({ category }) => category)).to.deep.equal(["A"]);
    const right = await s.ipViews.rightOf(titleId(title));
    expect(right.letter).to.equal("0x41");
    expect(right.inForce).to.equal(false);
  });

  for (const [kind, title, years, ends] of [
    ["an invention", patent(2), 3, (from: string) => dates.addYears(from, 20)],
    ["a utility model", patent(3, "utilityModel"), 3, (from: string) => dates.addYears(from, 10)],
    ["a design", patent(4, "design"), 3, (from: string) => dates.addYears(from, 15)],
    ["a mark, from its registration", mark(1), 3, (from: string) => dates.addYears(from, 11)],
    ["a work", work(1), 3, (from: string) => `${dates.addYears(from, 50).slice(0, 4)}-12-31`],
    ["a program", program(1), 3, (from: string) => `${dates.addYears(from, 50).slice(0, 4)}-12-31`],
  ] as const) {
    it(`opens a granted right with its term: ${kind}`, async () => {
      const { s, owner } = r;
      const filedOn = await granted(s, title, [owner], { years });
      const { rebuilt, book } = await agrees(s, title);
      expect(rebuilt.termEnd).to.equal(ends(filedOn));
      expect(rebuilt.right?.stage).to.equal("Granted");
      expect(book.get(title)?.[0]?.category).to.equal("F");
      const right = await s.ipViews.rightOf(titleId(title));
      expect([right.inForce, right.grantedOn]).to.deep.equal([true, BigInt(day(dates.addYears(filedOn, 1)))]);
    });
  }

  it("keeps the ten years of a design that was filed before June 2021", async () => {
    const { s, owner } = r;
    const title = patent(5, "design", 2021);
    await granted(s, title, [owner], { filedOn: "2021-05-31", paid: 9n });
    expect((await agrees(s, title)).rebuilt.termEnd).to.equal("2031-05-31");
  });

  it("counts the renewals of a mark", async () => {
    const { s, owner } = r;
    await granted(s, mark(2), [owner], { filedOn: "2001-03-15", grantedOn: "2002-07-21", paid: 2n });
    expect((await agrees(s, mark(2))).rebuilt.termEnd).to.equal("2032-07-21");
  });

  it("opens a work without term while its author lives", async () => {
    const { s, owner } = r;
    await granted(s, work(2), [owner], { lifeTerm: true });
    const { rebuilt } = await agrees(s, work(2));
    expect([rebuilt.termEnd, rebuilt.right?.lifeTerm]).to.deep.equal([null, true]);
  });

  it("refuses a number of no known form, or with a wrong check character", async () => {
    const { s, owner } = r;
    const good = patent(6);
    const wrong = `${good.slice(0, -1)}${good.endsWith("1") ? "2" : "1"}`;
    await refused(filed(s, "TM12", [owner]), "RightNumberMalformed", [titleId("TM12"), 4n]);
    const bytes = [good, wrong].map((n) => `0x${n.charCodeAt(n.length - 1).toString(16)}`);
    await refused(filed(s, wrong, [owner]), "PatentNumberBadCheckDigit", [titleId(wrong), ...bytes]);
  });

  it("refuses a title that was opened already", async () => {
    const { s, owner, other } = r;
    await filed(s, patent(7), [owner]);
    await refused(filed(s, patent(7), [other]), "AlreadyRegistered", [titleId(patent(7))]);
  });

  it("refuses to open at a later stage", async () => {
    const { s, owner } = r;
    for (const stage of ["None", "Published", "Lapsed", "Terminated"] as const) {
      await refused(filed(s, patent(8), [owner], { stage }), "StageNotOpening", [
        titleId(patent(8)),
        IpStage[stage],
      ]);
    }
  });

  it("refuses days that are missing, to come, or out of order", async () => {
    const { s, owner } = r;
    const title = patent(9);
    const now = await today(s);
    const tomorrow = dates.addDays(now, 1);
    const at = (more: Parameters<typeof filing>[3]) => filed(s, title, [owner], more);
    await refused(at({ filedOn: "1970-01-01" }), "FilingDayMissing", [titleId(title)]);
    await refused(at({ filedOn: tomorrow }), "EffectInFuture", [day(tomorrow), day(now)]);
    await refused(at({ grantedOn: now }), "GrantDayInvalid", [titleId(title), day(now), day(now)]);
    await refused(at({ stage: "Granted", paid: 1n }), "GrantDayInvalid", [titleId(title), 0, day(now)]);
    await refused(at({ stage: "Granted", grantedOn: tomorrow }), "EffectInFuture", [day(tomorrow), day(now)]);
    const before = dates.addDays(now, -1);
    await refused(at({ stage: "Granted", grantedOn: before, paid: 1n }), "GrantDayInvalid", [
      titleId(title),
      day(before),
      day(now),
    ]);
  });

  it("refuses years paid that cannot be", async () => {
    const { s, owner } = r;
    await refused(filed(s, patent(10), [owner], { paid: 1n }), "PaidInvalid", [titleId(patent(10)), 1, 0, 0]);
    await refused(granted(s, patent(10), [owner], { paid: 0n }), "PaidInvalid", [
      titleId(patent(10)),
      0,
      1,
      20,
    ]);
    await refused(granted(s, patent(10), [owner], { paid: 21n }), "PaidInvalid", [
      titleId(patent(10)),
      21,
      1,
      20,
    ]);
    await refused(granted(s, work(3), [owner], { paid: 1n }), "PaidInvalid", [titleId(work(3)), 1, 0, 0]);
  });

  it("refuses a right whose term is over", async () => {
    const { s, owner } = r;
    const title = patent(11, "utilityModel");
    await refused(granted(s, title, [owner], { years: 11, paid: 10n }), "TermEnded", [
      titleId(title),
      day(dates.addYears(yearsAgo(await today(s), 11), 10)),
    ]);
  });

  it("refuses classes that the kind of right does not have", async () => {
    const { s, owner } = r;
    for (const [title, classes] of [
      [mark(3), 0n],
      [mark(3), 1n << 45n],
      [work(4), 0n],
      [patent(12), 1n],
      [program(2), 1n],
    ] as const) {
      await refused(filed(s, title, [owner], { classes }), "ClassesInvalid", [titleId(title), classes]);
    }
    await filed(s, mark(3), [owner], { classes: (1n << 44n) | 1n });
    expect((await agrees(s, mark(3))).rebuilt.right?.classes).to.equal((1n << 44n) | 1n);
  });

  it("refuses a patent or mark for life", async () => {
    const { s, owner } = r;
    for (const title of [patent(13), mark(4)]) {
      await refused(filed(s, title, [owner], { lifeTerm: true }), "NotForLife", [titleId(title)]);
    }
  });

  it("asks for all holders, and for the certificate of what is granted", async () => {
    const { s, owner, other } = r;
    const title = patent(14);
    const two = await filing(s, title, [owner, other]);
    await refused(recorded(s, "File", title, [owner], two), "ConsentMissing", [other.address]);
    const one = await filing(s, title, [other]);
    await refused(recorded(s, "File", title, [owner, other], one), "NotProprietor", [
      titleId(title),
      owner.address,
    ]);
    const evidence = await fresh(s, "Contract");
    const fields = { stage: "Granted", grantedOn: await today(s), paid: 1n } as const;
    await refused(filed(s, title, [owner], fields, { evidence }), "EvidenceOfWrongKind", [
      evidence,
      DocumentKind.Contract,
      DocumentKind.AuthorityDecision,
    ]);
  });

  it("is recorded by the national office, not by a division's", async () => {
    const { s, owner } = r;
    await s.consortium.revokeRole(roleOf("Registrar", 0), s.registrar.address);
    await refused(filed(s, patent(15), [owner]), "OfficeRequired", [1, 0, s.registrar.address]);
  });

  describe("by division", () => {
    const parent = patent(20);
    const child = patent(21);
    const ids = [titleId(child), titleId(parent)] as const;

    it("keeps the parent's day, and stands on both folios", async () => {
      const { s, owner } = r;
      const filedOn = dates.addDays(await today(s), -30);
      await filed(s, parent, [owner], { filedOn });
      await filed(s, child, [owner], { filedOn, parent });
      expect((await agrees(s, child)).rebuilt.parents).to.deep.equal([parent]);
      const { rebuilt, book } = await agrees(s, parent);
      expect(rebuilt.children).to.deep.equal([child]);
      expect(book.get(parent)?.map(({ category }) => category)).to.deep.equal(["A", "A"]);
    });

    it("refuses another day, other holders, another kind, or a granted part", async () => {
      const { s, owner, other } = r;
      const filedOn = dates.addDays(await today(s), -30);
      await filed(s, parent, [owner], { filedOn });
      const now = await today(s);
      await refused(filed(s, child, [owner], { parent }), "ParentDateDiffers", [
        ids[0],
        day(now),
        day(filedOn),
      ]);
      await refused(filed(s, child, [other], { filedOn, parent }), "ParentInvalid", ids);
      const model = patent(22, "utilityModel");
      await refused(filed(s, model, [owner], { filedOn, parent }), "ParentInvalid", [titleId(model), ids[1]]);
      await refused(
        granted(s, child, [owner], { filedOn, grantedOn: now, paid: 1n, parent }),
        "ParentInvalid",
        ids,
      );
      await refused(filed(s, child, [owner], { filedOn, parent: patent(99) }), "NotRegistered", [
        titleId(patent(99)),
      ]);
    });

    it("refuses a parent that is granted or has ended", async () => {
      const { s, owner } = r;
      const filedOn = await granted(s, parent, [owner]);
      await refused(filed(s, child, [owner], { filedOn, parent }), "ParentNotPending", [
        ...ids,
        IpStage.Granted,
      ]);
      const gone = patent(23);
      await filed(s, gone, [owner], { filedOn });
      await advanced(s, gone, "Refused");
      await refused(filed(s, child, [owner], { filedOn, parent: gone }), "ParentNotPending", [
        ids[0],
        titleId(gone),
        IpStage.Refused,
      ]);
    });

    it("does not escape a preservation, nor what is pending on the parent", async () => {
      const { s, owner, other } = r;
      const filedOn = await today(s);
      await filed(s, parent, [owner], { filedOn });
      const transfer = {
        to: other.address,
        cause: "Sale",
        acknowledged: false,
        terms: titleHash,
        notice: 0n,
      } as const;
      const { lodgement } = await lodged(s, "Transfer", parent, [owner, other], transfer);
      await refused(filed(s, child, [owner], { filedOn, parent }), "LodgementPending", [
        ids[1],
        lodgement.number,
      ]);
      const against = { against: owner.address, whole: true, months: 6n };
      const { number } = await ordered(s, "Seize", parent, against);
      const until = day(dates.addMonths(await today(s), 6));
      await refused(filed(s, child, [owner], { filedOn, parent }), "Seized", [ids[1], number, until]);
    });
  });

  describe("of similar marks", () => {
    it("joins them to a family that passes together", async () => {
      const { s, owner } = r;
      await granted(s, mark(10), [owner]);
      await granted(s, mark(11), [owner], { similar: mark(10) });
      await granted(s, mark(12), [owner], { similar: mark(11) });
      const family = [mark(10), mark(11), mark(12)].map(titleId);
      for (const n of [10, 11, 12]) expect(await s.ipViews.familyOf(titleId(mark(n)))).to.deep.equal(family);
      expect((await agrees(s, mark(12))).rebuilt.right?.similar).to.equal(mark(11));
    });

    it("refuses what is no mark, or of other holders", async () => {
      const { s, owner, other } = r;
      await granted(s, mark(13), [other]);
      await granted(s, work(5), [owner]);
      const refusedAs = (title: string, similar: string) =>
        refused(granted(s, title, [owner], { similar }), "SimilarInvalid", [
          titleId(title),
          titleId(similar),
        ]);
      await refusedAs(mark(14), mark(13));
      await refusedAs(mark(14), work(5));
      await refusedAs(patent(30), mark(13));
      expect(await s.ipViews.familyOf(titleId(mark(13)))).to.deep.equal([]);
    });
  });
});

const titleHash = `0x${"11".repeat(32)}`;
