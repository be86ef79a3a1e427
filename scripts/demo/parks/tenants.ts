import { dates } from "../../../sdk/dates/index.js";
import { mined } from "../../../sdk/connect/index.js";
import { industryWord } from "../../../sdk/identifiers/index.js";
import { daybook } from "../../../sdk/index.js";
import { call, numbersIn } from "../../lib/acting.js";
import {
  attested,
  drawn,
  knownSalt,
  mortgageOf,
  signedBy,
  today,
  type KeyedParty,
} from "../../lib/counter.js";
import { premisesOf, type Desk, type Seat } from "./desk.js";
import type { ParkPlan } from "./plan.js";

/** Software development, GB/T 4754, in five bytes. */
const INDUSTRY = industryWord("I6513");
/** Fen. */
const REGISTERED_CAPITAL = 1_000_000_000n;

/** Two companies apply, the operator finds them fit, the authority admits them; then premises are let to them. */
export async function admitTenants(desk: Desk, park: number, plan: ParkPlan): Promise<void> {
  const [land, , built] = premisesOf(plan.division);
  const [parcelMonths, buildingMonths] = plan.leases;
  await Promise.all([admit(desk, park, plan, "tenant"), admit(desk, park, plan, "secondTenant")]);
  await lease(desk, plan, { title: land, landlord: "landlord", tenant: "tenant", months: parcelMonths });
  const second = { landlord: "builder", tenant: "secondTenant", months: buildingMonths } as const;
  // The building follows its land: it is let with it.
  await lease(desk, plan, { title: built, ...second });
}

async function admit(desk: Desk, park: number, { division, code }: ParkPlan, seat: Seat): Promise<void> {
  const { c } = desk;
  const { tenancies } = c.as.parkAuthority;
  const abi = tenancies.interface;
  const applicant = desk.at(division, seat);
  const profile = {
    industry: INDUSTRY,
    registeredCapital: REGISTERED_CAPITAL,
    foreignBp: 0,
    listed: false,
    name: knownSalt(`name of ${applicant.address}`),
    dossier: knownSalt(`dossier of ${applicant.address}`),
  };
  const applied = await desk.act(
    applicant,
    call(tenancies, abi.encodeFunctionData("applyFor", [park, profile])),
  );
  const [tenancy = 0] = numbersIn(applied, tenancies, "TenancyApplied");
  const opinion = await attested(c, "Other", `opinion on ${applicant.address} in ${code}`);
  const review = abi.encodeFunctionData("review", [tenancy, 1, true, opinion]);
  await desk.act(desk.at(division, "operator"), call(tenancies, review));
  const agreement = await attested(c, "Contract", `admission of ${applicant.address} to ${code}`);
  await mined(tenancies.admit(tenancy, dates.toDay(await today(c)), agreement));
}

/** What is let, by whom, to whom, for how long from today on. */
interface Letting {
  readonly title: string;
  readonly landlord: Seat;
  readonly tenant: Seat;
  readonly months: number;
}

async function lease(
  desk: Desk,
  { division }: ParkPlan,
  { title, landlord, tenant, months }: Letting,
): Promise<void> {
  const { c } = desk;
  const [owner, lessee] = [desk.at(division, landlord), desk.at(division, tenant)];
  const from = await today(c);
  const evidence = await attested(c, "Contract", `lease of ${title}`);
  const header = { applicant: owner, evidence, effective: from };
  const instrument = drawn(c, "Charge", title, header, {
    ...mortgageOf(lessee, 0n, from, 0),
    kind: "Lease",
    until: dates.addDays(dates.addMonths(from, months), -1),
  });
  const signers: readonly KeyedParty[] = [owner, lessee];
  await daybook.lodgeAndRecord(c.as.registrar, instrument, await signedBy(c, instrument, ...signers));
}
