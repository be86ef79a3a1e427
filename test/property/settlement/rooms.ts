import { expect } from "chai";
import fc from "fast-check";
import { errors, nameOf, RoomState } from "../../../sdk/index.js";
import { LOAN, world as stateOf } from "../../support/settlement.js";
import { titleId } from "../../support/refusals.js";
import { sequences, take, world, type Step, type World } from "./world.js";

const SEED = 0x7061726b;

/** What is compared before and after a step. */
interface Money {
  readonly supply: bigint;
  readonly issued: bigint;
  /** Balances of the parties at the table, in their order. */
  readonly balances: readonly bigint[];
  /** What the contract of the rooms holds. */
  readonly inRooms: bigint;
  /** What each room says it holds, and what its parties hold in it. */
  readonly rooms: readonly { readonly held: bigint; readonly places: readonly bigint[] }[];
}

async function moneyOf({ sale: { s, bank }, parties, rooms }: World): Promise<Money> {
  const { token } = s;
  return {
    supply: await token.totalSupply(),
    issued: await token.issuedOf(bank.address),
    balances: await Promise.all(parties.map(({ address }) => token.balanceOf(address))),
    inRooms: await token.balanceOf(await s.rooms.getAddress()),
    rooms: await Promise.all(
      rooms.map(async (room) => ({
        held: (await s.rooms.roomOf(room)).held,
        places: await Promise.all(
          parties.map(async ({ address }) => (await s.rooms.placeOf(room, address)).held),
        ),
      })),
    ),
  };
}

const sum = (list: readonly bigint[]): bigint => list.reduce((a, b) => a + b, 0n);

/** I8, in every state. */
function holds({ supply, issued, balances, inRooms, rooms }: Money): void {
  expect(issued, "the bank's issue").to.equal(supply);
  expect(sum(balances) + inRooms, "all balances").to.equal(supply);
  expect(sum(rooms.map(({ held }) => held)), "what the rooms hold").to.equal(inRooms);
  for (const { held, places } of rooms) expect(sum(places), "what parties hold in a room").to.equal(held);
}

interface Room {
  readonly state: string;
  readonly heads: string;
}

async function roomsOf({ sale: { s }, rooms }: World): Promise<Room[]> {
  return Promise.all(
    rooms.map(async (room) => {
      const { state, heads } = await s.rooms.roomOf(room);
      return { state: nameOf(RoomState, state), heads };
    }),
  );
}

/** Live charges of the title for the incoming lender, fen. */
async function secured({ sale: { s, title, incoming } }: World): Promise<bigint> {
  const charges = await s.landViews.chargesOf(titleId(title));
  return sum(charges.filter(({ chargee }) => chargee === incoming.address).map((c) => c.sum));
}

/** What a lender has, in its account and in the rooms. */
function wealth(w: World, money: Money): bigint {
  const place = w.parties.findIndex(({ address }) => address === w.sale.incoming.address);
  return (money.balances[place] ?? 0n) + sum(money.rooms.map(({ places }) => places[place] ?? 0n));
}

/** A room settled only on the heads that were verified, and the lender's money left only against its charge. */
async function settledRightly(
  w: World,
  { room }: Step,
  moved: boolean,
  before: Money,
  after: Money,
): Promise<void> {
  expect(moved, `room ${room} settled after an entry`).to.equal(false);
  expect(wealth(w, before) - wealth(w, after)).to.equal(LOAN);
  expect(await secured(w)).to.equal(LOAN);
}

/** What the ledger refuses with; the SDK itself sends nothing to a room that is not verified. */
function nameOfRefusal(error: unknown): string {
  const refusal = errors.explain(error);
  if (refusal !== undefined) return refusal.name;
  if (error instanceof RangeError && error.message.endsWith("is not verified")) return "not verified";
  throw error;
}

async function run(steps: readonly Step[], tally: Map<string, number>): Promise<void> {
  const w = await world();
  const count = (what: string) => tally.set(what, (tally.get(what) ?? 0) + 1);
  const head = (): Promise<string> => w.sale.s.land.headOf(titleId(w.sale.title));
  /** Head of the title when each room was verified last. */
  const verified = new Map<number, string>();
  for (const step of steps) {
    const [before, was] = [await moneyOf(w), await stateOf(w.sale, w.rooms)];
    const present = await head();
    try {
      await take(w, step);
      count(step.deed);
    } catch (error) {
      count(nameOfRefusal(error));
      // `prepare` is many calls, of which some may have been done.
      if (step.deed !== "prepare") expect(await stateOf(w.sale, w.rooms)).to.deep.equal(was);
    }
    const after = await moneyOf(w);
    holds(after);
    const settledNow = step.deed === "settle" && (await head()) !== present;
    if (settledNow) await settledRightly(w, step, verified.get(step.room) !== present, before, after);
    else expect(wealth(w, after), "the lender's money").to.equal(wealth(w, before));
    const { state } = (await roomsOf(w))[step.room] ?? expect.fail();
    const verifies = step.deed === "verify" || step.deed === "prepare";
    if (verifies && state === "Verified") verified.set(step.room, await head());
  }
}

/** How often each deed was done, and each refusal met, over all runs. */
async function through(runs: number, length: number): Promise<void> {
  const tally = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(sequences(length), (steps) => run(steps, tally)),
    { seed: SEED, numRuns: runs, endOnFailure: true },
  );
  // The property says something only if rooms settle, and refuse for many reasons.
  expect(tally.get("settle"), JSON.stringify([...tally])).to.be.greaterThan(0);
  expect(tally.size).to.be.greaterThan(15);
}

/**
 * Two rooms compete for one sale, and five parties, a registrar and time do what they like, in any order. At every step:
 * all deposits are in accounts or in rooms, each room holds what its parties hold in it, and the bank has issued them
 * (I8); what is refused changes nothing (I10); a room settles only if no entry came onto its title since it was
 * verified; and the lender's money leaves only in a settlement that puts its charge on the register.
 */
describe("settlement rooms, through random sequences", () => {
  it("keep every fen, and pay against titles only", async () => through(4, 36)).timeout(240_000);
  it("keep every fen in many long sequences @long", async () => through(60, 120)).timeout(3_600_000);
});
