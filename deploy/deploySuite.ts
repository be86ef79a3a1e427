import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  errorDeploymentResultToExceptionMessage,
  PrettyEventHandler,
} from "@nomicfoundation/hardhat-ignition/helpers";
import { deploy, DeploymentResultType, type IgnitionModule } from "@nomicfoundation/ignition-core";
import { id } from "ethers";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { NetworkConnection } from "hardhat/types/network";
import type { DeployedContract, Deployment } from "../sdk/connect/index.js";
import { artifactsOf, loadArtifact } from "./artifacts.js";
import { governed } from "./modules/council.js";
import { suite } from "./modules/suite.js";
import type { SuiteParameters } from "./parameters/parameters.js";

const IMPLEMENTATION = "Implementation";
const POLLING_MS = 100;

export interface DeployOptions {
  /** Shows each step on the terminal. */
  displayUi?: boolean;
  /** Keeps a journal to resume from; by default, on every network outside this process. */
  journal?: boolean;
}

/**
 * Deploys the suite to a connected network and tells where it stands. On a network outside this process a journal
 * is kept: after an interruption, or when the parameter file has grown, only what is missing is done.
 *
 * @throws Error that names the step that failed; run again once its cause is mended.
 */
export async function deploySuite(
  hre: HardhatRuntimeEnvironment,
  connection: NetworkConnection<"l1">,
  parameters: SuiteParameters,
  { displayUi = false, journal = true }: DeployOptions = {},
): Promise<Deployment> {
  const { provider } = connection.ethers;
  const { chainId } = await provider.getNetwork();
  const next = (await provider.getBlockNumber()) + 1;
  const directory = journal ? await journalDirectory(hre, connection, chainId) : undefined;
  const { council } = parameters;
  const ignitionModule: IgnitionModule =
    council === undefined ? suite(parameters) : governed(suite(parameters), council);
  const result = await deploy({
    ignitionModule,
    deploymentParameters: {},
    provider: connection.provider,
    accounts: (await connection.provider.request({ method: "eth_accounts" })) as string[],
    artifactResolver: artifactsOf(hre),
    config: { blockPollingInterval: POLLING_MS, requiredConfirmations: 1 },
    ...(directory === undefined ? {} : { deploymentDir: directory }),
    ...(displayUi ? { executionEventListener: new PrettyEventHandler(hre.interruptions) } : {}),
  });
  if (result.type !== DeploymentResultType.SUCCESSFUL_DEPLOYMENT) {
    throw new Error(errorDeploymentResultToExceptionMessage(result));
  }

  const addresses = Object.entries(ignitionModule.results).map(([name, future]) => {
    const address = result.contracts[future.id]?.address;
    if (address === undefined) throw new Error(`${name} was not deployed`);
    return [name, { address, artifact: future.contractName }] as const;
  });
  return {
    chainId: Number(chainId),
    block: (directory === undefined ? undefined : firstBlock(directory)) ?? next,
    compiler: compilerOf(hre),
    contracts: await described(hre, new Map(addresses)),
  };
}

async function described(
  hre: HardhatRuntimeEnvironment,
  deployed: ReadonlyMap<string, { address: string; artifact: string }>,
): Promise<Record<string, DeployedContract>> {
  const contracts: Record<string, DeployedContract> = {};
  for (const [name, { address, artifact }] of deployed) {
    if (name.endsWith(IMPLEMENTATION)) continue;
    const implementation = deployed.get(name + IMPLEMENTATION)?.address;
    const { abi } = await loadArtifact(hre, artifact);
    contracts[name] = {
      address,
      ...(implementation === undefined ? {} : { implementation }),
      abiHash: id(JSON.stringify(abi)),
    };
  }
  return contracts;
}

/**
 * Where the journal is kept; nowhere for a chain inside this process. A local node starts anew under the same chain
 * id, so its genesis block tells the chains apart.
 */
async function journalDirectory(
  hre: HardhatRuntimeEnvironment,
  connection: NetworkConnection<"l1">,
  chainId: bigint,
): Promise<string | undefined> {
  if (connection.networkConfig.type === "edr-simulated") return undefined;
  const genesis = await connection.ethers.provider.getBlock(0);
  const name = `chain-${chainId}-${genesis?.hash?.slice(2, 10) ?? "unknown"}`;
  return join(hre.config.paths.ignition, "deployments", name);
}

function compilerOf(hre: HardhatRuntimeEnvironment): Deployment["compiler"] {
  const [compiler] = hre.config.solidity.profiles.default?.compilers ?? [];
  if (compiler === undefined) throw new Error("no compiler is configured");
  const settings = Object.entries(compiler.settings as Record<string, unknown>);
  return {
    version: compiler.version,
    settings: Object.fromEntries(settings.filter(([name]) => name !== "outputSelection")),
  };
}

/** The block of the first transaction that a journal confirms. */
function firstBlock(directory: string): number | undefined {
  const journal = join(directory, "journal.jsonl");
  if (!existsSync(journal)) return undefined;
  const confirmed = readFileSync(journal, "utf8").matchAll(/"blockNumber":(\d+)/g);
  const blocks = [...confirmed].map(([, block]) => Number(block));
  return blocks.length === 0 ? undefined : Math.min(...blocks);
}
