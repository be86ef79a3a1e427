import { decodeBytes32String, encodeBytes32String } from "ethers";
import type { Suite } from "../../sdk/connect/index.js";
import { dates } from "../../sdk/dates/index.js";
import { FolioState, LandUse, nameOf, ParkLevel, TenancyState } from "../../sdk/enums/index.js";
import { industryText, readUnitCode, titleId } from "../../sdk/identifiers/index.js";
import type { ParkFile } from "./file/types.js";
import type { At, SeenPark, SeenTenancy, SeenTitle } from "./snapshot.js";

/** The park of a code with its zones; undefined if none is established. */
export async function readPark(suite: Suite, code: string, at: At): Promise<SeenPark | undefined> {
  const { parks } = suite;
  const number = await parks.parkOfCode(encodeBytes32String(code), at);
  if (number === 0n) return undefined;
  const [park, zones, industries] = await Promise.all([
    parks.parkOf(number, at),
    parks.zonesOf(number, at),
    parks.industriesOf(number, at),
  ]);
  return {
    number: Number(number),
    code: decodeBytes32String(park.code),
    name: park.name,
    division: Number(park.division),
    level: nameOf(ParkLevel, park.level),
    operator: park.operator,
    area: park.area,
    boundary: park.boundary,
    since: dates.fromDay(Number(park.since)),
    industries: industries.map(industryText),
    zones: zones.map(({ area, use, plan, taken }) => ({ area, use: nameOf(LandUse, use), plan, taken })),
  };
}

/** Every title of the file, on the register and in the parks. */
export async function readTitles(suite: Suite, file: ParkFile, at: At): Promise<Record<string, SeenTitle>> {
  const titles = file.zones
    .flatMap(({ parcels }) => parcels)
    .flatMap(({ title, buildings }) => [
      title,
      ...buildings.flatMap((building) => [building.title, ...building.units.map((unit) => unit.title)]),
    ]);
  return Object.fromEntries(
    await Promise.all(titles.map(async (title) => [title, await readTitle(suite, title, at)] as const)),
  );
}

async function readTitle({ landViews, parks }: Suite, title: string, at: At): Promise<SeenTitle> {
  const word = titleId.encode(title);
  const { form, land } = readUnitCode(title);
  const [folio, place, building, unit] = await Promise.all([
    landViews.folioOf(word, at),
    parks.parcelOf(titleId.encode(land), at),
    form === "building" ? parks.buildingOf(word, at) : undefined,
    form === "unit" ? parks.unitOf(word, at) : undefined,
  ]);
  const kept = building?.extent ?? unit?.extent ?? place.extent;
  return {
    state: nameOf(FolioState, folio.state),
    use: nameOf(LandUse, folio.use),
    extent: folio.extent,
    entered:
      place.park === 0n || kept === 0n ? undefined : { park: Number(place.park), zone: Number(place.zone) },
    kept,
    taken: building?.taken ?? 0n,
  };
}

/** The last tenancy that each party applied for in a park. */
export async function readTenancies(
  suite: Suite,
  park: number,
  tenants: Readonly<Record<string, string>>,
  at: At,
): Promise<Record<string, SeenTenancy>> {
  const found = await Promise.all(
    Object.entries(tenants).map(
      async ([alias, address]) => [alias, await readTenancy(suite, park, address, at)] as const,
    ),
  );
  return Object.fromEntries(found.filter((entry): entry is [string, SeenTenancy] => entry[1] !== undefined));
}

async function readTenancy(
  { tenancies, deployment }: Suite,
  park: number,
  party: string,
  at: At,
): Promise<SeenTenancy | undefined> {
  const filter = tenancies.filters.TenancyApplied(undefined, park, party);
  const last = (await tenancies.queryFilter(filter, deployment.block, at.blockTag)).at(-1);
  if (last === undefined) return undefined;
  const number = last.args.tenancy;
  const record = await tenancies.tenancyOf(number, at);
  const profile = await tenancies.profileOf(number, record.profiles, at);
  return {
    number: Number(number),
    state: nameOf(TenancyState, record.state),
    fit: record.fit,
    version: Number(record.profiles),
    profile: {
      industry: industryText(profile.industry),
      registeredCapital: profile.registeredCapital,
      foreignBp: Number(profile.foreignBp),
      listed: profile.listed,
      name: profile.name,
      dossier: profile.dossier,
    },
  };
}
