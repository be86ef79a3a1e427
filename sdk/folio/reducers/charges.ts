// SPDX-License-Identifier: Apache-2.0
import { charged, chargeOf, chargesOn, isSecurity, recharged } from "../charges.js";
import type { Folio } from "../folio.js";
import { released, restraintOf } from "../restraints.js";
import type { Rows, Step } from "./step.js";

/** Creation of charges and what happens to them afterwards. */
export const CHARGES: Rows<
  "Charge" | "VaryCharge" | "AssignCharge" | "PostponeCharge" | "ReleasePart" | "Discharge" | "FixCeiling"
> = {
  Charge: created,
  VaryCharge: (folio, { fields: { charge, sum, until, transferBan }, today }) =>
    recharged(folio, chargeOf(folio, charge, today), { sum, until, transferBan }),
  AssignCharge: (folio, { fields: { charge, to }, today }) =>
    recharged(folio, chargeOf(folio, charge, today), { chargee: to }),
  PostponeCharge: postponed,
  ReleasePart: (folio, { fields: { charge, sum }, today }) =>
    recharged(folio, chargeOf(folio, charge, today), { sum }),
  Discharge: (folio, { fields, today }) => {
    const gone = chargeOf(folio, fields.charge, today);
    return { ...folio, charges: folio.charges.filter((other) => other !== gone) };
  },
  FixCeiling: (folio, { fields: { charge, amount, effective }, today }) => {
    const own = chargeOf(folio, charge, today);
    return recharged(folio, own, { kind: "Mortgage", sum: amount, fixedOn: own.fixedOn ?? effective });
  },
};

function created(folio: Folio, { entry, fields, today }: Step<"Charge">): Folio {
  // The entry of an easement stands on the dominant title too.
  if (fields.title !== entry.title) return folio;
  const { kind, chargee, sum, from, until, transferBan, parent, rankWith, notice, dominant } = fields;
  const easement = kind === "Easement";
  const partner = folio.charges.find((other) => isSecurity(other) && other.number === Number(rankWith));
  const free = notice === 0n ? folio : released(folio, restraintOf(folio, notice));
  const own = notice === 0n ? entry.number : Number(notice);
  const charge = {
    number: entry.number,
    kind,
    chargee: easement ? null : chargee,
    rank: isSecurity({ kind }) ? (partner?.rank ?? own) : own,
    sum,
    from,
    until,
    fixedOn: null,
    parent: parent === 0n ? null : Number(parent),
    transferBan,
    dominant: easement ? dominant : null,
  };
  return charged(free, charge, today);
}

/** The postponed security takes the rank of the one it goes behind; those between move up by one place. */
function postponed(folio: Folio, { fields, today }: Step<"PostponeCharge">): Folio {
  const own = chargeOf(folio, fields.charge, today);
  const last = chargeOf(folio, fields.behind, today).rank;
  const order = chargesOn(folio, today).filter(isSecurity);
  const ranks = new Map([[own.number, last]]);
  let freed = own.rank;
  for (const [i, { number, rank }] of order.entries()) {
    if (rank <= own.rank || rank > last || number === own.number) continue;
    ranks.set(number, freed);
    // Those that share a rank move together.
    if (order[i + 1]?.rank !== rank) freed = rank;
  }
  return {
    ...folio,
    charges: folio.charges.map((charge) => ({ ...charge, rank: ranks.get(charge.number) ?? charge.rank })),
  };
}
