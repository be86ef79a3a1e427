// SPDX-License-Identifier: Apache-2.0
import { readUnitCode } from "../../identifiers/index.js";
import type { Fields } from "../../instruments/index.js";
import { carried } from "../carrying.js";
import type { Folio } from "../folio.js";
import { allPassed, partPassing, partPassed, restated } from "../proprietorship.js";
import { followed, released, restraintOf } from "../restraints.js";
import { rulesOf } from "../entries.js";
import type { Rows, Step } from "./step.js";

type First = "FirstRegistration" | "FirstRegistrationInShares";

/** First registration, passing by agreement and by law, change and cancellation. */
export const REGISTRATION: Rows<First | "Transfer" | "TransferShare" | "Transmit" | "Change" | "Cancel"> = {
  FirstRegistration: (folio, step) => {
    const { entry, fields } = step;
    if (fields.title !== entry.title) return landOf(folio, fields.title);
    const proprietors = [{ party: fields.applicant, shares: 1n }];
    const opened = onLand({ ...page(folio, fields), proprietors }, step);
    return opened.state === "Following" ? { ...opened, proprietors: [] } : opened;
  },
  FirstRegistrationInShares: (folio, step) => {
    const { entry, fields } = step;
    if (fields.title !== entry.title) return landOf(folio, fields.title);
    return { ...onLand(page(folio, fields), step), proprietors: restated(fields) };
  },
  Transfer: (folio, { fields: { to, notice } }) => {
    const free = notice === 0n ? folio : released(folio, restraintOf(folio, notice));
    return { ...free, proprietors: allPassed(to) };
  },
  TransferShare: (folio, { entry, fields }) => {
    const { applicant, to, numerator, denominator, cause, offer } = fields;
    const coOwned = folio.proprietors.length > 1;
    const outsider = !folio.proprietors.some(({ party }) => party === to);
    const asked = coOwned && outsider && rulesOf(entry).preemptionBlocks;
    const uses = asked && cause !== "Gift" && cause !== "Partition";
    return {
      ...folio,
      offers: folio.offers.filter(({ number }) => !uses || number !== Number(offer)),
      proprietors: partPassed(folio.proprietors, applicant, to, numerator, denominator),
    };
  },
  Transmit: (folio, { entry, fields: { applicant, from, numerator, denominator, cause } }) => {
    const passing = partPassing(folio.proprietors, from, applicant, numerator, denominator);
    const succeeds = cause === "Inheritance" || cause === "Merger";
    return {
      ...(succeeds ? followed(folio, entry.number, from, passing) : folio),
      charges: cause === "Expropriation" ? [] : folio.charges,
      proprietors: passing.after,
    };
  },
  Change: (folio, { fields: { use, extent, particulars } }) => ({ ...folio, use, extent, particulars }),
  Cancel: (folio) => ended(folio, "Cancelled"),
};

/** A title that ends, with all that stood on it. */
export function ended(folio: Folio, state: "Cancelled" | "Historic"): Folio {
  return { ...folio, state, charges: [], restraints: [], proprietors: [] };
}

function page(folio: Folio, { use, extent, termEnd, particulars }: Fields<First>): Folio {
  return { ...folio, state: "Live", use, extent, termEnd, particulars };
}

/**
 * What the first registration of a fixture does to its land. A unit takes the land's right over; a building of the
 * land's proprietor makes mortgages of the building under construction ordinary ones.
 */
function landOf(land: Folio, fixture: string): Folio {
  if (readUnitCode(fixture).form === "unit") return { ...land, state: "Apportioned" };
  const charges = land.charges.map((charge) =>
    charge.kind === "ConstructionMortgage" ? ({ ...charge, kind: "Mortgage" } as const) : charge,
  );
  return { ...land, charges };
}

/**
 * A fixture takes the term of its registered land, and a unit the land's burdens; a building of the land's sole
 * proprietor follows it.
 */
function onLand(opened: Folio, { entry, fields, today, before }: Step<First>): Folio {
  const { form, land: landNumber } = readUnitCode(opened.title);
  if (form === "parcel") return opened;
  const land = before(landNumber);
  if (land.state === "None") return opened;
  const placed = { ...opened, termEnd: land.termEnd ?? opened.termEnd };
  if (form === "unit") return carried(placed, land, today);
  const [sole, other] = land.proprietors;
  const same = other === undefined && sole?.party === fields.applicant;
  const follows = entry.act === "FirstRegistration" && same && land.state === "Live";
  return follows ? { ...placed, state: "Following" } : placed;
}
