// SPDX-License-Identifier: Apache-2.0
import { chargesOn } from "./charges.js";
import { differences, told } from "./differences.js";
import { entries, load, verifyHead } from "./entries.js";
import { extract } from "./extract.js";
import { renderExtract } from "./print.js";
import { history, rebuild } from "./rebuild.js";
import { restraintsOn } from "./restraints.js";

export { entries, entryHash, load, nextHead, verifyHead } from "./entries.js";
export type { AnyRegister, Book, Entry, HeadFindings, JudgedBy } from "./entries.js";
export { extract } from "./extract.js";
export { renderExtract } from "./print.js";
export type { EntryLine, Extract, ProprietorLine } from "./extract.js";
export { sharesOf, supplyOf, type Holding } from "./proprietorship.js";
export { history, rebuild, type AsOf } from "./rebuild.js";
export { chargesOn, isLive, isSecurity, type Charge } from "./charges.js";
export { differences, told, type Told } from "./differences.js";
export { blank, type Folio, type Offer, type Sync } from "./folio.js";
export { applied } from "./reducers/index.js";
export { readSucceed, type SucceedFields } from "./reducers/succession.js";
export { ordinaryEnd, type Challenge, type Right, type TermsSince } from "./right.js";
export { restraintsOn, type Restraint, type RestraintOn } from "./restraints.js";

/** Folios: read, verify and rebuild them from their entries. */
export const folio = {
  entries,
  load,
  verifyHead,
  rebuild,
  history,
  chargesOn,
  restraintsOn,
  told,
  differences,
  extract,
  renderExtract,
} as const;
