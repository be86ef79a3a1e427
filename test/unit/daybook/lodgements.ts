// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { ZeroAddress, type ContractTransactionResponse } from "ethers";
import { call, signedBatch, WITH_OPDATA } from "../../support/keys/execute.js";
import {
  attest,
  BAOSHAN,
  commitment,
  Kind,
  loadFixture,
  Office,
  time,
  type Member,
} from "../../support/keys/ground.js";
import { ACTS, consents, lodgedBy, titleId, type Deed, type Lodged } from "../../support/keys/instruments.js";
import { FIRST, landOffice, SECOND, stateOf, type LandOffice } from "../../support/keys/landOffice.js";

const REASON = "0x12345678";
const GROUND = "Regulation art. 22(1)";
const title = titleId(FIRST);

/** Lodges a deed with the consents of these parties. */
async function lodge(office: LandOffice, deed: Deed, ...parties: Member[]): Promise<Lodged> {
  const { daybook, examiner } = office;
  const lodged = await lodgedBy(daybook, daybook.connect(examiner).lodge(deed, consents(deed, ...parties)));
  return lodged;
}

/** A change of particulars that its proprietor alone applies for. */
async function lodgeChange(office: LandOffice, extent: number, on = FIRST): Promise<[Lodged, Deed]> {
  const deed = await office.deed("Change", { title: on, extent });
  return [await lodge(office, deed, office.seller), deed];
}

/** Withdraws from the applicant's account. */
async function withdraw(
  { daybook }: LandOffice,
  by: Member,
  lodged: Lodged,
  deed: Deed,
): Promise<ContractTransactionResponse> {
  const data = daybook.interface.encodeFunctionData("withdraw", [lodged, deed]);
  return by.account.execute(WITH_OPDATA, await signedBatch(by, [call(await daybook.getAddress(), data)]));
}

