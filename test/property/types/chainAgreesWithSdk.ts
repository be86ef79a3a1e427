// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import fc from "fast-check";
import { network } from "hardhat";
import type { IdentifierLens } from "../../../typechain-types/index.js";
import { dates } from "../../../sdk/dates/index.js";
import { nameOf, RightKind } from "../../../sdk/enums/index.js";
import { identifiers, validate } from "../../../sdk/identifiers/index.js";
import { organisationCheck, usccCheck } from "../../../sdk/identifiers/uscc.js";
import { patentCheck } from "../../../sdk/identifiers/patent.js";
import { vectors } from "../../data/vectors.js";

/*
 * What the client accepts the chain must accept, and the other way round: otherwise a number that a form
 * lets through fails in a paid-for transaction, or one that a form refuses is on the register. The client
 * also reads other ways of writing; so what is compared is `the value is valid and canonical`.
 */
const RUNS = { seed: 20_190_601, numRuns: 150 };

const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const text = (characters: string, length: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from(characters)), minLength: length, maxLength: length });
const digits = (length: number) => text("0123456789", length);

/** The value, or the value with one character replaced, left out or swapped with the next. */
function mutated(value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const ascii = fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code));
  return fc
    .tuple(value, fc.nat(3), fc.nat(40), ascii, fc.constantFrom(...Array.from("0149AGJWXZ.")))
    .map(([v, how, at, any, likely]) => {
      const i = at % v.length;
      if (how === 0) return v;
      if (how === 1) return v.slice(0, i) + (at % 2 === 0 ? any : likely) + v.slice(i + 1);
      if (how === 2) return v.slice(0, i) + v.slice(i + 1);
      return v.slice(0, i) + v.charAt(i + 1) + v.charAt(i) + v.slice(i + 2);
    });
}

const creditCode = fc.tuple(text(ALPHABET, 2), digits(6), text(ALPHABET, 8)).map(([kind, division, body]) => {
  const first17 = kind + division + body + organisationCheck(body);
  return first17 + usccCheck(first17);
});
const patentNumber = fc
  .tuple(
    fc.oneof(
      fc.integer({ min: 2001, max: 2030 }).map(String),
      fc.integer({ min: 0, max: 99 }).map((y) => String(y).padStart(2, "0")),
    ),
    fc.constantFrom(...Array.from("123894")),
    digits(7),
  )
  .map(([year, type, serial]) => {
    const number = year + type + (year.length === 4 ? serial : serial.slice(2));
    return `CN${number}.${patentCheck(number)}`;
  });
const unitCode = fc
  .tuple(
    digits(12),
    fc.constantFrom(...Array.from("GJZ")),
    fc.constantFrom(...Array.from("ABSXCDEFLNHGWY")),
    digits(5),
    fc.constantFrom(...Array.from("FLQW")),
    digits(8),
  )
  .map(
    ([place, owner, kind, parcel, fixture, number]) =>
      place + owner + kind + parcel + fixture + (fixture === "W" ? "00000000" : number),
  );
