import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { root } from "../../../../scripts/lib/project.js";
import { mistakeText, type Mistake } from "../../../../scripts/park/file/mistakes.js";
import { readParkFile } from "../../../../scripts/park/file/read.js";

const EXAMPLE = readFileSync(join(root, "docs/examples/park.yaml"), "utf8");
/** Stands, in a row, where the mistake must be found. */
const HERE = "‸";
const HEX = `0x${"ab".repeat(32)}`;

/** The example with one change; the place of the mark in it. */
function changed(from: string, to: string): { text: string; line: number; column: number } {
  expect(EXAMPLE.split(from).length - 1, `"${from}" stands once in the example`).to.equal(1);
  const marked = EXAMPLE.replace(from, () => to);
  const before = marked.slice(0, marked.indexOf(HERE));
  expect(marked, to).to.include(HERE);
  return {
    text: marked.replace(HERE, ""),
    line: before.split("\n").length,
    column: before.length - before.lastIndexOf("\n"),
  };
}

const LAND = "310113901001GB00071W00000000";
const NEXT = "310113901001GB00072W00000000";
const BUILDING = "310113901001GB00071F00010000";
const UNIT = "310113901001GB00071F00010001";
const SECOND = "310113901001GB00071F00010002";

/** What stands in the example, what stands there instead, which field is found wrong, and what is said of it. */
const ROWS: readonly (readonly [from: string, to: string, path: string, says: string])[] = [
  // Fields and shapes
  ["  level: Municipal\n", "", "park", "level is missing"],
  ["operator: operator\n", "", "", "operator is missing"],
  ["  level:", "  ‸colour: red\n  level:", "park.colour", "no such field; known are code, name,"],
  ["since: 2016-11-01", "‸since: [2016]", "park.since", "a value is expected here"],
  ["industries: [C39, I]", "industries: ‸C39", "park.industries", "a list is expected here"],
  [
    "officers:\n  identity: { account: 4 }\n  authority: { account: 34 }",
    "officers: ‸none",
    "officers",
    "a mapping",
  ],
  ["sender: { account: 0 }", "‸sender: *other", "sender", "a key never stands in the file"],
  ["  level: Municipal", "  level: Municipal\n  ‸level: County", "", "Map keys must be unique"],
  // The park
  ["code: G311099", "code: ‸园区", "park.code", '"园区" is no code: 1 to 31 ASCII characters'],
  ["code: G311099", `code: ‸${"G".repeat(32)}`, "park.code", "is no code"],
  ["name: 智力产业园", 'name: ‸""', "park.name", "a name has 1 to 120 bytes in UTF-8, not 0"],
  ["name: 智力产业园", `name: ‸${"园".repeat(41)}`, "park.name", "not 123"],
  [
    "  division: 310113\n  level",
    "  division: ‸990113\n  level",
    "park.division",
    "is no division of GB/T 2260",
  ],
  [
    "  division: 310113\n  level",
    "  division: ‸3101\n  level",
    "park.division",
    "is no division of GB/T 2260",
  ],
  ["Municipal", "‸None", "park.level", '"None" is none of National, Provincial, Municipal, County'],
  ["area: 100,000", "area: ‸0", "park.area", '"0" is no area in whole square metres'],
  ["area: 100,000", "area: ‸1000.5", "park.area", "no area in whole square metres"],
  ["area: 100,000", "area: ‸10,00", "park.area", "no area in square metres"],
  ["area: 100,000", "area: ‸18446744073709551616", "park.area", "no area in whole square metres"],
  ["boundary: ", `boundary: ‸"0x${"0".repeat(64)}" # `, "park.boundary", "a commitment is not zero"],
  ["boundary: ", 'boundary: ‸"0x12" # ', "park.boundary", "0x and 64 hexadecimal digits"],
  [
    "industries: [C39, I]",
    "industries: [C39, ‸A39]",
    "park.industries[1]",
    "section A of GB/T 4754 has no division 39",
  ],
  [
    "industries: [C39, I]",
    "industries: [C39, ‸c39]",
    "park.industries[1]",
    "the same stands at park.industries[0]",
  ],
  [
    "industries: [C39, I]",
    `‸industries: [${Array.from({ length: 101 }, () => "I").join(", ")}]`,
    "park.industries",
    "at most 100",
  ],
  ["since: 2016-11-01", "since: ‸2016-02-30", "park.since", "no such date in the calendar"],
  ["since: 2016-11-01", "since: ‸1.11.2016", "park.since", "not a date of the form YYYY-MM-DD"],
  ["since: 2016-11-01", "since: ‸1969-12-31", "park.since", "start on 1970-01-01"],
  // Who acts
  [
    "operator: operator",
    "operator: ‸nobody",
    "operator",
    "no party nobody; known are operator, circuits, software",
  ],
  ['  - "0x1aac', '  - ‸"0x1bac', "authorities[0]", "is no address"],
  ["identity: { account: 4 }", `identity: ‸"${HEX}"`, "officers.identity", "a key never stands in the file"],
  ["identity: { account: 4 }", "‸identity: {}", "officers.identity", "one of the two"],
  [
    "{ env: SOFTWARE_KEY }",
    "‸{ env: SOFTWARE_KEY, account: 1 }",
    "parties.software.key[0]",
    "one of the two",
  ],
  [
    "env: SOFTWARE_KEY",
    "env: ‸SOFTWARE-KEY",
    "parties.software.key[0].env",
    "no name of an environment variable",
  ],
  ["account: 20", "account: ‸-1", "council[0].account", '"-1" is no whole number from 0 to 9999'],
  ["  - { account: 21 }", "  - ‸{ account: 20 }", "council[1]", "the same stands at council[0]"],
  // Parties
  [
    "creditCode: 91310000631696382C",
    "creditCode: ‸91310000631696382D",
    "parties.operator.creditCode",
    "91310000631696382D:",
  ],
  [
    `signers: ["0x1BcB8e569EedAb4668e55145Cfeaf190902d3CF2"]`,
    "‸signers: []",
    "parties.operator.signers",
    "a party needs a signer",
  ],
  [
    `signers: ["0x1BcB8e569EedAb4668e55145Cfeaf190902d3CF2"]`,
    "signers: [‸0x12]",
    "parties.operator.signers[0]",
    "is no signer",
  ],
  ["threshold: 2", "threshold: ‸3", "parties.software.threshold", "3 must sign, but there are 2 signers"],
  ["threshold: 2", "threshold: ‸0", "parties.software.threshold", "no whole number from 1 to 100"],
  ["threshold: 2", "kind: ‸Person", "parties.software.kind", "none of NaturalPerson"],
  [
    "    creditCode: 91310000631696382C",
    `    credential: "${HEX}"\n    creditCode: ‸91310000631696382C`,
    "parties.operator.creditCode",
    "the credential stands for it",
  ],
  [
    "    creditCode: 91310000631696382C",
    `    address: "0x1BcB8e569EedAb4668e55145Cfeaf190902d3CF2"\n    creditCode: ‸91310000631696382C`,
    "parties.operator.creditCode",
    "a party with an address is enrolled: leave this out",
  ],
  // Zones and premises
  [
    "  - area: 20,000",
    "  - area: 60,001",
    "zones",
    "the zones have 100001 square metres together; the park has 100000",
  ],
  ["use: Industrial", "use: ‸Farming", "zones[0].use", "none of Residential, Industrial"],
  [
    `- title: ${LAND}`,
    `- title: ‸${BUILDING.replace("F0001", "F0009")}`,
    "",
    "is the number of a building, not of a parcel",
  ],
  [`- title: ${LAND}`, "- title: ‸310113901001GB0007", "zones[0].parcels[0].title", "28 characters, not 18"],
  [`- title: ${NEXT}`, `- title: ‸${LAND}`, "", ""],
  [`- title: ${BUILDING}`, `- title: ‸${BUILDING.replace("71F", "73F")}`, "", ""],
  ["extent: 9,601.00", "extent: ‸0", "zones[0].parcels[0].buildings[0].extent", "no area of a building"],
  [
    "extent: 9,601.00",
    "extent: ‸1.234",
    "zones[0].parcels[0].buildings[0].extent",
    "no area in square metres, such as",
  ],
  ["storeys: 5", "storeys: ‸0", "zones[0].parcels[0].buildings[0].storeys", "no whole number from 1 to 127"],
  [
    "basements: 1",
    "basements: ‸many",
    "zones[0].parcels[0].buildings[0].basements",
    "no whole number from 0 to 127",
  ],
  [
    "structure: Steel",
    "structure: ‸Wood",
    "zones[0].parcels[1].buildings[0].structure",
    "none of Steel, Composite",
  ],
  [
    "fireClass: 3",
    "fireClass: ‸5",
    "zones[0].parcels[1].buildings[0].fireClass",
    "no whole number from 1 to 4",
  ],
  [
    `${UNIT}, storey: 1 `,
    `${UNIT}, storey: ‸6 `,
    "zones[0].parcels[0].buildings[0].units[0].storey",
    "storeys 1 to 5 and -1 to -1",
  ],
  [
    `${UNIT}, storey: 1 `,
    `${UNIT}, storey: ‸0 `,
    "zones[0].parcels[0].buildings[0].units[0].storey",
    "storeys 1 to 5",
  ],
  [
    `title: ${SECOND}`,
    `title: ‸${UNIT}`,
    "zones[0].parcels[0].buildings[0].units[1].title",
    "the same stands at",
  ],
  [
    `title: ${SECOND}`,
    `title: ‸${SECOND.replace("F0001", "F0002")}`,
    "zones[0].parcels[0].buildings[0].units[1].title",
    `it is in another building than ${BUILDING}`,
  ],
  // Tenants
  ["party: software", "party: ‸circuits", "tenants[1].party", "the same stands at tenants[0].party"],
  ["party: software", "party: ‸stranger", "tenants[1].party", "no party stranger"],
  ["industry: C3973", "industry: ‸Z1", "tenants[0].industry", "Z1: not an industry code"],
  [
    "registeredCapital: 50,000,000.00",
    "registeredCapital: ‸-5",
    "tenants[0].registeredCapital",
    "no amount in yuan",
  ],
  [
    "registeredCapital: 50,000,000.00",
    `registeredCapital: ‸${"9".repeat(40)}`,
    "tenants[0].registeredCapital",
    "more than the ledger holds",
  ],
  ["foreignShare: 25.50", "foreignShare: ‸100.01", "tenants[0].foreignShare", "more than the whole"],
  ["foreignShare: 25.50", "foreignShare: ‸a quarter", "tenants[0].foreignShare", "no share in per cent"],
  ["listed: true", "listed: ‸yes", "tenants[0].listed", "neither true nor false"],
];

