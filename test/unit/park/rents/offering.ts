// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { ZeroAddress, ZeroHash } from "ethers";
import { dates } from "../../../../sdk/dates/index.js";
import { DocumentKind, RentState } from "../../../../sdk/enums/index.js";
import { coOwned, fresh, sale } from "../../../support/acts.js";
import { operates } from "../../../support/parks.js";
import { refused, titleId } from "../../../support/refusals.js";
import { enrolled, parcelOf, recorded } from "../../../support/registry.js";
import {
  accepted,
  leased,
  lets,
  letting,
  proposed,
  RENT,
  rentEvent,
  rentTerms,
  stateOf,
  surrendered,
} from "../../../support/rents.js";

describe("a rent account", () => {
  it("is offered by the landlord and accepted by the tenant", async () => {
    const n = await letting();
    const terms = await rentTerms(n);
    const offer = await lets(n, n.owner, "propose", terms);
    const steps = [[1n, RENT]];
    rentEvent(n, offer, "RentProposed", [
      1n,
      n.p.park,
      n.lease,
      n.owner.address,
      [...Object.values(terms).slice(0, 9).map(plain), steps],
    ]);
    expect(await stateOf(n, 1n)).to.deep.equal(["Proposed", 0n, 0n]);
    expect(await n.s.rents.accountFor(n.lease)).to.equal(0n);
    const until = BigInt(dates.toDay(dates.addDays(dates.addYears(n.from, 5), -1)));
    const done = await lets(n, n.tenant, "accept", 1n);
    rentEvent(n, done, "RentAccepted", [1n, n.p.park, n.tenant.address, n.owner.address, until]);
    const it = await n.s.rents.accountOf(1n);
    expect([it.state, it.tenant, it.landlord, it.until]).to.deep.equal([
      BigInt(RentState.Open),
      n.tenant.address,
      n.owner.address,
      until,
    ]);
    expect([it.terms.lease, it.terms.steps[0]?.rent, it.pledgee]).to.deep.equal([n.lease, RENT, ZeroAddress]);
    expect(await n.s.rents.accountFor(n.lease)).to.equal(1n);
    expect([...(await n.s.rents.accountsOf(n.p.park, n.tenant.address))]).to.deep.equal([1n]);
  });

  it("is of premises of the park", async () => {
    const n = await letting();
    await refused(proposed(n, { park: 9 }), "ParkUnknown", [9]);
    const title = await parcelOf(n.s, 2, n.owner);
    await refused(proposed(n, { title: titleId(title) }), "PremisesElsewhere", [titleId(title), 0]);
  });

  it("is of a lease that stands on the register", async () => {
    const n = await letting();
    const title = titleId(n.title);
    await refused(proposed(n, { lease: 99 }), "LeaseUnknown", [title, 99]);
    const mortgage = await leased(n, n.other, { kind: "Mortgage", sum: 5n, from: null, until: null });
    await refused(proposed(n, { lease: mortgage }), "LeaseUnknown", [title, mortgage]);
    const rental = await proposed(n);
    await surrendered(n);
    await refused(lets(n, n.tenant, "accept", rental), "LeaseUnknown", [title, n.lease]);
  });

  it("is offered by nobody but the landlord, active", async () => {
    const n = await letting();
    const byTenant = proposed(n, {}, n.tenant);
    await refused(byTenant, "NotTheParty", [n.tenant.address, n.owner.address]);
    const proof = await fresh(n.s, "AuthorityDecision");
    await n.s.consortium.connect(n.s.identity).suspend(n.owner.address, proof);
    const terms = await rentTerms(n);
    await refused(n.s.rents.propose(terms), "PartyUnknown", [n.s.council.address]);
  });

  it("of a sublease is offered by the head lessee", async () => {
    const n = await letting();
    const lease = await leased(n, n.other, { parent: n.lease }, [n.owner, n.tenant]);
    await refused(proposed(n, { lease }), "NotTheParty", [n.owner.address, n.tenant.address]);
    const rental = await proposed(n, { lease }, n.tenant);
    await lets(n, n.other, "accept", rental);
    const { landlord, tenant } = await n.s.rents.accountOf(rental);
    expect([landlord, tenant]).to.deep.equal([n.tenant.address, n.other.address]);
  });

  it("of a title in several hands is offered by the payee, a proprietor", async () => {
    const n = await letting();
    const title = await coOwned(n.s, 2, [n.owner, n.other], [1n, 1n]);
    await operates(n.p, "enterParcel", n.p.park, n.p.zone, titleId(title));
    const m = { ...n, title };
    const both = { ...m, lease: await leased(m, n.tenant, {}, [n.owner, n.other]) };
    const stranger = proposed(both, { payee: n.tenant.address });
    await refused(stranger, "PayeeNotProprietor", [titleId(title), n.tenant.address]);
    const byOther = proposed(both, { payee: n.other.address });
    await refused(byOther, "NotTheParty", [n.owner.address, n.other.address]);
    const rental = await proposed(both, { payee: n.other.address }, n.other);
    expect((await n.s.rents.accountOf(rental)).landlord).to.equal(n.other.address);
  });

  it("has a rent for every period, one", async () => {
    const n = await letting();
    const bad = (months: number, ...from: number[]) =>
      refused(
        proposed(n, { months, steps: from.map((fromPeriod) => ({ fromPeriod, rent: 1 })) }),
        "RentStepsInvalid",
        [months, from.length],
      );
    await bad(0, 1);
    await bad(1);
    await bad(1, 2);
    await bad(1, 0);
    await bad(1, 1, 3, 3);
    await bad(1, 1, 3, 2);
    await bad(1, ...Array.from({ length: 33 }, (_, i) => i + 1));
    await proposed(n, { steps: Array.from({ length: 32 }, (_, i) => ({ fromPeriod: i + 1, rent: i })) });
  });

  it("begins within the lease, on a contract of lease", async () => {
    const n = await letting();
    const first = dates.toDay(n.from);
    const last = dates.toDay(dates.addDays(dates.addYears(n.from, 5), -1));
    for (const from of [first - 1, last + 1])
      await refused(proposed(n, { from }), "RentOutsideLease", [n.lease, from, first, last]);
    const document = await fresh(n.s, "Other");
    await refused(proposed(n, { document }), "EvidenceOfWrongKind", [
      document,
      DocumentKind.Other,
      DocumentKind.Contract,
    ]);
    await refused(proposed(n, { document: ZeroHash }), "EvidenceUnknown", [ZeroHash]);
    expect(await proposed(n, { from: last })).to.equal(1n);
  });

  it("is taken back by the landlord before it is accepted", async () => {
    const n = await letting();
    const rental = await proposed(n);
    const byTenant = lets(n, n.tenant, "withdraw", rental);
    await refused(byTenant, "NotTheParty", [n.tenant.address, n.owner.address]);
    rentEvent(n, await lets(n, n.owner, "withdraw", rental), "RentWithdrawn", [rental]);
    const over = [rental, RentState.Withdrawn];
    await refused(lets(n, n.owner, "withdraw", rental), "RentStateInvalid", over);
    await refused(lets(n, n.tenant, "accept", rental), "RentStateInvalid", over);
    await refused(lets(n, n.tenant, "pay", rental, 1n), "RentStateInvalid", over);
  });

  it("is accepted by the tenant of the register, once for a lease", async () => {
    const n = await letting();
    const [rental, second] = [await proposed(n), await proposed(n)];
    const byOther = lets(n, n.other, "accept", rental);
    await refused(byOther, "NotTheParty", [n.other.address, n.tenant.address]);
    await lets(n, n.tenant, "accept", rental);
    await refused(lets(n, n.tenant, "accept", rental), "RentStateInvalid", [rental, RentState.Open]);
    await refused(lets(n, n.tenant, "accept", second), "LeaseHasAccount", [n.lease, rental]);
    await refused(proposed(n), "LeaseHasAccount", [n.lease, rental]);
  });

  it("is not accepted from a landlord that has sold", async () => {
    const n = await letting();
    const rental = await proposed(n);
    await recorded(n.s, "Transfer", n.title, [n.owner, n.other], sale(n.other));
    await refused(lets(n, n.tenant, "accept", rental), "LandlordChanged", [rental, n.other.address]);
  });

  it("of no number is unknown", async () => {
    const n = await letting();
    const stranger = await enrolled(n.s, 3);
    for (const step of ["withdraw", "accept", "release", "note", "payDeposit", "settleDeposit"] as const)
      await refused(lets(n, stranger, step, 7n), "RentUnknown", [7]);
    await refused(lets(n, stranger, "giveBack", 7n), "RentUnknown", [7]);
    await refused(n.s.rents.rentDueOf(7n, 1n), "RentUnknown", [7]);
    await refused(n.s.rents.owedOf(7n), "RentUnknown", [7]);
    await refused(n.s.rents.arrearsOf(7n), "RentUnknown", [7]);
    expect((await n.s.rents.accountOf(7n)).state).to.equal(0n);
  });

  it("takes other rents that landlord and tenant agree on", async () => {
    const n = await letting();
    const rental = await accepted(n);
    const steps = [
      { fromPeriod: 1, rent: 0 },
      { fromPeriod: 4, rent: 1_500_000 },
    ];
    const offers = (list: unknown[], by = n.owner) => lets(n, by, "offerSteps", rental, list);
    await refused(offers(steps, n.tenant), "NotTheParty", [n.tenant.address, n.owner.address]);
    await refused(offers([]), "RentStepsInvalid", [1, 0]);
    const agree = (by = n.tenant) => lets(n, by, "agreeSteps", rental);
    await refused(agree(), "NoStepsOffered", [rental]);
    const told = [
      [1n, 0n],
      [4n, 1_500_000n],
    ];
    rentEvent(n, await offers(steps), "RentStepsOffered", [rental, n.owner.address, told]);
    const { landlord, steps: offered } = await n.s.rents.offerOf(rental);
    expect([landlord, offered.map((step) => [...step])]).to.deep.equal([n.owner.address, told]);
    await refused(agree(n.owner), "NotTheParty", [n.owner.address, n.tenant.address]);
    rentEvent(n, await agree(), "RentStepsAgreed", [rental]);
    const june = dates.toDay(dates.addMonths(n.from, 5));
    expect(await n.s.rents.rentDueOf(rental, june)).to.equal(3n * 1_500_000n);
    expect((await n.s.rents.offerOf(rental)).landlord).to.equal(ZeroAddress);
    await refused(agree(), "NoStepsOffered", [rental]);
  });

  it("takes no rents that a former landlord offered, and none after the end", async () => {
    const n = await letting();
    const rental = await accepted(n);
    const steps = [{ fromPeriod: 1, rent: 5 }];
    await lets(n, n.owner, "offerSteps", rental, steps);
    await recorded(n.s, "Transfer", n.title, [n.owner, n.other], sale(n.other));
    const late = lets(n, n.tenant, "agreeSteps", rental);
    await refused(late, "LandlordChanged", [rental, n.other.address]);
    await lets(n, n.other, "note", rental);
    await surrendered(n);
    const ended = [rental, RentState.Ended];
    await refused(lets(n, n.other, "offerSteps", rental, steps), "RentStateInvalid", ended);
    await refused(lets(n, n.tenant, "agreeSteps", rental), "RentStateInvalid", ended);
  });
});

/** A number as an event has it. */
function plain(value: unknown): unknown {
  return typeof value === "number" ? BigInt(value) : value;
}
