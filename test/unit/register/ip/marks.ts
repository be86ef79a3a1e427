import { expect } from "chai";
import { id } from "ethers";
import { dates, fees, type IsoDate, type Particulars } from "../../../../sdk/index.js";
import { charge, dayOf, sale } from "../../../support/acts.js";
import { failureOf, refused, titleId } from "../../../support/refusals.js";
import type { KeyedParty } from "../../../support/registry.js";
import { feeRules, lapse, pay, registered, standingOf, versionOf } from "../../../scenario/annuities.js";
import { IpOffice } from "../../../scenario/ipOffice.js";

const [MARK, SECOND, THIRD, LONE] = ["TM10000001", "TM10000002", "TM10000003", "TM20000001"];
const FEE = 50_000n;

interface Case {
  readonly office: IpOffice;
  readonly owner: KeyedParty;
  readonly other: KeyedParty;
  /** Last day of the mark's first term: 20 July of the year after next. */
  readonly end: IsoDate;
}

/** A mark that was registered ten years before the end of its term. */
async function mark(): Promise<Case> {
  const office = await IpOffice.open();
  const [owner, other] = [await office.party(), await office.party()];
  const end = `${Number((await office.today()).slice(0, 4)) + 2}-07-20`;
  const grantedOn = dates.addYears(end, -10);
  await registered(office, MARK, [owner], { filedOn: dates.addYears(grantedOn, -1), grantedOn });
  return { office, owner, other, end };
}

/** With two marks that are similar to it, and one that is not. */
async function family(): Promise<Case> {
  const c = await mark();
  const grantedOn = dates.addYears(c.end, -10);
  const days = { filedOn: dates.addYears(grantedOn, -1), grantedOn };
  await registered(c.office, SECOND, [c.owner], { ...days, similar: MARK });
  await registered(c.office, THIRD, [c.owner], { ...days, similar: SECOND });
  await registered(c.office, LONE, [c.owner], days);
  return c;
}

function passing(
  to: KeyedParty,
  others: readonly string[],
  acknowledged = false,
): Particulars<"TransferFamily"> {
  return { to: to.address, acknowledged, terms: id("sale of the marks"), others };
}

describe("the renewal of a mark", () => {
  it("is paid in the year before the end or in grace, and adds a term from the day after", async () => {
    const { office, other, end } = await mark();
    const opens = dates.addYears(end, -1);
    const last = dates.addMonths(end, 6);
    await office.dawns(dates.addDays(last, 1));
    const tid = titleId(MARK);
    const before = dates.addDays(opens, -1);
    await refused(pay(office, MARK, other, 1n, FEE, { paidOn: before }), "FeeTooEarly", [
      tid,
      1n,
      dayOf(opens),
    ]);
    await refused(pay(office, MARK, other, 1n, FEE), "GraceOver", [tid, 1n, dayOf(last)]);
    await refused(pay(office, MARK, other, 2n, FEE, { paidOn: end }), "YearNotNext", [tid, 2n, 1n]);
    await refused(pay(office, MARK, other, 1n, FEE - 1n, { paidOn: end }), "Underpaid", [
      tid,
      1n,
      FEE,
      FEE - 1n,
    ]);
    await pay(office, MARK, other, 1n, FEE, { paidOn: last });
    const rules = feeRules("TradeMark");
    const next = fees.renewedUntil(end, rules);
    expect(next).to.equal(dates.addYears(end, 10));
    expect(await standingOf(office, MARK)).to.deep.equal({
      stage: "Granted",
      letter: "F",
      paid: 1,
      termEnd: next,
    });
    expect((await office.folio(MARK)).termEnd).to.equal(next);
    const view = await office.suite.ipViews.feeOf(tid, dayOf(next));
    const { opens: nextOpens, due, last: nextLast } = fees.renewal(next, 1, rules);
    expect([view.year, view.opens, view.due, view.last]).to.deep.equal(
      [2, dayOf(nextOpens), dayOf(due), dayOf(nextLast)].map(BigInt),
    );
  });

  it("is possible on its first day, and a mark in grace is dealt with when it is renewed", async () => {
    const { office, owner, other, end } = await mark();
    const opens = dates.addYears(end, -1);
    await office.dawns(dates.addDays(end, 1));
    await refused(office.enter("Transfer", MARK, [owner, other], sale(other)), "TermEnded", [
      titleId(MARK),
      dayOf(end),
    ]);
    await pay(office, MARK, null, 1n, FEE, { paidOn: opens });
    await office.enter("Transfer", MARK, [owner, other], sale(other));
    expect(await office.ownersOf(MARK)).to.deep.equal([other.address]);
  });

  it("that is not paid ends the mark after grace, with everything on it", async () => {
    const { office, owner, end } = await family();
    const last = dates.addMonths(end, 6);
    await office.dawns(last);
    await refused(lapse(office, MARK, end), "GraceRunning", [titleId(MARK), 1n, dayOf(last)]);
    const seizure = await office.preserve(MARK, owner, 12n);
    await office.daysPass(1);
    await refused(lapse(office, MARK, end), "LapseStayed", [titleId(MARK), seizure]);
    await office.desk.liftSeizure(MARK, seizure);
    await lapse(office, MARK, end);
    expect((await standingOf(office, MARK)).stage).to.equal("Terminated");
    expect(await office.ownersOf(MARK)).to.deep.equal([]);
    expect(await office.suite.ipViews.restraintsOf(titleId(MARK))).to.deep.equal([]);
    expect(await office.suite.ipViews.familyOf(titleId(SECOND))).to.have.members(
      [SECOND, THIRD].map(titleId),
    );
    await refused(lapse(office, MARK, end), "NotInForce", [titleId(MARK), 11]);
    expect((await office.folio(MARK)).state).to.equal("Cancelled");
  });
});

