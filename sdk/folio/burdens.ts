// SPDX-License-Identifier: Apache-2.0
import type { IsoDate } from "../dates/index.js";
import type { ChargeKindName, NoticeKindName, RestraintKindName } from "../enums/index.js";

/** A ranked right of another party in a title. */
export interface Charge {
  /** Number of the lodgement that created it. */
  readonly number: number;
  readonly kind: ChargeKindName;
  /** Who holds it; null for an easement, which serves whoever holds the dominant title. */
  readonly chargee: string | null;
  /** Place among securities: lower is better. */
  readonly rank: number;
  /** Secured sum or ceiling, fen. */
  readonly sum: bigint;
  /** First day, UTC+8; null if none was stated. */
  readonly from: IsoDate | null;
  /** Last day, UTC+8; null for as long as the title lasts. */
  readonly until: IsoDate | null;
  /** Day on which the claims under a ceiling were fixed, UTC+8; null if they were not. */
  readonly fixedOn: IsoDate | null;
  /** Head lease of a sublease; null if none. */
  readonly parent: number | null;
  /** Whether the title may not pass without the chargee. */
  readonly transferBan: boolean;
  /** Title that an easement serves; null if none. */
  readonly dominant: string | null;
}

/** Shares that a seizure binds. */
export interface BoundShares {
  readonly amount: bigint;
  /** The supply they count in. */
  readonly supply: bigint;
  /** Lodgement by which they came to the party by succession, with the seizure on them; 0 if they did not. */
  readonly lot: number;
}

/** What stops or warns dealings. */
export interface Restraint {
  /** Number of the lodgement that brought it; 0 for a freeze by ERC-7943. */
  readonly number: number;
  readonly kind: RestraintKindName;
  /**
   * Seizure: co-owner whose share it binds. Notice, search, caution: its holder. Null for the whole title, and where
   * an office restrains.
   */
  readonly party: string | null;
  /** First day, UTC+8; of a seizure, the day it came in; of a proposed correction, the last day to answer. */
  readonly from: IsoDate;
  /** Last day, UTC+8; null for open, and for seizures, whose days follow from the queue. */
  readonly until: IsoDate | null;
  /** Seizure: term in months; of others 0. */
  readonly months: number;
  /** Notice: what it secures; null of others. */
  readonly secures: NoticeKindName | null;
  /** Notice: unit to come that it is about; null for the title itself. */
  readonly subject: string | null;
  /** Seizure of part of what the party holds: the shares that it binds; null for all. */
  readonly shares: BoundShares | null;
  /** Proposed correction: version of the entry that is wrong; null of others. */
  readonly corrects: number | null;
}
