import { encodeBytes32String } from "ethers";
import { mined } from "../../../sdk/connect/index.js";
import { dates, type IsoDate } from "../../../sdk/dates/index.js";
import { InvestmentSource, type InvestmentSourceName } from "../../../sdk/enums/index.js";
import { titleId } from "../../../sdk/identifiers/index.js";
import type { Call } from "../../../sdk/index.js";
import { call } from "../../lib/acting.js";
import { attested, today, type KeyedParty } from "../../lib/counter.js";
import { premisesOf, type Desk } from "./desk.js";
import { millions, type BySource, type ParkPlan } from "./plan.js";

/** Label of the programme to which all of it belongs. */
const PROGRAMME = encodeBytes32String("parks");
const REGISTERED_CAPITAL = millions(1_000);
const SOURCES = Object.keys(InvestmentSource) as InvestmentSourceName[];
/** Places among the stages of a plan. */
const [CONTRACTED, COMMITTED, PAID_IN, ATTESTED] = [0, 1, 2, 3] as const;
type Stage = typeof CONTRACTED | typeof COMMITTED | typeof PAID_IN | typeof ATTESTED;

/** An agreement to come: who invests what, and on what ground. */
export interface Investing {
  readonly investor: KeyedParty;
  readonly sums: BySource;
  /** Parcel that it is for; null if none. */
  readonly land: string | null;
  /** 0 if it is no fund's money. */
  readonly fund: number;
}

/** What is invested in a park: a company's money on its parcel, and a fund's. */
export function investingIn(desk: Desk, plan: ParkPlan, fund: number): readonly Investing[] {
  const { division, direct } = plan;
  const [, land] = premisesOf(division);
  const own = { investor: desk.at(division, "investor"), sums: direct, land, fund: 0 };
  if (plan.fund === undefined) return [own];
  return [own, { investor: desk.at(division, "manager"), sums: plan.fund, land: null, fund }];
}

/** What the operator calls to propose an agreement. */
export async function proposal(
  { c }: Desk,
  park: number,
  { investor, sums, land, fund }: Investing,
): Promise<Call> {
  const { investments } = c.as.registrar;
  const now = await today(c);
  const terms = {
    park,
    investor: investor.address,
    programme: PROGRAMME,
    parcel: land === null ? 0n : titleId.encode(land),
    fund,
    signedOn: dates.toDay(now),
    registeredCapital: REGISTERED_CAPITAL,
    contracted: contractedOf(sums),
    schedule: scheduleOf(sums, now),
    document: await attested(c, "Contract", `investment of ${investor.address} in park ${park}`),
  };
  return call(investments, investments.interface.encodeFunctionData("propose", [terms]));
}

/** The investor accepts, commits, and pays in on receipts, in one batch; then the auditor attests. */
export async function invest(desk: Desk, agreement: number, { investor, sums }: Investing): Promise<void> {
  const { c } = desk;
  const { investments } = c.as.registrar;
  const abi = investments.interface;
  const decision = await attested(c, "Other", `decision on agreement ${agreement}`);
  const commits = sourcesOf(sums, COMMITTED).map(([source, amount]) =>
    abi.encodeFunctionData("commit", [agreement, InvestmentSource[source], amount, decision]),
  );
  const payments = sourcesOf(sums, PAID_IN).map(async ([source, amount]) => {
    const receipt = await attested(c, "PaymentProof", `${source} money of agreement ${agreement}`);
    return abi.encodeFunctionData("payIn", [agreement, InvestmentSource[source], amount, receipt]);
  });
  const steps = [abi.encodeFunctionData("accept", [agreement]), ...commits, ...(await Promise.all(payments))];
  await desk.act(investor, ...steps.map((data) => call(investments, data)));
  await attest(desk, agreement, sums);
}

async function attest({ c }: Desk, agreement: number, sums: BySource): Promise<void> {
  const { investments } = c.as.attester;
  const asOf = dates.toDay(await today(c));
  const report = await attested(c, "FiguresReport", `audit of agreement ${agreement}`);
  for (const [source, total] of sourcesOf(sums, ATTESTED))
    await mined(investments.attest(agreement, InvestmentSource[source], total, asOf, report));
}

/** Sources of which a stage holds something, with the fen. */
function sourcesOf(sums: BySource, stage: Stage): [InvestmentSourceName, bigint][] {
  return SOURCES.map((source): [InvestmentSourceName, bigint] => [
    source,
    millions(sums[source]?.[stage] ?? 0),
  ]).filter(([, amount]) => amount !== 0n);
}

function contractedOf(sums: BySource): [bigint, bigint, bigint, bigint] {
  const of = (source: InvestmentSourceName): bigint => millions(sums[source]?.[CONTRACTED] ?? 0);
  return [of("Government"), of("StateOwned"), of("Private"), of("Foreign")];
}

/** What is paid in now within a year, and all within five. */
function scheduleOf(sums: BySource, now: IsoDate): { by: number; total: bigint }[] {
  const total = (stage: Stage): bigint => sourcesOf(sums, stage).reduce((sum, [, fen]) => sum + fen, 0n);
  return [
    { by: dates.toDay(dates.addYears(now, 1)), total: total(PAID_IN) },
    { by: dates.toDay(dates.addYears(now, 5)), total: total(CONTRACTED) },
  ];
}
