// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import { OfficeKind } from "../../../sdk/enums/index.js";
import { recovery, type Keys } from "../../../sdk/index.js";
import { dayOf, fresh } from "../../support/acts.js";
import {
  anybody,
  approved,
  completed,
  credentialOf,
  delayed,
  executes,
  keysOf,
  loss,
  opened,
  proved,
  recovered,
  standingOf,
  suspended,
  type Loss,
} from "../../support/recovery.js";
import { attested, BAOSHAN, keyOf, today } from "../../support/registry.js";
import { refused } from "../../support/refusals.js";
import type { LoadedSuite } from "../../support/suite.js";

const QUORUM = 3;
const officers = (s: LoadedSuite) => [s.secondRegistrar, s.registrar] as const;

interface Attempt extends Partial<Keys> {
  readonly by?: LoadedSuite["identity"];
  readonly contents?: string;
}

/** An attempt to open on a proof of this party's identity. */
async function open(l: Loss, { by = l.s.identity, contents = "", ...keys }: Attempt = {}): Promise<unknown> {
  const { s, credential, renewed } = l;
  const proof = contents === "" ? await proved(s, credential) : contents;
  const opening = { credential, contents: proof, keys: { ...keysOf(renewed), ...keys } };
  return recovery.open(s.with(by), opening);
}

describe("opening of a recovery", () => {
  it("freezes the party at once and publishes the new keys", async () => {
    const l = await loss();
    const { s, party, credential, renewed } = l;
    const contents = await proved(s, credential);
    const { signers, threshold } = keysOf(renewed);
    const evidence = await s.consortium.identityEvidence(credential, contents);
    expect(evidence).to.equal(recovery.identityProof(credential, contents));
    await expect(s.consortium.connect(s.identity).openRecovery(credential, contents, signers, threshold))
      .to.emit(s.consortium, "RecoveryOpened")
      .withArgs(
        party.address,
        1,
        s.identity.address,
        signers.map((one) => one.toLowerCase()),
        threshold,
        evidence,
      );
    expect(await standingOf(s, party)).to.equal("Frozen");
    const { openedAt, keysHash, ...r } = await recovery.read(s, party.address);
    expect(openedAt).to.equal(await s.networkHelpers.time.latest());
    expect(keysHash).to.equal(recovery.keysHash(keysOf(renewed)));
    expect(r).to.deep.equal({
      party: party.address,
      round: 1,
      open: true,
      stage: "Approvals",
      quorumAt: null,
      objectionsUntil: null,
      completableFrom: null,
      approvals: 1,
      quorum: QUORUM,
      objections: 0,
    });
  });

  it("is done by the identity office of the party's division alone", async () => {
    const l = await loss();
    const { registrar, court, council, attester } = l.s;
    for (const by of [registrar, court, council, attester])
      await refused(open(l, { by }), "OfficeRequired", [OfficeKind.Identity, BAOSHAN, by.address]);
    expect(await standingOf(l.s, l.party)).to.equal("Active");
  });

  it("is of a known party that has keys, and of one recovery at a time", async () => {
    const l = await loss();
    const { s, party } = l;
    const nobody = await s.consortium.addressOf(id("nobody"));
    await refused(open({ ...l, credential: id("nobody") }), "PartyUnknown", [nobody]);
    const keyless = id("credential of a heir");
    const evidence = await attested(s, "IdentityProof", "heir");
    await s.consortium.connect(s.identity).enrol(keyless, 1, BAOSHAN, evidence);
    const heir = await s.consortium.addressOf(keyless);
    await refused(open({ ...l, credential: keyless }), "KeysMissing", [heir]);
    await open(l);
    await refused(open(l), "PartyFrozen", [party.address]);
  });

  it("is refused for a party that has ceased", async () => {
    const l = await loss();
    const { s, party } = l;
    await s.consortium.connect(s.identity).cease(party.address, await fresh(s, "AuthorityDecision"));
    await refused(open(l), "PartyCeased", [party.address, "0x0000000000000000000000000000000000000000"]);
  });

  it("rests on a proof of this party's identity, good and used once", async () => {
    const l = await loss();
    const { s, party, credential } = l;
    // A proof of another's identity is unknown for this party.
    const ofAnother = await proved(s, credentialOf(1));
    const document = recovery.identityProof(credential, ofAnother);
    await refused(open(l, { contents: ofAnother }), "EvidenceUnknown", [document]);
    const contents = await proved(s, credential);
    await open(l, { contents });
    await recovery.cancel(s.with(s.identity), party.address, await fresh(s, "AuthorityDecision"));
    const used = recovery.identityProof(credential, contents);
    await refused(open(l, { contents }), "EvidenceUsed", [used]);
    const revoked = await proved(s, credential);
    const withdrawn = recovery.identityProof(credential, revoked);
    await s.consortium.connect(s.attester).revoke(withdrawn, ZeroHash);
    const revokedOn = dayOf(await today(s));
    await refused(open(l, { contents: revoked }), "EvidenceRevoked", [withdrawn, revokedOn]);
  });

  it("names new keys that the account can take, none of them one that it has", async () => {
    const l = await loss();
    const { s, party, renewed } = l;
    const [old, fresh] = [party.key.address, renewed.key.address];
    const refusals: [string[], number, string, unknown[]][] = [
      [[fresh, old], 1, "MultiSignerERC7913AlreadyExists", [old]],
      [[fresh, fresh], 1, "MultiSignerERC7913AlreadyExists", [fresh]],
      [[fresh], 0, "MultiSignerERC7913ZeroThreshold", []],
      [[fresh], 2, "MultiSignerERC7913UnreachableThreshold", [1, 2]],
      [[], 1, "MultiSignerERC7913UnreachableThreshold", [0, 1]],
      [["0x1234"], 1, "MultiSignerERC7913InvalidSigner", ["0x1234"]],
    ];
    for (const [signers, threshold, error, values] of refusals)
      await refused(open(l, { signers, threshold }), error, values);
    expect(await standingOf(s, party)).to.equal("Active");
  });
});

