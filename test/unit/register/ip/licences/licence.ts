import { expect } from "chai";
import { id, ZeroHash, type Result } from "ethers";
import { dates } from "../../../../../sdk/dates/index.js";
import { AssetClass, IpStage, LicenceKind } from "../../../../../sdk/enums/index.js";
import { licences } from "../../../../../sdk/index.js";
import { exOfficio, fresh, ordered } from "../../../../support/acts.js";
import { refused, titleId } from "../../../../support/refusals.js";
import {
  daysPass,
  filed,
  licenceTo,
  licencesOf,
  licensed,
  MARK,
  patent,
  patentNumber,
  pledged,
  work,
  type CoOwned,
} from "../../../../support/licences.js";
import { recorded, today } from "../../../../support/registry.js";

const dayOf = dates.toDay;

/** Expects that a licence of the patent is refused, and that nothing came of it. */
async function refusedLicence(
  n: CoOwned,
  signers: Parameters<typeof licensed>[1],
  licensee: CoOwned["x"],
  fields: Parameters<typeof licensed>[3],
  name: string,
  ...values: unknown[]
): Promise<void> {
  const before = await n.s.ip.headOf(titleId(n.title));
  await refused(licensed(n, signers, licensee, fields), name, [titleId(n.title), ...values]);
  expect(await n.s.ip.headOf(titleId(n.title))).to.equal(before);
}

