import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "../lib/project.js";

/** Where releases are kept, one folder a version. */
export const RELEASES = join(root, "releases");

/** Folder of the storage layouts within that of a release. */
export const STORAGE = "storage";

/** A release that was frozen. */
export interface Release {
  readonly version: string;
  readonly directory: string;
}

/** The release with the highest version, or undefined as long as none was frozen. */
export function lastRelease(directory = RELEASES): Release | undefined {
  const folders = existsSync(directory) ? readdirSync(directory, { withFileTypes: true }) : [];
  const version = folders
    .filter((entry) => entry.isDirectory() && /^\d+\.\d+\.\d+$/.test(entry.name))
    .map(({ name }) => name)
    .toSorted(byVersion)
    .at(-1);
  return version === undefined ? undefined : { version, directory: join(directory, version) };
}

function byVersion(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(".").map(Number));
  const at = left?.findIndex((part, i) => part !== right?.[i]) ?? -1;
  return at < 0 ? 0 : (left?.[at] ?? 0) - (right?.[at] ?? 0);
}
