import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/lib/project.js";

/** Removes the record and the journals of deployments to a chain of a test. */
export function removeTraces(chain: string): void {
  rmSync(join(root, "deployments", `${chain}.json`), { force: true });
  const journals = join(root, "deploy/deployments");
  for (const name of readdirSync(journals)) {
    if (name.startsWith(`chain-${chain}-`)) rmSync(join(journals, name), { recursive: true });
  }
}
