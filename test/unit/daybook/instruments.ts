// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { concat, dataSlice, MaxUint256, toBeHex, ZeroAddress, ZeroHash } from "ethers";
import { dates } from "../../../sdk/dates/index.js";
import {
  FirstRegistrationActs__factory,
  Folios__factory,
  Matters__factory,
} from "../../../typechain-types/index.js";
import { call, NEVER, signedBatch, WITH_OPDATA } from "../../support/keys/execute.js";
import { ethers, Kind, loadFixture, midnight, time, today } from "../../support/keys/ground.js";
import {
  ACTS,
  consents,
  digestOf,
  lodgedBy,
  titleId,
  type ActName,
  type Deed,
  type Draft,
  type Lodged,
} from "../../support/keys/instruments.js";
import {
  FIRST,
  FREE,
  landOffice,
  parcel,
  rulesSince,
  SECOND,
  stateOf,
  TRANSFER_BY_TWO_OFFICERS,
} from "../../support/keys/landOffice.js";

const title = titleId(FIRST);
const STATIC: ActName[] = ["FirstRegistration", "Transfer", "TransferShare", "Change", "Cancel"];

describe("what the parties sign", () => {
  for (const act of Object.keys(ACTS) as ActName[])
    it(`to a ${act} is the typed data that a wallet shows`, async () => {
      const { daybook, deed, seller, buyer } = await loadFixture(landOffice);
      const shared = { denominator: 5, holders: [seller.address, buyer.address], shares: [3, 2] };
      for (const values of [
        {},
        shared,
        { nonce: MaxUint256 },
        { title: "CN201710601862.3" },
        { title: "x".repeat(32) },
      ]) {
        const instrument = await deed(act, values);
        expect(await daybook.digestOf(instrument)).to.equal(instrument.digest);
      }
    });

  it("differs by chain, register, act and every field", async () => {
    const { daybook, land, deed, relayer } = await loadFixture(landOffice);
    const transfer = await deed("Transfer", { nonce: 77n });
    const register = await land.getAddress();
    const digests = [
      transfer.digest,
      await daybook.digestOf({ ...transfer, register: relayer.address }),
      await daybook.digestOf({ ...transfer, act: ACTS.OfferShare.number }),
    ];
    for (let word = 0; word < 11; word++) {
      const flipped = toBeHex(BigInt(dataSlice(transfer.body, 32 * word, 32 * word + 32)) ^ 2n, 32);
      const body = concat([
        dataSlice(transfer.body, 0, 32 * word),
        flipped,
        dataSlice(transfer.body, 32 * word + 32),
      ]);
      digests.push(await daybook.digestOf({ ...transfer, body }));
    }
    expect(new Set(digests).size).to.equal(14);
    const { chainId } = await ethers.provider.getNetwork();
    const values = { title: FIRST, applicant: relayer.address, evidence: ZeroHash, cause: ZeroHash };
    const dated = { ...values, effective: await today(), nonce: 1, deadline: NEVER };
    const cancel: Draft = { register, act: "Cancel", values: dated, chainId };
    expect(digestOf({ ...cancel, chainId: chainId + 1n })).not.to.equal(digestOf(cancel));
  });

  it("differs by party, and is the instrument's name when it is nobody's", async () => {
    const { daybook, deed, seller, buyer } = await loadFixture(landOffice);
    const transfer = await deed("Transfer");
    for (const { address } of [seller, buyer])
      expect(await daybook.digestFor(transfer, address)).to.equal(transfer.digestFor(address));
    expect(await daybook.digestFor(transfer, ZeroAddress)).to.equal(await daybook.digestOf(transfer));
    expect(transfer.digestFor(seller.address)).not.to.equal(transfer.digestFor(buyer.address));
  });
});

