// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { dataSlice, ZeroAddress, type ContractTransactionResponse } from "ethers";
import { Matters__factory, Proprietorship__factory } from "../../../typechain-types/index.js";
import { call, signedBatch, WITH_OPDATA } from "../../support/keys/execute.js";
import {
  admit,
  attest,
  commitment,
  enrol,
  ethers,
  Kind,
  loadFixture,
  member,
  PartyKind,
  Standing,
  type Member,
} from "../../support/keys/ground.js";
import { consents, digestOf, lodgedBy, titleId, type Draft } from "../../support/keys/instruments.js";
import { FIRST, landOffice, stateOf, type LandOffice } from "../../support/keys/landOffice.js";
import { ethereumKey, multiSignature, type Key } from "../../support/keys/keys.js";

const title = titleId(FIRST);
const register = { interface: Matters__factory.createInterface() };
const OTHER = commitment("another instrument");

/** Gives or takes back consent by call, from the party's own account. */
async function byAccount(
  { daybook }: LandOffice,
  party: Member,
  what: "consent" | "withdrawConsent",
  digest: string,
): Promise<ContractTransactionResponse> {
  const data = daybook.interface.encodeFunctionData(what as "consent", [digest]);
  return party.account.execute(
    WITH_OPDATA,
    await signedBatch(party, [call(await daybook.getAddress(), data)]),
  );
}

const consentByCall = (
  office: LandOffice,
  party: Member,
  digest: string,
): Promise<ContractTransactionResponse> => byAccount(office, party, "consent", digest);

const byCall = ({ address }: Member) => ({ party: address, signature: "0x" });

async function suspend({ consortium, identity, ...g }: LandOffice, party: Member): Promise<string> {
  const order = await attest(
    { consortium, identity, ...g },
    Kind.AuthorityDecision,
    `order on ${party.address}`,
  );
  await consortium.connect(identity).suspend(party.address, order);
  return order;
}

