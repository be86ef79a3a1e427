// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { ZeroHash } from "ethers";
import { dates } from "../../../sdk/dates/index.js";
import { OfficeKind, PolicyKind, PolicyState, roleOf } from "../../../sdk/enums/index.js";
import { charge, fresh } from "../../support/acts.js";
import {
  does,
  held,
  insured,
  insuring,
  lines,
  listOf,
  moves,
  offered,
  policyState,
  policyTerms,
  thirds,
  told,
  type Insuring,
  type Line,
  type TermsChange,
} from "../../support/insurance.js";
import { daysPass } from "../../support/lending.js";
import { refused, titleId } from "../../support/refusals.js";
import { recorded, today } from "../../support/registry.js";

describe("a policy that is offered", () => {
  let n: Insuring;
  beforeEach(async () => {
    n = await insuring();
  });

  const offer = async (more: TermsChange, list: readonly Line[] = thirds(n), denominator = 3n, by = n.lead) =>
    does(n, by, "offer", await policyTerms(n, more), lines(list), denominator);

  it("stands as the lead offered it, and covers nothing", async () => {
    const { s, lead, second, third, owner } = n;
    const terms = await policyTerms(n);
    const receipt = await offer({});
    const { terms: kept, state, coverFrom, committed } = await s.policies.policyOf(1n);
    expect(kept.insured).to.equal(owner.address);
    expect([kept.cover, kept.premium, kept.from, kept.until]).to.deep.equal([
      900_000n,
      10_000n,
      BigInt(terms.from),
      BigInt(terms.until),
    ]);
    expect([kept.title, kept.register, kept.terms]).to.deep.equal([terms.title, terms.register, terms.terms]);
    expect([state, coverFrom, committed]).to.deep.equal([BigInt(PolicyState.Offered), 0n, 0n]);
    const insurers = [...(await s.policies.insurersOf(1n))];
    expect(insurers.map(({ party, share, joined }) => [party, share, joined])).to.deep.equal([
      [lead.address, 1n, true],
      [second.address, 1n, false],
      [third.address, 1n, false],
    ]);
    expect(await s.policies.isInForce(1n, terms.from)).to.be.false;
    told(n, receipt, "PolicyOffered", [1n, lead.address, owner.address, listOf(kept), insurers.map(listOf)]);
  });

  it("comes from a licensed insurer, active, to an active party", async () => {
    const { s, owner, lead } = n;
    await refused(offer({}, [[owner, 3n]], 3n, owner), "OfficeRequired", [
      OfficeKind.Insurer,
      0n,
      owner.address,
    ]);
    await refused(offer({ insured: s.court.address }), "PartyUnknown", [s.court.address]);
    await s.consortium.connect(s.identity).suspend(lead.address, await fresh(s, "AuthorityDecision"));
    const asLead = await s.ethers.getImpersonatedSigner(lead.address);
    await s.networkHelpers.setBalance(lead.address, 10n ** 18n);
    await refused(
      s.policies.connect(asLead).offer(await policyTerms(n), lines(thirds(n)), 3n),
      "PartySuspended",
      [lead.address],
    );
  });

  it("names a subject that fits its kind, on a register that the daybook knows", async () => {
    const { s, owner } = n;
    const register = await s.land.getAddress();
    const title = titleId(n.title);
    const zero = s.ethers.ZeroAddress;
    const invalid = (more: TermsChange, kind: keyof typeof PolicyKind, ...values: unknown[]) =>
      refused(offer({ kind, ...more }), "SubjectInvalid", [PolicyKind[kind], ...values]);
    await refused(offer({ register: owner.address }), "RegisterUnknown", [owner.address]);
    await invalid({ title: 0n }, "Property", register, 0n, 0n);
    await invalid({ register: zero }, "Title", zero, title, 0n);
    await invalid({ loan: 1n }, "Property", register, title, 1n);
    await invalid({}, "PledgeGuarantee", zero, 0n, 0n);
    await invalid({ loan: 1n, title, register }, "PledgeGuarantee", register, title, 1n);
    await invalid({}, "None", register, title, 0n);
    await refused(offer({ kind: "Title", mortgagee: 7n }), "ClauseInvalid", [PolicyKind.Title, 7n]);
  });

  it("has days, a cover, a premium, conditions and a share that can be", async () => {
    const now = dates.toDay(await today(n.s));
    await refused(offer({ from: now + 2, until: now + 1 }), "PolicyPeriodInvalid", [now, now + 2, now + 1]);
    await refused(offer({ from: now - 9, until: now - 1 }), "PolicyPeriodInvalid", [now, now - 9, now - 1]);
    await refused(offer({ from: 0 }), "PolicyPeriodInvalid", [now, 0, now + 365]);
    await refused(offer({ cover: 0n }), "CoverEmpty", [0n, 10_000n]);
    await refused(offer({ premium: 0n }), "CoverEmpty", [900_000n, 0n]);
    await refused(offer({ terms: ZeroHash }), "CommitmentEmpty", []);
    const covered = (numerator: bigint, denominator: bigint) => ({ covered: { numerator, denominator } });
    await refused(offer(covered(1n, 2n)), "ShareInvalid", [1n, 2n]);
    const guarantee = { kind: "PledgeGuarantee", loan: 1n } as const;
    await refused(offer({ ...guarantee, ...covered(6n, 5n) }), "ShareInvalid", [6n, 5n]);
    await refused(offer({ ...guarantee, ...covered(0n, 5n) }), "ShareInvalid", [0n, 5n]);
  });

  it("has insurers that make up the whole, the lead first, each once", async () => {
    const { lead, second, third, owner } = n;
    await refused(offer({}, [], 1n), "InsurersInvalid", [0n, 16n]);
    const many = Array.from({ length: 17 }, (): Line => [lead, 1n]);
    await refused(offer({}, many, 17n), "InsurersInvalid", [17n, 16n]);
    await refused(offer({}, [[second, 1n]], 1n), "LeadNotFirst", [second.address, lead.address]);
    await refused(
      offer(
        {},
        [
          [lead, 1n],
          [second, 1n],
          [second, 1n],
        ],
        3n,
      ),
      "InsurerTwice",
      [second.address],
    );
    await refused(
      offer(
        {},
        [
          [lead, 1n],
          [owner, 1n],
        ],
        2n,
      ),
      "InsuredIsInsurer",
      [owner.address],
    );
    await refused(
      offer(
        {},
        [
          [lead, 1n],
          [third, 0n],
        ],
        1n,
      ),
      "ShareInvalid",
      [0n, 1n],
    );
    await refused(offer({}, thirds(n), 4n), "SharesNotOne", [3n, 4n]);
    expect((await n.s.policies.policyOf(1n)).state).to.equal(0n);
  });

  it("is joined by its insurers, once, with their licence", async () => {
    const { s, second, third, fourth } = n;
    await refused(does(n, second, "join", 9n), "PolicyUnknown", [9n]);
    const policy = await offered(n);
    await s.consortium.grantRole(roleOf("Insurer", 0), fourth.address, 0);
    await refused(does(n, fourth, "join", policy), "NotAnInsurer", [policy, fourth.address]);
    told(n, await does(n, second, "join", policy), "InsurerJoined", [policy, second.address]);
    await refused(does(n, second, "join", policy), "JoinedAlready", [policy, second.address]);
    await s.consortium.revokeRole(roleOf("Insurer", 0), third.address);
    await refused(does(n, third, "join", policy), "OfficeRequired", [OfficeKind.Insurer, 0n, third.address]);
  });

  it("is taken back by the lead before the premium is paid, and by nobody else", async () => {
    const { lead, second, owner } = n;
    const policy = await offered(n);
    await refused(does(n, second, "withdraw", policy), "NotTheLead", [policy, second.address, lead.address]);
    await refused(does(n, lead, "withdraw", 9n), "PolicyUnknown", [9n]);
    told(n, await does(n, lead, "withdraw", policy), "PolicyWithdrawn", [policy]);
    expect(await policyState(n, policy)).to.equal("Withdrawn");
    await refused(does(n, second, "join", policy), "PolicyNotIn", [policy, PolicyState.Withdrawn]);
    await refused(does(n, owner, "payPremium", policy), "PolicyNotIn", [policy, PolicyState.Withdrawn]);
    const paid = await insured(n);
    await refused(does(n, lead, "withdraw", paid), "PolicyNotIn", [paid, PolicyState.Paid]);
  });
});

