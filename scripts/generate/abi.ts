// Writes sdk/abi/: the ABIs `as const`, for clients that infer types from them.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../lib/project.js";
import { errorsOf, readArtifact, type Fragment } from "./artifacts.js";
import { GENERATED_BY } from "./notice.js";

/** What clients call, and where its own errors end. */
const CONTRACTS = ["Consortium", "Daybook", "LandRegister", "PartyAccount", "RegisterViews"];
const DIRECTORY = join(root, "sdk/abi");

rmSync(DIRECTORY, { recursive: true, force: true });
mkdirSync(DIRECTORY, { recursive: true });
const errors = errorsOf();
for (const name of CONTRACTS) write(name, withErrors(readArtifact(name).abi));
const index = CONTRACTS.map((name) => `export { ${variable(name)} } from "./${name}.js";\n`).join("");
writeFileSync(join(DIRECTORY, "index.ts"), `${GENERATED_BY}${index}`);

/** A call passes through several contracts and libraries, and may revert with the error of any of them. */
function withErrors(abi: readonly Fragment[]): Fragment[] {
  return [...abi.filter(({ type }) => type !== "error"), ...errors.values()];
}

function write(name: string, abi: readonly Fragment[]): void {
  const text = `export const ${variable(name)} = ${JSON.stringify(abi, undefined, 2)} as const;\n`;
  writeFileSync(join(DIRECTORY, `${name}.ts`), GENERATED_BY + text);
}

function variable(name: string): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}Abi`;
}
