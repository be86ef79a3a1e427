// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import {
  BAOSHAN,
  ground,
  loadFixture,
  NATIONAL,
  Office,
  office,
  time,
  WUZHONG,
} from "../../support/keys/ground.js";

/** Divisions of Huai'an: Huaiyin, code 320802, died in 2016 and lives on as Qingjiangpu. */
const [HUAIYIN, QINGJIANGPU, LATER] = [320802, 320812, 320899];

describe("offices by division", () => {
  it("have a role number made of kind and division", () => {
    expect(office(Office.Registrar, BAOSHAN)).to.equal(0x1_0004_bb61n);
    expect(office(Office.Guardian, NATIONAL)).to.equal(0x7_0000_0000n);
  });

  it("are held for one kind and one division", async () => {
    const { consortium, registrar } = await loadFixture(ground);
    expect(await consortium.holds(registrar, Office.Registrar, BAOSHAN)).to.equal(true);
    expect(await consortium.holds(registrar, Office.Registrar, WUZHONG)).to.equal(false);
    expect(await consortium.holds(registrar, Office.Registrar, NATIONAL)).to.equal(false);
    for (const kind of Object.values(Office))
      if (kind !== Office.Registrar)
        expect(await consortium.holds(registrar, kind, BAOSHAN), `office ${kind}`).to.equal(false);
  });

  it("are required with kind, division and caller named", async () => {
    const { consortium, registrar, stranger } = await loadFixture(ground);
    await consortium.checkOffice(registrar, Office.Registrar, BAOSHAN);
    for (const [caller, kind, division] of [
      [stranger, Office.Registrar, BAOSHAN],
      [registrar, Office.Examiner, BAOSHAN],
      [registrar, Office.Registrar, WUZHONG],
    ] as const)
      await expect(consortium.checkOffice(caller, kind, division))
        .to.be.revertedWithCustomError(consortium, "OfficeRequired")
        .withArgs(kind, division, caller.address);
  });

  it("are granted and revoked by the council", async () => {
    const { consortium, stranger } = await loadFixture(ground);
    const role = office(Office.Court, BAOSHAN);
    const second = (await time.latest()) + 10;
    await time.setNextBlockTimestamp(second);
    await expect(consortium.grantRole(role, stranger, 0))
      .to.emit(consortium, "RoleGranted")
      .withArgs(role, stranger.address, 0, second, true);
    expect(await consortium.holds(stranger, Office.Court, BAOSHAN)).to.equal(true);
    await consortium.revokeRole(role, stranger);
    expect(await consortium.holds(stranger, Office.Court, BAOSHAN)).to.equal(false);
    await expect(consortium.checkOffice(stranger, Office.Court, BAOSHAN))
      .to.be.revertedWithCustomError(consortium, "OfficeRequired")
      .withArgs(Office.Court, BAOSHAN, stranger.address);
  });

  it("are granted by nobody else, not even by a holder of the office", async () => {
    const { consortium, registrar, stranger } = await loadFixture(ground);
    for (const caller of [registrar, stranger]) {
      await expect(consortium.connect(caller).grantRole(office(Office.Registrar, BAOSHAN), stranger, 0))
        .to.be.revertedWithCustomError(consortium, "AccessManagerUnauthorizedAccount")
        .withArgs(caller.address, 0);
      await expect(consortium.connect(caller).revokeRole(office(Office.Registrar, BAOSHAN), registrar))
        .to.be.revertedWithCustomError(consortium, "AccessManagerUnauthorizedAccount")
        .withArgs(caller.address, 0);
    }
    expect(await consortium.holds(stranger, Office.Registrar, BAOSHAN)).to.equal(false);
    expect(await consortium.holds(registrar, Office.Registrar, BAOSHAN)).to.equal(true);
  });

  it("end when their holder renounces them", async () => {
    const { consortium, registrar } = await loadFixture(ground);
    await consortium.connect(registrar).renounceRole(office(Office.Registrar, BAOSHAN), registrar);
    expect(await consortium.holds(registrar, Office.Registrar, BAOSHAN)).to.equal(false);
  });

  it("begin only when a grant's delay has passed", async () => {
    const { consortium, stranger } = await loadFixture(ground);
    const role = office(Office.Court, BAOSHAN);
    await consortium.setGrantDelay(role, 86_400);
    await time.increase(5 * 86_400); // a new delay waits for five days itself
    await consortium.grantRole(role, stranger, 0);
    expect(await consortium.holds(stranger, Office.Court, BAOSHAN)).to.equal(false);
    await time.increase(86_400);
    expect(await consortium.holds(stranger, Office.Court, BAOSHAN)).to.equal(true);
  });
});

describe("an office with an execution delay", () => {
  it("does not count: its acts are done at once or not at all", async () => {
    const { consortium, registrar, stranger } = await loadFixture(ground);
    await consortium.grantRole(office(Office.Court, BAOSHAN), stranger, 3_600);
    expect(await consortium.holds(stranger, Office.Court, BAOSHAN)).to.equal(false);
    await expect(consortium.checkOffice(stranger, Office.Court, BAOSHAN))
      .to.be.revertedWithCustomError(consortium, "OfficeRequired")
      .withArgs(Office.Court, BAOSHAN, stranger.address);
    await consortium.grantRole(office(Office.Registrar, BAOSHAN), registrar, 3_600);
    expect(await consortium.holds(registrar, Office.Registrar, BAOSHAN)).to.equal(false);
  });

  it("does not count for a retired division either", async () => {
    const { consortium, stranger } = await loadFixture(ground);
    await consortium.grantRole(office(Office.Registrar, QINGJIANGPU), stranger, 3_600);
    await consortium.retireDivision(HUAIYIN, QINGJIANGPU);
    expect(await consortium.holds(stranger, Office.Registrar, HUAIYIN)).to.equal(false);
  });
});

