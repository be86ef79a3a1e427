import { IP_LAW } from "../../deploy/parameters/rights.js";
import * as enums from "../../sdk/enums/index.js";
import {
  dates,
  type FeeRules,
  type IpStageName,
  type IsoDate,
  type RightClassName,
} from "../../sdk/index.js";
import type { HeaderChange, KeyedParty } from "../support/registry.js";
import type { Filing } from "../support/rights.js";
import { idOf } from "./fields.js";
import type { IpOffice } from "./ipOffice.js";

/** What the deployment of the tests says of the fees of a class. */
export function feeRules(of: RightClassName): FeeRules {
  const { terms, fees } = IP_LAW[of];
  return {
    terms: terms.map(({ since, lateFeePercent, renewal }) => ({
      since,
      graceMonths: lateFeePercent.length,
      lateFeePercent,
      renewalYears: renewal.years,
      renewalWindowMonths: renewal.windowMonths,
    })),
    tables: fees === undefined ? [] : [{ since: fees.since, fen: fees.fenByYear }],
  };
}

/** Enters a right that the office has granted already, to holders by equal shares. */
export async function registered(
  office: IpOffice,
  title: string,
  holders: readonly KeyedParty[],
  fields: Filing & Pick<Required<Filing>, "filedOn" | "grantedOn">,
): Promise<void> {
  const evidence = await office.desk.document("AuthorityDecision");
  const shares = holders.map((holder) => [holder, 1n] as const);
  await office.file(title, shares, { stage: "Granted", ...fields }, { evidence });
}

/** Pays a fee, today unless said otherwise, on a fresh receipt. */
export async function pay(
  office: IpOffice,
  title: string,
  payer: KeyedParty | null,
  year: bigint,
  amount: bigint,
  { paidOn, part = false, ...header }: HeaderChange & { paidOn?: IsoDate; part?: boolean } = {},
): Promise<bigint> {
  const fields = { year, paidOn: paidOn ?? (await office.today()), amount, part };
  const evidence = header.evidence ?? (await office.desk.document("PaymentProof"));
  return office.enter("PayFee", title, payer === null ? [] : [payer], fields, { ...header, evidence });
}

/** Records a lapse as of a day, ex officio. */
export async function lapse(office: IpOffice, title: string, effective: IsoDate): Promise<bigint> {
  const evidence = await office.desk.document("AuthorityDecision");
  return office.enter("Lapse", title, [], { national: "CF01" }, { evidence, effective });
}

/** Asks for reinstatement; the notice came today unless said otherwise. */
export async function reinstate(
  office: IpOffice,
  title: string,
  holder: KeyedParty,
  amount: bigint,
  { noticedOn, ...more }: { noticedOn?: IsoDate; obstacleEnded?: IsoDate } & HeaderChange = {},
): Promise<bigint> {
  const { obstacleEnded = null, ...header } = more;
  const fields = { noticedOn: noticedOn ?? (await office.today()), obstacleEnded, amount };
  const evidence = header.evidence ?? (await office.desk.document("PaymentProof"));
  return office.enter("Reinstate", title, [holder], fields, { ...header, evidence });
}

/** What the register says of a right's life. */
export interface Standing {
  readonly stage: IpStageName;
  readonly letter: string;
  readonly paid: number;
  readonly termEnd: IsoDate;
}

export async function standingOf(office: IpOffice, title: string): Promise<Standing> {
  const { stage, letter, paid, termEnd } = await office.suite.ipViews.rightOf(idOf(title));
  return {
    stage: enums.nameOf(enums.IpStage, stage),
    letter: String.fromCharCode(Number(letter)),
    paid: Number(paid),
    termEnd: dates.fromDay(Number(termEnd)),
  };
}

/** Number of entries on a folio. */
export async function versionOf(office: IpOffice, title: string): Promise<bigint> {
  return (await office.suite.ipViews.folioOf(idOf(title))).version;
}

/** What is kept of a title's payments for its next fee. */
export async function creditOf(office: IpOffice, title: string): Promise<bigint> {
  const day = dates.toDay(await office.today());
  return (await office.suite.ipViews.feeOf(idOf(title), day)).credit;
}
