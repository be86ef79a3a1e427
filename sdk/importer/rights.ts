// SPDX-License-Identifier: Apache-2.0
import { AbiCoder, getAddress, keccak256, toBeHex } from "ethers";
import { dates, type IsoDate } from "../dates/index.js";
import { IpStage, nameOf, type IpStageName } from "../enums/index.js";
import { titleId } from "../identifiers/index.js";

/** A right as a manifest names it: what stands on the register after its row is admitted. */
export interface RightRow {
  /** Official number, canonical. */
  readonly number: string;
  /** Party that holds it, alone. */
  readonly holder: string;
  readonly stage: IpStageName;
  readonly filedOn: IsoDate;
  /** Last day of the term; null if it has none yet. */
  readonly termEnd: IsoDate | null;
  /** Patents: last year whose annuity is paid. */
  readonly paid: number;
  /** Next fee, in fen. */
  readonly fee: bigint;
  /** Salted commitment to title, classes and other particulars. */
  readonly particulars: string;
}

/** A right as the contracts take it, see `contracts/types/LoadRow.sol`: four words. */
export interface LoadRow {
  readonly title: bigint;
  /** Holder, stage, day of filing, last day of the term, last annuity year paid. */
  readonly right: bigint;
  readonly particulars: string;
  /** Next fee, index of the row, number of the manifest. */
  readonly place: bigint;
}

/** Where a row stands. */
export interface RowPlace {
  /** Number of the manifest. */
  readonly manifest: number;
  readonly index: number;
}

const WORDS = ["uint256", "uint256", "bytes32", "uint256"];
/** Bits of what a word holds, the lowest first. */
const RIGHT = [160n, 8n, 24n, 24n, 8n] as const;
const PLACE = [64n, 32n, 32n] as const;
const coder = AbiCoder.defaultAbiCoder();

/** @throws RangeError if a value of the right has no room in its word. */
export function rowOf({ manifest, index }: RowPlace, right: RightRow): LoadRow {
  const { number, holder, stage, filedOn, termEnd, paid, fee, particulars } = right;
  return {
    title: titleId.encode(number),
    right: packed(RIGHT, [
      BigInt(holder),
      BigInt(IpStage[stage]),
      BigInt(dates.toDay(filedOn)),
      termEnd === null ? 0n : BigInt(dates.toDay(termEnd)),
      BigInt(paid),
    ]),
    particulars,
    place: packed(PLACE, [fee, BigInt(index), BigInt(manifest)]),
  };
}

/** What a leaf hashes, and what the payload of a row's entry is. */
export function payloadOf({ title, right, particulars, place }: LoadRow): string {
  return coder.encode(WORDS, [title, right, particulars, place]);
}

/** Leaf of a row, by its payload: hashed twice. */
export function leafOf(payload: string): string {
  return keccak256(keccak256(payload));
}

/** A row as an entry tells it, with its place in a manifest. */
export interface LoadedRight extends RowPlace {
  readonly right: RightRow;
}

/** The payload of a loaded row's entry; it is no instrument, nobody signed it. */
export function readLoad(payload: string): LoadedRight {
  const [title, word, particulars, place] = coder.decode(WORDS, payload) as unknown as [
    bigint,
    bigint,
    string,
    bigint,
  ];
  const [holder = 0n, stage = 0n, filedOn, termEnd = 0n, paid] = unpacked(RIGHT, word);
  const [fee = 0n, index, manifest] = unpacked(PLACE, place);
  return {
    manifest: Number(manifest),
    index: Number(index),
    right: {
      number: titleId.decode(title),
      holder: getAddress(toBeHex(holder, 20)),
      stage: nameOf(IpStage, stage),
      filedOn: dates.fromDay(Number(filedOn)),
      termEnd: dates.dayOrNull(termEnd),
      paid: Number(paid),
      fee,
      particulars,
    },
  };
}

function packed(bits: readonly bigint[], values: readonly bigint[]): bigint {
  return bits.reduceRight((word, size, i) => {
    const value = values[i] ?? 0n;
    if (value < 0n || value >> size !== 0n) throw new RangeError(`${value} has no room in ${size} bits`);
    return (word << size) | value;
  }, 0n);
}

function unpacked(bits: readonly bigint[], word: bigint): bigint[] {
  let rest = word;
  return bits.map((size) => {
    const value = rest & ((1n << size) - 1n);
    rest >>= size;
    return value;
  });
}
