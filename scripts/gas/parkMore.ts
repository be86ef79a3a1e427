import { encodeBytes32String, ZeroHash } from "ethers";
import { PARKS } from "../../deploy/parameters/demo.js";
import { mined } from "../../sdk/connect/index.js";
import { dates } from "../../sdk/dates/index.js";
import { BillKind, ExitCause, LandUse } from "../../sdk/enums/index.js";
import { attested, knownSalt, today, type KeyedParty } from "../lib/counter.js";
import { yuan } from "../lib/sale.js";
import type { Bench } from "./bench.js";
import { acts, admitted, parkWorld, PRIVATE, reviewed } from "./parkWorld.js";

const [{ division: DIVISION }] = PARKS;
const BILL = yuan("1,000");
const STAKE = yuan("100,000");
const FUND = 1;
const RENTAL = 1;
const CLAWBACK = 1;
const ZONE_AREA = 50_000;

/** Hash of a mined transaction. */
type Hash = Promise<string>;

/** A second zone is laid out. */
export async function zoneAdded(b: Bench): Hash {
  const { operator, park } = await parkWorld(b);
  const { interface: abi } = b.counter.as.registrar.parks;
  const values = [park, ZONE_AREA, LandUse.Industrial, knownSalt("second plan")] as const;
  return (await acts(b, operator, "parks", abi.encodeFunctionData("addZone", [...values]))).hash;
}

/** The landlord makes out the second bill of an account. */
export async function billMade(b: Bench): Hash {
  const { investor } = await parkWorld(b);
  await bill(b, investor, "first bill");
  return bill(b, investor, "second bill");
}

async function bill(b: Bench, landlord: KeyedParty, name: string): Hash {
  const { interface: abi } = b.counter.as.registrar.rents;
  const due = dates.toDay(await today(b.counter)) + 10;
  const document = await attested(b.counter, "Other", name);
  const data = abi.encodeFunctionData("bill", [RENTAL, BillKind.Power, BILL, due, document]);
  return (await acts(b, landlord, "rents", data)).hash;
}

/** The tenant pays a bill. */
export async function billPaid(b: Bench): Hash {
  const { tenant } = await parkWorld(b);
  const { interface: abi } = b.counter.as.registrar.rents;
  return (await acts(b, tenant, "rents", abi.encodeFunctionData("payBill", [1]))).hash;
}

/** The grantee disputes the claim. */
export async function clawbackDisputed(b: Bench): Hash {
  const { tenant } = await parkWorld(b);
  const { interface: abi } = b.counter.as.registrar.grants;
  const document = await attested(b.counter, "Other", "dispute");
  return (await acts(b, tenant, "grants", abi.encodeFunctionData("dispute", [CLAWBACK, document]))).hash;
}

/** Another officer confirms it. */
export async function clawbackDecided(b: Bench): Hash {
  const { grants } = b.counter.as.secondParkAuthority;
  const decision = await attested(b.counter, "AuthorityDecision", "hearing");
  return (await mined(grants.decide(CLAWBACK, true, decision))).hash;
}

/** The grantee repays it. */
export async function clawbackRepaid(b: Bench): Hash {
  const { tenant } = await parkWorld(b);
  const { grants } = b.counter.as.registrar;
  const { due } = await grants.clawbackOf(CLAWBACK);
  const data = grants.interface.encodeFunctionData("repay", [CLAWBACK, due]);
  return (await acts(b, tenant, "grants", data)).hash;
}

/** A tenant gives notice, the third of the park. */
export async function noticeGiven(b: Bench): Hash {
  const w = await parkWorld(b);
  await admitted(b, await reviewed(b, w, w.payer));
  const tenancy = await lastTenancy(b);
  const { interface: abi } = b.counter.as.registrar.tenancies;
  const values = [tenancy, dates.toDay(await today(b.counter)), ExitCause.Moving, ZeroHash] as const;
  return (await acts(b, w.payer, "tenancies", abi.encodeFunctionData("giveNotice", [...values]))).hash;
}

/** It exits on the same day, clear of everything. */
export async function tenantExited(b: Bench): Hash {
  const { operator } = await parkWorld(b);
  const { interface: abi } = b.counter.as.registrar.tenancies;
  const clearance = await attested(b.counter, "AuthorityDecision", "environment");
  const data = abi.encodeFunctionData("exit", [await lastTenancy(b), clearance]);
  return (await acts(b, operator, "tenancies", data)).hash;
}

function lastTenancy(b: Bench): Promise<bigint> {
  return b.counter.as.registrar.tenancies.tenancyCount();
}

/** A guidance fund is founded. */
export async function fundFounded(b: Bench): Hash {
  const { investor } = await parkWorld(b);
  const terms = {
    gp: investor.address,
    programme: encodeBytes32String("parks"),
    division: DIVISION,
    target: 10n * STAKE,
    termEnd: dates.toDay(dates.addYears(await today(b.counter), 10)),
    localBp: 5_000,
    carryBp: 2_000,
    toleranceBp: 1_000,
    document: await attested(b.counter, "Contract", "fund"),
  };
  return fundStep(b, investor, "establish", terms);
}

/** A partner is invited. */
export async function partnerInvited(b: Bench): Hash {
  const { investor, tenant } = await parkWorld(b);
  return fundStep(b, investor, "invite", FUND, tenant.address, PRIVATE, STAKE);
}

/** It subscribes. */
export async function partnerSubscribed(b: Bench): Hash {
  const { tenant } = await parkWorld(b);
  return fundStep(b, tenant, "subscribe", FUND, PRIVATE, STAKE);
}

/** It pays in, from its deposits. */
export async function partnerPaidIn(b: Bench): Hash {
  const { tenant } = await parkWorld(b);
  return fundStep(b, tenant, "payIn", FUND, tenant.address, STAKE);
}

/** The fund distributes to its one partner. */
export async function fundDistributed(b: Bench): Hash {
  const { investor } = await parkWorld(b);
  return fundStep(b, investor, "distribute", FUND, STAKE / 2n);
}

type FundStep = "distribute" | "establish" | "invite" | "payIn" | "subscribe";

async function fundStep(b: Bench, party: KeyedParty, step: FundStep, ...values: readonly unknown[]): Hash {
  const { interface: abi } = b.counter.as.registrar.funds;
  const data = abi.encodeFunctionData(step as "distribute", values as never);
  return (await acts(b, party, "funds", data)).hash;
}
