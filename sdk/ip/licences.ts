// SPDX-License-Identifier: Apache-2.0

/** Licences and royalties: territories and rights by name, periods and sums as the contracts reckon them. */
import { COUNTRY, describeTerritory, placeOf, PROVINCES, provincesOf, REGIONS, territory } from "./places.js";
import { ALL_WORK_RIGHTS, rights, rightsOf, WORK_RIGHTS } from "./rights.js";
import { royaltyDue, royaltyPeriod, royaltyTerms, splitRoyalty } from "./royalties.js";

export type { Province, Region } from "./places.js";
export type { WorkRight } from "./rights.js";
export type { RoyaltyTerms, Shareholder } from "./royalties.js";

export const licences = {
  PROVINCES,
  REGIONS,
  COUNTRY,
  territory,
  provincesOf,
  placeOf,
  describeTerritory,
  WORK_RIGHTS,
  ALL_WORK_RIGHTS,
  rights,
  rightsOf,
  royaltyTerms,
  royaltyDue,
  royaltyPeriod,
  splitRoyalty,
} as const;
