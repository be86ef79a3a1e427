import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { Contract } from "ethers";
import hre from "hardhat";
import { loadArtifact } from "../../deploy/artifacts.js";
import { deploySuite } from "../../deploy/deploySuite.js";
import parameters, { ACCOUNTS } from "../../deploy/parameters/localhost.js";
import { addressIn, connect, type Deployment, type Suite } from "../../sdk/connect/index.js";

/** One chain in this process for the suite under its council. */
const connection = await hre.network.create({ network: "default", chainType: "l1" });
export const { networkHelpers } = connection;
export const { time } = networkHelpers;

/** Safe, with the functions that the tests call. */
export type Safe = Contract & {
  getOwners(): Promise<string[]>;
  getThreshold(): Promise<bigint>;
  nonce(): Promise<bigint>;
  VERSION(): Promise<string>;
};

export interface GovernedSuite {
  readonly deployment: Deployment;
  readonly suite: Suite;
  readonly council: Safe;
  readonly deployer: HardhatEthersSigner;
  readonly guardian: HardhatEthersSigner;
  /** Holds no office. */
  readonly stranger: HardhatEthersSigner;
}

/** The suite as it stands after the handover to the council of the local parameters. */
export async function loadGoverned(): Promise<GovernedSuite> {
  return networkHelpers.loadFixture(deployed);
}

async function deployed(): Promise<GovernedSuite> {
  const deployment = await deploySuite(hre, connection, parameters);
  const signers = await connection.ethers.getSigners();
  const [deployer, guardian, stranger] = [ACCOUNTS.council, ACCOUNTS.guardian, 15].map((n) => signers[n]);
  if (!deployer || !guardian || !stranger) throw new RangeError("the network has sixteen accounts");
  const { abi } = await loadArtifact(hre, "SafeL2");
  const council = new Contract(addressIn(deployment, "Council"), abi as [], stranger) as Safe;
  return { deployment, suite: connect(deployment, stranger), council, deployer, guardian, stranger };
}