describe("a licence", () => {
  it("is a charge that says where, for what and how long", async () => {
    const n = await patent();
    const field = id("chargers");
    const number = await licensed(n, [n.a, n.b], n.x, { kind: "Exclusive", field, sublicensable: true });
    const [one] = await n.s.ipViews.licencesOf(titleId(n.title));
    const now = await today(n.s);
    expect((one as unknown as Result).toObject()).to.deep.equal({
      number,
      kind: BigInt(LicenceKind.Exclusive),
      licensee: n.x.address,
      from: BigInt(dayOf(now)),
      until: BigInt(dayOf(dates.addYears(now, 5))),
      territory: licences.territory("East China"),
      rights: 0n,
      field,
      sublicensable: true,
      parent: 0n,
      licensor: "0x0000000000000000000000000000000000000000",
    });
    const [charge] = await n.s.ipViews.chargesOf(titleId(n.title));
    expect([charge?.id, charge?.chargee]).to.deep.equal([number, n.x.address]);
  });

  it("of the exclusive or sole kind needs every co-owner, an ordinary one any of them", async () => {
    const n = await patent();
    await refusedLicence(n, [n.a], n.x, { kind: "Exclusive" }, "CoOwnerConsent", n.b.address);
    await refusedLicence(n, [n.b], n.x, { kind: "Sole" }, "CoOwnerConsent", n.a.address);
    const number = await licensed(n, [n.b], n.x);
    expect((await licencesOf(n)).map((one) => one.number)).to.deep.equal([number]);
  });

  it("of a mark needs every co-owner, also an ordinary one", async () => {
    const n = await patent();
    await filed(n, MARK, { classes: 1n << 8n });
    const mark = { ...n, title: MARK };
    await refusedLicence(mark, [n.a], n.x, {}, "CoOwnerConsent", n.b.address);
    await licensed(mark, [n.a, n.b], n.x);
  });

  it("is given by a proprietor, and taken by the licensee", async () => {
    const n = await patent();
    await refusedLicence(n, [n.y], n.x, {}, "NotProprietor", n.y.address);
    const fields = await licenceTo(n.s, n.x);
    await refused(recorded(n.s, "License", n.title, [n.a], fields), "ConsentMissing", [n.x.address]);
  });

  it("needs the pledgee while the right is pledged", async () => {
    const n = await patent();
    const pledge = await pledged(n);
    await refusedLicence(n, [n.a], n.x, {}, "PledgeeConsent", pledge, n.bank.address);
    await licensed(n, [n.a, n.bank], n.x);
  });

  it("is of a kind that parties can agree on", async () => {
    const n = await patent();
    await refusedLicence(n, [n.a], n.x, { kind: "None" }, "LicenceKindInvalid", LicenceKind.None);
    await refusedLicence(n, [n.a], n.x, { kind: "Compulsory" }, "LicenceKindInvalid", LicenceKind.Compulsory);
    const open = { kind: "Open", parent: 7n } as const;
    await refusedLicence(n, [n.a], n.x, open, "LicenceKindInvalid", LicenceKind.Open);
  });

  it("has a territory, and rights only of works", async () => {
    const n = await patent();
    await refusedLicence(n, [n.a], n.x, { territory: 0n }, "TerritoryInvalid", 0n);
    await refusedLicence(n, [n.a], n.x, { territory: 1n << 34n }, "TerritoryInvalid", 1n << 34n);
    await refusedLicence(n, [n.a], n.x, { rights: 32n }, "RightsInvalid", 32n);
    const w = await work();
    await refusedLicence(w, [w.a], w.x, { rights: 0n }, "RightsInvalid", 0n);
    await refusedLicence(w, [w.a], w.x, { rights: 1n << 18n }, "RightsInvalid", 1n << 18n);
    await refusedLicence(w, [w.a], w.x, { rights: 6n }, "MoralRight", 6n);
  });

  it("has a time within the right's, not over yet", async () => {
    const n = await patent();
    const now = await today(n.s);
    const end = Number((await n.s.ipViews.rightOf(titleId(n.title))).termEnd);
    const day = (iso: string) => dayOf(iso);
    const [before, after] = [dates.addDays(now, -1), dates.addDays(now, 1)];
    await refusedLicence(n, [n.a], n.x, { from: after, until: now }, "PeriodInvalid", day(after), day(now));
    const past = { from: before, until: before };
    await refusedLicence(n, [n.a], n.x, past, "PeriodInvalid", day(before), day(before));
    const late = dates.fromDay(end + 1);
    await refusedLicence(n, [n.a], n.x, { until: late }, "BeyondTerm", end + 1, end);
    await refusedLicence(n, [n.a], n.x, { from: late, until: null }, "BeyondTerm", end + 1, end);
    await licensed(n, [n.a], n.x, { until: dates.fromDay(end) });
  });

  it("is of a right in force, whose annuity is paid", async () => {
    const n = await patent();
    const application = patentNumber(2);
    const evidence = { stage: "Filed", grantedOn: null, paid: 0n } as const;
    await filed(n, application, evidence);
    await refusedLicence({ ...n, title: application }, [n.a], n.x, {}, "NotInForce", IpStage.Filed);
    await daysPass(n.s, 200);
    const right = await n.s.ipViews.rightOf(titleId(n.title));
    expect(dates.fromDay(Number(right.dueOn)) < (await today(n.s))).to.equal(true);
    await refusedLicence(n, [n.a], n.x, {}, "AnnuityUnpaid", 4, right.dueOn);
  });

  it("needs to know of proceedings and cautions", async () => {
    const n = await patent();
    const { number } = await exOfficio(n.s, "Challenge", n.title, { kind: "Invalidation" });
    await refusedLicence(n, [n.a], n.x, {}, "ChallengePending", number);
    await licensed(n, [n.a], n.x, { acknowledged: true });
    const m = await patent();
    const caution = await recorded(m.s, "Caution", m.title, [m.y], {});
    await refusedLicence(m, [m.a], m.x, {}, "CautionNotAcknowledged", caution.number);
    await licensed(m, [m.a], m.x, { acknowledged: true });
  });

  it("waits while a preservation or a suit stops dealings", async () => {
    const n = await patent();
    const against = { against: n.b.address, whole: true, months: 6n };
    const { number } = await ordered(n.s, "Seize", n.title, against);
    const [seizure] = await n.s.ipViews.restraintsOf(titleId(n.title));
    await refusedLicence(n, [n.a], n.x, {}, "Seized", number, seizure?.end);
    const m = await patent();
    const suit = await ordered(m.s, "Suspend", m.title, { months: 12n });
    await refusedLicence(m, [m.a], m.x, { acknowledged: true }, "SuitPending", suit.number);
  });
});

