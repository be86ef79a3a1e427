import { expect } from "chai";
import { AbiCoder, concat, dataSlice, keccak256, toBeHex, ZeroHash } from "ethers";
import { dates } from "../../../../sdk/dates/index.js";
import { FolioState } from "../../../../sdk/enums/index.js";
import { built, dayOf, exOfficio, fresh, pass, sale, shareSale } from "../../../support/acts.js";
import {
  attested,
  enrolled,
  INDUSTRIAL,
  onParcel,
  parcel,
  parcelOf,
  recorded,
  today,
} from "../../../support/registry.js";
import { refused, titleId } from "../../../support/refusals.js";
import { loadSuite, type LoadedSuite } from "../../../support/suite.js";

/** Acts that pass the title for value: Transfer, TransferShare, SelfTransfer, OrderedTransfer, CompleteOffer. */
const DISPOSALS = [3, 4, 5, 25, 35];

/** The head that the entries of a title chain to, computed from the events and the documentation alone. */
async function chained(s: LoadedSuite, title: string): Promise<string> {
  let [head, version, disposal] = [ZeroHash, 0, 0];
  for (const { args } of await s.land.queryFilter(s.land.filters.Entry(titleId(title)))) {
    version += 1;
    expect(args.version).to.equal(version);
    if (DISPOSALS.includes(Number(args.act))) disposal = version;
    const entry = keccak256(
      AbiCoder.defaultAbiCoder().encode(
        "uint256,uint32,bytes1,uint8,uint32,uint64,uint24,bytes32,bytes32".split(","),
        [
          args.title,
          args.version,
          args.category,
          args.act,
          args.number,
          args.recordedAt,
          args.effective,
          args.evidence,
          keccak256(args.payload),
        ],
      ),
    );
    const hash = dataSlice(keccak256(concat([head, entry])), 0, 26);
    head = concat([hash, toBeHex(disposal, 3), toBeHex(version, 3)]);
  }
  return head;
}

