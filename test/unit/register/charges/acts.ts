// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { id } from "ethers";
import { dates } from "../../../../sdk/dates/index.js";
import { ChargeKind, type Particulars } from "../../../../sdk/index.js";
import {
  charge,
  charged,
  chargeOf,
  chargesOf,
  dayOf,
  daysPass,
  halves,
  neighbourhood,
  ordered,
  otherRules,
  sale,
  refused,
  titleOf,
  type Neighbourhood,
} from "../../../support/charges.js";
import { parcelOf, recorded, today, type KeyedParty } from "../../../support/registry.js";

const varied = (number: bigint, fields: Partial<Particulars<"VaryCharge">> = {}) => ({
  charge: number,
  sum: 100n,
  until: null,
  transferBan: false,
  terms: id("terms"),
  ...fields,
});

/** Charges best rank first, by number; equal ranks stand together. */
async function order(n: Neighbourhood): Promise<bigint[][]> {
  const byRank = new Map<bigint, bigint[]>();
  for (const { id: number, rank } of await chargesOf(n))
    byRank.set(rank, [...(byRank.get(rank) ?? []), number]);
  return [...byRank].sort(([x], [y]) => Number(x - y)).map(([, numbers]) => numbers);
}

describe("what happens to a charge", () => {
  it("is discharged by its chargee alone", async () => {
    const n = await neighbourhood();
    const { s, title, owner, a } = n;
    const number = await charged(n, a);
    await refused(recorded(s, "Discharge", title, [owner], { charge: number }), "ConsentMissing", a.address);
    await refused(recorded(s, "Discharge", title, [a], { charge: 99n }), "ChargeUnknown", titleOf(title), 99);
    await recorded(s, "Discharge", title, [a], { charge: number });
    expect(await chargesOf(n)).to.deep.equal([]);
  });

  it("is varied by chargee and proprietors, and those behind if it weighs more on them", async () => {
    const n = await neighbourhood();
    const { s, title, owner, a, b, c } = n;
    const end = dates.addYears(await today(s), 3);
    const number = await charged(n, a, { until: end });
    await charged(n, b);
    await charged(n, c, { kind: "Licence", sum: 0n });
    const vary = (parties: [KeyedParty, ...KeyedParty[]], fields: Partial<Particulars<"VaryCharge">>) =>
      recorded(s, "VaryCharge", title, parties, varied(number, fields));
    await refused(vary([owner], { until: end }), "ConsentMissing", a.address);
    await refused(vary([a], { until: end }), "ConsentMissing", owner.address);
    for (const heavier of [{ until: end, sum: 101n }, { until: dates.addDays(end, 1) }, { until: null }])
      await refused(vary([a, owner], heavier), "ConsentMissing", b.address);
    await vary([a, owner], { until: end, sum: 99n, transferBan: true });
    await vary([a, owner, b], { until: null, sum: 200n });
    expect(await chargeOf(n, number)).to.include({ sum: 200n, until: 0n, transferBan: false });
    await refused(vary([a, owner], { sum: 0n }), "NothingReleased", titleOf(title), number, 0, 200);
    const termEnd = dates.addYears(await today(s), 40);
    const beyond = dates.addDays(termEnd, 1);
    await refused(
      vary([a, owner], { until: beyond }),
      "BeyondTerm",
      titleOf(title),
      dayOf(beyond),
      dayOf(termEnd),
    );
  });

  it("keeps a varied lease within the law of leases", async () => {
    const n = await neighbourhood();
    const { s, title, owner, a, b } = n;
    const now = await today(s);
    const year = dates.addYears(now, 1);
    const next = dates.addYears(now, 2);
    const lease = { kind: "Lease", sum: 0n } as const;
    const head = await charged(n, a, { ...lease, from: now, until: year });
    const later = await charged(n, b, { ...lease, from: dates.addDays(year, 10), until: next });
    const sub = await charged(n, b, { ...lease, from: now, until: year, parent: head }, [a]);
    const vary = (number: bigint, until: string | null) =>
      recorded(s, "VaryCharge", title, [owner, a, b], varied(number, { sum: 0n, until }));
    const latest = dates.addYears(now, 20);
    await refused(vary(head, null), "LeaseTooLong", titleOf(title), 0, dayOf(latest));
    await refused(vary(head, next), "LeaseOverlap", titleOf(title), later);
    const before = dates.addDays(year, -1);
    await refused(vary(head, before), "BeyondHeadLease", titleOf(title), head, dayOf(before));
    const after = dates.addDays(year, 1);
    await refused(vary(sub, after), "BeyondHeadLease", titleOf(title), head, dayOf(year));
    await vary(sub, before);
    await vary(head, before);
    expect((await chargeOf(n, head)).until).to.equal(BigInt(dayOf(before)));
  });

  it("is not made heavier on a seized title, but may be made lighter", async () => {
    const n = await neighbourhood();
    const { s, title, owner, a } = n;
    const end = dates.addMonths(await today(s), 1);
    const later = dates.addDays(end, 1);
    const number = await charged(n, a, { until: end });
    const { number: seizure } = await ordered(n, "Seize", {
      against: owner.address,
      whole: true,
      months: 1n,
    });
    const vary = (fields: Partial<Particulars<"VaryCharge">>) =>
      recorded(s, "VaryCharge", title, [owner, a], varied(number, { until: end, ...fields }));
    for (const heavier of [{ sum: 101n }, { transferBan: true }, { until: null }, { until: later }])
      await refused(vary(heavier), "Seized", titleOf(title), seizure, dayOf(end));
    await vary({ sum: 99n, until: dates.addDays(end, -1) });
    await recorded(s, "Discharge", title, [a], { charge: number });
  });

  it("passes with its claim, without the debtor; a lease not without the landlord", async () => {
    const n = await neighbourhood();
    const { s, title, owner, a, b } = n;
    const now = await today(s);
    const mortgage = await charged(n, a);
    const assign = (parties: [KeyedParty, ...KeyedParty[]], number: bigint) =>
      recorded(s, "AssignCharge", title, parties, { charge: number, to: b.address });
    await refused(assign([b], mortgage), "ConsentMissing", a.address);
    await refused(assign([a], mortgage), "ConsentMissing", b.address);
    await assign([a, b], mortgage);
    expect((await chargeOf(n, mortgage)).chargee).to.equal(b.address);
    const lease = await charged(n, a, { kind: "Lease", from: now, until: dates.addYears(now, 1) });
    await refused(assign([a, b], lease), "ConsentMissing", owner.address);
    await assign([a, b, owner], lease);
    const ceiling = await charged(n, a, { kind: "MaximumMortgage" });
    await refused(assign([a, b], ceiling), "CeilingNotFixed", titleOf(title), ceiling);
    await ordered(n, "Seize", { against: owner.address, whole: true, months: 1n });
    await assign([a, b], ceiling);
  });

  it("does not pass if it serves one person or one title", async () => {
    const n = await neighbourhood();
    const { s, title, owner, a, b } = n;
    const dominant = await parcelOf(s, 2, a);
    const fields = charge(null, { kind: "Easement", sum: 0n, dominant });
    const { number } = await recorded(s, "Charge", title, [owner, a], fields);
    await refused(
      recorded(s, "AssignCharge", title, [a, b], { charge: number, to: b.address }),
      "NotAssignable",
      titleOf(title),
      number,
      ChargeKind.Easement,
    );
  });

  it("is released in part, by its chargee, to something less", async () => {
    const n = await neighbourhood();
    const { s, title, owner, a } = n;
    const number = await charged(n, a);
    const release = (party: KeyedParty, sum: bigint, of = number) =>
      recorded(s, "ReleasePart", title, [party], { charge: of, sum });
    await refused(release(owner, 60n), "ConsentMissing", a.address);
    for (const sum of [0n, 100n, 101n])
      await refused(release(a, sum), "NothingReleased", titleOf(title), number, sum, 100);
    await release(a, 60n);
    expect((await chargeOf(n, number)).sum).to.equal(60n);
    const licence = await charged(n, a, { kind: "Licence" });
    await refused(release(a, 1n, licence), "NoSecurity", titleOf(title), licence);
  });

  it("has its ceiling fixed by agreement, to no more than it was", async () => {
    const n = await neighbourhood();
    const { s, title, owner, a } = n;
    const number = await charged(n, a, { kind: "MaximumMortgage" });
    const plain = await charged(n, a);
    const fix = (parties: [KeyedParty, ...KeyedParty[]], amount: bigint, of = number) =>
      recorded(s, "FixCeiling", title, parties, { charge: of, amount });
    await refused(fix([a, owner], 1n, plain), "NoCeiling", titleOf(title), plain, ChargeKind.Mortgage);
    await refused(fix([owner], 50n), "ConsentMissing", a.address);
    await refused(fix([a], 50n), "ConsentMissing", owner.address);
    await refused(fix([a, owner], 101n), "AboveCeiling", titleOf(title), number, 101, 100);
    await fix([a, owner], 80n);
    const day = dayOf(await today(s));
    expect(await chargeOf(n, number)).to.include({ kind: "Mortgage", sum: 80n, fixedOn: BigInt(day) });
    await refused(
      recorded(s, "VaryCharge", title, [a, owner], varied(number, { sum: 81n })),
      "ClaimFixed",
      titleOf(title),
      number,
      day,
    );
    await recorded(s, "VaryCharge", title, [a, owner], varied(number, { sum: 79n }));
  });

  it("has its ceiling fixed by a seizure, on the day of the first", async () => {
    const n = await neighbourhood();
    const { s, title, owner, a } = n;
    const number = await charged(n, a, { kind: "MaximumMortgage" });
    const day = await today(s);
    const seizure = { against: owner.address, whole: true, months: 6n };
    await ordered(n, "Seize", seizure);
    await daysPass(s, 3);
    await ordered(n, "Seize", seizure);
    expect(await chargeOf(n, number)).to.include({ kind: "MaximumMortgage", fixedOn: BigInt(dayOf(day)) });
    await refused(
      recorded(s, "VaryCharge", title, [a, owner], varied(number, { sum: 101n })),
      "ClaimFixed",
      titleOf(title),
      number,
      dayOf(day),
    );
    await recorded(s, "FixCeiling", title, [a, owner], { charge: number, amount: 80n });
    expect((await chargeOf(n, number)).fixedOn).to.equal(BigInt(dayOf(day)));
  });
});

