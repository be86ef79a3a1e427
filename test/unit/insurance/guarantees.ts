// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { id } from "ethers";
import { ClaimState, OfficeKind, PolicyKind } from "../../../sdk/enums/index.js";
import { fresh } from "../../support/acts.js";
import {
  assessed,
  claimState,
  defaults,
  does,
  drawnLoan,
  fieldsOf,
  held,
  insured,
  insuring,
  numberOf,
  offered,
  policyTerms,
  subrogated,
  tells,
  told,
  type Insuring,
  type TermsChange,
} from "../../support/insurance.js";
import { dayIn, daysPass, steps } from "../../support/lending.js";
import { refused } from "../../support/refusals.js";
import { today, type KeyedParty } from "../../support/registry.js";
import { succeeded } from "../../support/succession.js";

/** A guarantee of four fifths of what is owed on a loan, claimed 30 days after the default at the earliest. */
const guarantee = async (n: Insuring, loan: bigint, more: TermsChange = {}): Promise<TermsChange> => ({
  kind: "PledgeGuarantee",
  loan,
  until: dayIn(await today(n.s), 400),
  waitingDays: 30n,
  ...more,
});

const claims = async (n: Insuring, policy: bigint, amount: bigint, by: KeyedParty = n.lender) =>
  does(n, by, "claimGuarantee", policy, amount, await fresh(n.s, "Other"));

describe("a guarantee of a loan", () => {
  let n: Insuring;
  let loan: bigint;
  let charge: bigint;
  beforeEach(async () => {
    n = await insuring();
    ({ loan, charge } = await drawnLoan(n));
  });

  it("is for the creditor of the loan", async () => {
    const { owner, lender } = n;
    const policy = await offered(n, await guarantee(n, loan, { insured: owner.address }));
    for (const insurer of [n.second, n.third]) await does(n, insurer, "join", policy);
    await refused(does(n, owner, "payPremium", policy), "InsuredNotCreditor", [
      policy,
      owner.address,
      lender.address,
    ]);
  });

  it("is claimed by nobody when the loan is owed to another than the insured", async () => {
    const { lender, other } = n;
    const policy = await insured(n, await guarantee(n, loan));
    await defaults(n, loan, 31);
    await subrogated(n, charge, other);
    await refused(claims(n, policy, 1n), "InsuredNotCreditor", [policy, lender.address, other.address]);
    await refused(claims(n, policy, 1n, other), "NotTheInsured", [policy, other.address, lender.address]);
  });

  it("is one at a time", async () => {
    const { s, lender } = n;
    const first = await insured(n, await guarantee(n, loan, { until: dayIn(await today(s), 10) }));
    const second = await offered(n, await guarantee(n, loan, { from: dayIn(await today(s), 10) }));
    for (const insurer of [n.second, n.third]) await does(n, insurer, "join", second);
    await refused(does(n, lender, "payPremium", second), "LoanInsured", [loan, first]);
    await daysPass(s, 11);
    await does(n, lender, "payPremium", second);
    const third = await offered(n, await guarantee(n, loan));
    for (const insurer of [n.second, n.third]) await does(n, insurer, "join", third);
    await refused(does(n, lender, "payPremium", third), "LoanInsured", [loan, second]);
    await does(n, lender, "cancel", second);
    await does(n, n.lead, "cancel", second);
    await does(n, lender, "payPremium", third);
  });

  it("is claimed after the default and the waiting days, up to its share of what is owed", async () => {
    const { s, owner, lender } = n;
    const start = await today(s);
    const policy = await insured(n, await guarantee(n, loan));
    await refused(claims(n, policy, 1n), "NotInDefault", [policy, loan]);
    await defaults(n, loan);
    await refused(claims(n, policy, 1n), "WaitingPeriod", [policy, dayIn(start, 366), dayIn(start, 396)]);
    await daysPass(s, 30);
    await refused(claims(n, policy, 1n, owner), "NotTheInsured", [policy, owner.address, lender.address]);
    await refused(claims(n, policy, 0n), "ClaimEmpty", [policy]);
    // 1,000,000 and 396 days at 100 fen are owed; four fifths of 1,039,600.
    await refused(claims(n, policy, 831_681n), "AboveOwed", [policy, 831_681n, 831_680n]);
    await refused(does(n, lender, "claimGuarantee", policy, 1n, id("unknown")), "EvidenceUnknown", [
      id("unknown"),
    ]);
    const ofProperty = does(n, lender, "claim", policy, 1n, 1, false, id("x"));
    await refused(ofProperty, "PolicyOfOtherKind", [policy, PolicyKind.PledgeGuarantee]);
    const receipt = await claims(n, policy, 831_680n);
    const claim = numberOf(n, receipt);
    const filed = await s.policies.claimOf(claim);
    expect([filed.lossOn, filed.filedOn, filed.amount]).to.deep.equal([
      BigInt(dayIn(start, 366)),
      BigInt(dayIn(start, 396)),
      831_680n,
    ]);
    await refused(claims(n, policy, 1n), "GuaranteeClaimed", [policy, claim]);
    await does(n, n.lead, "reject", claim, id("reason"));
    await claims(n, policy, 831_680n);
  });

  it("covers a loan that falls due in its period, and no more than its cover", async () => {
    const { s } = n;
    const start = await today(s);
    const policy = await insured(n, await guarantee(n, loan, { until: dayIn(start, 365) }));
    await defaults(n, loan, 40);
    await refused(claims(n, policy, 1n), "NotCovered", [
      policy,
      dayIn(start, 366),
      dayIn(start, 0),
      dayIn(start, 365),
    ]);
  });

  it("pays no more than its cover, nor what the debtor has repaid", async () => {
    const { s, owner, lead } = n;
    const policy = await insured(n, await guarantee(n, loan, { cover: 500_000n }));
    await defaults(n, loan, 31);
    await refused(claims(n, policy, 500_001n), "AboveCover", [policy, 500_001n, 500_000n]);
    const claim = numberOf(n, await claims(n, policy, 500_000n));
    await steps(n, owner, "repay", loan, 539_600n);
    const valuation = await fresh(s, "Valuation");
    // 500,000 fen are left.
    await refused(does(n, lead, "assess", claim, 400_001n, valuation), "AboveOwed", [
      policy,
      400_001n,
      400_000n,
    ]);
    await does(n, lead, "assess", claim, 400_000n, valuation);
  });

  it("names no mortgagee, and its terms stand as offered", async () => {
    const { s, lender } = n;
    const policy = await insured(n, await guarantee(n, loan));
    const { terms } = await s.policies.policyOf(policy);
    expect([terms.loan, terms.title, terms.insured]).to.deep.equal([loan, 0n, lender.address]);
    expect(fieldsOf(terms.covered)).to.deep.equal(
      (await policyTerms(n, { kind: "PledgeGuarantee" })).covered,
    );
    await refused(does(n, lender, "giveNotice", policy, charge), "PolicyOfOtherKind", [
      policy,
      PolicyKind.PledgeGuarantee,
    ]);
  });
});

