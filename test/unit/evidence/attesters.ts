// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { ZeroHash } from "ethers";
import {
  attest,
  commitment,
  ground,
  Kind,
  loadFixture,
  midnight,
  NATIONAL,
  Office,
  time,
  today,
  type Ground,
} from "../../support/keys/ground.js";

const bits = (...kinds: number[]): number => kinds.reduce((mask, kind) => mask | (1 << kind), 0);
const SURVEYS = bits(Kind.Survey);
const [licence, reason, method] = ["licence", "false surveys", "scanned"].map(commitment) as [
  string,
  string,
  string,
];

/** An attester admitted for surveys from `from` to `until`. */
async function surveyor(g: Ground, from: number, until = 0): Promise<HardhatEthersSigner> {
  await g.consortium.connect(g.accreditation).admitAttester(g.stranger, SURVEYS, from, until, licence);
  return g.stranger;
}

describe("attesters", () => {
  it("are admitted for kinds and a period, with their qualification", async () => {
    const { consortium, accreditation, stranger } = await loadFixture(ground);
    const now = await today();
    await expect(
      consortium
        .connect(accreditation)
        .admitAttester(stranger, bits(Kind.Survey, Kind.Valuation), now, now + 30, licence),
    )
      .to.emit(consortium, "AttesterAdmitted")
      .withArgs(stranger.address, bits(Kind.Survey, Kind.Valuation), now, now + 30, licence);
    expect(await consortium.attesterOf(stranger)).to.deep.equal([
      BigInt(bits(Kind.Survey, Kind.Valuation)),
      BigInt(now),
      BigInt(now + 30),
      0n,
    ]);
  });

  it("are admitted and struck off by the national accreditation office alone", async () => {
    const g = await loadFixture(ground);
    const { consortium, council, registrar, attester, stranger } = g;
    const before = await consortium.attesterOf(attester);
    for (const caller of [council, registrar, attester, stranger]) {
      const office = consortium.connect(caller);
      for (const act of [
        office.admitAttester(stranger, SURVEYS, 1, 0, licence),
        office.strikeOff(attester, 1, reason),
      ])
        await expect(act)
          .to.be.revertedWithCustomError(consortium, "OfficeRequired")
          .withArgs(Office.Accreditation, NATIONAL, caller.address);
    }
    expect(await consortium.attesterOf(attester)).to.deep.equal(before);
    expect(await consortium.attesterOf(stranger)).to.deep.equal([0n, 0n, 0n, 0n]);
  });

  it("are not admitted for a period that ends before it begins", async () => {
    const { consortium, accreditation, stranger } = await loadFixture(ground);
    const now = await today();
    await expect(consortium.connect(accreditation).admitAttester(stranger, SURVEYS, now, now - 1, licence))
      .to.be.revertedWithCustomError(consortium, "QualificationPeriodInvalid")
      .withArgs(now, now - 1);
    expect((await consortium.attesterOf(stranger)).kinds).to.equal(0n);
    await consortium.connect(accreditation).admitAttester(stranger, SURVEYS, now, now, licence);
    expect((await consortium.attesterOf(stranger)).until).to.equal(now);
  });

  it("attest only the kinds that they are qualified for", async () => {
    const g = await loadFixture(ground);
    const { consortium } = g;
    const by = await surveyor(g, await today());
    for (const kind of Object.values(Kind)) {
      const document = commitment(`paper of kind ${kind}`);
      const attestation = consortium.connect(by).attest(document, kind, 0, method);
      if (kind === Kind.Survey) await attestation;
      else
        await expect(attestation)
          .to.be.revertedWithCustomError(consortium, "AttesterNotQualified")
          .withArgs(by.address, kind);
      expect((await consortium.documentOf(document)).attester === by.address).to.equal(kind === Kind.Survey);
    }
  });

  it("attest nothing unless admitted", async () => {
    const { consortium, council, stranger } = await loadFixture(ground);
    for (const caller of [council, stranger])
      await expect(consortium.connect(caller).attest(commitment("plan"), Kind.Survey, 0, method))
        .to.be.revertedWithCustomError(consortium, "AttesterNotQualified")
        .withArgs(caller.address, Kind.Survey);
  });

  it("attest from the first second of their first day to the last of their last, UTC+8", async () => {
    const g = await loadFixture(ground);
    const { consortium } = g;
    const first = (await today()) + 1;
    const last = first + 2;
    const by = await surveyor(g, first, last);
    const refused = async (words: string): Promise<void> => {
      await expect(consortium.connect(by).attest(commitment(words), Kind.Survey, 0, method))
        .to.be.revertedWithCustomError(consortium, "AttesterNotQualified")
        .withArgs(by.address, Kind.Survey);
    };
    await time.setNextBlockTimestamp(midnight(first) - 1);
    await refused("a second before");
    await time.setNextBlockTimestamp(midnight(first));
    await consortium.connect(by).attest(commitment("first second"), Kind.Survey, 0, method);
    await time.setNextBlockTimestamp(midnight(last + 1) - 1);
    await consortium.connect(by).attest(commitment("last second"), Kind.Survey, 0, method);
    await time.setNextBlockTimestamp(midnight(last + 1));
    await refused("a second after");
    expect((await consortium.documentOf(commitment("first second"))).attestedOn).to.equal(first);
    expect((await consortium.documentOf(commitment("last second"))).attestedOn).to.equal(last);
  });

  it("keep what they attested good after their period", async () => {
    const g = await loadFixture(ground);
    const now = await today();
    const by = await surveyor(g, now, now);
    await g.consortium.connect(by).attest(commitment("plan"), Kind.Survey, 0, method);
    await time.increaseTo(midnight(now + 400));
    expect(await g.consortium.requireGood(commitment("plan"))).to.deep.equal([BigInt(Kind.Survey), false]);
  });
});

