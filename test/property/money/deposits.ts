import { expect } from "chai";
import fc from "fast-check";
import { errors } from "../../../sdk/index.js";
import { sequences, take, world, type Step, type World } from "./world.js";

const SEED = 0x7061726b;

/** All that the calls can change, and that the properties speak of. */
interface State {
  readonly supply: bigint;
  readonly issued: readonly bigint[];
  readonly limits: readonly bigint[];
  readonly balances: readonly bigint[];
  readonly frozen: readonly bigint[];
  /** What each bank may spend of each account. */
  readonly allowances: readonly bigint[];
}

async function stateOf({ token, banks, all }: World): Promise<State> {
  const each = (list: readonly string[], ask: (account: string) => Promise<bigint>): Promise<bigint[]> =>
    Promise.all(list.map(ask));
  const addresses = banks.map(({ address }) => address);
  const pairs = all.flatMap((owner) => addresses.map((bank) => [owner, bank] as const));
  return {
    supply: await token.totalSupply(),
    issued: await each(addresses, (bank) => token.issuedOf(bank)),
    limits: await each(addresses, (bank) => token.limitOf(bank)),
    balances: await each(all, (account) => token.balanceOf(account)),
    frozen: await each(all, (account) => token.getFrozenTokens(account)),
    allowances: await Promise.all(pairs.map(([owner, bank]) => token.allowance(owner, bank))),
  };
}

const sum = (list: readonly bigint[]): bigint => list.reduce((a, b) => a + b, 0n);

/** What holds in every state. */
function holds({ supply, issued, balances }: State, said: string): void {
  expect(sum(balances), `${said}: the balances`).to.equal(supply);
  expect(sum(issued), `${said}: the issue`).to.equal(supply);
}

/** What holds between two states, by the call that led from one to the other. */
function follows(before: State, after: State, { act }: Step, said: string): void {
  after.issued.forEach((issued, i) => {
    const [was = 0n, limit = 0n] = [before.issued[i], before.limits[i]];
    if (issued > was) expect(issued <= limit, `${said}: issued within the limit`).to.equal(true);
    if (act !== "issue") expect(issued <= was, `${said}: nothing but issue raises an issue`).to.equal(true);
    if (act !== "redeem") expect(issued >= was, `${said}: nothing but redemption lowers one`).to.equal(true);
  });
  after.balances.forEach((balance, i) => {
    const [was = 0n, frozen = 0n] = [before.balances[i], before.frozen[i]];
    if (balance >= was) return;
    // What is frozen moves by the order of a court only, and the freeze falls by what the order took of it.
    if (act !== "force") expect(balance >= frozen, `${said}: what is frozen stays`).to.equal(true);
    else {
      const free = was > frozen ? was - frozen : 0n;
      const taken = was - balance;
      expect(after.frozen[i], said).to.equal(taken > free ? frozen - (taken - free) : frozen);
    }
  });
}

async function run(steps: readonly Step[], tally: Map<string, number>): Promise<void> {
  const w = await world();
  const count = (what: string): Map<string, number> => tally.set(what, (tally.get(what) ?? 0) + 1);
  let before = await stateOf(w);
  for (const step of steps) {
    const said = JSON.stringify(step, (_, value: unknown) =>
      typeof value === "bigint" ? `${value}` : value,
    );
    try {
      await take(w, step);
      count(step.act);
    } catch (error) {
      const refusal = errors.explain(error);
      if (refusal === undefined) throw error;
      expect(await stateOf(w), `${said}: ${refusal.name}`).to.deep.equal(before);
      count(refusal.name);
    }
    const after = await stateOf(w);
    holds(after, said);
    follows(before, after, step, said);
    before = after;
  }
}

async function holdsFor(runs: number, length: number): Promise<void> {
  const tally = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(sequences(length), (steps) => run(steps, tally)),
    { seed: SEED, numRuns: runs, endOnFailure: true },
  );
  // The property says something only if calls of every kind are made, and refused for many reasons.
  for (const act of ["issue", "redeem", "transfer", "transferFrom", "freeze", "force", "release"])
    expect(tally.get(act), `${act} of ${[...tally.keys()].join()}`).to.be.greaterThan(0);
  expect(tally.size).to.be.greaterThan(18);
}

/**
 * Several banks, other parties, a custodian and a stranger do whatever they can: issue, redeem, pay, allow, spend what
 * was allowed, while the council changes limits and licences, the identity office suspends and reinstates, a court
 * freezes and transfers by order, and time goes by. After every call,
 *
 * - the supply is the sum of all balances, and the sum of what the banks have issued and not redeemed;
 * - an issue that grew is within the limit that the bank had, and nothing but an issue lets it grow, nothing but a
 *   redemption lets it fall;
 * - whoever has less than before has at least what was frozen of it, unless a court took it; then the freeze fell by
 *   exactly what the court took beyond what was free;
 * - a call that is refused has changed nothing, and says why by an error of the suite.
 */
describe("deposits, through random sequences of calls", () => {
  it("keep their sums, limits and freezes", async () => holdsFor(6, 60)).timeout(300_000);
  it("keep them in many long sequences @long", async () => holdsFor(60, 200)).timeout(3_600_000);
});
