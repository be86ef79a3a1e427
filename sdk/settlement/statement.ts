// SPDX-License-Identifier: Apache-2.0
import { TypedDataEncoder, zeroPadValue, type TypedDataField } from "ethers";
import {
  actOf,
  describe as describeInstrument,
  signedFields,
  typedData,
  type LodgedAct,
  type TypedData,
} from "../instruments/index.js";
import { formatYuan } from "../money/index.js";
import { lineToChain, type Destination, type Schedule } from "./schedule.js";

/** Where and when: what a statement says besides its schedule. */
export interface Frame {
  readonly chainId: bigint | number;
  /** Address of the contract of the rooms. */
  readonly rooms: string;
  readonly room: bigint | number;
  /** Round of signatures. */
  readonly round: bigint | number;
  /** Unix second from which the room may settle. */
  readonly opens: bigint;
  /** Unix second after which it settles no more. */
  readonly closes: bigint;
}

const fields = (text: string): TypedDataField[] =>
  text.split(",").map((field) => {
    const [type = "", name = ""] = field.split(" ");
    return { type, name };
  });

const SETTLEMENT = fields(
  "uint32 room,uint32 round,uint64 opens,uint64 closes,Seat[] seats,Line[] sources,Line[] destinations",
);
const SEAT = fields("address party,string role");
const LINE = fields(
  "address party,uint128 amount,string purpose,address book,uint32 ref,uint8 instrument,uint32 room",
);

/** The acts of a schedule, each once, by name. */
function actsOf({ instruments }: Pick<Schedule, "instruments">): LodgedAct[] {
  return [...new Set(instruments.map(actOf))].toSorted((a, b) => (a < b ? -1 : 1));
}

/** EIP-712 types of the acts that occur, each once, by name: what `verify` takes. */
export function actTypes(schedule: Pick<Schedule, "instruments">): string[] {
  return actsOf(schedule).map((act) => {
    const list = signedFields(act).map(({ type, name }) => `${type} ${name}`);
    return `${act}(${list.join()})`;
  });
}

/**
 * What a party of a room reads and signs: the whole settlement, each instrument with the fields of its act. It is good on
 * one chain, for one party, one room and one round of signatures of it.
 *
 * @param party address of the party that signs.
 */
export function statementTypedData(frame: Frame, schedule: Schedule, party: string): TypedData {
  const { chainId, rooms, room, round, opens, closes } = frame;
  const numbered = schedule.instruments.map((instrument, i) => ({
    name: `instrument${i + 1}`,
    type: actOf(instrument),
    message: typedData(instrument, chainId).message,
  }));
  return {
    domain: {
      name: "Parkfolio",
      version: "1",
      chainId,
      verifyingContract: rooms,
      salt: zeroPadValue(party, 32),
    },
    types: {
      Settlement: [...SETTLEMENT, ...numbered.map(({ name, type }) => ({ name, type }))],
      Seat: SEAT,
      Line: LINE,
      ...Object.fromEntries(actsOf(schedule).map((act) => [act, signedFields(act)])),
    },
    primaryType: "Settlement",
    message: {
      room,
      round,
      opens,
      closes,
      seats: schedule.seats.map(({ party: seated, role }) => ({ party: seated, role })),
      sources: schedule.sources.map(lineToChain),
      destinations: schedule.destinations.map(lineToChain),
      ...Object.fromEntries(numbered.map(({ name, message }) => [name, message])),
    },
  };
}

/** What a party signs, equal to `SettlementRoom.digestFor`. */
export function statementDigest(frame: Frame, schedule: Schedule, party: string): string {
  const { domain, types, message } = statementTypedData(frame, schedule, party);
  return TypedDataEncoder.hash(domain, types, message);
}

/** A schedule in lines to read before signing: who sits there, what is paid, and each instrument as it is described alone. */
export function describe(schedule: Schedule): string[] {
  const { seats, sources, destinations, instruments } = schedule;
  const sum = (lines: readonly Destination[]): string =>
    formatYuan(lines.reduce((all, { amount }) => all + amount, 0n));
  return [
    ...seats.map(({ party, role }) => `${role}: ${party}`),
    ...sources.map((line) => `paid in by ${lineText(line)}`),
    `paid in together: ${sum(sources)} yuan`,
    ...destinations.map((line) => `paid to ${lineText(line)}`),
    `paid out together: ${sum(destinations)} yuan`,
    ...instruments.flatMap((instrument, i) => {
      const [title = "", ...rest] = describeInstrument(instrument);
      return [`instrument ${i + 1}: ${title}`, ...rest.map((line) => `  ${line}`)];
    }),
  ];
}

function lineText({ party, amount, purpose, book, ref = 0n, instrument, room }: Destination): string {
  const text = `${party}: ${formatYuan(amount)} yuan, ${purpose}`;
  const about = instrument ? `, instrument ${instrument}` : "";
  const told = book ? ` (told to ${book}: number ${ref}${about})` : "";
  return `${text}${room ? `, kept in room ${room}` : ""}${told}`;
}
