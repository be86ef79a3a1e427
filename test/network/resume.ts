import { execFile, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { readDeployment } from "../../sdk/connect/index.js";
import { rpc, startNode, type RunningNode } from "../../scripts/lib/node.js";
import { root } from "../../scripts/lib/project.js";
import { removeTraces } from "../support/traces.js";

/** Of its own, so that the record of a developer's node is not overwritten. */
const CHAIN = "313371";
const RECORD = join(root, "deployments", `${CHAIN}.json`);
const DEPLOY = ["--import", "tsx", join(root, "scripts/deploy.ts"), "--rpc"];

describe("the deploy script", function () {
  this.timeout(180_000);
  let node: RunningNode;

  const sent = async (): Promise<number> => {
    const [deployer] = (await rpc(node.url, "eth_accounts")) as [string];
    return Number(await rpc(node.url, "eth_getTransactionCount", [deployer, "latest"]));
  };
  // Not synchronous: the node's output must be read meanwhile.
  const deploy = async (): Promise<unknown> =>
    promisify(execFile)(process.execPath, [...DEPLOY, node.url], { cwd: root });

  beforeEach(async () => {
    node = await startNode({ kind: "anvil", args: ["--chain-id", CHAIN] });
  });

  afterEach(async () => {
    await node.stop();
    removeTraces(CHAIN);
  });

  it("goes on after an interruption, sends nothing twice, and records what stands", async () => {
    const interrupted = spawn(process.execPath, [...DEPLOY, node.url], { cwd: root, stdio: "ignore" });
    const ended = new Promise((resolve) => interrupted.once("exit", resolve));
    while ((await sent()) < 6) {
      if (interrupted.exitCode !== null) throw new Error("the first run ended before it was interrupted");
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    interrupted.kill("SIGKILL");
    await ended;
    const before = await sent();

    await deploy();
    const total = await sent();
    expect(total).to.be.greaterThan(before);
    const deployment = readDeployment(JSON.parse(readFileSync(RECORD, "utf8")));
    expect(deployment.block).to.equal(1);
    // Every transaction is a step of the plan: each contract once, its implementation, and the calls.
    const created: string[] = [];
    for (let block = 1; block <= Number(await rpc(node.url, "eth_blockNumber")); block++) {
      const receipts = (await rpc(node.url, "eth_getBlockReceipts", [`0x${block.toString(16)}`])) as {
        contractAddress: string | null;
      }[];
      created.push(...receipts.map(({ contractAddress }) => contractAddress ?? "").filter(Boolean));
    }
    // Not the council, which its factory creates; behind each proxy an implementation, and a daybook without registers.
    const stand = Object.values(deployment.contracts);
    const proxies = stand.filter(({ implementation }) => implementation !== undefined).length;
    expect(created).to.have.length(stand.length - 1 + proxies + 1);

    await deploy();
    expect(await sent()).to.equal(total);
  });
});
