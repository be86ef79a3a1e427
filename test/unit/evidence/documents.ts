// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { ZeroAddress, ZeroHash } from "ethers";
import {
  attest,
  commitment,
  ground,
  Kind,
  loadFixture,
  midnight,
  time,
  today,
  type Ground,
} from "../../support/keys/ground.js";

const method = commitment("scanned at the counter");
const reason = commitment("forged stamp");
const successor = commitment("amended contract");
const NOWHERE = [ZeroAddress, 0n, 0n, 0n, 0n, false, false];

/** A second attester, qualified for all that the first one is. */
async function colleague(g: Ground): Promise<Ground> {
  await g.consortium.connect(g.accreditation).admitAttester(g.stranger, 0x3ffe, await today(), 0, ZeroHash);
  return { ...g, attester: g.stranger };
}

describe("documents", () => {
  it("are attested once, by a commitment", async () => {
    const g = await loadFixture(ground);
    const { consortium, attester } = g;
    const document = commitment("contract");
    const now = await today();
    await expect(consortium.connect(attester).attest(document, Kind.Contract, now + 7, method))
      .to.emit(consortium, "Attested")
      .withArgs(document, attester.address, Kind.Contract, now + 7, method);
    expect(await consortium.documentOf(document)).to.deep.equal([
      attester.address,
      BigInt(Kind.Contract),
      BigInt(now),
      BigInt(now + 7),
      0n,
      false,
      false,
    ]);
    for (const again of [g, await colleague(g)])
      await expect(again.consortium.connect(again.attester).attest(document, Kind.Survey, 0, method))
        .to.be.revertedWithCustomError(consortium, "DocumentExists")
        .withArgs(document);
    expect((await consortium.documentOf(document)).kind).to.equal(Kind.Contract);
  });

  it("are never the empty commitment", async () => {
    const { consortium, attester } = await loadFixture(ground);
    await expect(
      consortium.connect(attester).attest(ZeroHash, Kind.Contract, 0, method),
    ).to.be.revertedWithCustomError(consortium, "CommitmentEmpty");
    expect(await consortium.documentOf(ZeroHash)).to.deep.equal(NOWHERE);
  });

  it("are not attested when they are out of date already", async () => {
    const { consortium, attester } = await loadFixture(ground);
    const document = commitment("power of attorney");
    const now = await today();
    await expect(consortium.connect(attester).attest(document, Kind.IdentityProof, now - 1, method))
      .to.be.revertedWithCustomError(consortium, "ValidityPast")
      .withArgs(document, now - 1);
    expect(await consortium.documentOf(document)).to.deep.equal(NOWHERE);
    await consortium.connect(attester).attest(document, Kind.IdentityProof, now, method);
  });

  it("are good until the last second of their last day, UTC+8", async () => {
    const g = await loadFixture(ground);
    const last = (await today()) + 3;
    const document = await attest(g, Kind.Valuation, "valuation", last);
    await time.increaseTo(midnight(last + 1) - 1);
    expect(await g.consortium.requireGood(document)).to.deep.equal([BigInt(Kind.Valuation), false]);
    await time.increaseTo(midnight(last + 1));
    await expect(g.consortium.requireGood(document))
      .to.be.revertedWithCustomError(g.consortium, "EvidenceExpired")
      .withArgs(document, last);
  });

  it("that nobody attested are unknown", async () => {
    const { consortium } = await loadFixture(ground);
    const document = commitment("nothing");
    await expect(consortium.requireGood(document))
      .to.be.revertedWithCustomError(consortium, "EvidenceUnknown")
      .withArgs(document);
    await expect(consortium.requireKind(document, Kind.Survey))
      .to.be.revertedWithCustomError(consortium, "EvidenceUnknown")
      .withArgs(document);
    expect(await consortium.documentOf(document)).to.deep.equal(NOWHERE);
  });

  it("stand for their own kind only", async () => {
    const g = await loadFixture(ground);
    const document = await attest(g, Kind.Survey, "plan");
    expect(await g.consortium.requireKind(document, Kind.Survey)).to.equal(false);
    await expect(g.consortium.requireKind(document, Kind.GrantContract))
      .to.be.revertedWithCustomError(g.consortium, "EvidenceOfWrongKind")
      .withArgs(document, Kind.Survey, Kind.GrantContract);
  });
});