describe("consent by signature", () => {
  it("is for this instrument, this register and this chain, by the party's own keys", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, land, examiner, registrar, seller, buyer, stranger } = office;
    const deed = await office.deed("Transfer", { nonce: 77n });
    const { chainId } = await ethers.provider.getNetwork();
    const values = {
      title: FIRST,
      applicant: seller.address,
      evidence: office.sale,
      to: buyer.address,
      cause: 1,
      acknowledged: false,
      terms: commitment("terms"),
      notice: 0,
      nonce: 77n,
      ...datesOf(deed.body),
    };
    const spelled: Draft = { register: await land.getAddress(), act: "Transfer", values, chainId };
    expect(digestOf(spelled)).to.equal(deed.digest);
    const signedIn = (other: Partial<Draft>): string =>
      seller.sign(digestOf({ ...spelled, ...other }, seller.address));
    const signed = deed.digestFor(seller.address);
    const before = await stateOf(office, FIRST);
    for (const [what, signature] of [
      ["another key", ethereumKey("thief").sign(signed)],
      ["the other side's key", buyer.sign(signed)],
      ["another instrument", seller.sign((await office.deed("Transfer")).digestFor(seller.address))],
      ["another chain", signedIn({ chainId: chainId + 1n })],
      ["another register", signedIn({ register: stranger.address })],
      ["the daybook as register", signedIn({ register: await daybook.getAddress() })],
      ["no party in particular", seller.sign(deed.digest)],
      ["the other side", seller.sign(deed.digestFor(buyer.address))],
      ["no typed data", seller.sign(commitment(deed.body))],
      ["a torn signature", seller.sign(signed).slice(0, -2)],
      ["another key in the long form", multiSignature([ethereumKey("thief")], signed)],
      ["nothing, and no consent by call", "0x"],
    ] as const) {
      const given = [{ party: seller.address, signature }, ...consents(deed, buyer)];
      for (const attempt of [
        daybook.connect(examiner).lodge(deed, given),
        daybook.connect(registrar).lodgeAndRecord(deed, given),
      ])
        await expect(attempt, what)
          .to.be.revertedWithCustomError(daybook, "ConsentInvalid")
          .withArgs(seller.address, deed.digestFor(seller.address));
    }
    expect(await stateOf(office, FIRST)).to.deep.equal(before);
    expect(await daybook.isNonceUsed(seller.address, 77)).to.equal(false);
  });

  it("given for one register is none for another that the daybook writes to", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, consortium, land, examiner, seller, buyer, stranger } = office;
    const authority = await consortium.getAddress();
    const registers = [await land.getAddress(), stranger.address];
    const next = await ethers.deployContract("Daybook", [authority, authority, registers, ZeroAddress]);
    await daybook.upgradeToAndCall(await next.getAddress(), "0x");
    const deed = await office.deed("Transfer");
    const elsewhere = { ...deed, register: stranger.address };
    await expect(daybook.connect(examiner).lodge(elsewhere, consents(deed, seller, buyer)))
      .to.be.revertedWithCustomError(daybook, "ConsentInvalid")
      .withArgs(seller.address, await daybook.digestFor(elsewhere, seller.address));
  });

  it("is worth nothing from an address that is no party, whatever it answers", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, consortium, examiner, seller, stranger } = office;
    const yesMan = await (await ethers.deployContract("YesMan")).getAddress();
    for (const party of [stranger.address, yesMan, (await member(office, "nobody")).address]) {
      const deed = await office.deed("Transfer", { to: party });
      const given = [...consents(deed, seller), { party, signature: seller.sign(deed.digestFor(party)) }];
      await expect(daybook.connect(examiner).lodge(deed, given))
        .to.be.revertedWithCustomError(consortium, "PartyUnknown")
        .withArgs(party);
    }
    expect(await daybook.lastNumber()).to.equal(2);
  });

  it("is not possible for a party without keys", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, examiner, seller } = office;
    const keyless = await enrol(office, "migrated");
    const deed = await office.deed("Transfer", { to: keyless.address });
    await expect(daybook.connect(examiner).lodge(deed, consents(deed, seller, keyless)))
      .to.be.revertedWithCustomError(daybook, "ConsentInvalid")
      .withArgs(keyless.address, deed.digestFor(keyless.address));
  });

  it("of a suspended party is refused, by signature and by call", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, consortium, examiner, seller, buyer } = office;
    const deed = await office.deed("Transfer");
    await consentByCall(office, buyer, deed.digest);
    await suspend(office, buyer);
    for (const consent of [...consents(deed, buyer), byCall(buyer)])
      await expect(daybook.connect(examiner).lodge(deed, [...consents(deed, seller), consent]))
        .to.be.revertedWithCustomError(consortium, "PartySuspended")
        .withArgs(buyer.address);
    expect(await daybook.lastNumber()).to.equal(2);
  });

  it("comes from a board by its threshold, and from joint owners together", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, land, registrar, seller } = office;
    const [chair, treasurer, clerk] = ["chair", "treasurer", "clerk"].map(ethereumKey) as [Key, Key, Key];
    const board = await admit(office, "board", {
      keys: [chair, treasurer, clerk],
      threshold: 2,
      kind: PartyKind.JointOwners,
    });
    const deed = await office.deed("Transfer", { to: board.address });
    const one = { party: board.address, signature: multiSignature([clerk], deed.digestFor(board.address)) };
    await expect(daybook.connect(registrar).lodgeAndRecord(deed, [...consents(deed, seller), one]))
      .to.be.revertedWithCustomError(daybook, "ConsentInvalid")
      .withArgs(board.address, deed.digestFor(board.address));
    const two = {
      party: board.address,
      signature: multiSignature([chair, clerk], deed.digestFor(board.address)),
    };
    await daybook.connect(registrar).lodgeAndRecord(deed, [...consents(deed, seller), two]);
    expect(await land.balanceOf(board.address, title)).to.equal(1);
  });

  it("by a key that two parties share counts only for the one it signed for", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, land, examiner, registrar, seller } = office;
    // One lawyer holds the key of the seller and that of the seller's subsidiary.
    const subsidiary = await admit(office, "subsidiary", { keys: [...seller.keys] });
    const deed = await office.deed("Transfer", { to: subsidiary.address });
    const [sold] = consents(deed, seller);
    if (sold === undefined) throw new Error("the seller signed");
    for (const attempt of [
      daybook.connect(examiner).lodge(deed, [sold, { ...sold, party: subsidiary.address }]),
      daybook.connect(registrar).lodgeAndRecord(deed, [sold, { ...sold, party: subsidiary.address }]),
    ])
      await expect(attempt)
        .to.be.revertedWithCustomError(daybook, "ConsentInvalid")
        .withArgs(subsidiary.address, deed.digestFor(subsidiary.address));
    await daybook.connect(registrar).lodgeAndRecord(deed, consents(deed, seller, subsidiary));
    expect(await land.balanceOf(subsidiary.address, title)).to.equal(1);
  });
});

