// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { Act } from "../../../sdk/enums/index.js";
import { daybook, errors, parties, type Call, type Lodged } from "../../../sdk/index.js";
import { signTyped } from "../../../sdk/instruments/index.js";
import { charge, fresh, sale, selfDealing } from "../../support/acts.js";
import {
  approved,
  completed,
  credentialOf,
  delayed,
  executes,
  loss,
  opened,
  recovered,
  seconded,
  type Loss,
} from "../../support/recovery.js";
import { drawn, keyOf, parcelOf, recorded, signedBy } from "../../support/registry.js";
import { refused, titleId } from "../../support/refusals.js";

/** Long after every recovery of these tests. */
const LATER = 4_102_444_800n;

interface Owner extends Loss {
  readonly title: string;
  readonly tid: bigint;
}

/** A party that has a parcel and is to lose its key. */
async function owner(): Promise<Owner> {
  const l = await loss();
  const title = await parcelOf(l.s, 1, l.party);
  return { ...l, title, tid: titleId(title) };
}

/** A sale of the parcel to the other party, with a deadline far away. */
const sold = ({ s, party, other, title }: Owner) =>
  drawn(s, "Transfer", title, party, sale(other), { deadline: LATER });

async function callOf({ s }: Loss, method: string, values: readonly unknown[]): Promise<Call> {
  const data = s.consortium.interface.encodeFunctionData(method as "grantPower", values as never);
  return { target: await s.consortium.getAddress(), data };
}

async function onRegister({ s }: Loss, method: string, values: readonly unknown[]): Promise<Call> {
  const data = s.land.interface.encodeFunctionData(method as "approve", values as never);
  return { target: await s.land.getAddress(), data };
}

