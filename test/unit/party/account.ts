// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { concat } from "ethers";
import { PartyAccount__factory } from "../../../typechain-types/index.js";
import {
  admit,
  attest,
  commitment,
  ethers,
  ground,
  Kind,
  loadFixture,
  PartyKind,
  type Ground,
  type Member,
} from "../../support/keys/ground.js";
import { signedBatch, WITH_OPDATA } from "../../support/keys/execute.js";
import {
  encodeSignatures,
  ethereumKey,
  multiSignature,
  p256Key,
  webAuthnKey,
  type Key,
} from "../../support/keys/keys.js";
import { grantOf } from "../../support/keys/sessions.js";

const VALID = "0x1626ba7e";
const INVALID = "0xffffffff";
const digest = commitment("a deed");
const [desk, safe, notary, thief] = ["desk", "safe", "notary", "thief"].map(ethereumKey) as [
  Key,
  Key,
  Key,
  Key,
];

async function verifiers(): Promise<{ p256: string; webAuthn: string }> {
  const [p256, webAuthn] = await Promise.all(
    ["P256Verifier", "WebAuthnVerifier"].map(async (name) =>
      (await ethers.deployContract(name)).getAddress(),
    ),
  );
  return { p256: p256 ?? "", webAuthn: webAuthn ?? "" };
}

describe("opening of an account", () => {
  it("is the registry's alone, for a clone that anybody made", async () => {
    const { consortium, stranger } = await loadFixture(ground);
    const cloner = await ethers.deployContract("Cloner");
    const implementation = await consortium.ACCOUNT_IMPLEMENTATION();
    const address = (await cloner.getFunction("clone").staticCall(implementation)) as string;
    await cloner.getFunction("clone").send(implementation);
    const clone = PartyAccount__factory.connect(address, stranger);
    await expect(clone.initialize([desk.signer], 1))
      .to.be.revertedWithCustomError(clone, "NotTheRegistry")
      .withArgs(stranger.address);
    expect(await clone.getSignerCount()).to.equal(0);
    // It looks like a party's account and still signs for nobody.
    expect(await clone.isValidSignature(digest, desk.sign(digest))).to.equal(INVALID);
  });

  it("happens once, and never on the code that all accounts share", async () => {
    const g = await loadFixture(ground);
    const { account } = await admit(g, "Baosteel");
    const shared = PartyAccount__factory.connect(await g.consortium.ACCOUNT_IMPLEMENTATION(), g.stranger);
    for (const opened of [account.connect(g.stranger), shared])
      await expect(opened.initialize([thief.signer], 1)).to.be.revertedWithCustomError(
        opened,
        "InvalidInitialization",
      );
    expect(await account.isSigner(thief.signer)).to.equal(false);
    expect(await shared.getSignerCount()).to.equal(0);
  });

  it("gives each account a domain of its own", async () => {
    const g = await loadFixture(ground);
    const { account, address } = await admit(g, "Baosteel");
    const { name, version, verifyingContract } = await account.eip712Domain();
    expect([name, version, verifyingContract]).to.deep.equal(["PartyAccount", "1", address]);
  });
});

describe("an account of one key", () => {
  it("accepts the key's plain signature and the long form", async () => {
    const { account } = await admit(await loadFixture(ground), "Baosteel", { keys: [desk] });
    expect(await account.isValidSignature(digest, desk.sign(digest))).to.equal(VALID);
    expect(await account.isValidSignature(digest, multiSignature([desk], digest))).to.equal(VALID);
  });

  it("accepts nothing else, and never fails on it", async () => {
    const { account } = await admit(await loadFixture(ground), "Baosteel", { keys: [desk] });
    const good = desk.sign(digest);
    for (const [what, signature] of [
      ["another key", thief.sign(digest)],
      ["another deed", desk.sign(commitment("another deed"))],
      ["another key in the long form", multiSignature([thief], digest)],
      ["no signature", "0x"],
      ["a byte too few", good.slice(0, -2)],
      ["a byte too many", `${good}00`],
      ["zeros", `0x${"00".repeat(65)}`],
      ["a wrong recovery id", `${good.slice(0, -2)}1d`],
      ["an empty long form", encodeSignatures([], [])],
      ["a signer without signature", encodeSignatures([desk.signer], [])],
      ["a signer with an empty signature", encodeSignatures([desk.signer], ["0x"])],
      [
        "another key's signature under the signer's name",
        encodeSignatures([desk.signer], [thief.sign(digest)]),
      ],
      ["an unreadable long form", `0x${"ff".repeat(96)}`],
    ] as const)
      expect(await account.isValidSignature(digest, signature), what).to.equal(INVALID);
  });
});

describe("a plain signature of an account of one key", () => {
  it("costs one read of the account's storage, with sessions or without", async () => {
    const g = await loadFixture(ground);
    const party = await admit(g, "Baosteel", { keys: [desk] });
    expect(await readsOf(party, desk.sign(digest))).to.equal(1);
    const named = [{ target: g.stranger.address, selector: "0x12345678" }];
    await party.account.execute(WITH_OPDATA, await signedBatch(party, [grantOf(party, safe, named)]));
    expect(await readsOf(party, desk.sign(digest))).to.equal(1);
  });
});

