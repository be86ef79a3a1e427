import hre from "hardhat";
import { deploySuite, type DeployOptions } from "../../deploy/deploySuite.js";
import type { SuiteParameters } from "../../deploy/parameters/parameters.js";
import type { Deployment } from "../../sdk/connect/index.js";
import { onNetwork } from "./network.js";

/** Builds the contracts if they have changed, and deploys the suite to the node at an address. */
export async function standUp(
  url: string,
  parameters: SuiteParameters,
  options: DeployOptions = {},
): Promise<Deployment> {
  await hre.tasks.getTask("build").run({ quiet: true });
  return onNetwork({ network: "localhost", rpc: url }, (connection) =>
    deploySuite(hre, connection, parameters, options),
  );
}
