// SPDX-License-Identifier: Apache-2.0
import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import { AbiCoder, getAddress, id, keccak256, toBeHex, ZeroAddress } from "ethers";
import { OF_ONE, patentFile } from "../../../scripts/demo/patents.js";
import { COMPANIES } from "../../../scripts/demo/data.js";
import { dates, identifiers, importer, type FindingName } from "../../../sdk/index.js";
import { leafOf, payloadOf, readLoad, rowOf, type RightRow } from "../../../sdk/importer/index.js";

const TODAY = "2026-01-01";
const [ALPHA, BETA] = [getAddress(toBeHex(10, 20)), getAddress(toBeHex(11, 20))];
const HOLDERS = new Map([
  ["Alpha", ALPHA],
  ["Beta", BETA],
]);
const COLUMNS = "number,holders,shares,stage,filed,ends,paid,fee,ipc,title";
const GOOD: Readonly<Record<string, string>> = {
  number: "CN201710601862.3",
  holders: "Alpha",
  shares: "",
  stage: "Granted",
  filed: "2017-07-21",
  ends: "2037-07-21",
  paid: "9",
  fee: "2000",
  ipc: "G06F 16/27",
  title: "a right",
};

const fileOf = (...changes: readonly Readonly<Record<string, string>>[]) => {
  const lines = changes.map((change) =>
    COLUMNS.split(",")
      .map((column) => ({ ...GOOD, ...change })[column])
      .join(","),
  );
  return importer.validateFile(importer.readCsv([COLUMNS, ...lines].join("\n")), {
    holders: HOLDERS,
    today: TODAY,
    saltOf: id,
  });
};
const foundIn = (change: Readonly<Record<string, string>>): FindingName[] =>
  fileOf(change).findings.map(({ name }) => name);

const right = (n: number): RightRow => ({
  number: `CN202219${String(n).padStart(6, "0")}.1`,
  holder: n % 2 === 0 ? ALPHA : BETA,
  stage: "Granted",
  filedOn: "2022-03-04",
  termEnd: n === 3 ? null : "2042-03-04",
  paid: 4,
  fee: BigInt(n),
  particulars: id(`${n}`),
});

describe("a file of comma-separated values", () => {
  it("is read with quotations, line breaks in them, empty lines and unknown columns", () => {
    const text =
      '\uFEFFTITLE,number,remark,holders,stage,filed\r\n"a ""b"",\r\nc",N1,x,H,S,D\r\n\r\nt,N2,y,,,';
    const lines = importer.readCsv(text);
    expect(
      lines.map(({ line, values }) => [line, values.number, values.title, values.holders, values.ends]),
    ).to.deep.equal([
      [2, "N1", 'a "b",\r\nc', "H", ""],
      [5, "N2", "t", "", ""],
    ]);
  });

  it("is no file without its columns, with one twice, or with a quotation that does not end", () => {
    expect(() => importer.readCsv("number,holders,stage\n")).to.throw(SyntaxError, "no column filed");
    expect(() => importer.readCsv("")).to.throw(SyntaxError, "no column number");
    expect(() => importer.readCsv("number,holders,stage,filed,fee,fee\n")).to.throw(SyntaxError, "fee twice");
    expect(() => importer.readCsv('number,holders,stage,filed\nN,"H,S,D')).to.throw(SyntaxError, "line 2");
    expect(() => importer.readCsv('number,holders,stage,filed\nN,H"x,S,D')).to.throw(SyntaxError, "line 2");
  });
});

