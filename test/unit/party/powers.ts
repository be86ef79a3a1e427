// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { ZeroAddress, ZeroHash } from "ethers";
import {
  admit,
  attest,
  BAOSHAN,
  commitment,
  enrol,
  ground,
  Kind,
  loadFixture,
  member,
  office,
  Office,
  time,
  type Ground,
  type Member,
} from "../../support/keys/ground.js";
import { ACTS, titleId } from "../../support/keys/instruments.js";
import { FIRST, SECOND } from "../../support/keys/landOffice.js";
import { acts, delegate, grant, numberOf, revoke, scope } from "../../support/keys/powers.js";
import { PUT, refusalOf, type Stopped } from "../../support/keys/standings.js";

const TRANSFER = ACTS.Transfer.number;
const CHARGE = ACTS.Charge.number;
const STOPPED = Object.keys(PUT) as Stopped[];

interface Scene extends Ground {
  readonly principal: Member;
  readonly attorney: Member;
  readonly clerk: Member;
  readonly other: Member;
}

/** A company with its attorney, the attorney's clerk, and another company. */
async function scene(): Promise<Scene> {
  const g = await loadFixture(ground);
  return {
    ...g,
    principal: await admit(g, "principal"),
    attorney: await admit(g, "attorney"),
    clerk: await admit(g, "clerk"),
    other: await admit(g, "other"),
  };
}

/** Whether the power lets its attorney sign this transfer, or what else is asked. */
function signing(
  { consortium, principal }: Scene,
  power: bigint | number,
  { act = TRANSFER, title = FIRST, value = 0n }: { act?: number; title?: string; value?: bigint } = {},
): Promise<string> {
  return consortium.requirePower(power, principal.address, act, titleId(title), value);
}

const expectRefused = (g: Ground, attempt: Promise<unknown>, [name, values]: [string, unknown[]]) =>
  expect(attempt)
    .to.be.revertedWithCustomError(g.consortium, name)
    .withArgs(...values);

