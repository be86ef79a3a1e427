import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Artifact, ArtifactResolver, IgnitionModule } from "@nomicfoundation/ignition-core";
import {
  IgnitionModuleDeserializer,
  IgnitionModuleSerializer,
  type SerializedIgnitionModule,
} from "@nomicfoundation/ignition-core/ui-helpers";
import { id } from "ethers";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { NetworkConnection } from "hardhat/types/network";
import { withoutLinkedFunctions } from "../../deploy/artifacts.js";
import { deployModule } from "../../deploy/deployModule.js";
import { compilerOf, described } from "../../deploy/deploySuite.js";
import { suite } from "../../deploy/modules/suite.js";
import type { SuiteParameters } from "../../deploy/parameters/parameters.js";
import type { Deployment } from "../../sdk/connect/index.js";
import type { Release } from "./releases.js";

/** `release.json`: what a release is made of, to be read by people. */
export interface ReleaseRecord {
  readonly version: string;
  readonly compiler: Deployment["compiler"];
  /** Of each contract and library that is deployed: its file, and the hash of its creation code, unlinked. */
  readonly contracts: Readonly<Record<string, { readonly source: string; readonly creationHash: string }>>;
}

/** What is needed of an artifact to deploy and to call it. */
type FrozenArtifact = Omit<Artifact, "_format" | "buildInfoId" | "inputSourceName">;

const RECORD = "release.json";
const PLAN = "plan.json";
const ARTIFACTS = "artifacts.json.gz";

/**
 * Writes what a release deploys into its folder: the plan of the deployment, and every artifact that the plan names.
 * Built contracts are taken as they are: build first.
 */
export async function freezeCode(
  hre: HardhatRuntimeEnvironment,
  { version, directory }: Release,
  parameters: SuiteParameters,
): Promise<ReleaseRecord> {
  const plan = suite(parameters) as IgnitionModule;
  const artifacts = await Promise.all(artifactNames(plan).map((name) => hre.artifacts.readArtifact(name)));
  const record: ReleaseRecord = {
    version,
    compiler: compilerOf(hre),
    contracts: Object.fromEntries(
      artifacts.map(({ contractName, sourceName, bytecode }) => [
        contractName,
        { source: sourceName, creationHash: id(bytecode) },
      ]),
    ),
  };
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, RECORD), json(record));
  writeFileSync(join(directory, PLAN), json(IgnitionModuleSerializer.serialize(plan)));
  writeFileSync(join(directory, ARTIFACTS), gzipSync(JSON.stringify(artifacts.map(frozen)), { level: 9 }));
  return record;
}

/** Deploys a release as it was frozen, with the offices and rules of a local node. */
export async function deployRelease(
  hre: HardhatRuntimeEnvironment,
  connection: NetworkConnection<"l1">,
  { directory }: Release,
): Promise<Deployment> {
  const { provider } = connection.ethers;
  const [{ chainId }, block] = [await provider.getNetwork(), await provider.getBlockNumber()];
  const serialized = JSON.parse(readFileSync(join(directory, PLAN), "utf8")) as SerializedIgnitionModule;
  const { compiler } = JSON.parse(readFileSync(join(directory, RECORD), "utf8")) as ReleaseRecord;
  const resolver = resolverOf(directory);
  const plan = IgnitionModuleDeserializer.deserialize(serialized);
  const addresses = await deployModule(hre, connection, plan, withoutLinkedFunctions(resolver));
  const contracts = await described(addresses, (name) => resolver.loadArtifact(name));
  return { chainId: Number(chainId), block: block + 1, compiler, contracts };
}

function artifactNames(plan: IgnitionModule): string[] {
  const names = [...plan.futures].flatMap((future) =>
    "contractName" in future ? [future.contractName] : [],
  );
  return [...new Set(names)].toSorted();
}

function frozen(artifact: FrozenArtifact): FrozenArtifact {
  const { contractName, sourceName, abi, bytecode, deployedBytecode } = artifact;
  const { linkReferences, deployedLinkReferences, immutableReferences = {} } = artifact;
  const code = { bytecode, deployedBytecode, linkReferences, deployedLinkReferences, immutableReferences };
  return { contractName, sourceName, abi, ...code };
}

function resolverOf(directory: string): ArtifactResolver {
  const text = gunzipSync(readFileSync(join(directory, ARTIFACTS))).toString("utf8");
  const artifacts = JSON.parse(text) as FrozenArtifact[];
  return {
    getBuildInfo: () => Promise.resolve(undefined),
    loadArtifact: (name) => {
      const artifact = artifacts.find(({ contractName }) => contractName === name);
      if (artifact === undefined)
        return Promise.reject(new Error(`the release holds no artifact of ${name}`));
      return Promise.resolve({ _format: "hh3-artifact-1", ...artifact });
    },
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
