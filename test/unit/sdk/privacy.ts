import { expect } from "chai";
import { concat, id, keccak256, sha256, toUtf8Bytes, ZeroHash } from "ethers";
import { privacy, type Disclosure, type FieldValues } from "../../../sdk/index.js";

const CREDENTIAL: FieldValues = {
  name: "Legal representative 7",
  idNumber: "synthetic identity number",
  born: { day: "1936-02-29" },
  capital: 1_234_567_890n,
  resident: true,
  portrait: new Uint8Array([0, 255, 16]),
};
const SALTS = Object.fromEntries(Object.keys(CREDENTIAL).map((name) => [name, id(`salt of ${name}`)]));
const FILLERS = Array.from({ length: 10 }, (_, i) => id(`filler ${i}`));
const reproducible = { salts: SALTS, fillers: FILLERS };

/** A disclosure with something changed on its way. */
function altered(
  disclosure: Disclosure,
  change: (copy: Disclosure & Record<string, never>) => void,
): Disclosure {
  const copy = structuredClone(disclosure) as Disclosure & Record<string, never>;
  change(copy);
  return copy;
}

describe("a record off chain", () => {
  it("has a commitment that depends on every value and every salt", () => {
    const { commitment } = privacy.commit(CREDENTIAL, reproducible);
    expect(privacy.commit(CREDENTIAL, reproducible).commitment).to.equal(commitment);
    const others = [
      privacy.commit({ ...CREDENTIAL, resident: false }, reproducible),
      privacy.commit(CREDENTIAL, { ...reproducible, salts: { ...SALTS, born: id("another salt") } }),
      privacy.commit(CREDENTIAL),
      privacy.commit(CREDENTIAL),
    ];
    expect(new Set([commitment, ...others.map((one) => one.commitment)]).size).to.equal(5);
  });

  it("does not depend on the order in which its fields are given", () => {
    const reversed = Object.fromEntries(Object.entries(CREDENTIAL).reverse());
    expect(privacy.commit(reversed, reproducible)).to.deep.equal(privacy.commit(CREDENTIAL, reproducible));
  });

  it("takes texts that look alike for the same", () => {
    const [composed, decomposed] = ["\u00e9", "e\u0301"].map((name) =>
      privacy.commit({ name }, { salts: SALTS, fillers: [...FILLERS, ...more(5)] }),
    );
    expect(composed).to.deep.equal(decomposed);
  });

  it("tells a text from a number, a day and bytes", () => {
    const values: FieldValues[string][] = ["1", 1n, true, { day: "1970-01-02" }, new Uint8Array([1])];
    const roots = values.map(
      (name) => privacy.commit({ name }, { salts: SALTS, fillers: [...FILLERS, ...more(5)] }).commitment,
    );
    expect(new Set(roots).size).to.equal(values.length);
  });

  it("hides how many fields it has: up to 16 look the same, and so do 17 to 32", () => {
    const depth = (count: number): number => {
      const values = Object.fromEntries(Array.from({ length: count }, (_, i) => [`field${i}`, BigInt(i)]));
      return privacy.disclose(privacy.commit(values), ["field0"], "Audit").fields[0]?.proof.length ?? 0;
    };
    expect([1, 2, 15, 16, 17, 32, 33, 256].map(depth)).to.deep.equal([4, 4, 4, 4, 5, 5, 6, 8]);
    expect(() => depth(257)).to.throw(RangeError, "not 512");
  });

  it("is kept in JSON and read again; a record that was altered is not read", () => {
    const record = privacy.commit(CREDENTIAL, reproducible);
    const json = privacy.serialize(record);
    expect(privacy.parse(json)).to.deep.equal(record);
    expect(privacy.valuesOf(privacy.parse(json))).to.deep.equal(CREDENTIAL);
    expect(() => privacy.parse(json.replace("representative 7", "representative 8"))).to.throw(
      TypeError,
      "not what its commitment is of",
    );
    expect(() => privacy.parse(json.replace('"version": 1', '"version": 2'))).to.throw(
      TypeError,
      "version 2 is not known",
    );
    expect(() => privacy.parse("{}")).to.throw(TypeError, "no parkfolio-record");
    expect(() => privacy.parse(json.replace('"fillers"', '"rest"'))).to.throw(TypeError, "no fields");
  });

  for (const [what, values] of [
    ["an empty text", { name: "" }],
    ["a text with a space at its end", { name: "Legal representative 7 " }],
    ["a text with a line break", { name: "a\nb" }],
    ["a number below 0", { name: -1n }],
    ["a number of more than 256 bits", { name: 1n << 256n }],
    ["a day that does not exist", { name: { day: "2026-02-30" } }],
    ["a day written otherwise", { name: { day: "2026-2-3" } }],
    ["a name with spaces", { "full name": "a" }],
    ["no field at all", {}],
  ] as const) {
    it(`is not made with ${what}`, () => {
      expect(() => privacy.commit(values)).to.throw(RangeError);
    });
  }
});

