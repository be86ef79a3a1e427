import { id, ZeroHash } from "ethers";
import { dates } from "../../sdk/dates/index.js";
import { AssetClass } from "../../sdk/enums/index.js";
import { daybook, folio, parties, type Lodged } from "../../sdk/index.js";
import {
  built,
  charge,
  coOwned,
  exOfficio,
  fresh,
  lodged,
  notice,
  ordered,
  sale,
  seizure,
} from "../support/acts.js";
import { agrees } from "../support/folios.js";
import {
  enrolled,
  INDUSTRIAL,
  onParcel,
  parcel,
  parcelOf,
  recorded,
  today,
  type KeyedParty,
} from "../support/registry.js";
import { titleId } from "../support/refusals.js";
import type { LoadedSuite } from "../support/suite.js";

/** A ledger with something in every part of its storage, and lodgements that wait. */
export interface Ledger {
  readonly s: LoadedSuite;
  readonly seller: KeyedParty;
  readonly buyer: KeyedParty;
  readonly bank: KeyedParty;
  readonly titles: readonly string[];
  /** Two sales of {@link WAITING} by the same seller, the first of which will stand in the way of the second. */
  readonly pending: readonly [Lodged, Lodged];
}

export const SOLD = parcel(1);
const MORTGAGED = parcel(2);
const SEIZED = parcel(3);
const SHARED = parcel(4);
const DIVIDED = parcel(5);
const CHILDREN = [parcel(11), parcel(12)];
export const WAITING = parcel(6);
/** Nonces that the seller used: for a recorded sale, and for the two that wait. */
export const NONCES = [300n, 301n, 555n] as const;
const FAR = 2n ** 40n;
const CLOSED_SECONDS = 86_400;

/** Fills a deployment and closes its daybook. */
export async function filled(s: LoadedSuite): Promise<Ledger> {
  const [seller, buyer, bank] = [await enrolled(s, 0), await enrolled(s, 1), await enrolled(s, 2)];
  for (const n of [1, 2, 3, 5, 6]) await parcelOf(s, n, seller);
  const house = await built(s, onParcel(2, 1), [seller], { termEnd: null });
  await recorded(s, "Transfer", SOLD, [seller, buyer], sale(buyer), { nonce: NONCES[0] });
  await burdened(s, seller, buyer, bank);
  await shared(s, seller, buyer, bank);
  await divided(s, seller);
  await exOfficio(s, "Excuse", WAITING, {});
  const synced = { state: "Registered", legalBasis: "ParkContract", externalRef: ZeroHash } as const;
  await exOfficio(s, "Reconcile", WAITING, synced);
  const first = await lodged(s, "Transfer", WAITING, [seller, buyer], sale(buyer), { nonce: NONCES[1] });
  const second = await lodged(s, "Transfer", WAITING, [seller, bank], sale(bank), { nonce: NONCES[2] });
  await parties.execute(s, buyer.address, [await daybook.consenting(s, second.instrument)], [buyer.key], {
    deadline: FAR,
  });
  await s.land.connect(seller.key).approve(buyer.address, titleId(WAITING), 1n);
  await s.land.connect(seller.key).setOperator(bank.address, true);
  await s.daybook.connect(s.guardian).close(CLOSED_SECONDS, ZeroHash);
  const titles = [SOLD, MORTGAGED, SEIZED, SHARED, DIVIDED, ...CHILDREN, WAITING, house];
  return { s, seller, buyer, bank, titles, pending: [first, second] };
}

/** Charges in two ranks and a notice on one title; seizures in a queue, a lock and an order on another. */
async function burdened(
  s: LoadedSuite,
  seller: KeyedParty,
  buyer: KeyedParty,
  bank: KeyedParty,
): Promise<void> {
  await recorded(s, "Charge", MORTGAGED, [seller, bank], charge(bank));
  await recorded(s, "Charge", MORTGAGED, [seller, buyer], charge(buyer, { acknowledged: true }));
  await recorded(s, "Notice", MORTGAGED, [seller, buyer], notice(buyer));
  await ordered(s, "Seize", SEIZED, seizure(seller));
  await ordered(s, "Seize", SEIZED, seizure(seller, 12n));
  await ordered(s, "OrderTransfer", SEIZED, { from: seller.address, to: bank.address, amount: 1n });
  await exOfficio(s, "Lock", SEIZED, {});
}

/** Co-owners, one of whom offers his share. */
async function shared(
  s: LoadedSuite,
  seller: KeyedParty,
  buyer: KeyedParty,
  bank: KeyedParty,
): Promise<void> {
  await coOwned(s, 4, [seller, buyer], [2n, 1n]);
  const until = dates.addDays(await today(s), 15);
  const offer = { to: bank.address, numerator: 1n, denominator: 3n, until, terms: id("terms") };
  await recorded(s, "OfferShare", SHARED, [buyer], offer);
}

async function divided(s: LoadedSuite, seller: KeyedParty): Promise<void> {
  const half = Math.floor(INDUSTRIAL.extent / 2);
  const fields = {
    charges: [],
    children: CHILDREN,
    extents: [half, half],
    uses: ["Industrial", "Industrial"] as const,
  };
  await recorded(s, "Divide", DIVIDED, [seller], fields, { evidence: await fresh(s, "Survey") });
}

/** All that the ledger tells of itself, as text that is compared before and after. */
export async function telling({ s, seller, buyer, bank, titles, pending }: Ledger): Promise<string[]> {
  const told: unknown[] = [];
  const holders = [seller, buyer, bank].map(({ address }) => address);
  for (const title of titles) {
    const token = titleId(title);
    const { rebuilt } = await agrees(s, title);
    told.push([title, await folio.told(s.landViews, rebuilt), await s.land.headOf(token)]);
    told.push(await Promise.all(holders.map((holder) => s.land.balanceOf(holder, token))));
    told.push(await Promise.all(holders.map((holder) => s.landViews.frozenOf(token, holder))));
    told.push([
      await s.land.totalSupply(token),
      await s.land.tokenURI(token),
      await s.daybook.pendingOf(token),
    ]);
  }
  const day = dates.toDay(await today(s));
  for (const name of ["Parcel", "Building", "Unit"] as const) {
    told.push([name, await s.landViews.rulesOn(AssetClass[name], day)]);
  }
  told.push(
    await Promise.all([...NONCES, 302n].map((nonce) => s.daybook.isNonceUsed(seller.address, nonce))),
  );
  const digests = await Promise.all(pending.map(({ instrument }) => s.daybook.digestOf(instrument)));
  told.push(await Promise.all(digests.map((digest) => s.daybook.hasConsented(digest, buyer.address))));
  told.push(["last number, closed until", await s.daybook.lastNumber(), await s.daybook.closedUntil()]);
  told.push(await s.land.allowance(seller.address, buyer.address, titleId(WAITING)));
  told.push(await s.land.isOperator(seller.address, bank.address));
  told.push([await s.land.authority(), await s.daybook.authority()]);
  return told.map((item) =>
    JSON.stringify(item, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value)),
  );
}
