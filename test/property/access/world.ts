// SPDX-License-Identifier: Apache-2.0
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import hre from "hardhat";
import { id } from "ethers";
import { matrixOf, type Entry } from "../../../scripts/generate/accessMatrix.js";
import { readCode } from "../../../scripts/generate/accessRead.js";
import { addressIn } from "../../../sdk/connect/index.js";
import { roleOf, type OfficeKindName } from "../../../sdk/enums/index.js";
import { parties } from "../../../sdk/index.js";
import type { RentTermsStruct } from "../../../typechain-types/contracts/park/rents/IRents.js";
import { issued, licensed, paysBy } from "../../support/money.js";
import {
  attested,
  BAOSHAN,
  credentialOf,
  enrolled,
  keyOf,
  parcel,
  type KeyedParty,
} from "../../support/registry.js";
import { granted } from "./granted.js";
import { invested } from "./invested.js";
import { lent } from "./lent.js";
import { parked, parkedElsewhere, type Parked } from "./parked.js";
import { promised } from "./promised.js";
import { rented } from "./rented.js";
import { roomed, roomedElsewhere, type Roomed } from "./roomed.js";
import { loadSuite, type LoadedSuite } from "../../support/suite.js";

/** Every function that changes state, read from the artifacts that the tests run. */
export const MATRIX = matrixOf(readCode(hre.config.paths.artifacts));
export const ENTRIES: readonly Entry[] = [...MATRIX.tables.values()].flat();

/** Huqiu in Suzhou, where no officer of the suite holds an office. */
export const SUZHOU = 320505;

/** Who and what a call is about: of a division. */
export interface Place extends Roomed, Parked {
  readonly division: number;
  readonly title: string;
  readonly party: string;
  readonly credential: string;
  /** Number of a power of attorney that the party gave. */
  readonly power: bigint;
  /** Number of a manifest of its division. */
  readonly manifest: number;
  /** Number of a covenant that its park proposed. */
  readonly covenant: bigint;
}

/** A caller, and the names of the vocabulary that it answers to. */
export interface Actor {
  readonly name: string;
  readonly address: string;
  readonly offices: readonly string[];
}

/** A call that was scheduled by who may, and waits. */
export interface Scheduled {
  readonly caller: string;
  readonly target: string;
  readonly data: string;
}

/** A deployed suite with officers, a party, a document and a scheduled call. */
export interface World {
  readonly suite: LoadedSuite;
  readonly here: Place;
  readonly elsewhere: Place;
  /** A second party: it receives, and is attorney of the powers. */
  readonly other: string;
  readonly document: string;
  /** Terms of a rent account. */
  readonly rental: RentTermsStruct;
  readonly scheduled: Scheduled;
  readonly stranger: string;
  readonly actors: readonly Actor[];
}

/** A function of nobody's, put under a role of its own. */
const PLANNED = "0x12345678";
const PLANNERS = 900n;
const ALL_ACTS = 2n ** 128n - 1n;

export async function openWorld(): Promise<World> {
  const suite = await loadSuite();
  await onlyOfDivisions(suite);
  const party = await enrolled(suite, 0);
  const other = await enrolled(suite, 1);
  const scheduled = await schedule(suite, keyOf(suite, 2).address);
  await banked(suite, party, other);
  await lent(suite, other, party);
  await suite.consortium.grantRole(roleOf("Insurer", 0), keyOf(suite, 5).address, 0);
  const place = await parked(suite, other, party, BAOSHAN);
  const covenant = await promised(suite, place.park, other, party);
  const park = { s: suite, park: place.park, zone: 1n, operator: other };
  await invested(park, party, other);
  await granted(park, place.tenancy, party, other);
  const rental = await rented(park, other, party);
  // Last, for it is open for a time only.
  const room = await roomed(suite, other, party);
  const world = {
    suite,
    here: {
      division: BAOSHAN,
      title: parcel(1),
      party: party.address,
      credential: credentialOf(0),
      power: await empowered(suite, party.address, other.address),
      manifest: await proposed(suite, suite.examiner, BAOSHAN),
      covenant,
      ...room,
      ...place,
    },
    elsewhere: await inSuzhou(suite, other.address, party),
    other: other.address,
    rental,
    document: await attested(suite, "Contract", "of the attester"),
    scheduled,
    stranger: keyOf(suite, 9).address,
  };
  return { ...world, actors: actorsOf(world) };
}

