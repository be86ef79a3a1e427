// SPDX-License-Identifier: Apache-2.0
import { AbiCoder, getAddress, hexlify, randomBytes, ZeroAddress } from "ethers";
import type { Daybook } from "../../typechain-types/index.js";
import { Act, nameOf } from "../enums/index.js";
import { isLodged, rowOf, type Fields, type Header, type LodgedAct, type Particulars } from "./acts.js";
import { defaultOf, kindOf } from "./kinds.js";

/** An act asked of a register, as the daybook takes it. */
export interface Instrument {
  /** Address of the register that is to perform it. */
  readonly register: string;
  /** Number of the act. */
  readonly act: number;
  /** The act's struct, ABI-encoded, in hexadecimal. */
  readonly body: string;
}

/** What an instrument says. */
export type Terms = { [A in LodgedAct]: { readonly act: A; readonly fields: Fields<A> } }[LodgedAct];

/** What to state of the header; the rest has the defaults that are given here. */
export interface HeaderInput extends Pick<Header, "title" | "evidence" | "effective"> {
  /** None by default: an act of a court or an office. */
  readonly applicant?: string;
  /** By default one that nobody else has thought of, see {@link randomNonce}. */
  readonly nonce?: bigint;
  /** Last Unix second at which it is accepted; in 30 days by default. */
  readonly deadline?: bigint;
}

const DEFAULT_DEADLINE_SECONDS = 30 * 86_400;
const coder = AbiCoder.defaultAbiCoder();

/**
 * An instrument of an act.
 *
 * @param register address of the register.
 * @param act name of the act.
 * @param fields header and fields of the act: official numbers as written, days as ISO dates in UTC+8, areas in
 * square metres, members of enumerations by name. References to another act or title that may stand for none can be left out.
 * @throws RangeError or TypeError that names a field and what is wrong with it.
 */
export function build<A extends LodgedAct>(
  register: string,
  act: A,
  fields: HeaderInput & Particulars<A>,
): Instrument {
  const complete: Record<string, unknown> = {
    ...fields,
    applicant: fields.applicant ?? ZeroAddress,
    nonce: fields.nonce ?? randomNonce(),
    deadline: fields.deadline ?? BigInt(Math.floor(Date.now() / 1000) + DEFAULT_DEADLINE_SECONDS),
  };
  const row = rowOf(act);
  for (const name of Object.keys(complete)) {
    if (!row.some(([field]) => field === name)) throw new TypeError(`${act} has no field ${name}`);
  }
  const words = row.map(([field, kind]) => {
    try {
      return kindOf(kind).toChain(complete[field] === undefined ? defaultOf(kind) : complete[field]);
    } catch (error) {
      const what = error instanceof Error ? error.message : String(error);
      throw new RangeError(`${act}.${field}: ${what}`, { cause: error });
    }
  });
  return { register: getAddress(register), act: Act[act], body: encode(act, words) };
}

/**
 * What an instrument says.
 *
 * @throws RangeError if its act cannot be lodged, or its body is not the act's.
 */
export function read(instrument: Instrument): Terms {
  const act = actOf(instrument);
  return { act, fields: readBody(act, instrument.body) } as Terms;
}

/** The act of an instrument, by name. @throws RangeError if it is none that can be lodged. */
export function actOf({ act }: Pick<Instrument, "act">): LodgedAct {
  const name = nameOf(Act, act);
  if (!isLodged(name)) throw new RangeError(`${name} is not an act to lodge`);
  return name;
}

/** The fields of an act's body. @throws RangeError if the body is not the act's in its one encoding. */
export function readBody<A extends LodgedAct>(act: A, body: string): Fields<A> {
  const row = rowOf(act);
  let words: readonly unknown[];
  try {
    words = decode(act, body);
    if (encode(act, words) !== hexlify(body)) throw new RangeError("it is encoded in another way");
    const fields = row.map(([field, kind], i) => [field, kindOf(kind).fromChain(words[i] as never)] as const);
    return Object.fromEntries(fields) as Fields<A>;
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    throw new RangeError(`the body is no ${act}: ${what}`, { cause: error });
  }
}

/** The daybook keeps used nonces as bits, this many to a word. */
const NONCES_PER_WORD = 256;
let last = { word: 0n, bit: NONCES_PER_WORD - 1 };

/**
 * A nonce that nobody else has thought of: bits of a random word in turn. So what one process draws up for a party
 * shares a word of the daybook, and only its first instrument pays for a new one.
 */
export function randomNonce(): bigint {
  const bit = (last.bit + 1) % NONCES_PER_WORD;
  last = { word: bit === 0 ? BigInt(hexlify(randomBytes(31))) : last.word, bit };
  return last.word * BigInt(NONCES_PER_WORD) + BigInt(bit);
}

/**
 * The lowest nonce that an applicant has not used: all its instruments share words of the daybook, the cheapest way.
 *
 * @param reserved nonces of instruments that are drawn up but not lodged yet.
 */
export async function unusedNonce(
  { daybook }: { readonly daybook: Daybook },
  applicant: string,
  reserved: readonly bigint[] = [],
): Promise<bigint> {
  const step = 16;
  for (let first = 0n; ; first += BigInt(step)) {
    const nonces = Array.from({ length: step }, (_, i) => first + BigInt(i));
    const used = await Promise.all(nonces.map((nonce) => daybook.isNonceUsed(applicant, nonce)));
    const free = nonces.find((nonce, i) => used[i] === false && !reserved.includes(nonce));
    if (free !== undefined) return free;
  }
}

/** Solidity types of an act's fields, header first. */
function typesOf(act: LodgedAct): string[] {
  return rowOf(act).map(([, kind]) => kindOf(kind).type);
}

/** A struct with lists stands behind an offset, one without stands in place. */
function encode(act: LodgedAct, words: readonly unknown[]): string {
  const types = typesOf(act);
  return types.some(isList) ? coder.encode([`tuple(${types.join()})`], [words]) : coder.encode(types, words);
}

function decode(act: LodgedAct, body: string): readonly unknown[] {
  const types = typesOf(act);
  if (!types.some(isList)) return coder.decode(types, body).toArray();
  const [struct] = coder.decode([`tuple(${types.join()})`], body) as unknown as [{ toArray(): unknown[] }];
  return struct.toArray();
}

function isList(type: string): boolean {
  return type.endsWith("[]");
}
