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

/** Around the tests of every file, in each process that runs some; Mocha loads this by `hardhat.config.ts`. */
export const mochaHooks = {
  beforeAll(): void {
    // Anew for each file: at its end Mocha takes every listener away.
    process.on("unhandledRejection", note);
  },

  afterEach: gather,

  async afterAll(): Promise<void> {
    conclude();
    await setTimeout(GRACE_MS);
    const [first] = lost;
    if (lost.size === 0) return;
    lost.clear();
    throw new Error(`a promise was rejected that no test waits for: ${inspect(first)}`);
  },
};
