// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { daybook, dates, folio, parties, succession, type Particulars } from "../../../../sdk/index.js";
import { charge, coOwned, lodged, notice, ordered, sale, seizure, shareSale } from "../../../support/acts.js";
import { agrees } from "../../../support/folios.js";
import { refused, titleId } from "../../../support/refusals.js";
import { parcelOf, recorded, today, type KeyedParty } from "../../../support/registry.js";
import { carried, companies, succeeded } from "../../../support/succession.js";
import { loadSuite, type LoadedSuite } from "../../../support/suite.js";

async function scene() {
  const s = await loadSuite();
  return { s, ...(await companies(s)) };
}

/** Charges that are left: number, kind, chargee, rank. */
async function charges(s: LoadedSuite, title: string): Promise<[number, string, string | null, number][]> {
  const { rebuilt } = await agrees(s, title);
  return rebuilt.charges
    .map(({ number, kind, chargee, rank }): [number, string, string | null, number] => [
      number,
      kind,
      chargee,
      rank,
    ])
    .toSorted(([one], [other]) => one - other);
}

async function charged(
  s: LoadedSuite,
  title: string,
  owners: readonly [KeyedParty, ...KeyedParty[]],
  chargee: KeyedParty,
  fields: Partial<Particulars<"Charge">> = {},
): Promise<number> {
  const done = await recorded(s, "Charge", title, [...owners, chargee], charge(chargee, fields));
  return Number(done.number);
}

async function leased(
  s: LoadedSuite,
  title: string,
  owner: KeyedParty,
  tenant: KeyedParty,
  { parent = 0, years = 5 } = {},
  also: readonly KeyedParty[] = [],
): Promise<number> {
  const from = await today(s);
  const until = dates.addYears(from, years);
  const fields = { kind: "Lease", sum: 0n, from, until, parent: BigInt(parent) } as const;
  return charged(s, title, [owner, ...also], tenant, fields);
}

describe("what a party held in titles of others, after its succession", () => {
  it("is its successor's: mortgages and leases, by number and rank", async () => {
    const { s, a, b, c, d } = await scene();
    const title = await parcelOf(s, 1, c);
    const first = await charged(s, title, [c], a);
    const second = await charged(s, title, [c], d);
    const lease = await leased(s, title, c, a);
    await succeeded(s, a, [b]);
    await carried(s, a, [title]);
    expect(await charges(s, title)).to.deep.equal([
      [first, "Mortgage", b.address, first],
      [second, "Mortgage", d.address, second],
      [lease, "Lease", b.address, lease],
    ]);
  });

  it("goes to the first of several, or to the one whom the plan names", async () => {
    const { s, a, b, c, d } = await scene();
    const [one, two] = [await parcelOf(s, 1, d), await parcelOf(s, 2, d)];
    const [onOne, onTwo] = [await charged(s, one, [d], a), await charged(s, two, [d], a)];

    const plan = succession.plan([
      { title: one, successor: b.address },
      { title: two, successor: c.address },
    ]);
    await succeeded(s, a, [b, c], { cause: "Division", plan });
    await carried(s, a, [one, two], plan);
    expect(await charges(s, one)).to.deep.equal([[onOne, "Mortgage", b.address, onOne]]);
    expect(await charges(s, two)).to.deep.equal([[onTwo, "Mortgage", c.address, onTwo]]);
  });

  it("without a plan goes to the lead", async () => {
    const { s, a, b, c, d } = await scene();
    const title = await parcelOf(s, 1, d);
    const number = await charged(s, title, [d], a);
    await succeeded(s, a, [b, c], { cause: "Division" });
    await carried(s, a, [title]);
    expect(await charges(s, title)).to.deep.equal([[number, "Mortgage", b.address, number]]);
  });

  it("are its notices, cautions and searches, too", async () => {
    const { s, a, b, c, d } = await scene();
    const title = await parcelOf(s, 1, c);
    await recorded(s, "Caution", title, [a], {});
    await recorded(s, "Caution", title, [d], {});
    const noticed = await recorded(s, "Notice", title, [c, a], { ...notice(a), kind: "Sale" });
    const other = await parcelOf(s, 2, c);
    await recorded(s, "Search", other, [a, c], {});
    await succeeded(s, a, [b]);
    await carried(s, a, [title, other]);
    const { rebuilt } = await agrees(s, title);
    const held = rebuilt.restraints.map(({ kind, party }) => [kind, party]);
    expect(held).to.deep.equal([
      ["Caution", b.address],
      ["Caution", d.address],
      ["AdvanceNotice", b.address],
    ]);
    expect((await agrees(s, other)).rebuilt.restraints[0]?.party).to.equal(b.address);
    // The notice holds for its new holder.
    const values = [titleId(title), noticed.number, b.address];
    await refused(recorded(s, "Transfer", title, [c, d], sale(d)), "NoticeConsent", values);
  });
});

