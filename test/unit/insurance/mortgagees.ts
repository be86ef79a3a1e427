// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { dates } from "../../../sdk/dates/index.js";
import { PolicyKind, PolicyState } from "../../../sdk/enums/index.js";
import { charge, fresh } from "../../support/acts.js";
import {
  assessed,
  claimed,
  does,
  drawnLoan,
  insured,
  insuring,
  moves,
  numberOf,
  offered,
  subrogated,
  told,
  type Insuring,
} from "../../support/insurance.js";
import { daysPass, mortgaged, ready, standing, steps } from "../../support/lending.js";
import { refused, titleId } from "../../support/refusals.js";
import { INDUSTRIAL, onParcel, recorded, today, type KeyedParty } from "../../support/registry.js";

describe("a mortgagee of an insured title", () => {
  let n: Insuring;
  let policy: bigint;
  beforeEach(async () => {
    n = await insuring();
    policy = await insured(n);
  });

  it("gives notice of its security, waives and gives it again", async () => {
    const { s, lender } = n;
    const number = await mortgaged(n);
    expect(await s.policies.isMortgageeFirst(policy, number)).to.be.false;
    for (const [step, first] of [
      ["giveNotice", true],
      ["waive", false],
      ["giveNotice", true],
    ] as const) {
      const receipt = await does(n, lender, step, policy, number);
      told(n, receipt, "MortgageeNoted", [policy, number, lender.address, first]);
      expect(await s.policies.isMortgageeFirst(policy, number)).to.equal(first);
    }
  });

  it("is the chargee of a live security on the title of a policy of property that is in force", async () => {
    const { s, lender, other, owner } = n;
    const number = await mortgaged(n);
    const from = await today(s);
    const lease = { kind: "Lease", from, until: dates.addDays(from, 100) } as const;
    const leased = (await recorded(s, "Charge", n.title, [owner, other], charge(other, lease))).number;
    const zero = s.ethers.ZeroAddress;
    for (const step of ["giveNotice", "waive"] as const) {
      await refused(does(n, other, step, policy, number), "NotTheMortgagee", [
        policy,
        number,
        other.address,
        lender.address,
      ]);
      await refused(does(n, other, step, policy, leased), "NotTheMortgagee", [
        policy,
        leased,
        other.address,
        zero,
      ]);
      await refused(does(n, other, step, policy, 77n), "NotTheMortgagee", [policy, 77n, other.address, zero]);
      await refused(does(n, lender, step, 9n, number), "PolicyUnknown", [9n]);
    }
    const offer = await offered(n);
    await refused(does(n, lender, "giveNotice", offer, number), "PolicyNotIn", [offer, PolicyState.Offered]);
    const ofTitle = await insured(n, { kind: "Title" });
    await refused(does(n, lender, "giveNotice", ofTitle, number), "PolicyOfOtherKind", [
      ofTitle,
      PolicyKind.Title,
    ]);
  });

  it("may give notice after a cancellation, for losses before it", async () => {
    const { s, owner, lender, lead } = n;
    const number = await mortgaged(n, { sum: 500n });
    await daysPass(s, 5);
    const loss = dates.toDay(await today(s)) - 1;
    for (const side of [owner, lead]) await does(n, side, "cancel", policy);
    const evidence = await fresh(s, "Other");
    const claim = numberOf(n, await does(n, owner, "claim", policy, 800n, loss, true, evidence));
    await assessed(n, claim, 800n);
    await does(n, lender, "giveNotice", policy, number);
    await moves(n, () => s.policies.pay(claim), [lender, 500n], [owner, 300n]);
  });

  it("keeps the insured from being paid itself, until it waives or is owed nothing", async () => {
    const { s, owner, lender, other } = n;
    const { charge: number, loan } = await drawnLoan(n);
    const second = await mortgaged(n, {}, other);
    const itself = async () => {
      const now = dates.toDay(await today(s));
      return does(n, owner, "claim", policy, 1_000n, now, true, await fresh(s, "Other"));
    };
    await itself();
    await does(n, other, "giveNotice", policy, second);
    await refused(itself(), "MortgageeFirst", [policy, second, other.address]);
    await does(n, lender, "giveNotice", policy, number);
    await refused(itself(), "MortgageeFirst", [policy, number, lender.address]);
    await does(n, other, "waive", policy, second);
    await refused(itself(), "MortgageeFirst", [policy, number, lender.address]);
    await steps(n, owner, "repay", loan, 1_000_000n);
    await itself();
  });

  it("is named by the mortgagee clause from the beginning", async () => {
    const { s, owner, lender } = n;
    const { charge: number } = await drawnLoan(n);
    const named = await insured(n, { mortgagee: number });
    expect(await s.policies.isMortgageeFirst(named, number)).to.be.true;
    const now = dates.toDay(await today(s));
    const own = does(n, owner, "claim", named, 1n, now, true, await fresh(s, "Other"));
    await refused(own, "MortgageeFirst", [named, number, lender.address]);
  });
});

