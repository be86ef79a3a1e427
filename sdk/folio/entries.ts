// SPDX-License-Identifier: Apache-2.0
import { AbiCoder, keccak256, toUtf8String } from "ethers";
import {
  IIPRegisterViews__factory,
  IRegisterViews__factory,
  type Daybook,
  type IPRegister,
  type LandRegister,
} from "../../typechain-types/index.js";
import { bound } from "../connect/bound.js";
import { dates, type IsoDate } from "../dates/index.js";
import { Act, AssetClass, nameOf, Preemption, type ActName } from "../enums/index.js";
import { classOf, isLand, readUnitCode, titleId } from "../identifiers/index.js";
import { readBody } from "../instruments/index.js";
import type { TermsSince } from "./right.js";

/** What the rules of a title's class said on the day an act was lodged, of what an entry leaves to them. */
export interface JudgedBy {
  readonly cautionDays: number;
  readonly noticeDays: number;
  readonly searchDays: number;
  readonly correctionDays: number;
  readonly freezeMonths: number;
  /** Whether a share may be sold outside only after it was offered to the co-owners. */
  readonly preemptionBlocks: boolean;
}

/** One recorded change of a folio. */
export interface Entry {
  /** Official number of the title that changed. */
  readonly title: string;
  /** Number of the entry on its folio, from 1. */
  readonly version: number;
  /** Lodgement that brought it; 0 for a transfer by ERC-6909 alone. */
  readonly number: number;
  /** WIPO ST.27 category letter. */
  readonly category: string;
  readonly act: ActName;
  /** Unix second of recording: the first time axis. */
  readonly recordedAt: number;
  /** Day since when it has effect, UTC+8: the second time axis. */
  readonly effective: IsoDate;
  /** Commitment of the document that it rests on. */
  readonly evidence: string;
  /** The act's struct as it was signed, ABI-encoded. */
  readonly payload: string;
  /** Rules by which the act was judged; null where they do not matter to what stands on the folio. */
  readonly rules: JudgedBy | null;
  /** Terms of the right's class, oldest first; left out where they do not matter to what stands on the folio. */
  readonly terms?: readonly TermsSince[];
  /** Where it stands in the chain: the order of entries of several titles. */
  readonly block: number;
  readonly logIndex: number;
}

/** Entries of titles by official number, each list from version 1 on. */
export type Book = ReadonlyMap<string, readonly Entry[]>;

/** Acts whose effect depends on the rules. */
const JUDGED: ReadonlySet<ActName> = new Set([
  "TransferShare",
  "Caution",
  "Notice",
  "OpenNotice",
  "Search",
  "ProposeCorrection",
  "OrderFreeze",
]);

/** Acts whose effect depends on the terms of a class of right. */
const TERMED: ReadonlySet<ActName> = new Set(["File", "Advance", "PayFee", "Reinstate"]);

/** A register of land or of rights. */
export type AnyRegister = LandRegister | IPRegister;

/** The terms of an entry's class of right. @throws RangeError if the entry was read without them. */
export function termsOf({ terms, version, title }: Entry): readonly TermsSince[] {
  if (terms === undefined)
    throw new RangeError(`entry ${version} of ${title} comes without terms of its class`);
  return terms;
}

/** The rules by which an entry's act was judged. @throws RangeError if the entry was read without them. */
export function rulesOf({ rules, version, title }: Entry): JudgedBy {
  if (rules === null) throw new RangeError(`entry ${version} of ${title} comes without the rules of its day`);
  return rules;
}

/**
 * The entries of a title, from version 1 on.
 *
 * @param register the register that keeps it.
 * @param title official number.
 * @param fromBlock block from which to look; that of the deployment is early enough.
 * @param daybook tells the day on which an act was lodged, by whose rules it was judged; without it, the day on which
 * it was recorded is taken.
 */
export async function entries(
  register: AnyRegister,
  title: string,
  fromBlock = 0,
  daybook?: Daybook,
): Promise<Entry[]> {
  const events = await register.queryFilter(register.filters.Entry(titleId.encode(title)), fromBlock);
  const rules = ruleReader(register, title);
  const terms = isLand(title) || events.length === 0 ? [] : await termsOfClass(register, title);
  const read = events.map(async ({ args, blockNumber, index }): Promise<Entry> => {
    const act = nameOf(Act, args.act);
    const number = Number(args.number);
    const recordedAt = Number(args.recordedAt);
    const lodged = async (): Promise<number> => {
      if (daybook === undefined || number === 0) return recordedAt;
      const [event] = await daybook.queryFilter(daybook.filters.Lodged(number), fromBlock);
      return event === undefined ? recordedAt : Number(event.args.lodgement.acceptedAt);
    };
    return {
      title: titleId.decode(args.title),
      version: Number(args.version),
      number,
      category: toUtf8String(args.category),
      act,
      recordedAt,
      effective: dates.fromDay(Number(args.effective)),
      evidence: args.evidence,
      payload: args.payload,
      rules: JUDGED.has(act) ? await rules(dates.toDay(dates.dateAt(await lodged()))) : null,
      ...(TERMED.has(act) ? { terms } : {}),
      block: blockNumber,
      logIndex: index,
    };
  });
  return (await Promise.all(read)).toSorted((a, b) => a.version - b.version);
}

/** The terms of a right's class, those to come among them. */
async function termsOfClass(register: AnyRegister, title: string): Promise<readonly TermsSince[]> {
  const views = bound(IIPRegisterViews__factory, await register.getAddress(), register.runner);
  const all = await views.rightRulesOf(AssetClass[classOf(title)]);
  return Array.from(all, ({ since, termYears, toYearEnd, renewalYears, graceMonths }) => ({
    since: dates.fromDay(Number(since)),
    termYears: Number(termYears),
    toYearEnd,
    renewalYears: Number(renewalYears),
    graceMonths: Number(graceMonths),
  }));
}

