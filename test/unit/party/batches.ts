// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { AbiCoder, type Contract } from "ethers";
import { PartyAccount__factory } from "../../../typechain-types/index.js";
import {
  authorised,
  batchDigest,
  call,
  NEVER,
  plain,
  PLAIN_BATCH,
  signedBatch,
  WITH_OPDATA,
  type Call,
} from "../../support/keys/execute.js";
import {
  admit,
  attest,
  ethers,
  ground,
  Kind,
  loadFixture,
  networkHelpers,
  Standing,
  time,
  type Ground,
  type Member,
} from "../../support/keys/ground.js";
import { ethereumKey, multiSignature, type Key } from "../../support/keys/keys.js";

const [desk, safe] = ["desk", "safe"].map(ethereumKey) as [Key, Key];

interface Scene extends Ground {
  readonly party: Member;
  readonly counter: Contract;
  readonly step: (value?: bigint) => Call;
  readonly fail: () => Call;
  readonly count: () => Promise<bigint>;
}

async function scene(): Promise<Scene> {
  const g = await loadFixture(ground);
  const party = await admit(g, "Baosteel", { keys: [desk] });
  const counter = await ethers.deployContract("Counter");
  const target = await counter.getAddress();
  const data = (method: string): string => counter.interface.encodeFunctionData(method);
  return {
    ...g,
    party,
    counter,
    step: (value = 0n) => call(target, data("step"), value),
    fail: () => call(target, data("fail")),
    count: () => counter.getFunction("count").staticCall() as Promise<bigint>,
  };
}

const nonceOf = ({ account, address }: Member): Promise<bigint> => account["nonces(address)"](address);

describe("modes of execution", () => {
  it("are a batch, all or nothing, with or without authorisation beside it", async () => {
    const { party } = await loadFixture(scene);
    const mode = (start: string): string => `0x${start.padEnd(64, "0")}`;
    for (const [start, supported] of [
      ["01000000000000000000", true],
      ["01000000000078210001", true],
      [`01000000000078210001${"ab".repeat(22)}`, true],
      ["01000000000078210002", false], // batch of batches
      ["01010000000000000000", false], // goes on after a failure
      ["01010000000078210001", false],
      ["00000000000000000000", false], // single call
      ["ff000000000000000000", false], // delegate call
      ["01000000000012345678", false],
    ] as const) {
      expect(await party.account.supportsExecutionMode(mode(start)), start).to.equal(supported);
      if (!supported)
        await expect(
          party.account.execute(mode(start), await signedBatch(party, [])),
          start,
        ).to.be.revertedWithCustomError(party.account, "UnsupportedExecutionMode");
    }
    expect(await nonceOf(party)).to.equal(0);
  });
});