describe("a power of attorney", () => {
  it("is given by the principal's account, and known by its number", async () => {
    const g = await loadFixture(scene);
    const { consortium, principal, attorney } = g;
    const what = scope({ title: FIRST, most: 5n, until: 4_000_000_000n, delegable: true });
    const row = [what.acts, what.title, 5n, 4_000_000_000n, true, false];
    await expect(grant(g, principal, attorney, what))
      .to.emit(consortium, "PowerGranted")
      .withArgs(1, principal.address, attorney.address, 0, row, ZeroHash);
    const { address } = principal;
    const now = BigInt(await time.latest());
    expect(await consortium.powerOf(1)).to.deep.equal([
      address,
      now,
      0n,
      false,
      false,
      attorney.address,
      row,
    ]);
    expect(await numberOf(g, grant(g, principal, attorney, scope()))).to.equal(2);
  });

  it("does not exist before it is given", async () => {
    const g = await loadFixture(scene);
    const { consortium, principal, attorney, clerk } = g;
    for (const number of [0n, 1n]) {
      const unknown: [string, unknown[]] = ["PowerUnknown", [number]];
      await expectRefused(g, signing(g, number), unknown);
      await expectRefused(g, delegate(g, number, attorney, clerk, scope()), unknown);
      await expectRefused(g, revoke(g, number, principal), unknown);
      expect((await consortium.powerOf(number)).principal).to.equal(ZeroAddress);
    }
  });

  it("is not given to oneself, nor to anybody who is no party or cannot act", async () => {
    const g = await loadFixture(scene);
    const { principal, attorney, stranger } = g;
    const { address } = principal;
    await expectRefused(g, grant(g, principal, principal, scope()), ["AttorneyInvalid", [address, address]]);
    const nobody = grant(g, principal, stranger.address, scope());
    await expectRefused(g, nobody, ["PartyUnknown", [stranger.address]]);
    await PUT.Suspended(g, attorney);
    const suspended = grant(g, principal, attorney, scope());
    await expectRefused(g, suspended, ["PartySuspended", [attorney.address]]);
  });

  it("is given by parties alone", async () => {
    const g = await loadFixture(scene);
    const { consortium, registrar, attorney } = g;
    const given = consortium.connect(registrar).grantPower(attorney.address, scope());
    await expectRefused(g, given, ["PartyUnknown", [registrar.address]]);
  });

  it("covers some act, and ends in the future if it ends", async () => {
    const g = await loadFixture(scene);
    const { principal, attorney } = g;
    await expectRefused(g, grant(g, principal, attorney, scope({ acts: 0n })), ["PowerEmpty", [0, 0]]);
    const now = (await time.latest()) + 100;
    await time.setNextBlockTimestamp(now);
    const ended = grant(g, principal, attorney, scope({ until: now }));
    await expectRefused(g, ended, ["PowerEmpty", [acts("Transfer"), now]]);
    await time.setNextBlockTimestamp(now + 10);
    await grant(g, principal, attorney, scope({ until: now + 11 }));
  });

  it("lets its attorney sign the acts that it names and no others", async () => {
    const g = await loadFixture(scene);
    const { principal, attorney } = g;
    const power = await numberOf(
      g,
      grant(g, principal, attorney, scope({ acts: acts("Transfer", "Merge") })),
    );
    for (const { number: act } of Object.values(ACTS))
      if (act === TRANSFER || act === ACTS.Merge.number)
        expect(await signing(g, power, { act })).to.equal(attorney.address);
      else await expectRefused(g, signing(g, power, { act }), ["PowerActOutside", [power, act]]);
  });

  it("for one title covers that title only, and no act on several", async () => {
    const g = await loadFixture(scene);
    const { consortium, principal, attorney } = g;
    const power = await numberOf(g, grant(g, principal, attorney, scope({ title: FIRST })));
    expect(await signing(g, power)).to.equal(attorney.address);
    await expectRefused(g, signing(g, power, { title: SECOND }), [
      "PowerTitleOutside",
      [power, titleId(SECOND)],
    ]);
    const several = consortium.requirePower(power, principal.address, TRANSFER, 0, 0);
    await expectRefused(g, several, ["PowerTitleOutside", [power, 0]]);
    const any = await numberOf(g, grant(g, principal, attorney, scope()));
    for (const title of [FIRST, SECOND]) expect(await signing(g, any, { title })).to.equal(attorney.address);
  });

  it("up to a value covers acts that state a sum up to it, and none that state no sum", async () => {
    const g = await loadFixture(scene);
    const { principal, attorney } = g;
    const what = scope({ acts: acts("Charge"), most: 1_000n });
    const power = await numberOf(g, grant(g, principal, attorney, what));
    for (const value of [1n, 1_000n])
      expect(await signing(g, power, { act: CHARGE, value })).to.equal(attorney.address);
    for (const value of [0n, 1_001n, 2n ** 128n - 1n])
      await expectRefused(g, signing(g, power, { act: CHARGE, value }), [
        "PowerValueOutside",
        [power, value, 1_000],
      ]);
  });

  it("lasts to its last second", async () => {
    const g = await loadFixture(scene);
    const { principal, attorney } = g;
    const until = (await time.latest()) + 100;
    const power = await numberOf(g, grant(g, principal, attorney, scope({ until })));
    await time.increaseTo(until);
    expect(await signing(g, power)).to.equal(attorney.address);
    await time.increaseTo(until + 1);
    await expectRefused(g, signing(g, power), ["PowerExpired", [power, until]]);
  });

  it("is one of its principal, and of nobody else", async () => {
    const g = await loadFixture(scene);
    const { consortium, principal, attorney, other } = g;
    const power = await numberOf(g, grant(g, principal, attorney, scope()));
    for (const party of [other, attorney]) {
      const used = consortium.requirePower(power, party.address, TRANSFER, titleId(FIRST), 0);
      await expectRefused(g, used, ["PowerOfAnother", [power, party.address]]);
    }
  });

  for (const standing of STOPPED)
    for (const who of ["principal", "attorney"] as const)
      it(`is of no use while its ${who} stands as ${standing}`, async () => {
        const g = await loadFixture(scene);
        const power = await numberOf(g, grant(g, g.principal, g.attorney, scope()));
        await PUT[standing](g, g[who]);
        await expectRefused(g, signing(g, power), refusalOf(standing, g[who].address, ZeroAddress));
      });
});