describe("a lodgement", () => {
  it("is accepted under the next number and changes no folio", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, land, examiner, seller, buyer } = office;
    const deed = await office.deed("Transfer", { nonce: 77n });
    const head = await land.headOf(title);
    const at = (await time.latest()) + 60;
    await time.setNextBlockTimestamp(at);
    await expect(daybook.connect(examiner).lodge(deed, consents(deed, seller, buyer)))
      .to.emit(daybook, "Lodged")
      .withArgs(
        3,
        title,
        deed.register,
        ACTS.Transfer.number,
        [3, examiner.address, at, [seller.address, buyer.address]],
        deed.body,
      );
    expect(await daybook.lastNumber()).to.equal(3);
    expect(await daybook.pendingOf(title)).to.deep.equal([3n]);
    expect(await daybook.isNonceUsed(seller.address, 77)).to.equal(true);
    expect(await land.headOf(title)).to.equal(head);
    expect(await land.balanceOf(seller.address, title)).to.equal(1);
  });

  it("is recorded by the registrar, and then the title has passed", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, land, views, registrar, seller, buyer } = office;
    const deed = await office.deed("Transfer");
    const lodged = await lodge(office, deed, seller, buyer);
    await expect(daybook.connect(registrar).record(lodged, deed, []))
      .to.emit(daybook, "Recorded")
      .withArgs(3, deed.digest, registrar.address)
      .and.to.emit(land, "Transfer")
      .withArgs(await daybook.getAddress(), seller.address, buyer.address, title, 1);
    expect(await daybook.pendingOf(title)).to.deep.equal([]);
    expect(await land.balanceOf(buyer.address, title)).to.equal(1);
    expect(await land.balanceOf(seller.address, title)).to.equal(0);
    expect((await views.folioOf(title)).version).to.equal(2);
  });

  it("is accepted and recorded in one step", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, land, registrar, seller, buyer } = office;
    const deed = await office.deed("Transfer");
    await expect(daybook.connect(registrar).lodgeAndRecord(deed, consents(deed, seller, buyer)))
      .to.emit(daybook, "Recorded")
      .withArgs(3, deed.digest, registrar.address)
      .and.not.to.emit(daybook, "Lodged");
    expect(await daybook.lastNumber()).to.equal(3);
    expect(await daybook.pendingOf(title)).to.deep.equal([]);
    expect(await land.balanceOf(buyer.address, title)).to.equal(1);
  });

  it("is refused by the registrar with a reason and a legal ground", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, land, registrar } = office;
    const head = await land.headOf(title);
    const [lodged, deed] = await lodgeChange(office, 90_000);
    await expect(daybook.connect(registrar).refuse(lodged, deed, REASON, GROUND))
      .to.emit(daybook, "Refused")
      .withArgs(3, title, registrar.address, REASON, GROUND);
    expect(await daybook.pendingOf(title)).to.deep.equal([]);
    expect(await land.headOf(title)).to.equal(head);
  });

  it("is not refused without a reason or without a ground", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, registrar } = office;
    const [lodged, deed] = await lodgeChange(office, 90_000);
    for (const [reason, ground] of [
      ["0x", GROUND],
      ["0x123456", GROUND], // shorter than the name of an error
      [REASON, ""],
      ["0x", ""],
    ] as const)
      await expect(daybook.connect(registrar).refuse(lodged, deed, reason, ground))
        .to.be.revertedWithCustomError(daybook, "GroundMissing")
        .withArgs(3);
    expect(await daybook.pendingOf(title)).to.deep.equal([3n]);
  });

  it("is withdrawn by its applicant, from its account", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, land, seller } = office;
    const head = await land.headOf(title);
    const [lodged, deed] = await lodgeChange(office, 90_000);
    await expect(withdraw(office, seller, lodged, deed))
      .to.emit(daybook, "Withdrawn")
      .withArgs(3, title, seller.address);
    expect(await daybook.pendingOf(title)).to.deep.equal([]);
    expect(await land.headOf(title)).to.equal(head);
  });

  it("is withdrawn by nobody else: not the other side, not an officer", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, registrar, examiner, council, stranger, seller, buyer } = office;
    const deed = await office.deed("Transfer");
    const lodged = await lodge(office, deed, seller, buyer);
    await expect(withdraw(office, buyer, lodged, deed))
      .to.be.revertedWithCustomError(daybook, "NotApplicant")
      .withArgs(3, buyer.address);
    for (const caller of [registrar, examiner, council, stranger])
      await expect(daybook.connect(caller).withdraw(lodged, deed))
        .to.be.revertedWithCustomError(daybook, "NotApplicant")
        .withArgs(3, caller.address);
    expect(await daybook.pendingOf(title)).to.deep.equal([3n]);
  });

  it("ends once, in one way", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, registrar, seller } = office;
    const desk = daybook.connect(registrar);
    const [recorded, refused, withdrawn] = [
      await lodgeChange(office, 90_000),
      await lodgeChange(office, 91_000),
      await lodgeChange(office, 92_000),
    ];
    await desk.record(...recorded, []);
    await desk.refuse(...refused, REASON, GROUND);
    await withdraw(office, seller, ...withdrawn);
    const before = await stateOf(office, FIRST);
    for (const [lodged, deed] of [recorded, refused, withdrawn])
      for (const end of [
        () => desk.record(lodged, deed, []),
        () => desk.refuse(lodged, deed, REASON, GROUND),
        () => withdraw(office, seller, lodged, deed),
      ])
        await expect(end())
          .to.be.revertedWithCustomError(daybook, "LodgementEnded")
          .withArgs(title, lodged.number);
    expect(await stateOf(office, FIRST)).to.deep.equal(before);
  });

  it("that was recorded in one step has ended too", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, registrar, seller, buyer } = office;
    const deed = await office.deed("Transfer");
    await daybook.connect(registrar).lodgeAndRecord(deed, consents(deed, seller, buyer));
    const parties = [seller.address, buyer.address];
    const lodged = {
      number: 3n,
      acceptor: registrar.address,
      acceptedAt: await time.latest(),
      consents: parties,
    };
    await expect(daybook.connect(registrar).record(lodged, deed, []))
      .to.be.revertedWithCustomError(daybook, "LodgementEnded")
      .withArgs(title, 3);
  });

  it("is unknown when no such number was given", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, registrar, seller } = office;
    const [lodged, deed] = await lodgeChange(office, 90_000);
    for (const number of [0n, 4n, 0xffff_ffffn]) {
      const other = { ...lodged, number };
      for (const end of [
        daybook.connect(registrar).record(other, deed, []),
        daybook.connect(registrar).refuse(other, deed, REASON, GROUND),
        withdraw(office, seller, other, deed),
      ])
        await expect(end).to.be.revertedWithCustomError(daybook, "LodgementUnknown").withArgs(number, 3);
    }
    expect(await daybook.pendingOf(title)).to.deep.equal([3n]);
  });
});

