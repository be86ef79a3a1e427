import { PARKS } from "../../deploy/parameters/demo.js";

/** Unified social credit codes of ten legal persons: published numbers, nothing else of them. */
export const COMPANIES = [
  "911000001000013428",
  "91500000676129728J",
  "91310000631696382C",
  "91440300100012316L",
  "91100000100003962T",
  "91100000710931483R",
  "91350900587527783P",
  "9144030010001686XA",
  "9131000013221158XC",
  "911100001000054748",
] as const;

/** A title to register. */
export interface TitleData {
  /** Real-estate unit code, GB/T 37346. */
  readonly code: string;
  /** Whether the code was published, or made for the demonstration in the same form. */
  readonly source: "published" | "synthetic";
}

/** Unit codes from published certificates and announcements. */
const PUBLISHED = [
  "320802007003JE00002L00000001",
  "430121005006JB00042W00000000",
  "340103162010GB00094F00010039",
  "230522101202GB00107W00000000",
  "320802006001GC00001W00000000",
  "340111306008GB00012F00030024",
  "320602010056GB00101F00010181",
  "310113001001GB00001F00010001",
  "320508055012GB13335F99999999",
  "320612001906GB00020F00010033",
] as const;

const PARCELS_EACH = 7;
const BUILDINGS_EACH = 2;

/** Number of the n-th synthetic parcel of a division, from 1. */
export const parcel = (division: number, n: number): string =>
  `${division}901001GB${String(n).padStart(5, "0")}W00000000`;

/** Number of the building on a parcel. */
export const building = (land: string): string => `${land.slice(0, 19)}F00010000`;

function synthetic(division: number): TitleData[] {
  const parcels = Array.from({ length: PARCELS_EACH }, (_, i) => parcel(division, i + 1));
  const codes = [...parcels, ...parcels.slice(-BUILDINGS_EACH).map(building)];
  return codes.map((code) => ({ code, source: "synthetic" }));
}

/** The titles in the order of their registration: land before what stands on it. */
export const TITLES: readonly TitleData[] = [
  ...PUBLISHED.map((code) => ({ code, source: "published" as const })),
  ...PARKS.flatMap(({ division }) => synthetic(division)),
];
