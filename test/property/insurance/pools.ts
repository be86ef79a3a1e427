// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { id } from "ethers";
import fc from "fast-check";
import { explain } from "../../../sdk/index.js";
import { defaults, drawnLoan, held, insuring, type Insuring } from "../../support/insurance.js";
import { acts, balanced, claims, seats } from "../../support/pools.js";

/*
 * Random pools: parts, capital, ceilings, caps, and random steps of their members before and after a default.
 *
 * P1 Of every pool, what was paid in and recovered is what was taken out, paid on claims and held; the contract holds it.
 * P2 A pool pays no more than its ceiling, and for a loan once.
 * P3 No member pays more than its capital, nor gets back more than it paid for a loan.
 * P4 Who is refused changes nothing.
 */

const fen = fc.bigInt({ min: 1n, max: 600_000n });
const part = fc.bigInt({ min: 1n, max: 20n });
const step = fc.record({
  what: fc.constantFrom("topUp", "withdraw", "admit", "release", "claim", "recover"),
  who: fc.nat({ max: 2 }),
  pool: fc.nat({ max: 1 }),
  amount: fen,
});
const setting = fc.record({
  bank: part,
  insurer: part,
  fund: part,
  ceiling: fen,
  capital: fc.tuple(fen, fen),
});
const world = fc.record({
  settings: fc.tuple(setting, setting),
  before: fc.array(step, { maxLength: 8 }),
  after: fc.array(step, { maxLength: 10 }),
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;
type Step = World["before"][number];

describe("random pools", () => {
  it("lose and make no fen, and pay within capital and ceiling, for a loan once", async () => {
    await fc.assert(
      fc.asyncProperty(world, async ({ settings, before, after }) => {
        const n = await insuring();
        const { loan } = await drawnLoan(n);
        const pools: bigint[] = [];
        for (const one of settings) pools.push(await foundedAs(n, one));
        const all = await worth(n);
        const run = async (steps: readonly Step[]) => {
          for (const one of steps) await taken(n, pools, loan, one);
        };
        await run(before);
        await defaults(n, loan);
        await run(after);
        expect(await worth(n)).to.equal(all);
        await balanced(n, ...pools);
      }),
      { numRuns: 10 },
    );
  });
});

/** Deposits of everyone here and of the pools. */
async function worth(n: Insuring): Promise<bigint> {
  const { s, lender, lead, fund } = n;
  const sums = await held(n, lender, lead, fund, { address: await s.pools.getAddress() });
  return sums.reduce((all, sum) => all + sum, 0n);
}

async function foundedAs(n: Insuring, setting: World["settings"][number]): Promise<bigint> {
  const { lender, lead, fund } = n;
  const { bank, insurer, fund: parts, ceiling, capital } = setting;
  const list = seats([
    [lender, "Bank", 0n],
    [lead, "Insurer", insurer],
    [fund, "Fund", parts],
  ]);
  const receipt = await acts(n, lead, "found", list, bank, ceiling, id("agreement"));
  const events = (receipt?.logs ?? []).map((log) => n.s.pools.interface.parseLog(log));
  const pool = events.find((event) => event?.name === "PoolFounded")?.args.pool as bigint;
  await acts(n, lender, "join", pool, 0n);
  await acts(n, lead, "join", pool, capital[0]);
  await acts(n, fund, "join", pool, capital[1]);
  return pool;
}

/** Takes a step, which may be refused, and checks what must hold of the pools after it. */
async function taken(n: Insuring, pools: readonly bigint[], loan: bigint, one: Step): Promise<void> {
  const { s } = n;
  const by = [n.lender, n.lead, n.fund][one.who] ?? n.lender;
  const pool = pools[one.pool] ?? 1n;
  const before = await s.pools.poolOf(pool);
  const call =
    one.what === "claim"
      ? claims(n, pool, loan, by)
      : one.what === "release"
        ? acts(n, by, "release", pool, loan)
        : one.what === "admit" || one.what === "recover"
          ? acts(n, by, one.what, pool, loan, one.amount)
          : acts(n, by, one.what, pool, one.amount);
  const refused = await call.then(
    () => false,
    (error: unknown) => {
      if (explain(error) === undefined) throw error;
      return true;
    },
  );
  const after = await s.pools.poolOf(pool);
  if (refused) expect(after).to.deep.equal(before);
  expect(after.paidOut).to.be.at.most(after.ceiling);
  expect(after.recovered).to.be.at.most(after.paidOut);
  await balanced(n, ...pools);
}
