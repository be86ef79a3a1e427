// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import { dates } from "../../../sdk/dates/index.js";
import { ClaimState, DocumentKind, OfficeKind, PolicyKind, PolicyState } from "../../../sdk/enums/index.js";
import { fresh, sale } from "../../support/acts.js";
import {
  assessed,
  claimed,
  claimState,
  does,
  fieldsOf,
  held,
  insured,
  insuring,
  listOf,
  moves,
  numberOf,
  offered,
  told,
  type Insuring,
} from "../../support/insurance.js";
import { daysPass } from "../../support/lending.js";
import { refused } from "../../support/refusals.js";
import { recorded, today } from "../../support/registry.js";
import { succeeded } from "../../support/succession.js";

describe("a claim for a loss of property", () => {
  let n: Insuring;
  let policy: bigint;
  let now: number;
  beforeEach(async () => {
    n = await insuring();
    policy = await insured(n, { waitingDays: 3n });
    await daysPass(n.s, 10);
    now = dates.toDay(await today(n.s));
  });

  const claim = async (
    amount: bigint,
    { lossOn = now, toInsured = false, by = n.owner, of = policy, evidence = "" } = {},
  ) =>
    does(n, by, "claim", of, amount, lossOn, toInsured, evidence || (await fresh(n.s, "AuthorityDecision")));

  it("stands as it was filed", async () => {
    const { s, owner } = n;
    const evidence = await fresh(s, "Survey");
    const receipt = await claim(500n, { lossOn: now - 1, toInsured: true, evidence });
    const filed = await s.policies.claimOf(1n);
    expect(fieldsOf(filed)).to.deep.equal({
      policy,
      state: BigInt(ClaimState.Filed),
      lossOn: BigInt(now - 1),
      filedOn: BigInt(now),
      toInsured: true,
      paidMask: 0n,
      amount: 500n,
      assessed: 0n,
      owed: 0n,
      evidence,
      basis: ZeroHash,
    });
    told(n, receipt, "ClaimFiled", [1n, policy, owner.address, listOf(filed)]);
    expect(await s.policies.coverLeftOf(policy)).to.equal(900_000n);
  });

  it("comes from the insured, while it has something to lose, on a policy that was in force", async () => {
    const { s, owner, other } = n;
    await refused(claim(1n, { of: 9n }), "PolicyUnknown", [9n]);
    await refused(claim(1n, { by: other }), "NotTheInsured", [policy, other.address, owner.address]);
    await refused(claim(0n), "ClaimEmpty", [policy]);
    const offer = await offered(n);
    await refused(claim(1n, { of: offer }), "PolicyNotIn", [offer, PolicyState.Offered]);
    await recorded(s, "Transfer", n.title, [owner, other], sale(other));
    await refused(claim(1n), "NoInterest", [policy, owner.address]);
  });

  it("is for a loss in the period, waiting days over, and not in the future", async () => {
    const first = now - 10 + 3;
    const last = now - 10 + 365;
    await refused(claim(1n, { lossOn: first - 1 }), "NotCovered", [policy, first - 1, first, last]);
    await refused(claim(1n, { lossOn: now + 1 }), "LossInFuture", [now, now + 1]);
    await claim(1n, { lossOn: first });
    await daysPass(n.s, 400);
    await refused(claim(1n, { lossOn: last + 1 }), "NotCovered", [policy, last + 1, first, last]);
    await claim(1n, { lossOn: last });
  });

  it("is good for losses before the cancellation, and for none after", async () => {
    const { owner, lead } = n;
    await does(n, owner, "cancel", policy);
    await does(n, lead, "cancel", policy);
    await refused(claim(1n), "NotCovered", [policy, now, now - 7, now - 1]);
    await claim(1n, { lossOn: now - 1 });
  });

  it("is within the cover, on a good document that served for no other", async () => {
    const { s } = n;
    await refused(claim(900_001n), "AboveCover", [policy, 900_001n, 900_000n]);
    await refused(claim(1n, { evidence: id("unknown") }), "EvidenceUnknown", [id("unknown")]);
    const evidence = await fresh(s, "Other");
    await claim(1n, { evidence });
    await refused(claim(1n, { evidence }), "LossClaimed", [evidence, 1n]);
    const second = await insured(n);
    await refused(claim(1n, { of: second, evidence }), "LossClaimed", [evidence, 1n]);
  });

  it("is no guarantee's, nor is a guarantee's claim a policy's of property", async () => {
    const { owner } = n;
    await refused(does(n, owner, "claimGuarantee", policy, 1n, id("x")), "PolicyOfOtherKind", [
      policy,
      PolicyKind.Property,
    ]);
  });
});