/** Reads the rules of a title's class, once a day. */
function ruleReader(register: AnyRegister, title: string): (day: number) => Promise<JudgedBy> {
  const known = new Map<number, Promise<JudgedBy>>();
  const read = async (day: number): Promise<JudgedBy> => {
    const views = bound(IRegisterViews__factory, await register.getAddress(), register.runner);
    const rules = await views.rulesOn(AssetClass[classOf(title)], day);
    return {
      cautionDays: Number(rules.cautionDays),
      noticeDays: Number(rules.noticeDays),
      searchDays: Number(rules.searchDays),
      correctionDays: Number(rules.correctionDays),
      freezeMonths: Number(rules.freezeMonths),
      preemptionBlocks: Number(rules.preemption) === Preemption.Blocks,
    };
  };
  return (day) => {
    const found = known.get(day) ?? read(day);
    known.set(day, found);
    return found;
  };
}

/**
 * The entries of titles, of the land under them and of the titles they replaced: what it takes to rebuild the titles.
 *
 * @param daybook see {@link entries}.
 */
export async function load(
  register: AnyRegister,
  titles: readonly string[],
  fromBlock = 0,
  daybook?: Daybook,
): Promise<Book> {
  const book = new Map<string, readonly Entry[]>();
  for (let wanted = new Set(titles); wanted.size !== 0;) {
    const lists = Array.from(
      wanted,
      async (title) => [title, await entries(register, title, fromBlock, daybook)] as const,
    );
    for (const [title, list] of await Promise.all(lists)) book.set(title, list);
    const needed = [...wanted].flatMap((title) => [...landUnder(title), ...sourcesOf(book.get(title))]);
    wanted = new Set(needed.filter((title) => !book.has(title)));
  }
  return book;
}

/** The land under a title; none under a right. */
function landUnder(title: string): readonly string[] {
  return isLand(title) ? [readUnitCode(title).land] : [];
}

/** Titles that a title replaced, by its first entry. */
function sourcesOf([first]: readonly Entry[] = []): readonly string[] {
  if (first?.act === "Divide") return [readBody("Divide", first.payload).title];
  if (first?.act !== "Merge") return [];
  const { title, others } = readBody("Merge", first.payload);
  return [title, ...others];
}

/** What a check of a chain of entries found. */
export interface HeadFindings {
  /** Whether the entries are all there are, and none is altered. */
  readonly verified: boolean;
  /** The head that the entries lead to. */
  readonly head: string;
  /** What is wrong, for people; null if nothing is. */
  readonly problem: string | null;
}

const NO_ENTRY = `0x${"00".repeat(32)}`;
const VERSION_BITS = 24n;
const VERSION_MASK = (1n << VERSION_BITS) - 1n;
const COUNTERS_MASK = (1n << (2n * VERSION_BITS)) - 1n;
/** Acts that pass a title for value: the head remembers the last. */
const DISPOSALS: ReadonlySet<ActName> = new Set([
  "Transfer",
  "TransferShare",
  "SelfTransfer",
  "CompleteOffer",
  "OrderedTransfer",
  "TransferFamily",
]);
const ENTRY_TYPES = "uint256 uint32 bytes1 uint8 uint32 uint64 uint24 bytes32 bytes32".split(" ");
const coder = AbiCoder.defaultAbiCoder();

/** Hash of one entry, as the register computes it. */
export function entryHash(entry: Entry): string {
  const { title, version, category, act, number, recordedAt, effective, evidence, payload } = entry;
  return keccak256(
    coder.encode(ENTRY_TYPES, [
      titleId.encode(title),
      version,
      `0x${category.charCodeAt(0).toString(16)}`,
      Act[act],
      number,
      recordedAt,
      dates.toDay(effective),
      evidence,
      keccak256(payload),
    ]),
  );
}

/** The head after one more entry: 26 bytes of hash, 3 of the last disposal's version, 3 of the version. */
export function nextHead(head: string, entry: Entry): string {
  const hash = BigInt(keccak256(coder.encode(["bytes32", "bytes32"], [head, entryHash(entry)])));
  const before = (BigInt(head) >> VERSION_BITS) & VERSION_MASK;
  const disposal = DISPOSALS.has(entry.act) ? BigInt(entry.version) : before;
  const next = (hash & ~COUNTERS_MASK) | (disposal << VERSION_BITS) | BigInt(entry.version);
  return `0x${next.toString(16).padStart(64, "0")}`;
}

/**
 * Whether entries are all those of a folio, unaltered, by the folio's head alone.
 *
 * @param list entries of one title, from version 1 on.
 * @param head the folio's `headOf` on chain.
 */
export function verifyHead(list: readonly Entry[], head: string): HeadFindings {
  let computed = NO_ENTRY;
  for (const [i, entry] of list.entries()) {
    const problem =
      entry.version !== i + 1
        ? `entry ${i + 1} is missing`
        : entry.title !== list[0]?.title
          ? `entry ${i + 1} is of another title`
          : null;
    if (problem !== null) return { verified: false, head: computed, problem };
    computed = nextHead(computed, entry);
  }
  if (computed === head) return { verified: true, head, problem: null };
  const version = Number(BigInt(head) & VERSION_MASK);
  const problem =
    version === list.length
      ? "an entry was altered"
      : `the folio has ${version} entries, of which ${list.length} are here`;
  return { verified: false, head: computed, problem };
}
