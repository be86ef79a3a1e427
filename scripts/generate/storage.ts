// Writes reports/storage/: what each contract keeps in storage, and where.
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../lib/project.js";
import { layoutsOf, type Layout, type Layouts, type StorageContract } from "./storageLayout.js";

/** Contracts that keep state. The party account is a clone of one implementation, so its code never changes. */
const CONTRACTS: readonly StorageContract[] = [
  { name: "Consortium", upgradeable: false, runs: ["ConsortiumActs", "RepresentationActs"] },
  { name: "PartyAccount", upgradeable: false, runs: [] },
  { name: "Daybook", upgradeable: true, runs: ["LoadActs"] },
  { name: "LandRegister", upgradeable: true, runs: ["RegisterViews"] },
  { name: "DepositToken", upgradeable: true, runs: [] },
  { name: "SettlementRoom", upgradeable: true, runs: [] },
  { name: "Royalties", upgradeable: true, runs: [] },
  { name: "IPRegister", upgradeable: true, runs: ["RightViews"] },
  { name: "Loans", upgradeable: true, runs: [] },
  { name: "Enforcement", upgradeable: true, runs: [] },
  { name: "PolicyRegister", upgradeable: true, runs: [] },
  { name: "GuaranteePools", upgradeable: true, runs: [] },
  { name: "ParkRegistry", upgradeable: true, runs: [] },
  { name: "Tenancy", upgradeable: true, runs: [] },
  { name: "Rents", upgradeable: true, runs: [] },
  { name: "Figures", upgradeable: true, runs: [] },
  { name: "Funds", upgradeable: true, runs: [] },
  { name: "InvestmentLedger", upgradeable: true, runs: [] },
  { name: "Covenants", upgradeable: true, runs: [] },
  { name: "GrantLedger", upgradeable: true, runs: [] },
];

/** Where the layouts of the present sources are committed. */
export const STORAGE_REPORTS = "reports/storage";

/** The layouts of the contracts as their sources now stand. */
export function currentLayouts(): Layouts {
  const files = globSync("contracts/**/*.sol", { cwd: root }).toSorted();
  const sources = files.map((file) => [file, readFileSync(join(root, file), "utf8")] as const);
  return layoutsOf(Object.fromEntries(sources), CONTRACTS);
}

/** Writes one file a contract into a folder, and nothing else stays in it. */
export function writeLayouts(directory: string, layouts: readonly Layout[]): void {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  for (const layout of layouts) {
    const text = `${JSON.stringify(layout, undefined, 2)}\n`;
    writeFileSync(join(directory, `${layout.contract}.json`), text);
  }
}

/** The layouts that a folder holds. */
export function readLayouts(directory: string): Layout[] {
  return globSync("*.json", { cwd: directory })
    .toSorted()
    .map((file) => JSON.parse(readFileSync(join(directory, file), "utf8")) as Layout);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  writeLayouts(join(root, STORAGE_REPORTS), currentLayouts().layouts);
}
