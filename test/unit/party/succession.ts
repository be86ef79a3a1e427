// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { id, ZeroAddress, ZeroHash } from "ethers";
import { dates } from "../../../sdk/dates/index.js";
import {
  DocumentKind,
  OfficeKind,
  parties,
  PartyKind,
  succession,
  SuccessionCause,
  type SuccessionCauseName,
} from "../../../sdk/index.js";
import { fresh, pass } from "../../support/acts.js";
import { call, NEVER, PLAIN_BATCH, plain } from "../../support/keys/execute.js";
import { refused } from "../../support/refusals.js";
import { BAOSHAN, enrolled, today, type KeyedParty } from "../../support/registry.js";
import {
  announced,
  companies,
  completed,
  CREDITOR_DAYS,
  frozen,
  passerBy,
  restrainedByCourt,
  succeeded,
} from "../../support/succession.js";
import { loadSuite, type LoadedSuite } from "../../support/suite.js";

const CEASED = 3n;

async function scene() {
  const s = await loadSuite();
  return { s, ...(await companies(s)) };
}

async function moment(s: LoadedSuite): Promise<number> {
  return s.networkHelpers.time.latest();
}

describe("the announcement of a succession", () => {
  it("names the successors, and hears the creditors for 45 days", async () => {
    const { s, a, b } = await scene();
    const evidence = await fresh(s, "AuthorityDecision");
    await announced(s, a, [b], { evidence, keepsSecurities: true });
    const told = await s.consortium.successionOf(a.address);
    expect(told.cause).to.equal(SuccessionCause.Merger);
    expect(told.completed).to.equal(false);
    expect(told.keepsSecurities).to.equal(true);
    expect(told.effective).to.equal(0n);
    expect(Number(told.completableFrom)).to.equal((await moment(s)) + CREDITOR_DAYS * 86_400);
    expect(told.announcer).to.equal(s.identity.address);
    expect([told.evidence, told.plan]).to.deep.equal([evidence, ZeroHash]);
    expect(told.successors.map((one) => [...one])).to.deep.equal([[b.address, 1n]]);
    await s.consortium.requireActive(a.address);
    expect(await s.consortium.answeringFor(a.address)).to.equal(a.address);
  });

  it("hears no creditors when a person has died: heirs answer within what they take", async () => {
    const { s, b, c } = await scene();
    const dead = await enrolled(s, 4, "NaturalPerson");
    await announced(s, dead, [b, c], { cause: "Inheritance" });
    await completed(s, dead);
    expect(await s.consortium.answeringFor(dead.address)).to.equal(b.address);
  });

  it("tells what it tells by an event", async () => {
    const { s, a, b } = await scene();
    const evidence = await fresh(s, "AuthorityDecision");
    const receipt = await succession.announce(s.with(s.identity), {
      predecessor: a.address,
      cause: "Division",
      successors: [{ party: b.address, shares: 7n }],
      evidence,
    });
    const [event] = await s.consortium.queryFilter(
      s.consortium.filters.SuccessionAnnounced(a.address),
      receipt.blockNumber,
    );
    expect(event?.args.cause).to.equal(SuccessionCause.Division);
    expect(event?.args.successors.map((one) => [...one])).to.deep.equal([[b.address, 7n]]);
    expect(event?.args.evidence).to.equal(evidence);
  });

  it("is made by the identity office of the predecessor's division alone", async () => {
    const { s, a, b } = await scene();
    for (const caller of [s.council, s.examiner, s.court, passerBy(s)]) {
      const terms = { predecessor: a.address, cause: "Merger", evidence: ZeroHash } as const;
      const call_ = succession.announce(s.with(caller), {
        ...terms,
        successors: [{ party: b.address, shares: 1n }],
      });
      await refused(call_, "OfficeRequired", [OfficeKind.Identity, BAOSHAN, caller.address]);
    }
  });

  const misfits: readonly (readonly [keyof typeof PartyKind, SuccessionCauseName])[] = [
    ["NaturalPerson", "Merger"],
    ["NaturalPerson", "Division"],
    ["NaturalPerson", "Dissolution"],
    ["LegalPerson", "Inheritance"],
    ["JointOwners", "Inheritance"],
    ["LegalPerson", "None"],
    ["NaturalPerson", "None"],
  ];
  for (const [kind, cause] of misfits) {
    it(`is refused of a ${kind} by the cause ${cause}`, async () => {
      const { s, b } = await scene();
      const party = await enrolled(s, 4, kind);
      const bad = announced(s, party, [b], { cause: cause as "Merger" });
      await refused(bad, "CauseUnfit", [party.address, PartyKind[kind], SuccessionCause[cause]]);
    });
  }

  it("names one successor of a merger, and from one to thirty-two of other causes", async () => {
    const { s, a, b, c } = await scene();
    await refused(announced(s, a, []), "SuccessorCountInvalid", [0, 1, 1]);
    await refused(announced(s, a, [b, c]), "SuccessorCountInvalid", [2, 1, 1]);
    const crowd = Array.from({ length: 33 }, () => b);
    const division = { cause: "Division" } as const;
    await refused(announced(s, a, [], division), "SuccessorCountInvalid", [0, 1, 32]);
    await refused(announced(s, a, crowd, division), "SuccessorCountInvalid", [33, 1, 32]);
  });

  it("names each successor once, with a part of what passes", async () => {
    const { s, a, b, c } = await scene();
    const cause = "Division";
    await refused(announced(s, a, [b, c, b], { cause }), "SuccessorInvalid", [b.address]);
    await refused(announced(s, a, [b, c], { cause, shares: [1n, 0n] }), "SuccessorInvalid", [c.address]);
  });

  it("names parties that can act", async () => {
    const { s, a, b, c, d } = await scene();
    const stranger = passerBy(s);
    await refused(announced(s, a, [stranger]), "PartyUnknown", [stranger.address]);
    await refused(announced(s, stranger, [b]), "PartyUnknown", [stranger.address]);
    await s.consortium.connect(s.identity).suspend(b.address, await fresh(s, "Other"));
    await refused(announced(s, a, [b]), "PartySuspended", [b.address]);
    await restrainedByCourt(s, c);
    await refused(announced(s, a, [c]), "PartyRestrained", [c.address]);
    await s.consortium.connect(s.identity).cease(d.address, await fresh(s, "Other"));
    await refused(announced(s, a, [d]), "PartyCeased", [d.address, ZeroAddress]);
  });

  it("waits for a replacement of keys, on either side", async () => {
    const { s, a, b } = await scene();
    await frozen(s, 1);
    await refused(announced(s, a, [b]), "PartyBusy", [b.address]);
    await refused(announced(s, b, [a]), "PartyBusy", [b.address]);
  });

  it("is refused of a party that a court restrains", async () => {
    const { s, a, b } = await scene();
    await restrainedByCourt(s, a);
    await refused(announced(s, a, [b]), "PartyRestrained", [a.address]);
  });

  it("is possible of a suspended party", async () => {
    const { s, a, b } = await scene();
    await s.consortium.connect(s.identity).suspend(a.address, await fresh(s, "Other"));
    await succeeded(s, a, [b]);
    expect(await s.consortium.answeringFor(a.address)).to.equal(b.address);
  });

  it("rests on a good document", async () => {
    const { s, a, b } = await scene();
    const unknown = id("nobody attested this");
    await refused(announced(s, a, [b], { evidence: unknown }), "EvidenceUnknown", [unknown]);
  });

  it("is made once, until it is abandoned", async () => {
    const { s, a, b, c } = await scene();
    await announced(s, a, [b]);
    await refused(announced(s, a, [c]), "SuccessionExists", [a.address]);
    const reason = await fresh(s, "Other");
    await succession.abandon(s.with(s.identity), a.address, reason);
    expect((await s.consortium.successionOf(a.address)).successors).to.have.length(0);
    await announced(s, a, [c]);
    await pass(s, CREDITOR_DAYS);
    await completed(s, a);
    expect(await s.consortium.answeringFor(a.address)).to.equal(c.address);
    await refused(announced(s, a, [b]), "SuccessionExists", [a.address]);
  });
});

