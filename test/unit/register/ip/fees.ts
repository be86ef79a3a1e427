import { expect } from "chai";
import { dates, fees, folio, type IsoDate } from "../../../../sdk/index.js";
import { dayOf } from "../../../support/acts.js";
import { refused, titleId } from "../../../support/refusals.js";
import type { KeyedParty } from "../../../support/registry.js";
import {
  creditOf,
  feeRules,
  lapse,
  pay,
  registered,
  reinstate,
  standingOf,
} from "../../../scenario/annuities.js";
import { IpOffice } from "../../../scenario/ipOffice.js";

const PATENT = "CN201710601862.3";
const TID = titleId(PATENT);
const FULL = 120_000n;
const WHOLE_LATE = (FULL * 125n) / 100n;
const NEXT = 5n;

interface Case {
  readonly office: IpOffice;
  readonly owner: KeyedParty;
  readonly other: KeyedParty;
  /** 31 August of next year: year 5 is due. */
  readonly due: IsoDate;
  /** Last day of February after it. */
  readonly last: IsoDate;
}

/** An invention that is paid through year 4. */
async function invention(): Promise<Case> {
  const office = await IpOffice.open();
  const [owner, other] = [await office.party(), await office.party()];
  const year = Number((await office.today()).slice(0, 4)) + 1;
  const filedOn = `${year - 4}-08-31`;
  await registered(office, PATENT, [owner], { filedOn, grantedOn: dates.addYears(filedOn, 1), paid: 4n });
  const due = `${year}-08-31`;
  return { office, owner, other, due, last: dates.addMonths(due, 6) };
}

/** The same, on the day after grace. */
async function overdue(): Promise<Case> {
  const c = await invention();
  await c.office.dawns(dates.addDays(c.last, 1));
  return c;
}

async function lapsed(): Promise<Case & { noticedOn: IsoDate }> {
  const c = await overdue();
  await lapse(c.office, PATENT, c.due);
  return { ...c, noticedOn: await c.office.today() };
}

/** Letter and day of effect of the last entry. */
async function lastEntry(office: IpOffice): Promise<{ category: string; effective: IsoDate | null }> {
  const { ip, deployment } = office.suite;
  const entry = (await folio.load(ip, [PATENT], deployment.block)).get(PATENT)?.at(-1);
  if (entry === undefined) throw new Error("no entry");
  return { category: entry.category, effective: entry.effective };
}