describe("the salts of a record", () => {
  const withSalt = (salt: string) => () =>
    privacy.commit({ name: "Legal representative 7", other: 5n }, { salts: { name: salt } });

  it("are 32 bytes", () => {
    for (const salt of ["", "0x", "salt", SALTS.name?.slice(0, 64) ?? "", `${SALTS.name}00`]) {
      expect(withSalt(salt), salt).to.throw(TypeError, "the salt of name is not 32 bytes");
    }
  });

  it("are each used once", () => {
    const salt = id("salt of all");
    const both = { name: salt, other: `0x${salt.slice(2).toUpperCase()}` };
    expect(() => privacy.commit({ name: "a", other: "b" }, { salts: both })).to.throw(
      RangeError,
      "other and name have the same salt",
    );
  });

  it("cannot be guessed", () => {
    const text = toUtf8Bytes("Legal representative 7");
    const guessable = [
      ZeroHash,
      `0x${"ab".repeat(32)}`,
      `0x${"0123456789abcdef".repeat(4)}`,
      id("name"),
      keccak256(text),
      sha256(text),
      keccak256(concat(["0x01", text])),
    ];
    for (const salt of guessable) expect(withSalt(salt), salt).to.throw(RangeError, "can be guessed");
  });
});

describe("a disclosure", () => {
  const record = () => privacy.commit(CREDENTIAL, reproducible);

  it("proves the fields that are named and tells nothing of the others", () => {
    const { commitment } = record();
    const disclosure = privacy.disclose(record(), ["born", "resident"], "InterestedParty");
    expect(disclosure.purpose).to.equal("InterestedParty");
    expect(privacy.verify(commitment, disclosure)).to.deep.equal({
      verified: true,
      problem: null,
      values: { born: { day: "1936-02-29" }, resident: true },
    });
    const json = JSON.stringify(disclosure);
    for (const field of record().fields.filter(({ name }) => !["born", "resident"].includes(name))) {
      for (const secret of [`"name":"${field.name}"`, field.salt, String(field.value)])
        expect(json).not.to.include(secret);
    }
    expect(privacy.verify(commitment, JSON.parse(json) as Disclosure).verified).to.equal(true);
  });

  const changes: Record<
    string,
    [change: (copy: Disclosure & Record<string, never>) => void, problem: string]
  > = {
    "another value": [
      (d) => Object.assign(d.fields[0] ?? {}, { value: "1990-03-01" }),
      "not what the record says",
    ],
    "another salt": [(d) => Object.assign(d.fields[0] ?? {}, { salt: id("x") }), "not what the record says"],
    "no salt": [(d) => delete (d.fields[0] as { salt?: string }).salt, "the salt of born is not 32 bytes"],
    "another name": [(d) => Object.assign(d.fields[0] ?? {}, { name: "died" }), "not what the record says"],
    "another type": [(d) => Object.assign(d.fields[0] ?? {}, { type: "text" }), "not what the record says"],
    "an unknown type": [(d) => Object.assign(d.fields[0] ?? {}, { type: "date" }), "no value of type date"],
    "a value in another form": [
      (d) => Object.assign(d.fields[1] ?? {}, { value: "01234567890" }),
      "not in canonical form",
    ],
    "a shorter path": [
      (d) => Object.assign(d.fields[0] ?? {}, { proof: d.fields[0]?.proof.slice(1) }),
      "not what the record says",
    ],
    "no path": [(d) => Object.assign(d.fields[0] ?? {}, { proof: undefined }), "undefined"],
    "a field shown twice": [(d) => Object.assign(d, { fields: [d.fields[0], d.fields[0]] }), "occurs twice"],
    "no fields": [(d) => Object.assign(d, { fields: [] }), "shows nothing"],
    "no purpose": [(d) => Object.assign(d, { purpose: "None" }), "states its purpose"],
    "another commitment": [(d) => Object.assign(d, { commitment: id("x") }), "of another record"],
    "another version": [(d) => Object.assign(d, { version: 2 }), "version 2 is not known"],
  };
  for (const [what, [change, problem]] of Object.entries(changes)) {
    it(`with ${what} proves nothing`, () => {
      const disclosure = privacy.disclose(record(), ["born", "capital"], "Audit");
      const verdict = privacy.verify(record().commitment, altered(disclosure, change));
      expect(verdict).to.deep.include({ verified: false, values: {} });
      expect(verdict.problem).to.include(problem);
    });
  }

  it("is not made without purpose or fields, nor of fields that the record lacks", () => {
    expect(() => privacy.disclose(record(), ["born"], "None")).to.throw(RangeError, "states its purpose");
    expect(() => privacy.disclose(record(), [], "Audit")).to.throw(RangeError, "name the fields");
    expect(() => privacy.disclose(record(), ["phone"], "Audit")).to.throw(RangeError, "no field phone");
    expect(() => privacy.disclose(record(), ["born", "born"], "Audit")).to.throw(RangeError, "twice");
    const disclosure = privacy.disclose(record(), ["born"], "Audit");
    expect(() => privacy.fieldArguments(disclosure, "name")).to.throw(RangeError, "does not show name");
  });
});

describe("the erasure of a record", () => {
  it("leaves the commitment, and nothing that could be shown or tried against it", () => {
    const record = privacy.commit(CREDENTIAL);
    const { commitment } = record;
    const before = privacy.serialize(record);
    const kept = privacy.erase(record);
    expect(kept).to.equal(record);
    expect(JSON.parse(privacy.serialize(record))).to.deep.equal({
      format: "parkfolio-record",
      version: 1,
      commitment,
      erased: true,
      fields: [],
      fillers: [],
    });
    expect(privacy.parse(privacy.serialize(record))).to.deep.equal(record);
    expect(() => privacy.disclose(record, ["born"], "RightHolder")).to.throw(RangeError, "is erased");
    // Who knows every value still cannot show that the commitment was made of them.
    expect(privacy.commit(CREDENTIAL).commitment).not.to.equal(commitment);
    expect(privacy.parse(before).commitment).to.equal(commitment);
  });
});

function more(count: number): string[] {
  return Array.from({ length: count }, (_, i) => id(`more ${i}`));
}
