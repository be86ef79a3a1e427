// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { id, ZeroAddress } from "ethers";
import { dates } from "../../../../sdk/dates/index.js";
import { DocumentKind, InvestmentSource } from "../../../../sdk/enums/index.js";
import { fresh } from "../../../support/acts.js";
import {
  foundedFund,
  fundEvent,
  funding,
  funds,
  fundTerms,
  gains,
  paidFund,
  PROGRAMME,
  PURSE,
  stakeIn,
  subscribed,
  type Funding,
} from "../../../support/funds.js";
import { calls } from "../../../support/lending.js";
import { enrolledWith } from "../../../support/money.js";
import { suspended } from "../../../support/recovery.js";
import { refused } from "../../../support/refusals.js";
import { keyOf, today } from "../../../support/registry.js";
import { succeeded } from "../../../support/succession.js";

const { Government, StateOwned, Private } = InvestmentSource;

describe("a guidance fund", () => {
  let n: Funding;
  beforeEach(async () => {
    n = await funding();
  });

  it("is established by its general partner, on a partnership agreement", async () => {
    const { s, gp } = n;
    const terms = await fundTerms(n);
    expect(await s.funds.lastFund()).to.equal(0n);
    const receipt = await funds(n, gp, "establish", terms);
    const told = [gp.address, PROGRAMME, 310_000n, 1_000_000n, BigInt(Number(terms.termEnd))];
    const values = [...told, 6_000n, 2_000n, 3_000n, terms.document];
    fundEvent(n, receipt, "FundEstablished", [1n, gp.address, PROGRAMME, values]);
    const fund = await s.funds.fundOf(1n);
    expect([...fund.terms]).to.deep.equal(values);
    expect([
      fund.committed,
      fund.paidIn,
      fund.returned,
      fund.distributed,
      fund.carried,
      fund.lost,
    ]).to.deep.equal([0n, 0n, 0n, 0n, 0n, 0n]);
    expect(await s.funds.gpOf(1n)).to.equal(gp.address);
    expect([...(await s.funds.localRuleOf(1n))]).to.deep.equal([310_000n, 6_000n]);
    expect(await s.funds.lastFund()).to.equal(1n);
  });

  it("needs sound terms, and an agreement of its own", async () => {
    const { s, gp, city } = n;
    const day = dates.toDay(await today(s));
    const tries = async (more: Parameters<typeof fundTerms>[1], name: string, values: unknown[]) =>
      refused(funds(n, gp, "establish", await fundTerms(n, more)), name, values);
    const stranger = s.funds.connect(s.keys[8] ?? null).establish(await fundTerms(n));
    await refused(stranger, "PartyUnknown", [s.keys[8]?.address]);
    await tries({ gp: city.address }, "NotTheParty", [gp.address, city.address]);
    await tries({ target: 0n }, "FundTargetZero", []);
    await tries({ division: 99_999 }, "FundDivisionInvalid", [99_999n]);
    await tries({ division: 1_000_000 }, "FundDivisionInvalid", [1_000_000n]);
    await tries({ localBp: 10_001 }, "BasisPointsInvalid", [10_001n]);
    await tries({ carryBp: 10_001 }, "BasisPointsInvalid", [10_001n]);
    await tries({ toleranceBp: 10_001 }, "BasisPointsInvalid", [10_001n]);
    await tries({ termEnd: day - 1 }, "FundOver", [day - 1, day]);
    await tries({ document: id("none") }, "EvidenceUnknown", [id("none")]);
    const other = await fresh(s, "Other");
    const kinds = [DocumentKind.Other, DocumentKind.Contract];
    await tries({ document: other }, "EvidenceOfWrongKind", [other, ...kinds]);
    const document = await fresh(s, "Contract");
    await foundedFund(n, { document, division: 0, termEnd: day });
    await tries({ document }, "FundDocumentUsed", [document, 1n]);
    expect(await s.funds.lastFund()).to.equal(1n);
  });

  it("is unknown until it is established", async () => {
    const { s, gp, city } = n;
    for (const call of [
      () => s.funds.gpOf(7n),
      () => s.funds.localRuleOf(7n),
      () => s.funds.waterfallOf(7n, 1n),
      () => s.funds.isWithinTolerance(7n),
      () => funds(n, gp, "invite", 7n, city.address, Government, 1n),
      () => funds(n, gp, "subscribe", 7n, Government, 1n),
      () => funds(n, gp, "payIn", 7n, gp.address, 1n),
      () => funds(n, gp, "distribute", 7n, 1n),
      () => funds(n, gp, "payWithheld", 7n, city.address),
    ])
      await refused(call(), "FundUnknown", [7n]);
    expect((await s.funds.fundOf(7n)).terms.gp).to.equal(ZeroAddress);
    expect(await s.funds.paidInOf(7n)).to.equal(0n);
  });

  it("takes partners whom the general partner invites, with money of one source", async () => {
    const { s, gp, city, works } = n;
    const fund = await foundedFund(n);
    const invited = await funds(n, gp, "invite", fund, city.address, Government, 600_000n);
    fundEvent(n, invited, "PartnerInvited", [fund, city.address, BigInt(Government), 600_000n]);
    const receipt = await funds(n, city, "subscribe", fund, Government, 400_000n);
    fundEvent(n, receipt, "FundSubscribed", [fund, city.address, BigInt(Government), 400_000n]);
    await funds(n, city, "subscribe", fund, Government, 200_000n);
    await subscribed(n, fund, works, "StateOwned", 400_000n);
    expect(await s.funds.partnersOf(fund)).to.deep.equal([city.address, works.address]);
    expect([...(await s.funds.sumsOf(fund, Government))]).to.deep.equal([600_000n, 0n]);
    expect([...(await s.funds.sumsOf(fund, StateOwned))]).to.deep.equal([400_000n, 0n]);
    expect([...(await s.funds.sumsOf(fund, Private))]).to.deep.equal([0n, 0n]);
    const stake = await s.funds.stakeOf(fund, city.address);
    const told = [stake.source, stake.most, stake.committed, stake.paidIn];
    expect(told).to.deep.equal([BigInt(Government), 600_000n, 600_000n, 0n]);
    expect((await s.funds.fundOf(fund)).committed).to.equal(1_000_000n);
  });

  it("lets nobody else invite, and nobody be invited below what it committed or with another source", async () => {
    const { s, gp, city, works } = n;
    const fund = await foundedFund(n);
    const by = funds(n, city, "invite", fund, city.address, Government, 1n);
    await refused(by, "NotTheParty", [city.address, gp.address]);
    const nobody = keyOf(s, 9).address;
    await refused(funds(n, gp, "invite", fund, nobody, Government, 1n), "PartyUnknown", [nobody]);
    // Before anything is committed, the source can be put right.
    await funds(n, gp, "invite", fund, works.address, Private, 9n);
    await funds(n, gp, "invite", fund, works.address, StateOwned, 9n);
    await subscribed(n, fund, city, "Government", 500n);
    const other = funds(n, gp, "invite", fund, city.address, Private, 600n);
    await refused(other, "PartnerSourceOther", [fund, city.address, Government]);
    const less = funds(n, gp, "invite", fund, city.address, Government, 499n);
    await refused(less, "CommittedAboveInvited", [fund, city.address, 500n, 499n]);
    expect((await s.funds.stakeOf(fund, city.address)).most).to.equal(500n);
  });

  it("refuses commitments of nothing, of the uninvited, of another source, and above what was agreed", async () => {
    const { gp, city, works } = n;
    const fund = await foundedFund(n);
    await refused(funds(n, works, "subscribe", fund, Government, 1n), "NotInvited", [fund, works.address]);
    await funds(n, gp, "invite", fund, city.address, Government, 600_000n);
    await refused(funds(n, city, "subscribe", fund, Government, 0n), "FundAmountZero", [fund]);
    const other = funds(n, city, "subscribe", fund, Private, 1n);
    await refused(other, "PartnerSourceOther", [fund, city.address, Government]);
    const above = funds(n, city, "subscribe", fund, Government, 600_001n);
    await refused(above, "CommittedAboveInvited", [fund, city.address, 600_001n, 600_000n]);
    await funds(n, city, "subscribe", fund, Government, 600_000n);
    await funds(n, gp, "invite", fund, works.address, StateOwned, 2n ** 128n - 1n);
    const beyond = funds(n, works, "subscribe", fund, StateOwned, 400_001n);
    await refused(beyond, "FundTargetExceeded", [fund, 1_000_001n, 1_000_000n]);
    const huge = funds(n, works, "subscribe", fund, StateOwned, 2n ** 128n - 1n);
    await refused(huge, "FundTargetExceeded", [fund, 600_000n + 2n ** 128n - 1n, 1_000_000n]);
  });

  it("has 32 partners at most", async () => {
    const { s, gp, city } = n;
    const fund = await foundedFund(n);
    const key = keyOf(s, 6);
    for (let i = 0; i < 32; i++) {
      const { address } = await enrolledWith(s, `partner ${i}`, [key.address], [key]);
      await subscribed(n, fund, { address, key }, "Private", 1n);
    }
    await funds(n, gp, "invite", fund, city.address, Government, 1n);
    await refused(funds(n, city, "subscribe", fund, Government, 1n), "FundFull", [fund, 32n]);
  });

  it("is paid in deposits to the general partner, up to what is committed", async () => {
    const { s, gp, city, works } = n;
    const fund = await foundedFund(n);
    await subscribed(n, fund, city, "Government", 500_000n);
    await gains(
      n,
      async () => {
        const receipt = await funds(n, city, "payIn", fund, city.address, 300_000n);
        fundEvent(n, receipt, "FundPaidIn", [fund, city.address, BigInt(Government), 300_000n]);
      },
      [city, -300_000n],
      [gp, 300_000n],
    );
    expect(await s.funds.paidInOf(fund)).to.equal(300_000n);
    expect([...(await s.funds.sumsOf(fund, Government))]).to.deep.equal([500_000n, 300_000n]);
    expect(await stakeIn(n, fund, city)).to.deep.equal([300_000n, 0n, 0n, 0n]);
    const above = funds(n, city, "payIn", fund, city.address, 200_001n);
    await refused(above, "PaidInAboveCommitted", [fund, city.address, 500_001n, 500_000n]);
    await refused(funds(n, city, "payIn", fund, city.address, 0n), "FundAmountZero", [fund]);
    const foreign = funds(n, works, "payIn", fund, city.address, 1n);
    await refused(foreign, "NotTheParty", [works.address, city.address]);
    expect(await s.token.balanceOf(await s.funds.getAddress())).to.equal(0n);
  });

  it("takes neither partners nor money after its last day", async () => {
    const { s, gp, city } = n;
    const day = dates.toDay(await today(s));
    const fund = await foundedFund(n, { termEnd: day + 1 });
    await subscribed(n, fund, city, "Government", 10n);
    await s.networkHelpers.time.increase(2 * 86_400);
    const now = dates.toDay(await today(s));
    for (const call of [
      () => funds(n, gp, "invite", fund, city.address, Government, 20n),
      () => funds(n, city, "subscribe", fund, Government, 1n),
      () => funds(n, city, "payIn", fund, city.address, 1n),
    ])
      await refused(call(), "FundOver", [day + 1, now]);
  });

  it("is answered for by successors: of a partner, and of the general partner", async () => {
    const { s, gp, city, works, company } = n;
    const fund = await foundedFund(n);
    await subscribed(n, fund, company, "Private", 1_000n);
    await subscribed(n, fund, city, "Government", 1_000n);
    await succeeded(s, company, [works]);
    await succeeded(s, gp, [city]);
    await gains(n, () => funds(n, works, "payIn", fund, company.address, 400n), [works, -400n], [city, 400n]);
    await gains(n, () => funds(n, city, "distribute", fund, 100n), [works, 100n], [city, -100n]);
    expect(await stakeIn(n, fund, company)).to.deep.equal([400n, 100n, 0n, 0n]);
    expect(await s.funds.gpOf(fund)).to.equal(gp.address);
  });

  it("holds nothing: what is paid is what the parties lose and gain", async () => {
    const { s, gp, city, works, company } = n;
    const fund = await paidFund(n, [500_000n, 300_000n, 200_000n]);
    await funds(n, gp, "distribute", fund, 700_001n);
    const sums = await Promise.all(
      [gp, city, works, company].map(({ address }) => s.token.balanceOf(address)),
    );
    expect(sums.reduce((all, sum) => all + sum, 0n)).to.equal(4n * PURSE);
    expect(await s.token.balanceOf(await s.funds.getAddress())).to.equal(0n);
  });
});

