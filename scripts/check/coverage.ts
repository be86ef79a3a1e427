import { readFileSync } from "node:fs";
import { join } from "node:path";
import { conclude, hardhat, projectFiles, root } from "../lib/project.js";

// Properties run again and again what other tests run once, and a node of its own runs code that is not instrumented.
// Those of types stay: what they hold against the SDK, the lens, no other test calls throughout.
const TESTS = /^test\/(?!property\/(?!types\/)|network\/).*(?:\.t\.sol|\.ts)$/;
const tests = projectFiles().filter((name) => TESTS.test(name));
// Instrumented code costs more gas: what is held to a cost is left out here.
hardhat("test", "--coverage", "--grep-exclude", "@long|@gas", ...tests);

let file = "";
let lines = 0;
const uncovered: string[] = [];
for (const record of readFileSync(join(root, "coverage/lcov.info"), "utf8").split("\n")) {
  if (record.startsWith("SF:")) file = record.slice(3);
  const [, line, hits] = /^DA:(\d+),(\d+)/.exec(record) ?? [];
  if (line === undefined || !file.startsWith("contracts/")) continue;
  lines++;
  if (hits === "0") uncovered.push(`${file}:${line}: no test runs this line`);
}
if (lines === 0) uncovered.push("coverage/lcov.info names no line of contracts/");
conclude("coverage", uncovered, `all ${lines} lines of contracts/ run in tests`);
