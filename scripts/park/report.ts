import { writeFileSync } from "node:fs";
import { money } from "../../sdk/money/index.js";
import { errors } from "../../sdk/errors/index.js";
import { park, type ParkReport } from "../../sdk/park/index.js";
import { openSuite } from "../lib/open.js";
import { wrong } from "./create.js";

/** What the command line says. */
export interface DisclosureOptions {
  readonly rpc: string;
  readonly park?: string | undefined;
  readonly block?: string | undefined;
  readonly json: boolean;
  /** File of the page; a name by the park's number if none is given. */
  readonly page?: string | undefined;
}

/** Writes the disclosure report of a park: JSON on the screen, or a page in a file. @returns the exit code. */
export async function report(options: DisclosureOptions): Promise<number> {
  const number = Number(options.park);
  const block = options.block === undefined ? undefined : Number(options.block);
  const whole = [number, block ?? 0].every((n) => Number.isSafeInteger(n) && n >= 0);
  if (!whole || number === 0)
    return wrong("say: report --park 1 [--rpc URL] [--block 123] [--json | --page park.html]");
  const { provider, suite } = await openSuite(options.rpc);
  try {
    const found = await park.report(suite, number, block === undefined ? {} : { block });
    if (options.json) console.log(asJson(found));
    else writePage(found, options.page ?? `park-${number}.html`);
    return 0;
  } catch (error) {
    const refusal = errors.explain(error);
    if (refusal === undefined && !(error instanceof RangeError)) throw error;
    return wrong(refusal?.message ?? (error as RangeError).message);
  } finally {
    provider.destroy();
  }
}

/** A report as JSON: amounts and areas as decimal text. */
function asJson(found: ParkReport): string {
  const text = (_: string, value: unknown): unknown => (typeof value === "bigint" ? value.toString() : value);
  return JSON.stringify(found, text, 2);
}

function writePage(found: ParkReport, file: string): void {
  writeFileSync(file, park.renderReport(found));
  const { asOf, gaps, investment } = found;
  console.log(`park: ${found.park.name} as of ${asOf.day}, block ${asOf.blockTag}, is in ${file}`);
  const { committed, paidIn } = investment.totals.all;
  console.log(`committed ${money.formatYuan(committed)} yuan, paid in ${money.formatYuan(paidIn)}`);
  console.log(gaps.length === 0 ? "nothing is missing, late or overdue" : gaps.join("\n"));
}
