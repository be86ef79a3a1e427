// SPDX-License-Identifier: Apache-2.0
import { encodeBytes32String, id } from "ethers";
import { dates } from "../../../sdk/dates/index.js";
import { QualificationKind } from "../../../sdk/enums/index.js";
import { fresh } from "../../support/acts.js";
import { buildingTerms, established, madeOperator, operates, type OpenPark } from "../../support/parks.js";
import { titleId } from "../../support/refusals.js";
import { onParcel, parcel, today, type KeyedParty } from "../../support/registry.js";
import type { LoadedSuite } from "../../support/suite.js";
import { applied } from "../../support/tenancies.js";

/** A park, and an application in it. */
export interface Parked {
  readonly park: bigint;
  readonly tenancy: bigint;
}

/** The parcel that {@link parked} enters: the one that a loan is secured by. */
export const PARKED = parcel(2);
/** The building that it enters there, and one that it does not. */
export const ENTERED = onParcel(2, 1);
export const NOT_ENTERED = onParcel(2, 2);

/**
 * Park 1 with a parcel and a building, of an operator; tenancy 1, for which a party applied; two certificates of that party, so that
 * there is one with number 1.
 */
export async function parked(
  s: LoadedSuite,
  operator: KeyedParty,
  applicant: KeyedParty,
  division: number,
): Promise<Parked> {
  const p = await opened(s, operator, division);
  await operates(p, "enterParcel", p.park, p.zone, titleId(PARKED));
  await operates(p, "enterBuilding", await buildingTerms(s, ENTERED));
  const day = dates.toDay(await today(s));
  for (let i = 0; i < 2; i++)
    await s.tenancies
      .connect(s.parkAuthority)
      .recordQualification(
        applicant.address,
        division,
        QualificationKind.HighTech,
        day,
        day,
        await fresh(s, "AuthorityDecision"),
      );
  return { park: p.park, tenancy: await applied(p, applicant) };
}

/** Another park, of a party that applies in it too. */
export async function parkedElsewhere(
  s: LoadedSuite,
  operator: KeyedParty,
  division: number,
): Promise<Parked> {
  const p = await opened(s, operator, division);
  return { park: p.park, tenancy: await applied(p, operator) };
}

async function opened(s: LoadedSuite, operator: KeyedParty, division: number): Promise<OpenPark> {
  await madeOperator(s, operator, division);
  const code = encodeBytes32String(`park of ${division}`);
  return established(s, operator, { code, division, boundary: id(`line of ${division}`) });
}
