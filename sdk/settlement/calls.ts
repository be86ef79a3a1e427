// SPDX-License-Identifier: Apache-2.0
import { addressIn } from "../connect/deployment.js";
import type { Suite } from "../connect/index.js";
import type { Call } from "../parties/index.js";
import { scheduleToChain, type Schedule } from "./schedule.js";

/** When a room may settle. */
export interface Period {
  /** Unix second from which it may settle. */
  readonly opens: bigint | number;
  /** Unix second after which it settles no more. */
  readonly closes: bigint | number;
}

/** What a room is opened with. */
export interface Opening extends Period {
  readonly schedule: Schedule;
}

function call({ deployment }: Suite, data: string): Call {
  return { target: addressIn(deployment, "SettlementRoom"), data };
}

/** The call by which a party's account opens a room; see `parties.execute`. */
export function opening(suite: Suite, { opens, closes, schedule }: Opening): Call {
  return call(
    suite,
    suite.rooms.interface.encodeFunctionData("open", [opens, closes, scheduleToChain(schedule)]),
  );
}

/** The call by which the opener puts another schedule in place. */
export function proposing(suite: Suite, room: bigint | number, schedule: Schedule): Call {
  return call(suite, suite.rooms.interface.encodeFunctionData("propose", [room, scheduleToChain(schedule)]));
}

/** The call by which the opener gives the room another time. */
export function rollingOver(suite: Suite, room: bigint | number, { opens, closes }: Period): Call {
  return call(suite, suite.rooms.interface.encodeFunctionData("rollOver", [room, opens, closes]));
}

/** The call by which the opener gives the room up. */
export function cancelling(suite: Suite, room: bigint | number): Call {
  return call(suite, suite.rooms.interface.encodeFunctionData("cancel", [room]));
}

/** The call by which a party signs from its account, in place of a signature. */
export function signing(suite: Suite, room: bigint | number, party: string): Call {
  return call(suite, suite.rooms.interface.encodeFunctionData("sign", [room, party, "0x"]));
}

/** The calls by which a party pays into a room from its account: it allows the amount, and pays it. */
export function funding(suite: Suite, room: bigint | number, amount: bigint): [allowing: Call, paying: Call] {
  const { token, deployment } = suite;
  const spender = addressIn(deployment, "SettlementRoom");
  const allowing = {
    target: addressIn(deployment, "DepositToken"),
    data: token.interface.encodeFunctionData("approve", [spender, amount]),
  };
  return [allowing, call(suite, suite.rooms.interface.encodeFunctionData("fund", [room, amount]))];
}

/** The call by which a party leaves the table with its money. */
export function withdrawing(suite: Suite, room: bigint | number): Call {
  return call(suite, suite.rooms.interface.encodeFunctionData("withdraw", [room]));
}

/** The call by which a party takes its money back from a room that it has not signed for. */
export function refunding(suite: Suite, room: bigint | number, party: string): Call {
  return call(suite, suite.rooms.interface.encodeFunctionData("refund", [room, party]));
}
