import { expect } from "chai";
import { ChargeKind, FolioState, RestraintKind, RestraintStatus } from "../../../sdk/enums/index.js";
import type { Entry, Folio } from "../../../sdk/index.js";
import { agrees } from "../../support/folios.js";
import { parcel } from "../../support/registry.js";
import { titleId } from "../../support/refusals.js";
import { TITLES, type World } from "./world.js";

/** What was seen of the register, and is held against what it says later. */
export class Memory {
  /** Entries of each title, as they were when they were new. */
  readonly entries = new Map<string, readonly Entry[]>();
  /** Folios by title and version, as they were rebuilt when they were new. */
  readonly folios = new Map<string, readonly Folio[]>();
  /** Live or waiting seizures of each title, in their order. */
  readonly queues = new Map<string, readonly bigint[]>();
}

/** Holds the register against its invariants, and against what it said before. */
export async function hold({ s, ceased }: World, memory: Memory): Promise<void> {
  for (const title of TITLES) {
    const view = await s.landViews.folioOf(titleId(title));
    if (view.version === 0n) continue;
    const { book, rebuilt } = await agrees(s, title); // I12, with every charge and restraint
    const list = book.get(title) ?? [];
    await oneWhole(s, title, Number(view.state));
    oneRight(list);
    await restraintsHaveSources(s, title, list);
    await chargesWithinTerm(s, title, Number(view.termEnd));
    await ranksApart(s, title);
    await queueKept(s, title, memory);
    await heldTogether(s, title, Number(view.state));
    historyKept(title, list, rebuilt, memory);
    namesNone(rebuilt, ceased);
  }
}

type Suite = World["s"];

/** A title that was rewritten names nobody who was succeeded. */
function namesNone({ title, proprietors, charges }: Folio, ceased: World["ceased"]): void {
  const named = [...proprietors.map(({ party }) => party), ...charges.map(({ chargee }) => chargee)];
  for (const { address } of ceased) expect(named, title).to.not.include(address);
}

/** I1: the shares of a title that stands sum to its supply, none is empty, no party stands twice; of any other, nobody. */
async function oneWhole({ land, landViews }: Suite, title: string, state: number): Promise<void> {
  const { proprietors } = await landViews.folioOf(titleId(title));
  const shares = Array.from(proprietors, (holding) => holding.shares);
  const supply = await land.totalSupply(titleId(title));
  expect(shares.reduce((a, b) => a + b, 0n)).to.equal(supply);
  expect(shares.every((share) => share > 0n)).to.equal(true);
  expect(new Set(Array.from(proprietors, ({ party }) => party)).size).to.equal(shares.length);
  const stands = state === FolioState.Live || state === FolioState.Apportioned;
  expect(supply > 0n, `${title} has proprietors`).to.equal(stands);
  if (shares.length === 1) expect(supply).to.equal(1n);
}

/** I2: a title is opened once; no second primary right ever stands beside the first. */
function oneRight(list: readonly Entry[]): void {
  expect(list.filter(({ category }) => category === "F")).to.have.length(1);
  expect(list[0]?.category).to.equal("F");
}

/** I3: every restraint came by an entry with evidence, on this title or on the one it was carried from. */
async function restraintsHaveSources(s: Suite, title: string, list: readonly Entry[]): Promise<void> {
  for (const { restraint } of await s.landViews.restraintsOf(titleId(title))) {
    const own = list.find(({ number }) => BigInt(number) === restraint.id);
    const [event] = await s.land.queryFilter(s.land.filters.Entry(undefined, undefined, restraint.id));
    const evidence = own?.evidence ?? event?.args.evidence ?? "";
    const { attester } = await s.consortium.documentOf(evidence);
    expect(BigInt(attester), `source of ${restraint.id}`).to.not.equal(0n);
  }
}

/** I9: no charge outlasts its title. */
async function chargesWithinTerm({ landViews }: Suite, title: string, end: number): Promise<void> {
  for (const { until } of await landViews.chargesOf(titleId(title)))
    if (end !== 0) expect(Number(until)).to.be.at.most(end);
}

/** I4: ranks of securities are those of their numbers unless somebody was asked; see the ranks' own property. */
async function ranksApart({ landViews }: Suite, title: string): Promise<void> {
  const securities = Array.from(await landViews.chargesOf(titleId(title))).filter(
    ({ kind }) => Number(kind) <= ChargeKind.Pledge,
  );
  const ids = securities.map(({ id }) => id);
  expect(new Set(ids).size).to.equal(ids.length);
  expect(securities.every(({ rank }) => rank > 0n)).to.equal(true);
}

/** I5: a seizure never overtakes another; at most one that binds the same shares is live. */
async function queueKept({ landViews }: Suite, title: string, { queues }: Memory): Promise<void> {
  const all = Array.from(await landViews.restraintsOf(titleId(title)));
  const seizures = all.filter(({ restraint }) => Number(restraint.kind) === RestraintKind.Seizure);
  const now = seizures.map(({ restraint }) => restraint.id);
  const before = queues.get(title) ?? [];
  const stayed = before.filter((id) => now.includes(id));
  expect(now.slice(0, stayed.length)).to.deep.equal(stayed);
  queues.set(title, now);
  const live = seizures.filter(({ status }) => Number(status) === RestraintStatus.InForce);
  for (const one of live)
    for (const other of live) {
      const whole = [one, other].some(({ restraint }) => BigInt(restraint.party) === 0n);
      const lots = [one, other].map(({ restraint: { detail } }) => detail >> 224n);
      const parts = one.restraint.detail !== 0n && other.restraint.detail !== 0n;
      const same = one.restraint.party === other.restraint.party && !(parts && lots[0] !== lots[1]);
      if (one !== other) expect(whole || same, `two live seizures on ${title}`).to.equal(false);
    }
}

/** I11: a building that follows has no holder of its own; its land stands. */
async function heldTogether({ landViews }: Suite, title: string, state: number): Promise<void> {
  if (state !== FolioState.Following) return;
  const land = await landViews.folioOf(titleId(parcel(Number(title.slice(14, 19)))));
  expect([FolioState.Live, FolioState.Apportioned]).to.include(Number(land.state));
  expect(land.proprietors.length).to.be.greaterThan(0);
}

/** I6: entries are only added; the folio as of any version stays what it was. */
function historyKept(title: string, list: readonly Entry[], rebuilt: Folio, memory: Memory): void {
  const before = memory.entries.get(title) ?? [];
  expect(list.slice(0, before.length)).to.deep.equal(before);
  memory.entries.set(title, list);
  const folios = [...(memory.folios.get(title) ?? [])];
  folios[rebuilt.version] = rebuilt;
  memory.folios.set(title, folios);
}
