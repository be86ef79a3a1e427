import { expect } from "chai";
import { compareLayouts } from "../../../scripts/check/layoutCompare.js";
import { layoutsOf, locationOf, type Layout, type Layouts } from "../../../scripts/generate/storageLayout.js";

const ID = "test.storage.Book";

/** A contract that keeps its storage in a library's namespace, as the registers do. */
const SOURCE = `
pragma solidity ^0.8.20;

type Day is uint24;
type Month is uint24;
type Word is uint256;
using Words for Word global;

enum State { None, Live, Ended }
enum Kind { None, Sale }

struct Charge { address holder; uint32 rank; Day until; Kind kind; }
struct Page { Word word; bytes32 head; }

library Words {
    uint256 private constant STATE = 160;
    function state(Word w) internal pure returns (State) { return State(uint8(Word.unwrap(w) >> STATE)); }
}

library Book {
    /// @custom:storage-location erc7201:${ID}
    struct Layout {
        uint32 last;
        uint64 closedUntil;
        mapping(bytes32 title => Page) pages;
        mapping(bytes32 title => Charge[]) charges;
    }
    bytes32 private constant LOCATION = ${locationOf(ID)};
    function layout() internal pure returns (Layout storage $) { assembly { $.slot := LOCATION } }
    function last() external view returns (uint32) { return layout().last; }
}

contract Register {
    function last() external view returns (uint32) { return Book.last(); }
}
`.replace("type Word is", "/// @notice One word.\n///\n/// | bits | what |\n/// |---|---|\ntype Word is");

function read(source: string, upgradeable = true): Layouts {
  return layoutsOf({ "Register.sol": source }, [{ name: "Register", upgradeable, runs: [] }]);
}

function layoutOf(source: string): Layout {
  const [layout] = read(source).layouts;
  if (layout === undefined) throw new Error("no layout");
  return layout;
}