describe("the end of a power of attorney by revocation", () => {
  for (const who of ["principal", "attorney"] as const)
    it(`comes from its ${who}, once`, async () => {
      const g = await loadFixture(scene);
      const { consortium } = g;
      const power = await numberOf(g, grant(g, g.principal, g.attorney, scope()));
      await expect(revoke(g, power, g[who]))
        .to.emit(consortium, "PowerRevocation")
        .withArgs(power, g[who].address);
      await expectRefused(g, signing(g, power), ["PowerRevoked", [power]]);
      await expectRefused(g, revoke(g, power, g[who]), ["PowerRevoked", [power]]);
      expect((await consortium.powerOf(power)).revoked).to.equal(true);
    });

  it("comes from the identity office of the principal's division, even if the principal cannot act", async () => {
    const g = await loadFixture(scene);
    const { consortium, identity } = g;
    const power = await numberOf(g, grant(g, g.principal, g.attorney, scope()));
    await PUT.Ceased(g, g.principal);
    await expect(consortium.connect(identity).revokePower(power))
      .to.emit(consortium, "PowerRevocation")
      .withArgs(power, identity.address);
  });

  it("comes from nobody else", async () => {
    const g = await loadFixture(scene);
    const { consortium, principal, attorney, clerk, other } = g;
    const power = await numberOf(g, grant(g, principal, attorney, scope({ delegable: true })));
    await delegate(g, power, attorney, clerk, scope());
    for (const party of [clerk, other])
      await expectRefused(g, revoke(g, power, party), ["PowerNotRevocable", [power, party.address]]);
    for (const officer of [g.registrar, g.court, g.council, g.guardian, g.farRegistrar, g.stranger]) {
      const attempt = consortium.connect(officer).revokePower(power);
      await expectRefused(g, attempt, ["PowerNotRevocable", [power, officer.address]]);
    }
    expect(await signing(g, power)).to.equal(attorney.address);
  });
});

