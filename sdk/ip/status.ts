// SPDX-License-Identifier: Apache-2.0
import type { IsoDate } from "../dates/index.js";
import type { ActName, ChargeKindName } from "../enums/index.js";
import { isLand } from "../identifiers/index.js";
import { readBody } from "../instruments/index.js";
import type { Book, Entry } from "../folio/entries.js";
import { blank, type Folio } from "../folio/folio.js";
import { rebuild } from "../folio/rebuild.js";
import { applied } from "../folio/reducers/index.js";
import { BY_ACT, BY_EVENT, BY_STAGE, type NationalCode } from "./nationalCodes.js";

/** A legal status event, in the words of WIPO ST.27. */
export interface LegalStatus {
  /** Official number of the right. */
  readonly title: string;
  /** Number of the entry on its folio. */
  readonly version: number;
  readonly act: ActName;
  /** Category of the event: its ST.27 letter. */
  readonly category: string;
  /** The office's own code; null where none is stated and none is known. */
  readonly national: string | null;
  /** Whether that code is the suite's, recalled and not read in an official list. */
  readonly recalled: boolean;
  /** Day since when it has effect, UTC+8. */
  readonly effective: IsoDate;
  /** Day of the gazette, UTC+8; null if none is stated. */
  readonly gazetted: IsoDate | null;
  /** Unix second of recording. */
  readonly recordedAt: number;
  /** Commitment of the document that it rests on. */
  readonly evidence: string;
}

/**
 * The legal status of a right, entry by entry. Codes that the office stated are given as they are; others are those by
 * which it announces such events, as far as they are known.
 *
 * @param book entries of the right, see `folio.load`.
 * @param title official number.
 * @throws RangeError if the book does not name the right, it is one of land, or an entry does not fit.
 */
export function statuses(book: Book, title: string): readonly LegalStatus[] {
  const list = book.get(title);
  if (list === undefined || isLand(title))
    throw new RangeError(`the book has no entries of a right ${title}`);
  let folio = blank(title);
  return list.map((entry) => {
    const status = statusOf(folio, entry);
    folio = applied(folio, entry, (other) => rebuild(book, other));
    return status;
  });
}

function statusOf(before: Folio, entry: Entry): LegalStatus {
  const { title, version, act, category, effective, recordedAt, evidence } = entry;
  const { gazetted, national } = stated(entry);
  const known = national === null ? codeOf(before, entry) : { code: national, recalled: false };
  return {
    title,
    version,
    act,
    category,
    national: known?.code ?? null,
    recalled: known?.recalled ?? false,
    effective,
    gazetted,
    recordedAt,
    evidence,
  };
}

/** What an act itself says of gazette and code. */
function stated({ act, payload }: Entry): { gazetted: IsoDate | null; national: string | null } {
  switch (act) {
    case "Advance":
    case "Lapse":
      return readBody(act, payload);
    case "AdjustTerm":
    case "Surrender":
    case "DecideChallenge":
      return { gazetted: readBody(act, payload).gazetted, national: null };
    default:
      return { gazetted: null, national: null };
  }
}

/** The code by which the office would announce an event, if one is known. */
function codeOf(before: Folio, { act, payload, number }: Entry): NationalCode | undefined {
  switch (act) {
    case "Advance":
      return BY_STAGE[readBody(act, payload).stage];
    case "File":
      return readBody(act, payload).stage === "Granted" ? BY_STAGE.Granted : undefined;
    case "Transfer":
    case "TransferShare":
    case "Transmit":
    case "OrderedTransfer":
      return before.right?.stage === "Granted" ? BY_EVENT.transfer : BY_EVENT.transferOfApplication;
    case "Charge":
      return BY_EVENT.pledge;
    case "VaryCharge":
    case "AssignCharge":
    case "ReleasePart":
      return ofCharge(before, readBody(act, payload).charge, BY_EVENT.pledgeChanged, BY_EVENT.licenceChanged);
    case "Discharge":
      return ofCharge(
        before,
        readBody(act, payload).charge,
        BY_EVENT.pledgeCancelled,
        BY_EVENT.licenceCancelled,
      );
    case "LiftOrder": {
      const { order } = readBody(act, payload);
      const seizure = before.restraints.some((one) => one.number === Number(order) && one.kind === "Seizure");
      return seizure ? BY_EVENT.preservationLifted : undefined;
    }
    case "DecideChallenge": {
      const { outcome } = readBody(act, payload);
      if (outcome === "Upheld") return BY_EVENT.invalid;
      return outcome === "PartlyUpheld" ? BY_EVENT.partlyInvalid : undefined;
    }
    default:
      return number === 0 ? undefined : BY_ACT[act];
  }
}

function ofCharge(
  { charges }: Folio,
  number: bigint,
  pledge: NationalCode,
  licence: NationalCode,
): NationalCode | undefined {
  const kind: ChargeKindName | undefined = charges.find((one) => one.number === Number(number))?.kind;
  if (kind === "Pledge") return pledge;
  return kind === "Licence" ? licence : undefined;
}