describe("the premium", () => {
  let n: Insuring;
  beforeEach(async () => {
    n = await insuring();
  });

  const joined = async (more: TermsChange = {}) => {
    const policy = await offered(n, more);
    for (const insurer of [n.second, n.third]) await does(n, insurer, "join", policy);
    return policy;
  };

  it("goes to the insurers by their shares, the remainder to the lead, and begins the cover", async () => {
    const { s, lead, second, third, owner } = n;
    const policy = await joined();
    const now = dates.toDay(await today(s));
    await moves(
      n,
      async () => {
        const receipt = await does(n, owner, "payPremium", policy);
        told(n, receipt, "PremiumPaid", [policy, BigInt(now), [3_334n, 3_333n, 3_333n]]);
      },
      [owner, -10_000n],
      [lead, 3_334n],
      [second, 3_333n],
      [third, 3_333n],
    );
    expect(await policyState(n, policy)).to.equal("Paid");
    expect(await s.policies.isInForce(policy, now - 1)).to.be.false;
    expect(await s.policies.isInForce(policy, now)).to.be.true;
    expect(await s.policies.isInForce(policy, now + 365)).to.be.true;
    expect(await s.policies.isInForce(policy, now + 366)).to.be.false;
    expect(await s.policies.coverLeftOf(policy)).to.equal(900_000n);
    await refused(does(n, owner, "payPremium", policy), "PolicyNotIn", [policy, PolicyState.Paid]);
  });

  it("begins no cover before the first day, nor before it is paid", async () => {
    const { s, owner } = n;
    const now = dates.toDay(await today(s));
    const later = await joined({ from: now + 10 });
    await does(n, owner, "payPremium", later);
    expect((await s.policies.policyOf(later)).coverFrom).to.equal(now + 10);
    const late = await joined();
    await daysPass(s, 5);
    await does(n, owner, "payPremium", late);
    expect((await s.policies.policyOf(late)).coverFrom).to.equal(now + 5);
    const over = await joined({ until: now + 6 });
    await daysPass(s, 2);
    await refused(does(n, owner, "payPremium", over), "PolicyPeriodInvalid", [now + 7, now + 5, now + 6]);
  });

  it("is paid by the insured, when all insurers are bound and still licensed", async () => {
    const { s, owner, other, second, third } = n;
    const policy = await offered(n);
    await refused(does(n, other, "payPremium", policy), "NotTheInsured", [
      policy,
      other.address,
      owner.address,
    ]);
    await refused(does(n, owner, "payPremium", 9n), "PolicyUnknown", [9n]);
    await does(n, second, "join", policy);
    await refused(does(n, owner, "payPremium", policy), "InsurerNotJoined", [policy, third.address]);
    await does(n, third, "join", policy);
    await s.consortium.revokeRole(roleOf("Insurer", 0), second.address);
    const before = await held(n, owner, n.lead, second, third);
    await refused(does(n, owner, "payPremium", policy), "OfficeRequired", [
      OfficeKind.Insurer,
      0n,
      second.address,
    ]);
    expect(await held(n, owner, n.lead, second, third)).to.deep.equal(before);
    expect(await policyState(n, policy)).to.equal("Offered");
  });

  it("is refused from who has nothing to lose: neither title nor security", async () => {
    const { other, lender } = n;
    const policy = await joined({ insured: other.address });
    await refused(does(n, other, "payPremium", policy), "NoInterest", [policy, other.address]);
    const mortgagee = await joined({ insured: lender.address, kind: "Title" });
    await refused(does(n, lender, "payPremium", mortgagee), "NoInterest", [mortgagee, lender.address]);
    await recorded(n.s, "Charge", n.title, [n.owner, lender], charge(lender));
    await does(n, lender, "payPremium", mortgagee);
    expect(await policyState(n, mortgagee)).to.equal("Paid");
  });

  it("is refused for a mortgagee clause without a security", async () => {
    const { owner, s } = n;
    const policy = await joined({ mortgagee: 77n });
    await refused(does(n, owner, "payPremium", policy), "NotTheMortgagee", [
      policy,
      77n,
      owner.address,
      s.ethers.ZeroAddress,
    ]);
  });
});