describe("a distribution of a fund", () => {
  let n: Funding;
  beforeEach(async () => {
    n = await funding();
  });

  it("gives capital back first, by what is out, the odd fen to the first partner", async () => {
    const { s, gp, city, works, company } = n;
    const fund = await paidFund(n, [500_000n, 300_000n, 200_000n]);
    await gains(
      n,
      async () => {
        const receipt = await funds(n, gp, "distribute", fund, 99_999n);
        fundEvent(n, receipt, "FundDistributed", [fund, 99_999n, 99_999n, 0n]);
        const part = [city.address, city.address, 50_001n, 0n, false];
        fundEvent(n, receipt, "DistributionPart", [fund, ...part]);
      },
      [gp, -99_999n],
      [city, 50_001n],
      [works, 29_999n],
      [company, 19_999n],
    );
    expect((await s.funds.fundOf(fund)).returned).to.equal(99_999n);
  });

  it("leaves the carry with the general partner, and gives the rest of the profit by what was paid in", async () => {
    const { s, gp, city, works, company } = n;
    const fund = await paidFund(n, [500_000n, 300_000n, 200_000n]);
    // 1,000,000 of capital; of 100,003 above it 20,000 carry, 80,003 profit.
    const [capital, profit, carry] = await s.funds.waterfallOf(fund, 1_100_003n);
    expect([[...capital], [...profit], carry]).to.deep.equal([
      [500_000n, 300_000n, 200_000n],
      [40_003n, 24_000n, 16_000n],
      20_000n,
    ]);
    await gains(
      n,
      async () => {
        const receipt = await funds(n, gp, "distribute", fund, 1_100_003n);
        fundEvent(n, receipt, "FundDistributed", [fund, 1_100_003n, 1_000_000n, 20_000n]);
        const part = [works.address, works.address, 300_000n, 24_000n, false];
        fundEvent(n, receipt, "DistributionPart", [fund, ...part]);
      },
      [gp, -1_080_003n],
      [city, 540_003n],
      [works, 324_000n],
      [company, 216_000n],
    );
    const { returned, distributed, carried } = await s.funds.fundOf(fund);
    expect([returned, distributed, carried]).to.deep.equal([1_000_000n, 1_100_003n, 20_000n]);
    expect(await stakeIn(n, fund, city)).to.deep.equal([500_000n, 500_000n, 40_003n, 0n]);
    // All capital is back: now there is profit only.
    await gains(
      n,
      () => funds(n, gp, "distribute", fund, 10n),
      [gp, -8n],
      [city, 5n],
      [works, 2n],
      [company, 1n],
    );
  });

  it("gives capital that came later back before any profit", async () => {
    const { gp, city, works } = n;
    const fund = await paidFund(n, [1_000n, 0n, 0n]);
    await funds(n, gp, "distribute", fund, 1_000n);
    await subscribed(n, fund, works, "StateOwned", 500n);
    await funds(n, works, "payIn", fund, works.address, 500n);
    await gains(n, () => funds(n, gp, "distribute", fund, 400n), [city, 0n], [works, 400n]);
    expect(await stakeIn(n, fund, city)).to.deep.equal([1_000n, 1_000n, 0n, 0n]);
    expect(await stakeIn(n, fund, works)).to.deep.equal([500n, 400n, 0n, 0n]);
  });

  it("gives no partner more capital than its own: the odd fen go on to the next", async () => {
    const { gp, city, works, company } = n;
    const fund = await paidFund(n, [1n, 1n, 1n]);
    await gains(n, () => funds(n, gp, "distribute", fund, 2n), [city, 1n], [works, 1n], [company, 0n]);
    await gains(n, () => funds(n, gp, "distribute", fund, 1n), [city, 0n], [works, 0n], [company, 1n]);
  });

  it("is of money that the general partner has, the carry included", async () => {
    const { s, gp, city, bank } = n;
    const fund = await paidFund(n, [1_000n, 0n, 0n], { carryBp: 10_000 });
    await funds(n, gp, "distribute", fund, 1_000n);
    const held = await s.token.balanceOf(gp.address);
    const more = funds(n, gp, "distribute", fund, held + 1n);
    await refused(more, "ERC20InsufficientBalance", [gp.address, held, held + 1n]);
    await gains(n, () => funds(n, gp, "distribute", fund, held), [gp, 0n], [city, 0n], [bank, 0n]);
    expect((await s.funds.fundOf(fund)).carried).to.equal(held);
  });

  it("is refused of nothing, of an empty fund, and to others", async () => {
    const { s, gp, city } = n;
    const fund = await foundedFund(n);
    await refused(funds(n, gp, "distribute", fund, 1n), "FundEmpty", [fund]);
    await refused(s.funds.waterfallOf(fund, 1n), "FundEmpty", [fund]);
    await refused(funds(n, gp, "distribute", fund, 0n), "FundAmountZero", [fund]);
    await refused(funds(n, city, "distribute", fund, 1n), "NotTheParty", [city.address, gp.address]);
  });

  it("withholds the part of a partner that cannot receive, and pays it later", async () => {
    const { s, gp, city, works, company } = n;
    const fund = await paidFund(n, [500n, 300n, 200n]);
    await suspended(s, works);
    await gains(
      n,
      async () => {
        const receipt = await funds(n, gp, "distribute", fund, 1_100n);
        const part = [works.address, works.address, 300n, 24n, true];
        fundEvent(n, receipt, "DistributionPart", [fund, ...part]);
      },
      [gp, -756n],
      [city, 540n],
      [works, 0n],
      [company, 216n],
    );
    expect(await stakeIn(n, fund, works)).to.deep.equal([300n, 300n, 24n, 324n]);
    await refused(funds(n, gp, "payWithheld", fund, works.address), "PartySuspended", [works.address]);
    await refused(funds(n, gp, "payWithheld", fund, city.address), "NothingWithheld", [fund, city.address]);
    const by = funds(n, city, "payWithheld", fund, works.address);
    await refused(by, "NotTheParty", [city.address, gp.address]);
    await s.consortium.connect(s.identity).reinstate(works.address, await fresh(s, "AuthorityDecision"));
    await gains(
      n,
      async () => {
        const receipt = await funds(n, gp, "payWithheld", fund, works.address);
        fundEvent(n, receipt, "WithheldPaid", [fund, works.address, works.address, 324n]);
      },
      [gp, -324n],
      [works, 324n],
    );
    await refused(funds(n, gp, "payWithheld", fund, works.address), "NothingWithheld", [fund, works.address]);
  });
});

