// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { encodeBytes32String, id } from "ethers";
import fc from "fast-check";
import { dates } from "../../../sdk/dates/index.js";
import { explain } from "../../../sdk/index.js";
import { fresh } from "../../support/acts.js";
import {
  agreed,
  attestsTotal,
  commits,
  investing,
  invests,
  paysIn,
  SOURCES,
  told,
  type Investing,
  type SumsTold,
} from "../../support/investments.js";
import { established } from "../../support/parks.js";
import { today } from "../../support/registry.js";

/*
 * Random agreements in two parks under two programmes, and random steps: commitments, releases, payments on new and old
 * receipts, attested totals, void receipts, amendments, ends.
 *
 * L1 Attested is at most paid-in, that at most committed, that at most contracted, under every agreement, for every source.
 * L2 The totals of a park, of a programme and of the ledger are the sums of their agreements, source by source.
 * L3 What is paid in under an agreement is what its receipts count for: each once.
 */

const step = fc.record({
  what: fc.constantFrom(
    "commit",
    "commit",
    "payIn",
    "payIn",
    "payIn",
    "release",
    "attest",
    "strike",
    "again",
    "amend",
    "end",
  ),
  agreement: fc.nat({ max: 3 }),
  source: fc.nat({ max: 3 }),
  amount: fc.bigInt({ min: 1n, max: 60n }),
});
const world = fc.record({
  contracted: fc.array(fc.tuple(...SOURCES.map(() => fc.bigInt({ min: 1n, max: 100n }))), {
    minLength: 4,
    maxLength: 4,
  }),
  steps: fc.array(step, { minLength: 15, maxLength: 30 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** A world with four agreements, in two parks by two programmes. */
interface Ledger {
  readonly n: Investing;
  readonly parks: readonly Investing[];
  readonly programmes: readonly string[];
  readonly receipts: string[];
}

describe("random investments", () => {
  it("stay in order, and add up in parks, programmes and the ledger", async () => {
    await fc.assert(
      fc.asyncProperty(world, async ({ contracted, steps }) => {
        const w = await opened(contracted);
        for (const one of steps)
          await taken(w, one).catch((error: unknown) => {
            if (explain(error) === undefined) throw error;
          });
        await addUp(w);
      }),
      { numRuns: 5 },
    );
  });
});

async function opened(contracted: readonly (readonly bigint[])[]): Promise<Ledger> {
  const n = await investing();
  const { park } = await established(n.s, n.operator, { code: encodeBytes32String("second") });
  const w = { n, parks: [n, { ...n, park }], programmes: [id("one"), id("two")], receipts: [] };
  for (const [i, sums] of contracted.entries()) {
    const terms = { contracted: [...sums] as never, parcel: 0n, schedule: [] };
    await agreed(w.parks[i % 2] ?? n, { ...terms, programme: w.programmes[i >> 1] ?? id("one") });
  }
  return w;
}

/** A step, which may be refused. */
async function taken({ n, receipts }: Ledger, { what, agreement: i, source, amount }: Step): Promise<void> {
  const { s, company, operator } = n;
  const agreement = BigInt(i + 1);
  const name = SOURCES[source] ?? "Private";
  const receipt = receipts[Number(amount) % (receipts.length || 1)];
  if (what === "commit") await commits(n, company, agreement, name, amount);
  if (what === "payIn") receipts.push(await paysIn(n, company, agreement, name, amount));
  if (what === "release")
    await invests(n, operator, "release", agreement, source, amount, await fresh(s, "Other"));
  if (what === "attest")
    await attestsTotal(n, agreement, name, amount, dates.toDay(await today(s)) - (Number(amount) % 3));
  if (what === "again" && receipt !== undefined)
    await invests(n, company, "payIn", agreement, source, amount, receipt);
  if (what === "strike" && receipt !== undefined) {
    await s.consortium.connect(s.attester).revoke(receipt, id("void"));
    await s.investments.strike(receipt);
  }
  if (what === "amend") {
    const contracted = SOURCES.map((_, k) => (k === source ? 2n * amount : 100n));
    const amendment = { contracted, parcel: 0n, schedule: [], document: await fresh(s, "Contract") };
    await invests(n, operator, "amend", agreement, amendment);
    await invests(n, company, "acceptAmendment", agreement, amendment.document);
  }
  if (what === "end" && amount > 40n) await invests(n, operator, "end", agreement, await fresh(s, "Other"));
}

async function addUp({ n, parks, programmes, receipts }: Ledger): Promise<void> {
  const { investments } = n.s;
  const counted = await Promise.all(receipts.map((receipt) => investments.receiptOf(receipt)));
  for (const source of SOURCES.keys()) {
    const own: SumsTold[] = [];
    for (const agreement of [1n, 2n, 3n, 4n]) {
      const sums = told(await investments.sumsOf(agreement, source));
      const [contracted, committed, paidIn, attested] = sums;
      expect(committed).to.be.at.most(contracted);
      expect(paidIn).to.be.at.most(committed);
      expect(attested).to.be.at.most(paidIn);
      const mine = counted.filter(
        (one) => one.agreement === agreement && one.source === BigInt(source) && !one.struck,
      );
      expect(mine.reduce((all, { amount }) => all + amount, 0n)).to.equal(paidIn);
      own.push(sums);
    }
    const of = (...places: number[]): SumsTold =>
      added(places.map((place) => own[place] ?? [0n, 0n, 0n, 0n]));
    for (const [i, { park }] of parks.entries())
      expect(told(await investments.totalsOfPark(park, source)), "park").to.deep.equal(of(i, i + 2));
    for (const [i, programme] of programmes.entries())
      expect(told(await investments.totalsOfProgramme(programme, source)), "programme").to.deep.equal(
        of(2 * i, 2 * i + 1),
      );
    expect(told(await investments.totals(source)), "ledger").to.deep.equal(of(0, 1, 2, 3));
  }
}

const added = (list: readonly SumsTold[]): SumsTold =>
  list.reduce<SumsTold>(
    (all, one) => all.map((sum, i) => sum + (one[i] ?? 0n)) as SumsTold,
    [0n, 0n, 0n, 0n],
  );