describe("scripts/park: reading a file", () => {
  const mistakes = (text: string): readonly Mistake[] => readParkFile(text).mistakes;

  it("reads the example: areas, money and shares in the units of the ledger", () => {
    const { file } = readParkFile(EXAMPLE);
    expect(file?.park.area).to.equal(100_000n);
    expect(file?.park.industries).to.deep.equal(["C39", "I"]);
    expect(file?.zones.map(({ area, use }) => [area, use])).to.deep.equal([
      [40_000n, "Industrial"],
      [20_000n, "None"],
    ]);
    const buildings = file?.zones.flatMap(({ parcels }) => parcels.flatMap((parcel) => parcel.buildings));
    expect(buildings?.map(({ extent, basements }) => [extent, basements])).to.deep.equal([
      [960_100n, 1],
      [undefined, 0],
    ]);
    expect(file?.tenants.map((t) => [t.registeredCapital, t.foreignBp, t.listed])).to.deep.equal([
      [5_000_000_000n, 2_550, true],
      [100_000_000n, 0, false],
    ]);
    expect(file?.parties.software?.keys).to.deep.equal([{ env: "SOFTWARE_KEY" }, { account: 33 }]);
  });

  it("takes hexadecimal as text, quoted or not", () => {
    const plain = EXAMPLE.replaceAll('"', "");
    expect(readParkFile(plain)).to.deep.equal(readParkFile(EXAMPLE));
  });

  for (const [from, to, path, says] of ROWS.filter(([, to]) => to.includes(HERE))) {
    it(`finds ${JSON.stringify(to.slice(0, 60))}`, () => {
      const { text, line, column } = changed(from, to);
      const [first, ...others] = mistakes(text);
      expect(first, JSON.stringify(mistakes(text))).to.include({ line, column });
      if (path !== "") expect(first?.path).to.equal(path);
      expect(first?.says).to.include(says);
      // A title that is another's makes more than one thing wrong; so does a party that needs none of its fields.
      if (says !== "") expect(others.filter((other) => other.says !== first?.says)).to.deep.equal([]);
    });
  }

  for (const [from, to, path, says] of ROWS.filter(([, to]) => !to.includes(HERE))) {
    it(`finds that ${says}`, () => {
      expect(EXAMPLE.split(from).length).to.equal(2);
      const [first, ...others] = mistakes(EXAMPLE.replace(from, to));
      expect(first).to.include({ path, says });
      expect(others).to.deep.equal([]);
    });
  }

  it("tells all mistakes at once, in the order of the file", () => {
    const text = EXAMPLE.replace("Municipal", "None")
      .replace("use: Industrial", "use: None")
      .replace("I6513", "x");
    expect(mistakes(text).map(({ path }) => path)).to.deep.equal([
      "park.level",
      "zones[0].use",
      "tenants[1].industry",
    ]);
  });

  it("says where a mistake is as editors read it", () => {
    const [mistake] = mistakes(EXAMPLE.replace("Municipal", "None"));
    expect(mistake && mistakeText("park.yaml", mistake)).to.equal(
      'park.yaml:10:10: park.level: "None" is none of National, Provincial, Municipal, County',
    );
    const [empty] = mistakes("");
    expect(empty && mistakeText("park.yaml", empty)).to.equal("park.yaml:1:1: a mapping is expected here");
  });
});
