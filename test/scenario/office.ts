import { expect } from "chai";
import * as enums from "../../sdk/enums/index.js";
import {
  daybook,
  dates,
  explain,
  folio,
  type AsOf,
  type DocumentKindName,
  type Folio,
  type Instrument,
  type IsoDate,
  type Lodged,
  type LodgedAct,
  type NoticeKindName,
  type Particulars,
  type RecordedInstrument,
} from "../../sdk/index.js";
import {
  attested,
  drawn,
  enrolled,
  signedBy,
  today,
  type HeaderChange,
  type KeyedParty,
} from "../support/registry.js";
import { keep, partyRecord, termsOf } from "../support/personal.js";
import { loadSuite, type LoadedSuite } from "../support/suite.js";
import { gather, watch } from "../property/privacy/scan.js";
import { charging, described, EVIDENCE, idOf, saleTo } from "./fields.js";
import type { ChargeLine, RestraintLine } from "./lines.js";

export { onParcel, parcel } from "../support/registry.js";
export { charging, idOf, saleTo, yuan } from "./fields.js";
export { expectRefused } from "./refusals.js";

/** Which office a hand belongs to: the accounts of the suite. */
type Desk = "registrar" | "secondRegistrar" | "examiner" | "court";

/** The parties that sign: the first applies, all consent; none for an act of a court or an office. */
export type Signers = readonly KeyedParty[];

type Changes<A extends LodgedAct> = Partial<Particulars<A>>;

/** The land office of Baoshan at work: its verbs draw an instrument, have it signed, lodge it and record it. */
export class LandOffice {
  /** The deployed suite with its accounts. */
  readonly suite: LoadedSuite;
  #parties = 0;

  private constructor(suite: LoadedSuite) {
    this.suite = suite;
  }

  static async open(): Promise<LandOffice> {
    await gather();
    const suite = await loadSuite();
    watch(suite);
    return new LandOffice(suite);
  }

  /** A party that is new to the ledger, with its key. */
  async party(): Promise<KeyedParty> {
    const n = this.#parties++;
    keep(partyRecord(n));
    return enrolled(this.suite, n);
  }

  async today(): Promise<IsoDate> {
    return today(this.suite);
  }

  /** The chain's clock, Unix seconds. */
  async moment(): Promise<number> {
    return this.suite.networkHelpers.time.latest();
  }

  /** Lets days go by. */
  async daysPass(days: number): Promise<void> {
    await this.suite.networkHelpers.time.increase(days * 86_400);
  }

  /** Goes to noon, UTC+8, of a day to come. */
  async dawns(day: IsoDate): Promise<void> {
    await this.suite.networkHelpers.time.increaseTo(dates.toDay(day) * 86_400 + 4 * 3_600);
  }

  // ---- the desk

  /** Draws an instrument on evidence that fits its act. */
  async draw<A extends LodgedAct>(
    act: A,
    title: string,
    [applicant]: Signers,
    fields: Particulars<A>,
    header: HeaderChange = {},
  ): Promise<Instrument> {
    const evidence = header.evidence ?? (await this.document(EVIDENCE[act] ?? "Contract"));
    return drawn(this.suite, act, title, applicant ?? null, fields, { ...header, evidence });
  }

  /** A fresh document of a kind, attested. */
  async document(kind: DocumentKindName): Promise<string> {
    const name = `office document ${unique()}`;
    keep(`${kind} ${name}`);
    return attested(this.suite, kind, name);
  }

  /** Draws, signs and lodges; it waits in the daybook. */
  async lodge<A extends LodgedAct>(
    act: A,
    title: string,
    signers: Signers,
    fields: Particulars<A>,
    { by = "examiner", ...header }: HeaderChange & { by?: Desk } = {},
  ): Promise<Lodged> {
    const instrument = await this.draw(act, title, signers, fields, header);
    return daybook.lodge(
      this.suite.with(this.suite[by]),
      instrument,
      await signedBy(this.suite, instrument, ...signers),
    );
  }

  /** Records what waits in the daybook. */
  async record(lodged: Lodged, by: Desk = "registrar"): Promise<RecordedInstrument> {
    return daybook.record(this.suite.with(this.suite[by]), lodged);
  }

