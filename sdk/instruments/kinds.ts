// SPDX-License-Identifier: Apache-2.0
import { getAddress, hexlify, isHexString, toUtf8Bytes, toUtf8String } from "ethers";
import { dates, type IsoDate } from "../dates/index.js";
import {
  ChallengeKind,
  ChallengeOutcome,
  ChargeKind,
  IpStage,
  LandUse,
  LegalBasis,
  LicenceKind,
  nameOf,
  NoticeKind,
  SyncState,
  TransferCause,
  TransmissionCause,
  type ChallengeKindName,
  type ChallengeOutcomeName,
  type ChargeKindName,
  type IpStageName,
  type LandUseName,
  type LegalBasisName,
  type LicenceKindName,
  type NoticeKindName,
  type SyncStateName,
  type TransferCauseName,
  type TransmissionCauseName,
} from "../enums/index.js";
import { titleId } from "../identifiers/index.js";
import { describeTerritory, isTerritory } from "../ip/places.js";
import { describeRights } from "../ip/rights.js";

/** How a field of an act is written by people, on chain, and on a signer's screen. */
export interface Kind<Value> {
  /** Solidity type; the EIP-712 type too, except for titles. */
  readonly type: string;
  /** @throws RangeError or TypeError for a value that the field cannot take. */
  readonly toChain: (value: Value) => unknown;
  readonly fromChain: (word: never) => Value;
  readonly show: (value: Value) => string;
}

const DM2_PER_M2 = 100;
/** What sums of decimal fractions may be off by, relatively. */
const FLOAT_NOISE = 1e-12;

function enumeration<Name extends string>(of: Readonly<Record<Name, number>>): Kind<Name> {
  return {
    type: "uint8",
    toChain: (name) => {
      if (!Object.hasOwn(of, name)) throw new RangeError(`${name} is none of ${Object.keys(of).join(", ")}`);
      return BigInt(of[name]);
    },
    fromChain: (number: bigint) => nameOf(of, number),
    show: (name) => name,
  };
}

function unsigned(bits: number, show: (value: bigint) => string = String): Kind<bigint> {
  return {
    type: `uint${bits}`,
    toChain: (value) => {
      if (value < 0n || value >> BigInt(bits) !== 0n)
        throw new RangeError(`${value} does not fit ${bits} bits`);
      return value;
    },
    fromChain: (word: bigint) => word,
    show,
  };
}

function list<Value>(of: Kind<Value>): Kind<readonly Value[]> {
  return {
    type: `${of.type}[]`,
    toChain: (values) => values.map(of.toChain),
    fromChain: (words: readonly never[]) => Array.from(words, of.fromChain),
    show: (values) => (values.length === 0 ? "none" : values.map(of.show).join(", ")),
  };
}

const party: Kind<string> = {
  type: "address",
  toChain: (address) => getAddress(address),
  fromChain: (address: string) => address,
  show: (address) => (BigInt(address) === 0n ? "none" : address),
};

/** Official number of a title. */
const title: Kind<string> = {
  type: "uint256",
  toChain: titleId.encode,
  fromChain: titleId.decode,
  show: (number) => number,
};

/** Area in square metres, to the square decimetre. */
const area: Kind<number> = {
  type: "uint40",
  toChain: (squareMetres) => {
    const dm2 = Math.round(squareMetres * DM2_PER_M2);
    const inexact = Math.abs(squareMetres - dm2 / DM2_PER_M2) > FLOAT_NOISE * Math.max(1, squareMetres);
    if (!(squareMetres >= 0) || dm2 >= 2 ** 40 || inexact)
      throw new RangeError(`not an area in square metres with two decimals: ${squareMetres}`);
    return BigInt(dm2);
  },
  fromChain: (dm2: bigint) => Number(dm2) / DM2_PER_M2,
  show: (squareMetres) => `${squareMetres.toFixed(2)} m²`,
};

const count = unsigned(64);

/** Graphic ASCII characters, left-aligned in so many bytes; null for none. */
function ascii(size: number): Kind<string | null> {
  const form = new RegExp(`^[!-~]{1,${size}}$`);
  return {
    type: `bytes${size}`,
    toChain: (text) => {
      if (text === null) return `0x${"00".repeat(size)}`;
      if (!form.test(text)) throw new RangeError(`not 1 to ${size} ASCII characters without spaces: ${text}`);
      return hexlify(toUtf8Bytes(text)).padEnd(2 + 2 * size, "0");
    },
    fromChain: (bytes: string) => {
      const text = toUtf8String(bytes).replace(/\0+$/, "");
      return text === "" ? null : text;
    },
    show: (text) => text ?? "none",
  };
}

/** Bits that stand for numbers, the lowest for `first`; shown as a list of them. */
function numbered(bits: number, first: number): Kind<bigint> {
  return unsigned(bits, (mask) => {
    const set = Array.from({ length: bits }, (_, i) => i).filter((i) => (mask >> BigInt(i)) & 1n);
    return set.length === 0 ? "none" : set.map((i) => i + first).join(", ");
  });
}

