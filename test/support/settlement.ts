// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import type { ContractTransactionReceipt } from "ethers";
import type { Suite } from "../../sdk/connect/index.js";
import {
  RoomState,
  settlement,
  type Call,
  type Instrument,
  type RoomPeriod,
  type RoomStateName,
  type Schedule,
  type Settlement,
} from "../../sdk/index.js";
import * as acts from "./acts.js";
import { banks, issued } from "./money.js";
import { executes } from "./recovery.js";
import { titleId } from "./refusals.js";
import {
  drawn,
  enrolled,
  keyOf,
  parcelOf,
  recorded,
  type HeaderChange,
  type KeyedParty,
} from "./registry.js";
import { connection, loadSuite, type LoadedSuite } from "./suite.js";

/** Fen of the sale: what is lent and what the purchaser adds makes the price, of which payoff and fee are taken. */
export const LOAN = 800_000n;
export const OWN = 434_568n;
export const PAYOFF = 500_000n;
export const FEE = 1_235n;
export const REST = LOAN + OWN - PAYOFF - FEE;
/** What purchaser and incoming lender hold at first. */
export const HELD = 1_000_000n;
/** Seconds for which rooms are open. */
export const OPEN_FOR = 43_200;

/** A parcel that is sold: the old mortgage is paid off, and a new one secures what the purchaser borrows. */
export interface Sale {
  readonly s: LoadedSuite;
  readonly title: string;
  /** Number of the mortgage that is to be paid off. */
  readonly mortgage: bigint;
  readonly vendor: KeyedParty;
  readonly purchaser: KeyedParty;
  readonly outgoing: KeyedParty;
  readonly incoming: KeyedParty;
  /** Opens rooms, and is paid a fee. */
  readonly agent: KeyedParty;
  /** Issues the deposits, and has no part in the sale. */
  readonly bank: KeyedParty;
  /** Discharge, transfer, charge. */
  readonly schedule: Schedule;
}

/** The sale before a room is opened for it; made once, then returned to. Keys 0 to 5 are its parties'. */
export const sale = (): Promise<Sale> => connection.networkHelpers.loadFixture(prepared);

async function prepared(): Promise<Sale> {
  const s = await loadSuite();
  const [vendor, purchaser] = [await enrolled(s, 0), await enrolled(s, 1)];
  const [outgoing, incoming] = [await enrolled(s, 2), await enrolled(s, 3)];
  const agent = await enrolled(s, 4);
  const [bank] = (await banks(s, 5, 1, 100n * HELD)) as [KeyedParty];
  for (const payer of [purchaser, incoming]) await issued(s, bank, payer, HELD);
  const title = await parcelOf(s, 1, vendor);
  const old = acts.charge(outgoing, { sum: PAYOFF });
  const { number: mortgage } = await recorded(s, "Charge", title, [vendor, outgoing], old);
  const parties = { vendor, purchaser, outgoing, incoming, agent, bank };
  const schedule = scheduleOf(parties, await instrumentsOf(s, title, mortgage, parties));
  return { s, title, mortgage, ...parties, schedule };
}

type Parties = Pick<Sale, "vendor" | "purchaser" | "outgoing" | "incoming" | "agent">;

async function instrumentsOf(
  s: LoadedSuite,
  title: string,
  mortgage: bigint,
  { vendor, purchaser, outgoing, incoming }: Parties,
  header: HeaderChange = {},
): Promise<Instrument[]> {
  return [
    await drawn(s, "Discharge", title, outgoing, { charge: mortgage }, header),
    await drawn(s, "Transfer", title, vendor, acts.sale(purchaser), header),
    await drawn(s, "Charge", title, purchaser, acts.charge(incoming, { sum: LOAN }), header),
  ];
}

/** The schedule of the sale with instruments drawn up today, good until a moment. */
export async function redrawn(n: Sale, deadline?: bigint): Promise<Schedule> {
  const header = deadline === undefined ? {} : { deadline };
  return { ...n.schedule, instruments: await instrumentsOf(n.s, n.title, n.mortgage, n, header) };
}

function scheduleOf(
  { vendor, purchaser, outgoing, incoming, agent }: Parties,
  instruments: Instrument[],
): Schedule {
  return {
    seats: [
      { party: vendor.address, role: "Vendor" },
      { party: purchaser.address, role: "Purchaser" },
      { party: outgoing.address, role: "OutgoingLender" },
      { party: incoming.address, role: "IncomingLender" },
      { party: agent.address, role: "Agent" },
    ],
    sources: [
      { party: incoming.address, amount: LOAN, purpose: "Loan" },
      { party: purchaser.address, amount: OWN, purpose: "Rest of the price" },
    ],
    destinations: [
      { party: outgoing.address, amount: PAYOFF, purpose: "Payoff of the old mortgage" },
      { party: agent.address, amount: FEE, purpose: "Fee" },
      { party: vendor.address, amount: REST, purpose: "What is left of the price" },
    ],
    instruments,
  };
}

