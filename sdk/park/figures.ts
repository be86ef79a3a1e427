// SPDX-License-Identifier: Apache-2.0
import { ZeroAddress } from "ethers";
import type { Suite } from "../connect/index.js";
import { dates, type IsoDate } from "../dates/index.js";
import { Disclosure, Metric, nameOf, type DisclosureName, type MetricName } from "../enums/index.js";
import type { Moment } from "./moment.js";

/** Units in which figures are filed. */
export const UNITS: Readonly<Record<MetricName, string>> = {
  None: "",
  PaidIn: "fen",
  Presence: "days",
  FixedAssets: "fen",
  Output: "fen",
  Revenue: "fen",
  Tax: "fen",
  Jobs: "persons",
  ResearchSpend: "fen",
  Energy: "kWh",
  Emissions: "kg CO2e",
};

/** A figure in its newest version. */
export interface FigureLine {
  /** In the unit of the metric, see {@link UNITS}. */
  readonly value: bigint;
  /** From 1; above 1 it was restated. */
  readonly version: number;
  readonly filedOn: IsoDate | null;
  readonly attester: string;
  /** Report that it rests on. */
  readonly document: string;
  /** Commitment to how it was obtained. */
  readonly method: string;
  /** Whether the report can be relied on now: not revoked, superseded, out of date, or its attester struck off. */
  readonly good: boolean;
}

/** What a duty asks of a subject for a period, and how it was met. */
export interface DisclosureLine {
  /** Number of the duty in the park. */
  readonly duty: number;
  readonly metric: MetricName;
  readonly unit: string;
  /** Tenant; null for the park itself. */
  readonly subject: string | null;
  readonly from: IsoDate;
  /** Last day. */
  readonly until: IsoDate;
  /** Last day on which the report is in time. */
  readonly reportBy: IsoDate;
  readonly standing: DisclosureName;
  /** Null if nothing was filed. */
  readonly figure: FigureLine | null;
}

/** A figure in its newest version; null if none was filed. */
export async function figureOf(
  { figures, consortium }: Suite,
  park: number,
  subject: string | null,
  metric: MetricName,
  { from, months }: { readonly from: IsoDate; readonly months: number },
  { blockTag }: Moment,
): Promise<FigureLine | null> {
  const who = subject ?? ZeroAddress;
  const f = await figures.figureOf(park, who, Metric[metric], dates.toDay(from), months, { blockTag });
  if (f.version === 0n) return null;
  const good = await consortium.requireGood(f.document, { blockTag }).then(
    () => true,
    () => false,
  );
  return {
    value: f.value,
    version: Number(f.version),
    filedOn: dates.dayOrNull(f.filedOn),
    attester: f.attester,
    document: f.document,
    method: f.method,
    good,
  };
}

/**
 * What the duties of a park ask for all periods that are over, of the park and of its tenants, in the order of the
 * duties: filed in time, late or missing.
 *
 * @param tenants tenants with the first and last day of their stay; a tenant owes the periods that its stay touches.
 */
export async function disclosuresOf(
  suite: Suite,
  park: number,
  tenants: readonly { readonly party: string; readonly from: IsoDate; readonly until: IsoDate | null }[],
  at: Moment,
): Promise<DisclosureLine[]> {
  const duties = await suite.figures.dutiesOf(park, { blockTag: at.blockTag });
  const lines = duties.map(async (duty, i) => {
    const last = dates.dayOrNull(duty.until);
    const periods = periodsOf(dates.fromDay(Number(duty.from)), Number(duty.months), last, at.day);
    const wanted = periods.flatMap((period): Asked[] =>
      duty.perTenant
        ? tenants
            .filter(({ from, until }) => from <= period.until && (until === null || until >= period.from))
            .map(({ party }) => ({ ...period, subject: party }))
        : [{ ...period, subject: null }],
    );
    return Promise.all(wanted.map((one) => lineOf(suite, park, i, duty, one, at)));
  });
  return (await Promise.all(lines)).flat();
}

interface Period {
  readonly number: number;
  readonly from: IsoDate;
  readonly until: IsoDate;
}

/** A period, and whose figure it is; null for that of the park itself. */
interface Asked extends Period {
  readonly subject: string | null;
}

/** Periods that begin by the last day of the duty and are over on a day, counted from the first day in one step. */
function periodsOf(first: IsoDate, months: number, last: IsoDate | null, day: IsoDate): Period[] {
  const periods: Period[] = [];
  for (let number = 1; ; number++) {
    const from = dates.addMonths(first, months * (number - 1));
    const until = dates.addDays(dates.addMonths(first, months * number), -1);
    if (until >= day || (last !== null && from > last)) return periods;
    periods.push({ number, from, until });
  }
}

async function lineOf(
  suite: Suite,
  park: number,
  place: number,
  duty: { metric: bigint; months: bigint; reportDays: bigint },
  { number, from, until, subject }: Asked,
  at: Moment,
): Promise<DisclosureLine> {
  const metric = nameOf(Metric, duty.metric);
  const dutyNumber = place + 1;
  const standing = await suite.figures.standingOf(park, dutyNumber, subject ?? ZeroAddress, number, {
    blockTag: at.blockTag,
  });
  return {
    duty: dutyNumber,
    metric,
    unit: UNITS[metric],
    subject,
    from,
    until,
    reportBy: dates.addDays(until, Number(duty.reportDays)),
    standing: nameOf(Disclosure, standing),
    figure: await figureOf(suite, park, subject, metric, { from, months: Number(duty.months) }, at),
  };
}
