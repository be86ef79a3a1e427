import type { ContractTransactionReceipt } from "ethers";
import type { Call } from "../../../sdk/index.js";
import { act } from "../../lib/acting.js";
import type { Counter, KeyedParty } from "../../lib/counter.js";
import { issuing } from "../../lib/sale.js";
import { parcel } from "../data.js";

/** Who acts in a park: places among the companies, counted from the number of the division. */
const SEATS = {
  payer: 0,
  operator: 1,
  tenant: 2,
  manager: 3,
  /** Owner of the first parcel. */
  landlord: 4,
  /** Owner of the second. */
  investor: 5,
  /** Owner of the third, and of the building on it. */
  builder: 7,
  secondTenant: 8,
  publicPartner: 6,
  statePartner: 9,
  privatePartner: 0,
} as const;

export type Seat = keyof typeof SEATS;

/** The counter with the accounts of the companies. What one company does is done in order, whoever waits for it. */
export class Desk {
  private readonly last = new Map<string, Promise<unknown>>();

  constructor(
    readonly c: Counter,
    private readonly companies: readonly KeyedParty[],
  ) {}

  /** The company that has a seat in the park of a division. */
  at(division: number, seat: Seat): KeyedParty {
    const company = this.companies[(division + SEATS[seat]) % this.companies.length];
    if (company === undefined) throw new RangeError("no companies");
    return company;
  }

  /** A company's account executes calls in one batch. */
  async act(party: KeyedParty, ...calls: readonly Call[]): Promise<ContractTransactionReceipt> {
    const before = this.last.get(party.address) ?? Promise.resolve();
    const mine = before.then(() => act(this.c.as.registrar, party, ...calls));
    // Who waits hears why it failed; the next batch does not depend on it.
    this.last.set(
      party.address,
      mine.catch(() => undefined),
    );
    return mine;
  }
}

/** A bank issues deposits to a company. */
export async function issue(desk: Desk, bank: KeyedParty, to: KeyedParty, fen: bigint): Promise<void> {
  await desk.act(bank, issuing(desk.c.as.registrar, to, fen));
}

/** Premises of a park in the order in which they are entered: two parcels, and one with a building on it. */
export const premisesOf = (division: number): readonly [string, string, string] => [
  parcel(division, 4),
  parcel(division, 5),
  parcel(division, 7),
];
