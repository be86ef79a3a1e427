// SPDX-License-Identifier: Apache-2.0
import { dates } from "../../../sdk/dates/index.js";
import type { RentTermsStruct } from "../../../typechain-types/contracts/park/rents/IRents.js";
import type { OpenPark } from "../../support/parks.js";
import { today, type KeyedParty } from "../../support/registry.js";
import { accepted, billed, leased, lets, proposed, rentTerms, type Letting } from "../../support/rents.js";
import { PARKED } from "./parked.js";

/** Number of the rent account that is offered only. */
export const OFFERED = 2;

/**
 * Rent account 1 of a parcel in a park, let by its owner to a tenant, who pledged the lease to the owner; with bill 1.
 * Account 2, of a later lease, is offered.
 *
 * @returns terms of account 2.
 */
export async function rented(p: OpenPark, owner: KeyedParty, tenant: KeyedParty): Promise<RentTermsStruct> {
  const { s } = p;
  const base = { s, p, title: PARKED, owner, tenant, other: owner, from: await today(s) };
  const n: Letting = { ...base, lease: await leased(base, tenant) };
  const rental = await accepted(n, { deposit: 0n });
  await billed(n, rental, 1n);
  await lets(n, tenant, "pledge", rental, owner.address);
  const later = { ...base, from: dates.addYears(base.from, 5) };
  const next: Letting = { ...later, lease: await leased(later, tenant) };
  await proposed(next);
  return rentTerms(next);
}
