// SPDX-License-Identifier: Apache-2.0
import { entries, load, verifyHead } from "./entries.js";
import { extract, renderExtract } from "./extract.js";
import { rebuild } from "./rebuild.js";

export { entries, entryHash, load, nextHead, verifyHead } from "./entries.js";
export type { Book, Entry, HeadFindings } from "./entries.js";
export { extract, renderExtract } from "./extract.js";
export type { EntryLine, Extract, ProprietorLine } from "./extract.js";
export { sharesOf, supplyOf, type Holding } from "./proprietorship.js";
export { rebuild, type AsOf } from "./rebuild.js";
export { applied, blank, type Folio } from "./reducers.js";

/** Folios: read, verify and rebuild them from their entries. */
export const folio = { entries, load, verifyHead, rebuild, extract, renderExtract } as const;
