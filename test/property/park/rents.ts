// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import fc from "fast-check";
import { dates, type IsoDate } from "../../../sdk/dates/index.js";
import { daysPass } from "../../support/lending.js";
import { refusalOf } from "../../support/refusals.js";
import {
  accepted,
  billed,
  DEPOSIT,
  HELD,
  lets,
  letting,
  REASON,
  surrendered,
  type Letting,
} from "../../support/rents.js";

const SEED = 0x7061726b;
const GRACE = 5;
const MONTHS = 2;
const RENTS = [900_000n, 0n, 1_234_567n] as const;
/** First periods of the rents. */
const FROM = [1, 2, 4] as const;

/** What may be tried; `part` chooses an amount, a bill, or a number of days. */
const step = fc.record({
  kind: fc.constantFrom("pay", "wait", "wait", "bill", "payBill", "contest", "end", "settle", "giveBack"),
  part: fc.nat(100),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface ModelBill {
  readonly due: number;
  readonly amount: bigint;
  paid: bigint;
  open: boolean;
}

/** The account gone through period by period and bill by bill. */
class Model {
  readonly #from: IsoDate;
  readonly bills: ModelBill[] = [];
  today: number;
  last: number | null = null;
  paid = 0n;
  held = DEPOSIT;
  /** Fen that the landlord has. */
  landlord = 0n;

  constructor(from: IsoDate) {
    this.#from = from;
    this.today = dates.toDay(from);
  }

  due(day: number): bigint {
    const by = Math.min(day, this.last ?? day);
    let sum = 0n;
    for (let n = 1; ; n++) {
      const begin = dates.toDay(dates.addMonths(this.#from, (n - 1) * MONTHS));
      if (begin > by) return sum;
      const whole = dates.toDay(dates.addMonths(this.#from, n * MONTHS)) - begin;
      const used = this.last === null ? whole : Math.min(whole, this.last - begin + 1);
      const rent = RENTS[FROM.findLastIndex((first) => first <= n)] ?? 0n;
      sum += (rent * BigInt(used)) / BigInt(whole);
    }
  }

  owed(day = this.today): bigint {
    const due = this.due(day);
    return due > this.paid ? due - this.paid : 0n;
  }

  get overpaid(): bigint {
    const due = this.due(this.today);
    return this.last !== null && this.paid > due ? this.paid - due : 0n;
  }

  get late(): ModelBill[] {
    return this.bills.filter(({ open, due }) => open && due + GRACE < this.today);
  }

  get arrears(): bigint {
    const bills = this.late.reduce((sum, { amount, paid }) => sum + amount - paid, 0n);
    return this.owed(this.today - GRACE - 1) + bills;
  }

  /** Pays late bills in their order, as far as it goes. @returns what is left. */
  net(amount: bigint): bigint {
    let left = amount;
    for (const bill of this.late) {
      const open = bill.amount - bill.paid;
      const part = open < left ? open : left;
      bill.paid += part;
      left -= part;
      bill.open = bill.paid < bill.amount;
    }
    return left;
  }

  settle(): boolean {
    if (this.last === null || this.held === 0n) return false;
    const over = this.overpaid;
    this.paid -= over - this.net(over);
    const owed = this.owed();
    const ofRent = owed < this.held ? owed : this.held;
    this.paid += ofRent;
    this.landlord += this.held - this.net(this.held - ofRent);
    this.held = 0n;
    return true;
  }
}

/** Tries a step on the ledger and in the model; both must agree whether it can be done. */
async function take(n: Letting, rental: bigint, m: Model, { kind, part }: Step): Promise<void> {
  const number = 1 + (part % (m.bills.length + 1));
  const bill = m.bills[number - 1];
  const tried = async (call: Promise<unknown>, possible: boolean): Promise<boolean> => {
    expect((await refusalOf(call)) === undefined, kind).to.equal(possible);
    return possible;
  };
  if (kind === "wait") {
    await daysPass(n.s, 1 + part);
    m.today += 1 + part;
  } else if (kind === "pay") {
    const amount = (m.owed() * BigInt(part)) / 90n;
    if (!(await tried(lets(n, n.tenant, "pay", rental, amount), amount > 0n && amount <= m.owed()))) return;
    m.paid += amount;
    m.landlord += amount;
  } else if (kind === "bill") {
    const amount = 1n + 9_999n * BigInt(part);
    await billed(n, rental, amount, part % 20);
    m.bills.push({ due: m.today + (part % 20), amount, paid: 0n, open: true });
  } else if (kind === "payBill") {
    const possible = bill !== undefined && bill.paid < bill.amount;
    if (!(await tried(lets(n, n.tenant, "payBill", number), possible)) || bill === undefined) return;
    m.landlord += bill.amount - bill.paid;
    [bill.paid, bill.open] = [bill.amount, false];
  } else if (kind === "contest") {
    const possible = bill?.open === true && m.today <= bill.due + GRACE;
    if ((await tried(lets(n, n.tenant, "contest", number, REASON), possible)) && bill) bill.open = false;
  } else if (kind === "end") {
    if (m.last !== null) return;
    await surrendered(n);
    m.last = m.today;
    await lets(n, n.other, "note", rental);
  } else if (kind === "settle") {
    const call = lets(n, n.owner, "settleDeposit", rental);
    await tried(call, m.settle());
  } else {
    const over = m.overpaid;
    if (!(await tried(lets(n, n.owner, "giveBack", rental), over > 0n))) return;
    m.paid -= over;
    m.landlord -= over;
  }
}

async function agrees({ s, owner, tenant }: Letting, rental: bigint, m: Model): Promise<void> {
  expect(await s.rents.owedOf(rental), "owed").to.equal(m.owed());
  expect(await s.rents.arrearsOf(rental), "arrears").to.equal(m.arrears);
  expect((await s.rents.accountOf(rental)).held, "held").to.equal(m.held);
  expect(await s.token.balanceOf(await s.rents.getAddress()), "in the book").to.equal(m.held);
  expect((await s.token.balanceOf(owner.address)) - HELD, "landlord").to.equal(m.landlord);
  expect(HELD - (await s.token.balanceOf(tenant.address)), "tenant").to.equal(m.landlord + m.held);
}

describe("a rent account", () => {
  // Whatever is paid, billed, contested, ended and settled, in any order and on any day: what is owed is what the periods
  // that have begun make, less what was paid; arrears are what of it, and of the bills, is past its days of grace; the book
  // holds the deposit and nothing else; and what the tenant has lost, landlord and book have.
  it("owes its periods and bills less what was paid, and loses no fen", async function () {
    this.timeout(60_000);
    const n = await letting();
    const steps = RENTS.map((rent, i) => ({ fromPeriod: FROM[i] ?? 1, rent }));
    const rental = await accepted(n, { months: MONTHS, graceDays: GRACE, steps });
    await lets(n, n.tenant, "payDeposit", rental);
    let start = await n.s.networkHelpers.takeSnapshot();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 24 }), async (list) => {
        await start.restore();
        start = await n.s.networkHelpers.takeSnapshot();
        const m = new Model(n.from);
        for (const one of list) {
          await take(n, rental, m, one);
          await agrees(n, rental, m);
        }
      }),
      { seed: SEED, numRuns: 6, endOnFailure: true },
    );
  });
});
