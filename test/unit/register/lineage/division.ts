import { expect } from "chai";
import { ZeroHash } from "ethers";
import { ChargeKind, FolioState, type FolioStateName } from "../../../../sdk/enums/index.js";
import type { Particulars } from "../../../../sdk/index.js";
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
  sale,
  seizure,
} from "../../../support/acts.js";
import {
  enrolled,
  INDUSTRIAL,
  onParcel,
  parcel,
  parcelOf,
  recorded,
  type HeaderChange,
  type KeyedParty,
} from "../../../support/registry.js";
import { refused, titleId } from "../../../support/refusals.js";
import { loadSuite, type LoadedSuite } from "../../../support/suite.js";

const title = parcel(1);
const tid = titleId(title);
const CHILDREN = [parcel(11), parcel(12)] as const;
const building = onParcel(1, 1);
const UNITS = [onParcel(1, 1, 1), onParcel(1, 1, 2)] as const;

async function granted() {
  const s = await loadSuite();
  const [a, b, c] = [await enrolled(s, 0), await enrolled(s, 1), await enrolled(s, 2)];
  await parcelOf(s, 1, a);
  return { s, a, b, c };
}

/** A division into two, of 12,345.67 m² in all. */
const halves = (children: readonly string[], more: Partial<Particulars<"Divide">> = {}) =>
  ({
    charges: [],
    children,
    extents: [6_000, 6_345.67],
    uses: ["Industrial", "Commercial"],
    ...more,
  }) as Particulars<"Divide">;

async function divided(
  s: LoadedSuite,
  of: string,
  signers: readonly [KeyedParty, ...KeyedParty[]],
  fields: Particulars<"Divide">,
  header: HeaderChange = {},
) {
  const evidence = await fresh(s, "Survey");
  return recorded(s, "Divide", of, signers, fields, { evidence, ...header });
}

async function stateIs(s: LoadedSuite, of: string, state: FolioStateName): Promise<void> {
  expect((await s.landViews.folioOf(titleId(of))).state).to.equal(FolioState[state]);
}