describe("a lodgement of an office", () => {
  it("has no applicant: it needs no consent, uses a nonce of nobody, and nobody withdraws it", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, views, registrar, examiner, seller } = office;
    const evidence = await attest(office, Kind.AuthorityDecision, "decision to lock the folio");
    const lock = await office.deed("Lock", { evidence, nonce: 77n });
    const lodged = await lodge(office, lock);
    expect(lodged.consents).to.deep.equal([]);
    expect(await daybook.isNonceUsed(ZeroAddress, 77)).to.equal(true);
    await expect(withdraw(office, seller, lodged, lock))
      .to.be.revertedWithCustomError(daybook, "NotApplicant")
      .withArgs(3, seller.address);
    await expect(daybook.connect(examiner).withdraw(lodged, lock))
      .to.be.revertedWithCustomError(daybook, "NotApplicant")
      .withArgs(3, examiner.address);
    await daybook.connect(registrar).record(lodged, lock, []);
    expect((await views.folioOf(title)).version).to.equal(2);
  });

  it("is refused by the registrar as any other", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, registrar } = office;
    const lock = await office.deed("Lock");
    const lodged = await lodge(office, lock);
    await daybook.connect(registrar).refuse(lodged, lock, REASON, GROUND);
    expect(await daybook.pendingOf(title)).to.deep.equal([]);
  });
});

describe("what was lodged", () => {
  it("is what is recorded, refused or withdrawn: nothing about it may be altered", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, registrar, examiner, seller, buyer, stranger } = office;
    const values = { nonce: 77n };
    const deed = await office.deed("Transfer", values);
    const lodged = await lodge(office, deed, seller, buyer);
    const [other] = await lodgeChange(office, 90_000);
    const swapped = await office.deed("Transfer", { ...values, terms: commitment("other terms") });
    const dearer = await office.deed("Transfer", { ...values, acknowledged: true });
    const elsewhere = { ...deed, register: stranger.address };
    const asOffer = { ...deed, act: ACTS.OfferShare.number };
    const digest = (of: Deed) => daybook.digestOf(of);
    const before = await stateOf(office, FIRST);

    const alterations: [string, Lodged, Deed, string][] = [
      ["number", { ...lodged, number: other.number }, deed, deed.digest],
      ["acceptor", { ...lodged, acceptor: registrar.address }, deed, deed.digest],
      ["time", { ...lodged, acceptedAt: lodged.acceptedAt - 1n }, deed, deed.digest],
      ["one consent less", { ...lodged, consents: [seller.address] }, deed, deed.digest],
      ["no consents", { ...lodged, consents: [] }, deed, deed.digest],
      [
        "one consent more",
        { ...lodged, consents: [...lodged.consents, stranger.address] },
        deed,
        deed.digest,
      ],
      [
        "other order of consents",
        { ...lodged, consents: [buyer.address, seller.address] },
        deed,
        deed.digest,
      ],
      ["another's consent", { ...lodged, consents: [seller.address, examiner.address] }, deed, deed.digest],
      ["terms", lodged, swapped, swapped.digest],
      ["acknowledgement", lodged, dearer, dearer.digest],
      ["register", lodged, elsewhere, await digest(elsewhere)],
      ["act", lodged, asOffer, await digest(asOffer)],
    ];
    for (const [what, particulars, instrument, hash] of alterations)
      for (const end of [
        () => daybook.connect(registrar).record(particulars, instrument, []),
        () => daybook.connect(registrar).refuse(particulars, instrument, REASON, GROUND),
        () => withdraw(office, seller, particulars, instrument),
      ])
        await expect(end(), what)
          .to.be.revertedWithCustomError(daybook, "LodgementMismatch")
          .withArgs(particulars.number, hash);
    expect(await stateOf(office, FIRST)).to.deep.equal(before);
    await daybook.connect(registrar).record(lodged, deed, []);
  });

  it("keeps its number to its title", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, registrar } = office;
    const [here, deed] = await lodgeChange(office, 90_000);
    const [there] = await lodgeChange(office, 90_000, SECOND);
    await expect(daybook.connect(registrar).record({ ...here, number: there.number }, deed, []))
      .to.be.revertedWithCustomError(daybook, "LodgementEnded")
      .withArgs(title, there.number);
    expect(await daybook.pendingOf(title)).to.deep.equal([3n]);
    expect(await daybook.pendingOf(titleId(SECOND))).to.deep.equal([4n]);
  });

  it("cannot be recorded on another title", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, registrar } = office;
    const values = { extent: 90_000, nonce: 77n };
    const lodged = await lodge(office, await office.deed("Change", values), office.seller);
    const moved = await office.deed("Change", { ...values, title: SECOND });
    await expect(daybook.connect(registrar).record(lodged, moved, []))
      .to.be.revertedWithCustomError(daybook, "LodgementEnded")
      .withArgs(titleId(SECOND), 3);
    expect(await daybook.pendingOf(title)).to.deep.equal([3n]);
  });
});

