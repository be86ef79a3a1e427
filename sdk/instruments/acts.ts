// SPDX-License-Identifier: Apache-2.0
import type { ActName } from "../enums/index.js";
import type { KindName, ValueOf } from "./kinds.js";

type Row = Readonly<Record<string, KindName>>;

/** The first six fields of every act, in order. */
export const HEADER = {
  title: "title",
  applicant: "party",
  evidence: "commitment",
  effective: "day",
  nonce: "nonce",
  deadline: "moment",
} as const satisfies Row;

/**
 * The acts that can be lodged: after the header, the fields of each in the order in which they are signed. The order
 * and the names are those of `Instruments.sol`.
 */
export const ACTS = {
  FirstRegistration: { use: "use", extent: "area", termEnd: "term", particulars: "commitment" },
  FirstRegistrationInShares: {
    use: "use",
    extent: "area",
    termEnd: "term",
    particulars: "commitment",
    denominator: "count",
    holders: "parties",
    shares: "counts",
  },
  Transfer: { to: "party", cause: "cause", acknowledged: "flag", terms: "commitment" },
  TransferShare: {
    to: "party",
    numerator: "count",
    denominator: "count",
    cause: "cause",
    acknowledged: "flag",
    terms: "commitment",
  },
  Change: { use: "use", extent: "area", particulars: "commitment" },
  Correct: {
    version: "version",
    use: "use",
    extent: "area",
    termEnd: "term",
    denominator: "count",
    holders: "parties",
    shares: "counts",
  },
  Cancel: { cause: "commitment" },
} as const satisfies Partial<Record<ActName, Row>>;

/** An act that can be lodged. */
export type LodgedAct = keyof typeof ACTS;

type Values<R extends Row> = { readonly [Field in keyof R]: ValueOf<R[Field]> };

/** Header of an act, see `ActHeader` in the contracts. */
export type Header = Values<typeof HEADER>;

/** Fields that an act adds to the header. */
export type Particulars<A extends LodgedAct> = Values<(typeof ACTS)[A]>;

/** All fields of an act. */
export type Fields<A extends LodgedAct = LodgedAct> = A extends LodgedAct ? Header & Particulars<A> : never;

/** The kinds of all fields of an act, header first. */
export function rowOf(act: LodgedAct): readonly (readonly [field: string, kind: KindName])[] {
  return Object.entries({ ...HEADER, ...ACTS[act] });
}

/** Whether an act can be lodged. */
export function isLodged(act: ActName): act is LodgedAct {
  return Object.hasOwn(ACTS, act);
}
