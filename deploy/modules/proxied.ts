import type {
  ContractFuture,
  IgnitionModuleBuilder,
  NamedArtifactContractAtFuture,
  NamedArtifactContractDeploymentFuture,
} from "@nomicfoundation/ignition-core";

/** An implementation behind a proxy that can be upgraded, and the proxy read with the implementation's ABI. */
export function proxied<Name extends string>(
  m: IgnitionModuleBuilder,
  implementation: NamedArtifactContractDeploymentFuture<Name>,
  initialArguments: readonly ContractFuture<string>[],
): NamedArtifactContractAtFuture<Name> {
  const name = implementation.contractName;
  const initialize = m.encodeFunctionCall(implementation, "initialize", [...initialArguments], {
    id: `${name}_initialize`,
  });
  const proxy = m.contract("ERC1967Proxy", [implementation, initialize], { id: `${name}Proxy` });
  return m.contractAt(name, proxy, { id: name });
}