describe("the rank of securities", () => {
  const postpone = (
    { s, title }: Neighbourhood,
    parties: [KeyedParty, ...KeyedParty[]],
    of: bigint,
    behind: bigint,
  ) => recorded(s, "PostponeCharge", title, parties, { charge: of, behind });

  it("rotates when one goes behind another, with the consent of both", async () => {
    const n = await neighbourhood();
    const { title, owner, a, b, c } = n;
    const [first, second, third] = [await charged(n, a), await charged(n, b), await charged(n, c)];
    await refused(postpone(n, [a], first, third), "ConsentMissing", c.address);
    await refused(postpone(n, [c], first, third), "ConsentMissing", a.address);
    await refused(postpone(n, [a, c], third, first), "NotBehind", titleOf(title), third, first);
    await refused(postpone(n, [a], first, first), "NotBehind", titleOf(title), first, first);
    await postpone(n, [a, c], first, third);
    expect(await order(n)).to.deep.equal([[second], [third], [first]]);
    expect((await chargesOf(n)).map(({ rank }) => rank)).to.deep.equal([third, first, second]);
    await postpone(n, [b, c], second, third);
    expect(await order(n)).to.deep.equal([[third], [second], [first]]);
    const licence = await charged(n, owner, { kind: "Licence" });
    await refused(postpone(n, [a, owner], first, licence), "NoSecurity", titleOf(title), licence);
    await refused(postpone(n, [a, owner], licence, first), "NoSecurity", titleOf(title), licence);
    // One that comes later stands behind all of them.
    const last = await charged(n, a);
    expect(await order(n)).to.deep.equal([[third], [second], [first], [licence], [last]]);
  });

  it("is equal where it is declared, with the consent of all whom it hurts", async () => {
    const n = await neighbourhood();
    const { title, a, b, c, owner } = n;
    const [first, second] = [await charged(n, a), await charged(n, b)];
    const beside = (also: KeyedParty[], rankWith = first) => charged(n, c, { rankWith }, also);
    await refused(beside([b]), "ConsentMissing", a.address);
    await refused(beside([a]), "ConsentMissing", b.address);
    const third = await beside([a, b]);
    expect(await order(n)).to.deep.equal([[first, third], [second]]);
    await refused(beside([a, b], 99n), "RankPartnerInvalid", titleOf(title), 99);
    const licence = await charged(n, owner, { kind: "Licence" });
    await refused(beside([owner], licence), "RankPartnerInvalid", titleOf(title), licence);
    // Whoever shares the rank already gets less by a third.
    await refused(charged(n, b, { rankWith: third }), "ConsentMissing", c.address);
    await refused(charged(n, b, { rankWith: third }, [c]), "ConsentMissing", a.address);
  });

  it("moves together where it is equal, and one of those that share it is not postponed alone", async () => {
    const n = await neighbourhood();
    const { a, b, c } = n;
    const first = await charged(n, a);
    const second = await charged(n, b);
    const third = await charged(n, c, { rankWith: second }, [b]);
    await postpone(n, [a, b], first, second);
    expect(await order(n)).to.deep.equal([[second, third], [first]]);
    await refused(postpone(n, [b, a], second, first), "RankShared", titleOf(n.title), second, third);
    await refused(postpone(n, [c, a], third, first), "RankShared", titleOf(n.title), third, second);
  });

  it("is that of the notice which announced the security", async () => {
    const n = await neighbourhood();
    const { s, title, owner, a, b } = n;
    const notice = await recorded(s, "Notice", title, [owner, a], {
      holder: a.address,
      kind: "Mortgage",
      subject: null,
      registrable: null,
    });
    await refused(charged(n, b), "NoticeConsent", titleOf(title), notice.number, a.address);
    const between = await charged(n, b, {}, [a]);
    const noticed = await charged(n, a, { notice: notice.number });
    expect(await order(n)).to.deep.equal([[noticed], [between]]);
    expect((await chargeOf(n, noticed)).rank).to.equal(notice.number);
    expect((await s.landViews.restraintsOf(titleOf(title))).length).to.equal(0);
  });

  it("orders what a sale pays: in full before the next, equal ranks by their sums, the rest to the owner", async () => {
    const n = await neighbourhood();
    const { s, title, owner, a, b, c } = n;
    const first = await charged(n, a, { sum: 100n });
    const second = await charged(n, b, { sum: 2n });
    const third = await charged(n, c, { sum: 1n, rankWith: second }, [b]);
    await charged(n, c, { kind: "Licence", sum: 1_000n });
    const pays = async (proceeds: bigint) => {
      const payments = await s.landViews.waterfallOf(titleOf(title), proceeds, owner.address);
      return Array.from(payments, ({ charge: of, payee, amount }) => [of, payee, amount]);
    };
    const rows = (x: bigint, y: bigint, z: bigint, rest: bigint) => [
      [first, a.address, x],
      [second, b.address, y],
      [third, c.address, z],
      [0n, owner.address, rest],
    ];
    expect(await pays(0n)).to.deep.equal(rows(0n, 0n, 0n, 0n));
    expect(await pays(99n)).to.deep.equal(rows(99n, 0n, 0n, 0n));
    expect(await pays(101n)).to.deep.equal(rows(100n, 1n, 0n, 0n));
    expect(await pays(102n)).to.deep.equal(rows(100n, 2n, 0n, 0n));
    expect(await pays(103n)).to.deep.equal(rows(100n, 2n, 1n, 0n));
    expect(await pays(110n)).to.deep.equal(rows(100n, 2n, 1n, 7n));
  });
});

