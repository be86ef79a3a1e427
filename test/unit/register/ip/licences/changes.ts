import { expect } from "chai";
import { id } from "ethers";
import { dates, type IsoDate } from "../../../../../sdk/dates/index.js";
import { licences } from "../../../../../sdk/index.js";
import { exOfficio, fresh, ordered } from "../../../../support/acts.js";
import { refused, titleId } from "../../../../support/refusals.js";
import {
  daysPass,
  licencesOf,
  licensed,
  patent,
  pledged,
  work,
  type CoOwned,
} from "../../../../support/licences.js";
import { recorded, today, type KeyedParty } from "../../../../support/registry.js";

type Signers = readonly [KeyedParty, ...KeyedParty[]];

const vary = (n: CoOwned, charge: bigint, signers: Signers, until: IsoDate | null, transferBan = false) =>
  recorded(n.s, "VaryCharge", n.title, signers, { charge, sum: 0n, until, transferBan, terms: id("new") });

const assign = (n: CoOwned, charge: bigint, signers: Signers, to: KeyedParty) =>
  recorded(n.s, "AssignCharge", n.title, signers, { charge, to: to.address });

const discharge = (n: CoOwned, charge: bigint, signers: Signers) =>
  recorded(n.s, "Discharge", n.title, signers, { charge });

const untilOf = async (n: CoOwned, number: bigint): Promise<IsoDate | null | undefined> =>
  (await licencesOf(n)).find((one) => one.number === number)?.until;

describe("a licence that is varied", () => {
  it("becomes longer where the right is free, and shorter within itself", async () => {
    const n = await patent();
    const now = await today(n.s);
    const number = await licensed(n, [n.a, n.b], n.x, { kind: "Exclusive" });
    await vary(n, number, [n.x, n.a, n.b], dates.addYears(now, 7));
    expect(await untilOf(n, number)).to.equal(dates.addYears(now, 7));
    await vary(n, number, [n.x, n.a, n.b], dates.addYears(now, 2));
    expect(await untilOf(n, number)).to.equal(dates.addYears(now, 2));
    await vary(n, number, [n.x, n.a, n.b], null);
    expect(await untilOf(n, number)).to.equal(null);
  });

  it("does not slip past an exclusive one", async () => {
    const n = await patent();
    const now = await today(n.s);
    const mine = await licensed(n, [n.a], n.x, { until: dates.addYears(now, 1) });
    const theirs = await licensed(n, [n.a, n.b, n.x], n.y, { kind: "Exclusive" });
    const longer = vary(n, mine, [n.x, n.a], dates.addYears(now, 2));
    await refused(longer, "ExclusiveLive", [titleId(n.title), theirs]);
    await vary(n, mine, [n.x, n.a], dates.addMonths(now, 6));
    const next = await licensed(n, [n.a, n.b], n.x, {
      kind: "Exclusive",
      from: dates.addDays(dates.addYears(now, 5), 1),
      until: dates.addYears(now, 6),
    });
    const beyond = vary(n, theirs, [n.y, n.a, n.b], dates.addYears(now, 6));
    await refused(beyond, "ExclusiveLive", [titleId(n.title), next]);
  });

  it("does not become exclusive against an ordinary one that came later", async () => {
    const n = await patent();
    const now = await today(n.s);
    const mine = await licensed(n, [n.a, n.b], n.x, { kind: "Sole", until: dates.addYears(now, 1) });
    const from = dates.addDays(dates.addYears(now, 1), 1);
    const theirs = await licensed(n, [n.a], n.y, { from });
    const longer = (...more: KeyedParty[]) => vary(n, mine, [n.x, n.a, n.b, ...more], dates.addYears(now, 2));
    await refused(longer(), "OrdinaryLive", [titleId(n.title), theirs, n.y.address]);
    await longer(n.y);
  });

  it("is agreed by licensee and licensors, and by the pledgee if it becomes longer", async () => {
    const n = await patent();
    const now = await today(n.s);
    const title = titleId(n.title);
    const [one, all] = [await licensed(n, [n.a], n.x), dates.addYears(now, 6)];
    await refused(vary(n, one, [n.a], all), "ConsentMissing", [n.x.address]);
    await refused(vary(n, one, [n.x], all), "CoOwnerConsent", [title, n.a.address]);
    const pledge = await pledged(n);
    await refused(vary(n, one, [n.x, n.b], all), "PledgeeConsent", [title, pledge, n.bank.address]);
    await vary(n, one, [n.x, n.b], dates.addYears(now, 4));
    await vary(n, one, [n.x, n.b, n.bank], all);
  });

  it("stays within the right and asks what a grant asks", async () => {
    const n = await patent();
    const title = titleId(n.title);
    const number = await licensed(n, [n.a], n.x);
    const { termEnd } = await n.s.ipViews.rightOf(title);
    const late = dates.fromDay(Number(termEnd) + 1);
    await refused(vary(n, number, [n.x, n.a], late), "BeyondTerm", [title, termEnd + 1n, termEnd]);
    await refused(vary(n, number, [n.x, n.a], null, true), "BanByLicence", [title, number]);
    const suit = await ordered(n.s, "Suspend", n.title, { months: 1n });
    const longer = () => vary(n, number, [n.x, n.a], null);
    await refused(longer(), "SuitPending", [title, suit.number]);
    await daysPass(n.s, 200);
    const { dueOn } = await n.s.ipViews.rightOf(title);
    await refused(longer(), "AnnuityUnpaid", [title, 4, dueOn]);
  });

  it("keeps its sublicences within it, and theirs within the head", async () => {
    const n = await patent();
    const now = await today(n.s);
    const title = titleId(n.title);
    const head = await licensed(n, [n.a, n.b], n.x, { kind: "Exclusive", sublicensable: true });
    const sub = await licensed(n, [n.x], n.y, { parent: head, until: dates.addYears(now, 3) });
    const shorter = vary(n, head, [n.x, n.a, n.b], dates.addYears(now, 2));
    await refused(shorter, "SublicenceStands", [title, head, sub]);
    await refused(vary(n, sub, [n.y, n.x], dates.addYears(now, 6)), "BeyondLicence", [title, head]);
    await refused(vary(n, sub, [n.y, n.a, n.b], dates.addYears(now, 4)), "ConsentMissing", [n.x.address]);
    await vary(n, sub, [n.y, n.x], dates.addYears(now, 4));
    await refused(discharge(n, head, [n.x]), "SublicenceStands", [title, head, sub]);
    await discharge(n, sub, [n.y]);
    await discharge(n, head, [n.x]);
    expect(await licencesOf(n)).to.deep.equal([]);
  });
});

