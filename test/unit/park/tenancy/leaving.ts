// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import { dates } from "../../../../sdk/dates/index.js";
import { DocumentKind, ExitCause, TenancyState } from "../../../../sdk/enums/index.js";
import { fresh, pass } from "../../../support/acts.js";
import { openPark, type OpenPark } from "../../../support/parks.js";
import { refused } from "../../../support/refusals.js";
import { enrolled, today, type KeyedParty } from "../../../support/registry.js";
import { loadSuite, type LoadedSuite } from "../../../support/suite.js";
import {
  admitted,
  applied,
  exits,
  noticed,
  reviewed,
  tenancyEvent,
  tenancyState,
  tenancyStep,
} from "../../../support/tenancies.js";

let s: LoadedSuite;
let p: OpenPark;
let tenant: KeyedParty;
let other: KeyedParty;
let tenancy: bigint;

async function begin(): Promise<void> {
  s = await loadSuite();
  p = await openPark(s);
  [tenant, other] = [await enrolled(s, 0), await enrolled(s, 1)];
  tenancy = await admitted(p, tenant);
}

const dayNow = async (): Promise<number> => dates.toDay(await today(s));
const stay = async () => Array.from(await s.tenancies.stayOf(p.park, tenant.address));

describe("tenancies: notice", () => {
  beforeEach(begin);

  it("is given by the tenant, with or without a document", async () => {
    const [entry, leaving] = [await dayNow(), (await dayNow()) + 30];
    const notice = (by: KeyedParty, cause: number, document = ZeroHash, day = leaving) =>
      tenancyStep(p, by, "giveNotice", tenancy, day, cause, document);
    const { None, Termination, Moving, Closure } = ExitCause;
    for (const cause of [None, Termination])
      await refused(notice(tenant, cause), "ExitCauseUnfit", [tenancy, cause]);
    const past = notice(tenant, Moving, ZeroHash, entry - 1);
    await refused(past, "LeavingDayInvalid", [tenancy, entry - 1, entry]);
    await refused(notice(tenant, Moving, id("x")), "EvidenceUnknown", [id("x")]);
    await refused(notice(other, Moving), "NotTheOperator", [p.park, other.address, p.operator.address]);
    const receipt = await notice(tenant, Moving);
    const values = [tenancy, tenant.address, BigInt(leaving), BigInt(Moving), ZeroHash];
    tenancyEvent(p, receipt, "NoticeGiven", values);
    expect(await tenancyState(p, tenancy)).to.equal("Leaving");
    expect(await stay()).to.deep.equal([BigInt(entry), BigInt(leaving)]);
    expect(await s.tenancies.isAdmitted(p.park, tenant.address)).to.be.true;
    await refused(notice(tenant, Moving), "TenancyNotIn", [tenancy, TenancyState.Leaving]);
    await tenancyStep(p, tenant, "withdrawNotice", tenancy);
    const document = await fresh(s, "Other");
    await notice(tenant, Closure, document);
    const { cause, byOperator, ending } = await s.tenancies.tenancyOf(tenancy);
    expect([cause, byOperator, ending]).to.deep.equal([BigInt(Closure), false, document]);
    const unknown = tenancyStep(p, tenant, "giveNotice", 9n, leaving, Moving, ZeroHash);
    await refused(unknown, "TenancyUnknown", [9n]);
  });

  it("is given by the operator on a document, and for one cause", async () => {
    const leaving = await dayNow();
    const notice = (cause: number, document: string) =>
      tenancyStep(p, p.operator, "giveNotice", tenancy, leaving, cause, document);
    const document = await fresh(s, "AuthorityDecision");
    const { Moving, None, Termination } = ExitCause;
    for (const cause of [None, Moving])
      await refused(notice(cause, document), "ExitCauseUnfit", [tenancy, cause]);
    await refused(notice(Termination, ZeroHash), "EvidenceUnknown", [ZeroHash]);
    const receipt = await notice(Termination, document);
    const values = [tenancy, p.operator.address, BigInt(leaving), BigInt(Termination), document];
    tenancyEvent(p, receipt, "NoticeGiven", values);
    expect((await s.tenancies.tenancyOf(tenancy)).byOperator).to.be.true;
  });

  it("does not end a stay before it begins", async () => {
    const second = await applied(p, other);
    await reviewed(p, second);
    const entry = (await dayNow()) + 10;
    await s.tenancies.connect(s.parkAuthority).admit(second, entry, await fresh(s, "Contract"));
    const early = tenancyStep(p, other, "giveNotice", second, entry - 1, ExitCause.Other, ZeroHash);
    await refused(early, "LeavingDayInvalid", [second, entry - 1, entry]);
    await tenancyStep(p, other, "giveNotice", second, entry, ExitCause.Other, ZeroHash);
  });

  it("waits until the tenant may act", async () => {
    await s.consortium.connect(s.identity).suspend(tenant.address, await fresh(s, "Other"));
    const account = await s.ethers.getImpersonatedSigner(tenant.address);
    await s.networkHelpers.setBalance(tenant.address, 10n ** 18n);
    const call = s.tenancies.connect(account).giveNotice(tenancy, await dayNow(), ExitCause.Moving, ZeroHash);
    await refused(call, "PartySuspended", [tenant.address]);
  });

  it("is taken back by who gave it, before the last day", async () => {
    const [entry] = await stay();
    const take = (by: KeyedParty, of = tenancy) => tenancyStep(p, by, "withdrawNotice", of);
    await refused(take(tenant), "TenancyNotIn", [tenancy, TenancyState.Admitted]);
    await refused(take(tenant, 9n), "TenancyUnknown", [9n]);
    await noticed(p, tenant, tenancy, 2);
    await refused(take(p.operator), "NoticeNotYours", [tenancy, p.operator.address]);
    await refused(take(other), "NotTheOperator", [p.park, other.address, p.operator.address]);
    const receipt = await take(tenant);
    tenancyEvent(p, receipt, "NoticeWithdrawn", [tenancy]);
    expect(await stay()).to.deep.equal([entry, 0n]);
    const { state, cause, ending } = await s.tenancies.tenancyOf(tenancy);
    expect([state, cause, ending]).to.deep.equal([BigInt(TenancyState.Admitted), 0n, ZeroHash]);
    const leaving = await noticed(p, tenant, tenancy, 2);
    await pass(s, 2);
    await refused(take(tenant), "NoticeDue", [tenancy, leaving]);
    expect(await tenancyState(p, tenancy)).to.equal("Leaving");
  });

  it("that the operator gave is the operator's to take back", async () => {
    const leaving = (await dayNow()) + 2;
    const document = await fresh(s, "AuthorityDecision");
    const values = [tenancy, leaving, ExitCause.Termination, document] as const;
    await tenancyStep(p, p.operator, "giveNotice", ...values);
    const foreign = tenancyStep(p, tenant, "withdrawNotice", tenancy);
    await refused(foreign, "NoticeNotYours", [tenancy, tenant.address]);
    await tenancyStep(p, p.operator, "withdrawNotice", tenancy);
    const { state, byOperator } = await s.tenancies.tenancyOf(tenancy);
    expect([state, byOperator]).to.deep.equal([BigInt(TenancyState.Admitted), false]);
  });
});

