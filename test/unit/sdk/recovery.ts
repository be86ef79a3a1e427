// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { id } from "ethers";
import { PARTY_TERMS } from "../../../deploy/parameters/parameters.js";
import { dates, recovery } from "../../../sdk/index.js";
import { fresh } from "../../support/acts.js";
import {
  anybody,
  approved,
  credentialOf,
  delayed,
  keysOf,
  loss,
  opened,
  recovered,
  restrained,
  type Loss,
} from "../../support/recovery.js";

const stageOf = async ({ s, party }: Loss, now?: number): Promise<string> =>
  (await recovery.read(s, party.address, now)).stage;

describe("recovery in the SDK", () => {
  it("commits to a proof of identity and to keys as the registry does", async () => {
    const l = await loss();
    const { s, party, credential, renewed } = l;
    const contents = id("contents");
    expect(recovery.identityProof(credential, contents)).to.equal(
      await s.consortium.identityEvidence(credential, contents),
    );
    await opened(l);
    const { keysHash } = await recovery.read(s, party.address);
    expect(recovery.keysHash(keysOf(renewed))).to.equal(keysHash);
    expect(recovery.keysHash({ signers: keysOf(renewed).signers })).to.equal(keysHash);
    expect(recovery.keysHash({ ...keysOf(renewed), threshold: 2 })).not.to.equal(keysHash);
  });

  it("tells how far a recovery has come, and its dates", async () => {
    const l = await loss();
    const { s, party } = l;
    expect(await stageOf(l)).to.equal("None");
    await opened(l);
    expect(await stageOf(l)).to.equal("Approvals");
    await recovery.approve(s.with(s.registrar), party.address);
    await recovery.approve(s.with(s.secondRegistrar), party.address);
    const quorumAt = await s.networkHelpers.time.latest();
    const completableFrom = quorumAt + PARTY_TERMS.recoverySeconds;
    const { stage, ...read } = await recovery.read(s, party.address);
    expect(stage).to.equal("Delay");
    expect(read).to.include({
      quorumAt,
      objectionsUntil: quorumAt + PARTY_TERMS.objectionSeconds,
      completableFrom,
      approvals: 3,
      quorum: 3,
    });
    expect(await stageOf(l, completableFrom - 1)).to.equal("Delay");
    expect(await stageOf(l, completableFrom)).to.equal("Ripe");
    await recovery.object(s.with(s.court), party.address, await fresh(s, "Other"));
    expect(await stageOf(l, completableFrom)).to.equal("Objections");
    await recovery.decide(s.with(s.court), party.address, false, await fresh(s, "CourtOrder"));
    await delayed(l);
    await recovery.complete(s.with(anybody(s)), party.address);
    expect(await stageOf(l)).to.equal("Ended");
  });

  it("lists the open recoveries, the oldest first, and a party once", async () => {
    const l = await loss();
    const { s, party, other } = l;
    const listed = async (): Promise<string[]> => (await recovery.listOpen(s)).map((one) => one.party);
    expect(await listed()).to.deep.equal([]);
    await opened(l);
    await recovery.cancel(s.with(s.identity), party.address, await fresh(s, "AuthorityDecision"));
    expect(await listed()).to.deep.equal([]);
    await opened({ ...l, party: other, credential: credentialOf(1) });
    await s.networkHelpers.time.increase(60);
    await opened(l);
    await restrained(s, other);
    expect(await listed()).to.deep.equal([other.address, party.address]);
  });

  it("completes with the keys of the last notice", async () => {
    const l = await loss();
    await recovered(l);
    const { s, party, renewed, other } = l;
    const again: Loss = { ...l, party: renewed, renewed: { ...party, key: other.key } };
    await recovered(again);
    const { round, officer, keys, evidence } = await recovery.notice(s, party.address);
    expect({ round, officer, keys }).to.deep.equal({
      round: 2,
      officer: s.identity.address,
      keys: { signers: [other.key.address.toLowerCase()], threshold: 1 },
    });
    expect(evidence).to.match(/^0x[0-9a-f]{64}$/);
    expect([...(await s.party(party.address).getSigners(0, 9))]).to.deep.equal(keys.signers);
  });

  it("has no notice where no recovery was opened", async () => {
    const { s, party } = await loss();
    const met: unknown = await recovery.notice(s, party.address).catch((error: unknown) => error);
    expect(met).to.be.instanceOf(RangeError).with.property("message").that.includes(party.address);
  });

  it("puts the notice into words for publication", async () => {
    const l = await loss();
    const { s, party, renewed } = l;
    await opened(l);
    const text = async (): Promise<string> =>
      recovery.noticeText(await recovery.notice(s, party.address), await recovery.read(s, party.address));
    const first = await text();
    expect(first).to.include(`Party: ${party.address}`).and.include(renewed.key.address.toLowerCase());
    expect(first).to.include("New keys (1 of 1 must sign):").and.include("1 of 3 officers have approved");
    await s.consortium.connect(s.registrar).approveRecovery(party.address);
    await s.consortium.connect(s.secondRegistrar).approveRecovery(party.address);
    const { quorumAt, objectionsUntil, completableFrom } = await recovery.read(s, party.address);
    const second = await text();
    for (const moment of [quorumAt, objectionsUntil, completableFrom])
      expect(second).to.include(`${dates.momentOf(Number(moment))} (UTC+8)`);
  });

  it("writes moments in UTC+8", () => {
    expect(dates.momentOf(0)).to.equal("1970-01-01 08:00:00");
    expect(dates.momentOf(1_767_196_799)).to.equal("2025-12-31 23:59:59");
    expect(dates.momentOf(1_767_196_800)).to.equal("2026-01-01 00:00:00");
  });

  it("counts the approvals of one recovery only", async () => {
    const l = await loss();
    await approved(l);
    const { s, party } = l;
    await recovery.cancel(s.with(s.identity), party.address, await fresh(s, "AuthorityDecision"));
    await opened(l);
    const { approvals, quorumAt, round } = await recovery.read(s, party.address);
    expect({ approvals, quorumAt, round }).to.deep.equal({ approvals: 1, quorumAt: null, round: 2 });
  });
});
