import { JsonRpcProvider, type JsonRpcApiProvider } from "ethers";
import parameters, { PARKS } from "../../deploy/parameters/demo.js";
import { dates, type IsoDate } from "../../sdk/dates/index.js";
import { daybook, type Instrument, type LodgedAct, type Particulars } from "../../sdk/index.js";
import {
  attested,
  drawn,
  enrolled,
  knownSalt,
  mortgageOf,
  openCounter,
  paidGrant,
  signedBy,
  today,
  type Counter,
  type KeyedParty,
} from "../lib/counter.js";
import { standUp } from "../lib/stand.js";
import { COMPANIES, parcel } from "../demo/data.js";

const [{ division: DIVISION }] = PARKS;
const TERM_YEARS = 40;
/** Registrations in one transaction, where many are needed. */
const BATCH = 50;
/** The acts of a long history take their nonces far from the others. */
const HISTORY_NONCE = 1n << 20n;

/** What every operation works on: a deployed suite, three parties, and titles as they are asked for. */
export class Bench {
  titles = 0;
  private readonly nonces = new Map<string, bigint>();

  private constructor(
    readonly counter: Counter,
    readonly seller: KeyedParty,
    readonly buyer: KeyedParty,
    readonly bank: KeyedParty,
    readonly day: IsoDate,
  ) {}

  static async open(provider: JsonRpcApiProvider): Promise<Bench> {
    if (!(provider instanceof JsonRpcProvider)) throw new TypeError("the bench needs a node with an address");
    const deployment = await standUp(provider._getConnection().url, parameters, { journal: false });
    const counter = await openCounter(provider, deployment);
    const parties: KeyedParty[] = [];
    for (const [n, code] of COMPANIES.slice(0, 3).entries()) {
      parties.push(await enrolled(counter, n, code, DIVISION));
    }
    const [seller, buyer, bank] = parties;
    if (!seller || !buyer || !bank) throw new RangeError("three parties deal");
    const bench = new Bench(counter, seller, buyer, bank, await today(counter));
    await bench.warmUp();
    return bench;
  }

  /** Each party has applied before: the word of its nonces is not empty. */
  private async warmUp(): Promise<void> {
    const title = await this.registered();
    await this.charged(title, this.bank);
    await this.transferred(title, this.seller, this.buyer);
    await this.transferred(title, this.buyer, this.seller);
    await this.record(await this.discharge(title, await this.charged(title, this.bank)), this.bank);
  }

  /** An instrument of the first registration of the next parcel. */
  async firstRegistration(grant?: string, owner = this.seller): Promise<Instrument> {
    const title = parcel(DIVISION, ++this.titles);
    const evidence = grant ?? (await paidGrant(this.counter, title));
    return drawn(
      this.counter,
      "FirstRegistration",
      title,
      { applicant: owner, evidence, effective: this.day, nonce: 0n },
      {
        use: "Industrial",
        extent: 12_345.67,
        termEnd: dates.addYears(this.day, TERM_YEARS),
        particulars: knownSalt(`particulars of ${title}`),
      },
    );
  }

  /** The number of a new title of the seller. */
  async registered(): Promise<string> {
    await this.record(await this.firstRegistration(), this.seller);
    return parcel(DIVISION, this.titles);
  }

  /** Registers titles in batches until there are so many. */
  async fillTo(count: number, owner = this.seller): Promise<void> {
    const grant = await paidGrant(this.counter, `many titles, up to ${count}`);
    while (this.titles < count) {
      const instruments: Instrument[] = [];
      while (this.titles < count && instruments.length < BATCH) {
        instruments.push(await this.firstRegistration(grant, owner));
      }
      await this.recordBatch(instruments, owner);
    }
  }

  /** Any act, with fresh evidence and the applicant's next nonce. */
  async draw<A extends LodgedAct>(
    act: A,
    title: string,
    applicant: KeyedParty | null,
    fields: Particulars<A>,
  ): Promise<Instrument> {
    const kind = applicant === null ? "CourtOrder" : "Contract";
    const nonce = applicant === null ? 0n : this.nextNonce(applicant);
    const evidence = await attested(this.counter, kind, `${act} ${title} ${applicant?.address} ${nonce}`);
    return drawn(this.counter, act, title, { applicant, evidence, effective: this.day, nonce }, fields);
  }

  async transfer(title: string, from = this.seller, to = this.buyer): Promise<Instrument> {
    return this.draw("Transfer", title, from, transferTo(to));
  }

  async transferred(title: string, from: KeyedParty, to: KeyedParty): Promise<void> {
    await this.record(await this.transfer(title, from, to), from, to);
  }

  /** A mortgage of a title, the seller's unless it is another's, without transfer ban. */
  async charge(title: string, chargee: KeyedParty, owner = this.seller): Promise<Instrument> {
    return this.draw("Charge", title, owner, mortgageOf(chargee, 8_000_000_00n, this.day, 5));
  }

  /** Charges a title and returns the number of the charge. */
  async charged(title: string, chargee: KeyedParty): Promise<bigint> {
    return (await this.record(await this.charge(title, chargee), this.seller, chargee)).number;
  }

  async discharge(title: string, charge: bigint): Promise<Instrument> {
    return this.draw("Discharge", title, this.bank, { charge });
  }

  async seizure(title: string): Promise<Instrument> {
    return this.draw("Seize", title, null, { against: this.seller.address, whole: true, months: 12n });
  }

  /** Gives a title so many entries more, by changes of its particulars. */
  async lengthen(title: string, entries: number): Promise<void> {
    const { counter, seller, day: effective } = this;
    const evidence = await attested(counter, "AuthorityDecision", `history of ${title}`);
    for (let made = 0; made < entries; made += BATCH) {
      const instruments = Array.from({ length: Math.min(BATCH, entries - made) }, (_, i) =>
        drawn(
          counter,
          "Change",
          title,
          { applicant: seller, evidence, effective, nonce: HISTORY_NONCE + BigInt(made + i) },
          { use: "Industrial", extent: 12_345.67, particulars: knownSalt(`particulars ${made + i}`) },
        ),
      );
      await this.recordBatch(instruments, seller);
    }
  }

  /** Lodges and records with the consents of parties. */
  async record(
    instrument: Instrument,
    ...signers: readonly KeyedParty[]
  ): ReturnType<typeof daybook.lodgeAndRecord> {
    const { as } = this.counter;
    const consents = await signedBy(this.counter, instrument, ...signers);
    return daybook.lodgeAndRecord(as.registrar, instrument, consents);
  }

  /** Lodges and records an order of the court. */
  async order(instrument: Instrument): ReturnType<typeof daybook.lodgeAndRecord> {
    return daybook.lodgeAndRecord(this.counter.as.court, instrument, []);
  }

  private async recordBatch(instruments: readonly Instrument[], signer: KeyedParty): Promise<void> {
    const consents = await Promise.all(instruments.map((one) => signedBy(this.counter, one, signer)));
    await daybook.lodgeAndRecordBatch(this.counter.as.registrar, instruments, consents);
  }

  private nextNonce({ address }: KeyedParty): bigint {
    const nonce = (this.nonces.get(address) ?? 0n) + 1n;
    this.nonces.set(address, nonce);
    return nonce;
  }
}

function transferTo({ address }: KeyedParty): Particulars<"Transfer"> {
  return { to: address, cause: "Sale", acknowledged: false, terms: knownSalt("terms"), notice: 0n };
}
