import {
  errorDeploymentResultToExceptionMessage,
  PrettyEventHandler,
} from "@nomicfoundation/hardhat-ignition/helpers";
import {
  deploy,
  DeploymentResultType,
  type ArtifactResolver,
  type DeploymentResult,
  type IgnitionModule,
} from "@nomicfoundation/ignition-core";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { NetworkConnection } from "hardhat/types/network";
import { goingOn, POLLING_MS } from "./journal.js";

export interface ModuleOptions {
  /** Shows each step on the terminal. */
  displayUi?: boolean;
  /** Where a journal is kept to resume from; nowhere by default. */
  directory?: string | undefined;
  /** Milliseconds that a transaction of an earlier run, which the node still holds, may take to be mined. */
  patience?: number | undefined;
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
  { displayUi = false, directory, patience }: ModuleOptions = {},
): Promise<Map<string, string>> {
  const accounts = (await connection.provider.request({ method: "eth_accounts" })) as string[];
  const [deployer] = accounts;
  const run = (): Promise<DeploymentResult> =>
    deploy({
      ignitionModule,
      deploymentParameters: {},
      provider: connection.provider,
      accounts,
      ...(deployer === undefined ? {} : { defaultSender: capitals(deployer) }),
      artifactResolver,
      config: { blockPollingInterval: POLLING_MS, requiredConfirmations: 1 },
      ...(directory === undefined ? {} : { deploymentDir: directory }),
      ...(displayUi ? { executionEventListener: new PrettyEventHandler(hre.interruptions) } : {}),
    });
  const result = await (directory === undefined
    ? run()
    : goingOn({ directory, connection, artifactResolver, patience }, run));
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

/**
 * An address in capitals. Ignition puts what waits for a sender before what is not sent yet by comparing the sender,
 * as text, to 0xFFF…; small letters from a on would come behind, and the numbers of transactions out of order.
 */
function capitals(address: string): string {
  return `0x${address.slice(2).toUpperCase()}`;
}