/** Effective day and deadline as they stand in a body. */
function datesOf(body: string): { effective: bigint; deadline: bigint } {
  const word = (n: number): bigint => BigInt(dataSlice(body, 32 * n, 32 * n + 32));
  return { effective: word(3), deadline: word(5) };
}

describe("consent by call", () => {
  it("stands in the place of a signature", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, land, registrar, seller, buyer } = office;
    const deed = await office.deed("Transfer");
    expect(await daybook.hasConsented(deed.digest, seller.address)).to.equal(false);
    await expect(consentByCall(office, seller, deed.digest))
      .to.emit(daybook, "Consented")
      .withArgs(deed.digest, seller.address);
    expect(await daybook.hasConsented(deed.digest, seller.address)).to.equal(true);
    expect(await daybook.hasConsented(deed.digest, buyer.address)).to.equal(false);
    await daybook.connect(registrar).lodgeAndRecord(deed, [byCall(seller), ...consents(deed, buyer)]);
    expect(await land.balanceOf(buyer.address, title)).to.equal(1);
  });

  it("counts even beside a bad signature, and for its own instrument only", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, registrar, seller, buyer } = office;
    const [deed, other] = [await office.deed("Transfer"), await office.deed("Transfer")];
    await consentByCall(office, seller, other.digest);
    await expect(daybook.connect(registrar).lodgeAndRecord(deed, [byCall(seller), ...consents(deed, buyer)]))
      .to.be.revertedWithCustomError(daybook, "ConsentInvalid")
      .withArgs(seller.address, deed.digestFor(seller.address));
    await consentByCall(office, seller, deed.digest);
    const torn = { party: seller.address, signature: "0x1234" };
    await daybook.connect(registrar).lodgeAndRecord(deed, [torn, ...consents(deed, buyer)]);
  });

  it("is taken back by the party that gave it, up to lodging", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, registrar, stranger, seller, buyer } = office;
    const deed = await office.deed("Transfer");
    await consentByCall(office, seller, deed.digest);
    await consentByCall(office, buyer, deed.digest);
    await daybook.connect(stranger).withdrawConsent(deed.digest);
    await expect(byAccount(office, seller, "withdrawConsent", deed.digest))
      .to.emit(daybook, "ConsentWithdrawn")
      .withArgs(deed.digest, seller.address);
    expect(await daybook.hasConsented(deed.digest, seller.address)).to.equal(false);
    expect(await daybook.hasConsented(deed.digest, buyer.address)).to.equal(true);
    const both = [byCall(seller), byCall(buyer)];
    await expect(daybook.connect(registrar).lodgeAndRecord(deed, both))
      .to.be.revertedWithCustomError(daybook, "ConsentInvalid")
      .withArgs(seller.address, deed.digestFor(seller.address));
    await consentByCall(office, seller, deed.digest);
    await daybook.connect(registrar).lodgeAndRecord(deed, both);
  });

  it("once verified at lodging, stands though its party takes it back", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, land, examiner, registrar, seller, buyer } = office;
    const deed = await office.deed("Transfer");
    await consentByCall(office, buyer, deed.digest);
    const given = [...consents(deed, seller), byCall(buyer)];
    const lodged = await lodgedBy(daybook, daybook.connect(examiner).lodge(deed, given));
    await byAccount(office, buyer, "withdrawConsent", deed.digest);
    await daybook.connect(registrar).record(lodged, deed, []);
    expect(await land.balanceOf(buyer.address, title)).to.equal(1);
  });

  it("is given by active parties alone", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, consortium, registrar, seller } = office;
    await expect(daybook.connect(registrar).consent(OTHER))
      .to.be.revertedWithCustomError(consortium, "PartyUnknown")
      .withArgs(registrar.address);
    await suspend(office, seller);
    await expect(consentByCall(office, seller, OTHER))
      .to.be.revertedWithCustomError(seller.account, "AccountInactive")
      .withArgs(seller.address, Standing.Suspended);
    for (const party of [registrar.address, seller.address])
      expect(await daybook.hasConsented(OTHER, party)).to.equal(false);
  });
});

