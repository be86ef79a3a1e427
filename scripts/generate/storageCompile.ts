import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import solc from "solc";
import { root } from "../lib/project.js";

/** A node of solc's syntax tree, with the fields that are read here. */
export interface Node {
  readonly nodeType: string;
  readonly id: number;
  /** `start:length:file`, in bytes. */
  readonly src: string;
  readonly name?: string;
  readonly canonicalName?: string;
  readonly contractKind?: string;
  readonly documentation?: { readonly text: string } | null;
  readonly nodes?: readonly Node[];
  readonly members?: readonly Node[];
  readonly linearizedBaseContracts?: readonly number[];
  readonly referencedDeclaration?: number | null;
  readonly constant?: boolean;
  readonly visibility?: string;
  readonly global?: boolean;
  readonly value?: Node | string | null;
  readonly typeName?: Node;
  readonly libraryName?: Node;
  readonly underlyingType?: Node;
  readonly typeDescriptions?: { readonly typeString?: string };
}

/** A field of a struct, or a variable of a contract, as solc lays it out. */
interface SolcField {
  readonly label: string;
  readonly type: string;
  readonly slot: string;
  readonly offset: number;
}

/** A type as solc lays it out. */
interface SolcType {
  readonly label: string;
  readonly encoding: string;
  readonly numberOfBytes: string;
  readonly base?: string;
  readonly key?: string;
  readonly value?: string;
  readonly members?: readonly SolcField[];
}

/** What solc says of the storage of a contract; `types` is null where there is none. */
export interface SolcLayout {
  readonly storage: readonly SolcField[];
  readonly types: Readonly<Record<string, SolcType>> | null;
}

/** Source text by path. */
export type Sources = Readonly<Record<string, string>>;

/** Syntax trees by path, text by path, and the storage of every contract by path and name. */
export interface Compiled {
  readonly trees: Readonly<Record<string, Node>>;
  readonly texts: Sources;
  readonly layouts: Readonly<Record<string, Readonly<Record<string, { storageLayout?: SolcLayout }>>>>;
}

interface SolcOutput {
  readonly errors?: readonly { severity: string; formattedMessage: string }[];
  readonly sources?: Readonly<Record<string, { ast: Node }>>;
  readonly contracts?: Compiled["layouts"];
}

const IMPORT = /^\s*import\s(?:[^"';]*?\bfrom\s)?\s*"([^"]+)"/gm;

/** The sources, and all that they import from each other and from installed packages. */
export function withImports(sources: Sources): Sources {
  const all: Record<string, string> = {};
  const waiting = Object.keys(sources);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (path in all) continue;
    const text = sources[path] ?? readFileSync(join(root, "node_modules", path), "utf8");
    all[path] = text;
    const around = posix.dirname(path);
    for (const [, to = ""] of text.matchAll(IMPORT)) {
      waiting.push(to.startsWith(".") ? posix.join(around, to) : to);
    }
  }
  return all;
}

/**
 * Reads sources without making code of them: that takes seconds where a build takes minutes.
 *
 * @param sources complete, see {@link withImports}.
 * @param depth `parsing` for the trees alone; `analysis` for names resolved and storage laid out.
 * @throws Error with what the compiler says, if the sources are not valid.
 */
export function compile(sources: Sources, depth: "parsing" | "analysis"): Compiled {
  const input = {
    language: "Solidity",
    sources: Object.fromEntries(Object.entries(sources).map(([path, content]) => [path, { content }])),
    settings: {
      evmVersion: "cancun",
      ...(depth === "parsing" ? { stopAfter: "parsing" } : {}),
      outputSelection: { "*": { "": ["ast"], ...(depth === "parsing" ? {} : { "*": ["storageLayout"] }) } },
    },
  };
  const { compile: run } = solc as { compile: (input: string) => string };
  const output = JSON.parse(run(JSON.stringify(input))) as SolcOutput;
  const errors = (output.errors ?? []).filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(errors.map(({ formattedMessage }) => formattedMessage).join("\n"));
  const trees = Object.entries(output.sources ?? {}).map(([path, { ast }]) => [path, ast] as const);
  return { trees: Object.fromEntries(trees), texts: sources, layouts: output.contracts ?? {} };
}
