import type { ChargeKindName, IsoDate, RestraintKindName, RestraintStatusName } from "../../sdk/index.js";

/** A charge as people read it. */
export interface ChargeLine {
  readonly id: bigint;
  readonly kind: ChargeKindName;
  readonly chargee: string;
  readonly sum: bigint;
  readonly rank: bigint;
}

/** A restraint as people read it; days in UTC+8. */
export interface RestraintLine {
  readonly id: bigint;
  readonly kind: RestraintKindName;
  readonly status: RestraintStatusName;
  readonly start: IsoDate;
  readonly end: IsoDate | null;
}
