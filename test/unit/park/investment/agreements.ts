// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { encodeBytes32String, id, ZeroAddress, ZeroHash, type Result } from "ethers";
import { dates } from "../../../../sdk/dates/index.js";
import { AgreementState, DocumentKind, InvestmentSource } from "../../../../sdk/enums/index.js";
import { coOwned, fresh, sale } from "../../../support/acts.js";
import { foundedFund, PROGRAMME } from "../../../support/funds.js";
import {
  after,
  agreed,
  agreementTerms,
  allSums,
  commits,
  investing,
  investmentEvent,
  invests,
  paysIn,
  proposed,
  stateOf,
  sumsOf,
  type Investing,
} from "../../../support/investments.js";
import { established, madeOperator, operates, parcelIn, PARCEL_EXTENT } from "../../../support/parks.js";
import { refused, titleId } from "../../../support/refusals.js";
import {
  enrolled,
  INDUSTRIAL,
  keyOf,
  onParcel,
  parcel,
  parcelOf,
  recorded,
  today,
  type KeyedParty,
} from "../../../support/registry.js";
import { carried, succeeded } from "../../../support/succession.js";

let n: Investing;
const begin = async (): Promise<void> => {
  n = await investing();
};

/** A struct, or a list, as plain lists of values. */
const plain = (value: unknown): unknown[] => (value as Result).toArray(true);

/** The terms of an agreement with some changed, as a proposal that is expected to be refused. */
const tries = async (
  more: Parameters<typeof agreementTerms>[1],
  name: string,
  values: readonly unknown[],
): Promise<void> => refused(invests(n, n.operator, "propose", await agreementTerms(n, more)), name, values);

