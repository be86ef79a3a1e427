// SPDX-License-Identifier: Apache-2.0
import type { IsoDate } from "../dates/index.js";
import type { FolioStateName, LandUseName, LegalBasisName, SyncStateName } from "../enums/index.js";
import type { Charge, Restraint } from "./burdens.js";
import type { Holding } from "./proprietorship.js";
import type { Right } from "./right.js";

/** An offer of a share to the co-owners. */
export interface Offer {
  /** Number of its lodgement. */
  readonly number: number;
  /** Co-owner who would sell. */
  readonly by: string;
  /** Outsider who would buy. */
  readonly to: string;
  readonly numerator: bigint;
  readonly denominator: bigint;
  /** Last day to accept, UTC+8. */
  readonly until: IsoDate | null;
  /** Commitment to price and terms. */
  readonly terms: string;
  /** Co-owners who accepted. */
  readonly takers: readonly string[];
  /** Tenant who accepted, in the rank behind the co-owners; null if none. */
  readonly tenant: string | null;
}

/** How a title stands to the statutory register. */
export interface Sync {
  readonly state: SyncStateName;
  readonly legalBasis: LegalBasisName;
  /** Commitment to the certificate's number. */
  readonly externalRef: string;
}

/** What stands on a folio at some version. */
export interface Folio {
  /** Official number. */
  readonly title: string;
  readonly state: FolioStateName;
  readonly use: LandUseName;
  /** Area in square metres. */
  readonly extent: number;
  /** Last day of the right, UTC+8; null without term. */
  readonly termEnd: IsoDate | null;
  /** Charges on the page, lapsed rights of use among them until the page is next charged; see `chargesOn`. */
  readonly charges: readonly Charge[];
  /** Restraints on the page, oldest first, lapsed ones among them; see `restraintsOn`. */
  readonly restraints: readonly Restraint[];
  /** Offers of shares to the co-owners that are not used yet. */
  readonly offers: readonly Offer[];
  /** Titles that this one replaced. */
  readonly parents: readonly string[];
  /** Titles that replaced this one. */
  readonly children: readonly string[];
  readonly sync: Sync;
  /** Commitment of the document that excuses a delay in building; null if none. */
  readonly excuse: string | null;
  /** Commitment to address, boundaries and other particulars; null if none was stated yet. */
  readonly particulars: string | null;
  /** Proprietors; none of a following building, which is held with its land. */
  readonly proprietors: readonly Holding[];
  /** What a right of intellectual property has instead of use and extent; null of land. */
  readonly right: Right | null;
  /** Number of the last entry that counts. */
  readonly version: number;
}

/** A folio before its first entry. */
export function blank(title: string): Folio {
  return {
    title,
    state: "None",
    use: "None",
    extent: 0,
    termEnd: null,
    charges: [],
    restraints: [],
    offers: [],
    parents: [],
    children: [],
    sync: { state: "LocalOnly", legalBasis: "StatutoryRegister", externalRef: `0x${"00".repeat(32)}` },
    excuse: null,
    particulars: null,
    proprietors: [],
    right: null,
    version: 0,
  };
}
