import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import { dates } from "../../../../sdk/dates/index.js";
import { OfficeKind, roleOf } from "../../../../sdk/enums/index.js";
import { settlement, type Schedule } from "../../../../sdk/index.js";
import { fresh } from "../../../support/acts.js";
import { refused, titleId } from "../../../support/refusals.js";
import { licensed } from "../../../support/licences.js";
import { balances } from "../../../support/money.js";
import {
  agreed,
  callsRoyalties,
  HELD,
  licensing,
  periodOver,
  proposes,
  stated,
  termsFor,
  type Licensing,
} from "../../../support/royalties.js";
import { opened, paidIn, verified } from "../../../support/settlement.js";
import { drawn, keyOf, recorded, today, type KeyedParty } from "../../../support/registry.js";

const pays = (n: Licensing, statement: bigint, by: KeyedParty = n.x) =>
  callsRoyalties(n.s, by, "pay", [statement]);

const holds = (n: Licensing, a: bigint, b: bigint, x: bigint) =>
  balances(n.s.token, [n.a, a], [n.b, b], [n.x, x]);

/** A statement of the first period, over today, on a figure. */
async function due(n: Licensing, figure: bigint): Promise<{ schedule: bigint; statement: bigint }> {
  const schedule = await agreed(n);
  await periodOver(n, 1);
  return { schedule, statement: await stated(n, schedule, 1, figure) };
}

