import { readFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "node:util";
import { expect } from "chai";
import ts from "typescript";
import { root } from "../../../scripts/lib/project.js";
import { parties, privacy } from "../../../sdk/index.js";
import { attested } from "../../support/registry.js";
import { loadSuite } from "../../support/suite.js";

type Run = (...args: unknown[]) => Promise<void>;
const AsyncFunction = (async () => Promise.resolve()).constructor as new (...parts: string[]) => Run;

describe("the example of docs/privacy.md", () => {
  const page = readFileSync(join(root, "docs/privacy.md"), "utf8");
  const block = (language: string): string =>
    new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(page)?.[1] ?? "";

  it("prints what the page says", async () => {
    const s = await loadSuite();
    const evidence = await attested(s, "IdentityProof", "identity of the example's party");
    const lines: string[] = [];
    const console = { log: (...words: unknown[]) => lines.push(format(...words)) };
    const names = { parties, privacy, office: s.with(s.identity), evidence, console };
    const code = ts.transpile(block("ts"), { target: ts.ScriptTarget.ES2022 });
    await new AsyncFunction(...Object.keys(names), code)(...Object.values(names));
    expect(`${lines.join("\n")}\n`).to.equal(block("text"));
  });
});