describe("a folio", () => {
  it("chains its entries to a head that anybody can compute", async () => {
    const s = await loadSuite();
    const [a, b] = [await enrolled(s, 0), await enrolled(s, 1)];
    const title = await parcelOf(s, 1, a);
    const id = titleId(title);
    const heads = [await s.land.headOf(id)];
    expect(heads[0]).to.equal(await chained(s, title));
    await recorded(s, "Transfer", title, [a, b], sale(b));
    const evidence = await attested(s, "AuthorityDecision", "lock");
    await exOfficio(s, "Lock", title, {}, { evidence });
    const { head, version, lastDisposal } = await s.landViews.folioOf(id);
    expect(head).to.equal(await s.land.headOf(id));
    expect(head).to.equal(await chained(s, title));
    expect([version, lastDisposal]).to.deep.equal([3n, 2n]);
    expect(new Set([...heads, head]).size).to.equal(2);
    expect(await s.land.headOf(titleId(parcel(2)))).to.equal(ZeroHash);
  });

  it("says in each entry what, when, since when and on which document", async () => {
    const s = await loadSuite();
    const [a, b] = [await enrolled(s, 0), await enrolled(s, 1)];
    const title = await parcelOf(s, 1, a);
    const evidence = await fresh(s, "Contract");
    const effective = dates.addDays(await today(s), -3);
    const { receipt, number } = await recorded(s, "Transfer", title, [a, b], sale(b), {
      evidence,
      effective,
    });
    const [entry] = await s.land.queryFilter(s.land.filters.Entry(titleId(title), 2));
    const at = (await s.provider.getBlock(receipt.blockNumber))?.timestamp;
    expect(entry?.args.category).to.equal("0x52"); // R
    expect(entry?.args.number).to.equal(number);
    expect(entry?.args.recordedAt).to.equal(at);
    expect(entry?.args.effective).to.equal(dayOf(effective));
    expect(entry?.args.evidence).to.equal(evidence);
  });

  it("keeps use, extent, term and counts in one word", async () => {
    const s = await loadSuite();
    const a = await enrolled(s, 0);
    const title = await parcelOf(s, 1, a);
    const termEnd = dates.addYears(await today(s), 40);
    const view = await s.landViews.folioOf(titleId(title));
    expect([view.state, view.use, view.extent, view.termEnd]).to.deep.equal([
      BigInt(FolioState.Live),
      2n,
      1_234_567n,
      BigInt(dayOf(termEnd)),
    ]);
    const decision = { evidence: await fresh(s, "AuthorityDecision") };
    const most = (2 ** 40 - 1) / 100;
    const changed = { use: "PublicService", extent: most, particulars: INDUSTRIAL.particulars } as const;
    await recorded(s, "Change", title, [a], changed, decision);
    const after = await s.landViews.folioOf(titleId(title));
    expect([after.use, after.extent, after.termEnd]).to.deep.equal([3n, 2n ** 40n - 1n, view.termEnd]);
    expect(Array.from(after.proprietors, ({ party }) => party)).to.deep.equal([a.address]);
  });

  it("takes no effect from a day that has not come", async () => {
    const s = await loadSuite();
    const [a, b] = [await enrolled(s, 0), await enrolled(s, 1)];
    const title = await parcelOf(s, 1, a);
    const now = await today(s);
    const effective = dates.addDays(now, 1);
    const early = recorded(s, "Transfer", title, [a, b], sale(b), { effective });
    await refused(early, "EffectInFuture", [dayOf(effective), dayOf(now)]);
  });

  it("is dealt in only while its title is on the register, current and within its term", async () => {
    const s = await loadSuite();
    const [a, b] = [await enrolled(s, 0), await enrolled(s, 1)];
    const title = await parcelOf(s, 1, a);
    const unknown = recorded(s, "Change", parcel(2), [a], INDUSTRIAL_CHANGE);
    await refused(unknown, "NotRegistered", [titleId(parcel(2))]);
    await refused(recorded(s, "Transfer", parcel(2), [a, b], sale(b)), "NotRegistered", [titleId(parcel(2))]);
    const { termEnd } = await s.landViews.folioOf(titleId(title));
    await pass(s, Number(termEnd) - dayOf(await today(s)));
    const gift = shareSale(b, 1n, 2n, { cause: "Gift" });
    await recorded(s, "TransferShare", title, [a, b], gift);
    await pass(s, 1);
    await refused(recorded(s, "Transfer", title, [a, b], sale(b)), "TermEnded", [titleId(title), termEnd]);
    await exOfficio(s, "Expire", title, {});
    await refused(recorded(s, "Transfer", title, [a, b], sale(b)), "NotCurrent", [
      titleId(title),
      FolioState.Cancelled,
    ]);
  });

  it("of a building that follows is dealt with under its land", async () => {
    const s = await loadSuite();
    const [a, b] = [await enrolled(s, 0), await enrolled(s, 1)];
    await parcelOf(s, 1, a);
    const building = await built(s, onParcel(1, 1), [a]);
    const apart = recorded(s, "Transfer", building, [a, b], sale(b));
    await refused(apart, "LandHouseSplit", [titleId(building), FolioState.Following]);
    await recorded(s, "Transfer", parcel(1), [a, b], sale(b));
    // What is changed of the building, the land's proprietor changes.
    const changed = { ...INDUSTRIAL_CHANGE, use: "Industrial" } as const;
    await refused(recorded(s, "Change", building, [a], changed), "NotProprietor", [
      titleId(parcel(1)),
      a.address,
    ]);
    await recorded(s, "Change", building, [b], changed);
    expect((await s.landViews.folioOf(titleId(building))).extent).to.equal(100n);
  });
});

const INDUSTRIAL_CHANGE = { use: "Industrial", extent: 1, particulars: INDUSTRIAL.particulars } as const;
