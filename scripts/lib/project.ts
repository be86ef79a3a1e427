import { execFileSync, spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's top folder. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** The file of an installed package that stands at a path inside it. */
export function inPackage(name: string, path: string): string {
  return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), path);
}

/** Runs git in the project and returns what it prints. */
export function git(...args: string[]): string {
  return execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
}

/** The project's files as git sees them: tracked or new, not ignored, and still there. */
export function projectFiles(): string[] {
  const list = (...args: string[]): string[] =>
    git("ls-files", "-z", ...args)
      .split("\0")
      .filter(Boolean);
  const deleted = new Set(list("--deleted"));
  return list("--cached", "--others", "--exclude-standard").filter((file) => !deleted.has(file));
}

/** Runs Hardhat in the project, its output shown; ends this process if it fails. */
export function hardhat(...args: string[]): void {
  run(inPackage("hardhat", "dist/src/cli.js"), ...args);
}

/** Runs Node in the project, its output shown; ends this process if it fails. */
export function run(...args: string[]): void {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

/** Prints problems, if any, and a last line, and sets the exit code. */
export function conclude(name: string, problems: readonly string[], success: string): void {
  for (const problem of problems) console.error(problem);
  if (problems.length === 0) console.log(`${name}: ${success}`);
  else {
    console.error(`${name}: ${problems.length} problem${problems.length === 1 ? "" : "s"}`);
    process.exitCode = 1;
  }
}

/** Lays rows out in columns, the first to the left and the others to the right, or all to the left. */
export function columns(rows: readonly (readonly string[])[], side: "left" | "right" = "right"): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const pad = (cell: string, column: number): string =>
    column === 0 || side === "left" ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return rows.map((row) => row.map(pad).join("  ").trimEnd()).join("\n");
}
