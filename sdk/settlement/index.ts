// SPDX-License-Identifier: Apache-2.0
import {
  cancel,
  examine,
  fund,
  open,
  propose,
  refund,
  reportActivity,
  rollOver,
  settle,
  settleChain,
  sign,
  statement,
  verify,
  whyNot,
  withdraw,
} from "./actions.js";
import {
  cancelling,
  funding,
  opening,
  proposing,
  refunding,
  rollingOver,
  signing,
  withdrawing,
} from "./calls.js";
import { find } from "./find.js";
import { dueOf, scheduleHash, scheduleFromChain, scheduleToChain } from "./schedule.js";
import { actTypes, describe, statementDigest, statementTypedData } from "./statement.js";

export type { Settlement } from "./actions.js";
export type { Opening, Period } from "./calls.js";
export type { Missing, Place, Room } from "./find.js";
export type { Destination, Schedule, Seat, Source } from "./schedule.js";
export type { Frame } from "./statement.js";

/** Settlement rooms: titles against money. */
export const settlement = {
  open,
  propose,
  rollOver,
  cancel,
  withdraw,
  examine,
  verify,
  whyNot,
  statement,
  sign,
  fund,
  reportActivity,
  refund,
  settle,
  settleChain,
  find,
  opening,
  proposing,
  rollingOver,
  cancelling,
  signing,
  funding,
  withdrawing,
  refunding,
  scheduleHash,
  scheduleToChain,
  scheduleFromChain,
  dueOf,
  actTypes,
  statementTypedData,
  statementDigest,
  describe,
} as const;