describe("losses of a fund", () => {
  let n: Funding;
  let fund: bigint;
  beforeEach(async () => {
    n = await funding();
    fund = await paidFund(n, [500_000n, 300_000n, 200_000n]);
  });

  it("are recorded by the attester of a report, and compared with what the partners tolerate", async () => {
    const { s } = n;
    const funded = s.funds.connect(s.attester);
    const document = await fresh(s, "FiguresReport");
    await expect(funded.recordLoss(fund, 300_000n, document))
      .to.emit(s.funds, "FundLossRecorded")
      .withArgs(fund, s.attester.address, 300_000n, document);
    expect(await s.funds.isWithinTolerance(fund)).to.equal(true);
    await funded.recordLoss(fund, 1n, await fresh(s, "FiguresReport"));
    expect(await s.funds.isWithinTolerance(fund)).to.equal(false);
    expect((await s.funds.fundOf(fund)).lost).to.equal(300_001n);
  });

  it("are refused from others, of nothing, twice on a report, and above what was paid in", async () => {
    const { s, gp } = n;
    const funded = s.funds.connect(s.attester);
    const document = await fresh(s, "FiguresReport");
    const by = s.funds.connect(s.registrar).recordLoss(fund, 1n, document);
    await refused(by, "NotItsAttester", [document, s.registrar.address]);
    await refused(funded.recordLoss(7n, 1n, document), "FundUnknown", [7n]);
    await refused(funded.recordLoss(fund, 0n, document), "FundAmountZero", [fund]);
    const above = funded.recordLoss(fund, 1_000_001n, document);
    await refused(above, "LossAbovePaidIn", [fund, 1_000_001n, 1_000_000n]);
    const other = await fresh(s, "Other");
    const wrong = [other, DocumentKind.Other, DocumentKind.FiguresReport];
    await refused(funded.recordLoss(fund, 1n, other), "EvidenceOfWrongKind", wrong);
    await funded.recordLoss(fund, 1n, document);
    await refused(funded.recordLoss(fund, 1n, document), "LossReportUsed", [document, fund]);
    const mask = 1n << BigInt(DocumentKind.FiguresReport);
    const { accreditation, consortium } = s;
    await consortium.connect(accreditation).admitAttester(gp.address, mask, 1, 0, id("qualified"));
    const own = id("report of its own");
    await calls(s, gp, consortium, "attest", [own, DocumentKind.FiguresReport, 0, id("method")]);
    await refused(funds(n, gp, "recordLoss", fund, 1n, own), "ConflictOfInterest", [gp.address, gp.address]);
    expect((await s.funds.fundOf(fund)).lost).to.equal(1n);
  });
});
