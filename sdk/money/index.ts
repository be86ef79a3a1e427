// SPDX-License-Identifier: Apache-2.0
import {
  authorisationTypedData,
  cancellationTypedData,
  freshNonce,
  nonceOf,
  permitTypedData,
  signAuthorisation,
  signCancellation,
  signPermit,
} from "./signatures.js";
import { supply } from "./supply.js";
import { formatYuan, parseYuan } from "./yuan.js";

export type {
  Authorisation,
  AuthorisationArguments,
  AuthorisationTerms,
  Permit,
  PermitArguments,
  PermitTerms,
  Place,
  Sending,
} from "./signatures.js";
export type { BankIssue, Supply } from "./supply.js";
export { formatYuan, parseYuan } from "./yuan.js";

/** Deposits: amounts, what holders sign, and who owes what is in circulation. */
export const money = {
  parseYuan,
  formatYuan,
  permitTypedData,
  authorisationTypedData,
  cancellationTypedData,
  signPermit,
  signAuthorisation,
  signCancellation,
  freshNonce,
  nonceOf,
  supply,
} as const;
