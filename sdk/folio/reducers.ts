// SPDX-License-Identifier: Apache-2.0
import { AbiCoder } from "ethers";
import type { IsoDate } from "../dates/index.js";
import type { ActName, FolioStateName, LandUseName } from "../enums/index.js";
import { readUnitCode } from "../identifiers/index.js";
import { isLodged, readBody, type Fields, type LodgedAct } from "../instruments/index.js";
import type { Entry } from "./entries.js";
import { passed, passedFraction, settled, type Holding } from "./proprietorship.js";

/** What stands on a folio at some version. */
export interface Folio {
  /** Official number. */
  readonly title: string;
  readonly state: FolioStateName;
  readonly use: LandUseName;
  /** Area in square metres. */
  readonly extent: number;
  /** Last day of the right, UTC+8; null without term. */
  readonly termEnd: IsoDate | null;
  /** Number of live charges. */
  readonly charges: number;
  /** Number of restraints on the page. */
  readonly restraints: number;
  /** Commitment to address, boundaries and other particulars; null if none was stated yet. */
  readonly particulars: string | null;
  /** Proprietors; none of a following building, which is held with its land. */
  readonly proprietors: readonly Holding[];
  /** Number of the last entry that counts. */
  readonly version: number;
}

/** A folio before its first entry. */
export function blank(title: string): Folio {
  return {
    title,
    state: "None",
    use: "None",
    extent: 0,
    termEnd: null,
    charges: 0,
    restraints: 0,
    particulars: null,
    proprietors: [],
    version: 0,
  };
}

/** What an act did to a folio: the entry, what was signed, and other folios as they stood just before. */
interface Step<A extends LodgedAct> {
  readonly entry: Entry;
  readonly fields: Fields<A>;
  readonly before: (title: string) => Folio;
}

type Reducer<A extends LodgedAct> = (folio: Folio, step: Step<A>) => Folio;

/** One row an act: how it changes a folio. */
const REDUCERS: { readonly [A in LodgedAct]: Reducer<A> } = {
  FirstRegistration: (folio, { entry, fields, before }) => {
    // From its first unit on, the land's right lives in the units, and the unit's act stands on both folios.
    if (fields.title !== entry.title) return { ...folio, state: "Apportioned" };
    const proprietors = [{ party: fields.applicant, shares: 1n }];
    const opened = onLand({ ...particulars(folio, fields), state: "Live", proprietors }, before);
    return opened.state === "Following" ? { ...opened, proprietors: [] } : opened;
  },
  FirstRegistrationInShares: (folio, { entry, fields, before }) => {
    if (fields.title !== entry.title) return { ...folio, state: "Apportioned" };
    const opened = onLand({ ...particulars(folio, fields), proprietors: [] }, before);
    return { ...opened, state: "Live", proprietors: restated(fields) };
  },
  Transfer: (folio, { fields }) => ({ ...folio, proprietors: [{ party: fields.to, shares: 1n }] }),
  TransferShare: (folio, { fields: { applicant, to, numerator, denominator } }) => ({
    ...folio,
    proprietors: passedFraction(folio.proprietors, applicant, to, numerator, denominator),
  }),
  Change: (folio, { fields: { use, extent, particulars: stated } }) => ({
    ...folio,
    use,
    extent,
    particulars: stated,
  }),
  Correct: (folio, { fields }) => ({
    ...folio,
    use: fields.use,
    extent: fields.extent,
    termEnd: fields.termEnd,
    proprietors: fields.holders.length === 0 ? folio.proprietors : restated(fields),
  }),
  Cancel: (folio) => ({ ...folio, state: "Cancelled", proprietors: [] }),
};

/**
 * The folio after one more entry.
 *
 * @param before other folios as they stood just before it.
 * @throws RangeError if the entry is of an act that this version of the SDK does not know, or does not fit the folio.
 */
export function applied(folio: Folio, entry: Entry, before: (title: string) => Folio): Folio {
  return { ...change(folio, entry, before), version: entry.version };
}

function change(folio: Folio, entry: Entry, before: (title: string) => Folio): Folio {
  const { act } = entry;
  if (act === "SelfTransfer") return selfTransfer(folio, entry);
  if (!isLodged(act)) throw new RangeError(`entry ${entry.version} of ${entry.title}: ${unknownAct(act)}`);
  const reducer = REDUCERS[act] as Reducer<LodgedAct>;
  return reducer(folio, { entry, fields: readBody(act, entry.payload), before });
}

function unknownAct(act: ActName): string {
  return `${act} is no act that changes a folio`;
}

/** A holder's transfer by ERC-6909 alone is not an instrument. */
function selfTransfer(folio: Folio, { payload }: Entry): Folio {
  const [, from, to, amount] = AbiCoder.defaultAbiCoder().decode(
    ["uint256", "address", "address", "uint256"],
    payload,
  ) as unknown as [bigint, string, string, bigint];
  return { ...folio, proprietors: passed(folio.proprietors, from, to, amount) };
}

function particulars(folio: Folio, fields: Fields<"FirstRegistration" | "FirstRegistrationInShares">): Folio {
  const { use, extent, termEnd } = fields;
  return { ...folio, use, extent, termEnd, particulars: fields.particulars };
}

/** A building or unit takes the term of its registered land; a building of the land's sole proprietor follows it. */
function onLand(opened: Folio, before: (title: string) => Folio): Folio {
  const { form, land: landNumber } = readUnitCode(opened.title);
  if (form === "parcel") return opened;
  const land = before(landNumber);
  if (land.state === "None") return opened;
  const termEnd = land.termEnd ?? opened.termEnd;
  const [holder] = opened.proprietors;
  const [sole, other] = land.proprietors;
  const same = holder !== undefined && other === undefined && sole?.party === holder.party;
  const follows = form === "building" && same && land.state === "Live";
  return { ...opened, termEnd, state: follows ? "Following" : opened.state };
}

function restated({
  holders,
  shares,
}: {
  holders: readonly string[];
  shares: readonly bigint[];
}): readonly Holding[] {
  return settled(holders.map((party, i) => ({ party, shares: shares[i] ?? 0n })));
}
