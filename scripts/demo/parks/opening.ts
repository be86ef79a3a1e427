import { encodeBytes32String } from "ethers";
import { PARKS } from "../../../deploy/parameters/demo.js";
import { dates } from "../../../sdk/dates/index.js";
import { LandUse, ParkLevel, Structure } from "../../../sdk/enums/index.js";
import { titleId } from "../../../sdk/identifiers/index.js";
import type { Call, CouncilAction } from "../../../sdk/index.js";
import { call } from "../../lib/acting.js";
import { decide } from "../../lib/councilDesk.js";
import { attested, knownSalt, type KeyedParty } from "../../lib/counter.js";
import { building } from "../data.js";
import { premisesOf, type Desk } from "./desk.js";
import { PLANS, type ParkPlan } from "./plan.js";

/** Square metres. */
const PARK_AREA = 2_000_000;
const ZONE_AREA = 60_000;
/** Square decimetres of a building of the demonstration. */
const BUILDING_EXTENT = 480_050;
const SINCE = dates.toDay("2016-11-01");
/** What the bank may issue: what partners pay into the fund, and more. */
const LIMIT = "20,000,000,000.00";
/** The only zone of each park. */
const ZONE = 1;

/** The council makes companies operators, establishes a park of each, and raises what the bank may issue. */
export async function openParks(desk: Desk, bank: KeyedParty): Promise<void> {
  const actions = await Promise.all(PLANS.map((plan) => opening(desk, plan)));
  await decide(desk.c, [...actions.flat(), { do: "set-limit", bank: bank.address, limit: LIMIT }]);
}

/** The number of a park, by its code. */
export async function numberOf({ c }: Desk, { code }: ParkPlan): Promise<number> {
  return Number(await c.as.registrar.parks.parkOfCode(encodeBytes32String(code)));
}

async function opening(desk: Desk, { division, code, level }: ParkPlan): Promise<CouncilAction[]> {
  const { parks } = desk.c.as.registrar;
  const operator = desk.at(division, "operator").address;
  const name = PARKS.find((one) => one.division === division)?.park ?? code;
  const terms = {
    code: encodeBytes32String(code),
    name,
    division,
    level: ParkLevel[level],
    operator,
    area: PARK_AREA,
    boundary: knownSalt(`boundary of ${code}`),
    industries: [],
    since: SINCE,
    document: await attested(desk.c, "AuthorityDecision", `establishment of ${code}`),
  };
  return [
    { do: "grant-office", office: "ParkOperator", division, to: operator },
    { do: "call", ...call(parks, parks.interface.encodeFunctionData("establish", [terms])) },
  ];
}

/** What the operator calls to lay out a zone, and to enter three parcels and a building in it. */
export async function layout({ c }: Desk, park: number, { division, code }: ParkPlan): Promise<Call[]> {
  const { parks } = c.as.registrar;
  const abi = parks.interface;
  const lands = premisesOf(division);
  const terms = {
    title: titleId.encode(building(lands[2])),
    extent: BUILDING_EXTENT,
    storeys: 4,
    basements: 0,
    structure: Structure.ReinforcedConcrete,
    fireClass: 2,
    document: await attested(c, "CompletionPapers", `building in ${code}`),
  };
  return [
    abi.encodeFunctionData("addZone", [park, ZONE_AREA, LandUse.Industrial, knownSalt(`zone of ${code}`)]),
    ...lands.map((land) => abi.encodeFunctionData("enterParcel", [park, ZONE, titleId.encode(land)])),
    abi.encodeFunctionData("enterBuilding", [terms]),
  ].map((data) => call(parks, data));
}