describe("a circle of successions", () => {
  it("is refused from a party to itself", async () => {
    const { s, a } = await scene();
    await refused(announced(s, a, [a]), "SuccessionCycle", [a.address, a.address]);
  });

  it("is refused while the other way is announced, and after it is abandoned no more", async () => {
    const { s, a, b } = await scene();
    await announced(s, a, [b]);
    await refused(announced(s, b, [a]), "SuccessionCycle", [b.address, a.address]);
    await succession.abandon(s.with(s.identity), a.address, await fresh(s, "Other"));
    await announced(s, b, [a]);
  });

  it("is refused after the other way was completed", async () => {
    const { s, a, b } = await scene();
    await succeeded(s, a, [b]);
    await refused(announced(s, b, [a]), "SuccessionCycle", [b.address, a.address]);
  });

  it("is refused over a third party, and among several successors", async () => {
    const { s, a, b, c, d } = await scene();
    await announced(s, a, [d, b], { cause: "Division" });
    await announced(s, b, [c]);
    await refused(announced(s, c, [a]), "SuccessionCycle", [c.address, a.address]);
  });
});

describe("the abandonment of a succession", () => {
  it("is the identity office's, on a good document, of what is announced", async () => {
    const { s, a, b } = await scene();
    const desk = s.with(s.identity);
    const reason = await fresh(s, "Other");
    await refused(succession.abandon(desk, a.address, reason), "SuccessionNotAnnounced", [a.address]);
    await announced(s, a, [b]);
    const stranger = passerBy(s);
    await refused(succession.abandon(s.with(stranger), a.address, reason), "OfficeRequired", [
      OfficeKind.Identity,
      BAOSHAN,
      stranger.address,
    ]);
    const unknown = id("nobody attested this");
    await refused(succession.abandon(desk, a.address, unknown), "EvidenceUnknown", [unknown]);
    await refused(succession.abandon(desk, stranger.address, reason), "PartyUnknown", [stranger.address]);
    await pass(s, CREDITOR_DAYS);
    await completed(s, a);
    await refused(succession.abandon(desk, a.address, reason), "SuccessionNotAnnounced", [a.address]);
  });
});

