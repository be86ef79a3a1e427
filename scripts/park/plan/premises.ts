import { FolioState, LandUse, Structure } from "../../../sdk/enums/index.js";
import { readUnitCode, titleId } from "../../../sdk/identifiers/index.js";
import type { BuildingPart, ParcelPart, UnitPart, ZonePart } from "../file/types.js";
import { type SeenTitle, type SeenZone } from "../snapshot.js";
import { PARKS, parksCall } from "./encode.js";
import { ableSteps, addressOf, PARK, parkNumber, titleStep, zoneStep, type Ground } from "./ground.js";
import { partyRefusal } from "./parties.js";
import {
  differs,
  ifKeyed,
  documentRefusal,
  refusalOf,
  type Draft,
  type Refusal,
  type StepList,
} from "./step.js";

/** Square decimetres of a square metre. */
const DM2 = 100n;

/** Zones, and what lies and stands in them: all by the operator. */
export function planPremises(ground: Ground, list: StepList): void {
  const zones = ground.seen.park?.zones ?? [];
  let zoned = zones.reduce((sum, { area }) => sum + area, 0n);
  for (const [i, zone] of ground.file.zones.entries()) {
    const seen = zones[i];
    if (seen === undefined) zoned += zone.area;
    planZone(ground, list, zone, { number: i + 1, seen, zoned });
    planParcels(ground, list, zone, i + 1);
  }
}

interface ZonePlace {
  readonly number: number;
  readonly seen: SeenZone | undefined;
  /** Square metres of all zones up to this one. */
  readonly zoned: bigint;
}

function planZone(ground: Ground, list: StepList, zone: ZonePart, { number, seen, zoned }: ZonePlace): void {
  const { park } = ground.seen;
  const area = park?.area ?? ground.file.park.area;
  const use = zone.use === "None" ? "" : ` for ${zone.use}`;
  list.add({
    ...byOperator(ground),
    id: zoneStep(number),
    what: `lay out zone ${number} of ${zone.area} m²${use}`,
    done: seen?.plan === zone.plan && (zoneDifferences(zone, seen) ?? true),
    refusal:
      seen !== undefined
        ? otherZone(number)
        : zoned > area
          ? refusalOf("ZonesExceedPark", [parkNumber(ground), zoned, area])
          : partyRefusal(ground, ground.file.operator),
    // Zones are numbered as they come.
    needs: [...operatorNeeds(ground), ...(number === 1 ? [] : [zoneStep(number - 1)])],
    ...(park === undefined
      ? {}
      : {
          call: parksCall(
            PARKS.encodeFunctionData("addZone", [park.number, zone.area, LandUse[zone.use], zone.plan]),
          ),
        }),
  });
}

const otherZone = (number: number): Refusal =>
  differs(
    `zone ${number} of the park has another plan than the file`,
    "The file names the zones in the order of their numbers: name all that are there, or redraw the zone.",
  );

function zoneDifferences(zone: ZonePart, seen: SeenZone): string | undefined {
  const found = [
    ...(seen.area === zone.area ? [] : [`area ${seen.area} on the chain, ${zone.area} in the file`]),
    ...(seen.use === zone.use ? [] : [`use ${seen.use} on the chain, ${zone.use} in the file`]),
  ];
  return found.length === 0 ? undefined : found.join("; ");
}

function planParcels(ground: Ground, list: StepList, zone: ZonePart, number: number): void {
  const there = ground.seen.park?.zones[number - 1];
  const held = { area: there?.area ?? zone.area, use: there?.use ?? zone.use, taken: there?.taken ?? 0n };
  for (const parcel of zone.parcels) {
    const title = titleOf(ground, parcel.title);
    if (title.entered === undefined) held.taken += title.extent;
    planParcel(ground, list, parcel, number, held);
    for (const building of parcel.buildings) planBuilding(ground, list, parcel, building);
  }
}

function planParcel(
  ground: Ground,
  list: StepList,
  { title }: ParcelPart,
  zone: number,
  held: Pick<SeenZone, "area" | "use" | "taken">,
): void {
  const { entered } = titleOf(ground, title);
  const park = parkNumber(ground);
  list.add({
    ...byOperator(ground),
    id: titleStep(title),
    what: `enter the parcel ${title} in zone ${zone}`,
    done: entered?.park === park && entered.zone === zone,
    refusal: partyRefusal(ground, ground.file.operator) ?? parcelRefusal(ground, title, zone, held),
    needs: [...operatorNeeds(ground), zoneStep(zone)],
    ...(ground.seen.park === undefined
      ? {}
      : { call: parksCall(PARKS.encodeFunctionData("enterParcel", [park, zone, titleId.encode(title)])) }),
  });
}

