import { encodeBytes32String, ZeroAddress, ZeroHash } from "ethers";
import { mined } from "../../sdk/connect/index.js";
import { dates, type IsoDate } from "../../sdk/dates/index.js";
import { Consequence, Formula, Metric, Milestone } from "../../sdk/enums/index.js";
import { titleId } from "../../sdk/identifiers/index.js";
import { numbersIn } from "../lib/acting.js";
import { attested, knownSalt, mortgageOf, today } from "../lib/counter.js";
import { yuan } from "../lib/sale.js";
import type { Bench } from "./bench.js";
import { acts, admitted, agreed, established, parkWorld, PRIVATE, reviewed } from "./parkWorld.js";

const RENT = yuan("100,000");
const MONEY = yuan("20,000,000");
const TRANCHE = yuan("300,000");
const LINE = encodeBytes32String("2026-208-05");
const JOBS = 100n;
/** A quarter fewer than promised. */
const FEWER_JOBS = 75n;
const LEASE_MONTHS = 24;
const DAY = 86_400;

/** Hash of a mined transaction. */
type Hash = Promise<string>;

/** The council's transaction that establishes a park, after its delay. */
export async function parkEstablished(b: Bench): Hash {
  const { operator } = await parkWorld(b);
  return established(b, "SECOND", operator);
}

/** A second parcel is entered in a zone. */
export async function parcelEntered(b: Bench): Hash {
  const { operator, park, lands } = await parkWorld(b);
  const { interface: abi } = b.counter.as.registrar.parks;
  const data = abi.encodeFunctionData("enterParcel", [park, 1, titleId.encode(lands[1])]);
  return (await acts(b, operator, "parks", data)).hash;
}

/** A second tenant is admitted. */
export async function tenantAdmitted(b: Bench): Hash {
  const w = await parkWorld(b);
  return admitted(b, await reviewed(b, w, w.tenant));
}

/** A tenant pays rent for the second time. */
export async function rentPaid(b: Bench): Hash {
  const { tenant } = await parkWorld(b);
  const rental = await rentAccount(b);
  const { interface: abi } = b.counter.as.registrar.rents;
  const pay = abi.encodeFunctionData("pay", [rental, RENT / 2n]);
  await acts(b, tenant, "rents", pay);
  return (await acts(b, tenant, "rents", pay)).hash;
}

/** A lease of the first parcel is recorded, and its rent agreed; number of the account. */
async function rentAccount(b: Bench): Promise<number> {
  const { investor, tenant, park, lands } = await parkWorld(b);
  const { rents } = b.counter.as.registrar;
  const [title] = lands;
  const from = await today(b.counter);
  const until = dates.addDays(dates.addMonths(from, LEASE_MONTHS), -1);
  const fields = { ...mortgageOf(tenant, 0n, from, 0), kind: "Lease", until } as const;
  const lease = await b.record(await b.draw("Charge", title, investor, fields), investor, tenant);
  const terms = {
    park,
    title: titleId.encode(title),
    lease: lease.number,
    from: dates.toDay(from),
    months: 1,
    graceDays: 5,
    deposit: 0n,
    payee: investor.address,
    document: await attested(b.counter, "Contract", "rent"),
    steps: [{ fromPeriod: 1, rent: RENT }],
  };
  const { interface: abi } = rents;
  const proposed = await acts(b, investor, "rents", abi.encodeFunctionData("propose", [terms]));
  const [rental = 0] = numbersIn(proposed, rents, "RentProposed");
  await acts(b, tenant, "rents", abi.encodeFunctionData("accept", [rental]));
  return rental;
}

/** The agreement that money is measured under; the park has money of the same source under another. */
let agreement = 0;

/** Money is committed under an agreement for the first time. */
export async function moneyCommitted(b: Bench): Hash {
  const w = await parkWorld(b);
  agreement = await agreed(b, w, "first agreement");
  await commit(b);
  await payIn(b);
  await attest(b);
  agreement = await agreed(b, w, "second agreement");
  return commit(b);
}

/** Money is paid in under the agreement for the first time. */
export const moneyPaidIn = (b: Bench): Hash => payIn(b);

/** The auditor attests it for the first time. */
export const moneyAttested = (b: Bench): Hash => attest(b);

async function commit(b: Bench): Hash {
  const { investor } = await parkWorld(b);
  const { interface: abi } = b.counter.as.registrar.investments;
  const document = await attested(b.counter, "Other", `decision on agreement ${agreement}`);
  const data = abi.encodeFunctionData("commit", [agreement, PRIVATE, MONEY, document]);
  return (await acts(b, investor, "investments", data)).hash;
}

async function payIn(b: Bench): Hash {
  const { investor } = await parkWorld(b);
  const { interface: abi } = b.counter.as.registrar.investments;
  const receipt = await attested(b.counter, "PaymentProof", `money of agreement ${agreement}`);
  const data = abi.encodeFunctionData("payIn", [agreement, PRIVATE, MONEY, receipt]);
  return (await acts(b, investor, "investments", data)).hash;
}

