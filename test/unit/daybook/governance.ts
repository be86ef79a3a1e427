// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { Daybook__factory } from "../../../typechain-types/index.js";
import { call, signedBatch, WITH_OPDATA } from "../../support/keys/execute.js";
import {
  commitment,
  ethers,
  loadFixture,
  NATIONAL,
  Office,
  time,
  type Ground,
} from "../../support/keys/ground.js";
import { consents, lodgedBy, titleId } from "../../support/keys/instruments.js";
import { FIRST, landOffice, SECOND, stateOf } from "../../support/keys/landOffice.js";

const WEEK = 7 * 86_400;
const reason = commitment("the keys of the examiner are lost");

async function implementation({ consortium }: Ground, registers: string[]): Promise<string> {
  const authority = await consortium.getAddress();
  return (
    await ethers.deployContract("Daybook", [authority, authority, registers, ZeroAddress])
  ).getAddress();
}

describe("closing of the daybook", () => {
  it("stops every act but consent", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, examiner, registrar, guardian, seller, buyer } = office;
    const [pending, next] = [await office.deed("Transfer"), await office.deed("Transfer", { title: SECOND })];
    const signed = consents(next, seller, buyer);
    const accepting = daybook.connect(examiner);
    const lodged = await lodgedBy(daybook, accepting.lodge(pending, consents(pending, seller, buyer)));

    const now = await time.latest();
    await time.setNextBlockTimestamp(now + 10);
    const until = now + 10 + 3_600;
    await expect(daybook.connect(guardian).close(3_600, reason))
      .to.emit(daybook, "Closed")
      .withArgs(guardian.address, until, reason);
    expect(await daybook.closedUntil()).to.equal(until);

    const withdrawal = await signedBatch(seller, [
      call(await daybook.getAddress(), daybook.interface.encodeFunctionData("withdraw", [lodged, pending])),
    ]);
    const before = await stateOf(office, FIRST);
    const desk = daybook.connect(registrar);
    for (const attempt of [
      accepting.lodge(next, signed),
      accepting.lodgeBatch([next], [signed]),
      desk.record(lodged, pending, []),
      desk.recordBatch([lodged], [pending]),
      desk.lodgeAndRecord(next, signed),
      desk.lodgeAndRecordBatch([next], [signed]),
      desk.refuse(lodged, pending, "0x12345678", "Regulation art. 22(1)"),
      seller.account.execute(WITH_OPDATA, withdrawal),
    ])
      await expect(attempt).to.be.revertedWithCustomError(daybook, "DaybookClosed").withArgs(until);
    expect(await stateOf(office, FIRST)).to.deep.equal(before);

    const consent = daybook.interface.encodeFunctionData("consent", [next.digest]);
    const target = await daybook.getAddress();
    await seller.account.execute(WITH_OPDATA, await signedBatch(seller, [call(target, consent)]));
    expect(await daybook.hasConsented(next.digest, seller.address)).to.equal(true);
  });

  it("ends by itself, to the second", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, registrar, guardian, seller, buyer } = office;
    const deed = await office.deed("Transfer");
    await daybook.connect(guardian).close(WEEK, reason);
    const until = Number(await daybook.closedUntil());
    expect(until).to.equal((await time.latest()) + WEEK);
    const desk = daybook.connect(registrar);
    await time.setNextBlockTimestamp(until - 1);
    await expect(desk.lodgeAndRecord(deed, consents(deed, seller, buyer)))
      .to.be.revertedWithCustomError(daybook, "DaybookClosed")
      .withArgs(until);
    await time.setNextBlockTimestamp(until);
    await desk.lodgeAndRecord(deed, consents(deed, seller, buyer));
  });

  it("lasts a week at most, and not no time", async () => {
    const { daybook, guardian } = await loadFixture(landOffice);
    expect(await daybook.LONGEST_CLOSING()).to.equal(WEEK);
    for (const duration of [0n, BigInt(WEEK + 1), (1n << 64n) - 1n])
      await expect(daybook.connect(guardian).close(duration, reason))
        .to.be.revertedWithCustomError(daybook, "ClosingTooLong")
        .withArgs(duration, WEEK);
    expect(await daybook.closedUntil()).to.equal(0);
  });

  it("comes a week after the one before at the earliest: closings do not add up", async () => {
    const { daybook, guardian } = await loadFixture(landOffice);
    const desk = daybook.connect(guardian);
    await desk.close(3_600, reason);
    const earliest = Number(await daybook.closedUntil()) + WEEK;
    await expect(desk.close(3_600, reason))
      .to.be.revertedWithCustomError(daybook, "ClosingTooSoon")
      .withArgs(earliest);
    await time.setNextBlockTimestamp(earliest - 1);
    await expect(desk.close(3_600, reason))
      .to.be.revertedWithCustomError(daybook, "ClosingTooSoon")
      .withArgs(earliest);
    await time.setNextBlockTimestamp(earliest);
    await desk.close(WEEK, reason);
    expect(await daybook.closedUntil()).to.equal(earliest + WEEK);
  });

  it("may come at once after the council reopened", async () => {
    const { daybook, council, guardian } = await loadFixture(landOffice);
    await daybook.connect(guardian).close(WEEK, reason);
    await daybook.connect(council).reopen();
    await daybook.connect(guardian).close(3_600, reason);
    expect(await daybook.closedUntil()).to.equal((await time.latest()) + 3_600);
  });

  it("is the national guardian's alone", async () => {
    const { daybook, consortium, council, registrar, stranger } = await loadFixture(landOffice);
    await consortium.grantRole((BigInt(Office.Guardian) << 32n) | 310113n, stranger, 0);
    for (const caller of [council, registrar, stranger])
      await expect(daybook.connect(caller).close(3_600, reason))
        .to.be.revertedWithCustomError(consortium, "OfficeRequired")
        .withArgs(Office.Guardian, NATIONAL, caller.address);
    expect(await daybook.closedUntil()).to.equal(0);
  });

  it("is ended early by the council alone", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, council, registrar, guardian, stranger, seller, buyer } = office;
    await daybook.connect(guardian).close(WEEK, reason);
    const until = await daybook.closedUntil();
    for (const caller of [guardian, registrar, stranger])
      await expect(daybook.connect(caller).reopen())
        .to.be.revertedWithCustomError(daybook, "AccessManagedUnauthorized")
        .withArgs(caller.address);
    expect(await daybook.closedUntil()).to.equal(until);
    await expect(daybook.connect(council).reopen()).to.emit(daybook, "Reopened").withArgs(council.address);
    const deed = await office.deed("Transfer");
    await daybook.connect(registrar).lodgeAndRecord(deed, consents(deed, seller, buyer));
  });
});

