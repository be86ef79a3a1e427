// SPDX-License-Identifier: Apache-2.0
import { id, Interface, toBeHex, type JsonFragmentType } from "ethers";
import type { Entry } from "../../../scripts/generate/accessMatrix.js";
import { errors, instruments, OfficeKind, type Instrument, type ParkfolioError } from "../../../sdk/index.js";
import { titleId } from "../../support/refusals.js";
import { NEVER, PLAIN_BATCH, WITH_OPDATA, authorised, plain } from "../../support/keys/execute.js";
import { ENTERED, NOT_ENTERED, PARKED } from "./parked.js";
import { promising } from "./promised.js";
import { OFFERED } from "./rented.js";
import type { Place, World } from "./world.js";

/** Who calls, about what. */
export interface Circumstances {
  readonly caller: string;
  readonly place: Place;
  /** Whether instruments are a court's. */
  readonly order: boolean;
}

/** Why a call would be refused; null if it would not; `silent` if it fails without data. */
export type Answer = ParkfolioError | "silent" | null;

type Value = (w: World, c: Circumstances) => unknown;

/** Values by the name of the parameter, where the type alone does not make them fit. */
const BY_NAME: Readonly<Record<string, Value>> = {
  title: (_, { place }) => titleId(place.title),
  id: (_, { place }) => titleId(place.title),
  tokenId: (_, { place }) => titleId(place.title),
  division: (_, { place }) => place.division,
  manifest: (_, { place }) => place.manifest,
  office: ({ suite }, { caller }) => OfficeKind[caller === suite.identity.address ? "Identity" : "Registrar"],
  party: (_, { place }) => place.party,
  account: (_, { place }) => place.party,
  // Elsewhere it is a day.
  "address from": (_, { place }) => place.party,
  predecessor: (_, { place }) => place.party,
  principal: (_, { place }) => place.party,
  lender: (_, { caller }) => caller,
  credential: (_, { place }) => place.credential,
  room: (_, { place }) => place.room,
  park: (_, { place }) => place.park,
  tenancy: (_, { place }) => place.tenancy,
  covenant: (_, { place }) => place.covenant,
  parcel: () => titleId(PARKED),
  unit: () => titleId(PARKED),
  sender: ({ other }, { caller, place }) => (caller === other ? other : place.party),
  parent: (_, { place }) => place.power,
  number: (_, { place }) => place.power,
  document: ({ document }) => document,
  evidence: ({ document }) => document,
  order: ({ document }) => document,
  caller: ({ scheduled }) => scheduled.caller,
  // Elsewhere it is a sum.
  "address target": ({ scheduled }) => scheduled.target,
  data: ({ scheduled }) => scheduled.data,
  "data[]": () => [],
  "signers[]": ({ stranger }) => [stranger],
  "added[]": ({ stranger }) => [stranger],
  "removed[]": () => [],
  when: () => 0,
  deadline: () => NEVER,
  callerConfirmation: (_, { caller }) => caller,
  mode: (_, { caller, place }) => (caller === place.party ? PLAIN_BATCH : WITH_OPDATA),
  executionData: (_, { caller, place }) =>
    caller === place.party ? plain([]) : authorised([], 0n, NEVER, `0x${"11".repeat(65)}`),
};

/** Values of one function, where the name of the parameter means something else, or has to be somebody's own. */
const BY_FUNCTION: Readonly<Record<string, Readonly<Record<string, Value>>>> = {
  // A seated party signs for itself without a signature; anybody else brings one, which is not good.
  "SettlementRoom.sign": {
    room: ({ here }) => here.room,
    party: seated,
    signature: (w, c) => (c.caller === seated(w, c) ? "0x" : "0x12345678"),
  },
  "Covenants.propose": { terms: ({ here }, { place }) => promising(place.park, here.party) },
  "Rents.accept": { rental: () => OFFERED },
  "Rents.propose": { terms: ({ rental }) => rental },
  "ParkRegistry.enterBuilding": {
    terms: () => [titleId(NOT_ENTERED), 1, 1, 0, 1, 1, id("something")],
  },
  "ParkRegistry.leaveFixture": { title: () => titleId(ENTERED) },
  "ParkRegistry.remeasure": { title: () => titleId(PARKED) },
  "SettlementRoom.fundByAuthorisation": {
    room: ({ here }) => here.room,
    party: seated,
    validAfter: () => 0,
    validBefore: () => NEVER,
    nonce: ({ here }) => toBeHex(here.room << 64n, 32),
  },
};

/** The caller, if it has a seat in the room; else the party that has one. */
function seated({ here, other }: World, { caller }: Circumstances): string {
  return caller === other ? other : here.party;
}

/** Values by the name of the Solidity type, then by that of the ABI's. */
const BY_TYPE: Readonly<Record<string, Value>> = {
  "struct Instrument": instrumentOf,
  "struct Schedule": (_, { place }) => place.schedule,
  TitleId: (_, { place }) => titleId(place.title),
  address: ({ other }) => other,
  bool: () => true,
  string: () => "words",
  bytes: () => "0x12345678",
  bytes32: () => id("something"),
};

/** What a call of the function says, well formed. */
export function dataOf(w: World, entry: Entry, circumstances: Circumstances): string {
  const { fragment, key } = entry;
  if (fragment.type !== "function") return key === "receive" ? "0x" : "0xffffffff";
  const own = BY_FUNCTION[`${entry.contract}.${entry.name}`] ?? {};
  const values = (fragment.inputs ?? []).map((input) => {
    const value = own[input.name ?? ""];
    return value === undefined ? valueOf(input, w, circumstances) : value(w, circumstances);
  });
  return new Interface([fragment]).encodeFunctionData(key, values);
}

function valueOf(input: JsonFragmentType, w: World, c: Circumstances): unknown {
  const { name = "", type = "", internalType = "", components = [] } = input;
  const named = BY_NAME[type.endsWith("[]") ? `${name}[]` : name] ?? BY_NAME[`${type} ${name}`];
  const known = named ?? BY_TYPE[internalType] ?? BY_TYPE[type];
  if (known !== undefined) return known(w, c);
  const [, base = "", size = ""] = /^(.*)\[(\d+)\]$/.exec(type) ?? [];
  if (size !== "")
    return Array.from({ length: Number(size) }, () =>
      valueOf({ ...input, type: base, internalType: base }, w, c),
    );
  if (type.endsWith("[]")) {
    const one = (of: string): string => of.slice(0, -"[]".length);
    return [valueOf({ ...input, type: one(type), internalType: one(internalType) }, w, c)];
  }
  if (type.startsWith("tuple")) return components.map((component) => valueOf(component, w, c));
  return type.startsWith("bytes") ? `0x${"31".repeat(Number(type.slice("bytes".length)))}` : 1;
}

/** Asks the chain what would happen; nothing is sent. Anybody can be asked for, contracts included. */
export async function ask({ suite }: World, from: string, to: string, data: string): Promise<Answer> {
  try {
    await suite.provider.call({ from, to, data });
    return null;
  } catch (error) {
    const refusal = errors.explain(error);
    if (refusal === undefined && (error as { data?: unknown }).data !== "0x") throw error;
    return refusal ?? "silent";
  }
}

function instrumentOf({ suite, document }: World, { place, order }: Circumstances): Instrument {
  const register = suite.land.target as string;
  const header = { title: place.title, effective: "2026-01-01", evidence: document, deadline: BigInt(NEVER) };
  return order
    ? instruments.build(register, "LiftOrder", { ...header, order: 1n })
    : instruments.build(register, "Discharge", { ...header, applicant: place.party, charge: 1n });
}