describe("a delegated power of attorney", () => {
  const wide = { acts: acts("Transfer", "Charge"), delegable: true };

  it("lets another sign for the same principal", async () => {
    const g = await loadFixture(scene);
    const { consortium, principal, attorney, clerk } = g;
    const parent = await numberOf(g, grant(g, principal, attorney, scope(wide)));
    const what = scope({ title: FIRST });
    await expect(delegate(g, parent, attorney, clerk, what))
      .to.emit(consortium, "PowerGranted")
      .withArgs(2, principal.address, clerk.address, parent, Object.values(ordered(what)), ZeroHash);
    expect(await signing(g, 2)).to.equal(clerk.address);
    expect(await signing(g, parent)).to.equal(attorney.address);
    await expectRefused(g, signing(g, 2, { act: CHARGE }), ["PowerActOutside", [2, CHARGE]]);
  });

  it("is possible only if the power says so, and by its attorney only", async () => {
    const g = await loadFixture(scene);
    const { principal, attorney, clerk, other } = g;
    const plain = await numberOf(g, grant(g, principal, attorney, scope()));
    const parent = await numberOf(g, grant(g, principal, attorney, scope(wide)));
    for (const [number, by] of [
      [plain, attorney],
      [parent, principal],
      [parent, other],
      [parent, clerk],
    ] as const) {
      const attempt = delegate(g, number, by, by === clerk ? other : clerk, scope());
      await expectRefused(g, attempt, ["PowerNotDelegable", [number, by.address]]);
    }
    const child = await numberOf(g, delegate(g, parent, attorney, clerk, scope()));
    const further = delegate(g, child, clerk, other, scope());
    await expectRefused(g, further, ["PowerNotDelegable", [child, clerk.address]]);
  });

  it("is never wider than the one it comes from, in any dimension", async () => {
    const g = await loadFixture(scene);
    const { principal, attorney, clerk } = g;
    const until = (await time.latest()) + 10_000;
    const bounds = { ...wide, title: FIRST, most: 1_000n, until };
    const parent = await numberOf(g, grant(g, principal, attorney, scope(bounds)));
    const inside = { ...bounds, delegable: false };
    for (const wider of [
      { acts: acts("Transfer", "Cancel") },
      { title: SECOND },
      { most: 1_001n },
      { most: 0n },
      { until: until + 1 },
      { until: 0n },
      { dealsWithItself: true },
    ]) {
      const attempt = delegate(g, parent, attorney, clerk, scope({ ...inside, ...wider }));
      await expectRefused(g, attempt, ["PowerWider", [parent]]);
    }
    const anywhere = scope({ ...wide, most: 1_000n, until, delegable: false });
    const attempt = delegate(g, parent, attorney, clerk, anywhere);
    await expectRefused(g, attempt, ["PowerWider", [parent]]);
    await delegate(g, parent, attorney, clerk, scope(bounds));
    const narrower = { acts: acts("Charge"), most: 999n, until: until - 1 };
    await delegate(g, parent, attorney, clerk, scope({ ...inside, ...narrower }));
  });

  it("from one that allows both sides may allow them too", async () => {
    const g = await loadFixture(scene);
    const { principal, attorney, clerk } = g;
    const both = scope({ ...wide, dealsWithItself: true });
    const parent = await numberOf(g, grant(g, principal, attorney, both));
    await delegate(g, parent, attorney, clerk, both);
  });

  it("is not given back to the principal, nor to one who cannot act, nor empty", async () => {
    const g = await loadFixture(scene);
    const { principal, attorney, clerk } = g;
    const parent = await numberOf(g, grant(g, principal, attorney, scope(wide)));
    const { address } = principal;
    const back = delegate(g, parent, attorney, principal, scope());
    await expectRefused(g, back, ["AttorneyInvalid", [address, address]]);
    const empty = delegate(g, parent, attorney, clerk, scope({ acts: 0n }));
    await expectRefused(g, empty, ["PowerEmpty", [0, 0]]);
    await PUT.Restrained(g, clerk);
    const stopped = delegate(g, parent, attorney, clerk, scope());
    await expectRefused(g, stopped, ["PartyRestrained", [clerk.address]]);
  });

  it("ends with the one it comes from: revoked, expired, or its attorney stopped", async () => {
    const g = await loadFixture(scene);
    const { principal, attorney, clerk, other } = g;
    const until = (await time.latest()) + 1_000;
    const chain = async (limit: bigint | number) => {
      const parent = await numberOf(g, grant(g, principal, attorney, scope({ ...wide, until: limit })));
      const middle = scope({ ...wide, until: limit });
      const child = await numberOf(g, delegate(g, parent, attorney, clerk, middle));
      return { parent, child, grandchild: await numberOf(g, delegate(g, child, clerk, other, middle)) };
    };
    const revoked = await chain(0n);
    const expiring = await chain(until);
    const stopped = await chain(0n);
    await revoke(g, revoked.parent, principal);
    await expectRefused(g, signing(g, revoked.grandchild), ["PowerRevoked", [revoked.parent]]);
    const again = delegate(g, revoked.child, clerk, other, scope());
    await expectRefused(g, again, ["PowerRevoked", [revoked.parent]]);
    await PUT.Suspended(g, attorney);
    await expectRefused(g, signing(g, stopped.grandchild), ["PartySuspended", [attorney.address]]);
    await time.increaseTo(until + 1);
    await expectRefused(g, signing(g, expiring.grandchild), ["PowerExpired", [expiring.grandchild, until]]);
  });

  it("is revoked by the attorney who delegated it too", async () => {
    const g = await loadFixture(scene);
    const { principal, attorney, clerk } = g;
    const parent = await numberOf(g, grant(g, principal, attorney, scope(wide)));
    const child = await numberOf(g, delegate(g, parent, attorney, clerk, scope()));
    await revoke(g, child, attorney);
    await expectRefused(g, signing(g, child), ["PowerRevoked", [child]]);
    expect(await signing(g, parent)).to.equal(attorney.address);
  });
});

