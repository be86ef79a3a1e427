import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { columns, conclude, hardhat, root } from "../lib/project.js";

/** EIP-170: runtime code. EIP-3860: creation code. */
const LIMIT = { runtime: 24_576, init: 49_152 };

interface Artifact {
  contractName: string;
  sourceName: string;
  bytecode: string;
  deployedBytecode: string;
}

hardhat("build", "--quiet");
const sizes = globSync("artifacts/contracts/**/*.json", { cwd: root })
  .map((file) => JSON.parse(readFileSync(join(root, file), "utf8")) as Artifact)
  .map(({ contractName, sourceName, bytecode, deployedBytecode }) => ({
    contract: contractName,
    source: sourceName,
    runtime: bytes(deployedBytecode),
    init: bytes(bytecode),
  }))
  .filter(({ init }) => init > 0)
  .sort((a, b) => b.runtime - a.runtime);

if (sizes.length === 0) throw new Error("artifacts/contracts holds no contract that can be deployed");

const share = (size: number, limit: number): string => `${((100 * size) / limit).toFixed(1)} %`;
const rows = sizes.map(({ contract, runtime, init }) => [
  contract,
  runtime.toString(),
  share(runtime, LIMIT.runtime),
  init.toString(),
  share(init, LIMIT.init),
]);
console.log(columns([["contract", "runtime", "of EIP-170", "creation", "of EIP-3860"], ...rows]));
const problems = sizes.flatMap(({ contract, source, runtime, init }) => [
  ...(runtime > LIMIT.runtime ? [`${source}: ${contract} has ${runtime} bytes of runtime code`] : []),
  ...(init > LIMIT.init ? [`${source}: ${contract} has ${init} bytes of creation code`] : []),
]);
conclude("size", problems, `${sizes.length} contracts can be deployed`);

/** The length of a hex string's content; a placeholder for a library is as long as its address. */
function bytes(hex: string): number {
  return (hex.length - 2) / 2;
}
