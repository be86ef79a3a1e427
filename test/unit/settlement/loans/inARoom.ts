// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { dates } from "../../../../sdk/dates/index.js";
import { LoanState } from "../../../../sdk/enums/index.js";
import { loans, type LoanStep, type Schedule } from "../../../../sdk/index.js";
import { standing } from "../../../support/lending.js";
import { issued } from "../../../support/money.js";
import { refused } from "../../../support/refusals.js";
import { today, type KeyedParty } from "../../../support/registry.js";
import {
  acting,
  LOAN,
  opened,
  PAYOFF,
  readyRoom,
  sale,
  settled,
  verified,
  type Sale,
} from "../../../support/settlement.js";

const [OLD, NEW] = [1n, 2n];

/** A party takes steps of loans in one batch. */
async function takes(n: Sale, party: KeyedParty, ...steps: readonly LoanStep[]): Promise<void> {
  const calls = await Promise.all(steps.map((step) => loans.calls(n.s, step)));
  await acting(n, party, ...calls.flat());
}

/** The sale in which the vendor owes the outgoing lender on loan 1, and the incoming lender has committed loan 2. */
async function indebted(): Promise<{ n: Sale; schedule: Schedule }> {
  const n = await sale();
  const { s, title, vendor, purchaser, outgoing, incoming, bank, mortgage } = n;
  const now = await today(s);
  const period = { rate: 0n, drawUntil: dates.addDays(now, 9), maturity: dates.addDays(now, 99) };
  const old = { title, lender: outgoing.address, borrower: vendor.address, sum: PAYOFF, ...period };
  const fresh = { title, lender: incoming.address, borrower: purchaser.address, sum: LOAN, ...period };
  await issued(s, bank, outgoing, PAYOFF);
  await takes(n, outgoing, ["commit", await loans.terms(s, old)]);
  await takes(n, outgoing, ["tie", OLD, mortgage], ["fund", OLD, PAYOFF]);
  await takes(n, vendor, ["draw", OLD, PAYOFF]);
  await takes(n, incoming, ["commit", await loans.terms(s, fresh)]);
  return { n, schedule: await told(n) };
}

/** The schedule, whose lines for the loans tell the book of them. */
async function told({ s, schedule }: Sale): Promise<Schedule> {
  const book = await s.loans.getAddress();
  const [lent, ...sources] = schedule.sources;
  const [payoff, ...destinations] = schedule.destinations;
  if (lent === undefined || payoff === undefined) throw new Error("no lines");
  return {
    ...schedule,
    sources: [{ ...lent, book, ref: NEW, instrument: 3 }, ...sources],
    destinations: [{ ...payoff, book, ref: OLD }, ...destinations],
  };
}

describe("loans in a settlement room", () => {
  it("are repaid and drawn with the discharge, the transfer and the charge", async () => {
    const { n, schedule } = await indebted();
    const { s, purchaser, outgoing, incoming } = n;
    await takes(n, purchaser, ["accept", NEW]);
    const { first } = await settled(n, await readyRoom(n, schedule));
    expect(await standing(n, OLD)).to.deep.equal(["Repaid", 0n, 0n, 0n]);
    expect(await standing(n, NEW)).to.deep.equal(["Drawn", LOAN, 0n, 0n]);
    expect((await s.loans.loanOf(NEW)).charge).to.equal(first + 2n);
    expect(await s.loans.creditorOf(NEW)).to.equal(incoming.address);
    expect(await s.token.balanceOf(outgoing.address)).to.equal(PAYOFF);
  });

  it("let no room be verified that makes a party owe which has not accepted", async () => {
    const { n, schedule } = await indebted();
    const room = await opened(n, schedule);
    await refused(verified(n, room), "LoanStateInvalid", [NEW, LoanState.Committed]);
    expect(await standing(n, NEW)).to.deep.equal(["Committed", 0n, 0n, 0n]);
  });

  it("let no room be verified that repays more than is owed", async () => {
    const { n, schedule } = await indebted();
    await takes(n, n.purchaser, ["accept", NEW]);
    await takes(n, n.vendor, ["repay", OLD, 1n]);
    const room = await opened(n, schedule);
    await refused(verified(n, room), "RepaidAboveOwed", [OLD, PAYOFF, PAYOFF - 1n, 0n]);
  });
});
