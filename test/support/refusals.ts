import { expect } from "chai";
import { errors, identifiers } from "../../sdk/index.js";

/** Title id of an official number. */
export const titleId = identifiers.titleId.encode;

/** What a call fails with, whatever it is; the test fails if the call does not. */
export async function failureOf(call: Promise<unknown>, expected = "a failure"): Promise<unknown> {
  return call.then(
    () => expect.fail(`expected ${expected}`),
    (error: unknown) => error,
  );
}

/** What a call was refused with, encoded; undefined if it was not refused with an error of the suite. */
export async function refusalOf(call: Promise<unknown>): Promise<string | undefined> {
  try {
    await call;
    return undefined;
  } catch (error) {
    const refusal = errors.explain(error);
    if (refusal === undefined) throw error;
    return refusal.data;
  }
}

/** Expects a call to be refused with exactly this error and these values. */
export async function refused(
  call: Promise<unknown>,
  name: string,
  values: readonly unknown[],
): Promise<void> {
  const data = await refusalOf(call);
  const said = data === undefined ? "not refused" : errors.explain(data)?.message;
  expect(data, said).to.equal(errors.encode(name, values));
}