describe("division", () => {
  it("of a parcel makes it historic and opens its children for the same proprietors", async () => {
    const s = await loadSuite();
    const [a, b] = [await enrolled(s, 0), await enrolled(s, 1)];
    await coOwned(s, 1, [a, b], [2n, 1n]);
    const before = await s.landViews.folioOf(tid);
    await divided(s, title, [a], halves(CHILDREN));
    await stateIs(s, title, "Historic");
    expect(await s.land.totalSupply(tid)).to.equal(0n);
    const views = await Promise.all(CHILDREN.map((child) => s.landViews.folioOf(titleId(child))));
    expect(views.map(({ state, use, extent, termEnd }) => [state, use, extent, termEnd])).to.deep.equal([
      [1n, 2n, 600_000n, before.termEnd],
      [1n, 4n, 634_567n, before.termEnd],
    ]);
    for (const { proprietors } of views)
      expect(Array.from(proprietors, ({ party, shares }) => [party, shares])).to.deep.equal([
        [a.address, 2n],
        [b.address, 1n],
      ]);
    const { parents, children } = await s.landViews.lineageOf(tid);
    expect([[...parents], [...children]]).to.deep.equal([[], CHILDREN.map(titleId)]);
    expect([...(await s.landViews.lineageOf(titleId(CHILDREN[0]))).parents]).to.deep.equal([tid]);
    await refused(recorded(s, "Transfer", title, [a, b], sale(b)), "NotCurrent", [tid, FolioState.Historic]);
  });

  it("reconciles its areas to exactly one per cent", async () => {
    const { s, a } = await granted();
    const registered = 1_234_500n;
    const changed = { use: "Industrial", extent: 12_345, particulars: ZeroHash } as const;
    await recorded(s, "Change", title, [a], changed);
    const into = (sum: number) => divided(s, title, [a], halves(CHILDREN, { extents: [6_000, sum - 6_000] }));
    await refused(into(12_468.46), "AreaMismatch", [tid, 1_246_846n, registered]);
    await refused(into(12_221.54), "AreaMismatch", [tid, 1_222_154n, registered]);
    await into(12_468.45);
  });

  it("reconciles one per cent below, too", async () => {
    const { s, a } = await granted();
    const changed = { use: "Industrial", extent: 12_345, particulars: ZeroHash } as const;
    await recorded(s, "Change", title, [a], changed);
    await divided(s, title, [a], halves(CHILDREN, { extents: [6_000, 6_221.55] }));
    await stateIs(s, CHILDREN[1], "Live");
  });

  it("carries every charge and restraint, with its number, rank and sum", async () => {
    const { s, a, b, c } = await granted();
    const { number: first } = await recorded(s, "Charge", title, [a, b], charge(b, { sum: 7n }));
    const { number: second } = await recorded(s, "Charge", title, [a, c], charge(c, { sum: 9n }));
    await recorded(s, "PostponeCharge", title, [b, c], { charge: first, behind: second });
    const { number: caution } = await recorded(s, "Caution", title, [c], {});
    const { number: search } = await recorded(s, "Search", title, [b], {});
    await refused(divided(s, title, [a], halves(CHILDREN)), "RightsNotCarried", [tid, first]);
    await refused(divided(s, title, [a], halves(CHILDREN, { charges: [first] })), "RightsNotCarried", [
      tid,
      second,
    ]);
    const before = await s.landViews.chargesOf(tid);
    await divided(s, title, [a], halves(CHILDREN, { charges: [second, first] }));
    expect(await s.landViews.chargesOf(tid)).to.have.length(0);
    expect(await s.landViews.restraintsOf(tid)).to.have.length(0);
    for (const child of CHILDREN) {
      expect(await s.landViews.chargesOf(titleId(child))).to.deep.equal(before);
      const restraints = await s.landViews.restraintsOf(titleId(child));
      expect(Array.from(restraints, ({ restraint }) => restraint.id)).to.deep.equal([caution, search]);
    }
  });

  it("carries an easement with the title that it serves, and asks that one's successors", async () => {
    const { s, a, b } = await granted();
    const dominant = await parcelOf(s, 2, b);
    const easement = charge(b, { kind: "Easement", sum: 0n, dominant });
    const { number } = await recorded(s, "Charge", title, [a, b], easement);
    await divided(s, title, [a], halves(CHILDREN, { charges: [number] }));
    await divided(s, dominant, [b], halves([parcel(21), parcel(22)]));
    const c = await enrolled(s, 3);
    await recorded(s, "Transfer", parcel(22), [b, c], sale(c));
    const discharge = (...by: readonly [KeyedParty, ...KeyedParty[]]) =>
      recorded(s, "Discharge", CHILDREN[0], by, { charge: number });
    await refused(discharge(a), "ConsentMissing", [b.address]);
    await refused(discharge(a, b), "ConsentMissing", [c.address]);
    await discharge(a, b, c);
    expect(await s.landViews.chargesOf(titleId(CHILDREN[0]))).to.have.length(0);
    expect(await s.landViews.chargesOf(titleId(CHILDREN[1]))).to.have.length(1);
  });

  it("leaves behind what has lapsed", async () => {
    const { s, a, c } = await granted();
    await recorded(s, "Caution", title, [c], {});
    await ordered(s, "Seize", title, seizure(a, 1n));
    await pass(s, 60);
    await divided(s, title, [a], halves(CHILDREN));
    for (const child of CHILDREN) expect(await s.landViews.restraintsOf(titleId(child))).to.have.length(0);
  });

  it("is refused while a restraint stops disposal", async () => {
    const { s, a } = await granted();
    const { number } = await exOfficio(s, "Lock", title, {});
    await refused(divided(s, title, [a], halves(CHILDREN)), "FolioLocked", [tid, number]);
    await exOfficio(s, "ReleaseRestraint", title, { restraint: number });
    const { number: order } = await ordered(s, "Seize", title, seizure(a));
    const [live] = await s.landViews.restraintsOf(tid);
    await refused(divided(s, title, [a], halves(CHILDREN)), "Seized", [tid, order, live?.end]);
  });

  it("gives children of the same place, each new and named once, with an extent and a use", async () => {
    const { s, a } = await granted();
    const into = (children: readonly string[], more: Partial<Particulars<"Divide">> = {}) =>
      divided(s, title, [a], halves(children, more));
    const wuzhong = parcel(11).replace("310113", "320506");
    await refused(into([CHILDREN[0], wuzhong]), "ChildForeign", [tid, titleId(wuzhong)]);
    await refused(into([CHILDREN[0], UNITS[0]]), "ChildForeign", [tid, titleId(UNITS[0])]);
    await refused(into([CHILDREN[0], title]), "ChildForeign", [tid, tid]);
    await refused(into([CHILDREN[0], CHILDREN[0]]), "AlreadyRegistered", [titleId(CHILDREN[0])]);
    await refused(into([CHILDREN[0]], { extents: [1], uses: ["Mixed"] }), "ChildrenMismatch", [1, 1, 1]);
    await refused(into(CHILDREN, { extents: [1] }), "ChildrenMismatch", [2, 1, 2]);
    await refused(into(CHILDREN, { uses: ["Mixed"] }), "ChildrenMismatch", [2, 2, 1]);
    await refused(into(CHILDREN, { uses: ["Mixed", "None"] }), "UseMissing", [titleId(CHILDREN[1])]);
    await refused(into(CHILDREN, { extents: [12_345.67, 0] }), "ExtentMissing", [titleId(CHILDREN[1])]);
    const contract = await fresh(s, "Contract");
    const unsurveyed = divided(s, title, [a], halves(CHILDREN), { evidence: contract });
    await refused(unsurveyed, "EvidenceOfWrongKind", [contract, 4, 2]);
  });

  it("is applied for by a proprietor, with two thirds of the shares", async () => {
    const s = await loadSuite();
    const [a, b] = [await enrolled(s, 0), await enrolled(s, 1)];
    await coOwned(s, 1, [a, b], [1n, 1n]);
    await refused(divided(s, title, [a], halves(CHILDREN)), "QuorumNotMet", [tid, 1n, 2n, 2, 3]);
    const c = await enrolled(s, 2);
    await refused(divided(s, title, [c, a, b], halves(CHILDREN)), "NotProprietor", [tid, c.address]);
  });

  it("of a parcel waits until no building follows it", async () => {
    const { s, a } = await granted();
    await built(s, building, [a]);
    await refused(divided(s, title, [a], halves(CHILDREN)), "FixturesStand", [tid, 1]);
  });
});

