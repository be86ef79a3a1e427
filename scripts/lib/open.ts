import { join } from "node:path";
import { JsonRpcProvider } from "ethers";
import { connect, type Suite } from "../../sdk/connect/index.js";
import { root } from "./project.js";
import { folderOf, readRecord } from "./records.js";

/** Where a local node answers. */
export const LOCAL_RPC = "http://127.0.0.1:8545";

/** A suite on a node, by the record of its deployment. */
export interface OpenSuite {
  readonly provider: JsonRpcProvider;
  readonly suite: Suite;
  /** Folder of what the network's operators keep beside the record. */
  readonly folder: string;
}

/**
 * Opens the suite of the chain behind a node. Destroy the provider at the end.
 *
 * @throws Error if no deployment to that chain is recorded.
 */
export async function openSuite(url: string): Promise<OpenSuite> {
  const provider = new JsonRpcProvider(url, undefined, { cacheTimeout: -1, staticNetwork: true });
  provider.pollingInterval = 100;
  try {
    const { chainId } = await provider.getNetwork();
    const folder = join(root, folderOf(chainId));
    return { provider, suite: connect(readRecord(chainId), provider), folder };
  } catch (error) {
    provider.destroy();
    throw error;
  }
}
