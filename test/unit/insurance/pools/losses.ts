// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { id } from "ethers";
import { CoverState } from "../../../../sdk/enums/index.js";
import { fresh } from "../../../support/acts.js";
import {
  defaults,
  drawnLoan,
  held,
  insuring,
  moves,
  subrogated,
  type Insuring,
} from "../../../support/insurance.js";
import { ready, steps } from "../../../support/lending.js";
import {
  acts,
  admitted,
  balanced,
  claims,
  coverState,
  noted,
  pooled,
  stake,
} from "../../../support/pools.js";
import { refused } from "../../../support/refusals.js";

describe("a loss shared 2 : 5 : 3", () => {
  let n: Insuring;
  let loan: bigint;
  let charge: bigint;
  beforeEach(async () => {
    n = await insuring();
    ({ loan, charge } = await drawnLoan(n));
  });

  /** A pool that covers the loan up to a cap. */
  const covering = async (cap: bigint, ...more: [capital?: readonly [bigint, bigint], ceiling?: bigint]) => {
    const pool = await pooled(n, ...more);
    await admitted(n, pool, loan, cap);
    return pool;
  };

  it("is paid to the bank from the members' capital, to the fen, the remainder by the lead", async () => {
    const { s, lender, lead, fund } = n;
    const pool = await covering(999_999n);
    await defaults(n, loan);
    const evidence = await fresh(s, "Other");
    await moves(
      n,
      async () => {
        const receipt = await acts(n, lender, "claim", pool, loan, evidence);
        const parts = [0n, 500_001n, 299_999n];
        noted(n, receipt, "LossShared", [pool, loan, lender.address, 999_999n, parts, 199_999n, evidence]);
      },
      [lender, 800_000n],
      [lead, 0n],
      [fund, 0n],
      [{ address: await s.pools.getAddress() }, -800_000n],
    );
    expect([await stake(n, pool, lead), await stake(n, pool, fund)]).to.deep.equal([
      [99_999n, 0n],
      [100_001n, 0n],
    ]);
    const { state, by, base } = await s.pools.coverOf(pool, loan);
    expect([state, by, base]).to.deep.equal([BigInt(CoverState.Claimed), lender.address, 999_999n]);
    expect(await s.pools.outstandingOf(pool, loan, lead.address)).to.equal(500_001n);
    expect((await s.pools.poolOf(pool)).paidOut).to.equal(800_000n);
    await balanced(n, pool);
  });

  it("is what is owed, if that is below the cap", async () => {
    const { s, lender } = n;
    const pool = await covering(2_000_000n);
    // 1,000,000 and 366 days at 100 fen.
    await defaults(n, loan);
    await moves(n, () => claims(n, pool, loan), [lender, 829_280n]);
    const { bankPart, parts } = await s.pools.partsOf(pool, 1_036_600n);
    expect([bankPart, ...parts]).to.deep.equal([207_320n, 0n, 518_300n, 310_980n]);
    await refused(s.pools.partsOf(9n, 1n), "PoolUnknown", [9n]);
  });

  it("is claimed once, by the creditor, after the default, on a good document", async () => {
    const { lender, lead, owner } = n;
    const pool = await pooled(n);
    await refused(claims(n, pool, loan), "LoanNotAdmitted", [pool, loan, CoverState.None]);
    await acts(n, lead, "admit", pool, loan, 1_000n);
    await refused(claims(n, pool, loan), "LoanNotAdmitted", [pool, loan, CoverState.Proposed]);
    await acts(n, lender, "admit", pool, loan, 1_000n);
    await refused(claims(n, pool, loan), "LossMissing", [pool, loan]);
    await defaults(n, loan);
    await refused(claims(n, pool, loan, owner), "NotLeadOrBank", [pool, loan, owner.address]);
    await refused(acts(n, lender, "claim", pool, loan, id("x")), "EvidenceUnknown", [id("x")]);
    await claims(n, pool, loan);
    const before = await held(n, lender, lead, n.fund);
    await refused(claims(n, pool, loan), "LossClaimedBefore", [pool, loan]);
    await refused(acts(n, lender, "release", pool, loan), "LossClaimedBefore", [pool, loan]);
    await refused(acts(n, lead, "admit", pool, loan, 1n), "LoanNotAdmissible", [pool, loan]);
    expect(await held(n, lender, lead, n.fund)).to.deep.equal(before);
  });

  it("is proved by a document that served for no other loan", async () => {
    const { s, lender, owner } = n;
    const pool = await covering(1_000n);
    const second = await ready(n);
    await steps(n, owner, "draw", second.loan, 1_000n);
    await admitted(n, pool, second.loan, 1_000n);
    await defaults(n, loan);
    await steps(n, lender, "declareDefault", second.loan, await fresh(s, "Other"));
    const evidence = await fresh(s, "Other");
    await acts(n, lender, "claim", pool, loan, evidence);
    const again = acts(n, lender, "claim", pool, second.loan, evidence);
    await refused(again, "LossEvidenceUsed", [evidence, loan]);
    await claims(n, pool, second.loan);
    await balanced(n, pool);
  });

  it("is paid by all members or by none, within the ceiling", async () => {
    const { lender, lead, fund } = n;
    const pool = await covering(1_000_000n, [600_000n, 299_999n], 799_999n);
    await defaults(n, loan);
    const before = await held(n, lender);
    await refused(claims(n, pool, loan), "CeilingExceeded", [pool, 800_000n, 799_999n]);
    expect(await held(n, lender)).to.deep.equal(before);
    expect([await stake(n, pool, lead), await stake(n, pool, fund)]).to.deep.equal([
      [600_000n, 500_000n],
      [299_999n, 300_000n],
    ]);
    await balanced(n, pool);
  });

  it("waits until a member whose capital is short has topped up", async () => {
    const { lender, fund } = n;
    const pool = await covering(1_000_000n, [600_000n, 299_999n]);
    await refused(acts(n, fund, "withdraw", pool, 1n), "CapitalNeeded", [pool, fund.address, 1n, 0n]);
    await defaults(n, loan);
    await refused(claims(n, pool, loan), "CapitalShort", [pool, fund.address, 299_999n, 300_000n]);
    expect(await coverState(n, pool, loan)).to.equal("Admitted");
    await acts(n, fund, "topUp", pool, 1n);
    await moves(n, () => claims(n, pool, loan), [lender, 800_000n]);
    expect(await stake(n, pool, fund)).to.deep.equal([0n, 0n]);
  });

  it("is not claimed by whoever took the charge and is no bank of the pool", async () => {
    const { other } = n;
    const pool = await covering(1_000n);
    await defaults(n, loan);
    await subrogated(n, charge, other);
    await refused(claims(n, pool, loan, other), "CreditorNotInPool", [pool, loan, other.address]);
  });

  it("gives back by the same parts what is recovered, up to what was paid; the bank keeps the rest", async () => {
    const { s, lender, lead, fund, owner } = n;
    const pool = await covering(1_000_000n);
    const early = acts(n, lender, "recover", pool, loan, 1n);
    await refused(early, "LoanNotAdmitted", [pool, loan, CoverState.Admitted]);
    expect(await s.pools.outstandingOf(pool, loan, lead.address)).to.equal(0n);
    await defaults(n, loan);
    await claims(n, pool, loan);
    const foreign = acts(n, owner, "recover", pool, loan, 1n);
    await refused(foreign, "NotThePaidBank", [pool, loan, owner.address, lender.address]);
    await refused(acts(n, lender, "recover", pool, loan, 0n), "RecoveryEmpty", [pool, loan]);
    const pools = { address: await s.pools.getAddress() };
    await moves(
      n,
      async () => {
        const receipt = await acts(n, lender, "recover", pool, loan, 99_999n);
        noted(n, receipt, "RecoveryShared", [pool, loan, 99_999n, [0n, 50_001n, 29_999n]]);
      },
      [lender, -80_000n],
      [pools, 80_000n],
    );
    expect([await stake(n, pool, lead), await stake(n, pool, fund)]).to.deep.equal([
      [150_001n, 0n],
      [129_999n, 0n],
    ]);
    // Parts of 2,000,000 are above what is outstanding.
    const rest = () => acts(n, lender, "recover", pool, loan, 2_000_000n);
    await moves(n, rest, [lender, -720_000n], [pools, 720_000n]);
    expect([await stake(n, pool, lead), await stake(n, pool, fund)]).to.deep.equal([
      [600_000n, 0n],
      [400_000n, 0n],
    ]);
    await refused(acts(n, lender, "recover", pool, loan, 1n), "NothingToRecover", [pool, loan]);
    await balanced(n, pool);
    await acts(n, lead, "withdraw", pool, 600_000n);
    await acts(n, fund, "withdraw", pool, 400_000n);
    await balanced(n, pool);
  });
});
