import { id } from "ethers";
import { patentCheck } from "../../sdk/identifiers/patent.js";
import { dates, type IsoDate } from "../../sdk/dates/index.js";
import type { Particulars, RecordedInstrument } from "../../sdk/index.js";
import { exOfficio, fresh } from "./acts.js";
import { enrolled, recorded, today, type HeaderChange, type KeyedParty } from "./registry.js";
import { loadSuite, type LoadedSuite } from "./suite.js";

/** The type digits of patents. */
export const TYPES = {
  invention: 1,
  utilityModel: 2,
  design: 3,
  pctInvention: 8,
  pctUtilityModel: 9,
} as const;

/** Number of the n-th patent application of a year, with its check character. */
export function patent(n: number, type: keyof typeof TYPES = "invention", year = 2024): string {
  const digits = `${year}${TYPES[type]}${String(n).padStart(7, "0")}`;
  return `CN${digits}.${patentCheck(digits)}`;
}

/** Number of the n-th trade mark. */
export const mark = (n: number): string => `TM${61_000_000 + n}`;
/** Number of the n-th work of literature. */
export const work = (n: number): string => `CR2023A${String(n).padStart(8, "0")}`;
/** Number of the n-th computer program. */
export const program = (n: number): string => `2023SR${String(n).padStart(7, "0")}`;

/** A suite with a holder of rights and others around it. */
export interface Rights {
  readonly s: LoadedSuite;
  readonly owner: KeyedParty;
  readonly other: KeyedParty;
  readonly bank: KeyedParty;
}

export async function rights(): Promise<Rights> {
  const s = await loadSuite();
  return { s, owner: await enrolled(s, 0), other: await enrolled(s, 1), bank: await enrolled(s, 2) };
}

/** What to vary of a filing. */
export type Filing = Partial<Particulars<"File">>;

/** Fields of a filing by sole or several holders: an application of today, unless said otherwise. */
export async function filing(
  s: LoadedSuite,
  title: string,
  holders: readonly KeyedParty[],
  more: Filing = {},
): Promise<Particulars<"File">> {
  return {
    stage: "Filed",
    filedOn: await today(s),
    grantedOn: null,
    paid: 0n,
    parent: null,
    similar: null,
    // Class 9, or a literary work.
    classes: title.startsWith("TM") ? 1n << 8n : title.startsWith("CR") ? 1n : 0n,
    lifeTerm: false,
    particulars: id(`particulars of ${title}`),
    denominator: BigInt(holders.length),
    holders: holders.map(({ address }) => address),
    shares: holders.map(() => 1n),
    ...more,
  };
}

/** Files an application; the first holder applies, all consent. */
export async function filed(
  s: LoadedSuite,
  title: string,
  holders: readonly [KeyedParty, ...KeyedParty[]],
  more: Filing = {},
  header: HeaderChange = {},
): Promise<RecordedInstrument> {
  return recorded(s, "File", title, holders, await filing(s, title, holders, more), header);
}

/** Enters a right that the office has granted already: filed `years` years ago, granted a year later. */
export async function granted(
  s: LoadedSuite,
  title: string,
  holders: readonly [KeyedParty, ...KeyedParty[]],
  { years = 3, ...more }: Filing & { years?: number } = {},
): Promise<IsoDate> {
  const filedOn = more.filedOn ?? yearsAgo(await today(s), years);
  const evidence = await fresh(s, "AuthorityDecision");
  const fields = {
    stage: "Granted",
    filedOn,
    grantedOn: dates.addYears(filedOn, 1),
    // Paid up to the year that runs.
    paid: title.startsWith("CN") ? BigInt(years + 1) : 0n,
    ...more,
  } as const;
  await filed(s, title, holders, fields, { evidence });
  return filedOn;
}

/** The same date some years before. */
export function yearsAgo(day: IsoDate, years: number): IsoDate {
  const year = Number(day.slice(0, 4)) - years;
  const date = day.slice(5) === "02-29" ? "02-28" : day.slice(5);
  return `${year}-${date}`;
}

/** A step of the office's procedure, ex officio. */
export async function advanced(
  s: LoadedSuite,
  title: string,
  stage: Particulars<"Advance">["stage"],
  more: Partial<Particulars<"Advance">> = {},
  header: HeaderChange = {},
): Promise<RecordedInstrument> {
  const gazetted = stage === "Published" || stage === "Granted" ? await today(s) : null;
  return exOfficio(s, "Advance", title, { stage, gazetted, national: null, ...more }, header);
}
