// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { dates } from "../../../../sdk/dates/index.js";
import { CovenantState } from "../../../../sdk/enums/index.js";
import { pass } from "../../../support/acts.js";
import { covenantAgreed } from "../../../support/covenants.js";
import { today } from "../../../support/registry.js";
import { refused } from "../../../support/refusals.js";
import {
  accepted,
  DEPOSIT,
  HELD,
  lets,
  letting,
  moved,
  RENT,
  surrendered,
  type Letting,
} from "../../../support/rents.js";
import { admitted, exits, noticed, tenancyState } from "../../../support/tenancies.js";

describe("tenancies: exit past the books of rents, covenants and grants", () => {
  let n: Letting;
  let tenancy: bigint;
  beforeEach(async () => {
    n = await letting();
    const { s, p, tenant } = n;
    const books = await Promise.all([s.rents, s.covenants, s.grants].map((book) => book.getAddress()));
    await s.tenancies.setClearances(books);
    tenancy = await admitted(p, tenant);
  });

  it("waits until rent is paid, the lease ended and the deposit given back", async () => {
    const { p, owner, tenant, s } = n;
    const rental = await accepted(n);
    await lets(n, tenant, "payDeposit", rental);
    await noticed(p, tenant, tenancy);
    await refused(exits(p, tenancy), "LeaseStands", [rental]);
    await pass(s, 6);
    await refused(exits(p, tenancy), "RentInArrears", [rental, RENT]);
    await lets(n, tenant, "pay", rental, RENT);
    await refused(exits(p, tenancy), "LeaseStands", [rental]);
    await surrendered(n);
    await refused(exits(p, tenancy), "DepositHeld", [rental, DEPOSIT]);
    expect(await tenancyState(p, tenancy)).to.equal("Leaving");
    await lets(n, owner, "settleDeposit", rental);
    await exits(p, tenancy);
    expect(await tenancyState(p, tenancy)).to.equal("Exited");
    const { leaving } = await s.tenancies.stayOf(p.park, tenant.address);
    expect(dates.fromDay(Number(leaving))).to.equal(n.from);
    await moved(n, [owner, RENT], [tenant, -RENT]);
    expect(await s.token.balanceOf(n.other.address)).to.equal(HELD);
  });

  it("waits until a covenant is closed", async () => {
    const { p, tenant, s } = n;
    const promising = { ...p, obligor: tenant, from: await today(s) };
    const covenant = await covenantAgreed(promising, { periods: 1 });
    await noticed(p, tenant, tenancy, 370);
    await pass(s, 370);
    await refused(exits(p, tenancy), "CovenantOpen", [covenant, 1, CovenantState.Pending]);
    expect(await tenancyState(p, tenancy)).to.equal("Leaving");
  });
});
