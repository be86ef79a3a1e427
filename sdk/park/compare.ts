// SPDX-License-Identifier: Apache-2.0
import type { Suite } from "../connect/index.js";
import type { IsoDate } from "../dates/index.js";
import type { MetricName } from "../enums/index.js";
import { figureOf } from "./figures.js";
import { momentAt } from "./moment.js";
import { parkNumbers, parkOf } from "./parks.js";

/** A figure of a park, and what it makes for each mu of the park. */
export interface PerMu {
  readonly park: number;
  readonly name: string;
  /** Square metres. */
  readonly area: bigint;
  /** In the unit of the metric; null if the park did not disclose it. */
  readonly value: bigint | null;
  /** Of the value for a mu (2000/3 m²), rounded down; null if there is no value. */
  readonly perMu: bigint | null;
  /** Whether the report behind it can be relied on. */
  readonly good: boolean;
}

/**
 * Parks compared by what they make of their land: best first, then those that did not disclose the figure, by number.
 * The order is exact: value and area are multiplied crosswise.
 *
 * @param metric what is compared, such as `Output` or `Tax`.
 * @param period first day and months of the period for which the parks file the figure of their own.
 * @param block as of which block; the newest if none is named.
 */
export async function comparePerMu(
  suite: Suite,
  metric: MetricName,
  period: { readonly from: IsoDate; readonly months: number },
  block?: number,
): Promise<PerMu[]> {
  const at = await momentAt(suite, block);
  const numbers = await parkNumbers(suite, at);
  const lines = await Promise.all(
    numbers.map(async (park): Promise<PerMu> => {
      const { name, area } = await parkOf(suite, park, at);
      const figure = await figureOf(suite, park, null, metric, period, at);
      const value = figure?.value ?? null;
      const perMu = value === null ? null : (value * 2_000n) / (area * 3n);
      return { park, name, area, value, perMu, good: figure?.good ?? false };
    }),
  );
  return lines.toSorted(best);
}

function best(a: PerMu, b: PerMu): number {
  if (a.value === null || b.value === null) {
    return Number(a.value === null) - Number(b.value === null) || a.park - b.park;
  }
  return Number(b.value * a.area - a.value * b.area) || a.park - b.park;
}
