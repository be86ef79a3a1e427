import { expect } from "chai";
import { id } from "ethers";
import { dates, type IsoDate } from "../../sdk/dates/index.js";
import { licences, type Particulars, type RecordedInstrument } from "../../sdk/index.js";
import { exOfficio, fresh } from "../support/acts.js";
import { licenceTo, licensed } from "../support/licences.js";
import { titleId } from "../support/refusals.js";
import { recorded, enrolled, today, type KeyedParty } from "../support/registry.js";
import { loadSuite, type LoadedSuite } from "../support/suite.js";
import { yuan } from "./fields.js";

export const PATENT = "CN201710601862.3";
export const FILED = "2017-06-15";
const PUBLISHED = "2018-12-18";
const GRANTED = "2020-06-19";
export const CHARGERS = id("chargers for vehicles, in the words of the contract");
export const CREDIT = yuan("3,000,000");

/** Everyone in the life of the patent. */
export interface Cast {
  readonly s: LoadedSuite;
  /** Applicants, three fifths and two. */
  readonly a: KeyedParty;
  readonly b: KeyedParty;
  readonly bank: KeyedParty;
  readonly licensee: KeyedParty;
  readonly other: KeyedParty;
  readonly insurer: KeyedParty;
  readonly buyer: KeyedParty;
}

export async function cast(): Promise<Cast> {
  const s = await loadSuite();
  const [a, b] = [await enrolled(s, 0), await enrolled(s, 1)];
  const bank = await enrolled(s, 2);
  const [licensee, other] = [await enrolled(s, 3), await enrolled(s, 4)];
  return { s, a, b, bank, licensee, other, insurer: await enrolled(s, 5), buyer: await enrolled(s, 6) };
}

/** Step 1: the application of both. */
export async function filed(): Promise<Cast> {
  const all = await cast();
  const { s, a, b } = all;
  await recorded(s, "File", PATENT, [a, b], {
    stage: "Filed",
    filedOn: FILED,
    grantedOn: null,
    paid: 0n,
    classes: 0n,
    lifeTerm: false,
    particulars: id("title, claims and IPC"),
    denominator: 5n,
    holders: [a.address, b.address],
    shares: [3n, 2n],
  });
  return all;
}

/** A step of the office. */
const advances = (
  { s }: Pick<Cast, "s">,
  stage: Particulars<"Advance">["stage"],
  gazetted: IsoDate | null,
  national: string | null,
): Promise<RecordedInstrument> => exOfficio(s, "Advance", PATENT, { stage, gazetted, national });

/** Step 2: publication and grant. */
export async function granted(): Promise<Cast> {
  const all = await filed();
  await advances(all, "Published", PUBLISHED, "PB01");
  await advances(all, "Examining", null, "SE01");
  await advances(all, "Granted", GRANTED, "GR01");
  return all;
}

/** Pays the annuity of a year as of a day; what it costs in all. */
export async function paysAnnuity(
  { s, a }: Pick<Cast, "s" | "a">,
  year: number,
  paidOn: IsoDate,
  amount: bigint,
): Promise<RecordedInstrument> {
  const evidence = await fresh(s, "PaymentProof");
  const fields = { year: BigInt(year), paidOn, amount, part: false };
  return recorded(s, "PayFee", PATENT, [a], fields, { evidence });
}

/** Fen of the annuity of a year, without late fee. */
export async function annuityOf({ s }: Pick<Cast, "s">, year: number): Promise<bigint> {
  const due = dates.addYears(FILED, year - 1);
  return s.ipViews.feeOn(await s.ip.classOf(titleId(PATENT)), dates.toDay(due), year);
}

/** Step 3: every annuity that has fallen due by today is paid as of its due day. @returns the last year paid. */
export async function paidUp(all: Cast): Promise<number> {
  let year = Number((await all.s.ipViews.rightOf(titleId(PATENT))).paid);
  for (; dates.addYears(FILED, year) < (await today(all.s)); year += 1) {
    await paysAnnuity(all, year + 1, dates.addYears(FILED, year), await annuityOf(all, year + 1));
  }
  return year;
}

/** The patent in force, with its annuities paid up to a year. */
export interface InForce extends Cast {
  readonly paid: number;
}

export async function inForce(): Promise<InForce> {
  const all = await granted();
  return { ...all, paid: await paidUp(all) };
}

/** Step 4: the exclusive licence for chargers in East China, by both, for five years. */
export interface UnderLicence extends InForce {
  readonly licence: bigint;
}

export const title = (s: LoadedSuite): { s: LoadedSuite; title: string } => ({ s, title: PATENT });

export async function underLicence(): Promise<UnderLicence> {
  const all = await inForce();
  const licence = await licensed(title(all.s), [all.a, all.b], all.licensee, {
    kind: "Exclusive",
    territory: licences.territory("East China"),
    field: CHARGERS,
  });
  return { ...all, licence };
}

/** Fields of the pledge to the bank. */
export const pledgeTo = (
  { bank }: Pick<Cast, "bank">,
  fields: Partial<Particulars<"Charge">> = {},
): Particulars<"Charge"> => ({
  kind: "Pledge",
  chargee: bank.address,
  sum: CREDIT,
  from: null,
  until: null,
  transferBan: false,
  acknowledged: false,
  terms: id("contract of pledge"),
  ...fields,
});

/** Step 5: the pledge to the bank, of all, with the licence on the page. */
export interface Pledged extends UnderLicence {
  readonly pledge: bigint;
}

export async function pledged(): Promise<Pledged> {
  const all = await underLicence();
  const { number } = await recorded(all.s, "Charge", PATENT, [all.a, all.b, all.bank], pledgeTo(all));
  return { ...all, pledge: number };
}

/** Tries a licence of the patent; the first signer applies. */
export async function tryLicence(
  { s }: Pick<Cast, "s">,
  signers: readonly [KeyedParty, ...KeyedParty[]],
  licensee: KeyedParty,
  fields: Partial<Particulars<"License">>,
): Promise<RecordedInstrument> {
  return recorded(s, "License", PATENT, [...signers, licensee], await licenceTo(s, licensee, fields));
}

/** Goes to noon of a day. */
export async function dawns({ s }: Pick<Cast, "s">, day: IsoDate): Promise<void> {
  await s.networkHelpers.time.increaseTo(dates.toDay(day) * 86_400 + 4 * 3_600);
}

/** Charges on the page: number, kind and holder. */
export async function chargesOn({ s }: Pick<Cast, "s">): Promise<(readonly [bigint, bigint, string])[]> {
  const charges = await s.ipViews.chargesOf(titleId(PATENT));
  return Array.from(charges, ({ id: number, kind, chargee }) => [number, kind, chargee] as const).toSorted(
    ([one], [other]) => Number(one - other),
  );
}

/** Expects the holders of the patent with their shares. */
export async function heldBy(
  { s }: Pick<Cast, "s">,
  ...holders: readonly (readonly [KeyedParty, bigint])[]
): Promise<void> {
  const found = await Promise.all(holders.map(([{ address }]) => s.ip.balanceOf(address, titleId(PATENT))));
  expect(found).to.deep.equal(holders.map(([, shares]) => shares));
}
