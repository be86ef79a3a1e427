// SPDX-License-Identifier: Apache-2.0
import type { Suite } from "../connect/index.js";
import { dates, type IsoDate } from "../dates/index.js";
import { load } from "../folio/index.js";
import { covenantsOf, type CovenantLine } from "./covenants.js";
import { disclosuresOf, type DisclosureLine } from "./figures.js";
import { gapsIn } from "./gaps.js";
import { grantsOf, type GrantLine } from "./grants.js";
import { agreementsOf, investmentTotals, type AgreementLine, type InvestmentTotals } from "./investment.js";
import { momentAt, type Moment } from "./moment.js";
import { occupancyOf, type Occupancy } from "./occupancy.js";
import { parkOf, tenanciesOf, type ParkLine, type TenantLine } from "./parks.js";
import { rentsOf, type RentLine } from "./rents.js";

/** How far the premises of a park are let. */
export interface ParkOccupancy {
  /** First and last day that were looked at. */
  readonly from: IsoDate;
  readonly until: IsoDate;
  readonly premises: readonly Occupancy[];
  /** Premises that are let on the last day. */
  readonly let: number;
  /** Days let, of all days of all premises, hundredths of a per cent, rounded down. */
  readonly rateBp: number;
}

/** What a park discloses, read from the chain as of one block. Amounts are fen, areas square metres, days UTC+8. */
export interface ParkReport {
  readonly asOf: Moment;
  readonly park: ParkLine;
  readonly tenants: readonly TenantLine[];
  readonly occupancy: ParkOccupancy;
  readonly investment: { readonly totals: InvestmentTotals; readonly agreements: readonly AgreementLine[] };
  readonly covenants: readonly CovenantLine[];
  readonly grants: readonly GrantLine[];
  readonly rents: readonly RentLine[];
  readonly figures: readonly DisclosureLine[];
  /** What is missing, late, overdue or unreliable, one sentence each; empty if nothing is. */
  readonly gaps: readonly string[];
}

/** What to report on. */
export interface ReportOptions {
  /** As of which block; the newest if none is named. */
  readonly block?: number;
  /** First day of the occupancy; a year before the day of the block if none is named. */
  readonly from?: IsoDate;
}

/**
 * The disclosure report of a park, rebuilt from the chain: nothing in it is kept anywhere else.
 *
 * @throws `ParkUnknown` if there is no park of this number; RangeError if the node has no such block.
 */
export async function parkReport(
  suite: Suite,
  park: number,
  { block, from }: ReportOptions = {},
): Promise<ParkReport> {
  const asOf = await momentAt(suite, block);
  const line = await parkOf(suite, park, asOf);
  const tenants = await tenanciesOf(suite, park, asOf);
  const stays = tenants.flatMap(({ party, entry, leaving }) =>
    entry === null ? [] : [{ party, from: entry, until: leaving }],
  );
  const [occupancy, totals, agreements, covenants, grants, rents, figures] = await Promise.all([
    occupancyOfPark(suite, line, asOf, from ?? dates.addDays(dates.addYears(asOf.day, -1), 1)),
    investmentTotals(suite, { park }, asOf),
    agreementsOf(suite, park, asOf),
    covenantsOf(suite, park, asOf),
    grantsOf(suite, park, asOf),
    rentsOf(suite, park, asOf),
    disclosuresOf(suite, park, stays, asOf),
  ]);
  const told = { park: line, tenants, occupancy, covenants, grants, rents, figures };
  return { asOf, ...told, investment: { totals, agreements }, gaps: gapsIn(told) };
}

/** How far the premises of a park were let from a day to that of the block, by the leases that the register recorded. */
export async function occupancyOfPark(
  { land, deployment, daybook }: Suite,
  { premises }: Pick<ParkLine, "premises">,
  { day, timestamp }: Moment,
  from: IsoDate,
): Promise<ParkOccupancy> {
  const book = await load(land, premises, deployment.block, daybook);
  const asOf = new Map(
    [...book].map(([title, list]) => [title, list.filter(({ recordedAt }) => recordedAt <= timestamp)]),
  );
  const lines = premises.map((title) => occupancyOf(asOf, title, { from, until: day }));
  const days = lines.reduce((sum, line) => sum + line.days, 0);
  const occupied = lines.reduce((sum, line) => sum + line.occupied, 0);
  return {
    from,
    until: day,
    premises: lines,
    let: lines.filter(({ days: lived, idle }) => lived > 0 && idle === 0).length,
    rateBp: days === 0 ? 0 : Math.floor((occupied * 10_000) / days),
  };
}
