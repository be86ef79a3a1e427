// SPDX-License-Identifier: Apache-2.0
import { concat, dataLength, dataSlice, id, isHexString, toBeHex } from "ethers";
import type { Instrument } from "./build.js";
import { signTyped, type Consent, type KeyHolder, type SignOptions } from "./sign.js";
import { typedData } from "./typedData.js";

/** First four bytes of a consent that an attorney gives; the number of its power, in four bytes, comes next. */
const BY_ATTORNEY = dataSlice(id("byAttorney(uint32,bytes)"), 0, 4);
const PREFIX_LENGTH = 8;

/**
 * A principal's consent to an instrument, signed by the keys of its attorney. The attorney signs what the principal
 * would sign: its signature for itself is another one.
 *
 * @param chainId of the daybook's chain.
 * @param principal address of the party that the attorney signs for.
 * @param power number of the power of attorney.
 * @param keys keys of the attorney's account, as for {@link sign}.
 * @throws RangeError if the number does not fit 32 bits.
 */
export async function signFor(
  instrument: Instrument,
  chainId: bigint | number,
  principal: string,
  power: bigint | number,
  keys: KeyHolder | readonly KeyHolder[],
  options: SignOptions = {},
): Promise<Consent> {
  if (BigInt(power) < 0n || BigInt(power) >> 32n !== 0n)
    throw new RangeError(`no number of a power: ${power}`);
  const signature = await signTyped(typedData(instrument, chainId, principal), keys, options);
  return { party: principal, signature: concat([BY_ATTORNEY, toBeHex(power, 4), signature]) };
}

/** The power by which an attorney gave a consent, and the attorney's own signature; undefined if the party gave it. */
export function byAttorney({
  signature,
}: Pick<Consent, "signature">): { readonly power: number; readonly signature: string } | undefined {
  if (!isHexString(signature) || dataLength(signature) <= PREFIX_LENGTH) return undefined;
  if (dataSlice(signature, 0, 4) !== BY_ATTORNEY) return undefined;
  return {
    power: Number(dataSlice(signature, 4, PREFIX_LENGTH)),
    signature: dataSlice(signature, PREFIX_LENGTH),
  };
}
