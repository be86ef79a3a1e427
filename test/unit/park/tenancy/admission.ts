// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { id, ZeroAddress, ZeroHash } from "ethers";
import { dates } from "../../../../sdk/dates/index.js";
import {
  DocumentKind,
  OfficeKind,
  RefusalGround,
  roleOf,
  TenancyState,
} from "../../../../sdk/enums/index.js";
import { fresh, pass } from "../../../support/acts.js";
import { industry, openPark, type OpenPark } from "../../../support/parks.js";
import { refused } from "../../../support/refusals.js";
import { BAOSHAN, enrolled, today, type KeyedParty } from "../../../support/registry.js";
import { succeeded } from "../../../support/succession.js";
import { loadSuite, type LoadedSuite } from "../../../support/suite.js";
import {
  admitted,
  applied,
  exits,
  noticed,
  profile,
  reviewed,
  tenancyEvent,
  tenancyState,
  tenancyStep,
} from "../../../support/tenancies.js";

let s: LoadedSuite;
let p: OpenPark;
let tenant: KeyedParty;
let other: KeyedParty;

async function begin(): Promise<void> {
  s = await loadSuite();
  p = await openPark(s);
  [tenant, other] = [await enrolled(s, 0), await enrolled(s, 1)];
}

const dayNow = async (): Promise<number> => dates.toDay(await today(s));

/** A profile as the contract tells it. */
const told = (p: ReturnType<typeof profile>): unknown[] => [
  p.industry,
  p.registeredCapital,
  BigInt(p.foreignBp),
  p.listed,
  p.name,
  p.dossier,
];

/** The authority admits, from a day on, on a fresh agreement. */
const admits = async (tenancy: bigint, entry: number, by = s.parkAuthority, agreement?: string) =>
  s.tenancies.connect(by).admit(tenancy, entry, agreement ?? (await fresh(s, "Contract")));

describe("tenancies: application", () => {
  beforeEach(begin);

  it("is an active party's, and states its profile", async () => {
    const stated = profile({ foreignBp: 10_000, listed: true });
    const receipt = await tenancyStep(p, tenant, "applyFor", p.park, stated);
    tenancyEvent(p, receipt, "TenancyApplied", [1n, p.park, tenant.address, told(stated)]);
    expect(await s.tenancies.tenancyCount()).to.equal(1n);
    expect(await s.tenancies.tenancyFor(p.park, tenant.address)).to.equal(1n);
    expect(Array.from(await s.tenancies.profileOf(1n, 1n))).to.deep.equal(told(stated));
    expect(Array.from(await s.tenancies.tenancyOf(1n))).to.deep.equal([
      p.park,
      tenant.address,
      BigInt(TenancyState.Applied),
      BigInt(await dayNow()),
      false,
      0n,
      0n,
      0n,
      false,
      1n,
      ZeroAddress,
      ZeroHash,
      ZeroHash,
      ZeroHash,
    ]);
    expect(await s.tenancies.isAdmitted(p.park, tenant.address)).to.be.false;
    expect(Array.from(await s.tenancies.stayOf(p.park, tenant.address))).to.deep.equal([0n, 0n]);
    const stranger = s.tenancies.connect(s.registrar).applyFor(p.park, profile());
    await refused(stranger, "PartyUnknown", [s.registrar.address]);
  });

  it("is one of a park and a party at a time", async () => {
    const tenancy = await applied(p, tenant);
    await refused(applied(p, tenant), "TenancyStands", [p.park, tenant.address, tenancy]);
    await reviewed(p, tenancy);
    await refused(applied(p, tenant), "TenancyStands", [p.park, tenant.address, tenancy]);
    await tenancyStep(p, tenant, "withdraw", tenancy);
    expect(await s.tenancies.tenancyFor(p.park, tenant.address)).to.equal(0n);
    const second = await admitted(p, tenant);
    await refused(applied(p, tenant), "TenancyStands", [p.park, tenant.address, second]);
    // Another party is free to apply.
    await applied(p, other);
  });

  it("is for a park that there is, and an industry that it admits", async () => {
    const call = tenancyStep(p, tenant, "applyFor", 7n, profile());
    await refused(call, "ParkUnknown", [7n]);
    const x = industry("X");
    await refused(applied(p, tenant, { industry: x }), "IndustryCodeMalformed", [x]);
    await s.parks.connect(s.parkAuthority).setIndustries(p.park, [industry("C39")]);
    const software = industry("I6513");
    await refused(applied(p, tenant), "IndustryNotPermitted", [p.park, software]);
    await applied(p, tenant, { industry: industry("C3971") });
  });

  it("states parts and commitments that can be", async () => {
    await refused(applied(p, tenant, { foreignBp: 10_001 }), "ForeignShareInvalid", [10_001]);
    await refused(applied(p, tenant, { name: ZeroHash }), "CommitmentEmpty", []);
    await refused(applied(p, tenant, { dossier: ZeroHash }), "CommitmentEmpty", []);
    expect(await s.tenancies.tenancyCount()).to.equal(0n);
  });

  it("is taken back by the applicant while it is open", async () => {
    const tenancy = await applied(p, tenant);
    const foreign = tenancyStep(p, other, "withdraw", tenancy);
    await refused(foreign, "NotTheParty", [other.address, tenant.address]);
    await refused(tenancyStep(p, tenant, "withdraw", 9n), "TenancyUnknown", [9n]);
    const receipt = await tenancyStep(p, tenant, "withdraw", tenancy);
    tenancyEvent(p, receipt, "TenancyWithdrawn", [tenancy]);
    expect(await tenancyState(p, tenancy)).to.equal("Withdrawn");
    const again = tenancyStep(p, tenant, "withdraw", tenancy);
    await refused(again, "TenancyNotIn", [tenancy, TenancyState.Withdrawn]);
    const live = await admitted(p, tenant);
    const late = tenancyStep(p, tenant, "withdraw", live);
    await refused(late, "TenancyNotIn", [live, TenancyState.Admitted]);
    expect(await s.tenancies.tenancyFor(p.park, tenant.address)).to.equal(live);
  });
});