describe("an agreement on investment", () => {
  beforeEach(begin);

  it("is proposed by the operator and counts when the investor accepts", async () => {
    const { s, park, operator, company, title } = n;
    const now = await today(s);
    const terms = await agreementTerms(n);
    const proposal = await invests(n, operator, "propose", terms);
    const schedule = [
      [BigInt(after(now, 365)), 40_000_000n],
      [BigInt(after(now, 730)), 100_000_000n],
    ];
    const said = [
      park,
      company.address,
      PROGRAMME,
      titleId(title),
      0n,
      BigInt(dates.toDay(now)),
      30_000_000n,
    ];
    const values = [...said, [0n, 0n, 100_000_000n, 0n], schedule, terms.document];
    investmentEvent(n, proposal, "AgreementProposed", [1n, park, company.address, values]);
    expect(await stateOf(n, 1n)).to.equal("Proposed");
    expect([...(await s.investments.partiesTo(1n))]).to.deep.equal([0n, ZeroAddress]);
    await allSums(n, 1n, "Private", [0n, 0n, 0n, 0n]);
    const acceptance = await invests(n, company, "accept", 1n);
    const contracted = [0n, 0n, 100_000_000n, 0n];
    investmentEvent(n, acceptance, "AgreementAccepted", [1n, park, PROGRAMME, contracted]);
    await allSums(n, 1n, "Private", [100_000_000n, 0n, 0n, 0n]);
    const { terms: kept, state, acceptedOn, endedOn } = await s.investments.agreementOf(1n);
    expect(plain(kept)).to.deep.equal(values);
    expect([state, acceptedOn, endedOn]).to.deep.equal([
      BigInt(AgreementState.Live),
      BigInt(dates.toDay(now)),
      0n,
    ]);
    expect([...(await s.investments.partiesTo(1n))]).to.deep.equal([park, company.address]);
    expect(await s.investments.agreementOn(titleId(title))).to.equal(1n);
    expect(await s.investments.landedOf(park, company.address)).to.deep.equal([1n]);
    expect(await s.investments.areaOf(park, company.address)).to.equal(PARCEL_EXTENT);
    expect(await s.investments.lastAgreement()).to.equal(1n);
  });

  it("is proposed by nobody but the operator of a park that there is", async () => {
    const { park, company, operator } = n;
    await tries({ park: 9n }, "ParkUnknown", [9n]);
    const by = invests(n, company, "propose", await agreementTerms(n));
    await refused(by, "NotTheOperator", [park, company.address, operator.address]);
  });

  it("is with another party, which may act", async () => {
    const { s, park, operator } = n;
    const nobody = keyOf(s, 9).address;
    await tries({ investor: nobody }, "PartyUnknown", [nobody]);
    await tries({ investor: operator.address, parcel: 0n }, "InvestorIsOperator", [park, operator.address]);
  });

  it("is signed by today, about something, in steps that rise", async () => {
    const { s } = n;
    const now = await today(s);
    const day = dates.toDay(now);
    const most = 2n ** 96n - 1n;
    await tries({ signedOn: day + 1 }, "SignedInFuture", [day + 1, day]);
    await tries({ contracted: [0n, 0n, 0n, 0n], schedule: [] }, "ContractedOutOfRange", [0n, most]);
    await tries({ contracted: [most, 1n, 0n, 0n] }, "ContractedOutOfRange", [2n ** 96n, most]);
    const huge = 2n ** 128n - 1n;
    await tries({ contracted: [huge, huge, huge, huge] }, "ContractedOutOfRange", [4n * huge, most]);
    const step = (days: number, total: bigint) => ({ by: after(now, days), total });
    const steps = (...schedule: { by: number; total: bigint }[]) => ({ schedule });
    await tries(steps(step(0, 1n)), "TargetsInvalid", [0n]);
    await tries(steps(step(1, 0n)), "TargetsInvalid", [0n]);
    await tries(steps(step(1, 100_000_001n)), "TargetsInvalid", [0n]);
    await tries(steps(step(1, 1n), step(1, 2n)), "TargetsInvalid", [1n]);
    await tries(steps(step(1, 2n), step(2, 2n)), "TargetsInvalid", [1n]);
    expect(await s.investments.lastAgreement()).to.equal(0n);
    await agreed(n, { contracted: [most, 0n, 0n, 0n], schedule: [] });
  });

  it("rests on a contract of its own", async () => {
    const { s, company } = n;
    const other = await fresh(s, "Other");
    await tries({ document: other }, "EvidenceOfWrongKind", [
      other,
      DocumentKind.Other,
      DocumentKind.Contract,
    ]);
    const document = await fresh(s, "Contract");
    const [first, second] = [await proposed(n, { document }), await proposed(n, { document, parcel: 0n })];
    await invests(n, company, "accept", first);
    await refused(invests(n, company, "accept", second), "AgreementDocumentUsed", [document, first]);
    await tries({ document, parcel: 0n }, "AgreementDocumentUsed", [document, first]);
    const bad = await proposed(n, { parcel: 0n });
    const revoked = (await s.investments.agreementOf(bad)).terms.document;
    await s.consortium.connect(s.attester).revoke(revoked, id("void"));
    const day = dates.toDay(await today(s));
    await refused(invests(n, company, "accept", bad), "EvidenceRevoked", [revoked, day]);
  });

  it("of a fund is with its general partner", async () => {
    const { gp, company } = n;
    await tries({ fund: 1n, parcel: 0n }, "FundUnknown", [1n]);
    const fund = await foundedFund(n);
    await tries({ fund, parcel: 0n }, "InvestorNotGp", [fund, company.address, gp.address]);
    await agreed(n, { fund, parcel: 0n }, gp);
  });

  it("is accepted once, by the investor, and withdrawn before that by the operator", async () => {
    const { s, park, operator, company, works } = n;
    for (const call of [
      () => invests(n, company, "accept", 1n),
      () => invests(n, operator, "withdraw", 1n),
      () => invests(n, operator, "end", 1n, id("x")),
    ])
      await refused(call(), "AgreementUnknown", [1n]);
    const first = await proposed(n);
    const by = invests(n, works, "accept", first);
    await refused(by, "NotTheParty", [works.address, company.address]);
    const mine = invests(n, company, "withdraw", first);
    await refused(mine, "NotTheOperator", [park, company.address, operator.address]);
    const receipt = await invests(n, operator, "withdraw", first);
    investmentEvent(n, receipt, "AgreementWithdrawn", [first]);
    const again = invests(n, company, "accept", first);
    await refused(again, "AgreementNotIn", [first, AgreementState.Withdrawn]);
    expect([...(await s.investments.partiesTo(first))]).to.deep.equal([0n, ZeroAddress]);
    const second = await agreed(n);
    const late = invests(n, operator, "withdraw", second);
    await refused(late, "AgreementNotIn", [second, AgreementState.Live]);
    await refused(invests(n, company, "accept", second), "AgreementNotIn", [second, AgreementState.Live]);
  });

  it("is accepted by the successor of an investor that has ceased, whose parcel may have passed on the register", async () => {
    const { s, company, works, park, title } = n;
    const agreement = await proposed(n);
    await succeeded(s, company, [works]);
    await carried(s, company, [title]);
    await invests(n, works, "accept", agreement);
    expect(await s.investments.areaOf(park, company.address)).to.equal(PARCEL_EXTENT);
    expect([...(await s.investments.partiesTo(agreement))]).to.deep.equal([park, company.address]);
  });
});

