import { needlesOf } from "./needles.js";

/** A secret that was found. */
export interface Hit {
  readonly secret: string;
  /** The form in which it was found: `keccak256 of UTF-8`. */
  readonly how: string;
}

interface Sought extends Hit {
  readonly hex: string;
}

/** Half-bytes that are compared before a needle is. */
const PREFIX = 8;
const FILTER_BITS = 24;

/** Finds any of very many needles in hexadecimal text, at any half-byte: their first eight half-bytes, then the rest. */
export class Finder {
  readonly #byPrefix = new Map<number, Sought[]>();
  readonly #filter = new Uint8Array(1 << FILTER_BITS);

  constructor(secrets: Iterable<string>) {
    for (const secret of secrets) {
      for (const { hex, how } of needlesOf(secret)) {
        const prefix = Number.parseInt(hex.slice(0, PREFIX), 16);
        const sought = { secret, how, hex };
        const others = this.#byPrefix.get(prefix);
        if (others === undefined) this.#byPrefix.set(prefix, [sought]);
        else others.push(sought);
        this.#filter[prefix & ((1 << FILTER_BITS) - 1)] = 1;
      }
    }
  }

  /** The secrets in a text of small hexadecimal digits. */
  in(hex: string): Hit[] {
    const hits: Hit[] = [];
    let window = 0;
    for (let i = 0; i < hex.length; i++) {
      const code = hex.charCodeAt(i);
      window = ((window << 4) | (code < 58 ? code - 48 : code - 87)) >>> 0;
      if (this.#filter[window & ((1 << FILTER_BITS) - 1)] === 0) continue;
      const start = i - PREFIX + 1;
      for (const { secret, how, hex: needle } of this.#byPrefix.get(window) ?? []) {
        if (hex.startsWith(needle, start)) hits.push({ secret, how });
      }
    }
    return hits;
  }
}
