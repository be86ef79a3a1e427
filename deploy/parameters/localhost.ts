import {
  LAND_LAW,
  PARTY_TERMS,
  type CouncilParameters,
  type OfficeParameters,
  type SuiteParameters,
} from "./parameters.js";
import { IP_LAW } from "./rights.js";

/** Accounts of a local node by index: 0 deploys, the others hold the offices. Those after them are parties' keys. */
export const ACCOUNTS = {
  council: 0,
  registrar: 1,
  examiner: 2,
  court: 3,
  identity: 4,
  accreditation: 5,
  guardian: 6,
  attester: 7,
  parkOperator: 8,
  secondRegistrar: 9,
  parkAuthority: 10,
  secondParkAuthority: 11,
} as const;

/** Baoshan in Shanghai, Wuzhong in Suzhou, Huangpu in Guangzhou: the divisions of the parks of the demonstration. */
export const DIVISIONS = [310113, 320506, 440112] as const;

/** The offices of one division. */
export const landOffices = (division: number): OfficeParameters[] => [
  { kind: "Registrar", division, holder: ACCOUNTS.registrar },
  { kind: "Registrar", division, holder: ACCOUNTS.secondRegistrar },
  { kind: "Examiner", division, holder: ACCOUNTS.examiner },
  { kind: "Court", division, holder: ACCOUNTS.court },
  { kind: "Identity", division, holder: ACCOUNTS.identity },
  // A succession asks for two identity officers.
  { kind: "Identity", division, holder: ACCOUNTS.secondRegistrar },
  { kind: "ParkOperator", division, holder: ACCOUNTS.parkOperator },
  { kind: "ParkAuthority", division, holder: ACCOUNTS.parkAuthority },
  { kind: "ParkAuthority", division, holder: ACCOUNTS.secondParkAuthority },
];

/** The offices of intellectual property, which is registered for the whole country. */
const ipOffices: readonly OfficeParameters[] = [
  { kind: "Registrar", division: 0, holder: ACCOUNTS.registrar },
  { kind: "Registrar", division: 0, holder: ACCOUNTS.secondRegistrar },
  { kind: "Examiner", division: 0, holder: ACCOUNTS.examiner },
  { kind: "Court", division: 0, holder: ACCOUNTS.court },
];

/** The offices for the whole country. */
export const nationalOffices: readonly OfficeParameters[] = [
  { kind: "Accreditation", division: 0, holder: ACCOUNTS.accreditation },
  { kind: "Guardian", division: 0, holder: ACCOUNTS.guardian },
  ...ipOffices,
];

/**
 * The keys of three members, accounts 20 to 22 of the default mnemonic of local nodes. The delay is short, to be
 * waited for at a terminal.
 */
export const localCouncil: CouncilParameters = {
  owners: [
    "0x09DB0a93B389bEF724429898f539AEB7ac2Dd55f",
    "0x02484cb50AAC86Eae85610D6f4Bf026f30f6627D",
    "0x08135Da0A343E492FA2d4282F2AE34c6c5CC1BbE",
  ],
  threshold: 2,
  delay: 60,
};

const parameters: SuiteParameters = {
  extractBase: "http://localhost:8080/extracts/",
  parties: PARTY_TERMS,
  rules: { Parcel: LAND_LAW, Building: LAND_LAW, Unit: LAND_LAW },
  rights: IP_LAW,
  offices: [...DIVISIONS.flatMap(landOffices), ...nationalOffices],
  council: localCouncil,
};

/** The same under the deployer alone: tests and measurements of everything but the council. */
export function withoutCouncil(governed: SuiteParameters): SuiteParameters {
  const others = { ...governed };
  delete others.council;
  return others;
}

export default parameters;
