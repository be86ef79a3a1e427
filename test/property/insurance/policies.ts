// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import fc from "fast-check";
import { explain } from "../../../sdk/index.js";
import { charge } from "../../support/acts.js";
import {
  assessed,
  claimed,
  does,
  held,
  insured,
  insuring,
  type Insuring,
  type Line,
} from "../../support/insurance.js";
import { recorded, type KeyedParty } from "../../support/registry.js";

/*
 * Random policies of property with random insurers and mortgagees, and random claims on them.
 *
 * P1 No fen is lost or made: what the insurers pay is what mortgagees and insured receive; the register keeps nothing.
 * P2 What is assessed, and what is paid, never exceeds the cover.
 * P3 Each insurer pays its exact share, once: the part rounded down, the lead with the remainder.
 * P4 No mortgagee receives more than its sum on one claim, and none while a better one lacks something.
 */

const share = fc.bigInt({ min: 1n, max: 1_000n });
const sum = fc.bigInt({ min: 1n, max: 40_000n });
const step = fc.record({
  claims: fc.bigInt({ min: 1n, max: 60_000n }),
  due: fc.integer({ min: 1, max: 120 }),
});
const world = fc.record({
  shares: fc.array(share, { minLength: 1, maxLength: 3 }),
  sums: fc.array(sum, { maxLength: 3 }),
  cover: fc.bigInt({ min: 1n, max: 100_000n }),
  premium: fc.bigInt({ min: 1n, max: 1_000n }),
  steps: fc.array(step, { minLength: 1, maxLength: 4 }),
});

/** Parts of an amount by weights, the first with the remainder. */
function split(amount: bigint, weights: readonly bigint[]): bigint[] {
  const total = weights.reduce((all, weight) => all + weight, 0n);
  const parts = weights.map((weight) => (amount * weight) / total);
  const rest = amount - parts.reduce((all, part) => all + part, 0n);
  return parts.map((part, i) => (i === 0 ? part + rest : part));
}

/** What mortgagees in order of rank receive, and the owner last. */
function cascade(amount: bigint, sums: readonly bigint[]): bigint[] {
  let left = amount;
  const parts = sums.map((most) => {
    const part = most < left ? most : left;
    left -= part;
    return part;
  });
  return [...parts, left];
}

async function attempt(call: Promise<unknown>): Promise<string | null> {
  try {
    await call;
    return null;
  } catch (error) {
    const refusal = explain(error);
    if (refusal === undefined) throw error;
    return refusal.name;
  }
}

describe("random policies and claims", () => {
  it("lose and make no fen, and pay within the cover, each insurer its share once", async () => {
    await fc.assert(
      fc.asyncProperty(world, async ({ shares, sums, cover, premium, steps }) => {
        const n = await insuring();
        const lines = shares.map((part, i): Line => [[n.lead, n.second, n.third][i] ?? n.lead, part]);
        const mortgagees = await mortgaged(n, sums);
        const before = await held(n, ...lines.map(([insurer]) => insurer));
        const policy = await insured(n, { cover, premium }, lines);
        for (const [i, { party, number }] of mortgagees.entries())
          expect(await attempt(does(n, party, "giveNotice", policy, number)), `notice ${i}`).to.equal(null);
        const gained = (await held(n, ...lines.map(([insurer]) => insurer))).map(
          (now, i) => now - (before[i] ?? 0n),
        );
        expect(gained).to.deep.equal(split(premium, shares));
        let left = cover;
        for (const { claims, due } of steps)
          left -= await claimOnce(n, { policy, lines, mortgagees, left }, claims, due);
        expect(await n.s.policies.coverLeftOf(policy)).to.equal(left);
        expect(await n.s.token.balanceOf(await n.s.policies.getAddress())).to.equal(0n);
      }),
      { numRuns: 12 },
    );
  });
});

interface Mortgagee {
  readonly party: KeyedParty;
  readonly number: bigint;
  readonly sum: bigint;
}

interface Running {
  readonly policy: bigint;
  readonly lines: readonly Line[];
  readonly mortgagees: readonly Mortgagee[];
  readonly left: bigint;
}

async function mortgaged(n: Insuring, sums: readonly bigint[]): Promise<Mortgagee[]> {
  const found: Mortgagee[] = [];
  for (const [i, most] of sums.entries()) {
    const party = [n.lender, n.other, n.fourth][i] ?? n.lender;
    const done = await recorded(n.s, "Charge", n.title, [n.owner, party], charge(party, { sum: most }));
    found.push({ party, number: done.number, sum: most });
  }
  return found;
}

/** Claims, assesses a part in hundred of it, pays and tries to pay again; how much cover that took. */
async function claimOnce(n: Insuring, running: Running, amount: bigint, due: number): Promise<bigint> {
  const { policy, lines, mortgagees, left } = running;
  if (amount > left) {
    expect(await attempt(claimed(n, policy, amount))).to.equal("AboveCover");
    return 0n;
  }
  const claim = await claimed(n, policy, amount);
  const asked = (amount * BigInt(due)) / 100n;
  if (asked === 0n || asked > amount) {
    expect(await attempt(assessed(n, claim, asked))).to.equal(asked === 0n ? "ClaimEmpty" : "AboveCover");
    return 0n;
  }
  await assessed(n, claim, asked);
  const everyone = [...lines.map(([insurer]) => insurer), ...mortgagees.map(({ party }) => party), n.owner];
  const before = await held(n, ...everyone);
  await n.s.policies.pay(claim);
  const moved = (await held(n, ...everyone)).map((now, i) => now - (before[i] ?? 0n));
  const shares = lines.map(([, part]) => part);
  const sums = mortgagees.map((one) => one.sum);
  expect(moved).to.deep.equal([...split(asked, shares).map((part) => -part), ...cascade(asked, sums)]);
  expect(await attempt(n.s.policies.pay(claim))).to.equal("AlreadyPaid");
  return asked;
}
