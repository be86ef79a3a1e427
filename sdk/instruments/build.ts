// SPDX-License-Identifier: Apache-2.0
import { AbiCoder, getAddress, hexlify, randomBytes, ZeroAddress } from "ethers";
import type { Daybook } from "../../typechain-types/index.js";
import { Act, nameOf } from "../enums/index.js";
import { isLodged, rowOf, type Fields, type Header, type LodgedAct, type Particulars } from "./acts.js";
import { kindOf } from "./kinds.js";

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
  /** Random by default. */
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
 * square metres, members of enumerations by name.
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
      return kindOf(kind).toChain(complete[field]);
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

/** A number that nobody else has thought of. */
export function randomNonce(): bigint {
  return BigInt(hexlify(randomBytes(32)));
}

/** A random nonce that the applicant has not used with this daybook. */
export async function unusedNonce(daybook: Daybook, applicant: string): Promise<bigint> {
  for (;;) {
    const nonce = randomNonce();
    if (!(await daybook.isNonceUsed(applicant, nonce))) return nonce;
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
