import { expect } from "chai";
import fc from "fast-check";
import { id } from "ethers";
import { dates, type IsoDate } from "../../../sdk/dates/index.js";
import { licences } from "../../../sdk/index.js";
import { refusalOf, titleId } from "../../support/refusals.js";
import { work, type CoOwned } from "../../support/licences.js";
import { recorded, today, type KeyedParty } from "../../support/registry.js";

const SEED = 0x61737367;
const RIGHTS = ["translation", "filming"] as const;
const PLACES = 2;
/** Ten days are one slot of time. */
const SLOTS = 3;
const NOBODY = "0x0000000000000000000000000000000000000000";

interface Move {
  /** Bits of two rights and two places. */
  readonly rights: number;
  readonly places: number;
  readonly slot: number;
  readonly slots: number;
  readonly by: number;
  readonly to: number;
  /** A point whose holder passes it on; beyond them, the move is as it says. */
  readonly point: number;
}

const bits = fc.integer({ min: 1, max: 3 });
const moves: fc.Arbitrary<Move> = fc.record({
  rights: bits,
  places: bits,
  slot: fc.nat(SLOTS - 1),
  slots: fc.integer({ min: 1, max: SLOTS }),
  by: fc.nat(3),
  to: fc.nat(2),
  point: fc.nat(2 * PLACES * SLOTS * RIGHTS.length),
});

/** One right in one place in one slot of time. */
interface Point {
  readonly right: number;
  readonly place: number;
  readonly slot: number;
}

const POINTS: readonly Point[] = RIGHTS.flatMap((_, right) =>
  Array.from({ length: PLACES * SLOTS }, (__, i) => ({
    right,
    place: i % PLACES,
    slot: Math.floor(i / PLACES),
  })),
);

const within = ({ right, place, slot }: Point, m: Move): boolean =>
  ((m.rights >> right) & 1) === 1 &&
  ((m.places >> place) & 1) === 1 &&
  slot >= m.slot &&
  slot < m.slot + m.slots;

const firstDay = (start: IsoDate, slot: number): IsoDate => dates.addDays(start, slot * 10);

async function assign(n: CoOwned, start: IsoDate, m: Move): Promise<boolean> {
  const takers = [n.x, n.y, n.bank] as const;
  const [by, to] = [takers[m.by], takers[m.to] ?? n.x];
  const giving: readonly KeyedParty[] = by === undefined ? [n.a, n.b] : [by];
  const signers = [...new Set([...giving, to])] as [KeyedParty, ...KeyedParty[]];
  const done = recorded(n.s, "AssignRights", n.title, signers, {
    to: to.address,
    rights: licences.rights(...RIGHTS.filter((_, i) => (m.rights >> i) & 1)),
    territory: BigInt(m.places),
    from: firstDay(start, m.slot),
    until: dates.addDays(firstDay(start, m.slot + m.slots), -1),
    terms: id("assignment"),
  });
  return (await refusalOf(done)) === undefined;
}

/** The move by whoever holds its point, and of that alone. */
function honest(move: Move, hands: ReadonlyMap<Point, string>, takers: readonly string[]): Move {
  const point = POINTS[move.point];
  if (point === undefined) return move;
  const holder = takers.indexOf(hands.get(point) ?? NOBODY);
  const by = holder < 0 ? takers.length : holder;
  // Whoever takes it is another.
  const to = move.to === by ? (by + 1) % takers.length : move.to;
  return { ...move, rights: 1 << point.right, places: 1 << point.place, slot: point.slot, slots: 1, by, to };
}

/** How often rights passed, and from one who had taken them before. */
const seen = { passed: 0, on: 0, refused: 0 };

async function run(sequence: readonly Move[]): Promise<void> {
  const n = await work();
  const start = await today(n.s);
  const takers = [n.x.address, n.y.address, n.bank.address];
  const hands = new Map(POINTS.map((point) => [point, NOBODY]));
  for (const move of sequence) {
    const step = honest(move, hands, takers);
    const giver = takers[step.by] ?? NOBODY;
    const asked = POINTS.filter((point) => within(point, step));
    const theirs = asked.every((point) => hands.get(point) === giver);
    if (await assign(n, start, step)) {
      expect(theirs, "nobody passes what is another's").to.equal(true);
      seen.passed += 1;
      if (giver !== NOBODY) seen.on += 1;
      for (const point of asked) hands.set(point, takers[step.to] ?? NOBODY);
    } else {
      seen.refused += 1;
      if (giver === NOBODY) expect(theirs, "the authors pass what is theirs").to.equal(false);
    }
    for (const point of POINTS) {
      const item = licences.WORK_RIGHTS[RIGHTS[point.right] ?? "translation"];
      const day = dates.toDay(firstDay(start, point.slot)) + 5;
      const { assignee } = await n.s.ipViews.rightHolderOf(titleId(n.title), item, point.place, day);
      expect(assignee).to.equal(hands.get(point));
    }
  }
}

/** In one place on one day a right is in one hand: that of whoever took it last from the one who had it. */
describe("the rights of a work", () => {
  const holds = (runs: number, length: number) =>
    fc.assert(fc.asyncProperty(fc.array(moves, { minLength: 6, maxLength: length }), run), {
      seed: SEED,
      numRuns: runs,
      endOnFailure: true,
    });
  it("are never in two hands", async () => {
    await holds(8, 14);
    expect(Math.min(seen.passed, seen.on, seen.refused), "cases").to.be.greaterThan(2);
  }).timeout(240_000);
  it("are so in many long sequences @long", async () => holds(100, 30)).timeout(3_600_000);
});