describe("the completion of a succession", () => {
  it("ends the predecessor, who answers to its successor at once", async () => {
    const { s, a, b } = await scene();
    const evidence = await fresh(s, "SuccessionProof");
    await announced(s, a, [b]);
    await pass(s, CREDITOR_DAYS);
    const day = await today(s);
    const receipt = await succession.complete(s.with(s.secondRegistrar), a.address, day, evidence);
    const { standing, successor } = await s.consortium.partyOf(a.address);
    expect([standing, successor]).to.deep.equal([CEASED, b.address]);
    await refused(s.consortium.requireActive(a.address), "PartyCeased", [a.address, b.address]);
    const told = await s.consortium.completedSuccessionOf(a.address);
    expect([told.completed, told.effective, told.evidence]).to.deep.equal([
      true,
      BigInt(dates.toDay(day)),
      evidence,
    ]);
    const [event] = await s.consortium.queryFilter(
      s.consortium.filters.SuccessionCompleted(a.address, b.address),
      receipt.blockNumber,
    );
    expect([event?.args.effective, event?.args.evidence]).to.deep.equal([BigInt(dates.toDay(day)), evidence]);
  });

  for (const cause of ["Merger", "Division", "Dissolution"] as const) {
    it(`by ${cause} waits until the creditors were heard`, async () => {
      const { s, a, b } = await scene();
      await announced(s, a, [b], { cause });
      const until = (await moment(s)) + CREDITOR_DAYS * 86_400;
      await pass(s, CREDITOR_DAYS - 1);
      await refused(completed(s, a), "CreditorsHeard", [a.address, until]);
      await s.networkHelpers.time.increaseTo(until);
      await completed(s, a);
    });
  }

  it("is another officer's than the announcement", async () => {
    const { s, a, b } = await scene();
    await announced(s, a, [b]);
    await pass(s, CREDITOR_DAYS);
    const proof = await fresh(s, "SuccessionProof");
    const own = succession.complete(s.with(s.identity), a.address, await today(s), proof);
    await refused(own, "OfficerRepeats", [a.address, s.identity.address]);
    const stranger = passerBy(s);
    const foreign = succession.complete(s.with(stranger), a.address, await today(s), proof);
    await refused(foreign, "OfficeRequired", [OfficeKind.Identity, BAOSHAN, stranger.address]);
  });

  it("is of what was announced, and happens once", async () => {
    const { s, a, b } = await scene();
    await refused(completed(s, a), "SuccessionNotAnnounced", [a.address]);
    await succeeded(s, a, [b]);
    await refused(completed(s, a), "SuccessionNotAnnounced", [a.address]);
    await refused(completed(s, passerBy(s)), "PartyUnknown", [passerBy(s).address]);
  });

  it("rests on a proof of succession, which serves once", async () => {
    const { s, a, b, c } = await scene();
    await announced(s, a, [b]);
    await announced(s, c, [b]);
    await pass(s, CREDITOR_DAYS);
    const contract = await fresh(s, "Contract");
    await refused(completed(s, a, { evidence: contract }), "EvidenceOfWrongKind", [
      contract,
      DocumentKind.Contract,
      DocumentKind.SuccessionProof,
    ]);
    const evidence = await fresh(s, "SuccessionProof");
    await completed(s, a, { evidence });
    await refused(completed(s, c, { evidence }), "EvidenceUsed", [evidence]);
  });

  it("has no effect from a day to come", async () => {
    const { s, a, b } = await scene();
    await announced(s, a, [b]);
    const now = await pass(s, CREDITOR_DAYS);
    const effective = dates.addDays(now, 1);
    await refused(completed(s, a, { effective }), "SuccessionInFuture", [
      a.address,
      dates.toDay(effective),
      dates.toDay(now),
    ]);
    await completed(s, a, { effective: dates.addDays(now, -3) });
  });

  it("waits for a replacement of keys that began meanwhile, on either side", async () => {
    for (const n of [0, 1]) {
      const { s, a, b } = await scene();
      await announced(s, a, [b]);
      await frozen(s, n);
      await pass(s, CREDITOR_DAYS);
      await refused(completed(s, a), "PartyBusy", [[a, b][n]?.address]);
    }
  });

  it("is refused while a court restrains either side", async () => {
    for (const n of [0, 1]) {
      const { s, a, b } = await scene();
      await announced(s, a, [b]);
      await restrainedByCourt(s, n === 0 ? a : b);
      await pass(s, CREDITOR_DAYS);
      await refused(completed(s, a), "PartyRestrained", [[a, b][n]?.address]);
    }
  });

  it("is refused if a successor has ceased meanwhile: it is announced anew", async () => {
    const { s, a, b, c } = await scene();
    await announced(s, a, [b]);
    await succeeded(s, b, [c]);
    await refused(completed(s, a), "PartyCeased", [b.address, c.address]);
    await succession.abandon(s.with(s.identity), a.address, await fresh(s, "Other"));
    await succeeded(s, a, [c]);
  });

  it("is not there for a party that nobody has succeeded", async () => {
    const { s, a, b } = await scene();
    await refused(s.consortium.completedSuccessionOf(a.address), "NotSucceeded", [a.address]);
    await announced(s, a, [b]);
    await refused(s.consortium.completedSuccessionOf(a.address), "NotSucceeded", [a.address]);
  });
});

