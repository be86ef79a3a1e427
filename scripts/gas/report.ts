import type { Measured } from "./floor.js";

export interface Row extends Measured {
  operation: string;
  /** Of an operation that does the work of several: what they cost one by one. */
  parts?: number;
}

/** An operation that does the work of several. */
export interface Together {
  operation: string;
  parts: readonly string[];
}

/** The most that an operation, or several together, may cost. */
export interface Bar {
  operations: readonly string[];
  limit: number;
}

/** An operation that must cost the same as another, give or take. */
export interface Likeness {
  operation: string;
  like: string;
  percent: number;
}

const CHART_WIDTH = 50;

/** Says which bars are exceeded. A bar waits until all its operations are measured. */
export function exceeded(rows: readonly Row[], bars: readonly Bar[]): string[] {
  return sums(rows, bars)
    .filter(({ gas, limit }) => gas > limit)
    .map(({ name, gas, limit }) => `${name}: ${format(gas)} gas, the bar is ${format(limit)}`);
}

/** Says which operations cost another amount than those that they must be like. */
export function unlike(rows: readonly Row[], likenesses: readonly Likeness[]): string[] {
  const gasOf = (name: string): number | undefined => rows.find(({ operation }) => operation === name)?.gas;
  return likenesses.flatMap(({ operation, like, percent }) => {
    const [gas, other] = [gasOf(operation), gasOf(like)];
    if (gas === undefined || other === undefined || Math.abs(gas - other) * 100 <= percent * other) return [];
    return [`${operation}: ${format(gas)} gas, more than ${percent} % from the ${format(other)} of ${like}`];
  });
}

/** The rows, with what the parts of those that do the work of several cost one by one. */
export function withParts(rows: readonly Row[], together: readonly Together[]): Row[] {
  const gasOf = (name: string): number => {
    const row = rows.find(({ operation }) => operation === name);
    if (row === undefined) throw new RangeError(`${name} is not measured`);
    return row.gas;
  };
  return rows.map((row) => {
    const parts = together.find(({ operation }) => operation === row.operation)?.parts;
    return parts === undefined ? row : { ...row, parts: parts.reduce((sum, name) => sum + gasOf(name), 0) };
  });
}

/** Says where two reports differ. */
export function differences(
  before: readonly Row[],
  after: readonly Row[],
): { rose: string[]; other: string[] } {
  const old = new Map(before.map(({ operation, gas }) => [operation, gas]));
  const rose: string[] = [];
  const other: string[] = [];
  for (const { operation, gas } of after) {
    const was = old.get(operation);
    old.delete(operation);
    if (was === undefined) other.push(`${operation}: new, ${format(gas)}`);
    else if (gas > was) rose.push(`${operation}: rose from ${format(was)} to ${format(gas)}`);
    else if (gas < was) other.push(`${operation}: fell from ${format(was)} to ${format(gas)}`);
  }
  return {
    rose,
    other: [...other, ...[...old.keys()].map((operation) => `${operation}: no longer measured`)],
  };
}

/** What is measured under an operation's name. */
export interface Scope {
  name: string;
  includes: string;
}

/** The readable report. */
export function markdown(
  rows: readonly Row[],
  bars: readonly Bar[],
  scopes: readonly Scope[] = [],
  together: readonly Together[] = [],
): string {
  const table = rows.map(
    ({ operation, gas, floor, overhead }) =>
      `| ${operation} | ${format(gas)} | ${format(floor)} | ${overhead.toFixed(3)} |`,
  );
  const measured = sums(rows, bars);
  const limits = measured.map(
    ({ name, gas, limit }) => `| ${name} | ${format(gas)} | ${format(limit)} | ${verdict(gas, limit)} |`,
  );
  const sections = [
    "# Gas",
    "Floor: 21,000, calldata, 22,100 for each slot made non-zero, 5,000 for each other slot changed, logs, and " +
      "3,000 for each signature. Overhead: gas divided by floor.",
    ["| operation | gas | floor | overhead |", "|---|---:|---:|---:|", ...table].join("\n"),
    "## Against the bars",
    ["| operation | gas | bar | |", "|---|---:|---:|---|", ...limits].join("\n"),
    "```text\n" + measured.map(chart).join("\n") + "\n```",
    "`█` floor, `▒` overhead, `│` bar.",
    ...togetherSection(rows, together),
    ...(scopes.length === 0 ? [] : ["## What is measured", scopes.map(scope).join("\n"), STEADY_STATE]),
  ];
  return sections.join("\n\n") + "\n";
}

const STEADY_STATE =
  "Each is one transaction, from an officer's key to the daybook. Documents are attested, and premiums certified as " +
  "paid, in earlier transactions. Applicants count their nonces upwards and have applied before, each party has one " +
  "key, and each title is a parcel of its own.";

function togetherSection(rows: readonly Row[], together: readonly Together[]): string[] {
  const lines = rows.flatMap(({ operation, gas, parts }) => {
    const names = together.find((one) => one.operation === operation)?.parts ?? [];
    if (parts === undefined) return [];
    const saved = (100 - (100 * gas) / parts).toFixed(1);
    return [`| ${operation} | ${format(gas)} | ${names.join(" + ")} | ${format(parts)} | ${saved} % |`];
  });
  if (lines.length === 0) return [];
  const head = ["| operation | gas | the same one by one | gas | saved |", "|---|---:|---|---:|---:|"];
  return ["## Together, and one by one", [...head, ...lines].join("\n")];
}

function scope({ name, includes }: Scope): string {
  return `- \`${name}\`: ${includes}.`;
}

type Sum = { name: string; gas: number; floor: number; limit: number };

function sums(rows: readonly Row[], bars: readonly Bar[]): Sum[] {
  return bars.flatMap(({ operations, limit }) => {
    const parts = operations.flatMap((name) => rows.filter(({ operation }) => operation === name));
    if (parts.length < operations.length) return [];
    const total = (of: (row: Row) => number): number => parts.reduce((sum, row) => sum + of(row), 0);
    return [
      { name: operations.join(" + "), gas: total((row) => row.gas), floor: total((row) => row.floor), limit },
    ];
  });
}

function chart({ name, gas, floor, limit }: Sum, _: number, all: readonly Sum[]): string {
  const label = Math.max(...all.map((sum) => sum.name.length));
  const scale = CHART_WIDTH / Math.max(...all.flatMap((sum) => [sum.gas, sum.limit]));
  const filled = "█".repeat(Math.round(floor * scale)).padEnd(Math.round(gas * scale), "▒");
  const bar = Math.round(limit * scale);
  const line = filled.padEnd(CHART_WIDTH + 1);
  return `${name.padEnd(label)}  ${line.slice(0, bar)}│${line.slice(bar + 1)}`.trimEnd();
}

function verdict(gas: number, limit: number): string {
  return gas > limit ? "**over**" : `${(100 - (100 * gas) / limit).toFixed(1)} % below`;
}

function format(gas: number): string {
  return gas.toLocaleString("en");
}
