// SPDX-License-Identifier: Apache-2.0
import { toBeHex, type ContractTransactionReceipt } from "ethers";
import { addressIn } from "../connect/deployment.js";
import { mined, type Suite } from "../connect/index.js";
import { explain, type ParkfolioError } from "../errors/index.js";
import { signTyped, type KeyHolder, type SignOptions, type TypedData } from "../instruments/index.js";
import { authorisationTypedData } from "../money/signatures.js";
import { defaultDeadline } from "../parties/batches.js";
import { execute, type Call } from "../parties/index.js";
import {
  cancelling,
  opening,
  proposing,
  rollingOver,
  withdrawing,
  type Opening,
  type Period,
} from "./calls.js";
import { presentSchedule, verifiedSchedule } from "./find.js";
import { scheduleToChain, type Schedule } from "./schedule.js";
import { actTypes, statementTypedData } from "./statement.js";

/** One key of a one-key account, or as many keys as the account's threshold asks for. */
type Keys = KeyHolder | readonly KeyHolder[];
/** How it is signed, and the last Unix second at which it is good; in an hour by default. */
type Options = SignOptions & { readonly deadline?: bigint };
type RoomNumber = bigint | number;

/** A settlement that was carried out. */
export interface Settlement {
  /** Daybook number of the first instrument; the others follow. */
  readonly first: bigint;
  /** Fen that were paid. */
  readonly paid: bigint;
}

/** Opens a room from a party's account; the suite's runner pays for the transaction. */
export async function open(
  suite: Suite,
  opener: string,
  keys: Keys,
  terms: Opening,
  options: Options = {},
): Promise<{ readonly room: bigint; readonly receipt: ContractTransactionReceipt }> {
  const receipt = await executed(suite, opener, opening(suite, terms), keys, options);
  for (const log of receipt.logs) {
    const event = suite.rooms.interface.parseLog(log);
    if (event?.name === "Opened") return { room: event.args.getValue("room") as bigint, receipt };
  }
  throw new Error("the contract reported no room");
}

/** The opener puts another schedule in place; it must be verified and signed anew. */
export async function propose(
  suite: Suite,
  room: RoomNumber,
  opener: string,
  keys: Keys,
  schedule: Schedule,
  options: Options = {},
): Promise<ContractTransactionReceipt> {
  return executed(suite, opener, proposing(suite, room, schedule), keys, options);
}

/** The opener gives the room another time, also after it closed; it must be verified and signed anew. */
export async function rollOver(
  suite: Suite,
  room: RoomNumber,
  opener: string,
  keys: Keys,
  period: Period,
  options: Options = {},
): Promise<ContractTransactionReceipt> {
  return executed(suite, opener, rollingOver(suite, room, period), keys, options);
}

/** The opener gives the room up. */
export async function cancel(
  suite: Suite,
  room: RoomNumber,
  opener: string,
  keys: Keys,
  options: Options = {},
): Promise<ContractTransactionReceipt> {
  return executed(suite, opener, cancelling(suite, room), keys, options);
}

/** A party leaves the table with its money, before it signs. */
export async function withdraw(
  suite: Suite,
  room: RoomNumber,
  party: string,
  keys: Keys,
  options: Options = {},
): Promise<ContractTransactionReceipt> {
  return executed(suite, party, withdrawing(suite, room), keys, options);
}

/** Accepts the instruments of a room. The suite's runner is examiner of the division of every title. */
export async function examine(suite: Suite, room: RoomNumber): Promise<ContractTransactionReceipt> {
  const schedule = scheduleToChain(await presentSchedule(suite, room));
  return mined(suite.rooms.examine(room, schedule));
}

/**
 * Verifies a room; its parties may sign. The suite's runner is registrar of the division of every title.
 *
 * @throws what the register, a book, or the token because of a payee refuses; nothing is changed then.
 */
export async function verify(suite: Suite, room: RoomNumber): Promise<ContractTransactionReceipt> {
  const schedule = await presentSchedule(suite, room);
  return mined(suite.rooms.verify(room, scheduleToChain(schedule), actTypes(schedule)));
}

/**
 * Why a room could not be verified now; null if it could. The suite's runner is the registrar who would verify it; nothing
 * is sent.
 */
