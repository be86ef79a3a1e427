// SPDX-License-Identifier: Apache-2.0
import type { ContractTransactionReceipt } from "ethers";
import { mined, type Suite } from "../connect/index.js";
import { explain, type ParkfolioError } from "../errors/index.js";
import type { LoadManifest } from "./manifest.js";

/** What a manifest is proposed with, beside its rows. */
export interface ProposalTerms {
  /** Register that takes the titles; that of intellectual property by default. */
  readonly register?: string;
  /** Division whose offices load it; the national ones by default. */
  readonly division?: number;
  /** Commitment of the attested document of kind `Manifest`. */
  readonly evidence: string;
}

/** Proposes a manifest. The suite's runner holds the examiner's office. */
export async function propose(
  { loads, ip }: Suite,
  { number, rights, fees, root }: LoadManifest,
  { register, division = 0, evidence }: ProposalTerms,
): Promise<ContractTransactionReceipt> {
  const terms = {
    register: register ?? (await ip.getAddress()),
    division,
    rows: rights.length,
    fees,
    root,
    evidence,
  };
  return mined(loads.proposeManifest(number, terms));
}

/** Approves a manifest. The suite's runner holds a registrar's office, and did not propose it. */
export async function approve({ loads }: Suite, manifest: number): Promise<ContractTransactionReceipt> {
  return mined(loads.approveManifest(manifest));
}

/** Ends a load whose rows are all admitted or refused. The suite's runner holds a registrar's office. */
export async function close({ loads }: Suite, manifest: number): Promise<ContractTransactionReceipt> {
  return mined(loads.closeManifest(manifest));
}

/** A row that the register refused, and why. */
export interface RefusedRow {
  readonly index: number;
  /** The custom error, ABI-encoded; `0x` if there was none. */
  readonly reason: string;
  /** The refusal with its meaning; undefined if the reason is no error of the suite. */
  readonly why: ParkfolioError | undefined;
}

/** How far a load has come. */
export interface LoadProgress {
  /** Rows that are through: admitted or refused, in this run or before. */
  readonly done: number;
  readonly of: number;
  /** Rows that this batch admitted. */
  readonly admitted: number;
  readonly refused: readonly RefusedRow[];
  /** Gas of the batch for each of its rows. */
  readonly gasEach: number;
  readonly receipt: ContractTransactionReceipt;
}

/** How rows are admitted. */
export interface AdmitOptions {
  /** Rows in one transaction; 200 by default. */
  readonly batch?: number;
  /** Whether rows that were refused come again; not by default. */
  readonly retry?: boolean;
  /** Told after each batch. */
  readonly onProgress?: (progress: LoadProgress) => void;
}

const DEFAULT_BATCH = 200;

/**
 * Admits the rows that are not through yet, in batches. The suite's runner holds a registrar's office. Stopped halfway, it
 * is called again with the same manifest: what stands is on the chain, and nowhere else.
 *
 * @returns one line a batch, as `onProgress` was told; none if nothing is left to do.
 */
export async function admit(
  suite: Suite,
  manifest: LoadManifest,
  { batch = DEFAULT_BATCH, retry = false, onProgress }: AdmitOptions = {},
): Promise<readonly LoadProgress[]> {
  if (!Number.isInteger(batch) || batch < 1) throw new RangeError(`no batch of ${batch} rows`);
  const rows = manifest.rights.length;
  const { admitted, refused } = await through(suite, manifest.number, rows);
  const isDone = (index: number): boolean => admitted.has(index) || (!retry && refused.has(index));
  const left = manifest.rights.map((_, index) => index).filter((index) => !isDone(index));
  const batches: LoadProgress[] = [];
  for (let sent = 0; sent < left.length; sent += batch) {
    const indices = left.slice(sent, sent + batch);
    const receipt = await admitBatch(suite, manifest, indices);
    const refusals = refusalsIn(suite, receipt);
    const progress = {
      done: rows - left.length + sent + indices.length,
      of: rows,
      admitted: indices.length - refusals.length,
      refused: refusals,
      gasEach: Math.round(Number(receipt.gasUsed) / indices.length),
      receipt,
    };
    batches.push(progress);
    onProgress?.(progress);
  }
  return batches;
}

/** Admits these rows in one transaction; what stands is passed over. */
export async function admitBatch(
  { loads }: Suite,
  manifest: LoadManifest,
  indices: readonly number[],
): Promise<ContractTransactionReceipt> {
  const { rows, proof, flags } = manifest.prove(indices);
  return mined(loads.admitRows(manifest.number, rows, proof, flags));
}

/** Rows by their state on the chain. */
export interface Through {
  readonly admitted: ReadonlySet<number>;
  readonly refused: ReadonlySet<number>;
}

const ROWS_A_WORD = 256;
const WORDS_AT_ONCE = 64;

/** Which rows of a manifest are through. */
export async function through({ loads }: Suite, manifest: number, rows: number): Promise<Through> {
  const [admitted, refused] = [new Set<number>(), new Set<number>()];
  const words = Math.ceil(rows / ROWS_A_WORD);
  for (let word = 0; word < words; word += WORDS_AT_ONCE) {
    const found = await loads.rowsOf(manifest, word, Math.min(WORDS_AT_ONCE, words - word));
    collect(found.admitted, word, admitted);
    collect(found.refused, word, refused);
  }
  return { admitted, refused };
}

function collect(words: readonly bigint[], first: number, into: Set<number>): void {
  for (const [i, bits] of words.entries()) {
    for (let rest = bits, row = 0; rest !== 0n; rest >>= 1n, row++)
      if ((rest & 1n) === 1n) into.add((first + i) * ROWS_A_WORD + row);
  }
}

/** Rows that are refused as things stand, each with the last reason: what a supplementary manifest is about. */
export async function refusals(suite: Suite, manifest: number): Promise<readonly RefusedRow[]> {
  const { loads, deployment } = suite;
  const { rows } = await loads.manifestOf(manifest);
  const { refused } = await through(suite, manifest, Number(rows));
  const events = await loads.queryFilter(loads.filters.RowRefused(manifest), deployment.block);
  const last = new Map(events.map(({ args }) => [Number(args.index), args.reason] as const));
  return [...refused].toSorted((a, b) => a - b).map((index) => refusedRow(index, last.get(index) ?? "0x"));
}

function refusalsIn({ loads }: Suite, { logs }: ContractTransactionReceipt): RefusedRow[] {
  const events = logs.map((log) => loads.interface.parseLog(log));
  return events
    .filter((event) => event?.name === "RowRefused")
    .map((event) => event?.args as unknown as { index: bigint; reason: string })
    .map(({ index, reason }) => refusedRow(Number(index), reason));
}

function refusedRow(index: number, reason: string): RefusedRow {
  return { index, reason, why: explain(reason) };
}
