// SPDX-License-Identifier: Apache-2.0
import {
  AbiCoder,
  decodeBytes32String,
  toBeHex,
  toUtf8Bytes,
  TypedDataEncoder,
  ZeroAddress,
  zeroPadBytes,
  zeroPadValue,
} from "ethers";
import type { IDaybook } from "../../../typechain-types/index.js";
import type { ConsentStruct, InstrumentStruct } from "../../../typechain-types/contracts/daybook/IDaybook.js";
import { ethers, type Member } from "./ground.js";

/*
 * Instruments written out by hand, apart from the SDK: what these tests sign is computed from the words of the
 * design alone, so a mistake shared by contracts and SDK does not hide here.
 */

interface Field {
  readonly name: string;
  readonly type: string;
}

const fields = (text: string): Field[] =>
  text.split(", ").map((field) => {
    const [type = "", name = ""] = field.split(" ");
    return { name, type };
  });

const HEADER = fields(
  "string title, address applicant, bytes32 evidence, uint24 effective, uint256 nonce, uint64 deadline",
);
const LISTS = "uint64 denominator, address[] holders, uint64[] shares";

/** Acts of every form with their numbers and the fields that follow the header. */
export const ACTS = {
  FirstRegistration: {
    number: 1,
    fields: fields("uint8 use, uint40 extent, uint24 termEnd, bytes32 particulars"),
  },
  FirstRegistrationInShares: {
    number: 2,
    fields: fields(`uint8 use, uint40 extent, uint24 termEnd, bytes32 particulars, ${LISTS}`),
  },
  Transfer: {
    number: 3,
    fields: fields("address to, uint8 cause, bool acknowledged, bytes32 terms, uint32 notice"),
  },
  TransferShare: {
    number: 4,
    fields: fields(
      "address to, uint64 numerator, uint64 denominator, uint8 cause, bool acknowledged, bytes32 terms, uint32 offer",
    ),
  },
  Change: { number: 7, fields: fields("uint8 use, uint40 extent, bytes32 particulars") },
  Cancel: { number: 8, fields: fields("bytes32 cause") },
  Correct: {
    number: 10,
    fields: fields(`uint32 proposal, uint32 version, uint8 use, uint40 extent, uint24 termEnd, ${LISTS}`),
  },
  Charge: {
    number: 12,
    fields: fields(
      "uint8 kind, address chargee, uint128 sum, uint24 from, uint24 until, bool transferBan, uint32 parent, uint32 rankWith, uint32 notice, uint256 dominant, bool acknowledged, bytes32 terms",
    ),
  },
  VaryCharge: {
    number: 13,
    fields: fields("uint32 charge, uint128 sum, uint24 until, bool transferBan, bytes32 terms"),
  },
  AssignCharge: { number: 14, fields: fields("uint32 charge, address to") },
  ReleasePart: { number: 16, fields: fields("uint32 charge, uint128 sum") },
  Discharge: { number: 17, fields: fields("uint32 charge") },
  FixCeiling: { number: 18, fields: fields("uint32 charge, uint128 amount") },
  Seize: { number: 19, fields: fields("address against, bool whole, uint8 months") },
  Suspend: { number: 22, fields: fields("uint8 months") },
  Lock: { number: 31, fields: [] },
  OfferShare: {
    number: 33,
    fields: fields("address to, uint64 numerator, uint64 denominator, uint24 until, bytes32 terms"),
  },
  Divide: {
    number: 36,
    fields: fields("uint32[] charges, uint256[] children, uint40[] extents, uint8[] uses"),
  },
  Merge: { number: 37, fields: fields("uint256 into, uint40 extent, uint8 use, uint256[] others") },
} as const;

export type ActName = keyof typeof ACTS;
export type Values = Readonly<Record<string, unknown>>;

/** The official number of a title as the register counts it. */
export function titleId(number: string): bigint {
  return BigInt(zeroPadBytes(toUtf8Bytes(number), 32));
}

/** The official number in letters. */
export function titleNumber(id: bigint): string {
  return decodeBytes32String(toBeHex(id, 32));
}

/** An act's struct, ABI-encoded. */
export function bodyOf(act: ActName, values: Values): string {
  const all = [...HEADER, ...ACTS[act].fields];
  const types = all.map(({ type }) => (type === "string" ? "uint256" : type));
  const row = all.map(({ name, type }) => (type === "string" ? titleId(String(values[name])) : values[name]));
  const coder = AbiCoder.defaultAbiCoder();
  const lists = types.some((type) => type.endsWith("[]"));
  return lists ? coder.encode([`tuple(${types.join(",")})`], [row]) : coder.encode(types, row);
}

/** An act before anybody signs it. */
export interface Draft {
  readonly register: string;
  readonly act: ActName;
  readonly values: Values;
  readonly chainId: bigint;
}

/**
 * What a party to an act signs (EIP-712): the salt of the domain is the party's address. Without a party, what names
 * the instrument itself.
 */
export function digestOf({ register, act, values, chainId }: Draft, party: string = ZeroAddress): string {
  const salt = zeroPadValue(party, 32);
  const domain = { name: "Parkfolio", version: "1", chainId, verifyingContract: register, salt };
  return TypedDataEncoder.hash(domain, { [act]: [...HEADER, ...ACTS[act].fields] }, values);
}

/** An instrument with what its parties sign. */
export interface Deed extends InstrumentStruct {
  readonly register: string;
  readonly act: number;
  readonly body: string;
  /** Names the instrument: what a party consents to by call. */
  readonly digest: string;
  /** What one party signs. */
  readonly digestFor: (party: string) => string;
}

export async function deedOf(register: string, act: ActName, values: Values): Promise<Deed> {
  const { chainId } = await ethers.provider.getNetwork();
  const draft = { register, act, values, chainId };
  const digestFor = (party: string): string => digestOf(draft, party);
  return { register, act: ACTS[act].number, body: bodyOf(act, values), digest: digestOf(draft), digestFor };
}

/** Consents by signature to what the deed says. */
export function consents(
  { digestFor }: Pick<Deed, "digestFor">,
  ...parties: readonly Member[]
): ConsentStruct[] {
  return parties.map(({ address, sign }) => ({ party: address, signature: sign(digestFor(address)) }));
}

/** A lodgement as the event tells it. */
export interface Lodged {
  readonly number: bigint;
  readonly acceptor: string;
  readonly acceptedAt: bigint;
  readonly consents: string[];
}

/** The lodgements that a transaction brought, in order. */
export async function lodgedIn(daybook: IDaybook, transaction: Promise<{ hash: string }>): Promise<Lodged[]> {
  const { hash } = await transaction;
  const receipt = await ethers.provider.getTransactionReceipt(hash);
  return (receipt?.logs ?? []).flatMap((log) => {
    const event = daybook.interface.parseLog(log);
    if (event?.name !== "Lodged") return [];
    const lodgement = event.args.getValue("lodgement") as [bigint, string, bigint, string[]];
    const [number, acceptor, acceptedAt, parties] = lodgement;
    return [{ number, acceptor, acceptedAt, consents: [...parties] }];
  });
}

/** The one lodgement that a transaction brought. */
export async function lodgedBy(daybook: IDaybook, transaction: Promise<{ hash: string }>): Promise<Lodged> {
  const [lodged] = await lodgedIn(daybook, transaction);
  if (lodged === undefined) throw new Error("nothing was lodged");
  return lodged;
}