describe("supersession of a document", () => {
  it("puts another one of the same kind in its place", async () => {
    const g = await loadFixture(ground);
    const { consortium, attester } = g;
    const document = await attest(g, Kind.Contract, "contract");
    const now = await today();
    await expect(consortium.connect(attester).supersede(document, successor, now + 1, method))
      .to.emit(consortium, "Superseded")
      .withArgs(document, successor, attester.address)
      .and.to.emit(consortium, "Attested")
      .withArgs(successor, attester.address, Kind.Contract, now + 1, method);
    expect(await consortium.supersededBy(document)).to.equal(successor);
    expect(await consortium.requireKind(successor, Kind.Contract)).to.equal(false);
    await expect(consortium.requireGood(document))
      .to.be.revertedWithCustomError(consortium, "EvidenceSuperseded")
      .withArgs(document, successor);
  });

  it("goes on in a chain, of which only the last is good", async () => {
    const g = await loadFixture(ground);
    const chain = [
      await attest(g, Kind.Contract, "version 0"),
      ...[1, 2, 3].map((n) => commitment(`version ${n}`)),
    ];
    for (let n = 0; n < 3; n++)
      await g.consortium.connect(g.attester).supersede(chain[n] ?? "", chain[n + 1] ?? "", 0, method);
    for (let n = 0; n < 3; n++)
      await expect(g.consortium.requireGood(chain[n] ?? ""))
        .to.be.revertedWithCustomError(g.consortium, "EvidenceSuperseded")
        .withArgs(chain[n], chain[n + 1]);
    await g.consortium.requireGood(chain[3] ?? "");
  });

  it("is its attester's alone, not even the accreditation office's", async () => {
    const g = await loadFixture(ground);
    const { consortium, accreditation } = g;
    const document = await attest(g, Kind.Contract, "contract");
    const other = await colleague(g);
    for (const caller of [other.attester, accreditation])
      await expect(consortium.connect(caller).supersede(document, successor, 0, method))
        .to.be.revertedWithCustomError(consortium, "NotItsAttester")
        .withArgs(document, caller.address);
    await expect(consortium.connect(g.attester).supersede(commitment("nothing"), successor, 0, method))
      .to.be.revertedWithCustomError(consortium, "EvidenceUnknown")
      .withArgs(commitment("nothing"));
    await consortium.requireGood(document);
    expect(await consortium.documentOf(successor)).to.deep.equal(NOWHERE);
  });

  it("needs a document that is still good, and happens once", async () => {
    const g = await loadFixture(ground);
    const { consortium, attester } = g;
    const twice = await attest(g, Kind.Contract, "twice");
    await consortium.connect(attester).supersede(twice, commitment("once"), 0, method);
    await expect(consortium.connect(attester).supersede(twice, successor, 0, method))
      .to.be.revertedWithCustomError(consortium, "EvidenceSuperseded")
      .withArgs(twice, commitment("once"));
    const revoked = await attest(g, Kind.Contract, "revoked");
    await consortium.connect(attester).revoke(revoked, reason);
    await expect(consortium.connect(attester).supersede(revoked, successor, 0, method))
      .to.be.revertedWithCustomError(consortium, "EvidenceRevoked")
      .withArgs(revoked, await today());
    expect(await consortium.documentOf(successor)).to.deep.equal(NOWHERE);
  });

  it("names a new document: not itself, not one that exists, not nothing, not one out of date", async () => {
    const g = await loadFixture(ground);
    const { consortium, attester } = g;
    const document = await attest(g, Kind.Contract, "contract");
    const other = await attest(g, Kind.Contract, "other");
    const supersede = (by: string, until = 0) =>
      consortium.connect(attester).supersede(document, by, until, method);
    for (const existing of [document, other])
      await expect(supersede(existing))
        .to.be.revertedWithCustomError(consortium, "DocumentExists")
        .withArgs(existing);
    await expect(supersede(ZeroHash)).to.be.revertedWithCustomError(consortium, "CommitmentEmpty");
    const yesterday = (await today()) - 1;
    await expect(supersede(successor, yesterday))
      .to.be.revertedWithCustomError(consortium, "ValidityPast")
      .withArgs(successor, yesterday);
    await consortium.requireGood(document);
    expect(await consortium.supersededBy(document)).to.equal(ZeroHash);
  });

  it("asks its attester to be qualified for the kind still", async () => {
    const g = await loadFixture(ground);
    const { consortium, accreditation, attester } = g;
    const document = await attest(g, Kind.Contract, "contract");
    await consortium
      .connect(accreditation)
      .admitAttester(attester, 1 << Kind.Survey, await today(), 0, ZeroHash);
    await expect(consortium.connect(attester).supersede(document, successor, 0, method))
      .to.be.revertedWithCustomError(consortium, "AttesterNotQualified")
      .withArgs(attester.address, Kind.Contract);
    await consortium.requireGood(document);
  });
});

