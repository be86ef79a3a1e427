// SPDX-License-Identifier: Apache-2.0
import type { Folio, Offer } from "../folio.js";
import { partPassed, sharesOf, type Holding } from "../proprietorship.js";
import type { Rows } from "./step.js";

/** Offering a share to the co-owners, accepting and completing. */
export const COOWNERSHIP: Rows<"OfferShare" | "AcceptOffer" | "CompleteOffer"> = {
  OfferShare: (folio, { entry: { number }, fields }) => {
    const { applicant: by, to, numerator, denominator, until, terms } = fields;
    const offer: Offer = { number, by, to, numerator, denominator, until, terms, takers: [], tenant: null };
    return { ...folio, offers: [...folio.offers, offer] };
  },
  AcceptOffer: (folio, { fields: { applicant, offer } }) => {
    const own = offerOf(folio, offer);
    const coOwner = applicant !== own.by && sharesOf(folio.proprietors, applicant) !== 0n;
    const accepted = coOwner ? { ...own, takers: [...own.takers, applicant] } : { ...own, tenant: applicant };
    return { ...folio, offers: folio.offers.map((other) => (other === own ? accepted : other)) };
  },
  CompleteOffer: (folio, { fields }) => {
    const own = offerOf(folio, fields.offer);
    const offers = folio.offers.filter((other) => other !== own);
    return { ...folio, offers, proprietors: completed(folio.proprietors, own) };
  },
};

/** The shares of those who accepted divide the offered share among them; without any, the tenant takes it. */
function completed(holdings: readonly Holding[], offer: Offer): readonly Holding[] {
  const { by, numerator, denominator, takers, tenant } = offer;
  if (takers.length === 0) return partPassed(holdings, by, tenant ?? by, numerator, denominator);
  const weights = takers.map((taker) => ({ taker, weight: sharesOf(holdings, taker) }));
  const sum = weights.reduce((total, { weight }) => total + weight, 0n);
  return weights.reduce(
    (after, { taker, weight }) =>
      weight === 0n ? after : partPassed(after, by, taker, numerator * weight, denominator * sum),
    holdings,
  );
}

function offerOf({ title, offers }: Folio, number: bigint): Offer {
  const found = offers.find((offer) => offer.number === Number(number));
  if (found === undefined) throw new RangeError(`${title} has no offer ${number}`);
  return found;
}
