// Writes sdk/abi/: the ABIs `as const`, for clients that infer types from them.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../lib/project.js";
import { errorsOf, readArtifact, type Fragment } from "./artifacts.js";
import { GENERATED_BY } from "./notice.js";

/** What clients call; the consortium by the interface of all that runs at its address. */
const CONTRACTS = [
  "Consortium",
  "Covenants",
  "Daybook",
  "DepositToken",
  "Enforcement",
  "Figures",
  "Funds",
  "GrantLedger",
  "GuaranteePools",
  "IPRegister",
  "InvestmentLedger",
  "LandRegister",
  "LoadActs",
  "Loans",
  "ParkRegistry",
  "PartyAccount",
  "PolicyRegister",
  "RegisterViews",
  "Rents",
  "RightViews",
  "Royalties",
  "SettlementRoom",
  "Tenancy",
];
const INTERFACES: Readonly<Record<string, string>> = { Consortium: "IConsortium" };
const DIRECTORY = join(root, "sdk/abi");

rmSync(DIRECTORY, { recursive: true, force: true });
mkdirSync(DIRECTORY, { recursive: true });
write("errors", `export const errorsAbi = ${literal([...errorsOf().values()])} as const;\n`);
for (const name of CONTRACTS) write(name, contract(name));
write(
  "index",
  [...CONTRACTS.map((name) => reexport(variable(name), name)), reexport("errorsAbi", "errors")].join(""),
);

/** A call passes through several contracts and libraries, and may revert with the error of any of them. */
function contract(name: string): string {
  const own = readArtifact(INTERFACES[name] ?? name).abi.filter(({ type }) => type !== "error");
  return [
    'import { errorsAbi } from "./errors.js";\n\n',
    `const own = ${literal(own)} as const;\n\n`,
    `export const ${variable(name)} = [...own, ...errorsAbi] as const;\n`,
  ].join("");
}

function literal(abi: readonly Fragment[]): string {
  return JSON.stringify(abi, undefined, 2);
}

function reexport(what: string, file: string): string {
  return `export { ${what} } from "./${file}.js";\n`;
}

function write(file: string, text: string): void {
  writeFileSync(join(DIRECTORY, `${file}.ts`), GENERATED_BY + text);
}

function variable(name: string): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}Abi`;
}
