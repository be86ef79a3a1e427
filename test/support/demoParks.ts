import { JsonRpcProvider } from "ethers";
import { readRecord } from "../../scripts/lib/records.js";
import { connect, type Suite } from "../../sdk/connect/index.js";

/** Contracted, committed, paid in and attested, fen. */
export type Sums = [contracted: bigint, committed: bigint, paidIn: bigint, attested: bigint];

const SOURCES = 4;
const GOVERNMENT = 0n;

/** What events alone say of the money of each park by its name; no total of a contract is asked for. */
export interface Counted {
  readonly sums: ReadonlyMap<string, Sums>;
  /** Government money that was committed, in all. */
  readonly government: bigint;
  /** Day, UTC+8, on which the first park was established. */
  readonly opened: string;
}

/** Counts the money of the parks on a node by its events. */
export async function countedOn(url: string, chain: string): Promise<Counted> {
  const provider = new JsonRpcProvider(url, undefined, { staticNetwork: true });
  try {
    const suite = connect(readRecord(Number(chain)), provider);
    const { parks } = suite;
    const events = await parks.queryFilter(parks.filters.ParkEstablished());
    const names = new Map(events.map(({ args }) => [args.park, args.terms.name]));
    const first = await events[0]?.getBlock();
    const money = await moneyOf(suite);
    const sums = new Map([...money].map(([park, of]) => [names.get(park) ?? "", of]));
    return { sums, government: await governmentOf(suite), opened: dayOf(first?.timestamp ?? 0) };
  } finally {
    provider.destroy();
  }
}

/** Sums by park. */
async function moneyOf({ investments }: Suite): Promise<ReadonlyMap<bigint, Sums>> {
  const { filters } = investments;
  const parks = new Map<bigint, bigint>();
  const sums = new Map<bigint, Sums>();
  const add = (agreement: bigint, stage: number, fen: bigint): void => {
    const park = parks.get(agreement) ?? 0n;
    const of = sums.get(park) ?? ([0n, 0n, 0n, 0n] as Sums);
    of[stage] = (of[stage] ?? 0n) + fen;
    sums.set(park, of);
  };
  for (const { args } of await investments.queryFilter(filters.AgreementProposed()))
    parks.set(args.agreement, args.park);
  for (const { args } of await investments.queryFilter(filters.AgreementAccepted()))
    for (let i = 0; i < SOURCES; i++) add(args.agreement, 0, args.contracted[i] ?? 0n);
  for (const { args } of await investments.queryFilter(filters.Committed()))
    add(args.agreement, 1, args.amount);
  for (const { args } of await investments.queryFilter(filters.PaidIn())) add(args.agreement, 2, args.amount);
  for (const { args } of await investments.queryFilter(filters.InvestmentAttested()))
    add(args.agreement, 3, args.total);
  return sums;
}

async function governmentOf({ investments }: Suite): Promise<bigint> {
  const events = await investments.queryFilter(investments.filters.Committed(undefined, GOVERNMENT));
  return events.reduce((sum, { args }) => sum + args.amount, 0n);
}

function dayOf(timestamp: number): string {
  return new Date((timestamp + 8 * 3_600) * 1_000).toISOString().slice(0, 10);
}
