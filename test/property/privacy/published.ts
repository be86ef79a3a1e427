import type { LoadedSuite } from "../../support/suite.js";

type Provider = Pick<LoadedSuite["provider"], "send">;

/** Where something stands that everybody who runs a node can read for ever. */
export type Place = "calldata" | "log" | "storage" | "code";

interface Block {
  readonly transactions: readonly { readonly hash: string; readonly input: string }[];
}

interface Log {
  readonly topics: readonly string[];
  readonly data: string;
  readonly transactionHash: string;
}

interface Changes {
  readonly post: Readonly<
    Record<string, { readonly code?: string; readonly storage?: Readonly<Record<string, string>> }>
  >;
}

/** What a chain has published: each piece once, with the transaction that published it first. */
export class Published {
  readonly #pieces = new Map<string, string>();
  readonly #transactions = new Set<string>();

  /** Transactions read. */
  get transactions(): number {
    return this.#transactions.size;
  }

  /** Hexadecimal pieces, each with where it stands: `storage, transaction 0x…`. */
  get pieces(): ReadonlyMap<string, string> {
    return this.#pieces;
  }

  /** Whether a value stands anywhere. */
  has(hex: string): boolean {
    const value = hex.replace(/^0x/, "").toLowerCase();
    return [...this.#pieces.keys()].some((piece) => piece.includes(value));
  }

  /**
   * Reads what a chain holds from a block on: the input of each transaction, its logs, and every slot and code that
   * it changed, as the node's tracer of states tells it.
   */
  async read(provider: Provider, from = 0): Promise<void> {
    const latest = Number(await provider.send("eth_blockNumber", []));
    for (let number = from; number <= latest; number++) {
      const block = (await provider.send("eth_getBlockByNumber", [quantity(number), true])) as Block;
      for (const { hash, input } of block.transactions) {
        if (this.#transactions.has(hash)) continue;
        this.#transactions.add(hash);
        this.#add("calldata", hash, input);
        await this.#readChanges(provider, hash);
      }
    }
    const range = { fromBlock: quantity(from), toBlock: "latest" };
    for (const { topics, data, transactionHash } of (await provider.send("eth_getLogs", [range])) as Log[]) {
      for (const piece of [...topics, data]) this.#add("log", transactionHash, piece);
    }
  }

  async #readChanges(provider: Provider, hash: string): Promise<void> {
    const tracer = { tracer: "prestateTracer", tracerConfig: { diffMode: true } };
    const { post } = (await provider.send("debug_traceTransaction", [hash, tracer])) as Changes;
    for (const { code, storage } of Object.values(post)) {
      if (code !== undefined) this.#add("code", hash, code);
      for (const [slot, value] of Object.entries(storage ?? {})) {
        this.#add("storage", hash, slot);
        this.#add("storage", hash, value);
      }
    }
  }

  #add(place: Place, transaction: string, data: string): void {
    const hex = data.slice(2).toLowerCase();
    if (hex.length > 2 && !this.#pieces.has(hex)) {
      this.#pieces.set(hex, `${place}, transaction ${transaction}`);
    }
  }
}

const quantity = (number: number): string => `0x${number.toString(16)}`;
