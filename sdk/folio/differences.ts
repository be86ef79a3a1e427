// SPDX-License-Identifier: Apache-2.0
import { ZeroAddress } from "ethers";
import {
  IIPRegisterViews__factory,
  type IIPRegisterViews,
  type IRegisterViews,
} from "../../typechain-types/index.js";
import { bound } from "../connect/bound.js";
import { dates, type IsoDate } from "../dates/index.js";
import {
  ChallengeKind,
  ChargeKind,
  FolioState,
  IpStage,
  LandUse,
  LegalBasis,
  NoticeKind,
  RestraintKind,
  RestraintStatus,
  SyncState,
} from "../enums/index.js";
import { titleId } from "../identifiers/index.js";
import { chargesOn, type Charge } from "./charges.js";
import type { Folio, Offer } from "./folio.js";
import type { Holding } from "./proprietorship.js";
import { restraintsOn, type RestraintOn } from "./restraints.js";
import type { Right } from "./right.js";

/** What a register tells of a title. */
export interface Told {
  readonly page: Awaited<ReturnType<IRegisterViews["folioOf"]>>;
  readonly charges: Awaited<ReturnType<IRegisterViews["chargesOf"]>>;
  readonly restraints: Awaited<ReturnType<IRegisterViews["restraintsOf"]>>;
  readonly lineage: Awaited<ReturnType<IRegisterViews["lineageOf"]>>;
  readonly sync: Awaited<ReturnType<IRegisterViews["syncOf"]>>;
  /** Of a right of intellectual property, its own page; left out of land. */
  readonly right?: Awaited<ReturnType<IIPRegisterViews["rightOf"]>>;
  /** Offers by the numbers that were asked for. */
  readonly offers: readonly Awaited<ReturnType<IRegisterViews["offerOf"]>>[];
}

/** Asks a register what it tells of a title, and of the offers that a rebuilt folio knows. */
export async function told(views: IRegisterViews, { title, offers, right }: Folio): Promise<Told> {
  const id = titleId.encode(title);
  const ofRight = right === null ? undefined : await rightTold(views, id);
  const [page, charges, restraints, lineage, sync, ...terms] = await Promise.all([
    views.folioOf(id),
    views.chargesOf(id),
    views.restraintsOf(id),
    views.lineageOf(id),
    views.syncOf(id),
    ...offers.map(({ number }) => views.offerOf(id, number)),
  ]);
  const common = { page, charges, restraints, lineage, sync, offers: terms };
  return ofRight === undefined ? common : { ...common, right: ofRight };
}

async function rightTold(views: IRegisterViews, id: bigint): Promise<Told["right"]> {
  return bound(IIPRegisterViews__factory, await views.getAddress(), views.runner).rightOf(id);
}

/**
 * Where a folio that was rebuilt from its entries is not what the register says on a day.
 *
 * @param day today by the chain's clock, UTC+8.
 * @returns one line for each part that differs; none if the two agree.
 */
export function differences(folio: Folio, said: Told, day: IsoDate): string[] {
  const { page } = said;
  const compared: Record<string, readonly [rebuilt: unknown, said: unknown]> = {
    state: [FolioState[folio.state], page.state],
    use: [LandUse[folio.use], page.use],
    extent: [Math.round(folio.extent * 100), page.extent],
    term: [number(folio.termEnd), page.termEnd],
    version: [folio.version, page.version],
    proprietors: [sorted(folio.proprietors, holding), sorted(page.proprietors, holding)],
    charges: [sorted(chargesOn(folio, day), charge), sorted(said.charges, chargeTold)],
    restraints: [restraintsOn(folio, day).map(restraint), Array.from(said.restraints, restraintTold)],
    offers: [folio.offers.map(offer), said.offers.map(offerTold)],
    lineage: [
      [folio.parents.map(titleId.encode), folio.children.map(titleId.encode)],
      [Array.from(said.lineage.parents), Array.from(said.lineage.children)],
    ],
    right: [
      folio.right === null ? [] : rightRebuilt(folio.right),
      said.right === undefined ? [] : rightSaid(said.right),
    ],
    sync: [
      [SyncState[folio.sync.state], LegalBasis[folio.sync.legalBasis], folio.sync.externalRef],
      [said.sync.state, said.sync.legalBasis, said.sync.externalRef],
    ],
  };
  return Object.entries(compared)
    .filter(([, [rebuilt, register]]) => text(rebuilt) !== text(register))
    .map(([what]) => `${what}: the entries rebuild to another than the register says`);
}