describe("approval of a recovery", () => {
  it("comes from distinct officers; the last that is needed begins the delay", async () => {
    const l = await loss();
    await opened(l);
    const { s, party } = l;
    const [second, third] = officers(s);
    const approve = (by = second) => recovery.approve(s.with(by), party.address);
    await refused(approve(s.identity), "OfficerRepeats", [party.address, s.identity.address]);
    await approve(second);
    await refused(approve(second), "OfficerRepeats", [party.address, second.address]);
    expect((await recovery.read(s, party.address)).stage).to.equal("Approvals");
    await expect(s.consortium.connect(third).approveRecovery(party.address))
      .to.emit(s.consortium, "RecoveryApproved")
      .withArgs(party.address, 1, third.address, 3);
    const at = await s.networkHelpers.time.latest();
    const { stage, quorumAt, approvals } = await recovery.read(s, party.address);
    expect({ stage, quorumAt, approvals }).to.deep.equal({ stage: "Delay", quorumAt: at, approvals: 3 });
  });

  it("after the quorum changes no date", async () => {
    const l = await loss();
    await approved(l);
    const { s, party } = l;
    const before = await recovery.read(s, party.address);
    await s.networkHelpers.time.increase(3_600);
    await s.consortium.connect(s.council).grantRole((4n << 32n) | BigInt(BAOSHAN), s.guardian.address, 0);
    await recovery.approve(s.with(s.guardian), party.address);
    const { approvals, quorumAt } = await recovery.read(s, party.address);
    expect([approvals, quorumAt]).to.deep.equal([4, before.quorumAt]);
  });

  it("is the identity office's and the registrars' of the division, of an open recovery", async () => {
    const l = await loss();
    const { s, party } = l;
    const approve = (by: typeof s.court, address = party.address) => recovery.approve(s.with(by), address);
    await refused(approve(s.registrar), "RecoveryNotOpen", [party.address]);
    await opened(l);
    for (const by of [s.examiner, s.court, s.council, s.attester])
      await refused(approve(by), "OfficeRequired", [OfficeKind.Registrar, BAOSHAN, by.address]);
    await refused(approve(s.registrar, s.attester.address), "PartyUnknown", [s.attester.address]);
  });
});