describe("a claim on a guarantee, paid in a settlement", () => {
  let n: Insuring;
  let loan: bigint;
  let charge: bigint;
  let policy: bigint;
  let claim: bigint;
  beforeEach(async () => {
    n = await insuring();
    ({ loan, charge } = await drawnLoan(n));
    policy = await insured(n, await guarantee(n, loan));
    await defaults(n, loan, 31);
    claim = numberOf(n, await claims(n, policy, 831_680n));
    await assessed(n, claim, 800_000n);
  });

  it("is paid when every insurer has paid its exact share, the charge being the lead's", async () => {
    const { s, lead, second, third, lender } = n;
    const number = await subrogated(n, charge, lead);
    expect([...(await s.policies.sharesOf(claim))]).to.deep.equal([266_668n, 266_666n, 266_666n]);
    const before = await held(n, lead, second, third, lender);
    const receipt = await (await tells(n, claim, second, 266_666n, true, number)).wait();
    told(n, receipt, "ShareSettled", [claim, second.address, 266_666n, number]);
    await tells(n, claim, third, 266_666n, true, number);
    expect(await claimState(n, claim)).to.equal("Assessed");
    const last = await (await tells(n, claim, lead, 266_668n, true, number)).wait();
    told(n, last, "ClaimPaid", [claim, 800_000n, []]);
    expect(await claimState(n, claim)).to.equal("Paid");
    expect((await s.policies.claimOf(claim)).owed).to.equal(1_039_600n);
    expect(await s.policies.coverLeftOf(policy)).to.equal(100_000n);
    // The book moves no money.
    expect(await held(n, lead, second, third, lender)).to.deep.equal(before);
    expect(await s.loans.creditorOf(loan)).to.equal(lead.address);
    // Neither the former creditor nor the lead claims again.
    await refused(claims(n, policy, 1n), "GuaranteeClaimed", [policy, claim]);
    await refused(tells(n, claim, lead, 266_668n), "AlreadyPaid", [claim]);
  });

  it("is not taken for paid without the subrogation on the register", async () => {
    const { lead, second, lender } = n;
    const tell = () => tells(n, claim, second, 266_666n);
    await refused(tell(), "SubrogationMissing", [claim, charge, lender.address]);
    await subrogated(n, charge, second);
    await refused(tell(), "SubrogationMissing", [claim, charge, second.address]);
    expect((await n.s.policies.claimOf(claim)).paidMask).to.equal(0n);
    expect(lead.address).not.to.equal(second.address);
  });

  it("is paid in exact shares, once, by its insurers, in lines that pay in", async () => {
    const { s, lead, second, other, lender } = n;
    await subrogated(n, charge, lead);
    await refused(tells(n, 9n, lead, 1n), "ClaimUnknown", [9n]);
    await refused(tells(n, claim, second, 266_665n), "ShareOfClaimWrong", [
      claim,
      second.address,
      266_665n,
      266_666n,
    ]);
    await refused(tells(n, claim, lead, 266_666n), "ShareOfClaimWrong", [
      claim,
      lead.address,
      266_666n,
      266_668n,
    ]);
    await refused(tells(n, claim, other, 266_666n), "NotAnInsurer", [policy, other.address]);
    await refused(tells(n, claim, lender, 800_000n, false), "NotPaidIn", [claim, lender.address]);
    await refused(
      s.policies.connect(s.registrar).settled(claim, lead.address, 266_668n, true, 0n),
      "OfficeRequired",
      [OfficeKind.Settlement, 0n, s.registrar.address],
    );
    await tells(n, claim, second, 266_666n);
    await refused(tells(n, claim, second, 266_666n), "AlreadyPaidIn", [claim, second.address]);
    const valuation = await fresh(s, "Valuation");
    await refused(does(n, lead, "assess", claim, 1n, valuation), "AlreadyPaidIn", [claim, second.address]);
    await refused(does(n, lead, "reject", claim, id("late")), "AlreadyPaidIn", [claim, second.address]);
  });

  it("is not paid directly, nor before it is assessed, nor beyond what is still owed", async () => {
    const { s, lead, owner } = n;
    await refused(s.policies.pay(claim), "PolicyOfOtherKind", [policy, PolicyKind.PledgeGuarantee]);
    await steps(n, owner, "repay", loan, 139_600n);
    await subrogated(n, charge, lead);
    // Four fifths of the 900,000 fen that are left.
    await refused(tells(n, claim, lead, 266_668n), "AboveOwed", [policy, 800_000n, 720_000n]);
    await assessed(n, claim, 720_000n);
    await tells(n, claim, lead, 240_000n);
    const other = await offered(n);
    expect(other).to.equal(2n);
    await does(n, lead, "withdraw", other);
  });

  it("is refused while it is filed only", async () => {
    const { lead } = n;
    await does(n, lead, "reject", claim, id("reason"));
    const again = numberOf(n, await claims(n, policy, 100n));
    await subrogated(n, charge, lead);
    await refused(tells(n, again, lead, 34n), "ClaimNotIn", [again, ClaimState.Filed]);
  });

  it("leaves what is recovered to the creditor first, for what was not covered, then to the insurers", async () => {
    const { s, lead, second, third } = n;
    await subrogated(n, charge, lead);
    await tells(n, claim, lead, 266_668n);
    await tells(n, claim, second, 266_666n);
    await tells(n, claim, third, 266_666n);
    const recovery = async (amount: bigint) => {
      const { creditorPart, parts } = await s.policies.recoveryOf(claim, amount);
      return [creditorPart, ...parts];
    };
    // 1,039,600 were owed, 800,000 paid.
    expect(await recovery(200_000n)).to.deep.equal([200_000n, 0n, 0n, 0n]);
    expect(await recovery(239_601n)).to.deep.equal([239_600n, 1n, 0n, 0n]);
    expect(await recovery(739_600n)).to.deep.equal([239_600n, 166_668n, 166_666n, 166_666n]);
    await refused(s.policies.recoveryOf(9n, 1n), "ClaimUnknown", [9n]);
    await refused(s.policies.sharesOf(9n), "ClaimUnknown", [9n]);
    await refused(s.policies.proceedsOf(9n), "ClaimUnknown", [9n]);
  });

  it("is paid by who answers for a lead that has ceased, which has the charge", async () => {
    const { s, lead, second, third, other } = n;
    await succeeded(s, lead, [other]);
    await subrogated(n, charge, other);
    await tells(n, claim, other, 266_668n);
    await refused(tells(n, claim, lead, 266_668n), "AlreadyPaidIn", [claim, lead.address]);
    await tells(n, claim, second, 266_666n);
    await tells(n, claim, third, 266_666n);
    expect(await claimState(n, claim)).to.equal("Paid");
  });

  it("counts an insurer whose share is nothing as having paid", async () => {
    const { lead } = n;
    await assessed(n, claim, 2n);
    await subrogated(n, charge, lead);
    await tells(n, claim, lead, 2n);
    expect(await claimState(n, claim)).to.equal("Paid");
  });
});
