// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { readFileSync } from "node:fs";
import { settlement, type Schedule } from "../../../sdk/index.js";
import { fresh } from "../../support/acts.js";
import {
  assessed,
  claimState,
  defaults,
  does,
  drawnLoan,
  held,
  insured,
  insuring,
  moves,
  numberOf,
  type Insuring,
} from "../../support/insurance.js";
import { dayIn, standing } from "../../support/lending.js";
import { acts, admitted, balanced, claims, pooled } from "../../support/pools.js";
import { refused } from "../../support/refusals.js";
import { drawn, today, type KeyedParty } from "../../support/registry.js";

const PAGE = readFileSync(new URL("../../../docs/insurance.md", import.meta.url), "utf8");

/** Cells of the row of the page's tables that begins with these words. */
function row(words: string): string[] {
  const line = PAGE.split("\n").find((one) => one.startsWith(`| ${words} `));
  return (line ?? "")
    .split("|")
    .slice(2, -1)
    .map((cell) => cell.trim());
}

/** A sum as the page writes it. */
const fen = (amount: bigint): string => amount.toLocaleString("en-US");

describe("the worked example of the guarantee", () => {
  let n: Insuring;
  let loan: bigint;
  let charge: bigint;
  let claim: bigint;
  beforeEach(async () => {
    n = await insuring();
    ({ loan, charge } = await drawnLoan(n));
    const until = dayIn(await today(n.s), 400);
    const before = await held(n, n.lead, n.second, n.third);
    const policy = await insured(n, { kind: "PledgeGuarantee", loan, until, waitingDays: 30n });
    const after = await held(n, n.lead, n.second, n.third);
    const [toLead = 0n, toSecond = 0n] = after.map((amount, i) => amount - (before[i] ?? 0n));
    expect(row("premium")).to.deep.equal(["10,000"]);
    expect(row("to the lead, and to each")).to.deep.equal([`${fen(toLead)}, ${fen(toSecond)}`]);
    await defaults(n, loan, 31);
    const evidence = await fresh(n.s, "Other");
    claim = numberOf(n, await does(n, n.lender, "claimGuarantee", policy, 831_680n, evidence));
    await assessed(n, claim, 800_000n);
  });

  /** The charge goes to a party, each insurer pays in its part, and the creditor is paid. */
  const schedule = async (to: KeyedParty, parts: readonly bigint[]): Promise<Schedule> => {
    const { s, lender, lead, second, third } = n;
    const book = await s.policies.getAddress();
    const assignment = await drawn(s, "AssignCharge", n.title, lender, { charge, to: to.address });
    const insurers = [lead, second, third];
    return {
      seats: [
        { party: lender.address, role: "OutgoingLender" },
        ...insurers.map(
          ({ address }) =>
            ({ party: address, role: address === to.address ? "IncomingLender" : "Agent" }) as const,
        ),
      ],
      sources: insurers.map(({ address }, i) => ({
        party: address,
        amount: parts[i] ?? 0n,
        purpose: "Share of the claim",
        book,
        ref: claim,
        instrument: 1,
      })),
      destinations: [
        { party: lender.address, amount: parts.reduce((sum, part) => sum + part, 0n), purpose: "Guarantee" },
      ],
      instruments: [assignment],
    };
  };

  const opened = async (of: Schedule): Promise<bigint> => {
    const { s, lender } = n;
    const now = BigInt(await s.networkHelpers.time.latest());
    const period = { opens: now, closes: now + 43_200n };
    const deadline = now + 3_600n;
    const { room } = await settlement.open(
      s,
      lender.address,
      lender.key,
      { ...period, schedule: of },
      { deadline },
    );
    await settlement.examine(s.with(s.examiner), room);
    return room;
  };

  it("comes out to the fen in a settlement, and its numbers are those of the page", async () => {
    const { s, lender, lead, second, third } = n;
    const [, principal, interest] = await standing(n, loan);
    expect(row("owed: principal")).to.deep.equal([fen(principal)]);
    expect(row("owed: 396 days at 100 fen")).to.deep.equal([fen(interest)]);
    expect(row("four fifths of 1,039,600")).to.deep.equal([fen(((principal + interest) * 4n) / 5n)]);
    const parts = [...(await s.policies.sharesOf(claim))];
    expect(row("assessed")).to.deep.equal([fen(parts.reduce((sum, part) => sum + part, 0n))]);
    expect(row("share of the lead")).to.deep.equal([fen(parts[0] ?? 0n)]);
    expect(row("share of each of the others")).to.deep.equal([fen(parts[1] ?? 0n)]);

    const room = await opened(await schedule(lead, parts));
    await settlement.verify(s.with(s.registrar), room);
    const deadline = BigInt(await s.networkHelpers.time.latest()) + 3_600n;
    const insurers = [lead, second, third];
    for (const [i, { address, key }] of insurers.entries())
      await settlement.fund(s, room, address, parts[i] ?? 0n, key, { deadline });
    for (const { address, key } of [lender, ...insurers]) await settlement.sign(s, room, address, key);
    await moves(
      n,
      () => settlement.settle(s, room),
      [lender, 800_000n],
      [{ address: await s.policies.getAddress() }, 0n],
    );
    expect(await claimState(n, claim)).to.equal("Paid");
    expect(await s.loans.creditorOf(loan)).to.equal(lead.address);

    const { owed, assessed: paid } = await s.policies.claimOf(claim);
    expect(row("not covered")).to.deep.equal([fen(owed - paid)]);
    const { creditorPart, parts: shares } = await s.policies.recoveryOf(claim, 739_600n);
    expect(PAGE).to.include(
      `${fen(creditorPart)} go to the creditor, ${fen(shares[0] ?? 0n)} to the lead, ${fen(shares[1] ?? 0n)} to each`,
    );
  });

  it("is not verified with a wrong share, or with the charge going to another than the lead", async () => {
    const { s, second, lead } = n;
    const wrong = await opened(await schedule(lead, [266_667n, 266_667n, 266_666n]));
    await refused(settlement.verify(s.with(s.registrar), wrong), "ShareOfClaimWrong", [
      claim,
      lead.address,
      266_667n,
      266_668n,
    ]);
    const astray = await opened(await schedule(second, [266_668n, 266_666n, 266_666n]));
    await refused(settlement.verify(s.with(s.registrar), astray), "SubrogationMissing", [
      claim,
      charge,
      second.address,
    ]);
    expect(await claimState(n, claim)).to.equal("Assessed");
  });
});

describe("the worked example of the pool", () => {
  it("comes out to the fen, and its numbers are those of the page", async () => {
    const n = await insuring();
    const { s, lead, fund, lender } = n;
    const { loan } = await drawnLoan(n);
    const pool = await pooled(n);
    await admitted(n, pool, loan, 999_999n);
    await defaults(n, loan);
    const loss = await s.pools.partsOf(pool, 999_999n);
    const lossParts = [loss.bankPart, ...loss.parts.slice(1)].map(fen);
    expect(row("loss of 999,999")).to.deep.equal(lossParts);
    await moves(n, () => claims(n, pool, loan), [lender, 800_000n]);
    expect(row("paid to the bank")).to.deep.equal(["", ...lossParts.slice(1)]);
    const back = await s.pools.partsOf(pool, 99_999n);
    expect(row("recovery of 99,999")).to.deep.equal([back.bankPart, ...back.parts.slice(1)].map(fen));
    await acts(n, lender, "recover", pool, loan, 99_999n);
    const outstanding = [lead, fund].map(({ address }) => s.pools.outstandingOf(pool, loan, address));
    expect(row("still outstanding")).to.deep.equal(["", ...(await Promise.all(outstanding)).map(fen)]);
    await balanced(n, pool);
  });
});