describe("an investor that has become the operator", () => {
  beforeEach(begin);

  it("agrees on nothing with itself, nor does its successor", async () => {
    const { s, park, company, works } = n;
    const live = await agreed(n);
    const amendment = {
      contracted: [0n, 0n, 1n, 0n],
      parcel: 0n,
      schedule: [],
      document: await fresh(s, "Contract"),
    };
    await invests(n, n.operator, "amend", live, amendment);
    const waiting = await proposed(n, { parcel: 0n });
    await madeOperator(s, company);
    await s.parks.appointOperator(park, company.address, await fresh(s, "AuthorityDecision"));
    const said = [park, company.address];
    await refused(invests(n, company, "accept", waiting), "InvestorIsOperator", said);
    const accepts = (by: KeyedParty) => invests(n, by, "acceptAmendment", live, amendment.document);
    await refused(accepts(company), "InvestorIsOperator", said);
    await succeeded(s, company, [works]);
    await refused(accepts(works), "InvestorIsOperator", said);
    expect(await sumsOf(n, live)).to.deep.equal([100_000_000n, 0n, 0n, 0n]);
  });
});

describe("the parcel of an agreement", () => {
  beforeEach(begin);

  it("is a parcel in the park, held by the investor alone", async () => {
    const { s, company, works, park, title } = n;
    const building = titleId(onParcel(1, 1));
    await tries({ parcel: building }, "AgreementNeedsParcel", [building]);
    const outside = titleId(await parcelOf(s, 2, company));
    await tries({ parcel: outside }, "LandNotInPark", [outside, park, 0n]);
    const other = await established(s, n.operator, { code: encodeBytes32String("second") });
    const there = titleId(await parcelIn(other, 3, company));
    await tries({ parcel: there }, "LandNotInPark", [there, park, other.park]);
    const foreign = titleId(await parcelIn({ ...n, s }, 4, works));
    await tries({ parcel: foreign }, "ParcelNotHeld", [foreign, company.address]);
    await coOwned(s, 5, [company, works], [1n, 1n]);
    const shared = titleId(parcel(5));
    await operates(n, "enterParcel", park, n.zone, shared);
    await tries({ parcel: shared }, "ParcelNotHeld", [shared, company.address]);
    const agreement = await proposed(n);
    await recorded(s, "Transfer", title, [company, works], sale(works));
    const late = invests(n, company, "accept", agreement);
    await refused(late, "ParcelNotHeld", [titleId(title), company.address]);
    expect(await sumsOf(n, agreement)).to.deep.equal([0n, 0n, 0n, 0n]);
  });

  it("is in one live agreement only", async () => {
    const { s, company, works, title } = n;
    const tid = titleId(title);
    const second = await proposed(n);
    const first = await agreed(n);
    await tries({}, "ParcelCovered", [tid, first]);
    await refused(invests(n, company, "accept", second), "ParcelCovered", [tid, first]);
    await recorded(s, "Transfer", title, [company, works], sale(works));
    await tries({ investor: works.address }, "ParcelCovered", [tid, first]);
    await invests(n, n.operator, "end", first, await fresh(s, "Other"));
    expect(await s.investments.agreementOn(tid)).to.equal(0n);
    await agreed(n, {}, works);
  });

  it("stays in it when it is divided: neither land nor area is counted twice, or lost", async () => {
    const { s, company, park, title, operator } = n;
    const first = await agreed(n);
    const children = [parcel(11), parcel(12)];
    const fields = {
      charges: [],
      children,
      extents: [6_000, 6_345.67],
      uses: ["Industrial", "Industrial"],
    } as const;
    await recorded(s, "Divide", title, [company], fields, { evidence: await fresh(s, "Survey") });
    await operates(n, "leaveParcel", titleId(title));
    for (const child of children) await operates(n, "enterParcel", park, n.zone, titleId(child));
    expect(await s.investments.areaOf(park, company.address)).to.equal(PARCEL_EXTENT);
    const child = titleId(parcel(11));
    await tries({ parcel: child }, "ParcelCovered", [titleId(title), first]);
    // An amendment takes one of the children in the place of what is no more; now the other one is free.
    const amendment = {
      contracted: [0n, 0n, 100_000_000n, 0n],
      parcel: child,
      schedule: [],
      document: await fresh(s, "Contract"),
    };
    await invests(n, operator, "amend", first, amendment);
    await invests(n, company, "acceptAmendment", first, amendment.document);
    expect(await s.investments.areaOf(park, company.address)).to.equal(600_000n);
    const second = await agreed(n, { parcel: titleId(parcel(12)) });
    expect(await s.investments.areaOf(park, company.address)).to.equal(PARCEL_EXTENT);
    expect(await s.investments.landedOf(park, company.address)).to.deep.equal([first, second]);
    expect(await s.investments.agreementOn(child)).to.equal(first);
    expect(await s.investments.agreementOn(titleId(title))).to.equal(0n);
  });

  it("is counted for the investor as long as the agreement lives", async () => {
    const { s, company, park } = n;
    const titles = [n.title, await parcelIn(n, 2, company), await parcelIn(n, 3, company)];
    const agreements = [];
    for (const title of titles) agreements.push(await agreed(n, { parcel: titleId(title) }));
    await agreed(n, { parcel: 0n });
    const area = () => s.investments.areaOf(park, company.address);
    expect(await area()).to.equal(3n * PARCEL_EXTENT);
    await invests(n, n.operator, "end", agreements[0] ?? 0n, await fresh(s, "Other"));
    expect(await area()).to.equal(2n * PARCEL_EXTENT);
    expect(await s.investments.landedOf(park, company.address)).to.have.members([2n, 3n]);
    await invests(n, n.operator, "end", 4n, await fresh(s, "Other"));
    const fields = { use: "Industrial", extent: 100, particulars: INDUSTRIAL.particulars } as const;
    const decision = { evidence: await fresh(s, "AuthorityDecision") };
    await recorded(s, "Change", parcel(2), [company], fields, decision);
    expect(await area()).to.equal(PARCEL_EXTENT + 10_000n);
  });
});

