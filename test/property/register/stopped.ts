// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { rulesStruct } from "../../../deploy/modules/rules.js";
import { LAND_LAW } from "../../../deploy/parameters/parameters.js";
import { ACTS, instruments, type LodgedAct } from "../../../sdk/instruments/index.js";
import { AssetClass, dates, daybook, parties, type Instrument, type Lodged } from "../../../sdk/index.js";
import { fresh, ordered, pass, sale, seizure } from "../../support/acts.js";
import {
  credentialOf,
  drawn,
  keyOf,
  parcel,
  parcelOf,
  signedBy,
  today,
  type KeyedParty,
} from "../../support/registry.js";
import { refused, titleId } from "../../support/refusals.js";
import {
  refusalOfAccount,
  refusalOfParty,
  STOPS,
  type Stop,
  type Stoppable,
} from "../../support/stopping.js";
import { TITLES, type World } from "./world.js";

/** Titles beyond those of the sequences: two of the party that is stopped, one of another. */
const [OWN, WAITING, OTHERS] = [parcel(21), parcel(22), parcel(23)];
const FAR = 2n ** 40n;
/** Key of a session, among the accounts without office. */
const SESSION = 9;

/** A party with all by which it could act: an attorney, a session, consents by call, a spender, lodgements. */
export interface Armed {
  readonly w: World;
  readonly party: Stoppable;
  readonly other: KeyedParty;
  /** Power of the other party to sign any act for the one that is stopped. */
  readonly power: bigint;
  /** An instrument to which the party consented by call. */
  readonly called: Instrument;
  /** A sale by the party, lodged with all consents. */
  readonly pending: Lodged;
  /** A sale by the other to the party, lodged with the other's consent. */
  readonly incomplete: Lodged;
}

/** Proprietors may deal in parcels by ERC-6909 alone, from the next day on, which comes. */
async function selfDealing({ s }: World): Promise<void> {
  const since = dates.addDays(await today(s), 1);
  const rules = rulesStruct({ ...LAND_LAW, selfDealing: true, since });
  await s.land.connect(s.council).setRules(AssetClass.Parcel, rules as never);
  await pass(s, 1);
}

/** Gives the first party every means to act, while it may. */
export async function armed(w: World): Promise<Armed> {
  const { s } = w;
  const [first, other] = w.parties;
  const party = { ...first, credential: credentialOf(0) };
  await selfDealing(w);
  for (const n of [21, 22]) await parcelOf(s, n, party);
  await parcelOf(s, 23, other);
  const acts = Object.keys(ACTS) as LodgedAct[];
  const options = { deadline: FAR };
  const power = await parties.powers.grant(
    s,
    party.address,
    other.address,
    { acts, dealsWithItself: true, delegable: true },
    party.key,
    options,
  );
  const called = await drawn(s, "Transfer", OWN, party, sale(other), { deadline: FAR });
  const [consent, land] = [await daybook.consenting(s, called), await s.land.getAddress()];
  const approval = s.land.interface.encodeFunctionData("approve", [other.address, titleId(OWN), 1]);
  const session = parties.grantSession(s, party.address, {
    signer: keyOf(s, SESSION).address,
    until: 2n ** 39n,
    calls: [{ target: consent.target, method: "consent(bytes32)" }],
  });
  const calls = [consent, { target: land, data: approval }, session];
  await parties.execute(s, party.address, calls, party.key, options);
  const [mine, theirs] = [
    await drawn(s, "Transfer", WAITING, party, sale(other)),
    await drawn(s, "Transfer", OTHERS, other, sale(party)),
  ];
  const desk = s.with(s.examiner);
  const pending = await daybook.lodge(desk, mine, await signedBy(s, mine, party, other));
  const incomplete = await daybook.lodge(desk, theirs, await signedBy(s, theirs, other));
  return { w, party, other, power, called, pending, incomplete };
}

/** Stops the party; another of the world answers for one that is succeeded. */
export async function stop({ w, party }: Armed, how: Stop): Promise<void> {
  await STOPS[how](w.s, party, w.parties[3]);
}

/** All that an act can change. */
async function state({ s }: World): Promise<unknown[]> {
  const all = [...TITLES, OWN, WAITING, OTHERS].map(titleId);
  return [
    await s.daybook.lastNumber(),
    await Promise.all(all.map((title) => s.land.headOf(title))),
    String(await Promise.all(all.map((title) => s.daybook.pendingOf(title)))),
  ];
}

/** Nothing that the party could do, by whatever means, is done; each is refused by the name of its standing. */
export async function originatesNothing(a: Armed, how: Stop): Promise<void> {
  const before = await state(a.w);
  const of = refusalOfParty(how, a.party.address, a.w.parties[3].address);
  const account = refusalOfAccount(how, a.party.address);
  await byInstrument(a, of);
  await byLodgement(a, of);
  await byShares(a, of);
  await byAccount(a, account);
  await byOffice(a, of);
  expect(await state(a.w)).to.deep.equal(before);
}

