// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import stdnum from "stdnum";
import {
  identifiers,
  kinds,
  readUnitCode,
  validate,
  type IdentifierKind,
} from "../../../sdk/identifiers/index.js";
import { usccCheck, organisationCheck } from "../../../sdk/identifiers/uscc.js";
import { vectors } from "../../data/vectors.js";

const FORMATS = ["ipc", "isrc", "doi", "pct", "wo", "softwareRegistration", "trademark", "st13"] as const;
const { formats } = vectors;
const numbers = Object.fromEntries(
  (
    [
      "uscc",
      "cnPatentNumber",
      "cnPublicationNumber",
      "epApplicationNumber",
      "lei",
      "realEstateUnitCode",
      "certificateNumber",
      "iswc",
    ] as const
  ).map((kind) => [kind, vectors[kind]]),
);

/** What the library says of a unified social credit code: an independent opinion, with the gaps named below. */
function libraryAccepts(code: string): boolean {
  const library = stdnum.stdnum.CN?.uscc;
  if (library === undefined) throw new Error("stdnum has no CN.uscc");
  return library.validate(code).isValid;
}

/** Accepted, in this canonical form. */
function canonical(kind: IdentifierKind, value: string, form: string): void {
  expect(validate(kind, value), value).to.deep.equal({ valid: true, canonical: form, reason: null });
}

/** Refused, for a reason that says this. */
function refused(kind: IdentifierKind, value: string, reason: RegExp): void {
  const verdict = validate(kind, value);
  expect(verdict.valid, value).to.equal(false);
  expect(verdict.canonical).to.equal(null);
  expect(verdict.reason).to.match(reason);
}

