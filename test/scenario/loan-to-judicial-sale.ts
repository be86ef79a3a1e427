// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { root } from "../../scripts/lib/project.js";
import { formatYuan } from "../../sdk/index.js";
import { fresh, ordered, seizure } from "../support/acts.js";
import {
  allows,
  committed,
  daysPass,
  lending,
  mortgaged,
  standing,
  steps,
  type Lending,
} from "../support/lending.js";
import { issued } from "../support/money.js";
import { charge } from "../support/acts.js";
import { enrolled, recorded, type KeyedParty } from "../support/registry.js";
import { announced, deposits, linesOf, orderOf, planOf, settles, type Auction } from "../support/sales.js";

/** A mortgage loan that is not repaid, from the commitment to the distribution of the price: the example of docs/loans.md. */
describe("a loan that ends in a judicial sale", () => {
  const page = readFileSync(join(root, "docs/loans.md"), "utf8");
  /** Rows of the page's table: line, claim, paid. */
  const rows = [
    ...page.matchAll(
      /^\| (Cost|LandPremium|Tax|Security \w|Creditor \w|Owner) +\| +([\d,.–]+) +\| +([\d,.]+) +\|$/gm,
    ),
  ].map(([, line = "", claim = "", paid = ""]) => [line, claim, paid] as const);

  const PRICE = 140_000_000n;
  const PRIORS = { Cost: 2_000_000n, LandPremium: 3_000_000n, Tax: 1_000_000n };

  /** Bank A's loan, drawn in full. */
  async function lent(n: Lending): Promise<{ loan: bigint; first: bigint }> {
    const { s, owner, lender } = n;
    const loan = await committed(n, { sum: 100_000_000n });
    const first = await mortgaged(n, { sum: 105_000_000n });
    await steps(n, owner, "tie", loan, first);
    await steps(n, owner, "accept", loan);
    await issued(s, lender, lender, 100_000_000n);
    await steps(n, lender, "fund", loan, 100_000_000n);
    await steps(n, owner, "draw", loan, 100_000_000n);
    return { loan, first };
  }

  /** Banks B and C in one rank. */
  async function behind({ s, title, owner, other, fourth }: Lending): Promise<[b: bigint, c: bigint]> {
    const b = await recorded(s, "Charge", title, [owner, other], charge(other, { sum: 30_000_000n }));
    const shared = charge(fourth, { sum: 20_000_000n, rankWith: b.number });
    const c = await recorded(s, "Charge", title, [owner, fourth, other], shared);
    return [b.number, c.number];
  }

  /** Refused unless paid in full, then settled: what each account gained. */
  async function gained(
    n: Auction,
    sale: bigint,
    plan: ReturnType<typeof planOf>,
    parties: readonly KeyedParty[],
  ): Promise<bigint[]> {
    const { s } = n;
    const balances = () => Promise.all(parties.map(({ address }) => s.token.balanceOf(address)));
    const before = await balances();
    const { proceeds } = await s.enforcement.distributionOf(sale, plan);
    await settles(n, sale, await orderOf(n, proceeds), plan);
    return (await balances()).map((after, i) => after - (before[i] ?? 0n));
  }

  it("pays as the page's table says, to the fen", async () => {
    const n = await lending();
    const { s, title, owner, lender, other, fourth } = n;
    const { loan, first } = await lent(n);
    const [b, c] = await behind(n);
    await daysPass(s, 366);
    await steps(n, lender, "declareDefault", loan, await fresh(s, "Contract"));
    const order = await ordered(s, "Seize", title, seizure(owner));
    const [buyer, office, creditor] = [await enrolled(s, 4), await enrolled(s, 5), await enrolled(s, 6)];
    await issued(s, lender, buyer, PRICE);
    await allows(s, buyer);
    const sold: Auction = { ...n, loan, charge: first, seizure: order.number, buyer, office };
    const sale = await announced(sold, PRICE);
    await deposits(sold, sale, PRICE);
    const plan = planOf({
      priors: [
        ["Cost", office, PRIORS.Cost],
        ["LandPremium", office, PRIORS.LandPremium],
        ["Tax", office, PRIORS.Tax],
      ],
      findings: [
        [b, 30_000_000n],
        [c, 15_000_001n],
      ],
      seizing: [[order.number, creditor, 8_000_000n]],
    });

    const { principal, interest } = await s.loans.owedOf(loan);
    const claims = [...Object.values(PRIORS), principal + interest, 30_000_000n, 15_000_001n, 8_000_000n];
    const letters = new Map([
      [first, "A"],
      [b, "B"],
      [c, "C"],
      [order.number, "D"],
    ]);
    const lines = await linesOf(sold, sale, plan);
    const told = lines.map(([kind, ref, , amount], i) => {
      const claim = claims[i];
      const line = [kind, letters.get(ref)].filter(Boolean).join(" ");
      return [line, claim === undefined ? "–" : formatYuan(claim), formatYuan(amount)];
    });
    expect(told).to.deep.equal(rows);

    const parties = [office, lender, other, fourth, creditor, owner];
    const paid = lines.map(([, , , amount]) => amount);
    expect(paid.reduce((sum, amount) => sum + amount, 0n)).to.equal(PRICE);
    expect(await gained(sold, sale, plan, parties)).to.deep.equal([
      6_000_000n,
      103_660_000n,
      20_226_667n,
      10_113_333n,
      0n,
      0n,
    ]);
    expect(await standing(n, loan)).to.deep.equal(["Repaid", 0n, 0n, 0n]);
    expect(await s.enforcement.heldOf(sale)).to.equal(0n);
  });
});
