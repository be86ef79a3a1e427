import { expect } from "chai";
import { dates } from "../../sdk/dates/index.js";
import type { DocumentKindName, TransmissionCauseName } from "../../sdk/index.js";
import type { KeyedParty } from "../support/registry.js";
import { expectRefused, idOf, LandOffice, parcel, yuan } from "./office.js";
import { holdersOf, lease, statusesOf } from "./officeMore.js";

/**
 * What has passed off the register already: the taker applies alone, on the document that proves it, and what burdens
 * the title follows. Civil Code arts. 229-232, 390; SPC seizure rules art. 26.
 */
describe("S2b a title passes by law", () => {
  const title = parcel(1);
  let office: LandOffice;
  let owner: KeyedParty;
  let taker: KeyedParty;
  let bank: KeyedParty;

  beforeEach(async () => {
    office = await LandOffice.open();
    [owner, taker, bank] = [await office.party(), await office.party(), await office.party()];
    await office.registerLand(title, owner);
    await office.dawns(dates.addDays(await office.today(), 1));
  });

  const PROOFS: Readonly<Record<Exclude<TransmissionCauseName, "None">, DocumentKindName>> = {
    Judgment: "CourtOrder",
    Inheritance: "SuccessionProof",
    Merger: "SuccessionProof",
    Expropriation: "AuthorityDecision",
  };
  const CAUSES = Object.keys(PROOFS) as (keyof typeof PROOFS)[];

  interface Passing {
    from?: KeyedParty;
    part?: readonly [bigint, bigint];
    proof?: string;
  }

  /** The taker enters what has passed to it; all that the other held unless a part is named. */
  async function passesTo(
    to: KeyedParty,
    cause: keyof typeof PROOFS,
    { from = owner, part: [numerator, denominator] = [0n, 0n], proof }: Passing = {},
  ): Promise<bigint> {
    const evidence = proof ?? (await office.document(PROOFS[cause]));
    const fields = { from: from.address, numerator, denominator, cause };
    return office.enter("Transmit", title, [to], fields, { evidence });
  }

  for (const cause of CAUSES) {
    it(`by ${cause.toLowerCase()}: the taker applies alone`, async () => {
      await passesTo(taker, cause);
      expect(await holdersOf(office, title)).to.deep.equal({ [taker.address]: "1/1" });
    });

    it(`by ${cause.toLowerCase()}: refused on other papers than the law asks for`, async () => {
      const kinds = new Set<DocumentKindName>([...Object.values(PROOFS), "Contract"]);
      kinds.delete(PROOFS[cause]);
      for (const kind of kinds) {
        const proof = await office.document(kind);
        const values = { document: proof, kind, needed: PROOFS[cause] };
        await expectRefused(passesTo(taker, cause, { proof }), "EvidenceOfWrongKind", values);
      }
    });
  }

  it("only from one who holds the title", async () => {
    const stranger = await office.party();
    const passing = passesTo(taker, "Inheritance", { from: stranger });
    await expectRefused(passing, "NotProprietor", { title, party: stranger.address });
    const part = passesTo(taker, "Inheritance", { from: stranger, part: [1n, 2n] });
    const values = { title, party: stranger.address, held: 0n, needed: 1n, supply: 2n };
    await expectRefused(part, "SharesInsufficient", values);
  });

  it("to each heir a part", async () => {
    const second = await office.party();
    await passesTo(taker, "Inheritance", { part: [2n, 3n] });
    await passesTo(second, "Inheritance");
    expect(await holdersOf(office, title)).to.deep.equal({
      [taker.address]: "2/3",
      [second.address]: "1/3",
    });
  });

  describe("with a seizure", () => {
    it("a judgment of another court waits for its end", async () => {
      const until = dates.addMonths(await office.today(), 36);
      const seizure = await office.seize(title, owner);
      await expectRefused(passesTo(taker, "Judgment"), "Seized", { title, seizure, until });
      await office.liftSeizure(title, seizure);
      await passesTo(taker, "Judgment");
    });

    for (const cause of ["Inheritance", "Merger"] as const) {
      it(`${cause.toLowerCase()} passes, and the seizure stays on the title`, async () => {
        const until = dates.addMonths(await office.today(), 36);
        const seizure = await office.seize(title, owner);
        await passesTo(taker, cause);
        expect(await statusesOf(office, title)).to.deep.equal(["InForce"]);
        const sale = office.sell(title, taker, await office.party());
        await expectRefused(sale, "Seized", { title, seizure, until });
      });
    }
  });

  describe("with a seizure of a co-owner's share", () => {
    let debtor: KeyedParty;
    let until: string;
    let seizure: bigint;

    beforeEach(async () => {
      debtor = await office.party();
      await office.sellShare(title, owner, debtor, [1n, 2n]);
      until = dates.addMonths(await office.today(), 36);
      const fields = { against: debtor.address, whole: false, months: 36n };
      seizure = await office.enter("Seize", title, [], fields, { by: "court" });
    });

    const givesAway = async (from: KeyedParty, part: readonly [bigint, bigint]) =>
      office.sellShare(title, from, await office.party(), part, { cause: "Gift" });

    it("the heir takes the share seized", async () => {
      await passesTo(taker, "Inheritance", { from: debtor });
      await expectRefused(givesAway(taker, [1n, 2n]), "Seized", { title, seizure, until });
      await givesAway(owner, [1n, 2n]);
    });

    it("every heir takes its part seized, until the court lifts", async () => {
      const second = await office.party();
      const passing = await passesTo(taker, "Inheritance", { from: debtor, part: [1n, 4n] });
      await passesTo(second, "Inheritance", { from: debtor });
      await expectRefused(givesAway(second, [1n, 4n]), "Seized", { title, seizure, until });
      await expectRefused(givesAway(taker, [1n, 4n]), "Seized", { title, seizure: passing, until });
      await office.liftSeizure(title, passing);
      await givesAway(taker, [1n, 4n]);
    });

    it("a co-owner who inherits keeps its own share free", async () => {
      const third = await office.party();
      await office.sellShare(title, owner, third, [1n, 4n], { cause: "Gift" });
      await passesTo(third, "Inheritance", { from: debtor });
      // Of its 3/4 the seizure binds 1/2.
      const tooMuch = givesAway(third, [1n, 2n]);
      await expectRefused(tooMuch, "ERC7943InsufficientUnfrozenBalance", {
        account: third.address,
        tokenId: idOf(title),
        amount: 2n,
        unfrozen: 1n,
      });
      await givesAway(third, [1n, 4n]);
    });
  });

  describe("with charges", () => {
    beforeEach(async () => {
      await office.mortgage(title, owner, bank, yuan("5,000,000"));
      await lease(office, title, [owner], await office.party(), 5);
    });

    for (const cause of ["Judgment", "Inheritance", "Merger"] as const) {
      it(`${cause.toLowerCase()} takes the title with them`, async () => {
        await passesTo(taker, cause);
        const kinds = (await office.chargesOf(title)).map(({ kind }) => kind);
        expect(kinds).to.have.members(["Mortgage", "Lease"]);
      });
    }

    it("expropriation ends them; their holders turn to the compensation", async () => {
      await passesTo(taker, "Expropriation");
      expect(await office.chargesOf(title)).to.deep.equal([]);
    });
  });
});
