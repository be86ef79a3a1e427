// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { ZeroHash } from "ethers";
import { dates } from "../../../../sdk/dates/index.js";
import { BillKind, BillState, DocumentKind, nameOf } from "../../../../sdk/enums/index.js";
import { fresh } from "../../../support/acts.js";
import { daysPass } from "../../../support/lending.js";
import { refused } from "../../../support/refusals.js";
import {
  accepted,
  billed,
  lets,
  letting,
  moved,
  REASON,
  rentEvent,
  RENT,
  surrendered,
  type Letting,
} from "../../../support/rents.js";

/** An account whose rent for January is paid, so that bills alone are owed for a month. */
async function quiet(): Promise<{ n: Letting; rental: bigint }> {
  const n = await letting();
  const rental = await accepted(n);
  await lets(n, n.other, "pay", rental, RENT);
  return { n, rental };
}

const stateOf = async ({ s }: Letting, bill: bigint) => nameOf(BillState, (await s.rents.billOf(bill)).state);

describe("a bill", () => {
  it("is made out by the landlord, with kind, amount and a day to come, on a document of its own", async () => {
    const { n, rental } = await quiet();
    const due = dates.toDay(n.from);
    const document = await fresh(n.s, "Other");
    const bill = (by = n.owner, ...values: unknown[]) => lets(n, by, "bill", rental, ...values);
    const sound = [BillKind.Power, 5_000n, due, document];
    await refused(bill(n.tenant, ...sound), "NotTheParty", [n.tenant.address, n.owner.address]);
    for (const [kind, amount, day] of [
      [BillKind.None, 5_000n, due],
      [BillKind.Power, 0n, due],
      [BillKind.Power, 5_000n, due - 1],
    ] as const)
      await refused(bill(n.owner, kind, amount, day, document), "BillInvalid", [rental, kind, amount, day]);
    const unknown = bill(n.owner, BillKind.Power, 5_000n, due, ZeroHash);
    await refused(unknown, "EvidenceUnknown", [ZeroHash]);
    const made = await bill(n.owner, ...sound);
    rentEvent(n, made, "Billed", [1n, rental, BigInt(BillKind.Power), 5_000n, BigInt(due), document]);
    await refused(bill(n.owner, ...sound), "EvidenceUsed", [document]);
    expect([...(await n.s.rents.billOf(1n))]).to.deep.equal([
      rental,
      BigInt(BillKind.Power),
      BigInt(BillState.Open),
      BigInt(due),
      5_000n,
      0n,
      document,
    ]);
    expect([...(await n.s.rents.openBillsOf(rental))]).to.deep.equal([1n]);
  });

  it("is in arrears from the day after the days of grace, and paid by anyone, once", async () => {
    const { n, rental } = await quiet();
    const bill = await billed(n, rental, 5_000n, 2);
    await daysPass(n.s, 7);
    expect(await n.s.rents.arrearsOf(rental)).to.equal(0n);
    await daysPass(n.s, 1);
    expect(await n.s.rents.arrearsOf(rental)).to.equal(5_000n);
    const paid = await lets(n, n.tenant, "payBill", bill);
    rentEvent(n, paid, "BillPaid", [bill, n.tenant.address, 5_000n]);
    await moved(n, [n.owner, RENT + 5_000n], [n.tenant, -5_000n]);
    expect(await n.s.rents.arrearsOf(rental)).to.equal(0n);
    await refused(lets(n, n.tenant, "payBill", bill), "BillStateInvalid", [bill, BillState.Paid]);
    await refused(lets(n, n.owner, "voidBill", bill, REASON), "BillStateInvalid", [bill, BillState.Paid]);
    await refused(lets(n, n.tenant, "contest", bill, REASON), "BillStateInvalid", [bill, BillState.Paid]);
  });

  it("of no number is unknown", async () => {
    const { n } = await quiet();
    await refused(lets(n, n.tenant, "payBill", 9n), "BillUnknown", [9]);
    await refused(lets(n, n.tenant, "contest", 9n, REASON), "BillUnknown", [9]);
    await refused(lets(n, n.owner, "voidBill", 9n, REASON), "BillUnknown", [9]);
    await refused(lets(n, n.owner, "confirmBill", 9n, REASON), "BillUnknown", [9]);
  });

  it("is given up by the landlord, for a reason; the others keep their order", async () => {
    const { n, rental } = await quiet();
    const bills = [];
    for (const amount of [1n, 2n, 3n]) bills.push(await billed(n, rental, amount));
    const [first, second, third] = bills as [bigint, bigint, bigint];
    const gives = (by = n.owner, reason = REASON) => lets(n, by, "voidBill", second, reason);
    await refused(gives(n.tenant), "NotTheParty", [n.tenant.address, n.owner.address]);
    await refused(gives(n.owner, ZeroHash), "CommitmentEmpty", []);
    rentEvent(n, await gives(), "BillVoided", [second, REASON]);
    expect(await stateOf(n, second)).to.equal("Void");
    expect([...(await n.s.rents.openBillsOf(rental))]).to.deep.equal([first, third]);
    await refused(gives(), "BillStateInvalid", [second, BillState.Void]);
  });

  it("that the tenant contests in time is no arrears until a court confirms it", async () => {
    const { n, rental } = await quiet();
    const bill = await billed(n, rental, 5_000n, 2, "Damage");
    const contests = (by = n.tenant, reason = REASON) => lets(n, by, "contest", bill, reason);
    await refused(contests(n.owner), "NotTheParty", [n.owner.address, n.tenant.address]);
    await refused(contests(n.tenant, ZeroHash), "CommitmentEmpty", []);
    const confirms = (order: string, by = n.owner) => lets(n, by, "confirmBill", bill, order);
    const order = await fresh(n.s, "CourtOrder");
    await refused(confirms(order), "BillStateInvalid", [bill, BillState.Open]);
    await daysPass(n.s, 7);
    rentEvent(n, await contests(), "BillContested", [bill, REASON]);
    await refused(contests(), "BillStateInvalid", [bill, BillState.Contested]);
    await daysPass(n.s, 2);
    expect(await n.s.rents.arrearsOf(rental)).to.equal(0n);
    await refused(confirms(order, n.tenant), "NotTheParty", [n.tenant.address, n.owner.address]);
    const letter = await fresh(n.s, "Other");
    await refused(confirms(letter), "EvidenceOfWrongKind", [
      letter,
      DocumentKind.Other,
      DocumentKind.CourtOrder,
    ]);
    rentEvent(n, await confirms(order), "BillConfirmed", [bill, order]);
    expect(await n.s.rents.arrearsOf(rental)).to.equal(5_000n);
    await refused(contests(), "ContestLate", [bill, dates.toDay(dates.addDays(n.from, 7))]);
    const second = await billed(n, rental, 1n);
    await lets(n, n.tenant, "contest", second, REASON);
    await refused(lets(n, n.owner, "confirmBill", second, order), "EvidenceUsed", [order]);
  });

  it("that is contested can be paid and given up all the same", async () => {
    const { n, rental } = await quiet();
    const [first, second] = [await billed(n, rental, 10n), await billed(n, rental, 20n)];
    for (const bill of [first, second]) await lets(n, n.tenant, "contest", bill, REASON);
    await lets(n, n.tenant, "payBill", first);
    await lets(n, n.owner, "voidBill", second, REASON);
    expect([await stateOf(n, first), await stateOf(n, second)]).to.deep.equal(["Paid", "Void"]);
    await moved(n, [n.owner, RENT + 10n], [n.tenant, -10n]);
  });

  it("can be made out after the end, and contested then too", async () => {
    const { n, rental } = await quiet();
    await surrendered(n);
    const bill = await billed(n, rental, 5_000n, 2, "Repair");
    await lets(n, n.tenant, "contest", bill, REASON);
    expect(await stateOf(n, bill)).to.equal("Contested");
  });

  it("is one of 64 open ones at most", async function () {
    this.timeout(60_000);
    const { n, rental } = await quiet();
    for (let i = 0; i < 64; i++) await billed(n, rental, 1n);
    await refused(billed(n, rental, 1n), "TooManyBills", [rental, 64]);
    await lets(n, n.tenant, "payBill", 1n);
    await billed(n, rental, 1n);
  });
});
