// SPDX-License-Identifier: Apache-2.0
import type { Entry, Matrix } from "./accessMatrix.js";
import { officeOf } from "./accessOffices.js";
import type { FOREIGN, INHERITED, OPEN } from "./accessTables.js";

/** What the page tells beside the matrix. */
export interface Surroundings {
  readonly inherited: typeof INHERITED;
  readonly open: typeof OPEN;
  readonly foreign: typeof FOREIGN;
  /** Contracts that stand behind a proxy. */
  readonly proxied: readonly string[];
}

const code = (text: string): string => `\`${text}\``;
const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n");

/** The matrix as a page of Markdown. */
export function pageOf(matrix: Matrix, around: Surroundings): string {
  const entries = [...matrix.tables.values()].flat();
  const all = [...new Set(entries.flatMap(({ offices }) => offices))].toSorted();
  const held = all.filter((name) => name.includes("@"));
  const offices = [...held, ...all.filter((name) => !name.includes("@"))];
  return [
    "# Access matrix",
    "Generated from the contracts by `npm run generate`; do not edit. Every function that changes state, and who may " +
      "call it: a dot stands under each office that may, one of them is enough. The source names the office in the " +
      "tag `@custom:office` of the function's docstring ([decision 0019](decisions/0019-access-matrix.md)). " +
      "`test/property/access/` calls every function as everybody, and holds the contracts to this page.",
    "## Offices",
    table(["office", "who", "all others are refused with"], offices.map(officeRow)),
    ...[...matrix.tables].flatMap(([name, list]) => section(name, list, matrix, around)),
    "## Open to everyone",
    "Nothing else may be called by everyone; the build fails otherwise.",
    table(
      ["function", "why it may be"],
      entries
        .filter((entry) => entry.offices.includes("Anyone"))
        .map(({ contract, name }) => [code(`${contract}.${name}`), around.open[`${contract}.${name}`] ?? ""]),
    ),
    "## Functions of libraries",
    "They come with OpenZeppelin, where no tag of ours can stand.",
    table(
      ["function", "office", "why"],
      Object.entries(around.inherited).map(([name, { office, why }]) => [code(name), code(office), why]),
    ),
    "## Code without functions of its own",
    silent(matrix, around),
    "",
  ].join("\n\n");
}

function officeRow(name: string): string[] {
  const { who = "", refusals = [], silent = false } = officeOf(name) ?? {};
  return [code(name), who, [...refusals.map(code), ...(silent ? ["no data"] : [])].join(", ") || "–"];
}

function section(
  name: string,
  entries: readonly Entry[],
  { hosted }: Matrix,
  { proxied }: Surroundings,
): string[] {
  const offices = [...new Set(entries.flatMap((entry) => entry.offices))].toSorted();
  const guests = [...hosted].filter(([, host]) => host === name).map(([guest]) => code(guest));
  const notes = [
    ...(proxied.includes(name) ? ["Behind a proxy that can be upgraded."] : []),
    ...(guests.length > 0 ? [`Runs ${guests.join(", ")} by its fallback.`] : []),
  ];
  const rows = entries.map((entry) => [
    code(entry.name),
    ...offices.map((office) => (entry.offices.includes(office) ? "●" : "")),
    entry.key.startsWith("0x") ? code(entry.key) : "–",
  ]);
  return [
    `## ${name}`,
    ...(notes.length > 0 ? [notes.join(" ")] : []),
    table(["function", ...offices.map(code), "selector"], rows),
  ];
}

function silent({ libraries, quiet, hosted }: Matrix, { foreign }: Surroundings): string {
  return [
    `- Libraries, whose functions revert unless they run by \`delegatecall\`; checked in their code: ${[...libraries.keys()].map(code).join(", ")}.`,
    `- Contracts that change nothing: ${quiet.map(code).join(", ")}.`,
    ...[...hosted].map(
      ([guest, host]) =>
        `- ${code(guest)}: ${code(host)} runs it by its fallback; its functions stand there.`,
    ),
    ...Object.entries(foreign).map(([name, why]) => `- ${code(name)}: ${why}`),
  ].join("\n");
}
