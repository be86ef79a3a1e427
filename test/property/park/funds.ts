// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import fc from "fast-check";
import { explain } from "../../../sdk/index.js";
import { foundedFund, funding, funds, PURSE, subscribed, type Funding } from "../../support/funds.js";

/*
 * Random funds of three partners: carry, random payments and distributions in any order.
 *
 * F1 A distribution is exact to the fen: capital, profit and carry add up to it, and so do the parts of the partners.
 * F2 No partner gets back more capital than it paid in; nobody gets profit while capital of anybody is out.
 * F3 What partners gained and lost in deposits is what their stakes say; the funds hold nothing, no fen is made or lost.
 * F4 Paid-in is at most committed, for the fund, each partner and each source, and their sums agree.
 */

const fen = fc.bigInt({ min: 1n, max: 1_000n });
const step = fc.record({ pays: fc.boolean(), who: fc.nat({ max: 2 }), amount: fen });
const world = fc.record({
  carryBp: fc.nat({ max: 10_000 }),
  commitments: fc.tuple(fen, fen, fen),
  steps: fc.array(step, { minLength: 4, maxLength: 14 }),
});

describe("random funds", () => {
  it("distribute to the fen, capital first, and lose and make nothing", async () => {
    await fc.assert(
      fc.asyncProperty(world, async ({ carryBp, commitments, steps }) => {
        const n = await funding();
        const fund = await foundedFund(n, { carryBp, target: 10_000n });
        const partners = [n.city, n.works, n.company];
        const sources = ["Government", "StateOwned", "Private"] as const;
        for (const [i, lp] of partners.entries())
          await subscribed(n, fund, lp, sources[i] ?? "Private", commitments[i] ?? 1n);
        for (const { pays, who, amount } of steps) {
          const lp = partners[who] ?? n.city;
          await allowed(
            pays ? funds(n, lp, "payIn", fund, lp.address, amount) : distributed(n, fund, amount),
          );
          await balanced(n, fund);
        }
      }),
      { numRuns: 6 },
    );
  });
});

/** Waits for a step that may be refused, by a refusal of the suite. */
const allowed = (call: Promise<unknown>): Promise<unknown> =>
  call.catch((error: unknown) => {
    if (explain(error) === undefined) throw error;
  });

/** Distributes, and compares with what the fund foretold. */
async function distributed(n: Funding, fund: bigint, amount: bigint): Promise<void> {
  const before = await n.s.funds.fundOf(fund);
  const [capital, profit, carry] = await n.s.funds.waterfallOf(fund, amount);
  await funds(n, n.gp, "distribute", fund, amount);
  const [back, gain] = [sum(capital), sum(profit)];
  expect(back + gain + carry).to.equal(amount);
  if (gain + carry !== 0n) expect(before.returned + back).to.equal(before.paidIn);
  const after = await n.s.funds.fundOf(fund);
  expect(after.returned - before.returned).to.equal(back);
  expect(after.carried - before.carried).to.equal(carry);
  expect(after.distributed - before.distributed).to.equal(amount);
}

const sum = (parts: readonly bigint[]): bigint => parts.reduce((all, part) => all + part, 0n);

async function balanced({ s, gp, city, works, company }: Funding, fund: bigint): Promise<void> {
  const it = await s.funds.fundOf(fund);
  const all = [city, works, company];
  const stakes = await Promise.all(all.map(({ address }) => s.funds.stakeOf(fund, address)));
  const held = await Promise.all(all.map(({ address }) => s.token.balanceOf(address)));
  for (const [i, stake] of stakes.entries()) {
    expect(stake.paidIn).to.be.at.most(stake.committed);
    expect(stake.returned).to.be.at.most(stake.paidIn);
    expect(held[i]).to.equal(PURSE - stake.paidIn + stake.returned + stake.profit);
    expect([...(await s.funds.sumsOf(fund, i))]).to.deep.equal([stake.committed, stake.paidIn]);
  }
  expect(sum(stakes.map(({ committed }) => committed))).to.equal(it.committed);
  expect(sum(stakes.map(({ paidIn }) => paidIn))).to.equal(it.paidIn);
  expect(sum(stakes.map(({ returned }) => returned))).to.equal(it.returned);
  expect(sum(stakes.map(({ profit }) => profit)) + it.returned + it.carried).to.equal(it.distributed);
  expect(sum(held) + (await s.token.balanceOf(gp.address))).to.equal(4n * PURSE);
  expect(await s.token.balanceOf(await s.funds.getAddress())).to.equal(0n);
}