/** Takes the offices of intellectual property from officers who are tried as those of a division. */
async function onlyOfDivisions({ consortium, registrar, examiner, court }: LoadedSuite): Promise<void> {
  await consortium.revokeRole(roleOf("Registrar", 0), registrar.address);
  await consortium.revokeRole(roleOf("Examiner", 0), examiner.address);
  await consortium.revokeRole(roleOf("Court", 0), court.address);
}

/** Where the code of a contract can be called. */
export interface Doors {
  /** Its address, or its proxy's. */
  readonly main: string;
  /** The implementation that runs there. */
  readonly behind: readonly string[];
  /** Code that its fallback runs, at an address where nothing is stored. */
  readonly guests: readonly string[];
}

export async function doorsOf({ suite, here }: World, contract: string): Promise<Doors> {
  const { deployment, consortium } = suite;
  if (contract === "PartyAccount")
    return { main: here.party, behind: [await consortium.ACCOUNT_IMPLEMENTATION()], guests: [] };
  const { implementation } = deployment.contracts[contract] ?? {};
  const guests = [...MATRIX.hosted].filter(([, host]) => host === contract);
  return {
    main: addressIn(deployment, contract),
    behind: implementation === undefined ? [] : [implementation],
    guests: guests.map(([guest]) => addressIn(deployment, guest)),
  };
}

/** The other party becomes a bank, and issues to the first, which allows it to spend. */
async function banked(suite: LoadedSuite, party: KeyedParty, other: KeyedParty): Promise<void> {
  await licensed(suite, other, 1_000n);
  await issued(suite, other, party, 100n);
  await paysBy(suite, party, "approve", [other.address, 10n]);
}

/** A power for every act, which can be delegated, given by the party's own account. */
async function empowered(suite: LoadedSuite, principal: string, attorney: string): Promise<bigint> {
  const { consortium, ethers, networkHelpers } = suite;
  await networkHelpers.setBalance(principal, 10n ** 18n);
  const account = await ethers.getImpersonatedSigner(principal);
  const scope = { acts: ALL_ACTS, title: 0n, most: 0n, until: 0n, delegable: true, dealsWithItself: false };
  const number = await consortium.connect(account).grantPower.staticCall(attorney, scope);
  await consortium.connect(account).grantPower(attorney, scope);
  return number;
}

/** Proposes the manifest of a bulk load of a division, and returns its number. */
async function proposed(
  suite: LoadedSuite,
  examiner: HardhatEthersSigner,
  division: number,
): Promise<number> {
  const { loads } = suite.with(examiner);
  const number = Number(await loads.lastManifest()) + 1;
  await loads.proposeManifest(number, {
    register: suite.land.target,
    division,
    rows: 1,
    fees: 0,
    root: id("root"),
    evidence: await attested(suite, "Manifest", `${division}`),
  });
  return number;
}

async function inSuzhou(suite: LoadedSuite, attorney: string, opener: KeyedParty): Promise<Place> {
  const officer = keyOf(suite, 3);
  await suite.consortium.grantRole(roleOf("Identity", SUZHOU), officer.address, 0);
  const credential = id("credential in Suzhou");
  const key = keyOf(suite, 4);
  const party = await parties.enrol(suite.with(officer), {
    credential,
    kind: "LegalPerson",
    division: SUZHOU,
    evidence: await attested(suite, "IdentityProof", "in Suzhou"),
    signers: [key.address],
  });
  const power = await empowered(suite, party, attorney);
  await suite.consortium.grantRole(roleOf("Examiner", SUZHOU), officer.address, 0);
  const manifest = await proposed(suite, officer, SUZHOU);
  const title = `${SUZHOU}001001GB00001W00000000`;
  const place = await roomedElsewhere(suite, title, party, opener);
  const operator = { address: party, key };
  const park = await parkedElsewhere(suite, operator, SUZHOU);
  const covenant = await promised(suite, park.park, operator, await enrolled(suite, 7));
  return { division: SUZHOU, title, party, credential, power, manifest, covenant, ...place, ...park };
}

