// SPDX-License-Identifier: Apache-2.0
import { getAddress, ZeroAddress, ZeroHash } from "ethers";
import type { ISettlementRoom } from "../../typechain-types/contracts/settlement/rooms/SettlementRoom.js";
import { addressIn } from "../connect/deployment.js";
import type { Suite } from "../connect/index.js";
import { nameOf, RoomState, type RoomStateName } from "../enums/index.js";
import { dueOf, scheduleFromChain, scheduleHash, type Schedule, type Seat } from "./schedule.js";
import type { Frame } from "./statement.js";

/** A party's place in a room. */
export interface Place {
  readonly party: string;
  /** What it is here; empty for one that has no seat but holds money in the room. */
  readonly roles: readonly Seat["role"][];
  /** Fen that it holds in the room. */
  readonly held: bigint;
  /** Fen that its lines ask. */
  readonly due: bigint;
  /** Unix second at which it signed in this round; null if it did not. */
  readonly signedAt: bigint | null;
}

/** What is still wanted of a party before the room can settle. */
export interface Missing {
  readonly party: string;
  /** Whether it has still to sign; in a room that is not verified, once it is. */
  readonly signature: boolean;
  /** Fen that it has still to pay in. */
  readonly amount: bigint;
}

/** A room as it stands. Moments are Unix seconds. */
export interface Room {
  readonly room: bigint;
  readonly state: RoomStateName;
  /** Who opened it, proposes schedules and gives it up. */
  readonly opener: string;
  readonly opens: bigint;
  readonly closes: bigint;
  readonly edition: bigint;
  readonly round: bigint;
  /** Fen that all parties hold in it. */
  readonly held: bigint;
  /** Officer who accepted its instruments; null if none did. */
  readonly examiner: string | null;
  /** Officer who verified it; null if none did. */
  readonly registrar: string | null;
  /** What is to be settled; null since a party left the table, until another schedule is proposed. */
  readonly schedule: Schedule | null;
  /** Heads of the titles as verified; null unless the room is verified in the present round, or was settled in it. */
  readonly heads: readonly string[] | null;
  /** Everyone who sits at the table or holds money in the room. */
  readonly places: readonly Place[];
  /** Who has still to sign or to pay; empty once the room has ended. */
  readonly missing: readonly Missing[];
}

type ChainRoom = ISettlementRoom.RoomStructOutput;

/**
 * A room as it stands: its schedule from the events, held against the hash that the contract keeps.
 *
 * @throws `RoomUnknown` if there is none of this number.
 */
export async function find(suite: Suite, room: bigint | number): Promise<Room> {
  const r = await suite.rooms.roomOf(room);
  const schedule = await scheduleOf(suite, room, r);
  const places = await placesOf(suite, room, r, schedule);
  const state = nameOf(RoomState, r.state);
  return {
    room: BigInt(room),
    state,
    opener: r.opener,
    opens: r.opens,
    closes: r.closes,
    edition: r.edition,
    round: r.round,
    held: r.held,
    examiner: officer(r.examiner),
    registrar: officer(r.registrar),
    schedule,
    heads: await headsOf(suite, room, r),
    places,
    missing: state === "Settled" || state === "Cancelled" ? [] : places.flatMap(missingFrom),
  };
}

/** What is needed to act on a room: its schedule. @throws RangeError if a party left the table since it was proposed. */
export async function presentSchedule(suite: Suite, room: bigint | number): Promise<Schedule> {
  const schedule = await scheduleOf(suite, room, await suite.rooms.roomOf(room));
  if (schedule === null) throw new RangeError(`room ${room} has no schedule: a party left the table`);
  return schedule;
}

/** What is needed to settle a room. @throws RangeError if it is not verified. */
export async function verifiedSchedule(
  suite: Suite,
  room: bigint | number,
): Promise<{ readonly schedule: Schedule; readonly heads: string[]; readonly frame: Frame }> {
  const r = await suite.rooms.roomOf(room);
  const [schedule, heads] = [await scheduleOf(suite, room, r), await headsOf(suite, room, r)];
  if (schedule === null || heads === null) throw new RangeError(`room ${room} is not verified`);
  const { chainId } = suite.deployment;
  const rooms = addressIn(suite.deployment, "SettlementRoom");
  const { round, opens, closes } = r;
  return { schedule, heads, frame: { chainId, rooms, room, round, opens, closes } };
}

async function scheduleOf(
  { rooms, deployment }: Suite,
  room: bigint | number,
  { edition, schedule: hash }: ChainRoom,
): Promise<Schedule | null> {
  if (hash === ZeroHash) return null;
  const events = await rooms.queryFilter(rooms.filters.Proposed(room), deployment.block);
  const event = events.find(({ args }) => args.edition === edition);
  if (event === undefined) throw new Error(`the node does not tell the schedule of room ${room}`);
  const schedule = scheduleFromChain(event.args.schedule);
  if (scheduleHash(schedule) !== hash)
    throw new Error(`the node tells a schedule that is not that of room ${room}`);
  return schedule;
}

async function headsOf(
  { rooms, deployment }: Suite,
  room: bigint | number,
  { round, state }: ChainRoom,
): Promise<string[] | null> {
  const verified = [RoomState.Verified, RoomState.Settled].includes(Number(state));
  if (!verified) return null;
  const events = await rooms.queryFilter(rooms.filters.Verified(room), deployment.block);
  const event = events.find(({ args }) => args.round === round);
  return event === undefined ? null : [...event.args.heads];
}

async function placesOf(
  { rooms, deployment }: Suite,
  room: bigint | number,
  r: ChainRoom,
  schedule: Schedule | null,
): Promise<Place[]> {
  const funded = await rooms.queryFilter(rooms.filters.Funded(room), deployment.block);
  const seats = schedule?.seats ?? [];
  const seated = seats.map(({ party }) => getAddress(party));
  const parties = new Set([...seated, ...funded.map(({ args }) => args.party)]);
  const places = await Promise.all(
    [...parties].map(async (party) => {
      const { held, signed, signedAt } = await rooms.placeOf(room, party);
      const roles = seats.filter((seat) => getAddress(seat.party) === party).map(({ role }) => role);
      const due = schedule === null ? 0n : dueOf(schedule, party);
      return { party, roles, held, due, signedAt: signed === r.round ? signedAt : null };
    }),
  );
  return places.filter(({ roles, held }) => roles.length > 0 || held > 0n);
}

function missingFrom({ party, roles, held, due, signedAt }: Place): Missing[] {
  const signature = roles.length > 0 && signedAt === null;
  const amount = due > held ? due - held : 0n;
  return signature || amount > 0n ? [{ party, signature, amount }] : [];
}

function officer(address: string): string | null {
  return address === ZeroAddress ? null : address;
}
