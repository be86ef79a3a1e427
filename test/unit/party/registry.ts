// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { AbiCoder, hexlify, keccak256, toUtf8Bytes, ZeroAddress, ZeroHash } from "ethers";
import { vectors } from "../../data/vectors.js";
import { refused } from "../../support/refusals.js";
import { privacy } from "../../../sdk/index.js";
import { call, signedBatch, WITH_OPDATA } from "../../support/keys/execute.js";
import {
  admit,
  attest,
  BAOSHAN,
  commitment,
  enrol,
  ethers,
  ground,
  Kind,
  loadFixture,
  member,
  midnight,
  Office,
  office,
  PartyKind,
  Standing,
  time,
  today,
  WUZHONG,
  type Ground,
} from "../../support/keys/ground.js";
import { ethereumKey } from "../../support/keys/keys.js";

const NOBODY = [0n, 0n, 0n, 0n, 0n, 0n, ZeroAddress];
const MERGER = 1;
const [key, otherKey] = [ethereumKey("desk"), ethereumKey("safe")];

/** Merges a party into another: announced and, after the creditors' time, completed by a second officer. */
async function merge(g: Ground, from: string, into: string): Promise<void> {
  const [{ consortium, identity, council }, second] = [g, g.stranger];
  await consortium.connect(council).grantRole(office(Office.Identity, BAOSHAN), second, 0);
  const successors = [{ party: into, shares: 1 }];
  await consortium
    .connect(identity)
    .announceSuccession(from, MERGER, successors, ZeroHash, false, await attest(g, Kind.Other, "resolution"));
  await time.increase(45 * 86_400);
  const proof = await attest(g, Kind.SuccessionProof, "filing");
  await consortium.connect(second).completeSuccession(from, await today(), proof);
}

describe("address of a party", () => {
  it("is known before it is enrolled, and stays the same", async () => {
    const g = await loadFixture(ground);
    const { consortium } = g;
    const { credential, address } = await member(g, "Baosteel");
    expect(await ethers.provider.getCode(address)).to.equal("0x");
    expect(await consortium.partyOf(address)).to.deep.equal(NOBODY);
    expect((await enrol(g, "Baosteel")).address).to.equal(address);
    expect(await ethers.provider.getCode(address)).to.equal("0x");
    await consortium.connect(g.identity).giveKeys(credential, [key.signer], 1);
    expect(await consortium.addressOf(credential)).to.equal(address);
    expect(keccak256(await ethers.provider.getCode(address))).to.equal(await consortium.accountCodehash());
  });

  it("follows from the credential alone: another credential, another address", async () => {
    const g = await loadFixture(ground);
    const addresses = await Promise.all(["A", "B", "C"].map(async (name) => (await member(g, name)).address));
    expect(new Set(addresses).size).to.equal(3);
  });
});

