import { execFile } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { startNode, type RunningNode } from "../../scripts/lib/node.js";
import { root } from "../../scripts/lib/project.js";

/** Of its own, so that the record of a developer's node is not overwritten. */
const CHAIN = "313372";
const DEMO = ["--import", "tsx", join(root, "scripts/demo.ts"), "--rpc"];

describe("the demonstration on a node that runs already @long", function () {
  this.timeout(240_000);
  let node: RunningNode;

  const demonstrate = async (): Promise<string> =>
    (await promisify(execFile)(process.execPath, [...DEMO, node.url], { cwd: root })).stdout;

  before(async () => {
    node = await startNode({ kind: "anvil", args: ["--chain-id", CHAIN] });
  });

  after(async () => {
    await node.stop();
    rmSync(join(root, "deployments", `${CHAIN}.json`), { force: true });
    const journals = join(root, "deploy/deployments");
    for (const name of readdirSync(journals)) {
      if (name.startsWith(`chain-${CHAIN}-`)) rmSync(join(journals, name), { recursive: true });
    }
  });

  it("registers, transfers, refuses, and proves every folio by its entries", async () => {
    const lines = (await demonstrate()).trimEnd().split("\n");
    const refusal = lines.findIndex((line) => line.startsWith("REFUSED"));
    expect(lines[refusal + 1]).to.match(
      /^reason {3}Seized\(title 310113901001GB00002W00000000, seizure \d+, /,
    );
    const last = /^demo: (\d+) titles, (\d+) entries, all heads verified$/.exec(lines.at(-1) ?? "");
    expect(Number(last?.[1])).to.be.at.least(40);
    expect(Number(last?.[2])).to.be.greaterThan(Number(last?.[1]));
  });

  it("says so when the chain has seen it already", async () => {
    await demonstrate().then(
      () => expect.fail("it ran twice"),
      (error: unknown) => {
        expect(String(error)).to.include("has seen the demonstration already");
      },
    );
  });
});
