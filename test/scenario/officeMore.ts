import { dates } from "../../sdk/dates/index.js";
import type { RestraintStatusName } from "../../sdk/enums/index.js";
import type { LodgedAct, Particulars } from "../../sdk/index.js";
import type { KeyedParty } from "../support/registry.js";
import { charging, idOf, type LandOffice } from "./office.js";

/** Who holds a title: fractions in lowest terms, by party. */
export async function holdersOf(office: LandOffice, title: string): Promise<Record<string, string>> {
  const { proprietors } = await office.suite.landViews.folioOf(idOf(title));
  const supply = proprietors.reduce((sum, { shares }) => sum + shares, 0n);
  return Object.fromEntries(proprietors.map(({ party, shares }) => [party, fraction(shares, supply)]));
}

/** What the restraints of a title are today, oldest first. */
export async function statusesOf(office: LandOffice, title: string): Promise<RestraintStatusName[]> {
  return (await office.restraintsOf(title)).map(({ status }) => status);
}

/** Goes to a time of day, UTC+8, `later` days from today; such a time must be to come. */
export async function strikes(office: LandOffice, hours: number, minutes: number, later = 0): Promise<void> {
  const midnight = dates.toDay(await office.today()) * 86_400 - 8 * 3_600;
  const then = midnight + later * 86_400 + hours * 3_600 + minutes * 60;
  await office.suite.networkHelpers.time.increaseTo(then);
}

/** An act of the registrar ex officio, on the decision of an authority. */
export async function exOfficio<A extends LodgedAct>(
  office: LandOffice,
  act: A,
  title: string,
  fields: Particulars<A>,
): Promise<bigint> {
  return office.enter(act, title, [], fields, { evidence: await office.document("AuthorityDecision") });
}

/** Lets a title for some years from today. */
export async function lease(
  office: LandOffice,
  title: string,
  owners: readonly [KeyedParty, ...KeyedParty[]],
  tenant: KeyedParty,
  years: number,
): Promise<bigint> {
  const from = await office.today();
  const fields = { ...charging(tenant, "Lease", 0n), from, until: dates.addYears(from, years) };
  return office.enter("Charge", title, [...owners, tenant], fields);
}

function fraction(numerator: bigint, denominator: bigint): string {
  let [a, b] = [numerator, denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  return `${numerator / a}/${denominator / a}`;
}
