// SPDX-License-Identifier: Apache-2.0
import { advance, refusal } from "./advance.js";
import { delayOf, encodeAction } from "./actions.js";
import { describeCall } from "./describe.js";
import { officeOf, officeText } from "./offices.js";
import { permissions } from "./permissions.js";
import { draw, renumber, sign, verify } from "./proposal.js";
import { execution, readCouncil, safeTxHash } from "./safe.js";
import { standing, validSignatures } from "./standing.js";
import { duration, moment } from "./time.js";

export type { Advance } from "./advance.js";
export type { CouncilAction, CouncilCall } from "./actions.js";
export { CouncilError, type CouncilReason } from "./councilError.js";
export type { DescribedCall } from "./describe.js";
export type { Office } from "./offices.js";
export type { Permission, Permissions } from "./permissions.js";
export type { Proposal, ProposedAction, Step } from "./proposal.js";
export type { Council, OwnerSignature, SafeTransaction, TypedDataSigner } from "./safe.js";
export type { ProposalStanding, StepState } from "./standing.js";

/** Offices and the council: who may do what, and how the council acts. */
export const authority = {
  permissions,
  officeOf,
  officeText,
  readCouncil,
  encodeAction,
  delayOf,
  describeCall,
  draw,
  verify,
  sign,
  renumber,
  advance,
  refusal,
  standing,
  validSignatures,
  execution,
  safeTxHash,
  moment,
  duration,
} as const;