describe("retired divisions", () => {
  it("hand their titles to the officers of the successor", async () => {
    const { consortium, stranger } = await loadFixture(ground);
    await consortium.grantRole(office(Office.Registrar, QINGJIANGPU), stranger, 0);
    expect(await consortium.holds(stranger, Office.Registrar, HUAIYIN)).to.equal(false);
    await expect(consortium.retireDivision(HUAIYIN, QINGJIANGPU))
      .to.emit(consortium, "DivisionRetired")
      .withArgs(HUAIYIN, QINGJIANGPU);
    expect(await consortium.divisionSuccessor(HUAIYIN)).to.equal(QINGJIANGPU);
    expect(await consortium.divisionSuccessor(QINGJIANGPU)).to.equal(0);
    expect(await consortium.holds(stranger, Office.Registrar, HUAIYIN)).to.equal(true);
    expect(await consortium.holds(stranger, Office.Examiner, HUAIYIN)).to.equal(false);
  });

  it("give nothing back: officers of the dead division do not act for the living one", async () => {
    const { consortium, stranger } = await loadFixture(ground);
    await consortium.grantRole(office(Office.Registrar, HUAIYIN), stranger, 0);
    await consortium.retireDivision(HUAIYIN, QINGJIANGPU);
    expect(await consortium.holds(stranger, Office.Registrar, HUAIYIN)).to.equal(true);
    expect(await consortium.holds(stranger, Office.Registrar, QINGJIANGPU)).to.equal(false);
  });

  it("follow one another in a chain", async () => {
    const { consortium, stranger } = await loadFixture(ground);
    await consortium.grantRole(office(Office.Registrar, LATER), stranger, 0);
    await consortium.retireDivision(HUAIYIN, QINGJIANGPU);
    expect(await consortium.holds(stranger, Office.Registrar, HUAIYIN)).to.equal(false);
    await consortium.retireDivision(QINGJIANGPU, LATER);
    expect(await consortium.holds(stranger, Office.Registrar, HUAIYIN)).to.equal(true);
    expect(await consortium.holds(stranger, Office.Registrar, QINGJIANGPU)).to.equal(true);
    await expect(consortium.checkOffice(stranger, Office.Court, HUAIYIN))
      .to.be.revertedWithCustomError(consortium, "OfficeRequired")
      .withArgs(Office.Court, HUAIYIN, stranger.address);
  });

  it("never succeed one another in a circle", async () => {
    const { consortium } = await loadFixture(ground);
    await consortium.retireDivision(HUAIYIN, QINGJIANGPU);
    await consortium.retireDivision(QINGJIANGPU, LATER);
    for (const [division, successor] of [
      [LATER, LATER],
      [LATER, QINGJIANGPU],
      [LATER, HUAIYIN],
      [HUAIYIN, HUAIYIN],
    ] as const)
      await expect(consortium.retireDivision(division, successor))
        .to.be.revertedWithCustomError(consortium, "DivisionCycle")
        .withArgs(division, successor);
    expect(await consortium.divisionSuccessor(LATER)).to.equal(0);
    expect(await consortium.divisionSuccessor(HUAIYIN)).to.equal(QINGJIANGPU);
  });

  it("live again when the council corrects a mistake, and may then succeed the other way", async () => {
    const { consortium, stranger } = await loadFixture(ground);
    await consortium.grantRole(office(Office.Registrar, QINGJIANGPU), stranger, 0);
    await consortium.retireDivision(HUAIYIN, QINGJIANGPU);
    await consortium.retireDivision(HUAIYIN, 0);
    expect(await consortium.divisionSuccessor(HUAIYIN)).to.equal(0);
    expect(await consortium.holds(stranger, Office.Registrar, HUAIYIN)).to.equal(false);
    await consortium.retireDivision(QINGJIANGPU, HUAIYIN);
    expect(await consortium.divisionSuccessor(QINGJIANGPU)).to.equal(HUAIYIN);
  });

  it("are never the whole country", async () => {
    const { consortium, accreditation } = await loadFixture(ground);
    for (const successor of [BAOSHAN, 0])
      await expect(consortium.retireDivision(NATIONAL, successor)).to.be.revertedWithCustomError(
        consortium,
        "NationalDivision",
      );
    expect(await consortium.divisionSuccessor(NATIONAL)).to.equal(0);
    expect(await consortium.holds(accreditation, Office.Accreditation, NATIONAL)).to.equal(true);
  });

  it("are retired by the council alone", async () => {
    const { consortium, registrar, stranger } = await loadFixture(ground);
    for (const caller of [registrar, stranger])
      await expect(consortium.connect(caller).retireDivision(BAOSHAN, WUZHONG))
        .to.be.revertedWithCustomError(consortium, "AccessManagerUnauthorizedAccount")
        .withArgs(caller.address, 0);
    expect(await consortium.divisionSuccessor(BAOSHAN)).to.equal(0);
  });
});
