import { ACCOUNTS, landOffices, localCouncil, nationalOffices } from "./localhost.js";
import { LAND_LAW, PARTY_TERMS, type SuiteParameters } from "./parameters.js";
import { IP_LAW } from "./rights.js";

/** The parks of the demonstration, and the county-level division (GB/T 2260) whose authorities keep each. */
export const PARKS = [
  { park: "Baoshan, Shanghai", division: 310113 },
  { park: "Yuhang, Hangzhou", division: 330110 },
  { park: "Yubei, Chongqing", division: 500112 },
  { park: "Gusu, Suzhou", division: 320508 },
  { park: "Changsha county", division: 430121 },
] as const;

/** Divisions of the other unit codes that the demonstration registers; it needs their registrar only. */
export const FURTHER_DIVISIONS = [320802, 340103, 230522, 340111, 320602, 320612] as const;

const parameters: SuiteParameters = {
  extractBase: "http://localhost:8080/extracts/",
  parties: PARTY_TERMS,
  rules: { Parcel: LAND_LAW, Building: LAND_LAW, Unit: LAND_LAW },
  rights: IP_LAW,
  offices: [
    ...PARKS.flatMap(({ division }) => landOffices(division)),
    ...FURTHER_DIVISIONS.map((division) => ({
      kind: "Registrar" as const,
      division,
      holder: ACCOUNTS.registrar,
    })),
    ...nationalOffices,
  ],
  council: localCouncil,
};

export default parameters;
