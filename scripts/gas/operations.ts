import type { JsonRpcApiProvider } from "ethers";

/** What every operation works on. */
export interface Bench {
  provider: JsonRpcApiProvider;
}

export interface Sent {
  /** The mined transaction to measure. */
  txHash: string;
  /** How many signatures it has checked, its own not counted. */
  signatures: number;
  /** How many acts it carries, when it is a batch: gas and floor are given for each. */
  acts?: number;
}

export interface Operation {
  name: string;
  run: (bench: Bench) => Promise<Sent>;
}

/** Deploys what the operations need. */
export function prepare(provider: JsonRpcApiProvider): Promise<Bench> {
  return Promise.resolve({ provider });
}

/** Measured in this order on one chain. */
export const operations: readonly Operation[] = [];
