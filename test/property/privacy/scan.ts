import { expect } from "chai";
import { partyData, secrets } from "../../support/personal.js";
import type { LoadedSuite } from "../../support/suite.js";
import { Finder } from "./finder.js";
import { Published } from "./published.js";

/*
 * I15: no personal data and no unsalted hash of them appears in calldata, logs or storage. All that the scenarios
 * publish is gathered before their chain is taken back, and searched when those of a file have run.
 */

/** Parties whose data are looked for everywhere: as many as any file has. */
const PARTIES = 12;

let published = new Published();
/** Transactions that were there when it was searched last. */
let searched = 0;
let open: LoadedSuite | undefined;

/** From now on a scenario is at work on this chain. */
export function watch(suite: LoadedSuite): void {
  open = suite;
}

/** Reads what the scenario at work has published, before its chain is taken back. */
export async function gather(): Promise<void> {
  if (open === undefined) return;
  const { provider } = open;
  open = undefined;
  await published.read(provider);
}

/** What was found, a line each; empty if all is well. */
export function leaks(from: Published = published, sought: Iterable<string> = secrets()): string[] {
  const finder = new Finder(sought);
  return [...from.pieces].flatMap(([hex, where]) =>
    finder.in(hex).map(({ secret, how }) => `${secret}: ${how} in ${where}`),
  );
}

/** For the test that holds the scan itself. */
export const soFar = (): Published => published;

/** Ends a file: no scenario in it has published personal data or an unsalted hash of them (I15). */
export function conclude(): void {
  if (published.transactions === searched) return;
  searched = published.transactions;
  const everybody = Array.from({ length: PARTIES }, (_, n) => Object.values(partyData(n))).flat();
  const found = leaks(published, new Set([...secrets(), ...everybody]));
  if (found.length > 0) [published, searched] = [new Published(), 0];
  expect(found, "personal data, or unsalted hashes of them, were published (I15)").to.deep.equal([]);
}
