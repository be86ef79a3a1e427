// SPDX-License-Identifier: Apache-2.0
import type { ContractTransactionReceipt, ContractTransactionResponse } from "ethers";
import type { Suite } from "../connect/index.js";
import { dates, type IsoDate } from "../dates/index.js";
import {
  ErasureGround,
  nameOf,
  OfficeKind,
  Purpose,
  type ErasureGroundName,
  type OfficeKindName,
  type PurposeName,
} from "../enums/index.js";
import type { Disclosure } from "./disclosure.js";
import { commit, type FieldRecord } from "./record.js";

/** An office that keeps records. */
export interface Keeper {
  readonly office: OfficeKindName;
  /** GB/T 2260 code; 0 for a national office. */
  readonly division: number;
}

/** A disclosure as the ledger tells it. */
export interface LoggedDisclosure extends Keeper {
  /** The officer's account. */
  readonly by: string;
  readonly purpose: PurposeName;
  /** Commitment to who asked and which fields were shown. */
  readonly recipient: string;
  /** Unix seconds. */
  readonly at: number;
}

/** An erasure as the ledger tells it. */
export interface LoggedErasure {
  /** The account of the attester or the officer. */
  readonly by: string;
  readonly ground: ErasureGroundName;
  /** UTC+8. */
  readonly day: IsoDate;
}

/** What became of the data behind a commitment, oldest first. */
export interface History {
  readonly disclosures: readonly LoggedDisclosure[];
  /** Null while the data are kept. */
  readonly erasure: LoggedErasure | null;
}

/**
 * Who asked for a disclosure and what was shown, as a record: its commitment goes into the log, it is itself kept by
 * the office.
 *
 * @param who as the office knows the recipient; never goes on chain.
 */
export function receipt({ commitment, purpose, fields }: Disclosure, who: string): FieldRecord {
  return commit({
    recipient: who,
    shownOf: commitment,
    purpose,
    fields: fields.map(({ name }) => name).join(", "),
  });
}

/**
 * Logs a disclosure, before it is handed over. The suite's runner holds the office.
 *
 * @param asked the {@link receipt} of the disclosure.
 */
export async function log(
  { consortium }: Suite,
  { commitment, purpose }: Disclosure,
  asked: FieldRecord,
  { office, division }: Keeper,
): Promise<ContractTransactionReceipt | null> {
  const args = [commitment, OfficeKind[office], division, Purpose[purpose], asked.commitment] as const;
  return mined(consortium.logDisclosure(...args));
}

/**
 * Records that the data behind a commitment were destroyed, after they were.
 *
 * @param keeper the office of the suite's runner, Identity for credentials or Registrar for particulars; for an
 * attested document none: the runner is its attester or the national Accreditation office.
 */
export async function recordErasure(
  { consortium }: Suite,
  commitment: string,
  ground: ErasureGroundName,
  keeper?: Keeper,
): Promise<ContractTransactionReceipt | null> {
  if (keeper === undefined) return mined(consortium.recordErasure(commitment, ErasureGround[ground]));
  const { office, division } = keeper;
  return mined(consortium.recordErasureOf(commitment, OfficeKind[office], division, ErasureGround[ground]));
}

/** The log of what was shown, and whether it still can be. */
export async function history({ consortium, deployment }: Suite, commitment: string): Promise<History> {
  const { filters } = consortium;
  const shown = await consortium.queryFilter(filters.DisclosureLogged(commitment), deployment.block);
  const [erased] = await consortium.queryFilter(filters.ErasureRecorded(commitment), deployment.block);
  return {
    disclosures: await Promise.all(
      shown.map(async (event) => {
        const { args } = event;
        const { timestamp } = await event.getBlock();
        return {
          by: args.by,
          office: nameOf(OfficeKind, args.office),
          division: Number(args.division),
          purpose: nameOf(Purpose, args.purpose),
          recipient: args.recipient,
          at: timestamp,
        };
      }),
    ),
    erasure:
      erased === undefined
        ? null
        : {
            by: erased.args.by,
            ground: nameOf(ErasureGround, erased.args.ground),
            day: dates.fromDay(Number(erased.args.day)),
          },
  };
}

async function mined(
  transaction: Promise<ContractTransactionResponse>,
): Promise<ContractTransactionReceipt | null> {
  return (await transaction).wait();
}