/** A sale of one parcel from a vendor to a purchaser for a price, without lenders. */
export async function plainSale(
  s: LoadedSuite,
  title: string,
  { vendor, purchaser }: Pick<Sale, "vendor" | "purchaser">,
  price: bigint,
): Promise<Schedule> {
  return {
    seats: [
      { party: vendor.address, role: "Vendor" },
      { party: purchaser.address, role: "Purchaser" },
    ],
    sources: [{ party: purchaser.address, amount: price, purpose: "Price" }],
    destinations: [{ party: vendor.address, amount: price, purpose: "Price" }],
    instruments: [await drawn(s, "Transfer", title, vendor, acts.sale(purchaser))],
  };
}

/** Everyone who sits at the table, the agent last. */
export const table = ({ vendor, purchaser, outgoing, incoming, agent }: Parties): KeyedParty[] => [
  vendor,
  purchaser,
  outgoing,
  incoming,
  agent,
];

/** The suite, sent from by somebody without office who is no party. */
export const anyone = (s: LoadedSuite): Suite => s.with(keyOf(s, 9));

/** Now, by the chain's clock. */
export const now = (s: LoadedSuite): Promise<number> => s.networkHelpers.time.latest();

/** From now on, for as long as rooms are open. */
export async function period(s: LoadedSuite): Promise<RoomPeriod> {
  const opens = await now(s);
  return { opens, closes: opens + OPEN_FOR };
}

/** A deadline in an hour of the chain's clock. */
const soon = async (s: LoadedSuite): Promise<{ deadline: bigint }> => ({
  deadline: BigInt(await now(s)) + 3_600n,
});

/** The agent opens a room. */
export async function opened(
  { s, agent }: Pick<Sale, "s" | "agent">,
  schedule: Schedule,
  times?: RoomPeriod,
): Promise<bigint> {
  const terms = { schedule, ...(times ?? (await period(s))) };
  return (await settlement.open(s, agent.address, agent.key, terms, await soon(s))).room;
}

/** A registrar verifies a room. */
export async function verified({ s }: Pick<Sale, "s">, room: bigint): Promise<void> {
  await settlement.verify(s.with(s.registrar), room);
}

/** Parties sign a room. */
export async function signed(
  { s }: Pick<Sale, "s">,
  room: bigint,
  parties: readonly KeyedParty[],
): Promise<void> {
  for (const { address, key } of parties) await settlement.sign(s, room, address, key);
}

/** A party pays into a room. */
export async function paidIn(
  { s }: Pick<Sale, "s">,
  room: bigint,
  { address, key }: KeyedParty,
  amount: bigint,
): Promise<ContractTransactionReceipt> {
  return settlement.fund(s, room, address, amount, key, await soon(s));
}

/** A room for the sale that is verified. */
export async function verifiedRoom(sale: Sale, schedule: Schedule = sale.schedule): Promise<bigint> {
  const room = await opened(sale, schedule);
  await verified(sale, room);
  return room;
}

/** A room for the sale in which all is done but settling it. */
export async function readyRoom(sale: Sale, schedule: Schedule = sale.schedule): Promise<bigint> {
  const room = await verifiedRoom(sale, schedule);
  await allIn(sale, room, schedule);
  return room;
}

/** Everyone at the table of a verified room signs, and pays what its lines ask. */
export async function allIn(sale: Sale, room: bigint, schedule: Schedule = sale.schedule): Promise<void> {
  const at = table(sale).filter(({ address }) => schedule.seats.some(({ party }) => party === address));
  await signed(sale, room, at);
  for (const party of at) {
    const due = settlement.dueOf(schedule, party.address);
    if (due > 0n) await paidIn(sale, room, party, due);
  }
}

/** Somebody settles a room. */
export async function settled({ s }: Pick<Sale, "s">, room: bigint): Promise<Settlement> {
  const { first, paid } = await settlement.settle(anyone(s), room);
  return { first, paid };
}

/** A party has its account make calls of a room. */
export const acting = (sale: Pick<Sale, "s">, party: KeyedParty, ...calls: readonly Call[]): Promise<void> =>
  executes(sale.s, party, ...calls);

/** Expects where a room stands: its state, its edition, its round, and how many signed. */
export async function expectRoom(
  { s }: Pick<Sale, "s">,
  room: bigint,
  state: RoomStateName,
  edition: number,
  round: number,
  signatures = 0,
): Promise<void> {
  const r = await s.rooms.roomOf(room);
  const found = [r.state, r.edition, r.round, r.signed];
  expect(found).to.deep.equal([RoomState[state], edition, round, signatures].map(BigInt));
}

/** What a room moves: balances, what parties hold in rooms, heads of titles, numbers, states of rooms. */
export async function world(
  sale: Sale,
  rooms: readonly bigint[],
  titles: readonly string[] = [sale.title],
): Promise<unknown> {
  const { s } = sale;
  const parties = [...table(sale), sale.bank];
  const contract = await s.rooms.getAddress();
  const accounts = [...parties.map(({ address }) => address), contract];
  return {
    balances: await Promise.all(accounts.map((account) => s.token.balanceOf(account))),
    heads: await Promise.all(titles.map((title) => s.land.headOf(titleId(title)))),
    number: await s.daybook.lastNumber(),
    rooms: await Promise.all(rooms.map(async (room) => [...(await s.rooms.roomOf(room))])),
    places: await Promise.all(
      rooms.flatMap((room) =>
        parties.map(async ({ address }) => [...(await s.rooms.placeOf(room, address))]),
      ),
    ),
  };
}
