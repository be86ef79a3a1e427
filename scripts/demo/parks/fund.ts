import { dates } from "../../../sdk/dates/index.js";
import { InvestmentSource, type InvestmentSourceName } from "../../../sdk/enums/index.js";
import { call, numbersIn } from "../../lib/acting.js";
import { attested, knownSalt, today, type KeyedParty } from "../../lib/counter.js";
import { issue, type Desk, type Seat } from "./desk.js";
import { millions, type BySource, type ParkPlan } from "./plan.js";

/** Who brings the money of each source. */
const PARTNERS = [
  ["Government", "publicPartner"],
  ["StateOwned", "statePartner"],
  ["Private", "privatePartner"],
] as const satisfies readonly (readonly [InvestmentSourceName, Seat])[];
const TERM_YEARS = 10;

/**
 * A company founds a guidance fund and invites three partners, who commit, and pay in what the fund will invest first.
 *
 * @returns the fund's number.
 */
export async function foundFund(
  desk: Desk,
  { division, code }: ParkPlan,
  money: BySource,
  bank: KeyedParty,
): Promise<number> {
  const { c } = desk;
  const { funds } = c.as.registrar;
  const manager = desk.at(division, "manager");
  const terms = {
    gp: manager.address,
    programme: knownSalt("parks"),
    division,
    target: PARTNERS.reduce((sum, [source]) => sum + sumsOf(money, source)[0], 0n),
    termEnd: dates.toDay(dates.addYears(await today(c), TERM_YEARS)),
    localBp: 6_000,
    carryBp: 2_000,
    toleranceBp: 3_000,
    document: await attested(c, "Contract", `partnership of the fund of ${code}`),
  };
  const founded = await desk.act(
    manager,
    call(funds, funds.interface.encodeFunctionData("establish", [terms])),
  );
  const [fund = 0] = numbersIn(founded, funds, "FundEstablished");
  const invitations = PARTNERS.map(([source, seat]) =>
    funds.interface.encodeFunctionData("invite", [
      fund,
      desk.at(division, seat).address,
      InvestmentSource[source],
      sumsOf(money, source)[0],
    ]),
  );
  await desk.act(manager, ...invitations.map((data) => call(funds, data)));
  for (const [source, seat] of PARTNERS)
    await join(desk, fund, source, desk.at(division, seat), sumsOf(money, source), bank);
  return fund;
}

/** A partner commits, and pays in from its deposits, in one batch. */
async function join(
  desk: Desk,
  fund: number,
  source: InvestmentSourceName,
  partner: KeyedParty,
  [committed, paidIn]: readonly [bigint, bigint],
  bank: KeyedParty,
): Promise<void> {
  const { c } = desk;
  const { funds, token } = c.as.registrar;
  await issue(desk, bank, partner, paidIn);
  const { interface: abi } = funds;
  await desk.act(
    partner,
    call(token, token.interface.encodeFunctionData("approve", [await funds.getAddress(), paidIn])),
    call(funds, abi.encodeFunctionData("subscribe", [fund, InvestmentSource[source], committed])),
    call(funds, abi.encodeFunctionData("payIn", [fund, partner.address, paidIn])),
  );
}

/** Fen committed to the fund, and paid into it. */
function sumsOf(money: BySource, source: InvestmentSourceName): readonly [bigint, bigint] {
  const [, committed, paidIn] = money[source] ?? [0, 0, 0];
  return [millions(committed), millions(paidIn)];
}
