// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { ZeroAddress, type Contract } from "ethers";
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
  commitment,
  ethers,
  ground,
  Kind,
  loadFixture,
  Standing,
  time,
  type Ground,
  type Member,
} from "../../support/keys/ground.js";
import { ethereumKey, p256Key, webAuthnKey, type Key } from "../../support/keys/keys.js";
import {
  firstNonce,
  grantOf,
  named,
  revocationOf,
  sessionBatch,
  sessionSignature,
  type Named,
} from "../../support/keys/sessions.js";

const INVALID = "0xffffffff";
const [desk, clerk, thief] = ["desk", "clerk", "thief"].map(ethereumKey) as [Key, Key, Key];
/** Signers come back from the chain in small letters. */
const clerkSigner = clerk.signer.toLowerCase();

interface Scene extends Ground {
  readonly party: Member;
  readonly counter: Contract;
  readonly step: (value?: bigint) => Call;
  readonly fail: () => Call;
  readonly count: () => Promise<bigint>;
}

/** Has the account execute calls that its own keys sign. */
const byOwners = async (party: Member, ...calls: Call[]): Promise<unknown> =>
  party.account.execute(WITH_OPDATA, await signedBatch(party, calls));

/** A party whose clerk may have its account count, and nothing else. */
async function scene(): Promise<Scene> {
  const g = await loadFixture(ground);
  const party = await admit(g, "Baosteel", { keys: [desk] });
  const counter = await ethers.deployContract("Counter");
  const target = await counter.getAddress();
  const data = (method: string): string => counter.interface.encodeFunctionData(method);
  const step = (value = 0n): Call => call(target, data("step"), value);
  await byOwners(party, grantOf(party, clerk, named(step())));
  return {
    ...g,
    party,
    counter,
    step,
    fail: () => call(target, data("fail")),
    count: () => counter.getFunction("count").staticCall() as Promise<bigint>,
  };
}

/** What the account says a signer's session may do. */
async function sessionOf({ account }: Member, { signer }: Key): Promise<{ until: bigint; calls: Named[] }> {
  const { until, calls } = await account.sessionOf(signer);
  return { until, calls: calls.map(({ target, selector }) => ({ target, selector })) };
}

const NONE = { until: 0n, calls: [] };

async function expectUnknown(party: Member, key: Key, calls: Call[]): Promise<void> {
  expect(await sessionOf(party, key)).to.deep.equal(NONE);
  await expect(party.account.execute(WITH_OPDATA, await sessionBatch(party, key, calls)))
    .to.be.revertedWithCustomError(party.account, "SessionUnknown")
    .withArgs(key.signer.toLowerCase());
}

describe("grant of a session", () => {
  it("is published with all that the session may do, and can be read", async () => {
    const { party, step, fail } = await loadFixture(scene);
    const calls = named(step(), fail());
    const grant = byOwners(party, grantOf(party, thief, calls, NEVER - 1));
    await expect(grant)
      .to.emit(party.account, "SessionGranted")
      .withArgs(
        ethers.keccak256(thief.signer),
        thief.signer.toLowerCase(),
        NEVER - 1,
        calls.map(Object.values),
      );
    expect(await sessionOf(party, thief)).to.deep.equal({ until: BigInt(NEVER - 1), calls });
  });

  it("takes the place of the signer's earlier one", async () => {
    const { party, step, fail, counter } = await loadFixture(scene);
    await byOwners(party, grantOf(party, clerk, named(fail())));
    expect((await sessionOf(party, clerk)).calls).to.deep.equal(named(fail()));
    await expect(party.account.execute(WITH_OPDATA, await sessionBatch(party, clerk, [step()])))
      .to.be.revertedWithCustomError(party.account, "SessionCallNotNamed")
      .withArgs(clerkSigner, step().target, step().data);
    await expect(
      party.account.execute(WITH_OPDATA, await sessionBatch(party, clerk, [fail()])),
    ).to.be.revertedWithCustomError(counter, "ToldToFail");
  });

  it("is the account's own act", async () => {
    const { party, step, stranger, council } = await loadFixture(scene);
    for (const caller of [stranger, council]) {
      const account = party.account.connect(caller);
      for (const attempt of [
        account.grantSession(thief.signer, NEVER, named(step())),
        account.revokeSession(clerk.signer),
      ])
        await expect(attempt)
          .to.be.revertedWithCustomError(account, "NotTheAccount")
          .withArgs(caller.address);
    }
    expect(await sessionOf(party, thief)).to.deep.equal(NONE);
  });

  it("names one call at least and sixteen at most, and lies ahead", async () => {
    const { party, step } = await loadFixture(scene);
    const many = (n: number): Named[] =>
      Array.from({ length: n }, (_, i) => ({ target: step().target, selector: ethers.toBeHex(i, 4) }));
    const past = await time.latest();
    const refusals: [Call, string, unknown[]][] = [
      [grantOf(party, thief, []), "SessionTooWide", [0, 16]],
      [grantOf(party, thief, many(17)), "SessionTooWide", [17, 16]],
      [grantOf(party, thief, many(1), past), "SessionExpired", [thief.signer.toLowerCase(), past]],
      [
        grantOf(party, { ...thief, signer: "0x1234" }, many(1)),
        "MultiSignerERC7913InvalidSigner",
        ["0x1234"],
      ],
      [revocationOf(party, thief), "SessionUnknown", [thief.signer.toLowerCase()]],
    ];
    for (const [attempt, error, values] of refusals)
      await expect(byOwners(party, attempt), error)
        .to.be.revertedWithCustomError(party.account, error)
        .withArgs(...values);
    await byOwners(party, grantOf(party, thief, many(16)));
    expect((await sessionOf(party, thief)).calls).to.deep.equal(many(16));
  });

  it("never names the account itself, nor the zero address that stands for it in a batch", async () => {
    const { party } = await loadFixture(scene);
    for (const target of [party.address, ZeroAddress])
      await expect(byOwners(party, grantOf(party, thief, [{ target, selector: "0x12345678" }])))
        .to.be.revertedWithCustomError(party.account, "SessionOnAccount")
        .withArgs(target);
  });
});