describe("what is due on a claim", () => {
  let n: Insuring;
  let policy: bigint;
  beforeEach(async () => {
    n = await insuring();
    policy = await insured(n);
  });

  it("is said by the lead, on a valuation, within claim and cover", async () => {
    const { s, lead, second, owner } = n;
    const first = await claimed(n, policy, 600_000n);
    const valuation = await fresh(s, "Valuation");
    const other = await fresh(s, "Survey");
    const say = (amount: bigint, by = lead, on = valuation, of = first) =>
      does(n, by, "assess", of, amount, on);
    await refused(say(1n, lead, valuation, 9n), "ClaimUnknown", [9n]);
    await refused(say(1n, second), "NotTheLead", [policy, second.address, lead.address]);
    await refused(say(1n, owner), "NotTheLead", [policy, owner.address, lead.address]);
    await refused(say(0n), "ClaimEmpty", [policy]);
    await refused(say(600_001n), "AboveCover", [policy, 600_001n, 600_000n]);
    await refused(say(1n, lead, other), "EvidenceOfWrongKind", [
      other,
      DocumentKind.Survey,
      DocumentKind.Valuation,
    ]);
    told(n, await say(500_000n), "ClaimAssessed", [first, 500_000n, valuation]);
    expect(await claimState(n, first)).to.equal("Assessed");
    expect((await s.policies.claimOf(first)).basis).to.equal(valuation);
    expect(await s.policies.coverLeftOf(policy)).to.equal(400_000n);
    expect([...(await s.policies.sharesOf(first))]).to.deep.equal([166_668n, 166_666n, 166_666n]);
  });

  it("can be said anew before it is paid; all that is assessed stays within the cover", async () => {
    const { s, lead } = n;
    const first = await claimed(n, policy, 600_000n);
    const second = await claimed(n, policy, 600_000n);
    await assessed(n, first, 500_000n);
    const valuation = await fresh(s, "Valuation");
    await refused(does(n, lead, "assess", second, 400_001n, valuation), "AboveCover", [
      policy,
      400_001n,
      400_000n,
    ]);
    await assessed(n, second, 400_000n);
    expect(await s.policies.coverLeftOf(policy)).to.equal(0n);
    await refused(does(n, n.owner, "claim", policy, 1n, 1, false, id("x")), "NotCovered", [
      policy,
      1,
      ...Object.values(await days()),
    ]);
    await refused(claimed(n, policy, 1n), "AboveCover", [policy, 1n, 0n]);
    await assessed(n, first, 450_000n);
    expect(await s.policies.coverLeftOf(policy)).to.equal(50_000n);
  });

  const days = async () => {
    const { coverFrom, terms } = await n.s.policies.policyOf(policy);
    return { from: coverFrom, until: terms.until };
  };

  it("is nothing if the lead rejects the claim, with a reason", async () => {
    const { s, lead, owner } = n;
    const claim = await claimed(n, policy, 600_000n);
    await assessed(n, claim, 500_000n);
    await refused(does(n, owner, "reject", claim, id("reason")), "NotTheLead", [
      policy,
      owner.address,
      lead.address,
    ]);
    await refused(does(n, lead, "reject", claim, ZeroHash), "CommitmentEmpty", []);
    told(n, await does(n, lead, "reject", claim, id("reason")), "ClaimRejected", [claim, id("reason")]);
    expect(await claimState(n, claim)).to.equal("Rejected");
    expect(await s.policies.coverLeftOf(policy)).to.equal(900_000n);
    const valuation = await fresh(s, "Valuation");
    await refused(does(n, lead, "assess", claim, 1n, valuation), "ClaimNotIn", [claim, ClaimState.Rejected]);
    await refused(s.policies.pay(claim), "ClaimNotIn", [claim, ClaimState.Rejected]);
  });
});