describe("revocation of a document", () => {
  it("is made by its attester or by the accreditation office", async () => {
    const g = await loadFixture(ground);
    const { consortium, attester, accreditation } = g;
    for (const caller of [attester, accreditation]) {
      const document = await attest(g, Kind.Contract, `revoked by ${caller.address}`);
      await expect(consortium.connect(caller).revoke(document, reason))
        .to.emit(consortium, "Revoked")
        .withArgs(document, caller.address, reason);
      expect((await consortium.documentOf(document)).revokedOn).to.equal(await today());
      await expect(consortium.requireGood(document))
        .to.be.revertedWithCustomError(consortium, "EvidenceRevoked")
        .withArgs(document, await today());
    }
  });

  it("is made by nobody else", async () => {
    const g = await loadFixture(ground);
    const document = await attest(g, Kind.Contract, "contract");
    const other = await colleague(g);
    for (const caller of [other.attester, g.council, g.registrar])
      await expect(g.consortium.connect(caller).revoke(document, reason))
        .to.be.revertedWithCustomError(g.consortium, "NotItsAttester")
        .withArgs(document, caller.address);
    await g.consortium.requireGood(document);
  });

  it("happens once, and keeps its day", async () => {
    const g = await loadFixture(ground);
    const { consortium, attester, accreditation } = g;
    const document = await attest(g, Kind.Contract, "contract");
    await consortium.connect(attester).revoke(document, reason);
    const day = await today();
    await time.increaseTo(midnight(day + 9));
    for (const caller of [attester, accreditation])
      await expect(consortium.connect(caller).revoke(document, reason))
        .to.be.revertedWithCustomError(consortium, "EvidenceRevoked")
        .withArgs(document, day);
    expect((await consortium.documentOf(document)).revokedOn).to.equal(day);
  });

  it("needs a document", async () => {
    const { consortium, accreditation } = await loadFixture(ground);
    await expect(consortium.connect(accreditation).revoke(commitment("nothing"), reason))
      .to.be.revertedWithCustomError(consortium, "EvidenceUnknown")
      .withArgs(commitment("nothing"));
  });

  it("of a successor does not bring back the document it replaced", async () => {
    const g = await loadFixture(ground);
    const document = await attest(g, Kind.Contract, "contract");
    await g.consortium.connect(g.attester).supersede(document, successor, 0, method);
    await g.consortium.connect(g.attester).revoke(successor, reason);
    await expect(g.consortium.requireGood(document))
      .to.be.revertedWithCustomError(g.consortium, "EvidenceSuperseded")
      .withArgs(document, successor);
    await expect(g.consortium.requireGood(successor))
      .to.be.revertedWithCustomError(g.consortium, "EvidenceRevoked")
      .withArgs(successor, await today());
  });
});