describe("tenancies: review", () => {
  beforeEach(begin);

  it("is the operator's, of what the applicant states now", async () => {
    const tenancy = await applied(p, tenant);
    const opinion = await fresh(s, "Other");
    const review = (by: KeyedParty, version: bigint, document = opinion, of = tenancy) =>
      tenancyStep(p, by, "review", of, version, true, document);
    await refused(review(other, 1n), "NotTheOperator", [p.park, other.address, p.operator.address]);
    await refused(review(p.operator, 1n, opinion, 9n), "TenancyUnknown", [9n]);
    await refused(review(p.operator, 1n, id("x")), "EvidenceUnknown", [id("x")]);
    await tenancyStep(p, tenant, "update", tenancy, profile({ listed: true }));
    await refused(review(p.operator, 1n), "ProfileOutdated", [tenancy, 1n, 2n]);
    const receipt = await review(p.operator, 2n);
    tenancyEvent(p, receipt, "TenancyReviewed", [tenancy, p.operator.address, true, opinion]);
    const { state, fit, reviewer, opinion: kept } = await s.tenancies.tenancyOf(tenancy);
    expect([state, fit, reviewer, kept]).to.deep.equal([
      BigInt(TenancyState.Reviewed),
      true,
      p.operator.address,
      opinion,
    ]);
    await refused(review(p.operator, 2n), "TenancyNotIn", [tenancy, TenancyState.Reviewed]);
    const late = tenancyStep(p, tenant, "update", tenancy, profile());
    await refused(late, "TenancyNotIn", [tenancy, TenancyState.Reviewed]);
  });
});

