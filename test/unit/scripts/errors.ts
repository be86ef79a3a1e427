import { expect } from "chai";
import { checkErrors, declaredErrors, neverRaised, readEntries } from "../../../scripts/check/errors.js";

const SOURCE = `
/// error Commented(uint256 value);
error Empty();
error Long(
    address owner, // who
    uint256   amount
);
`;

const PAGE = `# Errors

## Room

### Empty

\`Empty()\`

Meaning: Nothing.
Ground: None.
Do: Nothing.

### Long

\`Long(address owner, uint256 amount)\`

Meaning: Much.
Ground: None.
Do: Less.

## Errors of the libraries

### Foreign

\`Foreign()\`

Meaning: Theirs.
Ground: None.
Do: Ask them.
`;

describe("errors", () => {
  const own = declaredErrors(SOURCE);
  const libraries = declaredErrors("error Foreign();");
  const tests = 'revertedWithCustomError(x, "Empty"); Room.Long.selector;';

  it("reads declarations over several lines, and none from comments", () => {
    expect([...own]).to.deep.equal([
      ["Empty", "Empty()"],
      ["Long", "Long(address owner, uint256 amount)"],
    ]);
  });

  it("reads all signatures of one name, in the sources and on the page", () => {
    const twice = "error Twice(uint8 x); error Twice(); error Twice(uint8 x);";
    expect([...declaredErrors(twice)]).to.deep.equal([["Twice", "Twice() or Twice(uint8 x)"]]);
    const [entry] = readEntries("### Twice\n\n`Twice(uint8 x)`\n\n`Twice()`\n");
    expect(entry?.signature).to.equal("Twice() or Twice(uint8 x)");
  });

  it("passes when every error has its entry and its test", () => {
    expect(checkErrors(own, libraries, readEntries(PAGE), tests)).to.deep.equal([]);
  });

  it("names an error without entry or test, and an entry without error", () => {
    const other = declaredErrors("error Empty(); error Absent(uint8 x);");
    expect(checkErrors(other, libraries, readEntries(PAGE), tests)).to.deep.equal([
      "docs/errors.md: no entry for Absent(uint8 x)",
      "test/: no test names Absent",
      "docs/errors.md: Long: no such error",
    ]);
  });

  it("asks for no test of a standard's error that nothing raises", () => {
    const untestable = neverRaised(SOURCE, "// Long\nrevert Empty();");
    expect([...untestable]).to.deep.equal(["Long"]);
    expect(checkErrors(own, libraries, readEntries(PAGE), "Empty", untestable)).to.deep.equal([]);
  });

  it("takes no part of a longer name for a test", () => {
    const problems = checkErrors(own, libraries, readEntries(PAGE), "EmptyHanded Long");
    expect(problems).to.deep.equal(["test/: no test names Empty"]);
  });

  it("compares signatures, lines and order", () => {
    const wrong = PAGE.replace("`Empty()`", "`Empty(uint8 x)`")
      .replace("Do: Less.\n", "")
      .replace("### Long", "### Afar");
    expect(checkErrors(own, libraries, readEntries(wrong), tests)).to.deep.equal([
      "docs/errors.md: no entry for Long(address owner, uint256 amount)",
      "docs/errors.md: Empty: the signature is Empty()",
      "docs/errors.md: Afar: no such error",
      "docs/errors.md: Afar: needs the lines Meaning, Ground, Do",
      "docs/errors.md: Afar: comes before Empty",
    ]);
  });

  it("looks for the errors of libraries among theirs only", () => {
    expect(checkErrors(own, new Map(), readEntries(PAGE), tests)).to.deep.equal([
      "docs/errors.md: Foreign: no such error",
    ]);
  });
});
