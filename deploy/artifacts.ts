import { createRequire } from "node:module";
import { HardhatArtifactResolver } from "@nomicfoundation/hardhat-ignition/helpers";
import type { Artifact, ArtifactResolver } from "@nomicfoundation/ignition-core";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";

/** A type of the ABI proper: libraries also name structs, enums and storage. */
const ABI_TYPE = /^(?:u?int\d+|address|bool|string|bytes\d*|function|tuple)(?:\[\d*\])*$/;

/** A parameter, or a whole fragment, as solc writes them. */
interface Parameter {
  type: string;
  inputs?: readonly Parameter[];
  outputs?: readonly Parameter[];
  components?: readonly Parameter[];
}

/** Where Safe publishes what it compiled; it is deployed unmodified. */
const SAFE: Readonly<Record<string, string>> = {
  SafeL2: "SafeL2.sol/SafeL2.json",
  SafeProxyFactory: "proxies/SafeProxyFactory.sol/SafeProxyFactory.json",
  CompatibilityFallbackHandler: "handler/CompatibilityFallbackHandler.sol/CompatibilityFallbackHandler.json",
};
const SAFE_ARTIFACTS = "@safe-global/safe-smart-account/build/artifacts/contracts/";

/**
 * The artifact of a contract of the build, or of Safe.
 *
 * @throws HardhatError if there is none of that name.
 */
export async function loadArtifact(hre: HardhatRuntimeEnvironment, name: string): Promise<Artifact> {
  const published = SAFE[name];
  if (published === undefined) return new HardhatArtifactResolver(hre.artifacts).loadArtifact(name);
  return createRequire(import.meta.url)(SAFE_ARTIFACTS + published) as Artifact;
}

/**
 * The artifacts of the build and of Safe, without the library functions that no ABI coder can read; linked code calls
 * them, nothing else does.
 */
export function artifactsOf(hre: HardhatRuntimeEnvironment): ArtifactResolver {
  const built = new HardhatArtifactResolver(hre.artifacts);
  return withoutLinkedFunctions({
    getBuildInfo: async (name) => (name in SAFE ? undefined : built.getBuildInfo(name)),
    loadArtifact: (name) => loadArtifact(hre, name),
  });
}

/** The same for artifacts from elsewhere. */
export function withoutLinkedFunctions(resolver: ArtifactResolver): ArtifactResolver {
  return {
    getBuildInfo: (name) => resolver.getBuildInfo(name),
    loadArtifact: async (name) => readable(await resolver.loadArtifact(name)),
  };
}

function readable(artifact: Artifact): Artifact {
  return { ...artifact, abi: (artifact.abi as readonly Parameter[]).filter(isFragmentReadable) };
}

function isFragmentReadable({ inputs = [], outputs = [] }: Parameter): boolean {
  return [...inputs, ...outputs].every(isReadable);
}

function isReadable({ type, components = [] }: Parameter): boolean {
  return ABI_TYPE.test(type) && components.every(isReadable);
}
