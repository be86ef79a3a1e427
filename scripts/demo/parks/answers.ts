import { dates, type IsoDate } from "../../../sdk/dates/index.js";
import { money, type Suite } from "../../../sdk/index.js";
import { covenantsOf, type CovenantLine } from "../../../sdk/park/covenants.js";
import { UNITS } from "../../../sdk/park/figures.js";
import { grantsOf, type GrantLine } from "../../../sdk/park/grants.js";
import { investmentTotals, type InvestmentTotals } from "../../../sdk/park/investment.js";
import { momentAt, type Moment } from "../../../sdk/park/moment.js";
import type { Occupancy } from "../../../sdk/park/occupancy.js";
import { parkNumbers, parkOf } from "../../../sdk/park/parks.js";
import { occupancyOfPark } from "../../../sdk/park/report.js";
import { columns } from "../../lib/project.js";
import { section } from "../progress.js";

/** What the chain answers of a park. */
interface ParkAnswers {
  readonly name: string;
  readonly totals: InvestmentTotals;
  readonly premises: readonly Occupancy[];
  readonly covenants: readonly CovenantLine[];
  readonly grants: readonly GrantLine[];
}

/** Asks the chain for the parks, as of its newest block, and prints what it answers. */
export async function printParks(suite: Suite): Promise<void> {
  const at = await momentAt(suite);
  const numbers = await parkNumbers(suite, at);
  const parks = await Promise.all(numbers.map((park) => answersOf(suite, park, at)));
  const all = await investmentTotals(suite, "ledger", at);
  section(`INVESTMENT IN ${numbers.length} PARKS ON ${at.day}, YUAN`, investment(parks, all));
  section(`OCCUPANCY, ${yearBefore(at.day)} TO ${at.day}, BY RECORDED LEASES`, occupancy(parks));
  section(`COVENANTS ON ${at.day}`, promises(parks));
  section("GRANTS, YUAN", given(parks));
}

async function answersOf(suite: Suite, park: number, at: Moment): Promise<ParkAnswers> {
  const line = await parkOf(suite, park, at);
  const { premises } = await occupancyOfPark(suite, line, at, yearBefore(at.day));
  return {
    name: line.name,
    totals: await investmentTotals(suite, { park }, at),
    premises,
    covenants: await covenantsOf(suite, park, at),
    grants: await grantsOf(suite, park, at),
  };
}

/** First day of the year that ends on a day. */
function yearBefore(day: IsoDate): IsoDate {
  return dates.addDays(dates.addYears(day, -1), 1);
}

function investment(parks: readonly ParkAnswers[], all: InvestmentTotals): string {
  const rows = [...parks, { name: "all parks", totals: all }].map(({ name, totals }) => {
    const { contracted, committed, paidIn, attested } = totals.all;
    const sums = [contracted, committed, paidIn, attested].map((fen) => money.formatYuan(fen));
    return [name, ...sums, percent(totals.bySource.Government.committed, committed)];
  });
  const head = ["park", "contracted", "committed", "paid in", "attested", "government"];
  const { Government } = all.bySource;
  const [part, whole] = [Government.committed, all.all.committed];
  return [
    columns([head, ...rows]),
    "",
    `government money committed: ${money.formatYuan(part)} of ${money.formatYuan(whole)}, ${percent(part, whole)}`,
    "The total is the reported order of magnitude; its split over parks and sources is made for the demonstration.",
  ].join("\n");
}

function occupancy(parks: readonly ParkAnswers[]): string {
  const rows = [...parks, { name: "all parks", premises: parks.flatMap(({ premises }) => premises) }].map(
    ({ name, premises }) => {
      const leased = premises.filter(({ days, idle }) => days !== 0 && idle === 0).length;
      const occupied = sum(premises.map((one) => one.occupied));
      const days = sum(premises.map((one) => one.days));
      const counts = [premises.length, leased, premises.length - leased, occupied, days];
      return [name, ...counts.map((n) => n.toLocaleString("en")), percent(BigInt(occupied), BigInt(days))];
    },
  );
  return columns([["park", "premises", "let now", "idle now", "days let", "of days", "occupancy"], ...rows]);
}

function promises(parks: readonly ParkAnswers[]): string {
  const rows = parks.flatMap(({ name, covenants }) =>
    covenants.flatMap(({ metric, target, periods }) =>
      periods.map(({ until, value, state, overdue }) => [
        name,
        metric,
        until,
        amount(metric, target),
        value === null ? "-" : amount(metric, value),
        state,
        overdue ? "overdue" : "-",
      ]),
    ),
  );
  const overdue = rows.filter((row) => row.at(-1) === "overdue").length;
  const head = ["park", "metric", "period ends", "promised", "found", "state", "overdue"];
  return `${columns([head, ...rows])}\n\noverdue: ${overdue} of ${rows.length}`;
}

function given(parks: readonly ParkAnswers[]): string {
  const rows = parks.flatMap(({ name, grants }) =>
    grants.map(({ total, received, tranches, outstanding }) => [
      name,
      money.formatYuan(total),
      money.formatYuan(received),
      tranches.map(({ milestone, paidOn }) => `${milestone} ${paidOn ?? "unpaid"}`).join(", "),
      money.formatYuan(outstanding),
    ]),
  );
  return columns([["park", "granted", "paid", "tranches", "to be paid back"], ...rows]);
}

/** A value of a metric; money in yuan. */
function amount(metric: CovenantLine["metric"], value: bigint): string {
  return UNITS[metric] === "fen"
    ? `${money.formatYuan(value)} yuan`
    : `${value.toLocaleString("en")} ${UNITS[metric]}`;
}

/** A share with two decimals, rounded down. */
function percent(part: bigint, whole: bigint): string {
  const hundredths = whole === 0n ? 0n : (part * 10_000n) / whole;
  return `${hundredths / 100n}.${(hundredths % 100n).toString().padStart(2, "0")} %`;
}

function sum(list: readonly number[]): number {
  return list.reduce((total, one) => total + one, 0);
}
