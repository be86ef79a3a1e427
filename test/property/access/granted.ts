// SPDX-License-Identifier: Apache-2.0
import { dates } from "../../../sdk/dates/index.js";
import { fresh, pass } from "../../support/acts.js";
import { assessed, covenantAgreed } from "../../support/covenants.js";
import {
  accepted,
  obligation,
  opensBudget,
  paysTranche,
  tranche,
  type Granting,
} from "../../support/grants.js";
import { issued, paysBy } from "../../support/money.js";
import type { OpenPark } from "../../support/parks.js";
import { today, type KeyedParty } from "../../support/registry.js";
import { reviewed } from "../../support/tenancies.js";

const PAID = 10n;

/**
 * Grant 1 to the tenant of a tenancy, paid by a bank; and clawback 1, since a covenant of the past was not met. It takes a
 * day.
 */
export async function granted(
  p: OpenPark,
  tenancy: bigint,
  tenant: KeyedParty,
  payer: KeyedParty,
): Promise<void> {
  const { s, park } = p;
  await reviewed(p, tenancy);
  const entry = dates.toDay(await today(s));
  await s.tenancies.connect(s.parkAuthority).admit(tenancy, entry, await fresh(s, "Contract"));
  const n: Granting = { ...p, obligor: tenant, from: "2020-01-01", tenancy, payer };
  const covenant = await covenantAgreed(n, { periods: 1, cureDays: 0 });
  await assessed(n, covenant);
  await issued(s, payer, payer, PAID);
  await paysBy(s, payer, "approve", [await s.grants.getAddress(), PAID]);
  await opensBudget(s, park, payer);
  const grant = await accepted(n, {
    tranches: [tranche({ amount: PAID })],
    obligations: [obligation(covenant)],
  });
  await paysTranche(n, grant);
  await pass(s, 1);
  await s.grants.connect(s.parkAuthority).claim(grant, 0, covenant, 1);
}
