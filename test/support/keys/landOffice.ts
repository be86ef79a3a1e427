// SPDX-License-Identifier: Apache-2.0
import { ZeroAddress, ZeroHash } from "ethers";
import type { RulesStruct } from "../../../typechain-types/contracts/register/IRegister.js";
import {
  admit,
  attest,
  commitment,
  ground,
  loadFixture,
  Kind,
  today,
  type Ground,
  type Member,
} from "./ground.js";
import { NEVER } from "./execute.js";
import { consents, deedOf, titleId, type ActName, type Deed, type Values } from "./instruments.js";

export const LandUse = { None: 0, Residential: 1, Industrial: 2 } as const;
export const Cause = { None: 0, Sale: 1, Gift: 3 } as const;

/** Official numbers of parcels in Baoshan, one apart. */
export const parcel = (n: number): string => `310113001001GB${String(n).padStart(5, "0")}W00000000`;
export const FIRST = parcel(1);
export const SECOND = parcel(2);
/** Registered by nobody yet. */
export const FREE = parcel(3);

export const TRANSFER_BY_TWO_OFFICERS = 1n << 3n;

/** Acts without an applicant: a court orders them, or an office does them of its own motion. */
const OFFICIAL: ReadonlySet<ActName> = new Set(["Correct", "Seize", "Suspend", "Lock"]);

/** A land office at work: two parcels of the seller, a buyer, their papers. */
export interface LandOffice extends Ground {
  readonly seller: Member;
  readonly buyer: Member;
  readonly grant: string;
  readonly sale: string;
  /** A court's order. */
  readonly order: string;
  /** An instrument of this act; the seller applies, in FIRST, unless the values say otherwise. */
  readonly deed: (act: ActName, values?: Values) => Promise<Deed>;
}

/** Rules of a class, two officers for none of the acts. */
export function rulesSince(since: number, twoOfficerActs = 0n): RulesStruct {
  return {
    since,
    twoOfficerActs,
    chargeeConsents: false,
    securitiesMax: 0,
    freezesQueue: true,
    freezeMonths: 36,
    quorumNumerator: 2,
    quorumDenominator: 3,
    preemption: 1,
    preemptionDays: 15,
    selfDealing: false,
    // Years by use, from the lowest byte: none, residential 70, industrial 50, public 50, commercial 40, mixed 50.
    termYears: 0x322832324600n,
    areaTolerance: 10,
    leaseYears: 20,
    cautionDays: 15,
    noticeDays: 90,
    searchDays: 30,
    correctionDays: 30,
  };
}

export async function landOffice(): Promise<LandOffice> {
  const g = await loadFixture(ground);
  const { daybook, land, consortium, attester, registrar } = g;
  const register = await land.getAddress();
  const day = await today();

  const [seller, buyer] = [await admit(g, "seller"), await admit(g, "buyer")];
  const grant = await attest(g, Kind.GrantContract, "grant");
  const premium = await attest(g, Kind.PaymentProof, "premium");
  await consortium.connect(attester).certifyPaid(grant, premium);
  const sale = await attest(g, Kind.Contract, "sale");
  const order = await attest(g, Kind.CourtOrder, "order");
  const papers: Partial<Record<ActName, string>> = {
    FirstRegistration: grant,
    FirstRegistrationInShares: grant,
    Seize: order,
    Suspend: order,
  };

  let nonce = 0n;
  const deed = (act: ActName, values: Values = {}): Promise<Deed> =>
    deedOf(register, act, {
      title: FIRST,
      applicant: OFFICIAL.has(act) ? ZeroAddress : seller.address,
      evidence: papers[act] ?? sale,
      effective: day,
      nonce: ++nonce,
      deadline: NEVER,
      use: LandUse.Industrial,
      extent: 100_000,
      termEnd: day + 18_000,
      particulars: commitment("particulars"),
      denominator: 1,
      holders: [],
      shares: [],
      to: buyer.address,
      numerator: 1,
      cause: act === "Cancel" ? ZeroHash : Cause.Sale,
      acknowledged: false,
      terms: commitment("terms"),
      notice: 0,
      offer: 0,
      kind: 1,
      chargee: buyer.address,
      sum: 1_000_000,
      from: 0,
      transferBan: false,
      parent: 0,
      rankWith: 0,
      dominant: 0,
      charge: 1,
      amount: 1_000_000,
      until: day + 30,
      proposal: 0,
      version: 1,
      against: seller.address,
      whole: true,
      months: 36,
      charges: [],
      children: [],
      extents: [],
      uses: [],
      into: 0,
      others: [],
      ...values,
    });
  for (const title of [FIRST, SECOND]) {
    const first = await deed("FirstRegistration", { title });
    await daybook.connect(registrar).lodgeAndRecord(first, consents(first, seller));
  }
  return { ...g, seller, buyer, grant, sale, order, deed };
}

/** What daybook and register know of a title. */
export async function stateOf({ daybook, land, views }: Ground, title: string): Promise<unknown[]> {
  const id = titleId(title);
  return [
    await daybook.lastNumber(),
    [...(await daybook.pendingOf(id))],
    await land.headOf(id),
    String(await views.folioOf(id)),
  ];
}