describe("storage layouts", () => {
  const released = layoutOf(SOURCE);

  /** What the comparison finds after a change of the source. */
  function after(...changes: readonly [from: string, to: string][]): string {
    const source = changes.reduce((text, [from, to]) => {
      expect(text).to.include(from);
      return text.replace(from, to);
    }, SOURCE);
    return compareLayouts(released, layoutOf(source)).join("\n");
  }

  it("tells the namespace of a library that the contract calls, to the byte", () => {
    expect(released.namespaces[ID]).to.deep.include({ location: locationOf(ID), declaredBy: "Book" });
    const [, closedUntil] = released.namespaces[ID]?.fields ?? [];
    expect(closedUntil).to.deep.equal({ name: "closedUntil", type: "uint64", slot: 0, byte: 4 });
    expect(released.structs["struct Charge"]?.bytes).to.equal(32);
    expect(released.enums["enum Kind"]?.members).to.deep.equal(["None", "Sale"]);
    expect(released.values.Word).to.deep.equal({
      bytes: 32,
      underlying: "uint256",
      packing: { STATE: "160" },
    });
    expect(released.enums["enum State"]?.members).to.deep.equal(["None", "Live", "Ended"]);
  });

  it("computes the place of a namespace as ERC-7201 does", () => {
    expect(locationOf("example.main")).to.equal(
      "0x183a6125c38840424c4a85fa12bab2ab606c4b6d0e7cc73c0c06ba5300eab500",
    );
  });

  it("finds nothing when nothing changed, or only comments and code", () => {
    expect(after(["return Book.last();", "/* read */ return Book.last() + 0;"])).to.equal("");
  });

  it("allows a field at the end of a namespace, a mapping's struct, and an enum", () => {
    const field: [string, string] = ["charges;\n", "charges;\n        uint256 added;\n"];
    expect(after(field, ["bytes32 head;", "bytes32 head; bytes32 added;"])).to.equal("");
    expect(after(["{ None, Sale }", "{ None, Sale, Gift }"])).to.equal("");
    expect(after(["Live, Ended }", "Live, Ended, Lost }"])).to.equal("");
  });

  it("refuses a field that is removed", () => {
    expect(after(["        uint64 closedUntil;\n", ""]))
      .to.include("Register")
      .and.include("Deleted `closedUntil`");
  });

  it("refuses fields in another order", () => {
    const found = after([
      "uint32 last;\n        uint64 closedUntil;",
      "uint64 closedUntil;\n        uint32 last;",
    ]);
    expect(found).to.include("`last`");
  });

  it("refuses a field before others", () => {
    expect(after(["uint32 last;\n", "uint128 added;\n        uint32 last;\n"])).to.include(
      "Inserted `added`",
    );
  });

  it("refuses a field of another type or name", () => {
    expect(after(["uint64 closedUntil", "uint128 closedUntil"])).to.include("Upgraded `closedUntil`");
    expect(after(["uint64 closedUntil", "uint64 openFrom"])).to.include(
      "Renamed `closedUntil` to `openFrom`",
    );
  });

  it("refuses one value type in the place of another of the same size", () => {
    expect(after(["Day until", "Month until"]))
      .to.include("`until`")
      .and.include("Month");
    expect(after(["type Day is uint24", "type Day is int24"])).to.include("`until`");
  });

  it("refuses a packed struct whose fields move", () => {
    expect(after(["uint32 rank", "uint64 rank"]))
      .to.include("struct Charge")
      .and.include("`rank`");
    expect(after(["uint32 rank; ", ""])).to.include("Deleted `rank`");
  });

  it("refuses a field at the end of a struct that an array holds", () => {
    expect(after(["Kind kind; }", "Kind kind; uint256 added; }"])).to.include("Added `added`");
    expect(after(["Kind kind; }", "Kind kind; bool added; }"])).to.include("Added `added`");
  });

  it("refuses an enum whose members are removed or change places", () => {
    expect(after(["{ None, Sale }", "{ Sale, None }"])).to.include("enum Kind");
    expect(after(["{ None, Sale }", "{ None }"])).to.include("Sale");
  });

  it("refuses a hand-packed word whose parts move or read otherwise", () => {
    expect(after(["STATE = 160", "STATE = 168"])).to.equal("Register: Word, STATE: was 160, is 168");
    expect(after(["Live, Ended }", "Ended, Live }"])).to.equal(
      "Register: enum State, member 1: was Live, is Ended",
    );
    expect(after(["Live, Ended }", "Live }"])).to.equal("Register: enum State, member 2: was Ended, is gone");
  });

  it("refuses a namespace that vanishes or moves", () => {
    expect(after([`erc7201:${ID}`, "erc7201:test.storage.Other"])).to.include(ID);
    const location = locationOf("test.storage.Other");
    const [namespace] = Object.values(released.namespaces);
    if (namespace === undefined) throw new Error("no namespace");
    const moved = { ...released, namespaces: { [ID]: { ...namespace, location } } };
    expect(compareLayouts(released, moved)).to.deep.equal([
      `Register: ${ID} moved from ${locationOf(ID)} to ${location}`,
    ]);
  });

  it("refuses a namespace that is not where its id puts it, or that two structs claim", () => {
    expect(read(SOURCE).problems).to.deep.equal([]);
    const elsewhere = SOURCE.replace(locationOf(ID), locationOf("test.storage.Other"));
    expect(read(elsewhere).problems).to.deep.equal([`${ID}: its constant must be ${locationOf(ID)}`]);
    const claimed = SOURCE.replace(
      "contract Register {",
      (head) => `${head}
    /// @custom:storage-location erc7201:${ID}
    struct Own { uint256 x; }
    bytes32 private constant LOCATION = ${locationOf(ID)};
    function own() private pure returns (Own storage $) { assembly { $.slot := LOCATION } }`,
    );
    expect(read(claimed).problems).to.deep.equal([`${ID}: two structs claim this namespace`]);
  });

  it("refuses state of an upgradeable contract outside of namespaces, and a namespace that nobody keeps", () => {
    const outside = SOURCE.replace("contract Register {", "contract Register {\n    uint256 private loose;");
    expect(read(outside).problems).to.deep.equal(["Register: loose stands outside of any namespace"]);
    expect(read(outside, false).problems).to.deep.equal([]);
    const unused = SOURCE.replace("return Book.last();", "return 0;");
    expect(read(unused).problems).to.deep.equal([`${ID}: no contract that is listed keeps it`]);
  });
});