describe("the cancellation of a policy", () => {
  let n: Insuring;
  let policy: bigint;
  beforeEach(async () => {
    n = await insuring();
    policy = await insured(n);
  });

  it("takes both sides, ends the cover that day and refunds nothing", async () => {
    const { s, owner, lead, second, third } = n;
    await daysPass(s, 10);
    const now = dates.toDay(await today(s));
    told(n, await does(n, owner, "cancel", policy), "CancellationAsked", [policy, owner.address]);
    expect(await policyState(n, policy)).to.equal("Paid");
    await does(n, owner, "cancel", policy);
    expect(await policyState(n, policy)).to.equal("Paid");
    await moves(
      n,
      async () => {
        const receipt = await does(n, lead, "cancel", policy);
        told(n, receipt, "PolicyCancelled", [policy, BigInt(now)]);
      },
      [owner, 0n],
      [lead, 0n],
      [second, 0n],
      [third, 0n],
    );
    expect(await policyState(n, policy)).to.equal("Cancelled");
    expect(await s.policies.isInForce(policy, now - 1)).to.be.true;
    expect(await s.policies.isInForce(policy, now)).to.be.false;
    await refused(does(n, lead, "cancel", policy), "PolicyNotIn", [policy, PolicyState.Cancelled]);
  });

  it("is for insured and lead", async () => {
    const { second, other, lead } = n;
    await refused(does(n, second, "cancel", policy), "NotSideOfPolicy", [policy, second.address]);
    await refused(does(n, other, "cancel", policy), "NotSideOfPolicy", [policy, other.address]);
    await refused(does(n, lead, "cancel", 99n), "PolicyUnknown", [99n]);
    const offer = await offered(n);
    await refused(does(n, lead, "cancel", offer), "PolicyNotIn", [offer, PolicyState.Offered]);
  });

  it("waits for mortgagees that are paid first", async () => {
    const { owner, lender } = n;
    const { number } = await recorded(n.s, "Charge", n.title, [owner, lender], charge(lender, { sum: 500n }));
    await does(n, lender, "giveNotice", policy, number);
    await refused(does(n, owner, "cancel", policy), "MortgageeFirst", [policy, number, lender.address]);
    await does(n, lender, "waive", policy, number);
    await does(n, owner, "cancel", policy);
  });
});
