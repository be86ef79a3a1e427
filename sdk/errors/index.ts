// SPDX-License-Identifier: Apache-2.0
import { dataLength, dataSlice, ErrorFragment, hexlify, Interface, isHexString, type Result } from "ethers";
import { dates } from "../dates/index.js";
import * as enums from "../enums/index.js";
import { industryText, titleId } from "../identifiers/index.js";
import { CATALOGUE } from "./catalogue.js";
import type { CatalogueEntry } from "./entry.js";

export type { CatalogueEntry } from "./entry.js";
export { CATALOGUE } from "./catalogue.js";

/** A refusal of the suite, with what it means and what to do. */
export class ParkfolioError extends Error {
  /** Values of the error by name, as the contracts gave them. */
  readonly args: Readonly<Record<string, unknown>>;
  /** What it means. */
  readonly meaning: string;
  /** Legal ground. */
  readonly legalGround: string;
  /** What to do about it. */
  readonly whatToDo: string;
  /** The error as the contracts encoded it. */
  readonly data: string;

  constructor(
    entry: Pick<CatalogueEntry, "name" | "meaning" | "ground" | "do">,
    args: Readonly<Record<string, unknown>>,
    text: string,
    data: string,
    cause?: unknown,
  ) {
    super(`${text}: ${entry.meaning}`, { cause });
    this.name = entry.name;
    this.args = args;
    this.meaning = entry.meaning;
    this.legalGround = entry.ground;
    this.whatToDo = entry.do;
    this.data = data;
  }
}

/** Errors of the language and of nodes, beside those of the catalogue. */
const PLAIN: Readonly<Record<string, Pick<CatalogueEntry, "meaning" | "ground" | "do">>> = {
  Error: { meaning: "A library refused, in its own words.", ground: "–", do: "Read the text." },
  Panic: {
    meaning: "A computation failed inside a contract.",
    ground: "–",
    do: "The arguments are malformed, or this is a defect: report it with the transaction.",
  },
};

/** Errors of libraries that no user should meet. */
const OF_A_LIBRARY = {
  meaning: "A library that the suite builds on refused.",
  ground: "–",
  do: "The name says why. If the call was meant, report it with the transaction.",
};

const ABI = new Interface([
  ...CATALOGUE.map(({ name, inputs }) => ({ type: "error", name, inputs })),
  "error Error(string)",
  "error Panic(uint256)",
]);
/** Errors by selector; `Interface.parseError` hashes the name of every error anew to find one. */
const BY_SELECTOR = new Map(
  ABI.fragments.filter((one) => one instanceof ErrorFragment).map((one) => [one.selector, one] as const),
);
const ENUMS = new Map<string, Readonly<Record<string, number>>>(
  Object.entries(enums).filter(
    (entry): entry is [string, Readonly<Record<string, number>>] => typeof entry[1] === "object",
  ),
);

/**
 * A revert of the suite as a {@link ParkfolioError}.
 *
 * @param error what ethers or a provider threw, or the encoded error itself: the reason of a refused lodgement, the
 * answer of `whyNot`.
 * @returns undefined if there is no revert of the suite in it; so for the empty answer of `whyNot`, which means that
 * nothing stands in the way.
 */
export function explain(error: unknown): ParkfolioError | undefined {
  if (error instanceof ParkfolioError) return error;
  for (const data of revertData(error)) {
    const parsed = decode(data);
    if (parsed !== undefined) return explained(parsed, data, error);
  }
  return undefined;
}

/**
 * Waits for a call and turns a revert of the suite into a {@link ParkfolioError}; any other failure stays as it is.
 */
export async function explaining<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw explain(error) ?? error;
  }
}

/**
 * A custom error of the suite as the contracts encode it: the reason of a refusal.
 *
 * @throws RangeError if the suite has no such error; TypeError if the values do not fit.
 */
export function encode(name: string, values: readonly unknown[] = []): string {
  const named = ABI.fragments.filter((one) => one instanceof ErrorFragment && one.name === name);
  // Of two interfaces of a standard, each has its own error of the name: the number of values tells them apart.
  const fragment = (named.find(({ inputs }) => inputs.length === values.length) ?? named[0]) as
    ErrorFragment | undefined;
  if (fragment === undefined)
    throw new RangeError(`the suite has no error ${name} with ${values.length} values`);
  return ABI.encodeErrorResult(fragment, [...values]);
}

interface Decoded {
  readonly fragment: ErrorFragment;
  readonly args: Result;
}

function decode(data: string): Decoded | undefined {
  const fragment = BY_SELECTOR.get(dataSlice(data, 0, 4));
  if (fragment === undefined) return undefined;
  try {
    return { fragment, args: ABI.decodeErrorResult(fragment, data) };
  } catch {
    return undefined; // a known selector with other values behind it
  }
}

function explained({ fragment, args }: Decoded, data: string, cause: unknown): ParkfolioError {
  const { name } = fragment;
  const entry = CATALOGUE.find((e) => e.name === name && e.inputs.length === fragment.inputs.length);
  const inputs =
    entry?.inputs ??
    fragment.inputs.map(({ name: label, type }) => ({ name: label || "value", internalType: type }));
  const values = inputs.map((input, i) => [input.name, args[i] as unknown] as const);
  const shown = inputs.map(({ name: label, internalType }, i) => `${label} ${show(args[i], internalType)}`);
  return new ParkfolioError(
    { name, ...(PLAIN[name] ?? (entry === undefined || entry.meaning === "" ? OF_A_LIBRARY : entry)) },
    Object.fromEntries(values),
    `${name}(${shown.join(", ")})`,
    data,
    typeof cause === "string" ? undefined : cause,
  );
}

/** A value as people write it: titles by number, days as dates, members of enumerations by name. */
function show(value: unknown, internalType: string): string {
  try {
    if (internalType === "TitleId") return titleId.decode(value as bigint);
    if (internalType === "Day") return dates.fromDay(Number(value));
    if (internalType === "IndustryCode") return industryText(value as string);
    const members = ENUMS.get(internalType.replace(/^enum (?:\w+\.)?/, ""));
    if (members !== undefined) return enums.nameOf(members, value as bigint);
  } catch {
    // A value that is none of its type is shown as it is: that may be what the error is about.
  }
  return String(value);
}

/** Where providers put the revert data; nothing else of a transaction is looked at. */
const PLACES = ["data", "error", "info", "cause", "revert", "result"] as const;
const DEEPEST = 8;

/** Everything inside an error that may be revert data, outermost first. */
function revertData(error: unknown, depth = 0): string[] {
  if (typeof error === "string") return isHexString(error) && dataLength(error) >= 4 ? [error] : [];
  if (error instanceof Uint8Array) return revertData(hexlify(error));
  if (typeof error !== "object" || error === null || depth > DEEPEST) return [];
  const found = error as Partial<Record<(typeof PLACES)[number], unknown>>;
  return PLACES.flatMap((place) => revertData(found[place], depth + 1));
}

/** Refusals explained. */
export const errors = { explain, explaining, encode, catalogue: CATALOGUE } as const;
