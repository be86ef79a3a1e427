import type { Bench } from "./bench.js";

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
  /** What is measured, for the report. */
  includes: string;
  run: (bench: Bench) => Promise<Sent>;
}
