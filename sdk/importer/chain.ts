// SPDX-License-Identifier: Apache-2.0
import { IRegister__factory } from "../../typechain-types/index.js";
import { bound } from "../connect/bound.js";
import type { Suite } from "../connect/index.js";
import { explain } from "../errors/index.js";
import { titleId } from "../identifiers/index.js";
import { finding, type Finding } from "./findings.js";
import type { CheckedFile, ReadRight } from "./validate.js";

/** Questions to the node at a time. */
const AT_ONCE = 200;

/**
 * Asks the chain about the rights of a file: none may stand on the register, and each holder can take a title.
 *
 * @returns the file without those that cannot be loaded, which its findings tell.
 */
export async function checkOnChain(suite: Suite, register: string, file: CheckedFile): Promise<CheckedFile> {
  const holders = new Set(file.rights.map(({ right }) => right.holder));
  const against = new Map<string, string>();
  for (const holder of holders) {
    const why = await whyNotActive(suite, holder);
    if (why !== null) against.set(holder, why);
  }
  const registered = await standing(suite, register, file.rights);
  const found = file.rights.flatMap(({ line, right }): Finding[] => {
    const why = against.get(right.holder);
    return [
      ...(registered.has(right.number)
        ? [finding(line, "number", "AlreadyRegistered", `${right.number} stands on the register already`)]
        : []),
      ...(why === undefined ? [] : [finding(line, "holders", "HolderInactive", why)]),
    ];
  });
  const stopped = new Set(found.map(({ line }) => line));
  return {
    lines: file.lines,
    rights: file.rights.filter(({ line }) => !stopped.has(line)),
    findings: [...file.findings, ...found].toSorted((a, b) => a.line - b.line),
  };
}

async function standing(suite: Suite, register: string, rights: readonly ReadRight[]): Promise<Set<string>> {
  const folios = bound(IRegister__factory, register, suite.daybook.runner);
  const found = new Set<string>();
  for (let i = 0; i < rights.length; i += AT_ONCE) {
    const asked = rights.slice(i, i + AT_ONCE).map(({ right }) => right.number);
    const heads = await Promise.all(asked.map(async (number) => folios.headOf(titleId.encode(number))));
    for (const [k, number] of asked.entries()) if (BigInt(heads[k] ?? 0) !== 0n) found.add(number);
  }
  return found;
}

async function whyNotActive({ consortium }: Suite, party: string): Promise<string | null> {
  try {
    await consortium.requireActive(party);
    return null;
  } catch (error) {
    const refusal = explain(error);
    if (refusal === undefined) throw error;
    return refusal.message;
  }
}