describe("tenancies: exit", () => {
  beforeEach(begin);

  it("follows notice and the last day, on an environmental clearance", async () => {
    const [entry] = await stay();
    const exit = (document: string, by = p.operator, of = tenancy) =>
      tenancyStep(p, by, "exit", of, document);
    const clearance = await fresh(s, "AuthorityDecision");
    await refused(exit(clearance), "TenancyNotIn", [tenancy, TenancyState.Admitted]);
    await refused(exit(clearance, p.operator, 9n), "TenancyUnknown", [9n]);
    const leaving = await noticed(p, tenant, tenancy, 2);
    await refused(exit(clearance), "LeavingPending", [tenancy, leaving]);
    await pass(s, 2);
    await refused(exit(clearance, tenant), "NotTheOperator", [p.park, tenant.address, p.operator.address]);
    const survey = await fresh(s, "Survey");
    const { AuthorityDecision, Survey } = DocumentKind;
    await refused(exit(survey), "EvidenceOfWrongKind", [survey, Survey, AuthorityDecision]);
    const receipt = await exit(clearance);
    const values = [tenancy, p.park, tenant.address, BigInt(leaving), clearance];
    tenancyEvent(p, receipt, "TenantExited", values);
    expect(await tenancyState(p, tenancy)).to.equal("Exited");
    expect((await s.tenancies.tenancyOf(tenancy)).ending).to.equal(clearance);
    expect(await stay()).to.deep.equal([entry, BigInt(leaving)]);
    expect(await s.tenancies.isAdmitted(p.park, tenant.address)).to.be.false;
    expect(await s.tenancies.tenancyFor(p.park, tenant.address)).to.equal(0n);
    await refused(exit(clearance), "TenancyNotIn", [tenancy, TenancyState.Exited]);
    // A second stay, whose exit needs a clearance of its own.
    const second = await admitted(p, tenant);
    await noticed(p, tenant, second);
    await refused(exit(clearance, p.operator, second), "EvidenceUsed", [clearance]);
    await exits(p, second);
  });

  it("asks every book that the council named", async () => {
    const here = await s.tenancies.getAddress();
    const registrar = s.tenancies.connect(s.registrar).setClearances([]);
    await refused(registrar, "AccessManagedUnauthorized", [s.registrar.address]);
    const none = s.tenancies.setClearances([other.address, s.court.address]);
    await refused(none, "ClearanceInvalid", [s.court.address]);
    const twice = s.tenancies.setClearances([here, here]);
    await refused(twice, "ClearanceInvalid", [here]);
    const many = s.tenancies.setClearances(Array<string>(17).fill(here));
    await refused(many, "ClearancesTooMany", [17, 16]);
    // As deployed: rents, covenants, grants.
    const books = await Promise.all([s.rents, s.covenants, s.grants].map((book) => book.getAddress()));
    expect(await s.tenancies.clearances()).to.deep.equal(books);
    // A contract that knows no clearance stands for a book that is not clear.
    const receipt = await (await s.tenancies.setClearances([here])).wait();
    tenancyEvent(p, receipt, "ClearancesSet", [[here]]);
    expect(await s.tenancies.clearances()).to.deep.equal([here]);
    await noticed(p, tenant, tenancy);
    const account = await s.ethers.getImpersonatedSigner(p.operator.address);
    await s.networkHelpers.setBalance(p.operator.address, 10n ** 18n);
    const clearance = await fresh(s, "AuthorityDecision");
    const stopped = await s.tenancies
      .connect(account)
      .exit(tenancy, clearance)
      .then(
        () => false,
        () => true,
      );
    expect(stopped).to.be.true;
    expect(await tenancyState(p, tenancy)).to.equal("Leaving");
    await s.tenancies.setClearances([]);
    await s.tenancies.connect(account).exit(tenancy, clearance);
    expect(await tenancyState(p, tenancy)).to.equal("Exited");
  });
});