  /** Draws, signs, lodges and records in one transaction. @returns the number, which is the priority. */
  async enter<A extends LodgedAct>(
    act: A,
    title: string,
    signers: Signers,
    fields: Particulars<A>,
    { by = "registrar", ...header }: HeaderChange & { by?: Desk } = {},
  ): Promise<bigint> {
    const instrument = await this.draw(act, title, signers, fields, header);
    const consents = await signedBy(this.suite, instrument, ...signers);
    const { number } = await daybook.lodgeAndRecord(this.suite.with(this.suite[by]), instrument, consents);
    return number;
  }

  /** The registrar refuses a lodgement with the error that the examination met. */
  async refuse(lodged: Lodged, met: unknown, ground: string): Promise<void> {
    const { registrar } = this.suite;
    const reason = explain(met)?.data ?? "0x";
    await daybook.refuse(this.suite.with(registrar), lodged, reason, ground);
  }

  // ---- registration and passing

  /** A land grant contract whose premium is still to be paid. */
  async grant(): Promise<string> {
    return this.document("GrantContract");
  }

  /** The attester certifies that a contract's premium is paid. */
  async premiumPaid(grant: string): Promise<void> {
    const { consortium, attester } = this.suite;
    await consortium.connect(attester).certifyPaid(grant, await this.document("PaymentProof"));
  }