describe("a power of attorney on paper", () => {
  it("is registered by the identity office, for a party with keys or without", async () => {
    const g = await loadFixture(scene);
    const { consortium, identity, attorney } = g;
    const keyless = await enrol(g, "keyless");
    const deed = await attest(g, Kind.IdentityProof, "notarised power");
    const what = scope();
    await expect(consortium.connect(identity).registerPower(keyless.address, attorney.address, what, deed))
      .to.emit(consortium, "PowerGranted")
      .withArgs(1, keyless.address, attorney.address, 0, Object.values(ordered(what)), deed);
    expect((await consortium.powerOf(1)).registered).to.equal(true);
    const used = await consortium.requirePower(1, keyless.address, TRANSFER, titleId(FIRST), 0);
    expect(used).to.equal(attorney.address);
  });

  it("is registered by no other office", async () => {
    const g = await loadFixture(scene);
    const { consortium, principal, attorney } = g;
    const deed = await attest(g, Kind.IdentityProof, "notarised power");
    for (const officer of [g.registrar, g.court, g.council, g.farRegistrar, g.stranger])
      await expectRefused(
        g,
        consortium.connect(officer).registerPower(principal.address, attorney.address, scope(), deed),
        ["OfficeRequired", [Office.Identity, BAOSHAN, officer.address]],
      );
  });

  it("rests on an attested document of its kind, which serves once", async () => {
    const g = await loadFixture(scene);
    const { consortium, identity, principal, attorney } = g;
    const register = (deed: string) =>
      consortium.connect(identity).registerPower(principal.address, attorney.address, scope(), deed);
    const unseen = commitment("unseen");
    await expectRefused(g, register(unseen), ["EvidenceUnknown", [unseen]]);
    const contract = await attest(g, Kind.Contract, "a contract");
    await expectRefused(g, register(contract), [
      "EvidenceOfWrongKind",
      [contract, Kind.Contract, Kind.IdentityProof],
    ]);
    const deed = await attest(g, Kind.IdentityProof, "notarised power");
    await register(deed);
    await expectRefused(g, register(deed), ["EvidenceUsed", [deed]]);
  });

  it("is of a party that is known and can act, for another that can", async () => {
    const g = await loadFixture(scene);
    const { consortium, identity, principal, attorney, stranger } = g;
    const deed = await attest(g, Kind.IdentityProof, "notarised power");
    const register = (from: string, to: string) =>
      consortium.connect(identity).registerPower(from, to, scope(), deed);
    const { address } = principal;
    const nobody = (await member(g, "nobody")).address;
    await expectRefused(g, register(nobody, attorney.address), ["PartyUnknown", [nobody]]);
    await expectRefused(g, register(address, address), ["AttorneyInvalid", [address, address]]);
    await expectRefused(g, register(address, stranger.address), ["PartyUnknown", [stranger.address]]);
    await PUT.Suspended(g, principal);
    await expectRefused(g, register(address, attorney.address), ["PartySuspended", [address]]);
  });

  it("can be delegated if it says so, and is revoked like any other", async () => {
    const g = await loadFixture(scene);
    const { consortium, identity, principal, attorney, clerk } = g;
    const deed = await attest(g, Kind.IdentityProof, "notarised power");
    const what = scope({ delegable: true });
    await consortium.connect(identity).registerPower(principal.address, attorney.address, what, deed);
    await delegate(g, 1n, attorney, clerk, scope());
    expect(await signing(g, 2)).to.equal(clerk.address);
    await consortium.connect(identity).revokePower(1);
    await expectRefused(g, signing(g, 2), ["PowerRevoked", [1]]);
  });
});

