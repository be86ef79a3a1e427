import { expect } from "chai";
import { id, type Result } from "ethers";
import { dates } from "../../../sdk/dates/index.js";
import { daybook, folio, identifiers, renderExtract } from "../../../sdk/index.js";
import {
  built,
  charge,
  coOwned,
  exOfficio,
  fresh,
  lodged,
  notice,
  ordered,
  pass,
  proposed,
  sale,
  seizure,
  shareSale,
} from "../../support/acts.js";
import { agrees, proposedAndCorrected } from "../../support/folios.js";
import { carried, succeeded } from "../../support/succession.js";
import {
  enrolled,
  onParcel,
  parcel,
  parcelOf,
  recorded,
  today,
  type KeyedParty,
} from "../../support/registry.js";
import { loadSuite, type LoadedSuite } from "../../support/suite.js";

/** I12: replaying the entries rebuilds the state exactly. Each step holds the rebuilt folio against the register. */
describe("replaying the entries of a title rebuilds what the register tells", () => {
  async function parties(s: LoadedSuite) {
    const [a, b, c, d] = [
      await enrolled(s, 0),
      await enrolled(s, 1),
      await enrolled(s, 2),
      await enrolled(s, 3),
    ];
    return { a, b, c, d };
  }

  const number = ({ number: n }: { number: bigint }): bigint => n;
  const statuses = async (s: LoadedSuite, title: string) =>
    folio.restraintsOn((await agrees(s, title)).rebuilt, await today(s)).map(({ status }) => status);

  it("through a charge's life: rank, variation, assignment, postponement, release, fixing, discharge", async () => {
    const s = await loadSuite();
    const { a, b, c, d } = await parties(s);
    const title = await parcelOf(s, 1, a);
    const charged = async (to: KeyedParty, more: Parameters<typeof charge>[1], ...others: KeyedParty[]) =>
      number(await recorded(s, "Charge", title, [a, to, ...others], charge(to, more)));
    const first = await charged(b, { sum: 300n });
    const second = await charged(c, { kind: "MaximumMortgage", sum: 500n });
    const third = await charged(d, { sum: 700n });
    const equal = await charged(b, { rankWith: third }, d);
    await agrees(s, title);
    await recorded(s, "PostponeCharge", title, [b, c], { charge: first, behind: second });
    const { rebuilt } = await agrees(s, title);
    const order = folio.chargesOn(rebuilt, await today(s)).map((one) => BigInt(one.number));
    expect(order).to.deep.equal([second, first, third, equal]);

    const until = dates.addYears(await today(s), 5);
    const varied = { sum: 200n, until, transferBan: true, terms: id("varied") };
    await recorded(s, "VaryCharge", title, [b, a, c, d], { charge: first, ...varied });
    await recorded(s, "AssignCharge", title, [d, c], { charge: third, to: c.address });
    await recorded(s, "ReleasePart", title, [c], { charge: third, sum: 600n });
    await recorded(s, "FixCeiling", title, [c, a], { charge: second, amount: 400n });
    await agrees(s, title);
    await recorded(s, "Discharge", title, [b], { charge: first });
    await agrees(s, title);

    const from = await today(s);
    const lease = { kind: "Lease", from, until: dates.addDays(from, 30), sum: 0n } as const;
    await charged(d, lease);
    await agrees(s, title);
    await pass(s, 31);
    expect((await agrees(s, title)).rebuilt.charges.at(-1)?.kind).to.equal("Lease");
    await charged(d, { ...lease, from: await today(s), until: dates.addDays(await today(s), 9) });
    expect((await agrees(s, title)).rebuilt.charges.filter(({ kind }) => kind === "Lease")).to.have.length(1);
  });

  it("through an easement, which is entered on both titles", async () => {
    const s = await loadSuite();
    const { a, b } = await parties(s);
    const [servient, dominant] = [await parcelOf(s, 1, a), await parcelOf(s, 2, b)];
    const easement = charge(b, { kind: "Easement", dominant, sum: 0n });
    await recorded(s, "Charge", servient, [a, b], easement);
    expect((await agrees(s, servient)).rebuilt.charges[0]).to.deep.include({ chargee: null, dominant });
    expect((await agrees(s, dominant)).rebuilt).to.deep.include({ charges: [], version: 2 });
    const extract = await folio.extract(s, servient);
    expect(renderExtract(extract)).to.include(`for ${dominant}`);
  });

  it("through a queue of seizures that lapse, are lifted and renewed, up to the judicial sale", async () => {
    const s = await loadSuite();
    const { a, b, c } = await parties(s);
    const title = await parcelOf(s, 1, a);
    await recorded(s, "Charge", title, [a, b], charge(b, { kind: "MaximumMortgage" }));
    const first = number(await ordered(s, "Seize", title, seizure(a, 1n)));
    const second = number(await ordered(s, "Seize", title, seizure(a, 2n)));
    await ordered(s, "Seize", title, seizure(a, 3n));
    expect(await statuses(s, title)).to.deep.equal(["InForce", "Waiting", "Waiting"]);
    expect((await agrees(s, title)).rebuilt.charges[0]?.fixedOn).to.equal(await today(s));
    await ordered(s, "RenewOrder", title, { order: first, months: 2n });
    await pass(s, 10);
    await ordered(s, "LiftOrder", title, { order: first });
    expect(await statuses(s, title)).to.deep.equal(["InForce", "Waiting"]);
    await pass(s, 70);
    expect(await statuses(s, title)).to.deep.equal(["Lapsed", "InForce"]);
    await ordered(s, "LiftOrder", title, { order: second });
    await ordered(s, "Seize", title, seizure(a, 1n));
    await pass(s, 200);
    await ordered(s, "Seize", title, seizure(a, 6n));
    expect(await statuses(s, title)).to.deep.equal(["InForce"]);
    const suit = number(await ordered(s, "Suspend", title, { months: 0n }));
    await ordered(s, "Suspend", title, { months: 2n });
    await agrees(s, title);
    await ordered(s, "LiftOrder", title, { order: suit });
    const text = renderExtract(await folio.extract(s, title));
    expect(text).to.include("Seizure, in force").and.to.include("OwnershipSuit, in force");
    expect(text).to.include("10,000.00 yuan");
    const passing = { from: a.address, to: c.address, numerator: 0n, denominator: 0n };
    await ordered(s, "OrderedTransfer", title, { ...passing, auction: true, proceeds: 9_999n });
    const { rebuilt } = await agrees(s, title);
    expect(rebuilt).to.deep.include({ charges: [], restraints: [] });
    expect(rebuilt.proprietors).to.deep.equal([{ party: c.address, shares: 1n }]);
  });

  it("through shares that a court seizes, freezes and passes by the functions of ERC-7943", async () => {
    const s = await loadSuite();
    const { a, b, c } = await parties(s);
    const title = await coOwned(s, 1, [a, b], [4n, 2n]);
    await ordered(s, "Seize", title, seizure(a, 1n));
    await agrees(s, title);
    const land = s.land.connect(s.court);
    const key = identifiers.titleId.encode(title);
    for (const amount of [1n, 2n, 0n]) {
      await ordered(s, "OrderFreeze", title, { account: b.address, amount });
      await agrees(s, title);
      await land.setFrozenTokens(b.address, key, amount);
      await agrees(s, title);
    }
    await ordered(s, "OrderTransfer", title, { from: a.address, to: c.address, amount: 3n });
    await land.forcedTransfer(a.address, c.address, key, 3n);
    await agrees(s, title);
    const passing = { from: b.address, to: c.address, numerator: 1n, denominator: 5n };
    await ordered(s, "OrderedTransfer", title, { ...passing, auction: false, proceeds: 0n });
    await agrees(s, title);
  });

  it("through cautions, notices, searches and locks, as their days pass", async () => {
    const s = await loadSuite();
    const { a, b, c } = await parties(s);
    const title = await parcelOf(s, 1, a);
    const caution = number(await recorded(s, "Caution", title, [c], {}));
    await recorded(s, "Caution", title, [b], {});
    await recorded(s, "ProveSuit", title, [c], { caution });
    const noticed = { ...notice(b), kind: "Sale" } as const;
    const sold = number(await recorded(s, "Notice", title, [a, b], noticed));
    const registrable = await today(s);
    await recorded(s, "OpenNotice", title, [b], { notice: sold, registrable });
    await recorded(s, "Search", title, [b], {});
    const lock = number(await exOfficio(s, "Lock", title, {}));
    await agrees(s, title);
    await pass(s, 16);
    expect(await statuses(s, title)).to.deep.equal(["InForce", "Lapsed", "InForce", "InForce", "InForce"]);
    await exOfficio(s, "ReleaseRestraint", title, { restraint: lock });
    await recorded(s, "ReleaseRestraint", title, [c], { restraint: caution });
    await agrees(s, title);
    const text = renderExtract(await folio.extract(s, title));
    expect(text).to.include("AdvanceNotice of Sale, in force").and.to.include("Caution, lapsed");
    await recorded(s, "Transfer", title, [a, b], { ...sale(b), notice: sold });
    expect((await agrees(s, title)).rebuilt.restraints.map(({ kind }) => kind)).to.deep.equal([
      "Caution",
      "PrioritySearch",
    ]);
  });

  it("through a noticed mortgage that takes the rank of its notice", async () => {
    const s = await loadSuite();
    const { a, b, c } = await parties(s);
    const title = await parcelOf(s, 1, a);
    const early = number(await recorded(s, "Notice", title, [a, b], { ...notice(b), kind: "Mortgage" }));
    await recorded(s, "Charge", title, [a, c, b], charge(c));
    await recorded(s, "Charge", title, [a, b], charge(b, { notice: early }));
    const { rebuilt } = await agrees(s, title);
    const [best] = folio.chargesOn(rebuilt, await today(s));
    expect(best).to.deep.include({ chargee: b.address, rank: Number(early) });
  });

  it("through offers to the co-owners, accepted or not", async () => {
    const s = await loadSuite();
    const { a, b, c, d } = await parties(s);
    const title = await coOwned(s, 1, [a, b, c], [3n, 2n, 1n]);
    const offered = async (by: KeyedParty, numerator: bigint, denominator: bigint) => {
      const until = dates.addDays(await today(s), 15);
      const terms = { to: d.address, numerator, denominator, until, terms: id("terms") };
      return number(await recorded(s, "OfferShare", title, [by], terms));
    };
    const offer = await offered(a, 1n, 6n);
    await recorded(s, "AcceptOffer", title, [b], { offer, terms: id("terms") });
    await recorded(s, "AcceptOffer", title, [c], { offer, terms: id("terms") });
    expect((await agrees(s, title)).rebuilt.offers[0]?.takers).to.deep.equal([b.address, c.address]);
    expect(renderExtract(await folio.extract(s, title))).to.include(`accepted by ${b.address}, ${c.address}`);
    await pass(s, 16);
    await recorded(s, "CompleteOffer", title, [a], { offer });
    await agrees(s, title);
    const second = await offered(c, 1n, 9n);
    await pass(s, 16);
    await recorded(s, "TransferShare", title, [c, d], shareSale(d, 1n, 9n, { offer: second }));
    expect((await agrees(s, title)).rebuilt.offers).to.deep.equal([]);
    const lease = charge(d, { kind: "Lease", until: dates.addYears(await today(s), 2), sum: 0n });
    const from = await today(s);
    const e = await enrolled(s, 4);
    await recorded(s, "Charge", title, [a, b, c, d, e], { ...lease, chargee: e.address, from });
    const third = await offered(b, 1n, 9n);
    await recorded(s, "AcceptOffer", title, [e], { offer: third, terms: id("terms") });
    await agrees(s, title);
    await pass(s, 16);
    await recorded(s, "CompleteOffer", title, [b], { offer: third });
    await agrees(s, title);
  });

  it("through passing by law, which leaves burdens but for expropriation", async () => {
    const s = await loadSuite();
    const { a, b, c } = await parties(s);
    const title = await parcelOf(s, 1, a);
    await recorded(s, "Charge", title, [a, b], charge(b));
    const part = { from: a.address, numerator: 1n, denominator: 3n, cause: "Inheritance" } as const;
    const proof = async () => ({ evidence: await fresh(s, "SuccessionProof") });
    await recorded(s, "Transmit", title, [c], part, await proof());
    await agrees(s, title);
    const whole = { from: a.address, numerator: 0n, denominator: 0n, cause: "Expropriation" } as const;
    const decision = { evidence: await fresh(s, "AuthorityDecision") };
    await recorded(s, "Transmit", title, [b], whole, decision);
    expect((await agrees(s, title)).rebuilt.charges).to.deep.equal([]);
  });

  it("through division and merger, which carry what stands on the titles", async () => {
    const s = await loadSuite();
    const { a, b, c } = await parties(s);
    const title = await parcelOf(s, 1, a);
    await exOfficio(s, "Excuse", title, {});
    const mortgage = number(await recorded(s, "Charge", title, [a, b], charge(b)));
    await recorded(s, "Search", title, [c], {});
    const survey = async () => ({ evidence: await fresh(s, "Survey") });
    const children = [parcel(11), parcel(12)];
    const parts = { children, extents: [6_345.67, 6_000], uses: ["Industrial", "Industrial"] } as const;
    await recorded(s, "Divide", title, [a, b], { charges: [mortgage], ...parts }, await survey());
    expect((await agrees(s, title)).rebuilt).to.deep.include({ state: "Historic", children, charges: [] });
    for (const child of children) {
      const { rebuilt } = await agrees(s, child);
      expect(rebuilt).to.deep.include({ parents: [title], state: "Live" });
      expect(rebuilt.charges.map((one) => BigInt(one.number))).to.deep.equal([mortgage]);
      expect(rebuilt.restraints).to.have.length(1);
    }
    await recorded(s, "Charge", parcel(12), [a, b, c], charge(b));
    const into = { into: parcel(20), extent: 12_345.67, use: "Industrial", others: [parcel(12)] } as const;
    await recorded(s, "Merge", parcel(11), [a, b, c], into, await survey());
    for (const old of children) expect((await agrees(s, old)).rebuilt.children).to.deep.equal([parcel(20)]);
    const { rebuilt } = await agrees(s, parcel(20));
    expect(rebuilt).to.deep.include({ parents: children, state: "Live" });
    expect(rebuilt.charges).to.have.length(2);
    expect(rebuilt.excuse).not.to.equal(null);
    const extract = await folio.extract(s, parcel(20));
    expect(extract.verified, extract.problems.join()).to.be.true;
    expect(renderExtract(extract)).to.include(`came from   ${children.join(", ")}`);
  });

  it("through a building under construction, registered and divided into units", async () => {
    const s = await loadSuite();
    const { a, b, c } = await parties(s);
    const title = await parcelOf(s, 1, a);
    const under = charge(b, { kind: "ConstructionMortgage" });
    const mortgage = number(await recorded(s, "Charge", title, [a, b], under));
    const units = [onParcel(1, 1, 1), onParcel(1, 1, 2)];
    await recorded(s, "Notice", title, [a, c], notice(c, units[1]));
    const building = await built(s, onParcel(1, 1), [a], { extent: 200 });
    await agrees(s, building);
    await agrees(s, title);
    const divided = {
      charges: [mortgage],
      children: units,
      extents: [100, 100],
      uses: ["Mixed", "Mixed"],
    } as const;
    await recorded(s, "Divide", building, [a, b, c], divided, { evidence: await fresh(s, "Survey") });
    for (const one of [title, building, ...units]) await agrees(s, one);
    const [free, noticed] = [
      (await agrees(s, units[0] ?? "")).rebuilt,
      (await agrees(s, units[1] ?? "")).rebuilt,
    ];
    expect(free.charges.map(({ kind }) => kind)).to.deep.equal(["Mortgage"]);
    expect(noticed).to.deep.include({ charges: [] });
    expect(noticed.restraints.map(({ kind }) => kind)).to.deep.equal(["AdvanceNotice"]);
  });

  it("through the registration of a building that makes its construction mortgage an ordinary one", async () => {
    const s = await loadSuite();
    const { a, b } = await parties(s);
    const title = await parcelOf(s, 1, a);
    await recorded(s, "Charge", title, [a, b], charge(b, { kind: "ConstructionMortgage" }));
    await built(s, onParcel(1, 1), [a]);
    const { rebuilt } = await agrees(s, title);
    expect(rebuilt).to.deep.include({ version: 3 });
    expect(rebuilt.charges[0]?.kind).to.equal("Mortgage");
    await recorded(s, "Charge", title, [a, b], charge(b));
    await built(s, onParcel(1, 2, 1), [a]);
    expect((await agrees(s, onParcel(1, 2, 1))).rebuilt.charges).to.have.length(2);
    await agrees(s, title);
  });

  it("through the end of a term, renewal, taking back, and the exchange with the statutory register", async () => {
    const s = await loadSuite();
    const { a, b } = await parties(s);
    const title = await parcelOf(s, 1, a);
    const externalRef = id("certificate");
    for (const state of ["Lodged", "Diverged", "Diverged", "Registered"] as const) {
      await exOfficio(s, "Reconcile", title, { state, legalBasis: "ParkContract", externalRef });
      expect((await agrees(s, title)).rebuilt.sync.state).to.equal(state);
    }
    await recorded(s, "Charge", title, [a, b], charge(b));
    const startDue = dates.addDays(await today(s), -800);
    await exOfficio(s, "TakeBack", title, { startDue, notice: await fresh(s, "Other") });
    expect((await agrees(s, title)).rebuilt).to.deep.include({ state: "Cancelled", charges: [] });
  });

  it("judges a caution by the rules of the day on which it was lodged", async () => {
    const s = await loadSuite();
    const { a, c } = await parties(s);
    const title = await parcelOf(s, 1, a);
    const pending = await lodged(s, "Caution", title, [c], {});
    const rules = (await s.landViews.rulesOn(1, dates.toDay(await today(s)))) as unknown as Result;
    const since = dates.toDay(await today(s)) + 1;
    await s.land.connect(s.council).setRules(1, { ...rules.toObject(), since, cautionDays: 5n } as never);
    await pass(s, 2);
    await daybook.record(s.with(s.registrar), pending);
    const until = dates.addDays(await today(s), 15);
    expect((await agrees(s, title)).rebuilt.restraints[0]?.until).to.equal(until);
  });

  it("answers for a correction what the register said then, and what it says now of then (S8)", async () => {
    const s = await loadSuite();
    const { a, b } = await parties(s);
    const start = await today(s);
    const title = await coOwned(s, 1, [a, b], [1n, 2n]);
    const wrong = (await s.provider.getBlock("latest"))?.timestamp ?? 0;
    await pass(s, 20);
    const { extent, termEnd } = (await agrees(s, title)).rebuilt;
    const page = { version: 1n, use: "Industrial", extent, termEnd } as const;
    const right = { denominator: 2n, holders: [a.address, b.address], shares: [1n, 1n] };
    await proposedAndCorrected(s, title, [a, b], { ...page, ...right }, { effective: start });
    const { book } = await agrees(s, title);
    const held = (at: Parameters<typeof folio.rebuild>[2]) =>
      folio.rebuild(book, title, at).proprietors.map(({ shares }) => shares);
    expect(held({ recorded: wrong })).to.deep.equal([1n, 2n]);
    expect(held({ recorded: wrong, effective: start })).to.deep.equal([1n, 2n]);
    expect(held({ effective: start })).to.deep.equal([1n, 1n]);
    expect(held({ version: 2 })).to.deep.equal([1n, 2n]);
    expect(folio.rebuild(book, title, { version: 2 }).restraints[0]?.kind).to.equal("Correction");
    expect(folio.rebuild(book, title, { effective: await today(s) }).restraints).to.deep.equal([]);
    const then = await folio.extract(s, title, { recorded: wrong });
    expect(then).to.deep.include({ day: start, verified: true });
    expect(renderExtract(await folio.extract(s, title, { version: 2 }))).to.include("entry 1, answers until");

    const proposal = await proposed(s, title, 1n);
    await agrees(s, title);
    await exOfficio(s, "AbandonCorrection", title, { proposal });
    expect((await agrees(s, title)).rebuilt.restraints).to.deep.equal([]);
  });

  it("through successions: shares, charges, leases, notices and seizures that follow, and confusion", async () => {
    const s = await loadSuite();
    const { a, b, c, d } = await parties(s);
    const heir = await enrolled(s, 4);
    const [sole, shared] = [await parcelOf(s, 1, a), await coOwned(s, 2, [a, b, c], [1n, 1n, 2n])];
    await recorded(s, "Charge", sole, [a, b], charge(b));
    await recorded(s, "Charge", sole, [a, c], charge(c));
    await recorded(s, "Charge", shared, [c, a, b, d], charge(d));
    await recorded(s, "Caution", sole, [a], {});
    await recorded(s, "Notice", sole, [a, d], { ...notice(d), kind: "Sale" });
    await ordered(s, "Seize", shared, seizure(a));
    await ordered(s, "OrderFreeze", shared, { account: a.address, amount: 1n });
    await s.land.connect(s.court).setFrozenTokens(a.address, identifiers.titleId.encode(shared), 1n);
    await succeeded(s, a, [b]);
    await carried(s, a, [sole, shared]);
    for (const title of [sole, shared]) await agrees(s, title);
    await succeeded(s, b, [c, d, heir], { cause: "Division", shares: [1n, 2n, 3n], keepsSecurities: true });
    await carried(s, b, [sole, shared]);
    for (const title of [sole, shared]) await agrees(s, title);
    await succeeded(s, d, [c]);
    await carried(s, d, [shared, sole]);
    for (const title of [sole, shared]) await agrees(s, title);
    const extract = renderExtract(await folio.extract(s, sole));
    expect(extract).to.include("Succeed (R").and.to.include("verified    yes");
  });

  it("through shares that pass by law with their seizures", async () => {
    const s = await loadSuite();
    const { a, b, c, d } = await parties(s);
    const title = await coOwned(s, 1, [a, b, c], [2n, 1n, 1n]);
    await ordered(s, "Seize", title, seizure(a));
    const inherits = async (by: KeyedParty, numerator: bigint, denominator: bigint) => {
      const fields = { from: a.address, numerator, denominator, cause: "Inheritance" } as const;
      await recorded(s, "Transmit", title, [by], fields, { evidence: await fresh(s, "SuccessionProof") });
      await agrees(s, title);
    };
    await inherits(d, 1n, 8n);
    await inherits(b, 1n, 8n);
    await inherits(c, 0n, 0n);
  });
});
