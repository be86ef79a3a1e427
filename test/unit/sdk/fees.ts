// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { dates } from "../../../sdk/dates/index.js";
import { fees, type FeeRules } from "../../../sdk/ip/index.js";

const RULES: FeeRules = {
  terms: [
    {
      since: "1985-04-01",
      graceMonths: 6,
      lateFeePercent: [0, 5, 10, 15, 20, 25],
      renewalYears: 10,
      renewalWindowMonths: 12,
    },
  ],
  tables: [
    { since: "2030-01-01", fen: [100_000n] },
    { since: "1985-04-01", fen: [90_000n, 90_000n, 90_000n, 120_000n] },
  ],
};
const PATENT = { filedOn: "2017-06-30", termEnd: "2037-06-30", paid: 3 };

describe("fees of a right", () => {
  it("are due on the anniversary that opens their year, until the right is over", () => {
    const all = fees.schedule(PATENT, RULES);
    expect(all.map(({ year }) => year)).to.deep.equal(Array.from({ length: 17 }, (_, i) => i + 4));
    for (const { year, due, opens, last } of all) {
      expect(due).to.equal(dates.annuityDue(PATENT.filedOn, year));
      expect(opens).to.equal(dates.annuityDue(PATENT.filedOn, year - 1));
      expect(last).to.equal(dates.addMonths(due, 6));
    }
    expect(fees.annuity(PATENT, RULES, 20)?.due).to.equal("2036-06-30");
    expect(fees.annuity(PATENT, RULES, 21)).to.equal(null);
    expect(fees.annuity({ ...PATENT, termEnd: "2038-01-15" }, RULES, 21)?.due).to.equal("2037-06-30");
    expect(fees.annuity(PATENT, RULES, 1)?.opens).to.equal(PATENT.filedOn);
    for (const year of [0, 1.5]) {
      expect(() => fees.annuity(PATENT, RULES, year)).to.throw(RangeError, /counted from 1/);
    }
  });

  it("cost what the table and the late fees of their due day say", () => {
    const fourth = fees.annuity(PATENT, RULES, 4);
    expect(fourth?.tiers).to.deep.equal([
      { month: 0, until: "2020-06-30", percent: 0, amount: 120_000n },
      { month: 1, until: "2020-07-30", percent: 0, amount: 120_000n },
      { month: 2, until: "2020-08-30", percent: 5, amount: 126_000n },
      { month: 3, until: "2020-09-30", percent: 10, amount: 132_000n },
      { month: 4, until: "2020-10-30", percent: 15, amount: 138_000n },
      { month: 5, until: "2020-11-30", percent: 20, amount: 144_000n },
      { month: 6, until: "2020-12-30", percent: 25, amount: 150_000n },
    ]);
    expect(fees.annuity(PATENT, RULES, 3)?.full).to.equal(90_000n);
    expect(fees.annuity(PATENT, RULES, 13)?.full).to.equal(120_000n);
    expect(fees.annuity(PATENT, RULES, 14)?.full).to.equal(100_000n);
    expect(() => fees.annuity({ ...PATENT, filedOn: "1980-01-01" }, RULES, 1)).to.throw(
      RangeError,
      /no rules are known/,
    );
    expect(() => fees.annuity(PATENT, { ...RULES, tables: [{ since: "1985-04-01", fen: [] }] }, 1)).to.throw(
      RangeError,
      /no fee is known/,
    );
  });

  it("are owed by the tier of the last payment, less what was paid", () => {
    const owed = (day: string, amount = 0n, lastOn: string | null = null) =>
      fees.owedToday(PATENT, RULES, day, { amount, lastOn });
    expect(owed("2020-06-01")?.missing).to.equal(120_000n);
    expect(owed("2020-10-30")).to.deep.include({ percent: 15, due: 138_000n, missing: 138_000n });
    expect(owed("2020-10-31", 100_000n, "2020-08-01")).to.deep.include({ due: 144_000n, missing: 44_000n });
    // A receipt of an earlier day that comes in later does not bring the late fee down.
    expect(owed("2020-07-01", 100_000n, "2020-10-31")).to.deep.include({ due: 144_000n, missing: 44_000n });
    expect(owed("2020-06-01", 130_000n, "2020-05-01")?.missing).to.equal(0n);
    expect(owed("2020-12-30")?.due).to.equal(150_000n);
    expect(owed("2020-12-31")).to.equal(null);
    expect(fees.owedToday({ ...PATENT, paid: 20 }, RULES, "2037-01-01")).to.equal(null);
  });

  it("cost the highest late fee for every year whose grace is over, on reinstatement", () => {
    expect(fees.owedForReinstatement(PATENT, RULES, "2020-12-30")).to.equal(0n);
    expect(fees.owedForReinstatement(PATENT, RULES, "2021-02-01")).to.equal(150_000n);
    expect(fees.owedForReinstatement(PATENT, RULES, "2021-12-31")).to.equal(300_000n);
  });

  it("of trade marks are paid before the end of the term, which is followed by another", () => {
    const next = fees.renewal("2024-07-20", 0, RULES);
    expect(next).to.deep.include({ year: 1, opens: "2023-07-20", due: "2024-07-20", last: "2025-01-20" });
    expect(fees.renewedUntil("2024-07-20", RULES)).to.equal("2034-07-20");
    expect(fees.renewedUntil("2026-02-28", RULES)).to.equal("2036-02-29");
    expect(fees.renewedUntil("2028-02-28", RULES)).to.equal("2038-02-28");
    const bare = { ...RULES, terms: [{ since: "1985-04-01", graceMonths: 6, lateFeePercent: [] }] };
    expect(fees.renewal("2024-07-20", 2, bare)).to.deep.include({ year: 3, opens: "2024-07-20" });
    expect(fees.renewedUntil("2024-07-20", bare)).to.equal("2024-07-20");
    expect(fees.renewal("2024-07-20", 0, bare).tiers.at(-1)?.percent).to.equal(0);
  });

  it("belong to the year that an anniversary has opened", () => {
    expect(fees.yearOn("2017-06-30", "2018-06-29")).to.equal(1);
    expect(fees.yearOn("2017-06-30", "2018-06-30")).to.equal(2);
    expect(fees.yearOn("2020-02-29", "2021-02-28")).to.equal(2);
    expect(() => fees.yearOn("2017-06-30", "2017-06-29")).to.throw(RangeError, /has no year/);
  });
});
