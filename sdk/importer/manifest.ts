// SPDX-License-Identifier: Apache-2.0
import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { leafOf, payloadOf, rowOf, type LoadRow, type RightRow } from "./rights.js";

/** Rows of a batch with what proves them, as the daybook takes them. */
export interface ProvenRows {
  readonly rows: LoadRow[];
  readonly proof: string[];
  readonly flags: boolean[];
}

/** The manifest of a load: its rows in order, and the tree over them. */
export interface LoadManifest {
  /** Number among manifests, which every leaf names. */
  readonly number: number;
  readonly rights: readonly RightRow[];
  /** Leaves of the rows, in their order. */
  readonly leaves: readonly string[];
  readonly root: string;
  /** Sum of the next fees, in fen. */
  readonly fees: bigint;
  /** Rows of a batch, in ascending order, with their proof. */
  prove(indices: readonly number[]): ProvenRows;
}

/**
 * The manifest of rights. Leaves stand in the order of the rows, so that neighbours need few words of proof.
 *
 * @param number one more than the daybook's `lastManifest`.
 * @throws RangeError if there are no rights, or one is named twice.
 */
export function manifestOf(number: number, rights: readonly RightRow[]): LoadManifest {
  if (rights.length === 0) throw new RangeError("a manifest has rows");
  const twice = repeated(rights.map((right) => right.number));
  if (twice !== undefined) throw new RangeError(`the manifest names ${twice} twice`);
  const rows = rights.map((right, index) => rowOf({ manifest: number, index }, right));
  const leaves = rows.map((row) => leafOf(payloadOf(row)));
  const tree = SimpleMerkleTree.of(leaves, { sortLeaves: false });
  const rowAt = (index: number): LoadRow => {
    const row = rows[index];
    if (row === undefined) throw new RangeError(`the manifest has no row ${index}`);
    return row;
  };
  return {
    number,
    rights,
    leaves,
    root: tree.root,
    fees: rights.reduce((sum, { fee }) => sum + fee, 0n),
    prove: (wanted) => {
      const indices = [...new Set(wanted)].toSorted((a, b) => a - b);
      const proven = indices.map(rowAt);
      const { proof, proofFlags } = tree.getMultiProof(indices);
      return { rows: proven, proof, flags: proofFlags };
    },
  };
}

/** Root over leaves in the order of the rows. */
export function rootOf(leaves: readonly string[]): string {
  return SimpleMerkleTree.of([...leaves], { sortLeaves: false }).root;
}

/** A manifest as JSON: whoever goes on with a load needs the same rows, salted commitments included. */
export function writeManifest({ number, rights }: LoadManifest): string {
  const rows = rights.map((right) => ({ ...right, fee: right.fee.toString() }));
  return JSON.stringify({ manifest: number, rights: rows });
}

/** A manifest read from what {@link writeManifest} wrote. @throws TypeError if it is none. */
export function readManifest(json: string): LoadManifest {
  const { manifest, rights } = JSON.parse(json) as {
    readonly manifest?: unknown;
    readonly rights?: readonly (Omit<RightRow, "fee"> & { readonly fee: string })[];
  };
  if (typeof manifest !== "number" || !Array.isArray(rights)) throw new TypeError("this is no manifest");
  return manifestOf(
    manifest,
    rights.map((right: Omit<RightRow, "fee"> & { readonly fee: string }) => ({
      ...right,
      fee: BigInt(right.fee),
    })),
  );
}

function repeated(values: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return values.find((value) => seen.size === seen.add(value).size);
}
