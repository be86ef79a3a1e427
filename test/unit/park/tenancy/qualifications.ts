// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import { dates } from "../../../../sdk/dates/index.js";
import { DocumentKind, OfficeKind, QualificationKind } from "../../../../sdk/enums/index.js";
import { fresh, pass } from "../../../support/acts.js";
import { openPark, type OpenPark } from "../../../support/parks.js";
import { refused } from "../../../support/refusals.js";
import { BAOSHAN, enrolled, today, type KeyedParty } from "../../../support/registry.js";
import { loadSuite, type LoadedSuite } from "../../../support/suite.js";
import { applied, reviewed, tenancyEvent } from "../../../support/tenancies.js";

const WUZHONG = 320506;
const HUQIU = 320505;

let s: LoadedSuite;
let p: OpenPark;
let party: KeyedParty;

async function begin(): Promise<void> {
  s = await loadSuite();
  p = await openPark(s);
  party = await enrolled(s, 0);
}

const dayNow = async (): Promise<number> => dates.toDay(await today(s));
const decision = (): Promise<string> => fresh(s, "AuthorityDecision");

/** The authority records a certificate. */
const records = async (
  kind: number,
  from: number,
  until: number,
  certificate?: string,
  by = s.parkAuthority,
) =>
  s.tenancies
    .connect(by)
    .recordQualification(party.address, BAOSHAN, kind, from, until, certificate ?? (await decision()));

describe("tenancies: bars", () => {
  beforeEach(begin);

  it("keep a party out of the division's parks until they are over", async () => {
    const now = await dayNow();
    const authority = s.tenancies.connect(s.parkAuthority);
    const document = await decision();
    const receipt = await (await authority.bar(party.address, BAOSHAN, now + 1, document)).wait();
    tenancyEvent(p, receipt, "PartyBarred", [party.address, BigInt(BAOSHAN), BigInt(now + 1), document]);
    expect(await s.tenancies.barredUntil(party.address, BAOSHAN)).to.equal(BigInt(now + 1));
    await refused(applied(p, party), "Barred", [party.address, now + 1]);
    await pass(s, 1);
    await refused(applied(p, party), "Barred", [party.address, now + 1]);
    await pass(s, 1);
    await applied(p, party);
  });

  it("stop an admission too, and are lifted", async () => {
    const tenancy = await applied(p, party);
    await reviewed(p, tenancy);
    const now = await dayNow();
    const authority = s.tenancies.connect(s.parkAuthority);
    await refused(authority.unbar(party.address, BAOSHAN, id("x")), "NotBarred", [party.address, BAOSHAN]);
    await authority.bar(party.address, BAOSHAN, now, await decision());
    const admission = authority.admit(tenancy, now, await fresh(s, "Contract"));
    await refused(admission, "Barred", [party.address, now]);
    await refused(authority.unbar(party.address, BAOSHAN, id("x")), "EvidenceUnknown", [id("x")]);
    const document = await decision();
    const receipt = await (await authority.unbar(party.address, BAOSHAN, document)).wait();
    tenancyEvent(p, receipt, "BarLifted", [party.address, BigInt(BAOSHAN), document]);
    expect(await s.tenancies.barredUntil(party.address, BAOSHAN)).to.equal(0n);
    await authority.admit(tenancy, now, await fresh(s, "Contract"));
  });

  it("are the division's authority's, of a party that is known", async () => {
    const now = await dayNow();
    const document = await decision();
    const { ParkAuthority } = OfficeKind;
    const authority = s.tenancies.connect(s.parkAuthority);
    const foreign = authority.bar(party.address, HUQIU, now, document);
    await refused(foreign, "OfficeRequired", [ParkAuthority, HUQIU, s.parkAuthority.address]);
    const lifting = authority.unbar(party.address, HUQIU, document);
    await refused(lifting, "OfficeRequired", [ParkAuthority, HUQIU, s.parkAuthority.address]);
    const past = authority.bar(party.address, BAOSHAN, now - 1, document);
    await refused(past, "BarPeriodInvalid", [now - 1, now]);
    const unknown = authority.bar(s.court.address, BAOSHAN, now, document);
    await refused(unknown, "PartyUnknown", [s.court.address]);
    const contract = await fresh(s, "Contract");
    const { Contract, AuthorityDecision } = DocumentKind;
    const wrong = authority.bar(party.address, BAOSHAN, now, contract);
    await refused(wrong, "EvidenceOfWrongKind", [contract, Contract, AuthorityDecision]);
    // Of another division, they leave this park open.
    await authority.bar(party.address, WUZHONG, now, document);
    await applied(p, party);
  });

  it("of the division that succeeded the park's hold in the park", async () => {
    const now = await dayNow();
    await s.tenancies.connect(s.parkAuthority).bar(party.address, WUZHONG, now + 5, await decision());
    await s.tenancies.connect(s.parkAuthority).bar(party.address, BAOSHAN, now + 3, await decision());
    await s.consortium.retireDivision(BAOSHAN, WUZHONG);
    expect(await s.tenancies.barredUntil(party.address, BAOSHAN)).to.equal(BigInt(now + 5));
    await refused(applied(p, party), "Barred", [party.address, now + 5]);
  });
});