describe("identifiers", () => {
  describe("vectors", () => {
    for (const [kind, rows] of Object.entries(numbers)) {
      it(`${kind}: ${rows.length} vectors`, () => {
        for (const { value, valid } of rows) {
          expect(validate(kind as IdentifierKind, value).valid, value).to.equal(valid);
        }
      });
    }
    FORMATS.forEach((kind, i) => {
      it(`${kind}: accepted and refused forms`, () => {
        const { valid = [], invalid = [] } = formats[i] ?? {};
        expect(valid).to.not.be.empty;
        for (const value of valid) expect(validate(kind, value).valid, value).to.equal(true);
        for (const value of invalid) expect(validate(kind, value).valid, value).to.equal(false);
      });
    });
  });

  it("throws for a kind it does not know", () => {
    expect(() => validate("passport" as IdentifierKind, "x")).to.throw(
      RangeError,
      /unknown kind of identifier: passport/,
    );
    expect(() => validate("toString" as IdentifierKind, "x")).to.throw(RangeError, /unknown kind/);
    expect(kinds).to.have.length(18);
  });

  it("refuses what is no text", () => {
    for (const kind of kinds)
      expect(validate(kind, undefined as unknown as string).reason).to.equal("not a text");
    for (const kind of kinds) expect(validate(kind, "").valid, kind).to.equal(false);
  });

  it("keeps a canonical form as it is", () => {
    for (const [kind, rows] of Object.entries(numbers)) {
      for (const { value } of rows) {
        const { canonical: form } = validate(kind as IdentifierKind, value);
        if (form !== null) canonical(kind as IdentifierKind, form, form);
      }
    }
  });

  describe("unified social credit code", () => {
    it("reads lower case, spaces and full-width forms", () => {
      canonical("uscc", " 9131011877976576x6 ", "9131011877976576X6");
      canonical("uscc", "９１３１０１１８７７９７６５７６Ｘ６", "9131011877976576X6");
    });
    it("has no I, O, S, V, Z and no letters in the division", () => {
      for (const letter of "IOSVZ") refused("uscc", `91310000MA7CX0H${letter}9U`, /without I, O, S, V, Z/);
      refused("uscc", "9131A000MA7CX0HM9U", /places 3 to 8/);
      refused("uscc", "91310000MA7CX0HM9", /18 characters, not 17/);
    });
    it("checks the organisation code inside too, which the library does not", () => {
      const body = "91310000MA7CX0HM8";
      const code = body + usccCheck(body);
      refused("uscc", code, /organisation code is 8, should be 9/);
      expect(libraryAccepts(code)).to.equal(true);
    });
    it("accepts the check character 0, which the library does not", () => {
      const code = "913101131000000080";
      canonical("uscc", code, code);
      expect(libraryAccepts(code)).to.equal(false);
    });
    it("agrees with the library everywhere else", () => {
      for (let i = 0; i < 500; i++) {
        const body = `91310113${String(10_000_019 + i * 104_729).slice(0, 8)}`;
        const organisation = body + organisationCheck(body.slice(8));
        const code = organisation + usccCheck(organisation);
        canonical("uscc", code, code);
        if (!code.endsWith("0")) expect(libraryAccepts(code), code).to.equal(true);
      }
    });
    it("catches every single substitution and neighbouring swap", () => {
      const code = "91310000MA7CX0HM9U";
      for (let i = 0; i < 18; i++) {
        for (const other of "0123456789ABCDEFGHJKLMNPQRTUWXY") {
          if (other === code[i]) continue;
          expect(validate("uscc", code.slice(0, i) + other + code.slice(i + 1)).valid).to.equal(false);
        }
        const swapped = code.slice(0, i) + code.charAt(i + 1) + code.charAt(i) + code.slice(i + 2);
        if (i < 17 && swapped !== code) expect(validate("uscc", swapped).valid, swapped).to.equal(false);
      }
    });
  });

  describe("Chinese patent number", () => {
    it("reads prefixes, spaces and lower case", () => {
      for (const value of [
        "201710601862.3",
        "CN201710601862.3",
        "ZL201710601862.3",
        "ZL 2017 1 0601862.3",
        "cn201710601862.3",
        "２０１７１０６０１８６２．３",
      ])
        canonical("cnPatentNumber", value, "CN201710601862.3");
      canonical("cnPatentNumber", "zl95115608.x", "CN95115608.X");
    });
    it("knows the types and the years", () => {
      refused("cnPatentNumber", "201740601862.3", /4 is no type/);
      refused("cnPatentNumber", "200210601862.3", /year 2002/);
      refused("cnPatentNumber", "84101765.4", /year 84/);
      refused("cnPatentNumber", "2017106018623", /a dot/);
      expect(identifiers.patentKind("ZL200730008065.1")).to.equal("design");
      expect(identifiers.patentKind("CN201080063196.9")).to.equal("invention");
      expect(identifiers.patentKind("201490000123.9")).to.equal("utilityModel");
      expect(identifiers.patentKind("95115608.X")).to.equal("invention");
      expect(() => identifiers.patentKind("201710601862.4")).to.throw(RangeError, /should be 3/);
    });
  });

  describe("publication numbers", () => {
    it("ties the kind code to the first digit", () => {
      const letters = { "1": "ABC", "2": "UY", "3": "SD" };
      for (const [digit, right] of Object.entries(letters)) {
        for (const letter of "ABCDSUYX") {
          const value = `CN${digit}02822194${letter}`;
          expect(validate("cnPublicationNumber", value).valid, value).to.equal(right.includes(letter));
        }
      }
    });
    it("reads spaces, corrections and both lengths only", () => {
      canonical("cnPublicationNumber", "CN 102822194 A", "CN102822194A");
      canonical("cnPublicationNumber", "CN102822194B8", "CN102822194B8");
      refused("cnPublicationNumber", "CN102822194A1", /kind A1/);
      refused("cnPublicationNumber", "CN10282219A", /7 or 9 digits/);
      refused("cnPublicationNumber", "CN102822194", /kind code/);
      refused("cnPublicationNumber", "102822194A", /is CN/);
    });
    it("reads a European application with or without EP", () => {
      canonical("epApplicationNumber", "EP 25153079.6", "EP25153079.6");
      refused("epApplicationNumber", "25153079", /check digit/);
    });
  });

  describe("legal entity identifier", () => {
    it("never has the check digits 00, 01 and 99, though the congruence would allow them", () => {
      // 98 and 01 leave the same rest modulo 97; so do 97 and 00, 02 and 99.
      let seen = 0;
      for (let i = 0; i < 1000; i++) {
        const body = `54930000000000${String(i).padStart(4, "0")}`;
        for (const check of ["00", "01", "99"]) expect(validate("lei", body + check).valid).to.equal(false);
        for (let c = 2; c < 99; c++) seen += Number(validate("lei", body + String(c).padStart(2, "0")).valid);
      }
      expect(seen).to.equal(1000);
    });
  });

  describe("real-estate unit code", () => {
    it("knows each list", () => {
      const code = "310113001001GB00001F00010203";
      canonical("realEstateUnitCode", "310113 001001 gb00001 f00010203", code);
      for (const letter of "ABCDEFGHIJKLMNOPQRSTUVWXYZ") {
        const put = (place: number) =>
          validate("realEstateUnitCode", code.slice(0, place) + letter + code.slice(place + 1)).valid;
        expect(put(12), letter).to.equal("GJZ".includes(letter));
        expect(put(13), letter).to.equal("ABSXCDEFLNHGWY".includes(letter));
        expect(put(19), letter).to.equal("FLQ".includes(letter));
        for (const digit of [0, 5, 14, 18, 20, 27]) expect(put(digit), letter).to.equal(false);
      }
      refused("realEstateUnitCode", "310113001001GB00001W00000001", /00000000/);
    });
    it("takes a code apart", () => {
      expect(readUnitCode("310113001001GB00001F00010203")).to.deep.equal({
        code: "310113001001GB00001F00010203",
        division: "310113",
        form: "unit",
        land: "310113001001GB00001W00000000",
        building: 1,
        unit: 203,
      });
      expect(readUnitCode("310113001001GB00001F00010000").form).to.equal("building");
      expect(readUnitCode("320802007003JE00002L00000001").form).to.equal("building");
      expect(readUnitCode("310113001001GB00001W00000000").form).to.equal("parcel");
      expect(() => readUnitCode("31")).to.throw(RangeError, /28 characters/);
    });
    it("names the division of the day", () => {
      expect(identifiers.divisionOn("310113", "2015-06-01")?.name).to.equal("宝山区");
      // Huaiyin's code died in 2016 and is still on live unit codes.
      expect(identifiers.divisionOn("320802", "2015-06-01")?.name).to.be.a("string");
      expect(identifiers.divisionOn("320802", "2020-06-01")).to.equal(null);
      expect(identifiers.divisionEver("320802")?.name).to.be.a("string");
      expect(identifiers.divisionEver("999999")).to.equal(null);
      expect(identifiers.divisionOn("310113", "1999-01-01")?.revision).to.equal("200212");
    });
  });

  describe("certificate number", () => {
    const number = "苏(2020)泰州市不动产权第0096403号";
    it("brings brackets, spaces and digits into one form", () => {
      for (const value of [
        number,
        "苏（2020）泰州市不动产权第0096403号",
        " 苏 (2020) 泰州市 不动产权第 0096403 号",
        "苏（２０２０）泰州市不动产权第００９６４０３号",
      ])
        canonical("certificateNumber", value, number);
    });
    it("keeps the mark of a cancelled duplicate", () => {
      canonical(
        "certificateNumber",
        "苏(2016)通州区不动产权第0000462号（销）2",
        "苏(2016)通州区不动产权第0000462号(销)2",
      );
    });
    it("accepts every province, and none that issues no certificates", () => {
      for (const province of "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新") {
        expect(validate("certificateNumber", number.replace("苏", province)).valid, province).to.equal(true);
      }
      for (const other of "港澳台日中X") {
        expect(validate("certificateNumber", number.replace("苏", other)).valid, other).to.equal(false);
      }
    });
    it("refuses other forms", () => {
      for (const value of [
        "苏2020泰州市不动产权第0096403号",
        "苏(2020泰州市不动产权第0096403号",
        "苏(20)泰州市不动产权第0096403号",
        "苏(2020)泰州市房产权第0096403号",
        "苏(2020)泰州市不动产权0096403号",
        "苏(2020)泰州市不动产权第0096403",
        "苏(2020)泰州市不动产权第096号",
        "苏(2020)泰州市不动产权第009640A号",
        "苏(2020)不动产权第0096403号",
      ])
        refused("certificateNumber", value, /province\(year\)place/);
      refused("certificateNumber", "苏(2014)泰州市不动产权第0096403号", /no certificate was issued in 2014/);
    });
  });

  describe("work and document numbers", () => {
    it("have one canonical form", () => {
      canonical("iswc", "T-034.524.680-1", "T0345246801");
      canonical("iswc", "T-034524680-1", "T0345246801");
      canonical("ipc", "H04L9/32", "H04L 9/32");
      canonical("ipc", "G06Q 20/38(2012.01)", "G06Q 20/38 (2012.01)");
      canonical("isrc", "US-RC1-76-07839", "USRC17607839");
      canonical("doi", "10.1038/NPHYS1170", "10.1038/nphys1170");
      canonical("wo", "WO 99/12345 A1", "WO99/12345A1");
      refused("iswc", "T-034.524680-1", /a musical work code/);
      refused("pct", "PCT/CN20/123456", /not a PCT application/);
    });
  });

  describe("title ids", () => {
    it("are the number itself", () => {
      const id = identifiers.titleId.encode("CN201710601862.3");
      expect(id.toString(16)).to.equal(
        `${Buffer.from("CN201710601862.3").toString("hex")}${"00".repeat(16)}`,
      );
      expect(identifiers.titleId.decode(id)).to.equal("CN201710601862.3");
      expect(identifiers.titleId.decode(identifiers.titleId.encode("x".repeat(32)))).to.equal("x".repeat(32));
    });
    it("refuse what is no number", () => {
      for (const text of ["", "x".repeat(33), "沪", "A B", "A\0"]) {
        expect(() => identifiers.titleId.encode(text), text).to.throw(RangeError);
      }
      for (const id of [0n, -1n, 1n << 256n, 1n, 0x41004200n << 224n]) {
        expect(() => identifiers.titleId.decode(id)).to.throw(RangeError);
      }
    });
  });

  it("reads industry codes of GB/T 4754, and refuses a division of another section", () => {
    for (const code of ["I", "I65", "I651", "I6513", "A01", "T97"]) canonical("industryCode", code, code);
    canonical("industryCode", " ｉ6513 ", "I6513");
    for (const code of ["", "U97", "I6", "65", "I65134", "I 65"])
      refused("industryCode", code, /not an industry code/);
    refused("industryCode", "I62", /section I .* no division 62/);
    refused("industryCode", "A00", /section A .* no division 00/);
  });
});