describe("division of a building into its units", () => {
  it("held apart passes its own proprietor and charges to the units", async () => {
    const { s, a, b, c } = await granted();
    await recorded(s, "Charge", title, [a, c], charge(c));
    await built(s, building, [b, a]);
    const { number } = await recorded(s, "Charge", building, [b, c], charge(c));
    await divided(s, building, [b], halves(UNITS, { charges: [number] }));
    await stateIs(s, title, "Live");
    await stateIs(s, building, "Historic");
    for (const unit of UNITS) {
      expect(await s.land.balanceOf(b.address, titleId(unit))).to.equal(1n);
      const charges = await s.landViews.chargesOf(titleId(unit));
      expect(Array.from(charges, ({ id }) => id)).to.deep.equal([number]);
    }
  });

  it("following apportions the land, whose holder and burdens the units take", async () => {
    const { s, a, b, c } = await granted();
    await recorded(s, "Notice", title, [a, c], notice(c, UNITS[0]));
    const mortgage = charge(b, { kind: "ConstructionMortgage" });
    const { number } = await recorded(s, "Charge", title, [a, b], mortgage);
    await built(s, building, [a]);
    await refused(divided(s, building, [a], halves(UNITS)), "RightsNotCarried", [tid, number]);
    await divided(s, building, [a], halves(UNITS, { charges: [number] }));
    await stateIs(s, title, "Apportioned");
    await stateIs(s, building, "Historic");
    for (const unit of UNITS) expect(await s.land.balanceOf(a.address, titleId(unit))).to.equal(1n);
    // The unit under presale notice is free of the mortgage of its construction; the other bears an ordinary one.
    expect(await s.landViews.chargesOf(titleId(UNITS[0]))).to.have.length(0);
    expect(await s.landViews.restraintsOf(titleId(UNITS[0]))).to.have.length(1);
    const [other] = await s.landViews.chargesOf(titleId(UNITS[1]));
    expect([other?.id, other?.kind]).to.deep.equal([number, BigInt(ChargeKind.Mortgage)]);
    expect(await s.landViews.restraintsOf(titleId(UNITS[1]))).to.have.length(0);
  });

  it("does so once for every building of the land", async () => {
    const { s, a } = await granted();
    await built(s, building, [a]);
    await built(s, onParcel(1, 2), [a]);
    await divided(s, building, [a], halves(UNITS));
    const version = (await s.landViews.folioOf(tid)).version;
    await divided(s, onParcel(1, 2), [a], halves([onParcel(1, 2, 1), onParcel(1, 2, 2)]));
    expect((await s.landViews.folioOf(tid)).version).to.equal(version);
    await stateIs(s, onParcel(1, 2, 2), "Live");
  });

  it("following waits for what is pending on the land, and gives units of this building only", async () => {
    const { s, a, b } = await granted();
    await built(s, building, [a]);
    const foreign = onParcel(1, 2, 1);
    await refused(divided(s, building, [a], halves([UNITS[0], foreign])), "ChildForeign", [
      titleId(building),
      titleId(foreign),
    ]);
    const { lodgement } = await lodged(s, "Transfer", title, [a, b], sale(b));
    await refused(divided(s, building, [a], halves(UNITS)), "LodgementPending", [tid, lodgement.number]);
  });

  it("goes on: a unit is divided into units of its building", async () => {
    const { s, a } = await granted();
    await built(s, building, [a]);
    await divided(s, building, [a], halves(UNITS));
    const [third, fourth] = [onParcel(1, 1, 3), onParcel(1, 1, 4)];
    await divided(s, UNITS[0], [a], halves([third, fourth], { extents: [2_999, 3_001] }));
    await stateIs(s, UNITS[0], "Historic");
    await stateIs(s, fourth, "Live");
    expect(INDUSTRIAL.use).to.equal("Industrial");
  });
});
