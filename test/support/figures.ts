// SPDX-License-Identifier: Apache-2.0
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import {
  id,
  ZeroAddress,
  ZeroHash,
  type ContractTransactionReceipt,
  type ContractTransactionResponse,
} from "ethers";
import { dates, type IsoDate } from "../../sdk/dates/index.js";
import { DocumentKind, Metric, type MetricName } from "../../sdk/enums/index.js";
import type { FigureInputStruct } from "../../typechain-types/contracts/park/figures/IFigures.js";
import { fresh } from "./acts.js";
import { today } from "./registry.js";
import type { OpenPark } from "./parks.js";
import type { LoadedSuite } from "./suite.js";

/** Who a figure is of; the park itself if nobody. */
export type Subject = { readonly address: string } | null;

/** Goes to noon of a day, UTC+8, if it has not come: a test that counts days does not run into midnight. */
export async function reach(s: LoadedSuite, day: IsoDate): Promise<void> {
  const noon = dates.toDay(day) * 86_400 + 4 * 3_600;
  if ((await s.networkHelpers.time.latest()) < noon) await s.networkHelpers.time.increaseTo(noon);
}

/** Goes to noon of tomorrow, UTC+8, and tells its date. */
export async function nextNoon(s: LoadedSuite): Promise<IsoDate> {
  const tomorrow = dates.addDays(await today(s), 1);
  await reach(s, tomorrow);
  return tomorrow;
}

/** First and last day of a period of a series. */
export function periodOf(from: IsoDate, months: number, period = 1): [first: IsoDate, last: IsoDate] {
  const next = dates.addMonths(from, months * period);
  return [dates.addMonths(from, months * (period - 1)), dates.addDays(next, -1)];
}

/** Goes to the day after a period. */
export async function periodPasses(
  s: LoadedSuite,
  from: IsoDate,
  months: number,
  period = 1,
): Promise<IsoDate> {
  const [, last] = periodOf(from, months, period);
  const next = dates.addDays(last, 1);
  await reach(s, next);
  return next;
}

/** A figure of a year on a fresh report of the suite's attester. */
export async function figure(
  { s, park }: Pick<OpenPark, "s" | "park">,
  subject: Subject,
  metric: MetricName,
  from: IsoDate,
  value: bigint,
  more: Partial<FigureInputStruct> = {},
): Promise<FigureInputStruct> {
  return {
    park,
    subject: subject?.address ?? ZeroAddress,
    metric: Metric[metric],
    from: dates.toDay(from),
    months: 12,
    value,
    method: id("method"),
    document: more.document ?? (await fresh(s, "FiguresReport")),
    ...more,
  };
}

/** The attester files a figure. */
export const files = (
  { s }: Pick<OpenPark, "s">,
  input: FigureInputStruct,
  by = s.attester,
): Promise<ContractTransactionResponse> => s.figures.connect(by).file(input);

/** The attester restates a figure. */
export const restates = (
  { s }: Pick<OpenPark, "s">,
  input: FigureInputStruct,
  by = s.attester,
): Promise<ContractTransactionResponse> => s.figures.connect(by).restate(input);

/** The receipt of what was sent. */
export const mined = async (
  sent: Promise<ContractTransactionResponse>,
): Promise<ContractTransactionReceipt | null> => (await sent).wait();

/** The values that name a figure, as the contracts take them. */
export const named = (f: FigureInputStruct): [bigint, string, bigint, bigint, bigint] => [
  BigInt(f.park),
  f.subject as string,
  BigInt(f.metric),
  BigInt(f.from),
  BigInt(f.months),
];

/** Admits an account as attester of every kind of document, and has it attest a report of this name. */
export async function reportBy(s: LoadedSuite, by: HardhatEthersSigner, name: string): Promise<string> {
  const document = id(`${name} of ${by.address}`);
  await s.consortium.connect(s.accreditation).admitAttester(by.address, 2 ** 32 - 1, 1, 0, ZeroHash);
  await s.consortium.connect(by).attest(document, DocumentKind.FiguresReport, 0, ZeroHash);
  return document;
}

/** The account of a party, as the sender of a transaction of its own. */
export async function accountOf(
  s: LoadedSuite,
  { address }: { readonly address: string },
): Promise<HardhatEthersSigner> {
  await s.networkHelpers.setBalance(address, 10n ** 18n);
  return s.ethers.getImpersonatedSigner(address);
}
