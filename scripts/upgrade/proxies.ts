import { IP_LIBRARY_NAMES, LAND_LIBRARY_NAMES } from "../../deploy/modules/libraries.js";
import { addressIn, type Deployment } from "../../sdk/connect/index.js";

/** Arguments of a constructor by name, in its order. */
export type Arguments = Readonly<Record<string, string | readonly string[]>>;

/** Finds an address by the name of a contract. */
type Find = (name: string) => string;

/** A contract behind a proxy, and what its code is made of. */
export interface Proxied {
  readonly contract: string;
  /** Contracts that run on its storage by delegatecall, deployed with it. */
  readonly runs: readonly string[];
  /** What the constructors of those are given, if they take anything. */
  readonly runsGiven?: (standing: Find) => Arguments;
  /** Libraries that it is linked to, and those that they call. */
  readonly libraries: readonly string[];
  /** What the constructor is given: addresses of the deployment, and of what is deployed with it. */
  readonly given: (standing: Find, fresh: Find, deployment: Deployment) => Arguments;
}

const plain = { runs: [], libraries: [] } as const;

const ground = (standing: Find): { consortium: string; daybook: string; token: string } => ({
  consortium: standing("Consortium"),
  daybook: standing("Daybook"),
  token: standing("DepositToken"),
});

const withLoans = (standing: Find): Arguments => ({ ...ground(standing), loans: standing("Loans") });

/** What a book of the park is given: the consortium first, then contracts of the deployment by argument. */
const onPark = (standing: Find, given: Readonly<Record<string, string>>): Arguments => ({
  consortium: standing("Consortium"),
  ...Object.fromEntries(Object.entries(given).map(([argument, name]) => [argument, standing(name)])),
});

/** The registers that a deployment has; one that is older than a register has none of it. */
export function registersOf(deployment: Deployment): string[] {
  const present = ["LandRegister", "IPRegister"].filter((name) => Object.hasOwn(deployment.contracts, name));
  return present.map((name) => addressIn(deployment, name));
}

/** Every contract of the suite behind a proxy, in the order in which they are upgraded. */
export const PROXIED: readonly Proxied[] = [
  {
    contract: "LandRegister",
    runs: ["RegisterViews"],
    libraries: LAND_LIBRARY_NAMES,
    given: (standing, fresh) => ({
      daybook: standing("Daybook"),
      consortium: standing("Consortium"),
      views: fresh("RegisterViews"),
    }),
  },
  {
    contract: "Daybook",
    runs: ["LoadActs"],
    runsGiven: (standing) => ({ consortium: standing("Consortium") }),
    libraries: [],
    given: (standing, fresh, deployment) => ({
      authority: standing("Consortium"),
      parties: standing("Consortium"),
      registers: registersOf(deployment),
      loads: fresh("LoadActs"),
    }),
  },
  {
    contract: "IPRegister",
    runs: ["RightViews"],
    libraries: IP_LIBRARY_NAMES,
    given: (standing, fresh) => ({
      daybook: standing("Daybook"),
      consortium: standing("Consortium"),
      views: fresh("RightViews"),
    }),
  },
  {
    ...plain,
    contract: "DepositToken",
    given: (standing) => ({ consortium: standing("Consortium") }),
  },
  {
    contract: "SettlementRoom",
    runs: [],
    libraries: ["Schedules", "Statements"],
    given: ground,
  },
  { ...plain, contract: "Loans", given: ground },
  { ...plain, contract: "Royalties", given: ground },
  {
    ...plain,
    contract: "Enforcement",
    given: withLoans,
  },
  {
    contract: "PolicyRegister",
    runs: [],
    libraries: ["Claims", "Mortgagees", "Underwriting"],
    given: withLoans,
  },
  {
    ...plain,
    contract: "GuaranteePools",
    given: (standing) => ({
      consortium: standing("Consortium"),
      token: standing("DepositToken"),
      loans: standing("Loans"),
    }),
  },
  {
    contract: "ParkRegistry",
    runs: [],
    libraries: ["PremisesActs"],
    given: (standing) => onPark(standing, { land: "LandRegister" }),
  },
  { ...plain, contract: "Tenancy", given: (standing) => onPark(standing, { parks: "ParkRegistry" }) },
  {
    contract: "Rents",
    runs: [],
    libraries: ["BillBook", "RentAccounts"],
    given: (standing) =>
      onPark(standing, { token: "DepositToken", parks: "ParkRegistry", land: "LandRegister" }),
  },
  { ...plain, contract: "Figures", given: (standing) => onPark(standing, { parks: "ParkRegistry" }) },
  { ...plain, contract: "Funds", given: (standing) => onPark(standing, { token: "DepositToken" }) },
  {
    contract: "InvestmentLedger",
    runs: [],
    libraries: ["AgreementActs", "ProofActs"],
    given: (standing) => onPark(standing, { parks: "ParkRegistry", funds: "Funds", land: "LandRegister" }),
  },
  {
    ...plain,
    contract: "Covenants",
    given: (standing) =>
      onPark(standing, {
        parks: "ParkRegistry",
        tenancy: "Tenancy",
        figures: "Figures",
        investments: "InvestmentLedger",
      }),
  },
  {
    ...plain,
    contract: "GrantLedger",
    given: (standing) =>
      onPark(standing, {
        token: "DepositToken",
        parks: "ParkRegistry",
        tenancy: "Tenancy",
        covenants: "Covenants",
      }),
  },
];

/**
 * The contracts behind proxies that a deployment has: an older one has fewer.
 *
 * @throws RangeError if the record has a proxy of which nothing is known here.
 */
export function proxiedIn(deployment: Deployment): readonly Proxied[] {
  const known = new Set(PROXIED.map(({ contract }) => contract));
  for (const [name, { implementation }] of Object.entries(deployment.contracts)) {
    if (implementation !== undefined && !known.has(name))
      throw new RangeError(`${name} stands behind a proxy, and no upgrade of it is planned`);
  }
  // These two are in every deployment.
  for (const name of ["LandRegister", "Daybook"]) addressIn(deployment, name);
  return PROXIED.filter(({ contract }) => Object.hasOwn(deployment.contracts, contract));
}
