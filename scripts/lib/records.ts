import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readDeployment, type Deployment } from "../../sdk/connect/index.js";
import { root } from "./project.js";

/** Folder, from the project's root, of what operators keep of a chain; the record of its deployment lies beside it. */
export function folderOf(chainId: bigint | number): string {
  return join("deployments", chainId.toString());
}

/**
 * The record of the deployment to a chain.
 *
 * @throws Error if none is recorded.
 */
export function readRecord(chainId: bigint | number): Deployment {
  const file = join(root, recordOf(chainId));
  if (!existsSync(file)) throw new Error(`chain ${chainId.toString()} has no record ${file}: deploy first`);
  return readDeployment(JSON.parse(readFileSync(file, "utf8")));
}

/** Records a deployment; returns the file, from the project's root. */
export function writeRecord(deployment: Deployment): string {
  return writeJson(recordOf(deployment.chainId), deployment);
}

/** Writes a file for people to read, by its path from the project's root, which is returned. */
export function writeJson(file: string, value: unknown): string {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), `${JSON.stringify(value, undefined, 2)}\n`);
  return file;
}

function recordOf(chainId: bigint | number): string {
  return `${folderOf(chainId)}.json`;
}
