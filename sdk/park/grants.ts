// SPDX-License-Identifier: Apache-2.0
import type { Suite } from "../connect/index.js";
import { dates, type IsoDate } from "../dates/index.js";
import {
  ClawbackState,
  GrantState,
  Milestone,
  nameOf,
  type ClawbackStateName,
  type GrantStateName,
  type MilestoneName,
} from "../enums/index.js";
import type { Moment } from "./moment.js";

/** A tranche of a grant. Amounts are fen. */
export interface TrancheLine {
  readonly amount: bigint;
  readonly milestone: MilestoneName;
  /** Null while it is not paid. */
  readonly paidOn: IsoDate | null;
  /** Due back of it, by all claims that stand. */
  readonly due: bigint;
}

/** A claim for a clawback. Amounts are fen. */
export interface ClawbackLine {
  readonly clawback: number;
  /** Place of the tranche, from 0. */
  readonly tranche: number;
  readonly covenant: number;
  readonly period: number;
  readonly state: ClawbackStateName;
  readonly claimedOn: IsoDate | null;
  readonly due: bigint;
  readonly repaid: bigint;
}

/** A grant with its tranches and claims. Amounts are fen. */
export interface GrantLine {
  readonly grant: number;
  readonly grantee: string;
  readonly state: GrantStateName;
  readonly total: bigint;
  readonly received: bigint;
  /** Due back and not repaid. */
  readonly outstanding: bigint;
  /** Whether a fair competition review is lodged. */
  readonly reviewed: boolean;
  readonly tranches: readonly TrancheLine[];
  readonly clawbacks: readonly ClawbackLine[];
}

/** The grants of a park by number, cancelled ones among them. */
export async function grantsOf(suite: Suite, park: number, at: Moment): Promise<GrantLine[]> {
  const { grants, deployment } = suite;
  const events = await grants.queryFilter(
    grants.filters.GrantAwarded(undefined, park),
    deployment.block,
    at.blockTag,
  );
  return Promise.all(events.map(({ args }) => grantOf(suite, Number(args.grant), at)));
}

/** A grant with its tranches and claims. @throws RangeError if there is none of this number. */
export async function grantOf(suite: Suite, grant: number, at: Moment): Promise<GrantLine> {
  const { grants } = suite;
  const { terms, state, total, received } = await grants.grantOf(grant, { blockTag: at.blockTag });
  if (state === 0n) throw new RangeError(`there is no grant ${grant}`);
  const clawbacks = await clawbacksOf(suite, grant, at);
  return {
    grant,
    grantee: terms.grantee,
    state: nameOf(GrantState, state),
    total,
    received,
    outstanding: clawbacks.reduce((sum, { due, repaid }) => sum + (due > repaid ? due - repaid : 0n), 0n),
    reviewed: BigInt(terms.review) !== 0n,
    tranches: await Promise.all(
      terms.tranches.map(async ({ amount, milestone }, place) => {
        const { paidOn, due } = await grants.trancheOf(grant, place, { blockTag: at.blockTag });
        return { amount, milestone: nameOf(Milestone, milestone), paidOn: dates.dayOrNull(paidOn), due };
      }),
    ),
    clawbacks,
  };
}

async function clawbacksOf(
  { grants, deployment }: Suite,
  grant: number,
  { blockTag }: Moment,
): Promise<ClawbackLine[]> {
  const events = await grants.queryFilter(
    grants.filters.ClawbackClaimed(undefined, grant),
    deployment.block,
    blockTag,
  );
  return Promise.all(
    events.map(async ({ args }) => {
      const c = await grants.clawbackOf(args.clawback, { blockTag });
      return {
        clawback: Number(args.clawback),
        tranche: Number(c.tranche),
        covenant: Number(c.covenant),
        period: Number(c.period),
        state: nameOf(ClawbackState, c.state),
        claimedOn: dates.dayOrNull(c.claimedOn),
        due: c.due,
        repaid: c.repaid,
      };
    }),
  );
}
