// SPDX-License-Identifier: Apache-2.0
import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { FunctionFragment, type JsonFragment } from "ethers";

/** What the source says of one function. */
export interface Documented {
  /** Contracts that declare it, the one that counts first. */
  readonly declaredBy: readonly string[];
  readonly changesState: boolean;
  /** What its tag `@custom:office` says, or that of the nearest declaration that has one. */
  readonly tag?: string;
}

/** A contract as it answers at its own address. */
export interface Code {
  readonly name: string;
  readonly library: boolean;
  readonly deployedBytecode: string;
  readonly abi: readonly JsonFragment[];
  /** By selector; `fallback` and `receive` by these words. */
  readonly docs: ReadonlyMap<string, Documented>;
}

interface Artifact {
  contractName: string;
  inputSourceName: string;
  buildInfoId: string;
  deployedBytecode: string;
  abi: JsonFragment[];
}

interface Node {
  id: number;
  nodeType: string;
  name: string;
  nodes?: Node[];
  contractKind?: string;
  linearizedBaseContracts?: number[];
  kind?: string;
  stateMutability?: string;
  functionSelector?: string;
  documentation?: { text: string };
}

type Sources = Record<string, { ast: Node }>;

const TAG = /^\s*@custom:office\s+(.+)$/m;

/** Every contract, interface and library of the project. */
export function readCode(artifacts: string): Code[] {
  const builds = new Map<string, Sources>();
  return globSync("contracts/**/*.json", { cwd: artifacts })
    .filter((file) => !basename(file).startsWith("."))
    .toSorted()
    .map((file) => JSON.parse(readFileSync(join(artifacts, file), "utf8")) as Artifact)
    .map((artifact) => {
      const { buildInfoId } = artifact;
      const build = builds.get(buildInfoId) ?? sourcesOf(artifacts, buildInfoId);
      builds.set(buildInfoId, build);
      return codeOf(artifact, build);
    });
}

/** Whether a function may change state; a public variable does not. */
export function changes(stateMutability: string | undefined): boolean {
  return stateMutability === "nonpayable" || stateMutability === "payable";
}

/** How a function is known: its selector, or `fallback` or `receive`. */
export function keyOf(fragment: JsonFragment): string {
  return fragment.type === "function" ? FunctionFragment.from(fragment).selector : (fragment.type ?? "");
}

function sourcesOf(artifacts: string, build: string): Sources {
  const text = readFileSync(join(artifacts, "build-info", `${build}.output.json`), "utf8");
  return (JSON.parse(text) as { output: { sources: Sources } }).output.sources;
}

function contractsIn(sources: Sources): Node[] {
  return Object.values(sources)
    .flatMap(({ ast }) => ast.nodes ?? [])
    .filter(({ nodeType }) => nodeType === "ContractDefinition");
}

function codeOf(artifact: Artifact, sources: Sources): Code {
  const { contractName: name, inputSourceName, abi, deployedBytecode } = artifact;
  const source = sources[inputSourceName];
  const own = source?.ast.nodes?.find((node) => node.nodeType === "ContractDefinition" && node.name === name);
  if (own === undefined) throw new Error(`no source of ${name} in its build; run \`npm run build\``);
  const known = new Map(contractsIn(sources).map((node) => [node.id, node]));
  const bases = (own.linearizedBaseContracts ?? []).flatMap((id) => known.get(id) ?? []);
  return { name, library: own.contractKind === "library", deployedBytecode, abi, docs: docsOf(bases) };
}

/** `@inheritdoc` does not carry a custom tag over, so the tag is looked for along the bases, nearest first. */
function docsOf(bases: readonly Node[]): Map<string, Documented> {
  const docs = new Map<string, Documented>();
  for (const { name, nodes = [] } of bases) {
    for (const { functionSelector, kind = "", documentation, stateMutability } of nodes) {
      const unnamed = kind === "fallback" || kind === "receive" ? kind : undefined;
      const key = functionSelector === undefined ? unnamed : `0x${functionSelector}`;
      if (key === undefined) continue;
      const { declaredBy, changesState, tag } = docs.get(key) ?? {
        declaredBy: [],
        changesState: changes(stateMutability),
      };
      const found = tag ?? TAG.exec(documentation?.text ?? "")?.[1]?.trim();
      const tagged = found === undefined ? {} : { tag: found };
      docs.set(key, { declaredBy: [...declaredBy, name], changesState, ...tagged });
    }
  }
  return docs;
}
