// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { ZeroHash } from "ethers";
import {
  ClawbackState,
  CovenantState,
  DocumentKind,
  Formula,
  OfficeKind,
} from "../../../../sdk/enums/index.js";
import { fresh } from "../../../support/acts.js";
import { assessed, corrected, reported, stateOf } from "../../../support/covenants.js";
import { reach } from "../../../support/figures.js";
import {
  accepted,
  awarded,
  breached,
  claims,
  clawbackState,
  cureEnds,
  dueOf,
  grantEvent,
  obligation,
  paidGrantOf,
  paysTranche,
  takes,
  TRANCHE,
  tranche,
  type Paid,
} from "../../../support/grants.js";
import { holds } from "../../../support/lending.js";
import { refused } from "../../../support/refusals.js";
import { BAOSHAN, enrolled } from "../../../support/registry.js";
import { exits, noticed } from "../../../support/tenancies.js";
import { dates } from "../../../../sdk/dates/index.js";

/** Of 80 jobs 60 are there: a quarter of the tranche is due. */
const QUARTER = TRANCHE / 4n;

describe("GrantLedger: clawback", () => {
  let n: Paid;
  beforeEach(async () => {
    n = await paidGrantOf();
  });

  const decision = () => fresh(n.s, "AuthorityDecision");
  const first = () => n.s.grants.connect(n.s.parkAuthority);
  const second = () => n.s.grants.connect(n.s.secondParkAuthority);
  const repays = (amount: bigint) => takes(n, n.obligor, "repay", 1n, amount);
  const owed = async (): Promise<[inPark: bigint, inAll: bigint]> => [
    await n.s.grants.outstandingOf(n.park, n.obligor.address),
    await n.s.grants.outstandingOf(0, n.obligor.address),
  ];

  describe("a claim", () => {
    it("takes the unmet share of the tranche, and enforces the breach", async () => {
      await breached(n);
      const receipt = await claims(n);
      grantEvent(n, receipt, "ClawbackClaimed", [
        1n,
        n.grant,
        0n,
        n.covenant,
        1n,
        QUARTER,
        1n,
        n.s.parkAuthority.address,
      ]);
      expect(await clawbackState(n)).to.equal("Due");
      expect(await dueOf(n)).to.deep.equal([QUARTER, 0n]);
      expect(await stateOf(n, n.covenant)).to.equal("Enforced");
      expect(await owed()).to.deep.equal([QUARTER, QUARTER]);
      expect((await n.s.grants.trancheOf(n.grant, 0)).due).to.equal(QUARTER);
      expect(await n.s.grants.clawbackFor(n.grant, 0, n.covenant, 1)).to.equal(1n);
      expect(await n.s.grants.counts()).to.deep.equal([1n, 1n]);
    });

    it("rounds down to the fen", async () => {
      n = await paidGrantOf({ tranches: [tranche({ amount: 1_000n })] });
      await breached(n, 53n);
      await claims(n);
      // 27 of 80 of 1,000 fen are 337.5.
      expect(await dueOf(n)).to.deep.equal([337n, 0n]);
    });

    it("takes the whole tranche where that was agreed", async () => {
      const full = await accepted(n, { obligations: [obligation(n.covenant, { formula: Formula.Full })] });
      await paysTranche(n, full);
      await breached(n, 79n);
      await first().claim(full, 0, n.covenant, 1);
      expect(await dueOf(n)).to.deep.equal([TRANCHE, 0n]);
    });

    it("is made once for a figure", async () => {
      await breached(n);
      await claims(n);
      await refused(claims(n), "AlreadyEnforced", [n.covenant, 1n]);
    });

    it("waits for the breach, and for the end of the time to cure", async () => {
      await refused(claims(n), "NotBreached", [n.covenant, 1n, CovenantState.Pending]);
      await reported(n, "Jobs", 60n);
      await assessed(n, n.covenant);
      const { cureUntil } = await n.s.covenants.outcomeOf(n.covenant, 1);
      await refused(claims(n), "CurePending", [n.covenant, 1n, cureUntil]);
      expect(await n.s.grants.counts()).to.deep.equal([1n, 0n]);
      await cureEnds(n);
      await claims(n);
    });

    it("takes nothing if the breach was cured", async () => {
      await reported(n, "Jobs", 60n);
      await assessed(n, n.covenant);
      await corrected(n, "Jobs", 80n);
      await assessed(n, n.covenant);
      await reach(n.s, dates.addDays(n.from, 600));
      await refused(claims(n), "NotBreached", [n.covenant, 1n, CovenantState.Cured]);
    });

    it("needs an obligation agreed before, and a tranche that is paid", async () => {
      await refused(first().claim(n.grant, 0, 7n, 1), "NoObligation", [n.grant, 0n, 7n, 1n]);
      await refused(first().claim(n.grant, 1, n.covenant, 1), "TrancheUnknown", [n.grant, 1n]);
      await refused(first().claim(9n, 0, n.covenant, 1), "GrantUnknown", [9n]);
      const one = await accepted(n, { obligations: [obligation(n.covenant, { period: 1 })] });
      await refused(first().claim(one, 0, n.covenant, 2), "NoObligation", [one, 0n, n.covenant, 2n]);
      await refused(first().claim(one, 0, n.covenant, 1), "TrancheUnpaid", [one, 0n]);
    });

    it("is raised within the months of retention", async () => {
      n = await paidGrantOf({ retentionMonths: 14 });
      await breached(n);
      const { paidOn } = await n.s.grants.trancheOf(n.grant, 0);
      const until = dates.addMonths(dates.fromDay(Number(paidOn)), 14);
      await reach(n.s, dates.addDays(until, 1));
      await refused(claims(n), "RetentionOver", [n.grant, 0n, dates.toDay(until)]);
    });

    it("is raised on the last day of retention", async () => {
      n = await paidGrantOf({ retentionMonths: 15 });
      await breached(n);
      const { paidOn } = await n.s.grants.trancheOf(n.grant, 0);
      await reach(n.s, dates.addMonths(dates.fromDay(Number(paidOn)), 15));
      await claims(n);
      expect(await clawbackState(n)).to.equal("Due");
    });

    it("stops at what was received of the tranche", async () => {
      await breached(n, 20n);
      await claims(n);
      await breached(n, 0n, 2);
      await claims(n, 2);
      expect(await dueOf(n, 1n)).to.deep.equal([(TRANCHE * 3n) / 4n, 0n]);
      expect(await dueOf(n, 2n)).to.deep.equal([QUARTER, 0n]);
    });

    it("takes nothing more once all is due back", async () => {
      await breached(n, 0n);
      await claims(n);
      await breached(n, 0n, 2);
      await refused(claims(n, 2), "NothingToClaim", [n.grant, 0n]);
      expect(await stateOf(n, n.covenant, 2)).to.equal("Breached");
    });

    it("is the authority's of the grant's park", async () => {
      await breached(n);
      await refused(claims(n, 1, n.s.parkOperator), "OfficeRequired", [
        OfficeKind.ParkAuthority,
        BAOSHAN,
        n.s.parkOperator.address,
      ]);
    });
  });

  describe("a figure that is restated", () => {
    beforeEach(async () => {
      await breached(n);
      await claims(n);
    });

    const restated = async (jobs: bigint): Promise<void> => {
      await corrected(n, "Jobs", jobs);
      await assessed(n, n.covenant);
    };

    it("moves the claim up by the difference, due anew", async () => {
      await repays(QUARTER);
      await restated(40n);
      const receipt = await claims(n, 1, n.s.secondParkAuthority);
      grantEvent(n, receipt, "ClawbackRestated", [
        1n,
        QUARTER,
        2n * QUARTER,
        2n,
        n.s.secondParkAuthority.address,
      ]);
      expect(await dueOf(n)).to.deep.equal([2n * QUARTER, QUARTER]);
      expect(await owed()).to.deep.equal([QUARTER, QUARTER]);
      expect(await n.s.grants.counts()).to.deep.equal([1n, 1n]);
      await refused(claims(n), "AlreadyEnforced", [n.covenant, 1n]);
    });

    it("moves it down, and what was repaid too much goes back", async () => {
      await repays(QUARTER);
      await restated(70n);
      await claims(n);
      expect(await dueOf(n)).to.deep.equal([QUARTER / 2n, QUARTER]);
      expect(await owed()).to.deep.equal([0n, 0n]);
      const [payer, grantee] = [await holds(n.s, n.payer), await holds(n.s, n.obligor)];
      grantEvent(n, await takes(n, n.payer, "refund", 1n), "ClawbackRefunded", [1n, QUARTER / 2n]);
      expect([await holds(n.s, n.payer), await holds(n.s, n.obligor)]).to.deep.equal([
        payer - QUARTER / 2n,
        grantee + QUARTER / 2n,
      ]);
      await refused(takes(n, n.payer, "refund", 1n), "NothingToRefund", [1n]);
    });

    it("moves it to nothing if the target was met after all", async () => {
      await restated(80n);
      await claims(n);
      expect(await dueOf(n)).to.deep.equal([0n, 0n]);
      expect(await owed()).to.deep.equal([0n, 0n]);
      expect(await stateOf(n, n.covenant)).to.equal("Enforced");
    });

    it("does not reopen what was waived", async () => {
      await second().waive(1n, await decision());
      await restated(40n);
      await refused(claims(n), "ClawbackStateInvalid", [1n, ClawbackState.Waived]);
    });

    it("lowers a disputed claim and leaves it disputed; a higher one is due, and disputed anew", async () => {
      await takes(n, n.obligor, "dispute", 1n, await fresh(n.s, "Other"));
      await restated(70n);
      await claims(n);
      expect(await clawbackState(n)).to.equal("Disputed");
      await restated(30n);
      await claims(n);
      expect(await clawbackState(n)).to.equal("Due");
      await takes(n, n.obligor, "dispute", 1n, await fresh(n.s, "Other"));
    });
  });

  it("moves nothing twice for a whole tranche that stays whole, or was met after all", async () => {
    const full = await accepted(n, { obligations: [obligation(n.covenant, { formula: Formula.Full })] });
    await paysTranche(n, full);
    await breached(n, 60n);
    await first().claim(full, 0, n.covenant, 1);
    await corrected(n, "Jobs", 50n);
    await assessed(n, n.covenant);
    await first().claim(full, 0, n.covenant, 1);
    expect(await dueOf(n)).to.deep.equal([TRANCHE, 0n]);
    await corrected(n, "Jobs", 90n);
    await assessed(n, n.covenant);
    await first().claim(full, 0, n.covenant, 1);
    expect(await dueOf(n)).to.deep.equal([0n, 0n]);
  });

  describe("repayment", () => {
    beforeEach(async () => {
      await breached(n);
      await claims(n);
    });

    it("goes to the payer, in parts, from anybody", async () => {
      const before = await holds(n.s, n.payer);
      grantEvent(n, await repays(1n), "ClawbackRepaid", [1n, n.obligor.address, 1n]);
      await repays(QUARTER - 1n);
      expect(await holds(n.s, n.payer)).to.equal(before + QUARTER);
      expect(await dueOf(n)).to.deep.equal([QUARTER, QUARTER]);
      expect(await owed()).to.deep.equal([0n, 0n]);
      await refused(repays(1n), "RepaidAboveDue", [1n, 1n, 0n]);
    });

    it("is of something, and no more than is due", async () => {
      await refused(repays(0n), "RepaidAboveDue", [1n, 0n, QUARTER]);
      await refused(repays(QUARTER + 1n), "RepaidAboveDue", [1n, QUARTER + 1n, QUARTER]);
      await refused(takes(n, n.obligor, "repay", 9n, 1n), "ClawbackUnknown", [9n]);
    });

    it("is refunded by the payer only, and only what is too much", async () => {
      await refused(takes(n, n.obligor, "refund", 1n), "NotTheParty", [n.obligor.address, n.payer.address]);
      await refused(takes(n, n.payer, "refund", 1n), "NothingToRefund", [1n]);
      await refused(takes(n, n.payer, "refund", 9n), "ClawbackUnknown", [9n]);
    });
  });

  describe("a dispute", () => {
    beforeEach(async () => {
      await breached(n);
      await claims(n);
    });

    const disputes = async () => takes(n, n.obligor, "dispute", 1n, await fresh(n.s, "Other"));

    it("suspends the payment until it is decided", async () => {
      const document = await fresh(n.s, "Other");
      const receipt = await takes(n, n.obligor, "dispute", 1n, document);
      grantEvent(n, receipt, "ClawbackDisputed", [1n, document]);
      await refused(repays(1n), "ClawbackStateInvalid", [1n, ClawbackState.Disputed]);
      expect(await owed()).to.deep.equal([QUARTER, QUARTER]);
    });

    it("is confirmed by another officer: due as before, and not disputed again", async () => {
      await disputes();
      const document = await decision();
      const receipt = await (await second().decide(1n, true, document)).wait();
      grantEvent(n, receipt, "ClawbackDecided", [
        1n,
        BigInt(ClawbackState.Confirmed),
        QUARTER,
        document,
        n.s.secondParkAuthority.address,
      ]);
      await refused(disputes(), "ClawbackStateInvalid", [1n, ClawbackState.Confirmed]);
      await repays(QUARTER);
      await refused(second().waive(1n, await decision()), "ClawbackStateInvalid", [
        1n,
        ClawbackState.Confirmed,
      ]);
    });

    it("is won: nothing is due, and what was repaid goes back", async () => {
      await repays(5n);
      await disputes();
      const document = await decision();
      const receipt = await (await second().decide(1n, false, document)).wait();
      grantEvent(n, receipt, "ClawbackDecided", [
        1n,
        BigInt(ClawbackState.Waived),
        0n,
        document,
        n.s.secondParkAuthority.address,
      ]);
      expect(await owed()).to.deep.equal([0n, 0n]);
      expect((await n.s.grants.trancheOf(n.grant, 0)).due).to.equal(0n);
      const before = await holds(n.s, n.obligor);
      await takes(n, n.payer, "refund", 1n);
      expect(await holds(n.s, n.obligor)).to.equal(before + 5n);
    });

    it("is raised within the days agreed, the last included", async () => {
      const { claimedOn } = await n.s.grants.clawbackOf(1n);
      const until = dates.addDays(dates.fromDay(Number(claimedOn)), 15);
      await reach(n.s, until);
      await disputes();
      await second().decide(1n, true, await decision());
    });

    it("comes too late a day after", async () => {
      const { claimedOn } = await n.s.grants.clawbackOf(1n);
      const until = dates.addDays(dates.fromDay(Number(claimedOn)), 15);
      await reach(n.s, dates.addDays(until, 1));
      await refused(disputes(), "DisputeLate", [1n, dates.toDay(until)]);
    });

    it("is the grantee's, on a document", async () => {
      const document = await fresh(n.s, "Other");
      const other = takes(n, n.payer, "dispute", 1n, document);
      await refused(other, "NotTheParty", [n.payer.address, n.obligor.address]);
      await refused(takes(n, n.obligor, "dispute", 1n, ZeroHash), "EvidenceUnknown", [ZeroHash]);
      await refused(takes(n, n.obligor, "dispute", 9n, document), "ClawbackUnknown", [9n]);
    });

    it("is not decided where there is none, by who claimed, or without reasons", async () => {
      const document = await decision();
      await refused(second().decide(1n, true, document), "ClawbackStateInvalid", [1n, ClawbackState.Due]);
      await disputes();
      await refused(first().decide(1n, true, document), "SameOfficer", [n.s.parkAuthority.address]);
      const contract = await fresh(n.s, "Contract");
      await refused(second().decide(1n, true, contract), "EvidenceOfWrongKind", [
        contract,
        DocumentKind.Contract,
        DocumentKind.AuthorityDecision,
      ]);
      const by = n.s.parkOperator;
      await refused(n.s.grants.connect(by).decide(1n, true, document), "OfficeRequired", [
        OfficeKind.ParkAuthority,
        BAOSHAN,
        by.address,
      ]);
      await refused(second().decide(9n, true, document), "ClawbackUnknown", [9n]);
    });
  });

  describe("a waiver", () => {
    beforeEach(async () => {
      await breached(n);
      await claims(n);
    });

    it("gives up what is not repaid, with its reasons", async () => {
      await repays(5n);
      const document = await decision();
      const receipt = await (await second().waive(1n, document)).wait();
      grantEvent(n, receipt, "ClawbackDecided", [
        1n,
        BigInt(ClawbackState.Waived),
        5n,
        document,
        n.s.secondParkAuthority.address,
      ]);
      expect(await dueOf(n)).to.deep.equal([5n, 5n]);
      expect(await owed()).to.deep.equal([0n, 0n]);
      await refused(repays(1n), "RepaidAboveDue", [1n, 1n, 0n]);
      await refused(takes(n, n.payer, "refund", 1n), "NothingToRefund", [1n]);
      await refused(second().waive(1n, document), "ClawbackStateInvalid", [1n, ClawbackState.Waived]);
    });

    it("is another officer's than the one who claimed, and not of a claim in dispute", async () => {
      const document = await decision();
      await refused(first().waive(1n, document), "SameOfficer", [n.s.parkAuthority.address]);
      await takes(n, n.obligor, "dispute", 1n, await fresh(n.s, "Other"));
      await refused(second().waive(1n, document), "ClawbackStateInvalid", [1n, ClawbackState.Disputed]);
      const by = n.s.parkOperator;
      await refused(n.s.grants.connect(by).waive(1n, document), "OfficeRequired", [
        OfficeKind.ParkAuthority,
        BAOSHAN,
        by.address,
      ]);
      await refused(second().waive(9n, document), "ClawbackUnknown", [9n]);
    });
  });

  describe("unpaid", () => {
    beforeEach(async () => {
      await n.s.tenancies.setClearances([await n.s.grants.getAddress()]);
      await breached(n);
      await claims(n);
    });

    const unpaid = () => [n.obligor.address, QUARTER];

    it("stops new grants", async () => {
      await refused(awarded(n), "ClawbackUnpaid", unpaid());
    });

    it("stops the exit, until it is paid", async () => {
      await noticed(n, n.obligor, n.tenancy);
      await n.s.networkHelpers.time.increase(2 * 86_400);
      await refused(exits(n, n.tenancy), "ClawbackUnpaid", unpaid());
      await repays(QUARTER);
      await exits(n, n.tenancy);
    });

    it("is of the grantee alone", async () => {
      const other = await enrolled(n.s, 6);
      expect(await n.s.grants.outstandingOf(n.park, other.address)).to.equal(0n);
      await n.s.grants.requireClear(n.park, other.address);
    });
  });

  it("stops a tranche that was awarded before", async () => {
    const later = await accepted(n, {});
    await breached(n);
    await claims(n);
    await refused(paysTranche(n, later), "ClawbackUnpaid", [n.obligor.address, QUARTER]);
  });
});
