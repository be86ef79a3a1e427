// SPDX-License-Identifier: Apache-2.0
import { id, ZeroHash } from "ethers";
import { dates, type IsoDate } from "../../sdk/dates/index.js";
import { patent as patentNumber } from "./rights.js";
import {
  identifiers,
  licences,
  LicenceKind,
  nameOf,
  type LicenceKindName,
  type Particulars,
  type RecordedInstrument,
} from "../../sdk/index.js";
import { fresh } from "./acts.js";
import { enrolled, recorded, today, type KeyedParty } from "./registry.js";
import { loadSuite, type LoadedSuite } from "./suite.js";

export { patent as patentNumber } from "./rights.js";
export const WORK = "CR2023F00012345";
export const MARK = "TM61234567";

/** A right of two co-owners, three fifths and two, with others around them. */
export interface CoOwned {
  readonly s: LoadedSuite;
  readonly title: string;
  readonly a: KeyedParty;
  readonly b: KeyedParty;
  readonly bank: KeyedParty;
  readonly x: KeyedParty;
  readonly y: KeyedParty;
}

/** Its co-owners, a bank and two who want licences. */
export async function circle(): Promise<Omit<CoOwned, "title">> {
  const s = await loadSuite();
  const [a, b] = [await enrolled(s, 0), await enrolled(s, 1)];
  const bank = await enrolled(s, 2);
  return { s, a, b, bank, x: await enrolled(s, 3), y: await enrolled(s, 4) };
}

/** A patent, filed thirty months ago and granted six months ago, its third annuity paid. */
export async function patent(
  number = patentNumber(1),
  fields: Partial<Particulars<"File">> = {},
): Promise<CoOwned> {
  const around = await circle();
  await filed(around, number, { paid: 3n, ...fields });
  return { ...around, title: number };
}

/** A work of two authors. */
export async function work(number = WORK): Promise<CoOwned> {
  const around = await circle();
  await filed(around, number, { classes: 1n });
  return { ...around, title: number };
}

/** Puts a granted right of the two co-owners on the register. */
export async function filed(
  { s, a, b }: Pick<CoOwned, "s" | "a" | "b">,
  title: string,
  fields: Partial<Particulars<"File">>,
): Promise<RecordedInstrument> {
  const now = await today(s);
  const evidence = await fresh(s, "AuthorityDecision");
  return recorded(
    s,
    "File",
    title,
    [a, b],
    {
      stage: "Granted",
      filedOn: dates.addMonths(now, -30),
      grantedOn: dates.addMonths(now, -6),
      paid: 0n,
      classes: 0n,
      lifeTerm: false,
      particulars: id("particulars"),
      denominator: 5n,
      holders: [a.address, b.address],
      shares: [3n, 2n],
      ...fields,
    },
    { evidence },
  );
}

/** Fields of a licence: ordinary, in East China, for five years from today, unless said otherwise. */
export async function licenceTo(
  s: LoadedSuite,
  licensee: KeyedParty,
  fields: Partial<Particulars<"License">> = {},
): Promise<Particulars<"License">> {
  const now = await today(s);
  return {
    kind: "Ordinary",
    licensee: licensee.address,
    territory: licences.territory("East China"),
    field: ZeroHash,
    rights: 0n,
    from: now,
    until: dates.addYears(now, 5),
    sublicensable: false,
    parent: 0n,
    acknowledged: false,
    royalty: id("royalty"),
    ...fields,
  };
}

/** Grants a licence; its number. The first signer applies. */
export async function licensed(
  { s, title }: Pick<CoOwned, "s" | "title">,
  signers: readonly [KeyedParty, ...KeyedParty[]],
  licensee: KeyedParty,
  fields: Partial<Particulars<"License">> = {},
): Promise<bigint> {
  const given = await licenceTo(s, licensee, fields);
  const all = signers.includes(licensee) ? signers : ([...signers, licensee] as const);
  const { number } = await recorded(s, "License", title, all as [KeyedParty, ...KeyedParty[]], given);
  return number;
}

/** Pledges the right to the bank. */
export async function pledged(
  { s, title, a, b, bank }: CoOwned,
  fields: Partial<Particulars<"Charge">> = {},
): Promise<bigint> {
  const { number } = await recorded(s, "Charge", title, [a, b, bank], {
    kind: "Pledge",
    chargee: bank.address,
    sum: 300_000_000n,
    from: null,
    until: null,
    transferBan: false,
    acknowledged: false,
    terms: id("pledge"),
    ...fields,
  });
  return number;
}

/** A licence as the register tells it. */
export interface LicenceLine {
  readonly number: bigint;
  readonly kind: LicenceKindName;
  readonly licensee: string;
  readonly until: IsoDate | null;
  readonly parent: bigint;
}

/** Live licences of a right, by number. */
export async function licencesOf({ s, title }: Pick<CoOwned, "s" | "title">): Promise<LicenceLine[]> {
  const found = await s.ipViews.licencesOf(identifiers.titleId.encode(title));
  return Array.from(found, ({ number, kind, licensee, until, parent }) => ({
    number,
    kind: nameOf(LicenceKind, kind),
    licensee,
    until: until === 0n ? null : dates.fromDay(Number(until)),
    parent,
  })).toSorted((one, other) => Number(one.number - other.number));
}

/** Lets days go by. */
export async function daysPass(s: LoadedSuite, count: number): Promise<void> {
  await s.networkHelpers.time.increase(count * 86_400);
}
