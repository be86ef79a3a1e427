// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import type { Contract } from "ethers";
import { call, plain, PLAIN_BATCH, signedBatch, WITH_OPDATA, type Call } from "../../support/keys/execute.js";
import { commitment, ethers, loadFixture, Standing, type Member } from "../../support/keys/ground.js";
import { ethereumKey, type Key } from "../../support/keys/keys.js";
import { grantOf, named, sessionBatch } from "../../support/keys/sessions.js";
import { standIn, type StandIn } from "../../support/keys/standIn.js";

const INVALID = "0xffffffff";
const [ofTheOld, ofTheNew, clerk] = ["old", "new", "clerk"].map(ethereumKey) as [Key, Key, Key];

interface Scene extends StandIn {
  readonly predecessor: Member;
  readonly successor: Member;
  readonly coin: Contract;
  /** Pays tokens to the stranger. */
  readonly pay: (amount: bigint) => Call;
  readonly balanceOf: (address: string) => Promise<bigint>;
}

/** A party with ten coins and a clerk who may pay them out, and another that is to answer for it. */
async function scene(): Promise<Scene> {
  const r = await loadFixture(standIn);
  const [predecessor, successor] = [await r.open([ofTheOld]), await r.open([ofTheNew])];
  const coin = await ethers.deployContract("Coin");
  const target = await coin.getAddress();
  await coin.getFunction("mint").send(predecessor.address, 10n);
  const pay = (amount: bigint): Call =>
    call(target, coin.interface.encodeFunctionData("transfer", [r.stranger.address, amount]));
  await predecessor.account.execute(
    WITH_OPDATA,
    await signedBatch(predecessor, [grantOf(predecessor, clerk, named(pay(0n)))]),
  );
  return {
    ...r,
    predecessor,
    successor,
    coin,
    pay,
    balanceOf: (address) => coin.getFunction("balanceOf").staticCall(address) as Promise<bigint>,
  };
}

/** The call by which one account has another execute calls. */
function onBehalf({ account, address }: Member, calls: readonly Call[]): Call {
  return call(address, account.interface.encodeFunctionData("execute", [PLAIN_BATCH, plain(calls)]));
}

describe("the account of a party that has ceased", () => {
  it("pays out what it holds when the party that answers for it says so", async () => {
    const { predecessor, successor, pay, place, balanceOf, stranger } = await loadFixture(scene);
    await place(predecessor, "Ceased", successor);
    await stranger.sendTransaction({ to: predecessor.address, value: 5n });
    const calls = [onBehalf(predecessor, [pay(7n), call(successor.address, "0x", 5n)])];
    await successor.account.execute(WITH_OPDATA, await signedBatch(successor, calls));
    expect(await balanceOf(stranger.address)).to.equal(7);
    expect(await balanceOf(predecessor.address)).to.equal(3);
    expect(await ethers.provider.getBalance(successor.address)).to.equal(5);
  });

  it("takes nothing from its own keys, nor from a session of theirs", async () => {
    const { predecessor, successor, pay, place, balanceOf } = await loadFixture(scene);
    const batches = [
      await signedBatch(predecessor, [pay(1n)]),
      await sessionBatch(predecessor, clerk, [pay(1n)]),
    ];
    for (const answering of [predecessor, successor]) {
      await place(predecessor, "Ceased", answering);
      for (const batch of batches)
        await expect(predecessor.account.execute(WITH_OPDATA, batch))
          .to.be.revertedWithCustomError(predecessor.account, "AccountInactive")
          .withArgs(predecessor.address, Standing.Ceased);
    }
    expect(await balanceOf(predecessor.address)).to.equal(10);
  });

  it("takes nothing from anybody else", async () => {
    const { predecessor, successor, open, pay, place, stranger } = await loadFixture(scene);
    const third = await open([clerk]);
    await place(predecessor, "Ceased", successor);
    const refused = (attempt: Promise<unknown>): Promise<void> =>
      expect(attempt)
        .to.be.revertedWithCustomError(predecessor.account, "ExecutionUnauthorised")
        .withArgs(predecessor.address);
    await refused(predecessor.account.connect(stranger).execute(PLAIN_BATCH, plain([pay(1n)])));
    const calls = [onBehalf(predecessor, [pay(1n)])];
    await refused(third.account.execute(WITH_OPDATA, await signedBatch(third, calls)));
  });

  it("takes nothing from a successor before it has ceased, however it stands", async () => {
    const { predecessor, successor, pay, place } = await loadFixture(scene);
    for (const standing of ["Unknown", "Active", "Suspended", "Frozen", "Restrained"] as const) {
      await place(predecessor, standing, successor);
      const batch = await signedBatch(successor, [onBehalf(predecessor, [pay(1n)])]);
      await expect(successor.account.execute(WITH_OPDATA, batch), standing)
        .to.be.revertedWithCustomError(predecessor.account, "ExecutionUnauthorised")
        .withArgs(predecessor.address);
    }
  });

  it("takes nothing from a successor that is not active itself", async () => {
    const { predecessor, successor, pay, place } = await loadFixture(scene);
    await place(predecessor, "Ceased", successor);
    await place(successor, "Suspended");
    const batch = await signedBatch(successor, [onBehalf(predecessor, [pay(1n)])]);
    await expect(successor.account.execute(WITH_OPDATA, batch))
      .to.be.revertedWithCustomError(successor.account, "AccountInactive")
      .withArgs(successor.address, Standing.Suspended);
  });
});

describe("the account of a party under recovery", () => {
  it("is frozen: its keys and its sessions authorise nothing", async () => {
    const { predecessor, pay, place, balanceOf } = await loadFixture(scene);
    const batches = [
      await signedBatch(predecessor, [pay(1n)]),
      await sessionBatch(predecessor, clerk, [pay(1n)]),
    ];
    await place(predecessor, "Frozen");
    for (const batch of batches)
      await expect(predecessor.account.execute(WITH_OPDATA, batch))
        .to.be.revertedWithCustomError(predecessor.account, "KeyRevoked")
        .withArgs(predecessor.address);
    const digest = commitment("a deed");
    expect(await predecessor.account.isValidSignature(digest, ofTheOld.sign(digest))).to.equal(INVALID);
    await place(predecessor, "Active");
    for (const batch of batches) await predecessor.account.execute(WITH_OPDATA, batch);
    expect(await balanceOf(predecessor.address)).to.equal(8);
  });

  it("is told apart from one that a court restrained", async () => {
    const { predecessor, pay, place } = await loadFixture(scene);
    await place(predecessor, "Restrained");
    await expect(predecessor.account.execute(WITH_OPDATA, await signedBatch(predecessor, [pay(1n)])))
      .to.be.revertedWithCustomError(predecessor.account, "AccountInactive")
      .withArgs(predecessor.address, Standing.Restrained);
  });
});