describe("completion of a recovery", () => {
  it("is anybody's act after the delay and puts the new keys in place", async () => {
    const l = await loss();
    const { s, party, renewed } = l;
    await approved(l);
    await delayed(l);
    expect((await recovery.read(s, party.address)).stage).to.equal("Ripe");
    const { signers, threshold } = keysOf(renewed);
    await expect(s.consortium.connect(anybody(s)).completeRecovery(party.address, signers, threshold))
      .to.emit(s.consortium, "RecoveryCompleted")
      .withArgs(party.address, 1);
    const at = BigInt(await s.networkHelpers.time.latest());
    const record = await s.consortium.partyOf(party.address);
    expect([record.keysSince, await s.consortium.keysSinceOf(party.address)]).to.deep.equal([at, at]);
    expect(await standingOf(s, party)).to.equal("Active");
    expect([...(await s.party(party.address).getSigners(0, 9))]).to.deep.equal([signers[0]?.toLowerCase()]);
    expect((await recovery.read(s, party.address)).stage).to.equal("Ended");
    await executes(s, renewed);
    await refused(executes(s, party), "ExecutionUnauthorised", [party.address]);
    await refused(completed(l), "RecoveryNotOpen", [party.address]);
  });

  it("needs the quorum: one officer alone, or two, are not enough", async () => {
    const l = await loss();
    await opened(l);
    const { s, party } = l;
    await s.networkHelpers.time.increase(365 * 86_400);
    await refused(completed(l), "CommitteeQuorumNotMet", [party.address, 1, QUORUM]);
    await recovery.approve(s.with(s.registrar), party.address);
    await refused(completed(l), "CommitteeQuorumNotMet", [party.address, 2, QUORUM]);
  });

  it("waits for the whole delay, to the second", async () => {
    const l = await loss();
    await approved(l);
    const { s, party } = l;
    const { completableFrom } = await recovery.read(s, party.address);
    await refused(completed(l), "RecoveryTooEarly", [party.address, completableFrom]);
    await s.networkHelpers.time.increaseTo(Number(completableFrom) - 2);
    await s.networkHelpers.time.setNextBlockTimestamp(Number(completableFrom) - 1);
    await refused(completed(l), "RecoveryTooEarly", [party.address, completableFrom]);
    await s.networkHelpers.time.setNextBlockTimestamp(Number(completableFrom));
    await completed(l);
  });

  it("takes the keys of the public notice and no others", async () => {
    const l = await loss();
    await approved(l);
    await delayed(l);
    const { s, party, renewed, other } = l;
    const noticed = recovery.keysHash(keysOf(renewed));
    const swapped = keysOf(other);
    for (const keys of [swapped, { ...keysOf(renewed), threshold: 2 }, keysOf(renewed, other)])
      await refused(recovery.complete(s.with(s.identity), party.address, keys), "RecoveryKeysMismatch", [
        party.address,
        noticed,
        recovery.keysHash(keys),
      ]);
    await completed(l);
  });

  it("leaves a suspended party suspended, with its new keys", async () => {
    const l = await loss();
    const { s, party, renewed } = l;
    await suspended(s, party);
    await recovered(l);
    expect(await standingOf(s, party)).to.equal("Suspended");
    expect(await s.party(party.address).isSigner(renewed.key.address)).to.equal(true);
  });

  it("may follow an earlier one, on another proof, with officers who approve anew", async () => {
    const l = await loss();
    const { s, party, renewed } = l;
    await recovered(l);
    const first = await s.consortium.keysSinceOf(party.address);
    const again: Loss = { ...l, party: renewed, renewed: { ...party, key: keyOf(s, 6) } };
    await recovered(again);
    expect((await recovery.read(s, party.address)).round).to.equal(2);
    expect((await s.consortium.keysSinceOf(party.address)) > first).to.equal(true);
    await executes(s, again.renewed);
    for (const old of [party, renewed])
      await refused(executes(s, old), "ExecutionUnauthorised", [party.address]);
  });
});

describe("cancelling of a recovery", () => {
  it("gives the party its keys back, as it stood", async () => {
    const l = await loss();
    const { s, party } = l;
    await approved(l);
    const evidence = await fresh(s, "AuthorityDecision");
    await expect(s.consortium.connect(s.identity).cancelRecovery(party.address, evidence))
      .to.emit(s.consortium, "RecoveryCancelled")
      .withArgs(party.address, 1, evidence);
    expect(await standingOf(s, party)).to.equal("Active");
    expect(await s.consortium.keysSinceOf(party.address)).to.equal(0);
    await executes(s, party);
    await delayedBy(l, 30);
    await refused(completed(l), "RecoveryNotOpen", [party.address]);
  });

  it("is done by the identity office on a good document, never by the frozen keys", async () => {
    const l = await loss();
    const { s, party } = l;
    const evidence = await fresh(s, "AuthorityDecision");
    const cancel = (by = s.identity, document = evidence) =>
      recovery.cancel(s.with(by), party.address, document);
    await refused(cancel(), "RecoveryNotOpen", [party.address]);
    await approved(l);
    for (const by of [s.registrar, s.court, s.council, party.key])
      await refused(cancel(by), "OfficeRequired", [OfficeKind.Identity, BAOSHAN, by.address]);
    await refused(cancel(s.identity, id("nothing")), "EvidenceUnknown", [id("nothing")]);
    const data = s.consortium.interface.encodeFunctionData("cancelRecovery", [party.address, evidence]);
    const target = await s.consortium.getAddress();
    await refused(executes(s, party, { target, data }), "KeyRevoked", [party.address]);
    await refused(executes(s, party), "KeyRevoked", [party.address]);
    expect(await standingOf(s, party)).to.equal("Frozen");
  });

  it("leaves the officers free to approve the next one", async () => {
    const l = await loss();
    const { s, party } = l;
    await approved(l);
    await recovery.cancel(s.with(s.identity), party.address, await fresh(s, "AuthorityDecision"));
    await approved(l);
    const { round, stage } = await recovery.read(s, party.address);
    expect({ round, stage }).to.deep.equal({ round: 2, stage: "Delay" });
  });
});

async function delayedBy({ s }: Loss, days: number): Promise<void> {
  await s.networkHelpers.time.increase(days * 86_400);
}