describe("the form of an instrument", () => {
  it("has a length that follows from its act", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, examiner, registrar, deed, seller } = office;
    const before = await stateOf(office, FIRST);
    for (const act of STATIC) {
      const good = await deed(act);
      const length = (good.body.length - 2) / 2;
      for (const [body, size] of [
        ["0x", 0],
        [dataSlice(good.body, 0, 31), 31],
        [dataSlice(good.body, 0, 32 * 6), 32 * 6],
        [dataSlice(good.body, 0, length - 1), length - 1],
        [concat([good.body, "0x00"]), length + 1],
        [concat([good.body, ZeroHash]), length + 32],
      ] as const) {
        const bad = { ...good, body };
        for (const attempt of [
          daybook.digestOf(bad),
          daybook.connect(examiner).lodge(bad, consents(good, seller)),
          daybook.connect(registrar).lodgeAndRecord(bad, consents(good, seller)),
        ])
          await expect(attempt, `${act} of ${size} bytes`)
            .to.be.revertedWithCustomError(daybook, "InstrumentMalformed")
            .withArgs(good.act, size);
      }
    }
    expect(await stateOf(office, FIRST)).to.deep.equal(before);
  });

  it("is of an act that is lodged: not of none, and not of a proprietor's own dealing", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, examiner, registrar, deed, seller } = office;
    const good = await deed("Transfer");
    for (const act of [0, 5]) {
      const bad = { ...good, act };
      for (const attempt of [
        daybook.digestOf(bad),
        daybook.digestFor(bad, seller.address),
        daybook.connect(examiner).lodge(bad, consents(good, seller)),
        daybook.connect(registrar).lodgeAndRecord(bad, consents(good, seller)),
      ])
        await expect(attempt).to.be.revertedWithCustomError(daybook, "ActNotLodged").withArgs(act);
    }
    await expect(daybook.connect(examiner).lodge({ ...good, act: 200 }, [])).to.be.revert(ethers);
    expect(await daybook.lastNumber()).to.equal(2);
  });

  it("holds an applicant and a deadline that are what they should be", async () => {
    const { daybook, examiner, deed } = await loadFixture(landOffice);
    const good = await deed("Transfer");
    for (const word of [1, 5]) {
      const body = concat([
        dataSlice(good.body, 0, 32 * word),
        toBeHex(MaxUint256, 32),
        dataSlice(good.body, 32 * word + 32),
      ]);
      await expect(daybook.connect(examiner).lodge({ ...good, body }, [])).to.be.revert(ethers);
    }
    expect(await daybook.lastNumber()).to.equal(2);
  });
});

