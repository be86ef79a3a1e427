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

/** Libraries of the land register that the register of intellectual property is linked to as well. */
const SHARED = [
  "RuleBook",
  "Guard",
  "Notices",
  "TransferActs",
  "TransmissionActs",
  "CorrectionActs",
  "ChargeCreation",
  "ChargeActs",
  "OrderActs",
  "ForcedTransfers",
  "RestraintActs",
  "OfferActs",
  "SyncActs",
  "FolioSuccession",
] as const;

/** External libraries of the register of intellectual property alone, in the same form. */
const IP_LIBRARIES: Readonly<Record<string, readonly string[]>> = {
  RightRules: [],
  FilingActs: ["Guard"],
  ProcedureActs: ["Guard"],
  PriorityActs: [],
  RightTermActs: ["Guard"],
  ChallengeActs: [],
  FeeActs: [],
  FamilyActs: ["Guard"],
  PledgeChecks: [],
  LicenceActs: ["Guard"],
  LicenceChanges: ["Guard"],
  AssignmentActs: ["Guard"],
  RowActs: [],
};

/** Names of all that the register of intellectual property is linked to. */
export const IP_LIBRARY_NAMES: readonly string[] = [...SHARED, ...Object.keys(IP_LIBRARIES)];

/** Deployed libraries by name. */
export type Libraries = Record<string, ContractFuture<string>>;

/** Deploys the libraries of the land register. */
export function landLibraries(m: IgnitionModuleBuilder): Libraries {
  return deployed(m, LAND_LIBRARIES, {});
}

/**
 * Deploys the libraries that the register of intellectual property has for itself.
 *
 * @param land those of the land register.
 */
export function ipLibraries(m: IgnitionModuleBuilder, land: Libraries): Libraries {
  return deployed(m, IP_LIBRARIES, land);
}

/** Those of the land register that the register of intellectual property is linked to. */
export function sharedLibraries(land: Libraries): Libraries {
  return Object.fromEntries(SHARED.map((name) => [name, found(land, name)]));
}

function deployed(
  m: IgnitionModuleBuilder,
  table: Readonly<Record<string, readonly string[]>>,
  before: Libraries,
): Libraries {
  const own: Libraries = {};
  for (const [name, calls] of Object.entries(table)) {
    const libraries = Object.fromEntries(calls.map((call) => [call, found({ ...before, ...own }, call)]));
    own[name] = m.library(name, { libraries });
  }
  return own;
}

function found(libraries: Libraries, name: string): ContractFuture<string> {
  const library = libraries[name];
  if (library === undefined) throw new Error(`library ${name} must come before those that call it`);
  return library;
}
