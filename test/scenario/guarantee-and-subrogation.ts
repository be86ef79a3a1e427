// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { settlement, type Schedule } from "../../sdk/index.js";
import { fresh, ordered, seizure } from "../support/acts.js";
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
} from "../support/insurance.js";
import { allows, dayIn } from "../support/lending.js";
import { issued } from "../support/money.js";
import { refused, titleId } from "../support/refusals.js";
import { drawn, enrolled, today, type KeyedParty } from "../support/registry.js";
import { announced, deposits, linesOf, orderOf, planOf, settles } from "../support/sales.js";
import { opened, paidIn, settled, signed, verified } from "../support/settlement.js";

/**
 * A bank lends against a mortgage of land, and three insurers guarantee four fifths of the loan. The borrower does not
 * repay; the insurers pay the bank in a settlement that passes the mortgage to the lead insurer; the land is sold by the
 * court, and what the mortgage yields goes to the bank for what was not covered, then to the insurers.
 */
describe("a guaranteed loan: default, payment, subrogation, judicial sale", () => {
  const OWED = 1_039_600n;
  const CLAIM = 800_000n;

  interface Case extends Insuring {
    readonly loan: bigint;
    readonly charge: bigint;
    readonly claim: bigint;
    readonly policy: bigint;
  }

  async function claimed(): Promise<Case> {
    const n = await insuring();
    const { loan, charge } = await drawnLoan(n);
    const until = dayIn(await today(n.s), 400);
    const policy = await insured(n, { kind: "PledgeGuarantee", loan, waitingDays: 30n, until });
    await defaults(n, loan, 31);
    const proof = await fresh(n.s, "Other");
    const claim = numberOf(n, await does(n, n.lender, "claimGuarantee", policy, 831_680n, proof));
    await assessed(n, claim, CLAIM);
    return { ...n, loan, charge, policy, claim };
  }

  /** The insurers pay their shares to the bank, which passes its mortgage to the lead. */
  async function scheduleOf(n: Case, shares?: readonly bigint[]): Promise<Schedule> {
    const { s, title, lender, lead, second, third, charge, claim } = n;
    const book = await s.policies.getAddress();
    const parts = shares ?? [...(await s.policies.sharesOf(claim))];
    return {
      seats: [
        { party: lender.address, role: "OutgoingLender" },
        { party: lead.address, role: "IncomingLender" },
        { party: second.address, role: "Agent" },
        { party: third.address, role: "Agent" },
      ],
      sources: [lead, second, third].map(({ address }, i) => ({
        party: address,
        amount: parts[i] ?? 0n,
        purpose: "Share of the claim",
        book,
        ref: claim,
        instrument: 1,
      })),
      destinations: [
        {
          party: lender.address,
          amount: parts.reduce((sum, part) => sum + part, 0n),
          purpose: "Guarantee, four fifths of the loan",
        },
      ],
      instruments: [await drawn(s, "AssignCharge", title, lender, { charge, to: lead.address })],
    };
  }

  async function readyRoom(n: Case): Promise<bigint> {
    const schedule = await scheduleOf(n);
    const room = await opened({ s: n.s, agent: n.lead }, schedule);
    await verified(n, room);
    const all: KeyedParty[] = [n.lender, n.lead, n.second, n.third];
    for (const party of all.slice(1)) {
      await paidIn(n, room, party, settlement.dueOf(schedule, party.address));
    }
    await signed(n, room, all);
    return room;
  }

  it("pays the bank and passes the mortgage in one transaction, to the fen and once", async () => {
    const n = await claimed();
    const { s, lender, lead, second, third, loan, charge, claim, title } = n;
    const room = await readyRoom(n);
    await moves(n, () => settled(n, room), [lender, CLAIM]);
    expect(await claimState(n, claim)).to.equal("Paid");
    expect(await s.loans.creditorOf(loan)).to.equal(lead.address);
    const [mortgage] = await s.landViews.chargesOf(titleId(title));
    expect([mortgage?.id, mortgage?.chargee]).to.deep.equal([charge, lead.address]);
    expect(await s.token.balanceOf(await s.rooms.getAddress())).to.equal(0n);

    // A second payment of the same claim: the registrar already finds that it is paid.
    const again = await opened({ s, agent: lead }, await scheduleOf(n, [266_668n, 266_666n, 266_666n]));
    const before = await held(n, lender, lead, second, third);
    await refused(verified(n, again), "AlreadyPaid", [claim]);
    expect(await held(n, lender, lead, second, third)).to.deep.equal(before);
  });

  it("pays nothing without the mortgage, in wrong shares, or if the mortgage goes to another", async () => {
    const n = await claimed();
    const { s, lender, lead, second, title, charge, claim, loan } = n;
    const short = await opened({ s, agent: lead }, await scheduleOf(n, [266_667n, 266_666n, 266_666n]));
    await refused(verified(n, short), "ShareOfClaimWrong", [claim, lead.address, 266_667n, 266_668n]);

    const schedule = await scheduleOf(n);
    const elsewhere = {
      ...schedule,
      seats: schedule.seats.map(({ party, role }) => ({
        party,
        role:
          party === second.address
            ? ("IncomingLender" as const)
            : party === lead.address
              ? ("Agent" as const)
              : role,
      })),
      instruments: [await drawn(s, "AssignCharge", title, lender, { charge, to: second.address })],
    };
    const room = await opened({ s, agent: lead }, elsewhere);
    await refused(verified(n, room), "SubrogationMissing", [claim, charge, second.address]);
    expect(await claimState(n, claim)).to.equal("Assessed");
    expect(await s.loans.creditorOf(loan)).to.equal(lender.address);
  });

  it("lets the lead insurer enforce the mortgage, and tells what is whose of the proceeds", async () => {
    const n = await claimed();
    const { s, title, owner, lead, loan, charge, claim } = n;
    await settled(n, await readyRoom(n));

    const [buyer, office] = [await enrolled(s, 8), await enrolled(s, 9)];
    await issued(s, n.lender, buyer, 2_000_000n);
    await allows(s, buyer);
    const { number: order } = await ordered(s, "Seize", title, seizure(owner));
    const auction = { ...n, buyer, office, seizure: order };
    const price = 1_000_000n;
    const sale = await announced(auction, price);
    await deposits(auction, sale, price);
    const plan = planOf({ priors: [["Cost", office, 40_000n]] });
    expect(await linesOf(n, sale, plan)).to.deep.equal([
      ["Cost", 0n, office.address, 40_000n],
      ["Security", charge, lead.address, 960_000n],
      ["Owner", 0n, owner.address, 0n],
    ]);
    const instrument = await orderOf(auction, price - 40_000n);
    await moves(n, () => settles(n, sale, instrument, plan), [lead, 960_000n], [office, 40_000n]);
    const [principal, interest] = await s.loans.owedOf(loan);
    expect(principal + interest).to.equal(OWED - 960_000n);
    // The bank comes first with what the guarantee did not cover; the insurers share the rest, the lead the remainder.
    const { creditorPart, parts } = await s.policies.recoveryOf(claim, 960_000n);
    expect([creditorPart, ...parts]).to.deep.equal([OWED - CLAIM, 240_134n, 240_133n, 240_133n]);
    expect(creditorPart + parts.reduce((sum, part) => sum + part, 0n)).to.equal(960_000n);
  });
});