describe("an exclusive or sole licence", () => {
  it("leaves no room for another one in its place, field and time", async () => {
    const n = await patent();
    const [south, chargers] = [licences.territory("Guangdong", "Shanghai"), id("chargers")];
    const first = await licensed(n, [n.a, n.b], n.x, { kind: "Exclusive", field: chargers });
    for (const kind of ["Ordinary", "Sole", "Exclusive"] as const) {
      const meeting = { kind, territory: south };
      await refusedLicence(n, [n.a, n.b], n.y, meeting, "ExclusiveLive", first);
    }
    await refusedLicence(n, [n.a], n.y, { field: chargers }, "ExclusiveLive", first);
    const end = dates.addYears(await today(n.s), 5);
    const later = { from: dates.addDays(end, 1), until: dates.addYears(end, 1) };
    await refusedLicence(n, [n.a], n.y, { from: end, until: later.until }, "ExclusiveLive", first);
    await licensed(n, [n.a], n.y, later);
    await licensed(n, [n.a], n.y, { field: id("batteries") });
    await licensed(n, [n.a], n.y, { territory: licences.territory("Guangdong") });
  });

  it("meets ordinary ones only with their licensees", async () => {
    const n = await patent();
    const ordinary = await licensed(n, [n.a], n.x);
    const values = ["OrdinaryLive", ordinary, n.x.address] as const;
    await refusedLicence(n, [n.a, n.b], n.y, { kind: "Sole" }, ...values);
    await licensed(n, [n.a, n.b, n.x], n.y, { kind: "Sole" });
    expect((await licencesOf(n)).map(({ kind }) => kind)).to.deep.equal(["Ordinary", "Sole"]);
  });

  it("makes room when it is over, without anybody's act", async () => {
    const n = await patent();
    const until = dates.addDays(await today(n.s), 10);
    await licensed(n, [n.a, n.b], n.x, { kind: "Exclusive", until });
    await daysPass(n.s, 11);
    await licensed(n, [n.a, n.b], n.y, { kind: "Exclusive" });
    expect((await licencesOf(n)).map(({ licensee }) => licensee)).to.deep.equal([n.y.address]);
  });
});

describe("a sublicence", () => {
  it("needs a head licence that allows it", async () => {
    const n = await patent();
    const head = await licensed(n, [n.a, n.b], n.x, { kind: "Exclusive" });
    await refusedLicence(n, [n.x], n.y, { parent: head }, "NoSublicence", head);
    await refusedLicence(n, [n.x], n.y, { parent: 99n }, "ChargeUnknown", 99n);
    const pledge = await pledged(n);
    await refusedLicence(n, [n.bank], n.y, { parent: pledge }, "LicenceUnknown", pledge);
  });

  it("is the licensee's to give, not the co-owners'", async () => {
    const n = await patent();
    const head = await licensed(n, [n.a, n.b], n.x, { kind: "Exclusive", sublicensable: true });
    await refusedLicence(n, [n.a, n.b], n.y, { parent: head }, "NotLicensee", head, n.a.address);
    const sub = await licensed(n, [n.x], n.y, { parent: head, kind: "Exclusive" });
    const { licensor } = await n.s.ipViews.licenceOf(titleId(n.title), sub);
    expect(licensor).to.equal(n.x.address);
  });

  it("stays within its head licence, in every way", async () => {
    const n = await patent();
    const field = id("chargers");
    const head = await licensed(n, [n.a, n.b], n.x, { kind: "Sole", field, sublicensable: true });
    const now = await today(n.s);
    const within = { parent: head, field };
    for (const beyond of [
      { kind: "Exclusive" as const },
      { field: ZeroHash },
      { field: id("batteries") },
      { territory: licences.territory("China") },
      { until: dates.addDays(dates.addYears(now, 5), 1) },
      { until: null },
      { from: dates.addDays(now, -1) },
    ]) {
      await refusedLicence(n, [n.x], n.y, { ...within, ...beyond }, "BeyondLicence", head);
    }
    await licensed(n, [n.x], n.y, within);
  });

  it("of the exclusive kind leaves no room for its sisters", async () => {
    const n = await patent();
    const head = await licensed(n, [n.a, n.b], n.x, { kind: "Exclusive", sublicensable: true });
    const sub = await licensed(n, [n.x], n.y, { parent: head, kind: "Exclusive" });
    await refusedLicence(n, [n.x], n.bank, { parent: head }, "ExclusiveLive", sub);
  });
});

