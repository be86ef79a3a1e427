import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { dates } from "../../../../sdk/dates/index.js";
import { FolioState } from "../../../../sdk/enums/index.js";
import { daybook, type Particulars } from "../../../../sdk/index.js";
import {
  built,
  coOwned,
  corrected,
  dayOf,
  exOfficio,
  fresh,
  pass,
  proposed,
  sale,
} from "../../../support/acts.js";
import {
  drawn,
  enrolled,
  onParcel,
  parcel,
  parcelOf,
  recorded,
  today,
  type KeyedParty,
} from "../../../support/registry.js";
import { charge } from "../../../support/charges.js";
import { refused, titleId } from "../../../support/refusals.js";
import { loadSuite, type LoadedSuite } from "../../../support/suite.js";

const title = parcel(1);
const tid = titleId(title);

async function registered() {
  const s = await loadSuite();
  const [a, b, c] = [await enrolled(s, 0), await enrolled(s, 1), await enrolled(s, 2)];
  await parcelOf(s, 1, a);
  return { s, a, b, c, end: dates.addYears(await today(s), 40) };
}

type State = Particulars<"Correct">;

/** The page as it should read: another extent, the rest as it is. */
async function page(s: LoadedSuite, proposal: bigint, more: Partial<State> = {}): Promise<State> {
  const termEnd = dates.fromDay(Number((await s.landViews.folioOf(tid)).termEnd));
  const same = { use: "Industrial", extent: 20_000, denominator: 0n, holders: [], shares: [] } as const;
  return { proposal, version: 1n, termEnd, ...same, ...more };
}

const holders = (...list: [KeyedParty, bigint][]) => ({
  denominator: list.reduce((sum, [, shares]) => sum + shares, 0n),
  holders: list.map(([{ address }]) => address),
  shares: list.map(([, shares]) => shares),
});