describe("enrolment of a party", () => {
  it("records standing, kind, division and day", async () => {
    const g = await loadFixture(ground);
    const { consortium, identity } = g;
    const { credential, address } = await member(g, "Baosteel");
    const proof = await attest(g, Kind.IdentityProof, "business licence");
    await expect(consortium.connect(identity).enrol(credential, PartyKind.LegalPerson, BAOSHAN, proof))
      .to.emit(consortium, "Enrolled")
      .withArgs(address, credential, PartyKind.LegalPerson, BAOSHAN, proof);
    expect(await consortium.partyOf(address)).to.deep.equal([
      BigInt(Standing.Active),
      BigInt(PartyKind.LegalPerson),
      BigInt(BAOSHAN),
      BigInt(await today()),
      0n,
      BigInt(Standing.Unknown),
      ZeroAddress,
    ]);
    expect(await consortium.standingOf(address)).to.equal(Standing.Active);
    await consortium.requireActive(address);
  });

  it("takes place on the day of UTC+8", async () => {
    const g = await loadFixture(ground);
    const proofs = {
      late: await attest(g, Kind.IdentityProof, "late"),
      early: await attest(g, Kind.IdentityProof, "early"),
    };
    const day = (await today()) + 1;
    for (const [name, at, enrolledOn] of [
      ["late", midnight(day) - 1, day - 1],
      ["early", midnight(day), day],
    ] as const) {
      const { credential, address } = await member(g, name);
      await time.setNextBlockTimestamp(at);
      await g.consortium
        .connect(g.identity)
        .enrol(credential, PartyKind.NaturalPerson, BAOSHAN, proofs[name]);
      expect((await g.consortium.partyOf(address)).enrolledOn).to.equal(enrolledOn);
    }
  });

  it("is done by the identity office of the division alone", async () => {
    const g = await loadFixture(ground);
    const { consortium, identity, council, registrar, stranger } = g;
    const { credential, address } = await member(g, "Baosteel");
    const proof = await attest(g, Kind.IdentityProof, "licence");
    for (const [caller, division] of [
      [council, BAOSHAN],
      [registrar, BAOSHAN],
      [stranger, BAOSHAN],
      [identity, WUZHONG],
    ] as const)
      await expect(consortium.connect(caller).enrol(credential, PartyKind.LegalPerson, division, proof))
        .to.be.revertedWithCustomError(consortium, "OfficeRequired")
        .withArgs(Office.Identity, division, caller.address);
    expect(await consortium.partyOf(address)).to.deep.equal(NOBODY);
  });

  it("needs a credential and a kind", async () => {
    const g = await loadFixture(ground);
    const { consortium, identity } = g;
    const { credential, address } = await member(g, "Baosteel");
    const proof = await attest(g, Kind.IdentityProof, "licence");
    const enrolment = (of: string, kind: number) =>
      consortium.connect(identity).enrol(of, kind, BAOSHAN, proof);
    await expect(enrolment(ZeroHash, PartyKind.LegalPerson)).to.be.revertedWithCustomError(
      consortium,
      "CredentialEmpty",
    );
    await expect(enrolment(credential, PartyKind.None)).to.be.revertedWithCustomError(
      consortium,
      "PartyKindMissing",
    );
    expect(await consortium.standingOf(address)).to.equal(Standing.Unknown);
    expect(await consortium.standingOf(await consortium.addressOf(ZeroHash))).to.equal(Standing.Unknown);
  });

  it("happens once, whatever the party's standing", async () => {
    const g = await loadFixture(ground);
    const { consortium, identity } = g;
    const { credential, address } = await enrol(g, "Baosteel");
    const proof = await attest(g, Kind.IdentityProof, "second licence");
    const again = () =>
      consortium.connect(identity).enrol(credential, PartyKind.NaturalPerson, BAOSHAN, proof);
    await expect(again()).to.be.revertedWithCustomError(consortium, "AlreadyEnrolled").withArgs(address);
    await consortium.connect(identity).suspend(address, proof);
    await expect(again()).to.be.revertedWithCustomError(consortium, "AlreadyEnrolled").withArgs(address);
    expect((await consortium.partyOf(address)).kind).to.equal(PartyKind.LegalPerson);
    expect(await consortium.standingOf(address)).to.equal(Standing.Suspended);
  });

  it("rests on a good proof of identity", async () => {
    const g = await loadFixture(ground);
    const { consortium, identity, attester } = g;
    const { credential, address } = await member(g, "Baosteel");
    const enrolment = (proof: string) =>
      consortium.connect(identity).enrol(credential, PartyKind.LegalPerson, BAOSHAN, proof);
    const nothing = commitment("nothing");
    await expect(enrolment(nothing))
      .to.be.revertedWithCustomError(consortium, "EvidenceUnknown")
      .withArgs(nothing);
    const contract = await attest(g, Kind.Contract, "contract");
    await expect(enrolment(contract))
      .to.be.revertedWithCustomError(consortium, "EvidenceOfWrongKind")
      .withArgs(contract, Kind.Contract, Kind.IdentityProof);
    const licence = await attest(g, Kind.IdentityProof, "licence");
    await consortium.connect(attester).revoke(licence, ZeroHash);
    await expect(enrolment(licence))
      .to.be.revertedWithCustomError(consortium, "EvidenceRevoked")
      .withArgs(licence, await today());
    expect(await consortium.standingOf(address)).to.equal(Standing.Unknown);
  });
});

