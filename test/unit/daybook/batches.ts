// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { Matters__factory } from "../../../typechain-types/index.js";
import { loadFixture } from "../../support/keys/ground.js";
import { consents, lodgedIn, titleId, type Deed } from "../../support/keys/instruments.js";
import {
  FIRST,
  landOffice,
  parcel,
  SECOND,
  stateOf,
  type LandOffice,
} from "../../support/keys/landOffice.js";

/** Transfers of both parcels. */
async function twoTransfers({ deed }: LandOffice): Promise<[Deed, Deed]> {
  return [await deed("Transfer", { title: FIRST }), await deed("Transfer", { title: SECOND })];
}

const states = async (office: LandOffice): Promise<unknown[]> => [
  await stateOf(office, FIRST),
  await stateOf(office, SECOND),
];

describe("a batch of lodgements", () => {
  it("is accepted in its order, and recorded", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, land, examiner, registrar, seller, buyer } = office;
    const deeds = await twoTransfers(office);
    const signed = deeds.map((deed) => consents(deed, seller, buyer));
    expect(await daybook.connect(examiner).lodgeBatch.staticCall(deeds, signed)).to.equal(3);
    const lodged = await lodgedIn(daybook, daybook.connect(examiner).lodgeBatch(deeds, signed));
    expect(lodged.map(({ number }) => number)).to.deep.equal([3n, 4n]);
    expect(await daybook.pendingOf(titleId(SECOND))).to.deep.equal([4n]);
    await daybook.connect(registrar).recordBatch(lodged, deeds);
    for (const title of [FIRST, SECOND])
      expect(await land.balanceOf(buyer.address, titleId(title))).to.equal(1);
  });

  it("is accepted and recorded in one step", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, land, registrar, seller, deed } = office;
    const deeds: Deed[] = [];
    for (let n = 10; n < 20; n++) deeds.push(await deed("FirstRegistration", { title: parcel(n) }));
    const signed = deeds.map((each) => consents(each, seller));
    const desk = daybook.connect(registrar);
    expect(await desk.lodgeAndRecordBatch.staticCall(deeds, signed)).to.equal(3);
    await desk.lodgeAndRecordBatch(deeds, signed);
    expect(await daybook.lastNumber()).to.equal(12);
    for (let n = 10; n < 20; n++)
      expect(await land.balanceOf(seller.address, titleId(parcel(n)))).to.equal(1);
  });

  it("may hold several acts on one title, one upon the other", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, land, views, registrar, seller, buyer, deed } = office;
    const there = await deed("Transfer");
    const back = await deed("Transfer", { applicant: buyer.address, to: seller.address });
    const signed = [consents(there, seller, buyer), consents(back, seller, buyer)];
    await daybook.connect(registrar).lodgeAndRecordBatch([there, back], signed);
    expect(await land.balanceOf(seller.address, titleId(FIRST))).to.equal(1);
    expect((await views.folioOf(titleId(FIRST))).version).to.equal(3);
  });

  it("has lists of one length", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, examiner, registrar, seller, buyer } = office;
    const deeds = await twoTransfers(office);
    const signed = deeds.map((deed) => consents(deed, seller, buyer));
    const lodged = await lodgedIn(daybook, daybook.connect(examiner).lodgeBatch(deeds, signed));
    const before = await states(office);
    for (const [instruments, companions] of [
      [2, 1],
      [1, 2],
      [0, 1],
    ] as const) {
      const some = deeds.slice(0, instruments);
      for (const attempt of [
        daybook.connect(examiner).lodgeBatch(some, signed.slice(0, companions)),
        daybook.connect(registrar).lodgeAndRecordBatch(some, signed.slice(0, companions)),
        daybook.connect(registrar).recordBatch(lodged.slice(0, companions), some),
      ])
        await expect(attempt)
          .to.be.revertedWithCustomError(daybook, "BatchMismatch")
          .withArgs(instruments, companions);
    }
    expect(await states(office)).to.deep.equal(before);
  });

  it("is done whole or not at all", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, examiner, registrar, seller, buyer } = office;
    const [good, bad] = await twoTransfers(office);
    const unsigned = [consents(good, seller, buyer), consents(bad, buyer)];
    const before = await states(office);
    for (const attempt of [
      daybook.connect(examiner).lodgeBatch([good, bad], unsigned),
      daybook.connect(registrar).lodgeAndRecordBatch([good, bad], unsigned),
    ])
      await expect(attempt)
        .to.be.revertedWithCustomError(daybook, "ApplicantConsentMissing")
        .withArgs(seller.address);
    expect(await states(office)).to.deep.equal(before);

    const halfSigned = [consents(good, seller, buyer), consents(bad, seller)];
    const register = { interface: Matters__factory.createInterface() };
    await expect(daybook.connect(registrar).lodgeAndRecordBatch([good, bad], halfSigned))
      .to.be.revertedWithCustomError(register, "ConsentMissing")
      .withArgs(buyer.address);
    expect(await states(office)).to.deep.equal(before);
    const lodging = daybook.connect(examiner).lodgeBatch([good, bad], halfSigned);
    const lodged = await lodgedIn(daybook, lodging);
    await expect(daybook.connect(registrar).recordBatch(lodged, [good, bad]))
      .to.be.revertedWithCustomError(register, "ConsentMissing")
      .withArgs(buyer.address);
    expect(await daybook.pendingOf(titleId(FIRST))).to.deep.equal([3n]);
    expect(await daybook.pendingOf(titleId(SECOND))).to.deep.equal([4n]);
  });

  it("carries no consent from one lodgement to the next", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, registrar, seller, buyer } = office;
    const [first, second] = await twoTransfers(office);
    const crossed = [consents(first, seller, buyer), consents(first, seller, buyer)];
    await expect(daybook.connect(registrar).lodgeAndRecordBatch([first, second], crossed))
      .to.be.revertedWithCustomError(daybook, "ConsentInvalid")
      .withArgs(seller.address, second.digestFor(seller.address));
    expect(await daybook.lastNumber()).to.equal(2);
  });

  it("keeps to the order of each title", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, views, examiner, registrar, seller, deed } = office;
    const deeds = [await deed("Change", { extent: 91_000 }), await deed("Change", { extent: 92_000 })];
    const signed = deeds.map((each) => consents(each, seller));
    const lodged = await lodgedIn(daybook, daybook.connect(examiner).lodgeBatch(deeds, signed));
    const desk = daybook.connect(registrar);
    await expect(desk.recordBatch(lodged.toReversed(), deeds.toReversed()))
      .to.be.revertedWithCustomError(daybook, "OutOfTurn")
      .withArgs(titleId(FIRST), 4, 3);
    await expect(desk.recordBatch(lodged, deeds.toReversed()))
      .to.be.revertedWithCustomError(daybook, "LodgementMismatch")
      .withArgs(3, deeds[1]?.digest);
    await desk.recordBatch(lodged, deeds);
    expect((await views.folioOf(titleId(FIRST))).extent).to.equal(92_000);
  });

  it("is of one lodgement at least", async () => {
    const { daybook, examiner, registrar } = await loadFixture(landOffice);
    for (const attempt of [
      daybook.connect(examiner).lodgeBatch([], []),
      daybook.connect(registrar).recordBatch([], []),
      daybook.connect(registrar).lodgeAndRecordBatch([], []),
    ])
      await expect(attempt).to.be.revertedWithCustomError(daybook, "BatchMismatch").withArgs(0, 0);
    expect(await daybook.lastNumber()).to.equal(2);
  });
});
