// SPDX-License-Identifier: Apache-2.0
import type { Suite } from "../connect/index.js";
import { dates, type IsoDate } from "../dates/index.js";
import {
  nameOf,
  ParkLevel,
  QualificationKind,
  TenancyState,
  type ParkLevelName,
  type QualificationKindName,
  type TenancyStateName,
} from "../enums/index.js";
import { industryText, titleId } from "../identifiers/index.js";
import { labelOf } from "./labels.js";
import type { Moment } from "./moment.js";

/** A park as the registry has it. Areas are square metres. */
export interface ParkLine {
  readonly park: number;
  readonly code: string;
  readonly name: string;
  /** GB/T 2260 code of the division whose authority is competent. */
  readonly division: number;
  readonly level: ParkLevelName;
  readonly operator: string;
  readonly area: bigint;
  /** Area of its zones. */
  readonly zoned: bigint;
  readonly zones: number;
  readonly parcels: readonly string[];
  /** Lettable titles: units, else undivided buildings, else bare parcels. */
  readonly premises: readonly string[];
  /** Codes of GB/T 4754; empty if every industry is admitted. */
  readonly industries: readonly string[];
  readonly since: IsoDate;
}

/** A tenancy of a park. */
export interface TenantLine {
  readonly tenancy: number;
  readonly party: string;
  readonly state: TenancyStateName;
  readonly appliedOn: IsoDate | null;
  /** First day; null if it was not admitted. */
  readonly entry: IsoDate | null;
  /** Last day; null while it stays. */
  readonly leaving: IsoDate | null;
  /** Qualifications that end within the days asked for. */
  readonly expiring: readonly { readonly kind: QualificationKindName; readonly until: IsoDate }[];
}

/** How long before the end of a qualification a report warns, days. */
export const WARN_DAYS = 90;

/** The numbers of all parks. */
export async function parkNumbers({ parks }: Suite, { blockTag }: Moment): Promise<number[]> {
  return Array.from({ length: Number(await parks.parkCount({ blockTag })) }, (_, i) => i + 1);
}

/** A park. @throws `ParkUnknown` if there is none of this number. */
export async function parkOf({ parks }: Suite, park: number, { blockTag }: Moment): Promise<ParkLine> {
  const at = { blockTag };
  await parks.requireKnown(park, at);
  const [p, parcels, premises, industries] = await Promise.all([
    parks.parkOf(park, at),
    parks.parcelsOf(park, at),
    parks.premisesOf(park, at),
    parks.industriesOf(park, at),
  ]);
  return {
    park,
    code: labelOf(p.code),
    name: p.name,
    division: Number(p.division),
    level: nameOf(ParkLevel, p.level),
    operator: p.operator,
    area: p.area,
    zoned: p.zoned,
    zones: Number(p.zones),
    parcels: parcels.map(titleId.decode),
    premises: premises.map(titleId.decode),
    industries: industries.map(industryText),
    since: dates.fromDay(Number(p.since)),
  };
}

/** All tenancies of a park in the order of application, those that ended or were refused among them. */
export async function tenanciesOf(suite: Suite, park: number, at: Moment): Promise<TenantLine[]> {
  const { tenancies, deployment } = suite;
  const events = await tenancies.queryFilter(
    tenancies.filters.TenancyApplied(undefined, park),
    deployment.block,
    at.blockTag,
  );
  return Promise.all(events.map(({ args }) => tenantLine(suite, args.tenancy, at)));
}

async function tenantLine({ tenancies }: Suite, tenancy: bigint, { blockTag }: Moment): Promise<TenantLine> {
  const t = await tenancies.tenancyOf(tenancy, { blockTag });
  const expiring = await tenancies.expiringOf(t.party, WARN_DAYS, { blockTag });
  return {
    tenancy: Number(tenancy),
    party: t.party,
    state: nameOf(TenancyState, t.state),
    appliedOn: dates.dayOrNull(t.appliedOn),
    entry: dates.dayOrNull(t.entry),
    leaving: dates.dayOrNull(t.leaving),
    expiring: expiring.map(({ kind, until }) => ({
      kind: nameOf(QualificationKind, kind),
      until: dates.fromDay(Number(until)),
    })),
  };
}