describe("the payment of a claim", () => {
  let n: Insuring;
  let policy: bigint;
  let claim: bigint;
  beforeEach(async () => {
    n = await insuring();
    policy = await insured(n);
    claim = await claimed(n, policy, 600_000n);
  });

  it("takes each insurer's exact share, the remainder from the lead, whoever sends it", async () => {
    const { s, lead, second, third, owner } = n;
    await assessed(n, claim, 100_001n);
    await moves(
      n,
      async () => {
        const receipt = await (await s.policies.connect(s.court).pay(claim)).wait();
        told(n, receipt, "ClaimPaid", [claim, 100_001n, [[0n, owner.address, 100_001n]]]);
      },
      [lead, -33_335n],
      [second, -33_333n],
      [third, -33_333n],
      [owner, 100_001n],
      [{ address: await s.policies.getAddress() }, 0n],
    );
    expect(await claimState(n, claim)).to.equal("Paid");
    expect(await s.policies.coverLeftOf(policy)).to.equal(799_999n);
  });

  it("happens once", async () => {
    const { s, lead } = n;
    await refused(s.policies.pay(9n), "ClaimUnknown", [9n]);
    await refused(s.policies.pay(claim), "ClaimNotIn", [claim, ClaimState.Filed]);
    await assessed(n, claim, 100n);
    await s.policies.pay(claim);
    const before = await held(n, lead, n.second, n.third, n.owner);
    await refused(s.policies.pay(claim), "AlreadyPaid", [claim]);
    const valuation = await fresh(s, "Valuation");
    await refused(does(n, lead, "assess", claim, 1n, valuation), "AlreadyPaid", [claim]);
    await refused(does(n, lead, "reject", claim, id("late")), "AlreadyPaid", [claim]);
    expect(await held(n, lead, n.second, n.third, n.owner)).to.deep.equal(before);
  });

  it("is by all insurers or by none", async () => {
    const { s, second, third, lead, owner } = n;
    await assessed(n, claim, 600_000n);
    const policies = await s.policies.getAddress();
    const before = await held(n, lead, second, third, owner);
    const allow = async (amount: bigint) =>
      s.token.connect(await acting(third.address)).approve(policies, amount);
    await allow(199_999n);
    await refused(s.policies.pay(claim), "ERC20InsufficientAllowance", [policies, 199_999n, 200_000n]);
    expect(await held(n, lead, second, third, owner)).to.deep.equal(before);
    expect(await claimState(n, claim)).to.equal("Assessed");
    await allow(200_000n);
    await s.policies.pay(claim);
    expect(await claimState(n, claim)).to.equal("Paid");
  });

  it("is between those who answer for parties that have ceased", async () => {
    const { s, lead, second, third, owner, other, fourth } = n;
    await succeeded(s, owner, [fourth]);
    await succeeded(s, second, [other]);
    const now = dates.toDay(await today(s));
    const evidence = await fresh(s, "Other");
    const number = numberOf(n, await does(n, fourth, "claim", policy, 3_001n, now, true, evidence));
    await assessed(n, number, 3_001n);
    await moves(
      n,
      () => s.policies.pay(number),
      [lead, -1_001n],
      [second, 0n],
      [other, -1_000n],
      [third, -1_000n],
      [owner, 0n],
      [fourth, 3_001n],
    );
  });

  const acting = async (address: string) => {
    await n.s.networkHelpers.setBalance(address, 10n ** 18n);
    return n.s.ethers.getImpersonatedSigner(address);
  };

  it("is told by no settlement, but by an officer's word none at all", async () => {
    const { s, room, lead } = n;
    await assessed(n, claim, 600_000n);
    await refused(
      s.policies.connect(room).settled(claim, lead.address, 200_000n, true, 0n),
      "PolicyOfOtherKind",
      [policy, PolicyKind.Property],
    );
    await refused(
      s.policies.connect(s.court).settled(claim, lead.address, 200_000n, true, 0n),
      "OfficeRequired",
      [OfficeKind.Settlement, 0n, s.court.address],
    );
  });
});

describe("a claim for a defect of title", () => {
  let n: Insuring;
  let policy: bigint;
  let now: number;
  beforeEach(async () => {
    n = await insuring();
    now = dates.toDay(await today(n.s));
    policy = await insured(n, { kind: "Title", from: now - 30, until: now + 3_650, waitingDays: 5n });
  });

  const claim = async (lossOn: number, evidence: string) =>
    does(n, n.owner, "claim", policy, 400_000n, lossOn, true, evidence);

  it("is for what existed on the date of title, found by a court or an authority", async () => {
    const { s, owner } = n;
    await refused(claim(now - 30, id("x")), "NotCovered", [policy, now, now + 5, now + 3_650]);
    await daysPass(s, 5);
    const order = await fresh(s, "CourtOrder");
    const report = await fresh(s, "Survey");
    await refused(claim(now - 29, order), "DefectAfterTitle", [policy, now - 29, now - 30]);
    await refused(claim(now - 30, report), "EvidenceOfWrongKind", [
      report,
      DocumentKind.Survey,
      DocumentKind.CourtOrder,
    ]);
    const number = numberOf(n, await claim(now - 400, order));
    await assessed(n, number, 300_000n);
    await moves(n, () => s.policies.pay(number), [owner, 300_000n], [n.lead, -100_000n]);
    await claim(now - 30, await fresh(s, "AuthorityDecision"));
  });

  it("is paid to the insured who has lost the title by it", async () => {
    const { s, owner, other } = n;
    await daysPass(s, 5);
    await recorded(s, "Transfer", n.title, [owner, other], sale(other));
    const number = numberOf(n, await claim(now - 30, await fresh(s, "CourtOrder")));
    await assessed(n, number, 3n);
    await moves(n, () => s.policies.pay(number), [owner, 3n], [n.lead, -1n], [n.second, -1n], [n.third, -1n]);
  });
});
