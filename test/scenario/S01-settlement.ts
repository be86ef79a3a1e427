import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { root } from "../../scripts/lib/project.js";
import { dates, money, type Schedule } from "../../sdk/index.js";
import { calls } from "../support/lending.js";
import type { KeyedParty } from "../support/registry.js";
import { UNIT_3, UNIT_4, divided, type Built } from "./flats.js";
import { charging, expectRefused, idOf, saleTo, yuan, type LandOffice } from "./office.js";
import { payingBank, Table } from "./table.js";

/** S1, steps 7 to 9: unit 3 is sold against money, with two outgoing lenders and an incoming one. */
describe("S1: the sale of a flat, delivered against payment", () => {
  const PRICE = yuan("12,345,678.90");
  const LOAN = yuan("8,000,000");
  const PAYOFF_A = yuan("5,000,000");
  const PAYOFF_B = yuan("2,000,000");
  /** 3 % of the price, to the fen. */
  const DUTY = yuan("370,370.37");
  /** 0.1 % of the price. */
  const FEE = yuan("12,345.68");
  const TO_VENDOR = yuan("5,333,333.22");
  const ALL = yuan("12,716,049.27");

  interface Sale extends Built {
    readonly buyer: KeyedParty;
    readonly bankC: KeyedParty;
    readonly dutyOffice: KeyedParty;
    readonly agent: KeyedParty;
    readonly pay: (to: KeyedParty, amount: bigint) => Promise<void>;
  }

  /** The parties, with the deposits that the sale needs. */
  async function agreed(): Promise<Sale> {
    const all = await divided();
    const { office } = all;
    const [buyer, bankC] = [await office.party(), await office.party()];
    const [dutyOffice, agent] = [await office.party(), await office.party()];
    const pay = await payingBank(office);
    await pay(bankC, LOAN);
    await pay(buyer, PRICE - LOAN + DUTY);
    return { ...all, buyer, bankC, dutyOffice, agent, pay };
  }

  /** Both discharges, the transfer and the new mortgage, unsigned: their signatures would be worth nothing here. */
  async function scheduleOf(sale: Sale): Promise<Schedule> {
    const { office, developer, buyer, bankA, bankB, bankC, dutyOffice, agent, a, b } = sale;
    return {
      seats: [
        { party: developer.address, role: "Vendor" },
        { party: buyer.address, role: "Purchaser" },
        { party: bankA.address, role: "OutgoingLender" },
        { party: bankB.address, role: "OutgoingLender" },
        { party: bankC.address, role: "IncomingLender" },
        { party: dutyOffice.address, role: "DutyOffice" },
        { party: agent.address, role: "Agent" },
      ],
      sources: [
        { party: bankC.address, amount: LOAN, purpose: "Loan" },
        { party: buyer.address, amount: PRICE - LOAN, purpose: "Rest of the price" },
        { party: buyer.address, amount: DUTY, purpose: "Deed tax of 3 %" },
      ],
      destinations: [
        { party: bankA.address, amount: PAYOFF_A, purpose: "Release of the unit" },
        { party: bankB.address, amount: PAYOFF_B, purpose: "Release of the unit" },
        { party: dutyOffice.address, amount: DUTY, purpose: "Deed tax of 3 %" },
        { party: agent.address, amount: FEE, purpose: "Fee of 0.1 %" },
        { party: developer.address, amount: TO_VENDOR, purpose: "Price" },
      ],
      instruments: [
        await office.draw("Discharge", UNIT_3, [bankA], { charge: a }),
        await office.draw("Discharge", UNIT_3, [bankB], { charge: b }),
        await office.draw("Transfer", UNIT_3, [developer], saleTo(buyer)),
        await office.draw("Charge", UNIT_3, [buyer], charging(bankC, "Mortgage", LOAN)),
      ],
    };
  }

  const seatedIn = (s: Sale): [KeyedParty, ...KeyedParty[]] => [
    s.agent,
    s.developer,
    s.buyer,
    s.bankA,
    s.bankB,
    s.bankC,
    s.dutyOffice,
  ];

  async function opened(): Promise<Sale & { table: Table; schedule: Schedule }> {
    const sale = await agreed();
    const schedule = await scheduleOf(sale);
    return { ...sale, schedule, table: await Table.open(sale.office, seatedIn(sale), schedule) };
  }

  /** Balances of everyone, and of the rooms: what a refusal must not change. */
  async function moneyOf(sale: Sale): Promise<bigint[]> {
    const { token, rooms } = sale.office.suite;
    const accounts = [...seatedIn(sale).map(({ address }) => address), await rooms.getAddress()];
    return Promise.all(accounts.map((account) => token.balanceOf(account)));
  }

  async function standing(sale: Sale): Promise<unknown> {
    const { office } = sale;
    const [money, head] = [await moneyOf(sale), await office.headOf(UNIT_3)];
    return { money, head, number: await office.suite.daybook.lastNumber() };
  }

  const chargesOn = async (office: LandOffice, title: string): Promise<(readonly [string, bigint])[]> =>
    (await office.chargesOf(title)).map(({ chargee, sum }) => [chargee, sum] as const);

  it("settles: both releases, the transfer, the new mortgage, and every fen", async () => {
    const all = await opened();
    const { office, table, developer, buyer, bankC } = all;
    expect(PRICE - LOAN + LOAN + DUTY).to.equal(ALL);
    expect(PAYOFF_A + PAYOFF_B + DUTY + FEE + TO_VENDOR).to.equal(ALL);
    await table.prepare();
    expect((await table.find()).missing).to.deep.equal([]);
    const { version } = await office.headOf(UNIT_3);
    const last = await office.suite.daybook.lastNumber();
    const { first, paid } = await table.settle();

    expect([first, paid]).to.deep.equal([last + 1n, ALL]);
    expect(await office.ownersOf(UNIT_3)).to.deep.equal([buyer.address]);
    expect(await chargesOn(office, UNIT_3)).to.deep.equal([[bankC.address, LOAN]]);
    expect((await office.headOf(UNIT_3)).version).to.equal(version + 4n);
    // Agent, vendor, purchaser, banks A, B and C, duty office, rooms.
    expect(await moneyOf(all)).to.deep.equal([FEE, TO_VENDOR, 0n, PAYOFF_A, PAYOFF_B, 0n, DUTY, 0n]);
    const found = await table.find();
    expect([found.state, found.held]).to.deep.equal(["Settled", 0n]);
    await expectRefused(table.settle(), "RoomNotIn", { room: table.number, state: 3n });

    // Years later the loan is paid off, and its bank alone ends the mortgage.
    const [charge] = await office.chargesOf(UNIT_3);
    const { id } = charge ?? expect.fail("the mortgage is not there");
    await office.daysPass(3_650);
    await expectRefused(office.discharge(UNIT_3, developer, id), "ConsentMissing", {
      party: bankC.address,
    });
    await office.discharge(UNIT_3, bankC, id);
    expect(await office.chargesOf(UNIT_3)).to.deep.equal([]);
  });

  it("is the worked example of the documentation", async () => {
    const { sources, destinations } = await scheduleOf(await agreed());
    const page = readFileSync(join(root, "docs/settlement.md"), "utf8");
    const example = page.slice(page.indexOf("## A worked example"), page.indexOf("## For the developer"));
    const rows = [...example.matchAll(/^\| (\w[\w ]*?) +\| +([\d,.]+) +\| \w.*\|$/gm)];
    const lines = [...sources, ...destinations].map(({ amount }) => money.formatYuan(amount));
    expect(rows.map(([, , amount]) => amount)).to.deep.equal(lines);
    const sums = [...example.matchAll(/^\| \*\*sum\*\* +\| +([\d,.]+) +\|/gm)].map(([, sum]) => sum);
    expect(sums).to.deep.equal([money.formatYuan(ALL), money.formatYuan(ALL)]);
  });

  it("draws the new loan and repays the old one in their books, in the same transaction", async () => {
    const sale = await agreed();
    const { office, developer, buyer, bankA, bankC, pay } = sale;
    const { suite } = office;
    const book = await suite.loans.getAddress();
    const now = await office.today();
    const terms = {
      register: await suite.land.getAddress(),
      title: idOf(UNIT_3),
      rate: 365n,
      maximum: false,
      drawUntil: dates.toDay(dates.addDays(now, 30)),
      maturity: dates.toDay(dates.addYears(now, 10)),
    };
    // Bank A's loan to the developer, drawn on the unit's share of its mortgage; bank C's to the purchaser.
    const old = { ...terms, lender: bankA.address, borrower: developer.address, sum: PAYOFF_A };
    await calls(suite, bankA, suite.loans, "commit", [old]);
    await calls(suite, bankA, suite.loans, "tie", [1n, sale.a]);
    await pay(bankA, PAYOFF_A);
    await calls(suite, bankA, suite.token, "approve", [book, PAYOFF_A]);
    await calls(suite, bankA, suite.loans, "fund", [1n, PAYOFF_A]);
    await calls(suite, developer, suite.loans, "draw", [1n, PAYOFF_A]);
    const fresh = { ...terms, lender: bankC.address, borrower: buyer.address, sum: LOAN };
    await calls(suite, bankC, suite.loans, "commit", [fresh]);
    await calls(suite, buyer, suite.loans, "accept", [2n]);

    const schedule = await scheduleOf(sale);
    const [loan, ...sources] = schedule.sources;
    const [payoff, ...destinations] = schedule.destinations;
    if (loan === undefined || payoff === undefined) throw new RangeError("no lines");
    const inBooks = (amount: bigint): Schedule => ({
      ...schedule,
      sources: [{ ...loan, book, ref: 2n, instrument: 4 }, ...sources],
      destinations: [
        { ...payoff, amount, book, ref: 1n },
        ...destinations.map((line) =>
          line.purpose === "Price" ? { ...line, amount: TO_VENDOR + PAYOFF_A - amount } : line,
        ),
      ],
    });
    // More than is owed is not repaid: the registrar already finds it.
    const table = await Table.open(office, seatedIn(sale), inBooks(PAYOFF_A + 1n));
    await expectRefused(table.verify(), "RepaidAboveOwed", {
      loan: 1n,
      amount: PAYOFF_A + 1n,
      principal: PAYOFF_A,
      interest: 0n,
    });
    await table.propose(inBooks(PAYOFF_A));
    await table.prepare();
    expect(await suite.loans.owedOf(2n)).to.deep.equal([0n, 0n]);
    await table.settle();
    expect(await suite.loans.owedOf(1n)).to.deep.equal([0n, 0n]);
    expect(await suite.loans.owedOf(2n)).to.deep.equal([LOAN, 0n]);
    const [charge] = await office.chargesOf(UNIT_3);
    expect((await suite.loans.loanOf(2n)).charge).to.equal(charge?.id);

    // A hundred days later, 0.01 % a day: 80,000.00 of interest. Paid off to the fen, then the mortgage ends.
    await office.daysPass(100);
    const [principal, interest] = await suite.loans.owedOf(2n);
    expect([principal, interest]).to.deep.equal([LOAN, yuan("80,000")]);
    await pay(buyer, principal + interest);
    await calls(suite, buyer, suite.token, "approve", [book, principal + interest]);
    await calls(suite, buyer, suite.loans, "repay", [2n, principal + interest]);
    expect(await suite.token.balanceOf(bankC.address)).to.equal(LOAN + yuan("80,000"));
    await office.discharge(UNIT_3, bankC, charge?.id ?? 0n);
    expect(await office.chargesOf(UNIT_3)).to.deep.equal([]);
  });

  it("does not balance if a fen is missing, in the schedule or in the room", async () => {
    const sale = await agreed();
    const { office, agent, buyer } = sale;
    const schedule = await scheduleOf(sale);
    const [loan, ...rest] = schedule.sources;
    const short = [{ ...(loan ?? expect.fail()), amount: LOAN - 1n }, ...rest];
    await expectRefused(Table.open(office, seatedIn(sale), { ...schedule, sources: short }), "NotBalanced", {
      room: 1n,
      party: `0x${"0".repeat(40)}`,
      has: ALL - 1n,
      due: ALL,
    });

    const table = await Table.open(office, seatedIn(sale), schedule);
    await table.verify();
    await table.fund(sale.bankC, LOAN);
    await table.fund(buyer, PRICE - LOAN + DUTY - 1n);
    await table.signAll();
    const before = await standing(sale);
    await expectRefused(table.settle(), "NotBalanced", {
      room: table.number,
      party: buyer.address,
      has: DUTY - 1n,
      due: DUTY,
    });
    expect(await standing(sale)).to.deep.equal(before);
    await table.fund(buyer, 1n);
    await table.settle();
    expect(await office.ownersOf(UNIT_3)).to.deep.equal([buyer.address]);
    expect(await sale.office.suite.token.balanceOf(agent.address)).to.equal(FEE);
  });

  it("pays nothing once a seizure was recorded, one block before", async () => {
    const all = await opened();
    const { office, table, developer, bankC, buyer } = all;
    await table.prepare();
    const { head: verified } = await office.headOf(UNIT_3);
    await office.seize(UNIT_3, developer);
    const { head: found } = await office.headOf(UNIT_3);
    const before = await standing(all);
    await expectRefused(table.settle(), "TitleChanged", { title: UNIT_3, verified, found });
    expect(await standing(all)).to.deep.equal(before);

    // The check that anyone may make frees the money and voids the signatures; the registrar finds the seizure.
    await table.reportActivity();
    const room = await table.find();
    expect(room.state).to.equal("Open");
    expect(room.missing.every(({ signature }) => signature)).to.equal(true);
    const [seizure] = await office.restraintsOf(UNIT_3);
    await expectRefused(table.verify(), "Seized", {
      title: UNIT_3,
      seizure: seizure?.id,
      until: seizure?.end,
    });
    for (const party of [bankC, buyer]) await table.withdraw(party).catch(() => table.refund(party));
  });

  it("gives everything back when the room closes without settlement, and can be rolled over", async () => {
    const all = await opened();
    const { office, table, developer, buyer, bankC } = all;
    await table.prepare();
    await expectRefused(table.refund(buyer), "NotYours", {
      room: table.number,
      party: buyer.address,
      caller: office.suite.council.address,
    });
    await office.daysPass(0.5);
    const { closes } = await table.find();
    await expectRefused(table.settle(), "RoomClosed", { room: table.number, closes });
    await table.refund(bankC);
    expect(await office.suite.token.balanceOf(bankC.address)).to.equal(LOAN);

    // The purchaser's money stayed; the room gets another day, is verified and signed again.
    await table.rollOver();
    await table.prepare();
    await table.settle();
    expect(await office.suite.token.balanceOf(developer.address)).to.equal(TO_VENDOR);
  });

  it("refuses what the register refuses, in its own words, when it is verified", async () => {
    const sale = await agreed();
    const { office, developer, buyer, bankA, a } = sale;
    const schedule = await scheduleOf(sale);
    const [, ofB, transfer, charge] = schedule.instruments;
    // Without the discharge of bank A its mortgage would follow; that is no obstacle, but its seat is empty.
    const without = { ...schedule, instruments: [ofB, transfer, charge].map((i) => i ?? expect.fail()) };
    await expectRefused(Table.open(office, seatedIn(sale), without), "RoleWithoutInstrument", {
      party: bankA.address,
      role: 3n,
    });
    const twice = await office.draw("Discharge", UNIT_3, [bankA], { charge: a });
    const table = await Table.open(office, seatedIn(sale), {
      ...schedule,
      instruments: [twice, ...schedule.instruments],
    });
    await expectRefused(table.verify(), "ChargeUnknown", { title: UNIT_3, charge: a });
    await table.propose(schedule);
    await table.verify();
    // The vendor's transfer was signed in the room only: outside, nobody can record it.
    await table.signAll();
    const instrument = schedule.instruments[2] ?? expect.fail();
    const { daybook, registrar } = office.suite;
    const taken = [developer, buyer].map(({ address }) => ({ party: address, signature: "0x" }));
    const digest = await daybook.digestFor(instrument, developer.address);
    await expectRefused(daybook.connect(registrar).lodgeAndRecord(instrument, taken), "ConsentInvalid", {
      party: developer.address,
      digest,
    });
    expect(await office.ownersOf(UNIT_3)).to.deep.equal([developer.address]);
    expect(idOf(UNIT_3)).to.not.equal(0n);
  });

  it("settles a purchase together with the sale that funds it, or neither", async () => {
    const sale = await agreed();
    const { office, developer, buyer, agent, pay } = sale;
    // The purchaser has a flat already, which a neighbour buys; without its price the purchase is not funded.
    await office.discharge(UNIT_4, sale.bankA, sale.a);
    await office.discharge(UNIT_4, sale.bankB, sale.b);
    await office.sell(UNIT_4, developer, buyer);
    const neighbour = await office.party();
    const oldPrice = yuan("3,000,000");
    await pay(neighbour, oldPrice);

    const purchase = await Table.open(office, seatedIn(sale), await scheduleOf(sale));
    const line = { party: buyer.address, amount: oldPrice, purpose: "Price, for the new flat" };
    const sold = await Table.open(office, [agent, buyer, neighbour], {
      seats: [
        { party: agent.address, role: "Agent" },
        { party: buyer.address, role: "Vendor" },
        { party: neighbour.address, role: "Purchaser" },
      ],
      sources: [{ party: neighbour.address, amount: oldPrice, purpose: "Price" }],
      destinations: [{ ...line, room: purchase.number }],
      instruments: [await office.draw("Transfer", UNIT_4, [buyer], saleTo(neighbour))],
    });
    for (const table of [sold, purchase]) await table.verify();
    await sold.fundAll();
    await purchase.fund(sale.bankC, LOAN);
    await purchase.fund(buyer, PRICE - LOAN + DUTY - oldPrice);
    for (const table of [sold, purchase]) await table.signAll();

    const before = await moneyOf(sale);
    await expectRefused(sold.settle(), "ChainBroken", { room: sold.number, other: purchase.number });
    await expectRefused(purchase.settleWith(sold), "NotBalanced", {
      room: purchase.number,
      party: buyer.address,
      has: PRICE - LOAN + DUTY - oldPrice,
      due: PRICE - LOAN,
    });
    // A lock on the new flat: the old one is not sold either.
    const lock = await office.enter("Lock", UNIT_3, [], {});
    const change = await moved(office, purchase);
    await expectRefused(sold.settleWith(purchase), "TitleChanged", change);
    expect(await office.ownersOf(UNIT_4)).to.deep.equal([buyer.address]);
    expect(await moneyOf(sale)).to.deep.equal(before);
    await office.enter("ReleaseRestraint", UNIT_3, [], { restraint: lock });
    await purchase.reportActivity();
    await purchase.verify();
    await purchase.signAll();

    const settled = await sold.settleWith(purchase);
    expect(settled.map(({ paid }) => paid)).to.deep.equal([oldPrice, ALL]);
    expect(await office.ownersOf(UNIT_4)).to.deep.equal([neighbour.address]);
    expect(await office.ownersOf(UNIT_3)).to.deep.equal([buyer.address]);
    const { token, rooms } = office.suite;
    expect(await token.balanceOf(await rooms.getAddress())).to.equal(0n);
    expect(await token.balanceOf(developer.address)).to.equal(TO_VENDOR);
  });

  /** Heads of the flat as its room was verified, and as it is. */
  async function moved(office: LandOffice, table: Table): Promise<Record<string, unknown>> {
    const { heads } = await table.find();
    const { head } = await office.headOf(UNIT_3);
    return { title: UNIT_3, verified: heads?.[0], found: head };
  }
});
