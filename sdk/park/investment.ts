// SPDX-License-Identifier: Apache-2.0
import type { Suite } from "../connect/index.js";
import { dates, type IsoDate } from "../dates/index.js";
import {
  AgreementState,
  InvestmentSource,
  nameOf,
  type AgreementStateName,
  type InvestmentSourceName,
} from "../enums/index.js";
import { titleId } from "../identifiers/index.js";
import { labelOf, wordOf } from "./labels.js";
import type { Moment } from "./moment.js";

/** Sums of investment, kept apart, fen. */
export interface InvestmentSums {
  /** In agreements that both sides accepted. */
  readonly contracted: bigint;
  /** Bindingly committed by the investor. */
  readonly committed: bigint;
  /** Paid in, by receipts that count once. */
  readonly paidIn: bigint;
  /** Attested by somebody independent. */
  readonly attested: bigint;
}

/** Sums by source, and in all. */
export interface InvestmentTotals {
  readonly bySource: Readonly<Record<InvestmentSourceName, InvestmentSums>>;
  readonly all: InvestmentSums;
  /** Government money in what is contracted and in what is paid in, hundredths of a per cent, rounded down. */
  readonly governmentShareBp: { readonly contracted: number; readonly paidIn: number };
}

/** An agreement on investment. Amounts are fen. */
export interface AgreementLine {
  readonly agreement: number;
  readonly investor: string;
  readonly state: AgreementStateName;
  /** Label of the programme, see {@link labelOf}; empty if it belongs to none. */
  readonly programme: string;
  /** Parcel that it is for; null if none. */
  readonly parcel: string | null;
  /** Guidance fund whose money it is; null if none. */
  readonly fund: number | null;
  readonly signedOn: IsoDate;
  readonly sums: InvestmentSums;
  /** What the schedule asks for by the day, and what was attested as of it. */
  readonly progress: { readonly scheduled: bigint; readonly attested: bigint };
}

const SOURCES = Object.keys(InvestmentSource) as InvestmentSourceName[];

/** Totals of a park, of a programme by its label, or of the whole ledger, as of one block. */
export async function investmentTotals(
  { investments }: Suite,
  of: { readonly park: number } | { readonly programme: string } | "ledger",
  { blockTag }: Pick<Moment, "blockTag">,
): Promise<InvestmentTotals> {
  const read = async (source: InvestmentSourceName): Promise<InvestmentSums> => {
    const number = InvestmentSource[source];
    if (of === "ledger") return sums(await investments.totals(number, { blockTag }));
    if ("park" in of) return sums(await investments.totalsOfPark(of.park, number, { blockTag }));
    return sums(await investments.totalsOfProgramme(wordOf(of.programme), number, { blockTag }));
  };
  const list = await Promise.all(SOURCES.map(async (source) => [source, await read(source)] as const));
  const bySource = Object.fromEntries(list) as Record<InvestmentSourceName, InvestmentSums>;
  const all = added(list.map(([, one]) => one));
  const { Government } = bySource;
  return {
    bySource,
    all,
    governmentShareBp: {
      contracted: shareBp(Government.contracted, all.contracted),
      paidIn: shareBp(Government.paidIn, all.paidIn),
    },
  };
}

/** The agreements of a park by number, proposed and withdrawn ones among them. */
export async function agreementsOf(suite: Suite, park: number, at: Moment): Promise<AgreementLine[]> {
  const { investments, deployment } = suite;
  const events = await investments.queryFilter(
    investments.filters.AgreementProposed(undefined, park),
    deployment.block,
    at.blockTag,
  );
  return Promise.all(events.map(({ args }) => agreementOf(suite, Number(args.agreement), at)));
}

/** An agreement. @throws RangeError if there is none of this number. */
export async function agreementOf(
  { investments }: Suite,
  agreement: number,
  { blockTag, day }: Moment,
): Promise<AgreementLine> {
  const { terms, state } = await investments.agreementOf(agreement, { blockTag });
  if (state === 0n) throw new RangeError(`there is no agreement ${agreement}`);
  const list = await Promise.all(
    SOURCES.map(async (source) =>
      sums(await investments.sumsOf(agreement, InvestmentSource[source], { blockTag })),
    ),
  );
  const progress = await investments.progressOf(agreement, dates.toDay(day), { blockTag });
  return {
    agreement,
    investor: terms.investor,
    state: nameOf(AgreementState, state),
    programme: labelOf(terms.programme),
    parcel: terms.parcel === 0n ? null : titleId.decode(terms.parcel),
    fund: terms.fund === 0n ? null : Number(terms.fund),
    signedOn: dates.fromDay(Number(terms.signedOn)),
    sums: added(list),
    progress: { scheduled: progress.scheduled, attested: progress.attested },
  };
}

function sums({ contracted, committed, paidIn, attested }: InvestmentSums): InvestmentSums {
  return { contracted, committed, paidIn, attested };
}

function added(list: readonly InvestmentSums[]): InvestmentSums {
  const sum = (of: keyof InvestmentSums): bigint => list.reduce((total, one) => total + one[of], 0n);
  return {
    contracted: sum("contracted"),
    committed: sum("committed"),
    paidIn: sum("paidIn"),
    attested: sum("attested"),
  };
}

function shareBp(part: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Number((part * 10_000n) / whole);
}
