// SPDX-License-Identifier: Apache-2.0
import { build, randomNonce, read, unusedNonce } from "./build.js";
import { check, sign } from "./sign.js";
import { describe, digest, typedData } from "./typedData.js";

export {
  ACTS,
  HEADER,
  isLodged,
  type Fields,
  type Header,
  type LodgedAct,
  type Particulars,
} from "./acts.js";
export { actOf, build, randomNonce, read, readBody, unusedNonce } from "./build.js";
export type { HeaderInput, Instrument, Terms } from "./build.js";
export { KINDS, type Kind, type KindName, type ValueOf } from "./kinds.js";
export { check, sign, signOne, signTyped } from "./sign.js";
export type {
  AccountKeys,
  Consent,
  Findings,
  KeyHolder,
  SignOptions,
  TypedDataSigner,
  VerifierSigner,
} from "./sign.js";
export { describe, digest, signedFields, typedData, type TypedData } from "./typedData.js";

/** Instruments: what parties sign and the daybook takes. */
export const instruments = {
  build,
  read,
  typedData,
  digest,
  sign,
  describe,
  check,
  randomNonce,
  unusedNonce,
} as const;
