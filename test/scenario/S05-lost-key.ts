import { expect } from "chai";
import { ZeroHash } from "ethers";
import {
  DocumentKind,
  daybook,
  dates,
  parties,
  recovery,
  type Instrument,
  type Keys,
  type Lodged,
} from "../../sdk/index.js";
import { executes } from "../support/recovery.js";
import { termsOf } from "../support/personal.js";
import { BAOSHAN, credentialOf, keyOf, signedBy, type KeyedParty } from "../support/registry.js";
import { expectRefused, LandOffice, parcel, saleTo, yuan } from "./office.js";
import { described } from "./fields.js";

/** S5. The hardware token that signs for a company is gone; its titles must not be. */
describe("S5: a company loses the key of its titles", () => {
  const FIRST = 500;
  const LAND = parcel(FIRST);
  const MANY = 500;
  const BATCH = 50;
  const HEARING_DAYS = 7;
  const DELAY_DAYS = 10;
  const LATER = 4_102_444_800n;

  interface Case {
    readonly office: LandOffice;
    /** The company with the key that was lost. */
    readonly company: KeyedParty;
    /** The company with the key that it gets. */
    readonly renewed: KeyedParty;
    readonly credential: string;
    readonly bank: KeyedParty;
    readonly buyer: KeyedParty;
    readonly charge: bigint;
  }

  /** A company with one mortgaged parcel, its bank, and who would like to buy. */
  async function company(): Promise<Case> {
    const office = await LandOffice.open();
    const [owner, bank, buyer] = [await office.party(), await office.party(), await office.party()];
    await office.registerLand(LAND, owner);
    const charge = await office.mortgage(LAND, owner, bank, yuan("5,000,000"));
    const renewed = { ...owner, key: keyOf(office.suite, 8) };
    return { office, company: owner, renewed, credential: credentialOf(0), bank, buyer, charge };
  }

  const newKeys = ({ renewed }: Case): Keys => ({ signers: [renewed.key.address], threshold: 1 });

  /** Business licence, notarised resolution and check of the legal representative's identity, attested. */
  async function proof({ office, credential }: Case, name: string): Promise<string> {
    const { consortium, attester } = office.suite;
    const contents = termsOf(`Notarised resolution ${name}`);
    const document = recovery.identityProof(credential, contents);
    await consortium.connect(attester).attest(document, DocumentKind.IdentityProof, 0, ZeroHash);
    return contents;
  }

  async function open(c: Case, name = "of the board"): Promise<string> {
    const { suite } = c.office;
    const contents = await proof(c, name);
    await recovery.open(suite.with(suite.identity), {
      credential: c.credential,
      contents,
      keys: newKeys(c),
    });
    return contents;
  }

  async function approve({ office, company }: Case): Promise<void> {
    const { suite } = office;
    for (const officer of [suite.secondRegistrar, suite.registrar])
      await recovery.approve(suite.with(officer), company.address);
  }

  /** Anybody may complete: here somebody who is neither officer nor party. */
  async function complete({ office, company }: Case): Promise<{ gas: bigint }> {
    const passer = office.suite.with(keyOf(office.suite, 9));
    return { gas: (await recovery.complete(passer, company.address)).gasUsed };
  }

  async function recover(c: Case): Promise<{ gas: bigint }> {
    await open(c);
    await approve(c);
    await c.office.daysPass(DELAY_DAYS);
    return complete(c);
  }

  /** Registers further parcels to the company until it has so many. */
  async function registerMany({ office, company }: Case, count: number): Promise<void> {
    const { suite } = office;
    const grant = await office.grant();
    await office.premiumPaid(grant);
    const termEnd = dates.addYears(await office.today(), 50);
    const draw = (n: number): Promise<Instrument> =>
      office.draw(
        "FirstRegistration",
        parcel(n),
        [company],
        { ...described(parcel(n)), termEnd },
        { evidence: grant },
      );
    for (let n = FIRST + 1; n < FIRST + count; n += BATCH) {
      const numbers = Array.from({ length: Math.min(BATCH, FIRST + count - n) }, (_, i) => n + i);
      const drawn = await Promise.all(numbers.map(draw));
      const consents = await Promise.all(drawn.map((one) => signedBy(suite, one, company)));
      await daybook.lodgeAndRecordBatch(suite.with(suite.registrar), drawn, consents);
    }
  }

  it("gets new keys by a committee, after a notice, without moving a title", async () => {
    const c = await company();
    const { office, company: owner, renewed, buyer, charge } = c;
    const { suite } = office;
    const folio = await office.headOf(LAND);

    // 2, 3. An officer opens with the proof of identity: the old key is frozen at once, the notice is public.
    await open(c);
    await expectRefused(executes(suite, owner), "KeyRevoked", { account: owner.address });
    await expectRefused(office.sell(LAND, owner, buyer), "PartyFrozen", { party: owner.address });
    expect((await recovery.listOpen(suite)).map(({ party }) => party)).to.deep.equal([owner.address]);
    const { keys } = await recovery.notice(suite, owner.address);
    expect(keys).to.deep.equal({ signers: [renewed.key.address.toLowerCase()], threshold: 1 });

    // The committee: three officers. With the third, the periods begin.
    await approve(c);
    const quorumAt = await office.moment();
    const read = await recovery.read(suite, owner.address);
    expect(read).to.include({
      stage: "Delay",
      objectionsUntil: quorumAt + HEARING_DAYS * 86_400,
      completableFrom: quorumAt + DELAY_DAYS * 86_400,
    });

    // 4. Nobody objects in time; 5. anybody completes.
    await office.daysPass(HEARING_DAYS);
    await expectRefused(
      recovery.object(suite.with(suite.court), owner.address, await office.document("Other")),
      "ObjectionTooLate",
      { party: owner.address, until: BigInt(quorumAt + HEARING_DAYS * 86_400) },
    );
    await office.daysPass(DELAY_DAYS - HEARING_DAYS);
    await complete(c);

    // The titles are where they were, entry by entry; the company deals with its new key.
    expect(await office.headOf(LAND)).to.deep.equal(folio);
    expect(await office.ownersOf(LAND)).to.deep.equal([owner.address]);
    expect((await office.chargesOf(LAND)).map((one) => one.id)).to.deep.equal([charge]);
    await office.sell(LAND, renewed, buyer);
    expect(await office.ownersOf(LAND)).to.deep.equal([buyer.address]);
  });

  it("costs the same for one title and for five hundred @gas", async () => {
    const c = await company();
    const { office, company: owner } = c;
    const withOne = await office.suite.networkHelpers.takeSnapshot();
    const { gas: one } = await recover(c);
    await withOne.restore();
    await registerMany(c, MANY);
    expect(await office.ownersOf(parcel(FIRST + MANY - 1))).to.deep.equal([owner.address]);
    const { gas: many } = await recover(c);
    expect(many).to.equal(one);
    expect(Number(one)).to.be.at.most(100_000);
    for (const n of [FIRST, FIRST + 1, FIRST + MANY - 1])
      expect(await office.ownersOf(parcel(n))).to.deep.equal([owner.address]);
  }).timeout(180_000);

  it("leaves the thief with nothing that the old key signed", async () => {
    const c = await company();
    const { office, company: owner, renewed, buyer, bank } = c;
    const { suite } = office;
    const registrar = suite.with(suite.registrar);

    // Before anybody knows, the thief has the token sign a sale, a batch and a consent, and has another sale lodged.
    const sale = (title = LAND): Promise<Instrument> =>
      office.draw("Transfer", title, [owner], saleTo(buyer), { deadline: LATER });
    const signed = await sale();
    const consents = await signedBy(suite, signed, owner, buyer);
    const consented = await sale();
    await executes(suite, owner, await daybook.consenting(suite, consented));
    const terms = {
      nonce: await suite.party(owner.address)["nonces(address)"](owner.address),
      deadline: LATER,
    };
    const calls = [await daybook.consenting(suite, await sale())];
    const batch = parties.batchTypedData(owner.address, suite.deployment.chainId, calls, terms);
    const { domain, types, message } = batch;
    const signature = await owner.key.signTypedData(domain, types, message);
    const pending: Lodged = await office.lodge("Transfer", LAND, [owner, buyer], saleTo(buyer));

    await recover(c);
    const since = await suite.consortium.keysSinceOf(owner.address);

    // 6. None of it has any effect.
    const digestOf = (instrument: Instrument): Promise<string> =>
      suite.daybook.digestFor(instrument, owner.address);
    const [ofSigned, ofConsented] = [await digestOf(signed), await digestOf(consented)];
    await expectRefused(daybook.lodge(suite.with(suite.examiner), signed, consents), "ConsentInvalid", {
      party: owner.address,
      digest: ofSigned,
    });
    const byCall = [{ party: owner.address, signature: "0x" }, ...(await signedBy(suite, consented, buyer))];
    await expectRefused(daybook.lodge(suite.with(suite.examiner), consented, byCall), "ConsentInvalid", {
      party: owner.address,
      digest: ofConsented,
    });
    await expectRefused(
      suite.party(owner.address).execute(...parties.batchArguments(calls, terms, signature)),
      "ExecutionUnauthorised",
      { account: owner.address },
    );
    const met = await expectRefused(daybook.record(registrar, pending), "KeysReplaced", {
      party: owner.address,
      approvedAt: pending.lodgement.acceptedAt,
      keysSince: since,
    });
    await office.refuse(pending, met, "E-Signature Law art. 13");
    expect(await office.ownersOf(LAND)).to.deep.equal([owner.address]);
    await office.mortgage(LAND, renewed, bank, yuan("1,000,000"));
  });

  it("is refused to one officer alone, before its time, and to officers without the office", async () => {
    const c = await company();
    const { office, company: owner } = c;
    const { suite } = office;
    const party = owner.address;
    await open(c);
    await office.daysPass(100);
    await expectRefused(complete(c), "CommitteeQuorumNotMet", { party, approvals: 1n, quorum: 3n });
    await expectRefused(recovery.approve(suite.with(suite.identity), party), "OfficerRepeats", {
      party,
      officer: suite.identity.address,
    });
    await expectRefused(recovery.approve(suite.with(suite.examiner), party), "OfficeRequired", {
      kind: "Registrar",
      division: BigInt(BAOSHAN),
      caller: suite.examiner.address,
    });
    await approve(c);
    const from = BigInt((await office.moment()) + DELAY_DAYS * 86_400);
    await office.daysPass(DELAY_DAYS - 1);
    await expectRefused(complete(c), "RecoveryTooEarly", { party, from });
    await office.daysPass(1);
    await complete(c);
  });

  it("cannot be stopped by the old key, whoever has it", async () => {
    const c = await company();
    const { office, company: owner } = c;
    const { suite } = office;
    await open(c);
    const { consortium } = suite;
    const evidence = await office.document("Other");
    const target = await consortium.getAddress();
    const data = consortium.interface.encodeFunctionData("cancelRecovery", [owner.address, evidence]);
    await expectRefused(executes(suite, owner, { target, data }), "KeyRevoked", { account: owner.address });
    const objecting = await recovery.objecting(suite, owner.address, evidence);
    await expectRefused(executes(suite, owner, objecting), "KeyRevoked", { account: owner.address });
    await expectRefused(recovery.cancel(suite.with(owner.key), owner.address, evidence), "OfficeRequired", {
      kind: "Identity",
      division: BigInt(BAOSHAN),
      caller: owner.key.address,
    });
  });

  it("waits while a court restrains the company", async () => {
    const c = await company();
    const { office, company: owner, renewed } = c;
    const { consortium, court } = office.suite;
    const party = owner.address;
    const restrain = async (): Promise<unknown> =>
      consortium.connect(court).restrain(party, await office.document("CourtOrder"));
    const release = async (): Promise<unknown> =>
      consortium.connect(court).release(party, await office.document("CourtOrder"));
    await restrain();
    await expectRefused(open(c, "too soon"), "PartyRestrained", { party });
    await release();
    await open(c);
    await approve(c);
    await restrain();
    await office.daysPass(DELAY_DAYS);
    await expectRefused(complete(c), "PartyRestrained", { party });
    await release();
    await complete(c);
    await executes(office.suite, renewed);
  });

  it("asks for a proof of this company's identity, and another one each time", async () => {
    const c = await company();
    const { office, company: owner } = c;
    const { suite } = office;
    const identity = suite.with(suite.identity);
    const contents = await open(c);
    await recovery.cancel(identity, owner.address, await office.document("AuthorityDecision"));
    const again = { credential: c.credential, contents, keys: newKeys(c) };
    await expectRefused(recovery.open(identity, again), "EvidenceUsed", {
      evidence: recovery.identityProof(c.credential, contents),
    });
    // The bank's proof does not open the company's recovery.
    const ofBank = await proof({ ...c, credential: credentialOf(1) }, "of the bank");
    await expectRefused(recovery.open(identity, { ...again, contents: ofBank }), "EvidenceUnknown", {
      document: recovery.identityProof(c.credential, ofBank),
    });
    expect(await office.ownersOf(LAND)).to.deep.equal([owner.address]);
  });

  it("ends when the court sustains an objection, and goes on when it dismisses one", async () => {
    const c = await company();
    const { office, company: owner, bank } = c;
    const { suite } = office;
    const party = owner.address;
    const object = async (): Promise<void> =>
      executes(suite, bank, await recovery.objecting(suite, party, await office.document("Other")));
    const decide = async (sustained: boolean): Promise<unknown> =>
      recovery.decide(suite.with(suite.court), party, sustained, await office.document("CourtOrder"));

    await open(c, "forged");
    await approve(c);
    await object();
    await office.daysPass(DELAY_DAYS);
    await expectRefused(complete(c), "ObjectionUndecided", { party, objections: 1n });
    await decide(true);
    await expectRefused(complete(c), "RecoveryNotOpen", { party });
    // The key was never lost: the company goes on with it.
    await executes(suite, owner);

    await open(c, "genuine");
    await approve(c);
    await object();
    await decide(false);
    await office.daysPass(DELAY_DAYS);
    await complete(c);
    await expectRefused(executes(suite, owner), "ExecutionUnauthorised", { account: party });
  });
});