/** What the party has ready does work while it may act: otherwise its refusal would say nothing. */
export async function actsByEveryMeans(a: Armed): Promise<void> {
  const { party, other, power, called, pending, incomplete } = a;
  const { s } = a.w;
  const desk = s.with(s.registrar);
  const holds = ({ address }: KeyedParty, title: string) => s.land.balanceOf(address, titleId(title));
  const consent = await daybook.consenting(s, incomplete.instrument);
  await parties.executeAs(s, party.address, [consent], keyOf(s, SESSION), { deadline: FAR });
  await daybook.record(desk, incomplete, [{ party: party.address, signature: "0x" }]);
  expect(await holds(party, OTHERS)).to.equal(1n);
  await daybook.record(desk, pending);
  expect(await holds(other, WAITING)).to.equal(1n);
  await spending(a);
  expect(await holds(other, OWN)).to.equal(1n);
  const back = await drawn(s, "Transfer", OWN, other, sale(party));
  const bought = await instruments.signFor(back, s.deployment.chainId, party.address, power, other.key);
  await daybook.lodgeAndRecord(desk, back, [...(await signedBy(s, back, other)), bought]);
  expect(await holds(party, OWN)).to.equal(1n);
  const byCall = { party: party.address, signature: "0x" };
  await daybook.lodgeAndRecord(desk, called, [byCall, ...(await signedBy(s, called, other))]);
  expect(await holds(other, OWN)).to.equal(1n);
}

type Refusal = readonly [name: string, values: readonly unknown[]];

/** By signature as applicant and as the one who must consent, by call, by attorney. */
async function byInstrument({ w: { s }, party, other, power, called }: Armed, of: Refusal): Promise<void> {
  const desk = s.with(s.registrar);
  const selling = await drawn(s, "Transfer", OWN, party, sale(other));
  const buying = await drawn(s, "Transfer", OTHERS, other, sale(party));
  const signFor = (instrument: Instrument) =>
    instruments.signFor(instrument, s.deployment.chainId, party.address, power, other.key);
  const byCall = { party: party.address, signature: "0x" };
  for (const [instrument, consents] of [
    [selling, await signedBy(s, selling, party, other)],
    [buying, await signedBy(s, buying, other, party)],
    [called, [byCall, ...(await signedBy(s, called, other))]],
    [selling, [await signFor(selling), ...(await signedBy(s, selling, other))]],
    [buying, [...(await signedBy(s, buying, other)), await signFor(buying)]],
  ] as const) {
    await refused(daybook.lodgeAndRecord(desk, instrument, consents), ...of);
    await refused(daybook.lodge(s.with(s.examiner), instrument, consents), ...of);
  }
}

/** By a lodgement from before, and by a consent that comes to one. */
async function byLodgement({ w: { s }, party, pending, incomplete }: Armed, of: Refusal): Promise<void> {
  const desk = s.with(s.registrar);
  await refused(daybook.record(desk, pending), ...of);
  await refused(daybook.recordBatch(desk, [pending]), ...of);
  const further = await signedBy(s, incomplete.instrument, party);
  await refused(daybook.record(desk, incomplete, further), ...of);
}

/** By the shares themselves, which a spender from before would move. */
async function byShares(a: Armed, of: Refusal): Promise<void> {
  await refused(spending(a), ...of);
}

/** The other party moves the share that it was approved for to itself. */
async function spending({ w: { s }, party, other }: Armed): Promise<unknown> {
  const args = [party.address, other.address, titleId(OWN), 1n] as const;
  const data = s.land.interface.encodeFunctionData("transferFrom", [...args]);
  const call = { target: await s.land.getAddress(), data };
  return parties.execute(s, other.address, [call], other.key, { deadline: FAR });
}

/** By its account: its keys and its session sign in vain. */
async function byAccount(a: Armed, of: Refusal): Promise<void> {
  const { w, party, other, power, pending } = a;
  const { s } = w;
  const [target, registry] = [await s.land.getAddress(), await s.consortium.getAddress()];
  const shares = [other.address, titleId(OWN), 1n] as const;
  const consent = await daybook.consenting(s, await drawn(s, "Transfer", OWN, party, sale(other)));
  for (const call of [
    consent,
    { target, data: s.land.interface.encodeFunctionData("transfer", [...shares]) },
    { target, data: s.land.interface.encodeFunctionData("approve", [...shares]) },
    await daybook.withdrawal(s, pending),
    await parties.powers.granting(s, other.address, { acts: ["Transfer"] }),
    { target: registry, data: s.consortium.interface.encodeFunctionData("revokePower", [power]) },
  ])
    await refused(parties.execute(s, party.address, [call], party.key, { deadline: FAR }), ...of);
  const session = parties.executeAs(s, party.address, [consent], keyOf(s, SESSION), { deadline: FAR });
  await refused(session, ...of);
}

/** By a power on paper, or by its attorney appointing another. */
async function byOffice({ w: { s, parties: all }, party, other, power }: Armed, of: Refusal): Promise<void> {
  const paper = await fresh(s, "IdentityProof");
  const office = s.with(s.identity);
  const what = { acts: ["Transfer"] } as const;
  await refused(parties.powers.register(office, party.address, other.address, what, paper), ...of);
  const appointed = parties.powers.delegate(s, power, all[2].address, what, other.key, { deadline: FAR });
  await refused(appointed, ...of);
}

/** The court still reaches the title, and whoever answers for the party still takes it over. */
export async function isStillReached(
  { w: { s, parties: all }, party, other }: Armed,
  how: Stop,
): Promise<void> {
  await ordered(s, "Seize", OWN, seizure(party));
  const holds = ({ address }: KeyedParty) => s.land.balanceOf(address, titleId(OWN));
  if (how === "Succeeded") {
    const portions = [{ title: titleId(OWN), taker: ZeroAddress, proof: [] }];
    await s.daybook.carrySuccession(await s.land.getAddress(), party.address, portions);
    expect(await holds(all[3])).to.equal(1n);
    return;
  }
  const fields = { from: party.address, to: other.address, numerator: 0n, denominator: 0n };
  await ordered(s, "OrderedTransfer", OWN, { ...fields, auction: false, proceeds: 0n });
  expect(await holds(other)).to.equal(1n);
}
