// SPDX-License-Identifier: Apache-2.0
import * as reckoning from "./fees.js";
import { statuses } from "./status.js";

export type { Credit, Fee, FeeRules, FeeTable, FeeTerms, FeeTier, Owed, PatentLife } from "./fees.js";
export type { LegalStatus } from "./status.js";

/** Rights of intellectual property: their legal status in the words of WIPO ST.27. */
export const rights = { statuses } as const;

/** Fees of patents and trade marks: due days, late fees, what is owed. */
export const fees = reckoning;
