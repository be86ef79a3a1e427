// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { fresh, ordered, seizure } from "../../../support/acts.js";
import {
  committed,
  emitted,
  holds,
  lending,
  LENT,
  ready,
  standing,
  steps,
  type Lending,
} from "../../../support/lending.js";
import { refused, titleId } from "../../../support/refusals.js";
import { parcel, recorded } from "../../../support/registry.js";
import { auction, linesOf, orderOf, paidSale, planOf, settles } from "../../../support/sales.js";

const CHILDREN = [parcel(11), parcel(12)] as const;

/** The parcel is divided in two; the charge goes to both. */
async function divided({ s, title, owner, lender }: Lending, charge: bigint): Promise<void> {
  const fields = {
    charges: [charge],
    children: [...CHILDREN],
    extents: [6_000, 6_345.67],
    uses: ["Industrial", "Industrial"],
  } as const;
  const evidence = await fresh(s, "Survey");
  await recorded(s, "Divide", title, [owner, lender], fields, { evidence });
}

describe("a loan whose title was divided", () => {
  let n: Lending;
  let loan: bigint;
  let charge: bigint;
  beforeEach(async () => {
    n = await lending();
    ({ loan, charge } = await ready(n));
  });

  it("goes with its charge to a title that came from its own, and is drawn there", async () => {
    const { s, title, owner, fourth } = n;
    await steps(n, owner, "draw", loan, 400_000n);
    await divided(n, charge);
    await refused(steps(n, owner, "draw", loan, 1n), "SecurityMissing", [loan, charge]);
    const receipt = await steps(n, fourth, "follow", loan, titleId(CHILDREN[1]));
    emitted(s.loans, receipt, "LoanFollowed", [loan, titleId(title), titleId(CHILDREN[1])]);
    await steps(n, owner, "draw", loan, 600_000n);
    expect(await standing(n, loan)).to.deep.equal(["Drawn", 1_000_000n, 0n, 0n]);
    expect(await s.loans.loanOn(await s.land.getAddress(), charge)).to.equal(loan);
  });

  it("goes nowhere else, and not before its charge", async () => {
    const { s, title, lender, fourth } = n;
    const follow = (to: string, which = loan) => steps(n, fourth, "follow", which, titleId(to));
    await refused(follow(CHILDREN[0]), "ChargeStands", [loan, titleId(title), charge]);
    const untied = await committed(n);
    await refused(follow(CHILDREN[0], untied), "NotTied", [untied]);
    await refused(follow(CHILDREN[0], 9n), "LoanUnknown", [9n]);
    await divided(n, charge);
    const stray = [loan, titleId(parcel(13)), titleId(title)];
    await refused(follow(parcel(13)), "TitleNotFollowing", stray);
    await recorded(s, "Discharge", CHILDREN[0], [lender], { charge });
    await refused(follow(CHILDREN[0]), "SecurityMissing", [loan, charge]);
    await follow(CHILDREN[1]);
  });
});

describe("the sale of a title that bears the charge of a loan on another", () => {
  it("pays what is owed on the loan", async () => {
    const before = await auction();
    const { s, title, owner, lender, loan, charge } = before;
    await ordered(s, "LiftOrder", title, { order: before.seizure });
    await divided(before, charge);
    await steps(before, owner, "follow", loan, titleId(CHILDREN[1]));
    await ordered(s, "Seize", CHILDREN[0], seizure(owner));
    const n = { ...before, title: CHILDREN[0] };
    const sale = await paidSale(n, 600_000n);
    expect(await linesOf(n, sale, planOf())).to.deep.equal([
      ["Security", charge, lender.address, 600_000n],
      ["Owner", 0n, owner.address, 0n],
    ]);
    await settles(n, sale, await orderOf(n, 600_000n), planOf());
    expect(await standing(n, loan)).to.deep.equal(["Drawn", 400_000n, 0n, 0n]);
    expect(await holds(s, lender)).to.equal(LENT - 400_000n);
  });
});