describe("a statement of royalties", () => {
  it("is the licensee's, of a period that is over, once, at the agreed rate", async () => {
    const n = await licensing();
    const report = id("report");
    const file = (...values: unknown[]) => callsRoyalties(n.s, n.x, "file", values);
    const waiting = await proposes(n.s, n.x, n.terms);
    await refused(file(waiting, 1, 0n, 100n, report), "RoyaltiesNotAgreed", [waiting]);
    for (const owner of [n.a, n.b]) await callsRoyalties(n.s, owner, "agree", [waiting]);
    const [, last] = await n.s.royalties.periodOf(waiting, 1);
    await refused(file(waiting, 1, 0n, 100n, report), "StatedTooEarly", [waiting, 1, last + 1n]);
    await periodOver(n, 1);
    const other = callsRoyalties(n.s, n.a, "file", [waiting, 1, 0n, 100n, report]);
    await refused(other, "NotTheLicensee", [waiting, n.a.address, n.x.address]);
    await refused(file(waiting, 0, 0n, 100n, report), "PeriodUnknown", [waiting, 0, 10]);
    await refused(file(waiting, 11, 0n, 100n, report), "PeriodUnknown", [waiting, 11, 10]);
    await refused(file(waiting, 1, 999n, 110n, report), "RoyaltyWrong", [waiting, 110n, 109n]);
    await refused(file(waiting, 1, 999n, 109n, ZeroHash), "CommitmentEmpty", []);
    await file(waiting, 1, 999n, 109n, report);
    const statement = await n.s.royalties.statementFor(waiting, 1);
    await refused(file(waiting, 1, 999n, 109n, report), "PeriodStated", [waiting, 1, statement]);
    const told = await n.s.royalties.statementOf(statement);
    expect([...told]).to.deep.equal([waiting, 1n, 1n, 999n, 109n, 0n, report]);
  });

  it("of a sum alone can be made when its period begins", async () => {
    const n = await licensing("Exclusive", { rate: 0n, per: 0n });
    const schedule = await agreed(n);
    await stated(n, schedule, 1, 0n);
    const [first] = await n.s.royalties.periodOf(schedule, 2);
    const early = stated(n, schedule, 2, 0n);
    await refused(early, "StatedTooEarly", [schedule, 2, first]);
  });

  it("is paid to the co-owners by their shares, the fen left over to the taker", async () => {
    const n = await licensing("Exclusive", { sum: 0n });
    const { statement } = await due(n, 10_300n);
    expect(await n.s.royalties.owedOf(statement)).to.equal(103n);
    await pays(n, statement);
    await holds(n, 62n, 41n, HELD - 103n);
    expect(await n.s.royalties.owedOf(statement)).to.equal(0n);
    await refused(pays(n, statement), "NothingOwed", [statement]);
    await refused(pays(n, 77n), "NothingOwed", [77n]);
  });

  it("is paid to whoever holds the right on the day of payment", async () => {
    const n = await licensing();
    const { statement } = await due(n, 0n);
    await recorded(n.s, "Transfer", n.title, [n.a, n.b, n.y], {
      to: n.y.address,
      cause: "Sale",
      acknowledged: false,
      terms: id("sale"),
    });
    await pays(n, statement);
    await balances(n.s.token, [n.y, 100n], [n.a, 0n], [n.b, 0n]);
  });

  it("of a sublicence is paid to the head licensee", async () => {
    const n = await licensing();
    const sub = await licensed(n, [n.x], n.y, { parent: n.licence });
    const terms = await termsFor(n, sub, { taker: n.x.address, rate: 0n, per: 0n });
    const schedule = await proposes(n.s, n.x, terms);
    await callsRoyalties(n.s, n.y, "agree", [schedule]);
    await callsRoyalties(n.s, n.y, "file", [schedule, 1, 0n, 100n, id("report")]);
    const statement = await n.s.royalties.statementFor(schedule, 1);
    await callsRoyalties(n.s, n.x, "pay", [statement]);
    expect((await n.s.royalties.statementOf(statement)).paid).to.equal(100n);
    await holds(n, 0n, 0n, HELD);
  });

  it("of a sublicence follows it and its head licence to those who have them", async () => {
    const n = await licensing();
    const sub = await licensed(n, [n.x], n.y, { parent: n.licence });
    const terms = await termsFor(n, sub, { taker: n.x.address, rate: 0n, per: 0n });
    const schedule = await proposes(n.s, n.x, terms);
    await callsRoyalties(n.s, n.y, "agree", [schedule]);
    const noted = async () => {
      const { licensee, licensor } = await n.s.royalties.scheduleOf(schedule);
      return [licensee, licensor];
    };
    const passes = (charge: bigint, signers: [KeyedParty, ...KeyedParty[]], to: KeyedParty) =>
      recorded(n.s, "AssignCharge", n.title, signers, { charge, to: to.address });
    await passes(n.licence, [n.x, n.bank, n.a, n.b], n.bank);
    await passes(sub, [n.y, n.x, n.bank], n.x);
    expect(await noted()).to.deep.equal([n.y.address, n.x.address]);
    const values = [schedule, 1, 0n, 100n, id("report")];
    const former = callsRoyalties(n.s, n.y, "file", values);
    await refused(former, "NotTheLicensee", [schedule, n.y.address, n.x.address]);
    await callsRoyalties(n.s, n.x, "file", values);
    expect(await noted()).to.deep.equal([n.x.address, n.bank.address]);
    await pays(n, await n.s.royalties.statementFor(schedule, 1));
    await balances(n.s.token, [n.bank, 100n], [n.y, 0n], [n.x, HELD - 100n]);
  });

  it("holds the part of a party that cannot receive, until it can", async () => {
    const n = await licensing();
    const { statement } = await due(n, 0n);
    const proof = await fresh(n.s, "AuthorityDecision");
    await n.s.consortium.connect(n.s.identity).suspend(n.b.address, proof);
    await pays(n, statement);
    await holds(n, 60n, 0n, HELD - 100n);
    expect(await n.s.royalties.heldFor(n.b.address)).to.equal(40n);
    await n.s.consortium.connect(n.s.identity).reinstate(n.b.address, proof);
    await n.s.royalties.connect(keyOf(n.s, 9)).collect(n.b.address);
    await holds(n, 60n, 40n, HELD - 100n);
    const again = n.s.royalties.connect(keyOf(n.s, 9)).collect(n.b.address);
    await refused(again, "NoRoyaltiesHeld", [n.b.address]);
  });
});

describe("a corrected statement", () => {
  it("upwards makes the difference due, and only that", async () => {
    const n = await licensing();
    const { schedule, statement } = await due(n, 1_000n);
    await pays(n, statement);
    await holds(n, 66n, 44n, HELD - 110n);
    const report = id("corrected");
    const correct = (by: KeyedParty, ...values: unknown[]) => callsRoyalties(n.s, by, "correct", values);
    await refused(correct(n.a, statement, 2_000n, 120n, report), "NotTheLicensee", [
      schedule,
      n.a.address,
      n.x.address,
    ]);
    await refused(correct(n.x, statement, 2_000n, 119n, report), "RoyaltyWrong", [schedule, 119n, 120n]);
    await refused(correct(n.x, statement, 2_000n, 120n, ZeroHash), "CommitmentEmpty", []);
    await refused(correct(n.x, 9n, 2_000n, 120n, report), "StatementUnknown", [9n]);
    await correct(n.x, statement, 2_000n, 120n, report);
    const told = await n.s.royalties.statementOf(statement);
    expect([...told]).to.deep.equal([schedule, 1n, 2n, 2_000n, 120n, 110n, report]);
    await pays(n, statement);
    await holds(n, 72n, 48n, HELD - 120n);
  });

  it("downwards is a credit against what is paid next", async () => {
    const n = await licensing();
    const { schedule, statement } = await due(n, 5_000n);
    await pays(n, statement);
    await holds(n, 90n, 60n, HELD - 150n);
    await callsRoyalties(n.s, n.x, "correct", [statement, 0n, 100n, id("less")]);
    expect((await n.s.royalties.scheduleOf(schedule)).credit).to.equal(50n);
    await periodOver(n, 2);
    const next = await stated(n, schedule, 2, 0n);
    expect(await n.s.royalties.owedOf(next)).to.equal(50n);
    await pays(n, next);
    await holds(n, 120n, 80n, HELD - 200n);
    expect((await n.s.royalties.scheduleOf(schedule)).credit).to.equal(0n);
  });
});

