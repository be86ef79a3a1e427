import fc from "fast-check";
import { settlement, type Schedule } from "../../../sdk/index.js";
import {
  acting,
  anyone,
  now,
  OPEN_FOR,
  opened,
  paidIn,
  sale,
  table,
  type Sale,
} from "../../support/settlement.js";
import * as acts from "../../support/acts.js";
import { drawn, recorded, type KeyedParty } from "../../support/registry.js";

/** What may be tried with one of the rooms, by one of those who sit there. */
const DEEDS = [
  "fund",
  "fund",
  "fund",
  "verify",
  "verify",
  "sign",
  "sign",
  "sign",
  "settle",
  "settle",
  "prepare",
  "report",
  "withdraw",
  "refund",
  "rollOver",
  "propose",
  "cancel",
  "enter",
  "wait",
] as const;
export type Deed = (typeof DEEDS)[number];

export interface Step {
  readonly deed: Deed;
  /** Which of the two rooms. */
  readonly room: number;
  /** Which of the five at the table. */
  readonly who: number;
  /** Fen that are paid in. */
  readonly amount: bigint;
}

/** Two rooms for one sale, whose schedules are equal but for the nonces: what one settles, the other cannot. */
export interface World {
  readonly sale: Sale;
  readonly parties: readonly KeyedParty[];
  readonly rooms: readonly bigint[];
  readonly schedules: readonly Schedule[];
}

export const sequences = (length: number): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.record({
      deed: fc.constantFrom(...DEEDS),
      room: fc.nat(1),
      who: fc.nat(4),
      // What the lines ask, to the fen, one less, or anything.
      amount: fc.oneof(fc.constantFrom(800_000n, 434_568n, 434_567n, 1n), fc.bigInt(1n, 1_200_000n)),
    }),
    { minLength: length, maxLength: length },
  );

export async function world(): Promise<World> {
  const one = await sale();
  const { s, title, mortgage, vendor, purchaser, outgoing, incoming } = one;
  const other = {
    ...one.schedule,
    instruments: [
      await drawn(s, "Discharge", title, outgoing, { charge: mortgage }),
      await drawn(s, "Transfer", title, vendor, acts.sale(purchaser)),
      await drawn(s, "Charge", title, purchaser, acts.charge(incoming, { sum: 800_000n })),
    ],
  };
  const schedules = [one.schedule, other];
  const rooms = [await opened(one, one.schedule), await opened(one, other)];
  return { sale: one, parties: table(one), rooms, schedules };
}

/** Does what a step says. @throws what the ledger refuses. */
export async function take(w: World, { deed, room: index, who, amount }: Step): Promise<void> {
  const { sale: one, parties } = w;
  const { s, agent } = one;
  const [room = 0n, schedule = one.schedule] = [w.rooms[index], w.schedules[index]];
  const party = parties[who] ?? agent;
  const { address, key } = party;
  const opens = await now(s);
  const period = { opens, closes: opens + OPEN_FOR };
  const deeds: Readonly<Record<Deed, () => Promise<unknown>>> = {
    fund: () => paidIn(one, room, party, amount),
    verify: () => settlement.verify(s.with(s.registrar), room),
    sign: () => settlement.sign(s, room, address, key),
    settle: () => settlement.settle(anyone(s), room),
    prepare: () => prepare(w, index),
    report: () => settlement.reportActivity(anyone(s), room),
    withdraw: () => acting(one, party, settlement.withdrawing(s, room)),
    refund: () => acting(one, party, settlement.refunding(s, room, address)),
    rollOver: () => acting(one, agent, settlement.rollingOver(s, room, period)),
    propose: () => acting(one, agent, settlement.proposing(s, room, schedule)),
    cancel: () => acting(one, party, settlement.cancelling(s, room)),
    enter: () => recorded(s, "Search", one.title, [party], {}),
    wait: () => s.networkHelpers.time.increase(OPEN_FOR / 4),
  };
  await deeds[deed]();
}

/** Everyone who still has to signs and pays in. */
async function prepare({ sale: one, rooms, parties }: World, index: number): Promise<void> {
  const { s } = one;
  const room = rooms[index] ?? 0n;
  await settlement.verify(s.with(s.registrar), room);
  for (const { party, signature, amount } of (await settlement.find(s, room)).missing) {
    const keyed = parties.find(({ address }) => address === party) ?? one.agent;
    if (signature) await settlement.sign(s, room, party, keyed.key);
    if (amount !== 0n) await paidIn(one, room, keyed, amount);
  }
}
