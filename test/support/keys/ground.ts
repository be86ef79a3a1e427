// SPDX-License-Identifier: Apache-2.0
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { id, ZeroHash } from "ethers";
import hre, { network } from "hardhat";
import { deploySuite } from "../../../deploy/deploySuite.js";
import parameters, { withoutCouncil } from "../../../deploy/parameters/localhost.js";
import { connect } from "../../../sdk/connect/index.js";
import {
  PartyAccount__factory,
  type IConsortium,
  type Daybook,
  type IRegisterViews,
  type LandRegister,
  type PartyAccount,
} from "../../../typechain-types/index.js";
import { ethereumKey, multiSignature, type Key } from "./keys.js";

const connection = await network.create({ network: "default", chainType: "l1" });
export const { ethers, networkHelpers } = connection;
export const { time } = networkHelpers;

interface Taken {
  readonly fixture: () => Promise<unknown>;
  readonly data: unknown;
  readonly restore: () => Promise<void>;
}

/** Fixtures that stand on the chain, each upon the one before it. */
const taken: Taken[] = [];

/**
 * What the fixture sets up: made once, then returned to. A fixture may load another one and build on it. To return
 * to one is to lose those that were built on it.
 */
export async function loadFixture<T>(fixture: () => Promise<T>): Promise<T> {
  const place = taken.findIndex((one) => one.fixture === fixture);
  const found = taken[place];
  if (found !== undefined) {
    await found.restore();
    taken.length = place + 1;
    return found.data as T;
  }
  const data = await fixture();
  const snapshot = await networkHelpers.takeSnapshot();
  taken.push({ fixture, data, restore: () => snapshot.restore() });
  return data;
}

export const Office = {
  None: 0,
  Registrar: 1,
  Examiner: 2,
  Court: 3,
  Identity: 4,
  Accreditation: 5,
  ParkOperator: 6,
  Guardian: 7,
  Council: 8,
} as const;

export const Kind = {
  None: 0,
  GrantContract: 1,
  Survey: 2,
  CompletionPapers: 3,
  Contract: 4,
  CourtOrder: 5,
  AuthorityDecision: 6,
  SuccessionProof: 7,
  IdentityProof: 8,
  OriginalFile: 9,
  Valuation: 10,
  PaymentProof: 11,
  Manifest: 12,
  Other: 13,
} as const;

export const PartyKind = { None: 0, NaturalPerson: 1, LegalPerson: 2, JointOwners: 5 } as const;
export const Standing = {
  Unknown: 0,
  Active: 1,
  Suspended: 2,
  Ceased: 3,
  Frozen: 4,
  Restrained: 5,
} as const;

export const NATIONAL = 0;
/** Baoshan in Shanghai. */
export const BAOSHAN = 310113;
/** Wuzhong in Suzhou. */
export const WUZHONG = 320506;

const HOUR = 3_600;
const DAY = 24 * HOUR;

/** First second of a day of the register's time zone, UTC+8. */
export function midnight(day: number): number {
  return day * DAY - 8 * HOUR;
}

/** Today by the clock of the chain, UTC+8. */
export async function today(): Promise<number> {
  return Math.floor(((await time.latest()) + 8 * HOUR) / DAY);
}

/** Role number of an office. */
export function office(kind: number, division: number): bigint {
  return (BigInt(kind) << 32n) | BigInt(division);
}

/** The same number on every ground: a commitment to what the words say. */
export const commitment = (words: string): string => id(words);

/** The suite's floors 2 to 6 with one land register, its officers in place, at noon of a day. */
export interface Ground {
  readonly consortium: IConsortium;
  readonly daybook: Daybook;
  readonly land: LandRegister;
  /** What the land register tells of its folios. */
  readonly views: IRegisterViews;
  readonly council: HardhatEthersSigner;
  readonly registrar: HardhatEthersSigner;
  readonly examiner: HardhatEthersSigner;
  readonly court: HardhatEthersSigner;
  readonly identity: HardhatEthersSigner;
  readonly accreditation: HardhatEthersSigner;
  readonly guardian: HardhatEthersSigner;
  readonly attester: HardhatEthersSigner;
  readonly farRegistrar: HardhatEthersSigner;
  readonly relayer: HardhatEthersSigner;
  readonly stranger: HardhatEthersSigner;
}