describe("order of lodgements on a title", () => {
  it("is the order of their numbers", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, views, registrar } = office;
    const [first, second, third] = [
      await lodgeChange(office, 91_000),
      await lodgeChange(office, 92_000),
      await lodgeChange(office, 93_000),
    ];
    for (const [lodged, deed] of [second, third])
      await expect(daybook.connect(registrar).record(lodged, deed, []))
        .to.be.revertedWithCustomError(daybook, "OutOfTurn")
        .withArgs(title, lodged.number, first[0].number);
    expect(await daybook.pendingOf(title)).to.deep.equal([3n, 4n, 5n]);
    for (const [lodged, deed] of [first, second, third])
      await daybook.connect(registrar).record(lodged, deed, []);
    const folio = await views.folioOf(title);
    expect([folio.extent, folio.version]).to.deep.equal([93_000n, 4n]);
  });

  it("goes on with the next when one is refused or withdrawn", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, registrar, seller } = office;
    const desk = daybook.connect(registrar);
    const lodgements: [Lodged, Deed][] = [];
    for (let i = 0; i < 5; i++) lodgements.push(await lodgeChange(office, 90_000 + i));
    const [first, second, third, fourth, fifth] = lodgements as [
      [Lodged, Deed],
      [Lodged, Deed],
      [Lodged, Deed],
      [Lodged, Deed],
      [Lodged, Deed],
    ];
    await desk.refuse(...third, REASON, GROUND); // out of the middle
    expect(await daybook.pendingOf(title)).to.deep.equal([3n, 4n, 6n, 7n]);
    await withdraw(office, seller, ...fifth); // from the end
    expect(await daybook.pendingOf(title)).to.deep.equal([3n, 4n, 6n]);
    await desk.refuse(...first, REASON, GROUND);
    await expect(desk.record(...fourth, []))
      .to.be.revertedWithCustomError(daybook, "OutOfTurn")
      .withArgs(title, 6, 4);
    await withdraw(office, seller, ...second);
    await desk.record(...fourth, []);
    expect(await daybook.pendingOf(title)).to.deep.equal([]);
  });

  it("holds against a lodgement that would be recorded at once", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, registrar, seller, buyer } = office;
    const [lodged, change] = await lodgeChange(office, 90_000);
    const deed = await office.deed("Transfer", { nonce: 77n });
    const before = await stateOf(office, FIRST);
    await expect(daybook.connect(registrar).lodgeAndRecord(deed, consents(deed, seller, buyer)))
      .to.be.revertedWithCustomError(daybook, "OutOfTurn")
      .withArgs(title, 4, 3);
    expect(await stateOf(office, FIRST)).to.deep.equal(before);
    expect(await daybook.isNonceUsed(seller.address, 77)).to.equal(false);
    await daybook.connect(registrar).record(lodged, change, []);
    await daybook.connect(registrar).lodgeAndRecord(deed, consents(deed, seller, buyer));
  });

  it("leaves other titles alone", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, views, registrar, seller, buyer } = office;
    const onFirst = await lodgeChange(office, 91_000);
    const onSecond = await lodgeChange(office, 92_000, SECOND);
    await daybook.connect(registrar).record(...onSecond, []);
    const deed = await office.deed("Transfer", { title: SECOND });
    await daybook.connect(registrar).lodgeAndRecord(deed, consents(deed, seller, buyer));
    expect(await daybook.pendingOf(title)).to.deep.equal([3n]);
    await daybook.connect(registrar).record(...onFirst, []);
    expect((await views.folioOf(title)).extent).to.equal(91_000);
    expect((await views.folioOf(titleId(SECOND))).extent).to.equal(92_000);
  });

  it("takes eight pending and no ninth, until one has ended", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, registrar, examiner, seller } = office;
    const lodgements: [Lodged, Deed][] = [];
    for (let i = 0; i < 8; i++) lodgements.push(await lodgeChange(office, 90_000 + i));
    const ninth = await office.deed("Change", { extent: 99_000 });
    const before = await stateOf(office, FIRST);
    await expect(daybook.connect(examiner).lodge(ninth, consents(ninth, seller)))
      .to.be.revertedWithCustomError(daybook, "TooManyPending")
      .withArgs(title, 8);
    expect(await stateOf(office, FIRST)).to.deep.equal(before);
    expect(await daybook.pendingOf(title)).to.deep.equal([3n, 4n, 5n, 6n, 7n, 8n, 9n, 10n]);
    await lodgeChange(office, 99_000, SECOND);

    const [, , , fourth] = lodgements;
    if (fourth === undefined) throw new Error("eight were lodged");
    await daybook.connect(registrar).refuse(...fourth, REASON, GROUND);
    expect((await lodge(office, ninth, seller)).number).to.equal(12);
    expect(await daybook.pendingOf(title)).to.deep.equal([3n, 4n, 5n, 7n, 8n, 9n, 10n, 12n]);
  });

  it("is not disturbed by one that the register refuses to record", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, land, registrar, seller } = office;
    const impossible = await office.deed("Transfer"); // the buyer has not consented
    const lodged = await lodge(office, impossible, seller);
    const next = await lodgeChange(office, 91_000);
    await expect(daybook.connect(registrar).record(lodged, impossible, []))
      .to.be.revertedWithCustomError({ interface: land.interface }, "ConsentMissing")
      .withArgs(office.buyer.address);
    expect(await daybook.pendingOf(title)).to.deep.equal([3n, 4n]);
    await daybook.connect(registrar).refuse(lodged, impossible, REASON, GROUND);
    await daybook.connect(registrar).record(...next, []);
  });
});

