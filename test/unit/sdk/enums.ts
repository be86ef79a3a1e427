import { expect } from "chai";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../scripts/lib/project.js";
import * as enums from "../../../sdk/enums/index.js";

/** The members of an enum by its Solidity source. */
function members(name: string): string[] {
  for (const file of globSync("contracts/**/*.sol", { cwd: root })) {
    const source = readFileSync(join(root, file), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, "");
    const [, body] = new RegExp(`\\benum ${name} \\{([^}]*)\\}`).exec(source) ?? [];
    if (body !== undefined)
      return body
        .split(",")
        .map((member) => member.trim())
        .filter(Boolean);
  }
  throw new Error(`no enum ${name}`);
}

describe("enumerations", () => {
  const objects = Object.entries(enums).filter(([, value]) => typeof value === "object");

  for (const [name, of] of objects) {
    it(`${name} has the members and numbers of the contracts`, () => {
      expect(Object.keys(of)).to.deep.equal(members(name));
      expect(Object.values(of)).to.deep.equal(Object.keys(of).map((_, i) => i));
    });
  }

  it("names a number, and refuses one that has no name", () => {
    expect(enums.nameOf(enums.Act, 3n)).to.equal("Transfer");
    expect(() => enums.nameOf(enums.Standing, 6)).to.throw(RangeError, "no member 6");
  });

  it("packs masks and roles", () => {
    expect(enums.maskOf(enums.Act, ["Transfer", "Correct"])).to.equal((1n << 3n) + (1n << 10n));
    expect(enums.maskOf(enums.Act, [])).to.equal(0n);
    // Beyond what a number holds exactly.
    expect(enums.maskOf(enums.Act, ["Transfer", "AssignRights"])).to.equal((1n << 3n) + (1n << 58n));
    expect(enums.roleOf("Registrar", 310113)).to.equal((1n << 32n) + 310113n);
  });
});
