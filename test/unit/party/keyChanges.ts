// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import type { ContractTransactionResponse } from "ethers";
import { PartyAccount__factory } from "../../../typechain-types/index.js";
import { call, signedBatch, WITH_OPDATA } from "../../support/keys/execute.js";
import {
  admit,
  commitment,
  ethers,
  ground,
  loadFixture,
  type Ground,
  type Member,
} from "../../support/keys/ground.js";
import { ethereumKey, multiSignature, p256Key, type Key } from "../../support/keys/keys.js";

const VALID = "0x1626ba7e";
const INVALID = "0xffffffff";
const digest = commitment("a deed");
const [desk, safe, notary] = ["desk", "safe", "notary"].map(ethereumKey) as [Key, Key, Key];

interface Change {
  readonly add?: readonly Key[];
  readonly remove?: readonly Key[];
  readonly threshold: number;
}

const signersOf = (keys: readonly Key[]): string[] => keys.map(({ signer }) => signer);

/** The call by which an account changes its own keys. */
function changeOf({ add = [], remove = [], threshold }: Change): string {
  const change = [signersOf(add), signersOf(remove), threshold] as const;
  return PartyAccount__factory.createInterface().encodeFunctionData("changeKeys", [...change]);
}

/** Changes the keys of an account through a batch that its present keys sign. */
async function changeKeys(party: Member, change: Change): Promise<ContractTransactionResponse> {
  const batch = await signedBatch(party, [call(party.address, changeOf(change))]);
  return party.account.execute(WITH_OPDATA, batch);
}

/** The keys by which an account signs from now on, all of them. */
function heldBy(party: Member, keys: readonly Key[]): Member {
  return { ...party, keys, sign: (hash) => multiSignature(keys, hash) };
}

async function expectKeys({ account }: Member, keys: readonly Key[], threshold: number): Promise<void> {
  const signers = [...(await account.getSigners(0, 99))];
  expect(signers).to.have.members(signersOf(keys).map((signer) => signer.toLowerCase()));
  expect(await account.threshold()).to.equal(threshold);
}

async function accepts({ account }: Member, signature: string): Promise<boolean> {
  const answer = await account.isValidSignature(digest, signature);
  expect([VALID, INVALID]).to.include(answer);
  return answer === VALID;
}

async function withKeys(keys: Key[], threshold: number): Promise<Ground & { party: Member }> {
  const g = await loadFixture(ground);
  return { ...g, party: await admit(g, "Baosteel", { keys, threshold }) };
}