describe("tenancies: admission", () => {
  beforeEach(begin);

  it("makes a tenant, from a day on", async () => {
    const tenancy = await applied(p, tenant);
    await reviewed(p, tenancy);
    const entry = (await dayNow()) + 10;
    const agreement = await fresh(s, "Contract");
    const receipt = await (await admits(tenancy, entry, s.parkAuthority, agreement)).wait();
    tenancyEvent(p, receipt, "TenantAdmitted", [tenancy, p.park, tenant.address, BigInt(entry), agreement]);
    const { state, agreement: kept } = await s.tenancies.tenancyOf(tenancy);
    expect([state, kept]).to.deep.equal([BigInt(TenancyState.Admitted), agreement]);
    expect(await s.tenancies.isAdmitted(p.park, tenant.address)).to.be.true;
    expect(await s.tenancies.isAdmitted(p.park + 1n, tenant.address)).to.be.false;
    expect(Array.from(await s.tenancies.stayOf(p.park, tenant.address))).to.deep.equal([BigInt(entry), 0n]);
    expect(await s.tenancies.tenantCount(p.park)).to.equal(1n);
  });

  it("follows a review that found the applicant fit", async () => {
    const tenancy = await applied(p, tenant);
    const entry = await dayNow();
    await refused(admits(9n, entry), "TenancyUnknown", [9n]);
    await refused(admits(tenancy, entry), "TenancyNotIn", [tenancy, TenancyState.Applied]);
    await reviewed(p, tenancy, false);
    await refused(admits(tenancy, entry), "NotFoundFit", [tenancy]);
    expect(await s.tenancies.tenantCount(p.park)).to.equal(0n);
  });

  it("is the authority's, and another account's than the reviewer's", async () => {
    const tenancy = await applied(p, tenant);
    await reviewed(p, tenancy);
    const entry = await dayNow();
    const { ParkAuthority } = OfficeKind;
    const foreign = admits(tenancy, entry, s.registrar);
    await refused(foreign, "OfficeRequired", [ParkAuthority, BAOSHAN, s.registrar.address]);
    await s.consortium.grantRole(roleOf("ParkAuthority", BAOSHAN), p.operator.address, 0);
    const account = await s.ethers.getImpersonatedSigner(p.operator.address);
    await s.networkHelpers.setBalance(p.operator.address, 10n ** 18n);
    await refused(admits(tenancy, entry, account), "SameOfficer", [p.operator.address]);
    await admits(tenancy, entry, s.secondParkAuthority);
  });

  it("begins today or later, within a year, on a contract that serves once", async () => {
    const tenancy = await applied(p, tenant);
    await reviewed(p, tenancy);
    const now = await dayNow();
    const latest = dates.toDay(dates.addYears(await today(s), 1));
    for (const entry of [now - 1, latest + 1])
      await refused(admits(tenancy, entry), "EntryDayInvalid", [tenancy, entry, now, latest]);
    const decision = await fresh(s, "AuthorityDecision");
    const { AuthorityDecision, Contract } = DocumentKind;
    const wrong = admits(tenancy, now, s.parkAuthority, decision);
    await refused(wrong, "EvidenceOfWrongKind", [decision, AuthorityDecision, Contract]);
    const agreement = await fresh(s, "Contract");
    await admits(tenancy, latest, s.parkAuthority, agreement);
    const second = await applied(p, other);
    await reviewed(p, second);
    const reused = admits(second, now, s.parkAuthority, agreement);
    await refused(reused, "EvidenceUsed", [agreement]);
  });

  it("asks again for the industry and the party", async () => {
    const tenancy = await applied(p, tenant);
    await reviewed(p, tenancy);
    const authority = s.parks.connect(s.parkAuthority);
    await authority.setIndustries(p.park, [industry("C")]);
    const entry = await dayNow();
    await refused(admits(tenancy, entry), "IndustryNotPermitted", [p.park, industry("I6513")]);
    await authority.setIndustries(p.park, []);
    await s.consortium.connect(s.identity).suspend(tenant.address, await fresh(s, "Other"));
    await refused(admits(tenancy, entry), "PartySuspended", [tenant.address]);
  });
});

