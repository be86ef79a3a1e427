// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { coOwned } from "../../../support/acts.js";
import { operates } from "../../../support/parks.js";
import { refused, titleId } from "../../../support/refusals.js";
import { enrolled } from "../../../support/registry.js";
import {
  accepted,
  DEPOSIT,
  HELD,
  leased,
  lets,
  letting,
  moved,
  RENT,
  rentEvent,
} from "../../../support/rents.js";
import { carried, succeeded } from "../../../support/succession.js";

describe("when a party to a lease has merged", () => {
  it("the landlord's successor is paid and offers rents, before the title is rewritten; its own offers stand after", async () => {
    const n = await letting();
    const rental = await accepted(n);
    await succeeded(n.s, n.owner, [n.other]);
    await lets(n, n.tenant, "pay", rental, RENT);
    await moved(n, [n.other, RENT], [n.owner, 0n]);
    const steps = [{ fromPeriod: 1, rent: RENT / 2n }];
    const offer = await lets(n, n.other, "offerSteps", rental, steps);
    rentEvent(n, offer, "RentStepsOffered", [rental, n.owner.address, [[1n, RENT / 2n]]]);
    await carried(n.s, n.owner, [n.title]);
    await lets(n, n.tenant, "note", rental);
    expect((await n.s.rents.accountOf(rental)).landlord).to.equal(n.other.address);
    const stale = lets(n, n.tenant, "agreeSteps", rental);
    await refused(stale, "LandlordChanged", [rental, n.other.address]);
    await lets(n, n.other, "offerSteps", rental, steps);
    rentEvent(n, await lets(n, n.tenant, "agreeSteps", rental), "RentStepsAgreed", [rental]);
  });

  it("the tenant's successor pays the deposit and owes the rent", async () => {
    const n = await letting();
    const rental = await accepted(n);
    await succeeded(n.s, n.tenant, [n.other]);
    await lets(n, n.other, "payDeposit", rental);
    await moved(n, [n.other, -DEPOSIT]);
    // 45 days on: two months have begun.
    await refused(n.s.rents.requireClear(n.p.park, n.tenant.address), "RentInArrears", [rental, 2n * RENT]);
    await carried(n.s, n.tenant, [n.title]);
    await lets(n, n.other, "note", rental);
    await n.s.rents.requireClear(n.p.park, n.tenant.address);
    await refused(n.s.rents.requireClear(n.p.park, n.other.address), "RentInArrears", [rental, 2n * RENT]);
  });

  it("the successor of the payee takes the rent of a title in several hands", async () => {
    const n = await letting();
    const third = await enrolled(n.s, 3);
    const title = await coOwned(n.s, 2, [third, n.owner], [1n, 1n]);
    await operates(n.p, "enterParcel", n.p.park, n.p.zone, titleId(title));
    const m = { ...n, title };
    const both = { ...m, lease: await leased(m, n.tenant, {}, [third, n.owner]) };
    const rental = await accepted(both);
    await succeeded(n.s, n.owner, [n.other]);
    await carried(n.s, n.owner, [title]);
    await lets(n, n.tenant, "pay", rental, RENT);
    await moved(n, [n.other, RENT], [n.tenant, -RENT]);
    expect(await n.s.token.balanceOf(third.address)).to.equal(0n);
    expect(await n.s.token.balanceOf(n.owner.address)).to.equal(HELD);
  });
});