describe("first keys of a party", () => {
  it("come with its account", async () => {
    const g = await loadFixture(ground);
    const { consortium, identity } = g;
    const { credential, address, account } = await enrol(g, "Baosteel");
    await expect(consortium.connect(identity).giveKeys(credential, [key.signer, otherKey.signer], 2))
      .to.emit(consortium, "KeysGiven")
      .withArgs(address, 2, 2);
    expect([...(await account.getSigners(0, 9))]).to.have.members([
      key.signer.toLowerCase(),
      otherKey.signer.toLowerCase(),
    ]);
    expect(await account.threshold()).to.equal(2);
  });

  it("are given once", async () => {
    const g = await loadFixture(ground);
    const { consortium, identity } = g;
    const { credential, address, account } = await admit(g, "Baosteel");
    await expect(consortium.connect(identity).giveKeys(credential, [otherKey.signer], 1))
      .to.be.revertedWithCustomError(consortium, "KeysPresent")
      .withArgs(address);
    expect(await account.isSigner(otherKey.signer)).to.equal(false);
    expect(await account.getSignerCount()).to.equal(1);
  });

  it("are given by the identity office that keeps the party alone", async () => {
    const g = await loadFixture(ground);
    const { consortium, council, stranger, registrar } = g;
    const { credential, address } = await enrol(g, "Baosteel");
    await consortium.grantRole(office(Office.Identity, WUZHONG), stranger, 0);
    for (const caller of [council, registrar, stranger])
      await expect(consortium.connect(caller).giveKeys(credential, [key.signer], 1))
        .to.be.revertedWithCustomError(consortium, "OfficeRequired")
        .withArgs(Office.Identity, BAOSHAN, caller.address);
    expect(await ethers.provider.getCode(address)).to.equal("0x");
  });

  it("are not given to a party that is unknown or suspended", async () => {
    const g = await loadFixture(ground);
    const { consortium, identity } = g;
    const unknown = await member(g, "nobody");
    await expect(consortium.connect(identity).giveKeys(unknown.credential, [key.signer], 1))
      .to.be.revertedWithCustomError(consortium, "PartyUnknown")
      .withArgs(unknown.address);
    const suspended = await enrol(g, "Baosteel");
    await consortium.connect(identity).suspend(suspended.address, await attest(g, Kind.Other, "notice"));
    await expect(consortium.connect(identity).giveKeys(suspended.credential, [key.signer], 1))
      .to.be.revertedWithCustomError(consortium, "PartySuspended")
      .withArgs(suspended.address);
    for (const { address } of [unknown, suspended])
      expect(await ethers.provider.getCode(address)).to.equal("0x");
  });

  it("can be reached by their threshold and are keys", async () => {
    const g = await loadFixture(ground);
    const { consortium, identity } = g;
    const { credential, address, account } = await enrol(g, "Baosteel");
    const give = (signers: string[], threshold: number) =>
      consortium.connect(identity).giveKeys(credential, signers, threshold);
    await expect(give([], 1))
      .to.be.revertedWithCustomError(account, "MultiSignerERC7913UnreachableThreshold")
      .withArgs(0, 1);
    await expect(give([key.signer], 2))
      .to.be.revertedWithCustomError(account, "MultiSignerERC7913UnreachableThreshold")
      .withArgs(1, 2);
    await expect(give([key.signer], 0)).to.be.revertedWithCustomError(
      account,
      "MultiSignerERC7913ZeroThreshold",
    );
    await expect(give([key.signer, key.signer], 1))
      .to.be.revertedWithCustomError(account, "MultiSignerERC7913AlreadyExists")
      .withArgs(key.signer.toLowerCase());
    await expect(give(["0x1234"], 1))
      .to.be.revertedWithCustomError(account, "MultiSignerERC7913InvalidSigner")
      .withArgs("0x1234");
    expect(await ethers.provider.getCode(address)).to.equal("0x");
  });
});

