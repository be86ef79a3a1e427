// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { readFileSync } from "node:fs";
import { money } from "../../../../sdk/index.js";
import {
  clawsBack,
  grantee,
  MU,
  retaxed,
  taxed,
  untilThirdTranche,
  type Grantee,
} from "../../../scenario/grantee.js";
import { dueOf, takes } from "../../../support/grants.js";

const PAGE = readFileSync(new URL("../../../../docs/park-grants.md", import.meta.url), "utf8");

/** The sum in the row of the page's last table that begins with these words, fen. */
function row(words: string): bigint {
  const line = PAGE.split("\n").findLast((one) => one.startsWith(`| ${words}`));
  const [, , sum = ""] = (line ?? "").split("|");
  return money.parseYuan(sum);
}

describe("the worked example of grants", () => {
  let n: Grantee;
  before(async () => {
    n = await grantee();
    await untilThirdTranche(n);
    await taxed(n, "190,000");
    await clawsBack(n);
  });

  it("has the target and the taxes that the ledger knows", async () => {
    const { terms } = await n.s.covenants.covenantOf(n.covenants.tax);
    expect(row("target of a year")).to.equal(terms.target * MU);
    expect((await n.s.covenants.outcomeOf(n.covenants.tax, 2)).value).to.equal(row("taxes of year 3"));
  });

  it("has what is due back, and after the audit the difference", async () => {
    expect(await dueOf(n)).to.deep.equal([row("due back"), 0n]);
    await takes(n, n.obligor, "repay", 1n, row("repaid"));
    await retaxed(n, "180,000");
    expect((await n.s.covenants.outcomeOf(n.covenants.tax, 2)).value).to.equal(row("an audit restates"));
    await clawsBack(n);
    expect(await dueOf(n)).to.deep.equal([row("claimed again"), row("repaid")]);
    expect(await n.s.grants.outstandingOf(n.park, n.obligor.address)).to.equal(row("left to repay"));
  });
});
