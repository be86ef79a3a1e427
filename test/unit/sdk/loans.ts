// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { dates } from "../../../sdk/dates/index.js";
import { loans, parties, type LoanStep } from "../../../sdk/index.js";
import { ordered, seizure } from "../../support/acts.js";
import { daysPass, lending, mortgaged, type Lending } from "../../support/lending.js";
import { today, type KeyedParty } from "../../support/registry.js";
import { announced, auction, deposits } from "../../support/sales.js";

/** A party takes steps in one batch. */
async function takes(
  { s }: Lending,
  { address, key }: KeyedParty,
  ...steps: readonly LoanStep[]
): Promise<void> {
  const calls = await Promise.all(steps.map((step) => loans.calls(s, step)));
  const deadline = BigInt(await s.networkHelpers.time.latest()) + 3_600n;
  await parties.execute(s, address, calls.flat(), key, { deadline });
}

describe("loans in the SDK", () => {
  it("are drawn up, taken from step to step, and read with what is owed", async () => {
    const n = await lending();
    const { s, title, owner, lender } = n;
    const now = await today(s);
    const agreed = {
      title,
      lender: lender.address,
      borrower: owner.address,
      sum: 500_000n,
      rate: 365n,
      drawUntil: dates.addDays(now, 10),
      maturity: dates.addDays(now, 100),
    };
    await takes(n, lender, ["commit", await loans.terms(s, agreed)]);
    const charge = await mortgaged(n);
    await takes(n, lender, ["tie", 1n, charge], ["fund", 1n, 500_000n]);
    await takes(n, owner, ["accept", 1n], ["draw", 1n, 400_000n]);
    await daysPass(s, 5);
    await takes(n, owner, ["repay", 1n, 100_200n]);
    expect(await loans.read(s, 1n)).to.deep.equal({
      ...agreed,
      number: 1n,
      state: "Drawn",
      register: await s.land.getAddress(),
      creditor: lender.address,
      maximum: false,
      charge,
      drawn: 400_000n,
      principal: 300_000n,
      interest: 0n,
      held: 100_000n,
    });
    expect(await loans.secured(s, charge)).to.deep.equal(await loans.read(s, 1n));
    expect(await loans.secured(s, charge + 1n)).to.equal(null);
    expect(await loans.read(s, 2n)).to.equal(null);
  });

  it("tell of a judicial sale whether its title has moved", async () => {
    const n = await auction();
    const { s, title, owner, buyer } = n;
    const sale = await announced(n, 5_000n);
    await deposits(n, sale, 2_000n);
    const seen = {
      number: sale,
      state: "Announced",
      title,
      register: await s.land.getAddress(),
      from: owner.address,
      buyer: buyer.address,
      price: 5_000n,
      paidIn: 2_000n,
      paidOut: 0n,
      changed: false,
    };
    expect(await loans.sale(s, sale)).to.deep.equal(seen);
    await ordered(s, "Seize", title, seizure(owner));
    expect(await loans.sale(s, sale)).to.deep.equal({ ...seen, changed: true });
    expect(await loans.sale(s, 9n)).to.equal(null);
  });
});
