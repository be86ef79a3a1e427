import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { Act, dates, folio, instruments, type IsoDate, type Particulars } from "../../sdk/index.js";
import type { KeyedParty } from "../support/registry.js";
import { expectRefused, LandOffice, parcel } from "./office.js";

/** S8. The deed says one half each; the page was written as one third and two thirds. */
describe("S8: a share was recorded wrong", () => {
  const LAND = parcel(8);
  const WRONG_ENTRY = 1n;
  const CORRECTION_DAYS = 30;

  interface Case {
    readonly office: LandOffice;
    readonly first: KeyedParty;
    readonly second: KeyedParty;
    readonly registeredOn: IsoDate;
    /** The page as it should read. */
    readonly halves: Omit<Particulars<"Correct">, "proposal">;
  }

  async function wronglyRecorded(): Promise<Case> {
    const office = await LandOffice.open();
    const [first, second] = [await office.party(), await office.party()];
    const registeredOn = await office.today();
    await office.registerInShares(LAND, [
      [first, 1n],
      [second, 2n],
    ]);
    const { use, extent, termEnd } = await office.folio(LAND);
    const halves = {
      version: WRONG_ENTRY,
      use,
      extent,
      termEnd,
      denominator: 2n,
      holders: [first.address, second.address],
      shares: [1n, 1n],
    };
    return { office, first, second, registeredOn, halves };
  }

  const propose = (office: LandOffice, version = WRONG_ENTRY): Promise<bigint> =>
    office.enter("ProposeCorrection", LAND, [], { version });

  it("is corrected by another officer once the proprietors had their days", async () => {
    const { office, first, second, registeredOn, halves } = await wronglyRecorded();
    const { registrar } = office.suite;
    const thirds = [
      { party: first.address, shares: 1n },
      { party: second.address, shares: 2n },
    ];
    const corrected = thirds.map(({ party }) => ({ party, shares: 1n }));

    await office.daysPass(100);
    const proposal = await propose(office);
    const lastDay = dates.addDays(await office.today(), CORRECTION_DAYS);
    expect(await office.restraintsOf(LAND)).to.deep.equal([
      { id: proposal, kind: "Correction", status: "InForce", start: lastDay, end: null },
    ]);

    // Dealings stop, and there is one proposal at a time.
    const undecided = { title: LAND, proposal };
    const outsider = await office.party();
    await expectRefused(office.sell(LAND, first, outsider, {}, [second]), "CorrectionUndecided", undecided);
    await expectRefused(office.sellShare(LAND, first, second, [1n, 3n]), "CorrectionUndecided", undecided);
    await expectRefused(
      office.mortgage(LAND, first, outsider, 1_000_00n, {}, [second]),
      "CorrectionUndecided",
      undecided,
    );
    await expectRefused(propose(office), "CorrectionProposed", undecided);

    // A correction of another entry than was proposed is refused, in the daybook too.
    const elsewhere = await office.lodge("Correct", LAND, [], { ...halves, proposal, version: 2n });
    const mismatch = await expectRefused(office.record(elsewhere, "secondRegistrar"), "ProposalMismatch", {
      title: LAND,
      proposal,
      proposed: WRONG_ENTRY,
      asked: 2n,
    });
    await office.refuse(elsewhere, mismatch, "Civil Code art. 220");

    // Neither the proposer decides, nor anybody before the proprietors have had their days.
    const lodged = await office.lodge(
      "Correct",
      LAND,
      [],
      { ...halves, proposal },
      { effective: registeredOn },
    );
    await expectRefused(office.record(lodged, "registrar"), "SameOfficer", { officer: registrar.address });
    const running = { title: LAND, proposal, until: lastDay };
    await expectRefused(office.record(lodged, "secondRegistrar"), "CorrectionRunning", running);
    await office.dawns(lastDay);
    await expectRefused(office.record(lodged, "secondRegistrar"), "CorrectionRunning", running);
    await office.daysPass(1);
    const dayBefore = await office.moment();
    await office.record(lodged, "secondRegistrar");

    // The correcting entry is of category Y and names the wrong one, which stays.
    const { land, deployment } = office.suite;
    const entries = await folio.entries(land, LAND, deployment.block);
    expect(entries.map(({ version, category, act }) => [version, category, act])).to.deep.equal([
      [1, "F", "FirstRegistrationInShares"],
      [2, "T", "ProposeCorrection"],
      [3, "Y", "Correct"],
    ]);
    const register = await land.getAddress();
    const { fields } = instruments.read({ register, act: Act.Correct, body: entries[2]?.payload ?? "" });
    expect(fields).to.include({ proposal, version: WRONG_ENTRY, applicant: ZeroAddress });
    expect(await office.restraintsOf(LAND)).to.deep.equal([]);

    // Two time axes: what the register said, and what it says now, of the same day.
    expect((await office.folio(LAND, { version: 1 })).proprietors).to.deep.equal(thirds);
    const then = { effective: registeredOn };
    expect((await office.folio(LAND, { ...then, recorded: dayBefore })).proprietors).to.deep.equal(thirds);
    expect((await office.folio(LAND, then)).proprietors).to.deep.equal(corrected);
    expect((await office.folio(LAND)).proprietors).to.deep.equal(corrected);
    await office.sellShare(LAND, first, second, [1n, 2n]);
    expect(await office.ownersOf(LAND)).to.deep.equal([second.address]);
  });

  it("is corrected at once with the consent of all proprietors, by another officer still", async () => {
    const { office, first, second, halves } = await wronglyRecorded();
    const { registrar } = office.suite;
    const proposal = await propose(office);
    const until = dates.addDays(await office.today(), CORRECTION_DAYS);

    const ofOne = await office.lodge("Correct", LAND, [first], { ...halves, proposal });
    const running = await expectRefused(office.record(ofOne, "secondRegistrar"), "CorrectionRunning", {
      title: LAND,
      proposal,
      until,
    });
    await office.refuse(ofOne, running, "Civil Code art. 220");

    const lodged = await office.lodge("Correct", LAND, [first, second], { ...halves, proposal });
    await expectRefused(office.record(lodged, "registrar"), "SameOfficer", { officer: registrar.address });
    await office.record(lodged, "secondRegistrar");
    expect((await office.folio(LAND)).proprietors.map(({ shares }) => shares)).to.deep.equal([1n, 1n]);
  });

  it("stays as it is when a taker for value has come to rely on the register", async () => {
    const { office, first, second } = await wronglyRecorded();
    const buyer = await office.party();
    await office.sell(LAND, first, buyer, {}, [second]);
    await expectRefused(propose(office), "CorrectionBarred", {
      title: LAND,
      version: WRONG_ENTRY,
      disposal: 2n,
    });
    expect(await office.ownersOf(LAND)).to.deep.equal([buyer.address]);
    expect(await office.restraintsOf(LAND)).to.deep.equal([]);
  });

  it("is never deleted: no contract has a function for it", async () => {
    const { suite } = await LandOffice.open();
    const { consortium, daybook, land, landViews } = suite;
    for (const contract of [consortium, daybook, land, landViews, suite.party(ZeroAddress)]) {
      const functions: { name: string; constant: boolean }[] = [];
      contract.interface.forEachFunction((one) => functions.push(one));
      expect(functions).not.to.be.empty;
      const deleting = functions.filter(
        ({ name, constant }) => !constant && /delete|remove|erase/i.test(name),
      );
      expect(deleting).to.deep.equal([]);
    }
  });
});
