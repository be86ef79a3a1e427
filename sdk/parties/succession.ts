// SPDX-License-Identifier: Apache-2.0
import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { ZeroAddress, ZeroHash, type ContractTransactionReceipt } from "ethers";
import { mined, type Suite } from "../connect/index.js";
import { dates, type IsoDate } from "../dates/index.js";
import { Act, RestraintKind, SuccessionCause, type SuccessionCauseName } from "../enums/index.js";
import { titleId } from "../identifiers/index.js";

/** A party that takes, with its part of what passes; the whole is the sum of all parts. */
export interface Successor {
  readonly party: string;
  readonly shares: bigint;
}

/** A succession to announce. */
export interface SuccessionTerms {
  /** Party that is to cease. */
  readonly predecessor: string;
  readonly cause: Exclude<SuccessionCauseName, "None">;
  /** Who takes, the lead first: it takes what cannot be shared. One for a merger. */
  readonly successors: readonly Successor[];
  /** Commitment of the resolution, notice or death certificate. */
  readonly evidence: string;
  /** Which titles go to one successor alone; without it all go by shares. */
  readonly plan?: Pick<TitlePlan, "root">;
  /** Whether securities between a successor and the predecessor stay although creditor and owner are one; not by default. */
  readonly keepsSecurities?: boolean;
}

/** Announces a succession. The suite's runner holds the identity office of the predecessor's division. */
export async function announce(
  { consortium }: Suite,
  { predecessor, cause, successors, evidence, plan, keepsSecurities = false }: SuccessionTerms,
): Promise<ContractTransactionReceipt> {
  const takers = successors.map(({ party, shares }) => ({ party, shares }));
  const root = plan?.root ?? ZeroHash;
  return mined(
    consortium.announceSuccession(
      predecessor,
      SuccessionCause[cause],
      takers,
      root,
      keepsSecurities,
      evidence,
    ),
  );
}

/** Gives up an announced succession. The suite's runner holds the identity office of the predecessor's division. */
export async function abandon(
  { consortium }: Suite,
  predecessor: string,
  evidence: string,
): Promise<ContractTransactionReceipt> {
  return mined(consortium.abandonSuccession(predecessor, evidence));
}

/**
 * Completes an announced succession; the predecessor ceases. The suite's runner holds the identity office of its
 * division, and is not the officer who announced it.
 *
 * @param effective day since when it has effect, UTC+8.
 * @param evidence commitment of the attested proof of succession, which serves once.
 */
export async function complete(
  { consortium }: Suite,
  predecessor: string,
  effective: IsoDate,
  evidence: string,
): Promise<ContractTransactionReceipt> {
  return mined(consortium.completeSuccession(predecessor, dates.toDay(effective), evidence));
}

/** A title and the successor to which a plan gives all that the predecessor has there. */
export interface Assignment {
  /** Official number. */
  readonly title: string;
  readonly successor: string;
}

/** A title to rewrite, as the daybook takes it. */
export interface Portion {
  readonly title: bigint;
  /** Successor that takes all; the zero address if it goes by shares. */
  readonly taker: string;
  readonly proof: string[];
}

/** Which titles go to one successor alone. */
export interface TitlePlan {
  /** Root that the succession is announced with. */
  readonly root: string;
  readonly assignments: readonly Assignment[];
  /** What the daybook takes of a title: with the proof if the plan names it, else to go by shares. */
  portion(title: string): Portion;
}

/**
 * A plan of titles: a Merkle tree with a leaf `(bytes32 title, address successor)` for each, as the register checks it.
 * Keep the assignments: everybody who carries the succession needs them.
 *
 * @throws RangeError if a title is given twice, or none is.
 */
export function plan(assignments: readonly Assignment[]): TitlePlan {
  const places = new Map(assignments.map(({ title }, place) => [title, place]));
  if (places.size !== assignments.length) throw new RangeError("the plan gives a title twice");
  if (places.size === 0) throw new RangeError("the plan gives no title");
  const leaves = assignments.map(({ title, successor }) => [wordOf(title), successor]);
  const tree = StandardMerkleTree.of(leaves, ["bytes32", "address"]);
  return {
    root: tree.root,
    assignments,
    portion: (title) => {
      const place = places.get(title);
      const taker = place === undefined ? undefined : assignments[place]?.successor;
      if (place === undefined || taker === undefined) return byShares(title);
      return { title: titleId.encode(title), taker, proof: tree.getProof(place) };
    },
  };
}

/** What the daybook takes of a title that goes by the successors' shares. */
export function byShares(title: string): Portion {
  return { title: titleId.encode(title), taker: ZeroAddress, proof: [] };
}

/**
 * Titles on which a party still stands, as proprietor, chargee, or holder of a notice, caution or search: found by the
 * entries that name it and by the titles that these became, then asked of the register.
 *
 * @returns official numbers in order.
 */
