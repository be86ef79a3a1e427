// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import fc from "fast-check";
import { dates } from "../../../sdk/dates/index.js";
import { fees, type FeeRules } from "../../../sdk/ip/index.js";
import { vectors } from "../../data/vectors.js";
import { connection } from "../../support/suite.js";

/* What the client tells a holder to pay is what the register asks for: the same days, the same per cent, the same fen. */
const RUNS = { seed: 20_010_701, numRuns: 120 };
const PERCENTS = [0, 5, 10, 15, 20, 25];
const PACKED = PERCENTS.reduce((word, percent, i) => word | (BigInt(percent) << BigInt(8 * i)), 0n);

const day = fc.integer({ min: dates.toDay("2002-01-01"), max: dates.toDay("2060-12-31") }).map(dates.fromDay);
const year = fc.integer({ min: 1, max: 20 });
/** Days around the ends of months of grace come often. */
const later = fc.oneof(
  fc.integer({ min: -400, max: 400 }).map((days) => (due: string) => dates.addDays(due, days)),
  fc.tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: -1, max: 1 })).map(
    ([months, days]) =>
      (due: string) =>
        dates.addDays(dates.addMonths(due, months), days),
  ),
);

/** What the tests ask of `AnnuityLens`. */
type Lens = Readonly<Record<"dueOf" | "yearOn" | "monthOf" | "nextTermEnd" | "monthsBefore", Two>> & {
  latePercent(due: number, day: number, percents: bigint): Promise<bigint>;
  withLateFee(fee: bigint, percent: number): Promise<bigint>;
};
type Two = (a: number, b: number) => Promise<bigint>;

const deployed = async (): Promise<Lens> =>
  (await connection.ethers.deployContract("AnnuityLens")) as unknown as Lens;

describe("the arithmetic of fees", () => {
  it("is the same on chain and in the client", async () => {
    const lens = await deployed();
    const rulesOf = (full: bigint): FeeRules => ({
      terms: [{ since: "1985-04-01", graceMonths: 6, lateFeePercent: PERCENTS }],
      tables: [{ since: "1985-04-01", fen: [full] }],
    });
    await fc.assert(
      fc.asyncProperty(day, year, later, fc.bigInt(1n, 2n ** 64n - 1n), async (filedOn, n, move, full) => {
        const due = dates.annuityDue(filedOn, n);
        expect(await lens.dueOf(dates.toDay(filedOn), n)).to.equal(dates.toDay(due));
        const paidOn = move(due);
        const percent = dates.lateFeePercent(due, paidOn);
        const month = await lens.monthOf(dates.toDay(due), dates.toDay(paidOn));
        expect(month > 6n, `${due} ${paidOn}`).to.equal(percent === null);
        const of = fees.annuity({ filedOn, termEnd: dates.addYears(filedOn, 20) }, rulesOf(full), n);
        if (of === null) throw new Error("no annuity in the term");
        const owed = fees.owed(of, paidOn);
        expect(owed?.percent ?? null).to.equal(percent);
        if (percent === null) return;
        expect(await lens.latePercent(dates.toDay(due), dates.toDay(paidOn), PACKED)).to.equal(percent);
        expect(await lens.withLateFee(full, percent)).to.equal(owed?.due);
      }),
      RUNS,
    );
  });

  it("is that of the vectors", async () => {
    const lens = await deployed();
    const late = vectors.termArithmetic.filter(({ operation }) => operation === "lateFeePercent");
    expect(late).to.have.length(3);
    for (const { arguments: args, result } of late) {
      const [due, paidOn] = args.map((iso) => dates.toDay(String(iso))) as [number, number];
      const month = await lens.monthOf(due, paidOn);
      if (result === null) expect(month).to.equal(7n);
      else expect(await lens.latePercent(due, paidOn, PACKED)).to.equal(result);
    }
  });

  it("knows the running year and the terms of trade marks", async () => {
    const lens = await deployed();
    const rules: FeeRules = {
      terms: [
        {
          since: "1985-04-01",
          graceMonths: 6,
          lateFeePercent: [],
          renewalYears: 10,
          renewalWindowMonths: 12,
        },
      ],
      tables: [{ since: "1985-04-01", fen: [50_000n] }],
    };
    await fc.assert(
      fc.asyncProperty(day, fc.nat(9_000), async (from, days) => {
        const to = dates.addDays(from, days);
        expect(await lens.yearOn(dates.toDay(from), dates.toDay(to))).to.equal(fees.yearOn(from, to));
        expect(await lens.nextTermEnd(dates.toDay(from), 10)).to.equal(
          dates.toDay(fees.renewedUntil(from, rules)),
        );
        expect(await lens.monthsBefore(dates.toDay(from), 12)).to.equal(
          dates.toDay(fees.renewal(from, 0, rules).opens),
        );
      }),
      RUNS,
    );
  });
});
