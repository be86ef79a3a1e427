// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { getBytes } from "ethers";
import { call, signedBatch, WITH_OPDATA } from "../../support/keys/execute.js";
import { admit, commitment, ethers, ground, loadFixture, type Member } from "../../support/keys/ground.js";
import { ethereumKey, multiSignature, p256Key, type Key } from "../../support/keys/keys.js";
import { grantOf, sessionBatch } from "../../support/keys/sessions.js";
import { signersOf, standIn } from "../../support/keys/standIn.js";

const VALID = "0x1626ba7e";
const INVALID = "0xffffffff";
const digest = commitment("a deed");
const [lost, kept, stolen, fresh, spare, clerk] = ["lost", "kept", "stolen", "fresh", "spare", "clerk"].map(
  ethereumKey,
) as [Key, Key, Key, Key, Key, Key];
/** 21,000 for the transaction, 4 for a zero byte of its data, 16 for another (EIP-2028). */
const intrinsic = (data: string): number =>
  getBytes(data).reduce((sum, byte) => sum + (byte === 0 ? 4 : 16), 21_000);

async function expectKeys({ account }: Member, keys: readonly Key[], threshold: number): Promise<void> {
  const signers = [...(await account.getSigners(0, 99))];
  expect(signers).to.have.members(signersOf(keys).map((signer) => signer.toLowerCase()));
  expect(await account.getSignerCount()).to.equal(keys.length);
  expect(await account.threshold()).to.equal(threshold);
}

describe("keys after a recovery", () => {
  it("take the place of the only key: the old one signs nothing any more", async () => {
    const r = await loadFixture(standIn);
    const party = await r.open([lost]);
    expect(await party.account.isValidSignature(digest, lost.sign(digest))).to.equal(VALID);
    await r.replaceKeys(party, [fresh]);
    await expectKeys(party, [fresh], 1);
    for (const old of [lost.sign(digest), multiSignature([lost], digest)])
      expect(await party.account.isValidSignature(digest, old)).to.equal(INVALID);
    for (const good of [fresh.sign(digest), multiSignature([fresh], digest)])
      expect(await party.account.isValidSignature(digest, good)).to.equal(VALID);
  });

  it("take the place of any number of keys of any kind, with a threshold of their own", async () => {
    const r = await loadFixture(standIn);
    const verifier = await (await ethers.deployContract("P256Verifier")).getAddress();
    const [lostCard, newCard] = [p256Key("lost card", verifier), p256Key("new card", verifier)];
    for (const [old, next, threshold] of [
      [[lost, kept, stolen], [fresh], 1],
      [[lost], [fresh, spare, clerk], 2],
      [[lost, lostCard], [newCard, fresh], 2],
      [[lostCard], [newCard], 1],
      [[lostCard], [fresh], 1],
      [[lost, kept], [fresh, newCard, spare], 3],
    ] as const) {
      const party = await r.open(old);
      await r.replaceKeys(party, next, threshold);
      await expectKeys(party, next, threshold);
      expect(await party.account.isValidSignature(digest, multiSignature(old, digest))).to.equal(INVALID);
      expect(
        await party.account.isValidSignature(digest, multiSignature(next.slice(0, threshold), digest)),
      ).to.equal(VALID);
      await r.replaceKeys(party, [kept === old[1] ? stolen : kept]);
    }
  });

  it("come from the registry alone", async () => {
    const { stranger, council, identity, ...g } = await loadFixture(ground);
    const party = await admit({ stranger, council, identity, ...g }, "Baosteel", { keys: [lost] });
    for (const caller of [stranger, council, identity])
      await expect(party.account.connect(caller).replaceKeys([fresh.signer], 1))
        .to.be.revertedWithCustomError(party.account, "NotTheRegistry")
        .withArgs(caller.address);
    const own = party.account.interface.encodeFunctionData("replaceKeys", [[fresh.signer], 1]);
    const batch = await signedBatch(party, [call(party.address, own)]);
    await expect(party.account.execute(WITH_OPDATA, batch))
      .to.be.revertedWithCustomError(party.account, "NotTheRegistry")
      .withArgs(party.address);
    await expectKeys(party, [lost], 1);
  });

  it("are all new, so that nothing signed before verifies again", async () => {
    const r = await loadFixture(standIn);
    const party = await r.open([lost, kept, stolen], 2);
    for (const one of [lost, kept, stolen])
      await expect(r.replaceKeys(party, [fresh, one], 1))
        .to.be.revertedWithCustomError(party.account, "MultiSignerERC7913AlreadyExists")
        .withArgs(one.signer.toLowerCase());
    await expectKeys(party, [lost, kept, stolen], 2);
  });

  it("are usable", async () => {
    const r = await loadFixture(standIn);
    const party = await r.open([lost]);
    const refusals: [Key[], number, string, unknown[]][] = [
      [[], 1, "MultiSignerERC7913UnreachableThreshold", [0, 1]],
      [[fresh], 2, "MultiSignerERC7913UnreachableThreshold", [1, 2]],
      [[fresh], 0, "MultiSignerERC7913ZeroThreshold", []],
      [[fresh, fresh], 1, "MultiSignerERC7913AlreadyExists", [fresh.signer.toLowerCase()]],
      [[{ ...fresh, signer: "0x1234" }], 1, "MultiSignerERC7913InvalidSigner", ["0x1234"]],
    ];
    for (const [keys, threshold, error, values] of refusals)
      await expect(r.replaceKeys(party, keys, threshold))
        .to.be.revertedWithCustomError(party.account, error)
        .withArgs(...values);
    await expectKeys(party, [lost], 1);
  });

  it("leave no session of the old ones, nor a batch that they had signed", async () => {
    const r = await loadFixture(standIn);
    const party = await r.open([lost]);
    const named = [{ target: r.stranger.address, selector: "0x12345678" }];
    await party.account.execute(WITH_OPDATA, await signedBatch(party, [grantOf(party, clerk, named)]));
    const signedEarlier = [
      { batch: await signedBatch(party, []), error: "ExecutionUnauthorised", value: party.address },
      {
        batch: await sessionBatch(party, clerk, []),
        error: "SessionUnknown",
        value: clerk.signer.toLowerCase(),
      },
    ];
    await r.replaceKeys(party, [fresh]);
    for (const { batch, error, value } of signedEarlier)
      await expect(party.account.execute(WITH_OPDATA, batch))
        .to.be.revertedWithCustomError(party.account, error)
        .withArgs(value);
    expect((await party.account.sessionOf(clerk.signer)).until).to.equal(0);
  });

  it("cost at most 55,000 gas for one key in place of one, besides the transaction itself @gas", async () => {
    const r = await loadFixture(standIn);
    const party = await r.open([lost]);
    const { hash, data } = await r.replaceKeys(party, [fresh]);
    const receipt = await ethers.provider.getTransactionReceipt(hash);
    expect(Number(receipt?.gasUsed) - intrinsic(data)).to.be.at.most(55_000);
  });
});
