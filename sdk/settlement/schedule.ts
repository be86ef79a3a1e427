// SPDX-License-Identifier: Apache-2.0
import { AbiCoder, getAddress, keccak256, ZeroAddress } from "ethers";
import type { ScheduleStruct } from "../../typechain-types/contracts/settlement/rooms/SettlementRoom.js";
import { nameOf, Role, type RoleName } from "../enums/index.js";
import { KINDS, type Instrument } from "../instruments/index.js";

/** A party at the table; it must sign. */
export interface Seat {
  readonly party: string;
  readonly role: Exclude<RoleName, "None">;
}

/** Money that is paid in. */
export interface Source {
  readonly party: string;
  /** Fen. */
  readonly amount: bigint;
  /** What for, in words that signers read. */
  readonly purpose: string;
  /** Address of the book that hears of it: of loans, of policies. None if null or left out. */
  readonly book?: string | null;
  /** Number in the book; 0 if left out. */
  readonly ref?: bigint;
  /** Place among the instruments, from 1, of the one that the book is told of. None if null or left out. */
  readonly instrument?: number | null;
}

/** Money that is paid out. */
export interface Destination extends Source {
  /** Room of the same chain in which the money stays as the party's. Paid out if null or left out. */
  readonly room?: bigint | null;
}

/** What is to be settled: who sits at the table, what is paid in and out, and what is recorded, in order. */
export interface Schedule {
  readonly seats: readonly Seat[];
  readonly sources: readonly Source[];
  /** As much as is paid in, to the fen. */
  readonly destinations: readonly Destination[];
  readonly instruments: readonly Instrument[];
}

/** A schedule as the contracts give it back. */
interface ChainSchedule {
  readonly seats: Iterable<{ readonly party: string; readonly role: bigint }>;
  readonly sources: Iterable<ChainLine>;
  readonly destinations: Iterable<ChainLine>;
  readonly instruments: Iterable<{ readonly register: string; readonly act: bigint; readonly body: string }>;
}

/** A line as the contracts take it and give it back, and as parties sign it. */
interface ChainLine {
  readonly party: string;
  readonly amount: bigint;
  readonly purpose: string;
  readonly book: string;
  readonly ref: bigint;
  readonly instrument: bigint;
  readonly room: bigint;
}

const LINES = "tuple(address,uint128,string,address,uint32,uint8,uint32)[]";
const SCHEDULE = `tuple(tuple(address,uint8)[],${LINES},${LINES},tuple(address,uint8,bytes)[])`;
const coder = AbiCoder.defaultAbiCoder();

/** A line as the contracts take it. @throws RangeError or TypeError for a value that is none. */
export function lineToChain(line: Destination): ChainLine {
  return {
    party: getAddress(line.party),
    amount: KINDS.fen.toChain(line.amount) as bigint,
    purpose: line.purpose,
    book: getAddress(line.book ?? ZeroAddress),
    ref: KINDS.link.toChain(line.ref ?? 0n) as bigint,
    instrument: BigInt(line.instrument ?? 0),
    room: KINDS.link.toChain(line.room ?? 0n) as bigint,
  };
}

/** A schedule as the contracts take it. @throws RangeError or TypeError for a value that is none. */
export function scheduleToChain(schedule: Schedule): ScheduleStruct {
  return {
    seats: schedule.seats.map(({ party, role }) => ({ party: getAddress(party), role: Role[role] })),
    sources: schedule.sources.map(lineToChain),
    destinations: schedule.destinations.map(lineToChain),
    instruments: schedule.instruments.map(({ register, act, body }) => ({ register, act, body })),
  };
}

/** A schedule that the contracts gave back; what is left out or zero is null. */
export function scheduleFromChain(schedule: ChainSchedule): Schedule {
  return {
    seats: Array.from(schedule.seats, ({ party, role }) => ({
      party,
      role: nameOf(Role, role) as Seat["role"],
    })),
    sources: Array.from(schedule.sources, sourceFromChain),
    destinations: Array.from(schedule.destinations, (line) => ({
      ...sourceFromChain(line),
      room: line.room === 0n ? null : line.room,
    })),
    instruments: Array.from(schedule.instruments, ({ register, act, body }) => ({
      register,
      act: Number(act),
      body,
    })),
  };
}

function sourceFromChain({ party, amount, purpose, book, ref, instrument }: ChainLine): Required<Source> {
  return {
    party,
    amount,
    purpose,
    book: BigInt(book) === 0n ? null : book,
    ref,
    instrument: instrument === 0n ? null : Number(instrument),
  };
}

/** The hash under which a room keeps its schedule. */
export function scheduleHash(schedule: Schedule): string {
  const { seats, sources, destinations, instruments } = scheduleToChain(schedule);
  const lines = (of: typeof sources): unknown[] =>
    of.map((line) => [
      line.party,
      line.amount,
      line.purpose,
      line.book,
      line.ref,
      line.instrument,
      line.room,
    ]);
  const row = [
    seats.map(({ party, role }) => [party, role]),
    lines(sources),
    lines(destinations),
    instruments.map(({ register, act, body }) => [register, act, body]),
  ];
  return keccak256(coder.encode([SCHEDULE], [row]));
}

/** What a party has to pay in, in fen. */
export function dueOf({ sources }: Pick<Schedule, "sources">, party: string): bigint {
  const lines = sources.filter((line) => getAddress(line.party) === getAddress(party));
  return lines.reduce((sum, { amount }) => sum + amount, 0n);
}
