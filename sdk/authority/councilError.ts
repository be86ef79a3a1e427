// SPDX-License-Identifier: Apache-2.0

/** Why something cannot be done with a proposal of the council. */
export type CouncilReason =
  | "NotAnOwner"
  | "AlreadySigned"
  | "ThresholdNotMet"
  | "TooEarly"
  | "OutOfTurn"
  | "StaleNonce"
  | "Cancelled"
  | "Expired"
  | "Tampered"
  | "Finished"
  | "Refused"
  | "Malformed";

/** A refusal of the council's tools, in words for the one at the terminal. */
export class CouncilError extends Error {
  constructor(
    readonly reason: CouncilReason,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
    this.name = "CouncilError";
  }
}
