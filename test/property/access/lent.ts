// SPDX-License-Identifier: Apache-2.0
import { calls, terms } from "../../support/lending.js";
import { parcelOf, type KeyedParty } from "../../support/registry.js";
import { titleId } from "../../support/refusals.js";
import type { LoadedSuite } from "../../support/suite.js";

/**
 * Loan 1, of the lender to the borrower, and sale 1, to the borrower, of a title of the lender's: what a call is about
 * that names number 1.
 */
export async function lent(suite: LoadedSuite, lender: KeyedParty, borrower: KeyedParty): Promise<void> {
  const title = await parcelOf(suite, 2, lender);
  const n = { s: suite, title, owner: borrower, lender, other: borrower, fourth: borrower };
  await calls(suite, lender, suite.loans, "commit", [await terms(n)]);
  const register = await suite.land.getAddress();
  const court = suite.enforcement.connect(suite.court);
  await court.announce(register, titleId(title), lender.address, borrower.address, 1n);
}