describe("a signed batch", () => {
  it("is executed in order, whoever sends it, in the account's name", async () => {
    const { party, counter, step, count, relayer, stranger } = await loadFixture(scene);
    for (const sender of [relayer, stranger])
      await party.account.connect(sender).execute(WITH_OPDATA, await signedBatch(party, [step(), step()]));
    expect(await count()).to.equal(4);
    expect(await counter.getFunction("caller").staticCall()).to.equal(party.address);
    expect(await nonceOf(party)).to.equal(2);
  });

  it("is executed once", async () => {
    const { party, step, count } = await loadFixture(scene);
    const batch = await signedBatch(party, [step()]);
    await party.account.execute(WITH_OPDATA, batch);
    await expect(party.account.execute(WITH_OPDATA, batch))
      .to.be.revertedWithCustomError(party.account, "InvalidAccountNonce")
      .withArgs(party.address, 1);
    expect(await count()).to.equal(1);
  });

  it("is executed in the order of its nonces", async () => {
    const { party, step, count } = await loadFixture(scene);
    const second = await signedBatch(party, [step(), step()], { nonce: 1n });
    await expect(party.account.execute(WITH_OPDATA, second))
      .to.be.revertedWithCustomError(party.account, "InvalidAccountNonce")
      .withArgs(party.address, 0);
    expect(await count()).to.equal(0);
    await party.account.execute(WITH_OPDATA, await signedBatch(party, [step()]));
    await party.account.execute(WITH_OPDATA, second);
    expect(await count()).to.equal(3);
  });

  it("may take a nonce of another series, independent of the first", async () => {
    const { party, step, count } = await loadFixture(scene);
    const series = 7n << 64n;
    const batch = await signedBatch(party, [step()], { nonce: series });
    await party.account.execute(WITH_OPDATA, batch);
    await expect(party.account.execute(WITH_OPDATA, batch))
      .to.be.revertedWithCustomError(party.account, "InvalidAccountNonce")
      .withArgs(party.address, series + 1n);
    expect(await nonceOf(party)).to.equal(0);
    expect(await count()).to.equal(1);
  });

  it("is executed until the second of its deadline", async () => {
    const { party, step, count } = await loadFixture(scene);
    const deadline = (await time.latest()) + 100;
    const [first, second] = [
      await signedBatch(party, [step()], { nonce: 0n, deadline }),
      await signedBatch(party, [step()], { nonce: 1n, deadline }),
    ];
    await time.setNextBlockTimestamp(deadline);
    await party.account.execute(WITH_OPDATA, first);
    await time.setNextBlockTimestamp(deadline + 1);
    await expect(party.account.execute(WITH_OPDATA, second))
      .to.be.revertedWithCustomError(party.account, "ExecutionExpired")
      .withArgs(deadline);
    expect(await count()).to.equal(1);
  });

  it("is worth nothing when anything in it was altered", async () => {
    const { party, step, fail, count } = await loadFixture(scene);
    const calls = [step(1n)];
    const signature = party.sign(await batchDigest(party.address, calls, 0n, NEVER));
    const [first = step()] = calls;
    for (const [what, data] of [
      ["another call", authorised([fail()], 0n, NEVER, signature)],
      ["one call more", authorised([...calls, step()], 0n, NEVER, signature)],
      ["one call less", authorised([], 0n, NEVER, signature)],
      ["another target", authorised([{ ...first, target: party.address }], 0n, NEVER, signature)],
      ["another value", authorised([{ ...first, value: 2n }], 0n, NEVER, signature)],
      ["other data", authorised([{ ...first, data: "0x" }], 0n, NEVER, signature)],
      ["another nonce", authorised(calls, 1n, NEVER, signature)],
      ["a later deadline", authorised(calls, 0n, NEVER + 1, signature)],
      ["no signature", authorised(calls, 0n, NEVER, "0x")],
      [
        "another key",
        authorised(calls, 0n, NEVER, safe.sign(await batchDigest(party.address, calls, 0n, NEVER))),
      ],
    ] as const)
      await expect(party.account.execute(WITH_OPDATA, data), what)
        .to.be.revertedWithCustomError(party.account, "ExecutionUnauthorised")
        .withArgs(party.address);
    expect(await count()).to.equal(0);
    expect(await nonceOf(party)).to.equal(0);
  });

  it("is worth nothing on another account of the same key", async () => {
    const g = await loadFixture(scene);
    const { party, step, count } = g;
    const sister = await admit(g, "sister company", { keys: [desk] });
    const batch = await signedBatch(party, [step()]);
    await expect(sister.account.execute(WITH_OPDATA, batch))
      .to.be.revertedWithCustomError(party.account, "ExecutionUnauthorised")
      .withArgs(sister.address);
    expect(await count()).to.equal(0);
  });

  it("needs all signers that the threshold asks for", async () => {
    const g = await loadFixture(scene);
    const { step, count } = g;
    const board = await admit(g, "board", { keys: [desk, safe], threshold: 2 });
    const digest = await batchDigest(board.address, [step()], 0n, NEVER);
    for (const signature of [desk.sign(digest), multiSignature([desk], digest)])
      await expect(board.account.execute(WITH_OPDATA, authorised([step()], 0n, NEVER, signature)))
        .to.be.revertedWithCustomError(board.account, "ExecutionUnauthorised")
        .withArgs(board.address);
    expect(await count()).to.equal(0);
    await board.account.execute(WITH_OPDATA, authorised([step()], 0n, NEVER, board.sign(digest)));
    expect(await count()).to.equal(1);
  });

  it("is executed whole or not at all", async () => {
    const { party, counter, step, fail, count } = await loadFixture(scene);
    const batch = await signedBatch(party, [step(), fail(), step()]);
    await expect(party.account.execute(WITH_OPDATA, batch))
      .to.be.revertedWithCustomError(counter, "ToldToFail")
      .withArgs(1);
    expect(await count()).to.equal(0);
    expect(await nonceOf(party)).to.equal(0);
  });

  it("may be empty", async () => {
    const { party } = await loadFixture(scene);
    await party.account.execute(WITH_OPDATA, await signedBatch(party, []));
    expect(await nonceOf(party)).to.equal(1);
  });

  it("may call the account itself, which then needs no second authorisation", async () => {
    const { party, step, count } = await loadFixture(scene);
    const inner = PartyAccount__factory.createInterface().encodeFunctionData("execute", [
      PLAIN_BATCH,
      plain([step(), step()]),
    ]);
    await party.account.execute(WITH_OPDATA, await signedBatch(party, [call(party.address, inner)]));
    expect(await count()).to.equal(2);
    expect(await nonceOf(party)).to.equal(1);
  });
});

