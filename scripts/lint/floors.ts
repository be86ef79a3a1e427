import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { conclude, projectFiles, root } from "../lib/project.js";
import floors from "./floors.json" with { type: "json" };

interface Import {
  path: string;
  line: number;
}

interface Room {
  name: string;
  /** undefined for a room of contracts/ that the table does not know */
  floor: number | undefined;
}

const CONTRACTS: Partial<Record<string, number>> = floors.contracts;
const TYPESCRIPT: Partial<Record<string, number>> = floors.typescript;

/** Says, for each import of a file, whether it leaves its own room for one that is not below. */
export function checkFile(file: string, source: string): string[] {
  const room = roomOf(file);
  if (room === undefined) return [];
  if (room.floor === undefined) return [`${file}:1: ${room.name} has no floor in scripts/lint/floors.json`];
  const { floor } = room;
  const imports = file.endsWith(".sol") ? solidityImports(source) : typescriptImports(source);
  return imports.flatMap(({ path, line }) => {
    const target = targetOf(file, path);
    const other = target === undefined ? undefined : roomOf(target);
    if (target === undefined || other?.name === room.name) return [];
    const place = `${file}:${line}: imports ${target}`;
    if (file.startsWith("contracts/") && !target.startsWith("contracts/")) {
      return [`${place}; a contract imports only contracts and packages`];
    }
    // Only a Solidity test can do so: it stands above every contract.
    if (target.startsWith("contracts/") && !file.startsWith("contracts/")) return [];
    if (other === undefined) return [];
    if (other.floor === undefined)
      return [`${place}; ${other.name} has no floor in scripts/lint/floors.json`];
    if (other.floor < floor) return [];
    return [
      `${place}; ${room.name} (floor ${floor}) may import from its own room and from lower floors, ` +
        `and ${other.name} is on floor ${other.floor}`,
    ];
  });
}

function roomOf(file: string): Room | undefined {
  const [top = "", second = ""] = file.split("/");
  if (top === "contracts") {
    const name = posix.dirname(file) === "contracts" ? "contracts" : `contracts/${second}`;
    return { name, floor: CONTRACTS[second] };
  }
  const floor = TYPESCRIPT[top];
  return floor === undefined ? undefined : { name: top, floor };
}

/** The project's file that an import names, or undefined for a package. */
function targetOf(file: string, path: string): string | undefined {
  if (path.startsWith(".")) return posix.join(posix.dirname(file), path);
  return /^(?:parkfolio|project)\/(.+)/.exec(path)?.[1];
}

function solidityImports(source: string): Import[] {
  const code = source.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, (comment) => comment.replace(/[^\n]/g, " "));
  const found = code.matchAll(/^[ \t]*import\s+(?:[^"';]*?\bfrom\s+)?["']([^"']+)["']/gm);
  return [...found].map((match) => at(source, match[1] ?? "", match.index));
}

function typescriptImports(source: string): Import[] {
  return ts
    .preProcessFile(source, true, true)
    .importedFiles.map(({ fileName, pos }) => at(source, fileName, pos));
}

function at(source: string, path: string, position: number): Import {
  return { path, line: source.slice(0, position).split("\n").length };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const files = projectFiles().filter(
    (file) => /\.(?:sol|[cm]?ts)$/.test(file) && !file.startsWith("typechain-types/"),
  );
  const problems = files.flatMap((file) => checkFile(file, readFileSync(join(root, file), "utf8")));
  conclude("floors", problems, `${files.length} files import downwards only`);
}
