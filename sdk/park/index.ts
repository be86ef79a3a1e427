// SPDX-License-Identifier: Apache-2.0
import { comparePerMu } from "./compare.js";
import { covenantOf, covenantsOf } from "./covenants.js";
import { disclosuresOf, figureOf } from "./figures.js";
import { grantOf, grantsOf } from "./grants.js";
import { agreementOf, agreementsOf, investmentTotals } from "./investment.js";
import { momentAt } from "./moment.js";
import { occupancyOf, staysIn } from "./occupancy.js";
import { renderReport } from "./page.js";
import { parkNumbers, parkOf, tenanciesOf } from "./parks.js";
import { occupancyOfPark, parkReport } from "./report.js";
import { rentsOf } from "./rents.js";

export type { PerMu } from "./compare.js";
export type { CovenantLine, CovenantPeriod } from "./covenants.js";
export { UNITS } from "./figures.js";
export type { DisclosureLine, FigureLine } from "./figures.js";
export type { ClawbackLine, GrantLine, TrancheLine } from "./grants.js";
export type { AgreementLine, InvestmentSums, InvestmentTotals } from "./investment.js";
export type { Moment } from "./moment.js";
export type { Occupancy, Stay } from "./occupancy.js";
export type { ParkLine, TenantLine } from "./parks.js";
export type { ParkOccupancy, ParkReport, ReportOptions } from "./report.js";
export type { RentLine } from "./rents.js";
export type { Span } from "./spans.js";

/** Parks: what they are and what they disclose, read from the chain as of one block. */
export const park = {
  momentAt,
  parkNumbers,
  parkOf,
  tenanciesOf,
  staysIn,
  occupancyOf,
  occupancyOfPark,
  investmentTotals,
  agreementOf,
  agreementsOf,
  covenantOf,
  covenantsOf,
  figureOf,
  disclosuresOf,
  grantOf,
  grantsOf,
  rentsOf,
  report: parkReport,
  renderReport,
  comparePerMu,
} as const;
