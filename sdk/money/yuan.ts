// SPDX-License-Identifier: Apache-2.0

const FEN_PER_YUAN = 100n;
/** Plain digits, or in groups of three; fen after the point, one or two. */
const YUAN = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/;

/**
 * An amount in yuan, as people write it, in fen: `12,345,678.90` is 1234567890n.
 *
 * @throws RangeError if it is no amount of yuan and fen: a sign, a unit, a third decimal, a wrong group.
 */
export function parseYuan(text: string): bigint {
  const [, whole, fen = ""] = YUAN.exec(text.trim()) ?? [];
  if (whole === undefined) throw new RangeError(`"${text}" is no amount in yuan, such as 12,345,678.90`);
  return BigInt(whole.replaceAll(",", "")) * FEN_PER_YUAN + BigInt(fen.padEnd(2, "0"));
}

/** An amount in fen, in yuan as people write it: 1234567890n is `12,345,678.90`. */
export function formatYuan(fen: bigint): string {
  const amount = fen < 0n ? -fen : fen;
  const whole = String(amount / FEN_PER_YUAN).replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
  return `${fen < 0n ? "-" : ""}${whole}.${String(amount % FEN_PER_YUAN).padStart(2, "0")}`;
}
