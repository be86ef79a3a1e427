import hre from "hardhat";
import { deploySuite, type DeployOptions } from "../../deploy/deploySuite.js";
import type { SuiteParameters } from "../../deploy/parameters/parameters.js";
import type { Deployment } from "../../sdk/connect/index.js";

/** Builds the contracts if they have changed, and deploys the suite to the node at an address. */
export async function standUp(
  url: string,
  parameters: SuiteParameters,
  options: DeployOptions = {},
): Promise<Deployment> {
  await hre.tasks.getTask("build").run({ quiet: true });
  const connection = await hre.network.create({
    network: "localhost",
    chainType: "l1",
    override: { url },
  });
  try {
    return await deploySuite(hre, connection, parameters, options);
  } finally {
    await connection.close();
  }
}
