// SPDX-License-Identifier: Apache-2.0

/** Province-level divisions in the order of GB/T 2260, with the first two digits of their codes. */
export const PROVINCES = [
  ["Beijing", 11],
  ["Tianjin", 12],
  ["Hebei", 13],
  ["Shanxi", 14],
  ["Inner Mongolia", 15],
  ["Liaoning", 21],
  ["Jilin", 22],
  ["Heilongjiang", 23],
  ["Shanghai", 31],
  ["Jiangsu", 32],
  ["Zhejiang", 33],
  ["Anhui", 34],
  ["Fujian", 35],
  ["Jiangxi", 36],
  ["Shandong", 37],
  ["Henan", 41],
  ["Hubei", 42],
  ["Hunan", 43],
  ["Guangdong", 44],
  ["Guangxi", 45],
  ["Hainan", 46],
  ["Chongqing", 50],
  ["Sichuan", 51],
  ["Guizhou", 52],
  ["Yunnan", 53],
  ["Tibet", 54],
  ["Shaanxi", 61],
  ["Gansu", 62],
  ["Qinghai", 63],
  ["Ningxia", 64],
  ["Xinjiang", 65],
  ["Taiwan", 71],
  ["Hong Kong", 81],
  ["Macao", 82],
] as const;

export type Province = (typeof PROVINCES)[number][0];

/** Provinces that people name together. */
export const REGIONS = {
  "East China": ["Shanghai", "Jiangsu", "Zhejiang", "Anhui", "Fujian", "Jiangxi", "Shandong"],
} as const satisfies Record<string, readonly Province[]>;

export type Region = keyof typeof REGIONS;

/** The whole country, as a mask. */
export const COUNTRY = (1n << BigInt(PROVINCES.length)) - 1n;

/** Place of a province in the list: the number of its bit. @throws RangeError for a name that is none. */
export function placeOf(province: Province): number {
  const place = PROVINCES.findIndex(([name]) => name === province);
  if (place < 0) throw new RangeError(`no province ${province}`);
  return place;
}

/**
 * The mask of a territory.
 *
 * @param names provinces and regions; `"China"` for the whole country.
 * @throws RangeError for a name that is none, or for no name at all.
 */
export function territory(...names: readonly (Province | Region | "China")[]): bigint {
  if (names.length === 0) throw new RangeError("a territory has a place");
  const places = names.flatMap((name) => {
    if (name === "China") return PROVINCES.map(([province]) => province);
    return isRegion(name) ? REGIONS[name] : [name];
  });
  return places.reduce((mask, province) => mask | (1n << BigInt(placeOf(province))), 0n);
}

/** Whether a mask names places, and only places that exist. */
export const isTerritory = (mask: bigint): boolean => mask > 0n && mask <= COUNTRY;

/** The provinces of a territory, in the order of GB/T 2260. @throws RangeError for a mask that is no territory. */
export function provincesOf(mask: bigint): Province[] {
  if (!isTerritory(mask)) throw new RangeError(`no territory: ${mask}`);
  return PROVINCES.filter((_, place) => (mask >> BigInt(place)) & 1n).map(([name]) => name);
}

/** A territory in words: `"the whole country"`, or its provinces. */
export function describeTerritory(mask: bigint): string {
  return mask === COUNTRY ? "the whole country" : provincesOf(mask).join(", ");
}

function isRegion(name: string): name is Region {
  return Object.hasOwn(REGIONS, name);
}
