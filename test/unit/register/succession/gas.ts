// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { companies, carried, succeeded } from "../../../support/succession.js";
import { parcelOf } from "../../../support/registry.js";
import { loadSuite } from "../../../support/suite.js";

/** Most gas for each title of a batch: a sole proprietor's title with nothing else on it, to one successor. */
const BARS: readonly (readonly [titles: number, each: number])[] = [
  [1, 150_000],
  [20, 60_000],
  [50, 60_000],
];

describe("the rewriting of titles in a batch @gas", () => {
  for (const [count, bar] of BARS) {
    it(`costs at most ${bar} gas a title for ${count}`, async () => {
      const s = await loadSuite();
      const { a, b } = await companies(s);
      const titles: string[] = [];
      for (let n = 1; n <= count; n++) titles.push(await parcelOf(s, n, a));
      await succeeded(s, a, [b]);
      const { gasUsed } = await carried(s, a, titles);
      expect(Number(gasUsed) / count).to.be.at.most(bar);
    }).timeout(120_000);
  }
});