/** Documents of every kind. */
const EVERY_KIND = 0x3ffe;

/** Division and office of each account by its place among the network's accounts; 0 is the council. */
const HOLDERS = [
  { kind: "Registrar", division: BAOSHAN, holder: 1 },
  { kind: "Examiner", division: BAOSHAN, holder: 2 },
  { kind: "Identity", division: BAOSHAN, holder: 3 },
  { kind: "Accreditation", division: NATIONAL, holder: 4 },
  { kind: "Guardian", division: NATIONAL, holder: 5 },
  { kind: "Registrar", division: WUZHONG, holder: 7 },
  { kind: "Examiner", division: WUZHONG, holder: 7 },
  { kind: "Court", division: BAOSHAN, holder: 10 },
] as const;

/** The suite as it is deployed anywhere, with one holder for each office. */
async function deployed(): Promise<Ground> {
  const signers = await ethers.getSigners();
  const account = (place: number): HardhatEthersSigner => {
    const signer = signers[place];
    if (signer === undefined) throw new RangeError(`the network has no account ${place}`);
    return signer;
  };
  const deployment = await deploySuite(hre, connection, {
    ...withoutCouncil(parameters),
    offices: HOLDERS,
  });
  const suite = connect(deployment, account(0));
  return {
    ...suite,
    views: suite.landViews,
    council: account(0),
    registrar: account(1),
    examiner: account(2),
    court: account(10),
    identity: account(3),
    accreditation: account(4),
    guardian: account(5),
    attester: account(6),
    farRegistrar: account(7),
    relayer: account(8),
    stranger: account(9),
  };
}

/** The suite at noon of a day, with an attester of documents of every kind. */
export async function ground(): Promise<Ground> {
  const g = await loadFixture(deployed);
  await time.increaseTo(midnight((await today()) + 1) + 12 * HOUR);
  await g.consortium
    .connect(g.accreditation)
    .admitAttester(g.attester.address, EVERY_KIND, await today(), 0, ZeroHash);
  return g;
}

/** Attests a document under the commitment to these words. */
export async function attest(
  { consortium, attester }: Ground,
  kind: number,
  words: string,
  validUntil = 0,
): Promise<string> {
  const document = commitment(words);
  await consortium.connect(attester).attest(document, kind, validUntil, commitment("scanned at the counter"));
  return document;
}

/** A party with its account and the keys that sign for it. */
export interface Member {
  readonly credential: string;
  readonly address: string;
  readonly account: PartyAccount;
  readonly keys: readonly Key[];
  /** What the account accepts as a signature of its keys. */
  readonly sign: (digest: string) => string;
}

/** The party of this name, whether enrolled or not. */
export async function member({ consortium, relayer }: Ground, name: string, keys?: Key[]): Promise<Member> {
  const credential = commitment(`credential of ${name}`);
  const address = await consortium.addressOf(credential);
  const held = keys ?? [ethereumKey(name)];
  const [first] = held;
  const plain = held.length === 1 && first?.signer.length === 42;
  return {
    credential,
    address,
    account: PartyAccount__factory.connect(address, relayer),
    keys: held,
    sign: (digest) => (plain ? first.sign(digest) : multiSignature(held, digest)),
  };
}

/** Enrols a party without keys. */
export async function enrol(
  g: Ground,
  name: string,
  { keys, kind = PartyKind.LegalPerson }: { keys?: Key[]; kind?: number } = {},
): Promise<Member> {
  const proof = await attest(g, Kind.IdentityProof, `identity of ${name}`);
  const party = await member(g, name, keys);
  await g.consortium.connect(g.identity).enrol(party.credential, kind, BAOSHAN, proof);
  return party;
}

/** Enrols a party and gives it its keys; all of them sign unless a threshold is stated. */
export async function admit(
  g: Ground,
  name: string,
  { keys, threshold, kind }: { keys?: Key[]; threshold?: number; kind?: number } = {},
): Promise<Member> {
  const party = await enrol(g, name, { ...(keys && { keys }), ...(kind !== undefined && { kind }) });
  await g.consortium.connect(g.identity).giveKeys(
    party.credential,
    party.keys.map(({ signer }) => signer),
    threshold ?? party.keys.length,
  );
  return party;
}