describe("a family of marks", () => {
  it("passes together, each mark with its entry", async () => {
    const { office, owner, other } = await family();
    const number = await office.enter(
      "TransferFamily",
      MARK,
      [owner, other],
      passing(other, [SECOND, THIRD]),
    );
    for (const title of [MARK, SECOND, THIRD]) {
      expect(await office.ownersOf(title), title).to.deep.equal([other.address]);
      expect(await versionOf(office, title), title).to.equal(2n);
      await office.folio(title);
    }
    expect(await office.ownersOf(LONE)).to.deep.equal([owner.address]);
    expect(number > 0n).to.equal(true);
    // The family stays one in the hands of the taker.
    await office.enter("TransferFamily", THIRD, [other, owner], passing(owner, [SECOND, MARK]));
    expect(await office.ownersOf(MARK)).to.deep.equal([owner.address]);
  });

  it("does not pass in part, nor with what does not belong to it", async () => {
    const { office, owner, other } = await family();
    const pass = (title: string, others: readonly string[]) =>
      office.enter("TransferFamily", title, [owner, other], passing(other, others));
    await refused(office.enter("Transfer", SECOND, [owner, other], sale(other)), "FamilyApart", [
      titleId(SECOND),
      titleId(MARK),
    ]);
    await refused(pass(MARK, [SECOND]), "FamilyApart", [titleId(MARK), titleId(THIRD)]);
    await refused(pass(MARK, [SECOND, THIRD, LONE]), "NotOfFamily", [titleId(MARK), titleId(LONE)]);
    await refused(pass(MARK, [SECOND, THIRD, SECOND]), "NotOfFamily", [titleId(MARK), titleId(SECOND)]);
    await refused(pass(MARK, [SECOND, MARK, THIRD]), "NotOfFamily", [titleId(MARK), titleId(MARK)]);
    await refused(pass(LONE, []), "FamilyMissing", [titleId(LONE)]);
    for (const title of [MARK, SECOND, THIRD, LONE]) {
      expect(await office.ownersOf(title)).to.deep.equal([owner.address]);
      expect(await versionOf(office, title)).to.equal(1n);
    }
  });

  it("is held up by what hinders one of them", async () => {
    const { office, owner, other } = await family();
    const bank = await office.party();
    const pass = (...further: readonly KeyedParty[]) =>
      office.enter("TransferFamily", MARK, [owner, other, ...further], passing(other, [SECOND, THIRD]));
    const pledge = await office.enter("Charge", THIRD, [owner, bank], charge(bank, { kind: "Pledge" }));
    await refused(pass(), "ChargeeConsentMissing", [titleId(THIRD), pledge, bank.address]);
    const seizure = await office.preserve(SECOND, owner, 12n);
    const until = dates.addMonths(await office.today(), 12);
    await refused(pass(bank), "Seized", [titleId(SECOND), seizure, dayOf(until)]);
    await office.desk.liftSeizure(SECOND, seizure);
    const pending = await office.desk.lodge("Transfer", SECOND, [owner, other], sale(other));
    await refused(pass(bank), "LodgementPending", [titleId(SECOND), pending.lodgement.number]);
    const met = await failureOf(office.desk.record(pending), "a refusal");
    await office.desk.refuse(pending, met, "Trademark Law art. 42");
    const evidence = await office.desk.document("Contract");
    await office.suite.consortium.connect(office.suite.attester).revoke(evidence, id("withdrawn"));
    const unproved = office.enter(
      "TransferFamily",
      MARK,
      [owner, other, bank],
      passing(other, [SECOND, THIRD]),
      {
        evidence,
      },
    );
    await refused(unproved, "EvidenceRevoked", [evidence, dayOf(await office.today())]);
    await pass(bank);
    expect(await office.ownersOf(THIRD)).to.deep.equal([other.address]);
  });

  it("passes by law mark by mark", async () => {
    const { office, owner, other } = await family();
    const evidence = await office.desk.document("SuccessionProof");
    const heir = { from: owner.address, numerator: 0n, denominator: 0n, cause: "Inheritance" } as const;
    await office.enter("Transmit", SECOND, [other], heir, { evidence });
    expect(await office.ownersOf(SECOND)).to.deep.equal([other.address]);
    await office.enter("TransferFamily", MARK, [owner, other], passing(other, [THIRD]));
    for (const title of [MARK, THIRD]) expect(await office.ownersOf(title)).to.deep.equal([other.address]);
  });

  it("leaves behind what a court has passed to another", async () => {
    const { office, owner, other } = await family();
    const buyer = await office.party();
    await office.preserve(SECOND, owner, 12n);
    await office.desk.auction(SECOND, owner, buyer, 1_000_000n);
    await refused(
      office.enter("TransferFamily", MARK, [owner, other], passing(other, [SECOND, THIRD])),
      "NotProprietor",
      [titleId(SECOND), owner.address],
    );
    await office.enter("TransferFamily", MARK, [owner, other], passing(other, [THIRD]));
    expect(await office.ownersOf(SECOND)).to.deep.equal([buyer.address]);
    expect(await office.ownersOf(THIRD)).to.deep.equal([other.address]);
    // What is left of the family in these hands passes by itself.
    await office.enter("TransferFamily", SECOND, [buyer, owner], passing(owner, []));
    expect(await office.ownersOf(SECOND)).to.deep.equal([owner.address]);
  });

  it("of which one mark is left holds it back no more", async () => {
    const { office, owner, other, end } = await mark();
    const grantedOn = dates.addYears(end, -10);
    const days = { filedOn: dates.addYears(grantedOn, -1), grantedOn };
    await registered(office, SECOND, [owner], { ...days, similar: MARK });
    const sold = () => office.enter("Transfer", SECOND, [owner, other], sale(other));
    await refused(sold(), "FamilyApart", [titleId(SECOND), titleId(MARK)]);
    await office.enter("Surrender", MARK, [owner], { gazetted: null });
    expect(await office.suite.ipViews.familyOf(titleId(SECOND))).to.deep.equal([titleId(SECOND)]);
    await sold();
    expect(await office.ownersOf(SECOND)).to.deep.equal([other.address]);
  });
});
