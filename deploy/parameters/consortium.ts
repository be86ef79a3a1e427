import { LAND_LAW, PARTY_TERMS, type SuiteParameters } from "./parameters.js";
import { IP_LAW } from "./rights.js";

/**
 * The consortium's network. Name the members' addresses before you deploy: the deployment refuses a council without
 * owners. Name a guardian too, or the first actions of the council are subject to nobody's cancellation; all other
 * offices the council grants after the handover.
 */
const parameters: SuiteParameters = {
  extractBase: "https://extracts.parkfolio.example/",
  parties: PARTY_TERMS,
  rules: { Parcel: LAND_LAW, Building: LAND_LAW, Unit: LAND_LAW },
  rights: IP_LAW,
  offices: [], // such as { kind: "Guardian", division: 0, holder: "0x…" }
  council: { owners: [], threshold: 3, delay: 2 * 86_400 },
};

export default parameters;