describe("an instrument at acceptance", () => {
  it("is for a register of this daybook", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, land, examiner, registrar, deed, seller, stranger } = office;
    const good = await deed("Transfer");
    expect(await daybook.isAdmitted(await land.getAddress())).to.equal(true);
    for (const register of [ZeroAddress, stranger.address, await daybook.getAddress()]) {
      expect(await daybook.isAdmitted(register)).to.equal(false);
      const bad = { ...good, register };
      for (const attempt of [
        daybook.connect(examiner).lodge(bad, consents(good, seller)),
        daybook.connect(registrar).lodgeAndRecord(bad, consents(good, seller)),
      ])
        await expect(attempt).to.be.revertedWithCustomError(daybook, "RegisterUnknown").withArgs(register);
    }
    expect(await daybook.lastNumber()).to.equal(2);
  });

  it("is lodged until the second of its deadline", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, examiner, registrar, deed, seller, buyer } = office;
    const deadline = (await time.latest()) + 100;
    const [first, late] = [await deed("Transfer", { deadline }), await deed("Transfer", { deadline })];
    await time.setNextBlockTimestamp(deadline);
    const lodged = await lodgedBy(
      daybook,
      daybook.connect(examiner).lodge(first, consents(first, seller, buyer)),
    );
    await time.setNextBlockTimestamp(deadline + 1);
    for (const attempt of [
      () => daybook.connect(examiner).lodge(late, consents(late, seller, buyer)),
      () => daybook.connect(registrar).lodgeAndRecord(late, consents(late, seller, buyer)),
    ])
      await expect(attempt()).to.be.revertedWithCustomError(daybook, "InstrumentExpired").withArgs(deadline);
    // What was lodged in time may be recorded later.
    await daybook.connect(registrar).record(lodged, first, []);
  });

  it("has a nonce that its applicant has not used", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, examiner, registrar, deed, seller } = office;
    const change = await deed("Change", { nonce: 77n });
    const other = await deed("Change", { nonce: 77n, title: SECOND });
    const lodged = await lodgedBy(daybook, daybook.connect(examiner).lodge(change, consents(change, seller)));
    const replayed = async (): Promise<void> => {
      for (const instrument of [change, other])
        for (const attempt of [
          daybook.connect(examiner).lodge(instrument, consents(instrument, seller)),
          daybook.connect(registrar).lodgeAndRecord(instrument, consents(instrument, seller)),
        ])
          await expect(attempt)
            .to.be.revertedWithCustomError(daybook, "NonceUsed")
            .withArgs(seller.address, 77);
    };
    await replayed();
    await daybook.connect(registrar).record(lodged, change, []);
    await replayed();
    expect(await daybook.lastNumber()).to.equal(3);
  });

  it("opens a folio without a nonce, but not again after it was refused or withdrawn", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, examiner, registrar, deed, seller } = office;
    const ways = [
      async (lodged: Lodged, first: Deed) =>
        daybook.connect(registrar).refuse(lodged, first, "0x12345678", "Regulation art. 22(1)"),
      async (lodged: Lodged, first: Deed) => {
        const data = daybook.interface.encodeFunctionData("withdraw", [lodged, first]);
        const batch = await signedBatch(seller, [call(await daybook.getAddress(), data)]);
        return seller.account.execute(WITH_OPDATA, batch);
      },
    ];
    for (const [n, end] of ways.entries()) {
      const [free, nonce] = [parcel(20 + n), 700n + BigInt(n)];
      const first = await deed("FirstRegistration", { title: free, nonce });
      const signed = consents(first, seller);
      const lodged = await lodgedBy(daybook, daybook.connect(examiner).lodge(first, signed));
      expect(await daybook.isNonceUsed(seller.address, nonce)).to.equal(false);
      await end(lodged, first);
      for (const attempt of [
        daybook.connect(examiner).lodge(first, signed),
        daybook.connect(registrar).lodgeAndRecord(first, signed),
      ])
        await expect(attempt)
          .to.be.revertedWithCustomError(daybook, "NonceUsed")
          .withArgs(seller.address, nonce);
      const anew = await deed("FirstRegistration", { title: free });
      await daybook.connect(registrar).lodgeAndRecord(anew, consents(anew, seller));
    }
  });

  it("keeps its nonce used after a refusal", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, examiner, registrar, deed, seller } = office;
    const change = await deed("Change", { nonce: 77n });
    const lodged = await lodgedBy(daybook, daybook.connect(examiner).lodge(change, consents(change, seller)));
    await daybook.connect(registrar).refuse(lodged, change, "0x12345678", "Regulation art. 22(1)");
    await expect(daybook.connect(examiner).lodge(change, consents(change, seller)))
      .to.be.revertedWithCustomError(daybook, "NonceUsed")
      .withArgs(seller.address, 77);
  });

  it("may have any number as nonce, in any order, each applicant for itself", async () => {
    const { daybook, registrar, deed, seller, buyer } = await loadFixture(landOffice);
    for (const nonce of [MaxUint256, 0n, 256n, 255n, 1n << 200n]) {
      expect(await daybook.isNonceUsed(seller.address, nonce)).to.equal(false);
      const change = await deed("Change", { nonce });
      await daybook.connect(registrar).lodgeAndRecord(change, consents(change, seller));
      expect(await daybook.isNonceUsed(seller.address, nonce)).to.equal(true);
    }
    expect(await daybook.isNonceUsed(seller.address, 257)).to.equal(false);
    expect(await daybook.isNonceUsed(buyer.address, 255)).to.equal(false);
  });

  it("opens a folio without a nonce, and is refused by the register the second time", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, registrar, deed, seller } = office;
    const first = await deed("FirstRegistration", { title: FREE, nonce: 77n });
    await daybook.connect(registrar).lodgeAndRecord(first, consents(first, seller));
    expect(await daybook.isNonceUsed(seller.address, 77)).to.equal(false);
    const before = await stateOf(office, FREE);
    await expect(daybook.connect(registrar).lodgeAndRecord(first, consents(first, seller)))
      .to.be.revertedWithCustomError({ interface: Folios__factory.createInterface() }, "AlreadyRegistered")
      .withArgs(titleId(FREE));
    expect(await stateOf(office, FREE)).to.deep.equal(before);
  });
});

