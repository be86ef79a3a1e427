// SPDX-License-Identifier: Apache-2.0
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { id, ZeroHash } from "ethers";
import { network } from "hardhat";
import {
  Consortium__factory,
  Daybook__factory,
  LandRegister__factory,
  PartyAccount__factory,
  type Consortium,
  type Daybook,
  type LandRegister,
  type PartyAccount,
} from "../../../typechain-types/index.js";
import { ethereumKey, multiSignature, type Key } from "./keys.js";

export const { ethers, networkHelpers } = await network.create();
export const { time } = networkHelpers;

/** What the fixture sets up: made once, then returned to. */
export function loadFixture<T>(fixture: () => Promise<T>): Promise<T> {
  return networkHelpers.loadFixture(fixture);
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
export const Standing = { Unknown: 0, Active: 1, Suspended: 2, Ceased: 3 } as const;

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
  readonly consortium: Consortium;
  readonly daybook: Daybook;
  readonly land: LandRegister;
  readonly council: HardhatEthersSigner;
  readonly registrar: HardhatEthersSigner;
  readonly examiner: HardhatEthersSigner;
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

export async function ground(): Promise<Ground> {
  const [
    council,
    registrar,
    examiner,
    identity,
    accreditation,
    guardian,
    attester,
    farRegistrar,
    relayer,
    stranger,
  ] = (await ethers.getSigners()) as [
    HardhatEthersSigner,
    HardhatEthersSigner,
    HardhatEthersSigner,
    HardhatEthersSigner,
    HardhatEthersSigner,
    HardhatEthersSigner,
    HardhatEthersSigner,
    HardhatEthersSigner,
    HardhatEthersSigner,
    HardhatEthersSigner,
  ];
  const consortium = Consortium__factory.connect(
    await (await ethers.deployContract("Consortium", [council.address])).getAddress(),
    council,
  );
  const { daybook, land } = await deployRegister(consortium, council);

  await time.increaseTo(midnight((await today()) + 1) + 12 * HOUR);
  for (const [kind, division, holder] of [
    [Office.Registrar, BAOSHAN, registrar],
    [Office.Examiner, BAOSHAN, examiner],
    [Office.Registrar, WUZHONG, farRegistrar],
    [Office.Examiner, WUZHONG, farRegistrar],
    [Office.Identity, BAOSHAN, identity],
    [Office.Accreditation, NATIONAL, accreditation],
    [Office.Guardian, NATIONAL, guardian],
  ] as const)
    await consortium.grantRole(office(kind, division), holder.address, 0);
  await consortium
    .connect(accreditation)
    .admitAttester(attester.address, EVERY_KIND, await today(), 0, ZeroHash);
  const officers = { council, registrar, examiner, identity, accreditation, guardian, attester };
  return { consortium, daybook, land, ...officers, farRegistrar, relayer, stranger };
}

async function deployRegister(
  consortium: Consortium,
  council: HardhatEthersSigner,
): Promise<{ daybook: Daybook; land: LandRegister }> {
  const authority = await consortium.getAddress();
  const deploy = async (name: string, args: unknown[] = [], libraries = {}): Promise<string> =>
    (await ethers.deployContract(name, args, { libraries })).getAddress();
  const proxy = (implementation: string, data: string): Promise<string> =>
    deploy("ERC1967Proxy", [implementation, data]);

  const daybook = Daybook__factory.connect(
    await proxy(
      await deploy("Daybook", [authority, authority, []]),
      Daybook__factory.createInterface().encodeFunctionData("initialize"),
    ),
    council,
  );
  const room = "project/contracts/register";
  const libraries = {
    [`${room}/land/FirstRegistrationActs.sol:FirstRegistrationActs`]: await deploy("FirstRegistrationActs"),
    [`${room}/acts/TransferActs.sol:TransferActs`]: await deploy("TransferActs"),
    [`${room}/acts/PageActs.sol:PageActs`]: await deploy("PageActs"),
    [`${room}/rules/RuleBook.sol:RuleBook`]: await deploy("RuleBook"),
  };
  const register = await deploy(
    "LandRegister",
    [await daybook.getAddress(), authority, authority],
    libraries,
  );
  const land = LandRegister__factory.connect(
    await proxy(
      register,
      LandRegister__factory.createInterface().encodeFunctionData("initialize", [authority]),
    ),
    council,
  );
  await daybook.upgradeToAndCall(
    await deploy("Daybook", [authority, authority, [await land.getAddress()]]),
    "0x",
  );
  return { daybook, land };
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