describe("the proceeds of a claim for property", () => {
  let n: Insuring;
  beforeEach(async () => {
    n = await insuring();
  });

  const paysOut = async (
    policy: bigint,
    amount: bigint,
    ...expected: readonly (readonly [Pick<KeyedParty, "address">, bigint])[]
  ) => {
    const { s } = n;
    const claim = await assessed(n, await claimed(n, policy, amount), amount);
    const planned = (await s.policies.proceedsOf(claim)).map(({ payee, amount: fen }) => [payee, fen]);
    const paid = expected.filter(([, fen]) => fen > 0n).map(([{ address }, fen]) => [address, fen]);
    expect(planned).to.deep.equal(paid);
    const register = { address: await s.policies.getAddress() };
    await moves(n, () => s.policies.pay(claim), ...expected, [register, 0n]);
  };

  it("repay the loan of the mortgagee who gave notice, interest first, and go on to the insured", async () => {
    const { s, owner, lender } = n;
    const policy = await insured(n);
    const { loan, charge: number } = await ready(n);
    await steps(n, owner, "draw", loan, 300_000n);
    await does(n, lender, "giveNotice", policy, number);
    await daysPass(s, 10);
    expect(await standing(n, loan)).to.deep.equal(["Drawn", 300_000n, 300n, 700_000n]);
    await paysOut(policy, 100_000n, [lender, 100_000n], [owner, 0n]);
    expect((await standing(n, loan)).slice(1, 3)).to.deep.equal([200_300n, 0n]);
    await paysOut(policy, 500_000n, [lender, 200_300n], [owner, 299_700n]);
    expect((await standing(n, loan)).slice(1, 3)).to.deep.equal([0n, 0n]);
    await paysOut(policy, 100n, [lender, 0n], [owner, 100n]);
  });

  it("go by rank, each mortgagee up to its sum; those who gave no notice, and who waived, are passed over", async () => {
    const { owner, lender, other, fourth, fund } = n;
    const policy = await insured(n);
    const first = await mortgaged(n, { sum: 40_000n }, lender);
    const second = await mortgaged(n, { sum: 30_000n }, other);
    await mortgaged(n, { sum: 20_000n }, fourth);
    const last = await mortgaged(n, { sum: 10_000n }, fund);
    await does(n, fund, "giveNotice", policy, last);
    await does(n, other, "giveNotice", policy, second);
    await does(n, lender, "giveNotice", policy, first);
    await paysOut(
      policy,
      75_000n,
      [lender, 40_000n],
      [other, 30_000n],
      [fund, 5_000n],
      [fourth, 0n],
      [owner, 0n],
    );
    await does(n, other, "waive", policy, second);
    await paysOut(policy, 75_000n, [lender, 40_000n], [fund, 10_000n], [other, 0n], [owner, 25_000n]);
  });

  it("are shared in equal rank by the sums, to the fen", async () => {
    const { owner, lender, other } = n;
    const policy = await insured(n);
    const first = await mortgaged(n, { sum: 20_000n }, lender);
    const fields = charge(other, { sum: 10_000n, rankWith: first });
    const second = (await recorded(n.s, "Charge", n.title, [owner, other, lender], fields)).number;
    await does(n, lender, "giveNotice", policy, first);
    await does(n, other, "giveNotice", policy, second);
    await paysOut(policy, 10_000n, [lender, 6_667n], [other, 3_333n], [owner, 0n]);
  });

  it("go by rank when the notice came after a claim for the insured itself", async () => {
    const { s, owner, lender } = n;
    const policy = await insured(n);
    const number = await mortgaged(n, { sum: 40_000n });
    const now = dates.toDay(await today(s));
    const evidence = await fresh(s, "Other");
    const claim = numberOf(n, await does(n, owner, "claim", policy, 50_000n, now, true, evidence));
    await assessed(n, claim, 50_000n);
    await does(n, lender, "giveNotice", policy, number);
    await moves(n, () => s.policies.pay(claim), [lender, 40_000n], [owner, 10_000n]);
  });

  it("go to whoever holds the charge when they are paid", async () => {
    const { owner, lender, other } = n;
    const policy = await insured(n);
    const number = await mortgaged(n, { sum: 40_000n });
    await does(n, lender, "giveNotice", policy, number);
    await subrogated(n, number, other);
    await paysOut(policy, 50_000n, [other, 40_000n], [lender, 0n], [owner, 10_000n]);
  });

  it("of a building that follows its land are for the mortgagees of the land", async () => {
    const { s, owner, lender } = n;
    const building = onParcel(1, 1);
    await recorded(
      s,
      "FirstRegistration",
      building,
      [owner],
      { ...INDUSTRIAL, termEnd: null },
      { evidence: await fresh(s, "CompletionPapers") },
    );
    const number = await mortgaged(n, { sum: 40_000n });
    const policy = await insured(n, { title: titleId(building), mortgagee: number });
    await paysOut(policy, 50_000n, [lender, 40_000n], [owner, 10_000n]);
  });
});