describe("keys replaced in a recovery", () => {
  /** Replaces the keys of a party at once; the old ones are worth nothing afterwards. */
  async function recovered(g: Scene, party: Member): Promise<bigint> {
    const { consortium, registrar, council } = g;
    await PUT.Frozen(g, party);
    const terms = await consortium.partyTerms();
    const { signers } = await openedFor(g, party);
    await consortium.connect(registrar).approveRecovery(party.address);
    await consortium.connect(council).grantRole(office(Office.Identity, BAOSHAN), g.stranger.address, 0);
    await consortium.connect(g.stranger).approveRecovery(party.address);
    await time.increase(Number(terms.recoverySeconds) + 1);
    await consortium.completeRecovery(party.address, signers, 1);
    return consortium.keysSinceOf(party.address);
  }

  async function openedFor({ consortium }: Scene, { address }: Member): Promise<{ signers: string[] }> {
    const [event] = await consortium.queryFilter(consortium.filters.RecoveryOpened(address));
    return { signers: [...(event?.args.signers ?? [])] };
  }

  it("end the powers that the old keys gave, not those that were registered on paper", async () => {
    const g = await loadFixture(scene);
    const { consortium, identity, principal, attorney } = g;
    const given = await numberOf(g, grant(g, principal, attorney, scope()));
    const deed = await attest(g, Kind.IdentityProof, "notarised power");
    await consortium.connect(identity).registerPower(principal.address, attorney.address, scope(), deed);
    const since = await recovered(g, principal);
    await expectRefused(g, signing(g, given), ["PowerDied", [given, since]]);
    expect(await signing(g, given + 1n)).to.equal(attorney.address);
  });

  it("of an attorney end what it delegated, not what it was given", async () => {
    const g = await loadFixture(scene);
    const { principal, attorney, clerk } = g;
    const parent = await numberOf(g, grant(g, principal, attorney, scope({ delegable: true })));
    const child = await numberOf(g, delegate(g, parent, attorney, clerk, scope()));
    const since = await recovered(g, attorney);
    await expectRefused(g, signing(g, child), ["PowerDied", [child, since]]);
    expect(await signing(g, parent)).to.equal(attorney.address);
  });
});

describe("both sides of an act", () => {
  it("have no attorney in common, not even through those who delegated, unless its power allows it", async () => {
    const g = await loadFixture(scene);
    const { consortium, principal, attorney, clerk, other } = g;
    const wide = { delegable: true };
    const parent = await numberOf(g, grant(g, principal, attorney, scope(wide)));
    const child = await numberOf(g, delegate(g, parent, attorney, clerk, scope()));
    const another = await numberOf(g, grant(g, other, attorney, scope(wide)));
    const anothers = await numberOf(g, delegate(g, another, attorney, principal, scope()));
    const free = await numberOf(g, grant(g, principal, attorney, scope({ dealsWithItself: true })));
    const [p, a, c, o] = [principal, attorney, clerk, other].map(({ address }) => address) as [
      string,
      string,
      string,
      string,
    ];
    for (const [parties, powers, refusal] of [
      [[p, o], [parent, 0n], undefined],
      [
        [p, a],
        [parent, 0n],
        [parent, a],
      ],
      [
        [a, p],
        [0n, parent],
        [parent, a],
      ],
      [
        [p, c],
        [child, 0n],
        [child, c],
      ],
      [
        [p, a],
        [child, 0n],
        [parent, a],
      ],
      [
        [p, o],
        [parent, another],
        [parent, a],
      ],
      [
        [p, o],
        [child, another],
        [parent, a],
      ],
      [
        [p, o],
        [child, anothers],
        [parent, a],
      ],
      [[p, a], [free, 0n], undefined],
      [
        [p, o],
        [free, another],
        [another, a],
      ],
    ] as const) {
      const asked = consortium.requireOneSide([...parties], [...powers]);
      if (refusal === undefined) await asked;
      else await expectRefused(g, asked, ["PowerBothSides", [...refusal]]);
    }
  });
});

/** The members of a scope in their order. */
function ordered(what: ReturnType<typeof scope>): Record<string, unknown> {
  const { acts: bits, title, most, until, delegable, dealsWithItself } = what;
  return { bits, title, most, until, delegable, dealsWithItself };
}