describe("the validator of a file of rights", () => {
  it("reads a line into a right in the ledger's forms", () => {
    const { rights, findings, lines } = fileOf({ number: " zl 201710601862.3 ", fee: "2000.5" });
    expect([lines, findings]).to.deep.equal([1, []]);
    const [{ line, right: read, salt } = { line: 0, right: null, salt: "" }] = rights;
    expect(line).to.equal(2);
    expect(salt).to.equal(id("CN201710601862.3"));
    const particulars = read?.particulars ?? "";
    expect(read).to.deep.equal({
      number: "CN201710601862.3",
      holder: ALPHA,
      stage: "Granted",
      filedOn: "2017-07-21",
      termEnd: "2037-07-21",
      paid: 9,
      fee: 2000_50n,
      particulars,
    });
    // Salted: another salt hides the same particulars as something else.
    const [other] = importer.validateFile(
      importer.readCsv([COLUMNS, Object.values(GOOD).join(",")].join("\n")),
      {
        holders: HOLDERS,
        today: TODAY,
      },
    ).rights;
    expect(other?.right.particulars).to.not.equal(particulars);
  });

  it("takes marks and programs, and applications without end", () => {
    expect(foundIn({ number: "TM6020569", paid: "1" })).to.deep.equal([]);
    expect(foundIn({ number: "2020sr0123456", paid: "" })).to.deep.equal([]);
    expect(foundIn({ stage: "examining", ends: "", paid: "", fee: "" })).to.deep.equal([]);
  });

  it("names what is wrong with a line", () => {
    const wrong: readonly (readonly [Readonly<Record<string, string>>, FindingName])[] = [
      [{ number: "CN201710601862.4" }, "BadCheckDigit"],
      [{ number: "CN2017" }, "NumberMalformed"],
      [{ number: "" }, "NumberMalformed"],
      [{ holders: "" }, "HolderMissing"],
      [{ holders: "Gamma" }, "HolderUnknown"],
      [{ holders: "Alpha; Beta", shares: "1/2; 1/2" }, "CoOwned"],
      [{ holders: "Alpha; Beta" }, "CoOwned"],
      [{ holders: "Alpha; Beta", shares: "3/3; 1/3" }, "SharesNotOne"],
      [{ shares: "1/2" }, "SharesNotOne"],
      [{ holders: "Alpha; Beta", shares: "1/1" }, "SharesMalformed"],
      [{ shares: "half" }, "SharesMalformed"],
      [{ shares: "1/0" }, "SharesMalformed"],
      [{ stage: "Lapsed" }, "StageUnknown"],
      [{ stage: "pending" }, "StageUnknown"],
      [{ filed: "2017-02-29" }, "DateMalformed"],
      [{ ends: "soon" }, "DateMalformed"],
      [{ filed: "2026-01-02", ends: "2046-01-02", paid: "1", number: "CN201710601862.3" }, "DateInFuture"],
      [{ ends: "2025-12-31", filed: "2005-12-31" }, "TermOver"],
      [{ ends: "" }, "TermEndInvalid"],
      [{ ends: "2017-07-21" }, "TermEndInvalid"],
      [{ stage: "Filed", paid: "" }, "TermEndInvalid"],
      [{ paid: "nine" }, "PaidMalformed"],
      [{ paid: "" }, "PaidInvalid"],
      [{ paid: "21" }, "PaidInvalid"],
      [{ stage: "Filed", ends: "", paid: "1" }, "PaidInvalid"],
      [{ fee: "12.345" }, "FeeMalformed"],
      [{ fee: "-1" }, "FeeMalformed"],
      [{ ipc: "G06F 16/27; nonsense" }, "ClassMalformed"],
    ];
    for (const [change, name] of wrong) {
      const { findings, rights } = fileOf(change);
      expect(
        findings.map((one) => one.name),
        JSON.stringify(change),
      ).to.include(name);
      expect(findings.find((one) => one.name === name)?.stops, name).to.equal(true);
      expect(rights, JSON.stringify(change)).to.deep.equal([]);
    }
  });

  it("only says what is unusual, and lets it pass", () => {
    const { findings, rights } = fileOf(
      { ends: "2038-07-21" },
      { number: "CN97101765.4", filed: "1998-01-05", ends: "2026-01-05", paid: "20" },
    );
    expect(findings.map(({ line, name, stops }) => [line, name, stops])).to.deep.equal([
      [2, "TermUnusual", false],
      [3, "TermUnusual", false],
      [3, "YearUnusual", false],
    ]);
    expect(rights.length).to.equal(2);
  });

  it("takes a number once, whatever form it has the second time", () => {
    const { findings, rights } = fileOf({}, { number: "ZL201710601862.3", holders: "Beta" });
    expect(findings.map(({ line, column, name }) => [line, column, name])).to.deep.equal([
      [3, "number", "AlreadyRegistered"],
    ]);
    expect(rights.map(({ line }) => line)).to.deep.equal([2]);
  });

  it("sums a dry run up and says it by line", () => {
    const file = fileOf(
      {},
      { number: "CN97101765.4", filed: "2017-05-05", ends: "2037-05-05", holders: "Beta" },
      { fee: "x" },
    );
    const run = importer.dryRun(file);
    expect([run.lines, run.loadable, run.stopped, run.fees]).to.deep.equal([3, 2, 1, 4000_00n]);
    expect([...run.byHolder]).to.deep.equal([
      [ALPHA, 1],
      [BETA, 1],
    ]);
    expect(run.byFinding.get("FeeMalformed")).to.equal(1);
    const [first, second, ...findings] = importer.renderDryRun(file).split("\n");
    expect([first, second]).to.deep.equal([
      "3 lines: 2 can be loaded, 1 cannot",
      "2 holders, next fees of 4000.00 yuan",
    ]);
    expect(findings).to.include("line 4, fee: FeeMalformed: x is no amount in yuan");
  });
});

