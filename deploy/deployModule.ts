import {
  errorDeploymentResultToExceptionMessage,
  PrettyEventHandler,
} from "@nomicfoundation/hardhat-ignition/helpers";
import {
  deploy,
  DeploymentResultType,
  type ArtifactResolver,
  type IgnitionModule,
} from "@nomicfoundation/ignition-core";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { NetworkConnection } from "hardhat/types/network";

const POLLING_MS = 100;

export interface ModuleOptions {
  /** Shows each step on the terminal. */
  displayUi?: boolean;
  /** Where a journal is kept to resume from; nowhere by default. */
  directory?: string | undefined;
}

/**
 * Deploys a module to a connected network and tells where its results stand, by their names.
 *
 * @throws Error that names the step that failed.
 */
export async function deployModule(
  hre: HardhatRuntimeEnvironment,
  connection: NetworkConnection<"l1">,
  ignitionModule: IgnitionModule,
  artifactResolver: ArtifactResolver,
  { displayUi = false, directory }: ModuleOptions = {},
): Promise<Map<string, string>> {
  const result = await deploy({
    ignitionModule,
    deploymentParameters: {},
    provider: connection.provider,
    accounts: (await connection.provider.request({ method: "eth_accounts" })) as string[],
    artifactResolver,
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
    return [name, address] as const;
  });
  return new Map(addresses);
}
