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

/**
 * The build's artifacts without the library functions that no ABI coder can read; linked code calls them, nothing
 * else does.
 */
export function artifactsOf(hre: HardhatRuntimeEnvironment): ArtifactResolver {
  return withoutLinkedFunctions(new HardhatArtifactResolver(hre.artifacts));
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
