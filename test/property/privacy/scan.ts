import { expect } from "chai";
import { secrets } from "../../support/personal.js";
import type { LoadedSuite } from "../../support/suite.js";
import { Finder } from "./finder.js";
import { Published } from "./published.js";

/*
 * I15: no personal data and no unsalted hash of them appears in calldata, logs or storage. All that the scenarios
 * publish is gathered before their chain is taken back, and searched when all of them have run.
 */

const published = new Published();
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

afterEach(gather);

after("no scenario has published personal data or an unsalted hash of them (I15)", () => {
  expect(leaks()).to.deep.equal([]);
});
