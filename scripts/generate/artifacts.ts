import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { root } from "../lib/project.js";

/** One item of an ABI, as solc writes it. */
export interface Fragment {
  type: string;
  name?: string;
  inputs?: Parameter[];
}

export interface Parameter {
  name: string;
  type: string;
  internalType?: string;
}

interface Artifact {
  contractName: string;
  abi: Fragment[];
}

/** Of every contract of the project. */
const ARTIFACTS: readonly Artifact[] = globSync("artifacts/contracts/**/*.json", { cwd: root })
  .filter((file) => !basename(file).startsWith("."))
  .toSorted()
  .map((file) => JSON.parse(readFileSync(join(root, file), "utf8")) as Artifact);

/** The artifact of a contract of the project; names are unique in it. */
export function readArtifact(name: string): Artifact {
  const artifact = ARTIFACTS.find(({ contractName }) => contractName === name);
  if (artifact === undefined) throw new Error(`no artifact of ${name}; run \`npm run build\``);
  return artifact;
}

/** Every error that the contracts can revert with, by its signature, in alphabetical order. */
export function errorsOf(): Map<string, Fragment> {
  const found = ARTIFACTS.flatMap(({ abi }) => abi)
    .filter(({ type }) => type === "error")
    .map((error) => [signatureOf(error), error] as const);
  return new Map(found.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** `Name(type,…)`, what a selector is the hash of. */
export function signatureOf({ name = "", inputs = [] }: Fragment): string {
  return `${name}(${inputs.map(({ type }) => type).join()})`;
}
