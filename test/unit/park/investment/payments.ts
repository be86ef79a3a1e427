// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { encodeBytes32String, id } from "ethers";
import { AgreementState, DocumentKind, InvestmentSource } from "../../../../sdk/enums/index.js";
import { dates } from "../../../../sdk/dates/index.js";
import { fresh, pass } from "../../../support/acts.js";
import { foundedFund, funds, paidFund, subscribed } from "../../../support/funds.js";
import {
  agreed,
  agreementTerms,
  allSums,
  attestsTotal,
  commits,
  investing,
  investmentEvent,
  invests,
  paidAgreement,
  paysIn,
  proposed,
  sumsOf,
  told,
  type Investing,
} from "../../../support/investments.js";
import { calls } from "../../../support/lending.js";
import { established, madeOperator } from "../../../support/parks.js";
import { refused } from "../../../support/refusals.js";
import { enrolled, today, type KeyedParty } from "../../../support/registry.js";
import { succeeded } from "../../../support/succession.js";

const { Government, Private } = InvestmentSource;

let n: Investing;
const begin = async (): Promise<void> => {
  n = await investing();
};

/** A party becomes an attester and attests a document of a kind; the document. */
async function attestedBy(party: KeyedParty, kind: "PaymentProof" | "FiguresReport"): Promise<string> {
  const { s } = n;
  const { consortium, accreditation } = s;
  const qualified = consortium.connect(accreditation);
  await qualified.admitAttester(party.address, 2n ** 32n - 1n, 1, 0, id("qualified"));
  const document = id(`${kind} of ${party.address}`);
  await calls(s, party, consortium, "attest", [document, DocumentKind[kind], 0, id("method")]);
  return document;
}

describe("commitments", () => {
  let agreement: bigint;
  beforeEach(async () => {
    await begin();
    agreement = await agreed(n, { contracted: [50n, 0n, 100n, 0n], schedule: [] });
  });

  it("are the investor's, up to what is contracted of the source", async () => {
    const { s, company } = n;
    const document = await fresh(s, "Other");
    const receipt = await invests(n, company, "commit", agreement, Private, 60n, document);
    investmentEvent(n, receipt, "Committed", [agreement, BigInt(Private), 60n, document]);
    // The same decision can be about money of another source.
    await invests(n, company, "commit", agreement, Government, 50n, document);
    await allSums(n, agreement, "Private", [100n, 60n, 0n, 0n]);
    await allSums(n, agreement, "Government", [50n, 50n, 0n, 0n]);
    const twice = invests(n, company, "commit", agreement, Private, 1n, document);
    await refused(twice, "DocumentCounted", [document, agreement, Private]);
    const above = commits(n, company, agreement, "Private", 41n);
    await refused(above, "CommittedAboveContracted", [agreement, Private, 101n, 100n]);
    await refused(commits(n, company, agreement, "Private", 0n), "InvestmentZero", [agreement]);
    const bad = invests(n, company, "commit", agreement, Private, 1n, id("none"));
    await refused(bad, "EvidenceUnknown", [id("none")]);
    const huge = commits(n, company, agreement, "Private", 2n ** 128n - 1n);
    await refused(huge, "CommittedAboveContracted", [agreement, Private, 59n + 2n ** 128n, 100n]);
    await refused(commits(n, company, 9n, "Private", 1n), "AgreementUnknown", [9n]);
    await commits(n, company, agreement, "Private", 40n);
  });

  it("are let go by the operator, as far as they are not paid in", async () => {
    const { s, park, operator, company } = n;
    await commits(n, company, agreement, "Private", 60n);
    await paysIn(n, company, agreement, "Private", 25n);
    const document = await fresh(s, "Other");
    const lets = (amount: bigint, by = operator, on = document) =>
      invests(n, by, "release", agreement, Private, amount, on);
    await refused(lets(1n, company), "NotTheOperator", [park, company.address, operator.address]);
    await refused(lets(0n), "InvestmentZero", [agreement]);
    await refused(lets(36n), "CommittedBelowPaidIn", [agreement, Private, 36n, 35n]);
    await refused(lets(1n, operator, id("none")), "EvidenceUnknown", [id("none")]);
    const receipt = await lets(35n);
    investmentEvent(n, receipt, "CommitmentReleased", [agreement, BigInt(Private), 35n, document]);
    await allSums(n, agreement, "Private", [100n, 25n, 25n, 0n]);
    await invests(n, operator, "end", agreement, document);
    await refused(lets(1n), "AgreementNotIn", [agreement, AgreementState.Ended]);
  });
});