describe("a seizure of a party that is succeeded", () => {
  it("stays on the whole title", async () => {
    const { s, a, b, c } = await scene();
    const title = await parcelOf(s, 1, a);
    const { number } = await ordered(s, "Seize", title, seizure(a));
    const end = dates.addMonths(await today(s), 36);
    await succeeded(s, a, [b]);
    await carried(s, a, [title]);
    await agrees(s, title);
    const values = [titleId(title), number, dates.toDay(end)];
    await refused(recorded(s, "Transfer", title, [b, c], sale(c)), "Seized", values);
  });

  it("follows its share, and leaves free what the successor held before", async () => {
    const { s, a, b, c } = await scene();
    const title = await coOwned(s, 1, [a, b, c], [1n, 1n, 1n]);
    await ordered(s, "Seize", title, seizure(a));
    await succeeded(s, a, [b]);
    await carried(s, a, [title]);
    const lot = Number(await s.daybook.lastNumber());
    const [restraint] = (await agrees(s, title)).rebuilt.restraints;
    expect(restraint).to.deep.include({ party: b.address, shares: { amount: 1n, supply: 3n, lot } });
    const gift = (numerator: bigint) =>
      recorded(s, "TransferShare", title, [b, c], shareSale(c, numerator, 3n, { cause: "Gift" }));
    await refused(gift(2n), "ERC7943InsufficientUnfrozenBalance", [b.address, titleId(title), 2n, 1n]);
    await gift(1n);
  });

  it("binds its share beside a seizure of what the successor held: both stay live, neither binds the other's", async () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const { s, a, b, c } = await scene();
      const title = await coOwned(s, 1, [a, b, c], [1n, 2n, 3n]);
      for (const n of order) await ordered(s, "Seize", title, seizure(n === 0 ? a : b));
      const { number: waiting } = await ordered(s, "Seize", title, seizure(a, 6n));
      await succeeded(s, a, [b]);
      await carried(s, a, [title]);
      const { rebuilt } = await agrees(s, title);
      const live = folio.restraintsOn(rebuilt, await today(s)).map(({ status }) => status);
      expect(live).to.deep.equal(["InForce", "InForce", "Waiting"]);
      expect(await s.land.getFrozenTokens(b.address, titleId(title))).to.equal(3n);
      const gift = (numerator: bigint) =>
        recorded(s, "TransferShare", title, [b, c], shareSale(c, numerator, 6n, { cause: "Gift" }));
      await refused(gift(1n), "ERC7943InsufficientUnfrozenBalance", [b.address, titleId(title), 1n, 0n]);
      // What waited behind the predecessor's seizure waits on its share still.
      const first = rebuilt.restraints[order[0] === 0 ? 0 : 1];
      await ordered(s, "LiftOrder", title, { order: BigInt(first?.number ?? 0) });
      expect(await s.land.getFrozenTokens(b.address, titleId(title))).to.equal(3n);
      await ordered(s, "LiftOrder", title, { order: waiting });
      await gift(1n);
      await refused(gift(1n), "ERC7943InsufficientUnfrozenBalance", [b.address, titleId(title), 1n, 0n]);
      await agrees(s, title);
    }
  });

  it("leaves a seizure of what the successor held on that alone", async () => {
    const { s, a, b, c } = await scene();
    const title = await coOwned(s, 1, [a, b, c], [1n, 1n, 1n]);
    await ordered(s, "Seize", title, seizure(b));
    await succeeded(s, a, [b]);
    await carried(s, a, [title]);
    expect(await s.land.getFrozenTokens(b.address, titleId(title))).to.equal(1n);
    await recorded(s, "TransferShare", title, [b, c], shareSale(c, 1n, 3n, { cause: "Gift" }));
    await agrees(s, title);
  });

  it("stays on what each of several takes", async () => {
    const { s, a, b, c, d } = await scene();
    const title = await coOwned(s, 1, [a, d], [1n, 1n]);
    const { number } = await ordered(s, "Seize", title, seizure(a));
    await succeeded(s, a, [b, c], { cause: "Division" });
    await carried(s, a, [title]);
    const batch = Number(await s.daybook.lastNumber());
    const { rebuilt } = await agrees(s, title);
    expect(rebuilt.restraints.map((one) => [one.party, one.number])).to.deep.equal([
      [c.address, Number(number)],
      [b.address, batch],
    ]);
  });
});

