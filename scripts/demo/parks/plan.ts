import type { InvestmentSourceName, MetricName, ParkLevelName } from "../../../sdk/enums/index.js";

/** Contracted, committed, paid in and attested, millions of yuan. */
export type Stages = readonly [contracted: number, committed: number, paidIn: number, attested: number];

export type BySource = Partial<Readonly<Record<InvestmentSourceName, Stages>>>;

/** What a party promises to a park for twelve months. */
export interface Promised {
  readonly by: "investor" | "tenant";
  readonly metric: MetricName;
  /** In the unit of the metric. */
  readonly target: bigint;
  /** What is filed in the end; null if nothing is, or the ledger of investments tells. */
  readonly filed: bigint | null;
}

export interface ParkPlan {
  readonly division: number;
  readonly code: string;
  readonly level: ParkLevelName;
  /** What a company invests on its parcel. */
  readonly direct: BySource;
  /** What a guidance fund invests beside it. */
  readonly fund?: BySource;
  /** Months for which the first parcel is let, and the building. */
  readonly leases: readonly [parcel: number, building: number];
  readonly promised?: Promised;
  /** Millions of yuan of a grant, of which the one tranche is paid on admission. */
  readonly grant?: number;
}

/** Fen of an amount in millions of yuan. */
export const millions = (amount: number): bigint => BigInt(amount) * 100_000_000n;

/**
 * What the five parks are told to hold. The total, 170 billion yuan, is of the order of magnitude that was reported;
 * its split over parks and sources is made for the demonstration.
 */
export const PLANS: readonly ParkPlan[] = [
  {
    division: 310113,
    code: "BAOSHAN",
    level: "Municipal",
    direct: {
      Government: [9_000, 8_000, 5_200, 5_000],
      StateOwned: [7_500, 7_000, 4_000, 3_600],
      Private: [14_000, 12_000, 6_500, 6_400],
      Foreign: [4_000, 3_000, 1_000, 0],
    },
    leases: [60, 24],
    promised: { by: "investor", metric: "PaidIn", target: millions(12_000), filed: null },
  },
  {
    division: 330110,
    code: "YUHANG",
    level: "Provincial",
    direct: {
      Government: [4_500, 4_000, 4_000, 3_000],
      Private: [21_000, 18_000, 9_000, 8_250],
    },
    fund: {
      Government: [8_000, 8_000, 3_200, 3_200],
      StateOwned: [7_000, 7_000, 2_800, 2_800],
      Private: [5_000, 5_000, 2_000, 2_000],
    },
    leases: [60, 9],
    promised: { by: "tenant", metric: "Jobs", target: 800n, filed: null },
  },
  {
    division: 500112,
    code: "YUBEI",
    level: "National",
    direct: {
      Government: [21_000, 20_000, 11_000, 10_500],
      StateOwned: [16_000, 15_000, 7_000, 7_000],
      Private: [19_500, 17_000, 6_800, 5_900],
      Foreign: [3_000, 3_000, 0, 0],
    },
    leases: [36, 6],
    promised: { by: "tenant", metric: "Output", target: millions(500), filed: millions(380) },
  },
  {
    division: 320508,
    code: "GUSU",
    level: "Municipal",
    direct: {
      Government: [6_500, 6_000, 2_500, 2_500],
      StateOwned: [4_000, 4_000, 1_500, 1_200],
      Private: [10_000, 9_000, 4_400, 4_000],
      Foreign: [7_000, 6_000, 2_600, 2_600],
    },
    leases: [9, 6],
  },
  {
    division: 430121,
    code: "CHANGSHA",
    level: "National",
    direct: {
      Government: [5_500, 5_000, 3_000, 2_750],
      StateOwned: [5_000, 5_000, 2_000, 2_000],
      Private: [9_000, 8_000, 5_000, 4_500],
    },
    leases: [60, 36],
    grant: 1,
  },
];