describe("payments", () => {
  let agreement: bigint;
  beforeEach(async () => {
    await begin();
    agreement = await agreed(n);
    await commits(n, n.company, agreement, "Private", 100n);
  });

  const pays = (amount: bigint, receipt: string, by = n.company, under = agreement) =>
    invests(n, by, "payIn", under, Private, amount, receipt);

  it("count on receipts, up to what is committed of the source", async () => {
    const { s, company, works } = n;
    const receipt = await fresh(s, "PaymentProof");
    const paid = await pays(60n, receipt);
    investmentEvent(n, paid, "PaidIn", [agreement, BigInt(Private), receipt, 60n]);
    await allSums(n, agreement, "Private", [100_000_000n, 100n, 60n, 0n]);
    const counted = await s.investments.receiptOf(receipt);
    expect([...counted]).to.deep.equal([agreement, BigInt(Private), 60n, false, false]);
    const second = await fresh(s, "PaymentProof");
    await refused(pays(41n, second), "InvestedAboveCommitted", [agreement, Private, 101n, 100n]);
    await refused(pays(0n, second), "InvestmentZero", [agreement]);
    await refused(pays(1n, second, works), "NotTheParty", [works.address, company.address]);
    const other = await fresh(s, "Other");
    const kinds = [DocumentKind.Other, DocumentKind.PaymentProof];
    await refused(pays(1n, other), "EvidenceOfWrongKind", [other, ...kinds]);
    const early = await proposed(n, { parcel: 0n });
    await refused(pays(1n, second, company, early), "AgreementNotIn", [early, AgreementState.Proposed]);
    await pays(40n, second);
  });

  it("count once in the whole ledger, in whatever park", async () => {
    const { s, company } = n;
    const receipt = await paysIn(n, company, agreement, "Private", 60n);
    await refused(pays(1n, receipt), "ReceiptCounted", [receipt, agreement]);
    const { park } = await established(s, n.operator, { code: encodeBytes32String("second") });
    const elsewhere = await agreed(n, { park, parcel: 0n });
    await commits(n, company, elsewhere, "Private", 60n);
    const again = pays(60n, receipt, company, elsewhere);
    await refused(again, "ReceiptCounted", [receipt, agreement]);
    expect(told(await s.investments.totals(Private))[2]).to.equal(60n);
    expect(told(await s.investments.totalsOfPark(park, Private))).to.deep.equal([100_000_000n, 60n, 0n, 0n]);
  });

  it("are proved by somebody independent of investor and operator", async () => {
    const { company, operator, works } = n;
    for (const party of [company, operator]) {
      const own = await attestedBy(party, "PaymentProof");
      await refused(pays(1n, own), "ConflictOfInterest", [party.address, party.address]);
    }
    await pays(1n, await attestedBy(works, "PaymentProof"));
  });

  it("are struck by anyone when their receipt is void, and in no other case", async () => {
    const { s, company } = n;
    const [good, bad] = [
      await paysIn(n, company, agreement, "Private", 60n),
      await paysIn(n, company, agreement, "Private", 40n),
    ];
    const passer = s.investments.connect(s.keys[9] ?? null);
    await refused(passer.strike(good), "ReceiptStands", [good]);
    await refused(passer.strike(id("none")), "ReceiptNotCounted", [id("none")]);
    await s.consortium.connect(s.attester).revoke(bad, id("forged"));
    await expect(passer.strike(bad))
      .to.emit(s.investments, "ReceiptStruck")
      .withArgs(agreement, Private, bad, 40n);
    await allSums(n, agreement, "Private", [100_000_000n, 100n, 60n, 0n]);
    expect([...(await s.investments.receiptOf(bad))]).to.deep.equal([agreement, 2n, 40n, false, true]);
    await refused(passer.strike(bad), "ReceiptNotCounted", [bad]);
    await refused(pays(1n, bad), "ReceiptCounted", [bad, agreement]);
  });

  it("are struck when the receipt is superseded, so that the one in its place counts alone", async () => {
    const { s, company } = n;
    const receipt = await paysIn(n, company, agreement, "Private", 60n);
    const successor = id("corrected receipt");
    await s.consortium.connect(s.attester).supersede(receipt, successor, 0, id("method"));
    await s.investments.strike(receipt);
    await pays(50n, successor);
    await allSums(n, agreement, "Private", [100_000_000n, 100n, 50n, 0n]);
  });

  it("are struck when the attester was struck off from before, not from later, and not because validity ran out", async () => {
    const { s } = n;
    const day = dates.toDay(await today(s));
    const receipt = id("receipt that is valid today");
    await s.consortium.connect(s.attester).attest(receipt, DocumentKind.PaymentProof, day, id("method"));
    await pays(60n, receipt);
    await pass(s, 2);
    await refused(s.investments.strike(receipt), "ReceiptStands", [receipt]);
    const { consortium, accreditation, attester } = s;
    await consortium.connect(accreditation).strikeOff(attester.address, day + 1, id("reason"));
    await refused(s.investments.strike(receipt), "ReceiptStands", [receipt]);
    await consortium.connect(accreditation).strikeOff(attester.address, day, id("reason"));
    await s.investments.strike(receipt);
    expect(await sumsOf(n, agreement)).to.deep.equal([100_000_000n, 100n, 0n, 0n]);
  });

  it("are not struck below what is attested; when the agreement has ended all its sums fall", async () => {
    const { s, company, operator } = n;
    const day = dates.toDay(await today(s));
    const receipt = await paysIn(n, company, agreement, "Private", 60n);
    await paysIn(n, company, agreement, "Private", 10n);
    await attestsTotal(n, agreement, "Private", 11n, day);
    await s.consortium.connect(s.attester).revoke(receipt, id("forged"));
    await refused(s.investments.strike(receipt), "AttestedAbovePaidIn", [agreement, Private, 11n, 10n]);
    await allSums(n, agreement, "Private", [100_000_000n, 100n, 70n, 11n]);
    await attestsTotal(n, agreement, "Private", 10n, day);
    await invests(n, operator, "end", agreement, await fresh(s, "Other"));
    await s.investments.strike(receipt);
    await allSums(n, agreement, "Private", [10n, 10n, 10n, 10n]);
  });

  it("of an investor that ceased go on by its successor", async () => {
    const { company, works } = n;
    await succeeded(n.s, company, [works]);
    await paysIn(n, works, agreement, "Private", 10n);
    expect(await sumsOf(n, agreement)).to.deep.equal([100_000_000n, 100n, 10n, 0n]);
  });
});