describe("an attester struck off from a day", () => {
  it("keeps the documents of the days before, and loses those of that day and later", async () => {
    const g = await loadFixture(ground);
    const { consortium, accreditation, attester } = g;
    const day = await today();
    const early = await attest(g, Kind.Survey, "plan of the day before");
    await time.setNextBlockTimestamp(midnight(day + 1) - 1);
    const lastGood = await attest(g, Kind.Survey, "plan of the last second");
    await time.setNextBlockTimestamp(midnight(day + 1));
    const firstVoid = await attest(g, Kind.Survey, "plan of the first second");
    await time.increaseTo(midnight(day + 5));
    const later = await attest(g, Kind.Survey, "plan of a later day");

    await expect(consortium.connect(accreditation).strikeOff(attester, day + 1, reason))
      .to.emit(consortium, "AttesterStruckOff")
      .withArgs(attester.address, day + 1, reason);
    for (const document of [early, lastGood]) await consortium.requireGood(document);
    for (const document of [firstVoid, later])
      await expect(consortium.requireGood(document))
        .to.be.revertedWithCustomError(consortium, "EvidenceAttesterStruckOff")
        .withArgs(document, attester.address, day + 1);
  });

  it("attests, supersedes and certifies nothing more", async () => {
    const g = await loadFixture(ground);
    const { consortium, accreditation, attester } = g;
    const contract = await attest(g, Kind.GrantContract, "grant");
    const receipt = await attest(g, Kind.PaymentProof, "premium");
    await time.increaseTo(midnight((await today()) + 1));
    await consortium.connect(accreditation).strikeOff(attester, await today(), reason);
    for (const [act, kind] of [
      [consortium.connect(attester).attest(commitment("new"), Kind.Survey, 0, method), Kind.Survey],
      [consortium.connect(attester).supersede(contract, commitment("new"), 0, method), Kind.GrantContract],
      [consortium.connect(attester).certifyPaid(contract, receipt), Kind.PaymentProof],
    ] as const)
      await expect(act)
        .to.be.revertedWithCustomError(consortium, "AttesterNotQualified")
        .withArgs(attester.address, kind);
    expect(await consortium.requireGood(contract)).to.deep.equal([BigInt(Kind.GrantContract), false]);
  });

  it("may still revoke its own documents", async () => {
    const g = await loadFixture(ground);
    const { consortium, accreditation, attester } = g;
    const plan = await attest(g, Kind.Survey, "plan");
    await consortium.connect(accreditation).strikeOff(attester, (await today()) + 1, reason);
    await consortium.connect(attester).revoke(plan, reason);
    expect((await consortium.documentOf(plan)).revokedOn).to.equal(await today());
  });

  it("is not admitted again under the same account, lest its void documents come back to life", async () => {
    const g = await loadFixture(ground);
    const { consortium, accreditation, attester, stranger } = g;
    const now = await today();
    const plan = await attest(g, Kind.Survey, "plan");
    await consortium.connect(accreditation).strikeOff(attester, now, reason);
    await expect(consortium.connect(accreditation).admitAttester(attester, SURVEYS, now, 0, ZeroHash))
      .to.be.revertedWithCustomError(consortium, "AttesterWasStruckOff")
      .withArgs(attester.address, now);
    await expect(consortium.requireGood(plan))
      .to.be.revertedWithCustomError(consortium, "EvidenceAttesterStruckOff")
      .withArgs(plan, attester.address, now);
    await surveyor(g, now);
    await consortium.connect(stranger).attest(commitment("plan anew"), Kind.Survey, 0, method);
  });

  it("may be struck off from an earlier day, never from a later one or from no day", async () => {
    const g = await loadFixture(ground);
    const { consortium, accreditation, attester } = g;
    const desk = consortium.connect(accreditation);
    const now = await today();
    await expect(desk.strikeOff(attester, 0, reason))
      .to.be.revertedWithCustomError(consortium, "StrikeOffInvalid")
      .withArgs(attester.address, 0, 0);
    await desk.strikeOff(attester, now, reason);
    for (const from of [0, now + 1])
      await expect(desk.strikeOff(attester, from, reason))
        .to.be.revertedWithCustomError(consortium, "StrikeOffInvalid")
        .withArgs(attester.address, from, now);
    await desk.strikeOff(attester, now, reason);
    await desk.strikeOff(attester, now - 1, reason);
    expect((await consortium.attesterOf(attester)).struckOff).to.equal(now - 1);
  });
});
