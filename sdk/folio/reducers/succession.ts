// SPDX-License-Identifier: Apache-2.0
import { AbiCoder } from "ethers";
import { dates, type IsoDate } from "../../dates/index.js";
import { isLive, isSecurity, type Charge } from "../charges.js";
import type { Entry } from "../entries.js";
import type { Folio } from "../folio.js";
import { sharesOf, splitAmong, type Holding } from "../proprietorship.js";
import { followed, type Restraint } from "../restraints.js";

/** What the entry of a succession says. */
export interface SucceedFields {
  readonly predecessor: string;
  /** Whether securities between creditor and owner stay although the two are one now. */
  readonly keepsSecurities: boolean;
  /** Successors that take on this title, with their parts of what the predecessor had; the lead first. */
  readonly takers: readonly Holding[];
}

const TYPE =
  "tuple(uint256 title, address predecessor, bool keepsSecurities, address[] takers, uint64[] shares)";

/** The payload of the entry of a succession; it is no instrument, nobody signed it. */
export function readSucceed(payload: string): SucceedFields {
  const [word] = AbiCoder.defaultAbiCoder().decode([TYPE], payload);
  const { predecessor, keepsSecurities, takers, shares } = word as {
    readonly predecessor: string;
    readonly keepsSecurities: boolean;
    readonly takers: Iterable<string>;
    readonly shares: readonly bigint[];
  };
  const parts = Array.from(takers, (party, i) => ({ party, shares: shares[i] ?? 0n }));
  return { predecessor, keepsSecurities, takers: parts };
}

/** A folio rewritten from a party that was succeeded to its successors. */
export function succeeded(folio: Folio, { number, payload, recordedAt }: Entry): Folio {
  const fields = readSucceed(payload);
  const held = sharesOf(folio.proprietors, fields.predecessor) !== 0n;
  const shared = held ? passedOn(folio, fields, number) : folio;
  const charges = fields.keepsSecurities
    ? shared.charges
    : unconfused(shared, fields, held, dates.dateAt(recordedAt));
  return inHandsOfLead({ ...shared, charges }, fields);
}

function passedOn(folio: Folio, { predecessor, takers }: SucceedFields, number: number): Folio {
  return splitAmong(folio.proprietors, predecessor, takers).reduce(
    (after, passing) => ({
      ...followed(after, number, predecessor, passing),
      proprietors: passing.after,
    }),
    folio,
  );
}

/**
 * The charges that are left when creditor and owner are one: a security, or a lease that bears no other and stands under
 * none, ends if it comes to the sole proprietor from the predecessor, or if its holder becomes that by the succession.
 */
function unconfused(
  { charges, proprietors }: Folio,
  { predecessor, takers }: SucceedFields,
  held: boolean,
  today: IsoDate,
): readonly Charge[] {
  const [sole, other] = proprietors;
  if (sole === undefined || other !== undefined) return charges;
  if (!takers.some(({ party }) => party === sole.party)) return charges;
  const live = charges.filter((charge) => isLive(charge, today));
  const ends = (charge: Charge): boolean => {
    const { chargee, kind, parent, number } = charge;
    const meets = chargee === predecessor ? takers[0]?.party === sole.party : held && chargee === sole.party;
    const lease = kind === "Lease" && parent === null && !live.some((one) => one.parent === number);
    return live.includes(charge) && meets && (lease || isSecurity(charge));
  };
  return charges.filter((charge) => !ends(charge));
}

/** What cannot be shared is the lead's. */
function inHandsOfLead(folio: Folio, { predecessor, takers: [lead] }: SucceedFields): Folio {
  if (lead === undefined) return folio;
  const passes = ({ kind, party }: Restraint): boolean =>
    party === predecessor && (kind === "AdvanceNotice" || kind === "PrioritySearch" || kind === "Caution");
  return {
    ...folio,
    charges: folio.charges.map((one) =>
      one.chargee === predecessor ? { ...one, chargee: lead.party } : one,
    ),
    restraints: folio.restraints.map((one) => (passes(one) ? { ...one, party: lead.party } : one)),
  };
}
