import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import hre from "hardhat";
import { deploySuite } from "../../deploy/deploySuite.js";
import parameters, { ACCOUNTS, withoutCouncil } from "../../deploy/parameters/localhost.js";
import { connect, type Deployment, type Suite } from "../../sdk/connect/index.js";

/** One chain in this process for all tests; every load of the suite returns to the moment after its deployment. */
export const connection = await hre.network.create({ network: "default", chainType: "l1" });

/** Named accounts that hold the offices. */
export type Officers = Record<keyof typeof ACCOUNTS, HardhatEthersSigner>;

export interface LoadedSuite extends Suite, Officers {
  /** Accounts without office: keys of parties, strangers. */
  readonly keys: readonly HardhatEthersSigner[];
  readonly ethers: (typeof connection)["ethers"];
  readonly networkHelpers: (typeof connection)["networkHelpers"];
  readonly provider: (typeof connection)["ethers"]["provider"];
}

/** The suite, deployed as on any network, with its accounts. Attester 7 is admitted for documents of every kind. */
export async function loadSuite(): Promise<LoadedSuite> {
  return connection.networkHelpers.loadFixture(deployed);
}

async function deployed(): Promise<LoadedSuite> {
  return staffed(await deploySuite(hre, connection, withoutCouncil(parameters)));
}

/** A deployment on that chain with its accounts; its attester is admitted here. */
export async function staffed(deployment: Deployment): Promise<LoadedSuite> {
  const { ethers, networkHelpers } = connection;
  const signers = await ethers.getSigners();
  const signer = (index: number): HardhatEthersSigner => {
    const found = signers[index];
    if (found === undefined) throw new RangeError(`the network has no account ${index}`);
    return found;
  };
  const officers = Object.fromEntries(
    Object.entries(ACCOUNTS).map(([name, index]) => [name, signer(index)]),
  ) as Officers;
  const suite = connect(deployment, officers.council);
  await suite.consortium
    .connect(officers.accreditation)
    .admitAttester(officers.attester.address, 2 ** 32 - 1, 1, 0, ethers.ZeroHash);
  const more = {
    ...officers,
    keys: signers.slice(Object.keys(ACCOUNTS).length),
    ethers,
    networkHelpers,
    provider: ethers.provider,
  };
  // Not spread: an older deployment has no token, which is an error only where it is asked for.
  return Object.defineProperties(more as typeof more & Suite, Object.getOwnPropertyDescriptors(suite));
}