export async function titlesNaming(suite: Suite, party: string): Promise<string[]> {
  const { land, deployment } = suite;
  const events = await land.queryFilter(land.filters.Entry(), deployment.block);
  const word = party.slice(2).toLowerCase().padStart(64, "0");
  const named = new Set<bigint>();
  const touched = new Set<bigint>();
  // A title that another became is named by the same lodgement as the other, in the order of recording.
  for (const { args } of events) {
    if (args.payload.includes(word) || touched.has(args.number)) named.add(args.title);
    const spreads = named.has(args.title) && args.number !== 0n && Number(args.act) !== Act.Succeed;
    if (spreads) touched.add(args.number);
  }
  const later = events.filter(({ args }) => touched.has(args.number)).map(({ args }) => args.title);
  const candidates = [...new Set([...named, ...later])];
  const standing = await Promise.all(candidates.map((title) => standsOn(suite, title, party)));
  return candidates
    .filter((_, i) => standing[i])
    .map(titleId.decode)
    .toSorted();
}

const IN_OWN_NAME: readonly number[] = [
  RestraintKind.Caution,
  RestraintKind.AdvanceNotice,
  RestraintKind.PrioritySearch,
];

async function standsOn({ land, landViews }: Suite, title: bigint, party: string): Promise<boolean> {
  const [shares, charges, restraints] = await Promise.all([
    land.balanceOf(party, title),
    landViews.chargesOf(title),
    landViews.restraintsOf(title),
  ]);
  return (
    shares !== 0n ||
    charges.some(({ chargee }) => chargee === party) ||
    restraints.some(
      ({ restraint }) => restraint.party === party && IN_OWN_NAME.includes(Number(restraint.kind)),
    )
  );
}

/** How a succession is carried. */
export interface CarryOptions {
  /** The plan that the succession was announced with, if any. */
  readonly plan?: TitlePlan;
  /** Official numbers; by default all titles that still name the predecessor. */
  readonly titles?: readonly string[];
  /** How many titles go into one transaction. */
  readonly batch?: number;
  /** Told after each batch. */
  readonly onProgress?: (progress: CarryProgress) => void;
}

/** How far a succession is carried. */
export interface CarryProgress {
  /** Number of the last batch in the daybook. */
  readonly number: bigint;
  readonly done: number;
  readonly of: number;
  readonly receipt: ContractTransactionReceipt;
}

const DEFAULT_BATCH = 25;

/**
 * Rewrites the titles of a party that was succeeded, in batches. Anyone may: the suite's runner pays. Stopped halfway,
 * it is called again; what is done is not done twice. Under a plan, titles that the plan does not give go by shares, and
 * for them the runner is registrar of their division.
 *
 * @returns one line a batch, as `onProgress` was told; none if nothing is left to do.
 */
export async function carry(
  suite: Suite,
  predecessor: string,
  { plan: given, titles, batch = DEFAULT_BATCH, onProgress }: CarryOptions = {},
): Promise<readonly CarryProgress[]> {
  if (!Number.isInteger(batch) || batch < 1) throw new RangeError(`no batch of ${batch} titles`);
  const all = titles ?? (await titlesNaming(suite, predecessor));
  const portionOf = given === undefined ? byShares : (title: string) => given.portion(title);
  const batches: CarryProgress[] = [];
  for (let done = 0; done < all.length; done += batch) {
    const portions = all.slice(done, done + batch).map(portionOf);
    const receipt = await carryPortions(suite, predecessor, portions);
    const progress = {
      number: numberIn(suite, receipt),
      done: done + portions.length,
      of: all.length,
      receipt,
    };
    batches.push(progress);
    onProgress?.(progress);
  }
  return batches;
}

/** Rewrites titles of a party that was succeeded, in one transaction. */
export async function carryPortions(
  { daybook, land }: Suite,
  predecessor: string,
  portions: readonly Portion[],
): Promise<ContractTransactionReceipt> {
  return mined(daybook.carrySuccession(await land.getAddress(), predecessor, [...portions]));
}

function numberIn({ daybook }: Suite, { logs }: ContractTransactionReceipt): bigint {
  const events = logs.map((log) => daybook.interface.parseLog(log));
  const carried = events.find((event) => event?.name === "SuccessionCarried");
  return (carried?.args as unknown as { number: bigint } | undefined)?.number ?? 0n;
}

/** A title's id as bytes32. */
function wordOf(title: string): string {
  return `0x${titleId.encode(title).toString(16).padStart(64, "0")}`;
}

/** Mergers, divisions, dissolutions and inheritance. */
export const succession = {
  announce,
  abandon,
  complete,
  plan,
  byShares,
  titlesNaming,
  carry,
  carryPortions,
} as const;
