// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { AbiCoder, ZeroAddress } from "ethers";
import { Act, dates, OfficeKind, succession } from "../../../../sdk/index.js";
import { coOwned, fresh, pass } from "../../../support/acts.js";
import { agrees } from "../../../support/folios.js";
import { refused, titleId } from "../../../support/refusals.js";
import { BAOSHAN, onParcel, parcel, parcelOf, recorded } from "../../../support/registry.js";
import {
  announced,
  carried,
  companies,
  completed,
  CREDITOR_DAYS,
  passerBy,
  succeeded,
} from "../../../support/succession.js";
import { loadSuite, type LoadedSuite } from "../../../support/suite.js";

async function scene() {
  const s = await loadSuite();
  return { s, ...(await companies(s)) };
}

/** The proprietors' shares, in the order of the list. */
async function holdings(s: LoadedSuite, title: string): Promise<[string, bigint][]> {
  const { rebuilt } = await agrees(s, title);
  return rebuilt.proprietors.map(({ party, shares }) => [party, shares]);
}

describe("a title of a party that was succeeded", () => {
  it("passes to the one successor of a sole proprietor, by an entry that says so", async () => {
    const { s, a, b } = await scene();
    const title = await parcelOf(s, 1, a);
    await announced(s, a, [b], { keepsSecurities: true });
    const day = await pass(s, CREDITOR_DAYS);
    const evidence = await fresh(s, "SuccessionProof");
    await completed(s, a, { effective: dates.addDays(day, -5), evidence });
    await carried(s, a, [title]);
    const { book, rebuilt } = await agrees(s, title);
    expect(rebuilt.proprietors).to.deep.equal([{ party: b.address, shares: 1n }]);
    const entry = book.get(title)?.at(-1);
    expect(entry).to.include({
      act: "Succeed",
      category: "R",
      effective: dates.addDays(day, -5),
      evidence,
      number: Number(await s.daybook.lastNumber()),
    });
    const type = "tuple(uint256,address,bool,address[],uint64[])";
    const said = AbiCoder.defaultAbiCoder().encode(
      [type],
      [[titleId(title), a.address, true, [b.address], [1n]]],
    );
    expect(entry?.payload).to.equal(said);
  });

  it("adds to what the successor holds already: 1/3 and 1/3 are 2/3", async () => {
    const { s, a, b, c } = await scene();
    const title = await coOwned(s, 1, [a, b, c], [1n, 1n, 1n]);
    await succeeded(s, a, [b]);
    await carried(s, a, [title]);
    expect(await holdings(s, title)).to.deep.equal([
      [b.address, 2n],
      [c.address, 1n],
    ]);
  });

  it("becomes the successor's alone if it held the rest", async () => {
    const { s, a, b } = await scene();
    const title = await coOwned(s, 1, [a, b], [3n, 4n]);
    await succeeded(s, a, [b]);
    await carried(s, a, [title]);
    expect(await holdings(s, title)).to.deep.equal([[b.address, 1n]]);
    expect(await s.land.totalSupply(titleId(title))).to.equal(1n);
  });

  it("passes to several by their exact parts, in the least denominator that tells them", async () => {
    const { s, a, b, c, d } = await scene();
    const sole = await parcelOf(s, 1, a);
    const half = await coOwned(s, 2, [a, b], [1n, 1n]);
    const sixth = await coOwned(s, 3, [a, d], [3n, 15n]);
    await succeeded(s, a, [b, c, d], { cause: "Division", shares: [20n, 10n, 30n] });
    await carried(s, a, [sole, half, sixth]);
    expect(await holdings(s, sole)).to.have.deep.members([
      [b.address, 2n],
      [c.address, 1n],
      [d.address, 3n],
    ]);
    expect(await holdings(s, half)).to.have.deep.members([
      [b.address, 8n],
      [c.address, 1n],
      [d.address, 3n],
    ]);
    expect(await holdings(s, sixth)).to.have.deep.members([
      [b.address, 2n],
      [c.address, 1n],
      [d.address, 33n],
    ]);
  });

  it("is refused where no shares are fine enough to tell the parts", async () => {
    const { s, a, b, c, d } = await scene();
    const most = 2n ** 63n - 25n;
    const title = await coOwned(s, 1, [a, d], [1n, most - 1n]);
    await succeeded(s, a, [b, c], { cause: "Division", shares: [1n, 2n] });
    await refused(carried(s, a, [title]), "SharesTooFine", [most * 3n]);
  });

  it("is rewritten without asking its co-owners: succession is no sale", async () => {
    const { s, a, b, c } = await scene();
    const title = await coOwned(s, 1, [a, c], [1n, 1n]);
    await succeeded(s, a, [b]);
    await carried(s, a, [title]);
    expect(await holdings(s, title)).to.have.deep.members([
      [b.address, 1n],
      [c.address, 1n],
    ]);
  });

  it("passes along a chain in any order of rewriting", async () => {
    const { s, a, b, c } = await scene();
    const [one, two] = [await parcelOf(s, 1, a), await parcelOf(s, 2, a)];
    await succeeded(s, a, [b]);
    await carried(s, a, [one]);
    await succeeded(s, b, [c]);
    await carried(s, b, [one, two]);
    await carried(s, a, [two]);
    expect(await holdings(s, two)).to.deep.equal([[b.address, 1n]]);
    await carried(s, b, [two]);
    expect(await holdings(s, one)).to.deep.equal([[c.address, 1n]]);
    expect(await holdings(s, two)).to.deep.equal([[c.address, 1n]]);
  });
});