describe("with the old keys dies", () => {
  it("an instrument that they signed and nobody lodged", async () => {
    const o = await owner();
    const { s, party, renewed, other } = o;
    const instrument = await sold(o);
    const consents = await signedBy(s, instrument, party, other);
    const lodge = (): Promise<unknown> => daybook.lodgeAndRecord(s.with(s.registrar), instrument, consents);
    await approved(o);
    await refused(lodge(), "PartyFrozen", [party.address]);
    await delayed(o);
    await completed(o);
    const digest = await s.daybook.digestFor(instrument, party.address);
    await refused(lodge(), "ConsentInvalid", [party.address, digest]);
    // The same instrument is good with the new keys.
    await daybook.lodgeAndRecord(
      s.with(s.registrar),
      instrument,
      await signedBy(s, instrument, renewed, other),
    );
  });

  it("a batch that they signed and nobody sent", async () => {
    const o = await owner();
    const { s, party } = o;
    const calls = [await onRegister(o, "setOperator", [o.other.address, true])];
    const terms = { nonce: 0n, deadline: LATER };
    const data = parties.batchTypedData(party.address, s.deployment.chainId, calls, terms);
    const signature = await signTyped(data, party.key);
    const send = async (): Promise<unknown> =>
      s.party(party.address).execute(...parties.batchArguments(calls, terms, signature));
    await approved(o);
    await refused(send(), "KeyRevoked", [party.address]);
    await delayed(o);
    await completed(o);
    await refused(send(), "ExecutionUnauthorised", [party.address]);
  });

  it("a consent that they gave by call, until the new keys give it", async () => {
    const o = await owner();
    const { s, party, renewed, other } = o;
    const instrument = await sold(o);
    await executes(s, party, await daybook.consenting(s, instrument));
    const digest = await s.daybook.digestOf(instrument);
    expect(await s.daybook.hasConsented(digest, party.address)).to.equal(true);
    await recovered(o);
    expect(await s.daybook.hasConsented(digest, party.address)).to.equal(false);
    const byCall = { party: party.address, signature: "0x" };
    const consents = [byCall, ...(await signedBy(s, instrument, other))];
    const lodge = (): Promise<unknown> => daybook.lodgeAndRecord(s.with(s.registrar), instrument, consents);
    const signed = await s.daybook.digestFor(instrument, party.address);
    await refused(lodge(), "ConsentInvalid", [party.address, signed]);
    await executes(s, renewed, await daybook.consenting(s, instrument));
    await lodge();
  });

  it("a lodgement that was pending: it is refused and lodged anew", async () => {
    const o = await owner();
    const { s, party, renewed, other } = o;
    const instrument = await sold(o);
    const consents = await signedBy(s, instrument, party, other);
    const pending: Lodged = await daybook.lodge(s.with(s.examiner), instrument, consents);
    const record = (): Promise<unknown> => daybook.record(s.with(s.registrar), pending);
    await approved(o);
    await refused(record(), "PartyFrozen", [party.address]);
    await delayed(o);
    await completed(o);
    const since = await s.consortium.keysSinceOf(party.address);
    const died = ["KeysReplaced", [party.address, pending.lodgement.acceptedAt, since]] as const;
    await refused(record(), ...died);
    // A consent of the new keys does not revive it: what was accepted rests on the old ones.
    const further = await signedBy(s, instrument, renewed);
    await refused(daybook.record(s.with(s.registrar), pending, further), ...died);
    await daybook.refuse(s.with(s.registrar), pending, errors.encode(...died), "E-Signature Law art. 13");
    const anew = await drawn(s, "Transfer", o.title, renewed, sale(other));
    const signed = await signedBy(s, anew, renewed, other);
    await daybook.record(s.with(s.registrar), await daybook.lodge(s.with(s.examiner), anew, signed));
    expect(await s.land.balanceOf(other.address, o.tid)).to.equal(1n);
  });

  it("a lodgement of another party that they had consented to", async () => {
    const o = await owner();
    const { s, party, other } = o;
    const instrument = await sold(o);
    const consents = await signedBy(s, instrument, party, other);
    const pending = await daybook.lodge(s.with(s.examiner), instrument, consents);
    // It is the buyer here who loses its key.
    const buyer: Loss = {
      ...o,
      party: other,
      credential: credentialOf(1),
      renewed: { ...other, key: o.renewed.key },
    };
    await recovered(buyer);
    const since = await s.consortium.keysSinceOf(other.address);
    await refused(daybook.record(s.with(s.registrar), pending), "KeysReplaced", [
      other.address,
      pending.lodgement.acceptedAt,
      since,
    ]);
    expect(await s.land.balanceOf(party.address, o.tid)).to.equal(1n);
  });

  it("every allowance and operator, until the new keys approve anew", async () => {
    const o = await owner();
    const { s, party, renewed, other, tid } = o;
    await executes(
      s,
      party,
      await onRegister(o, "approve", [other.address, tid, 1]),
      await onRegister(o, "setOperator", [other.address, true]),
    );
    const stand = async (): Promise<unknown[]> => [
      await s.land.allowance(party.address, other.address, tid),
      await s.land.isOperator(party.address, other.address),
    ];
    expect(await stand()).to.deep.equal([1n, true]);
    await recovered(o);
    expect(await stand()).to.deep.equal([0n, false]);
    await selfDealing(s);
    const take = await onRegister(o, "transferFrom", [party.address, other.address, tid, 1]);
    await refused(executes(s, other, take), "AllowanceInsufficient", [
      party.address,
      other.address,
      tid,
      0,
      1,
    ]);
    await executes(s, renewed, await onRegister(o, "approve", [other.address, tid, 1]));
    await executes(s, other, take);
    expect(await s.land.balanceOf(other.address, tid)).to.equal(1n);
  });

  it("a power of attorney that they gave, while one that the office registered lives", async () => {
    const o = await owner();
    const { s, party, renewed, other, tid } = o;
    const none = { most: 0, until: 0, delegable: true, dealsWithItself: false };
    const scope = { acts: 1n << BigInt(Act.Transfer), title: 0n, ...none };
    await executes(s, party, await callOf(o, "grantPower", [other.address, scope]));
    const notarised = await fresh(s, "IdentityProof");
    const office = s.consortium.connect(s.identity);
    await office.registerPower(party.address, other.address, scope, notarised);
    await executes(s, other, await callOf(o, "grantPower", [party.address, scope]));
    const power = (number: number, of = party): Promise<unknown> =>
      s.consortium.requirePower(number, of.address, Act.Transfer, tid, 0);
    for (const number of [1, 2]) await power(number);
    await opened(o);
    for (const number of [1, 2]) await refused(power(number), "PartyFrozen", [party.address]);
    await seconded(o);
    await delayed(o);
    await completed(o);
    const since = await s.consortium.keysSinceOf(party.address);
    await refused(power(1), "PowerDied", [1, since]);
    await power(2);
    // What was given to the party is the party's, with whatever keys.
    await power(3, other);
    await executes(s, renewed, await callOf(o, "grantPower", [other.address, scope]));
    await power(4);
  });

  it("every session", async () => {
    const o = await owner();
    const { s, party } = o;
    const clerk = keyOf(s, 7);
    const call = await onRegister(o, "setOperator", [o.other.address, true]);
    const named = { target: call.target, method: "setOperator(address,bool)" };
    const session = { signer: clerk.address, until: LATER, calls: [named] };
    await executes(s, party, parties.grantSession(s, party.address, session));
    const act = (): Promise<unknown> =>
      parties.executeAs(s, party.address, [call], clerk, { deadline: LATER });
    await act();
    await approved(o);
    await refused(act(), "KeyRevoked", [party.address]);
    await delayed(o);
    await completed(o);
    await refused(act(), "SessionUnknown", [clerk.address]);
  });
});

describe("with the new keys stays", () => {
  it("all that the party holds and owes, and every nonce that it used", async () => {
    const o = await owner();
    const { s, party, renewed, other, title, tid } = o;
    await recorded(s, "Charge", title, [party, other], charge(other), { nonce: 77n });
    await executes(s, party);
    const stand = async (): Promise<unknown> => ({
      folio: (await s.landViews.folioOf(tid)).toString(),
      charges: (await s.landViews.chargesOf(tid)).toString(),
      balance: await s.land.balanceOf(party.address, tid),
      used: await s.daybook.isNonceUsed(party.address, 77n),
      next: await s.party(party.address)["nonces(address)"](party.address),
    });
    const before = await stand();
    expect(before).to.deep.include({ balance: 1n, used: true, next: 1n });
    await recovered(o);
    expect(await stand()).to.deep.equal(before);
    await recorded(s, "Transfer", title, [renewed, other], sale(other));
    await refused(
      recorded(s, "Transfer", title, [renewed, other], sale(other), { nonce: 77n }),
      "NonceUsed",
      [party.address, 77n],
    );
  });
});
