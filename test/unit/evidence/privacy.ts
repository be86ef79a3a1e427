// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { concat, hexlify, id, toBeHex, toUtf8Bytes, ZeroHash } from "ethers";
import { ErasureGround, privacy, Purpose, type Disclosure, type FieldValues } from "../../../sdk/index.js";
import {
  attest,
  BAOSHAN,
  commitment,
  ethers,
  ground,
  Kind,
  loadFixture,
  NATIONAL,
  Office,
  time,
  today,
  WUZHONG,
  type Ground,
} from "../../support/keys/ground.js";

const OTHER_DIVISION = WUZHONG;
const RECORD: FieldValues = {
  name: "Legal representative 7",
  capital: 1_000_000n,
  born: { day: "1936-02-29" },
};
const recipient = commitment("who asked, salted");

interface Desk {
  readonly g: Ground;
  readonly acts: Ground["consortium"];
  readonly as: (who: HardhatEthersSigner) => Ground["consortium"];
  /** Attests a document. */
  readonly attested: (words: string, kind?: number) => Promise<string>;
}

async function desk(): Promise<Desk> {
  const g = await loadFixture(ground);
  return {
    g,
    acts: g.consortium,
    as: (who) => g.consortium.connect(who),
    attested: (words, kind = Kind.Contract) => attest(g, kind, words),
  };
}

describe("the erasure of a document", () => {
  const { PeriodOver, PurposeEnded } = ErasureGround;

  it("is recorded by its attester, and no act rests on the document from then on", async () => {
    const { g, acts, as, attested } = await loadFixture(desk);
    const document = await attested("contract");
    expect(await acts.erasedOn(document)).to.equal(0n);
    await expect(as(g.attester).recordErasure(document, PeriodOver))
      .to.emit(acts, "ErasureRecorded")
      .withArgs(document, g.attester.address, PeriodOver, await today());
    expect(await acts.erasedOn(document)).to.equal(await today());
    await expect(acts.requireGood(document))
      .to.be.revertedWithCustomError(acts, "EvidenceRevoked")
      .withArgs(document, await today());
  });

  it("is recorded by the national Accreditation office, too", async () => {
    const { g, acts, as, attested } = await loadFixture(desk);
    const document = await attested("contract");
    await expect(as(g.accreditation).recordErasure(document, PeriodOver)).to.emit(acts, "ErasureRecorded");
  });

  it("is recorded by nobody else, nor for a document that nobody attested", async () => {
    const { g, acts, as, attested } = await loadFixture(desk);
    const document = await attested("contract");
    for (const other of [g.stranger, g.registrar, g.identity, g.council]) {
      await expect(as(other).recordErasure(document, PeriodOver))
        .to.be.revertedWithCustomError(acts, "NotItsAttester")
        .withArgs(document, other.address);
    }
    const unknown = commitment("unknown");
    await expect(as(g.attester).recordErasure(unknown, PeriodOver))
      .to.be.revertedWithCustomError(acts, "EvidenceUnknown")
      .withArgs(unknown);
  });

  it("names its ground, and happens once", async () => {
    const { g, acts, as, attested } = await loadFixture(desk);
    const document = await attested("contract");
    await expect(as(g.attester).recordErasure(document, ErasureGround.None))
      .to.be.revertedWithCustomError(acts, "ErasureGroundMissing")
      .withArgs(document);
    await as(g.attester).recordErasure(document, PeriodOver);
    await expect(as(g.attester).recordErasure(document, PeriodOver))
      .to.be.revertedWithCustomError(acts, "CommitmentErased")
      .withArgs(document, await today());
  });

  it("of a receipt leaves paid what it paid, unlike a revocation", async () => {
    const { g, acts, as, attested } = await loadFixture(desk);
    for (const [end, paid] of [
      ["erasure", true],
      ["revocation", false],
    ] as const) {
      const grant = await attested(`grant before ${end}`, Kind.GrantContract);
      const receipt = await attested(`receipt before ${end}`, Kind.PaymentProof);
      await acts.connect(g.attester).certifyPaid(grant, receipt);
      if (paid) await as(g.attester).recordErasure(receipt, PurposeEnded);
      else await acts.connect(g.attester).revoke(receipt, ZeroHash);
      expect((await acts.requireGood(grant)).paid, end).to.equal(paid);
    }
  });

  it("keeps the day of an earlier revocation", async () => {
    const { g, acts, as, attested } = await loadFixture(desk);
    const document = await attested("contract");
    await acts.connect(g.attester).revoke(document, ZeroHash);
    const revoked = await today();
    await time.increase(3 * 86_400);
    await as(g.attester).recordErasure(document, PeriodOver);
    expect((await acts.documentOf(document)).revokedOn).to.equal(revoked);
  });
});

