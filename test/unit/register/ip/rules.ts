import { expect } from "chai";
import { rightTermsStruct } from "../../../../deploy/modules/rules.js";
import type { RightTermsParameters } from "../../../../deploy/parameters/parameters.js";
import { IP_LAW } from "../../../../deploy/parameters/rights.js";
import { dates } from "../../../../sdk/dates/index.js";
import { AssetClass } from "../../../../sdk/enums/index.js";
import { RightRules__factory } from "../../../../typechain-types/index.js";
import { pass } from "../../../support/acts.js";
import { today } from "../../../support/registry.js";
import { refused } from "../../../support/refusals.js";
import { loadSuite, type LoadedSuite } from "../../../support/suite.js";

const { Invention, Design, TradeMark, Work } = AssetClass;
const day = dates.toDay;
const [INVENTION] = IP_LAW.Invention.terms as readonly [RightTermsParameters];

describe("terms and fees of rights", () => {
  let s: LoadedSuite;
  beforeEach(async () => {
    s = await loadSuite();
  });
  /** The events stand in the ABI of the library. */
  const events = async () => RightRules__factory.connect(await s.ip.getAddress(), s.provider);
  const terms = (since: string, more: Record<string, number> = {}) =>
    ({ ...rightTermsStruct({ ...INVENTION, since }), ...more }) as never;

  it("are those of the parameter file", async () => {
    const invention = await s.ipViews.rightRulesOn(Invention, day("2026-01-01"));
    expect([invention.termYears, invention.graceMonths, invention.lateFeePercent]).to.deep.equal([
      20n,
      6n,
      0x19_14_0f_0a_05_00n,
    ]);
    expect((await s.ipViews.rightRulesOf(Design)).map(({ termYears }) => termYears)).to.deep.equal([
      10n,
      15n,
    ]);
    expect((await s.ipViews.rightRulesOn(Design, day("2021-05-31"))).termYears).to.equal(10n);
    expect(await s.ipViews.feeOn(Invention, day("2026-01-01"), 1)).to.equal(90_000n);
    expect(await s.ipViews.feeOn(Invention, day("2026-01-01"), 20)).to.equal(800_000n);
    expect(await s.ipViews.feeOn(TradeMark, day("2026-01-01"), 3)).to.equal(50_000n);
    for (const kind of ["Invention", "UtilityModel", "Design", "TradeMark", "Work", "Program"] as const) {
      const rules = await s.ipViews.rulesOn(AssetClass[kind], day("2026-01-01"));
      expect([rules.chargeeConsents, rules.quorumNumerator, rules.quorumDenominator]).to.deep.equal([
        true,
        1n,
        1n,
      ]);
    }
  });

  it("are set by the council, from tomorrow on; what is to come is replaced", async () => {
    const now = await today(s);
    const [tomorrow, later] = [dates.addDays(now, 1), dates.addDays(now, 9)];
    await refused(s.ip.setRightRules(Invention, [terms(now)]), "RulesNotInOrder", [
      Invention,
      day(now),
      day(tomorrow),
    ]);
    await expect(s.ip.setRightRules(Invention, [terms(later, { termYears: 21 })])).to.emit(
      await events(),
      "RightRulesSet",
    );
    await s.ip.setRightRules(Invention, [
      terms(tomorrow, { termYears: 22 }),
      terms(later, { termYears: 23 }),
    ]);
    expect((await s.ipViews.rightRulesOf(Invention)).map(({ termYears }) => termYears)).to.deep.equal([
      20n,
      22n,
      23n,
    ]);
    expect((await s.ipViews.rightRulesOn(Invention, day(now))).termYears).to.equal(20n);
    expect((await s.ipViews.rightRulesOn(Invention, day(later))).termYears).to.equal(23n);
    const twice = s.ip.setRightRules(Invention, [terms(later), terms(later)]);
    await refused(twice, "RulesNotInOrder", [Invention, day(later), day(dates.addDays(later, 1))]);
  });

  it("have years, and a fee", async () => {
    const tomorrow = dates.addDays(await today(s), 1);
    const none = s.ip.setRightRules(Invention, [terms(tomorrow, { termYears: 0 })]);
    await refused(none, "TermsMissing", [Invention]);
    await refused(s.ip.setRightRules(Invention, []), "TermsMissing", [Invention]);
    await refused(s.ip.setFees(Invention, day(tomorrow), []), "TermsMissing", [Invention]);
  });

  it("keep the fees of the day on which they were due", async () => {
    const now = await today(s);
    const [tomorrow, later] = [dates.addDays(now, 1), dates.addDays(now, 2)];
    await refused(s.ip.setFees(Invention, day(now), [1n]), "RulesNotInOrder", [
      Invention,
      day(now),
      day(tomorrow),
    ]);
    await s.ip.setFees(Invention, day(later), [7n]);
    const set = s.ip.setFees(Invention, day(tomorrow), [8n, 9n]);
    await expect(set)
      .to.emit(await events(), "FeesSet")
      .withArgs(Invention, day(tomorrow), [8n, 9n]);
    const fee = (on: string, year: number) => s.ipViews.feeOn(Invention, day(on), year);
    expect([await fee(now, 1), await fee(later, 1), await fee(later, 5)]).to.deep.equal([90_000n, 8n, 9n]);
    await pass(s, 3);
    expect(await fee(now, 1)).to.equal(90_000n);
  });

  it("say so where there is none", async () => {
    await refused(s.ipViews.feeOn(Work, day("2026-01-01"), 1), "FeeUnknown", [Work, day("2026-01-01"), 1]);
    await refused(s.ipViews.feeOn(Invention, day("2026-01-01"), 0), "FeeUnknown", [
      Invention,
      day("2026-01-01"),
      0,
    ]);
    await refused(s.ipViews.feeOn(Invention, 1, 1), "FeeUnknown", [Invention, 1, 1]);
    await refused(s.ipViews.rightRulesOn(Invention, 1), "NoRules", [Invention, 1]);
  });

  it("are set by nobody else", async () => {
    const tomorrow = dates.addDays(await today(s), 1);
    const { registrar } = s;
    await refused(
      s.ip.connect(registrar).setRightRules(Invention, [terms(tomorrow)]),
      "AccessManagedUnauthorized",
      [registrar.address],
    );
    await refused(
      s.ip.connect(registrar).setFees(Invention, day(tomorrow), [1n]),
      "AccessManagedUnauthorized",
      [registrar.address],
    );
  });
});
