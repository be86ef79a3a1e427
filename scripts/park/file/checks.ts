import { readUnitCode } from "../../../sdk/identifiers/index.js";
import type { MistakeBook } from "./mistakes.js";
import type { BuildingPart, ParcelPart, ParkFile } from "./types.js";

/** What no field shows by itself: names that mean nothing, things named twice, parts that exceed their whole. */
export function checkTogether(file: ParkFile, book: MistakeBook): void {
  checkAliases(file, book);
  checkTwice(file, book);
  checkThresholds(file, book);
  const zoned = file.zones.reduce((sum, { area }) => sum + area, 0n);
  if (zoned > file.park.area)
    book.add("zones", `the zones have ${zoned} square metres together; the park has ${file.park.area}`);
  for (const [i, zone] of file.zones.entries()) {
    for (const [j, parcel] of zone.parcels.entries()) checkParcel(parcel, `zones[${i}].parcels[${j}]`, book);
  }
}

function checkAliases({ operator, tenants, parties }: ParkFile, book: MistakeBook): void {
  const known = Object.keys(parties);
  const check = (alias: string, path: string): void => {
    if (!known.includes(alias)) book.add(path, `no party ${alias}; known are ${known.join(", ")}`);
  };
  check(operator, "operator");
  tenants.forEach(({ party }, i) => {
    check(party, `tenants[${i}].party`);
  });
}

function checkThresholds({ parties }: ParkFile, book: MistakeBook): void {
  for (const [alias, party] of Object.entries(parties)) {
    if (party.address === undefined && party.threshold > party.signers.length)
      book.add(
        `parties.${alias}.threshold`,
        `${party.threshold} must sign, but there are ${party.signers.length} signers`,
      );
  }
}

/** Each of these is named once. */
function checkTwice(file: ParkFile, book: MistakeBook): void {
  const parcels = file.zones.flatMap((zone, i) =>
    zone.parcels.map((parcel, j) => ({ parcel, path: `zones[${i}].parcels[${j}]` })),
  );
  const buildings = parcels.flatMap(({ parcel, path }) =>
    parcel.buildings.map((building, k) => ({ building, path: `${path}.buildings[${k}]` })),
  );
  const titles = [
    ...parcels.map(({ parcel, path }) => [parcel.title, path] as const),
    ...buildings.map(({ building, path }) => [building.title, path] as const),
    ...buildings.flatMap(({ building, path }) =>
      building.units.map((unit, l) => [unit.title, `${path}.units[${l}]`] as const),
    ),
  ].map(([title, path]) => [title, `${path}.title`] as const);
  const tenant = (field: "party" | "agreement"): (readonly [string, string])[] =>
    file.tenants.map((each, i) => [each[field], `tenants[${i}].${field}`] as const);
  const parties = Object.entries(file.parties).map(
    ([alias, party]) => [party.address ?? party.credential, `parties.${alias}`] as const,
  );
  const evidence = Object.entries(file.parties).flatMap(([alias, party]) =>
    party.address === undefined ? [[party.evidence, `parties.${alias}.evidence`] as const] : [],
  );
  const listed = (values: readonly unknown[], path: string): (readonly [string, string])[] =>
    values.map((value, i) => [JSON.stringify(value), `${path}[${i}]`] as const);
  for (const group of [
    ...[titles, tenant("party"), tenant("agreement"), parties, evidence],
    ...[listed(file.authorities, "authorities"), listed(file.council, "council")],
    listed(file.park.industries, "park.industries"),
  ]) {
    checkGroup(group, book);
  }
}

function checkGroup(group: readonly (readonly [string, string])[], book: MistakeBook): void {
  const first = new Map<string, string>();
  for (const [value, path] of group) {
    const other = first.get(value);
    if (other === undefined) first.set(value, path);
    else book.add(path, `the same stands at ${other}`);
  }
}

function checkParcel({ title, buildings }: ParcelPart, path: string, book: MistakeBook): void {
  for (const [k, building] of buildings.entries()) {
    const place = `${path}.buildings[${k}]`;
    const { land } = readUnitCode(building.title);
    if (land !== title) book.add(`${place}.title`, `it stands on ${land}, not on ${title}`);
    checkUnits(building, place, book);
  }
}

function checkUnits(building: BuildingPart, path: string, book: MistakeBook): void {
  const own = readUnitCode(building.title);
  for (const [l, { title, storey }] of building.units.entries()) {
    const unit = readUnitCode(title);
    if (unit.land !== own.land || unit.building !== own.building)
      book.add(`${path}.units[${l}].title`, `it is in another building than ${building.title}`);
    if (storey === 0 || storey > building.storeys || storey < -building.basements)
      book.add(
        `${path}.units[${l}].storey`,
        `the building has storeys 1 to ${building.storeys}${building.basements === 0 ? "" : ` and -1 to -${building.basements}`}`,
      );
  }
}
