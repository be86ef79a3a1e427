import { expect } from "chai";
import { ZeroHash } from "ethers";
import { dates } from "../../../../sdk/dates/index.js";
import { ChargeKind, FolioState, type FolioStateName } from "../../../../sdk/enums/index.js";
import {
  built,
  charge,
  coOwned,
  dayOf,
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
  today,
  type KeyedParty,
} from "../../../support/registry.js";
import { refused, titleId } from "../../../support/refusals.js";
import { loadSuite, type LoadedSuite } from "../../../support/suite.js";

const land = parcel(1);
const landId = titleId(land);
const [building, unit, secondUnit] = [onParcel(1, 1), onParcel(1, 2, 1), onParcel(1, 2, 2)];

async function granted() {
  const s = await loadSuite();
  const [a, b, c] = [await enrolled(s, 0), await enrolled(s, 1), await enrolled(s, 2)];
  await parcelOf(s, 1, a);
  return { s, a, b, c };
}

async function stateIs(s: LoadedSuite, title: string, state: FolioStateName): Promise<void> {
  expect((await s.landViews.folioOf(titleId(title))).state).to.equal(FolioState[state]);
}

async function shared(
  s: LoadedSuite,
  title: string,
  signers: readonly [KeyedParty, ...KeyedParty[]],
  holders: readonly [KeyedParty, bigint][],
): Promise<void> {
  await recorded(
    s,
    "FirstRegistrationInShares",
    title,
    signers,
    {
      ...INDUSTRIAL,
      denominator: holders.reduce((sum, [, n]) => sum + n, 0n),
      holders: holders.map(([{ address }]) => address),
      shares: holders.map(([, n]) => n),
    },
    { evidence: await fresh(s, "CompletionPapers") },
  );
}

describe("a building on registered land", () => {
  it("follows the land of its proprietor and takes its term", async () => {
    const { s, a, b } = await granted();
    await built(s, building, [a]);
    await stateIs(s, building, "Following");
    const view = await s.landViews.folioOf(titleId(building));
    expect(view.proprietors).to.have.length(0);
    expect(view.termEnd).to.equal((await s.landViews.folioOf(landId)).termEnd);
    expect(await s.land.totalSupply(titleId(building))).to.equal(0n);
    await refused(recorded(s, "Charge", building, [a, b], charge(b)), "LandHouseSplit", [
      titleId(building),
      FolioState.Following,
    ]);
    await refused(recorded(s, "Cancel", land, [a], { cause: ZeroHash }), "FixturesStand", [landId, 1]);
    await recorded(s, "Cancel", building, [a], { cause: ZeroHash });
    await recorded(s, "Cancel", land, [a], { cause: ZeroHash });
  });

  it("of another party is held apart, with the consent of the land's proprietors", async () => {
    const { s, a, b } = await granted();
    await refused(built(s, building, [b]), "ConsentMissing", [a.address]);
    await built(s, building, [b, a]);
    await stateIs(s, building, "Live");
    await recorded(s, "Cancel", land, [a], { cause: ZeroHash });
  });

  it("held in shares is held apart, and does not count as following", async () => {
    const { s, a, b } = await granted();
    await shared(
      s,
      building,
      [a, b],
      [
        [a, 1n],
        [b, 1n],
      ],
    );
    await stateIs(s, building, "Live");
    await recorded(s, "Cancel", building, [a, b], { cause: ZeroHash });
    await recorded(s, "Cancel", land, [a], { cause: ZeroHash });
    await stateIs(s, land, "Cancelled");
  });

  it("has no longer term than the land", async () => {
    const { s, a } = await granted();
    const end = dates.fromDay(Number((await s.landViews.folioOf(landId)).termEnd));
    const longer = dates.addDays(end, 1);
    await refused(built(s, building, [a], { termEnd: longer }), "TermExceeded", [
      titleId(building),
      dayOf(longer),
      dayOf(end),
    ]);
    await built(s, building, [a], { termEnd: end });
  });

  it("is not registered on land that is gone, or while something is pending on the land", async () => {
    const { s, a, b } = await granted();
    const { lodgement } = await lodged(s, "Transfer", land, [a, b], sale(b));
    await refused(built(s, building, [a]), "LodgementPending", [landId, lodgement.number]);
    await refused(built(s, unit, [a]), "LodgementPending", [landId, lodgement.number]);
    const other = await parcelOf(s, 2, a);
    await recorded(s, "Cancel", other, [a], { cause: ZeroHash });
    await refused(built(s, onParcel(2, 1), [a]), "NotCurrent", [titleId(other), FolioState.Cancelled]);
  });

  it("turns the mortgage of its construction into an ordinary one, unless units are under notice", async () => {
    const { s, a, b, c } = await granted();
    await recorded(s, "Charge", land, [a, b], charge(b));
    await recorded(s, "Charge", land, [a, b], charge(b, { kind: "ConstructionMortgage" }));
    await recorded(s, "Notice", land, [a, c], notice(c, unit));
    await built(s, building, [a]);
    const kinds = async () => Array.from(await s.landViews.chargesOf(landId), ({ kind }) => Number(kind));
    expect(await kinds()).to.deep.equal([ChargeKind.Mortgage, ChargeKind.ConstructionMortgage]);
    const [restraint] = await s.landViews.restraintsOf(landId);
    await recorded(s, "ReleaseRestraint", land, [c], { restraint: restraint?.restraint.id ?? 0n });
    await built(s, onParcel(1, 3), [a]);
    expect(await kinds()).to.deep.equal([ChargeKind.Mortgage, ChargeKind.Mortgage]);
  });
});

