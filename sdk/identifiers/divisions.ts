// SPDX-License-Identifier: Apache-2.0
import { createRequire } from "node:module";

// The package is CommonJS without types and loads one revision at a time.
const require = createRequire(import.meta.url);

type Names = Readonly<Record<string, string>>;
/** Newest first, as yyyymm. */
const REVISIONS = (require("gb2260/lib/revisions.json") as number[]).map(String);
const loaded = new Map<string, Names>();

function names(revision: string): Names {
  let data = loaded.get(revision);
  if (data === undefined) {
    data = require(`gb2260/lib/${revision}.json`) as Names;
    loaded.set(revision, data);
  }
  return data;
}

export interface Division {
  readonly code: string;
  readonly name: string;
  /** The revision of GB/T 2260 that names it, as yyyymm. */
  readonly revision: string;
}

/**
 * The division that a code named on a day (by the last revision of GB/T 2260 published by then; the
 * first or last known one outside 2002 to 2016), or null. Codes die while the numbers that contain
 * them live on, so ask for the day a number was issued.
 */
export function divisionOn(code: string, iso: string): Division | null {
  const month = iso.replace("-", "").slice(0, 6);
  const revision = REVISIONS.find((r) => r <= month) ?? REVISIONS.at(-1);
  const name = revision === undefined ? undefined : names(revision)[code];
  return revision === undefined || name === undefined ? null : { code, name, revision };
}

/** The newest division that a code has ever named, or null. */
export function divisionEver(code: string): Division | null {
  for (const revision of REVISIONS) {
    const name = names(revision)[code];
    if (name !== undefined) return { code, name, revision };
  }
  return null;
}