describe("suspension of a party", () => {
  it("stops it, and reinstatement lets it act again", async () => {
    const g = await loadFixture(ground);
    const { consortium, identity } = g;
    const { address } = await admit(g, "Baosteel");
    const order = await attest(g, Kind.AuthorityDecision, "suspension");
    const lifting = await attest(g, Kind.AuthorityDecision, "lifting");
    await expect(consortium.connect(identity).suspend(address, order))
      .to.emit(consortium, "Suspended")
      .withArgs(address, order);
    expect(await consortium.standingOf(address)).to.equal(Standing.Suspended);
    await expect(consortium.requireActive(address))
      .to.be.revertedWithCustomError(consortium, "PartySuspended")
      .withArgs(address);
    await expect(consortium.connect(identity).reinstate(address, lifting))
      .to.emit(consortium, "Reinstated")
      .withArgs(address, lifting);
    await consortium.requireActive(address);
  });

  it("is decided by the identity office that keeps the party alone", async () => {
    const g = await loadFixture(ground);
    const { consortium, council, registrar, stranger } = g;
    const { address } = await enrol(g, "Baosteel");
    const order = await attest(g, Kind.AuthorityDecision, "suspension");
    for (const caller of [council, registrar, stranger])
      for (const act of ["suspend", "reinstate"] as const)
        await expect(consortium.connect(caller)[act](address, order))
          .to.be.revertedWithCustomError(consortium, "OfficeRequired")
          .withArgs(Office.Identity, BAOSHAN, caller.address);
    expect(await consortium.standingOf(address)).to.equal(Standing.Active);
  });

  it("is decided where the party is kept, not where somebody else is", async () => {
    const g = await loadFixture(ground);
    const { consortium, identity, farRegistrar } = g;
    await consortium.grantRole(office(Office.Identity, WUZHONG), farRegistrar, 0);
    const { credential, address } = await member(g, "Suzhou silk");
    const proof = await attest(g, Kind.IdentityProof, "licence");
    const far = consortium.connect(farRegistrar);
    await far.enrol(credential, PartyKind.LegalPerson, WUZHONG, proof);
    for (const act of [
      consortium.connect(identity).suspend(address, proof),
      consortium.connect(identity).reinstate(address, proof),
      consortium.connect(identity).giveKeys(credential, [key.signer], 1),
    ])
      await expect(act)
        .to.be.revertedWithCustomError(consortium, "OfficeRequired")
        .withArgs(Office.Identity, WUZHONG, identity.address);
    expect(await consortium.standingOf(address)).to.equal(Standing.Active);
    await far.giveKeys(credential, [key.signer], 1);
    await far.suspend(address, proof);
    expect(await consortium.standingOf(address)).to.equal(Standing.Suspended);
  });

  it("meets known parties only, the right way round", async () => {
    const g = await loadFixture(ground);
    const { consortium, identity, stranger } = g;
    const { address } = await enrol(g, "Baosteel");
    const order = await attest(g, Kind.AuthorityDecision, "suspension");
    for (const act of ["suspend", "reinstate"] as const)
      await expect(consortium.connect(identity)[act](stranger, order))
        .to.be.revertedWithCustomError(consortium, "PartyUnknown")
        .withArgs(stranger.address);
    await expect(consortium.connect(identity).reinstate(address, order))
      .to.be.revertedWithCustomError(consortium, "NotSuspended")
      .withArgs(address, Standing.Active);
    await consortium.connect(identity).suspend(address, order);
    await expect(consortium.connect(identity).suspend(address, order))
      .to.be.revertedWithCustomError(consortium, "PartySuspended")
      .withArgs(address);
  });

  it("rests on good evidence, and so does reinstatement", async () => {
    const g = await loadFixture(ground);
    const { consortium, identity, attester } = g;
    const { address } = await enrol(g, "Baosteel");
    const nothing = commitment("nothing");
    await expect(consortium.connect(identity).suspend(address, nothing))
      .to.be.revertedWithCustomError(consortium, "EvidenceUnknown")
      .withArgs(nothing);
    expect(await consortium.standingOf(address)).to.equal(Standing.Active);
    const order = await attest(g, Kind.AuthorityDecision, "suspension");
    await consortium.connect(identity).suspend(address, order);
    await consortium.connect(attester).revoke(order, ZeroHash);
    await expect(consortium.connect(identity).reinstate(address, order))
      .to.be.revertedWithCustomError(consortium, "EvidenceRevoked")
      .withArgs(order, await today());
    expect(await consortium.standingOf(address)).to.equal(Standing.Suspended);
  });
});

