// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { dates, type IsoDate } from "../../../../sdk/dates/index.js";
import { Disclosure, Metric, nameOf, OfficeKind, type DisclosureName } from "../../../../sdk/enums/index.js";
import { figure, files, mined, nextNoon, periodOf, reach } from "../../../support/figures.js";
import { emitted } from "../../../support/lending.js";
import { openPark, type OpenPark } from "../../../support/parks.js";
import { refused } from "../../../support/refusals.js";
import { BAOSHAN, enrolled, type KeyedParty } from "../../../support/registry.js";
import { loadSuite } from "../../../support/suite.js";

describe("duties to disclose", () => {
  let p: OpenPark;
  let tenant: KeyedParty;
  let from: IsoDate;
  beforeEach(async () => {
    const s = await loadSuite();
    from = await nextNoon(s);
    p = await openPark(s);
    tenant = await enrolled(s, 0);
  });

  const duty = (more = {}) => ({
    metric: Metric.Tax,
    from: dates.toDay(from),
    until: 0,
    months: 6,
    reportDays: 30,
    perTenant: true,
    ...more,
  });
  const authority = () => p.s.figures.connect(p.s.parkAuthority);
  const standing = async (period: number, subject = tenant.address, number = 1): Promise<DisclosureName> =>
    nameOf(Disclosure, await p.s.figures.standingOf(p.park, number, subject, period));
  const half = (period: number) => periodOf(from, 6, period);

  it("are laid on a park or its tenants by the authority, and ended by it", async () => {
    const { s, park } = p;
    const day = BigInt(dates.toDay(from));
    emitted(s.figures, await mined(authority().addDuty(park, duty())), "DutyAdded", [
      park,
      1n,
      [BigInt(Metric.Tax), day, 0n, 6n, 30n, true],
    ]);
    await authority().addDuty(park, duty({ metric: Metric.Energy, perTenant: false, until: day }));
    const receipt = await mined(authority().endDuty(park, 1, day + 200n));
    emitted(s.figures, receipt, "DutyEnded", [park, 1n, day + 200n]);
    expect(await s.figures.dutiesOf(park)).to.deep.equal([
      [BigInt(Metric.Tax), day, day + 200n, 6n, 30n, true],
      [BigInt(Metric.Energy), day, day, 6n, 30n, false],
    ]);
    expect(await s.figures.dutiesOf(park + 1n)).to.deep.equal([]);
  });

  it("are kept, late or missing by the day of the first version", async () => {
    const { s, park } = p;
    await authority().addDuty(park, duty());
    const [[first], [second, end], [third]] = [half(1), half(2), half(3)];
    expect(await standing(1)).to.equal("NotDue");
    // On the last day for the report of the first half-year.
    await reach(s, dates.addDays(second, 29));
    expect(await standing(1)).to.equal("NotDue");
    await files(p, await figure(p, tenant, "Tax", first, 5n, { months: 6 }));
    expect(await standing(1)).to.equal("OnTime");
    // On the last day for the second, and the day after.
    await reach(s, dates.addDays(end, 30));
    expect(await standing(2)).to.equal("NotDue");
    await reach(s, dates.addDays(end, 31));
    expect(await standing(2)).to.equal("Missing");
    await files(p, await figure(p, tenant, "Tax", second, 5n, { months: 6 }));
    expect(await standing(2)).to.equal("Late");
    await s.figures.connect(s.attester).restate(await figure(p, tenant, "Tax", first, 6n, { months: 6 }));
    expect(await standing(1)).to.equal("OnTime");
    expect(third > end).to.be.true;
    expect(await standing(3)).to.equal("NotDue");
  });

  it("are of the subjects, periods and numbers that they name, and of no others", async () => {
    const { park } = p;
    await authority().addDuty(park, duty());
    await authority().addDuty(park, duty({ perTenant: false, until: dates.toDay(half(2)[0]) }));
    expect(await standing(1, ZeroAddress)).to.equal("None");
    expect(await standing(1, tenant.address, 2)).to.equal("None");
    expect(await standing(1, ZeroAddress, 2)).to.equal("NotDue");
    expect(await standing(0)).to.equal("None");
    expect(await standing(1, tenant.address, 0)).to.equal("None");
    expect(await standing(1, tenant.address, 3)).to.equal("None");
    // A period begins on the last day, the next after it.
    expect(await standing(2, ZeroAddress, 2)).to.equal("NotDue");
    expect(await standing(3, ZeroAddress, 2)).to.equal("None");
  });

  it("are the authority's alone, for parks that there are", async () => {
    const { s, park } = p;
    const { attester } = s;
    const needed = [OfficeKind.ParkAuthority, BAOSHAN, attester.address];
    await refused(s.figures.connect(attester).addDuty(park, duty()), "OfficeRequired", needed);
    await refused(s.figures.connect(attester).endDuty(park, 1, 1), "OfficeRequired", needed);
    await refused(authority().addDuty(9n, duty()), "ParkUnknown", [9n]);
    await refused(authority().endDuty(9n, 1, 1), "ParkUnknown", [9n]);
  });

  it("name what is filed, a first day, a length, and no end before the beginning", async () => {
    const { park } = p;
    const day = dates.toDay(from);
    const add = (more: object) => authority().addDuty(park, duty(more));
    await refused(add({ metric: Metric.Presence }), "MetricNotFiled", [Metric.Presence]);
    await refused(add({ from: 0 }), "DutyInvalid", [0, 0, 6]);
    await refused(add({ months: 0 }), "DutyInvalid", [day, 0, 0]);
    await refused(add({ until: day - 1 }), "DutyInvalid", [day, day - 1, 6]);
    expect(await p.s.figures.dutiesOf(park)).to.deep.equal([]);
  });

  it("end once, not in the past, and not before they begin", async () => {
    const { s, park } = p;
    const day = dates.toDay(from);
    await authority().addDuty(park, duty());
    await authority().addDuty(park, duty({ from: day + 10 }));
    for (const number of [0, 3])
      await refused(authority().endDuty(park, number, day), "DutyUnknown", [park, number]);
    await refused(authority().endDuty(park, 2, day + 9), "DutyEndInvalid", [park, 2, day + 9, day + 10]);
    await reach(s, dates.addDays(from, 5));
    await refused(authority().endDuty(park, 1, day + 4), "DutyEndInvalid", [park, 1, day + 4, day + 5]);
    await authority().endDuty(park, 1, day + 5);
    await refused(authority().endDuty(park, 1, day + 6), "DutyEndsAlready", [park, 1, day + 5]);
  });
});