describe("the erasure of a record that is no document", () => {
  const { ConsentWithdrawn } = ErasureGround;
  const credential = commitment("salted credential");

  it("is recorded by the office that keeps it: Identity or the Registrar", async () => {
    const { g, acts, as } = await loadFixture(desk);
    for (const [kind, officer, record] of [
      [Office.Identity, g.identity, credential],
      [Office.Registrar, g.registrar, commitment("salted particulars")],
    ] as const) {
      await expect(as(officer).recordErasureOf(record, kind, BAOSHAN, ConsentWithdrawn))
        .to.emit(acts, "ErasureRecorded")
        .withArgs(record, officer.address, ConsentWithdrawn, await today());
      expect(await acts.erasedOn(record)).to.equal(await today());
    }
  });

  it("is recorded by no other office, and in no other division", async () => {
    const { g, acts, as } = await loadFixture(desk);
    for (const kind of [Office.None, Office.Court, Office.Accreditation]) {
      await expect(as(g.court).recordErasureOf(credential, kind, BAOSHAN, ConsentWithdrawn))
        .to.be.revertedWithCustomError(acts, "OfficeKeepsNoRecords")
        .withArgs(kind);
    }
    for (const [kind, division, officer] of [
      [Office.Registrar, BAOSHAN, g.identity],
      [Office.Identity, OTHER_DIVISION, g.identity],
    ] as const) {
      await expect(as(officer).recordErasureOf(credential, kind, division, ConsentWithdrawn))
        .to.be.revertedWithCustomError(acts, "OfficeRequired")
        .withArgs(kind, division, officer.address);
    }
  });

  it("names a commitment that is no document's, and its ground, and happens once", async () => {
    const { g, acts, as, attested } = await loadFixture(desk);
    const erase = (record: string, why: number) =>
      as(g.identity).recordErasureOf(record, Office.Identity, BAOSHAN, why);
    await expect(erase(ZeroHash, ConsentWithdrawn)).to.be.revertedWithCustomError(acts, "CommitmentEmpty");
    const document = await attested("contract");
    await expect(erase(document, ConsentWithdrawn))
      .to.be.revertedWithCustomError(acts, "CommitmentOfDocument")
      .withArgs(document);
    await expect(erase(credential, ErasureGround.None))
      .to.be.revertedWithCustomError(acts, "ErasureGroundMissing")
      .withArgs(credential);
    await erase(credential, ConsentWithdrawn);
    await expect(erase(credential, ConsentWithdrawn))
      .to.be.revertedWithCustomError(acts, "CommitmentErased")
      .withArgs(credential, await today());
  });
});

