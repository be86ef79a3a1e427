// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { id } from "ethers";
import { insurance } from "../../../sdk/insurance/index.js";
import { dates, parties } from "../../../sdk/index.js";
import { assessed, claimed, drawnLoan, fieldsOf, insuring, type Insuring } from "../../support/insurance.js";
import { daysPass } from "../../support/lending.js";
import { today } from "../../support/registry.js";

describe("insurance in the SDK", () => {
  let n: Insuring;
  beforeEach(async () => {
    n = await insuring();
  });

  const agreed = async () => {
    const from = await today(n.s);
    const until = dates.addDays(from, 100);
    return { cover: 900n, premium: 10n, from, until, terms: id("conditions") };
  };
  const deadline = async () => BigInt(await n.s.networkHelpers.time.latest()) + 3_600n;

  it("offers a policy, has it paid, and reads it and its claims", async () => {
    const { s, lead, second, owner, title } = n;
    const draft = { ...(await agreed()), kind: "Property", title, insured: owner.address } as const;
    const shares = [
      [lead.address, 2n],
      [second.address, 1n],
    ] as const;
    const call = await insurance.offering(s, draft, shares);
    await parties.execute(s, lead.address, [call], lead.key, { deadline: await deadline() });
    const offer = await insurance.policy(s, 1n);
    expect(offer).to.deep.equal({
      number: 1n,
      kind: "Property",
      state: "Offered",
      title,
      loan: null,
      insured: owner.address,
      insurers: [
        { party: lead.address, share: 2n, joined: true },
        { party: second.address, share: 1n, joined: false },
      ],
      cover: 900n,
      left: 900n,
      premium: 10n,
      from: draft.from,
      until: draft.until,
      coverFrom: null,
      waitingDays: 0,
      covered: null,
      terms: draft.terms,
    });
    const join = { target: call.target, data: s.policies.interface.encodeFunctionData("join", [1n]) };
    await parties.execute(s, second.address, [join], second.key, { deadline: await deadline() });
    const paying = await insurance.payingPremium(s, 1n);
    await parties.execute(s, owner.address, paying, owner.key, { deadline: await deadline() });
    expect(await insurance.policy(s, 1n)).to.include({ state: "Paid", coverFrom: draft.from });
    const claim = await assessed(n, await claimed(n, 1n, 101n), 100n);
    const read = await insurance.claim(s, claim);
    expect(read).to.deep.include({
      state: "Assessed",
      policy: 1n,
      amount: 101n,
      assessed: 100n,
      shares: [67n, 33n],
    });
    expect(read).to.include({ lossOn: draft.from, filedOn: draft.from });
    expect(await insurance.policy(s, 1n)).to.include({ left: 800n });
    await daysPass(s, 101);
    expect(await insurance.policy(s, 1n)).to.include({ state: "Lapsed" });
  });

  it("draws up a guarantee, and reads it", async () => {
    const { s, lead, lender } = n;
    const { loan } = await drawnLoan(n);
    const draft = {
      ...(await agreed()),
      kind: "PledgeGuarantee",
      loan,
      covered: [4n, 5n],
      insured: lender.address,
      waitingDays: 30,
    } as const;
    const call = await insurance.offering(s, draft, [[lead.address, 1n]]);
    await parties.execute(s, lead.address, [call], lead.key, { deadline: await deadline() });
    const read = await insurance.policy(s, 1n);
    expect(read).to.deep.include({
      kind: "PledgeGuarantee",
      title: null,
      loan,
      covered: [4n, 5n],
      waitingDays: 30,
    });
    const { terms } = await s.policies.policyOf(1n);
    expect(fieldsOf(terms)).to.include({ mortgagee: 0n, title: 0n });
  });

  it("draws up the mortgagee clause", async () => {
    const { s, owner, title } = n;
    const draft = {
      ...(await agreed()),
      kind: "Property",
      title,
      insured: owner.address,
      mortgagee: 7n,
    } as const;
    expect(await insurance.terms(s, draft)).to.include({ mortgagee: 7n, loan: 0n });
  });

  it("finds nothing under a number that was not given", async () => {
    expect(await insurance.policy(n.s, 9n)).to.equal(null);
    expect(await insurance.claim(n.s, 9n)).to.equal(null);
  });
});
