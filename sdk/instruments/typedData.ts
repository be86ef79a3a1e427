// SPDX-License-Identifier: Apache-2.0
import {
  TypedDataEncoder,
  ZeroAddress,
  zeroPadValue,
  type TypedDataDomain,
  type TypedDataField,
} from "ethers";
import { rowOf, type LodgedAct } from "./acts.js";
import { actOf, readBody, type Instrument } from "./build.js";
import { KINDS, kindOf } from "./kinds.js";

/** EIP-712 typed data, as `eth_signTypedData_v4` and ethers take it. */
export interface TypedData {
  readonly domain: TypedDataDomain;
  readonly types: Record<string, TypedDataField[]>;
  readonly primaryType: string;
  readonly message: Record<string, unknown>;
}

/** The field of the title that an act is about; it is signed in letters, other titles as their ids. */
const TITLE = "title";

/** EIP-712 fields of an act. */
export function signedFields(act: LodgedAct): TypedDataField[] {
  return rowOf(act).map(([name, kind]) => ({
    name,
    type: name === TITLE ? "string" : kindOf(kind).type,
  }));
}

/**
 * What a signer of an instrument reads and signs. It is valid on one chain, for one register and for one party: the
 * salt of the domain is the party's address, so a key of several parties consents for the one it signs for only.
 *
 * @param chainId of the daybook's chain.
 * @param party address of the party that signs; left out, the typed data name the instrument itself.
 * @throws RangeError if the body is not the act's.
 */
export function typedData(
  instrument: Instrument,
  chainId: bigint | number,
  party: string = ZeroAddress,
): TypedData {
  const act = actOf(instrument);
  const fields: Record<string, unknown> = readBody(act, instrument.body);
  const message = rowOf(act).map(([name, kind]) => {
    const value = fields[name];
    return [name, name === TITLE ? value : kindOf(kind).toChain(value)] as const;
  });
  return {
    domain: {
      name: "Parkfolio",
      version: "1",
      chainId,
      verifyingContract: instrument.register,
      salt: zeroPadValue(party, 32),
    },
    types: { [act]: signedFields(act) },
    primaryType: act,
    message: Object.fromEntries(message),
  };
}

/** What a party signs, equal to `Daybook.digestFor`; without a party the name of the instrument, `Daybook.digestOf`. */
export function digest(instrument: Instrument, chainId: bigint | number, party?: string): string {
  const { domain, types, message } = typedData(instrument, chainId, party);
  return TypedDataEncoder.hash(domain, types, message);
}

/**
 * An instrument in lines to read before signing: days and moments with their time zone, the official number, areas in
 * square metres, members of enumerations by name.
 */
export function describe(instrument: Instrument): string[] {
  const act = actOf(instrument);
  const fields: Record<string, unknown> = readBody(act, instrument.body);
  const lines = rowOf(act)
    .filter(([name]) => name !== "title")
    .map(([name, kind]) => `${name}: ${kindOf(kind).show(fields[name])}`);
  return [
    `${act} of ${KINDS.title.show(fields.title as string)}`,
    `register: ${instrument.register}`,
    ...lines,
  ];
}
