import { expect } from "chai";
import { dates } from "../../../../sdk/dates/index.js";
import { Act, ChargeKind, IpStage } from "../../../../sdk/enums/index.js";
import { errors, parties } from "../../../../sdk/index.js";
import {
  charge,
  corrected,
  exOfficio,
  fresh,
  ordered,
  pass,
  proposed,
  sale,
  seizure,
  shareSale,
} from "../../../support/acts.js";
import { agrees } from "../../../support/folios.js";
import { parcel, recorded, today } from "../../../support/registry.js";
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

describe("dealings in rights", () => {
  let r: Rights;
  beforeEach(async () => {
    r = await rights();
  });
  const pledged = (
    title: string,
    more: Parameters<typeof charge>[1] = {},
    ...also: Parameters<typeof recorded>[3][0][]
  ) =>
    recorded(r.s, "Charge", title, [r.owner, r.bank, ...also], charge(r.bank, { kind: "Pledge", ...more }));
  const sold = (title: string, ...also: Parameters<typeof recorded>[3][0][]) =>
    recorded(r.s, "Transfer", title, [r.owner, r.other, ...also], sale(r.other));

  it("pass applications and rights, the whole and shares", async () => {
    const { s, owner, other } = r;
    await filed(s, patent(1), [owner]);
    await sold(patent(1));
    await granted(s, patent(2), [owner]);
    await recorded(s, "TransferShare", patent(2), [owner, other], shareSale(other, 1n, 3n));
    expect((await agrees(s, patent(1))).rebuilt.proprietors).to.deep.equal([
      { party: other.address, shares: 1n },
    ]);
    const { rebuilt } = await agrees(s, patent(2));
    expect(rebuilt.proprietors.map(({ shares }) => shares)).to.deep.equal([2n, 1n]);
    const all = recorded(s, "Transfer", patent(2), [owner, r.bank], sale(r.bank));
    await refused(all, "QuorumNotMet", [titleId(patent(2)), 2, 3, 1, 1]);
  });

  it("refuse what has ended, in whyNot too", async () => {
    const { s, owner, other } = r;
    await filed(s, patent(3), [owner]);
    await advanced(s, patent(3), "Refused");
    const values = [titleId(patent(3)), IpStage.Refused];
    await refused(sold(patent(3)), "NotInForce", values);
    const why = await s.ip.whyNot(owner.address, other.address, titleId(patent(3)), 1n);
    expect(why).to.equal(errors.encode("NotInForce", values));
    expect(await s.ip.canTransfer(owner.address, other.address, titleId(patent(3)), 1n)).to.equal(false);
    await refused(sold(patent(99)), "NotRegistered", [titleId(patent(99))]);
  });

  it("refuse to pass a mark without its family", async () => {
    const { s, owner } = r;
    for (const n of [1, 2]) await granted(s, mark(n), [owner], n === 2 ? { similar: mark(1) } : {});
    await refused(sold(mark(1)), "FamilyApart", [titleId(mark(1)), titleId(mark(2))]);
    await refused(sold(mark(2)), "FamilyApart", [titleId(mark(2)), titleId(mark(1))]);
    const evidence = await fresh(s, "SuccessionProof");
    const heir = { from: owner.address, numerator: 0n, denominator: 0n, cause: "Inheritance" } as const;
    await recorded(s, "Transmit", mark(1), [r.other], heir, { evidence });
    expect((await agrees(s, mark(1))).rebuilt.proprietors[0]?.party).to.equal(r.other.address);
    await granted(s, mark(3), [owner]);
    await sold(mark(3));
  });

  it("pledge a right in force, once, within its term; the pledgee is asked when it passes", async () => {
    const { s, owner, bank, other } = r;
    const title = patent(4);
    const filedOn = await granted(s, title, [owner]);
    const end = dates.addYears(filedOn, 20);
    const beyond = dates.addDays(end, 1);
    await refused(pledged(title, { until: beyond }), "BeyondTerm", [titleId(title), day(beyond), day(end)]);
    const { number } = await pledged(title, { until: end });
    await refused(pledged(title), "AlreadyPledged", [titleId(title), number, 1]);
    await refused(sold(title), "ChargeeConsentMissing", [titleId(title), number, bank.address]);
    await sold(title, bank);
    expect((await agrees(s, title)).rebuilt.proprietors[0]?.party).to.equal(other.address);
    for (const again of [mark(4), work(1)]) {
      await granted(s, again, [owner]);
      await pledged(again);
      await pledged(again);
    }
  });

  it("pledge nothing but by pledge, and nothing that is not in force", async () => {
    const { s, owner } = r;
    await granted(s, patent(5), [owner]);
    for (const kind of ["None", "Mortgage", "Lease", "Licence"] as const) {
      await refused(pledged(patent(5), { kind }), "NotAPledge", [titleId(patent(5)), ChargeKind[kind]]);
    }
    await filed(s, patent(6), [owner]);
    await refused(pledged(patent(6)), "NotInForce", [titleId(patent(6)), IpStage.Filed]);
  });

  it("pledge nothing whose annuity is overdue, even while it can be paid late", async () => {
    const { s, owner } = r;
    const filedOn = await granted(s, patent(7), [owner], { years: 3, paid: 4n });
    const due = dates.addYears(filedOn, 4);
    await s.networkHelpers.time.increaseTo(day(due) * 86_400 + 4 * 3_600);
    const { number } = await pledged(patent(7));
    await recorded(s, "Discharge", patent(7), [r.bank], { charge: number });
    await pass(s, 1);
    await refused(pledged(patent(7)), "AnnuityUnpaid", [titleId(patent(7)), 5, day(due)]);
    await refused(pledged(patent(7), { acknowledged: true }), "AnnuityUnpaid", [
      titleId(patent(7)),
      5,
      day(due),
    ]);
    expect((await s.ipViews.rightOf(titleId(patent(7)))).overdue).to.equal(true);
  });

  it("owe no annuity for years beyond the term", async () => {
    const { s, owner } = r;
    const title = patent(8, "utilityModel");
    await granted(s, title, [owner], { years: 9, paid: 10n });
    const { dueYear, dueOn, overdue } = await s.ipViews.rightOf(titleId(title));
    expect([dueYear, dueOn, overdue]).to.deep.equal([0n, 0n, false]);
  });

  it("pledge a challenged right only to who knows and insists", async () => {
    const { s, owner } = r;
    await granted(s, patent(9), [owner]);
    const { number } = await exOfficio(s, "Challenge", patent(9), { kind: "Invalidation" });
    await refused(pledged(patent(9)), "ChallengePending", [titleId(patent(9)), number]);
    await pledged(patent(9), { acknowledged: true });
  });

  it("ask all co-owners for a pledge, and stop under a preservation, of which patents bear one", async () => {
    const { s, owner, other } = r;
    const title = patent(10);
    await granted(s, title, [owner, other]);
    await refused(pledged(title), "QuorumNotMet", [titleId(title), 1, 2, 1, 1]);
    const whole = { ...seizure(owner, 6n), whole: true };
    const { number } = await ordered(s, "Seize", title, whole);
    const until = day(dates.addMonths(await today(s), 6));
    await refused(pledged(title, {}, other), "Seized", [titleId(title), number, until]);
    await refused(ordered(s, "Seize", title, whole), "AlreadyPreserved", [titleId(title), number, until]);
    await refused(ordered(s, "Seize", title, { ...whole, months: 7n }), "FreezeTooLong", [
      titleId(title),
      7,
      6,
    ]);
    await granted(s, work(2), [owner]);
    await ordered(s, "Seize", work(2), { ...seizure(owner), whole: true });
    await ordered(s, "Seize", work(2), { ...seizure(owner), whole: true });
    expect(await s.ipViews.restraintsOf(titleId(work(2)))).to.have.lengthOf(2);
  });

  it("let holders of works and programs pass them by ERC-6909, while they are in force", async () => {
    const { s, owner, other } = r;
    const target = await s.ip.getAddress();
    const party = async (title: string) => {
      const data = s.ip.interface.encodeFunctionData("transfer", [other.address, titleId(title), 1n]);
      const deadline = BigInt(await s.networkHelpers.time.latest()) + 3_600n;
      return parties.execute(s, owner.address, [{ target, data }], owner.key, { deadline });
    };
    await granted(s, program(1), [owner]);
    await party(program(1));
    expect(await s.ip.balanceOf(other.address, titleId(program(1)))).to.equal(1n);
    expect((await agrees(s, program(1))).rebuilt.proprietors[0]?.party).to.equal(other.address);
    await granted(s, patent(11), [owner]);
    await refused(party(patent(11)), "NotSelfDealing", [titleId(patent(11))]);
    await granted(s, work(3), [owner]);
    await recorded(s, "Surrender", work(3), [owner], { gazetted: null });
    await refused(party(work(3)), "NotInForce", [titleId(work(3)), IpStage.Surrendered]);
  });

  it("correct term and holders, and have no use or extent to correct", async () => {
    const { s, owner, other } = r;
    const title = patent(12);
    const filedOn = await granted(s, title, [owner]);
    const termEnd = dates.addYears(filedOn, 19);
    const nobody = { denominator: 0n, holders: [], shares: [] };
    const right = { version: 1n, use: "None", extent: 0, termEnd, ...nobody } as const;
    const proposal = await proposed(s, title, 1n);
    for (const wrong of [{ use: "Industrial" }, { extent: 1 }] as const) {
      await refused(corrected(s, title, { ...right, proposal, ...wrong }, owner), "NotOfLand", [
        titleId(title),
      ]);
    }
    const holders = { denominator: 2n, holders: [owner.address, other.address], shares: [1n, 1n] };
    await corrected(s, title, { ...right, proposal, ...holders }, owner);
    const { rebuilt } = await agrees(s, title);
    expect([rebuilt.termEnd, rebuilt.proprietors.length, rebuilt.right?.stage]).to.deep.equal([
      termEnd,
      2,
      "Granted",
    ]);
  });

  it("know no act of land, and land no act of rights", async () => {
    const { s, owner } = r;
    await granted(s, patent(13), [owner]);
    for (const [act, fields] of [
      ["Renew", { termEnd: await today(s) }],
      ["Cancel", { cause: `0x${"00".repeat(32)}` }],
      ["Excuse", {}],
    ] as const) {
      await refused(recorded(s, act, patent(13), [owner], fields as never), "ActUnknown", [Act[act]]);
    }
    await refused(recorded(s, "Surrender", parcel(1), [owner], { gazetted: null }), "ActUnknown", [
      Act.Surrender,
    ]);
  });
});