describe("upgrade of the daybook", () => {
  it("is the council's act", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, land, registrar, guardian, stranger, council } = office;
    const register = await land.getAddress();
    const next = await implementation(office, [register, office.relayer.address]);
    for (const caller of [registrar, guardian, stranger])
      await expect(daybook.connect(caller).upgradeToAndCall(next, "0x"))
        .to.be.revertedWithCustomError(daybook, "AccessManagedUnauthorized")
        .withArgs(caller.address);
    expect(await daybook.isAdmitted(office.relayer.address)).to.equal(false);
    await expect(daybook.connect(council).upgradeToAndCall(next, "0x"))
      .to.emit(daybook, "Upgraded")
      .withArgs(next);
    expect(await daybook.isAdmitted(office.relayer.address)).to.equal(true);
    expect(await daybook.isAdmitted(register)).to.equal(true);
    expect(await daybook.isAdmitted(ZeroAddress)).to.equal(false);
  });

  it("keeps numbers, pending lodgements, nonces and consents", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, land, examiner, registrar, seller, buyer } = office;
    const deed = await office.deed("Transfer", { nonce: 77n });
    const lodged = await lodgedBy(
      daybook,
      daybook.connect(examiner).lodge(deed, consents(deed, seller, buyer)),
    );
    const before = await stateOf(office, FIRST);
    await daybook.upgradeToAndCall(await implementation(office, [await land.getAddress()]), "0x");
    expect(await stateOf(office, FIRST)).to.deep.equal(before);
    expect(await daybook.isNonceUsed(seller.address, 77)).to.equal(true);
    await daybook.connect(registrar).record(lodged, deed, []);
    expect(await land.balanceOf(buyer.address, titleId(FIRST))).to.equal(1);
  });

  it("may shut a register out: nothing more is accepted for it", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, land, examiner, seller } = office;
    const register = await land.getAddress();
    await daybook.upgradeToAndCall(await implementation(office, []), "0x");
    expect(await daybook.isAdmitted(register)).to.equal(false);
    const deed = await office.deed("Transfer");
    await expect(daybook.connect(examiner).lodge(deed, consents(deed, seller)))
      .to.be.revertedWithCustomError(daybook, "RegisterUnknown")
      .withArgs(register);
  });

  it("may shut a register out: what is pending for it is not recorded either, but refused", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, land, examiner, registrar, seller, buyer } = office;
    const deed = await office.deed("Transfer");
    const signed = consents(deed, seller, buyer);
    const lodged = await lodgedBy(daybook, daybook.connect(examiner).lodge(deed, signed));
    await daybook.upgradeToAndCall(await implementation(office, []), "0x");
    await expect(daybook.connect(registrar).record(lodged, deed, []))
      .to.be.revertedWithCustomError(daybook, "RegisterUnknown")
      .withArgs(await land.getAddress());
    await daybook.connect(registrar).refuse(lodged, deed, "0x12345678", "Regulation art. 22(1)");
    expect(await daybook.pendingOf(titleId(FIRST))).to.deep.equal([]);
  });

  it("admits four registers and no fifth", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, consortium, council, registrar, examiner, guardian, stranger } = office;
    const four = [council, registrar, examiner, guardian].map(({ address }) => address);
    await daybook.upgradeToAndCall(await implementation(office, four), "0x");
    for (const register of four) expect(await daybook.isAdmitted(register)).to.equal(true);
    expect(await daybook.isAdmitted(stranger.address)).to.equal(false);
    const authority = await consortium.getAddress();
    const factory = await ethers.getContractFactory("Daybook");
    await expect(factory.deploy(authority, authority, [...four, stranger.address], ZeroAddress))
      .to.be.revertedWithCustomError(daybook, "TooManyRegisters")
      .withArgs(5, 4);
  });

  it("never begins the daybook a second time, behind its proxy or in its own code", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, consortium, stranger } = office;
    const bare = Daybook__factory.connect(await implementation(office, []), stranger);
    for (const opened of [daybook.connect(stranger), bare])
      await expect(opened.initialize()).to.be.revertedWithCustomError(opened, "InvalidInitialization");
    expect(await daybook.authority()).to.equal(await consortium.getAddress());
    expect(await bare.authority()).to.equal(ZeroAddress);
  });
});