describe("the log of disclosures", () => {
  const record = commitment("salted record");

  it("tells which officer showed a record, for which purpose, and to whom by commitment", async () => {
    const { g, acts, as } = await loadFixture(desk);
    const { InterestedParty, CourtOrAuthority } = Purpose;
    for (const [kind, division, officer, purpose] of [
      [Office.Registrar, BAOSHAN, g.registrar, InterestedParty],
      [Office.Identity, BAOSHAN, g.identity, CourtOrAuthority],
      [Office.Accreditation, NATIONAL, g.accreditation, Purpose.Audit],
    ] as const) {
      await expect(as(officer).logDisclosure(record, kind, division, purpose, recipient))
        .to.emit(acts, "DisclosureLogged")
        .withArgs(record, officer.address, purpose, kind, division, recipient);
    }
  });

  it("takes no entry without record, purpose or recipient", async () => {
    const { g, acts, as } = await loadFixture(desk);
    const log = (commitmentOf: string, purpose: number, to: string) =>
      as(g.registrar).logDisclosure(commitmentOf, Office.Registrar, BAOSHAN, purpose, to);
    await expect(log(ZeroHash, Purpose.Audit, recipient)).to.be.revertedWithCustomError(
      acts,
      "CommitmentEmpty",
    );
    await expect(log(record, Purpose.None, recipient))
      .to.be.revertedWithCustomError(acts, "PurposeMissing")
      .withArgs(record);
    await expect(log(record, Purpose.Audit, ZeroHash))
      .to.be.revertedWithCustomError(acts, "RecipientMissing")
      .withArgs(record);
  });

  it("takes no entry from who holds not the office it is made for, the council included", async () => {
    const { g, acts, as } = await loadFixture(desk);
    for (const [kind, division, caller] of [
      [Office.Registrar, BAOSHAN, g.stranger],
      [Office.Registrar, OTHER_DIVISION, g.registrar],
      [Office.Court, BAOSHAN, g.registrar],
      [Office.None, NATIONAL, g.council],
    ] as const) {
      await expect(as(caller).logDisclosure(record, kind, division, Purpose.Audit, recipient))
        .to.be.revertedWithCustomError(acts, "OfficeRequired")
        .withArgs(kind, division, caller.address);
    }
  });

  it("ends with the erasure: what is destroyed is shown to nobody", async () => {
    const { g, acts, as } = await loadFixture(desk);
    await as(g.registrar).recordErasureOf(record, Office.Registrar, BAOSHAN, ErasureGround.Unlawful);
    await expect(as(g.registrar).logDisclosure(record, Office.Registrar, BAOSHAN, Purpose.Audit, recipient))
      .to.be.revertedWithCustomError(acts, "CommitmentErased")
      .withArgs(record, await today());
  });
});

describe("a field proved on chain", () => {
  const shown = (names: string[]): Disclosure =>
    privacy.disclose(privacy.commit(RECORD), names, "InterestedParty");

  it("is what the SDK discloses, field by field", async () => {
    const { acts } = await loadFixture(desk);
    const disclosure = shown(Object.keys(RECORD));
    for (const name of Object.keys(RECORD)) {
      expect(await acts.hasField(...privacy.fieldArguments(disclosure, name)), name).to.equal(true);
    }
  });

  it("has this name, salt, value and path, and no other", async () => {
    const { acts } = await loadFixture(desk);
    const [root, name, salt, value, proof] = privacy.fieldArguments(shown(["capital"]), "capital");
    expect(await acts.hasField(root, name, salt, value, proof)).to.equal(true);
    for (const wrong of [
      [id("x"), name, salt, value, proof],
      [root, id("name"), salt, value, proof],
      [root, name, id("x"), value, proof],
      [root, name, salt, concat(["0x02", toBeHex(1_000_001n, 32)]), proof],
      [root, name, salt, concat(["0x01", toBeHex(1_000_000n, 32)]), proof],
      [root, name, salt, value, proof.slice(1)],
      [root, name, salt, value, [...proof].reverse()],
      [root, name, salt, value, []],
    ] as const) {
      const [a, b, c, d, e] = wrong;
      expect(await acts.hasField(a, b, c, d, [...e])).to.equal(false);
    }
  });

  it("is written by contracts as the SDK writes it", async () => {
    const writer = await ethers.deployContract("FieldWriter");
    const written = async (how: string, value: unknown): Promise<unknown> =>
      writer.getFunction(how).staticCall(value);
    const [, , , text] = privacy.fieldArguments(shown(["name"]), "name");
    expect(await written("text", "Legal representative 7")).to.equal(text);
    expect(text).to.equal(concat(["0x01", hexlify(toUtf8Bytes("Legal representative 7"))]));
    const [, , , number] = privacy.fieldArguments(shown(["capital"]), "capital");
    expect(await written("number", 1_000_000n)).to.equal(number);
  });
});
