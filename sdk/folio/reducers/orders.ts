// SPDX-License-Identifier: Apache-2.0
import { addMonths } from "../../dates/index.js";
import { isSecurity } from "../charges.js";
import type { Folio } from "../folio.js";
import { partPassed } from "../proprietorship.js";
import { lifted, pruned, released, rerestrained, restrained, restraint, restraintOf } from "../restraints.js";
import type { Rows, Step } from "./step.js";

/** Orders of a court. */
export const ORDERS: Rows<
  "Seize" | "RenewOrder" | "LiftOrder" | "Suspend" | "OrderTransfer" | "OrderFreeze" | "OrderedTransfer"
> = {
  Seize: seized,
  RenewOrder: (folio, { fields: { order, months }, today }) =>
    rerestrained(folio, restraintOf(folio, order), { from: today, months: Number(months) }),
  LiftOrder: (folio, { fields: { order }, today }) => {
    const gone = restraintOf(folio, order);
    return gone.kind === "Seizure" ? lifted(folio, gone, today) : released(folio, gone);
  },
  Suspend: (folio, { entry: { number }, fields, today }) => {
    const until = fields.months === 0n ? null : addMonths(today, Number(fields.months));
    return restrained(folio, restraint({ number, kind: "OwnershipSuit", from: today, until }));
  },
  // Given here, carried out later by ERC-7943: see `carriedOut`.
  OrderTransfer: (folio) => folio,
  OrderFreeze: (folio) => folio,
  OrderedTransfer: (folio, { fields: { from, to, numerator, denominator, auction } }) => {
    const free = auction
      ? { ...folio, restraints: [], charges: folio.charges.filter((charge) => !isSecurity(charge)) }
      : folio;
    return { ...free, proprietors: partPassed(folio.proprietors, from, to, numerator, denominator) };
  },
};

function seized(folio: Folio, { entry: { number }, fields, today }: Step<"Seize">): Folio {
  const { against, whole, months } = fields;
  const current = pruned(folio, today);
  const seizure = restraint({
    number,
    kind: "Seizure",
    party: whole || current.proprietors.length === 1 ? null : against,
    from: today,
    months: Number(months),
  });
  // The mortgagees know of the seizure: their claims under a ceiling are fixed.
  const charges = current.charges.map((charge) =>
    charge.kind === "MaximumMortgage" && charge.fixedOn === null ? { ...charge, fixedOn: today } : charge,
  );
  return restrained({ ...current, charges }, seizure);
}