describe("an open statement", () => {
  const statement = { open: true, price: 50_000n, terms: id("statement"), report: ZeroHash } as const;
  const withdrawn = { open: false, price: 0n, terms: ZeroHash, report: ZeroHash } as const;
  const declare = (n: CoOwned, signers: Parameters<typeof licensed>[1], fields = {}) =>
    recorded(n.s, "DeclareOpen", n.title, signers, { ...statement, ...fields });

  it("lets anyone take a licence on its terms, without the holders", async () => {
    const n = await patent();
    await declare(n, [n.a, n.b]);
    const asked = await n.s.ipViews.statementOf(titleId(n.title));
    expect([...asked]).to.deep.equal([true, 50_000n, statement.terms]);
    const open = { kind: "Open", royalty: statement.terms } as const;
    const number = await licensed(n, [n.x], n.x, open);
    const [taken] = await licencesOf(n);
    expect([taken?.number, taken?.kind, taken?.licensee]).to.deep.equal([number, "Open", n.x.address]);
    const other = { kind: "Open", royalty: id("cheaper") } as const;
    await refusedLicence(n, [n.y], n.y, other, "TermsNotOfStatement", id("cheaper"), statement.terms);
    await refusedLicence(n, [n.y], n.y, { ...open, sublicensable: true }, "NoSublicence", 0);
  });

  it("leaves room for ordinary licences only", async () => {
    const n = await patent();
    await declare(n, [n.a, n.b]);
    await refusedLicence(n, [n.a, n.b], n.x, { kind: "Exclusive" }, "PatentOpen", LicenceKind.Exclusive);
    await refusedLicence(n, [n.a, n.b], n.x, { kind: "Sole" }, "PatentOpen", LicenceKind.Sole);
    await licensed(n, [n.a], n.x);
  });

  it("can be withdrawn by all, and leaves what was taken", async () => {
    const n = await patent();
    const withdraw = (...signers: [CoOwned["a"], ...CoOwned["a"][]]) =>
      recorded(n.s, "DeclareOpen", n.title, signers, withdrawn);
    await refused(withdraw(n.a, n.b), "NotOpen", [titleId(n.title)]);
    await declare(n, [n.a, n.b]);
    const number = await licensed(n, [n.x], n.x, { kind: "Open", royalty: statement.terms });
    await refused(withdraw(n.a), "CoOwnerConsent", [titleId(n.title), n.b.address]);
    await withdraw(n.a, n.b);
    expect((await n.s.ipViews.statementOf(titleId(n.title))).open).to.equal(false);
    expect((await licencesOf(n)).map((one) => one.number)).to.deep.equal([number]);
    const late = { kind: "Open", royalty: statement.terms } as const;
    await refusedLicence(n, [n.y], n.y, late, "NotOpen");
  });

  it("needs all co-owners, the pledgee, terms, and no statement before it", async () => {
    const n = await patent();
    const title = titleId(n.title);
    await refused(declare(n, [n.a]), "CoOwnerConsent", [title, n.b.address]);
    await refused(declare(n, [n.x, n.a, n.b]), "NotProprietor", [title, n.x.address]);
    await refused(declare(n, [n.a, n.b], { terms: ZeroHash }), "StatementTermsMissing", [title]);
    const pledge = await pledged(n);
    await refused(declare(n, [n.a, n.b]), "PledgeeConsent", [title, pledge, n.bank.address]);
    await declare(n, [n.a, n.b, n.bank]);
    await refused(declare(n, [n.a, n.b, n.bank]), "AlreadyOpen", [title]);
  });

  it("waits for exclusive licences, annuities and stays", async () => {
    const n = await patent();
    const title = titleId(n.title);
    const until = dates.addDays(await today(n.s), 10);
    const first = await licensed(n, [n.a, n.b], n.x, { kind: "Exclusive", until });
    await refused(declare(n, [n.a, n.b]), "ExclusiveLive", [title, first]);
    await daysPass(n.s, 11);
    const suit = await ordered(n.s, "Suspend", n.title, { months: 1n });
    await refused(declare(n, [n.a, n.b]), "SuitPending", [title, suit.number]);
    await daysPass(n.s, 200);
    const { dueOn } = await n.s.ipViews.rightOf(title);
    await refused(declare(n, [n.a, n.b]), "AnnuityUnpaid", [title, 4, dueOn]);
  });

  it("is of a patent, and comes with the report for utility models and designs", async () => {
    const n = await patent(patentNumber(3, "utilityModel"));
    const title = titleId(n.title);
    await refused(declare(n, [n.a, n.b]), "ReportMissing", [title]);
    const report = id("no such report");
    await refused(declare(n, [n.a, n.b], { report }), "EvidenceUnknown", [report]);
    await filed(n, MARK, { paid: 0n, classes: 1n });
    const mark = { ...n, title: MARK };
    await refused(declare(mark, [n.a, n.b]), "NotOfThisClass", [titleId(MARK), AssetClass.TradeMark]);
  });
});