describe("a charged title", () => {
  it("passes with its charges, unless a ban is registered and the chargee does not consent", async () => {
    const n = await neighbourhood();
    const { s, title, owner, a, b, c } = n;
    const free = await charged(n, a);
    await recorded(s, "Transfer", title, [owner, c], sale(c));
    expect((await chargesOf(n)).map(({ id: number }) => number)).to.deep.equal([free]);
    const banned = await charged({ ...n, owner: c }, b, { transferBan: true });
    await refused(
      recorded(s, "Transfer", title, [c, owner], sale(owner)),
      "ChargeeConsentMissing",
      titleOf(title),
      banned,
      b.address,
    );
    await recorded(s, "Transfer", title, [c, owner, b], sale(owner));
    expect(await chargesOf(n)).to.have.length(2);
  });

  it("needs every secured chargee where the rules of its class say so", async () => {
    const n = await neighbourhood();
    const { s, title, owner, a, c } = n;
    await otherRules(s, { chargeeConsents: true });
    const number = await charged(n, a);
    await charged(n, c, { kind: "Licence" });
    await refused(
      recorded(s, "Transfer", title, [owner, c], sale(c)),
      "ChargeeConsentMissing",
      titleOf(title),
      number,
      a.address,
    );
    await recorded(s, "Transfer", title, [owner, c, a], sale(c));
  });

  it("is charged by proprietors of two thirds, not of one half", async () => {
    const n = await halves();
    const { s, title, owner, b, a } = n;
    await refused(charged(n, b), "QuorumNotMet", titleOf(title), 1, 2, 2, 3);
    await recorded(s, "Charge", title, [owner, a, b], charge(b));
    expect(await chargesOf(n)).to.have.length(1);
  });
});
