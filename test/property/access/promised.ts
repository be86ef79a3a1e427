// SPDX-License-Identifier: Apache-2.0
import { covenantProposed, covenantTerms } from "../../support/covenants.js";
import type { KeyedParty } from "../../support/registry.js";
import type { LoadedSuite } from "../../support/suite.js";

/** First day of the covenants here; it does not matter which. */
const FROM = "2026-01-01";

/** A covenant that is proposed to a party and not accepted, by the operator of a park; its number. */
export const promised = (
  s: LoadedSuite,
  park: bigint,
  operator: KeyedParty,
  obligor: KeyedParty,
): Promise<bigint> => covenantProposed({ s, park, zone: 1n, operator, obligor, from: FROM });

/** Terms of another one. */
export const promising = (park: bigint, obligor: string): ReturnType<typeof covenantTerms> =>
  covenantTerms({ park, obligor: { address: obligor }, from: FROM });
