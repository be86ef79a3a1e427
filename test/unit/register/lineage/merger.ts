import { expect } from "chai";
import { dates } from "../../../../sdk/dates/index.js";
import { FolioState } from "../../../../sdk/enums/index.js";
import type { Particulars } from "../../../../sdk/index.js";
import { built, charge, coOwned, dayOf, fresh, lodged, sale } from "../../../support/acts.js";
import {
  enrolled,
  INDUSTRIAL,
  onParcel,
  paidGrant,
  parcel,
  parcelOf,
  recorded,
  today,
  type KeyedParty,
} from "../../../support/registry.js";
import { refused, titleId } from "../../../support/refusals.js";
import { loadSuite, type LoadedSuite } from "../../../support/suite.js";

const [one, two, merged] = [parcel(1), parcel(2), parcel(9)];
const [oneId, twoId, mergedId] = [titleId(one), titleId(two), titleId(merged)];
const BOTH = 2 * INDUSTRIAL.extent;

async function granted() {
  const s = await loadSuite();
  const [a, b, c] = [await enrolled(s, 0), await enrolled(s, 1), await enrolled(s, 2)];
  await parcelOf(s, 1, a);
  await parcelOf(s, 2, a);
  return { s, a, b, c };
}

async function merge(s: LoadedSuite, by: KeyedParty, more: Partial<Particulars<"Merge">> = {}, of = one) {
  const evidence = await fresh(s, "Survey");
  const fields = { into: merged, extent: BOTH, use: "Industrial", others: [two], ...more } as const;
  return recorded(s, "Merge", of, [by], fields, { evidence });
}

