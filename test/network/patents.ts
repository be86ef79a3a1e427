import { execFile, spawn } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { startNode, type RunningNode } from "../../scripts/lib/node.js";
import { root } from "../../scripts/lib/project.js";
import { removeTraces } from "../support/traces.js";

/** Of its own, so that the record of a developer's node is not overwritten. */
const CHAIN = "313374";
const COUNT = "900";

describe("the demonstration of a bulk load @long", function () {
  this.timeout(600_000);
  let node: RunningNode;
  const command = (): string[] => [
    "--import",
    "tsx",
    join(root, "scripts/demo.ts"),
    "--patents",
    COUNT,
    "--rpc",
    node.url,
  ];

  /** Runs it until a line matches, and kills it at once. */
  const killedAt = async (line: RegExp): Promise<void> => {
    const child = spawn(process.execPath, command(), { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    let text = "";
    child.stdout.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      if (line.test(text)) child.kill("SIGKILL");
    });
    await ended;
    expect(text).to.match(line);
    expect(text).to.not.include("RECONCILED");
  };

  before(async () => {
    node = await startNode({ kind: "anvil", args: ["--chain-id", CHAIN] });
  });

  after(async () => {
    await node.stop();
    removeTraces(CHAIN);
  });

  it("goes on where it was killed, and inserts nothing twice", async () => {
    await killedAt(/enrolling/);
    await killedAt(/ 200 of 900/);
    const { stdout } = await promisify(execFile)(process.execPath, command(), { cwd: root });
    expect(stdout).to.match(/going on: \d+ of 900 titles stand already/);
    expect(stdout).to.match(/rows on the register {2,}900\n/);
    expect(stdout).to.match(/911000001000013428 {2}0x[0-9a-fA-F]{40} {2,}534\n/);
    expect(stdout.trimEnd().split("\n").at(-1)).to.match(/^demo: 900 synthetic patents loaded/);
  });
});