describe("payment of what a document promises", () => {
  it("is certified with a receipt, by an attester of payments", async () => {
    const g = await loadFixture(ground);
    const { consortium, attester } = g;
    const contract = await attest(g, Kind.GrantContract, "grant");
    const receipt = await attest(g, Kind.PaymentProof, "receipt");
    expect(await consortium.requireKind(contract, Kind.GrantContract)).to.equal(false);
    await expect(consortium.connect(attester).certifyPaid(contract, receipt))
      .to.emit(consortium, "CertifiedPaid")
      .withArgs(contract, receipt, attester.address);
    expect(await consortium.requireGood(contract)).to.deep.equal([BigInt(Kind.GrantContract), true]);
    expect(await consortium.requireKind(contract, Kind.GrantContract)).to.equal(true);
    expect((await consortium.documentOf(receipt)).paid).to.equal(false);
    expect(await consortium.paidBy(receipt)).to.equal(contract);
    expect(await consortium.paidBy(contract)).to.equal(ZeroHash);
  });

  it("is certified with a receipt of its own: one receipt, one document", async () => {
    const g = await loadFixture(ground);
    const { consortium, attester } = g;
    const contract = await attest(g, Kind.GrantContract, "grant");
    const other = await attest(g, Kind.GrantContract, "other grant");
    const receipt = await attest(g, Kind.PaymentProof, "receipt");
    await consortium.connect(attester).certifyPaid(contract, receipt);
    for (const document of [other, contract])
      await expect(consortium.connect(attester).certifyPaid(document, receipt))
        .to.be.revertedWithCustomError(consortium, "ReceiptUsed")
        .withArgs(receipt, contract);
    expect((await consortium.documentOf(other)).paid).to.equal(false);
  });

  it("is no longer certified once its receipt is revoked, until there is another receipt", async () => {
    const g = await loadFixture(ground);
    const { consortium, accreditation, attester } = g;
    const contract = await attest(g, Kind.GrantContract, "grant");
    const forged = await attest(g, Kind.PaymentProof, "forged receipt");
    await consortium.connect(attester).certifyPaid(contract, forged);
    await consortium.connect(accreditation).revoke(forged, reason);
    expect(await consortium.requireKind(contract, Kind.GrantContract)).to.equal(false);
    expect(await consortium.paidBy(forged)).to.equal(contract);
    const receipt = await attest(g, Kind.PaymentProof, "receipt");
    await consortium.connect(attester).certifyPaid(contract, receipt);
    expect(await consortium.requireKind(contract, Kind.GrantContract)).to.equal(true);
  });

  it("is certified by nobody else", async () => {
    const g = await loadFixture(ground);
    const { consortium, accreditation, stranger } = g;
    const contract = await attest(g, Kind.GrantContract, "grant");
    const receipt = await attest(g, Kind.PaymentProof, "receipt");
    await consortium
      .connect(accreditation)
      .admitAttester(stranger, 1 << Kind.GrantContract, await today(), 0, ZeroHash);
    for (const caller of [stranger, accreditation])
      await expect(consortium.connect(caller).certifyPaid(contract, receipt))
        .to.be.revertedWithCustomError(consortium, "AttesterNotQualified")
        .withArgs(caller.address, Kind.PaymentProof);
    expect((await consortium.documentOf(contract)).paid).to.equal(false);
  });

  it("needs a good document and a good receipt", async () => {
    const g = await loadFixture(ground);
    const { consortium, attester } = g;
    const contract = await attest(g, Kind.GrantContract, "grant");
    const receipt = await attest(g, Kind.PaymentProof, "receipt");
    const plan = await attest(g, Kind.Survey, "plan");
    const nothing = commitment("nothing");
    const certify = (document: string, proof: string) =>
      consortium.connect(attester).certifyPaid(document, proof);
    for (const act of [certify(nothing, receipt), certify(contract, nothing)])
      await expect(act).to.be.revertedWithCustomError(consortium, "EvidenceUnknown").withArgs(nothing);
    await expect(certify(contract, plan))
      .to.be.revertedWithCustomError(consortium, "EvidenceOfWrongKind")
      .withArgs(plan, Kind.Survey, Kind.PaymentProof);
    await consortium.connect(attester).revoke(receipt, reason);
    await expect(certify(contract, receipt))
      .to.be.revertedWithCustomError(consortium, "EvidenceRevoked")
      .withArgs(receipt, await today());
    expect((await consortium.documentOf(contract)).paid).to.equal(false);
  });
});
