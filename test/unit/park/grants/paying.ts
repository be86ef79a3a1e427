// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { ZeroHash } from "ethers";
import { DocumentKind, Milestone } from "../../../../sdk/enums/index.js";
import { fresh } from "../../../support/acts.js";
import { assessed, corrected, covenantAgreed, reported } from "../../../support/covenants.js";
import {
  accepted,
  awarded,
  granting,
  grantEvent,
  paysTranche,
  takes,
  TRANCHE,
  tranche,
  type Granting,
} from "../../../support/grants.js";
import { calls, holds } from "../../../support/lending.js";
import { paysBy } from "../../../support/money.js";
import { refused } from "../../../support/refusals.js";
import { exits, noticed } from "../../../support/tenancies.js";

describe("GrantLedger: payment of tranches", () => {
  let n: Granting;
  beforeEach(async () => {
    n = await granting();
  });

  const held = async (): Promise<[bigint, bigint]> => [
    await holds(n.s, n.payer),
    await holds(n.s, n.obligor),
  ];

  it("passes the tranche from payer to grantee", async () => {
    const grant = await accepted(n);
    const [payer, grantee] = await held();
    const receipt = await paysTranche(n, grant);
    grantEvent(n, receipt, "TranchePaid", [grant, 0n, n.payer.address, n.obligor.address, TRANCHE, ZeroHash]);
    expect(await held()).to.deep.equal([payer - TRANCHE, grantee + TRANCHE]);
    expect((await n.s.grants.grantOf(grant)).received).to.equal(TRANCHE);
    const { paidOn, due } = await n.s.grants.trancheOf(grant, 0);
    expect([paidOn > 0n, due]).to.deep.equal([true, 0n]);
  });

  it("pays a tranche once, and only one that there is", async () => {
    const grant = await accepted(n);
    await paysTranche(n, grant);
    const { paidOn } = await n.s.grants.trancheOf(grant, 0);
    await refused(paysTranche(n, grant), "TranchePaidBefore", [grant, 0n, paidOn]);
    await refused(paysTranche(n, grant, 1), "TrancheUnknown", [grant, 1n]);
    await refused(paysTranche(n, 9n), "GrantUnknown", [9n]);
  });

  it("waits until the grantee has accepted", async () => {
    const grant = await awarded(n);
    await refused(paysTranche(n, grant), "GrantStateInvalid", [grant, 1]);
  });

  it("is the payer's act", async () => {
    const grant = await accepted(n);
    const paid = takes(n, n.obligor, "pay", grant, 0, ZeroHash);
    await refused(paid, "NotTheParty", [n.obligor.address, n.payer.address]);
  });

  it("pays nothing without a fair competition review, and nothing on one that was revoked", async () => {
    const grant = await accepted(n, { review: ZeroHash, tranches: [tranche(), tranche()] });
    const before = await held();
    await refused(paysTranche(n, grant), "NoReview", [grant]);
    const review = await fresh(n.s, "FairCompetitionReview");
    await n.s.grants.connect(n.s.parkAuthority).lodgeReview(grant, review);
    await paysTranche(n, grant);
    await n.s.consortium.connect(n.s.attester).revoke(review, ZeroHash);
    const { revokedOn } = await n.s.consortium.documentOf(review);
    await refused(paysTranche(n, grant, 1), "EvidenceRevoked", [review, revokedOn]);
    expect(await held()).to.deep.equal([before[0] - TRANCHE, before[1] + TRANCHE]);
  });

  it("pays tenants only", async () => {
    const grant = await accepted(n);
    await noticed(n, n.obligor, n.tenancy);
    await n.s.networkHelpers.time.increase(2 * 86_400);
    await exits(n, n.tenancy);
    await refused(paysTranche(n, grant), "NotATenant", [n.park, n.obligor.address]);
  });

  describe("on a covenant", () => {
    let covenant: bigint;
    let grant: bigint;
    beforeEach(async () => {
      covenant = await covenantAgreed(n);
      grant = await accepted(n, {
        tranches: [tranche({ milestone: Milestone.CovenantMet, covenant, period: 1 })],
      });
    });

    it("waits for its period to be met", async () => {
      await refused(paysTranche(n, grant), "MilestoneNotMet", [grant, 0n]);
      await reported(n, "Jobs", 80n);
      await refused(paysTranche(n, grant), "MilestoneNotMet", [grant, 0n]);
      await assessed(n, covenant);
      await paysTranche(n, grant);
    });

    it("waits for a breach to be cured", async () => {
      await reported(n, "Jobs", 79n);
      await assessed(n, covenant);
      await refused(paysTranche(n, grant), "MilestoneNotMet", [grant, 0n]);
      await corrected(n, "Jobs", 80n);
      await assessed(n, covenant);
      await paysTranche(n, grant);
    });
  });

  describe("on a document", () => {
    let grant: bigint;
    beforeEach(async () => {
      const { Document } = Milestone;
      grant = await accepted(n, {
        tranches: [tranche({ milestone: Document }), tranche({ milestone: Document })],
      });
    });

    it("takes one that somebody independent attested, once", async () => {
      const document = await fresh(n.s, "CompletionPapers");
      const receipt = await paysTranche(n, grant, 0, document);
      grantEvent(n, receipt, "TranchePaid", [
        grant,
        0n,
        n.payer.address,
        n.obligor.address,
        TRANCHE,
        document,
      ]);
      await refused(paysTranche(n, grant, 1, document), "EvidenceUsed", [document]);
    });

    it("refuses what the grantee attested itself", async () => {
      const { s, obligor } = n;
      await s.consortium.connect(s.accreditation).admitAttester(obligor.address, 2 ** 32 - 1, 1, 0, ZeroHash);
      const own = `0x${"17".repeat(32)}`;
      await calls(s, obligor, s.consortium, "attest", [own, DocumentKind.CompletionPapers, 0, ZeroHash]);
      const paid = paysTranche(n, grant, 0, own);
      await refused(paid, "ConflictOfInterest", [obligor.address, obligor.address]);
    });

    it("refuses none, and one that nobody knows", async () => {
      await refused(paysTranche(n, grant), "EvidenceUnknown", [ZeroHash]);
    });
  });

  it("needs the payer's allowance", async () => {
    const grant = await accepted(n);
    const ledger = await n.s.grants.getAddress();
    await paysBy(n.s, n.payer, "approve", [ledger, TRANCHE - 1n]);
    await refused(paysTranche(n, grant), "ERC20InsufficientAllowance", [ledger, TRANCHE - 1n, TRANCHE]);
  });
});