export async function whyNot(suite: Suite, room: RoomNumber): Promise<ParkfolioError | null> {
  const schedule = await presentSchedule(suite, room);
  try {
    await suite.rooms.verify.staticCall(room, scheduleToChain(schedule), actTypes(schedule));
    return null;
  } catch (error) {
    const refusal = explain(error);
    if (refusal === undefined) throw error;
    return refusal;
  }
}

/** What a party of a verified room reads and signs. @throws RangeError if the room is not verified. */
export async function statement(suite: Suite, room: RoomNumber, party: string): Promise<TypedData> {
  const { schedule, frame } = await verifiedSchedule(suite, room);
  return statementTypedData(frame, schedule, party);
}

/** Signs a verified room for a party. Anyone may send it: the suite's runner pays. */
export async function sign(
  suite: Suite,
  room: RoomNumber,
  party: string,
  keys: Keys,
  options: SignOptions = {},
): Promise<ContractTransactionReceipt> {
  const signature = await signTyped(await statement(suite, room, party), keys, options);
  return mined(suite.rooms.sign(room, party, signature));
}

/** Pays a party's deposits into a room by its signed authorisation. Anyone may send it: the suite's runner pays. */
export async function fund(
  suite: Suite,
  room: RoomNumber,
  party: string,
  amount: bigint,
  keys: Keys,
  { deadline = defaultDeadline(), ...options }: Options = {},
): Promise<ContractTransactionReceipt> {
  const { deployment, token, rooms } = suite;
  const authorisation = {
    from: party,
    to: addressIn(deployment, "SettlementRoom"),
    value: amount,
    validAfter: 0n,
    validBefore: deadline,
    nonce: toBeHex(await token["nonces(address,uint192)"](party, room), 32),
  };
  const place = { chainId: deployment.chainId, token: addressIn(deployment, "DepositToken") };
  const signature = await signTyped(authorisationTypedData(place, authorisation, "Receive"), keys, options);
  const { validAfter, validBefore, nonce } = authorisation;
  return mined(rooms.fundByAuthorisation(room, party, amount, validAfter, validBefore, nonce, signature));
}

/** The title activity check. @throws `NoActivity` if no title has moved since the room was verified. */
export async function reportActivity(suite: Suite, room: RoomNumber): Promise<ContractTransactionReceipt> {
  const { schedule, heads } = await verifiedSchedule(suite, room);
  return mined(suite.rooms.reportActivity(room, scheduleToChain(schedule), heads));
}

/** Returns a party's money from a room that has ended or closed, to the party or whoever answers for it. */
export async function refund(
  suite: Suite,
  room: RoomNumber,
  party: string,
): Promise<ContractTransactionReceipt> {
  return mined(suite.rooms.refund(room, party));
}

/** Settles a room: records its instruments and pays its money, or does nothing. */
export async function settle(
  suite: Suite,
  room: RoomNumber,
): Promise<Settlement & { readonly receipt: ContractTransactionReceipt }> {
  const { schedule, heads } = await verifiedSchedule(suite, room);
  const receipt = await mined(suite.rooms.settle(room, scheduleToChain(schedule), heads));
  const [done] = settledIn(suite, receipt);
  if (done === undefined) throw new Error("the contract reported no settlement");
  return { ...done, receipt };
}

/** Settles rooms of a chain in this order, together or not at all. */
export async function settleChain(
  suite: Suite,
  rooms: readonly RoomNumber[],
): Promise<{ readonly settlements: readonly Settlement[]; readonly receipt: ContractTransactionReceipt }> {
  const found = await Promise.all(rooms.map((room) => verifiedSchedule(suite, room)));
  const schedules = found.map(({ schedule }) => scheduleToChain(schedule));
  const heads = found.map((one) => one.heads);
  const receipt = await mined(suite.rooms.settleChain([...rooms], schedules, heads));
  return { settlements: settledIn(suite, receipt), receipt };
}

function settledIn({ rooms }: Suite, { logs }: ContractTransactionReceipt): Settlement[] {
  return logs.flatMap((log) => {
    const event = rooms.interface.parseLog(log);
    if (event?.name !== "Settled") return [];
    const [first, paid] = [event.args.getValue("first") as bigint, event.args.getValue("paid") as bigint];
    return [{ first, paid }];
  });
}

async function executed(
  suite: Suite,
  party: string,
  call: Call,
  keys: Keys,
  options: Options,
): Promise<ContractTransactionReceipt> {
  const receipt = await execute(suite, party, [call], keys, options);
  if (receipt === null) throw new Error("the transaction was replaced");
  return receipt;
}