describe("a compulsory licence", () => {
  const compel = (n: CoOwned, fields = {}, header = {}) =>
    exOfficio(
      n.s,
      "CompelLicence",
      n.title,
      { licensee: n.x.address, field: ZeroHash, until: null, royalty: id("set"), ...fields },
      header,
    );

  it("leaves room for an exclusive one in its place, field and time", async () => {
    const n = await patent();
    const evidence = await fresh(n.s, "Other");
    const { number } = await compel(n, {}, { evidence });
    const next = await licensed(n, [n.a, n.b], n.y, { kind: "Exclusive" });
    const lines = (await licencesOf(n)).map((one) => [one.number, one.kind, one.licensee]);
    expect(lines).to.deep.equal([
      [number, "Compulsory", n.x.address],
      [next, "Exclusive", n.y.address],
    ]);
  });

  it("waits three years from the grant and four from the filing", async () => {
    const n = await patent();
    const now = await today(n.s);
    const earliest = dates.addYears(dates.addMonths(now, -6), 3);
    const values = [titleId(n.title), dayOf(earliest)];
    await refused(compel(n), "CompelledTooEarly", values);
    const years = { filedOn: dates.addMonths(now, -59), grantedOn: dates.addMonths(now, -37), paid: 5n };
    const old = { ...n, title: patentNumber(4) };
    await filed(n, old.title, years);
    const { number } = await compel(old);
    const [one] = await n.s.ipViews.licencesOf(titleId(old.title));
    expect([one?.number, one?.kind, one?.sublicensable, one?.territory]).to.deep.equal([
      number,
      BigInt(LicenceKind.Compulsory),
      false,
      licences.COUNTRY,
    ]);
    await refusedLicence(old, [n.x], n.y, { parent: number }, "NoSublicence", number);
  });

  it("counts the later of the two times", async () => {
    const n = await patent();
    const now = await today(n.s);
    const title = patentNumber(4);
    const filedOn = dates.addMonths(now, -40);
    await filed(n, title, { filedOn, grantedOn: dates.addMonths(now, -37), paid: 4n });
    const earliest = dayOf(dates.addYears(filedOn, 4));
    await refused(compel({ ...n, title }), "CompelledTooEarly", [titleId(title), earliest]);
  });

  it("does not wait in an emergency or against a monopoly, and stands beside an exclusive one", async () => {
    const n = await patent();
    await licensed(n, [n.a, n.b], n.y, { kind: "Exclusive" });
    for (const kind of ["Other", "CourtOrder"] as const) {
      await compel(n, {}, { evidence: await fresh(n.s, kind) });
    }
    expect((await licencesOf(n)).map(({ kind }) => kind)).to.deep.equal([
      "Exclusive",
      "Compulsory",
      "Compulsory",
    ]);
    const evidence = await fresh(n.s, "Valuation");
    await refused(compel(n, {}, { evidence }), "EvidenceOfWrongKind", [evidence, 10, 6]);
  });

  it("is of an invention or utility model, ex officio, to an active party", async () => {
    const n = await patent(patentNumber(5, "design"));
    await refused(compel(n), "NotOfThisClass", [titleId(n.title), AssetClass.Design]);
    const m = await patent();
    const fields = { licensee: m.x.address, field: ZeroHash, until: null, royalty: id("set") };
    const asked = recorded(m.s, "CompelLicence", m.title, [m.x], fields);
    await refused(asked, "ExOfficioOnly", [m.x.address]);
    const nobody = m.s.keys[9]?.address ?? "";
    const evidence = await fresh(m.s, "Other");
    await refused(compel(m, { licensee: nobody }, { evidence }), "PartyUnknown", [nobody]);
  });
});
