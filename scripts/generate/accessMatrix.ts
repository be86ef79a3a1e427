// SPDX-License-Identifier: Apache-2.0
import type { JsonFragment } from "ethers";
import { namesIn, officeOf } from "./accessOffices.js";
import { changes, keyOf, type Code } from "./accessRead.js";
import { BEHIND, INHERITED, OPEN } from "./accessTables.js";

/** A function that changes state, and who may call it. */
export interface Entry {
  readonly contract: string;
  readonly name: string;
  /** Selector; `fallback` and `receive` by these words. */
  readonly key: string;
  readonly fragment: JsonFragment;
  /** Names of the vocabulary: any one of them may call. */
  readonly offices: readonly string[];
  /** The library's contract from which it comes, if no source of the project names its office. */
  readonly inherited?: string;
}

/** All that changes state, and what is wrong with how it is documented. */
export interface Matrix {
  readonly tables: ReadonlyMap<string, readonly Entry[]>;
  /** Contracts whose functions run at another's address, by its fallback. */
  readonly hosted: ReadonlyMap<string, string>;
  /** Contracts that change nothing. */
  readonly quiet: readonly string[];
  /** Libraries whose functions act by delegatecall only, with the selectors of those that change state. */
  readonly libraries: ReadonlyMap<string, readonly string[]>;
  readonly problems: readonly string[];
}

/** Where what is not said in the source is said. */
export interface Tables {
  readonly inherited: typeof INHERITED;
  readonly open: typeof OPEN;
}

/** A library that refuses to be called compares where it runs with its own address, which stands here as zero. */
const PROTECTED = /^0x730{40}3014|307f0{64}/;

/**
 * Who may call what. Iterates over ABIs: those of the contracts themselves, and of the interface `I<name>` that tells
 * what else answers at a contract's address.
 */
export function matrixOf(
  codes: readonly Code[],
  tables: Tables = { inherited: INHERITED, open: OPEN },
): Matrix {
  const contracts = codes.filter(({ library, deployedBytecode }) => !library && deployedBytecode !== "0x");
  const libraries = codes.filter((code) => code.library && selectorsOf(code).length > 0);
  const all = new Map(
    contracts.map((code) => [code.name, entriesAt(code, interfaceOf(code, codes), tables)] as const),
  );
  const hosted = hostsOf(contracts, all);
  const entries = [...all].filter(([name]) => !hosted.has(name)).flatMap(([, list]) => list);
  return {
    tables: new Map([...all].filter(([name, list]) => list.length > 0 && !hosted.has(name))),
    hosted,
    quiet: [...all].filter(([, list]) => list.length === 0).map(([name]) => name),
    libraries: new Map(libraries.map((code) => [code.name, selectorsOf(code)])),
    problems: [
      ...entries.flatMap((entry) => problemsOf(entry, tables)),
      ...libraries
        .filter(({ deployedBytecode }) => !PROTECTED.test(deployedBytecode))
        .map(({ name }) => `${name}: the library can be called`),
      ...stale(entries, tables),
    ],
  };
}

function changesState({ type, stateMutability }: JsonFragment): boolean {
  return (type === "function" || type === "fallback" || type === "receive") && changes(stateMutability);
}

/** From the source: the ABI of a library leaves out what takes structs of its own. */
function selectorsOf({ docs }: Code): string[] {
  return [...docs].filter(([, { changesState: does }]) => does).map(([selector]) => selector);
}

function interfaceOf({ name }: Code, codes: readonly Code[]): Code | undefined {
  return codes.find((code) => code.name === (BEHIND[name] ?? `I${name}`));
}

function entriesAt(code: Code, further: Code | undefined, tables: Tables): Entry[] {
  const found = new Map<string, Entry>();
  for (const { abi, docs } of further === undefined ? [code] : [code, further]) {
    for (const fragment of abi.filter(changesState)) {
      const key = keyOf(fragment);
      if (!found.has(key)) found.set(key, entryOf(code.name, fragment, docs, tables));
    }
  }
  return [...found.values()].toSorted((a, b) => a.name.localeCompare(b.name));
}

function entryOf(contract: string, fragment: JsonFragment, docs: Code["docs"], { inherited }: Tables): Entry {
  const key = keyOf(fragment);
  const name = fragment.name ?? key;
  const { declaredBy = [], tag } = docs.get(key) ?? {};
  if (tag !== undefined) return { contract, name, key, fragment, offices: namesIn(tag) };
  const library = declaredBy
    .map((base) => `${base}.${name}`)
    .find((known) => Object.hasOwn(inherited, known));
  const offices = namesIn(inherited[library ?? ""]?.office ?? "");
  return { contract, name, key, fragment, offices, ...(library === undefined ? {} : { inherited: library }) };
}

/** A contract is hosted if another, with a fallback, answers to all of its functions and has not all of them itself. */
function hostsOf(
  contracts: readonly Code[],
  all: ReadonlyMap<string, readonly Entry[]>,
): Map<string, string> {
  const hosted = new Map<string, string>();
  for (const { name } of contracts) {
    const keys = (all.get(name) ?? []).map(({ key }) => key);
    const host = contracts.find((other) => {
      const own = new Set(other.abi.filter(changesState).map(keyOf));
      const answers = new Set(all.get(other.name)?.map(({ key }) => key));
      const lends = own.has("fallback") && keys.some((key) => !own.has(key));
      return other.name !== name && lends && keys.every((key) => answers.has(key));
    });
    if (keys.length > 0 && host !== undefined) hosted.set(name, host.name);
  }
  return hosted;
}

function problemsOf({ contract, name, offices }: Entry, { open }: Tables): string[] {
  const where = `${contract}.${name}`;
  if (offices.length === 0) return [`${where}: no tag @custom:office says who may call it`];
  const unknown = offices.filter((office) => officeOf(office) === undefined);
  const isOpen = offices.includes("Anyone");
  return [
    ...unknown.map((office) => `${where}: ${office} is no office; see scripts/generate/accessOffices.ts`),
    ...(isOpen && offices.length > 1 ? [`${where}: open to everyone, and to others besides`] : []),
    ...(isOpen && !Object.hasOwn(open, where)
      ? [`${where}: open to everyone; say why in OPEN of scripts/generate/accessTables.ts`]
      : []),
  ];
}

/** Rows of the tables by hand that speak of nothing. */
function stale(entries: readonly Entry[], { inherited, open }: Tables): string[] {
  const used = new Set(entries.map((entry) => entry.inherited));
  const isOpen = new Set(
    entries.filter(({ offices }) => offices.includes("Anyone")).map((e) => `${e.contract}.${e.name}`),
  );
  return [
    ...Object.keys(inherited)
      .filter((name) => !used.has(name))
      .map((name) => `INHERITED: no contract has ${name}, or its source names the office`),
    ...Object.keys(open)
      .filter((name) => !isOpen.has(name))
      .map((name) => `OPEN: ${name} is not open to everyone`),
  ];
}
