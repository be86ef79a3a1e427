// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import fc from "fast-check";
import { LoanState, nameOf } from "../../../sdk/enums/index.js";
import { ceiling, daysPass, holds, lending, ready, steps, type Lending } from "../../support/lending.js";
import { refusalOf } from "../../support/refusals.js";

const SEED = 0x7061726b;
const SUM = 1_000_000n;
/** Basis points times days. */
const SCALE = 10_000n * 365n;
const RATE = 477n;
const DRAWABLE_DAYS = 30;

/** What may be tried; amounts are parts of the sum, or a little more. */
const step = fc.oneof(
  fc.record({ kind: fc.constant("draw" as const), amount: fc.bigInt({ min: 0n, max: SUM + 1n }) }),
  fc.record({ kind: fc.constant("repay" as const), amount: fc.bigInt({ min: 0n, max: SUM / 2n }) }),
  fc.record({ kind: fc.constant("fund" as const), amount: fc.bigInt({ min: 0n, max: SUM }) }),
  fc.record({ kind: fc.constant("wait" as const), amount: fc.bigInt({ min: 1n, max: 9n }) }),
  fc.record({ kind: fc.constant("withdraw" as const), amount: fc.constant(0n) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** The law of the loan, in exact numbers: interest is one sum over principal and days, never rounded. */
class Model {
  principal = 0n;
  drawn = 0n;
  held = SUM;
  /** Fen times SCALE. */
  accrued = 0n;
  day = 0;
  readonly maximum: boolean;

  constructor(maximum: boolean) {
    this.maximum = maximum;
  }

  get interest(): bigint {
    return this.accrued / SCALE;
  }

  get #used(): bigint {
    return this.maximum ? this.principal : this.drawn;
  }

  get drawing(): boolean {
    return this.day <= DRAWABLE_DAYS && (this.maximum || this.drawn < SUM);
  }

  /** Whether the step is allowed; if so, what comes of it. */
  take({ kind, amount }: Step): boolean {
    if (kind === "wait") {
      this.day += Number(amount);
      this.accrued += this.principal * RATE * amount;
      return true;
    }
    if (kind === "withdraw") {
      if (this.held === 0n || this.drawing) return false;
      this.held = 0n;
      return true;
    }
    if (amount === 0n) return false;
    if (kind === "repay") return this.#repay(amount);
    if (this.day > DRAWABLE_DAYS) return false;
    if (kind === "fund") {
      if (amount + this.held + this.#used > SUM) return false;
      this.held += amount;
      return true;
    }
    const secured = this.#used + (this.maximum ? this.interest : 0n);
    if (amount > this.held || amount + secured > SUM || amount + this.#used > SUM) return false;
    this.held -= amount;
    this.drawn += amount;
    this.principal += amount;
    return true;
  }

  #repay(amount: bigint): boolean {
    const { interest } = this;
    if (amount > this.principal + interest) return false;
    const first = amount < interest ? amount : interest;
    this.accrued -= first * SCALE;
    this.principal -= amount - first;
    return true;
  }

  get state(): string {
    if (this.drawn === 0n) return this.day <= DRAWABLE_DAYS ? "Accepted" : "Cancelled";
    return this.principal === 0n && this.interest === 0n && !this.drawing ? "Repaid" : "Drawn";
  }
}

async function taken(n: Lending, loan: bigint, { kind, amount }: Step): Promise<boolean> {
  if (kind === "wait") {
    await daysPass(n.s, Number(amount));
    return true;
  }
  const call = {
    draw: () => steps(n, n.owner, "draw", loan, amount),
    repay: () => steps(n, n.owner, "repay", loan, amount),
    fund: () => steps(n, n.lender, "fund", loan, amount),
    withdraw: () => steps(n, n.lender, "withdrawUndrawn", loan),
  }[kind];
  return (await refusalOf(call())) === undefined;
}

/**
 * I8, for a loan: what the lender paid in was drawn, went back or is held; what is owed is what was drawn and its interest,
 * less what was repaid, to the fraction of a fen, whatever the order of the steps; and what is not allowed changes nothing.
 */
async function run(maximum: boolean, sequence: readonly Step[]): Promise<void> {
  const n = await lending();
  const { s } = n;
  const fields = maximum ? await ceiling(n) : {};
  const { loan } = await ready(n, { maximum, rate: RATE }, fields);
  const model = new Model(maximum);
  const total = (await holds(s, n.lender)) + (await holds(s, n.owner));
  for (const one of sequence) {
    expect(await taken(n, loan, one), `${one.kind} ${one.amount}`).to.equal(model.take(one));
    const found = await s.loans.loanOf(loan);
    const { principal, interest } = await s.loans.owedOf(loan);
    expect([principal, interest]).to.deep.equal([model.principal, model.interest]);
    expect([found.drawn, found.held]).to.deep.equal([model.drawn, model.held]);
    expect(nameOf(LoanState, found.state)).to.equal(model.state);
    expect(await s.token.balanceOf(await s.loans.getAddress())).to.equal(model.held);
    const outside = (await holds(s, n.lender)) + (await holds(s, n.owner));
    expect(outside + model.held).to.equal(total + SUM);
  }
}

describe("a loan in any sequence of steps", () => {
  const holdsFor = (maximum: boolean, runs: number, length: number) =>
    fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: length }), async (all) => run(maximum, all)),
      { seed: SEED, numRuns: runs, endOnFailure: true },
    );
  for (const maximum of [false, true]) {
    const kind = maximum ? "a maximum-amount loan" : "an ordinary loan";
    it(`owes what its law says: ${kind}`, async () => holdsFor(maximum, 8, 14)).timeout(240_000);
    it(`owes so in many long sequences: ${kind} @long`, async () => holdsFor(maximum, 80, 40)).timeout(
      3_600_000,
    );
  }
});