describe("creditor and owner who become one by a succession", () => {
  it("end the security: the creditor takes the title, and lower ranks move up", async () => {
    const { s, a, b, c } = await scene();
    const title = await parcelOf(s, 1, a);
    await charged(s, title, [a], b);
    const lower = await charged(s, title, [a], c);
    await succeeded(s, a, [b]);
    await carried(s, a, [title]);
    expect(await charges(s, title)).to.deep.equal([[lower, "Mortgage", c.address, lower]]);
    expect((await s.landViews.chargesOf(titleId(title))).map(({ id }) => Number(id))).to.deep.equal([lower]);
  });

  it("end the security: the owner succeeds its creditor, by an entry on its title", async () => {
    const { s, a, b } = await scene();
    const title = await parcelOf(s, 1, b);
    await charged(s, title, [b], a);
    await succeeded(s, a, [b]);
    await carried(s, a, [title]);
    expect(await charges(s, title)).to.deep.equal([]);
    expect((await agrees(s, title)).book.get(title)?.at(-1)?.act).to.equal("Succeed");
  });

  it("keep it where that is agreed, because others have rights in it", async () => {
    const { s, a, b, c } = await scene();
    const [one, two] = [await parcelOf(s, 1, a), await parcelOf(s, 2, b)];
    const [first, second] = [await charged(s, one, [a], b), await charged(s, two, [b], a)];
    const lower = await charged(s, one, [a], c);
    await succeeded(s, a, [b], { keepsSecurities: true });
    await carried(s, a, [one, two]);
    expect(await charges(s, one)).to.deep.equal([
      [first, "Mortgage", b.address, first],
      [lower, "Mortgage", c.address, lower],
    ]);
    expect(await charges(s, two)).to.deep.equal([[second, "Mortgage", b.address, second]]);
  });

  it("keep what an earlier succession kept", async () => {
    const { s, a, b, c } = await scene();
    const title = await parcelOf(s, 1, b);
    const kept = await charged(s, title, [b], a);
    await charged(s, title, [b], c);
    await succeeded(s, a, [b], { keepsSecurities: true });
    await carried(s, a, [title]);
    await succeeded(s, c, [b]);
    await carried(s, c, [title]);
    expect(await charges(s, title)).to.deep.equal([[kept, "Mortgage", b.address, kept]]);
  });

  it("keep it on a title that others own with them", async () => {
    const { s, a, b, c } = await scene();
    const title = await coOwned(s, 1, [a, c], [1n, 1n]);
    const number = await charged(s, title, [a, c], b);
    await succeeded(s, a, [b]);
    await carried(s, a, [title]);
    expect(await charges(s, title)).to.deep.equal([[number, "Mortgage", b.address, number]]);
  });

  it("keep it where another of the successors is the creditor", async () => {
    const { s, a, b, c } = await scene();
    const title = await parcelOf(s, 1, c);
    const number = await charged(s, title, [c], a);
    await succeeded(s, a, [b, c], { cause: "Division" });
    await carried(s, a, [title]);
    expect(await charges(s, title)).to.deep.equal([[number, "Mortgage", b.address, number]]);
  });

  it("end a lease between them, but neither one that bears a sublease nor a sublease", async () => {
    const { s, a, b, c } = await scene();
    const [plain, head, sub] = [await parcelOf(s, 1, a), await parcelOf(s, 2, a), await parcelOf(s, 3, a)];
    await leased(s, plain, a, b);
    const headLease = await leased(s, head, a, b);
    const under = await leased(s, head, a, c, { parent: headLease, years: 2 }, [b]);
    const over = await leased(s, sub, a, c);
    const own = await leased(s, sub, a, b, { parent: over, years: 2 }, [c]);
    await succeeded(s, a, [b]);
    await carried(s, a, [plain, head, sub]);
    expect(await charges(s, plain)).to.deep.equal([]);
    expect((await charges(s, head)).map(([number]) => number)).to.deep.equal([headLease, under]);
    expect((await charges(s, sub)).map(([number]) => number)).to.deep.equal([over, own]);
  });
});

