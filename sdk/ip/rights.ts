// SPDX-License-Identifier: Apache-2.0

/** Economic rights in a work: items 5 to 17 of Copyright Law art. 10. */
export const WORK_RIGHTS = {
  reproduction: 5,
  distribution: 6,
  rental: 7,
  exhibition: 8,
  performance: 9,
  projection: 10,
  broadcasting: 11,
  "communication by network": 12,
  filming: 13,
  adaptation: 14,
  translation: 15,
  compilation: 16,
  other: 17,
} as const;

export type WorkRight = keyof typeof WORK_RIGHTS;

/** All economic rights, as a mask. */
export const ALL_WORK_RIGHTS = rights(...(Object.keys(WORK_RIGHTS) as WorkRight[]));

/** The mask of rights in a work. @throws RangeError for a name that is none. */
export function rights(...names: readonly WorkRight[]): bigint {
  return names.reduce((mask, name) => {
    if (!Object.hasOwn(WORK_RIGHTS, name)) throw new RangeError(`no economic right ${name}`);
    return mask | (1n << BigInt(WORK_RIGHTS[name]));
  }, 0n);
}

/** The rights of a mask, by item. @throws RangeError for bits that are no economic rights. */
export function rightsOf(mask: bigint): WorkRight[] {
  if ((mask & ~ALL_WORK_RIGHTS) !== 0n) throw new RangeError(`not economic rights: ${mask}`);
  return (Object.keys(WORK_RIGHTS) as WorkRight[]).filter((name) => (mask >> BigInt(WORK_RIGHTS[name])) & 1n);
}

/** Rights in words, with the items that are none by number. */
export function describeRights(mask: bigint): string {
  const others = Array.from({ length: 32 }, (_, item) => item).filter(
    (item) => ((mask & ~ALL_WORK_RIGHTS) >> BigInt(item)) & 1n,
  );
  const words = [...rightsOf(mask & ALL_WORK_RIGHTS), ...others.map((item) => `item ${item}`)];
  return words.length === 0 ? "none" : words.join(", ");
}
