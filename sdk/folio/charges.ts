// SPDX-License-Identifier: Apache-2.0
import type { IsoDate } from "../dates/index.js";
import { ChargeKind } from "../enums/index.js";
import type { Charge } from "./burdens.js";
import type { Folio } from "./folio.js";

export type { Charge } from "./burdens.js";

/** Whether a kind of charge secures a claim: it ranks, and stays until it is discharged. */
export function isSecurity({ kind }: Pick<Charge, "kind">): boolean {
  return kind !== "None" && ChargeKind[kind] <= ChargeKind.Pledge;
}

/** Whether a charge burdens the title on a day, UTC+8. */
export function isLive(charge: Charge, day: IsoDate): boolean {
  // ISO dates compare as text.
  return isSecurity(charge) || charge.until === null || day <= charge.until;
}

/** Charges that burden the title on a day: securities by rank, then rights of use by number. */
export function chargesOn({ charges }: Pick<Folio, "charges">, day: IsoDate): readonly Charge[] {
  const live = charges.filter((charge) => isLive(charge, day));
  return [
    ...live.filter(isSecurity).toSorted((a, b) => a.rank - b.rank || a.number - b.number),
    ...live.filter((charge) => !isSecurity(charge)).toSorted((a, b) => a.number - b.number),
  ];
}

/** The folio with one more charge, and without rights of use that have lapsed. */
export function charged(folio: Folio, charge: Charge, day: IsoDate): Folio {
  return { ...folio, charges: [...folio.charges.filter((other) => isLive(other, day)), charge] };
}

/** A live charge by its number. @throws RangeError if there is none. */
export function chargeOf(folio: Folio, number: bigint | number, day: IsoDate): Charge {
  const found = folio.charges.find((charge) => charge.number === Number(number) && isLive(charge, day));
  if (found === undefined) throw new RangeError(`${folio.title} bears no charge ${number}`);
  return found;
}

/** The folio with changes to one of its charges. */
export function recharged(folio: Folio, charge: Charge, change: Partial<Charge>): Folio {
  return {
    ...folio,
    charges: folio.charges.map((other) => (other === charge ? { ...charge, ...change } : other)),
  };
}
