// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { dates } from "../../../sdk/dates/index.js";
import { vectors } from "../../data/vectors.js";

describe("dates", () => {
  it(`computes the ${vectors.termArithmetic.length} vectors of terms`, () => {
    for (const { operation, arguments: args, result } of vectors.termArithmetic) {
      const compute = dates[operation as keyof typeof dates] as (...args: unknown[]) => unknown;
      expect(compute(...args), `${operation}(${args.join(", ")})`).to.equal(result);
    }
  });

  it("ends a period on the last day of a month that is too short", () => {
    expect(dates.addMonths("2024-01-31", 1)).to.equal("2024-02-29");
    expect(dates.addMonths("2023-01-31", 1)).to.equal("2023-02-28");
    expect(dates.addMonths("2024-03-31", -1)).to.equal("2024-02-29");
    expect(dates.addMonths("2024-01-15", -1)).to.equal("2023-12-15");
    expect(dates.addYears("2024-02-29", 1)).to.equal("2025-02-28");
    expect(dates.addDays("2024-02-28", 2)).to.equal("2024-03-01");
    expect(dates.addDays("2024-03-01", -1)).to.equal("2024-02-29");
  });

  it("refuses dates that do not exist", () => {
    for (const iso of [
      "2023-02-29",
      "2100-02-29",
      "2024-04-31",
      "2024-13-01",
      "2024-00-01",
      "2024-01-00",
      "0000-01-01",
    ]) {
      expect(() => dates.addDays(iso, 0), iso).to.throw(RangeError, /no such date/);
    }
    for (const iso of ["2024-1-1", "20240101", "2024-01-01T00:00:00Z", " 2024-01-01", ""]) {
      expect(() => dates.addDays(iso, 0), iso).to.throw(RangeError, /form YYYY-MM-DD/);
    }
    expect(() => dates.addMonths("2024-01-01", 0.5)).to.throw(RangeError, /whole number/);
    expect(() => dates.addMonths("9999-12-01", 1)).to.throw(RangeError, /beyond/);
    expect(() => dates.addDays("2024-01-01", 1e15)).to.throw(RangeError, /beyond/);
    expect(dates.addDays("0001-01-01", 0)).to.equal("0001-01-01");
  });

  it("counts the days of the chain in UTC+8", () => {
    expect(dates.toDay("1970-01-01")).to.equal(0);
    expect(dates.toDay("2024-08-31")).to.equal(19_966);
    expect(dates.fromDay(19_966)).to.equal("2024-08-31");
    expect(() => dates.toDay("1969-12-31")).to.throw(RangeError, /1970/);
    expect(() => dates.fromDay(-1)).to.throw(RangeError);
    expect(() => dates.fromDay(2 ** 24)).to.throw(RangeError);
    expect(dates.dateAt(1_735_660_799)).to.equal("2024-12-31");
    expect(dates.dateAt(1_735_660_800)).to.equal("2025-01-01");
  });

  it("ends patents by kind", () => {
    expect(dates.patentTermEnd("2017-07-21", "invention")).to.equal("2037-07-21");
    expect(dates.patentTermEnd("2024-02-29", "utilityModel")).to.equal("2034-02-28");
    expect(dates.patentTermEnd("2021-06-01", "design")).to.equal("2036-06-01");
    expect(dates.patentTermEnd("2021-05-31", "design")).to.equal("2036-05-31");
    expect(dates.patentTermEnd("2021-05-31", "designBefore2021")).to.equal("2031-05-31");
    expect(() => dates.patentTermEnd("1984-01-01", "invention")).to.throw(RangeError, /1985/);
    expect(() => dates.patentTermEnd("2024-01-01", "plant" as "design")).to.throw(RangeError, /unknown kind/);
  });

  it("makes annuities fall due on anniversaries of filing", () => {
    expect(dates.annuityDue("2017-06-30", 4)).to.equal("2020-06-30");
    expect(dates.annuityDue("2020-02-29", 2)).to.equal("2021-02-28");
    expect(dates.annuityDue("2020-02-29", 5)).to.equal("2024-02-29");
    for (const year of [0, 21, 1.5]) expect(() => dates.annuityDue("2020-01-01", year)).to.throw(RangeError);
  });

  describe("late fee", () => {
    const due = "2022-03-10";
    const rows: [string, number | null][] = [
      ["2022-03-01", 0],
      ["2022-03-10", 0],
      ["2022-03-11", 0],
      ["2022-04-10", 0],
      ["2022-04-11", 5],
      ["2022-05-10", 5],
      ["2022-05-11", 10],
      ["2022-06-10", 10],
      ["2022-06-11", 15],
      ["2022-07-10", 15],
      ["2022-07-11", 20],
      ["2022-08-10", 20],
      ["2022-08-11", 25],
      ["2022-09-10", 25],
      ["2022-09-11", null],
      ["2030-01-01", null],
    ];
    for (const [paid, percent] of rows) {
      it(`${paid}: ${percent === null ? "lapsed" : `${percent} %`}`, () => {
        expect(dates.lateFeePercent(due, paid)).to.equal(percent);
      });
    }
    it("counts every month from the due day itself", () => {
      expect(dates.lateFeePercent("2021-08-31", "2021-09-30")).to.equal(0);
      expect(dates.lateFeePercent("2021-08-31", "2021-10-31")).to.equal(5);
      expect(dates.lateFeePercent("2021-08-31", "2022-02-28")).to.equal(25);
      expect(dates.lateFeePercent("2021-08-31", "2022-03-01")).to.equal(null);
      expect(dates.lateFeePercent("2024-02-29", "2024-03-29")).to.equal(0);
      expect(dates.lateFeePercent("2024-02-29", "2024-03-30")).to.equal(5);
    });
    it("knows no fee for annuities due before its first rule", () => {
      expect(() => dates.lateFeePercent("2000-01-01", "2000-03-01")).to.throw(
        RangeError,
        /no late fee is known/,
      );
      expect(() => dates.lateFeePercent("2022-02-30", "2022-03-01")).to.throw(RangeError, /no such date/);
    });
  });
});
