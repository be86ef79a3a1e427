import { expect } from "chai";
import fc from "fast-check";
import { Formula } from "../../../sdk/enums/index.js";
import { fresh } from "../../support/acts.js";
import { assessed, corrected, covenantAgreed, reported } from "../../support/covenants.js";
import { reach } from "../../support/figures.js";
import {
  accepted,
  BUDGET,
  claims,
  granting,
  obligation,
  paysTranche,
  takes,
  tranche,
  type Paid,
} from "../../support/grants.js";
import { holds } from "../../support/lending.js";
import { refusalOf } from "../../support/refusals.js";
import { dates } from "../../../sdk/dates/index.js";

type Step =
  | { readonly do: "claim" | "dispute" | "drop" | "confirm" | "waive" | "refund" }
  | { readonly do: "restate"; readonly jobs: bigint }
  | { readonly do: "repay"; readonly amount: bigint };

const SEED = 0x7061726b;
const CLAIMS = 2n;
const RUNS = 12;
const STEPS = 14;

const step = fc.oneof(
  fc.constantFrom<Step>(
    { do: "claim" },
    { do: "claim" },
    { do: "dispute" },
    { do: "drop" },
    { do: "confirm" },
    { do: "waive" },
    { do: "refund" },
  ),
  fc.bigInt({ min: 0n, max: 90n }).map((jobs): Step => ({ do: "restate", jobs })),
  fc.bigInt({ min: 1n, max: 800n }).map((amount): Step => ({ do: "repay", amount })),
);

/** Takes a step with a claim; what the ledger refuses changes nothing. */
async function take(n: Paid, clawback: bigint, period: number, one: Step): Promise<void> {
  const { s } = n;
  const second = s.grants.connect(s.secondParkAuthority);
  const steps: Record<Step["do"], () => Promise<unknown>> = {
    claim: () => claims(n, period),
    dispute: async () => takes(n, n.obligor, "dispute", clawback, await fresh(s, "Other")),
    drop: async () => second.decide(clawback, false, await fresh(s, "AuthorityDecision")),
    confirm: async () => second.decide(clawback, true, await fresh(s, "AuthorityDecision")),
    waive: async () => second.waive(clawback, await fresh(s, "AuthorityDecision")),
    refund: () => takes(n, n.payer, "refund", clawback),
    restate: async () => {
      if (one.do === "restate") await corrected(n, "Jobs", one.jobs, period);
      await assessed(n, n.covenant, period);
    },
    repay: () => takes(n, n.obligor, "repay", clawback, one.do === "repay" ? one.amount : 0n),
  };
  await refusalOf(steps[one.do]());
}

/** What is due and repaid of the claims, what the ledger says is owed, and what the deposits say was repaid. */
async function requireSound(n: Paid, amount: bigint, grantee: bigint): Promise<void> {
  const { grants } = n.s;
  let [due, repaid, open] = [0n, 0n, 0n];
  for (let clawback = 1n; clawback <= (await grants.counts()).clawbacks; clawback++) {
    const c = await grants.clawbackOf(clawback);
    due += c.due;
    repaid += c.repaid;
    open += c.due > c.repaid ? c.due - c.repaid : 0n;
  }
  expect(due <= amount, `${due} due of ${amount}`).to.equal(true);
  expect(repaid <= amount, `${repaid} repaid of ${amount}`).to.equal(true);
  expect((await grants.trancheOf(n.grant, 0)).due).to.equal(due);
  expect(await grants.outstandingOf(n.park, n.obligor.address)).to.equal(open);
  expect(await grants.outstandingOf(0, n.obligor.address)).to.equal(open);
  expect(await holds(n.s, n.obligor)).to.equal(grantee - repaid);
  expect(await holds(n.s, n.payer)).to.equal(2n * BUDGET - grantee + repaid);
  expect(await n.s.token.balanceOf(await grants.getAddress())).to.equal(0n);
}

/**
 * Two breaches of one covenant, on one tranche, are claimed, disputed, decided, waived, restated, repaid and refunded in
 * any order. After every step: what is due by all claims, and what was repaid, never exceeds what was received; what
 * the ledger says is owed is the sum of what is open; and every fen that left the grantee is with the payer.
 */
describe("grants: claims on a tranche", function () {
  this.timeout(300_000);

  it("never take back more than was received, and lose no fen", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.bigInt({ min: 1n, max: 1_000n }),
        fc.constantFrom(Formula.UnmetShare, Formula.Full),
        fc.array(fc.tuple(fc.constantFrom(1, 2), step), { minLength: 4, maxLength: STEPS }),
        async (amount, formula, steps) => {
          const n = await prepared(amount, formula);
          const grantee = await holds(n.s, n.obligor);
          for (const [period, one] of steps) {
            const clawback = await n.s.grants.clawbackFor(n.grant, 0, n.covenant, period);
            expect(clawback <= CLAIMS).to.equal(true);
            await take(n, clawback, period, one);
            await requireSound(n, amount, grantee);
          }
        },
      ),
      { numRuns: RUNS, seed: SEED },
    );
  });
});

/** A tranche of some fen is paid, and two years of 80 jobs are breached, the time for cure over. */
async function prepared(amount: bigint, formula: number): Promise<Paid> {
  const base = await granting();
  const covenant = await covenantAgreed(base);
  const terms = { tranches: [tranche({ amount })], obligations: [obligation(covenant, { formula })] };
  const grant = await accepted(base, terms);
  await paysTranche(base, grant);
  const n = { ...base, covenant, grant };
  for (const period of [1, 2]) {
    await reported(n, "Jobs", 40n, period);
    await assessed(n, covenant, period);
  }
  await reach(n.s, dates.addDays(dates.addYears(n.from, 2), 100));
  return n;
}