describe("a party that ceases without successors", () => {
  it("is ended by the identity office on a good document, and answers to nobody", async () => {
    const { s, a } = await scene();
    const evidence = await fresh(s, "Other");
    const desk = s.consortium.connect(s.identity);
    const stranger = passerBy(s);
    await refused(s.consortium.connect(stranger).cease(a.address, evidence), "OfficeRequired", [
      OfficeKind.Identity,
      BAOSHAN,
      stranger.address,
    ]);
    await refused(desk.cease(a.address, id("unknown")), "EvidenceUnknown", [id("unknown")]);
    await refused(desk.cease(stranger.address, evidence), "PartyUnknown", [stranger.address]);
    await expect(desk.cease(a.address, evidence))
      .to.emit(s.consortium, "PartyEnded")
      .withArgs(a.address, evidence);
    expect(await s.consortium.standingOf(a.address)).to.equal(CEASED);
    expect(await s.consortium.answeringFor(a.address)).to.equal(a.address);
    expect(await s.consortium.isRepresented(a.address, [])).to.equal(false);
    await refused(desk.cease(a.address, evidence), "PartyCeased", [a.address, ZeroAddress]);
  });

  it("does not end while its keys are being replaced, or a court restrains it", async () => {
    const { s, a, b } = await scene();
    const evidence = await fresh(s, "Other");
    const desk = s.consortium.connect(s.identity);
    await frozen(s, 0);
    await refused(desk.cease(a.address, evidence), "PartyBusy", [a.address]);
    await restrainedByCourt(s, b);
    await refused(desk.cease(b.address, evidence), "PartyRestrained", [b.address]);
  });

  it("can be succeeded later, when its heirs are known", async () => {
    const { s, b } = await scene();
    const dead = await enrolled(s, 4, "NaturalPerson");
    await s.consortium.connect(s.identity).cease(dead.address, await fresh(s, "Other"));
    await succeeded(s, dead, [b], { cause: "Inheritance" });
    expect(await s.consortium.answeringFor(dead.address)).to.equal(b.address);
  });
});

