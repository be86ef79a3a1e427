import { settlement, type Room, type Schedule, type Settlement } from "../../sdk/index.js";
import { issued, licensed } from "../support/money.js";
import type { KeyedParty } from "../support/registry.js";
import type { LandOffice } from "./office.js";

const HOUR = 3_600;
/** More than anybody in a scenario deposits, in fen. */
const LIMIT = 10n ** 15n;

/** A settlement room with the keys of those who sit there: its verbs do what they do, one by one or all together. */
export class Table {
  readonly number: bigint;
  readonly #office: LandOffice;
  readonly #opener: KeyedParty;
  readonly #seated: ReadonlyMap<string, KeyedParty>;

  private constructor(office: LandOffice, number: bigint, seated: readonly KeyedParty[]) {
    const [opener] = seated;
    if (opener === undefined) throw new RangeError("nobody sits at the table");
    this.#office = office;
    this.number = number;
    this.#opener = opener;
    this.#seated = new Map(seated.map((party) => [party.address, party]));
  }

  /** The first of the seated opens the room, for the next ten hours. */
  static async open(
    office: LandOffice,
    seated: readonly [KeyedParty, ...KeyedParty[]],
    schedule: Schedule,
  ): Promise<Table> {
    const [{ address, key }] = seated;
    const now = await office.moment();
    const terms = { opens: now, closes: now + 10 * HOUR, schedule };
    const { room } = await settlement.open(office.suite, address, key, terms, await deadline(office));
    return new Table(office, room, seated);
  }

  async propose(schedule: Schedule): Promise<void> {
    const { address, key } = this.#opener;
    const { suite } = this.#office;
    await settlement.propose(suite, this.number, address, key, schedule, await deadline(this.#office));
  }

  /** Another ten hours. */
  async rollOver(): Promise<void> {
    const { address, key } = this.#opener;
    const now = await this.#office.moment();
    const period = { opens: now, closes: now + 10 * HOUR };
    await settlement.rollOver(
      this.#office.suite,
      this.number,
      address,
      key,
      period,
      await deadline(this.#office),
    );
  }

  async verify(): Promise<void> {
    const { suite } = this.#office;
    await settlement.verify(suite.with(suite.registrar), this.number);
  }

  async sign({ address, key }: KeyedParty): Promise<void> {
    await settlement.sign(this.#office.suite, this.number, address, key);
  }

  async fund({ address, key }: KeyedParty, amount: bigint): Promise<void> {
    const { suite } = this.#office;
    await settlement.fund(suite, this.number, address, amount, key, await deadline(this.#office));
  }

  async withdraw({ address, key }: KeyedParty): Promise<void> {
    const { suite } = this.#office;
    await settlement.withdraw(suite, this.number, address, key, await deadline(this.#office));
  }

  /** Everyone who still has to pays in. */
  async fundAll(): Promise<void> {
    for (const { party, amount } of (await this.find()).missing) {
      if (amount !== 0n) await this.fund(this.#keyed(party), amount);
    }
  }

  /** Everyone who still has to signs. */
  async signAll(): Promise<void> {
    for (const { party, signature } of (await this.find()).missing) {
      if (signature) await this.sign(this.#keyed(party));
    }
  }

  /** A registrar verifies, all pay in, all sign. */
  async prepare(): Promise<void> {
    await this.verify();
    await this.fundAll();
    await this.signAll();
  }

  async settle(): Promise<Settlement> {
    return settlement.settle(this.#office.suite, this.number);
  }

  /** Settles this room and others after it, together. */
  async settleWith(...others: readonly Table[]): Promise<readonly Settlement[]> {
    const rooms = [this, ...others].map(({ number }) => number);
    return (await settlement.settleChain(this.#office.suite, rooms)).settlements;
  }

  async refund({ address }: KeyedParty): Promise<void> {
    await settlement.refund(this.#office.suite, this.number, address);
  }

  async reportActivity(): Promise<void> {
    await settlement.reportActivity(this.#office.suite, this.number);
  }

  async find(): Promise<Room> {
    return settlement.find(this.#office.suite, this.number);
  }

  #keyed(party: string): KeyedParty {
    const keyed = this.#seated.get(party);
    if (keyed === undefined) throw new RangeError(`${party} does not sit at the table`);
    return keyed;
  }
}

/** A licensed bank that pays deposits out to parties. */
export async function payingBank(
  office: LandOffice,
): Promise<(to: KeyedParty, amount: bigint) => Promise<void>> {
  const bank = await office.party();
  await licensed(office.suite, bank, LIMIT);
  return async (to, amount) => {
    await issued(office.suite, bank, to, amount);
  };
}

async function deadline(office: LandOffice): Promise<{ readonly deadline: bigint }> {
  return { deadline: BigInt((await office.moment()) + HOUR) };
}
