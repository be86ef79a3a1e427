import { expect } from "chai";
import { officesTable } from "../../../scripts/offices/table.js";
import { authority, type Permission } from "../../../sdk/authority/index.js";
import type { Suite } from "../../../sdk/connect/index.js";
import { ADMIN_ROLE, roleOf } from "../../../sdk/enums/index.js";
import { loadGoverned, passed, time } from "../../support/council.js";
import { failureOf } from "../../support/refusals.js";
import { loadSuite } from "../../support/suite.js";

describe("permissions, from the chain alone", () => {
  it("name the council, its delay and what it does at once", async () => {
    const { suite, council, deployer } = await loadGoverned();
    const { permissions } = await authority.permissions(suite);
    const admins = permissions.filter(({ office }) => office === "Admin");
    expect(admins.map(({ holder, until }) => [holder, until === null])).to.deep.equal([
      [deployer.address, false],
      [council.target, true],
    ]);
    expect(admins[1]).to.deep.include({ contract: "Council", delay: 60, nextDelay: null, functions: [] });
    const fast = permissions.find(({ office }) => office === "Council");
    expect(fast).to.deep.include({ holder: council.target, delay: 0, functions: ["Daybook.reopen()"] });
  });

  it("tell since when and until when an office is held", async () => {
    const { suite, guardian, stranger } = await loadGoverned();
    const action = { do: "grant-office", office: "Court", division: 310115, to: stranger.address } as const;
    await authority.advance(suite, await passed(suite, stranger, action), stranger);
    const since = await time.latest();
    await time.increase(100);
    await suite.consortium.renounceRole(roleOf("Court", 310115), stranger);
    const until = await time.latest();
    expect(await heldBy(suite, stranger.address)).to.deep.equal([
      {
        office: "Court",
        division: 310115,
        holder: stranger.address,
        contract: "",
        since,
        until,
        delay: 0,
        nextDelay: null,
        may: "records orders of the court",
        functions: [],
        alsoFor: [],
      },
    ]);
    const [held] = await heldBy(suite, guardian.address);
    expect(held).to.deep.include({ office: "Guardian", division: 0, until: null });
  });

  it("tell what is to come: an office that begins later, a delay that changes", async () => {
    const { consortium, ...suite } = await loadSuite();
    const [holder] = suite.keys;
    const role = roleOf("Identity", 310115);
    if (holder === undefined) throw new RangeError("the network has accounts without office");
    await consortium.grantRole(role, holder, 600);
    await consortium.grantRole(role, holder, 60);
    const from = (await suite.networkHelpers.time.latest()) + 540;
    const [held] = await heldBy({ ...suite, consortium }, holder.address);
    expect(held).to.deep.include({ delay: 600, nextDelay: { delay: 60, from } });
    await consortium.revokeRole(role, holder);
    await consortium.setGrantDelay(role, 86_400);
    await suite.networkHelpers.time.increase(5 * 86_400);
    await consortium.grantRole(role, holder, 0);
    const since = (await suite.networkHelpers.time.latest()) + 86_400;
    expect((await heldBy({ ...suite, consortium }, holder.address)).at(-1)).to.deep.include({
      since,
      until: null,
    });
  });

  it("follow retired divisions to their successors", async () => {
    const { consortium, registrar, ...suite } = await loadSuite();
    await consortium.retireDivision(310112, 310199);
    await consortium.retireDivision(310199, 310113);
    await consortium.retireDivision(310114, 310113);
    await consortium.retireDivision(310114, 0);
    const held = await heldBy({ ...suite, consortium }, registrar.address);
    expect(held.find(({ division }) => division === 310113)?.alsoFor).to.deep.equal([310199, 310112]);
    expect(held.find(({ division }) => division === 320506)?.alsoFor).to.deep.equal([]);
  });

  it("are refused when the node keeps events back", async () => {
    const { suite } = await loadGoverned();
    const silent = Object.create(suite.consortium, {
      queryFilter: {
        value: async (...args: Parameters<typeof suite.consortium.queryFilter>) =>
          (await suite.consortium.queryFilter(...args)).filter((_, i) => i !== 0),
      },
      getAccess: { value: () => ({ since: 1n, effect: 0n, currentDelay: 0n, pendingDelay: 0n }) },
    }) as Suite["consortium"];
    const failure = await failureOf(authority.permissions({ ...suite, consortium: silent }));
    expect(String(failure)).to.include("no event says so");
  });

  it("are a table for people, without what has ended unless asked", async () => {
    const { suite, council, deployer } = await loadGoverned();
    const found = await authority.permissions(suite);
    const table = officesTable(found, false);
    expect(table).to.match(
      new RegExp(`Admin +whole country +${council.target as string} \\(Council\\) .* 1 minute`),
    );
    expect(table).to.match(/Registrar +310113 +0x70997970C51812dc3A010C7d01b50e0d17dc79C8 .* – +none/);
    expect(table).to.match(/Council +what the council does without delay; Daybook.reopen\(\)/);
    expect(table).not.to.include(deployer.address);
    expect(officesTable(found, true)).to.match(new RegExp(`Admin +whole country +${deployer.address} `));
  });
});

describe("an office in words", () => {
  it("names kind and division, or the number of a role that is no office", () => {
    expect(authority.officeText(ADMIN_ROLE)).to.equal("Admin");
    expect(authority.officeText(roleOf("Registrar", 310113))).to.equal("Registrar of 310113");
    expect(authority.officeText(roleOf("Guardian", 0))).to.equal("national Guardian");
    for (const role of [7n, 99n << 32n]) expect(authority.officeText(role)).to.equal(`role ${role}`);
  });

  it("has its moments in UTC+8 and its spans in the largest unit that fits", () => {
    expect(authority.moment(0)).to.equal("1970-01-01 08:00:00 UTC+8");
    expect([0, 1, 59, 60, 5_400, 7_200, 172_800].map(authority.duration)).to.deep.equal([
      "0 seconds",
      "1 second",
      "59 seconds",
      "1 minute",
      "90 minutes",
      "2 hours",
      "2 days",
    ]);
  });
});

async function heldBy(suite: Suite, holder: string): Promise<Permission[]> {
  const { permissions } = await authority.permissions(suite);
  return permissions.filter((permission) => permission.holder === holder);
}