describe("an annuity", () => {
  it("costs what the month of grace of its payment says, counted from the due day", async () => {
    const { office, other, due, last } = await overdue();
    const percents = [0, 0, 5, 10, 15, 20, 25];
    for (const [month, percent] of percents.entries()) {
      const owed = (FULL * BigInt(100 + percent)) / 100n;
      const end = dates.addMonths(due, month);
      const first = month === 0 ? dates.addDays(due, -40) : dates.addDays(dates.addMonths(due, month - 1), 1);
      for (const paidOn of [first, end]) {
        await refused(pay(office, PATENT, other, NEXT, owed - 1n, { paidOn }), "Underpaid", [
          TID,
          NEXT,
          owed,
          owed - 1n,
        ]);
      }
    }
    const late = dates.addDays(last, 1);
    await refused(pay(office, PATENT, other, NEXT, WHOLE_LATE, { paidOn: late }), "GraceOver", [
      TID,
      NEXT,
      dayOf(last),
    ]);
    await pay(office, PATENT, other, NEXT, WHOLE_LATE, { paidOn: last });
    expect((await standingOf(office, PATENT)).paid).to.equal(5);
    expect(await creditOf(office, PATENT)).to.equal(0n);
    expect((await lastEntry(office)).category).to.equal("U");
  });

  it("is paid in order, in its window, on a receipt, for a right that has fees and is in force", async () => {
    const { office, owner, other, due } = await overdue();
    const paidOn = due;
    await refused(pay(office, PATENT, other, 4n, FULL, { paidOn }), "YearNotNext", [TID, 4n, NEXT]);
    await refused(pay(office, PATENT, other, 6n, FULL, { paidOn }), "YearNotNext", [TID, 6n, NEXT]);
    const opens = dates.addYears(due, -1);
    const before = dates.addDays(opens, -1);
    await refused(pay(office, PATENT, other, NEXT, FULL, { paidOn: before }), "FeeTooEarly", [
      TID,
      NEXT,
      dayOf(opens),
    ]);
    const today = await office.today();
    const tomorrow = dates.addDays(today, 1);
    await refused(pay(office, PATENT, other, NEXT, FULL, { paidOn: tomorrow }), "EffectInFuture", [
      dayOf(tomorrow),
      dayOf(today),
    ]);
    const evidence = await office.desk.document("Contract");
    await refused(pay(office, PATENT, other, NEXT, FULL, { paidOn, evidence }), "EvidenceOfWrongKind", [
      evidence,
      4,
      11,
    ]);
    const program = "2020SR0123456";
    await registered(office, program, [owner], { filedOn: "2020-01-02", grantedOn: "2020-02-03" });
    await refused(pay(office, program, other, 1n, FULL), "NoFees", [titleId(program)]);
    await refused(lapse(office, program, today), "NoFees", [titleId(program)]);

    await pay(office, PATENT, other, NEXT, FULL, { paidOn: opens });
    expect((await standingOf(office, PATENT)).paid).to.equal(5);
    await refused(office.suite.ipViews.feeOf(titleId(program), dayOf(today)), "NoFees", [titleId(program)]);
  });

  it("is paid in parts; the last one is judged with all the others", async () => {
    const { office, other, due } = await overdue();
    const third = dates.addMonths(due, 3);
    const fourth = dates.addMonths(due, 4);
    const evidence = await office.desk.document("PaymentProof");
    await pay(office, PATENT, other, NEXT, 100_000n, { paidOn: fourth, part: true, evidence });
    expect(await creditOf(office, PATENT)).to.equal(100_000n);
    expect((await standingOf(office, PATENT)).paid).to.equal(4);
    expect((await lastEntry(office)).category).to.equal("W");
    expect((await office.folio(PATENT)).right).to.deep.include({ paid: 4 });
    await refused(pay(office, PATENT, other, NEXT, 38_000n, { paidOn: fourth, evidence }), "FeeReceiptUsed", [
      TID,
      evidence,
    ]);
    // The receipt of an earlier day does not bring the late fee down.
    await refused(pay(office, PATENT, other, NEXT, 37_999n, { paidOn: third }), "Underpaid", [
      TID,
      NEXT,
      138_000n,
      137_999n,
    ]);
    await refused(pay(office, PATENT, other, NEXT, 0n, { paidOn: fourth, part: true }), "Underpaid", [
      TID,
      NEXT,
      138_000n,
      100_000n,
    ]);
    await pay(office, PATENT, null, NEXT, 38_000n, { paidOn: third, part: true });
    expect((await standingOf(office, PATENT)).paid).to.equal(5);
    expect(await creditOf(office, PATENT)).to.equal(0n);
  });

  it("that is paid too high leaves a credit, which keeps the right alive", async () => {
    const { office, other, due } = await overdue();
    await pay(office, PATENT, other, NEXT, FULL * 2n, { paidOn: due });
    expect(await creditOf(office, PATENT)).to.equal(FULL);
    const next = dates.addYears(due, 1);
    const last = dates.addMonths(next, 6);
    const view = await office.suite.ipViews.feeOf(TID, dayOf(dates.addMonths(next, 3)));
    expect([
      view.year,
      view.opens,
      view.due,
      view.last,
      view.full,
      view.owed,
      view.credit,
      view.creditOn,
    ]).to.deep.equal(
      [6n, dayOf(due), dayOf(next), dayOf(last), FULL, 132_000n, FULL, dayOf(due)].map(BigInt),
    );
    await office.dawns(dates.addDays(last, 1));
    await refused(lapse(office, PATENT, next), "FeeCovered", [TID, 6n, FULL, FULL]);
    await pay(office, PATENT, null, 6n, 0n, { paidOn: next });
    expect((await standingOf(office, PATENT)).paid).to.equal(6);
    expect(await creditOf(office, PATENT)).to.equal(0n);
  });

  it("tells what it cost and what is left by an event", async () => {
    const { office, other, due } = await overdue();
    const part = await pay(office, PATENT, other, NEXT, 5n, { paidOn: due, part: true });
    const whole = await pay(office, PATENT, other, NEXT, FULL, { paidOn: due });
    const events = (await office.suite.ethers.getContractAt("FeeActs", office.suite.ip)).interface;
    const logs = await office.suite.provider.getLogs({
      address: await office.suite.ip.getAddress(),
      fromBlock: 0,
    });
    const told = logs
      .map((log) => events.parseLog(log))
      .filter((event) => event?.name.startsWith("Fee") === true);
    expect(told.map((event) => [event?.name, event?.args.toArray()])).to.deep.equal([
      ["FeePartPaid", [TID, NEXT, part, 5n]],
      ["FeePaid", [TID, NEXT, whole, FULL, 5n]],
    ]);
  });

  it("is judged by the table of its due day", async () => {
    const { office, other, due } = await invention();
    const since = dates.addDays(due, 1);
    await office.suite.ip.setFees(4, dayOf(since), [1_000n]);
    await office.dawns(dates.addMonths(due, 1));
    await refused(pay(office, PATENT, other, NEXT, 1_000n), "Underpaid", [TID, NEXT, FULL, 1_000n]);
    await pay(office, PATENT, other, NEXT, FULL);
    const sixth = dates.addDays(due, 30);
    await pay(office, PATENT, other, 6n, 1_000n, { paidOn: sixth });
    expect((await standingOf(office, PATENT)).paid).to.equal(6);
  });

  it("falls due for no year that would begin when the term is over", async () => {
    const office = await IpOffice.open();
    const owner = await office.party();
    const today = await office.today();
    const filedOn = dates.addDays(dates.addYears(today, -20), 400);
    await registered(office, PATENT, [owner], { filedOn, grantedOn: dates.addYears(filedOn, 3), paid: 20n });
    const termEnd = dates.addYears(filedOn, 20);
    const beyond = [TID, 21n, dayOf(termEnd)];
    await refused(pay(office, PATENT, owner, 21n, 800_000n), "YearBeyondTerm", beyond);
    await refused(lapse(office, PATENT, today), "YearBeyondTerm", beyond);
    await refused(office.suite.ipViews.feeOf(TID, dayOf(today)), "YearBeyondTerm", beyond);
    expect(fees.annuity({ filedOn, termEnd }, feeRules("Invention"), 21)).to.equal(null);
    expect((await office.suite.ipViews.rightOf(TID)).dueYear).to.equal(0n);
  });
});