describe("before a folio is rewritten, the successor", () => {
  it("discharges the predecessor's mortgage", async () => {
    const { s, a, b, c } = await scene();
    const title = await parcelOf(s, 1, c);
    const number = await charged(s, title, [c], a);
    const discharge = (by: KeyedParty) => recorded(s, "Discharge", title, [by], { charge: BigInt(number) });
    await refused(discharge(b), "ConsentMissing", [a.address]);
    await succeeded(s, a, [b]);
    await discharge(b);
    expect(await charges(s, title)).to.deep.equal([]);
  });

  it("does so together with all other successors only", async () => {
    const { s, a, b, c, d } = await scene();
    const title = await parcelOf(s, 1, d);
    const number = await charged(s, title, [d], a);
    await succeeded(s, a, [b, c], { cause: "Division" });
    const discharge = (...by: [KeyedParty, ...KeyedParty[]]) =>
      recorded(s, "Discharge", title, by, { charge: BigInt(number) });
    await refused(discharge(b), "ConsentMissing", [a.address]);
    await discharge(b, c);
  });
});

describe("what a party lodged before it was succeeded", () => {
  async function pending() {
    const { s, a, b, c } = await scene();
    const title = await parcelOf(s, 1, a);
    const waiting = await lodged(s, "Transfer", title, [a, c], sale(c));
    await succeeded(s, a, [b]);
    return { s, a, b, c, title, waiting };
  }
  const options = { deadline: 4_102_444_800n };

  it("is not recorded any more", async () => {
    const { s, a, b, waiting } = await pending();
    const recording = daybook.record(s.with(s.registrar), waiting);
    await refused(recording, "PartyCeased", [a.address, b.address]);
  });

  it("is withdrawn by its successor, and by nobody else", async () => {
    const { s, a, b, c, title, waiting } = await pending();
    const withdrawing = async ({ address, key }: KeyedParty) =>
      parties.execute(s, address, [await daybook.withdrawal(s, waiting)], key, options);
    await refused(withdrawing(c), "NotApplicant", [waiting.lodgement.number, c.address]);
    await refused(withdrawing(a), "AccountInactive", [a.address, 3]);
    await withdrawing(b);
    expect(await s.daybook.pendingOf(titleId(title))).to.deep.equal([]);
    await carried(s, a, [title]);
    await recorded(s, "Transfer", title, [b, c], sale(c));
  });

  it("does not keep its titles from being rewritten", async () => {
    const { s, a, b, title, waiting } = await pending();
    await carried(s, a, [title]);
    expect((await agrees(s, title)).rebuilt.proprietors[0]?.party).to.equal(b.address);
    expect(await s.daybook.pendingOf(titleId(title))).to.deep.equal([waiting.lodgement.number]);
  });
});