describe("royalties in a settlement room", () => {
  /** A room in which the licence is shortened and parts of a statement are paid to licensors. */
  async function roomFor(
    n: Licensing,
    statement: bigint,
    parts: readonly (readonly [KeyedParty, bigint])[],
  ): Promise<bigint> {
    const book = await n.s.royalties.getAddress();
    const until = dates.addYears(await today(n.s), 1);
    const varied = { charge: n.licence, sum: 0n, until, transferBan: false, terms: id("varied") };
    const amount = parts.reduce((sum, [, part]) => sum + part, 0n);
    const schedule: Schedule = {
      seats: [n.x, n.a, n.b].map(({ address }) => ({ party: address, role: "Agent" })),
      sources: [{ party: n.x.address, amount, purpose: "Royalties" }],
      destinations: parts.map(([{ address }, part]) => ({
        party: address,
        amount: part,
        purpose: "Royalties",
        book,
        ref: statement,
      })),
      instruments: [await drawn(n.s, "VaryCharge", n.title, n.x, varied)],
    };
    const room = await opened({ s: n.s, agent: n.x }, schedule);
    await verified(n, room);
    for (const { address, key } of [n.x, n.a, n.b]) await settlement.sign(n.s, room, address, key);
    await paidIn(n, room, n.x, amount);
    return room;
  }

  it("are paid to the co-owners, each its own part", async () => {
    const n = await licensing();
    const { statement } = await due(n, 0n);
    const wrong = roomFor(n, statement, [
      [n.a, 59n],
      [n.b, 41n],
    ]);
    await refused(wrong, "NotWhatIsOwed", [statement, 59n, 60n]);
    const stranger = roomFor(n, statement, [[n.y, 60n]]);
    await refused(stranger, "NotPaidOf", [statement, n.y.address]);
    const room = await roomFor(n, statement, [
      [n.b, 40n],
      [n.a, 60n],
    ]);
    expect(await n.s.royalties.owedOf(statement)).to.equal(100n);
    await settlement.settle(n.s, room);
    await holds(n, 60n, 40n, HELD - 100n);
    expect(await n.s.royalties.owedOf(statement)).to.equal(0n);
    await refused(pays(n, statement), "NothingOwed", [statement]);
  });

  it("are paid later where the settlement leaves them out, and corrected after that", async () => {
    const n = await licensing();
    const { statement } = await due(n, 0n);
    await settlement.settle(n.s, await roomFor(n, statement, [[n.a, 60n]]));
    expect(await n.s.royalties.owedOf(statement)).to.equal(40n);
    const corrected = () => callsRoyalties(n.s, n.x, "correct", [statement, 100n, 101n, id("more")]);
    await refused(corrected(), "PartsUnpaid", [statement]);
    await pays(n, statement);
    await holds(n, 60n, 40n, HELD - 100n);
    await corrected();
    expect(await n.s.royalties.owedOf(statement)).to.equal(1n);
  });

  it("are believed of those who settle only, and of lines that pay", async () => {
    const n = await licensing();
    const { statement } = await due(n, 0n);
    const stranger = keyOf(n.s, 9);
    const told = (paysIn: boolean) =>
      n.s.royalties.connect(stranger).settled(statement, n.a.address, 60n, paysIn, 0);
    await refused(told(false), "OfficeRequired", [OfficeKind.Settlement, 0n, stranger.address]);
    await n.s.consortium.grantRole(roleOf("Settlement", 0), stranger.address, 0);
    await refused(told(true), "NotPaidOf", [statement, n.a.address]);
  });
});

describe("royalties of a right that has ended", () => {
  it("are owed to nobody on the register", async () => {
    const n = await licensing();
    const { statement } = await due(n, 0n);
    await recorded(n.s, "Surrender", n.title, [n.a, n.b], { gazetted: null });
    await refused(pays(n, statement), "NobodyToPay", [titleId(n.title)]);
    await holds(n, 0n, 0n, HELD);
  });
});
