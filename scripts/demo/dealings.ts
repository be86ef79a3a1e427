import type { ContractTransactionReceipt } from "ethers";
import {
  daybook,
  errors,
  identifiers,
  settlement,
  type Instrument,
  type ParkfolioError,
} from "../../sdk/index.js";
import {
  attested,
  drawn,
  knownSalt,
  mortgageOf,
  signedBy,
  today,
  type Counter,
  type KeyedParty,
} from "../lib/counter.js";
import { readyRoom, saleSchedule, type Dealers, type Sums } from "../lib/sale.js";

type Recorded = Promise<ContractTransactionReceipt>;

const MORTGAGE_FEN = 8_000_000_00n;
const MORTGAGE_YEARS = 5;

/** The whole title passes by sale. */
export async function transfer(c: Counter, title: string, from: KeyedParty, to: KeyedParty): Recorded {
  return recorded(c, await saleOf(c, title, from, to), from, to);
}

/** A third of a title passes by sale. */
export async function transferThird(c: Counter, title: string, from: KeyedParty, to: KeyedParty): Recorded {
  const header = await headerOf(c, title, "Contract", from);
  const instrument = drawn(c, "TransferShare", title, header, {
    to: to.address,
    numerator: 1n,
    denominator: 3n,
    cause: "Sale",
    acknowledged: true,
    terms: knownSalt("terms"),
    offer: 0n,
  });
  return recorded(c, instrument, from, to);
}

/** A mortgage, with the bank's consent. */
export async function mortgage(c: Counter, title: string, owner: KeyedParty, bank: KeyedParty): Recorded {
  const header = await headerOf(c, title, "Contract", owner);
  const fields = mortgageOf(bank, MORTGAGE_FEN, header.effective, MORTGAGE_YEARS);
  const instrument = drawn(c, "Charge", title, header, fields);
  return recorded(c, instrument, owner, bank);
}

/** The court seizes the title in the hands of a proprietor; nobody is asked. */
export async function seize(c: Counter, title: string, against: KeyedParty): Recorded {
  const header = await headerOf(c, title, "CourtOrder", null);
  const instrument = drawn(c, "Seize", title, header, { against: against.address, whole: true, months: 12n });
  return (await daybook.lodgeAndRecord(c.as.court, instrument, [])).receipt;
}

/** A refused lodgement: why, and the transaction that refused it. */
export interface Refusal {
  readonly number: bigint;
  readonly why: ParkfolioError;
  readonly receipt: ContractTransactionReceipt;
}

/** A sale that is lodged, examined, and refused with the reason that the register gives. */
export async function refusedTransfer(
  c: Counter,
  title: string,
  from: KeyedParty,
  to: KeyedParty,
): Promise<Refusal> {
  const instrument = await saleOf(c, title, from, to);
  const lodged = await daybook.lodge(c.as.examiner, instrument, await signedBy(c, instrument, from, to));
  const why = await reasonAgainst(daybook.record(c.as.registrar, lodged));
  const receipt = await daybook.refuse(c.as.registrar, lodged, why.data, why.legalGround);
  return { number: lodged.lodgement.number, why, receipt };
}

/**
 * A mortgaged title passes against money, in one transaction: the old mortgage ends, the title goes to the purchaser,
 * another bank's mortgage comes, and the price is paid.
 */
export async function sellAgainstMoney(c: Counter, title: string, dealers: Dealers, sums: Sums): Recorded {
  const { vendor, purchaser, outgoing, incoming } = dealers;
  const [charge] = await c.as.registrar.landViews.chargesOf(identifiers.titleId.encode(title));
  if (charge === undefined) throw new RangeError(`${title} bears no mortgage`);
  const ending = await headerOf(c, title, "Contract", outgoing);
  const lending = await headerOf(c, title, "Contract", purchaser);
  const schedule = saleSchedule(dealers, sums, [
    drawn(c, "Discharge", title, ending, { charge: charge.id }),
    await saleOf(c, title, vendor, purchaser),
    drawn(c, "Charge", title, lending, mortgageOf(incoming, sums.loan, lending.effective, MORTGAGE_YEARS)),
  ]);
  const room = await readyRoom(c, dealers, schedule);
  return (await settlement.settle(c.as.registrar, room)).receipt;
}

async function reasonAgainst(attempt: Promise<unknown>): Promise<ParkfolioError> {
  try {
    await attempt;
  } catch (error) {
    const why = errors.explain(error);
    if (why === undefined) throw error;
    return why;
  }
  throw new Error("the register recorded what it should have refused");
}

async function saleOf(c: Counter, title: string, from: KeyedParty, to: KeyedParty): Promise<Instrument> {
  return drawn(c, "Transfer", title, await headerOf(c, title, "Contract", from), {
    to: to.address,
    cause: "Sale",
    acknowledged: true,
    terms: knownSalt("terms"),
    notice: 0n,
  });
}

let documents = 0;

async function headerOf(
  c: Counter,
  title: string,
  kind: "Contract" | "CourtOrder",
  applicant: KeyedParty | null,
): Promise<Parameters<typeof drawn>[3]> {
  const evidence = await attested(c, kind, `${title} ${++documents}`);
  return { applicant, evidence, effective: await today(c) };
}

async function recorded(c: Counter, instrument: Instrument, ...signers: readonly KeyedParty[]): Recorded {
  const consents = await signedBy(c, instrument, ...signers);
  return (await daybook.lodgeAndRecord(c.as.registrar, instrument, consents)).receipt;
}
