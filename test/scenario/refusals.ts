import { expect } from "chai";
import * as enums from "../../sdk/enums/index.js";
import { dates, errors, explain } from "../../sdk/index.js";
import { failureOf } from "../support/refusals.js";
import { idOf } from "./fields.js";

/** Values of an error by name: titles as official numbers, days as ISO dates, members of enumerations by name. */
export type RefusalValues = Readonly<Record<string, unknown>>;

/**
 * Expects the ledger to refuse with a custom error and exactly these values.
 *
 * @returns what was thrown, for the registrar to refuse with.
 */
export async function expectRefused(
  attempt: Promise<unknown>,
  name: string,
  values: RefusalValues,
): Promise<unknown> {
  const met = await failureOf(attempt, `a refusal with ${name}`);
  const refusal = explain(met);
  if (refusal === undefined) throw met;
  expect(refusal.name, refusal.message).to.equal(name);
  const types = errors.catalogue.find((entry) => entry.name === name)?.inputs ?? [];
  const expected = Object.entries(values).map(([label, value]) => {
    const type = types.find((input) => input.name === label)?.internalType ?? "";
    return [label, chainWord(value, type)];
  });
  expect(refusal.args, refusal.message).to.deep.equal(Object.fromEntries(expected));
  return met;
}

function chainWord(value: unknown, internalType: string): unknown {
  if (typeof value !== "string") return value;
  if (internalType === "TitleId") return idOf(value);
  if (internalType === "Day") return BigInt(dates.toDay(value));
  if (!internalType.startsWith("enum ")) return value;
  const members: unknown = enums[internalType.replace(/^enum (?:\w+\.)?/, "") as keyof typeof enums];
  return BigInt((members as Readonly<Record<string, number>>)[value] ?? -1);
}
