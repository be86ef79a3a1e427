// SPDX-License-Identifier: Apache-2.0
import { isAddress } from "ethers";

/** One deployed contract. */
export interface DeployedContract {
  /** Where it is called; of an upgradeable contract, the proxy. */
  readonly address: string;
  /** What the proxy runs, at the time of deployment. */
  readonly implementation?: string;
  /** keccak256 of the ABI as JSON. */
  readonly abiHash: string;
}

/** A deployment of the suite, as `deployments/<chain id>.json` keeps it. */
export interface Deployment {
  readonly chainId: number;
  /** Block of the suite's first transaction: no event of it is older. */
  readonly block: number;
  readonly compiler: { readonly version: string; readonly settings: unknown };
  readonly contracts: Readonly<Record<string, DeployedContract>>;
}

/**
 * A deployment read from parsed JSON.
 *
 * @throws TypeError that names what is missing or malformed.
 */
export function readDeployment(json: unknown): Deployment {
  const deployment = json as Partial<Deployment> | null;
  for (const key of ["chainId", "block"] as const) {
    if (!Number.isSafeInteger(deployment?.[key])) throw new TypeError(`deployment: ${key} is no number`);
  }
  const contracts = Object.entries(deployment?.contracts ?? {});
  if (contracts.length === 0) throw new TypeError("deployment: it names no contracts");
  for (const [name, { address }] of contracts) {
    if (!isAddress(address)) throw new TypeError(`deployment: ${name} has no address`);
  }
  return deployment as Deployment;
}

/**
 * The address of a contract of a deployment.
 *
 * @throws RangeError if the deployment has no contract of that name.
 */
export function addressIn(deployment: Deployment, name: string): string {
  const contract = Object.hasOwn(deployment.contracts, name) ? deployment.contracts[name] : undefined;
  if (contract === undefined) throw new RangeError(`the deployment has no contract ${name}`);
  return contract.address;
}