describe("a licence that somebody else than the proprietors gave", () => {
  it("becomes longer up to the end of its head licence, and no further", async () => {
    const n = await patent();
    const now = await today(n.s);
    const [title, end] = [titleId(n.title), dates.addYears(now, 5)];
    const head = await licensed(n, [n.a, n.b], n.x, { kind: "Exclusive", sublicensable: true });
    const sub = await licensed(n, [n.x], n.y, { parent: head, until: dates.addYears(now, 1) });
    await refused(vary(n, sub, [n.y, n.x], dates.addDays(end, 1)), "BeyondLicence", [title, head]);
    await refused(vary(n, sub, [n.y, n.x], null), "BeyondLicence", [title, head]);
    expect(await untilOf(n, sub)).to.equal(dates.addYears(now, 1));
    await vary(n, sub, [n.y, n.x], end);
    expect(await untilOf(n, sub)).to.equal(end);
  });

  it("is varied with the assignee of the work's rights, without the authors", async () => {
    const n = await work();
    const now = await today(n.s);
    const rights = licences.rights("translation");
    await recorded(n.s, "AssignRights", n.title, [n.a, n.b, n.x], {
      to: n.x.address,
      rights,
      territory: licences.territory("China"),
      from: now,
      until: dates.addYears(now, 10),
      terms: id("assignment"),
    });
    const number = await licensed(n, [n.x], n.y, { rights });
    const longer = dates.addYears(now, 7);
    await refused(vary(n, number, [n.y, n.a, n.b], longer), "ConsentMissing", [n.x.address]);
    expect(await untilOf(n, number)).to.equal(dates.addYears(now, 5));
    await vary(n, number, [n.y, n.x], longer);
    expect(await untilOf(n, number)).to.equal(longer);
  });
});

describe("a licence that passes or ends", () => {
  it("passes with the licensors and the pledgee", async () => {
    const n = await patent();
    const title = titleId(n.title);
    const number = await licensed(n, [n.a, n.b], n.x, { kind: "Exclusive" });
    const pledge = await pledged(n);
    await refused(assign(n, number, [n.x, n.y, n.a], n.y), "CoOwnerConsent", [title, n.b.address]);
    await refused(assign(n, number, [n.x, n.y, n.a, n.b], n.y), "PledgeeConsent", [
      title,
      pledge,
      n.bank.address,
    ]);
    await refused(assign(n, number, [n.x, n.a, n.b, n.bank], n.y), "ConsentMissing", [n.y.address]);
    await assign(n, number, [n.x, n.y, n.a, n.b, n.bank], n.y);
    expect((await licencesOf(n))[0]?.licensee).to.equal(n.y.address);
  });

  it("ends by the licensee alone", async () => {
    const n = await patent();
    const number = await licensed(n, [n.a, n.b], n.x, { kind: "Exclusive" });
    await refused(discharge(n, number, [n.a]), "ConsentMissing", [n.x.address]);
    await discharge(n, number, [n.x]);
    await refused(discharge(n, number, [n.x]), "ChargeUnknown", [titleId(n.title), number]);
    await licensed(n, [n.a, n.b], n.y, { kind: "Exclusive" });
  });

  it("of the compulsory kind changes by the office only", async () => {
    const n = await patent();
    const title = titleId(n.title);
    const fields = { licensee: n.x.address, field: id("field"), until: null, royalty: id("set") };
    const evidence = await fresh(n.s, "Other");
    const { number } = await exOfficio(n.s, "CompelLicence", n.title, fields, { evidence });
    const now = await today(n.s);
    const varied = vary(n, number, [n.x, n.a, n.b], dates.addYears(now, 1));
    await refused(varied, "LicenceCompulsory", [title, number]);
    await refused(assign(n, number, [n.x, n.y, n.a, n.b], n.y), "LicenceCompulsory", [title, number]);
    await discharge(n, number, [n.x]);
  });

  it("follows the right to a new holder, who grants from then on", async () => {
    const n = await patent();
    const number = await licensed(n, [n.a, n.b], n.x, { kind: "Exclusive" });
    await recorded(n.s, "Transfer", n.title, [n.a, n.b, n.y], {
      to: n.y.address,
      cause: "Sale",
      acknowledged: false,
      terms: id("sale"),
    });
    expect((await licencesOf(n)).map((one) => one.number)).to.deep.equal([number]);
    await vary(n, number, [n.x, n.y], null);
    await refused(licensed(n, [n.y], n.bank), "ExclusiveLive", [titleId(n.title), number]);
  });
});