describe("an amendment", () => {
  let agreement: bigint;
  beforeEach(async () => {
    await begin();
    agreement = await agreed(n, { contracted: [10n, 0n, 100n, 0n], schedule: [] });
    await commits(n, n.company, agreement, "Private", 60n);
  });

  const amendment = async (more: object = {}) => ({
    contracted: [0n, 5n, 80n, 0n],
    parcel: titleId(n.title),
    schedule: [{ by: after(await today(n.s), 10), total: 85n }],
    document: await fresh(n.s, "Contract"),
    ...more,
  });

  it("is proposed by the operator and holds when the investor accepts it", async () => {
    const { s, operator, company, title } = n;
    const m = await amendment();
    const receipt = await invests(n, operator, "amend", agreement, m);
    const steps = m.schedule.map(({ by, total }) => [BigInt(by), total]);
    const values = [m.contracted, m.parcel, steps, m.document];
    investmentEvent(n, receipt, "AmendmentProposed", [agreement, values]);
    expect(plain(await s.investments.amendmentOf(agreement))).to.deep.equal(values);
    expect(await sumsOf(n, agreement, "Government")).to.deep.equal([10n, 0n, 0n, 0n]);
    const accepted = await invests(n, company, "acceptAmendment", agreement, m.document);
    investmentEvent(n, accepted, "AgreementAmended", [agreement, m.document, m.contracted, titleId(title)]);
    await allSums(n, agreement, "Government", [0n, 0n, 0n, 0n]);
    await allSums(n, agreement, "StateOwned", [5n, 0n, 0n, 0n]);
    await allSums(n, agreement, "Private", [80n, 60n, 0n, 0n]);
    const { terms } = await s.investments.agreementOf(agreement);
    expect([terms.contracted, terms.schedule].map(plain)).to.deep.equal([m.contracted, steps]);
    expect((await s.investments.amendmentOf(agreement)).document).to.equal(ZeroHash);
    const again = invests(n, company, "acceptAmendment", agreement, m.document);
    await refused(again, "AmendmentUnknown", [agreement, m.document]);
    await tries({ document: m.document, parcel: 0n }, "AgreementDocumentUsed", [m.document, agreement]);
    expect(await s.investments.landedOf(n.park, company.address)).to.deep.equal([agreement]);
  });

  it("is refused where it says what an agreement could not say, or less than is committed", async () => {
    const { park, operator, company } = n;
    const amends = async (more: object) => invests(n, operator, "amend", agreement, await amendment(more));
    const below = [agreement, InvestmentSource.Private, 59n, 60n];
    await refused(amends({ contracted: [100n, 0n, 59n, 0n] }), "ContractedBelowCommitted", below);
    await refused(amends({ schedule: [{ by: 1, total: 1n }] }), "TargetsInvalid", [0n]);
    await refused(amends({ document: id("none") }), "EvidenceUnknown", [id("none")]);
    const outside = titleId(await parcelOf(n.s, 2, company));
    await refused(amends({ parcel: outside }), "LandNotInPark", [outside, park, 0n]);
    const by = invests(n, company, "amend", agreement, await amendment());
    await refused(by, "NotTheOperator", [park, company.address, operator.address]);
    const early = await proposed(n, { parcel: 0n });
    const proposal = invests(n, operator, "amend", early, await amendment());
    await refused(proposal, "AgreementNotIn", [early, AgreementState.Proposed]);
  });

  it("is accepted as the investor read it, and not if more was committed meanwhile", async () => {
    const { operator, company, works } = n;
    const [first, second] = [await amendment(), await amendment()];
    await refused(invests(n, company, "acceptAmendment", agreement, ZeroHash), "AmendmentUnknown", [
      agreement,
      ZeroHash,
    ]);
    await invests(n, operator, "amend", agreement, first);
    await invests(n, operator, "amend", agreement, second);
    const old = invests(n, company, "acceptAmendment", agreement, first.document);
    await refused(old, "AmendmentUnknown", [agreement, first.document]);
    const by = invests(n, works, "acceptAmendment", agreement, second.document);
    await refused(by, "NotTheParty", [works.address, company.address]);
    await commits(n, company, agreement, "Private", 21n);
    const late = invests(n, company, "acceptAmendment", agreement, second.document);
    await refused(late, "ContractedBelowCommitted", [agreement, InvestmentSource.Private, 80n, 81n]);
  });

  it("can give up the parcel, and stands though a parcel that stays has passed to another", async () => {
    const { s, park, operator, company, works, title } = n;
    await recorded(s, "Transfer", title, [company, works], sale(works));
    const stays = await amendment();
    await invests(n, operator, "amend", agreement, stays);
    await invests(n, company, "acceptAmendment", agreement, stays.document);
    const without = await amendment({ parcel: 0n });
    await invests(n, operator, "amend", agreement, without);
    await invests(n, company, "acceptAmendment", agreement, without.document);
    expect(await s.investments.areaOf(park, company.address)).to.equal(0n);
    expect(await s.investments.agreementOn(titleId(title))).to.equal(0n);
    const last = await amendment({ parcel: 0n });
    await invests(n, operator, "amend", agreement, last);
    await invests(n, company, "acceptAmendment", agreement, last.document);
  });
});

