import { existsSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { HardhatError } from "@nomicfoundation/hardhat-errors";
import { status, trackTransaction, wipe, type ArtifactResolver } from "@nomicfoundation/ignition-core";
import type { NetworkConnection } from "hardhat/types/network";

/** Milliseconds between two questions to a node. */
export const POLLING_MS = 100;

/** Where Ignition keeps what a deployment did, and the node to ask about what it does not tell. */
export interface Journal {
  readonly directory: string;
  readonly connection: NetworkConnection<"l1">;
  readonly artifactResolver: ArtifactResolver;
  /** Milliseconds that a transaction which the node still holds may take to be mined; three minutes by default. */
  readonly patience?: number | undefined;
}

/** A line of the journal, as far as it matters here. */
interface Message {
  readonly type: string;
  readonly futureId: string;
  /** Who sends, in the first message of a future. */
  readonly from: string;
  /** The number of the transaction, where one is prepared. */
  readonly nonce: number;
}

/** What was noted of one step of the plan. */
interface Future {
  readonly first: Message;
  last: Message;
}

/** A transaction that was about to be sent when a run ended. */
type Prepared = Pick<Message, "futureId" | "from" | "nonce">;

/** The first message of a future that sends something. */
const BEGUN = /^(DEPLOYMENT|CALL|SEND_DATA)_EXECUTION_STATE_INITIALIZE$/;
const PREPARED = "TRANSACTION_PREPARE_SEND";
const SENT = "TRANSACTION_SEND";
const REPLACED = "ONCHAIN_INTERACTION_REPLACED_BY_USER";

/**
 * Runs a deployment on a journal, from wherever an earlier run ended.
 *
 * @throws Error if a transaction of an earlier run is sent and is not mined in time, and whatever the run throws.
 */
export async function goingOn<T>(journal: Journal, run: () => Promise<T>): Promise<T> {
  await mend(journal);
  try {
    return await run();
  } catch (error) {
    // Numbers are counted on from what is not confirmed, also if a later one was confirmed before: this run has
    // confirmed the rest, the next counts as the node does.
    if (!HardhatError.isHardhatError(error, HardhatError.ERRORS.IGNITION.EXECUTION.NONCE_TOO_HIGH))
      throw error;
    return run();
  }
}

/**
 * Makes a journal fit to go on from, wherever an earlier run ended. Ignition goes on by itself from most places; not
 * from a line or a list of addresses that was half written, from a future that had only begun, nor from a transaction
 * whose hash was not noted any more.
 */
async function mend(journal: Journal): Promise<void> {
  const { directory, artifactResolver } = journal;
  const messages = wholeMessages(fileOf(directory));
  if (messages.length === 0) return;
  for (const { first, last } of futuresIn(messages)) {
    if (last === first) await wipe(directory, artifactResolver, first.futureId);
    if (last.type === PREPARED) await complete(journal, { ...last, from: first.from });
  }
  await listAddresses(directory);
}

/** What a journal tells, without a last line that is half written, which is cut off the file too. */
function wholeMessages(file: string): Message[] {
  if (!existsSync(file)) return [];
  const text = readFileSync(file, "utf8");
  const end = text.lastIndexOf("\n");
  const torn = !isWhole(text.slice(end + 1) || "{}");
  if (torn) truncateSync(file, Buffer.byteLength(text.slice(0, end)));
  const lines = (torn ? text.slice(0, end) : text).split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Message);
}

function isWhole(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

/** How far each future came: its first message, and its last one, but none after a transaction that stands. */
function futuresIn(messages: readonly Message[]): Iterable<Future> {
  const futures = new Map<string, Future>();
  for (const message of messages) {
    const future = futures.get(message.futureId);
    if (BEGUN.test(message.type)) futures.set(message.futureId, { first: message, last: message });
    else if (future !== undefined && (future.last.type !== SENT || message.type === REPLACED))
      future.last = message;
  }
  return futures.values();
}

/** Notes the hash of a transaction that was sent; forgets a future whose transaction never left. */
async function complete(journal: Journal, prepared: Prepared): Promise<void> {
  const { directory, connection, artifactResolver } = journal;
  const { futureId, from, nonce } = prepared;
  if ((await connection.ethers.provider.getTransactionCount(from, "pending")) <= nonce) {
    await wipe(directory, artifactResolver, futureId);
    return;
  }
  await mined(journal, prepared);
  await trackTransaction(directory, await hashOf(connection, prepared), connection.provider, 1);
}

async function mined({ connection, patience = 180_000 }: Journal, { from, nonce }: Prepared): Promise<void> {
  const deadline = Date.now() + patience;
  while ((await connection.ethers.provider.getTransactionCount(from, "latest")) <= nonce) {
    if (Date.now() > deadline)
      throw new Error(`transaction ${nonce} of ${from} is sent, and not mined yet: run again later`);
    await setTimeout(POLLING_MS);
  }
}

/** Looks through the chain from its end: a run that ended is usually taken up soon. */
async function hashOf({ ethers }: NetworkConnection<"l1">, { from, nonce }: Prepared): Promise<string> {
  for (let number = await ethers.provider.getBlockNumber(); number >= 0; number--) {
    const block = await ethers.provider.getBlock(number, true);
    const found = block?.prefetchedTransactions.find(
      (transaction) => transaction.nonce === nonce && transaction.from.toLowerCase() === from.toLowerCase(),
    );
    if (found !== undefined) return found.hash;
  }
  throw new Error(`no block holds transaction ${nonce} of ${from}`);
}

/** The block of the first transaction that a deployment's journal confirms. */
export function firstBlock(directory: string): number | undefined {
  const file = fileOf(directory);
  if (!existsSync(file)) return undefined;
  const confirmed = readFileSync(file, "utf8").matchAll(/"blockNumber":(\d+)/g);
  const blocks = [...confirmed].map(([, block]) => Number(block));
  return blocks.length === 0 ? undefined : Math.min(...blocks);
}

function fileOf(directory: string): string {
  return join(directory, "journal.jsonl");
}

/** Writes anew which contracts stand where: Ignition keeps the list beside the journal, and needs it readable. */
async function listAddresses(directory: string): Promise<void> {
  const { contracts } = await status(directory);
  const addresses = Object.entries(contracts).map(([id, { address }]) => [id, address]);
  writeFileSync(
    join(directory, "deployed_addresses.json"),
    `${JSON.stringify(Object.fromEntries(addresses), null, 2)}\n`,
  );
}
