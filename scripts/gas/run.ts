// Measures every operation on a fresh node and writes reports/gas.json and reports/gas.md.
// With --check it writes nothing, and fails when the committed report is out of date, when an operation costs
// more than before without a line `Gas: <why>` in the commit message, or when a bar is exceeded.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { JsonRpcProvider } from "ethers";
import { startNode } from "../lib/node.js";
import { conclude, git, root } from "../lib/project.js";
import bars from "./bars.json" with { type: "json" };
import likenesses from "./likenesses.json" with { type: "json" };
import { measure, overhead } from "./floor.js";
import { operations, prepare } from "./operations.js";
import { differences, exceeded, markdown, unlike, withParts, type Row } from "./report.js";
import together from "./together.json" with { type: "json" };

/** Blocks are one second apart from here on, so that no run differs from another. */
const GENESIS = Date.UTC(2026, 0, 1) / 1000;
const REPORT = "reports/gas.json";

const rows = withParts(await measureAll(), together);
if (process.argv.includes("--check")) check();
else write();

async function measureAll(): Promise<Row[]> {
  const node = await startNode({ kind: "anvil", args: ["--timestamp", GENESIS.toString()] });
  const provider = new JsonRpcProvider(node.url, undefined, { cacheTimeout: -1, staticNetwork: true });
  provider.pollingInterval = 20;
  try {
    await provider.send("anvil_setBlockTimestampInterval", [1]);
    const bench = await prepare(provider);
    const measured: Row[] = [];
    for (const { name, run } of operations) {
      const { txHash, signatures, acts = 1 } = await run(bench);
      const total = await measure({ provider, txHash, signatures });
      const [gas, floor] = [Math.ceil(total.gas / acts), Math.ceil(total.floor / acts)];
      measured.push({ operation: name, gas, floor, overhead: overhead(gas, floor) });
      console.error(`${name}: ${gas} gas`);
    }
    return measured;
  } finally {
    provider.destroy();
    await node.stop();
  }
}

function write(): void {
  mkdirSync(join(root, "reports"), { recursive: true });
  writeFileSync(join(root, REPORT), JSON.stringify(rows, undefined, 2) + "\n");
  const report = markdown(rows, bars, operations, together);
  writeFileSync(join(root, "reports/gas.md"), report);
  console.log(report);
}

function check(): void {
  const file = join(root, REPORT);
  const committed = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Row[]) : [];
  const { rose, other } = differences(committed, rows);
  const stale = [...rose, ...other].map((line) => `${line}; run \`npm run gas\` and commit reports/`);
  const unexplained = explained() ? [] : differences(before(), rows).rose;
  const problems = [
    ...stale,
    ...unexplained.map((line) => `${line}; say why in a line "Gas: <why>" of the commit message`),
    ...exceeded(rows, bars),
    ...unlike(rows, likenesses),
  ];
  conclude("gas", problems, `${rows.length} operations cost what the report says`);
}

/** The report that the newest commit started from: its parent's, or, before there is one, none. */
function before(): Row[] {
  try {
    return JSON.parse(git("show", `HEAD~1:${REPORT}`)) as Row[];
  } catch {
    return [];
  }
}

/** Whether the newest commit, or one that it merges, says why gas rose. */
function explained(): boolean {
  try {
    return /^Gas: \S/m.test(git("log", "--format=%B", "HEAD~1..HEAD"));
  } catch {
    return false;
  }
}
