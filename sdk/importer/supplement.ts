// SPDX-License-Identifier: Apache-2.0
import type { RefusedRow } from "./load.js";
import { manifestOf, type LoadManifest } from "./manifest.js";
import type { RightRow } from "./rights.js";

/**
 * The supplementary manifest of rows that were refused, each put right.
 *
 * @param number one more than the daybook's `lastManifest`.
 * @param refused rows of the first manifest, see `refusals`.
 * @param mended a right as it should be, or null to leave it out.
 * @throws RangeError if nothing is left to load.
 */
export function supplement(
  number: number,
  first: LoadManifest,
  refused: readonly RefusedRow[],
  mended: (right: RightRow, row: RefusedRow) => RightRow | null = (right) => right,
): LoadManifest {
  const rights = refused.flatMap((row) => {
    const right = first.rights[row.index];
    const better = right === undefined ? null : mended(right, row);
    return better === null ? [] : [better];
  });
  return manifestOf(number, rights);
}
