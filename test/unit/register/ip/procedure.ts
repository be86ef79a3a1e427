import { expect } from "chai";
import { dates, type IsoDate } from "../../../../sdk/dates/index.js";
import { DocumentKind, IpStage, type IpStageName } from "../../../../sdk/enums/index.js";
import type { Particulars } from "../../../../sdk/index.js";
import { exOfficio, fresh, ordered, pass } from "../../../support/acts.js";
import { agrees } from "../../../support/folios.js";
import { recorded, today, type HeaderChange, type KeyedParty } from "../../../support/registry.js";
import { refused, titleId } from "../../../support/refusals.js";
import {
  advanced,
  filed,
  granted,
  mark,
  patent,
  program,
  rights,
  work,
  type Rights,
} from "../../../support/rights.js";

const day = dates.toDay;
const step = (stage: IpStageName): Particulars<"Advance"> => ({ stage, gazetted: null, national: null });

describe("the office's procedure", () => {
  let r: Rights;
  beforeEach(async () => {
    r = await rights();
  });

  const asked = (
    title: string,
    stage: IpStageName,
    signers: readonly [KeyedParty, ...KeyedParty[]],
    header: HeaderChange = {},
  ) => recorded(r.s, "Advance", title, signers, step(stage), header);

  /** Letters of the entries, and where the right stands. */
  const course = async (title: string): Promise<[letters: string, stage: string | undefined]> => {
    const { rebuilt, book } = await agrees(r.s, title);
    return [(book.get(title) ?? []).map(({ category }) => category).join(""), rebuilt.right?.stage];
  };

  it("takes an invention to its grant, which pays the year it falls in", async () => {
    const { s, owner, other } = r;
    const title = patent(1);
    const filedOn = dates.addDays(await today(s), -800);
    await filed(s, title, [owner, other], { filedOn });
    await advanced(s, title, "Published");
    await asked(title, "Examining", [other]);
    await advanced(s, title, "Granted", { national: "GR01" });
    expect(await course(title)).to.deep.equal(["AQDF", "Granted"]);
    const right = await s.ipViews.rightOf(titleId(title));
    const now = await today(s);
    expect([right.publishedOn, right.grantedOn, right.paid]).to.deep.equal([
      BigInt(day(now)),
      BigInt(day(now)),
      3n,
    ]);
    expect([right.dueYear, right.dueOn]).to.deep.equal([4n, BigInt(day(dates.addYears(filedOn, 3)))]);
    expect([right.termEnd, right.inForce]).to.deep.equal([BigInt(day(dates.addYears(filedOn, 20))), true]);
  });

  for (const [kind, title] of [
    ["a utility model", patent(2, "utilityModel")],
    ["a design", patent(3, "design")],
    ["a work", work(1)],
    ["a program", program(1)],
  ] as const) {
    it(`grants ${kind} from its filing`, async () => {
      await filed(r.s, title, [r.owner]);
      await advanced(r.s, title, "Granted", title.startsWith("CN") ? {} : { gazetted: null });
      expect(await course(title)).to.deep.equal(["AF", "Granted"]);
    });
  }

  it("grants a work for the life of its author without an end", async () => {
    const { s, owner } = r;
    await filed(s, work(3), [owner], { lifeTerm: true });
    await advanced(s, work(3), "Granted", { gazetted: null });
    expect(await course(work(3))).to.deep.equal(["AF", "Granted"]);
    const { termEnd, grantedOn, inForce } = await s.ipViews.rightOf(titleId(work(3)));
    expect([termEnd, grantedOn, inForce]).to.deep.equal([0n, BigInt(day(await today(s))), true]);
  });

  it("registers a mark when its opposition period is over", async () => {
    const { s, owner } = r;
    await filed(s, mark(1), [owner]);
    await advanced(s, mark(1), "Published");
    const until = dates.addMonths(await today(s), 3);
    await pass(s, 80);
    await refused(advanced(s, mark(1), "Granted"), "OppositionRunning", [titleId(mark(1)), day(until)]);
    await pass(s, 20);
    await advanced(s, mark(1), "Granted");
    expect(await course(mark(1))).to.deep.equal(["AQF", "Granted"]);
    const { termEnd } = await s.ipViews.rightOf(titleId(mark(1)));
    expect(termEnd).to.equal(BigInt(day(dates.addYears(await today(s), 10))));
  });

  it("refuses and withdraws applications for good, with the letter B", async () => {
    const { s, owner, other } = r;
    await filed(s, patent(4), [owner, other]);
    await asked(patent(4), "Withdrawn", [owner, other]);
    expect(await course(patent(4))).to.deep.equal(["AB", "Withdrawn"]);
    await filed(s, mark(2), [owner]);
    await advanced(s, mark(2), "Published");
    await advanced(s, mark(2), "Refused");
    expect(await course(mark(2))).to.deep.equal(["AQB", "Refused"]);
    const { state, proprietors } = await s.ipViews.folioOf(titleId(mark(2)));
    expect([state, proprietors.length]).to.deep.equal([5n, 0]);
    expect(await s.ip.totalSupply(titleId(mark(2)))).to.equal(0n);
  });

  it("refuses every step that the kind of right does not know", async () => {
    const { s, owner } = r;
    const known: Readonly<Record<string, readonly IpStageName[]>> = {
      [patent(5)]: ["Published", "Refused", "Withdrawn"],
      [patent(6, "utilityModel")]: ["Granted", "Refused", "Withdrawn"],
      [mark(3)]: ["Published", "Refused", "Withdrawn"],
      [work(2)]: ["Granted", "Refused", "Withdrawn"],
    };
    for (const [title, next] of Object.entries(known)) {
      await filed(s, title, [owner]);
      for (const stage of Object.keys(IpStage) as IpStageName[]) {
        if (next.includes(stage)) continue;
        await refused(exOfficio(s, "Advance", title, step(stage)), "TransitionInvalid", [
          titleId(title),
          IpStage.Filed,
          IpStage[stage],
        ]);
      }
    }
    await granted(s, patent(7), [owner]);
    await refused(advanced(s, patent(7), "Withdrawn"), "TransitionInvalid", [
      titleId(patent(7)),
      IpStage.Granted,
      IpStage.Withdrawn,
    ]);
  });

  it("leaves to the holders what is theirs, and the rest to the office", async () => {
    const { s, owner, other, bank } = r;
    const title = patent(8);
    await filed(s, title, [owner, other]);
    await refused(asked(title, "Published", [owner]), "ExOfficioOnly", [owner.address]);
    await refused(asked(title, "Withdrawn", [owner]), "QuorumNotMet", [titleId(title), 1, 2, 1, 1]);
    await refused(asked(title, "Withdrawn", [bank, owner, other]), "NotProprietor", [
      titleId(title),
      bank.address,
    ]);
    await advanced(s, title, "Published");
    await refused(asked(title, "Examining", [bank]), "NotProprietor", [titleId(title), bank.address]);
    const evidence = await fresh(s, "Contract");
    await refused(exOfficio(s, "Advance", title, step("Examining"), { evidence }), "EvidenceOfWrongKind", [
      evidence,
      DocumentKind.Contract,
      DocumentKind.AuthorityDecision,
    ]);
    await advanced(s, title, "Examining");
    expect((await course(title))[1]).to.equal("Examining");
  });

  it("asks for the day of the gazette, between filing and today", async () => {
    const { s, owner } = r;
    const title = patent(9);
    const filedOn = await today(s);
    await filed(s, title, [owner], { filedOn });
    const at = (gazetted: IsoDate | null) => advanced(s, title, "Published", { gazetted });
    await refused(at(null), "GazetteMissing", [titleId(title), IpStage.Published]);
    const [before, after] = [dates.addDays(filedOn, -1), dates.addDays(filedOn, 1)];
    await refused(at(before), "BeforeFiling", [titleId(title), day(before), day(filedOn)]);
    await refused(at(after), "EffectInFuture", [day(after), day(filedOn)]);
    await refused(exOfficio(s, "Advance", title, step("Granted")), "TransitionInvalid", [
      titleId(title),
      IpStage.Filed,
      IpStage.Granted,
    ]);
    const model = patent(10, "utilityModel");
    await filed(s, model, [owner]);
    await refused(exOfficio(s, "Advance", model, step("Granted")), "GazetteMissing", [
      titleId(model),
      IpStage.Granted,
    ]);
  });

  it("hears a request for examination for three years from filing or priority; the office may examine any time", async () => {
    const { s, owner } = r;
    const title = patent(11);
    const start = dates.addDays(await today(s), -300);
    await filed(s, title, [owner]);
    await recorded(s, "ClaimPriority", title, [owner], {
      earlier: "PCT/CN2020/123456",
      earliest: start,
      nationalPhase: false,
    });
    await advanced(s, title, "Published");
    const latest = dates.addYears(start, 3);
    await s.networkHelpers.time.increaseTo(day(latest) * 86_400 + 17 * 3_600);
    await refused(asked(title, "Examining", [owner]), "ExaminationLate", [titleId(title), day(latest)]);
    await advanced(s, title, "Examining");
    expect((await course(title))[1]).to.equal("Examining");
  });

  it("does not grant what would be over", async () => {
    const { s, owner } = r;
    const title = patent(12, "utilityModel");
    const filedOn = dates.addDays(await today(s), -3_700);
    await filed(s, title, [owner], { filedOn });
    await refused(advanced(s, title, "Granted"), "TermEnded", [
      titleId(title),
      day(dates.addYears(filedOn, 10)),
    ]);
  });

  it("ends nothing while a court preserves it or a suit runs", async () => {
    const { s, owner } = r;
    const title = patent(13);
    await filed(s, title, [owner]);
    const { number } = await ordered(s, "Seize", title, { against: owner.address, whole: true, months: 6n });
    const stayed = [titleId(title), number];
    await refused(asked(title, "Withdrawn", [owner]), "LapseStayed", stayed);
    await refused(advanced(s, title, "Refused"), "LapseStayed", stayed);
    await ordered(s, "LiftOrder", title, { order: number });
    const suit = await ordered(s, "Suspend", title, { months: 12n });
    await refused(advanced(s, title, "Withdrawn"), "LapseStayed", [titleId(title), suit.number]);
    await pass(s, 370);
    await asked(title, "Withdrawn", [owner]);
    expect((await course(title))[1]).to.equal("Withdrawn");
  });

  it("does not let the holders withdraw past a lock", async () => {
    const { s, owner } = r;
    await filed(s, patent(14), [owner]);
    const { number } = await exOfficio(s, "Lock", patent(14), {});
    await refused(asked(patent(14), "Withdrawn", [owner]), "FolioLocked", [titleId(patent(14)), number]);
  });
});
