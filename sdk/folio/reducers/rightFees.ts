// SPDX-License-Identifier: Apache-2.0
import { dates, type IsoDate } from "../../dates/index.js";
import { classOf } from "../../identifiers/index.js";
import { termAfter } from "../../ip/fees.js";
import { termsOf } from "../entries.js";
import type { Folio } from "../folio.js";
import { reread, rightOf, termsOn } from "../right.js";
import { endedAs } from "./rights.js";
import type { Rows, Step } from "./step.js";

/** Fees of rights, their lapse and reinstatement. What was paid in part or beyond is no part of the folio. */
export const RIGHT_FEES: Rows<"PayFee" | "Lapse" | "Reinstate"> = {
  PayFee: paid,
  Lapse: (folio) => (isMark(folio) ? endedAs(folio, "Terminated") : reread(folio, { stage: "Lapsed" })),
  Reinstate: reinstated,
};

/** The entry of a completed year is of category U, that of a part is not. */
function paid(folio: Folio, { entry, fields: { year } }: Step<"PayFee">): Folio {
  if (entry.category !== "U") return folio;
  const after = reread(folio, { paid: Number(year) });
  if (!isMark(folio) || folio.termEnd === null) return after;
  const { renewalYears } = termsOn(termsOf(entry), folio.termEnd);
  return { ...after, termEnd: termAfter(folio.termEnd, renewalYears) };
}

/** Every year whose grace is over is paid with it. */
function reinstated(folio: Folio, { entry, today }: Step<"Reinstate">): Folio {
  const { filedOn, paid: before } = rightOf(folio);
  let through = before;
  const isOver = (due: IsoDate): boolean =>
    (folio.termEnd === null || due < folio.termEnd) &&
    dates.addMonths(due, termsOn(termsOf(entry), due).graceMonths) < today;
  while (isOver(dates.addYears(filedOn, through))) through += 1;
  return reread(folio, { stage: "Granted", paid: through });
}

function isMark({ title }: Folio): boolean {
  return classOf(title) === "TradeMark";
}
