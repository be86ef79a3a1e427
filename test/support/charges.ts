// SPDX-License-Identifier: Apache-2.0
import { id, ZeroHash } from "ethers";
import { rulesStruct } from "../../deploy/modules/rules.js";
import { LAND_LAW, type RulesParameters } from "../../deploy/parameters/parameters.js";
import { dates } from "../../sdk/dates/index.js";
import {
  identifiers,
  nameOf,
  AssetClass,
  ChargeKind,
  RestraintKind,
  RestraintStatus,
  type ChargeKindName,
  type IsoDate,
  type LodgedAct,
  type Particulars,
  type RecordedInstrument,
  type RestraintKindName,
  type RestraintStatusName,
} from "../../sdk/index.js";
import * as acts from "./acts.js";
import {
  enrolled,
  INDUSTRIAL,
  paidGrant,
  parcel,
  parcelOf,
  recorded,
  today,
  type HeaderChange,
  type KeyedParty,
} from "./registry.js";
import * as refusals from "./refusals.js";
import { loadSuite, type LoadedSuite } from "./suite.js";

export const titleOf = identifiers.titleId.encode;
/** A day as contracts count it. */
export const dayOf = (iso: IsoDate | null): number => (iso === null ? 0 : dates.toDay(iso));

/** A parcel of one owner, with banks and others around it. */
export interface Neighbourhood {
  readonly s: LoadedSuite;
  readonly title: string;
  readonly owner: KeyedParty;
  readonly a: KeyedParty;
  readonly b: KeyedParty;
  readonly c: KeyedParty;
}

export async function neighbourhood(): Promise<Neighbourhood> {
  const s = await loadSuite();
  const owner = await enrolled(s, 0);
  const [a, b, c] = [await enrolled(s, 1), await enrolled(s, 2), await enrolled(s, 3)];
  return { s, owner, a, b, c, title: await parcelOf(s, 1, owner) };
}

/** A parcel held by the owner and `a`, one half each. */
export async function halves(): Promise<Neighbourhood> {
  const n = await neighbourhood();
  const { s, owner, a } = n;
  const title = parcel(2);
  const shares = { denominator: 2n, holders: [owner.address, a.address], shares: [1n, 1n] };
  const termEnd = dates.addYears(await today(s), 40);
  await recorded(
    s,
    "FirstRegistrationInShares",
    title,
    [owner, a],
    { ...INDUSTRIAL, termEnd, ...shares },
    { evidence: await paidGrant(s, title) },
  );
  return { ...n, title };
}

/** Fields of a charge: a mortgage of one yuan unless said otherwise. */
export function charge(
  chargee: KeyedParty | null,
  fields: Partial<Particulars<"Charge">> = {},
): Particulars<"Charge"> {
  return acts.charge(chargee, { sum: 100n, terms: id("terms"), ...fields });
}

/** Creates a charge of the owner's title for a chargee; the number of the charge. */
export async function charged(
  { s, title, owner }: Neighbourhood,
  chargee: KeyedParty,
  fields: Partial<Particulars<"Charge">> = {},
  also: readonly KeyedParty[] = [],
): Promise<bigint> {
  const done = await recorded(s, "Charge", title, [owner, chargee, ...also], charge(chargee, fields));
  return done.number;
}

/** Fields of a sale of the whole. */
export const sale = (to: KeyedParty, notice = 0n, acknowledged = false): Particulars<"Transfer"> =>
  acts.sale(to, { notice, acknowledged, terms: ZeroHash });

/** Securities and other charges of a title by number. */
export async function chargesOf({ s, title }: Pick<Neighbourhood, "s" | "title">): Promise<
  {
    id: bigint;
    kind: ChargeKindName;
    rank: bigint;
    sum: bigint;
    chargee: string;
    until: bigint;
    fixedOn: bigint;
    transferBan: boolean;
  }[]
> {
  const list = await s.landViews.chargesOf(titleOf(title));
  return Array.from(list, (one) => ({
    id: one.id,
    kind: nameOf(ChargeKind, one.kind),
    rank: one.rank,
    sum: one.sum,
    chargee: one.chargee,
    until: one.until,
    fixedOn: one.fixedOn,
    transferBan: one.transferBan,
  })).sort((x, y) => Number(x.id - y.id));
}

/** The live charge of this number. */
export async function chargeOf(
  n: Pick<Neighbourhood, "s" | "title">,
  number: bigint,
): Promise<Awaited<ReturnType<typeof chargesOf>>[number]> {
  const found = (await chargesOf(n)).find((one) => one.id === number);
  if (found === undefined) throw new RangeError(`no charge ${number}`);
  return found;
}

/** Restraints of a title, oldest first, as they are today. */
export async function restraintsOf({ s, title }: Pick<Neighbourhood, "s" | "title">): Promise<
  {
    id: bigint;
    kind: RestraintKindName;
    party: string;
    status: RestraintStatusName;
    start: IsoDate;
    end: IsoDate | null;
  }[]
> {
  const list = await s.landViews.restraintsOf(titleOf(title));
  return Array.from(list, ({ restraint, status, start, end }) => ({
    id: restraint.id,
    kind: nameOf(RestraintKind, restraint.kind),
    party: restraint.party,
    status: nameOf(RestraintStatus, status),
    start: dates.fromDay(Number(start)),
    end: end === 0n ? null : dates.fromDay(Number(end)),
  }));
}

/** A court records its order on the neighbourhood's title. */
export function ordered<A extends LodgedAct>(
  { s, title }: Pick<Neighbourhood, "s" | "title">,
  act: A,
  fields: Particulars<A>,
  header: HeaderChange = {},
): Promise<RecordedInstrument> {
  return acts.ordered(s, act, title, fields, header);
}

/** A registrar acts ex officio on the neighbourhood's title, on a decision of the authority. */
export function exOfficio<A extends LodgedAct>(
  { s, title }: Pick<Neighbourhood, "s" | "title">,
  act: A,
  fields: Particulars<A>,
  header: HeaderChange = {},
): Promise<RecordedInstrument> {
  return acts.exOfficio(s, act, title, fields, header);
}

/** Expects a call to be refused with exactly this error and these values. */
export function refused(call: Promise<unknown>, name: string, ...values: unknown[]): Promise<void> {
  return refusals.refused(call, name, values);
}

/** Parcels are under other rules from the next day on, which comes. */
export async function otherRules(s: LoadedSuite, changes: Partial<RulesParameters>): Promise<void> {
  const since = dates.addDays(await today(s), 1);
  const rules = rulesStruct({ ...LAND_LAW, ...changes, since });
  await s.land.connect(s.council).setRules(AssetClass.Parcel, rules as never);
  await daysPass(s, 1);
}

/** Lets days go by. */
export async function daysPass(s: LoadedSuite, count: number): Promise<void> {
  await s.networkHelpers.time.increase(count * 86_400);
}