describe("investments of a fund", () => {
  beforeEach(begin);

  /** A live agreement of a fund in a park, of which all that is contracted is committed. */
  async function ofFund(fund: bigint, contracted: bigint[], park = n.park): Promise<bigint> {
    const terms = { fund, park, contracted: contracted as never, parcel: 0n, schedule: [] };
    const agreement = await agreed(n, terms, n.gp);
    const names = ["Government", "StateOwned", "Private", "Foreign"] as const;
    for (const [i, amount] of contracted.entries())
      if (amount !== 0n) await commits(n, n.gp, agreement, names[i] ?? "Private", amount);
    return agreement;
  }

  it("are of money that its partners paid in, source by source, over all its agreements", async () => {
    const { s, gp } = n;
    const fund = await paidFund(n, [300n, 0n, 700n]);
    const [one, two] = [await ofFund(fund, [500n, 0n, 500n, 0n]), await ofFund(fund, [500n, 0n, 500n, 0n])];
    await paysIn(n, gp, one, "Government", 200n);
    const short = paysIn(n, gp, two, "Government", 101n);
    await refused(short, "FundShort", [fund, Government, 301n, 300n]);
    await paysIn(n, gp, two, "Government", 100n);
    await paysIn(n, gp, two, "Private", 500n);
    expect(await s.investments.investedOf(fund, Government)).to.equal(300n);
    expect(await s.investments.investedOf(fund, Private)).to.equal(500n);
    // More is paid in: more can be invested.
    await subscribed(n, fund, n.works, "Government", 50n);
    await funds(n, n.works, "payIn", fund, n.works.address, 50n);
    const receipt = await paysIn(n, gp, one, "Government", 50n);
    await s.consortium.connect(s.attester).revoke(receipt, id("forged"));
    await s.investments.strike(receipt);
    expect(await s.investments.investedOf(fund, Government)).to.equal(300n);
    expect(await sumsOf(n, one, "Government")).to.deep.equal([500n, 500n, 200n, 0n]);
  });

  it("are told apart by division, as far as the partners agreed on a local part", async () => {
    const { s, gp } = n;
    const suzhou = await enrolled(s, 9);
    await madeOperator(s, suzhou, 320_506);
    const { park } = await established(s, suzhou, { code: encodeBytes32String("Suzhou"), division: 320_506 });
    const away = { ...n, park, operator: suzhou };
    const fund = await paidFund(n, [1_000n, 0n, 0n]);
    const here = await ofFund(fund, [600n, 0n, 0n, 0n]);
    const terms = await agreementTerms(away, {
      investor: gp.address,
      fund,
      parcel: 0n,
      contracted: [400n, 0n, 0n, 0n],
      schedule: [],
    });
    await invests(n, suzhou, "propose", terms);
    const there = await s.investments.lastAgreement();
    await invests(n, gp, "accept", there);
    await commits(n, gp, there, "Government", 400n);
    expect([...(await s.investments.localOf(fund))]).to.deep.equal([0n, 0n, true]);
    const bad = await paysIn(n, gp, here, "Government", 599n);
    await paysIn(n, gp, there, "Government", 400n);
    expect([...(await s.investments.localOf(fund))]).to.deep.equal([999n, 599n, false]);
    await paysIn(n, gp, here, "Government", 1n);
    expect([...(await s.investments.localOf(fund))]).to.deep.equal([1_000n, 600n, true]);
    await s.consortium.connect(s.attester).revoke(bad, id("forged"));
    await s.investments.strike(bad);
    expect([...(await s.investments.localOf(fund))]).to.deep.equal([401n, 1n, false]);
    await refused(s.investments.localOf(9n), "FundUnknown", [9n]);
  });

  it("are local to a district, a city, a province or the country", async () => {
    const { s, gp } = n;
    const cases = [
      [310_113, true],
      [310_100, true],
      [310_000, true],
      [0, true],
      [310_112, false],
      [310_200, false],
      [320_000, false],
    ] as const;
    for (const [division, local] of cases) {
      const fund = await foundedFund(n, { division });
      await subscribed(n, fund, n.city, "Government", 10n);
      await funds(n, n.city, "payIn", fund, n.city.address, 10n);
      const agreement = await ofFund(fund, [10n, 0n, 0n, 0n]);
      const receipt = await paysIn(n, gp, agreement, "Government", 10n);
      expect((await s.investments.receiptOf(receipt)).local, `${division}`).to.equal(local);
    }
  });
});

