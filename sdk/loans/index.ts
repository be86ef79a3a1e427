// SPDX-License-Identifier: Apache-2.0
import { callsOf, terms } from "./steps.js";
import { read, sale, secured } from "./reading.js";

export type { LoanView, SaleView } from "./reading.js";
export type { LoanStep, LoanTerms } from "./steps.js";

/** Loans on titles and judicial sales: read, and drawn up for the batch of a party's account. */
export const loans = { read, secured, sale, terms, calls: callsOf } as const;
