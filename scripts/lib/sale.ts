import { money, settlement, type Call, type Instrument, type Schedule, type Suite } from "../../sdk/index.js";
import { act, call } from "./acting.js";
import { decide } from "./councilDesk.js";
import type { Counter, KeyedParty } from "./counter.js";

const HOUR = 3_600;

/** Who deals in a sale that pays off one mortgage and takes up another. */
export interface Dealers {
  readonly vendor: KeyedParty;
  readonly purchaser: KeyedParty;
  readonly outgoing: KeyedParty;
  readonly incoming: KeyedParty;
}

/** What is paid in a sale, in fen. */
export interface Sums {
  readonly price: bigint;
  /** What the incoming lender pays of it. */
  readonly loan: bigint;
  /** What the outgoing lender is paid of it. */
  readonly payoff: bigint;
}

/** Licenses a party as a bank, by decision of the council. */
export async function licenseBank(c: Counter, bank: KeyedParty, limit: string): Promise<void> {
  await decide(c, [
    { do: "grant-office", office: "Bank", division: 0, to: bank.address },
    { do: "set-limit", bank: bank.address, limit },
  ]);
}

/** A bank's call that issues deposits. */
export function issuing({ token }: Suite, to: KeyedParty, amount: bigint): Call {
  return call(token, token.interface.encodeFunctionData("issue", [to.address, amount]));
}

/** A bank issues deposits. */
export async function issue(c: Counter, bank: KeyedParty, to: KeyedParty, amount: bigint): Promise<void> {
  await act(c.as.registrar, bank, issuing(c.as.registrar, to, amount));
}

/** Discharge, transfer and charge against the price. */
export function saleSchedule(
  { vendor, purchaser, outgoing, incoming }: Dealers,
  { price, loan, payoff }: Sums,
  instruments: readonly Instrument[],
): Schedule {
  return {
    seats: [
      { party: vendor.address, role: "Vendor" },
      { party: purchaser.address, role: "Purchaser" },
      { party: outgoing.address, role: "OutgoingLender" },
      { party: incoming.address, role: "IncomingLender" },
    ],
    sources: [
      { party: incoming.address, amount: loan, purpose: "Loan" },
      { party: purchaser.address, amount: price - loan, purpose: "Rest of the price" },
    ],
    destinations: [
      { party: outgoing.address, amount: payoff, purpose: "Payoff of the mortgage" },
      { party: vendor.address, amount: price - payoff, purpose: "What is left of the price" },
    ],
    instruments,
  };
}

/** Opens a room for a sale: verified, paid in and signed by all, so that only settling it is left. */
export async function readyRoom(c: Counter, dealers: Dealers, schedule: Schedule): Promise<bigint> {
  const suite = c.as.registrar;
  const { vendor } = dealers;
  const opens = await clock(c);
  const terms = { opens, closes: opens + 2 * HOUR, schedule };
  const { room } = await settlement.open(suite, vendor.address, vendor.key, terms, await soon(c));
  await settlement.verify(suite, room);
  for (const { address, key } of Object.values(dealers) as KeyedParty[]) {
    const due = settlement.dueOf(schedule, address);
    if (due !== 0n) await settlement.fund(suite, room, address, due, key, await soon(c));
    await settlement.sign(suite, room, address, key);
  }
  return room;
}

/** An amount in yuan, in fen. */
export const yuan = money.parseYuan;

async function clock({ provider }: Counter): Promise<number> {
  return (await provider.getBlock("latest"))?.timestamp ?? 0;
}

async function soon(c: Counter): Promise<{ readonly deadline: bigint }> {
  return { deadline: BigInt((await clock(c)) + HOUR) };
}
