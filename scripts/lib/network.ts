import hre from "hardhat";
import type { NetworkConnection } from "hardhat/types/network";

/** What a command line says of the network, for `parseArgs`. */
export const NETWORK_OPTIONS = {
  network: { type: "string", default: "localhost" },
  rpc: { type: "string" },
} as const;

/** A network of hardhat.config.ts, at the address of its own unless `rpc` names another. */
export interface Network {
  readonly network: string;
  readonly rpc?: string | undefined;
}

/** Connects to a network for as long as it is used. */
export async function onNetwork<T>(
  { network, rpc }: Network,
  use: (connection: NetworkConnection<"l1">) => Promise<T>,
): Promise<T> {
  const connection = await hre.network.create({
    network,
    chainType: "l1",
    ...(rpc === undefined ? {} : { override: { url: rpc } }),
  });
  try {
    return await use(connection);
  } finally {
    await connection.close();
  }
}
