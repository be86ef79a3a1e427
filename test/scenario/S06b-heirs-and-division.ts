import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { OfficeKind, succession, type TitlePlan } from "../../sdk/index.js";
import { BAOSHAN, enrolled, type KeyedParty } from "../support/registry.js";
import { passerBy } from "../support/succession.js";
import { expectRefused, LandOffice, parcel, yuan } from "./office.js";
import { holdersOf } from "./officeMore.js";
import { announces, carries, completes, heardUntil } from "./succession.js";

/**
 * A natural person dies and leaves two heirs, two parts to one and one to the other. Civil Code arts. 230, 1121, 1161:
 * the estate passes at death; heirs answer for debts within what they take.
 */
describe("S6b a person dies and leaves two heirs", () => {
  const [home, half, lent] = [parcel(1), parcel(2), parcel(3)];
  let office: LandOffice;
  let person: KeyedParty;
  let elder: KeyedParty;
  let younger: KeyedParty;
  let other: KeyedParty;
  let claim: bigint;

  beforeEach(async () => {
    office = await LandOffice.open();
    other = await office.party();
    person = await enrolled(office.suite, 4, "NaturalPerson");
    elder = await enrolled(office.suite, 5, "NaturalPerson");
    younger = await enrolled(office.suite, 6, "NaturalPerson");
    await office.registerLand(home, person);
    await office.registerInShares(half, [
      [person, 1n],
      [other, 1n],
    ]);
    await office.registerLand(lent, other);
    claim = await office.mortgage(lent, other, person, yuan("200,000"));
  });

  const inheritance = { cause: "Inheritance" } as const;
  const heirs = (): [KeyedParty, bigint][] => [
    [elder, 2n],
    [younger, 1n],
  ];

  async function inherited(): Promise<void> {
    await announces(office, person, heirs(), inheritance);
    await completes(office, person);
  }

  it("until the heirs are known nobody acts for the dead", async () => {
    const { consortium, identity } = office.suite;
    await consortium.connect(identity).cease(person.address, await office.document("Other"));
    const values = { party: person.address, successor: ZeroAddress };
    await expectRefused(office.sell(home, person, other), "PartyCeased", values);
    await expectRefused(carries(office, person, [home]), "NotSucceeded", { predecessor: person.address });
    await inherited();
    await carries(office, person, [home]);
  });

  it("the heirs take by their exact parts, at once; no creditors' time, no pre-emption", async () => {
    await inherited();
    await carries(office, person, [home, half]);
    expect(await holdersOf(office, home)).to.deep.equal({ [elder.address]: "2/3", [younger.address]: "1/3" });
    expect(await holdersOf(office, half)).to.deep.equal({
      [elder.address]: "1/3",
      [younger.address]: "1/6",
      [other.address]: "1/2",
    });
  });

  it("before the folios are rewritten the heirs consent together, none of them alone", async () => {
    await inherited();
    const discharge = (...by: KeyedParty[]) => office.enter("Discharge", lent, by, { charge: claim });
    await expectRefused(discharge(elder), "ConsentMissing", { party: person.address });
    await expectRefused(discharge(younger), "ConsentMissing", { party: person.address });
    await discharge(elder, younger);
  });

  it("what cannot be shared goes to the first: a claim that a mortgage secures", async () => {
    await inherited();
    await carries(office, person, [lent]);
    const [charge] = await office.chargesOf(lent);
    expect(charge).to.include({ id: claim, chargee: elder.address });
  });

  it("a company is not inherited, and a person does not merge", async () => {
    const bad = announces(office, other, heirs(), inheritance);
    const kinds = { company: 2n, person: 1n };
    await expectRefused(bad, "CauseUnfit", {
      predecessor: other.address,
      kind: kinds.company,
      cause: "Inheritance",
    });
    const merger = announces(office, person, [[other, 1n]], { cause: "Merger" });
    await expectRefused(merger, "CauseUnfit", {
      predecessor: person.address,
      kind: kinds.person,
      cause: "Merger",
    });
  });
});

/** A company is divided into two by a plan that gives each of them titles. Company Law arts. 222-223. */
describe("S6b a company is divided by a plan", () => {
  const [plant, depot, yard] = [parcel(1), parcel(2), parcel(3)];
  let office: LandOffice;
  let company: KeyedParty;
  let works: KeyedParty;
  let logistics: KeyedParty;
  let stranger: KeyedParty;
  let plan: TitlePlan;

  beforeEach(async () => {
    office = await LandOffice.open();
    [company, works] = [await office.party(), await office.party()];
    [logistics, stranger] = [await office.party(), await office.party()];
    for (const title of [plant, depot, yard]) await office.registerLand(title, company);
    plan = succession.plan([
      { title: plant, successor: works.address },
      { title: depot, successor: logistics.address },
    ]);
    await announces(
      office,
      company,
      [
        [works, 3n],
        [logistics, 1n],
      ],
      { cause: "Division", plan },
    );
  });

  async function divided(): Promise<void> {
    await office.daysPass(45);
    await completes(office, company);
  }

  it("its creditors are heard first", async () => {
    const until = await heardUntil(office);
    const early = completes(office, company);
    await expectRefused(early, "CreditorsHeard", { predecessor: company.address, until: BigInt(until) });
  });

  it("each title goes to the one that the plan names, whoever shows the plan", async () => {
    await divided();
    await carries(office, company, [plan.portion(depot), plan.portion(plant)]);
    expect(await office.ownersOf(plant)).to.deep.equal([works.address]);
    expect(await office.ownersOf(depot)).to.deep.equal([logistics.address]);
  });

  it("not to another successor, and not to a stranger", async () => {
    await divided();
    const portion = plan.portion(plant);
    const to = (taker: KeyedParty) => carries(office, company, [{ ...portion, taker: taker.address }]);
    await expectRefused(to(logistics), "PlanMismatch", { title: plant, taker: logistics.address });
    await expectRefused(to(stranger), "TakerInvalid", { title: plant, taker: stranger.address });
  });

  it("what the plan leaves out goes by shares, on the registrar's word: nobody else undoes the plan", async () => {
    const { suite } = office;
    await divided();
    const values = {
      kind: BigInt(OfficeKind.Registrar),
      division: BigInt(BAOSHAN),
      caller: passerBy(suite).address,
    };
    await expectRefused(carries(office, company, [plant]), "OfficeRequired", values);
    await expectRefused(carries(office, company, [yard]), "OfficeRequired", values);
    await succession.carry(suite.with(suite.registrar), company.address, { plan });
    expect(await office.ownersOf(plant)).to.deep.equal([works.address]);
    expect(await holdersOf(office, yard)).to.deep.equal({
      [works.address]: "3/4",
      [logistics.address]: "1/4",
    });
    expect(await succession.titlesNaming(suite, company.address)).to.deep.equal([]);
  });
});