describe("an account of two out of three keys", () => {
  const board = [desk, safe, notary];

  it("accepts any two, and all three", async () => {
    const { account } = await admit(await loadFixture(ground), "board", { keys: board, threshold: 2 });
    for (const keys of [[desk, safe], [desk, notary], [safe, notary], board])
      expect(await account.isValidSignature(digest, multiSignature(keys, digest))).to.equal(VALID);
  });

  it("accepts no single one, no stranger, and nobody twice", async () => {
    const { account } = await admit(await loadFixture(ground), "board", { keys: board, threshold: 2 });
    for (const [what, signature] of [
      ["one, plain", desk.sign(digest)],
      ["one", multiSignature([desk], digest)],
      ["one with a stranger", multiSignature([desk, thief], digest)],
      ["all with a stranger", multiSignature([...board, thief], digest)],
      ["one twice", encodeSignatures([desk.signer, desk.signer], [desk.sign(digest), desk.sign(digest)])],
      [
        "two, one of them for another deed",
        encodeSignatures([desk.signer, safe.signer], [desk.sign(digest), safe.sign(commitment("other"))]),
      ],
      ["two names and one signature", encodeSignatures([desk.signer, safe.signer], [desk.sign(digest)])],
    ] as const)
      expect(await account.isValidSignature(digest, signature), what).to.equal(INVALID);
  });
});

describe("an account of other keys", () => {
  it("accepts a P-256 key", async () => {
    const g = await loadFixture(ground);
    const { p256 } = await verifiers();
    const chip = p256Key("smart card", p256);
    const { account } = await admit(g, "card holder", { keys: [chip] });
    expect(await account.isValidSignature(digest, multiSignature([chip], digest))).to.equal(VALID);
    const [other, good] = [p256Key("stolen card", p256), chip.sign(digest)];
    for (const [what, signature] of [
      ["another card", multiSignature([other], digest)],
      ["another card in this one's name", encodeSignatures([chip.signer], [other.sign(digest)])],
      ["another deed", multiSignature([chip], commitment("another deed"))],
      ["its signature alone", good],
      ["its signature with a byte, as long as a plain one", `${good}1b`],
      ["a high s", encodeSignatures([chip.signer], [highS(good)])],
    ] as const)
      expect(await account.isValidSignature(digest, signature), what).to.equal(INVALID);
  });

  it("accepts a passkey", async () => {
    const g = await loadFixture(ground);
    const { webAuthn } = await verifiers();
    const phone = webAuthnKey("phone", webAuthn);
    const { account } = await admit(g, "passkey holder", { keys: [phone] });
    expect(await account.isValidSignature(digest, multiSignature([phone], digest))).to.equal(VALID);
    for (const [what, signature] of [
      ["another deed", encodeSignatures([phone.signer], [phone.sign(commitment("another deed"))])],
      ["another passkey", encodeSignatures([phone.signer], [webAuthnKey("other", webAuthn).sign(digest)])],
      ["an unreadable assertion", encodeSignatures([phone.signer], ["0x1234"])],
    ] as const)
      expect(await account.isValidSignature(digest, signature), what).to.equal(INVALID);
  });

  it("accepts two of a wallet, a smart card and a passkey", async () => {
    const g = await loadFixture(ground);
    const { p256, webAuthn } = await verifiers();
    const keys = [desk, p256Key("smart card", p256), webAuthnKey("phone", webAuthn)];
    const party = await admit(g, "mixed", { keys, threshold: 2 });
    for (let left = 0; left < 3; left++) {
      const two = keys.filter((_, i) => i !== left);
      expect(await party.account.isValidSignature(digest, multiSignature(two, digest))).to.equal(VALID);
      expect(await party.account.isValidSignature(digest, multiSignature(two.slice(1), digest))).to.equal(
        INVALID,
      );
    }
  });

  it("accepts the accounts of joint owners, as long as both are active", async () => {
    const g = await loadFixture(ground);
    const [wife, husband] = [await admit(g, "wife"), await admit(g, "husband")];
    const asKey = ({ address, sign }: Member): Key => ({ signer: address, sign });
    const joint = await admit(g, "joint owners", {
      keys: [asKey(wife), asKey(husband)],
      kind: PartyKind.JointOwners,
    });
    expect(await joint.account.isValidSignature(digest, joint.sign(digest))).to.equal(VALID);
    expect(await joint.account.isValidSignature(digest, multiSignature([asKey(wife)], digest))).to.equal(
      INVALID,
    );
    await suspend(g, husband);
    expect(await joint.account.isValidSignature(digest, joint.sign(digest))).to.equal(INVALID);
  });
});

/** How often the account reads its storage to judge a signature; the registry's own reads are not counted. */
async function readsOf({ account, address }: Member, signature: string): Promise<number> {
  const data = account.interface.encodeFunctionData("isValidSignature", [digest, signature]);
  const trace = (await ethers.provider.send("debug_traceCall", [{ to: address, data }, "latest", {}])) as {
    structLogs: { op: string; depth: number }[];
  };
  // 1 is the clone, 2 the code that all accounts share, 3 what that calls.
  return trace.structLogs.filter(({ op, depth }) => op === "SLOAD" && depth <= 2).length;
}

function highS(signature: string): string {
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  const s = order - BigInt(`0x${signature.slice(66)}`);
  return concat([signature.slice(0, 66), `0x${s.toString(16).padStart(64, "0")}`]);
}

async function suspend(g: Ground, { address }: Member): Promise<void> {
  const order = await attest(g, Kind.AuthorityDecision, `suspension of ${address}`);
  await g.consortium.connect(g.identity).suspend(address, order);
}
