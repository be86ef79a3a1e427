// SPDX-License-Identifier: Apache-2.0
import { encodeBytes32String, id, type ContractTransactionReceipt } from "ethers";
import { dates } from "../../sdk/dates/index.js";
import { LandUse, ParkLevel, roleOf, Structure } from "../../sdk/enums/index.js";
import type {
  BuildingTermsStruct,
  ParkTermsStruct,
} from "../../typechain-types/contracts/park/parks/IParkRegistry.js";
import { built, fresh } from "./acts.js";
import { calls, emitted } from "./lending.js";
import { titleId } from "./refusals.js";
import { BAOSHAN, enrolled, INDUSTRIAL, onParcel, parcelOf, type KeyedParty } from "./registry.js";
import type { LoadedSuite } from "./suite.js";

export { industryWord as industry } from "../../sdk/identifiers/index.js";

/** A park in Baoshan with one zone, and the party that runs it. */
export interface OpenPark {
  readonly s: LoadedSuite;
  readonly park: bigint;
  readonly zone: bigint;
  readonly operator: KeyedParty;
}

/** Square metres of the park and of its zone. */
export const PARK_AREA = 100_000n;
export const ZONE_AREA = 40_000n;

/** Extent of the parcels of {@link parcelOf}, square decimetres. */
export const PARCEL_EXTENT = 1_234_567n;

/** Gross area of the buildings here, and area of their units, square metres. */
export const BUILDING_EXTENT = 1_000;
export const UNIT_EXTENT = 100;

/** The key of the operator of parks in tests, of those without office. */
export const OPERATOR_KEY = 11;

/** The council makes a party an operator of the parks of a division. */
export async function madeOperator(
  s: LoadedSuite,
  party: KeyedParty,
  division = BAOSHAN,
): Promise<KeyedParty> {
  await s.consortium.grantRole(roleOf("ParkOperator", division), party.address, 0);
  return party;
}

/** Terms of a park in Baoshan that admits every industry. */
export async function parkTerms(
  s: LoadedSuite,
  operator: KeyedParty,
  more: Partial<ParkTermsStruct> = {},
): Promise<ParkTermsStruct> {
  return {
    code: encodeBytes32String("G311001"),
    name: "智力产业园",
    division: BAOSHAN,
    level: ParkLevel.Municipal,
    operator: operator.address,
    area: PARK_AREA,
    boundary: id("red line"),
    industries: [],
    since: dates.toDay("2016-11-01"),
    document: await fresh(s, "AuthorityDecision"),
    ...more,
  };
}

/** The council establishes a park of a new operator; the operator lays out a zone. */
export async function openPark(s: LoadedSuite, more: Partial<ParkTermsStruct> = {}): Promise<OpenPark> {
  const operator = await madeOperator(s, await enrolled(s, OPERATOR_KEY));
  return established(s, operator, more);
}

/** The council establishes a park of an operator, who lays out a zone. */
export async function established(
  s: LoadedSuite,
  operator: KeyedParty,
  more: Partial<ParkTermsStruct> = {},
): Promise<OpenPark> {
  await s.parks.establish(await parkTerms(s, operator, more));
  const park = await s.parks.parkCount();
  const p = { s, park, zone: 1n, operator };
  await operates(p, "addZone", park, ZONE_AREA, LandUse.None, id("zoning plan"));
  return p;
}

type Step =
  | "addZone"
  | "enterBuilding"
  | "enterParcel"
  | "enterUnit"
  | "leaveFixture"
  | "leaveParcel"
  | "moveParcel"
  | "redrawZone"
  | "remeasure";

/** The operator takes a step in the registry of parks. */
export const operates = (
  p: Pick<OpenPark, "s" | "operator">,
  step: Step,
  ...values: readonly unknown[]
): Promise<ContractTransactionReceipt | null> => runs(p, p.operator, step, ...values);

/** A party takes a step in the registry of parks. */
export const runs = (
  { s }: Pick<OpenPark, "s">,
  party: KeyedParty,
  step: Step,
  ...values: readonly unknown[]
): Promise<ContractTransactionReceipt | null> => calls(s, party, s.parks, step, values);

/** Registers the n-th parcel of Baoshan to an owner, and enters it in the zone. */
export async function parcelIn(p: OpenPark, n: number, owner: KeyedParty): Promise<string> {
  const title = await parcelOf(p.s, n, owner);
  await operates(p, "enterParcel", p.park, p.zone, titleId(title));
  return title;
}

/** What the operator says of a building: five storeys, one basement. */
export async function buildingTerms(
  s: LoadedSuite,
  title: string,
  more: Partial<BuildingTermsStruct> = {},
): Promise<BuildingTermsStruct> {
  return {
    title: titleId(title),
    extent: BUILDING_EXTENT * 100,
    storeys: 5,
    basements: 1,
    structure: Structure.ReinforcedConcrete,
    fireClass: 2,
    document: await fresh(s, "CompletionPapers"),
    ...more,
  };
}

/** Registers a building that follows its land, and enters it. */
export async function buildingIn(p: OpenPark, title: string, owner: KeyedParty): Promise<string> {
  await built(p.s, title, [owner], { ...INDUSTRIAL, extent: BUILDING_EXTENT });
  await operates(p, "enterBuilding", await buildingTerms(p.s, title));
  return title;
}

/** Opens a unit on the register, and enters it; its building is entered. */
export async function unitIn(p: OpenPark, title: string, owner: KeyedParty, storey = 1): Promise<string> {
  await built(p.s, title, [owner], { ...INDUSTRIAL, extent: UNIT_EXTENT });
  await operates(p, "enterUnit", titleId(title), storey);
  return title;
}

/** A parcel, a building of units on it, and its first unit, all of one owner. */
export interface Premises {
  readonly parcel: string;
  readonly building: string;
  readonly unit: string;
}

/** Registers and enters the n-th parcel with a building, whose first unit is opened. */
export async function premisesIn(p: OpenPark, n: number, owner: KeyedParty): Promise<Premises> {
  const parcel = await parcelIn(p, n, owner);
  const building = onParcel(n, 1);
  await operates(p, "enterBuilding", await buildingTerms(p.s, building));
  return { parcel, building, unit: await unitIn(p, onParcel(n, 1, 1), owner) };
}

/** Expects an event of the registry of parks. */
export function parkEvent(
  { s }: Pick<OpenPark, "s">,
  receipt: ContractTransactionReceipt | null,
  name: string,
  values: readonly unknown[],
): void {
  emitted(s.parks, receipt, name, values);
}