describe("change of an account's keys", () => {
  it("replaces the only key: the old one signs nothing any more, the new one signs plainly", async () => {
    const { party } = await withKeys([desk], 1);
    await changeKeys(party, { add: [safe], remove: [desk], threshold: 1 });
    await expectKeys(party, [safe], 1);
    expect(await accepts(party, desk.sign(digest))).to.equal(false);
    expect(await accepts(party, multiSignature([desk], digest))).to.equal(false);
    expect(await accepts(party, safe.sign(digest))).to.equal(true);
    expect(await accepts(party, multiSignature([safe], digest))).to.equal(true);
  });

  it("from one key to two of two: the old plain signature is no longer enough", async () => {
    const { party } = await withKeys([desk], 1);
    await changeKeys(party, { add: [safe], threshold: 2 });
    await expectKeys(party, [desk, safe], 2);
    for (const one of [desk, safe]) {
      expect(await accepts(party, one.sign(digest))).to.equal(false);
      expect(await accepts(party, multiSignature([one], digest))).to.equal(false);
    }
    expect(await accepts(party, multiSignature([desk, safe], digest))).to.equal(true);
  });

  it("from one key to one of two: each signs, but in the long form", async () => {
    const { party } = await withKeys([desk], 1);
    await changeKeys(party, { add: [safe], threshold: 1 });
    for (const one of [desk, safe]) {
      expect(await accepts(party, one.sign(digest))).to.equal(false);
      expect(await accepts(party, multiSignature([one], digest))).to.equal(true);
    }
  });

  it("from two of two to one key: that one signs plainly", async () => {
    const { party } = await withKeys([desk, safe], 2);
    await changeKeys(party, { remove: [desk], threshold: 1 });
    await expectKeys(party, [safe], 1);
    expect(await accepts(party, safe.sign(digest))).to.equal(true);
    expect(await accepts(party, desk.sign(digest))).to.equal(false);
    expect(await accepts(party, multiSignature([desk, safe], digest))).to.equal(false);
  });

  it("raises and lowers the threshold alone", async () => {
    const { party } = await withKeys([desk, safe, notary], 2);
    await changeKeys(party, { threshold: 3 });
    await expectKeys(party, [desk, safe, notary], 3);
    expect(await accepts(party, multiSignature([desk, safe], digest))).to.equal(false);
    expect(await accepts(party, multiSignature([desk, safe, notary], digest))).to.equal(true);
    await changeKeys(party, { threshold: 1 });
    await expectKeys(party, [desk, safe, notary], 1);
    expect(await accepts(party, multiSignature([notary], digest))).to.equal(true);
  });

  it("replaces all keys and the threshold at once", async () => {
    const { party } = await withKeys([desk, safe], 2);
    const next = ["a", "b", "c"].map(ethereumKey);
    await changeKeys(party, { add: next, remove: [desk, safe], threshold: 3 });
    await expectKeys(party, next, 3);
    expect(await accepts(party, multiSignature([desk, safe], digest))).to.equal(false);
    await changeKeys(heldBy(party, next), { add: [notary], remove: next, threshold: 1 });
    await expectKeys(party, [notary], 1);
    expect(await accepts(party, notary.sign(digest))).to.equal(true);
  });

  it("to a key of another kind leaves no plain signature behind", async () => {
    const { party } = await withKeys([desk], 1);
    const card = p256Key("smart card", await (await ethers.deployContract("P256Verifier")).getAddress());
    await changeKeys(party, { add: [card], remove: [desk], threshold: 1 });
    expect(await accepts(party, desk.sign(digest))).to.equal(false);
    expect(await accepts(party, multiSignature([card], digest))).to.equal(true);
    await changeKeys(heldBy(party, [card]), { add: [desk], remove: [card], threshold: 1 });
    expect(await accepts(party, desk.sign(digest))).to.equal(true);
  });

  it("happens only from within the account", async () => {
    const { party, stranger, identity, council } = await withKeys([desk], 1);
    for (const caller of [stranger, identity, council])
      await expect(party.account.connect(caller).changeKeys([safe.signer], [desk.signer], 1))
        .to.be.revertedWithCustomError(party.account, "NotTheAccount")
        .withArgs(caller.address);
    await expectKeys(party, [desk], 1);
  });

  it("never leaves an account that nobody can use", async () => {
    const { party } = await withKeys([desk, safe], 2);
    const refusals: [Change, string, unknown[]][] = [
      [{ remove: [desk, safe], threshold: 1 }, "MultiSignerERC7913UnreachableThreshold", [0, 1]],
      [{ remove: [desk], threshold: 2 }, "MultiSignerERC7913UnreachableThreshold", [1, 2]],
      [{ threshold: 3 }, "MultiSignerERC7913UnreachableThreshold", [2, 3]],
      [{ threshold: 0 }, "MultiSignerERC7913ZeroThreshold", []],
      [{ add: [desk], threshold: 2 }, "MultiSignerERC7913AlreadyExists", [desk.signer.toLowerCase()]],
      [
        { remove: [notary], threshold: 2 },
        "MultiSignerERC7913NonexistentSigner",
        [notary.signer.toLowerCase()],
      ],
    ];
    for (const [change, error, values] of refusals) {
      await expect(changeKeys(party, change))
        .to.be.revertedWithCustomError(party.account, error)
        .withArgs(...values);
      await expectKeys(party, [desk, safe], 2);
    }
    expect(await accepts(party, multiSignature([desk, safe], digest))).to.equal(true);
  });

  it("makes a batch that the old keys had signed worthless", async () => {
    const { party } = await withKeys([desk], 1);
    const signedEarlier = await signedBatch(
      party,
      [call(party.address, changeOf({ add: [notary], threshold: 1 }))],
      {
        nonce: 1n,
      },
    );
    await changeKeys(party, { add: [safe], remove: [desk], threshold: 1 });
    await expect(party.account.execute(WITH_OPDATA, signedEarlier))
      .to.be.revertedWithCustomError(party.account, "ExecutionUnauthorised")
      .withArgs(party.address);
    await expectKeys(party, [safe], 1);
  });
});