describe("a lapse", () => {
  it("is recorded ex officio, after grace, as of the due day", async () => {
    const { office, owner, due, last } = await invention();
    await office.dawns(last);
    await refused(lapse(office, PATENT, due), "GraceRunning", [TID, NEXT, dayOf(last)]);
    await office.daysPass(1);
    const evidence = await office.desk.document("AuthorityDecision");
    const asked = office.enter("Lapse", PATENT, [owner], {}, { evidence, effective: due });
    await refused(asked, "ExOfficioOnly", [owner.address]);
    const receipt = await office.desk.document("PaymentProof");
    const unproved = office.enter("Lapse", PATENT, [], {}, { evidence: receipt, effective: due });
    await refused(unproved, "EvidenceOfWrongKind", [receipt, 11, 6]);
    const gazetted = dates.addDays(await office.today(), 1);
    const early = office.enter("Lapse", PATENT, [], { gazetted }, { evidence, effective: due });
    await refused(early, "EffectInFuture", [dayOf(gazetted), dayOf(await office.today())]);
    for (const effective of [dates.addDays(due, -1), dates.addDays(due, 1), last]) {
      await refused(lapse(office, PATENT, effective), "LapseNotFromDueDay", [
        TID,
        dayOf(effective),
        dayOf(due),
      ]);
    }
    await lapse(office, PATENT, due);
    expect(await lastEntry(office)).to.deep.equal({ category: "H", effective: due });
    expect((await standingOf(office, PATENT)).stage).to.equal("Lapsed");
    expect(await office.ownersOf(PATENT)).to.deep.equal([owner.address]);
    await refused(lapse(office, PATENT, due), "NotInForce", [TID, 5]);
    await refused(pay(office, PATENT, owner, NEXT, WHOLE_LATE, { paidOn: last }), "NotInForce", [TID, 5]);
  });

  it("is not stopped by what was paid in part", async () => {
    const { office, other, due, last } = await overdue();
    await pay(office, PATENT, other, NEXT, WHOLE_LATE - 1n, { paidOn: last, part: true });
    await lapse(office, PATENT, due);
    expect(await creditOf(office, PATENT)).to.equal(WHOLE_LATE - 1n);
  });

  it("waits for seizures and suits, on their last day too", async () => {
    const { office, owner, due, last } = await invention();
    await office.dawns(last);
    const seizure = await office.preserve(PATENT, owner, 1n);
    const over = dates.addMonths(last, 1);
    await office.dawns(over);
    await refused(lapse(office, PATENT, due), "LapseStayed", [TID, seizure]);
    await office.daysPass(1);
    const suit = await office.enter("Suspend", PATENT, [], { months: 2n }, { by: "court" });
    await refused(lapse(office, PATENT, due), "LapseStayed", [TID, suit]);
    await office.dawns(dates.addMonths(dates.addDays(over, 1), 2));
    await refused(lapse(office, PATENT, due), "LapseStayed", [TID, suit]);
    await office.daysPass(1);
    await lapse(office, PATENT, due);
    expect((await standingOf(office, PATENT)).stage).to.equal("Lapsed");
  });
});

