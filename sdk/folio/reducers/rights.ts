// SPDX-License-Identifier: Apache-2.0
import { classOf } from "../../identifiers/index.js";
import { yearOn } from "../../ip/fees.js";
import { termsOf } from "../entries.js";
import type { Folio } from "../folio.js";
import { restated } from "../proprietorship.js";
import { ordinaryEnd, reread, rightOf, type Right } from "../right.js";
import { ended } from "./registration.js";
import type { Rows, Step } from "./step.js";

/** The life of a right of intellectual property: filing, procedure, priority, term, surrender and proceedings. */
export const RIGHTS: Rows<
  "File" | "Advance" | "ClaimPriority" | "AdjustTerm" | "Surrender" | "Challenge" | "DecideChallenge"
> = {
  File: filed,
  Advance: advanced,
  ClaimPriority: (folio, { fields: { earliest } }) => {
    const { priority } = rightOf(folio);
    return reread(folio, { priority: priority === null || earliest < priority ? earliest : priority });
  },
  AdjustTerm: (folio, { fields: { termEnd } }) => ({ ...reread(folio, { lifeTerm: false }), termEnd }),
  Surrender: (folio) => endedAs(folio, "Surrendered"),
  Challenge: (folio, { entry: { number }, fields: { kind, effective } }) => {
    const { challenges } = rightOf(folio);
    return reread(folio, { challenges: [...challenges, { number, kind, since: effective }] });
  },
  DecideChallenge: decided,
};

/** A right that has ended for good, with all that stood on it. */
export function endedAs(folio: Folio, stage: Right["stage"]): Folio {
  return reread(ended(folio, "Cancelled"), { stage, open: false, challenges: [] });
}

/** The entry of a divided application stands on its parent too. */
function filed(folio: Folio, { entry, fields }: Step<"File">): Folio {
  if (fields.title !== entry.title) return { ...folio, children: [...folio.children, fields.title] };
  const { stage, filedOn, grantedOn, paid, parent, similar, classes, lifeTerm, particulars } = fields;
  const right: Right = {
    stage,
    filedOn,
    publishedOn: null,
    grantedOn,
    priority: null,
    paid: Number(paid),
    open: false,
    lifeTerm,
    classes,
    similar,
    challenges: [],
  };
  return {
    ...folio,
    state: "Live",
    right,
    particulars,
    proprietors: restated(fields),
    parents: parent === null ? folio.parents : [...folio.parents, parent],
    termEnd: stage === "Granted" ? ordinaryEnd(entry.title, right, termsOf(entry)) : null,
  };
}

function advanced(folio: Folio, { entry, fields: { stage, gazetted, effective } }: Step<"Advance">): Folio {
  if (stage === "Refused" || stage === "Withdrawn") return endedAs(folio, stage);
  if (stage === "Published") return reread(folio, { stage, publishedOn: gazetted });
  if (stage !== "Granted") return reread(folio, { stage });
  const right = rightOf(folio);
  const grantedOn = gazetted ?? effective;
  const kind = classOf(folio.title);
  const patent = kind === "Invention" || kind === "UtilityModel" || kind === "Design";
  const granted = { ...right, stage, grantedOn, paid: patent ? yearOn(right.filedOn, grantedOn) : 0 };
  return { ...folio, right: granted, termEnd: ordinaryEnd(folio.title, granted, termsOf(entry)) };
}

function decided(folio: Folio, { fields: { challenge, outcome } }: Step<"DecideChallenge">): Folio {
  const { challenges } = rightOf(folio);
  const own = challenges.find(({ number }) => number === Number(challenge));
  if (own === undefined) throw new RangeError(`${folio.title} has no proceeding ${challenge}`);
  if (outcome !== "Upheld") return reread(folio, { challenges: challenges.filter((other) => other !== own) });
  if (own.kind === "Opposition") return endedAs(folio, "Refused");
  return endedAs(folio, own.kind === "Invalidation" ? "Invalidated" : "Terminated");
}