describe("consents that an instrument needs", () => {
  it("begin with the applicant's own", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, examiner, registrar, seller, buyer } = office;
    const deed = await office.deed("Transfer", { nonce: 77n });
    for (const given of [[], consents(deed, buyer)])
      for (const attempt of [
        daybook.connect(examiner).lodge(deed, given),
        daybook.connect(registrar).lodgeAndRecord(deed, given),
      ])
        await expect(attempt)
          .to.be.revertedWithCustomError(daybook, "ApplicantConsentMissing")
          .withArgs(seller.address);
    expect(await daybook.lastNumber()).to.equal(2);
    expect(await daybook.isNonceUsed(seller.address, 77)).to.equal(false);
  });

  it("may come after lodging, up to recording", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, land, examiner, registrar, seller, buyer } = office;
    const deed = await office.deed("Transfer");
    const desk = daybook.connect(registrar);
    const lodged = await lodgedBy(daybook, daybook.connect(examiner).lodge(deed, consents(deed, seller)));
    expect(lodged.consents).to.deep.equal([seller.address]);
    await expect(desk.record(lodged, deed, []))
      .to.be.revertedWithCustomError(register, "ConsentMissing")
      .withArgs(buyer.address);
    await expect(desk.recordBatch([lodged], [deed]))
      .to.be.revertedWithCustomError(register, "ConsentMissing")
      .withArgs(buyer.address);
    for (const further of [
      byCall(buyer),
      { party: buyer.address, signature: seller.sign(deed.digestFor(buyer.address)) },
    ])
      await expect(desk.record(lodged, deed, [further]))
        .to.be.revertedWithCustomError(daybook, "ConsentInvalid")
        .withArgs(buyer.address, deed.digestFor(buyer.address));
    expect(await daybook.pendingOf(title)).to.deep.equal([3n]);
    await desk.record(lodged, deed, consents(deed, buyer));
    expect(await land.balanceOf(buyer.address, title)).to.equal(1);
  });

  it("may come after lodging by call", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, land, examiner, registrar, seller, buyer } = office;
    const deed = await office.deed("Transfer");
    const lodged = await lodgedBy(daybook, daybook.connect(examiner).lodge(deed, consents(deed, seller)));
    await consentByCall(office, buyer, deed.digest);
    await daybook.connect(registrar).record(lodged, deed, [byCall(buyer)]);
    expect(await land.balanceOf(buyer.address, title)).to.equal(1);
  });

  it("fall away while their party is suspended, and hold again once it is reinstated", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, consortium, land, examiner, registrar, identity, seller, buyer } = office;
    const deed = await office.deed("Transfer");
    const all = consents(deed, seller, buyer);
    const lodged = await lodgedBy(daybook, daybook.connect(examiner).lodge(deed, all));
    const order = await suspend(office, seller);
    await expect(daybook.connect(registrar).record(lodged, deed, []))
      .to.be.revertedWithCustomError(consortium, "PartySuspended")
      .withArgs(seller.address);
    expect(await daybook.pendingOf(title)).to.deep.equal([3n]);
    await consortium.connect(identity).reinstate(seller.address, order);
    await daybook.connect(registrar).record(lodged, deed, []);
    expect(await land.balanceOf(buyer.address, title)).to.equal(1);
  });

  it("may be more than it needs, and in any order", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, land, registrar, seller, buyer } = office;
    const witness = await admit(office, "witness");
    const deed = await office.deed("Transfer");
    const given = consents(deed, witness, buyer, seller, buyer);
    await daybook.connect(registrar).lodgeAndRecord(deed, given);
    expect(await land.balanceOf(buyer.address, title)).to.equal(1);
  });

  it("are the applicant's in vain, if the title is another's", async () => {
    const office = await loadFixture(landOffice);
    const { daybook, registrar, seller, buyer } = office;
    const proprietors = { interface: Proprietorship__factory.createInterface() };
    const before = await stateOf(office, FIRST);
    for (const [applicant, ...signers] of [
      [buyer.address, buyer],
      [buyer.address, buyer, seller],
      [ZeroAddress],
      [ZeroAddress, seller],
    ] as const) {
      const deed = await office.deed("Change", { applicant, extent: 1 });
      await expect(daybook.connect(registrar).lodgeAndRecord(deed, consents(deed, ...signers)))
        .to.be.revertedWithCustomError(proprietors, "NotProprietor")
        .withArgs(title, applicant);
    }
    expect(await stateOf(office, FIRST)).to.deep.equal(before);
  });
});
