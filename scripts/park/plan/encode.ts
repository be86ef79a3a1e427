import { encodeBytes32String, hexlify } from "ethers";
import { dates } from "../../../sdk/dates/index.js";
import { ParkLevel } from "../../../sdk/enums/index.js";
import { industryWord } from "../../../sdk/identifiers/index.js";
import { ParkRegistry__factory, Tenancy__factory } from "../../../typechain-types/index.js";
import type { ParkTermsStruct } from "../../../typechain-types/contracts/park/parks/IParkRegistry.js";
import type { ParkPart } from "../file/types.js";
import type { StepCall } from "./step.js";

/** The registry of parks, and the book of tenancies. */
export const PARKS = ParkRegistry__factory.createInterface();
export const TENANCIES = Tenancy__factory.createInterface();

/** A call of the registry of parks. */
export const parksCall = (data: string): StepCall => ({ contract: "ParkRegistry", data });

/** A call of the book of tenancies. */
export const tenancyCall = (data: string): StepCall => ({ contract: "Tenancy", data });

/** What the council calls to establish the park. */
export function establishCall(park: ParkPart, operator: string): StepCall {
  const terms = {
    code: encodeBytes32String(park.code),
    name: park.name,
    division: park.division,
    level: ParkLevel[park.level],
    operator,
    area: park.area,
    boundary: park.boundary,
    industries: park.industries.map(industryWord),
    since: dates.toDay(park.since),
    document: park.decision,
  };
  return { contract: "ParkRegistry", data: PARKS.encodeFunctionData("establish", [terms]) };
}

/** The code of the park that a call establishes; undefined for any other call. */
export function codeEstablished(data: string): string | undefined {
  if (!data.startsWith(PARKS.getFunction("establish").selector)) return undefined;
  const [terms] = PARKS.decodeFunctionData("establish", data) as unknown as [ParkTermsStruct];
  return hexlify(terms.code);
}
