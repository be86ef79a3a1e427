// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import { CoverState, OfficeKind, roleOf } from "../../../../sdk/enums/index.js";
import {
  defaults,
  drawnLoan,
  insuring,
  listOf,
  moves,
  subrogated,
  type Insuring,
} from "../../../support/insurance.js";
import { ready, steps } from "../../../support/lending.js";
import {
  acts,
  admitted,
  balanced,
  bankInsurerFund,
  coverState,
  founded,
  noted,
  pooled,
  seats,
  stake,
  type Seat,
} from "../../../support/pools.js";
import { refused } from "../../../support/refusals.js";
import { succeeded } from "../../../support/succession.js";

describe("a risk pool", () => {
  let n: Insuring;
  beforeEach(async () => {
    n = await insuring();
  });

  const found = async (
    list: readonly Seat[],
    { bankShare = 2n, ceiling = 1_000n, terms = id("agreement"), by = n.lead } = {},
  ) => acts(n, by, "found", seats(list), bankShare, ceiling, terms);

  it("is founded by the member that leads it", async () => {
    const { s, lender, lead, fund } = n;
    const receipt = await found(bankInsurerFund(n));
    const { lead: leads, bankShare, missing, ceiling, paidOut, recovered, terms } = await s.pools.poolOf(1n);
    expect([leads, bankShare, missing, ceiling, paidOut, recovered, terms]).to.deep.equal([
      lead.address,
      2n,
      3n,
      1_000n,
      0n,
      0n,
      id("agreement"),
    ]);
    const members = (await s.pools.membersOf(1n)).map(listOf);
    expect(members).to.deep.equal([
      [lender.address, 1n, 0n],
      [lead.address, 2n, 5n],
      [fund.address, 3n, 3n],
    ]);
    noted(n, receipt, "PoolFounded", [1n, lead.address, 2n, 1_000n, members, id("agreement")]);
  });

  it("has banks without a part of their own, others with one, each once", async () => {
    const { s, lender, lead, fund, other } = n;
    const nobody = { address: s.ethers.ZeroAddress, key: lead.key };
    const invalid = (seat: Seat) =>
      refused(found([[lender, "Bank", 0n], [lead, "Insurer", 1n], seat]), "MemberInvalid", [seat[0].address]);
    await invalid([other, "Bank", 1n]);
    await invalid([fund, "Fund", 0n]);
    await invalid([fund, "None", 1n]);
    await invalid([nobody, "Fund", 1n]);
    await refused(found([...bankInsurerFund(n), [fund, "Fund", 1n]]), "MemberTwice", [fund.address]);
    await refused(found([[lead, "Insurer", 1n]]), "MembersInvalid", [1n, 0n, 16n]);
    await refused(found([[lender, "Bank", 0n]]), "MembersInvalid", [1n, 1n, 16n]);
    const many = Array.from({ length: 17 }, (_, i): Seat => [
      { ...lead, address: s.ethers.getCreateAddress({ from: lead.address, nonce: i }) },
      i === 0 ? "Bank" : "Fund",
      i === 0 ? 0n : 1n,
    ]);
    await refused(found(many), "MembersInvalid", [17n, 1n, 16n]);
  });

  it("is led by no bank and no stranger, with a ceiling, a banks' part and an agreement", async () => {
    const { s, lender, other } = n;
    await refused(found(bankInsurerFund(n), { by: lender }), "FounderCannotLead", [lender.address]);
    await refused(found(bankInsurerFund(n), { by: other }), "FounderCannotLead", [other.address]);
    await refused(found(bankInsurerFund(n), { ceiling: 0n }), "CeilingEmpty", []);
    await refused(found(bankInsurerFund(n), { bankShare: 0n }), "ShareInvalid", [0n, 0n]);
    await refused(found(bankInsurerFund(n), { terms: ZeroHash }), "CommitmentEmpty", []);
    await refused(s.pools.connect(s.court).found([], 1n, 1n, ZeroHash), "PartyUnknown", [s.court.address]);
  });

  it("is joined by its members, once: banks without capital, the others with it", async () => {
    const { s, lender, lead, fund, other } = n;
    await refused(acts(n, lead, "join", 9n, 1n), "PoolUnknown", [9n]);
    const pool = await founded(n);
    await refused(acts(n, other, "join", pool, 1n), "NotAMember", [pool, other.address]);
    await refused(acts(n, lender, "join", pool, 1n), "CapitalInvalid", [pool, lender.address, 1n]);
    await refused(acts(n, fund, "join", pool, 0n), "CapitalInvalid", [pool, fund.address, 0n]);
    await refused(acts(n, fund, "topUp", pool, 1n), "MemberNotJoined", [pool, fund.address]);
    noted(n, await acts(n, lender, "join", pool, 0n), "PoolJoined", [pool, lender.address, 0n]);
    await moves(
      n,
      async () => {
        const receipt = await acts(n, fund, "join", pool, 40n);
        noted(n, receipt, "PoolJoined", [pool, fund.address, 40n]);
      },
      [fund, -40n],
      [{ address: await s.pools.getAddress() }, 40n],
    );
    await refused(acts(n, fund, "join", pool, 40n), "MemberJoined", [pool, fund.address]);
    expect((await s.pools.poolOf(pool)).missing).to.equal(1n);
    await s.consortium.revokeRole(roleOf("Insurer", 0), lead.address);
    await refused(acts(n, lead, "join", pool, 60n), "OfficeRequired", [OfficeKind.Insurer, 0n, lead.address]);
    await balanced(n, pool);
  });

  it("takes more capital, and gives back what admitted loans do not need", async () => {
    const { s, lender, lead, fund, other } = n;
    const pool = await pooled(n, [600n, 400n]);
    const { loan } = await ready(n);
    await admitted(n, pool, loan, 1_000n);
    expect([await stake(n, pool, lead), await stake(n, pool, fund)]).to.deep.equal([
      [600n, 500n],
      [400n, 300n],
    ]);
    await refused(acts(n, fund, "withdraw", pool, 101n), "CapitalNeeded", [pool, fund.address, 101n, 100n]);
    await refused(acts(n, fund, "withdraw", pool, 0n), "CapitalInvalid", [pool, fund.address, 0n]);
    await refused(acts(n, lender, "topUp", pool, 1n), "CapitalInvalid", [pool, lender.address, 1n]);
    await refused(acts(n, fund, "topUp", pool, 0n), "CapitalInvalid", [pool, fund.address, 0n]);
    await refused(acts(n, other, "withdraw", pool, 1n), "NotAMember", [pool, other.address]);
    const pools = { address: await s.pools.getAddress() };
    await moves(
      n,
      async () => {
        const receipt = await acts(n, fund, "withdraw", pool, 100n);
        noted(n, receipt, "CapitalWithdrawn", [pool, fund.address, 100n]);
      },
      [fund, 100n],
      [pools, -100n],
    );
    await moves(
      n,
      async () => {
        const receipt = await acts(n, fund, "topUp", pool, 7n);
        noted(n, receipt, "CapitalAdded", [pool, fund.address, 7n]);
      },
      [fund, -7n],
      [pools, 7n],
    );
    await refused(acts(n, fund, "withdraw", pool, 8n), "CapitalNeeded", [pool, fund.address, 8n, 7n]);
    await balanced(n, pool);
  });
  it("is left to who answers for a member that has ceased", async () => {
    const { s, fund, other } = n;
    const pool = await pooled(n, [600n, 400n]);
    await succeeded(s, fund, [other]);
    await moves(n, () => acts(n, other, "topUp", pool, 50n), [other, -50n], [fund, 0n]);
    await moves(n, () => acts(n, other, "withdraw", pool, 450n), [other, 450n], [fund, 0n]);
    expect(await stake(n, pool, fund)).to.deep.equal([0n, 0n]);
    await refused(acts(n, n.owner, "withdraw", pool, 1n), "NotAMember", [pool, n.owner.address]);
    await balanced(n, pool);
  });
});

