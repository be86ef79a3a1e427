// SPDX-License-Identifier: Apache-2.0
import { settlement, type Schedule } from "../../../sdk/index.js";
import { sale } from "../../support/acts.js";
import { drawn, parcelOf, type KeyedParty } from "../../support/registry.js";
import { opened, plainSale, verified } from "../../support/settlement.js";
import type { LoadedSuite } from "../../support/suite.js";

/** A room, and its schedule as the contracts read it. */
export interface Roomed {
  readonly room: bigint;
  readonly schedule: unknown;
}

const PRICE = 1n;

/** A verified room that nobody has signed yet: the vendor sells a parcel of its own to the purchaser, who opened it. */
export async function roomed(s: LoadedSuite, vendor: KeyedParty, purchaser: KeyedParty): Promise<Roomed> {
  const title = await parcelOf(s, 3, vendor);
  const schedule = await plainSale(s, title, { vendor, purchaser }, PRICE);
  const room = await opened({ s, agent: purchaser }, schedule);
  await verified({ s }, room);
  return { room, schedule: settlement.scheduleToChain(schedule) };
}

/** A room for a title that stands in no register yet: it waits for the registrar of the title's division. */
export async function roomedElsewhere(
  s: LoadedSuite,
  title: string,
  vendor: string,
  purchaser: KeyedParty,
): Promise<Roomed> {
  const transfer = await drawn(s, "Transfer", title, null, sale(purchaser), { applicant: vendor });
  const schedule: Schedule = {
    seats: [
      { party: vendor, role: "Vendor" },
      { party: purchaser.address, role: "Purchaser" },
    ],
    sources: [{ party: purchaser.address, amount: PRICE, purpose: "Price" }],
    destinations: [{ party: vendor, amount: PRICE, purpose: "Price" }],
    instruments: [transfer],
  };
  const room = await opened({ s, agent: purchaser }, schedule);
  return { room, schedule: settlement.scheduleToChain(schedule) };
}
