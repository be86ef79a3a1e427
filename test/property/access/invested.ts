// SPDX-License-Identifier: Apache-2.0
import { agreementTerms, invests } from "../../support/investments.js";
import { foundedFund, subscribed } from "../../support/funds.js";
import type { OpenPark } from "../../support/parks.js";
import { parcel, type KeyedParty } from "../../support/registry.js";

/** Fund 1 of a party, in which another is partner; agreement 1 of that party with a park. */
export async function invested(p: OpenPark, company: KeyedParty, partner: KeyedParty): Promise<void> {
  const { s, park, operator } = p;
  const n = { s, gp: company };
  await subscribed(n, await foundedFund(n), partner, "Private", 1n);
  // For no parcel.
  const terms = await agreementTerms({ s, park, company, title: parcel(1) }, { parcel: 0n });
  await invests(p, operator, "propose", terms);
  await invests(p, company, "accept", await s.investments.lastAgreement());
}
