import { expect } from "chai";
import { id } from "ethers";
import { dates, type IsoDate } from "../../sdk/dates/index.js";
import type { ChargeKindName, DocumentKindName, RestraintStatusName } from "../../sdk/enums/index.js";
import { nameOf, RestraintStatus } from "../../sdk/enums/index.js";
import { daybook, errors, identifiers, instruments, type LodgedAct, type Particulars } from "../../sdk/index.js";
import { attested, drawn, recorded, type HeaderChange, type KeyedParty } from "../support/registry.js";
import type { LoadedSuite } from "../support/suite.js";

/** A value of a refusal as people write it: official numbers, ISO dates, small numbers. */
type Said = string | number | bigint;

const DAY = 86_400;
const UTC_8 = 8 * 3_600;

/** The chain's clock moves on to a time of day (UTC+8), `later` days from today; tomorrow's if it is past. */
export async function clockAt(s: LoadedSuite, hours: number, minutes = 0, later = 0): Promise<void> {
  const block = await s.provider.getBlock("latest");
  const now = block?.timestamp ?? 0;
  const midnight = Math.floor((now + UTC_8) / DAY) * DAY - UTC_8;
  const then = midnight + later * DAY + hours * 3_600 + minutes * 60;
  await s.networkHelpers.time.increaseTo(then > now ? then : then + DAY);
}

/** Whole days go by; it stays the same time of day. */
export async function daysPass(s: LoadedSuite, days: number): Promise<void> {
  await s.networkHelpers.time.increase(days * DAY);
}

/** The clock moves to noon of a date (UTC+8). */
export async function noonOf(s: LoadedSuite, date: IsoDate): Promise<void> {
  await s.networkHelpers.time.increaseTo(dates.toDay(date) * DAY - UTC_8 + DAY / 2);
}

/** Expects that a call is refused with this error and these values. */
export async function refused(
  call: Promise<unknown>,
  name: string,
  values: Readonly<Record<string, Said>>,
): Promise<void> {
  let refusal: unknown;
  try {
    await call;
  } catch (error) {
    refusal = error;
  }
  expect(refusal, `not refused with ${name}`).to.not.equal(undefined);
  const explained = errors.explain(refusal);
  if (explained === undefined) throw refusal;
  expect(explained.name, explained.message).to.equal(name);
  const said = Object.entries(values).map(([key, value]) => [key, onChain(value)] as const);
  expect(explained.args).to.deep.equal(Object.fromEntries(said));
}

function onChain(value: Said): string | bigint {
  if (typeof value === "number") return BigInt(value);
  if (typeof value !== "string" || value.startsWith("0x")) return value;
  return /^\d{4}-\d\d-\d\d$/.test(value)
    ? BigInt(dates.toDay(value))
    : identifiers.titleId.encode(value);
}

/** {@link recorded}, by its number only: the number of the charge, restraint or offer. */
export async function entered<A extends LodgedAct>(
  s: LoadedSuite,
  act: A,
  title: string,
  signers: readonly [KeyedParty, ...KeyedParty[]],
  fields: Particulars<A>,
  header: HeaderChange = {},
): Promise<bigint> {
  return (await recorded(s, act, title, signers, fields, header)).number;
}

/** An act of the registrar ex officio, on a document of the kind. */
export async function exOfficio<A extends LodgedAct>(
  s: LoadedSuite,
  act: A,
  title: string,
  fields: Particulars<A>,
  kind: DocumentKindName = "AuthorityDecision",
): Promise<bigint> {
  const evidence = await fresh(s, kind);
  const instrument = await drawn(s, act, title, null, fields, { evidence });
  return (await daybook.lodgeAndRecord(s.with(s.registrar), instrument, [])).number;
}

/** An order, recorded by the court's office on service. */
export async function ordered<A extends LodgedAct>(
  s: LoadedSuite,
  act: A,
  title: string,
  fields: Particulars<A>,
): Promise<bigint> {
  const evidence = await fresh(s, "CourtOrder");
  const instrument = await drawn(s, act, title, null, fields, { evidence });
  return (await daybook.lodgeAndRecord(s.with(s.court), instrument, [])).number;
}

/** A document of the kind that nothing rests on yet. */
export function fresh(s: LoadedSuite, kind: DocumentKindName): Promise<string> {
  return attested(s, kind, `${kind} ${instruments.randomNonce()}`);
}

/** Fields of a sale of the whole title. */
export const saleTo = (taker: KeyedParty, notice = 0n, acknowledged = false) =>
  ({ to: taker.address, cause: "Sale", acknowledged, terms: id("price"), notice }) as const;

/** Fields of a plain charge for a year and more. */
export const chargeOf = (
  kind: ChargeKindName,
  chargee: KeyedParty,
  change: Partial<Particulars<"Charge">> = {},
): Particulars<"Charge"> => ({
  kind,
  chargee: chargee.address,
  sum: 100_000_000n,
  from: null,
  until: null,
  transferBan: false,
  parent: 0n,
  rankWith: 0n,
  notice: 0n,
  dominant: null,
  acknowledged: false,
  terms: id("terms of the charge"),
  ...change,
});

/** Who holds a title, as fractions in lowest terms. */
export async function holdersOf(s: LoadedSuite, title: string): Promise<Record<string, string>> {
  const { proprietors } = await s.landViews.folioOf(identifiers.titleId.encode(title));
  const supply = proprietors.reduce((sum, { shares }) => sum + shares, 0n);
  return Object.fromEntries(proprietors.map(({ party, shares }) => [party, fraction(shares, supply)]));
}

/** What the restraints of a title are today, oldest first. */
export async function restraintsToday(s: LoadedSuite, title: string): Promise<RestraintStatusName[]> {
  const views = await s.landViews.restraintsOf(identifiers.titleId.encode(title));
  return views.map(({ status }) => nameOf(RestraintStatus, status));
}

function fraction(numerator: bigint, denominator: bigint): string {
  let [a, b] = [numerator, denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  return `${numerator / a}/${denominator / a}`;
}