/** Every kind of field that acts have. */
export const KINDS = {
  /** Official number of a title. */
  title,
  /** Address of a party's account; the zero address for none. */
  party,
  parties: list(party),
  /** Salted commitment, 32 bytes in hexadecimal. */
  commitment: {
    type: "bytes32",
    toChain: (hash) => {
      if (!isHexString(hash, 32)) throw new TypeError(`not 32 bytes in hexadecimal: ${hash}`);
      return hash;
    },
    fromChain: (hash: string) => hash,
    show: (hash) => hash,
  } satisfies Kind<string>,
  /** A day, ISO date in UTC+8. */
  day: {
    type: "uint24",
    toChain: (iso) => BigInt(dates.toDay(iso)),
    fromChain: (day: bigint) => dates.fromDay(Number(day)),
    show: (iso) => `${iso} (UTC+8)`,
  } satisfies Kind<IsoDate>,
  /** A last day, ISO date in UTC+8; null without term. */
  term: {
    type: "uint24",
    toChain: (iso) => (iso === null ? 0n : BigInt(dates.toDay(iso))),
    fromChain: dates.dayOrNull,
    show: (iso) => (iso === null ? "without term" : `${iso} (UTC+8), that day included`),
  } satisfies Kind<IsoDate | null>,
  /** A day, ISO date in UTC+8; null, or left out, for none. */
  date: {
    type: "uint24",
    toChain: (iso) => (iso === null ? 0n : BigInt(dates.toDay(iso))),
    fromChain: dates.dayOrNull,
    show: (iso) => (iso === null ? "none" : `${iso} (UTC+8)`),
  } satisfies Kind<IsoDate | null>,
  /** Another title by its official number; null for none. */
  otherTitle: {
    type: "uint256",
    toChain: (number) => (number === null ? 0n : titleId.encode(number)),
    fromChain: (id: bigint) => (id === 0n ? null : titleId.decode(id)),
    show: (number) => number ?? "none",
  } satisfies Kind<string | null>,
  titles: list(title),
  /** Areas in square metres, to the square decimetre. */
  areas: list(area),
  uses: list(enumeration<LandUseName>(LandUse)),
  /** Money in fen. */
  fen: unsigned(128, showFen),
  /** Number of a lodgement: of a charge, restraint, order, notice or offer. */
  reference: unsigned(32),
  /** Like `reference`; 0, or left out, for none. */
  link: unsigned(32, (number) => (number === 0n ? "none" : String(number))),
  references: list(unsigned(32)),
  months: unsigned(8, (months) => `${months} months`),
  /** ERC-6909 shares. */
  amount: unsigned(256),
  /** Area in square metres, to the square decimetre. */
  area,
  use: enumeration<LandUseName>(LandUse),
  cause: enumeration<TransferCauseName>(TransferCause),
  chargeKind: enumeration<ChargeKindName>(ChargeKind),
  noticeKind: enumeration<NoticeKindName>(NoticeKind),
  transmissionCause: enumeration<TransmissionCauseName>(TransmissionCause),
  syncState: enumeration<SyncStateName>(SyncState),
  legalBasis: enumeration<LegalBasisName>(LegalBasis),
  stage: enumeration<IpStageName>(IpStage),
  challengeKind: enumeration<ChallengeKindName>(ChallengeKind),
  outcome: enumeration<ChallengeOutcomeName>(ChallengeOutcome),
  licenceKind: enumeration<LicenceKindName>(LicenceKind),
  /** Nice classes of a mark, bit n-1 for class n; or the kind of a work. */
  classes: numbered(64, 1),
  /** Province-level divisions in the order of GB/T 2260, bit n for the n-th, from 0. */
  territory: unsigned(40, (mask) => (isTerritory(mask) ? describeTerritory(mask) : `no territory (${mask})`)),
  /** Economic rights of a work, bit n for item n of Copyright Law art. 10. */
  rights: unsigned(32, describeRights),
  /** Year of a patent, or number of renewals. */
  year: unsigned(8),
  /** An office's own code of an event, such as GR01. */
  code: ascii(8),
  /** Number of an application as its office writes it. */
  foreignNumber: ascii(32),
  flag: {
    type: "bool",
    toChain: (value) => value,
    fromChain: (value: boolean) => value,
    show: (value) => (value ? "yes" : "no"),
  } satisfies Kind<boolean>,
  /** Parts of a share. */
  count,
  counts: list(count),
  /** Number of an entry on its folio. */
  version: unsigned(32),
  nonce: unsigned(256),
  /** A moment: Unix seconds. */
  moment: unsigned(64, showMoment),
} as const;

export type KindName = keyof typeof KINDS;

/** What a value of a kind is in TypeScript. */
export type ValueOf<K extends KindName> = (typeof KINDS)[K] extends Kind<infer Value> ? Value : never;

/** What a field of a kind says when it is left out; undefined if it may not be. */
export function defaultOf(name: KindName): 0n | null | undefined {
  if (name === "link") return 0n;
  return name === "otherTitle" || name === "date" || name === "code" ? null : undefined;
}

/** The kind by its name, for any value. */
export function kindOf(name: KindName): Kind<unknown> {
  return KINDS[name] as Kind<unknown>;
}

/** `2026-01-31 17:05:09 (UTC+8)`; Unix seconds beyond the calendar as a number. */
function showMoment(seconds: bigint): string {
  const date = new Date(Number(seconds) * 1000 + 8 * 3_600_000);
  if (Number.isNaN(date.getTime())) return `${seconds} s`;
  return `${date.toISOString().slice(0, 19).replace("T", " ")} (UTC+8)`;
}

/** `1,234.50 yuan`, to the fen. */
function showFen(fen: bigint): string {
  const yuan = (fen / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ",");
  return `${yuan}.${(fen % 100n).toString().padStart(2, "0")} yuan`;
}
