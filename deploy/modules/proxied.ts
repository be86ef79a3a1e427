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

/** A contract behind its proxy, and all that was deployed for it, named as the deployment's record names it. */
export interface Standing<Name extends string> {
  readonly at: NamedArtifactContractAtFuture<Name>;
  readonly results: Readonly<Record<string, ContractFuture<string>>>;
}

/**
 * Deploys a contract that needs nothing to begin with behind a proxy.
 *
 * @param given what its constructor is given, in its order.
 * @param libraries those that it is linked to.
 */
export function behindProxy<Name extends string>(
  m: IgnitionModuleBuilder,
  name: Name,
  given: readonly ContractFuture<string>[],
  libraries: Readonly<Record<string, ContractFuture<string>>> = {},
): Standing<Name> {
  const implementation = m.contract(name, [...given], { id: `${name}Implementation`, libraries });
  const at = proxied(m, implementation, []);
  return { at, results: { [name]: at, [`${name}Implementation`]: implementation, ...libraries } };
}
