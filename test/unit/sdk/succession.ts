import { expect } from "chai";
import { AbiCoder, keccak256, toBeHex, ZeroAddress } from "ethers";
import { folio, succession } from "../../../sdk/index.js";
import { readSucceed } from "../../../sdk/folio/index.js";
import { charge, fresh, notice, sale } from "../../support/acts.js";
import { titleId } from "../../support/refusals.js";
import { INDUSTRIAL, onParcel, parcel, parcelOf, recorded } from "../../support/registry.js";
import { announced, carried, companies, passerBy, succeeded } from "../../support/succession.js";
import { loadSuite } from "../../support/suite.js";

async function scene() {
  const s = await loadSuite();
  return { s, ...(await companies(s)) };
}

describe("a plan of titles, off chain", () => {
  const taker = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

  it("has the leaf of a title and its successor, double-hashed", () => {
    const words = [toBeHex(titleId(parcel(1)), 32), taker];
    const leaf = keccak256(keccak256(AbiCoder.defaultAbiCoder().encode(["bytes32", "address"], words)));
    const plan = succession.plan([{ title: parcel(1), successor: taker }]);
    expect(plan.root).to.equal(leaf);
    expect(plan.portion(parcel(1))).to.deep.equal({ title: titleId(parcel(1)), taker, proof: [] });
  });

  it("has a title that it does not name go by shares", () => {
    const plan = succession.plan([{ title: parcel(1), successor: taker }]);
    const byShares = { title: titleId(parcel(2)), taker: ZeroAddress, proof: [] };
    expect(plan.portion(parcel(2))).to.deep.equal(byShares);
    expect(succession.byShares(parcel(2))).to.deep.equal(byShares);
  });

  it("gives each title once, and one title at least", () => {
    const one = { title: parcel(1), successor: taker };
    expect(() => succession.plan([one, { ...one }])).to.throw(RangeError, "twice");
    expect(() => succession.plan([])).to.throw(RangeError, "no title");
  });
});

describe("titles that name a party", () => {
  it("are those that it owns, has charges on, and has notices, cautions or searches on", async () => {
    const { s, a, b, c } = await scene();
    const owned = await parcelOf(s, 1, a);
    const sold = await parcelOf(s, 2, a);
    await recorded(s, "Transfer", sold, [a, b], sale(b));
    const [charged, paid, noticed] = [
      await parcelOf(s, 3, b),
      await parcelOf(s, 4, b),
      await parcelOf(s, 5, b),
    ];
    await recorded(s, "Charge", charged, [b, a], charge(a));
    const { number } = await recorded(s, "Charge", paid, [b, a], charge(a));
    await recorded(s, "Discharge", paid, [a], { charge: number });
    await recorded(s, "Notice", noticed, [b, a], { ...notice(a), kind: "Sale" });
    expect(await succession.titlesNaming(s, a.address)).to.deep.equal([owned, charged, noticed]);
    expect(await succession.titlesNaming(s, c.address)).to.deep.equal([]);
  });

  it("are found where other titles became them: by division, merger and units on land", async () => {
    const { s, a } = await scene();
    const land = await parcelOf(s, 1, a);
    const halves = [parcel(11), parcel(12)];
    const uses = ["Industrial", "Industrial"] as const;
    const survey = { evidence: await fresh(s, "Survey") };
    const cut = { charges: [], children: halves, extents: [6_000, 6_345.67], uses };
    await recorded(s, "Divide", land, [a], cut, survey);
    expect(await succession.titlesNaming(s, a.address)).to.deep.equal(halves);
    const joint = { into: parcel(13), extent: 12_345.67, use: "Industrial", others: [parcel(12)] } as const;
    await recorded(s, "Merge", parcel(11), [a], joint, { evidence: await fresh(s, "Survey") });
    expect(await succession.titlesNaming(s, a.address)).to.deep.equal([parcel(13)]);
    const unit = onParcel(13, 1, 1);
    const papers = { evidence: await fresh(s, "CompletionPapers") };
    await recorded(s, "FirstRegistration", unit, [a], { ...INDUSTRIAL }, papers);
    expect(await succession.titlesNaming(s, a.address)).to.include(unit);
  });
});

describe("the carrying of a succession", () => {
  it("goes on where it was stopped", async () => {
    const { s, a, b } = await scene();
    const titles = [await parcelOf(s, 1, a), await parcelOf(s, 2, a), await parcelOf(s, 3, a)];
    await succeeded(s, a, [b]);
    const anyone = s.with(passerBy(s));
    const stopping = succession.carry(anyone, a.address, {
      batch: 2,
      onProgress: () => {
        throw new Error("the line is down");
      },
    });
    expect(await stopping.catch((error: unknown) => (error as Error).message)).to.equal("the line is down");
    expect(await succession.titlesNaming(s, a.address)).to.deep.equal([titles[2]]);
    const [rest, ...more] = await succession.carry(anyone, a.address);
    expect([rest?.done, rest?.of, more.length]).to.deep.equal([1, 1, 0]);
    expect(rest?.number).to.equal(await s.daybook.lastNumber());
    expect(await succession.carry(anyone, a.address)).to.deep.equal([]);
  });

  it("takes whole batches", async () => {
    const { s, a } = await scene();
    for (const batch of [0, -1, 1.5, Number.NaN]) {
      const thrown: unknown = await succession
        .carry(s, a.address, { batch })
        .catch((error: unknown) => error);
      expect(thrown).to.be.instanceOf(RangeError);
    }
  });

  it("is told by the entries: who took, in what parts, and whether securities stayed", async () => {
    const { s, a, b, c } = await scene();
    const title = await parcelOf(s, 1, a);
    const terms = { cause: "Division", shares: [4n, 2n], keepsSecurities: true } as const;
    await announced(s, a, [b, c], terms);
    await succession.abandon(s.with(s.identity), a.address, await fresh(s, "Other"));
    await succeeded(s, a, [b, c], terms);
    await carried(s, a, [title]);
    const entry = (await folio.entries(s.land, title)).at(-1);
    expect(readSucceed(entry?.payload ?? "0x")).to.deep.equal({
      predecessor: a.address,
      keepsSecurities: true,
      takers: [
        { party: b.address, shares: 2n },
        { party: c.address, shares: 1n },
      ],
    });
  });
});
