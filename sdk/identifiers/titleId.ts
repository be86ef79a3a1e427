// SPDX-License-Identifier: Apache-2.0

/** Graphic ASCII: what a title id may hold. */
const NUMBER = /^[!-~]{1,32}$/;

/** The title id of an official number: its ASCII characters, left-aligned in 32 bytes. */
export function encode(number: string): bigint {
  if (!NUMBER.test(number)) {
    throw new RangeError(
      `a title number has 1 to 32 ASCII characters without spaces: ${JSON.stringify(number)}`,
    );
  }
  let id = 0n;
  for (const character of number.padEnd(32, "\0")) id = (id << 8n) | BigInt(character.charCodeAt(0));
  return id;
}

/** The official number of a title id. */
export function decode(id: bigint): string {
  if (id < 0n || id >> 256n !== 0n) throw new RangeError(`a title id has 256 bits: ${id}`);
  const text = id
    .toString(16)
    .padStart(64, "0")
    .replace(/../g, (byte) => String.fromCharCode(parseInt(byte, 16)));
  const number = text.replace(/\0+$/, "");
  if (!NUMBER.test(number)) throw new RangeError(`not a title id: 0x${id.toString(16)}`);
  return number;
}
