import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { dates } from "../../../../sdk/dates/index.js";
import { refused, titleId } from "../../../support/refusals.js";
import { licensed } from "../../../support/licences.js";
import { agreed, callsRoyalties, licensing, proposes, termsFor } from "../../../support/royalties.js";
import { recorded, today } from "../../../support/registry.js";

describe("a schedule of royalties", () => {
  it("is open when licensee and all co-owners have agreed", async () => {
    const n = await licensing();
    const schedule = await proposes(n.s, n.x, n.terms);
    const isOpen = async () => (await n.s.royalties.scheduleOf(schedule)).open;
    await callsRoyalties(n.s, n.a, "agree", [schedule]);
    expect(await isOpen()).to.equal(false);
    await callsRoyalties(n.s, n.b, "agree", [schedule]);
    const { open, licensee, licensor, credit, terms } = await n.s.royalties.scheduleOf(schedule);
    expect([open, licensee, licensor, credit]).to.deep.equal([true, n.x.address, ZeroAddress, 0n]);
    expect([terms.licence, terms.taker]).to.deep.equal([n.licence, n.a.address]);
    await refused(callsRoyalties(n.s, n.b, "agree", [schedule]), "RoyaltiesOpen", [schedule]);
  });

  it("of an ordinary licence is open with one co-owner, of a sublicence with the head licensee", async () => {
    const n = await licensing("Ordinary");
    const one = await proposes(n.s, n.b, n.terms);
    await callsRoyalties(n.s, n.x, "agree", [one]);
    expect((await n.s.royalties.scheduleOf(one)).open).to.equal(true);
    const m = await licensing();
    const sub = await licensed(m, [m.x], m.y, { parent: m.licence });
    const terms = await termsFor(m, sub, { taker: m.x.address });
    await refused(proposes(m.s, m.a, terms), "NotOfLicence", [titleId(m.title), sub, m.a.address]);
    const two = await proposes(m.s, m.x, terms);
    await callsRoyalties(m.s, m.y, "agree", [two]);
    const { open, licensor } = await m.s.royalties.scheduleOf(two);
    expect([open, licensor]).to.deep.equal([true, m.x.address]);
  });

  it("is between the parties of a live licence on an admitted register", async () => {
    const n = await licensing();
    const title = titleId(n.title);
    const register = await n.s.daybook.getAddress();
    await refused(proposes(n.s, n.x, { ...n.terms, register }), "RegisterUnknown", [register]);
    await refused(proposes(n.s, n.x, { ...n.terms, licence: 99n }), "RoyaltyLicenceUnknown", [title, 99n]);
    await refused(proposes(n.s, n.y, n.terms), "NotOfLicence", [title, n.licence, n.y.address]);
    await refused(callsRoyalties(n.s, n.a, "agree", [9n]), "RoyaltiesUnknown", [9n]);
    await refused(proposes(n.s, n.x, { ...n.terms, taker: n.y.address }), "TakerNotLicensor", [n.y.address]);
    const schedule = await proposes(n.s, n.x, n.terms);
    await recorded(n.s, "Discharge", n.title, [n.x], { charge: n.licence });
    const late = callsRoyalties(n.s, n.a, "agree", [schedule]);
    await refused(late, "RoyaltyLicenceUnknown", [title, n.licence]);
  });

  it("asks for something, in periods within the licence", async () => {
    const n = await licensing();
    const now = await today(n.s);
    for (const [sum, rate, per] of [
      [0n, 0n, 0n],
      [0n, 1n, 0n],
      [5n, 0n, 1n],
    ] as const) {
      const call = proposes(n.s, n.x, { ...n.terms, sum, rate, per });
      await refused(call, "RoyaltyMissing", [sum, rate, per]);
    }
    await refused(proposes(n.s, n.x, { ...n.terms, months: 0 }), "RoyaltyMissing", [100n, 1n, 100n]);
    await refused(proposes(n.s, n.x, { ...n.terms, periods: 0 }), "RoyaltyMissing", [100n, 1n, 100n]);
    const [day, end] = [dates.toDay(now), dates.toDay(dates.addYears(now, 5))];
    const early = { ...n.terms, from: dates.addDays(now, -1) };
    await refused(proposes(n.s, n.x, early), "PeriodsInvalid", [day - 1, day, end]);
    await refused(proposes(n.s, n.x, { ...n.terms, periods: 12 }), "PeriodsInvalid", [day, day, end]);
  });

  it("does not meet an earlier one of the licence", async () => {
    const n = await licensing();
    const now = await today(n.s);
    await agreed(n, { ...n.terms, periods: 4 });
    const next = dates.toDay(dates.addMonths(now, 24));
    const end = dates.toDay(dates.addYears(now, 5));
    await refused(proposes(n.s, n.x, n.terms), "PeriodsInvalid", [dates.toDay(now), next, end]);
    const later = { ...n.terms, from: dates.addMonths(now, 24), periods: 6 };
    const schedule = await agreed(n, later);
    expect((await n.s.royalties.scheduleOf(schedule)).open).to.equal(true);
    const [first, last] = await n.s.royalties.periodOf(schedule, 1);
    expect([Number(first), Number(last)]).to.deep.equal([
      next,
      dates.toDay(dates.addDays(dates.addMonths(later.from, 6), -1)),
    ]);
  });
});