describe("a loan in a risk pool", () => {
  let n: Insuring;
  beforeEach(async () => {
    n = await insuring();
  });

  it("is admitted when lead and bank have named the same cap", async () => {
    const { s, lender, lead, fund } = n;
    const pool = await pooled(n);
    const { loan } = await ready(n);
    const proposal = await acts(n, lender, "admit", pool, loan, 500n);
    noted(n, proposal, "AdmissionProposed", [pool, loan, lender.address, 500n]);
    await acts(n, lender, "admit", pool, loan, 500n);
    await acts(n, lead, "admit", pool, loan, 400n);
    expect(await coverState(n, pool, loan)).to.equal("Proposed");
    const receipt = await acts(n, lender, "admit", pool, loan, 400n);
    noted(n, receipt, "LoanAdmitted", [pool, loan, 400n]);
    const { cap, by, base } = await s.pools.coverOf(pool, loan);
    expect([cap, by, base]).to.deep.equal([400n, lead.address, 0n]);
    expect([await stake(n, pool, lead), await stake(n, pool, fund)]).to.deep.equal([
      [600_000n, 200n],
      [400_000n, 120n],
    ]);
    await refused(acts(n, lead, "admit", pool, loan, 400n), "LoanInPool", [loan, pool]);
    const other = await pooled(n);
    await refused(acts(n, lender, "admit", other, loan, 400n), "LoanInPool", [loan, pool]);
  });

  it("is a bank's of the pool, before its default, when all have joined", async () => {
    const { s, lead, fund, other, owner } = n;
    const { loan, charge } = await drawnLoan(n);
    await refused(acts(n, lead, "admit", 9n, loan, 1n), "PoolUnknown", [9n]);
    const open = await founded(n);
    await acts(n, lead, "join", open, 1n);
    await refused(acts(n, lead, "admit", open, loan, 1n), "PoolNotJoined", [open, 2n]);
    const pool = await pooled(n);
    const zero = s.ethers.ZeroAddress;
    await refused(acts(n, lead, "admit", pool, 9n, 1n), "CreditorNotInPool", [pool, 9n, zero]);
    await refused(acts(n, fund, "admit", pool, loan, 1n), "NotLeadOrBank", [pool, loan, fund.address]);
    await refused(acts(n, owner, "admit", pool, loan, 1n), "NotLeadOrBank", [pool, loan, owner.address]);
    await refused(acts(n, lead, "admit", pool, loan, 0n), "CapEmpty", [pool, loan]);
    await defaults(n, loan);
    await refused(acts(n, lead, "admit", pool, loan, 1n), "LoanNotAdmissible", [pool, loan]);
    await subrogated(n, charge, other);
    await refused(acts(n, lead, "admit", pool, loan, 1n), "CreditorNotInPool", [pool, loan, other.address]);
    expect(await coverState(n, pool, loan)).to.equal("None");
  });

  it("is released by its bank, or by the lead when it is over", async () => {
    const { owner, lender, lead, fund } = n;
    const pool = await pooled(n);
    const { loan } = await drawnLoan(n);
    await refused(acts(n, lender, "release", pool, loan), "LoanNotAdmitted", [pool, loan, CoverState.None]);
    await admitted(n, pool, loan, 1_000n);
    await refused(acts(n, fund, "release", pool, loan), "NotLeadOrBank", [pool, loan, fund.address]);
    await refused(acts(n, lead, "release", pool, loan), "StillCovered", [pool, loan]);
    noted(n, await acts(n, lender, "release", pool, loan), "LoanReleased", [pool, loan]);
    expect(await stake(n, pool, lead)).to.deep.equal([600_000n, 0n]);
    await refused(acts(n, lender, "release", pool, loan), "LoanNotAdmitted", [
      pool,
      loan,
      CoverState.Released,
    ]);
    // It may be admitted anew, and a proposal may be taken back.
    await acts(n, lead, "admit", pool, loan, 10n);
    await acts(n, lead, "release", pool, loan);
    await admitted(n, pool, loan, 1_000n);
    await steps(n, owner, "repay", loan, 1_000_000n);
    await acts(n, lead, "release", pool, loan);
    expect(await coverState(n, pool, loan)).to.equal("Released");
    expect([await stake(n, pool, lead), await stake(n, pool, fund)]).to.deep.equal([
      [600_000n, 0n],
      [400_000n, 0n],
    ]);
  });
});