describe("a unit on registered land", () => {
  it("apportions the land, takes its burdens, and ends dealings in the land", async () => {
    const { s, a, b } = await granted();
    const { number } = await recorded(s, "Charge", land, [a, b], charge(b));
    await built(s, unit, [a]);
    await stateIs(s, land, "Apportioned");
    await stateIs(s, unit, "Live");
    const [carried] = await s.landViews.chargesOf(titleId(unit));
    expect([carried?.id, carried?.chargee]).to.deep.equal([number, b.address]);
    await refused(recorded(s, "Transfer", land, [a, b], sale(b)), "LandHouseSplit", [
      landId,
      FolioState.Apportioned,
    ]);
    await built(s, secondUnit, [a]);
    expect((await s.landViews.folioOf(landId)).version).to.equal(3n);
    // A building that comes after the units is held by itself.
    await built(s, building, [a]);
    await stateIs(s, building, "Live");
  });

  it("is opened by a proprietor of the land, with the consent of all", async () => {
    const { s, a, b } = await granted();
    await refused(built(s, unit, [b]), "ConsentMissing", [a.address]);
    await refused(built(s, unit, [b, a]), "NotProprietor", [landId, b.address]);
    await coOwned(s, 3, [a, b], [1n, 1n]);
    await refused(built(s, onParcel(3, 1, 1), [a]), "ConsentMissing", [b.address]);
    await built(s, onParcel(3, 1, 1), [a, b]);
  });

  it("is not opened in a building that stands as one", async () => {
    const { s, a } = await granted();
    await built(s, building, [a]);
    await refused(built(s, onParcel(1, 1, 1), [a]), "AlreadyRegistered", [titleId(building)]);
  });

  it("is not opened for others past what restrains the land", async () => {
    const { s, a, b, c } = await granted();
    const opening = () => shared(s, unit, [a, b], [[b, 1n]]);
    const { number } = await ordered(s, "Seize", land, seizure(a));
    const [live] = await s.landViews.restraintsOf(landId);
    await refused(opening(), "Seized", [landId, number, live?.end]);
    await ordered(s, "LiftOrder", land, { order: number });
    const { number: lock } = await exOfficio(s, "Lock", land, {});
    await refused(opening(), "FolioLocked", [landId, lock]);
    await exOfficio(s, "ReleaseRestraint", land, { restraint: lock });
    const { number: ban } = await recorded(s, "Charge", land, [a, c], charge(c, { transferBan: true }));
    await refused(opening(), "ChargeeConsentMissing", [landId, ban, c.address]);
    await shared(s, unit, [a, b, c], [[b, 1n]]);
    expect(await s.land.balanceOf(b.address, titleId(unit))).to.equal(1n);
  });

  it("takes a live seizure with the days it has left", async () => {
    const { s, a } = await granted();
    await ordered(s, "Seize", land, seizure(a, 1n));
    await ordered(s, "Seize", land, seizure(a, 36n));
    const queue = async (title: string) =>
      Array.from(await s.landViews.restraintsOf(titleId(title)), ({ restraint, status, start, end }) => [
        restraint.id,
        status,
        start,
        end,
      ]);
    const [, second] = await queue(land);
    await pass(s, 40);
    await built(s, unit, [a]);
    const [, live] = await queue(land);
    expect(live?.slice(2)).to.deep.equal(second?.slice(2));
    expect(await queue(unit)).to.deep.equal([live]);
    expect(dayOf(await today(s))).to.be.lessThan(Number(live?.[3]));
  });
});