describe("reinstatement", () => {
  it("is asked for by a holder, of a right that has lapsed, on a receipt", async () => {
    const c = await overdue();
    const { office, owner, other, due } = c;
    await refused(reinstate(office, PATENT, owner, WHOLE_LATE), "NotLapsed", [TID, 4]);
    await lapse(office, PATENT, due);
    await refused(reinstate(office, PATENT, other, WHOLE_LATE), "NotProprietor", [TID, other.address]);
    const evidence = await office.desk.document("Contract");
    await refused(reinstate(office, PATENT, owner, WHOLE_LATE, { evidence }), "EvidenceOfWrongKind", [
      evidence,
      4,
      11,
    ]);
    await reinstate(office, PATENT, owner, WHOLE_LATE);
    expect(await standingOf(office, PATENT)).to.deep.include({ stage: "Granted", paid: 5 });
    expect((await lastEntry(office)).category).to.equal("K");
    await refused(reinstate(office, PATENT, owner, WHOLE_LATE), "NotLapsed", [TID, 4]);
  });

  it("is in time until the months from the notice are over", async () => {
    const { office, owner, last, noticedOn } = await lapsed();
    const latest = dates.addMonths(noticedOn, 2);
    const inGrace = last;
    await refused(reinstate(office, PATENT, owner, WHOLE_LATE, { noticedOn: inGrace }), "NoticeTooEarly", [
      TID,
      dayOf(inGrace),
      dayOf(dates.addDays(last, 1)),
    ]);
    const tomorrow = dates.addDays(noticedOn, 1);
    await refused(reinstate(office, PATENT, owner, WHOLE_LATE, { noticedOn: tomorrow }), "EffectInFuture", [
      dayOf(tomorrow),
      dayOf(noticedOn),
    ]);
    await office.dawns(dates.addDays(latest, 1));
    await refused(reinstate(office, PATENT, owner, WHOLE_LATE, { noticedOn }), "RestorationLate", [
      TID,
      dayOf(latest),
    ]);
  });

  it("is in time on the last of these days, and costs the highest late fee, less what was paid in part", async () => {
    const { office, owner, other, due, last } = await overdue();
    await pay(office, PATENT, other, NEXT, 1_000n, { paidOn: last, part: true });
    await lapse(office, PATENT, due);
    const noticedOn = await office.today();
    await office.dawns(dates.addMonths(noticedOn, 2));
    const rest = WHOLE_LATE - 1_000n;
    await refused(reinstate(office, PATENT, owner, rest - 1n, { noticedOn }), "Underpaid", [
      TID,
      NEXT,
      WHOLE_LATE,
      WHOLE_LATE - 1n,
    ]);
    await reinstate(office, PATENT, owner, rest + 7n, { noticedOn });
    expect(await creditOf(office, PATENT)).to.equal(7n);
  });

  it("waits for the end of force majeure, at most until two years after the lapse, and pays all years", async () => {
    const { office, owner, due, noticedOn } = await lapsed();
    const most = dates.addMonths(noticedOn, 24);
    await office.dawns(most);
    const obstacleEnded = most;
    // By then grace is over for years 6 and 7 as well.
    const rules = feeRules("Invention");
    const patent = { filedOn: dates.addYears(due, -4), termEnd: dates.addYears(due, 16), paid: 4 };
    const owed = fees.owedForReinstatement(patent, rules, most);
    expect(owed).to.equal(WHOLE_LATE * 2n + 250_000n);
    await refused(reinstate(office, PATENT, owner, WHOLE_LATE, { obstacleEnded }), "Underpaid", [
      TID,
      NEXT,
      owed,
      WHOLE_LATE,
    ]);
    await reinstate(office, PATENT, owner, owed, { obstacleEnded });
    expect(await standingOf(office, PATENT)).to.deep.include({ stage: "Granted", paid: 7 });
    expect((await office.folio(PATENT)).right).to.deep.include({ stage: "Granted", paid: 7 });
  });

  it("is too late after these two years, whatever the obstacle", async () => {
    const { office, owner, noticedOn } = await lapsed();
    const most = dates.addMonths(noticedOn, 24);
    await office.dawns(dates.addDays(most, 1));
    for (const obstacleEnded of [most, await office.today()]) {
      await refused(reinstate(office, PATENT, owner, WHOLE_LATE * 2n, { obstacleEnded }), "RestorationLate", [
        TID,
        dayOf(most),
      ]);
    }
    const early = dates.addDays(noticedOn, 10);
    await refused(
      reinstate(office, PATENT, owner, WHOLE_LATE * 2n, { obstacleEnded: early }),
      "RestorationLate",
      [TID, dayOf(dates.addMonths(early, 2))],
    );
  });

  it("may be asked for by one co-owner for all, while the term runs", async () => {
    const office = await IpOffice.open();
    const [a, b] = [await office.party(), await office.party()];
    const filedOn = dates.addDays(dates.addYears(await office.today(), -19), 20);
    await registered(office, PATENT, [a, b], { filedOn, grantedOn: dates.addYears(filedOn, 3), paid: 19n });
    const due = dates.addYears(filedOn, 19);
    const end = dates.addYears(filedOn, 20);
    await office.dawns(dates.addDays(dates.addMonths(due, 6), 1));
    await lapse(office, PATENT, due);
    await reinstate(office, PATENT, b, 1_000_000n);
    expect(await standingOf(office, PATENT)).to.deep.include({ stage: "Granted", paid: 20 });
    await office.dawns(dates.addDays(end, 1));
    await refused(reinstate(office, PATENT, b, 1_000_000n), "NotLapsed", [TID, 4]);
  });

  it("is refused when the term is over", async () => {
    const office = await IpOffice.open();
    const owner = await office.party();
    const filedOn = dates.addDays(dates.addYears(await office.today(), -19), 20);
    await registered(office, PATENT, [owner], { filedOn, grantedOn: dates.addYears(filedOn, 3), paid: 19n });
    const due = dates.addYears(filedOn, 19);
    const end = dates.addYears(filedOn, 20);
    await office.dawns(end);
    await lapse(office, PATENT, due);
    const noticedOn = await office.today();
    await office.daysPass(1);
    await refused(reinstate(office, PATENT, owner, 1_000_000n, { noticedOn }), "TermEnded", [
      TID,
      dayOf(end),
    ]);
  });
});
