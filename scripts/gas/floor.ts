import { getBytes, type JsonRpcApiProvider } from "ethers";

/** What a transaction cannot cost less than, given what it carries, changes and logs. */
export const PRICE = {
  transaction: 21_000,
  zeroByte: 4,
  nonZeroByte: 16,
  slotMadeNonZero: 22_100,
  slotChanged: 5_000,
  log: 375,
  topic: 375,
  logByte: 8,
  signature: 3_000,
} as const;

export interface Measured {
  gas: number;
  floor: number;
  /** gas / floor, to three decimals */
  overhead: number;
}

export interface MeasureOptions {
  /** A provider whose node traces with `prestateTracer` (anvil, geth, Besu ≥ 24). */
  provider: JsonRpcApiProvider;
  txHash: string;
  /** How many signatures the transaction has checked, its own not counted. */
  signatures: number;
}

/** Storage per account, as the tracer gives it: zero slots are absent. */
type Accounts = Partial<Record<string, { storage?: Partial<Record<string, string>> }>>;

export interface StorageDiff {
  pre: Accounts;
  post: Accounts;
}

/** Measures a mined transaction against its floor. */
export async function measure({ provider, txHash, signatures }: MeasureOptions): Promise<Measured> {
  const [transaction, receipt, diff] = await Promise.all([
    provider.getTransaction(txHash),
    provider.getTransactionReceipt(txHash),
    provider.send("debug_traceTransaction", [
      txHash,
      { tracer: "prestateTracer", tracerConfig: { diffMode: true } },
    ]) as Promise<StorageDiff>,
  ]);
  if (transaction === null || receipt === null) throw new Error(`transaction ${txHash} is not mined`);
  if (receipt.status !== 1) throw new Error(`transaction ${txHash} failed: there is nothing to measure`);
  const slots = countSlots(diff);
  const floor =
    PRICE.transaction +
    calldataGas(transaction.data) +
    PRICE.slotMadeNonZero * slots.madeNonZero +
    PRICE.slotChanged * slots.changed +
    receipt.logs.reduce((sum, { topics, data }) => sum + logGas(topics.length, data), 0) +
    PRICE.signature * signatures;
  const gas = Number(receipt.gasUsed);
  return { gas, floor, overhead: overhead(gas, floor) };
}

/** Counts the storage slots that a transaction left different from how it found them. */
export function countSlots({ pre, post }: StorageDiff): { madeNonZero: number; changed: number } {
  let madeNonZero = 0;
  let changed = 0;
  for (const address of new Set([...Object.keys(pre), ...Object.keys(post)])) {
    const before = pre[address]?.storage ?? {};
    const after = post[address]?.storage ?? {};
    for (const slot of new Set([...Object.keys(before), ...Object.keys(after)])) {
      const [old, now] = [BigInt(before[slot] ?? 0), BigInt(after[slot] ?? 0)];
      if (old === now) continue;
      if (old === 0n) madeNonZero++;
      else changed++;
    }
  }
  return { madeNonZero, changed };
}

export function calldataGas(data: string): number {
  return getBytes(data).reduce((sum, byte) => sum + (byte === 0 ? PRICE.zeroByte : PRICE.nonZeroByte), 0);
}

export function overhead(gas: number, floor: number): number {
  return Math.round((gas / floor) * 1000) / 1000;
}

function logGas(topics: number, data: string): number {
  return PRICE.log + PRICE.topic * topics + PRICE.logByte * getBytes(data).length;
}
