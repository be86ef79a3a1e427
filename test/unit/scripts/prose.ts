import { expect } from "chai";
import { checkLinks, checkWords } from "../../../scripts/lint/prose.js";

describe("prose", () => {
  it("finds a forbidden word with its place and what to say instead", () => {
    const word = ["white", "lists"].join("");
    expect(checkWords("a.md", `Fine.\nThe ${word} grow.`)).to.deep.equal([
      `a.md:2: "${word}": say allow list`,
    ]);
    expect(checkWords("a.md", "A client of the resilient ledger.")).to.deep.equal([]);
  });

  it("finds a link to a missing file or heading, outside code", () => {
    const read = (path: string): string | undefined =>
      path === "docs/b.md" ? "# Two words, `code`" : undefined;
    const good =
      "# Top\n[b](b.md#two-words-code) [self](#top) [web](https://example.org)\n```\n[x](no.md)\n```";
    expect(checkLinks("docs/a.md", good, read)).to.deep.equal([]);
    expect(checkLinks("docs/a.md", "[c](c.md) [b](b.md#three)", read)).to.deep.equal([
      "docs/a.md:1: no file docs/c.md",
      "docs/a.md:1: no heading #three in docs/b.md",
    ]);
  });
});