describe("merger", () => {
  it("makes the titles historic and opens one for their proprietors", async () => {
    const s = await loadSuite();
    const [a, b] = [await enrolled(s, 0), await enrolled(s, 1)];
    await coOwned(s, 1, [a, b], [2n, 1n]);
    await coOwned(s, 2, [b, a], [2n, 4n]);
    const { termEnd } = await s.landViews.folioOf(oneId);
    await merge(s, a);
    for (const id of [oneId, twoId]) {
      expect((await s.landViews.folioOf(id)).state).to.equal(FolioState.Historic);
      expect([...(await s.landViews.lineageOf(id)).children]).to.deep.equal([mergedId]);
    }
    const view = await s.landViews.folioOf(mergedId);
    expect([view.state, view.extent, view.termEnd]).to.deep.equal([1n, 2_469_134n, termEnd]);
    expect(Array.from(view.proprietors, ({ party, shares }) => [party, shares])).to.deep.equal([
      [a.address, 2n],
      [b.address, 1n],
    ]);
    expect([...(await s.landViews.lineageOf(mergedId)).parents]).to.deep.equal([oneId, twoId]);
  });

  it("carries what burdens any of them, once", async () => {
    const { s, a, b, c } = await granted();
    const { number: first } = await recorded(s, "Charge", one, [a, b], charge(b));
    const { number: second } = await recorded(s, "Charge", two, [a, c], charge(c));
    await merge(s, a);
    const carried = async (id: bigint) => Array.from(await s.landViews.chargesOf(id), (c) => c.id);
    expect(await carried(mergedId)).to.deep.equal([first, second]);
    expect(await carried(oneId)).to.deep.equal([]);
    // Divided and merged again, the titles bear each charge once.
    const parts = [parcel(21), parcel(22)] as const;
    const division = {
      charges: [first, second],
      children: parts,
      extents: [12_345.67, 12_345.67],
      uses: ["Industrial", "Industrial"],
    } as const;
    await recorded(s, "Divide", merged, [a], division, { evidence: await fresh(s, "Survey") });
    await merge(s, a, { into: parcel(23), others: [parts[1]] }, parts[0]);
    expect(await carried(titleId(parcel(23)))).to.deep.equal([first, second]);
  });

  it("is of titles with the same proprietors by the same shares", async () => {
    const s = await loadSuite();
    const [a, b] = [await enrolled(s, 0), await enrolled(s, 1)];
    await coOwned(s, 1, [a, b], [2n, 1n]);
    await coOwned(s, 2, [a, b], [3n, 1n]);
    await refused(merge(s, a), "HoldersDiffer", [oneId, twoId]);
    await parcelOf(s, 3, a);
    await refused(merge(s, a, { others: [parcel(3)] }), "HoldersDiffer", [oneId, titleId(parcel(3))]);
  });

  it("reconciles the areas to one per cent", async () => {
    const { s, a } = await granted();
    const sum = 2_469_134n;
    await refused(merge(s, a, { extent: 24_938.26 }), "AreaMismatch", [oneId, 2_493_826n, sum]);
    await refused(merge(s, a, { extent: 24_444.42 }), "AreaMismatch", [oneId, 2_444_442n, sum]);
    await merge(s, a, { extent: 24_938.25 });
  });

  it("opens a new title, and takes in none that stands", async () => {
    const { s, a, b } = await granted();
    const standing = await parcelOf(s, 3, b);
    await refused(merge(s, a, { into: standing }), "AlreadyRegistered", [titleId(standing)]);
    await refused(merge(s, a, { into: two }), "AlreadyRegistered", [twoId]);
    expect(await s.land.balanceOf(b.address, titleId(standing))).to.equal(1n);
  });

  it("counts each title once, and two at least", async () => {
    const { s, a } = await granted();
    await refused(merge(s, a, { others: [] }), "ChildrenMismatch", [1, 1, 1]);
    await refused(merge(s, a, { others: [one] }), "ChildForeign", [oneId, oneId]);
    await refused(merge(s, a, { others: [two, two] }), "ChildForeign", [oneId, twoId]);
    await refused(merge(s, a, { use: "None" }), "UseMissing", [mergedId]);
  });

  it("stays in one place: one county, one building", async () => {
    const { s, a } = await granted();
    const wuzhong = parcel(2).replace("310113", "320506");
    const unit = onParcel(1, 1, 1);
    await refused(merge(s, a, { into: unit }), "ChildForeign", [oneId, titleId(unit)]);
    await refused(merge(s, a, { others: [wuzhong] }), "ChildForeign", [titleId(wuzhong), mergedId]);
    const [first, elsewhere] = [onParcel(3, 1, 1), onParcel(3, 2, 1)];
    await built(s, first, [a]);
    await built(s, elsewhere, [a]);
    const into = onParcel(3, 1, 9);
    await refused(merge(s, a, { into, others: [elsewhere] }, first), "ChildForeign", [
      titleId(elsewhere),
      titleId(into),
    ]);
    const next = await built(s, onParcel(3, 1, 2), [a]);
    await merge(s, a, { into, others: [next] }, first);
  });

  it("is not of buildings: each has its units, and those that follow have their land", async () => {
    const { s, a } = await granted();
    const [first, second] = [onParcel(1, 1), onParcel(1, 2)];
    await built(s, first, [a]);
    await built(s, second, [a]);
    for (const into of [onParcel(1, 3), onParcel(1, 1, 1)])
      await refused(merge(s, a, { into, others: [second] }, first), "ChildForeign", [
        titleId(first),
        titleId(into),
      ]);
    await refused(merge(s, a), "FixturesStand", [oneId, 2]);
  });

  it("is of titles with one term", async () => {
    const { s, a } = await granted();
    const now = await today(s);
    const [mine, its] = [dates.addYears(now, 40), dates.addYears(now, 30)];
    const evidence = await paidGrant(s, "short");
    await recorded(s, "FirstRegistration", parcel(3), [a], { ...INDUSTRIAL, termEnd: its }, { evidence });
    await refused(merge(s, a, { others: [parcel(3)] }), "TermExceeded", [
      titleId(parcel(3)),
      dayOf(mine),
      dayOf(its),
    ]);
  });

  it("waits for what is pending on any of them", async () => {
    const { s, a, b } = await granted();
    const { lodgement } = await lodged(s, "Transfer", two, [a, b], sale(b));
    await refused(merge(s, a), "LodgementPending", [twoId, lodgement.number]);
  });
});
