import { id, ZeroHash } from "ethers";
import { Formula, Metric, Milestone } from "../../sdk/enums/index.js";
import { dates, type IsoDate } from "../../sdk/dates/index.js";
import { attests, covenantAgreed, invested, type Promising } from "../support/covenants.js";
import { figure, files, nextNoon, periodOf, reach, restates } from "../support/figures.js";
import { BUDGET, LINE, opensBudget, takes, TRANCHE, tranche, type Granting } from "../support/grants.js";
import { banks, issued, paysBy } from "../support/money.js";
import { openPark, operates } from "../support/parks.js";
import type { KeyedParty } from "../support/registry.js";
import { admitted } from "../support/tenancies.js";
import { idOf, LandOffice, parcel, yuan } from "./office.js";

/** 30 mu of land: 20,000 m². */
export const MU = 30n;
/** The company's land. */
export const LAND = parcel(1);
/** Key of the bank that issues what payer and company hold; not one that the office gives to its parties. */
const BANK_KEY = 9;
const YEAR = 12;

/** A company in a park, with its grant of three tranches and the covenants that it rests on. */
export interface Grantee extends Granting {
  readonly office: LandOffice;
  /** Its agreement to invest. */
  readonly agreement: bigint;
  readonly covenants: {
    /** 20 million yuan paid in by month 12. */
    readonly paidIn: bigint;
    /** 250,000 yuan of taxes for each mu in years 2 to 4. */
    readonly tax: bigint;
    /** 80 jobs in each of five years. */
    readonly jobs: bigint;
    /** A stay of five years. */
    readonly stay: bigint;
  };
  readonly grant: bigint;
  /** First day of the second year. */
  readonly taxFrom: IsoDate;
}

/** The park, the company on its land, admitted and bound by its covenants; the grant is accepted, nothing is paid. */
export async function grantee({ review = true } = {}): Promise<Grantee> {
  const office = await LandOffice.open();
  const s = office.suite;
  const from = await nextNoon(s);
  const obligor = await office.party();
  const payer = await office.party();
  const p = await openPark(s);
  await office.registerLand(LAND, obligor, { extent: 20_000 });
  await operates(p, "enterParcel", p.park, p.zone, idOf(LAND));
  const promising: Promising = { ...p, obligor, from };
  const tenancy = await admitted(p, obligor);
  await funded(promising, payer);
  const agreement = await invested(promising, LAND);
  const taxFrom = dates.addMonths(from, YEAR);
  const covenants = await agreedBy(promising, agreement, taxFrom);
  const n = { ...promising, tenancy, payer, office, agreement, covenants, taxFrom };
  return { ...n, grant: await granted(n, review) };
}

/** The payer and the company hold deposits, which the ledger of grants may move; the budget is open. */
async function funded({ s, park, obligor }: Promising, payer: KeyedParty): Promise<void> {
  const [bank] = (await banks(s, BANK_KEY, 1, 10n * BUDGET)) as [KeyedParty];
  for (const party of [payer, obligor]) {
    await issued(s, bank, party, BUDGET);
    await paysBy(s, party, "approve", [await s.grants.getAddress(), 100n * BUDGET]);
  }
  await opensBudget(s, park, payer);
}

async function agreedBy(n: Promising, agreement: bigint, taxFrom: IsoDate): Promise<Grantee["covenants"]> {
  const days = dates.toDay(dates.addMonths(n.from, 5 * YEAR)) - dates.toDay(n.from);
  return {
    paidIn: await covenantAgreed(n, {
      metric: Metric.PaidIn,
      agreement,
      target: yuan("20,000,000"),
      periods: 1,
    }),
    tax: await covenantAgreed(n, {
      metric: Metric.Tax,
      perMu: true,
      target: yuan("250,000"),
      from: dates.toDay(taxFrom),
      periods: 3,
    }),
    jobs: await covenantAgreed(n, { periods: 5 }),
    stay: await covenantAgreed(n, {
      metric: Metric.Presence,
      target: BigInt(days),
      months: 5 * YEAR,
      periods: 1,
    }),
  };
}

/** Three million: on admission, on what is paid in, on a document; taxes and stay bind the third tranche. */
async function granted(n: Omit<Grantee, "grant">, review: boolean): Promise<bigint> {
  const { office, s, covenants } = n;
  const depends = (covenant: bigint) => ({ tranche: 2, covenant, period: 0, formula: Formula.UnmetShare });
  await s.grants.connect(s.parkAuthority).award({
    park: n.park,
    grantee: n.obligor.address,
    line: LINE,
    legalBasis: await office.document("AuthorityDecision"),
    review: review ? await office.document("FairCompetitionReview") : ZeroHash,
    retentionMonths: 72,
    disputeDays: 15,
    tranches: [
      tranche(),
      tranche({ milestone: Milestone.CovenantMet, covenant: covenants.paidIn, period: 1 }),
      tranche({ milestone: Milestone.Document }),
    ],
    obligations: [depends(covenants.tax), depends(covenants.stay)],
    terms: id("agreement on the grant"),
  });
  const { grants: grant } = await s.grants.counts();
  await takes(n, n.obligor, "accept", grant);
  return grant;
}

/** The first two tranches are paid: 21 million were found to be paid in. */
export async function untilSecondTranche(n: Grantee): Promise<void> {
  await takes(n, n.payer, "pay", n.grant, 0, ZeroHash);
  await reach(n.s, n.taxFrom);
  await attests(n, n.agreement, yuan("21,000,000"), dates.addDays(n.taxFrom, -1));
  await assess(n, n.covenants.paidIn);
  await takes(n, n.payer, "pay", n.grant, 1, ZeroHash);
}

/** All three are paid, the last on a document. */
export async function untilThirdTranche(n: Grantee): Promise<void> {
  await untilSecondTranche(n);
  await takes(n, n.payer, "pay", n.grant, 2, await n.office.document("CompletionPapers"));
}

/** Taxes of the third year were `perMu` yuan for each mu, and the time for cure is over. */
export async function taxed(n: Grantee, perMu: string): Promise<void> {
  const [first, last] = periodOf(n.taxFrom, YEAR, 2);
  await reach(n.s, dates.addDays(last, 1));
  await files(n, await figure(n, n.obligor, "Tax", first, MU * yuan(perMu)));
  await assess(n, n.covenants.tax, 2);
  await n.office.daysPass(61);
}

/** An audit restates the taxes of the third year. */
export async function retaxed(n: Grantee, perMu: string): Promise<void> {
  const [first] = periodOf(n.taxFrom, YEAR, 2);
  await restates(n, await figure(n, n.obligor, "Tax", first, MU * yuan(perMu)));
  await assess(n, n.covenants.tax, 2);
}

export async function assess({ s }: Grantee, covenant: bigint, period = 1): Promise<void> {
  await (await s.covenants.assess(covenant, period)).wait();
}

/** The authority claims what a period of the taxes costs of the third tranche. */
export async function clawsBack(
  { s, grant, covenants }: Grantee,
  covenant = covenants.tax,
  period = 2,
): Promise<void> {
  await (await s.grants.connect(s.parkAuthority).claim(grant, 2, covenant, period)).wait();
}

export { TRANCHE };
