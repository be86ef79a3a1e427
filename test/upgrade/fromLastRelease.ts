import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getImplementationAddress } from "@openzeppelin/upgrades-core";
import { expect } from "chai";
import { id } from "ethers";
import hre from "hardhat";
import { artifactsOf } from "../../deploy/artifacts.js";
import { deployModule } from "../../deploy/deployModule.js";
import parameters from "../../deploy/parameters/localhost.js";
import { addressIn } from "../../sdk/connect/index.js";
import { daybook } from "../../sdk/index.js";
import { deployRelease, freezeCode } from "../../scripts/upgrade/frozen.js";
import { newCode, PRESENT, type NewCode } from "../../scripts/upgrade/plan.js";
import { lastRelease, type Release } from "../../scripts/upgrade/releases.js";
import { charge, pass, sale } from "../support/acts.js";
import { agrees } from "../support/folios.js";
import { parcelOf, recorded } from "../support/registry.js";
import { refused, titleId } from "../support/refusals.js";
import { connection, staffed, type LoadedSuite } from "../support/suite.js";
import { filled, NONCES, SOLD, telling, WAITING, type Ledger } from "./ledger.js";

/** The present version with one namespace more in each contract, so that there always is something to upgrade to. */
const NEXT: NewCode = { daybook: "NextDaybook", land: "NextLandRegister" };
const PROXIES = ["Daybook", "LandRegister"] as const;

const released = lastRelease();
const name = released === undefined ? "what is built, as no release is frozen yet" : released.version;

describe(`an upgrade from ${name}`, function () {
  this.timeout(300_000);
  let release: Release;
  let temporary: string | undefined;

  before(async () => {
    if (released === undefined) temporary = mkdtempSync(join(tmpdir(), "release-"));
    release = released ?? { version: "0.0.0", directory: temporary ?? "" };
    if (released === undefined) await freezeCode(hre, release, parameters);
  });

  after(() => {
    if (temporary !== undefined) rmSync(temporary, { recursive: true });
  });

  /** The moment before the upgrade. */
  async function inUse(): Promise<Ledger> {
    return filled(await staffed(await deployRelease(hre, connection, release)));
  }

  const runs = async (s: LoadedSuite): Promise<string[]> =>
    Promise.all(
      PROXIES.map(async (proxy) => getImplementationAddress(s.provider, addressIn(s.deployment, proxy))),
    );

  async function upgraded(s: LoadedSuite, to: NewCode): Promise<void> {
    const { deployment, land, daybook: book, council } = s;
    const code = await deployModule(hre, connection, newCode(deployment, to), artifactsOf(hre));
    await land.connect(council).upgradeToAndCall(code.get("LandRegister") ?? "", "0x");
    await book.connect(council).upgradeToAndCall(code.get("Daybook") ?? "", "0x");
    expect(await runs(s)).to.deep.equal([code.get("Daybook"), code.get("LandRegister")]);
  }

  for (const [what, code] of [
    ["the present build", PRESENT],
    ["a version to come", NEXT],
  ] as const) {
    it(`to ${what} changes the code and leaves every folio, lodgement, nonce and rule as it was`, async () => {
      const ledger = await connection.networkHelpers.loadFixture(inUse);
      const { s } = ledger;
      const [before, ran] = [await telling(ledger), await runs(s)];
      await upgraded(s, code);
      expect(await telling(ledger)).to.deep.equal(before);
      const runsNow = await runs(s);
      for (const [i, address] of ran.entries()) expect(runsNow[i]).not.to.equal(address);
    });

    it(`to ${what} lets dealings go on, and first what was lodged before`, async () => {
      const ledger = await connection.networkHelpers.loadFixture(inUse);
      const { s, seller, buyer, bank, titles, pending } = ledger;
      await upgraded(s, code);
      const until = await s.daybook.closedUntil();
      await refused(s.daybook.requireOpen(), "DaybookClosed", [until]);
      await pass(s, 2);

      const [first, second] = pending;
      await daybook.record(s.with(s.registrar), first);
      expect(await s.land.balanceOf(buyer.address, titleId(WAITING))).to.equal(1n);
      await daybook.refuse(s.with(s.registrar), second, "0x00000000", "Regulation art. 22");
      expect(await s.daybook.pendingOf(titleId(WAITING))).to.deep.equal([]);
      // A nonce is used up for its applicant alone.
      const used = { nonce: NONCES[0] };
      await recorded(s, "Transfer", SOLD, [buyer, seller], sale(seller), used);
      await recorded(s, "Charge", WAITING, [buyer, bank], charge(bank));
      const opened = await parcelOf(s, 20, seller);
      const twice = recorded(s, "Transfer", opened, [seller, bank], sale(bank), used);
      await refused(twice, "NonceUsed", [seller.address, used.nonce]);
      for (const title of [...titles, opened]) await agrees(s, title);
    });
  }

  it("to a version to come brings code that the release did not have, and storage of its own", async () => {
    const ledger = await connection.networkHelpers.loadFixture(inUse);
    const { s } = ledger;
    const codeOf = async (): Promise<string[]> =>
      Promise.all((await runs(s)).map((address) => s.provider.getCode(address)));
    const before = await codeOf();
    await upgraded(s, NEXT);
    const after = await codeOf();
    for (const [i, code] of before.entries()) expect(after[i]).not.to.equal(code);
    const told = await telling(ledger);
    for (const [contract, proxy] of [
      ["NextDaybook", "Daybook"],
      ["NextLandRegister", "LandRegister"],
    ] as const) {
      const next = await s.ethers.getContractAt(contract, addressIn(s.deployment, proxy));
      await next.getFunction("note")(id("key"), 7n);
      expect(await next.getFunction("noteOf")(id("key"))).to.equal(7n);
    }
    expect(await telling(ledger)).to.deep.equal(told);
  });

  it("is refused to everybody but the council", async () => {
    const { s } = await connection.networkHelpers.loadFixture(inUse);
    const [code = ""] = await runs(s);
    for (const contract of [s.daybook, s.land]) {
      const attempt = contract.connect(s.registrar).upgradeToAndCall(code, "0x");
      await refused(attempt, "AccessManagedUnauthorized", [s.registrar.address]);
    }
  });
});
