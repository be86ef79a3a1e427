import { expect } from "chai";
import fc from "fast-check";
import { id, ZeroHash } from "ethers";
import { dates, type IsoDate } from "../../../sdk/dates/index.js";
import type { LicenceKindName } from "../../../sdk/enums/index.js";
import { refusalOf, titleId } from "../../support/refusals.js";
import { licenceTo, patent, type CoOwned } from "../../support/licences.js";
import { recorded, today, type KeyedParty } from "../../support/registry.js";

const SEED = 0x6c696365;
const FIELDS = [ZeroHash, id("chargers"), id("batteries")] as const;
const KINDS = ["Ordinary", "Sole", "Exclusive"] as const satisfies readonly LicenceKindName[];

interface Grant {
  readonly kind: "grant";
  readonly licence: (typeof KINDS)[number];
  readonly places: number;
  readonly field: number;
  readonly from: number;
  readonly days: number;
  /** Whether those who have licences consent. */
  readonly suffered: boolean;
  /** Head licence, by its place among the live ones; above them for none. */
  readonly under: number;
  /** Whether a sublicence keeps within its head licence. */
  readonly fits: boolean;
}

type Move =
  | Grant
  | { readonly kind: "vary"; readonly which: number; readonly days: number }
  | { readonly kind: "end"; readonly which: number };

const which = fc.nat(4);
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("grant" as const),
      licence: fc.constantFrom(...KINDS),
      places: fc.integer({ min: 1, max: 7 }),
      field: fc.nat(2),
      from: fc.nat(40),
      days: fc.nat(40),
      suffered: fc.boolean(),
      under: fc.nat(5),
      fits: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("vary" as const), which, days: fc.nat(80) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("end" as const), which }) },
);

type Live = Awaited<ReturnType<CoOwned["s"]["ipViews"]["licencesOf"]>>[number];

const isExclusive = ({ kind }: Live): boolean => kind === 2n || kind === 3n;

type Extent = Pick<Live, "territory" | "field" | "from" | "until">;

function meet(a: Extent, b: Extent): boolean {
  const field = a.field === b.field || a.field === ZeroHash || b.field === ZeroHash;
  return (a.territory & b.territory) !== 0n && field && a.from <= b.until && b.from <= a.until;
}

/** Whether all that one grants the other grants too. */
function lies(inner: Live, outer: Live): boolean {
  const field = outer.field === ZeroHash || outer.field === inner.field;
  const time = outer.from <= inner.from && inner.until <= outer.until;
  return (inner.territory & ~outer.territory) === 0n && field && time && inner.kind <= outer.kind;
}

/** Where, for what and when a licence is asked for; if a head licence is given, what lies in it. */
function scopeOf({ places, field, from, days }: Grant, start: IsoDate, head?: Live) {
  const first = dates.addDays(start, from);
  const last = dates.addDays(first, days);
  const asked = { territory: BigInt(places), field: FIELDS[field] ?? ZeroHash, from: first, until: last };
  if (head === undefined) return asked;
  const [opens, ends] = [dates.fromDay(Number(head.from)), dates.fromDay(Number(head.until))];
  const shared = asked.territory & head.territory;
  const within = first >= opens && last <= ends;
  return {
    territory: shared === 0n ? head.territory : shared,
    field: head.field,
    from: within ? first : opens,
    until: within ? last : ends,
  };
}

async function perform(n: CoOwned, live: readonly Live[], start: IsoDate, step: Move): Promise<void> {
  const everyone: readonly KeyedParty[] = [n.x, n.y];
  const at = (place: number): Live | undefined => live[place % Math.max(1, live.length)];
  if (step.kind === "grant") {
    const head = live[step.under];
    const giver = everyone.find(({ address }) => address === head?.licensee);
    const fields = await licenceTo(n.s, n.y, {
      kind: step.licence,
      ...scopeOf(step, start, step.fits ? head : undefined),
      sublicensable: true,
      parent: giver === undefined ? 0n : (head?.number ?? 0n),
    });
    const licensee = giver === n.y ? n.x : n.y;
    const asked = step.suffered ? [n.x, n.y] : [];
    const first = giver === undefined ? [n.a, n.b] : [giver];
    const signers = [...new Set([...first, licensee, ...asked])] as [KeyedParty, ...KeyedParty[]];
    await refusalOf(recorded(n.s, "License", n.title, signers, { ...fields, licensee: licensee.address }));
    return;
  }
  const charge = at(step.which)?.number;
  if (charge === undefined) return;
  const all = [n.x, n.y, n.a, n.b] as const;
  if (step.kind === "end") await refusalOf(recorded(n.s, "Discharge", n.title, all, { charge }));
  else {
    const until = dates.addDays(start, step.days);
    const varied = { charge, sum: 0n, until, transferBan: false, terms: id("varied") };
    await refusalOf(recorded(n.s, "VaryCharge", n.title, all, varied));
  }
}

/** How often a licence stood beside another, and a sublicence under its head: what the property is about. */
const seen = { pairs: 0, sublicences: 0, refusals: 0 };

/** What a licence grants now and did not grant before; undefined if it is not new and has not grown. */
function newlyGranted(one: Live, before: readonly Live[]): Extent | undefined {
  const was = before.find(({ number }) => number === one.number);
  if (was === undefined) return one;
  const { territory, field, until } = one;
  return until > was.until ? { territory, field, from: was.until + 1n, until } : undefined;
}

/** A licence that is new or longer stands within its head, and outside every exclusive or sole one beside it. */
function expectRoom(live: readonly Live[], before: readonly Live[]): void {
  for (const one of live) {
    const above = live.find(({ number }) => number === one.parent);
    expect(one.parent === 0n || (above !== undefined && lies(one, above))).to.equal(true);
    if (above !== undefined) seen.sublicences += 1;
    const fresh = newlyGranted(one, before);
    for (const other of live) {
      if (one.number === other.number || one.parent !== other.parent) continue;
      seen.pairs += 1;
      const shut = isExclusive(other) && (isExclusive(one) || fresh !== undefined);
      expect(shut && meet(fresh ?? one, other), `${one.number} in ${other.number}`).to.equal(false);
    }
  }
}

async function run(moves: readonly Move[]): Promise<void> {
  const n = await patent();
  const start = await today(n.s);
  const read = async (): Promise<readonly Live[]> =>
    Array.from(await n.s.ipViews.licencesOf(titleId(n.title)));
  let live: readonly Live[] = [];
  for (const step of moves) {
    const head = await n.s.ip.headOf(titleId(n.title));
    await perform(n, live, start, step);
    if ((await n.s.ip.headOf(titleId(n.title))) === head) seen.refusals += 1;
    const before = live;
    live = await read();
    expectRoom(live, before);
  }
}

/**
 * Exclusive and sole licences never meet each other, and nothing new comes into them: no licence, and no day by which
 * one is made longer. They themselves may be granted or made longer where an ordinary one stands, if its licensee
 * consents; so what counts is what was last to come. Sublicences stay within their heads.
 */
describe("licences on one right", () => {
  const holds = (runs: number, length: number) =>
    fc.assert(fc.asyncProperty(fc.array(move, { minLength: 3, maxLength: length }), run), {
      seed: SEED,
      numRuns: runs,
      endOnFailure: true,
    });
  it("leave the exclusive ones alone", async () => {
    await holds(8, 12);
    expect(Math.min(seen.pairs, seen.sublicences, seen.refusals), "cases").to.be.greaterThan(5);
  }).timeout(240_000);
  it("do so in many long sequences @long", async () => holds(100, 40)).timeout(3_600_000);
});
