import { expect } from "chai";
import { id } from "ethers";
import { dates } from "../../../../sdk/dates/index.js";
import { LegalBasis, SyncState, type SyncStateName } from "../../../../sdk/enums/index.js";
import { exOfficio, ordered, sale, dayOf } from "../../../support/acts.js";
import { enrolled, parcel, parcelOf, recorded, today } from "../../../support/registry.js";
import { refused, titleId } from "../../../support/refusals.js";
import { loadSuite, type LoadedSuite } from "../../../support/suite.js";

const title = parcel(1);
const tid = titleId(title);

const outcome = (state: SyncStateName) =>
  ({ state, legalBasis: "StatutoryRegister", externalRef: id("certificate") }) as const;
const reconcile = (s: LoadedSuite, state: SyncStateName) => exOfficio(s, "Reconcile", title, outcome(state));

async function registered() {
  const s = await loadSuite();
  const [a, b] = [await enrolled(s, 0), await enrolled(s, 1)];
  await parcelOf(s, 1, a);
  return { s, a, b };
}

describe("reconciliation with the statutory register", () => {
  it("ties the title to it and stops nothing", async () => {
    const { s, a, b } = await registered();
    for (const state of ["Lodged", "Accepted", "Registered", "Rejected", "LocalOnly"] as const) {
      await reconcile(s, state);
      expect(await s.landViews.syncOf(tid)).to.deep.equal([
        BigInt(SyncState[state]),
        BigInt(LegalBasis.StatutoryRegister),
        id("certificate"),
      ]);
    }
    expect(await s.landViews.restraintsOf(tid)).to.have.length(0);
    await recorded(s, "Transfer", title, [a, b], sale(b));
  });

  it("stops disposal while the two disagree, and lets it resume", async () => {
    const { s, a, b } = await registered();
    await reconcile(s, "Diverged");
    const { number } = await reconcile(s, "Diverged");
    expect(await s.landViews.restraintsOf(tid)).to.have.length(1);
    await refused(recorded(s, "Transfer", title, [a, b], sale(b)), "TitleDiverged", [tid, number]);
    expect(await s.land.whyNot(a.address, b.address, tid, 1)).to.not.equal("0x");
    await reconcile(s, "Registered");
    expect(await s.landViews.restraintsOf(tid)).to.have.length(0);
    await recorded(s, "Transfer", title, [a, b], sale(b));
  });

  it("stops disposal again after a judicial sale has cleared the page", async () => {
    const { s, a, b } = await registered();
    await reconcile(s, "Diverged");
    const auction = { numerator: 0n, denominator: 0n, auction: true, proceeds: 1n };
    await ordered(s, "OrderedTransfer", title, { from: a.address, to: b.address, ...auction });
    const { number } = await reconcile(s, "Diverged");
    await refused(recorded(s, "Transfer", title, [b, a], sale(a)), "TitleDiverged", [tid, number]);
    await reconcile(s, "Registered");
    await recorded(s, "Transfer", title, [b, a], sale(a));
  });

  it("is done ex officio, on a document, of a title that is registered", async () => {
    const { s, a } = await registered();
    const applied = recorded(s, "Reconcile", title, [a], outcome("Diverged"));
    await refused(applied, "ExOfficioOnly", [a.address]);
    const unknown = exOfficio(s, "Reconcile", parcel(2), outcome("Lodged"));
    await refused(unknown, "NotRegistered", [titleId(parcel(2))]);
    const evidence = id("nobody attested this");
    const unproved = exOfficio(s, "Reconcile", title, outcome("Lodged"), { evidence });
    await refused(unproved, "EvidenceUnknown", [evidence]);
    const now = await today(s);
    const effective = dates.addDays(now, 1);
    const early = exOfficio(s, "Reconcile", title, outcome("Lodged"), { effective });
    await refused(early, "EffectInFuture", [dayOf(effective), dayOf(now)]);
  });
});
