// SPDX-License-Identifier: Apache-2.0
import { ZeroAddress } from "ethers";
import type { Suite } from "../connect/index.js";
import { dates, type IsoDate } from "../dates/index.js";
import {
  Consequence,
  CovenantStage,
  CovenantState,
  Metric,
  nameOf,
  type ConsequenceName,
  type CovenantStageName,
  type CovenantStateName,
  type MetricName,
} from "../enums/index.js";
import type { Moment } from "./moment.js";

/** A period of a covenant. */
export interface CovenantPeriod {
  /** From 1. */
  readonly period: number;
  readonly from: IsoDate;
  /** Last day. */
  readonly until: IsoDate;
  readonly state: CovenantStateName;
  /** Not assessed though its report was due, or breached and the time for cure over with nothing done. */
  readonly overdue: boolean;
  /** As assessed last, in the unit of the metric; null if it was not assessed. */
  readonly value: bigint | null;
  /** Part of the target that was not met, in lowest terms; null if it was not assessed. */
  readonly unmet: { readonly numerator: bigint; readonly denominator: bigint } | null;
  readonly assessedOn: IsoDate | null;
  /** Last day of cure; null if there was no breach. */
  readonly cureUntil: IsoDate | null;
}

/** What a party promised. */
export interface CovenantLine {
  readonly covenant: number;
  readonly obligor: string;
  readonly stage: CovenantStageName;
  readonly metric: MetricName;
  /** Whether the target counts for each mu of the obligor's land. */
  readonly perMu: boolean;
  /** Whether the target is a limit from above. */
  readonly atMost: boolean;
  readonly target: bigint;
  /** Hundredths of a per cent. */
  readonly toleranceBp: number;
  readonly consequence: ConsequenceName;
  /** Whose attestation counts; null for any qualified attester. */
  readonly attester: string | null;
  readonly periods: readonly CovenantPeriod[];
}

/** The covenants of a park by number, withdrawn ones among them, with what became of each period. */
export async function covenantsOf(suite: Suite, park: number, at: Moment): Promise<CovenantLine[]> {
  const { covenants, deployment } = suite;
  const filter = covenants.filters.CovenantProposed(undefined, park);
  const events = await covenants.queryFilter(filter, deployment.block, at.blockTag);
  return Promise.all(events.map(({ args }) => covenantOf(suite, Number(args.covenant), at)));
}

/** A covenant with what became of each period. @throws RangeError if there is none of this number. */
export async function covenantOf(suite: Suite, covenant: number, at: Moment): Promise<CovenantLine> {
  const { terms, stage } = await suite.covenants.covenantOf(covenant, { blockTag: at.blockTag });
  if (stage === 0n) throw new RangeError(`there is no covenant ${covenant}`);
  const agreed = nameOf(CovenantStage, stage) === "Agreed";
  const numbers = Array.from({ length: agreed ? Number(terms.periods) : 0 }, (_, i) => i + 1);
  return {
    covenant,
    obligor: terms.obligor,
    stage: nameOf(CovenantStage, stage),
    metric: nameOf(Metric, terms.metric),
    perMu: terms.perMu,
    atMost: terms.atMost,
    target: terms.target,
    toleranceBp: Number(terms.toleranceBp),
    consequence: nameOf(Consequence, terms.consequence),
    attester: terms.attester === ZeroAddress ? null : terms.attester,
    periods: await Promise.all(numbers.map((period) => periodOf(suite, covenant, period, at))),
  };
}

async function periodOf(
  { covenants }: Suite,
  covenant: number,
  period: number,
  { blockTag }: Moment,
): Promise<CovenantPeriod> {
  const at = { blockTag };
  const [[first, last], state, overdue, outcome, unmet] = await Promise.all([
    covenants.periodOf(covenant, period, at),
    covenants.stateOf(covenant, period, at),
    covenants.isOverdue(covenant, period, at),
    covenants.outcomeOf(covenant, period, at),
    covenants.unmetOf(covenant, period, at),
  ]);
  const assessed = unmet.denominator !== 0n;
  return {
    period,
    from: dates.fromDay(Number(first)),
    until: dates.fromDay(Number(last)),
    state: nameOf(CovenantState, state),
    overdue,
    value: assessed ? outcome.value : null,
    unmet: assessed ? { numerator: unmet.numerator, denominator: unmet.denominator } : null,
    assessedOn: dates.dayOrNull(outcome.assessedOn),
    cureUntil: dates.dayOrNull(outcome.cureUntil),
  };
}
