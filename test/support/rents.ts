// SPDX-License-Identifier: Apache-2.0
import { expect } from "chai";
import { id, MaxUint256, type ContractTransactionReceipt } from "ethers";
import { dates, type IsoDate } from "../../sdk/dates/index.js";
import { BillKind, nameOf, RentState, type BillKindName, type RentStateName } from "../../sdk/enums/index.js";
import type { Particulars } from "../../sdk/index.js";
import type { RentTermsStruct } from "../../typechain-types/contracts/park/rents/IRents.js";
import { charge, fresh } from "./acts.js";
import { calls, emitted } from "./lending.js";
import { banks, issued } from "./money.js";
import { openPark, parcelIn, type OpenPark } from "./parks.js";
import { titleId } from "./refusals.js";
import { enrolled, recorded, type KeyedParty } from "./registry.js";
import { loadSuite, type LoadedSuite } from "./suite.js";

/** A parcel in a park, let for five years from a first of January; owner and tenant have deposits. */
export interface Letting {
  readonly s: LoadedSuite;
  readonly p: OpenPark;
  readonly title: string;
  readonly owner: KeyedParty;
  readonly tenant: KeyedParty;
  readonly other: KeyedParty;
  /** Day on which lease and rent begin: today. */
  readonly from: IsoDate;
  readonly lease: bigint;
}

/** Fen that owner and tenant have at the beginning. */
export const HELD = 100_000_000n;

/** Rent of a month, and deposit. */
export const RENT = 1_000_000n;
export const DEPOSIT = 2_000_000n;

export async function letting(): Promise<Letting> {
  const s = await loadSuite();
  const [owner, tenant, other] = [await enrolled(s, 0), await enrolled(s, 1), await enrolled(s, 2)];
  const [bank] = (await banks(s, 5, 1, 10n * HELD)) as [KeyedParty];
  for (const party of [owner, tenant, other]) {
    await issued(s, bank, party, HELD);
    await calls(s, party, s.token, "approve", [await s.rents.getAddress(), MaxUint256]);
  }
  const p = await openPark(s);
  const title = await parcelIn(p, 1, owner);
  const from = await newYear(s);
  const n = { s, p, title, owner, tenant, other, from };
  return { ...n, lease: await leased(n, tenant) };
}

/** Goes to noon of the next first of January, UTC+8. */
async function newYear(s: LoadedSuite): Promise<IsoDate> {
  const now = dates.dateAt(await s.networkHelpers.time.latest());
  const from = `${Number(now.slice(0, 4)) + 1}-01-01`;
  await noonOf(s, from);
  return from;
}

/** Goes to noon of a day, UTC+8. */
export const noonOf = (s: LoadedSuite, day: IsoDate): Promise<void> =>
  s.networkHelpers.time.increaseTo(dates.toDay(day) * 86_400 + 4 * 3_600);

/** Records a lease of the title for five years from its beginning; its number. */
export async function leased(
  n: Pick<Letting, "s" | "title" | "owner" | "from">,
  tenant: KeyedParty,
  more: Partial<Particulars<"Charge">> = {},
  landlords: readonly [KeyedParty, ...KeyedParty[]] = [n.owner],
): Promise<bigint> {
  const until = dates.addDays(dates.addYears(n.from, 5), -1);
  const fields = charge(tenant, { kind: "Lease", sum: 0n, from: n.from, until, ...more });
  return (await recorded(n.s, "Charge", n.title, [...landlords, tenant], fields)).number;
}

/** Monthly rent in advance, five days of grace, and a deposit of two months. */
export async function rentTerms(n: Letting, more: Partial<RentTermsStruct> = {}): Promise<RentTermsStruct> {
  return {
    park: n.p.park,
    title: titleId(n.title),
    lease: n.lease,
    from: dates.toDay(n.from),
    months: 1,
    graceDays: 5,
    deposit: DEPOSIT,
    payee: n.owner.address,
    document: await fresh(n.s, "Contract"),
    steps: [{ fromPeriod: 1, rent: RENT }],
    ...more,
  };
}

type Step =
  | "accept"
  | "agreeSteps"
  | "bill"
  | "collect"
  | "confirmBill"
  | "contest"
  | "giveBack"
  | "note"
  | "offerSteps"
  | "pay"
  | "payBill"
  | "payDeposit"
  | "pledge"
  | "propose"
  | "release"
  | "settleDeposit"
  | "voidBill"
  | "withdraw";

/** A party takes a step in the book of rents. */
export const lets = (
  { s }: Pick<Letting, "s">,
  party: KeyedParty,
  step: Step,
  ...values: readonly unknown[]
): Promise<ContractTransactionReceipt | null> => calls(s, party, s.rents, step, values);

/** What a receipt says of a number that was given, by event and argument. */
function numbered(n: Letting, receipt: ContractTransactionReceipt | null, event: string, of: string): bigint {
  const logs = (receipt?.logs ?? []).map((log) => n.s.rents.interface.parseLog(log));
  return logs.find((log) => log?.name === event)?.args.getValue(of) as bigint;
}

/** The landlord offers an account; its number. */
export async function proposed(
  n: Letting,
  more: Partial<RentTermsStruct> = {},
  by: KeyedParty = n.owner,
): Promise<bigint> {
  const receipt = await lets(n, by, "propose", await rentTerms(n, more));
  return numbered(n, receipt, "RentProposed", "rental");
}

/** An account that the tenant accepted; its number. */
export async function accepted(n: Letting, more: Partial<RentTermsStruct> = {}): Promise<bigint> {
  const rental = await proposed(n, more);
  await lets(n, n.tenant, "accept", rental);
  return rental;
}

/** The landlord makes out a bill that is due in some days, on a fresh document; its number. */
export async function billed(
  n: Letting,
  rental: bigint,
  amount: bigint,
  days = 10,
  kind: BillKindName = "Power",
): Promise<bigint> {
  const due = dates.toDay(dates.addDays(dates.dateAt(await n.s.networkHelpers.time.latest()), days));
  const values = [rental, BillKind[kind], amount, due, await fresh(n.s, "Other")];
  return numbered(n, await lets(n, n.owner, "bill", ...values), "Billed", "bill");
}

/** The tenant ends its lease on the register. */
export async function surrendered(n: Letting, lease = n.lease): Promise<void> {
  await recorded(n.s, "Discharge", n.title, [n.tenant], { charge: lease });
}

/** State of an account, fen of rent paid, fen of deposit held. */
export async function stateOf({ s }: Letting, rental: bigint): Promise<[RentStateName, bigint, bigint]> {
  const { state, paid, held } = await s.rents.accountOf(rental);
  return [nameOf(RentState, state), paid, held];
}

/** Expects an event of the book of rents. */
export function rentEvent(
  { s }: Letting,
  receipt: ContractTransactionReceipt | null,
  name: string,
  values: readonly unknown[],
): void {
  emitted(s.rents, receipt, name, values);
}

/** Expects what parties have gained since the beginning, or lost. */
export async function moved(
  { s }: Letting,
  ...expected: readonly [Pick<KeyedParty, "address">, bigint][]
): Promise<void> {
  const found = await Promise.all(expected.map(([{ address }]) => s.token.balanceOf(address)));
  expect(found.map((held) => held - HELD)).to.deep.equal(expected.map(([, amount]) => amount));
}

/** A commitment to a reason. */
export const REASON = id("reason");