const leiCode = fc
  .tuple(text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", 18), digits(2))
  .map(([body, anyCheck]) => {
    const number =
      BigInt(
        Array.from(body)
          .map((c) => parseInt(c, 36))
          .join(""),
      ) * 100n;
    const check = String(98n - (number % 97n)).padStart(2, "0");
    return body + (anyCheck < "20" ? anyCheck : check);
  });
const rightNumber = fc.oneof(
  patentNumber,
  fc
    .tuple(
      fc.constantFrom("TM", "TMG"),
      fc.integer({ min: 4, max: 10 }).chain(digits),
      fc.constantFrom("", "A"),
    )
    .map((parts) => parts.join("")),
  fc
    .tuple(fc.constantFrom("1999", "2023", "1823"), fc.constantFrom("F", "I"), digits(8))
    .map(([year, kind, serial]) => `CR${year}${kind}${serial}`),
  fc
    .tuple(
      fc.constantFrom("1999", "2020", "2120"),
      fc.constantFrom("SR", "SRE"),
      fc.integer({ min: 3, max: 8 }).chain(digits),
    )
    .map((parts) => parts.join("")),
);
const date = fc.integer({ min: 0, max: 60_000 }).map(dates.fromDay);

const ascii = (value: string, size: number) =>
  `0x${Buffer.from(value, "ascii")
    .toString("hex")
    .padEnd(size * 2, "0")}`;

describe("the chain agrees with the SDK", () => {
  let lens: IdentifierLens;

  before(async () => {
    const { ethers } = await network.create();
    lens = await ethers.deployContract("IdentifierLens");
  });

  const canonical = (kind: Parameters<typeof validate>[0], value: string) =>
    validate(kind, value).canonical === value;
  const asCanonical = (kind: Parameters<typeof validate>[0], value: string) =>
    validate(kind, value).canonical ?? value;

  const onChain = {
    uscc: async (value: string) => value.length === 18 && (await lens.isCreditCode(ascii(value, 18))),
    lei: async (value: string) => value.length === 20 && (await lens.isLei(ascii(value, 20))),
    cnPatentNumber: (value: string) => lens.isPatentNumber(ascii(value, 32)),
    realEstateUnitCode: (value: string) => lens.isUnitCode(ascii(value, 32)),
    rightNumber: (value: string) =>
      lens.readRightNumber(ascii(value, 32)).then(
        () => true,
        () => false,
      ),
  };
  const random = {
    uscc: creditCode,
    lei: leiCode,
    cnPatentNumber: patentNumber,
    realEstateUnitCode: unitCode,
  };

  for (const kind of ["uscc", "lei", "cnPatentNumber", "realEstateUnitCode"] as const) {
    it(`${kind}: on the vectors`, async () => {
      for (const { value, valid } of vectors[kind]) {
        expect(await onChain[kind](asCanonical(kind, value)), value).to.equal(valid);
      }
    });

    it(`${kind}: on random numbers, right and mutated`, async () => {
      let right = 0;
      let wrong = 0;
      await fc.assert(
        fc.asyncProperty(mutated(random[kind]), async (value) => {
          const accepted = await onChain[kind](value);
          expect(accepted, value).to.equal(canonical(kind, value));
          if (accepted) right++;
          else wrong++;
        }),
        RUNS,
      );
      // The property says something only if both outcomes occur.
      expect(Math.min(right, wrong)).to.be.greaterThan(RUNS.numRuns / 10);
    });
  }

  it("rightNumber: on random numbers, right and mutated, with their kinds", async () => {
    let right = 0;
    let wrong = 0;
    await fc.assert(
      fc.asyncProperty(mutated(rightNumber), async (value) => {
        const accepted = await onChain.rightNumber(value);
        expect(accepted, value).to.equal(canonical("rightNumber", value));
        if (accepted) {
          right++;
          const kind = await lens.readRightNumber(ascii(value, 32));
          expect(nameOf(RightKind, kind), value).to.equal(identifiers.rightClass(value));
        } else wrong++;
      }),
      RUNS,
    );
    expect(Math.min(right, wrong)).to.be.greaterThan(RUNS.numRuns / 10);
  });

  it("rightNumber: says where a malformed number goes wrong", async () => {
    for (const [value, position] of [
      ["310113001001GB00001W00000000", 0],
      ["TM1234", 6],
      ["TM1234567890", 11],
      ["TMG12345", 8],
      ["TM12345a", 7],
      ["CR1823F00012345", 2],
      ["CR20230012345678", 6],
      ["CR2023F0001234X", 14],
      ["1820SR0123456", 0],
      ["2020SR123", 9],
      ["2020SR12345678", 13],
    ] as const) {
      await expect(lens.readRightNumber(ascii(value, 32)), value)
        .to.be.revertedWithCustomError(lens, "RightNumberMalformed")
        .withArgs(BigInt(ascii(value, 32)), position);
    }
  });

  it("unit codes: taken apart alike", async () => {
    const forms = ["parcel", "building", "unit"];
    await fc.assert(
      fc.asyncProperty(unitCode, async (value) => {
        const here = identifiers.readUnitCode(value);
        const there = await lens.readUnitCode(ascii(value, 32));
        expect(there.division).to.equal(BigInt(here.division));
        expect(forms[Number(there.form)]).to.equal(here.form);
        expect(identifiers.titleId.decode(there.land)).to.equal(here.land);
        expect(Number(there.building)).to.equal(here.building);
        expect(Number(there.unit)).to.equal(here.unit);
      }),
      { ...RUNS, numRuns: 60 },
    );
  });

  it("patent numbers: kinds and years", async () => {
    for (const [value, kind, year] of [
      ["CN201710601862.3", 0, 2017],
      ["CN200820185283.1", 1, 2008],
      ["CN201430009113.9", 2, 2014],
      ["CN201080063196.9", 3, 2010],
      ["CN201490000123.9", 4, 2014],
      ["CN95115608.X", 0, 1995],
    ] as const) {
      expect(await lens.readPatentNumber(ascii(value, 32))).to.deep.equal([BigInt(kind), BigInt(year)]);
      expect(await lens.patentNumberOf(Buffer.from(value))).to.equal(identifiers.titleId.encode(value));
    }
  });

  it("credit codes: taken apart alike", async () => {
    for (const { value, valid } of vectors.uscc) {
      if (!valid) continue;
      const [code, division, organisation] = await lens.readCreditCode(value);
      expect(code).to.equal(ascii(value, 18));
      expect(division).to.equal(BigInt(value.slice(2, 8)));
      expect(organisation).to.equal(ascii(value.slice(8, 17), 9));
    }
  });

  it("title ids: encoded and decoded alike", async () => {
    const graphic = fc.string({
      unit: fc.integer({ min: 0x21, max: 0x7e }).map((c) => String.fromCharCode(c)),
      minLength: 1,
      maxLength: 32,
    });
    await fc.assert(
      fc.asyncProperty(graphic, async (value) => {
        const id = identifiers.titleId.encode(value);
        expect(await lens.titleIdOf(value)).to.equal(id);
        expect(await lens.numberOf(id)).to.equal(value);
        expect(identifiers.titleId.decode(id)).to.equal(value);
      }),
      { ...RUNS, numRuns: 60 },
    );
  });

  it("days: months, years and days added alike", async () => {
    await fc.assert(
      fc.asyncProperty(date, fc.nat(1200), async (iso, count) => {
        const day = dates.toDay(iso);
        const [year = 0, month = 0, dayOfMonth = 0] = iso.split("-").map(Number);
        expect(await lens.dayOf(year, month, dayOfMonth)).to.equal(BigInt(day));
        expect(await lens.dateOf(day)).to.deep.equal([BigInt(year), BigInt(month), BigInt(dayOfMonth)]);
        expect(dates.fromDay(Number(await lens.addMonths(day, count)))).to.equal(dates.addMonths(iso, count));
        expect(dates.fromDay(Number(await lens.addDays(day, count)))).to.equal(dates.addDays(iso, count));
        expect(dates.fromDay(Number(await lens.addYears(day, count % 100)))).to.equal(
          dates.addYears(iso, count % 100),
        );
      }),
      RUNS,
    );
  });

  it("days: the vectors of terms", async () => {
    for (const { operation, arguments: args, result } of vectors.termArithmetic) {
      if (operation !== "addMonths" && operation !== "addDays") continue;
      const day = dates.toDay(String(args[0]));
      const count = Number(args[1]);
      const there =
        operation === "addMonths" ? await lens.addMonths(day, count) : await lens.addDays(day, count);
      expect(dates.fromDay(Number(there))).to.equal(result);
    }
  });

  it("days: of a timestamp, across midnight in Shanghai", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(20_000), fc.integer({ min: -2, max: 2 }), async (days, seconds) => {
        const timestamp = Math.max(0, days * 86_400 + 57_600 + seconds);
        expect(dates.fromDay(Number(await lens.dayOfTimestamp(timestamp)))).to.equal(dates.dateAt(timestamp));
      }),
      { ...RUNS, numRuns: 60 },
    );
  });
});
