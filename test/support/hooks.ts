import { setTimeout } from "node:timers/promises";
import { inspect } from "node:util";
import { conclude, gather } from "../property/privacy/scan.js";

/** Time for what was rejected last to be noticed. */
const GRACE_MS = 10;

/** Reasons of promises that were rejected and that no test waited for. */
const lost = new Set<unknown>();
const note = (reason: unknown): void => {
  lost.add(reason);
};

/** What a failure tells goes to the main process as JSON, which has no numbers of any size: they go as text. */
const numbers = BigInt.prototype as { toJSON?: (this: bigint) => string };

/** Around the tests of every file, in each process that runs some; Mocha loads this by `hardhat.config.ts`. */
export const mochaHooks = {
  beforeAll(): void {
    // Only while nothing is tested: what the suite writes as JSON must do without.
    delete numbers.toJSON;
    // Anew for each file: at its end Mocha takes every listener away.
    process.on("unhandledRejection", note);
  },

  afterEach: gather,

  async afterAll(): Promise<void> {
    numbers.toJSON = function () {
      return `${this}n`;
    };
    conclude();
    await setTimeout(GRACE_MS);
    const [first] = lost;
    if (lost.size === 0) return;
    lost.clear();
    throw new Error(`a promise was rejected that no test waits for: ${inspect(first)}`);
  },
};
