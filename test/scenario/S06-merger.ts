import { expect } from "chai";
import { id } from "ethers";
import { parties, succession } from "../../sdk/index.js";
import { creditCodeWord } from "../../sdk/parties/index.js";
import { vectors } from "../data/vectors.js";
import { BAOSHAN, keyOf, type KeyedParty } from "../support/registry.js";
import { frozen, passerBy } from "../support/succession.js";
import { expectRefused, idOf, LandOffice, parcel, yuan } from "./office.js";
import { holdersOf, lease, statusesOf } from "./officeMore.js";
import { announces, carries, completes, daysAgo, heardUntil } from "./succession.js";

/**
 * Company A merges into company B. A owns a plant that B and a bank have mortgages on, a third of a yard beside B and a
 * neighbour, a mortgage on the neighbour's warehouse, and a lease of its shop. Company Law arts. 218-221, Civil Code
 * arts. 67, 305, 576.
 */
describe("S6 company A merges into company B", () => {
  const [plant, yard, warehouse, shop] = [parcel(1), parcel(2), parcel(3), parcel(4)];
  const TITLES = [plant, yard, warehouse, shop];
  const code = vectors.uscc.find(({ valid }) => valid)?.value ?? "";
  const { commitment, salt } = parties.creditCodeCredential(code, id("salt of B"));

  let office: LandOffice;
  let a: KeyedParty;
  let b: KeyedParty;
  let neighbour: KeyedParty;
  let bank: KeyedParty;
  let charges: { byB: bigint; byBank: bigint; ofA: bigint; lease: bigint };

  /** B is a company that can show its unified social credit code. */
  async function companyB(): Promise<KeyedParty> {
    const { suite } = office;
    const key = keyOf(suite, 7);
    const address = await parties.enrol(suite.with(suite.identity), {
      credential: commitment,
      kind: "LegalPerson",
      division: BAOSHAN,
      evidence: await office.document("IdentityProof"),
      signers: [key.address],
    });
    return { address, key };
  }

  beforeEach(async () => {
    office = await LandOffice.open();
    [a, neighbour, bank] = [await office.party(), await office.party(), await office.party()];
    b = await companyB();
    await office.registerLand(plant, a);
    await office.registerInShares(yard, [
      [a, 1n],
      [b, 1n],
      [neighbour, 1n],
    ]);
    await office.registerLand(warehouse, neighbour);
    await office.registerLand(shop, neighbour);
    charges = {
      byB: await office.mortgage(plant, a, b, yuan("3,000,000")),
      byBank: await office.mortgage(plant, a, bank, yuan("5,000,000")),
      ofA: await office.mortgage(warehouse, neighbour, a, yuan("800,000")),
      lease: await lease(office, shop, [neighbour], a, 5),
    };
  });

  const merger = { cause: "Merger" } as const;
  const announced = (more: { keepsSecurities?: boolean } = {}) =>
    announces(office, a, [[b, 1n]], { ...merger, ...more });

  async function merged(more: { keepsSecurities?: boolean } = {}): Promise<void> {
    await announced(more);
    await office.daysPass(45);
    await completes(office, a);
  }

  it("1 the creditors are told, and heard for 45 days", async () => {
    await announced();
    const until = await heardUntil(office);
    await office.daysPass(44);
    const early = completes(office, a);
    await expectRefused(early, "CreditorsHeard", { predecessor: a.address, until: BigInt(until) });
    await office.daysPass(1);
    await completes(office, a);
  });

  it("2 a second officer enters it with B's credit code and the day of effect", async () => {
    const { suite } = office;
    const data = suite.consortium.interface.encodeFunctionData("discloseCreditCode", [
      creditCodeWord(code),
      salt,
    ]);
    const disclosure = [{ target: await suite.consortium.getAddress(), data }];
    const receipt = await parties.execute(suite, b.address, disclosure, b.key, { deadline: 4_102_444_800n });
    const [shown] = await suite.consortium.queryFilter(
      suite.consortium.filters.CreditCodeDisclosed(b.address),
      receipt?.blockNumber,
    );
    expect(shown?.args.creditCode).to.equal(creditCodeWord(code));

    await announced();
    await office.daysPass(45);
    const same = completes(office, a, { by: suite.identity });
    const officer = suite.identity.address;
    await expectRefused(same, "OfficerRepeats", { party: a.address, officer });
    const effective = await daysAgo(office, 3);
    await completes(office, a, { effective });
    await carries(office, a, [plant]);
    const { proprietors } = await office.folio(plant, { effective });
    expect(proprietors).to.deep.equal([{ party: b.address, shares: 1n }]);
  });

  it("2 it rests on a proof of succession, which serves once", async () => {
    const { suite } = office;
    await announced();
    await announces(office, neighbour, [[b, 1n]], merger);
    await office.daysPass(45);
    const desk = suite.with(suite.secondRegistrar);
    const on = async (party: KeyedParty, proof: string) =>
      succession.complete(desk, party.address, await office.today(), proof);
    const contract = await office.document("Contract");
    await expectRefused(on(a, contract), "EvidenceOfWrongKind", {
      document: contract,
      kind: "Contract",
      needed: "SuccessionProof",
    });
    const proof = await office.document("SuccessionProof");
    await on(a, proof);
    await expectRefused(on(neighbour, proof), "EvidenceUsed", { evidence: proof });
  });

  it("3 A answers to B at once: B discharges A's mortgage on a folio that still names A", async () => {
    await merged();
    expect(await office.suite.consortium.answeringFor(a.address)).to.equal(b.address);
    await office.discharge(warehouse, b, charges.ofA);
    expect(await office.chargesOf(warehouse)).to.deep.equal([]);
  });

  it("3 A's mortgage as creditor and its lease move to B", async () => {
    await merged();
    await carries(office, a, [warehouse, shop]);
    const [onWarehouse] = await office.chargesOf(warehouse);
    expect(onWarehouse).to.include({ id: charges.ofA, chargee: b.address, rank: charges.ofA });
    const [onShop] = await office.chargesOf(shop);
    expect(onShop).to.include({ id: charges.lease, kind: "Lease", chargee: b.address });
  });

  it("4 shares of the same title add: 1/3 and 1/3 are 2/3", async () => {
    await merged();
    await carries(office, a, [yard]);
    expect(await holdersOf(office, yard)).to.deep.equal({
      [b.address]: "2/3",
      [neighbour.address]: "1/3",
    });
  });

  it("5 B's mortgage on A's plant ends by confusion, and the bank's comes first", async () => {
    await merged();
    await carries(office, a, [plant]);
    const left = await office.chargesOf(plant);
    expect(left.map(({ id: number, chargee }) => [number, chargee])).to.deep.equal([
      [charges.byBank, bank.address],
    ]);
    expect(left[0]?.rank).to.equal(charges.byBank);
  });

  it("5 it stays where that is agreed", async () => {
    await merged({ keepsSecurities: true });
    await carries(office, a, [plant]);
    const left = await office.chargesOf(plant);
    expect(left.map(({ id: number }) => number)).to.deep.equal([charges.byB, charges.byBank]);
  });

  it("6 the neighbour's pre-emption is not asked for; a sale would have asked for it", async () => {
    const sale = office.sellShare(yard, a, bank, [1n, 3n]);
    await expectRefused(sale, "PreemptionMissing", { title: yard, by: a.address });
    await merged();
    await carries(office, a, [yard]);
  });

  it("7 the folios are rewritten in batches by anyone, in any order; what is done is not done again", async () => {
    const { suite } = office;
    await merged();
    expect(await succession.titlesNaming(suite, a.address)).to.deep.equal(TITLES);
    const anyone = suite.with(passerBy(suite));
    await succession.carry(anyone, a.address, { titles: [shop] });
    const before = await office.headOf(shop);
    const told: [number, number][] = [];
    await succession.carry(anyone, a.address, {
      batch: 2,
      onProgress: ({ done, of }) => told.push([done, of]),
    });
    expect(told).to.deep.equal([
      [2, 3],
      [3, 3],
    ]);
    expect(await succession.titlesNaming(suite, a.address)).to.deep.equal([]);
    const heads = await Promise.all(TITLES.map((title) => office.headOf(title)));
    await carries(office, a, TITLES);
    expect(await Promise.all(TITLES.map((title) => office.headOf(title)))).to.deep.equal(heads);
    expect(await office.headOf(shop)).to.deep.equal(before);
  });

  it("is refused in a circle: B into A after A into B", async () => {
    const values = { predecessor: b.address, successor: a.address };
    await announced();
    await expectRefused(announces(office, b, [[a, 1n]], merger), "SuccessionCycle", values);
    await office.daysPass(45);
    await completes(office, a);
    await expectRefused(announces(office, b, [[a, 1n]], merger), "SuccessionCycle", values);
  });

  it("ends A: what it signs afterwards is refused, before and after its folios are rewritten", async () => {
    await merged();
    const values = { party: a.address, successor: b.address };
    await expectRefused(office.sell(plant, a, neighbour), "PartyCeased", values);
    await carries(office, a, TITLES);
    await expectRefused(office.sell(plant, a, neighbour), "PartyCeased", values);
    await office.sell(plant, b, neighbour);
  });

  it("leaves a seizure of A's share on it: B's own share stays free", async () => {
    const fields = { against: a.address, whole: false, months: 36n };
    await office.enter("Seize", yard, [], fields, { by: "court" });
    await merged();
    await carries(office, a, [yard]);
    expect(await statusesOf(office, yard)).to.deep.equal(["InForce"]);
    const gift = (thirds: bigint) => office.sellShare(yard, b, neighbour, [thirds, 3n], { cause: "Gift" });
    await expectRefused(gift(2n), "ERC7943InsufficientUnfrozenBalance", {
      account: b.address,
      tokenId: idOf(yard),
      amount: 2n,
      unfrozen: 1n,
    });
    await gift(1n);
  });

  it("waits while A's keys, or B's, are being replaced", async () => {
    await frozen(office.suite, 0);
    await expectRefused(announced(), "PartyBusy", { party: a.address });
    await expectRefused(announces(office, neighbour, [[a, 1n]], merger), "PartyBusy", { party: a.address });
  });

  it("waits, once announced, for a replacement of A's keys that began meanwhile", async () => {
    await announced();
    await frozen(office.suite, 0);
    await office.daysPass(45);
    await expectRefused(completes(office, a), "PartyBusy", { party: a.address });
  });
});