describe("the manifest of a load", () => {
  it("packs a right into four words, and reads it back", () => {
    for (const n of [0, 3]) {
      const row = rowOf({ manifest: 7, index: n }, right(n));
      expect(row.right & ((1n << 160n) - 1n)).to.equal(BigInt(right(n).holder));
      expect((row.right >> 168n) & 0xffffffn).to.equal(BigInt(dates.toDay("2022-03-04")));
      expect(row.place).to.equal((7n << 96n) | (BigInt(n) << 64n) | BigInt(n));
      expect(readLoad(payloadOf(row))).to.deep.equal({ manifest: 7, index: n, right: right(n) });
    }
    const tooDear = { ...right(0), fee: 1n << 64n };
    expect(() => rowOf({ manifest: 1, index: 0 }, tooDear)).to.throw(RangeError, "no room");
  });

  it("is the tree over the rows in their order, by OpenZeppelin's library", () => {
    const rights = Array.from({ length: 5 }, (_, n) => right(n));
    const manifest = importer.manifestOf(2, rights);
    const words = ["uint256", "uint256", "bytes32", "uint256"];
    const leaves = rights.map((one, index) => {
      const { title, right: word, particulars, place } = rowOf({ manifest: 2, index }, one);
      return keccak256(
        keccak256(AbiCoder.defaultAbiCoder().encode(words, [title, word, particulars, place])),
      );
    });
    expect(manifest.leaves).to.deep.equal(leaves);
    expect(manifest.leaves[0]).to.equal(leafOf(payloadOf(rowOf({ manifest: 2, index: 0 }, right(0)))));
    expect(manifest.root).to.equal(SimpleMerkleTree.of(leaves, { sortLeaves: false }).root);
    expect(manifest.fees).to.equal(10n);
    const { rows, proof, flags } = manifest.prove([3, 1, 3]);
    expect(rows).to.deep.equal([1, 3].map((index) => rowOf({ manifest: 2, index }, right(index))));
    const multi = { leaves: [leaves[1] ?? "", leaves[3] ?? ""], proof, proofFlags: flags };
    expect(SimpleMerkleTree.verifyMultiProof(manifest.root, multi)).to.equal(true);
    expect(() => manifest.prove([5])).to.throw(RangeError, "no row 5");
  });

  it("needs few words of proof for neighbours", () => {
    const manifest = importer.manifestOf(
      1,
      Array.from({ length: 512 }, (_, n) => ({ ...right(n), number: `TM${10_000 + n}` })),
    );
    const neighbours = manifest.prove(Array.from({ length: 100 }, (_, n) => 37 + n));
    expect(neighbours.proof.length).to.be.lessThan(20);
  });

  it("has rows, each of another title", () => {
    expect(() => importer.manifestOf(1, [])).to.throw(RangeError, "has rows");
    expect(() => importer.manifestOf(1, [right(1), right(2), right(1)])).to.throw(RangeError, "twice");
  });

  it("is kept as JSON, and read back as the same", () => {
    const manifest = importer.manifestOf(4, [right(0), right(3)]);
    const kept = importer.readManifest(importer.writeManifest(manifest));
    expect([kept.number, kept.root, kept.fees, kept.rights]).to.deep.equal([
      4,
      manifest.root,
      3n,
      manifest.rights,
    ]);
    expect(() => importer.readManifest('{"manifest":"1","rights":[]}')).to.throw(TypeError, "no manifest");
  });

  it("is supplemented by the rows that were refused, mended or left out", () => {
    const first = importer.manifestOf(1, [right(0), right(1), right(2)]);
    const refused = [0, 2, 9].map((index) => ({ index, reason: "0x", why: undefined }));
    const mended = importer.supplement(2, first, refused, (one, { index }) =>
      index === 0 ? null : { ...one, paid: 5 },
    );
    expect([mended.number, mended.rights]).to.deep.equal([2, [{ ...right(2), paid: 5 }]]);
    expect(importer.supplement(2, first, refused).rights).to.deep.equal([right(0), right(2)]);
    expect(() => importer.supplement(2, first, refused, () => null)).to.throw(RangeError, "has rows");
  });
});

describe("the synthetic patents of the demonstration", () => {
  it("have right check characters, are in force, and are marked", () => {
    const holders = new Map(COMPANIES.map((code, n) => [code, getAddress(toBeHex(n + 1, 20))] as const));
    const lines = importer.readCsv(patentFile(1_000));
    const { rights, findings } = importer.validateFile(lines, { holders, today: "2026-11-28", saltOf: id });
    expect(findings).to.deep.equal([]);
    expect(rights.length).to.equal(1_000);
    for (const { values } of lines)
      expect(values.title).to.match(/^synthetic right \d+ of the demonstration$/);
    for (const { right: one } of rights) {
      expect(identifiers.validate("cnPatentNumber", one.number).valid).to.equal(true);
      // Beyond any serial that the office has given.
      expect(Number(one.number.slice(7, 14))).to.be.greaterThan(9_000_000);
      expect(one.holder).to.not.equal(ZeroAddress);
    }
    const ofOne = rights.filter(({ right: { holder } }) => holder === rights[0]?.right.holder);
    expect(ofOne.length).to.equal(OF_ONE);
    expect(new Set(rights.map(({ right: { holder } }) => holder)).size).to.equal(COMPANIES.length);
  });
});
