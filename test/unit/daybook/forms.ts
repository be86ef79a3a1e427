// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../scripts/lib/project.js";

/*
 * Three tables say what an act is: the EIP-712 string that is signed, the count of words that the daybook checks, and
 * the Solidity struct that the register decodes. Here the sources of all three are read and compared.
 */

const read = (file: string): string =>
  readFileSync(join(root, file), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, "");

const TYPES = globSync("contracts/types/**/*.sol", { cwd: root }).map(read).join("\n");
const FORMS = read("contracts/daybook/Forms.sol");

interface Field {
  readonly type: string;
  readonly name: string;
}

/** What stands between the braces of a declaration, split at a mark. */
function declared(kind: "enum" | "struct", name: string, mark: string): string[] | undefined {
  const [, body] = new RegExp(`\\b${kind} ${name} \\{([^}]*)\\}`).exec(TYPES) ?? [];
  return body
    ?.split(mark)
    .map((part) => part.trim())
    .filter(Boolean);
}

function fieldsOf(text: string): Field {
  const [type = "", name = ""] = text.split(/\s+/);
  return { type, name };
}

/** The ABI type of a type of the sources; what is neither enumeration nor value type is one already. */
function abiType(type: string): string {
  if (type.endsWith("[]")) return `${abiType(type.slice(0, -2))}[]`;
  const [, underlying] = new RegExp(`\\btype ${type} is (\\w+);`).exec(TYPES) ?? [];
  if (underlying !== undefined) return underlying;
  return declared("enum", type, ",") === undefined ? type : "uint8";
}

/** Structs that are not called as their act, because the bare word names the thing itself. */
const STRUCTS: Readonly<Record<string, string>> = {
  Charge: "CreateCharge",
  Discharge: "DischargeCharge",
  Caution: "EnterCaution",
  Notice: "EnterNotice",
  Search: "ReserveSearch",
  Lock: "LockFolio",
  File: "FileRight",
  Advance: "AdvanceRight",
  ClaimPriority: "PriorityClaim",
  AdjustTerm: "TermAdjustment",
  PayFee: "FeePayment",
  Lapse: "LapseRight",
  Reinstate: "ReinstateRight",
  Surrender: "SurrenderRight",
  Challenge: "ChallengeRight",
  DecideChallenge: "ChallengeDecision",
  License: "LicenceGrant",
  DeclareOpen: "OpenStatement",
  CompelLicence: "CompulsoryLicence",
  TransferFamily: "FamilyTransfer",
  AssignRights: "RightsAssignment",
};

/** The fields of an act's struct as they are signed: header first, its title in letters. */
function signedFields(act: string): Field[] {
  const struct = STRUCTS[act] ?? act;
  const [header, ...rest] = (declared("struct", struct, ";") ?? []).map(fieldsOf);
  expect(header, `first field of ${struct}`).to.deep.equal({ type: "ActHeader", name: "header" });
  const [title, ...others] = (declared("struct", "ActHeader", ";") ?? []).map(fieldsOf);
  expect(title).to.deep.equal({ type: "TitleId", name: "title" });
  const own = [...others, ...rest].map(({ type, name }) => ({ type: abiType(type), name }));
  return [{ type: "string", name: "title" }, ...own];
}

interface Form {
  readonly signed: string;
  readonly words: number;
  readonly lists: number;
}

/** The table of forms by act. */
function table(): Map<string, Form> {
  const strings = new Map(
    [...FORMS.matchAll(/constant (\w+) = keccak256\(\s*"([^"]*)"\s*\)/g)].map(([, name = "", text = ""]) => [
      name,
      text,
    ]),
  );
  const row = /act == Act\.(\w+)\) return \((\w+), HEADER_WORDS(?: \+ (\d+))?, (\d+)\);/g;
  const forms = new Map<string, Form>();
  for (const [, act = "", constant = "", words = "0", lists = ""] of FORMS.matchAll(row))
    forms.set(act, { signed: strings.get(constant) ?? "", words: Number(words), lists: Number(lists) });
  expect(strings.size, "every string is some act's").to.equal(forms.size);
  return forms;
}

/** Done by ERC-6909 alone, and by the daybook after a succession or in a load: nobody lodges them. */
const NOT_LODGED = ["None", "SelfTransfer", "Succeed", "Load"];

describe("forms of acts", () => {
  const forms = table();
  const acts = declared("enum", "Act", ",") ?? [];

  it("are there for every act that is lodged, and for no other", () => {
    expect([...forms.keys()]).to.have.members(acts.filter((act) => !NOT_LODGED.includes(act)));
  });

  it("differ from one another, each by its name", () => {
    for (const [act, { signed }] of forms) expect(signed.startsWith(`${act}(`), act).to.equal(true);
    expect(new Set([...forms.values()].map(({ signed }) => signed)).size).to.equal(forms.size);
  });

  it("begin with a header of six words", () => {
    expect(declared("struct", "ActHeader", ";")).to.have.length(6);
    expect(FORMS).to.match(/HEADER_WORDS = 6;/);
  });

  for (const [act, { signed, words, lists }] of forms) {
    it(`have a ${act} signed as the register decodes it`, () => {
      const fields = signedFields(act);
      const text = fields.map(({ type, name }) => `${type} ${name}`).join(",");
      expect(signed).to.equal(`${act}(${text})`);
    });

    it(`count the words and lists of a ${act}, words of fixed size first`, () => {
      const own = signedFields(act).slice(6);
      const kinds = own.map(({ type }) => type.endsWith("[]"));
      expect(kinds.filter((list) => !list)).to.have.length(words);
      expect(kinds.filter((list) => list)).to.have.length(lists);
      expect(kinds).to.deep.equal(kinds.toSorted((a, b) => Number(a) - Number(b)));
      for (const { type } of own) expect(type).to.match(/^(address|bool|bytes(8|32)|uint\d+)(\[\])?$/);
    });
  }
});
