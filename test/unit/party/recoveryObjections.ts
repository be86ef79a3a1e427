// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { id } from "ethers";
import { OfficeKind } from "../../../sdk/enums/index.js";
import { recovery } from "../../../sdk/index.js";
import { fresh } from "../../support/acts.js";
import {
  approved,
  completed,
  delayed,
  executes,
  loss,
  opened,
  proved,
  restrained,
  standingOf,
  suspended,
  type Loss,
} from "../../support/recovery.js";
import { BAOSHAN, type KeyedParty } from "../../support/registry.js";
import { refused } from "../../support/refusals.js";

/** A party objects through its account, on a fresh document unless one is given. */
async function objected(l: Loss, by: KeyedParty, document?: string): Promise<void> {
  const evidence = document ?? (await fresh(l.s, "Other"));
  await executes(l.s, by, await recovery.objecting(l.s, l.party.address, evidence));
}

async function decided({ s, party }: Loss, sustained: boolean): Promise<string> {
  const order = await fresh(s, "CourtOrder");
  await recovery.decide(s.with(s.court), party.address, sustained, order);
  return order;
}

describe("an objection to a recovery", () => {
  it("by a party holds the recovery up until the court dismisses it", async () => {
    const l = await loss();
    const { s, party, other } = l;
    await approved(l);
    const evidence = await fresh(s, "Other");
    await objected(l, other, evidence);
    const [event] = await s.consortium.queryFilter(s.consortium.filters.RecoveryObjected(party.address));
    expect([...(event?.args ?? [])]).to.deep.equal([party.address, 1n, other.address, evidence]);
    await delayed(l);
    expect((await recovery.read(s, party.address)).stage).to.equal("Objections");
    await refused(completed(l), "ObjectionUndecided", [party.address, 1]);
    const order = await fresh(s, "CourtOrder");
    await expect(s.consortium.connect(s.court).decideObjection(party.address, false, order))
      .to.emit(s.consortium, "ObjectionDecided")
      .withArgs(party.address, 1, false, order);
    await completed(l);
  });

  it("that the court sustains ends the recovery; the old keys are good again", async () => {
    const l = await loss();
    const { s, party, other } = l;
    await approved(l);
    await objected(l, other);
    const order = await fresh(s, "CourtOrder");
    const decision = s.consortium.connect(s.court).decideObjection(party.address, true, order);
    await expect(decision).to.emit(s.consortium, "ObjectionDecided").withArgs(party.address, 1, true, order);
    await expect(decision).to.emit(s.consortium, "RecoveryCancelled").withArgs(party.address, 1, order);
    expect(await standingOf(s, party)).to.equal("Active");
    await executes(s, party);
    await refused(completed(l), "RecoveryNotOpen", [party.address]);
  });

  it("may come from the court itself, before any quorum too", async () => {
    const l = await loss();
    const { s, party } = l;
    await opened(l);
    await recovery.object(s.with(s.court), party.address, await fresh(s, "CourtOrder"));
    for (const officer of [s.secondRegistrar, s.registrar])
      await recovery.approve(s.with(officer), party.address);
    await delayed(l);
    await refused(completed(l), "ObjectionUndecided", [party.address, 1]);
  });

  it("is heard until the last second of its time", async () => {
    const l = await loss();
    const { s, party } = l;
    await approved(l);
    const { objectionsUntil } = await recovery.read(s, party.address);
    const [timely, late] = [await fresh(s, "Other"), await fresh(s, "Other")];
    const { time } = s.networkHelpers;
    await time.increaseTo(Number(objectionsUntil) - 1);
    await time.setNextBlockTimestamp(Number(objectionsUntil));
    await recovery.object(s.with(s.court), party.address, timely);
    await refused(recovery.object(s.with(s.court), party.address, late), "ObjectionTooLate", [
      party.address,
      objectionsUntil,
    ]);
  });

  it("and another are decided one by one", async () => {
    const l = await loss();
    const { party, other, s } = l;
    await approved(l);
    await objected(l, other);
    await recovery.object(s.with(s.court), party.address, await fresh(s, "Other"));
    await delayed(l);
    await refused(completed(l), "ObjectionUndecided", [party.address, 2]);
    await decided(l, false);
    await refused(completed(l), "ObjectionUndecided", [party.address, 1]);
    await decided(l, false);
    await refused(decided(l, false), "NoObjection", [party.address]);
    await completed(l);
  });

  it("rests on a good document, once against the same party", async () => {
    const l = await loss();
    const { party, other, s } = l;
    await approved(l);
    await refused(objected(l, other, id("nothing")), "EvidenceUnknown", [id("nothing")]);
    const document = await fresh(s, "Other");
    await objected(l, other, document);
    await refused(objected(l, other, document), "EvidenceUsed", [document]);
    await decided(l, true);
    await approved(l);
    await refused(objected(l, other, document), "EvidenceUsed", [document]);
    expect((await recovery.read(s, party.address)).objections).to.equal(0);
  });

  it("does not use up another's proof of identity", async () => {
    const l = await loss();
    const { s, other, credential } = l;
    await approved(l);
    // Who sees a proof attested cannot spoil it by objecting on it.
    const contents = await proved(s, credential);
    await objected(l, other, recovery.identityProof(credential, contents));
    await decided(l, true);
    const keys = { signers: [l.renewed.key.address] };
    await recovery.open(s.with(s.identity), { credential, contents, keys });
    expect(await standingOf(s, l.party)).to.equal("Frozen");
  });

  it("comes from an active party or the court, against a recovery that is open", async () => {
    const l = await loss();
    const { s, party, other } = l;
    const evidence = await fresh(s, "Other");
    const object = (by = s.court) => recovery.object(s.with(by), party.address, evidence);
    await refused(object(), "RecoveryNotOpen", [party.address]);
    await approved(l);
    for (const by of [s.registrar, s.attester]) await refused(object(by), "PartyUnknown", [by.address]);
    await refused(recovery.object(s.with(s.court), s.attester.address, evidence), "PartyUnknown", [
      s.attester.address,
    ]);
    await refused(objected(l, party, evidence), "KeyRevoked", [party.address]);
    await suspended(s, other);
    await refused(objected(l, other, evidence), "AccountInactive", [other.address, 2]);
  });

  it("is decided by the court of the division alone, by an order of a court", async () => {
    const l = await loss();
    const { s, party, other } = l;
    const order = await fresh(s, "CourtOrder");
    const decide = (by = s.court, document = order) =>
      recovery.decide(s.with(by), party.address, false, document);
    await refused(decide(), "RecoveryNotOpen", [party.address]);
    await approved(l);
    await refused(decide(), "NoObjection", [party.address]);
    await objected(l, other);
    for (const by of [s.registrar, s.identity, s.council])
      await refused(decide(by), "OfficeRequired", [OfficeKind.Court, BAOSHAN, by.address]);
    await refused(decide(s.court, id("nothing")), "EvidenceUnknown", [id("nothing")]);
    const contract = await fresh(s, "Contract");
    await refused(decide(s.court, contract), "EvidenceOfWrongKind", [contract, 4, 5]);
  });

  it("that is sustained while a court restrains the party leaves the restraint", async () => {
    const l = await loss();
    const { s, party, other } = l;
    await approved(l);
    await objected(l, other);
    await restrained(s, party);
    await decided(l, true);
    expect(await standingOf(s, party)).to.equal("Restrained");
  });
});
