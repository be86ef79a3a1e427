// SPDX-License-Identifier: Apache-2.0
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { dates } from "../../../sdk/dates/index.js";
import { settlement, type Schedule } from "../../../sdk/index.js";
import { drawn, INDUSTRIAL, paidGrant, today, type KeyedParty } from "../../support/registry.js";
import { period } from "../../support/settlement.js";
import type { LoadedSuite } from "../../support/suite.js";

/** A verified room that waits for the signature of the one party that sits there and opened it. */
export interface WaitingRoom {
  readonly room: bigint;
  readonly schedule: Schedule;
}

/** Opens and verifies a room for the first registration of a title, of which nothing is recorded. */
export async function waitingRoom(
  suite: LoadedSuite,
  title: string,
  party: KeyedParty,
  registrar: HardhatEthersSigner,
): Promise<WaitingRoom> {
  const termEnd = dates.addYears(await today(suite), 40);
  const evidence = await paidGrant(suite, title);
  const fields = { ...INDUSTRIAL, termEnd };
  const schedule: Schedule = {
    seats: [{ party: party.address, role: "Agent" }],
    sources: [],
    destinations: [],
    instruments: [await drawn(suite, "FirstRegistration", title, party, fields, { evidence })],
  };
  const { opens, closes } = await period(suite);
  const account = await suite.ethers.getImpersonatedSigner(party.address);
  await suite.rooms.connect(account).open(opens, closes, settlement.scheduleToChain(schedule));
  const room = await suite.rooms.lastRoom();
  await settlement.verify(suite.with(registrar), room);
  return { room, schedule };
}
