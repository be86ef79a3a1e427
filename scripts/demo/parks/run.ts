import { dates, type IsoDate } from "../../../sdk/dates/index.js";
import { numbersIn } from "../../lib/acting.js";
import { today, type Counter, type KeyedParty } from "../../lib/counter.js";
import { step } from "../progress.js";
import { Desk } from "./desk.js";
import { foundFund } from "./fund.js";
import { grantOnAdmission } from "./grant.js";
import { invest, investingIn, proposal } from "./investing.js";
import { layout, numberOf, openParks } from "./opening.js";
import { PLANS, type ParkPlan } from "./plan.js";
import { covenant, judge, lateFrom, type Covenanted } from "./promises.js";
import { admitTenants } from "./tenants.js";

/**
 * Five parks come to life at once, each with premises, tenants, money and promises; then a year, and the days within
 * which it is reported on, go by on the node's clock, and what was reported is held against what was promised.
 *
 * @param bank licensed to issue deposits.
 */
export async function runParks(
  c: Counter,
  companies: readonly KeyedParty[],
  bank: KeyedParty,
): Promise<void> {
  const desk = new Desk(c, companies);
  step(`the council establishes ${PLANS.length} parks and appoints their operators`);
  await openParks(desk, bank);
  step("in each: premises, tenants, leases, agreements, money paid in and attested, promises");
  const from = await today(c);
  const promises = await Promise.all(PLANS.map((plan) => live(desk, plan, from, bank)));
  const day = lateFrom(from);
  step(`the node's clock goes on to ${day}: what was promised is reported and assessed, or overdue`);
  await goTo(c, day);
  for (const one of promises.flat()) await judge(desk, one);
}

async function live(desk: Desk, plan: ParkPlan, from: IsoDate, bank: KeyedParty): Promise<Covenanted[]> {
  const { promised, grant } = plan;
  const park = await numberOf(desk, plan);
  const fund = plan.fund === undefined ? 0 : await foundFund(desk, plan, plan.fund, bank);
  const investing = investingIn(desk, plan, fund);
  const laid = await desk.act(
    desk.at(plan.division, "operator"),
    ...(await layout(desk, park, plan)),
    ...(await Promise.all(investing.map((one) => proposal(desk, park, one)))),
  );
  const agreements = numbersIn(laid, desk.c.as.registrar.investments, "AgreementProposed");
  await Promise.all([
    admitTenants(desk, park, plan),
    ...investing.map((one, i) => invest(desk, agreements[i] ?? 0, one)),
  ]);
  if (grant !== undefined) await grantOnAdmission(desk, park, plan, grant, bank);
  if (promised === undefined) return [];
  return [await covenant(desk, plan, promised, { park, agreement: agreements[0] ?? 0, from })];
}

/** Noon of a day, UTC+8. */
async function goTo({ provider }: Counter, day: IsoDate): Promise<void> {
  await provider.send("evm_setNextBlockTimestamp", [dates.toDay(day) * 86_400 + 4 * 3_600]);
  await provider.send("evm_mine", []);
}