describe("the rewriting of titles", () => {
  it("changes nothing the second time, and enters nothing", async () => {
    const { s, a, b } = await scene();
    const [title, other] = [await parcelOf(s, 1, a), await parcelOf(s, 2, b)];
    await succeeded(s, a, [b]);
    await carried(s, a, [title, other, title]);
    const heads = async () => [await s.land.headOf(titleId(title)), await s.land.headOf(titleId(other))];
    const before = await heads();
    const receipt = await carried(s, a, [other, title]);
    expect(await heads()).to.deep.equal(before);
    expect(receipt.logs.map((log) => s.daybook.interface.parseLog(log)?.name)).to.deep.equal([
      "SuccessionCarried",
    ]);
    expect((await agrees(s, title)).rebuilt.version).to.equal(2);
    expect((await agrees(s, other)).rebuilt.version).to.equal(1);
  });

  it("is anybody's, and told by the daybook", async () => {
    const { s, a, b } = await scene();
    const title = await parcelOf(s, 1, a);
    await succeeded(s, a, [b]);
    const land = await s.land.getAddress();
    const number = (await s.daybook.lastNumber()) + 1n;
    const by = passerBy(s);
    await expect(s.daybook.connect(by).carrySuccession(land, a.address, [succession.byShares(title)]))
      .to.emit(s.daybook, "SuccessionCarried")
      .withArgs(number, land, a.address, by.address);
  });

  it("waits until the succession has happened", async () => {
    const { s, a, b } = await scene();
    const title = await parcelOf(s, 1, a);
    await refused(carried(s, a, [title]), "NotSucceeded", [a.address]);
    await announced(s, a, [b]);
    await refused(carried(s, a, [title]), "NotSucceeded", [a.address]);
    await s.consortium.connect(s.identity).cease(a.address, await fresh(s, "Other"));
    await refused(carried(s, a, [title]), "NotSucceeded", [a.address]);
  });

  it("is of titles on a register of the suite", async () => {
    const { s, a, b } = await scene();
    await succeeded(s, a, [b]);
    await refused(carried(s, a, [parcel(9)]), "NotRegistered", [titleId(parcel(9))]);
    const stranger = passerBy(s).address;
    await refused(s.daybook.carrySuccession(stranger, a.address, []), "RegisterUnknown", [stranger]);
  });

  it("waits while the daybook is closed", async () => {
    const { s, a, b } = await scene();
    const title = await parcelOf(s, 1, a);
    await succeeded(s, a, [b]);
    await s.daybook.connect(s.guardian).close(3_600, "0x".padEnd(66, "0"));
    await refused(carried(s, a, [title]), "DaybookClosed", [await s.daybook.closedUntil()]);
  });

  it("is the daybook's alone to ask of a register", async () => {
    const { s, a } = await scene();
    const lodging = { number: 1, lodgedOn: 1, acceptor: ZeroAddress, recorder: ZeroAddress, consents: [] };
    await refused(s.land.connect(a.key).record(Act.Succeed, "0x", lodging), "NotTheDaybook", [a.key.address]);
  });

  it("passes over titles that have ended, and buildings that follow their land", async () => {
    const { s, a, b } = await scene();
    const ended = await parcelOf(s, 1, a);
    await recorded(s, "Cancel", ended, [a], { cause: "0x".padEnd(66, "0") });
    const divided = await parcelOf(s, 2, a);
    const children = [parcel(11), parcel(12)];
    await recorded(
      s,
      "Divide",
      divided,
      [a],
      { charges: [], children, extents: [6_000, 6_345.67], uses: ["Industrial", "Industrial"] },
      { evidence: await fresh(s, "Survey") },
    );
    const land = await parcelOf(s, 3, a);
    const building = onParcel(3, 1);
    const papers = { evidence: await fresh(s, "CompletionPapers") };
    const fields = {
      use: "Industrial",
      extent: 10,
      termEnd: null,
      particulars: "0x".padEnd(66, "0"),
    } as const;
    await recorded(s, "FirstRegistration", building, [a], fields, papers);
    await succeeded(s, a, [b]);
    const before = await s.land.headOf(titleId(building));
    const receipt = await carried(s, a, [ended, divided, building]);
    expect(receipt.logs).to.have.length(1);
    await carried(s, a, [...children, land]);
    for (const title of [...children, land])
      expect(await holdings(s, title)).to.deep.equal([[b.address, 1n]]);
    expect(await s.land.headOf(titleId(building))).to.equal(before);
  });

  it("rewrites a title whose term has ended, too", async () => {
    const { s, a, b } = await scene();
    const title = await parcelOf(s, 1, a);
    await succeeded(s, a, [b]);
    await pass(s, 41 * 366);
    await carried(s, a, [title]);
    expect(await holdings(s, title)).to.deep.equal([[b.address, 1n]]);
  });
});

