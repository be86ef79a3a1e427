import { expect } from "chai";
import { dates, fees, folio, type IsoDate } from "../../sdk/index.js";
import type { KeyedParty } from "../support/registry.js";
import { feeRules, lapse, pay, registered, reinstate, standingOf } from "./annuities.js";
import { saleTo, yuan } from "./fields.js";
import { IpOffice } from "./ipOffice.js";
import { expectRefused } from "./refusals.js";

/** S4. An annuity is not paid; the patent lapses, is preserved, is reinstated. */
describe("S4: an annuity is not paid", () => {
  const PATENT = "CN201710601862.3";
  const FILED = "2017-07-21";
  const SIX_MONTHS = 6n;

  interface Case {
    readonly office: IpOffice;
    readonly owner: KeyedParty;
    readonly buyer: KeyedParty;
    /** Year that is to be paid next, its due day, the last day of grace and its fee in fen. */
    readonly year: bigint;
    readonly due: IsoDate;
    readonly last: IsoDate;
    readonly fee: bigint;
  }

  /** A patent that is paid through the running year. */
  async function patent(): Promise<Case> {
    const office = await IpOffice.open();
    const [owner, buyer] = [await office.party(), await office.party()];
    const paid = fees.yearOn(FILED, await office.today());
    await registered(office, PATENT, [owner], {
      filedOn: FILED,
      grantedOn: "2020-03-13",
      paid: BigInt(paid),
    });
    const next = fees.annuity({ filedOn: FILED, termEnd: "2037-07-21" }, feeRules("Invention"), paid + 1);
    if (next === null) throw new Error("the patent of the scenario is over");
    const { year, due, last, full } = next;
    return { office, owner, buyer, year: BigInt(year), due, last, fee: full };
  }

  it("lapses as of the due day when grace is over, and is dealt with no more", async () => {
    const { office, owner, buyer, year, due, last } = await patent();
    await office.dawns(last);
    await expectRefused(lapse(office, PATENT, due), "GraceRunning", { title: PATENT, year, last });
    await office.daysPass(1);
    await expectRefused(pay(office, PATENT, buyer, year, 1n), "GraceOver", { title: PATENT, year, last });
    const today = await office.today();
    await expectRefused(lapse(office, PATENT, today), "LapseNotFromDueDay", {
      title: PATENT,
      effective: today,
      due,
    });
    await lapse(office, PATENT, due);
    expect(await standingOf(office, PATENT)).to.deep.include({
      stage: "Lapsed",
      letter: "H",
      paid: Number(year) - 1,
    });

    await expectRefused(office.enter("Transfer", PATENT, [owner, buyer], saleTo(buyer)), "NotInForce", {
      title: PATENT,
      stage: "Lapsed",
    });
    await expectRefused(lapse(office, PATENT, due), "NotInForce", { title: PATENT, stage: "Lapsed" });
    expect(await office.ownersOf(PATENT)).to.deep.equal([owner.address]);
  });

  it("is paid late by anyone, in two parts, the whole late fee judged by the day of the second", async () => {
    const { office, buyer, year, due, last, fee } = await patent();
    const third = dates.addMonths(due, 3);
    const fourth = dates.addDays(third, 1);
    await office.dawns(fourth);

    // Ten per cent in month 3, but part of it is paid only in month 4, with fifteen.
    const part = (fee * 110n) / 100n - yuan("1.00");
    await pay(office, PATENT, buyer, year, part, { paidOn: third, part: true });
    expect(await standingOf(office, PATENT)).to.deep.include({
      stage: "Granted",
      letter: "F",
      paid: Number(year) - 1,
    });
    const whole = (fee * 115n) / 100n;
    await expectRefused(pay(office, PATENT, buyer, year, yuan("1.00"), { paidOn: fourth }), "Underpaid", {
      title: PATENT,
      year,
      due: whole,
      paid: part + yuan("1.00"),
    });
    await pay(office, PATENT, buyer, year, whole - part, { paidOn: fourth });
    expect(await standingOf(office, PATENT)).to.deep.include({
      stage: "Granted",
      letter: "F",
      paid: Number(year),
    });

    await office.dawns(dates.addDays(last, 1));
    await expectRefused(lapse(office, PATENT, due), "GraceRunning", {
      title: PATENT,
      year: year + 1n,
      last: dates.addMonths(dates.annuityDue(FILED, Number(year) + 1), 6),
    });
  });

  it("does not lapse while a court preserves the patent, and then lapses as of the same due day", async () => {
    const { office, owner, year, due, last } = await patent();
    await office.dawns(last);
    const preservation = await office.preserve(PATENT, owner, SIX_MONTHS);
    const until = dates.addMonths(last, 6);
    await expectRefused(office.preserve(PATENT, owner, SIX_MONTHS), "AlreadyPreserved", {
      title: PATENT,
      seizure: preservation,
      until,
    });

    await office.daysPass(1);
    const stayed = { title: PATENT, restraint: preservation };
    await expectRefused(lapse(office, PATENT, due), "LapseStayed", stayed);
    await office.dawns(until);
    await expectRefused(lapse(office, PATENT, due), "LapseStayed", stayed);
    expect((await standingOf(office, PATENT)).stage).to.equal("Granted");

    // Nobody renews it: on the next day it is over, and the lapse takes effect. The fee itself ran on.
    await office.daysPass(1);
    await expectRefused(pay(office, PATENT, owner, year, yuan("10,000.00")), "GraceOver", {
      title: PATENT,
      year,
      last,
    });
    await lapse(office, PATENT, due);
    expect((await standingOf(office, PATENT)).stage).to.equal("Lapsed");
    const { ip, deployment } = office.suite;
    const entry = (await folio.load(ip, [PATENT], deployment.block)).get(PATENT)?.at(-1);
    expect(entry).to.deep.include({ category: "H", act: "Lapse", effective: due });
  });

  it("does not lapse while a suit over the ownership runs", async () => {
    const { office, due, last } = await patent();
    await office.dawns(dates.addDays(last, 1));
    const suit = await office.enter("Suspend", PATENT, [], { months: 12n }, { by: "court" });
    await expectRefused(lapse(office, PATENT, due), "LapseStayed", { title: PATENT, restraint: suit });
    await office.desk.liftSeizure(PATENT, suit);
    await lapse(office, PATENT, due);
    expect((await office.folio(PATENT)).right).to.deep.include({ stage: "Lapsed" });
  });

  it("is reinstated within two months of the notice, with the highest late fee", async () => {
    const { office, owner, buyer, year, due, last, fee } = await patent();
    await office.dawns(dates.addDays(last, 10));
    await lapse(office, PATENT, due);
    const noticedOn = await office.today();
    await office.dawns(dates.addMonths(noticedOn, 2));
    const full = (fee * 125n) / 100n;
    await expectRefused(reinstate(office, PATENT, owner, full - 1n, { noticedOn }), "Underpaid", {
      title: PATENT,
      year,
      due: full,
      paid: full - 1n,
    });
    await reinstate(office, PATENT, owner, full, { noticedOn });
    expect(await standingOf(office, PATENT)).to.deep.include({
      stage: "Granted",
      letter: "F",
      paid: Number(year),
    });
    await office.enter("Transfer", PATENT, [owner, buyer], saleTo(buyer));
    expect(await office.ownersOf(PATENT)).to.deep.equal([buyer.address]);
    expect((await office.folio(PATENT)).right).to.deep.include({ stage: "Granted", paid: Number(year) });
  });

  it("is not reinstated in the third month, save after force majeure", async () => {
    const { office, owner, due, last, fee } = await patent();
    await office.dawns(dates.addDays(last, 10));
    await lapse(office, PATENT, due);
    const noticedOn = await office.today();
    const latest = dates.addMonths(noticedOn, 2);
    await office.dawns(dates.addDays(latest, 1));
    const full = (fee * 125n) / 100n;
    await expectRefused(reinstate(office, PATENT, owner, full, { noticedOn }), "RestorationLate", {
      title: PATENT,
      latest,
    });
    const obstacleEnded = dates.addDays(noticedOn, 30);
    await reinstate(office, PATENT, owner, full, { noticedOn, obstacleEnded });
    expect((await standingOf(office, PATENT)).stage).to.equal("Granted");
  });
});