describe("a party that is not active", () => {
  it("is unknown when nobody enrolled it", async () => {
    const { consortium, stranger } = await loadFixture(ground);
    await expect(consortium.requireActive(stranger))
      .to.be.revertedWithCustomError(consortium, "PartyUnknown")
      .withArgs(stranger.address);
  });

  it("keeps all of a list from acting", async () => {
    const g = await loadFixture(ground);
    const { consortium, identity, stranger } = g;
    const [one, two] = [await enrol(g, "one"), await enrol(g, "two")];
    await consortium.requireApproved([], 0);
    await consortium.requireApproved([one.address, two.address, one.address], 0);
    await expect(consortium.requireApproved([one.address, stranger, two.address], 0))
      .to.be.revertedWithCustomError(consortium, "PartyUnknown")
      .withArgs(stranger.address);
    await consortium.connect(identity).suspend(two.address, await attest(g, Kind.Other, "notice"));
    await expect(consortium.requireApproved([one.address, two.address], 0))
      .to.be.revertedWithCustomError(consortium, "PartySuspended")
      .withArgs(two.address);
  });

  it("has ceased for good, and names who answers for it", async () => {
    const g = await loadFixture(ground);
    const { consortium, identity } = g;
    const gone = await admit(g, "merged");
    const heir = await admit(g, "heir");
    await merge(g, gone.address, heir.address);
    expect(await consortium.answeringFor(gone.address)).to.equal(heir.address);
    expect(await consortium.standingOf(gone.address)).to.equal(Standing.Ceased);
    const order = await attest(g, Kind.AuthorityDecision, "order");
    for (const act of [
      consortium.requireActive(gone.address),
      consortium.connect(identity).suspend(gone.address, order),
      consortium.connect(identity).giveKeys(gone.credential, [otherKey.signer], 1),
    ])
      await expect(act)
        .to.be.revertedWithCustomError(consortium, "PartyCeased")
        .withArgs(gone.address, heir.address);
    await expect(consortium.connect(identity).reinstate(gone.address, order))
      .to.be.revertedWithCustomError(consortium, "NotSuspended")
      .withArgs(gone.address, Standing.Ceased);
    expect(await gone.account.isValidSignature(order, gone.sign(order))).to.equal("0xffffffff");
  });
});

