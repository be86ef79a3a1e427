// SPDX-License-Identifier: Apache-2.0
import type { FindingName } from "./findings.js";
import type { CheckedFile } from "./validate.js";

/** A dry run in figures. */
export interface DryRun {
  readonly lines: number;
  /** Lines that would be loaded. */
  readonly loadable: number;
  /** Lines that something stops. */
  readonly stopped: number;
  /** Sum of the next fees of the loadable lines, in fen. */
  readonly fees: bigint;
  /** Rights of each party. */
  readonly byHolder: ReadonlyMap<string, number>;
  readonly byFinding: ReadonlyMap<FindingName, number>;
}

/** What a load of the file would do. Nothing is sent. */
export function dryRun({ lines, rights, findings }: CheckedFile): DryRun {
  return {
    lines,
    loadable: rights.length,
    stopped: lines - rights.length,
    fees: rights.reduce((sum, { right }) => sum + right.fee, 0n),
    byHolder: counted(rights.map(({ right }) => right.holder)),
    byFinding: counted(findings.map(({ name }) => name)),
  };
}

/** The dry run as text: figures, then a line for each finding. */
export function renderDryRun(file: CheckedFile): string {
  const run = dryRun(file);
  const findings = file.findings.map(
    ({ line, column, name, stops, message }) =>
      `line ${line}, ${column}: ${stops ? name : `${name} (can be loaded)`}: ${message}`,
  );
  return [
    `${run.lines} lines: ${run.loadable} can be loaded, ${run.stopped} cannot`,
    `${run.byHolder.size} holders, next fees of ${run.fees / 100n}.${String(run.fees % 100n).padStart(2, "0")} yuan`,
    ...findings,
  ].join("\n");
}

function counted<T>(values: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