describe("tenancies: refusal", () => {
  beforeEach(begin);

  it("is the operator's or the authority's, on a ground and a document", async () => {
    const tenancy = await applied(p, tenant);
    const document = await fresh(s, "Other");
    const { Space, Environment, None } = RefusalGround;
    const authority = s.tenancies.connect(s.parkAuthority);
    const foreign = s.tenancies.connect(s.registrar).refuse(tenancy, Space, document);
    await refused(foreign, "NotTheOperator", [p.park, s.registrar.address, p.operator.address]);
    await refused(authority.refuse(9n, Space, document), "TenancyUnknown", [9n]);
    await refused(authority.refuse(tenancy, None, document), "RefusalGroundMissing", [tenancy]);
    await refused(authority.refuse(tenancy, Space, id("x")), "EvidenceUnknown", [id("x")]);
    const receipt = await (await authority.refuse(tenancy, Space, document)).wait();
    const values = [tenancy, s.parkAuthority.address, BigInt(Space), document];
    tenancyEvent(p, receipt, "TenancyRefused", values);
    expect(await tenancyState(p, tenancy)).to.equal("Refused");
    expect((await s.tenancies.tenancyOf(tenancy)).ending).to.equal(document);
    const again = authority.refuse(tenancy, Space, document);
    await refused(again, "TenancyNotIn", [tenancy, TenancyState.Refused]);
    const second = await applied(p, tenant);
    await reviewed(p, second, false);
    const account = p.operator;
    const by = await s.ethers.getImpersonatedSigner(account.address);
    await s.networkHelpers.setBalance(account.address, 10n ** 18n);
    await s.tenancies.connect(by).refuse(second, Environment, document);
    expect(await tenancyState(p, second)).to.equal("Refused");
  });
});

describe("tenancies: profiles", () => {
  beforeEach(begin);

  it("are changed by the tenant, version by version", async () => {
    const tenancy = await admitted(p, tenant);
    const changed = profile({ name: id("new name"), registeredCapital: 2_000_000_000n });
    const foreign = tenancyStep(p, other, "update", tenancy, changed);
    await refused(foreign, "NotTheParty", [other.address, tenant.address]);
    await refused(tenancyStep(p, tenant, "update", 9n, changed), "TenancyUnknown", [9n]);
    const wrong = tenancyStep(p, tenant, "update", tenancy, profile({ foreignBp: 10_001 }));
    await refused(wrong, "ForeignShareInvalid", [10_001]);
    const receipt = await tenancyStep(p, tenant, "update", tenancy, changed);
    tenancyEvent(p, receipt, "ProfileUpdated", [tenancy, 2n, told(changed)]);
    expect(Array.from(await s.tenancies.profileOf(tenancy, 1n))).to.deep.equal(told(profile()));
    expect(Array.from(await s.tenancies.profileOf(tenancy, 2n))).to.deep.equal(told(changed));
    await noticed(p, tenant, tenancy);
    await tenancyStep(p, tenant, "update", tenancy, profile());
    await exits(p, tenancy);
    const late = tenancyStep(p, tenant, "update", tenancy, profile());
    await refused(late, "TenancyNotIn", [tenancy, TenancyState.Exited]);
    expect((await s.tenancies.tenancyOf(tenancy)).profiles).to.equal(3n);
  });

  it("are changed by who succeeded the tenant", async () => {
    const tenancy = await admitted(p, tenant);
    await succeeded(s, tenant, [other]);
    await tenancyStep(p, other, "update", tenancy, profile({ name: id("name of the heir") }));
    expect((await s.tenancies.tenancyOf(tenancy)).profiles).to.equal(2n);
    // The tenancy is of the party that applied; its successor's own is another.
    expect(await s.tenancies.isAdmitted(p.park, other.address)).to.be.false;
    await admitted(p, other);
  });
});

describe("tenancies: lists", () => {
  beforeEach(begin);

  it("tell the tenants of a park by pages", async () => {
    const third = await enrolled(s, 2);
    const numbers: bigint[] = [];
    for (const party of [tenant, other, third]) numbers.push(await admitted(p, party));
    const list = async (start: bigint, count: bigint) =>
      Array.from(await s.tenancies.tenantsOf(p.park, start, count));
    expect(await list(0n, 10n)).to.deep.equal(numbers);
    expect(await list(1n, 1n)).to.deep.equal(numbers.slice(1, 2));
    expect(await list(1n, 2n ** 256n - 1n)).to.deep.equal(numbers.slice(1));
    expect(await list(9n, 1n)).to.deep.equal([]);
    await pass(s, 1);
    await noticed(p, other, numbers[1] ?? 0n);
    expect(await s.tenancies.tenantCount(p.park)).to.equal(3n);
    await exits(p, numbers[1] ?? 0n);
    expect(await s.tenancies.tenantCount(p.park)).to.equal(2n);
    expect((await list(0n, 10n)).toSorted()).to.deep.equal([numbers[0], numbers[2]]);
  });
});
