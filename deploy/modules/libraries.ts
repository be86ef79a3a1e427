import type { ContractFuture, IgnitionModuleBuilder } from "@nomicfoundation/ignition-core";

/** External libraries of the land register. A library that itself calls others lists them; it comes after them. */
const LAND_LIBRARIES: Readonly<Record<string, readonly string[]>> = {
  RuleBook: [],
  Guard: [],
  Notices: [],
  Fixtures: ["Guard"],
  FirstRegistrationActs: ["Fixtures"],
  TransferActs: ["Guard"],
  TransmissionActs: ["Guard"],
  PageActs: ["Guard"],
  CorrectionActs: [],
  ChargeCreation: ["Guard", "Notices"],
  ChargeActs: ["Guard"],
  OrderActs: [],
  ForcedTransfers: [],
  RestraintActs: [],
  OfferActs: ["Guard"],
  DivisionActs: ["Guard"],
  TermActs: [],
  SyncActs: [],
  FolioSuccession: [],
};

/** Their names, each after those that it calls. */
export const LAND_LIBRARY_NAMES: readonly string[] = Object.keys(LAND_LIBRARIES);

/** Deployed libraries by name. */
export type Libraries = Record<string, ContractFuture<string>>;

/** Deploys the libraries of the land register. */
export function landLibraries(m: IgnitionModuleBuilder): Libraries {
  const deployed: Libraries = {};
  for (const [name, calls] of Object.entries(LAND_LIBRARIES)) {
    const libraries = Object.fromEntries(calls.map((call) => [call, found(deployed, call)]));
    deployed[name] = m.library(name, { libraries });
  }
  return deployed;
}

function found(deployed: Libraries, name: string): ContractFuture<string> {
  const library = deployed[name];
  if (library === undefined) throw new Error(`library ${name} must come before those that call it`);
  return library;
}