describe("a plan of titles", () => {
  async function planned() {
    const { s, a, b, c, d } = await scene();
    const titles = [await parcelOf(s, 1, a), await parcelOf(s, 2, a), await parcelOf(s, 3, a)] as const;
    const plan = succession.plan([
      { title: titles[0], successor: b.address },
      { title: titles[1], successor: c.address },
    ]);
    await succeeded(s, a, [b, c], { cause: "Division", plan });
    return { s, a, b, c, d, titles, plan };
  }

  it("gives each title to the successor that it names, whoever shows it", async () => {
    const { s, a, b, c, titles, plan } = await planned();
    await carried(s, a, [titles[1], titles[0]], plan);
    expect(await holdings(s, titles[0])).to.deep.equal([[b.address, 1n]]);
    expect(await holdings(s, titles[1])).to.deep.equal([[c.address, 1n]]);
  });

  it("gives a title to nobody else", async () => {
    const { s, a, b, c, d, titles, plan } = await planned();
    const portion = plan.portion(titles[0]);
    const carry = (taker: string, proof = portion.proof) =>
      succession.carryPortions(s, a.address, [{ ...portion, taker, proof }]);
    const id = titleId(titles[0]);
    await refused(carry(c.address), "PlanMismatch", [id, c.address]);
    await refused(carry(b.address, []), "PlanMismatch", [id, b.address]);
    await refused(carry(d.address), "TakerInvalid", [id, d.address]);
    await refused(carry(a.address), "TakerInvalid", [id, a.address]);
  });

  it("is not undone by leaving its proof away: beside a plan the registrar says what goes by shares", async () => {
    const { s, a, b, c, titles, plan } = await planned();
    const by = passerBy(s);
    const values = [OfficeKind.Registrar, BAOSHAN, by.address];
    await refused(carried(s, a, [titles[0]]), "OfficeRequired", values);
    await refused(carried(s, a, [titles[2]], plan), "OfficeRequired", values);
    await succession.carry(s.with(s.registrar), a.address, { plan });
    expect(await holdings(s, titles[0])).to.deep.equal([[b.address, 1n]]);
    expect(await holdings(s, titles[2])).to.have.deep.members([
      [b.address, 1n],
      [c.address, 1n],
    ]);
  });

  it("is asked for before a successor takes alone", async () => {
    const { s, a, b, c } = await scene();
    const title = await parcelOf(s, 1, a);
    await succeeded(s, a, [b, c], { cause: "Division" });
    const portion = { title: titleId(title), taker: b.address, proof: [] };
    const alone = succession.carryPortions(s, a.address, [portion]);
    await refused(alone, "TakerInvalid", [portion.title, b.address]);
  });
});
