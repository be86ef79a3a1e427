import { expect } from "chai";
import { encodeBytes32String, ZeroHash } from "ethers";
import { dates, money } from "../../../../sdk/index.js";
import { Metric, QualificationKind } from "../../../../sdk/enums/index.js";
import { park } from "../../../../sdk/park/index.js";
import { labelOf, wordOf } from "../../../../sdk/park/labels.js";
import { charge, fresh } from "../../../support/acts.js";
import { covenantAgreed, invested } from "../../../support/covenants.js";
import { PROGRAMME } from "../../../support/funds.js";
import { figure, files, reach, restates } from "../../../support/figures.js";
import {
  accepted,
  granting,
  obligation,
  paysTranche,
  TRANCHE,
  type Granting,
} from "../../../support/grants.js";
import { parcelIn, premisesIn, PARK_AREA, parkTerms } from "../../../support/parks.js";
import { recorded } from "../../../support/registry.js";
import { applied } from "../../../support/tenancies.js";
import { failureOf, refused } from "../../../support/refusals.js";

describe("the disclosure report of a park", () => {
  let n: Granting;
  let from: string;

  /** A tenant on one of two parcels, its investment, covenant and grant; duties of the park and of its tenants. */
  beforeEach(async () => {
    n = await granting();
    from = n.from;
    const title = await parcelIn(n, 1, n.obligor);
    await parcelIn(n, 2, n.operator);
    await invested(n, title);
    const until = dates.addYears(from, 3);
    const lease = charge(n.obligor, { kind: "Lease", sum: 0n, from, until });
    await recorded(n.s, "Charge", "310113001001GB00002W00000000", [n.operator, n.obligor], lease);
    for (const perTenant of [false, true])
      await n.s.figures.connect(n.s.parkAuthority).addDuty(n.park, {
        metric: Metric.Output,
        from: dates.toDay(from),
        until: 0,
        months: 12,
        reportDays: 30,
        perTenant,
      });
  });

  const report = (block?: number) =>
    park.report(n.s, Number(n.park), { from, ...(block === undefined ? {} : { block }) });

  it("says what the park is, who is in it, and how far it is let", async () => {
    await reach(n.s, dates.addDays(from, 99));
    const { park: line, tenants, occupancy, asOf } = await report();
    expect(asOf.day).to.equal(dates.addDays(from, 99));
    expect(line).to.deep.include({
      park: 1,
      code: "G311001",
      name: "智力产业园",
      division: 310113,
      level: "Municipal",
      operator: n.operator.address,
      area: PARK_AREA,
      zones: 1,
      parcels: [1, 2].map((i) => `310113001001GB0000${i}W00000000`),
      industries: [],
      since: "2016-11-01",
    });
    expect(tenants.map(({ party, state }) => [party, state])).to.deep.equal([
      [n.obligor.address, "Admitted"],
    ]);
    expect(occupancy).to.include({ from, until: asOf.day, let: 1, rateBp: 5_000 });
    expect(occupancy.premises.map(({ days, occupied, idle }) => [days, occupied, idle])).to.deep.equal([
      [100, 0, 100],
      [100, 100, 0],
    ]);
  });

  it("tells investment by source and by agreement", async () => {
    const { investment } = await report();
    const whole = {
      contracted: 2_100_000_000n,
      committed: 2_100_000_000n,
      paidIn: 2_100_000_000n,
      attested: 0n,
    };
    expect(investment.totals.all).to.deep.equal(whole);
    expect(investment.totals.bySource.Private).to.deep.equal(whole);
    expect(investment.totals.governmentShareBp).to.deep.equal({ contracted: 0, paidIn: 0 });
    expect(investment.agreements).to.have.length(1);
    expect(investment.agreements[0]).to.deep.include({
      agreement: 1,
      investor: n.obligor.address,
      state: "Live",
      fund: null,
      sums: whole,
      progress: { scheduled: 0n, attested: 0n },
    });
  });

  it("names what is missing and late, and takes both off when it comes", async () => {
    const end = dates.addYears(from, 1);
    await reach(n.s, dates.addDays(end, 10));
    expect((await report()).figures.map(({ standing }) => standing)).to.deep.equal(["NotDue", "NotDue"]);
    expect((await report()).gaps).to.deep.equal([]);

    await files(n, await figure(n, null, "Output", from, 100n));
    await reach(n.s, dates.addDays(end, 40));
    const due = `it was due by ${dates.addDays(end, 29)}.`;
    const span = `for ${from} to ${dates.addDays(end, -1)}`;
    const subject = n.obligor.address;
    expect((await report()).gaps).to.deep.equal([`Output of ${subject} ${span} is missing; ${due}`]);

    await files(n, await figure(n, n.obligor, "Output", from, 60n));
    const found = await report();
    expect(found.figures.map(({ standing, subject: of }) => [standing, of])).to.deep.equal([
      ["OnTime", null],
      ["Late", subject],
    ]);
    expect(found.gaps).to.deep.equal([`Output of ${subject} ${span} came late; ${due}`]);
  });

  it("shows the newest version, and that its report can no longer be relied on", async () => {
    await reach(n.s, dates.addYears(from, 1));
    await files(n, await figure(n, null, "Output", from, 100n));
    const document = await fresh(n.s, "FiguresReport");
    await restates(n, await figure(n, null, "Output", from, 90n, { document }));
    const [line] = (await report()).figures;
    expect(line?.figure).to.deep.include({ value: 90n, version: 2, document, good: true });
    await n.s.consortium.connect(n.s.attester).revoke(document, ZeroHash);
    const after = await report();
    expect(after.figures[0]?.figure?.good).to.equal(false);
    expect(after.gaps[0]).to.match(/^Output of the park .* can no longer be relied on\.$/);
  });

  it("names overdue covenants, unpaid clawback, grants without review, and what ends soon", async () => {
    const covenant = await covenantAgreed(n);
    const grant = await accepted(n, { obligations: [obligation(covenant)] });
    await paysTranche(n, grant);
    await accepted(n, { review: ZeroHash });
    await n.s.tenancies
      .connect(n.s.parkAuthority)
      .recordQualification(
        n.obligor.address,
        310113,
        QualificationKind.HighTech,
        dates.toDay(from),
        dates.toDay(from) + 580,
        await fresh(n.s, "AuthorityDecision"),
      );
    const due = dates.addDays(dates.addYears(from, 1), 91);
    await reach(n.s, due);
    expect((await report()).gaps).to.include(
      `Covenant 1 of ${n.obligor.address} (Jobs), period 1 to ${dates.addDays(dates.addYears(from, 1), -1)}, is not assessed.`,
    );
    await n.s.covenants.assess(covenant, 1);
    await reach(n.s, dates.addDays(due, 61));
    const breached = await report();
    expect(breached.gaps.join(" ")).to.include("is breached, and nothing was done since the cure ended");
    expect(breached.gaps).to.include(
      `The qualification HighTech of ${n.obligor.address} ends on ${dates.fromDay(dates.toDay(from) + 580)}.`,
    );
    await n.s.grants.connect(n.s.parkAuthority).claim(grant, 0, covenant, 1);
    const { gaps, grants, covenants } = await report();
    expect(gaps).to.include(`Grant 1 of ${n.obligor.address}: 1,000,000.00 yuan of clawback are not repaid.`);
    expect(gaps).to.include("Grant 2 has no fair competition review.");
    expect(grants[0]).to.deep.include({ received: TRANCHE, outstanding: TRANCHE, reviewed: true });
    expect(grants[0]?.clawbacks).to.have.length(1);
    expect(covenants[0]?.periods.map(({ state, overdue }) => [state, overdue])).to.deep.equal([
      ["Enforced", false],
      ["Pending", false],
    ]);
    expect(covenants[0]?.periods[0]?.unmet).to.deep.equal({ numerator: 1n, denominator: 1n });
  });

  it("is as of a block, whatever came later", async () => {
    const block = await n.s.provider.getBlockNumber();
    const before = await report(block);
    await covenantAgreed(n);
    await files(n, await reachAndFile());
    expect(await report(block)).to.deep.equal(before);
    expect((await report()).covenants).to.have.length(1);
  });

  async function reachAndFile() {
    await reach(n.s, dates.addYears(from, 1));
    return figure(n, null, "Output", from, 1n);
  }

  it("is a page that loads nothing, with amounts in yuan and names as text", async () => {
    const found = await report();
    const page = park.renderReport({ ...found, park: { ...found.park, name: '<b>"A & B"</b>' } });
    expect(page).to.include("<h1>&lt;b&gt;&quot;A &amp; B&quot;&lt;/b&gt;</h1>");
    expect(page).not.to.match(/src=|href=|<script/);
    expect(page).to.include(money.formatYuan(2_100_000_000n));
    expect(page).to.include("Nothing is missing, late or overdue.");
    expect(page).to.include("1 of 2 premises are let");
    expect(page).to.include("100000 m² (150 mu)");
  });

  it("is JSON once its numbers are text", async () => {
    const text = JSON.stringify(await report(), (_, value: unknown) =>
      typeof value === "bigint" ? value.toString() : value,
    );
    expect((JSON.parse(text) as { park: { area: string } }).park.area).to.equal(PARK_AREA.toString());
  });

  it("is of a park that there is, and of numbers that are known", async () => {
    await refused(park.report(n.s, 9), "ParkUnknown", [9]);
    const at = await park.momentAt(n.s);
    for (const unknown of [
      park.covenantOf(n.s, 9, at),
      park.grantOf(n.s, 9, at),
      park.agreementOf(n.s, 9, at),
    ]) {
      expect(await failureOf(unknown)).to.be.instanceOf(RangeError);
    }
  });

  describe("compared with others", () => {
    it("stands by what it makes of a mu, exactly; who discloses nothing stands last", async () => {
      const other = await parkTerms(n.s, n.operator, { code: encodeBytes32String("G311002"), area: 50_000n });
      const third = await parkTerms(n.s, n.operator, { code: encodeBytes32String("G311003") });
      await n.s.parks.establish(other);
      await n.s.parks.establish(third);
      await reach(n.s, dates.addYears(from, 1));
      await files(n, await figure(n, null, "Output", from, 200_000n));
      await files(n, await figure({ s: n.s, park: 2n }, null, "Output", from, 100_001n));
      const lines = await park.comparePerMu(n.s, "Output", { from, months: 12 });
      expect(lines.map(({ park: number, value, perMu }) => [number, value, perMu])).to.deep.equal([
        [2, 100_001n, 1_333n],
        [1, 200_000n, 1_333n],
        [3, null, null],
      ]);
    });
  });

  it("counts buildings by their units, and applications among the tenancies", async () => {
    await premisesIn(n, 3, n.operator);
    await applied(n, n.operator);
    const { park: line, tenants } = await report();
    expect(line.premises).to.have.length(3);
    expect(tenants.map(({ state }) => state)).to.deep.equal(["Admitted", "Applied"]);
  });

  it("has totals of programmes and of the whole ledger", async () => {
    const at = await park.momentAt(n.s);
    const { terms } = await n.s.investments.agreementOf(1);
    expect(terms.programme).to.equal(PROGRAMME);
    const programme = await park.investmentTotals(n.s, { programme: PROGRAMME }, at);
    expect(programme.all.paidIn).to.equal(2_100_000_000n);
    const ledger = await park.investmentTotals(n.s, "ledger", at);
    expect(ledger.all.paidIn).to.equal(2_100_000_000n);
    expect((await park.investmentTotals(n.s, { programme: "none" }, at)).all.paidIn).to.equal(0n);
  });
});

describe("labels", () => {
  it("are text in a word, or the word where it holds no text", () => {
    expect(wordOf("G311001")).to.equal(encodeBytes32String("G311001"));
    expect(labelOf(wordOf("G311001"))).to.equal("G311001");
    expect(labelOf(ZeroHash)).to.equal("");
    expect(labelOf(PROGRAMME)).to.equal(PROGRAMME);
    expect(wordOf(PROGRAMME)).to.equal(PROGRAMME);
    expect(() => wordOf("a label that is longer than a word")).to.throw(RangeError, "too long");
  });
});
