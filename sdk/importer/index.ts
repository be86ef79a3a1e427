// SPDX-License-Identifier: Apache-2.0
import { audit } from "./audit.js";
import { checkOnChain } from "./chain.js";
import { readCsv } from "./csv.js";
import { admit, admitBatch, approve, close, propose, refusals, through } from "./load.js";
import { manifestOf, readManifest, writeManifest } from "./manifest.js";
import { loaded, reconcile, titlesByHolder } from "./reconcile.js";
import { dryRun, renderDryRun } from "./report.js";
import { supplement } from "./supplement.js";
import { validateFile } from "./validate.js";

export type { Column, FileLine } from "./csv.js";
export type { Finding, FindingName } from "./findings.js";
export type { AdmitOptions, LoadProgress, ProposalTerms, RefusedRow, Through } from "./load.js";
export type { LoadManifest, ProvenRows } from "./manifest.js";
export type { LoadedEntry, Reconciliation } from "./reconcile.js";
export type { DryRun } from "./report.js";
export { leafOf, payloadOf, readLoad, rowOf } from "./rights.js";
export type { LoadedRight, LoadRow, RightRow, RowPlace } from "./rights.js";
export type { CheckedFile, ReadRight, ValidateOptions } from "./validate.js";

/** Bulk loads: from a file to titles on the register, and back to the file. */
export const importer = {
  readCsv,
  validateFile,
  checkOnChain,
  dryRun,
  renderDryRun,
  manifestOf,
  writeManifest,
  readManifest,
  propose,
  approve,
  admit,
  admitBatch,
  through,
  refusals,
  supplement,
  close,
  loaded,
  reconcile,
  audit,
  titlesByHolder,
} as const;
