import { join } from "node:path";
import type { IgnitionModule } from "@nomicfoundation/ignition-core";
import { id } from "ethers";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { NetworkConnection } from "hardhat/types/network";
import type { DeployedContract, Deployment } from "../sdk/connect/index.js";
import { artifactsOf, loadArtifact } from "./artifacts.js";
import { deployModule } from "./deployModule.js";
import { firstBlock } from "./journal.js";
import { governed } from "./modules/council.js";
import { suite } from "./modules/suite.js";
import type { SuiteParameters } from "./parameters/parameters.js";

const IMPLEMENTATION = "Implementation";

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
  const plan: IgnitionModule =
    council === undefined ? suite(parameters) : governed(suite(parameters), council);
  const addresses = await deployModule(hre, connection, plan, artifactsOf(hre), { displayUi, directory });
  return {
    chainId: Number(chainId),
    block: (directory === undefined ? undefined : firstBlock(directory)) ?? next,
    compiler: compilerOf(hre),
    contracts: await described(addresses, (name) =>
      loadArtifact(hre, plan.results[name]?.contractName ?? name),
    ),
  };
}

/** What a deployment's record says of each contract. */
export async function described(
  addresses: ReadonlyMap<string, string>,
  artifactOf: (name: string) => Promise<{ readonly abi: readonly unknown[] }>,
): Promise<Record<string, DeployedContract>> {
  const contracts: Record<string, DeployedContract> = {};
  for (const [name, address] of addresses) {
    if (name.endsWith(IMPLEMENTATION)) continue;
    const implementation = addresses.get(name + IMPLEMENTATION);
    const { abi } = await artifactOf(name);
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

/** The compiler and its settings, without what it is asked to write. */
export function compilerOf(hre: HardhatRuntimeEnvironment): Deployment["compiler"] {
  const [compiler] = hre.config.solidity.profiles.default?.compilers ?? [];
  if (compiler === undefined) throw new Error("no compiler is configured");
  const settings = Object.entries(compiler.settings as Record<string, unknown>);
  return {
    version: compiler.version,
    settings: Object.fromEntries(settings.filter(([name]) => name !== "outputSelection")),
  };
}