describe("who answers for a party that was succeeded", () => {
  it("is the last of a chain", async () => {
    const { s, a, b, c } = await scene();
    await succeeded(s, a, [b]);
    expect(await s.consortium.isRepresented(a.address, [b.address])).to.equal(true);
    await succeeded(s, b, [c]);
    expect(await s.consortium.answeringFor(a.address)).to.equal(c.address);
    expect(await s.consortium.isRepresented(a.address, [c.address])).to.equal(true);
    expect(await s.consortium.isRepresented(a.address, [])).to.equal(false);
  });

  it("is every successor where a consent is asked for, by itself or by those who succeeded it", async () => {
    const { s, a, b, c, d } = await scene();
    await succeeded(s, a, [b, c], { cause: "Division" });
    expect(await s.consortium.isRepresented(a.address, [b.address])).to.equal(false);
    expect(await s.consortium.isRepresented(a.address, [c.address, b.address])).to.equal(true);
    await succeeded(s, c, [d]);
    expect(await s.consortium.isRepresented(a.address, [b.address, d.address])).to.equal(true);
  });

  it("is nobody while the succession is only announced", async () => {
    const { s, a, b } = await scene();
    await announced(s, a, [b]);
    expect(await s.consortium.isRepresented(a.address, [b.address])).to.equal(false);
  });

  it("has the predecessor's account pay what it left unpaid; nobody else does", async () => {
    const { s, a, b, c, d } = await scene();
    await succeeded(s, a, [b]);
    await succeeded(s, b, [c]);
    const money = 5n;
    await passerBy(s).sendTransaction({ to: a.address, value: money });
    const payout = plain([call(d.address, "0x", money)]);
    const data = s.party(a.address).interface.encodeFunctionData("execute", [PLAIN_BATCH, payout]);
    const relayed = s.with(passerBy(s));
    const terms = { deadline: BigInt(NEVER) };
    const pays = (by: KeyedParty) =>
      parties.execute(relayed, by.address, [{ target: a.address, data }], by.key, terms);
    await refused(pays(d), "ExecutionUnauthorised", [a.address]);
    await refused(pays(b), "AccountInactive", [b.address, CEASED]);
    const own = parties.execute(relayed, a.address, [call(d.address, "0x", money)], a.key, terms);
    await refused(own, "AccountInactive", [a.address, CEASED]);
    await pays(c);
    expect(await s.provider.getBalance(d.address)).to.equal(money);
  });
});
