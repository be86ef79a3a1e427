// SPDX-License-Identifier: Apache-2.0
import { id, ZeroAddress } from "ethers";
import { dates } from "../../../sdk/dates/index.js";
import { BillKind } from "../../../sdk/enums/index.js";
import type { RentTermsStruct } from "../../../typechain-types/contracts/park/rents/IRents.js";
import { charge, fresh } from "../../support/acts.js";
import { calls } from "../../support/lending.js";
import { titleId } from "../../support/refusals.js";
import { recorded, today, type KeyedParty } from "../../support/registry.js";
import type { LoadedSuite } from "../../support/suite.js";
import { PARKED } from "./parked.js";

/** Terms of a lease of the parcel that the park has, free of rent. */
export const letFree = (park: bigint, lease: bigint, from: number, document = id("")): RentTermsStruct => ({
  park,
  title: titleId(PARKED),
  lease,
  from,
  months: 1,
  graceDays: 0,
  deposit: 0,
  payee: ZeroAddress,
  document,
  steps: [{ fromPeriod: 1, rent: 0 }],
});

/** What a rent account is about. */
export interface Rented {
  readonly lease: bigint;
  /** First day of the lease, as contracts count it. */
  readonly letFrom: number;
}

/**
 * Rent account 1, of the landlord's parcel in the park, with bill 1, which was given up; the lease is pledged to the
 * landlord.
 */
export async function rented(
  s: LoadedSuite,
  park: bigint,
  landlord: KeyedParty,
  tenant: KeyedParty,
): Promise<Rented> {
  const from = await today(s);
  const term = { from, until: dates.addYears(from, 1) };
  const fields = charge(tenant, { kind: "Lease", sum: 0n, ...term });
  const { number: lease } = await recorded(s, "Charge", PARKED, [landlord, tenant], fields);
  const letFrom = dates.toDay(from);
  const does = (party: KeyedParty, method: string, ...values: unknown[]) =>
    calls(s, party, s.rents, method, values);
  await does(landlord, "propose", letFree(park, lease, letFrom, await fresh(s, "Contract")));
  await does(tenant, "accept", 1n);
  await does(landlord, "bill", 1n, BillKind.Other, 1n, letFrom, await fresh(s, "Other"));
  await does(landlord, "voidBill", 1n, id("reason"));
  await does(tenant, "pledge", 1n, landlord.address);
  return { lease, letFrom };
}