describe("tenancies: qualifications", () => {
  beforeEach(begin);

  it("count from their first day to their last", async () => {
    const now = await dayNow();
    const { HighTech, Gazelle } = QualificationKind;
    const certificate = await decision();
    const receipt = await (await records(HighTech, now - 10, now + 10, certificate)).wait();
    const kept = [BigInt(now - 10), BigInt(now + 10), 0n, BigInt(BAOSHAN), certificate];
    tenancyEvent(p, receipt, "QualificationRecorded", [party.address, BigInt(HighTech), 0n, kept]);
    expect(Array.from(await s.tenancies.qualificationOf(party.address, HighTech))).to.deep.equal(kept);
    const on = (kind: number, day: number) => s.tenancies.isQualified(party.address, kind, day);
    const days = [now - 11, now - 10, now + 10, now + 11];
    const found = await Promise.all(days.map((day) => on(HighTech, day)));
    expect(found).to.deep.equal([false, true, true, false]);
    expect(await on(Gazelle, now)).to.be.false;
    expect((await s.tenancies.qualificationOf(party.address, Gazelle)).certificate).to.equal(ZeroHash);
    await records(HighTech, now + 20, now + 30);
    expect([
      await on(HighTech, now),
      await on(HighTech, now + 15),
      await on(HighTech, now + 25),
    ]).to.deep.equal([true, false, true]);
    expect(await s.tenancies.qualificationsOf(party.address, HighTech)).to.have.length(2);
    expect((await s.tenancies.qualificationOf(party.address, HighTech)).from).to.equal(BigInt(now + 20));
  });

  it("are recorded by the authority on a certificate that serves once", async () => {
    const now = await dayNow();
    const { HighTech, None } = QualificationKind;
    const foreign = records(HighTech, now, now, undefined, s.registrar);
    const { ParkAuthority } = OfficeKind;
    await refused(foreign, "OfficeRequired", [ParkAuthority, BAOSHAN, s.registrar.address]);
    await refused(records(None, now, now), "QualificationKindMissing", [party.address]);
    await refused(records(HighTech, 0, now), "QualificationPeriodInvalid", [0, now]);
    await refused(records(HighTech, now, now - 1), "QualificationPeriodInvalid", [now, now - 1]);
    await refused(records(HighTech, now, now, id("x")), "EvidenceUnknown", [id("x")]);
    const certificate = await decision();
    const unknown = s.tenancies
      .connect(s.parkAuthority)
      .recordQualification(s.court.address, BAOSHAN, HighTech, now, now, certificate);
    await refused(unknown, "PartyUnknown", [s.court.address]);
    await records(HighTech, now, now, certificate);
    await refused(records(HighTech, now, now, certificate), "EvidenceUsed", [certificate]);
  });

  it("are taken back from a day up to today, and then only from an earlier one", async () => {
    const now = await dayNow();
    const { LittleGiant } = QualificationKind;
    await records(LittleGiant, now - 10, now + 10);
    const revoke = async (voidFrom: number, by = s.parkAuthority, index = 0, document?: string) =>
      s.tenancies
        .connect(by)
        .revokeQualification(party.address, LittleGiant, index, voidFrom, document ?? (await decision()));
    const { ParkAuthority } = OfficeKind;
    const foreign = revoke(now, s.registrar);
    await refused(foreign, "OfficeRequired", [ParkAuthority, BAOSHAN, s.registrar.address]);
    const unknown = revoke(now, s.parkAuthority, 1);
    await refused(unknown, "QualificationUnknown", [party.address, LittleGiant, 1]);
    for (const day of [0, now + 1]) await refused(revoke(day), "RevocationInvalid", [day, 0, now]);
    await refused(revoke(now, s.parkAuthority, 0, id("x")), "EvidenceUnknown", [id("x")]);
    const document = await decision();
    const receipt = await (await revoke(now, s.parkAuthority, 0, document)).wait();
    const values = [party.address, BigInt(LittleGiant), 0n, BigInt(now), document];
    tenancyEvent(p, receipt, "QualificationRevoked", values);
    const on = (day: number) => s.tenancies.isQualified(party.address, LittleGiant, day);
    expect([await on(now - 1), await on(now)]).to.deep.equal([true, false]);
    await refused(revoke(now), "RevocationInvalid", [now, now, now]);
    await revoke(now - 5);
    expect([await on(now - 6), await on(now - 5)]).to.deep.equal([true, false]);
  });

  it("end when their document is revoked", async () => {
    const now = await dayNow();
    const { SpecializedSme } = QualificationKind;
    const certificate = await decision();
    await records(SpecializedSme, now - 10, now + 10, certificate);
    await s.consortium.connect(s.attester).revoke(certificate, id("forged"));
    const on = (day: number) => s.tenancies.isQualified(party.address, SpecializedSme, day);
    expect([await on(now - 1), await on(now), await on(now + 1)]).to.deep.equal([true, false, false]);
  });

  it("are told before they end, unless another follows", async () => {
    const now = await dayNow();
    const { HighTech, Gazelle, Unicorn, Other } = QualificationKind;
    await records(HighTech, now - 10, now + 10);
    await records(Gazelle, now - 10, now + 90);
    await records(Unicorn, now - 10, now - 1);
    await records(Other, now, now + 9);
    const soon = async (days: number) =>
      (await s.tenancies.expiringOf(party.address, days)).map(({ kind, until }) => [kind, until]);
    expect(await soon(10)).to.deep.equal([[BigInt(Other), BigInt(now + 9)]]);
    expect(await soon(11)).to.deep.equal([
      [BigInt(HighTech), BigInt(now + 10)],
      [BigInt(Other), BigInt(now + 9)],
    ]);
    await records(HighTech, now - 1, now + 300);
    expect(await soon(30)).to.deep.equal([[BigInt(Other), BigInt(now + 9)]]);
  });
});