async function attest(b: Bench): Hash {
  const { investments } = b.counter.as.attester;
  const report = await attested(b.counter, "FiguresReport", `audit of agreement ${agreement}`);
  const asOf = dates.toDay(await today(b.counter));
  return (await mined(investments.attest(agreement, PRIVATE, MONEY, asOf, report))).hash;
}

/** Covenant of the tenant on jobs in the year that ended yesterday, and first day of that year. */
let covenant = 0;
let year: IsoDate | undefined;

/** The tenant promises jobs, and gets a grant in three tranches, of which one depends on them. */
export async function grantAwarded(b: Bench): Hash {
  const { park, payer } = await parkWorld(b);
  const { grants } = b.counter.as.parkAuthority;
  covenant = await promised(b);
  const decision = await attested(b.counter, "AuthorityDecision", "budget");
  await mined(grants.openBudget(park, LINE, payer.address, 10n * TRANCHE, decision));
  await award(b, 1);
  return award(b, 3);
}

async function promised(b: Bench): Promise<number> {
  const { park, operator, tenant } = await parkWorld(b);
  const { covenants } = b.counter.as.registrar;
  year = dates.addYears(await today(b.counter), -1);
  const terms = {
    park,
    obligor: tenant.address,
    agreement: 0,
    metric: Metric.Jobs,
    perMu: false,
    atMost: false,
    target: JOBS,
    toleranceBp: 0,
    from: dates.toDay(year),
    months: 12,
    periods: 1,
    reportDays: 90,
    cureDays: 1,
    attester: ZeroAddress,
    consequence: Consequence.Clawback,
    terms: knownSalt("covenant"),
  };
  const { interface: abi } = covenants;
  const proposed = await acts(b, operator, "covenants", abi.encodeFunctionData("propose", [terms]));
  const [number = 0] = numbersIn(proposed, covenants, "CovenantProposed");
  await acts(b, tenant, "covenants", abi.encodeFunctionData("accept", [number]));
  return number;
}

async function award(b: Bench, tranches: 1 | 3): Hash {
  const { park, tenant } = await parkWorld(b);
  const { grants } = b.counter.as.parkAuthority;
  const milestones = [
    { milestone: Milestone.Admission, covenant: 0, period: 0 },
    { milestone: Milestone.CovenantMet, covenant, period: 1 },
    { milestone: Milestone.Document, covenant: 0, period: 0 },
  ];
  const terms = {
    park,
    grantee: tenant.address,
    line: LINE,
    legalBasis: await attested(b.counter, "AuthorityDecision", `grant of ${tranches}`),
    review: await attested(b.counter, "FairCompetitionReview", `grant of ${tranches}`),
    retentionMonths: 60,
    disputeDays: 15,
    tranches: milestones.slice(0, tranches).map((one) => ({ amount: TRANCHE, ...one })),
    obligations: [{ tranche: 0, covenant, period: 0, formula: Formula.UnmetShare }],
    terms: knownSalt("grant"),
  };
  return (await mined(grants.award(terms))).hash;
}

/** The grant that is measured. */
const GRANT = 2;

/** The tranche on admission is paid. */
export async function tranchePaid(b: Bench): Hash {
  const { tenant, payer } = await parkWorld(b);
  const { interface: abi } = b.counter.as.registrar.grants;
  await acts(b, tenant, "grants", abi.encodeFunctionData("accept", [GRANT]));
  return (await acts(b, payer, "grants", abi.encodeFunctionData("pay", [GRANT, 0, ZeroHash]))).hash;
}

/** A figure is filed; the park has one of another tenant for the same period. */
export async function figureFiled(b: Bench): Hash {
  const { investor, tenant } = await parkWorld(b);
  await file(b, investor.address);
  return file(b, tenant.address);
}

async function file(b: Bench, subject: string): Hash {
  if (year === undefined) throw new Error("the covenant comes before");
  const { park } = await parkWorld(b);
  const figure = {
    park,
    subject,
    metric: Metric.Jobs,
    from: dates.toDay(year),
    months: 12,
    value: FEWER_JOBS,
    method: knownSalt("method"),
    document: await attested(b.counter, "FiguresReport", `jobs of ${subject}`),
  };
  return (await mined(b.counter.as.attester.figures.file(figure))).hash;
}

/** The covenant is assessed, and breached. */
export async function covenantAssessed(b: Bench): Hash {
  return (await mined(b.counter.as.registrar.covenants.assess(covenant, 1))).hash;
}

/** The time for cure being over, a quarter of the tranche is claimed back. */
export async function clawbackClaimed(b: Bench): Hash {
  const { provider, as } = b.counter;
  const now = (await provider.getBlock("latest"))?.timestamp ?? 0;
  await provider.send("evm_setNextBlockTimestamp", [now + 3 * DAY]);
  await provider.send("evm_mine", []);
  return (await mined(as.parkAuthority.grants.claim(GRANT, 0, covenant, 1))).hash;
}
