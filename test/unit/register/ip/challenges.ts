import { expect } from "chai";
import { dates } from "../../../../sdk/dates/index.js";
import {
  ChallengeKind,
  IpStage,
  type ChallengeKindName,
  type ChallengeOutcomeName,
} from "../../../../sdk/enums/index.js";
import { importer } from "../../../../sdk/index.js";
import { exOfficio, pass } from "../../../support/acts.js";
import { agrees } from "../../../support/folios.js";
import { approved, loadDesk, rightOf } from "../../../support/loads.js";
import { recorded, today, type HeaderChange } from "../../../support/registry.js";
import { refused, titleId } from "../../../support/refusals.js";
import {
  advanced,
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

describe("proceedings against a right", () => {
  let r: Rights;
  beforeEach(async () => {
    r = await rights();
  });
  const challenged = async (title: string, kind: ChallengeKindName, header: HeaderChange = {}) =>
    (await exOfficio(r.s, "Challenge", title, { kind }, header)).number;
  const decided = (title: string, challenge: bigint, outcome: ChallengeOutcomeName) =>
    exOfficio(r.s, "DecideChallenge", title, { challenge, outcome, gazetted: null });
  const course = async (title: string) => {
    const { rebuilt, book } = await agrees(r.s, title);
    const letters = (book.get(title) ?? []).map(({ category }) => category).join("");
    return [letters, rebuilt.right?.stage, rebuilt.right?.challenges.length];
  };

  it("stand on the page until they are decided; the right stands meanwhile", async () => {
    const { s, owner } = r;
    await granted(s, patent(1), [owner]);
    const first = await challenged(patent(1), "Invalidation");
    const second = await challenged(patent(1), "Invalidation");
    const third = await challenged(patent(1), "Invalidation");
    const { challenges, inForce } = await s.ipViews.rightOf(titleId(patent(1)));
    expect(challenges.map(({ id }) => id)).to.deep.equal([first, second, third]);
    expect(inForce).to.equal(true);
    await decided(patent(1), first, "Maintained");
    await decided(patent(1), third, "PartlyUpheld");
    expect(await course(patent(1))).to.deep.equal(["FLLLMM", "Granted", 1]);
    await refused(decided(patent(1), first, "Maintained"), "ChallengeUnknown", [titleId(patent(1)), first]);
    await decided(patent(1), second, "Withdrawn");
    expect(await course(patent(1))).to.deep.equal(["FLLLMMM", "Granted", 0]);
  });

  it("end a void right for good, and all other proceedings with it", async () => {
    const { s, owner } = r;
    await granted(s, patent(2), [owner]);
    const number = await challenged(patent(2), "Invalidation");
    await challenged(patent(2), "Invalidation");
    await decided(patent(2), number, "Upheld");
    expect(await course(patent(2))).to.deep.equal(["FLLH", "Invalidated", 0]);
    expect((await s.ipViews.rightOf(titleId(patent(2)))).challenges).to.deep.equal([]);
  });

  it("for want of use end a mark from now on, and take it out of its family", async () => {
    const { s, owner } = r;
    await granted(s, mark(1), [owner], { years: 5 });
    await granted(s, mark(2), [owner], { years: 5, similar: mark(1) });
    await granted(s, mark(3), [owner], { years: 5, similar: mark(1) });
    const number = await challenged(mark(1), "NonUse");
    await decided(mark(1), number, "Upheld");
    expect(await course(mark(1))).to.deep.equal(["FLH", "Terminated", 0]);
    expect(await s.ipViews.familyOf(titleId(mark(1)))).to.deep.equal([]);
    expect(await s.ipViews.familyOf(titleId(mark(2)))).to.deep.equal([titleId(mark(3)), titleId(mark(2))]);
  });

  it("for want of use wait three years from the registration", async () => {
    const { s, owner } = r;
    const filedOn = await granted(s, mark(4), [owner], { years: 3 });
    const earliest = dates.addYears(filedOn, 4);
    await refused(challenged(mark(4), "NonUse"), "NonUseEarly", [titleId(mark(4)), day(earliest)]);
  });

  it("for want of use wait three years from the filing of a mark that was loaded", async () => {
    const desk = await loadDesk();
    const title = mark(1);
    const filedOn = dates.addDays(yearsAgo(await today(desk.s), 3), 30);
    const termEnd = dates.addYears(filedOn, 10);
    const loaded = rightOf(desk, 0, { number: title, filedOn, termEnd, paid: 0 });
    const manifest = await approved(desk, [loaded]);
    await importer.admitBatch(desk.s.with(desk.s.registrar), manifest, [0]);
    expect((await desk.s.ipViews.rightOf(titleId(title))).grantedOn).to.equal(0n);
    const unused = () => exOfficio(desk.s, "Challenge", title, { kind: "NonUse" });
    const earliest = dates.addYears(filedOn, 3);
    await refused(unused(), "NonUseEarly", [titleId(title), day(earliest)]);
    await pass(desk.s, day(earliest) - day(await today(desk.s)));
    const { number } = await unused();
    const { challenges } = await desk.s.ipViews.rightOf(titleId(title));
    expect(challenges.map(({ id }) => id)).to.deep.equal([number]);
  });

  it("oppose a published mark for three months, and hold its registration up", async () => {
    const { s, owner } = r;
    await filed(s, mark(5), [owner]);
    await refused(challenged(mark(5), "Opposition"), "NotOpposable", [titleId(mark(5)), IpStage.Filed]);
    await advanced(s, mark(5), "Published");
    const latest = dates.addMonths(await today(s), 3);
    await pass(s, 100);
    const now = await today(s);
    await refused(challenged(mark(5), "Opposition"), "OppositionLate", [
      titleId(mark(5)),
      day(now),
      day(latest),
    ]);
    const number = await challenged(mark(5), "Opposition", { effective: latest });
    await refused(advanced(s, mark(5), "Granted"), "ChallengePending", [titleId(mark(5)), number]);
    await decided(mark(5), number, "Maintained");
    await advanced(s, mark(5), "Granted");
    expect(await course(mark(5))).to.deep.equal(["AQEMF", "Granted", 0]);
  });

  it("by opposition that is upheld refuse the mark", async () => {
    const { s, owner } = r;
    await filed(s, mark(6), [owner]);
    await advanced(s, mark(6), "Published");
    await decided(mark(6), await challenged(mark(6), "Opposition"), "Upheld");
    expect(await course(mark(6))).to.deep.equal(["AQEB", "Refused", 0]);
  });

  it("are only of the kinds that the right knows, and against what is in force", async () => {
    const { s, owner } = r;
    await granted(s, patent(3), [owner]);
    await granted(s, work(1), [owner]);
    await granted(s, mark(7), [owner]);
    for (const [title, kind] of [
      [patent(3), "Opposition"],
      [patent(3), "NonUse"],
      [work(1), "Invalidation"],
      [mark(7), "None"],
    ] as const) {
      await refused(challenged(title, kind), "ChallengeKindInvalid", [titleId(title), ChallengeKind[kind]]);
    }
    await filed(s, patent(4), [owner]);
    await refused(challenged(patent(4), "Invalidation"), "NotInForce", [titleId(patent(4)), IpStage.Filed]);
  });

  it("are the office's, and say how they end", async () => {
    const { s, owner } = r;
    await granted(s, patent(5), [owner]);
    const asked = recorded(s, "Challenge", patent(5), [owner], { kind: "Invalidation" });
    await refused(asked, "ExOfficioOnly", [owner.address]);
    const number = await challenged(patent(5), "Invalidation");
    await refused(decided(patent(5), number, "None"), "OutcomeMissing", [titleId(patent(5)), number]);
  });
});
