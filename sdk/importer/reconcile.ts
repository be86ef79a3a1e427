// SPDX-License-Identifier: Apache-2.0
import { LandRegister__factory } from "../../typechain-types/index.js";
import { bound } from "../connect/bound.js";
import type { Suite } from "../connect/index.js";
import { rootOf, type LoadManifest } from "./manifest.js";
import { leafOf, readLoad, type LoadedRight } from "./rights.js";
import { through } from "./load.js";

/** A loaded row as its entry tells it. */
export interface LoadedEntry extends LoadedRight {
  readonly payload: string;
}

/** A file against the register. */
export interface Reconciliation {
  readonly rows: number;
  readonly admitted: number;
  readonly refused: number;
  /** Rows that are neither. */
  readonly left: number;
  /** Next fees in fen: of the file, of the entries, and of the rows that were refused. */
  readonly fees: { readonly file: bigint; readonly register: bigint; readonly refused: bigint };
  /** Root of the file, and the root of the leaves that the entries give; of refused rows the file's leaf. */
  readonly roots: { readonly file: string; readonly approved: string; readonly register: string };
  /** What does not agree, for people; nothing if the load is as its file. */
  readonly differences: readonly string[];
}

/**
 * The entries that a manifest brought, by row: those of its register that carry its number.
 *
 * @throws RangeError if there is no such manifest.
 */
export async function loaded(suite: Suite, manifest: number): Promise<ReadonlyMap<number, LoadedEntry>> {
  const { loads, deployment } = suite;
  const { register, number } = await loads.manifestOf(manifest);
  if (number === 0n) throw new RangeError(`there is no manifest ${manifest}`);
  const folios = bound(LandRegister__factory, register, loads.runner);
  const events = await folios.queryFilter(
    folios.filters.Entry(undefined, undefined, number),
    deployment.block,
  );
  const entries = events.map(({ args: { payload } }) => ({ ...readLoad(payload), payload }));
  return new Map(entries.map((entry) => [entry.index, entry]));
}

/** Holds a manifest's file against what stands on the register: rows, fees, and the root. */
export async function reconcile(suite: Suite, manifest: LoadManifest): Promise<Reconciliation> {
  const { number, rights, fees, root } = manifest;
  const entries = await loaded(suite, number);
  const { admitted, refused } = await through(suite, number, rights.length);
  const approved = await suite.loads.manifestOf(number);
  const leaves = manifest.leaves.map((leaf, index) => {
    const entry = entries.get(index);
    return entry === undefined ? leaf : leafOf(entry.payload);
  });
  const sum = (rows: Iterable<{ readonly fee: bigint }>): bigint =>
    Array.from(rows).reduce((total, { fee }) => total + fee, 0n);
  const register = sum(Array.from(entries.values(), ({ right }) => right));
  const refusedFees = sum(rights.filter((_, index) => refused.has(index)));
  const roots = { file: root, approved: approved.root, register: rootOf(leaves) };
  const left = rights.length - admitted.size - refused.size;
  const differences = [
    ...(left === 0 ? [] : [`${left} of ${rights.length} rows are neither admitted nor refused`]),
    ...(entries.size === admitted.size
      ? []
      : [`${admitted.size} rows are admitted, but ${entries.size} entries name the manifest`]),
    ...(roots.file === roots.approved ? [] : ["the file is not the one that was approved"]),
    ...(roots.file === roots.register ? [] : ["the register's entries do not give the root of the file"]),
    ...(register + refusedFees === fees || left !== 0
      ? []
      : [`fees of ${fees} fen in the file, ${register} on the register, ${refusedFees} refused`]),
  ];
  return {
    rows: rights.length,
    admitted: admitted.size,
    refused: refused.size,
    left,
    fees: { file: fees, register, refused: refusedFees },
    roots,
    differences,
  };
}

/** Titles of each applicant, as the entries of a load tell: official numbers by party, in order. */
export async function titlesByHolder(
  suite: Suite,
  manifest: number,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const titles = new Map<string, string[]>();
  for (const { right } of (await loaded(suite, manifest)).values())
    titles.set(right.holder, [...(titles.get(right.holder) ?? []), right.number]);
  return new Map(Array.from(titles, ([holder, numbers]) => [holder, numbers.toSorted()] as const));
}
