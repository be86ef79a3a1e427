// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { encodeBytes32String, id } from "ethers";
import { dates } from "../../../../sdk/dates/index.js";
import { InvestmentSource } from "../../../../sdk/enums/index.js";
import { fresh } from "../../../support/acts.js";
import { funds, paidFund } from "../../../support/funds.js";
import {
  agreed,
  attestsTotal,
  commits,
  investing,
  invests,
  paysIn,
  told,
  type Investing,
} from "../../../support/investments.js";
import { established } from "../../../support/parks.js";
import { refused } from "../../../support/refusals.js";
import { today } from "../../../support/registry.js";

/** A hundred million yuan, in fen. */
const YI = 10_000_000_000n;
const { Government, StateOwned, Private } = InvestmentSource;

/** Hundreds of millions of yuan that five parks committed, by source: 1,700 in all, 340 of it government money. */
const COMMITTED = [
  [100n, 80n, 300n],
  [80n, 60n, 220n],
  [60n, 50n, 200n],
  [60n, 40n, 170n],
  [40n, 30n, 210n],
] as const;

/** Five parks of one programme, each with an agreement of which all is committed; their numbers. */
async function fiveParks(n: Investing, programme: string): Promise<bigint[]> {
  const parks: bigint[] = [];
  for (const [i, sums] of COMMITTED.entries()) {
    const code = encodeBytes32String(`park ${i}`);
    const { park } = i === 0 ? n : await established(n.s, n.operator, { code });
    const contracted = [...sums.map((sum) => sum * YI), 0n] as never;
    const terms = { park, programme, contracted, parcel: 0n, schedule: [], registeredCapital: 100n * YI };
    const agreement = await agreed(n, terms);
    for (const [source, sum] of sums.entries())
      await commits(
        n,
        n.company,
        agreement,
        (["Government", "StateOwned", "Private"] as const)[source] ?? "Private",
        sum * YI,
      );
    parks.push(park);
  }
  return parks;
}

describe("five parks with RMB 170 billion", () => {
  it("are told at once, by park, programme and ledger, and by source: what is government money is stated", async () => {
    const n = await investing();
    const { investments } = n.s;
    const programme = id("five parks");
    const parks = await fiveParks(n, programme);
    const committed = async (sums: Promise<Parameters<typeof told>[0]>) => told(await sums)[1];
    const sources = [Government, StateOwned, Private];
    const all = await Promise.all(sources.map((source) => committed(investments.totals(source))));
    expect(all).to.deep.equal([3_400_000_000_000n, 2_600_000_000_000n, 11_000_000_000_000n]);
    expect(all.reduce((sum, one) => sum + one, 0n)).to.equal(17_000_000_000_000n);
    const under = sources.map((source) => committed(investments.totalsOfProgramme(programme, source)));
    expect(await Promise.all(under)).to.deep.equal(all);
    for (const [i, park] of parks.entries()) {
      const here = sources.map((source) => committed(investments.totalsOfPark(park, source)));
      expect(await Promise.all(here)).to.deep.equal((COMMITTED[i] ?? []).map((sum) => sum * YI));
    }
    // Announced is not paid, and paid is not found: each is a number of its own.
    const paid = await paysIn(n, n.company, 1n, "Government", 30n * YI);
    await attestsTotal(n, 1n, "Government", 25n * YI, dates.toDay(await today(n.s)));
    const government = [3_400_000_000_000n, 3_400_000_000_000n, 300_000_000_000n, 250_000_000_000n];
    expect(told(await investments.totals(Government))).to.deep.equal(government);
    // The receipt of the first park is none of the second.
    const again = invests(n, n.company, "payIn", 2n, Government, 30n * YI, paid);
    await refused(again, "ReceiptCounted", [paid, 1n]);
    expect(told(await investments.totals(Government))).to.deep.equal(government);
  });

  it("count the money of a fund once: when it is invested, not when its partners pay in", async () => {
    const n = await investing();
    const { s, gp } = n;
    const fund = await paidFund(n, [400n * YI, 0n, 600n * YI], { target: 1_000n * YI });
    const totals = async () => [
      told(await s.investments.totals(Government))[2],
      told(await s.investments.totals(Private))[2],
    ];
    expect(await totals()).to.deep.equal([0n, 0n]);
    const terms = { fund, parcel: 0n, schedule: [], contracted: [400n * YI, 0n, 600n * YI, 0n] as never };
    const agreement = await agreed(n, terms, gp);
    for (const [source, sum] of [
      ["Government", 400n],
      ["Private", 600n],
    ] as const)
      await commits(n, gp, agreement, source, sum * YI);
    await paysIn(n, gp, agreement, "Government", 400n * YI);
    await paysIn(n, gp, agreement, "Private", 100n * YI);
    expect(await totals()).to.deep.equal([400n * YI, 100n * YI]);
    // Capital that comes back to the partners is not invested anew.
    await funds(n, gp, "distribute", fund, 500n * YI);
    expect(await totals()).to.deep.equal([400n * YI, 100n * YI]);
    await invests(n, n.operator, "end", agreement, await fresh(s, "Other"));
    expect(told(await s.investments.totals(Private))).to.deep.equal([100n * YI, 100n * YI, 100n * YI, 0n]);
  });
});
