import { ZeroAddress } from "ethers";
import { mined } from "../../../sdk/connect/index.js";
import { dates, type IsoDate } from "../../../sdk/dates/index.js";
import { Consequence, Metric } from "../../../sdk/enums/index.js";
import { call, numbersIn } from "../../lib/acting.js";
import { attested, knownSalt, type KeyedParty } from "../../lib/counter.js";
import type { Desk } from "./desk.js";
import type { ParkPlan, Promised } from "./plan.js";

/** Months of a period, and days after it within which its report is due. */
const PERIOD_MONTHS = 12;
const REPORT_DAYS = 90;
const CURE_DAYS = 60;

/** A promise that was accepted. */
export interface Covenanted {
  readonly park: number;
  readonly covenant: number;
  readonly obligor: KeyedParty;
  readonly promised: Promised;
  /** First day of its one period. */
  readonly from: IsoDate;
}

/** The operator proposes, and a party promises. */
export async function covenant(
  desk: Desk,
  { division }: ParkPlan,
  promised: Promised,
  at: { readonly park: number; readonly agreement: number; readonly from: IsoDate },
): Promise<Covenanted> {
  const { covenants } = desk.c.as.registrar;
  const { interface: abi } = covenants;
  const obligor = desk.at(division, promised.by);
  const proposed = await desk.act(
    desk.at(division, "operator"),
    call(covenants, abi.encodeFunctionData("propose", [termsOf(obligor, promised, at)])),
  );
  const [number = 0] = numbersIn(proposed, covenants, "CovenantProposed");
  await desk.act(obligor, call(covenants, abi.encodeFunctionData("accept", [number])));
  return { park: at.park, covenant: number, obligor, promised, from: at.from };
}

function termsOf(
  obligor: KeyedParty,
  { metric, target }: Promised,
  { park, agreement, from }: { readonly park: number; readonly agreement: number; readonly from: IsoDate },
) {
  return {
    park,
    obligor: obligor.address,
    agreement: metric === "PaidIn" ? agreement : 0,
    metric: Metric[metric],
    perMu: false,
    atMost: false,
    target,
    toleranceBp: 0,
    from: dates.toDay(from),
    months: PERIOD_MONTHS,
    periods: 1,
    reportDays: REPORT_DAYS,
    cureDays: CURE_DAYS,
    attester: ZeroAddress,
    consequence: Consequence.Clawback,
    terms: knownSalt(`covenant in park ${park}`),
  };
}

/** The first day on which a report of a period that began on a day is late. */
export function lateFrom(from: IsoDate): IsoDate {
  return dates.addDays(dates.addMonths(from, PERIOD_MONTHS), REPORT_DAYS);
}

/** The figure is filed, if there is one, and the period is assessed; without a figure nobody has it assessed. */
export async function judge(
  { c }: Desk,
  { park, covenant: number, obligor, promised, from }: Covenanted,
): Promise<void> {
  const { metric, filed } = promised;
  if (filed !== null) {
    const figure = {
      park,
      subject: obligor.address,
      metric: Metric[metric],
      from: dates.toDay(from),
      months: PERIOD_MONTHS,
      value: filed,
      method: knownSalt("method"),
      document: await attested(c, "FiguresReport", `${metric} in park ${park}`),
    };
    await mined(c.as.attester.figures.file(figure));
  }
  if (filed !== null || metric === "PaidIn") await mined(c.as.registrar.covenants.assess(number, 1));
}
