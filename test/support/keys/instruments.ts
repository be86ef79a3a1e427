// SPDX-License-Identifier: Apache-2.0
import { AbiCoder, decodeBytes32String, toBeHex, toUtf8Bytes, TypedDataEncoder, zeroPadBytes } from "ethers";
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

/** The acts with their numbers and the fields that follow the header. */
export const ACTS = {
  FirstRegistration: {
    number: 1,
    fields: fields("uint8 use, uint40 extent, uint24 termEnd, bytes32 particulars"),
  },
  FirstRegistrationInShares: {
    number: 2,
    fields: fields(`uint8 use, uint40 extent, uint24 termEnd, bytes32 particulars, ${LISTS}`),
  },
  Transfer: { number: 3, fields: fields("address to, uint8 cause, bool acknowledged, bytes32 terms") },
  TransferShare: {
    number: 4,
    fields: fields(
      "address to, uint64 numerator, uint64 denominator, uint8 cause, bool acknowledged, bytes32 terms",
    ),
  },
  Change: { number: 5, fields: fields("uint8 use, uint40 extent, bytes32 particulars") },
  Correct: {
    number: 6,
    fields: fields(`uint32 version, uint8 use, uint40 extent, uint24 termEnd, ${LISTS}`),
  },
  Cancel: { number: 7, fields: fields("bytes32 cause") },
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

/** What the parties to an act sign (EIP-712). */
export async function digestOf(
  register: string,
  act: ActName,
  values: Values,
  chain?: bigint,
): Promise<string> {
  const chainId = chain ?? (await ethers.provider.getNetwork()).chainId;
  const domain = { name: "Parkfolio", version: "1", chainId, verifyingContract: register };
  return TypedDataEncoder.hash(domain, { [act]: [...HEADER, ...ACTS[act].fields] }, values);
}

/** An instrument with what its parties sign. */
export interface Deed extends InstrumentStruct {
  readonly register: string;
  readonly act: number;
  readonly body: string;
  readonly digest: string;
}

export async function deedOf(register: string, act: ActName, values: Values): Promise<Deed> {
  const digest = await digestOf(register, act, values);
  return { register, act: ACTS[act].number, body: bodyOf(act, values), digest };
}

/** Consents by signature to what the deed says. */
export function consents({ digest }: Pick<Deed, "digest">, ...parties: Member[]): ConsentStruct[] {
  return parties.map(({ address, sign }) => ({ party: address, signature: sign(digest) }));
}

/** A lodgement as the event tells it. */
export interface Lodged {
  readonly number: bigint;
  readonly acceptor: string;
  readonly at: bigint;
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
    const [number, acceptor, at, parties] = lodgement;
    return [{ number, acceptor, at, consents: [...parties] }];
  });
}