describe("a batch without authorisation", () => {
  it("is the account's own: from outside it is refused, signed or not", async () => {
    const { party, step, count, stranger } = await loadFixture(scene);
    for (const data of [plain([step()]), "0x", await signedBatch(party, [step()])])
      await expect(party.account.connect(stranger).execute(PLAIN_BATCH, data))
        .to.be.revertedWithCustomError(party.account, "ExecutionUnauthorised")
        .withArgs(party.address);
    expect(await count()).to.equal(0);
    expect(await nonceOf(party)).to.equal(0);
  });

  it("moves nothing, whoever sends it", async () => {
    const { party, step, count, stranger, council } = await loadFixture(scene);
    for (const caller of [stranger, council])
      for (const data of [
        plain([step()]),
        "0x",
        AbiCoder.defaultAbiCoder().encode(["tuple(address,uint256,bytes)[]", "bytes"], [[], "0x"]),
      ])
        for (const mode of [PLAIN_BATCH, WITH_OPDATA])
          await expect(party.account.connect(caller).execute(mode, data)).to.be.revert(ethers);
    expect(await count()).to.equal(0);
  });
});

describe("an account of a party that is not active", () => {
  it("signs nothing and executes nothing until it is reinstated", async () => {
    const g = await loadFixture(scene);
    const { consortium, identity, party, step, count } = g;
    const order = await attest(g, Kind.AuthorityDecision, "suspension");
    const batch = await signedBatch(party, [step()]);
    await consortium.connect(identity).suspend(party.address, order);
    expect(await party.account.isValidSignature(order, party.sign(order))).to.equal("0xffffffff");
    await expect(party.account.execute(WITH_OPDATA, batch))
      .to.be.revertedWithCustomError(party.account, "AccountInactive")
      .withArgs(party.address, Standing.Suspended);
    expect(await count()).to.equal(0);
    await consortium.connect(identity).reinstate(party.address, order);
    expect(await party.account.isValidSignature(order, party.sign(order))).to.equal("0x1626ba7e");
    await party.account.execute(WITH_OPDATA, batch);
    expect(await count()).to.equal(1);
  });
});

describe("money of an account", () => {
  it("comes in as ether and leaves by a signed batch", async () => {
    const { party, stranger, step, counter, count } = await loadFixture(scene);
    await stranger.sendTransaction({ to: party.address, value: 10n });
    await expect(
      party.account.execute(
        WITH_OPDATA,
        await signedBatch(party, [step(4n), call(stranger.address, "0x", 5n)]),
      ),
    ).to.changeEtherBalances(ethers, [party.address, counter, stranger], [-9n, 4n, 5n]);
    const tooMuch = await signedBatch(party, [step(), call(stranger.address, "0x", 2n)]);
    await expect(party.account.execute(WITH_OPDATA, tooMuch)).to.be.revert(ethers);
    expect(await count()).to.equal(1);
    expect(await ethers.provider.getBalance(party.address)).to.equal(1);
  });

  it("may come with the batch that spends it", async () => {
    const { party, counter, step } = await loadFixture(scene);
    await party.account.execute(WITH_OPDATA, await signedBatch(party, [step(3n)]), { value: 3n });
    expect(await ethers.provider.getBalance(await counter.getAddress())).to.equal(3);
  });

  it("may wait at its address before there are keys", async () => {
    const g = await loadFixture(scene);
    const later = await g.consortium.addressOf(ethers.id("credential of later"));
    await networkHelpers.setBalance(later, 5n);
    const party = await admit(g, "later", { keys: [desk] });
    expect(party.address).to.equal(later);
    await party.account.execute(WITH_OPDATA, await signedBatch(party, [g.step(5n)]));
    expect(await ethers.provider.getBalance(later)).to.equal(0);
  });

  it("comes in as tokens and leaves by a signed batch", async () => {
    const { party, stranger } = await loadFixture(scene);
    const coin = await ethers.deployContract("Coin");
    const target = await coin.getAddress();
    const balance = coin.getFunction("balanceOf");
    await coin.getFunction("mint").send(party.address, 10n);
    const pay = (amount: bigint): Call =>
      call(target, coin.interface.encodeFunctionData("transfer", [stranger.address, amount]));
    await party.account.execute(WITH_OPDATA, await signedBatch(party, [pay(3n), pay(4n)]));
    expect(await balance.staticCall(party.address)).to.equal(3n);
    expect(await balance.staticCall(stranger.address)).to.equal(7n);
    const tooMuch = await signedBatch(party, [pay(2n), pay(2n)]);
    await expect(party.account.execute(WITH_OPDATA, tooMuch))
      .to.be.revertedWithCustomError(coin, "ERC20InsufficientBalance")
      .withArgs(party.address, 1, 2);
    expect(await balance.staticCall(party.address)).to.equal(3n);
  });
});