describe("a session", () => {
  it("has the account execute the calls named for it, whoever sends them", async () => {
    const { party, counter, step, count, stranger } = await loadFixture(scene);
    for (const sender of [party.account, party.account.connect(stranger)])
      await sender.execute(WITH_OPDATA, await sessionBatch(party, clerk, [step(), step()]));
    expect(await count()).to.equal(4);
    expect(await counter.getFunction("caller").staticCall()).to.equal(party.address);
  });

  it("executes no call that is not named for it, not even beside one that is", async () => {
    const { party, step, fail, count } = await loadFixture(scene);
    const { target, data } = step();
    const otherTarget = await (await ethers.deployContract("Counter")).getAddress();
    for (const [what, forbidden, selector] of [
      ["another function", fail(), fail().data],
      ["another contract", call(otherTarget, data), data],
      ["the account itself", call(party.address, data), data],
      ["the account by the zero address", call(ZeroAddress, data), data],
      ["no function", call(target, "0x"), "0x00000000"],
      ["half a function", call(target, data.slice(0, 8)), `${data.slice(0, 8)}00`],
    ] as const)
      await expect(
        party.account.execute(WITH_OPDATA, await sessionBatch(party, clerk, [step(), forbidden])),
        what,
      )
        .to.be.revertedWithCustomError(party.account, "SessionCallNotNamed")
        .withArgs(clerkSigner, forbidden.target, selector);
    expect(await count()).to.equal(0);
  });

  it("takes no call without a function for the function of four zeros", async () => {
    const { party, step } = await loadFixture(scene);
    const { target } = step();
    await byOwners(party, grantOf(party, thief, [{ target, selector: "0x00000000" }]));
    await expect(party.account.execute(WITH_OPDATA, await sessionBatch(party, thief, [call(target, "0x")])))
      .to.be.revertedWithCustomError(party.account, "SessionCallNotNamed")
      .withArgs(thief.signer.toLowerCase(), target, "0x00000000");
  });

  it("carries no native currency, not even to a contract named for it", async () => {
    const { party, step, stranger } = await loadFixture(scene);
    await stranger.sendTransaction({ to: party.address, value: 5n });
    const batch = await sessionBatch(party, clerk, [step(), step(1n)]);
    await expect(party.account.execute(WITH_OPDATA, batch))
      .to.be.revertedWithCustomError(party.account, "SessionCarriesValue")
      .withArgs(clerkSigner, step().target, 1);
    expect(await ethers.provider.getBalance(party.address)).to.equal(5);
  });

  it("lasts to its last second", async () => {
    const { party, step, count } = await loadFixture(scene);
    const until = (await time.latest()) + 100;
    await byOwners(party, grantOf(party, clerk, named(step()), until));
    await time.setNextBlockTimestamp(until);
    await party.account.execute(WITH_OPDATA, await sessionBatch(party, clerk, [step()]));
    await expect(party.account.execute(WITH_OPDATA, await sessionBatch(party, clerk, [step()])))
      .to.be.revertedWithCustomError(party.account, "SessionExpired")
      .withArgs(clerkSigner, until);
    expect(await count()).to.equal(1);
    expect((await sessionOf(party, clerk)).until).to.equal(until);
  });

  it("ends when it is revoked, and what it had signed with it", async () => {
    const { party, step } = await loadFixture(scene);
    const signedEarlier = await sessionBatch(party, clerk, [step()]);
    await expect(byOwners(party, revocationOf(party, clerk)))
      .to.emit(party.account, "SessionRevoked")
      .withArgs(ethers.keccak256(clerk.signer));
    await expectUnknown(party, clerk, [step()]);
    await expect(party.account.execute(WITH_OPDATA, signedEarlier))
      .to.be.revertedWithCustomError(party.account, "SessionUnknown")
      .withArgs(clerkSigner);
  });

  it("ends when the account's keys change in any way", async () => {
    const { party, step } = await loadFixture(scene);
    const change = party.account.interface.encodeFunctionData("changeKeys", [[], [], 1]);
    await byOwners(party, call(party.address, change));
    await expectUnknown(party, clerk, [step()]);
  });

  it("executes each batch once, in the series of nonces that is its own", async () => {
    const { party, step, count } = await loadFixture(scene);
    const batch = await sessionBatch(party, clerk, [step()]);
    await party.account.execute(WITH_OPDATA, batch);
    const next = firstNonce(clerk) + 1n;
    await expect(party.account.execute(WITH_OPDATA, batch))
      .to.be.revertedWithCustomError(party.account, "InvalidAccountNonce")
      .withArgs(party.address, next);
    const ofTheKeys = await party.account["nonces(address)"](party.address);
    await expect(
      party.account.execute(WITH_OPDATA, await sessionBatch(party, clerk, [step()], { nonce: ofTheKeys })),
    )
      .to.be.revertedWithCustomError(party.account, "InvalidAccountNonce")
      .withArgs(party.address, next);
    expect(await party.account["nonces(address)"](party.address)).to.equal(ofTheKeys);
    expect(await count()).to.equal(1);
  });

  it("keeps to the deadline of its batch", async () => {
    const { party, step } = await loadFixture(scene);
    const deadline = await time.latest();
    await expect(party.account.execute(WITH_OPDATA, await sessionBatch(party, clerk, [step()], { deadline })))
      .to.be.revertedWithCustomError(party.account, "ExecutionExpired")
      .withArgs(deadline);
  });

  it("is its signer's alone", async () => {
    const { party, step, count } = await loadFixture(scene);
    const nonce = firstNonce(clerk);
    const digest = await batchDigest(party.address, [step()], nonce, NEVER);
    for (const [what, signature] of [
      ["another key in its name", sessionSignature(clerk.signer, thief.sign(digest))],
      ["no signature in its name", sessionSignature(clerk.signer, "0x")],
      ["its key as if it were the account's", clerk.sign(digest)],
      ["the account's key in its name", sessionSignature(clerk.signer, desk.sign(digest))],
    ] as const)
      await expect(party.account.execute(WITH_OPDATA, authorised([step()], nonce, NEVER, signature)), what)
        .to.be.revertedWithCustomError(party.account, "ExecutionUnauthorised")
        .withArgs(party.address);
    await expect(
      party.account.execute(
        WITH_OPDATA,
        authorised([step()], nonce, NEVER, sessionSignature(thief.signer, thief.sign(digest))),
      ),
    )
      .to.be.revertedWithCustomError(party.account, "SessionUnknown")
      .withArgs(thief.signer.toLowerCase());
    expect(await count()).to.equal(0);
  });

  it("never signs for the account: no instrument, no consent", async () => {
    const { party } = await loadFixture(scene);
    const digest = commitment("a deed");
    for (const signature of [clerk.sign(digest), sessionSignature(clerk.signer, clerk.sign(digest))])
      expect(await party.account.isValidSignature(digest, signature)).to.equal(INVALID);
  });

  it("sends no batch without signature, even from its own address", async () => {
    const g = await loadFixture(scene);
    const { party, step, stranger } = g;
    await byOwners(party, grantOf(party, { ...clerk, signer: stranger.address }, named(step())));
    await expect(party.account.connect(stranger).execute(PLAIN_BATCH, plain([step()])))
      .to.be.revertedWithCustomError(party.account, "ExecutionUnauthorised")
      .withArgs(party.address);
  });

  it("rests while the party is suspended", async () => {
    const g = await loadFixture(scene);
    const { consortium, identity, party, step, count } = g;
    const order = await attest(g, Kind.AuthorityDecision, "suspension");
    await consortium.connect(identity).suspend(party.address, order);
    const batch = await sessionBatch(party, clerk, [step()]);
    await expect(party.account.execute(WITH_OPDATA, batch))
      .to.be.revertedWithCustomError(party.account, "AccountInactive")
      .withArgs(party.address, Standing.Suspended);
    await consortium.connect(identity).reinstate(party.address, order);
    await party.account.execute(WITH_OPDATA, batch);
    expect(await count()).to.equal(1);
  });

  it("may be held by a smart card, a passkey or another party", async () => {
    const g = await loadFixture(scene);
    const { party, step, count } = g;
    const [p256, webAuthn] = await Promise.all(
      ["P256Verifier", "WebAuthnVerifier"].map(async (name) =>
        (await ethers.deployContract(name)).getAddress(),
      ),
    );
    const agent = await admit(g, "agent");
    const keys = [
      p256Key("smart card", p256 ?? ""),
      webAuthnKey("phone", webAuthn ?? ""),
      { signer: agent.address, sign: agent.sign },
    ];
    for (const key of keys) {
      await byOwners(party, grantOf(party, key, named(step())));
      await party.account.execute(WITH_OPDATA, await sessionBatch(party, key, [step()]));
    }
    expect(await count()).to.equal(3);
  });
});
