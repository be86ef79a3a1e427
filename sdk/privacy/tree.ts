// SPDX-License-Identifier: Apache-2.0
import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { AbiCoder, id, keccak256 } from "ethers";
import { randomSalt } from "../evidence/index.js";
import type { StoredField } from "./values.js";
import { encoded } from "./values.js";

/** Leaves of the smallest record; larger ones have twice as many, and so on. */
export const LEAST_LEAVES = 16;
/** Leaves of the largest record. */
export const MOST_LEAVES = 256;

/** The leaf of a field: keccak256 twice over name hash, salt and value. Equal to `Fields.leaf` on chain. */
export function leafOf(field: StoredField): string {
  const content = AbiCoder.defaultAbiCoder().encode(
    ["bytes32", "bytes32", "bytes"],
    [id(field.name), field.salt, encoded(field)],
  );
  return keccak256(keccak256(content));
}

/** Random leaves that fill a tree up to the next of 16, 32, 64 … leaves: nobody can tell them from fields. */
export function fillers(fieldCount: number): string[] {
  let leaves = LEAST_LEAVES;
  while (leaves < fieldCount) leaves *= 2;
  return Array.from({ length: leaves - fieldCount }, randomSalt);
}

/** The tree of a record. Leaves are sorted by hash, so that their order tells nothing of the names. */
export function treeOf(leaves: readonly string[]): SimpleMerkleTree {
  return SimpleMerkleTree.of([...leaves], { sortLeaves: true });
}

/** Whether a path leads from a leaf to the root. */
export function leadsTo(root: string, leaf: string, proof: readonly string[]): boolean {
  return SimpleMerkleTree.verify(root, leaf, [...proof]);
}
