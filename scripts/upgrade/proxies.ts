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

/** What a constructor is given when all of it stands in the deployment: names of contracts by argument. */
const standingIn =
  (given: Readonly<Record<string, string>>) =>
  (standing: Find): Arguments =>
    Object.fromEntries(Object.entries(given).map(([argument, name]) => [argument, standing(name)]));

const consortium = { consortium: "Consortium" } as const;
const ground = { ...consortium, daybook: "Daybook", token: "DepositToken" } as const;
const withLoans = { ...ground, loans: "Loans" } as const;

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
    runsGiven: standingIn(consortium),
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
    given: standingIn(consortium),
  },
  {
    contract: "SettlementRoom",
    runs: [],
    libraries: ["Schedules", "Statements"],
    given: standingIn(ground),
  },
  { ...plain, contract: "Loans", given: standingIn(ground) },
  { ...plain, contract: "Royalties", given: standingIn(ground) },
  {
    ...plain,
    contract: "Enforcement",
    given: standingIn(withLoans),
  },
  {
    contract: "PolicyRegister",
    runs: [],
    libraries: ["Claims", "Mortgagees", "Underwriting"],
    given: standingIn(withLoans),
  },
  {
    ...plain,
    contract: "GuaranteePools",
    given: standingIn({ ...consortium, token: "DepositToken", loans: "Loans" }),
  },
  {
    contract: "ParkRegistry",
    runs: [],
    libraries: ["PremisesActs"],
    given: standingIn({ ...consortium, land: "LandRegister" }),
  },
  { ...plain, contract: "Tenancy", given: standingIn({ ...consortium, parks: "ParkRegistry" }) },
  {
    contract: "Rents",
    runs: [],
    libraries: ["BillBook", "RentAccounts"],
    given: standingIn({ ...consortium, token: "DepositToken", parks: "ParkRegistry", land: "LandRegister" }),
  },
  { ...plain, contract: "Figures", given: standingIn({ ...consortium, parks: "ParkRegistry" }) },
  { ...plain, contract: "Funds", given: standingIn({ ...consortium, token: "DepositToken" }) },
  {
    contract: "InvestmentLedger",
    runs: [],
    libraries: ["AgreementActs", "ProofActs"],
    given: standingIn({ ...consortium, parks: "ParkRegistry", funds: "Funds", land: "LandRegister" }),
  },
  {
    ...plain,
    contract: "Covenants",
    given: standingIn({
      ...consortium,
      parks: "ParkRegistry",
      tenancy: "Tenancy",
      figures: "Figures",
      investments: "InvestmentLedger",
    }),
  },
  {
    ...plain,
    contract: "GrantLedger",
    given: standingIn({
      ...consortium,
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
