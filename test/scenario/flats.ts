import type { LandUseName } from "../../sdk/index.js";
import type { KeyedParty } from "../support/registry.js";
import { charging, LandOffice, onParcel, yuan } from "./office.js";

export const LAND = "310113001001GB00001W00000000";
export const BUILDING = onParcel(1, 1);
export const UNITS = Array.from({ length: 40 }, (_, i) => onParcel(1, 1, i + 1));
export const UNIT_3 = onParcel(1, 1, 3);
export const UNIT_4 = onParcel(1, 1, 4);
/** Sold before it was built. */
export const UNIT_12 = onParcel(1, 1, 12);
const SQUARE_METRES = 4_000;

interface Case {
  readonly office: LandOffice;
  readonly developer: KeyedParty;
  readonly bankA: KeyedParty;
  readonly bankB: KeyedParty;
  readonly early: KeyedParty;
}

export interface Built extends Case {
  /** Numbers of mortgage A on the land, construction mortgage B, and the presale notice on unit 12. */
  readonly a: bigint;
  readonly b: bigint;
  readonly notice: bigint;
}

export async function start(): Promise<Case> {
  const office = await LandOffice.open();
  const [developer, bankA, bankB, early] = [
    await office.party(),
    await office.party(),
    await office.party(),
    await office.party(),
  ];
  return { office, developer, bankA, bankB, early };
}

/** Land registered and mortgaged, a building mortgaged while under construction, a unit sold early, all built. */
export async function built(): Promise<Built> {
  const parties = await start();
  const { office, developer, bankA, bankB, early } = parties;
  await office.registerLand(LAND, developer, { years: 50 });
  const a = await office.mortgage(LAND, developer, bankA, yuan("30,000,000"));
  const b = await office.enter(
    "Charge",
    LAND,
    [developer, bankB],
    charging(bankB, "ConstructionMortgage", yuan("12,000,000")),
  );
  const notice = await office.notice(LAND, developer, early, "PresaleSale", { subject: UNIT_12 });
  await office.daysPass(500);
  await office.registerFixture(BUILDING, [developer], { extent: SQUARE_METRES });
  return { ...parties, a, b, notice };
}

interface Plan {
  readonly charges: readonly bigint[];
  readonly extents?: readonly number[];
}

export const EVEN = UNITS.map(() => SQUARE_METRES / UNITS.length);

export function divide({ office, developer }: Case, { charges, extents = EVEN }: Plan): Promise<bigint> {
  const uses = UNITS.map((): LandUseName => "Industrial");
  return office.enter("Divide", BUILDING, [developer], { charges, children: UNITS, extents, uses });
}

export async function divided(): Promise<Built> {
  const all = await built();
  await divide(all, { charges: [all.a, all.b] });
  return all;
}
