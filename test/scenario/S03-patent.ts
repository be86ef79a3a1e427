import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import { dates } from "../../sdk/dates/index.js";
import { ChargeKind, IpStage } from "../../sdk/enums/index.js";
import { licences } from "../../sdk/index.js";
import { titleId } from "../support/refusals.js";
import { recorded } from "../support/registry.js";
import { expectRefused } from "./refusals.js";
import {
  annuityOf,
  CHARGERS,
  chargesOn,
  dawns,
  FILED,
  filed,
  granted,
  heldBy,
  inForce,
  PATENT,
  paysAnnuity,
  pledged,
  pledgeTo,
  tryLicence,
  underLicence,
} from "./patent.js";

/** S3: a patent of two co-owners, from its filing to the assignment that a court enforces. */
describe("S3: from filing to enforced assignment", () => {
  const east = { territory: licences.territory("East China"), field: CHARGERS };

  it("goes through publication and examination to the grant, its term counted from the filing", async () => {
    const all = await granted();
    const right = await all.s.ipViews.rightOf(titleId(PATENT));
    expect(right.stage).to.equal(BigInt(IpStage.Granted));
    expect(dates.fromDay(Number(right.termEnd))).to.equal(dates.patentTermEnd(FILED, "invention"));
    expect([right.paid, right.inForce]).to.deep.equal([4n, true]);
    await heldBy(all, [all.a, 3n], [all.b, 2n]);
    await expectRefused(tryLicence(all, [all.a], all.licensee, {}), "AnnuityUnpaid", {
      title: PATENT,
      year: 5n,
      due: dates.addYears(FILED, 4),
    });
  });

  it("is neither licensed nor pledged before the grant", async () => {
    const all = await filed();
    const values = { title: PATENT, stage: "Filed" };
    await expectRefused(tryLicence(all, [all.a], all.licensee, {}), "NotInForce", values);
    const pledge = recorded(all.s, "Charge", PATENT, [all.a, all.b, all.bank], pledgeTo(all));
    await expectRefused(pledge, "NotInForce", values);
  });

  it("is licensed exclusively by both, ordinarily by one of them", async () => {
    const all = await inForce();
    const exclusive = { kind: "Exclusive" as const, ...east };
    await expectRefused(tryLicence(all, [all.a], all.licensee, exclusive), "CoOwnerConsent", {
      title: PATENT,
      party: all.b.address,
    });
    await tryLicence(all, [all.a, all.b], all.licensee, exclusive);
    await tryLicence(all, [all.b], all.other, { territory: licences.territory("Guangdong") });
    expect(await all.s.ipViews.licencesOf(titleId(PATENT))).to.have.length(2);
  });

  it("gives nothing that the exclusive licensee has", async () => {
    const all = await underLicence();
    const shanghai = { territory: licences.territory("Shanghai"), field: CHARGERS };
    const values = { title: PATENT, licence: all.licence };
    await expectRefused(tryLicence(all, [all.a], all.other, shanghai), "ExclusiveLive", values);
    const open = recorded(all.s, "DeclareOpen", PATENT, [all.a, all.b], {
      open: true,
      price: 100n,
      terms: id("open statement"),
      report: ZeroHash,
    });
    await expectRefused(open, "ExclusiveLive", values);
    const sub = { ...shanghai, parent: all.licence };
    await expectRefused(tryLicence(all, [all.licensee], all.other, sub), "NoSublicence", values);
  });

  it("is pledged to one bank, whose consent later licences need", async () => {
    const all = await pledged();
    expect((await chargesOn(all)).map(([, kind]) => kind)).to.deep.equal([
      BigInt(ChargeKind.Licence),
      BigInt(ChargeKind.Pledge),
    ]);
    const second = pledgeTo({ bank: all.other });
    await expectRefused(
      recorded(all.s, "Charge", PATENT, [all.a, all.b, all.other], second),
      "AlreadyPledged",
      {
        title: PATENT,
        charge: all.pledge,
        most: 1n,
      },
    );
    const guangdong = { territory: licences.territory("Guangdong") };
    await expectRefused(tryLicence(all, [all.a], all.other, guangdong), "PledgeeConsent", {
      title: PATENT,
      pledge: all.pledge,
      pledgee: all.bank.address,
    });
    await tryLicence(all, [all.a, all.bank], all.other, guangdong);
  });

  it("secures no debt that falls due after its end", async () => {
    const all = await underLicence();
    const termEnd = dates.patentTermEnd(FILED, "invention");
    const until = dates.addDays(termEnd, 1);
    const late = recorded(all.s, "Charge", PATENT, [all.a, all.b, all.bank], pledgeTo(all, { until }));
    await expectRefused(late, "BeyondTerm", { title: PATENT, until, termEnd });
  });

  it("is neither pledged nor licensed in the time of late fees, and lives on with 15 per cent", async () => {
    const all = await underLicence();
    const year = all.paid + 1;
    const due = dates.addYears(FILED, all.paid);
    const late = dates.addDays(dates.addMonths(due, 3), 5);
    await dawns(all, late);
    const values = { title: PATENT, year: BigInt(year), due };
    const pledge = () => recorded(all.s, "Charge", PATENT, [all.a, all.b, all.bank], pledgeTo(all));
    await expectRefused(pledge(), "AnnuityUnpaid", values);
    await expectRefused(
      tryLicence(all, [all.a], all.other, { territory: licences.territory("Guangdong") }),
      "AnnuityUnpaid",
      values,
    );
    const full = await annuityOf(all, year);
    const owed = full + (full * 15n) / 100n;
    await expectRefused(paysAnnuity(all, year, late, owed - 1n), "Underpaid", {
      title: PATENT,
      year: BigInt(year),
      due: owed,
      paid: owed - 1n,
    });
    await paysAnnuity(all, year, late, owed);
    await pledge();
  });
});
