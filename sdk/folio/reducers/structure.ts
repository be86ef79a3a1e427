// SPDX-License-Identifier: Apache-2.0
import { readUnitCode } from "../../identifiers/index.js";
import { carried } from "../carrying.js";
import type { Folio } from "../folio.js";
import { ended } from "./registration.js";
import type { Rows, Step } from "./step.js";

/** Division and merger: their entries stand on the old titles, on the new ones, and on land that is apportioned. */
export const STRUCTURE: Rows<"Divide" | "Merge"> = {
  Divide: (folio, step) => {
    const { entry, fields } = step;
    if (fields.title === entry.title) return retired(folio, fields.children);
    const place = fields.children.indexOf(entry.title);
    return place === -1 ? { ...folio, state: "Apportioned" } : divided(folio, step, place);
  },
  Merge: (folio, step) => {
    const { entry, fields } = step;
    return entry.title === fields.into ? merged(folio, step) : retired(folio, [fields.into]);
  },
};

/** A title that was replaced: its burdens stand on the new ones. A following building had none of its own. */
function retired(folio: Folio, children: readonly string[]): Folio {
  const old: Folio = folio.state === "Live" ? ended(folio, "Historic") : { ...folio, state: "Historic" };
  return { ...old, children: [...old.children, ...children] };
}

/** Units of a following building take the land's proprietors and burdens. */
function divided(folio: Folio, { fields, today, before }: Step<"Divide">, place: number): Folio {
  const parent = before(fields.title);
  const lead = parent.state === "Following" ? before(readUnitCode(fields.title).land) : parent;
  const child: Folio = {
    ...folio,
    state: "Live",
    use: fields.uses[place] ?? "None",
    extent: fields.extents[place] ?? 0,
    termEnd: lead.termEnd,
    proprietors: lead.proprietors,
    parents: [...folio.parents, fields.title],
  };
  return carried(child, lead, today);
}

function merged(folio: Folio, { fields, today, before }: Step<"Merge">): Folio {
  const sources = [fields.title, ...fields.others];
  const { state, termEnd, proprietors } = before(fields.title);
  const opened: Folio = {
    ...folio,
    state,
    use: fields.use,
    extent: fields.extent,
    termEnd,
    proprietors,
    parents: [...folio.parents, ...sources],
  };
  return sources.reduce((child, source) => carried(child, before(source), today), opened);
}