  /** Registers a parcel for some years; on a contract whose premium is paid unless another is given. */
  async registerLand(
    title: string,
    owner: KeyedParty,
    { years = 50, grant, ...fields }: Changes<"FirstRegistration"> & { years?: number; grant?: string } = {},
  ): Promise<bigint> {
    const termEnd = dates.addYears(await this.today(), years);
    const evidence = grant ?? (await this.#paidGrant());
    const all = { ...described(title), termEnd, ...fields };
    return this.enter("FirstRegistration", title, [owner], all, { evidence });
  }

  /** Registers a parcel for several proprietors: `[[a, 1n], [b, 2n]]` are thirds. */
  async registerInShares(
    title: string,
    holdings: readonly (readonly [holder: KeyedParty, shares: bigint])[],
    fields: Changes<"FirstRegistrationInShares"> = {},
  ): Promise<bigint> {
    const shares = holdings.map(([, count]) => count);
    return this.enter(
      "FirstRegistrationInShares",
      title,
      holdings.map(([holder]) => holder),
      {
        ...described(title),
        termEnd: dates.addYears(await this.today(), 50),
        denominator: shares.reduce((sum, count) => sum + count, 0n),
        holders: holdings.map(([holder]) => holder.address),
        shares,
        ...fields,
      },
      { evidence: await this.#paidGrant() },
    );
  }

  /** Registers a building or a unit on its completion papers. */
  async registerFixture(
    title: string,
    signers: Signers,
    fields: Changes<"FirstRegistration"> = {},
  ): Promise<bigint> {
    const evidence = await this.document("CompletionPapers");
    return this.enter(
      "FirstRegistration",
      title,
      signers,
      { ...described(title), termEnd: null, ...fields },
      { evidence },
    );
  }

  /** Sells the whole title. Further parties whose consent is given come last. */
  async sell(
    title: string,
    seller: KeyedParty,
    buyer: KeyedParty,
    fields: Changes<"Transfer"> = {},
    further: Signers = [],
  ): Promise<bigint> {
    return this.enter("Transfer", title, [seller, buyer, ...further], { ...saleTo(buyer), ...fields });
  }

  /** Passes a share by agreement. */
  async sellShare(
    title: string,
    seller: KeyedParty,
    buyer: KeyedParty,
    [numerator, denominator]: readonly [bigint, bigint],
    fields: Changes<"TransferShare"> = {},
  ): Promise<bigint> {
    return this.enter("TransferShare", title, [seller, buyer], {
      to: buyer.address,
      numerator,
      denominator,
      cause: "Sale",
      acknowledged: false,
      terms: termsOf("Contract of sale of a share, payable in 30 days"),
      offer: 0n,
      ...fields,
    });
  }

  // ---- charges

  /** Secures a claim of `sum` fen. */
  async mortgage(
    title: string,
    owner: KeyedParty,
    bank: KeyedParty,
    sum: bigint,
    fields: Changes<"Charge"> = {},
    further: Signers = [],
  ): Promise<bigint> {
    return this.enter("Charge", title, [owner, bank, ...further], {
      ...charging(bank, "Mortgage", sum),
      ...fields,
    });
  }

  async releasePart(title: string, bank: KeyedParty, charge: bigint, sum: bigint): Promise<bigint> {
    return this.enter("ReleasePart", title, [bank], { charge, sum });
  }

  async discharge(title: string, bank: KeyedParty, charge: bigint): Promise<bigint> {
    return this.enter("Discharge", title, [bank], { charge });
  }

  // ---- notices

  /** Enters an advance notice; on a unit to come if there is a subject. */
  async notice(
    title: string,
    owner: KeyedParty,
    holder: KeyedParty,
    kind: NoticeKindName = "Sale",
    { subject = null, registrable = null }: { subject?: string | null; registrable?: IsoDate | null } = {},
  ): Promise<bigint> {
    return this.enter("Notice", title, [owner, holder], {
      holder: holder.address,
      kind,
      subject,
      registrable,
    });
  }

  // ---- the court

  /** The court seizes; by default for three years. */
  async seize(title: string, against: KeyedParty, months = 36n): Promise<bigint> {
    const fields = { against: against.address, whole: true, months };
    return this.enter("Seize", title, [], fields, { by: "court" });
  }

  async renewSeizure(title: string, order: bigint, months = 36n): Promise<bigint> {
    return this.enter("RenewOrder", title, [], { order, months }, { by: "court" });
  }

  async liftSeizure(title: string, order: bigint, by: Desk = "court"): Promise<bigint> {
    return this.enter("LiftOrder", title, [], { order }, { by });
  }

  /** Judicial sale of the whole title; the proceeds are distributed. */
  async auction(
    title: string,
    from: KeyedParty,
    to: KeyedParty,
    proceeds: bigint,
  ): Promise<RecordedInstrument> {
    const { court } = this.suite;
    const fields = {
      from: from.address,
      to: to.address,
      numerator: 0n,
      denominator: 0n,
      auction: true,
      proceeds,
    };
    const instrument = await this.draw("OrderedTransfer", title, [], fields);
    return daybook.lodgeAndRecord(this.suite.with(court), instrument, []);
  }

  async #paidGrant(): Promise<string> {
    const grant = await this.grant();
    await this.premiumPaid(grant);
    return grant;
  }

  // ---- what the register says

  async chargesOf(title: string): Promise<ChargeLine[]> {
    const charges = await this.suite.landViews.chargesOf(idOf(title));
    return charges
      .map(({ id, kind, chargee, sum, rank }) => ({
        id,
        kind: enums.nameOf(enums.ChargeKind, kind),
        chargee,
        sum,
        rank,
      }))
      .toSorted((a, b) => Number(a.rank - b.rank));
  }

  async restraintsOf(title: string): Promise<RestraintLine[]> {
    const restraints = await this.suite.landViews.restraintsOf(idOf(title));
    return restraints.map(({ restraint, status, start, end }) => ({
      id: restraint.id,
      kind: enums.nameOf(enums.RestraintKind, restraint.kind),
      status: enums.nameOf(enums.RestraintStatus, status),
      start: dates.fromDay(Number(start)),
      end: end === 0n ? null : dates.fromDay(Number(end)),
    }));
  }

  /** Folio as rebuilt from its entries, proved against its head. */
  async folio(title: string, at: AsOf = {}): Promise<Folio> {
    const { land, deployment } = this.suite;
    const book = await folio.load(land, [title], deployment.block);
    const { problem } = folio.verifyHead(book.get(title) ?? [], await land.headOf(idOf(title)));
    expect(problem, title).to.equal(null);
    return folio.rebuild(book, title, at);
  }

  async ownersOf(title: string): Promise<string[]> {
    const { proprietors } = await this.suite.landViews.folioOf(idOf(title));
    return proprietors.map(({ party }) => party);
  }

  /** Number of entries and proof of all of them. */
  async headOf(title: string): Promise<{ version: bigint; head: string }> {
    const { version, head } = await this.suite.landViews.folioOf(idOf(title));
    return { version, head };
  }
}

let made = 0;
function unique(): number {
  return ++made;
}