describe("a correction", () => {
  it("leaves no charge that outlasts the term", async () => {
    const { s, a, b } = await registered();
    const until = dates.addYears(await today(s), 30);
    await recorded(s, "Charge", title, [a, b], charge(b, { until }));
    const proposal = await proposed(s, title, 1n);
    const termEnd = dates.addDays(until, -1);
    await refused(corrected(s, title, await page(s, proposal, { termEnd }), a), "BeyondTerm", [
      tid,
      dates.toDay(until),
      dates.toDay(termEnd),
    ]);
    await corrected(s, title, await page(s, proposal, { termEnd: until }), a);
    expect((await s.landViews.folioOf(tid)).termEnd).to.equal(dates.toDay(until));
  });

  it("is proposed by one officer and decided by another, with the proprietors' consent at once", async () => {
    const { s, a, b } = await registered();
    const proposal = await proposed(s, title, 1n);
    await corrected(s, title, await page(s, proposal, holders([a, 2n], [b, 1n])), a);
    const view = await s.landViews.folioOf(tid);
    expect(view.extent).to.equal(2_000_000n);
    expect(Array.from(view.proprietors, ({ party, shares }) => [party, shares])).to.deep.equal([
      [a.address, 2n],
      [b.address, 1n],
    ]);
    expect(await s.landViews.restraintsOf(tid)).to.have.length(0);
    const [entry] = await s.land.queryFilter(s.land.filters.Entry(tid, 3));
    expect(entry?.args.category).to.equal("0x59"); // Y
  });

  it("stops dealings until it is decided", async () => {
    const { s, a, b } = await registered();
    const proposal = await proposed(s, title, 1n);
    await refused(recorded(s, "Transfer", title, [a, b], sale(b)), "CorrectionUndecided", [tid, proposal]);
    await refused(proposed(s, title, 1n), "CorrectionProposed", [tid, proposal]);
    await exOfficio(s, "AbandonCorrection", title, { proposal });
    await recorded(s, "Transfer", title, [a, b], sale(b));
    await refused(exOfficio(s, "AbandonCorrection", title, { proposal }), "RestraintUnknown", [
      tid,
      proposal,
    ]);
  });

  it("waits for the days of the proprietors who do not consent, all of them", async () => {
    const s = await loadSuite();
    const [a, b] = [await enrolled(s, 0), await enrolled(s, 1)];
    await coOwned(s, 1, [a, b], [1n, 1n]);
    const proposal = await proposed(s, title, 1n);
    const until = dayOf(await today(s)) + 30;
    const state = await page(s, proposal);
    await refused(corrected(s, title, state, a), "CorrectionRunning", [tid, proposal, until]);
    await pass(s, 30);
    await refused(corrected(s, title, state), "CorrectionRunning", [tid, proposal, until]);
    await pass(s, 1);
    await corrected(s, title, state);
    expect((await s.landViews.folioOf(tid)).extent).to.equal(2_000_000n);
  });

  it("is not decided by its proposer, as acceptor or as recorder, nor by one officer alone", async () => {
    const { s, a } = await registered();
    const { registrar, secondRegistrar, examiner } = s;
    const proposal = await proposed(s, title, 1n);
    const evidence = await fresh(s, "OriginalFile");
    const draw = async () => drawn(s, "Correct", title, null, await page(s, proposal), { evidence });
    await pass(s, 31);
    const lodged = await daybook.lodge(s.with(examiner), await draw(), []);
    await refused(daybook.record(s.with(registrar), lodged), "SameOfficer", [registrar.address]);
    await daybook.refuse(s.with(registrar), lodged, "0x12345678", "ground");
    await refused(daybook.lodgeAndRecord(s.with(secondRegistrar), await draw(), []), "SameOfficer", [
      secondRegistrar.address,
    ]);
    // An examiner who becomes registrar: the proposal's recorder may not accept the correction either.
    await s.consortium.grantRole((2n << 32n) | 310113n, registrar.address, 0);
    const own = await daybook.lodge(s.with(registrar), await draw(), []);
    await refused(daybook.record(s.with(secondRegistrar), own), "SameOfficer", [registrar.address]);
    expect((await s.landViews.folioOf(tid)).proprietors[0]?.party).to.equal(a.address);
  });

  it("names the entry that was wrong, which must be there", async () => {
    const { s, a } = await registered();
    await refused(proposed(s, title, 0n), "EntryUnknown", [tid, 0, 1]);
    await refused(proposed(s, title, 2n), "EntryUnknown", [tid, 2, 1]);
    const proposal = await proposed(s, title, 1n);
    await refused(corrected(s, title, await page(s, proposal, { version: 2n }), a), "ProposalMismatch", [
      tid,
      proposal,
      1,
      2,
    ]);
    await refused(corrected(s, title, await page(s, 99n), a), "RestraintUnknown", [tid, 99]);
    await refused(proposed(s, parcel(2), 1n), "NotRegistered", [titleId(parcel(2))]);
  });

  it("is barred by a later disposal for value, and not by the disposal's own entry", async () => {
    const { s, a, b } = await registered();
    await recorded(s, "Transfer", title, [a, b], sale(b));
    await refused(proposed(s, title, 1n), "CorrectionBarred", [tid, 1, 2]);
    await proposed(s, title, 2n);
  });

  it("is barred by a judicial sale between proposal and decision", async () => {
    const { s, a, b } = await registered();
    const proposal = await proposed(s, title, 1n);
    const evidence = await fresh(s, "CourtOrder");
    const passing = { from: a.address, to: b.address, numerator: 0n, denominator: 0n };
    const order = await drawn(
      s,
      "OrderedTransfer",
      title,
      null,
      { ...passing, auction: false, proceeds: 0n },
      { evidence },
    );
    await daybook.lodgeAndRecord(s.with(s.court), order, []);
    await pass(s, 31);
    await refused(corrected(s, title, await page(s, proposal)), "CorrectionBarred", [tid, 1, 3]);
  });

  it("states a page in order: use, extent, holders once, shares that add up", async () => {
    const { s, a, b } = await registered();
    const proposal = await proposed(s, title, 1n);
    const correct = async (more: Partial<State>) => corrected(s, title, await page(s, proposal, more), a);
    await refused(correct({ use: "None" }), "UseMissing", [tid]);
    await refused(correct({ extent: 0 }), "ExtentMissing", [tid]);
    await refused(correct({ ...holders([a, 1n], [a, 1n]) }), "HolderInvalid", [a.address]);
    await refused(correct({ ...holders([a, 1n], [b, 1n]), denominator: 3n }), "SharesNotOne", [2n, 3n]);
    const unknown = { denominator: 1n, holders: [s.court.address], shares: [1n] };
    await refused(correct(unknown), "PartyUnknown", [s.court.address]);
    await refused(correct({ ...unknown, holders: [ZeroAddress] }), "HolderInvalid", [ZeroAddress]);
  });

  it("of a following building corrects its page, not who holds it", async () => {
    const { s, a, b } = await registered();
    const building = await built(s, onParcel(1, 1), [a]);
    const proposal = await proposed(s, building, 1n);
    await pass(s, 31);
    const state = await page(s, proposal);
    const other = corrected(s, building, { ...state, ...holders([b, 1n]) });
    await refused(other, "LandHouseSplit", [titleId(building), FolioState.Following]);
    await corrected(s, building, state);
    expect((await s.landViews.folioOf(titleId(building))).extent).to.equal(2_000_000n);
  });

  it("rests on the original file, and has no effect from a day to come", async () => {
    const { s, a } = await registered();
    const now = await today(s);
    const early = { effective: dates.addDays(now, 1) };
    await refused(proposed(s, title, 1n, early), "EffectInFuture", [dayOf(now) + 1, dayOf(now)]);
    const proposal = await proposed(s, title, 1n);
    const abandoning = exOfficio(s, "AbandonCorrection", title, { proposal }, early);
    await refused(abandoning, "EffectInFuture", [dayOf(now) + 1, dayOf(now)]);
    const contract = await fresh(s, "Contract");
    const correction = await drawn(s, "Correct", title, null, await page(s, proposal), {
      evidence: contract,
    });
    const lodged = await daybook.lodge(s.with(s.examiner), correction, []);
    const deciding = daybook.record(s.with(s.secondRegistrar), lodged);
    await refused(deciding, "EvidenceOfWrongKind", [contract, 4, 9]);
    expect(a.address).to.not.equal(ZeroAddress);
  });
});
