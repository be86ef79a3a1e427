import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import { dates } from "../../../sdk/dates/index.js";
import { connect, folio, identifiers, renderExtract, type Entry } from "../../../sdk/index.js";
import { applied, blank } from "../../../sdk/folio/index.js";
import {
  attested,
  enrolled,
  INDUSTRIAL,
  onParcel,
  paidGrant,
  parcel,
  parcelOf,
  recorded,
  today,
} from "../../support/registry.js";
import { agrees, proposedAndCorrected } from "../../support/folios.js";
import { loadSuite, type LoadedSuite } from "../../support/suite.js";

describe("folio", () => {
  const sale = (to: string) => ({ to, cause: "Sale", acknowledged: false, terms: id("terms") }) as const;
  const gift = (to: string) => ({ ...sale(to), cause: "Gift" }) as const;
  const id256 = identifiers.titleId.encode;

  async function threeOwners(s: LoadedSuite) {
    const [a, b, c] = [await enrolled(s, 0), await enrolled(s, 1), await enrolled(s, 2)];
    return { a, b, c };
  }

  it("is rebuilt from its entries through transfers of the whole and of shares", async () => {
    const s = await loadSuite();
    const { a, b, c } = await threeOwners(s);
    const title = await parcelOf(s, 1, a);
    await agrees(s, title);
    const share = (to: string, numerator: bigint, denominator: bigint) => ({
      ...gift(to),
      numerator,
      denominator,
    });
    await recorded(s, "TransferShare", title, [a, b], share(b.address, 1n, 3n));
    await agrees(s, title);
    await recorded(s, "TransferShare", title, [a, c], share(c.address, 1n, 4n));
    const { rebuilt } = await agrees(s, title);
    expect(rebuilt.proprietors).to.deep.equal([
      { party: a.address, shares: 5n },
      { party: b.address, shares: 4n },
      { party: c.address, shares: 3n },
    ]);
    await recorded(s, "TransferShare", title, [c, b], share(b.address, 1n, 4n));
    await agrees(s, title);
    await recorded(s, "TransferShare", title, [b, a], share(a.address, 7n, 12n));
    expect((await agrees(s, title)).rebuilt.proprietors).to.deep.equal([{ party: a.address, shares: 1n }]);
    await recorded(s, "Transfer", title, [a, c], sale(c.address));
    await agrees(s, title);
  });

  it("is rebuilt through co-owned registration, change, correction and cancellation", async () => {
    const s = await loadSuite();
    const { a, b } = await threeOwners(s);
    const title = parcel(7);
    const termEnd = dates.addYears(await today(s), 30);
    await recorded(
      s,
      "FirstRegistrationInShares",
      title,
      [a, b],
      { ...INDUSTRIAL, termEnd, denominator: 3n, holders: [a.address, b.address], shares: [2n, 1n] },
      { evidence: await paidGrant(s, title) },
    );
    await agrees(s, title);
    const decision = await attested(s, "AuthorityDecision", title);
    const changed = { use: "Commercial", extent: 99.5, particulars: id("new") } as const;
    await recorded(s, "Change", title, [a, b], changed, { evidence: decision });
    expect((await agrees(s, title)).rebuilt.particulars).to.equal(id("new"));

    const unchanged = { use: "Commercial", termEnd } as const;
    await proposedAndCorrected(s, title, [a, b], {
      ...unchanged,
      version: 1n,
      extent: 100,
      denominator: 2n,
      holders: [b.address],
      shares: [2n],
    });
    expect((await agrees(s, title)).rebuilt.proprietors).to.deep.equal([{ party: b.address, shares: 1n }]);
    const pageOnly = { ...unchanged, version: 2n, extent: 101, denominator: 0n, holders: [], shares: [] };
    await proposedAndCorrected(s, title, [b], pageOnly);
    await agrees(s, title);

    await recorded(s, "Cancel", title, [b], { cause: id("cause") });
    const { rebuilt, book } = await agrees(s, title);
    expect(rebuilt).to.deep.include({ state: "Cancelled", proprietors: [], version: 7 });
    expect(folio.rebuild(book, title, { version: 1 }).proprietors).to.have.length(2);
    expect(folio.rebuild(book, title, { version: 0 })).to.deep.equal(blank(title));
  });

  it("follows buildings with their land, and apportions land to its units", async () => {
    const s = await loadSuite();
    const { a, b } = await threeOwners(s);
    const papers = async (name: string) => ({ evidence: await attested(s, "CompletionPapers", name) });
    const early = onParcel(1, 9);
    await recorded(s, "FirstRegistration", early, [b], INDUSTRIAL, await papers(early));
    await parcelOf(s, 1, a);
    await parcelOf(s, 2, a);
    const [following, apart, shared, unit] = [
      onParcel(1, 1),
      onParcel(1, 2),
      onParcel(1, 3),
      onParcel(2, 1, 1),
    ];
    await recorded(s, "FirstRegistration", following, [a], INDUSTRIAL, await papers(following));
    await recorded(s, "FirstRegistration", apart, [b, a], INDUSTRIAL, await papers(apart));
    const holders = { denominator: 2n, holders: [a.address, b.address], shares: [1n, 1n] };
    await recorded(
      s,
      "FirstRegistrationInShares",
      shared,
      [a, b],
      { ...INDUSTRIAL, ...holders },
      await papers(shared),
    );
    await recorded(s, "FirstRegistration", unit, [a], INDUSTRIAL, await papers(unit));
    const second = onParcel(2, 1, 2);
    await recorded(
      s,
      "FirstRegistrationInShares",
      second,
      [a, b],
      { ...INDUSTRIAL, ...holders },
      await papers(second),
    );

    for (const title of [early, apart, shared, unit, second]) {
      expect((await agrees(s, title)).rebuilt.state).to.equal("Live");
    }
    expect((await agrees(s, parcel(2))).rebuilt.state).to.equal("Apportioned");
    expect((await agrees(s, following)).rebuilt).to.deep.include({ state: "Following", proprietors: [] });

    await recorded(s, "Transfer", parcel(1), [a, b], sale(b.address));
    const extract = await folio.extract(s, following);
    expect(extract).to.deep.include({ heldWith: parcel(1), verified: true, form: "building" });
    expect(extract.proprietors).to.deep.equal([{ party: b.address, numerator: 1n, denominator: 1n }]);
    expect(renderExtract(extract)).to.include(`held with ${parcel(1)}`);
    const before = await folio.extract(s, following, { version: 1, recorded: Number.MAX_SAFE_INTEGER });
    expect(before.proprietors[0]?.party).to.equal(b.address);
  });

  it("answers on both time axes", async () => {
    const s = await loadSuite();
    const { a, b } = await threeOwners(s);
    const now = await today(s);
    const title = await parcelOf(s, 1, a, { effective: dates.addDays(now, -100) });
    const first = (await s.provider.getBlock("latest"))?.timestamp ?? 0;
    await s.networkHelpers.time.increase(86_400);
    await recorded(s, "Transfer", title, [a, b], sale(b.address), { effective: dates.addDays(now, -50) });
    const book = await folio.load(s.land, [title]);
    const owner = (at: Parameters<typeof folio.rebuild>[2]) =>
      folio.rebuild(book, title, at).proprietors[0]?.party;
    expect(owner({})).to.equal(b.address);
    expect(owner({ recorded: first })).to.equal(a.address);
    expect(owner({ recorded: new Date(first * 1000) })).to.equal(a.address);
    expect(owner({ recorded: first - 1 })).to.be.undefined;
    expect(owner({ effective: dates.addDays(now, -51) })).to.equal(a.address);
    expect(owner({ effective: dates.addDays(now, -50) })).to.equal(b.address);
    expect(owner({ effective: dates.addDays(now, -101) })).to.be.undefined;
    expect(owner({ recorded: first, effective: now })).to.equal(a.address);
    const text = renderExtract(
      await folio.extract(s, title, { version: 1, recorded: new Date(first * 1000), effective: now }),
    );
    expect(text).to.include("asked for   version 1, as recorded by");
    expect(text).to.include(`in effect on ${now} (UTC+8)`);
    expect(text).to.include(`${a.address}  sole`);
  });

  it("prints an extract with the fractions, the entries and the proof", async () => {
    const s = await loadSuite();
    const { a, b } = await threeOwners(s);
    const title = await parcelOf(s, 1, a);
    await recorded(s, "TransferShare", title, [a, b], { ...sale(b.address), numerator: 1n, denominator: 3n });
    const extract = await folio.extract(s, title);
    expect(extract).to.deep.include({ verified: true, problems: [], division: "310113", heldWith: null });
    const text = renderExtract(extract);
    expect(text).to.include(`  ${a.address}  2/3`).and.to.include(`  ${b.address}  1/3`);
    expect(text).to.include("asked for   the present state");
    expect(text).to.match(
      / {2}1 {2}recorded [-\d]+ [:\d]+ {2}effective [-\d]+ {2}FirstRegistration \(F granted\), lodgement 1/,
    );
    expect(text).to.include("verified    yes");
    const empty = renderExtract({ ...extract, proprietors: [], verified: false, problems: ["p", "q"] });
    expect(empty).to.include("  none").and.to.include("NO: p; q");
  });

  it("tells altered, missing and foreign entries", async () => {
    const s = await loadSuite();
    const { a, b } = await threeOwners(s);
    const title = await parcelOf(s, 1, a);
    await recorded(s, "Transfer", title, [a, b], sale(b.address));
    const list = await folio.entries(s.land, title);
    const head = await s.land.headOf(id256(title));
    const [first, second] = list as [Entry, Entry];
    const problem = (entries: readonly Entry[]) => folio.verifyHead(entries, head).problem;
    expect(problem(list)).to.be.null;
    const alterations: Partial<Entry>[] = [
      { payload: "0x12" },
      { effective: "2020-01-01" },
      { recordedAt: 1 },
      { number: 9 },
      { category: "A" },
      { act: "Cancel" },
      { evidence: ZeroHash },
    ];
    for (const alteration of alterations) {
      expect(problem([first, { ...second, ...alteration }])).to.equal("an entry was altered");
    }
    expect(problem([first])).to.equal("the folio has 2 entries, of which 1 are here");
    expect(problem([second])).to.equal("entry 1 is missing");
    expect(problem([first, { ...second, title: parcel(3) }])).to.equal("entry 2 is of another title");
    expect(folio.verifyHead([], ZeroHash)).to.include({ verified: true });
  });

  it("refuses what it cannot answer", async () => {
    const s = await loadSuite();
    const { a } = await threeOwners(s);
    const title = await parcelOf(s, 1, a);
    const book = await folio.load(s.land, [title]);
    expect(() => folio.rebuild(book, parcel(5))).to.throw(RangeError, "no entries of");
    expect(() => folio.rebuild(book, title, { recorded: Number.NaN })).to.throw(RangeError, "no moment");
    expect(() => folio.rebuild(book, title, { effective: "2026-13-01" })).to.throw(RangeError);
    for (const [bad, what] of [
      [parcel(5), "is not on the register"],
      ["310113", "28 characters"],
    ] as const) {
      const thrown: unknown = await folio.extract(s, bad).catch((e: unknown) => e);
      expect(thrown).to.be.instanceOf(RangeError);
      expect((thrown as Error).message).to.include(what);
    }
    const [entry] = (book.get(title) ?? []) as [Entry];
    expect(() => applied(blank(title), { ...entry, act: "None" }, blank)).to.throw(
      RangeError,
      "None is no act",
    );
    expect(() => applied(blank(title), { ...entry, payload: "0x" }, blank)).to.throw(
      RangeError,
      "no FirstRegistration",
    );
  });

  it("knows transfers by ERC-6909 alone, and that nobody passes what is not held", () => {
    const [a, b] = [
      "0x70997970C51812dc3A010C7d01b50e0d17dc79C8",
      "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC",
    ];
    const title = parcel(1);
    const words = [id256(title), BigInt(a), BigInt(b), 1n].map((word) => word.toString(16).padStart(64, "0"));
    const entry: Entry = {
      title,
      version: 2,
      number: 0,
      category: "R",
      act: "SelfTransfer",
      recordedAt: 1,
      effective: "2026-01-01",
      evidence: ZeroHash,
      payload: `0x${words.join("")}`,
      rules: null,
      block: 1,
      logIndex: 0,
    };
    const held = { ...blank(title), proprietors: [{ party: a, shares: 1n }] };
    expect(applied(held, entry, blank).proprietors).to.deep.equal([{ party: b, shares: 1n }]);
    expect(() => applied(blank(title), entry, blank)).to.throw(RangeError, "holds 0 shares");
  });

  it("does not call verified what differs from the register", async () => {
    const s = await loadSuite();
    const { a } = await threeOwners(s);
    const title = await parcelOf(s, 1, a);
    const read = connect(s.deployment, s.provider);
    const { state, use, termEnd, version, head } = await s.landViews.folioOf(id256(title));
    const view = { state, use, termEnd, version, head };
    const landViews = Object.assign(Object.create(s.landViews) as typeof s.landViews, {
      folioOf: () => Promise.resolve({ ...view, extent: 1n, proprietors: [] }),
    });
    const { verified, problems } = await folio.extract({ ...read, landViews }, title);
    expect(verified).to.be.false;
    expect(problems).to.deep.equal([
      "extent: the entries rebuild to another than the register says",
      "proprietors: the entries rebuild to another than the register says",
    ]);
  });
});
