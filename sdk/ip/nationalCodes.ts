// SPDX-License-Identifier: Apache-2.0
import type { ActName, IpStageName } from "../enums/index.js";

/** A code by which the office announces an event in its legal status data. */
export interface NationalCode {
  readonly code: string;
  /** Whether it was recalled, not read in an official list: to be confirmed before it is relied on. */
  readonly recalled: boolean;
}

const recalled = (code: string): NationalCode => ({ code, recalled: true });

/** By the stage that a step of the procedure reaches. */
export const BY_STAGE: Partial<Record<IpStageName, NationalCode>> = {
  Examining: recalled("SE01"),
  Granted: recalled("GR01"),
};

/** By the act; where it depends on the folio, see `codeOf` in the status. */
export const BY_ACT: Partial<Record<ActName, NationalCode>> = {
  Lapse: { code: "CF01", recalled: false },
  Expire: recalled("CX01"),
  License: recalled("EE01"),
  Seize: recalled("PP01"),
};

/** By a word for what happened, where the act alone does not tell. */
export const BY_EVENT = {
  transfer: recalled("TR01"),
  transferOfApplication: recalled("TA01"),
  pledge: recalled("PE01"),
  pledgeCancelled: recalled("PC01"),
  pledgeChanged: recalled("PM01"),
  licenceCancelled: recalled("EC01"),
  licenceChanged: recalled("EM01"),
  preservationLifted: recalled("PD01"),
  invalid: recalled("IW01"),
  partlyInvalid: recalled("IP01"),
} as const satisfies Record<string, NationalCode>;
