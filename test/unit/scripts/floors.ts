import { expect } from "chai";
import { checkFile } from "../../../scripts/lint/floors.js";

describe("floors", () => {
  it("lets a contract import its own room, lower floors and packages", () => {
    const source = [
      'import {IRegister} from "./IRegister.sol";',
      'import {TitleId} from "../types/TitleId.sol";',
      'import {ERC6909} from "@openzeppelin/contracts/token/ERC6909/ERC6909.sol";',
      '// import {Daybook} from "../daybook/Daybook.sol";',
    ].join("\n");
    expect(checkFile("contracts/register/Register.sol", source)).to.deep.equal([]);
  });

  it("names file, line and floors when a contract imports from a higher floor", () => {
    const source = 'pragma solidity ^0.8.30;\n\nimport {\n    Daybook\n} from "../daybook/Daybook.sol";';
    expect(checkFile("contracts/register/Register.sol", source)).to.deep.equal([
      "contracts/register/Register.sol:3: imports contracts/daybook/Daybook.sol; contracts/register (floor 5) may " +
        "import from its own room and from lower floors, and contracts/daybook is on floor 6",
    ]);
  });

  it("refuses a room on the same floor", () => {
    const [problem] = checkFile("contracts/park/Grants.sol", 'import "../settlement/Room.sol";');
    expect(problem).to.include("contracts/settlement is on floor 7");
  });

  it("refuses a room without a floor, and a contract that imports from outside contracts/", () => {
    expect(checkFile("contracts/attic/A.sol", "")).to.have.length(1);
    expect(checkFile("contracts/park/A.sol", 'import "../attic/B.sol";')).to.have.length(1);
    expect(checkFile("contracts/park/A.sol", 'import "../../test/harness/B.sol";')).to.have.length(1);
  });

  it("holds TypeScript and tests to the same rule", () => {
    const source = 'import { x } from "../cli/x.js";\nexport * from "./y.js";\nawait import("../test/z.js");';
    expect(checkFile("sdk/index.ts", source)).to.have.length(2);
    expect(checkFile("cli/main.ts", 'import { connect } from "parkfolio/sdk";')).to.deep.equal([]);
    expect(checkFile("test/unit/a.ts", 'import { x } from "../../scripts/x.js";')).to.deep.equal([]);
    expect(checkFile("test/unit/A.t.sol", 'import "../../contracts/park/A.sol";')).to.deep.equal([]);
    expect(checkFile("cli/main.ts", 'import type { X } from "../scripts/x.js";')).to.have.length(1);
  });
});