async function schedule({ consortium, daybook, ethers }: LoadedSuite, caller: string): Promise<Scheduled> {
  const target = await daybook.getAddress();
  await consortium.setTargetFunctionRole(target, [PLANNED], PLANNERS);
  await consortium.grantRole(PLANNERS, caller, 86_400);
  const planner = await ethers.getSigner(caller);
  await consortium.connect(planner).schedule(target, PLANNED, 0);
  return { caller, target, data: PLANNED };
}

function actorsOf({ suite, here, other, scheduled }: Omit<World, "actors">): Actor[] {
  const named = new Set(ENTRIES.flatMap(({ offices }) => offices));
  const officer = (kind: OfficeKindName, { address }: { address: string }, ...more: string[]): Actor => ({
    name: `the ${kind} of Baoshan or the country`,
    address,
    offices: [...[...named].filter((name) => name.startsWith(`${kind}@`)), ...more],
  });
  const actor = (name: string, address: string, ...offices: string[]): Actor => ({ name, address, offices });
  const { contracts } = suite.deployment;
  return [
    officer("Registrar", suite.registrar, "Office@division"),
    officer("Examiner", suite.examiner),
    officer("Court", suite.court),
    officer("Identity", suite.identity, "Office@division"),
    officer("Accreditation", suite.accreditation),
    officer("ParkOperator", suite.parkOperator),
    officer("ParkAuthority", suite.parkAuthority, "Proposer@covenant"),
    officer("Guardian", suite.guardian, "Scheduler"),
    actor("the council", suite.council.address, "Council", "Scheduler"),
    actor("the attester", suite.attester.address, "Attester", "Attester@document"),
    actor("a licensed insurer", keyOf(suite, 5).address, "Insurer@national"),
    actor(
      "a party",
      here.party,
      "Party",
      "Applicant",
      "Spender",
      "Holder",
      "Account",
      "Signers@account",
      "Parties@power",
      "Borrower@loan",
      "Parties@loan",
      "Buyer@sale",
      "Opener@room",
      "Seated@room",
      "Tenant@tenancy",
      "Grantee@grant",
      "Grantee@clawback",
      "Gp@fund",
      "Investor@agreement",
      "Tenant@lease",
      "Parties@lease",
      "Obligor@covenant",
    ),
    actor(
      "another party, which is a bank and operates the park",
      other,
      "Party",
      "Attorney@power",
      "Parties@power",
      "Bank@national",
      "Holder",
      "Issuer",
      "Allowed",
      "Lender@loan",
      "Creditor@loan",
      "Parties@loan",
      "Seated@room",
      "Operator@park",
      "Operator@parcel",
      "Operator@tenancy",
      "Operator@agreement",
      "Payer@grant",
      "Payer@clawback",
      "Partner@fund",
      "Landlord@lease",
      "Parties@lease",
      "Pledgee@lease",
      "Proposer@covenant",
    ),
    actor("who scheduled a call", scheduled.caller, "Admitted", "Scheduler"),
    actor(
      "the contract of judicial sales",
      contracts.Enforcement?.address ?? "",
      "Settlement@national",
      "Holder",
    ),
    actor(
      "the contract of the rooms",
      contracts.SettlementRoom?.address ?? "",
      "Settlement@national",
      "Holder",
      "Itself",
    ),
    actor("the ledger of grants", contracts.GrantLedger?.address ?? "", "ParkBook@national"),
    actor("the daybook", contracts.Daybook?.address ?? "", "Daybook"),
    actor("the consortium's contract", contracts.Consortium?.address ?? "", "Authority", "Registry"),
  ];
}
