import { LAND_LAW, PARTY_TERMS, type SuiteParameters } from "./parameters.js";

/** The consortium's network. The council grants its offices after the handover, so none is listed. */
const parameters: SuiteParameters = {
  extractBase: "https://extracts.parkfolio.example/",
  parties: PARTY_TERMS,
  rules: { Parcel: LAND_LAW, Building: LAND_LAW, Unit: LAND_LAW },
  offices: [],
};

export default parameters;