/** In the order in which the registry of parks asks. */
function parcelRefusal(
  ground: Ground,
  title: string,
  zone: number,
  held: Pick<SeenZone, "area" | "use" | "taken">,
): Refusal | undefined {
  const { state, use, entered } = titleOf(ground, title);
  const word = titleId.encode(title);
  if (entered !== undefined) return refusalOf("ParcelInZone", [word, entered.park, entered.zone]);
  const { divisions, park } = ground.seen;
  const [numbered, here] = [
    Number(readUnitCode(title).division),
    park?.division ?? ground.file.park.division,
  ];
  if (divisions[numbered] !== divisions[here]) return refusalOf("ParcelElsewhere", [word, numbered, here]);
  const unregistered = registeredRefusal(title, state);
  if (unregistered !== undefined) return unregistered;
  if (held.use !== "None" && held.use !== use)
    return refusalOf("UseNotOfZone", [word, LandUse[use], LandUse[held.use]]);
  if (held.taken > held.area * DM2)
    return refusalOf("ParcelsExceedZone", [parkNumber(ground), zone, held.taken, held.area]);
  return undefined;
}

function registeredRefusal(title: string, state: SeenTitle["state"], live = false): Refusal | undefined {
  if (state === "None") return refusalOf("NotRegistered", [titleId.encode(title)]);
  const current = live ? state === "Live" : ["Live", "Following", "Apportioned"].includes(state);
  return current ? undefined : refusalOf("NotCurrent", [titleId.encode(title), FolioState[state]]);
}

function planBuilding(
  ground: Ground,
  list: StepList,
  { title: land }: ParcelPart,
  building: BuildingPart,
): void {
  const { title, storeys, basements, structure, fireClass, completion } = building;
  const seen = titleOf(ground, title);
  const extent = building.extent ?? seen.extent;
  const terms = {
    ...{ title: titleId.encode(title), extent, storeys, basements },
    ...{ structure: Structure[structure], fireClass, document: completion },
  };
  list.add({
    ...byOperator(ground),
    id: titleStep(title),
    what: `enter the building ${title}, ${storeys} storey${storeys === 1 ? "" : "s"}`,
    done: seen.entered !== undefined,
    refusal:
      partyRefusal(ground, ground.file.operator) ??
      documentRefusal(ground.seen, `completion of ${title}`, completion, "CompletionPapers") ??
      buildingRefusal(building, seen),
    needs: [...operatorNeeds(ground), titleStep(land)],
    call: parksCall(PARKS.encodeFunctionData("enterBuilding", [terms])),
  });
  let { taken } = seen;
  for (const unit of building.units) {
    const { entered, extent: more } = titleOf(ground, unit.title);
    if (entered === undefined) taken += more;
    planUnit(ground, list, unit, { title, extent: seen.entered === undefined ? extent : seen.kept, taken });
  }
}

function buildingRefusal({ title, extent }: BuildingPart, seen: SeenTitle): Refusal | undefined {
  const word = titleId.encode(title);
  if (seen.state === "None")
    return extent === undefined ? refusalOf("BuildingExtentMissing", [word]) : undefined;
  if (seen.state === "Cancelled") return refusalOf("NotCurrent", [word, FolioState.Cancelled]);
  return extent === undefined || extent === seen.extent
    ? undefined
    : refusalOf("ExtentDiffers", [word, extent, seen.extent]);
}

interface Around {
  readonly title: string;
  readonly extent: bigint;
  /** Square decimetres of the units up to this one. */
  readonly taken: bigint;
}

function planUnit(ground: Ground, list: StepList, { title, storey }: UnitPart, building: Around): void {
  const { state, entered } = titleOf(ground, title);
  const exceeds = building.taken > building.extent;
  list.add({
    ...byOperator(ground),
    id: titleStep(title),
    what: `enter the unit ${title} on storey ${storey}`,
    done: entered !== undefined,
    refusal:
      partyRefusal(ground, ground.file.operator) ??
      registeredRefusal(title, state, true) ??
      (exceeds
        ? refusalOf("UnitsExceedBuilding", [titleId.encode(building.title), building.taken, building.extent])
        : undefined),
    needs: [...operatorNeeds(ground), titleStep(building.title)],
    call: parksCall(PARKS.encodeFunctionData("enterUnit", [titleId.encode(title), storey])),
  });
}

/** What all steps of the operator have in common. */
export function byOperator(ground: Ground): Pick<Draft, "who" | "by" | "free"> {
  const { operator } = ground.file;
  const address = addressOf(ground, operator);
  return {
    who: `operator ${operator} ${address}`,
    by: { is: "party", alias: operator, address },
    free: ifKeyed(ground.keys.parties.includes(operator)),
  };
}

/** What must be there before the operator acts for the park. */
export const operatorNeeds = (ground: Ground): string[] => [PARK, ...ableSteps(ground, ground.file.operator)];

function titleOf({ seen }: Ground, title: string): SeenTitle {
  const found = seen.titles[title];
  if (found === undefined) throw new RangeError(`the snapshot lacks the title ${title}`);
  return found;
}
