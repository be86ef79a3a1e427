import { createHash } from "node:crypto";
import { keccak256 } from "ethers";

/** How a secret looks when it is written somewhere. */
export interface Needle {
  /** Hexadecimal, without 0x. */
  readonly hex: string;
  /** In words, for who must find the leak: `sha256 of UTF-16LE`. */
  readonly how: string;
}

/** Fewer bytes than these occur by chance. */
const LEAST_BYTES = 6;
const WORD_BYTES = 32;
/** Half of a hash is as good as all of it, and one cut short is found, too: its beginning, or an address. */
const HALF_BYTES = 16;

/** Chinese characters in GB 18030, two bytes each, by asking the decoder for every pair. */
const GB_18030 = new Map<string, number[]>();
const decoder = new TextDecoder("gb18030");
for (let high = 0xb0; high <= 0xf7; high++) {
  for (let low = 0xa1; low <= 0xfe; low++) {
    GB_18030.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  }
}

/** A text in each encoding that a program may write it in. */
function encodings(text: string): Record<string, Buffer> {
  const utf8 = Buffer.from(text);
  const utf16 = Buffer.from(text, "utf16le");
  const digits = text.replace(/\D/g, "");
  const numeric = digits.length >= 10 && digits.length >= text.length - 1;
  return {
    "UTF-8": utf8,
    "UTF-16LE": utf16,
    "UTF-16BE": Buffer.from(utf16).swap16(),
    "GB 18030": Buffer.from(Array.from(text).flatMap((c) => GB_18030.get(c) ?? [...Buffer.from(c)])),
    "hexadecimal text": Buffer.from(utf8.toString("hex")),
    "upper hexadecimal text": Buffer.from(utf8.toString("hex").toUpperCase()),
    Base64: Buffer.from(utf8.toString("base64").replace(/=+$/, "")),
    ...(numeric ? numbers(digits) : {}),
  };
}

/** Digits as numbers: packed decimal and binary. */
function numbers(digits: string): Record<string, Buffer> {
  const packed = digits.length % 2 === 0 ? digits : `0${digits}`;
  const binary = BigInt(digits).toString(16).padStart(16, "0");
  return {
    BCD: Buffer.from(packed, "hex"),
    "BCD from the left": Buffer.from(digits.length % 2 === 0 ? digits : `${digits}f`, "hex"),
    integer: Buffer.from(binary.length % 2 === 0 ? binary : `0${binary}`, "hex"),
  };
}

/** A text longer than a word is kept in several slots: wherever it is cut, one of these is whole in a slot. */
function parts(bytes: Buffer): Buffer[] {
  if (bytes.length <= WORD_BYTES) return [bytes];
  const count = Math.floor(bytes.length / HALF_BYTES);
  return Array.from({ length: count }, (_, i) => bytes.subarray(HALF_BYTES * i, HALF_BYTES * (i + 1)));
}

/** What a program may hash: the bytes, and the word or words they fill. */
function hashed(bytes: Buffer): Record<string, Buffer> {
  const words = Math.ceil(bytes.length / WORD_BYTES) * WORD_BYTES;
  const left = Buffer.concat([bytes, Buffer.alloc(words - bytes.length)]);
  const right = Buffer.concat([Buffer.alloc(words - bytes.length), bytes]);
  return { "": bytes, " filled up on the right": left, " filled up on the left": right };
}

const HASHES: Record<string, (bytes: Buffer) => string> = {
  keccak256: (bytes) => keccak256(bytes).slice(2),
  sha256: (bytes) => createHash("sha256").update(bytes).digest("hex"),
  sha1: (bytes) => createHash("sha1").update(bytes).digest("hex"),
  md5: (bytes) => createHash("md5").update(bytes).digest("hex"),
};

/** How a secret must not be found: as it is, in other letters, in every encoding, and as the hash of any of these. */
export function needlesOf(secret: string): Needle[] {
  const forms = new Set([secret, secret.toUpperCase(), secret.toLowerCase(), secret.replace(/\s/g, "")]);
  const found = new Map<string, string>();
  const add = (hex: string, how: string): void => {
    if (hex.length >= 2 * LEAST_BYTES && !found.has(hex)) found.set(hex, how);
  };
  for (const form of forms) {
    for (const [encoding, bytes] of Object.entries(encodings(form))) {
      for (const part of parts(bytes)) add(part.toString("hex"), encoding);
      for (const [filled, message] of Object.entries(hashed(bytes))) {
        for (const [name, hash] of Object.entries(HASHES)) {
          const digest = hash(message);
          const how = `${name} of ${encoding}${filled}`;
          add(digest.slice(0, 2 * HALF_BYTES), how);
          add(digest.slice(-2 * HALF_BYTES), how);
        }
      }
    }
  }
  return [...found].map(([hex, how]) => ({ hex, how }));
}
