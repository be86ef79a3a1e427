import { money } from "../../sdk/money/index.js";
import type { Counter, KeyedParty } from "../lib/counter.js";
import { issue, licenseBank, yuan } from "../lib/sale.js";
import { mortgage, sellAgainstMoney } from "./dealings.js";
import type { GasLedger } from "./ledger.js";
import { step } from "./progress.js";

const PRICE = yuan("12,345,678.90");
const LOAN = yuan("8,000,000");
const PAYOFF = yuan("5,000,000");

/**
 * A title is mortgaged, and sold against money to a purchaser with a loan of another bank, which the council licenses to
 * issue the deposits.
 *
 * @param dealers vendor, purchaser, and the banks that lend before and after.
 * @returns who holds how much in the end.
 */
export async function settleSale(
  c: Counter,
  title: string,
  dealers: readonly KeyedParty[],
  gas: GasLedger,
): Promise<string> {
  const [vendor, purchaser, outgoing, incoming] = dealers;
  if (!vendor || !purchaser || !outgoing || !incoming) throw new RangeError("four parties settle the sale");
  step("the council licenses a bank, which issues deposits");
  await licenseBank(c, incoming, "100,000,000");
  await issue(c, incoming, incoming, LOAN);
  await issue(c, incoming, purchaser, PRICE - LOAN);
  gas.note("Charge", await mortgage(c, title, vendor, outgoing));
  step(
    "selling a mortgaged title against money: release, transfer, new mortgage and price in one transaction",
  );
  const sums = { price: PRICE, loan: LOAN, payoff: PAYOFF };
  gas.note("settle", await sellAgainstMoney(c, title, { vendor, purchaser, outgoing, incoming }, sums));
  return held(c, { vendor, "outgoing bank": outgoing, purchaser, "incoming bank": incoming });
}

async function held({ as }: Counter, parties: Readonly<Record<string, KeyedParty>>): Promise<string> {
  const { token } = as.registrar;
  const lines = Object.entries(parties).map(async ([who, { address }]) => {
    const sum = money.formatYuan(await token.balanceOf(address));
    return `${who.padEnd(14)} holds ${sum.padStart(15)} yuan`;
  });
  return (await Promise.all(lines)).join("\n");
}
