import { PARKS } from "../../deploy/parameters/demo.js";
import { settlement } from "../../sdk/index.js";
import { COMPANIES } from "../demo/data.js";
import { act, call } from "../lib/acting.js";
import { enrolled, type KeyedParty } from "../lib/counter.js";
import { issue, licenseBank, readyRoom, saleSchedule, yuan } from "../lib/sale.js";
import type { Bench } from "./bench.js";

const [{ division: DIVISION }] = PARKS;
/** Place of the lending bank among the companies: the last. */
const LENDER = COMPANIES.length - 1;
const PRICE = yuan("12,000,000");
const LOAN = yuan("8,000,000");
const PAYOFF = yuan("5,000,000");

let lender: KeyedParty | undefined;

/** A bank that lends and issues deposits. All who pay and are paid hold some already, so no balance is new. */
export async function lendingBank(b: Bench): Promise<KeyedParty> {
  if (lender !== undefined) return lender;
  const code = COMPANIES[LENDER];
  if (code === undefined) throw new RangeError("no company is left to lend");
  lender = await enrolled(b.counter, LENDER, code, DIVISION);
  await licenseBank(b.counter, lender, "1,000,000,000");
  for (const party of [b.seller, b.buyer, b.bank, lender]) {
    await issue(b.counter, lender, party, yuan("100,000,000"));
  }
  return lender;
}

/** A party pays another from its account. @returns hash of the transaction. */
export async function paid(b: Bench): Promise<string> {
  await lendingBank(b);
  const suite = b.counter.as.registrar;
  const data = suite.token.interface.encodeFunctionData("transfer", [b.seller.address, yuan("1,000,000")]);
  // The first call of an account writes its nonce; the second is like all that follow.
  await act(suite, b.buyer, call(suite.token, data));
  return (await act(suite, b.buyer, call(suite.token, data))).hash;
}

/** Settles a sale of three instruments that was verified, paid in and signed before. @returns hash of the transaction. */
export async function settledSale(b: Bench): Promise<string> {
  const incoming = await lendingBank(b);
  const title = await b.registered();
  const dealers = { vendor: b.seller, purchaser: b.buyer, outgoing: b.bank, incoming };
  const instruments = [
    await b.discharge(title, await b.charged(title, b.bank)),
    await b.transfer(title),
    await b.charge(title, incoming, b.buyer),
  ];
  const schedule = saleSchedule(dealers, { price: PRICE, loan: LOAN, payoff: PAYOFF }, instruments);
  const room = await readyRoom(b.counter, dealers, schedule);
  const { receipt } = await settlement.settle(b.counter.as.registrar, room);
  return receipt.hash;
}
