import { getAddress, isAddress, isHexString, toUtf8Bytes, ZeroHash } from "ethers";
import { dates, type IsoDate } from "../../../sdk/dates/index.js";
import { divisionEver, readUnitCode, validate, type UnitForm } from "../../../sdk/identifiers/index.js";
import { parseYuan } from "../../../sdk/money/yuan.js";
import type { Parse } from "./cursor.js";

const LAST_CODE = 31;
const LONGEST_NAME = 120;
const HUNDRED = 100n;

/** One of the names of an enumeration, `None` excepted. */
export const oneOf =
  <N extends string>(members: Readonly<Record<N, number>>): Parse<Exclude<N, "None">> =>
  (text) => {
    const names = Object.keys(members).filter((name) => name !== "None");
    if (!names.includes(text)) throw new RangeError(`"${text}" is none of ${names.join(", ")}`);
    return text as Exclude<N, "None">;
  };

/** A commitment: 32 bytes in hexadecimal. */
export const commitment: Parse<string> = (text) => {
  if (!isHexString(text, 32))
    throw new RangeError(`"${text}" is no commitment: 0x and 64 hexadecimal digits`);
  if (text === ZeroHash) throw new RangeError("a commitment is not zero");
  return text.toLowerCase();
};

/** A salt: 32 bytes in hexadecimal. */
export const salt: Parse<string> = (text) => {
  if (!isHexString(text, 32)) throw new RangeError("a salt is 0x and 64 hexadecimal digits");
  return text;
};

/** An address; capitals, if there are any, must be right. */
export const address: Parse<string> = (text) => {
  if (!isAddress(text) || !text.startsWith("0x")) throw new RangeError(`"${text}" is no address`);
  return getAddress(text);
};

/** Keys as ERC-7913 has them: an address, or an address with a key behind it. */
export const signer: Parse<string> = (text) => {
  const plain: boolean = isAddress(text);
  if (plain) return address(text);
  const long = isHexString(text) && text.length % 2 === 0 && text.length > 42;
  if (!long) throw new RangeError(`"${text}" is no signer: an address, or a verifier's with a key behind it`);
  return text.toLowerCase();
};

/** A day in UTC+8, as `YYYY-MM-DD`. */
export const day: Parse<IsoDate> = (text) => {
  dates.toDay(text);
  return text;
};

/** A whole number between bounds. */
export const whole =
  (least: number, most: number): Parse<number> =>
  (text) => {
    const value = /^-?\d{1,9}$/.test(text) ? Number(text) : NaN;
    if (!(value >= least && value <= most))
      throw new RangeError(`"${text}" is no whole number from ${least} to ${most}`);
    return value;
  };

export const yesOrNo: Parse<boolean> = (text) => {
  if (text !== "true" && text !== "false") throw new RangeError(`"${text}" is neither true nor false`);
  return text === "true";
};

/** Square metres, whole; thousands may be set apart by commas. */
export const squareMetres: Parse<bigint> = (text) => {
  const area = hundredths(text, "no area in square metres");
  if (area === 0n || area % HUNDRED !== 0n || area / HUNDRED >= 2n ** 64n)
    throw new RangeError(`"${text}" is no area in whole square metres`);
  return area / HUNDRED;
};

/** Square metres with up to two decimals, in square decimetres. */
export const extent: Parse<bigint> = (text) => {
  const area = hundredths(text, "no area in square metres, such as 4800.50");
  if (area === 0n || area >= 2n ** 40n) throw new RangeError(`"${text}" is no area of a building`);
  return area;
};

/** Yuan, in fen. */
export const yuan: Parse<bigint> = (text) => {
  const fen = parseYuan(text);
  if (fen >= 2n ** 128n) throw new RangeError(`"${text}" is more than the ledger holds`);
  return fen;
};

/** A part of a hundred per cent, with up to two decimals, in hundredths of a per cent. */
export const percent: Parse<number> = (text) => {
  const part = hundredths(text, "no share in per cent, such as 25.50");
  if (part > HUNDRED * HUNDRED) throw new RangeError(`"${text}" is more than the whole`);
  return Number(part);
};

/**
 * A division of GB/T 2260. The list at hand ends in 2016, so of a younger code only the prefecture is known; at home in
 * whose division an officer is, the chain says.
 */
export const division: Parse<number> = (text) => {
  const known = /^\d{6}$/.test(text) && divisionEver(`${text.slice(0, 4)}00`) !== null;
  if (!known) throw new RangeError(`"${text}" is no division of GB/T 2260`);
  return Number(text);
};

/** Number of a title of one form. */
export const title =
  (form: UnitForm): Parse<string> =>
  (text) => {
    const { code, form: found } = readUnitCode(text);
    if (found !== form) throw new RangeError(`${code} is the number of a ${found}, not of a ${form}`);
    return code;
  };

/** Section, division, group or class of GB/T 4754. */
export const industry: Parse<string> = (text) => {
  const { canonical, reason } = validate("industryCode", text);
  if (canonical === null) throw new RangeError(`${text}: ${reason}`);
  return canonical;
};

/** Code in the list of parks. */
export const parkCode: Parse<string> = (text) => {
  if (!/^[!-~]+$/.test(text) || text.length > LAST_CODE)
    throw new RangeError(`"${text}" is no code: 1 to ${LAST_CODE} ASCII characters without spaces`);
  return text;
};

/** Name in the list of parks. */
export const parkName: Parse<string> = (text) => {
  const length = toUtf8Bytes(text).length;
  if (length === 0 || length > LONGEST_NAME)
    throw new RangeError(`a name has 1 to ${LONGEST_NAME} bytes in UTF-8, not ${length}`);
  return text;
};

/** Name of an environment variable. */
export const variable: Parse<string> = (text) => {
  if (!/^[A-Za-z_]\w*$/.test(text)) throw new RangeError("this is no name of an environment variable");
  return text;
};

function hundredths(text: string, what: string): bigint {
  try {
    return parseYuan(text);
  } catch {
    throw new RangeError(`"${text}" is ${what}`);
  }
}