describe("attested totals", () => {
  let day: number;
  let agreement: bigint;
  beforeEach(async () => {
    await begin();
    await pass(n.s, 400);
    day = dates.toDay(await today(n.s));
    agreement = await paidAgreement(n, 100n, 90n);
  });

  const asOf = async (on: number): Promise<unknown[]> => [
    ...(await n.s.investments.attestedAsOf(agreement, on)),
  ];

  it("are filed by the attester of the report, and rise from day to day", async () => {
    const { s } = n;
    const report = await fresh(s, "FiguresReport");
    const ledger = s.investments.connect(s.attester);
    await expect(ledger.attest(agreement, Private, 40n, day - 100, report))
      .to.emit(s.investments, "InvestmentAttested")
      .withArgs(agreement, Private, day - 100, 1n, 40n, s.attester.address, report);
    await allSums(n, agreement, "Private", [100_000_000n, 100n, 90n, 40n]);
    await attestsTotal(n, agreement, "Private", 70n, day);
    await allSums(n, agreement, "Private", [100_000_000n, 100n, 90n, 70n]);
    expect(await asOf(day - 101)).to.deep.equal([0n, 0n, "0x0000000000000000000000000000000000000000"]);
    expect(await asOf(day - 100)).to.deep.equal([40n, 1n, s.attester.address]);
    expect(await asOf(day - 1)).to.deep.equal([40n, 1n, s.attester.address]);
    expect(await asOf(day)).to.deep.equal([70n, 2n, s.attester.address]);
    const [first] = await s.investments.attestationsOf(agreement, Private);
    expect([...(first ?? [])]).to.deep.equal([BigInt(day - 100), 1n, 1n, 40n, s.attester.address, report]);
  });

  it("are restated by a new version, also of a day that is not the last", async () => {
    const { s, works } = n;
    await attestsTotal(n, agreement, "Private", 40n, day - 100);
    await attestsTotal(n, agreement, "Private", 70n, day);
    await attestsTotal(n, agreement, "Private", 30n, day - 100);
    expect(await asOf(day - 100)).to.deep.equal([30n, 2n, s.attester.address]);
    expect(await asOf(day)).to.deep.equal([70n, 3n, s.attester.address]);
    const report = await attestedBy(works, "FiguresReport");
    await calls(s, works, s.investments, "attest", [agreement, Private, 20n, day - 100, report]);
    // Who attested last is who filed last.
    expect(await asOf(day)).to.deep.equal([70n, 4n, works.address]);
    await attestsTotal(n, agreement, "Private", 90n, day);
    expect(await asOf(day)).to.deep.equal([90n, 5n, s.attester.address]);
    expect(await asOf(day - 1)).to.deep.equal([20n, 3n, works.address]);
    await allSums(n, agreement, "Private", [100_000_000n, 100n, 90n, 90n]);
  });

  it("add up over the sources", async () => {
    const { s, company, works, operator } = n;
    const amendment = {
      contracted: [50n, 0n, 100n, 0n],
      parcel: 0n,
      schedule: [],
      document: await fresh(s, "Contract"),
    };
    await invests(n, operator, "amend", agreement, amendment);
    await invests(n, company, "acceptAmendment", agreement, amendment.document);
    await commits(n, company, agreement, "Government", 50n);
    await paysIn(n, company, agreement, "Government", 50n);
    const report = await attestedBy(works, "FiguresReport");
    for (const [source, total] of [
      [Private, 40n],
      [Government, 50n],
    ] as const)
      await calls(s, works, s.investments, "attest", [agreement, source, total, day - 10, report]);
    await attestsTotal(n, agreement, "Private", 45n, day - 5);
    expect(await asOf(day - 10)).to.deep.equal([90n, 2n, works.address]);
    expect(await asOf(day)).to.deep.equal([95n, 3n, s.attester.address]);
    const twice = calls(s, works, s.investments, "attest", [agreement, Private, 41n, day - 10, report]);
    await refused(twice, "DocumentCounted", [report, agreement, Private]);
  });

  it("are refused from others, ahead of time, above what is paid in, out of order, and falling", async () => {
    const { s, company, operator } = n;
    const ledger = s.investments.connect(s.attester);
    const report = await fresh(s, "FiguresReport");
    const by = s.investments.connect(s.registrar).attest(agreement, Private, 1n, day, report);
    await refused(by, "NotItsAttester", [report, s.registrar.address]);
    await refused(ledger.attest(9n, Private, 1n, day, report), "AgreementUnknown", [9n]);
    const early = await proposed(n, { parcel: 0n });
    const proposal = ledger.attest(early, Private, 1n, day, report);
    await refused(proposal, "AgreementNotIn", [early, AgreementState.Proposed]);
    await refused(ledger.attest(agreement, Private, 1n, day + 1, report), "AttestedAhead", [day + 1, day]);
    const above = ledger.attest(agreement, Private, 91n, day, report);
    await refused(above, "AttestedAbovePaidIn", [agreement, Private, 91n, 90n]);
    const other = await fresh(s, "Other");
    const wrong = [other, DocumentKind.Other, DocumentKind.FiguresReport];
    await refused(ledger.attest(agreement, Private, 1n, day, other), "EvidenceOfWrongKind", wrong);
    for (const party of [company, operator]) {
      const own = await attestedBy(party, "FiguresReport");
      const self = calls(s, party, s.investments, "attest", [agreement, Private, 1n, day, own]);
      await refused(self, "ConflictOfInterest", [party.address, party.address]);
    }
    await attestsTotal(n, agreement, "Private", 40n, day - 100);
    await attestsTotal(n, agreement, "Private", 70n, day - 50);
    const between = ledger.attest(agreement, Private, 50n, day - 70, report);
    await refused(between, "AttestedOutOfOrder", [agreement, Private, day - 70, day - 50]);
    const falls = ledger.attest(agreement, Private, 69n, day, report);
    await refused(falls, "AttestedNotRising", [agreement, Private, 69n, 70n, 90n]);
    const overtakes = ledger.attest(agreement, Private, 71n, day - 100, report);
    await refused(overtakes, "AttestedNotRising", [agreement, Private, 71n, 0n, 70n]);
    expect(await asOf(day)).to.deep.equal([70n, 2n, s.attester.address]);
    await allSums(n, agreement, "Private", [100_000_000n, 100n, 90n, 70n]);
  });

  it("can come after the end of the agreement, and are compared with the schedule", async () => {
    const { s, operator } = n;
    const { schedule } = (await s.investments.agreementOf(agreement)).terms;
    const [first, last] = schedule.map(({ by }) => Number(by)) as [number, number];
    const progress = async (on: number) => [...(await s.investments.progressOf(agreement, on))];
    expect(await progress(first - 1)).to.deep.equal([0n, 0n]);
    await invests(n, operator, "end", agreement, await fresh(s, "Other"));
    await attestsTotal(n, agreement, "Private", 70n, day);
    expect(await progress(first)).to.deep.equal([40_000_000n, 70n]);
    expect(await progress(last + 1)).to.deep.equal([100_000_000n, 70n]);
  });
});
