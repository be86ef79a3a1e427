// SPDX-License-Identifier: Apache-2.0
import { id, ZeroAddress, type ContractTransactionReceipt } from "ethers";
import { dates, type IsoDate } from "../../sdk/dates/index.js";
import {
  Consequence,
  CovenantState,
  Metric,
  nameOf,
  roleOf,
  type CovenantStateName,
  type MetricName,
} from "../../sdk/enums/index.js";
import type { CovenantTermsStruct } from "../../typechain-types/contracts/park/covenants/ICovenants.js";
import { figure, files, nextNoon, periodOf, periodPasses, restates } from "./figures.js";
import { agreementTerms, attestsTotal, commits, invests, paysIn } from "./investments.js";
import { calls } from "./lending.js";
import { openPark, type OpenPark } from "./parks.js";
import { enrolled, keyOf, parcel, today, type KeyedParty } from "./registry.js";
import { loadSuite } from "./suite.js";

/** A park, and a party that promises from a day on. */
export interface Promising extends OpenPark {
  readonly obligor: KeyedParty;
  readonly from: IsoDate;
}

/** A park whose covenants begin at noon of tomorrow. */
export async function promising(): Promise<Promising> {
  const s = await loadSuite();
  const from = await nextNoon(s);
  return { ...(await openPark(s)), obligor: await enrolled(s, 0), from };
}

/** 80 jobs in each of two years, with 90 days to report and 60 to cure; a breach costs grants. */
export const covenantTerms = (
  {
    park,
    obligor,
    from,
  }: Pick<Promising, "park" | "from"> & { readonly obligor: { readonly address: string } },
  more: Partial<CovenantTermsStruct> = {},
): CovenantTermsStruct => ({
  park,
  obligor: obligor.address,
  agreement: 0,
  metric: Metric.Jobs,
  perMu: false,
  atMost: false,
  target: 80n,
  toleranceBp: 0,
  from: dates.toDay(from),
  months: 12,
  periods: 2,
  reportDays: 90,
  cureDays: 60,
  attester: ZeroAddress,
  consequence: Consequence.Clawback,
  terms: id("covenant"),
  ...more,
});

type Step = "accept" | "assess" | "enforce" | "propose" | "waive" | "withdraw";

/** A party takes a step of a covenant. */
export const promises = (
  { s }: Pick<Promising, "s">,
  party: KeyedParty,
  step: Step,
  ...values: readonly unknown[]
): Promise<ContractTransactionReceipt | null> => calls(s, party, s.covenants, step, values);

/** The operator proposes a covenant; its number. */
export async function covenantProposed(
  n: Promising,
  more: Partial<CovenantTermsStruct> = {},
): Promise<bigint> {
  await promises(n, n.operator, "propose", covenantTerms(n, more));
  return n.s.covenants.count();
}

/** The operator proposes a covenant, and the obligor accepts it; its number. */
export async function covenantAgreed(n: Promising, more: Partial<CovenantTermsStruct> = {}): Promise<bigint> {
  const covenant = await covenantProposed(n, more);
  await promises(n, n.obligor, "accept", covenant);
  return covenant;
}

/** Somebody without office has a period assessed. */
export async function assessed(
  { s }: Pick<Promising, "s">,
  covenant: bigint,
  period = 1,
): Promise<ContractTransactionReceipt | null> {
  return (await s.covenants.connect(keyOf(s, 10)).assess(covenant, period)).wait();
}

/** State of a period, by name. */
export const stateOf = async (
  { s }: Pick<Promising, "s">,
  covenant: bigint,
  period = 1,
): Promise<CovenantStateName> => nameOf(CovenantState, await s.covenants.stateOf(covenant, period));

/** The unmet share of a period, and the number of the assessment that says so. */
export const unmet = async (
  { s }: Pick<Promising, "s">,
  covenant: bigint,
  period = 1,
): Promise<[bigint, bigint, bigint]> => {
  const { numerator, denominator, version } = await s.covenants.unmetOf(covenant, period);
  return [numerator, denominator, version];
};

/** Goes to the day after a period of a year, and files its figure; nothing is assessed. */
export async function reported(
  n: Promising,
  metric: MetricName,
  value: bigint,
  period = 1,
  more = {},
): Promise<void> {
  await periodPasses(n.s, n.from, 12, period);
  await files(n, await figure(n, n.obligor, metric, periodOf(n.from, 12, period)[0], value, more));
}

/** The attester restates the figure of a year. */
export async function corrected(n: Promising, metric: MetricName, value: bigint, period = 1): Promise<void> {
  await restates(n, await figure(n, n.obligor, metric, periodOf(n.from, 12, period)[0], value));
}

/** The key of who enforces in tests, of those without office. */
export const BOOK_KEY = 6;

/** What enforces a period of a covenant, 1 if none is named. */
type Enforcing = (covenant: bigint, period?: number) => Promise<ContractTransactionReceipt | null>;

/** An account holds the office of a contract that enforces, as the ledger of grants does. */
export async function enforcing({ s }: Pick<Promising, "s">): Promise<Enforcing> {
  const book = keyOf(s, BOOK_KEY);
  await s.consortium.grantRole(roleOf("ParkBook", 0), book.address, 0);
  return async (covenant, period = 1) => (await s.covenants.connect(book).enforce(covenant, period)).wait();
}

/** Fen of private money that an agreement here contracts, commits and pays in. */
export const INVESTED = 2_100_000_000n;

/** The obligor's agreement to invest 21 million yuan of its own, all of it paid in; its number. */
export async function invested(n: Promising, title: string | null = null): Promise<bigint> {
  const { s, park, operator, obligor } = n;
  const terms = await agreementTerms(
    { s, park, company: obligor, title: title ?? parcel(1) },
    { contracted: [0n, 0n, INVESTED, 0n], schedule: [] },
  );
  await invests(n, operator, "propose", title === null ? { ...terms, parcel: 0n } : terms);
  const agreement = await s.investments.lastAgreement();
  await invests(n, obligor, "accept", agreement);
  await commits(n, obligor, agreement, "Private", INVESTED);
  await paysIn(n, obligor, agreement, "Private", INVESTED);
  return agreement;
}

/** The attester says what is paid in under an agreement as of a day, today if none is named. */
export const attests = async (
  n: Pick<Promising, "s">,
  agreement: bigint,
  total: bigint,
  asOf?: IsoDate,
): Promise<string> => attestsTotal(n, agreement, "Private", total, dates.toDay(asOf ?? (await today(n.s))));