describe("credit code of a party", () => {
  const salt = commitment("a salt that can be destroyed");
  const real = vectors.uscc.filter(({ valid }) => valid).map(({ value }) => value);
  const wrong = vectors.uscc
    .filter(({ valid, value }) => !valid && value.length === 18)
    .map(({ value }) => value);
  const bytes = (code: string): string => hexlify(toUtf8Bytes(code));

  it("is committed to with a salt, for every real code", async () => {
    const { consortium } = await loadFixture(ground);
    expect(real.length).to.be.greaterThan(10);
    for (const code of real)
      expect(await consortium.credentialOf(bytes(code), salt), code).to.equal(
        keccak256(AbiCoder.defaultAbiCoder().encode(["bytes32", "bytes18"], [salt, bytes(code)])),
      );
  });

  it("is never committed to when it is mistyped", async () => {
    const { consortium } = await loadFixture(ground);
    expect(wrong.length).to.be.greaterThan(3);
    for (const code of wrong)
      await expect(consortium.credentialOf(bytes(code), salt), code).to.be.revert(ethers);
    const good = "91310000MA7CX0HM9U";
    await refused(consortium.credentialOf(bytes("91310000MA7CX0HM9T"), salt), "CreditCodeBadCheckDigit", [
      bytes("91310000MA7CX0HM9T"),
      bytes("U"),
      bytes("T"),
    ]);
    await consortium.credentialOf(bytes(good), salt);
  });

  it("is disclosed by the party itself, proved against its credential", async () => {
    const g = await loadFixture(ground);
    const { consortium, identity, relayer } = g;
    const target = await consortium.getAddress();
    const [code = "", other = ""] = real;
    const credential = await consortium.credentialOf(bytes(code), salt);
    const proof = await attest(g, Kind.IdentityProof, "licence");
    await consortium.connect(identity).enrol(credential, PartyKind.LegalPerson, BAOSHAN, proof);
    await consortium.connect(identity).giveKeys(credential, [key.signer], 1);
    const address = await consortium.addressOf(credential);
    const party = {
      ...(await member(g, "", [key])),
      credential,
      address,
      account: (await ethers.getContractAt("PartyAccount", address)).connect(relayer),
    };
    const disclose = async (what: string, opening: string) =>
      party.account.execute(
        WITH_OPDATA,
        await signedBatch(party, [
          call(target, consortium.interface.encodeFunctionData("discloseCreditCode", [bytes(what), opening])),
        ]),
      );
    for (const [what, opening] of [
      [other, salt],
      [code, ZeroHash],
    ] as const)
      await expect(disclose(what, opening))
        .to.be.revertedWithCustomError(consortium, "DisclosureMismatch")
        .withArgs(address, bytes(what));
    await expect(disclose(code, salt))
      .to.emit(consortium, "CreditCodeDisclosed")
      .withArgs(address, bytes(code));
  });

  it("is disclosed as one field of a credential's record, and nothing beside it", async () => {
    const g = await loadFixture(ground);
    const { consortium, identity, relayer } = g;
    const target = await consortium.getAddress();
    const [code = "", other = ""] = real;
    const record = privacy.commit({ creditCode: code, name: "Company 1", telephone: "12073915853" });
    const { commitment: credential } = record;
    const proof = await attest(g, Kind.IdentityProof, "licence");
    await consortium.connect(identity).enrol(credential, PartyKind.LegalPerson, BAOSHAN, proof);
    await consortium.connect(identity).giveKeys(credential, [key.signer], 1);
    const address = await consortium.addressOf(credential);
    const account = (await ethers.getContractAt("PartyAccount", address)).connect(relayer);
    const party = { ...(await member(g, "", [key])), credential, address, account };
    const shown = privacy.disclose(record, ["creditCode", "name"], "RightHolder");
    const [, , fieldSalt, , path] = privacy.fieldArguments(shown, "creditCode");
    const [, , nameSalt, , namePath] = privacy.fieldArguments(shown, "name");
    const disclose = async (root: string, what: string, opening: string, siblings: string[]) => {
      const values = [root, bytes(what), opening, siblings] as const;
      const data = consortium.interface.encodeFunctionData("discloseCreditCodeField", [...values]);
      return account.execute(WITH_OPDATA, await signedBatch(party, [call(target, data)]));
    };
    const another = privacy.commit({ creditCode: code });
    const [, , anotherSalt, , anotherPath] = privacy.fieldArguments(
      privacy.disclose(another, ["creditCode"], "RightHolder"),
      "creditCode",
    );
    for (const [root, what, opening, siblings] of [
      [credential, other, fieldSalt, path],
      [credential, code, nameSalt, namePath],
      [credential, code, ZeroHash, path],
      [another.commitment, code, anotherSalt, anotherPath],
    ] as const)
      await expect(disclose(root, what, opening, [...siblings]))
        .to.be.revertedWithCustomError(consortium, "DisclosureMismatch")
        .withArgs(address, bytes(what));
    await expect(disclose(credential, code, fieldSalt, path))
      .to.emit(consortium, "CreditCodeDisclosed")
      .withArgs(address, bytes(code));
  });

  it("is disclosed by active parties only", async () => {
    const { consortium, stranger } = await loadFixture(ground);
    const asField = consortium
      .connect(stranger)
      .discloseCreditCodeField(ZeroHash, bytes(real[0] ?? ""), salt, []);
    await expect(asField)
      .to.be.revertedWithCustomError(consortium, "PartyUnknown")
      .withArgs(stranger.address);
    await expect(consortium.connect(stranger).discloseCreditCode(bytes(real[0] ?? ""), salt))
      .to.be.revertedWithCustomError(consortium, "PartyUnknown")
      .withArgs(stranger.address);
  });
});

describe("the council", () => {
  it("gives no party keys in the registry's name: recovery is the only way", async () => {
    const g = await loadFixture(ground);
    const { consortium, council } = g;
    const { account, address } = await admit(g, "Baosteel");
    const replace = account.interface.encodeFunctionData("replaceKeys", [[otherKey.signer], 1]);
    await expect(consortium.connect(council).execute(address, replace))
      .to.be.revertedWithCustomError(consortium, "AccountNotGoverned")
      .withArgs(address);
    expect(await account.isSigner(otherKey.signer)).to.equal(false);
  });
});