/** Numbers and bigints of the same value read the same. */
function text(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "bigint" || typeof inner === "number" ? String(inner) : inner,
  );
}

/** Lists whose order does not matter. */
function sorted<T>(list: Iterable<T>, shown: (one: T) => unknown): string[] {
  return Array.from(list, (one) => text(shown(one))).toSorted();
}

function number(day: IsoDate | null): number {
  return day === null ? 0 : dates.toDay(day);
}

function holding({ party, shares }: Holding): unknown {
  return [party, shares];
}

function charge(c: Charge): unknown {
  const who = [c.chargee ?? ZeroAddress, c.number, c.rank, ChargeKind[c.kind], number(c.until), c.sum];
  return [...who, number(c.from), number(c.fixedOn), c.parent ?? 0, c.transferBan];
}

function chargeTold(c: Told["charges"][number]): unknown {
  const who = [c.chargee, c.id, c.rank, c.kind, c.until, c.sum];
  return [...who, c.from, c.fixedOn, c.parent, c.transferBan];
}

/** The officer who proposed a correction is in the daybook, not in the entry. */
function partyOf(kind: number, party: string): string {
  return kind === RestraintKind.Correction ? ZeroAddress : party;
}

function restraint(r: RestraintOn): unknown {
  const { shares, subject, corrects } = r;
  const { amount, supply, lot } = shares ?? { amount: 0n, supply: 0n, lot: 0 };
  const bound = (BigInt(lot) << 224n) | (amount << 128n) | supply;
  const detail = corrects ?? (subject === null ? bound : titleId.encode(subject));
  const kind = RestraintKind[r.kind];
  const span = r.secures === null ? r.months : NoticeKind[r.secures];
  const days = [RestraintStatus[r.status], number(r.start), number(r.end)];
  return [partyOf(kind, r.party ?? ZeroAddress), r.number, kind, number(r.from), span, detail, ...days];
}

function restraintTold({ restraint: r, status, start, end }: Told["restraints"][number]): unknown {
  const span = Number(r.kind) === RestraintKind.OwnershipSuit ? 0 : r.span;
  return [partyOf(Number(r.kind), r.party), r.id, r.kind, r.from, span, r.detail, status, start, end];
}

function offer(o: Offer): unknown {
  const terms = [o.by, o.to, o.numerator, o.denominator, number(o.until), o.terms];
  return [...terms, o.takers, o.tenant ?? ZeroAddress];
}

function offerTold(o: Told["offers"][number]): unknown {
  const terms = [o.by, o.to, o.numerator, o.denominator, o.until, o.terms];
  return [...terms, Array.from(o.takers), o.tenant];
}

function rightRebuilt(r: Right): unknown {
  const { filedOn, publishedOn, grantedOn, priority, challenges } = r;
  const days = [filedOn, publishedOn, grantedOn, priority].map(number);
  const pending = challenges.map(({ number: id, kind, since }) => [id, ChallengeKind[kind], number(since)]);
  return [IpStage[r.stage], days, r.paid, r.open, r.lifeTerm, sorted(pending, (one) => one)];
}

function rightSaid(r: NonNullable<Told["right"]>): unknown {
  const days = [r.filedOn, r.publishedOn, r.grantedOn, r.priority];
  const pending = Array.from(r.challenges, ({ id, kind, since }) => [id, kind, since]);
  return [r.stage, days, r.paid, r.open, r.lifeTerm, sorted(pending, (one) => one)];
}