describe("offices of the daybook", () => {
  it("accept as examiner, record and refuse as registrar, and not the other way", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, consortium, registrar, examiner, council, stranger, seller, buyer } = office;
    const deed = await office.deed("Transfer");
    const signed = consents(deed, seller, buyer);
    const before = await stateOf(office, FIRST);
    for (const caller of [registrar, council, stranger])
      for (const act of [
        daybook.connect(caller).lodge(deed, signed),
        daybook.connect(caller).lodgeBatch([deed], [signed]),
      ])
        await expect(act)
          .to.be.revertedWithCustomError(consortium, "OfficeRequired")
          .withArgs(Office.Examiner, BAOSHAN, caller.address);
    expect(await stateOf(office, FIRST)).to.deep.equal(before);

    const lodged = await lodge(office, deed, seller, buyer);
    for (const caller of [examiner, council, stranger]) {
      const desk = daybook.connect(caller);
      for (const act of [
        desk.record(lodged, deed, []),
        desk.refuse(lodged, deed, REASON, GROUND),
        desk.lodgeAndRecord(deed, signed),
        desk.recordBatch([lodged], [deed]),
        desk.lodgeAndRecordBatch([deed], [signed]),
      ])
        await expect(act)
          .to.be.revertedWithCustomError(consortium, "OfficeRequired")
          .withArgs(Office.Registrar, BAOSHAN, caller.address);
    }
    expect(await daybook.pendingOf(title)).to.deep.equal([3n]);
  });

  it("end at the border of the division", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, consortium, farRegistrar, seller, buyer } = office;
    const deed = await office.deed("Transfer");
    const desk = daybook.connect(farRegistrar);
    await expect(desk.lodge(deed, consents(deed, seller, buyer)))
      .to.be.revertedWithCustomError(consortium, "OfficeRequired")
      .withArgs(Office.Examiner, BAOSHAN, farRegistrar.address);
    const lodged = await lodge(office, deed, seller, buyer);
    for (const act of [desk.record(lodged, deed, []), desk.refuse(lodged, deed, REASON, GROUND)])
      await expect(act)
        .to.be.revertedWithCustomError(consortium, "OfficeRequired")
        .withArgs(Office.Registrar, BAOSHAN, farRegistrar.address);
    expect(await daybook.pendingOf(title)).to.deep.equal([3n]);
  });

  it("of the successor act for the titles of a retired division", async () => {
    const office = await loadFixture(landOffice);
    const { consortium, daybook, land, farRegistrar, seller, buyer } = office;
    await consortium.retireDivision(BAOSHAN, 320506);
    const deed = await office.deed("Transfer");
    const desk = daybook.connect(farRegistrar);
    const lodged = await lodgedBy(daybook, desk.lodge(deed, consents(deed, seller, buyer)));
    await desk.record(lodged, deed, []);
    expect(await land.balanceOf(buyer.address, title)).to.equal(1);
  });

  it("are national for titles of intellectual property", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, consortium, examiner, seller } = office;
    const patent = await office.deed("Cancel", { title: "CN201710601862.3" });
    await expect(daybook.connect(examiner).lodge(patent, consents(patent, seller)))
      .to.be.revertedWithCustomError(consortium, "OfficeRequired")
      .withArgs(Office.Examiner, 0, examiner.address);
  });
});
