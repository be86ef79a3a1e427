// SPDX-License-Identifier: Apache-2.0

const TIME_ZONE = 8 * 3_600;
const UNITS = [
  [86_400, "day"],
  [3_600, "hour"],
  [60, "minute"],
  [1, "second"],
] as const;

/** A moment, in Unix seconds, as people read it: `2026-01-15 10:00:00 UTC+8`. */
export function moment(seconds: number): string {
  const iso = new Date((seconds + TIME_ZONE) * 1000).toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC+8`;
}

/** A count of seconds in the largest unit that divides it: `2 days`, `90 minutes`. */
export function duration(seconds: number): string {
  const [size, unit] = UNITS.find(([each]) => seconds !== 0 && seconds % each === 0) ?? [1, "second"];
  const count = seconds / size;
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
