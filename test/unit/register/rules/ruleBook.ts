import { expect } from "chai";
import { rulesStruct } from "../../../../deploy/modules/rules.js";
import { LAND_LAW, type RulesParameters } from "../../../../deploy/parameters/parameters.js";
import { dates } from "../../../../sdk/dates/index.js";
import { AssetClass } from "../../../../sdk/enums/index.js";
import { daybook } from "../../../../sdk/index.js";
import type { RulesStruct } from "../../../../typechain-types/contracts/register/IRegister.js";
import { RuleBook__factory } from "../../../../typechain-types/index.js";
import { dayOf, lodged, pass, sale } from "../../../support/acts.js";
import { enrolled, parcelOf, recorded, today } from "../../../support/registry.js";
import { refused } from "../../../support/refusals.js";
import { loadSuite, type LoadedSuite } from "../../../support/suite.js";

const { Parcel } = AssetClass;

function set(s: LoadedSuite, since: string, change: Partial<RulesParameters> = {}, by = s.council) {
  const rules = rulesStruct({ ...LAND_LAW, since, ...change }) as unknown as RulesStruct;
  return s.land.connect(by).setRules(Parcel, rules);
}

describe("the rule book", () => {
  it("holds the rules of a class by the day from which they are in force", async () => {
    const s = await loadSuite();
    const tomorrow = dates.addDays(await today(s), 1);
    await set(s, tomorrow, { leaseYears: 5 });
    await pass(s, 1);
    const later = dates.addDays(await today(s), 10);
    const book = RuleBook__factory.connect(await s.land.getAddress(), s.provider);
    await expect(set(s, later, { leaseYears: 6 })).to.emit(book, "RulesSet");
    const leaseYearsOn = async (day: string) => (await s.landViews.rulesOn(Parcel, dayOf(day))).leaseYears;
    expect(await leaseYearsOn("2007-10-01")).to.equal(20n);
    expect(await leaseYearsOn(dates.addDays(tomorrow, -1))).to.equal(20n);
    expect(await leaseYearsOn(tomorrow)).to.equal(5n);
    expect(await leaseYearsOn(dates.addDays(later, -1))).to.equal(5n);
    expect(await leaseYearsOn(later)).to.equal(6n);
    const rules = await s.landViews.rulesOn(Parcel, dayOf(later));
    expect(rules.since).to.equal(dayOf(later));
    expect([rules.quorumNumerator, rules.quorumDenominator]).to.deep.equal([2n, 3n]);
  });

  it("knows no rules before the first ones, nor of a class without any", async () => {
    const s = await loadSuite();
    const before = dayOf("2007-09-30");
    await refused(s.landViews.rulesOn(Parcel, before), "NoRules", [Parcel, before]);
    await refused(s.landViews.rulesOn(AssetClass.None, before), "NoRules", [AssetClass.None, before]);
  });

  it("takes new rules from tomorrow on, by the council", async () => {
    const s = await loadSuite();
    const now = await today(s);
    const tomorrow = dayOf(now) + 1;
    await refused(set(s, now), "RulesNotInOrder", [Parcel, dayOf(now), tomorrow]);
    await refused(set(s, "2007-10-01"), "RulesNotInOrder", [Parcel, dayOf("2007-10-01"), tomorrow]);
    await refused(set(s, dates.addDays(now, 1), {}, s.registrar), "AccessManagedUnauthorized", [
      s.registrar.address,
    ]);
  });

  it("takes no first rules without a first day", async () => {
    const s = await loadSuite();
    const rules = { ...rulesStruct(LAND_LAW), since: 0 } as unknown as RulesStruct;
    await refused(s.land.setRules(AssetClass.None, rules), "RulesNotInOrder", [AssetClass.None, 0, 1]);
  });

  it("takes a quorum above zero and not above one", async () => {
    const s = await loadSuite();
    const tomorrow = dates.addDays(await today(s), 1);
    await refused(set(s, tomorrow, { quorum: [0, 3] }), "QuorumInvalid", [0, 3]);
    await refused(set(s, tomorrow, { quorum: [4, 3] }), "QuorumInvalid", [4, 3]);
    await set(s, tomorrow, { quorum: [3, 3] });
  });

  it("replaces rules that have not come into force", async () => {
    const s = await loadSuite();
    const now = await today(s);
    await set(s, dates.addDays(now, 10), { leaseYears: 5 });
    await set(s, dates.addDays(now, 5), { leaseYears: 6 });
    const leaseYearsOn = async (days: number) =>
      (await s.landViews.rulesOn(Parcel, dayOf(now) + days)).leaseYears;
    expect(await leaseYearsOn(4)).to.equal(20n);
    expect(await leaseYearsOn(5)).to.equal(6n);
    expect(await leaseYearsOn(11)).to.equal(6n);
    await set(s, dates.addDays(now, 20), { leaseYears: 7 });
    expect(await leaseYearsOn(11)).to.equal(20n);
    expect(await leaseYearsOn(20)).to.equal(7n);
  });

  it("judges an act by the rules of the day on which it was lodged", async () => {
    const s = await loadSuite();
    const [a, b] = [await enrolled(s, 0), await enrolled(s, 1)];
    const [first, second] = [await parcelOf(s, 1, a), await parcelOf(s, 2, a)];
    const early = await lodged(s, "Transfer", first, [a, b], sale(b));
    await set(s, dates.addDays(await today(s), 1), { twoOfficerActs: ["Transfer"] });
    await pass(s, 1);
    const { registrar } = s;
    await daybook.record(s.with(registrar), early);
    await refused(recorded(s, "Transfer", second, [a, b], sale(b)), "SameOfficer", [registrar.address]);
    const late = await lodged(s, "Transfer", second, [a, b], sale(b));
    await daybook.record(s.with(registrar), late);
  });
});