describe("the end of an agreement", () => {
  beforeEach(begin);

  it("lets what is contracted and committed fall to what is paid in", async () => {
    const { s, operator, company } = n;
    const agreement = await agreed(n);
    await commits(n, company, agreement, "Private", 70n);
    await paysIn(n, company, agreement, "Private", 40n);
    const pending = {
      contracted: [0n, 0n, 70n, 0n],
      parcel: 0n,
      schedule: [],
      document: await fresh(s, "Contract"),
    };
    await invests(n, operator, "amend", agreement, pending);
    const document = await fresh(s, "CourtOrder");
    const receipt = await invests(n, operator, "end", agreement, document);
    investmentEvent(n, receipt, "AgreementEnded", [agreement, document, [0n, 0n, 40n, 0n]]);
    await allSums(n, agreement, "Private", [40n, 40n, 40n, 0n]);
    const { state, endedOn } = await s.investments.agreementOf(agreement);
    expect([state, endedOn]).to.deep.equal([
      BigInt(AgreementState.Ended),
      BigInt(dates.toDay(await today(s))),
    ]);
    expect((await s.investments.amendmentOf(agreement)).document).to.equal(ZeroHash);
    expect(await s.investments.areaOf(n.park, company.address)).to.equal(0n);
    expect([...(await s.investments.partiesTo(agreement))]).to.deep.equal([n.park, company.address]);
    const again = invests(n, operator, "end", agreement, document);
    await refused(again, "AgreementNotIn", [agreement, AgreementState.Ended]);
    const more = commits(n, company, agreement, "Private", 1n);
    await refused(more, "AgreementNotIn", [agreement, AgreementState.Ended]);
  });

  it("is the operator's, on a good document", async () => {
    const { park, operator, company } = n;
    const agreement = await agreed(n);
    const by = invests(n, company, "end", agreement, id("none"));
    await refused(by, "NotTheOperator", [park, company.address, operator.address]);
    await refused(invests(n, operator, "end", agreement, id("none")), "EvidenceUnknown", [id("none")]);
    const party = await enrolled(n.s, 8);
    await refused(commits(n, party, agreement, "Private", 1n), "NotTheParty", [
      party.address,
      company.address,
    ]);
  });
});
