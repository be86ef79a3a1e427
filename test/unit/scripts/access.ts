// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { FunctionFragment, type JsonFragment } from "ethers";
import { matrixOf, type Matrix, type Tables } from "../../../scripts/generate/accessMatrix.js";
import { officeOf } from "../../../scripts/generate/accessOffices.js";
import { pageOf } from "../../../scripts/generate/accessPage.js";
import type { Code, Documented } from "../../../scripts/generate/accessRead.js";

type Declared = readonly [name: string, tag?: string | undefined, declaredBy?: string];

const fragment = (name: string): JsonFragment =>
  name === "fallback"
    ? { type: "fallback", stateMutability: "nonpayable" }
    : { type: "function", name, inputs: [], outputs: [], stateMutability: "nonpayable" };
const keyOf = (name: string): string =>
  name === "fallback" ? name : FunctionFragment.from(fragment(name)).selector;

/** A contract with these functions, each with its tag and where it is declared. */
function contract(name: string, functions: readonly Declared[], more: Partial<Code> = {}): Code {
  const docs = functions.map(([called, tag, by = name]): [string, Documented] => [
    keyOf(called),
    { declaredBy: [by], changesState: true, ...(tag === undefined ? {} : { tag }) },
  ]);
  const abi = functions.map(([called]) => fragment(called));
  return { name, library: false, deployedBytecode: "0x00", abi, docs: new Map(docs), ...more };
}

const NONE: Tables = { inherited: {}, open: {} };
const check = (codes: readonly Code[], tables: Partial<Tables> = {}): Matrix =>
  matrixOf(codes, { ...NONE, ...tables });

describe("access matrix", () => {
  it("tells who may call each function that changes state, and no other", () => {
    const view: JsonFragment = { type: "function", name: "look", inputs: [], stateMutability: "view" };
    const room = contract("Room", [["enter", "Registrar@title, Court@order"]]);
    const { tables, problems } = check([{ ...room, abi: [...room.abi, view] }]);
    expect(problems).to.deep.equal([]);
    expect(tables.get("Room")?.map(({ name, offices }) => [name, offices])).to.deep.equal([
      ["enter", ["Registrar@title", "Court@order"]],
    ]);
  });

  it("fails for a function that does not say who may call it", () => {
    expect(check([contract("Room", [["enter"], ["leave", ""]])]).problems).to.deep.equal([
      "Room.enter: no tag @custom:office says who may call it",
      "Room.leave: no tag @custom:office says who may call it",
    ]);
  });

  it("fails for an office that is not in the vocabulary", () => {
    for (const name of ["Registrar", "Registrar@moon", "None@title", "Mayor@title", "toString"]) {
      const [problem] = check([contract("Room", [["enter", name]])]).problems;
      expect(problem).to.equal(`Room.enter: ${name} is no office; see scripts/generate/accessOffices.ts`);
    }
  });

  it("fails for a function that is open to everyone without a reason", () => {
    const room = contract("Room", [["enter", "Anyone"]]);
    expect(check([room]).problems).to.deep.equal([
      "Room.enter: open to everyone; say why in OPEN of scripts/generate/accessTables.ts",
    ]);
    expect(check([room], { open: { "Room.enter": "It is a waiting room." } }).problems).to.deep.equal([]);
    const both = contract("Room", [["enter", "Anyone, Council"]]);
    expect(check([both], { open: { "Room.enter": "" } }).problems).to.deep.equal([
      "Room.enter: open to everyone, and to others besides",
    ]);
  });

  it("takes the office of a library's function from the table, and fails for rows that speak of nothing", () => {
    const inherited = { "Owned.give": { office: "Council", why: "It is governance." } };
    const { tables, problems } = check([contract("Room", [["give", undefined, "Owned"]])], { inherited });
    expect(problems).to.deep.equal([]);
    expect(tables.get("Room")?.[0]).to.include({ inherited: "Owned.give" });
    const stale = check([contract("Room", [["enter", "Council"]])], {
      inherited,
      open: { "Room.enter": "" },
    });
    expect(stale.problems).to.deep.equal([
      "INHERITED: no contract has Owned.give, or its source names the office",
      "OPEN: Room.enter is not open to everyone",
    ]);
  });

  it("finds what a contract runs by its fallback in the interface of its name", () => {
    const open = { "Room.fallback": "Each act says who may call it." };
    const acts = contract("RoomActs", [["clean", "Council"]]);
    const room = contract("Room", [["fallback", "Anyone"]]);
    const promise = contract("IRoom", [["clean"]], { deployedBytecode: "0x" });
    const untagged = check([room, promise, acts], { open });
    expect(untagged.problems).to.deep.equal(["Room.clean: no tag @custom:office says who may call it"]);
    const tagged = contract("IRoom", [["clean", "Council"]], { deployedBytecode: "0x" });
    const { tables, hosted, problems } = check([room, tagged, acts], { open });
    expect(problems).to.deep.equal([]);
    expect([...hosted]).to.deep.equal([["RoomActs", "Room"]]);
    expect([...tables.keys()]).to.deep.equal(["Room"]);
  });

  it("fails for a library that can be called", () => {
    const library = (deployedBytecode: string): Code =>
      contract("Acts", [["perform"]], { library: true, abi: [], deployedBytecode });
    expect(check([library("0x60806040")]).problems).to.deep.equal(["Acts: the library can be called"]);
    const guarded = check([library(`0x6080307f${"0".repeat(64)}1460`)]);
    expect(guarded.problems).to.deep.equal([]);
    expect([...guarded.libraries.keys()]).to.deep.equal(["Acts"]);
  });

  it("is a page with a dot under each office, and the reason for each open function", () => {
    const open = { "Room.enter": "It is a waiting room." };
    const matrix = check(
      [
        contract("Room", [
          ["enter", "Anyone"],
          ["judge", "Court@title"],
        ]),
      ],
      { open },
    );
    const page = pageOf(matrix, { inherited: {}, open, foreign: {}, proxied: ["Room"] });
    expect(page).to.include(`| \`judge\` |  | ● | \`${keyOf("judge")}\` |`);
    expect(page).to.include("| `Room.enter` | It is a waiting room. |");
    expect(page).to.include("Behind a proxy that can be upgraded.");
    expect(page).to.include(
      `| \`Court@title\` | ${officeOf("Court@title")?.who ?? ""} | \`OfficeRequired\` |`,
    );
  });
});
