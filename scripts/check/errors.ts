import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { conclude, projectFiles, root } from "../lib/project.js";

const PAGE = "docs/errors.md";
/** The section for errors that the suite does not declare itself. */
const LIBRARIES = "Errors of the libraries";
const LINES = ["Meaning", "Ground", "Do"];
/** Interfaces that a standard prescribes, errors included, whether the suite raises them or not. */
const STANDARDS = ["contracts/register/IERC7943MultiToken.sol", "contracts/money/IERC7943Fungible.sol"];

/** An error as its entry in docs/errors.md tells it. */
export interface ErrorEntry {
  section: string;
  name: string;
  signature: string;
  /** Labels of the entry's lines, in order. */
  labels: string[];
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, "");
}

/**
 * The custom errors that Solidity source declares, by name, each with its signature in one line; with all of them,
 * where a standard has one for each of its interfaces.
 */
export function declaredErrors(source: string): Map<string, string> {
  const found = new Map<string, string[]>();
  for (const [, name = "", values = ""] of withoutComments(source).matchAll(
    /\berror\s+(\w+)\s*\(([^)]*)\)\s*;/g,
  )) {
    const list = values.split(",").map((value) => value.trim().replace(/\s+/g, " "));
    found.set(name, [...(found.get(name) ?? []), `${name}(${list.join(", ")})`]);
  }
  return new Map([...found].map(([name, signatures]) => [name, joined(signatures)]));
}

/** Several signatures of one name, in one line whatever their order. */
function joined(signatures: readonly string[]): string {
  return [...new Set(signatures)].toSorted().join(" or ");
}

/**
 * Errors of a standard's interface that no other source names: a standard prescribes them, so they are declared and
 * explained, but nobody raises them and no test can provoke them.
 */
export function neverRaised(standard: string, others: string): Set<string> {
  const named = new Set(withoutComments(others).match(/\w+/g));
  return new Set([...declaredErrors(standard).keys()].filter((name) => !named.has(name)));
}

/** The entries of docs/errors.md. */
export function readEntries(markdown: string): ErrorEntry[] {
  const entries: ErrorEntry[] = [];
  let section = "";
  for (const line of markdown.split("\n")) {
    const [, marks = "", heading = ""] = /^(##|###) (.+)$/.exec(line) ?? [];
    if (marks === "##") section = heading;
    if (marks === "###") entries.push({ section, name: heading, signature: "", labels: [] });
    const entry = entries.at(-1);
    if (entry === undefined) continue;
    const [, signature] = /^`(.+)`$/.exec(line) ?? [];
    if (signature !== undefined)
      entry.signature = joined([...(entry.signature === "" ? [] : [entry.signature]), signature]);
    const [, label] = /^(\w+): \S/.exec(line) ?? [];
    if (label !== undefined) entry.labels.push(label);
  }
  return entries;
}

/** Says what is wrong between the declared errors, their entries and the tests that provoke them. */
export function checkErrors(
  own: Map<string, string>,
  libraries: Map<string, string>,
  entries: readonly ErrorEntry[],
  tests: string,
  untestable: ReadonlySet<string> = new Set(),
): string[] {
  const named = new Set(entries.map(({ name }) => name));
  const tested = new Set(tests.match(/\w+/g));
  return [
    ...[...own].flatMap(([name, signature]) => [
      ...(named.has(name) ? [] : [`${PAGE}: no entry for ${signature}`]),
      ...(tested.has(name) || untestable.has(name) ? [] : [`test/: no test names ${name}`]),
    ]),
    ...entries.flatMap((entry, index) => checkEntry(entry, entries[index - 1], own, libraries)),
  ];
}

function checkEntry(
  { section, name, signature, labels }: ErrorEntry,
  before: ErrorEntry | undefined,
  own: Map<string, string>,
  libraries: Map<string, string>,
): string[] {
  const declared = (section === LIBRARIES ? libraries : own).get(name);
  const problems = [];
  if (declared === undefined) problems.push("no such error");
  else if (declared !== signature) problems.push(`the signature is ${declared}`);
  if (labels.join() !== LINES.join()) problems.push(`needs the lines ${LINES.join(", ")}`);
  if (before?.section === section && before.name.localeCompare(name) >= 0)
    problems.push(`comes before ${before.name}`);
  return problems.map((problem) => `${PAGE}: ${name}: ${problem}`);
}

function read(files: readonly string[]): string {
  return files.map((file) => readFileSync(join(root, file), "utf8")).join("\n");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const files = projectFiles();
  const contracts = files.filter((file) => /^contracts\/.*\.sol$/.test(file));
  const own = declaredErrors(read(contracts));
  const untestable = neverRaised(
    read(STANDARDS),
    read(contracts.filter((file) => !STANDARDS.includes(file))),
  );
  const libraries = declaredErrors(
    read(globSync("node_modules/@openzeppelin/contracts*/**/*.sol", { cwd: root })),
  );
  const tests = read(files.filter((file) => /^test\/.*\.(?:ts|sol)$/.test(file)));
  const entries = readEntries(read([PAGE]));
  conclude("errors", checkErrors(own, libraries, entries, tests, untestable), `${entries.length} entries`);
}
