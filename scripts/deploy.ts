// Deploys the whole suite, or what is missing of it, and writes deployments/<chain id>.json.
//   npm run deploy -- --network localhost        a network of hardhat.config.ts, with its parameter file
//   npm run deploy -- --rpc http://host:port     the parameters of localhost, at another address
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import hre from "hardhat";
import { deploySuite } from "../deploy/deploySuite.js";
import type { SuiteParameters } from "../deploy/parameters/parameters.js";
import { NETWORK_OPTIONS, onNetwork } from "./lib/network.js";
import { root } from "./lib/project.js";
import { writeRecord } from "./lib/records.js";

const { values } = parseArgs({ options: NETWORK_OPTIONS });

await onNetwork(values, async (connection) => {
  const deployment = await deploySuite(hre, connection, await parametersOf(values.network), {
    displayUi: process.stdout.isTTY,
  });
  const file = writeRecord(deployment);
  for (const [name, { address }] of Object.entries(deployment.contracts)) console.log(`${address} ${name}`);
  console.log(`deploy: the suite stands on chain ${deployment.chainId}; see ${file}`);
});

async function parametersOf(network: string): Promise<SuiteParameters> {
  const file = join(root, "deploy/parameters", `${network}.ts`);
  if (!existsSync(file)) throw new Error(`network ${network} has no parameter file ${file}`);
  const { default: parameters } = (await import(file)) as { default: SuiteParameters };
  return parameters;
}
