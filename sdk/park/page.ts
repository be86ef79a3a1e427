// SPDX-License-Identifier: Apache-2.0
import { money } from "../money/index.js";
import type { CovenantLine, CovenantPeriod } from "./covenants.js";
import { UNITS } from "./figures.js";
import { escaped, list, section, table } from "./html.js";
import type { InvestmentSums } from "./investment.js";
import type { ParkReport } from "./report.js";

const SQUARE_METRES_PER_THREE_MU = 2_000n;
const WHOLE_BP = 100;

/**
 * A disclosure report as a page that a person can read: one HTML document without anything to load. Amounts are yuan.
 *
 * @param lang language tag of the words in it, which are English; names of parks are as registered.
 */
export function renderReport(report: ParkReport, lang = "en"): string {
  const { park, asOf } = report;
  const parts = [
    `<h1>${escaped(park.name)}</h1>`,
    `<p>Park ${park.park}, code ${escaped(park.code)}, division ${park.division}, ${park.level}. As of ${asOf.day}, block ${asOf.blockTag}.</p>`,
    gaps(report),
    land(report),
    investment(report),
    occupancy(report),
    tenants(report),
    covenants(report),
    grants(report),
    rents(report),
    figures(report),
  ];
  return [
    `<!doctype html><html lang="${escaped(lang)}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width"><title>${escaped(park.name)}: disclosure</title>`,
    `<style>${STYLE}</style></head><body>`,
    ...parts,
    "</body></html>\n",
  ].join("\n");
}

function gaps({ gaps: found }: ParkReport): string {
  const body = found.length === 0 ? "<p>Nothing is missing, late or overdue.</p>" : list(found);
  return section("Missing, late, overdue", body);
}

function land({ park }: ParkReport): string {
  const mu = (park.area * 3n) / SQUARE_METRES_PER_THREE_MU;
  const rows = [
    ["Operator", park.operator],
    ["Area", `${park.area} m² (${mu} mu)`],
    ["Zones", `${park.zones}, ${park.zoned} m²`],
    ["Parcels", String(park.parcels.length)],
    ["Premises", String(park.premises.length)],
    ["Industries", park.industries.length === 0 ? "all" : park.industries.join(", ")],
    ["Since", park.since],
  ];
  return section("The park", table([], rows));
}

function investment({ investment: { totals, agreements } }: ParkReport): string {
  const row = (name: string, s: InvestmentSums): string[] => [
    name,
    ...[s.contracted, s.committed, s.paidIn, s.attested].map(money.formatYuan),
  ];
  const bySource = Object.entries(totals.bySource).map(([source, sums]) => row(source, sums));
  const { contracted, paidIn } = totals.governmentShareBp;
  return section(
    "Investment, yuan",
    [
      table(["", "contracted", "committed", "paid in", "attested"], [...bySource, row("All", totals.all)]),
      `<p>Government money: ${percent(contracted)} of what is contracted, ${percent(paidIn)} of what is paid in.</p>`,
      table(
        [
          "agreement",
          "investor",
          "state",
          "programme",
          "contracted",
          "paid in",
          "attested",
          "scheduled by now",
        ],
        agreements.map(({ agreement, investor, state, programme, sums, progress }) => [
          String(agreement),
          investor,
          state,
          programme,
          ...[sums.contracted, sums.paidIn, sums.attested, progress.scheduled].map(money.formatYuan),
        ]),
      ),
    ].join("\n"),
  );
}

function occupancy({ occupancy: o }: ParkReport): string {
  const rows = o.premises.map(({ title, occupied, days, idle }) => [
    title,
    `${occupied} of ${days}`,
    idle === 0 ? "" : String(idle),
  ]);
  return section(
    "Occupancy",
    `<p>${o.let} of ${o.premises.length} premises are let; ${percent(o.rateBp)} of all days from ${o.from} to ${o.until}.</p>\n${table(["premises", "days let", "idle days"], rows)}`,
  );
}

function tenants({ tenants: all }: ParkReport): string {
  const rows = all.map(({ tenancy, party, state, entry, leaving }) => [
    String(tenancy),
    party,
    state,
    entry ?? "",
    leaving ?? "",
  ]);
  return section("Tenants", table(["tenancy", "party", "state", "first day", "last day"], rows));
}

function covenants({ covenants: all }: ParkReport): string {
  const rows = all.flatMap((line) => line.periods.map((period) => covenantRow(line, period)));
  return section(
    "Covenants",
    table(["covenant", "obligor", "target", "period", "value", "unmet", "state", ""], rows),
  );
}

function covenantRow(
  { covenant, obligor, metric, perMu, atMost, target }: CovenantLine,
  { from, until, value, unmet, state, overdue }: CovenantPeriod,
): string[] {
  const unit = UNITS[metric];
  return [
    String(covenant),
    obligor,
    `${metric} at ${atMost ? "most" : "least"} ${amount(target, unit)}${perMu ? " per mu" : ""}`,
    `${from} to ${until}`,
    value === null ? "" : amount(value, unit),
    unmet === null ? "" : percent(Number((unmet.numerator * 10_000n) / unmet.denominator)),
    state,
    overdue ? "overdue" : "",
  ];
}

function grants({ grants: all }: ParkReport): string {
  const rows = all.map(({ grant, grantee, state, total, received, outstanding }) => [
    String(grant),
    grantee,
    state,
    ...[total, received, outstanding].map(money.formatYuan),
  ]);
  return section(
    "Grants, yuan",
    table(["grant", "grantee", "state", "awarded", "received", "due back"], rows),
  );
}

function rents({ rents: all }: ParkReport): string {
  const rows = all
    .toSorted((a, b) => Number(b.arrears - a.arrears))
    .map(({ rental, title, tenant, state, owed, arrears }) => [
      String(rental),
      title,
      tenant,
      state,
      ...[owed, arrears].map(money.formatYuan),
    ]);
  return section(
    "Rents, yuan",
    table(["account", "premises", "tenant", "state", "owed", "in arrears"], rows),
  );
}

function figures({ figures: all }: ParkReport): string {
  const rows = all.map(({ metric, unit, subject, from, until, reportBy, standing, figure }) => [
    metric,
    subject ?? "the park",
    `${from} to ${until}`,
    reportBy,
    standing,
    figure === null ? "" : amount(figure.value, unit),
    figure === null ? "" : String(figure.version),
    figure === null ? "" : figure.attester,
  ]);
  return section(
    "Figures",
    table(["figure", "of", "period", "due by", "", "value", "version", "attester"], rows),
  );
}

/** A figure in its unit; money in yuan. */
function amount(value: bigint, unit: string): string {
  return unit === "fen" ? `${money.formatYuan(value)} yuan` : `${value} ${unit}`;
}

function percent(bp: number): string {
  return `${(bp / WHOLE_BP).toFixed(2)} %`;
}

const STYLE = [
  "body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem}",
  "table{border-collapse:collapse;width:100%;margin:.5rem 0;font-size:13px}",
  "td,th{border:1px solid #bbb;padding:.2rem .5rem;text-align:left;overflow-wrap:anywhere}",
  "td.n{text-align:right;white-space:nowrap}",
  "h2{margin-top:2rem}",
].join("");
