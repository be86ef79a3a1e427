// SPDX-License-Identifier: Apache-2.0
import { offering, payingPremium, terms } from "./offers.js";
import { claim, policy } from "./policies.js";

export type { Guarantee, Share, TitlePolicy } from "./offers.js";
export type { ClaimView, InsurerView, PolicyView } from "./policies.js";

/** Policies on titles and loans: read, and drawn up for the batch of a party's account. */
export const insurance = { policy, claim, terms, offering, payingPremium } as const;
