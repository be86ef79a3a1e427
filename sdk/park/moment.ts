// SPDX-License-Identifier: Apache-2.0
import { dates, type IsoDate } from "../dates/index.js";
import type { Suite } from "../connect/index.js";

/** The block as of which everything is read, so that what is read fits together. */
export interface Moment {
  readonly blockTag: number;
  /** Its time, Unix seconds. */
  readonly timestamp: number;
  /** Its day, UTC+8. */
  readonly day: IsoDate;
}

/**
 * The newest block, or an earlier one if the node keeps its state.
 *
 * @throws TypeError if the suite's runner is connected to no node; RangeError if the node has no such block.
 */
export async function momentAt({ parks }: Suite, block?: number): Promise<Moment> {
  const provider = parks.runner?.provider;
  if (!provider) throw new TypeError("the suite's runner is connected to no node");
  const found = await provider.getBlock(block ?? "latest");
  if (found === null) throw new RangeError(`the node has no block ${block}`);
  const { number, timestamp } = found;
  return { blockTag: number, timestamp, day: dates.dateAt(timestamp) };
}