describe("an instrument at recording", () => {
  it("is judged by the register: what it refuses is not recorded", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, registrar, deed, seller } = office;
    const contract = office.sale;
    const unpaid = await deed("FirstRegistration", { title: FREE, evidence: contract });
    const before = await stateOf(office, FREE);
    await expect(daybook.connect(registrar).lodgeAndRecord(unpaid, consents(unpaid, seller)))
      .to.be.revertedWithCustomError(office.consortium, "EvidenceOfWrongKind")
      .withArgs(contract, Kind.Contract, Kind.GrantContract);
    const latest = dates.toDay(dates.addYears(dates.fromDay(await today()), 50));
    const tooLong = await deed("FirstRegistration", { title: FREE, termEnd: latest + 1 });
    await expect(daybook.connect(registrar).lodgeAndRecord(tooLong, consents(tooLong, seller)))
      .to.be.revertedWithCustomError(
        { interface: FirstRegistrationActs__factory.createInterface() },
        "TermExceeded",
      )
      .withArgs(titleId(FREE), latest + 1, latest);
    expect(await stateOf(office, FREE)).to.deep.equal(before);
  });

  it("is judged by the rules of the day it was lodged, UTC+8", async () => {
    const office = await loadFixture(landOffice);
    const { consortium, daybook, land, registrar, council, deed, seller, buyer } = office;
    // One person may be examiner and registrar, unless the rules ask for two.
    await consortium.grantRole((2n << 32n) | 310113n, registrar, 0);
    const tomorrow = (await today()) + 1;
    await land.connect(council).setRules(1, rulesSince(tomorrow, TRANSFER_BY_TWO_OFFICERS));
    const desk = daybook.connect(registrar);
    const [early, late] = [await deed("Transfer"), await deed("Transfer", { title: SECOND })];

    await time.setNextBlockTimestamp(midnight(tomorrow) - 1);
    const lodgedEarly = await lodgedBy(daybook, desk.lodge(early, consents(early, seller, buyer)));
    await time.setNextBlockTimestamp(midnight(tomorrow));
    const lodgedLate = await lodgedBy(daybook, desk.lodge(late, consents(late, seller, buyer)));

    const sameOfficer = { interface: Matters__factory.createInterface() };
    await expect(desk.record(lodgedLate, late, []))
      .to.be.revertedWithCustomError(sameOfficer, "SameOfficer")
      .withArgs(registrar.address);
    await desk.record(lodgedEarly, early, []);
    expect(await land.balanceOf(buyer.address, title)).to.equal(1);
    expect(await land.balanceOf(seller.address, titleId(SECOND))).to.equal(1);
    await consortium.grantRole((1n << 32n) | 310113n, council, 0);
    await daybook.connect(council).record(lodgedLate, late, []);
    const atOnce = await deed("Transfer", { applicant: buyer.address, to: seller.address });
    await expect(desk.lodgeAndRecord(atOnce, consents(atOnce, seller, buyer)))
      .to.be.revertedWithCustomError(sameOfficer, "SameOfficer")
      .withArgs(registrar.address);
  });
});
