// SPDX-License-Identifier: Apache-2.0
import type { Suite } from "../connect/index.js";
import { nameOf, RentState, type RentStateName } from "../enums/index.js";
import { titleId } from "../identifiers/index.js";
import type { Moment } from "./moment.js";

/** The rent account of a recorded lease. Amounts are fen. */
export interface RentLine {
  readonly rental: number;
  readonly title: string;
  readonly lease: number;
  readonly tenant: string;
  readonly state: RentStateName;
  /** Rent that is due up to the day and not paid. */
  readonly owed: bigint;
  /** Of that, and of bills, what is past its day. */
  readonly arrears: bigint;
}

/** The rent accounts of a park that both sides accepted, by number. */
export async function rentsOf(suite: Suite, park: number, at: Moment): Promise<RentLine[]> {
  const { rents, deployment } = suite;
  const events = await rents.queryFilter(
    rents.filters.RentAccepted(undefined, park),
    deployment.block,
    at.blockTag,
  );
  const { blockTag } = at;
  return Promise.all(
    events.map(async ({ args }): Promise<RentLine> => {
      const [account, owed, arrears] = await Promise.all([
        rents.accountOf(args.rental, { blockTag }),
        rents.owedOf(args.rental, { blockTag }),
        rents.arrearsOf(args.rental, { blockTag }),
      ]);
      return {
        rental: Number(args.rental),
        title: titleId.decode(account.terms.title),
        lease: Number(account.terms.lease),
        tenant: account.tenant,
        state: nameOf(RentState, account.state),
        owed,
        arrears,
      };
    }),
  );
}
