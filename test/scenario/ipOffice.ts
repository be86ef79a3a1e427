import { toUtf8String } from "ethers";
import * as enums from "../../sdk/enums/index.js";
import {
  dates,
  folio,
  type AsOf,
  type Folio,
  type IsoDate,
  type LodgedAct,
  type Particulars,
} from "../../sdk/index.js";
import { filing, type Filing } from "../support/rights.js";
import type { HeaderChange, KeyedParty } from "../support/registry.js";
import type { LoadedSuite } from "../support/suite.js";
import { charging, idOf, LandOffice, type Signers } from "./office.js";

export { expectRefused, idOf, saleTo, yuan } from "./office.js";
export { mark, patent, program, work } from "../support/rights.js";

/** Whose desk an act is done at. */
type Header = Parameters<LandOffice["enter"]>[4];

/**
 * The national office of intellectual property at work. Its desk is that of any office: the number of a title tells which
 * register keeps it.
 */
export class IpOffice {
  readonly desk: LandOffice;

  private constructor(desk: LandOffice) {
    this.desk = desk;
  }

  static async open(): Promise<IpOffice> {
    return new IpOffice(await LandOffice.open());
  }

  get suite(): LoadedSuite {
    return this.desk.suite;
  }

  party(): Promise<KeyedParty> {
    return this.desk.party();
  }

  today(): Promise<IsoDate> {
    return this.desk.today();
  }

  daysPass(days: number): Promise<void> {
    return this.desk.daysPass(days);
  }

  dawns(day: IsoDate): Promise<void> {
    return this.desk.dawns(day);
  }

  /** Draws, signs, lodges and records; see {@link LandOffice.enter}. */
  enter<A extends LodgedAct>(
    act: A,
    title: string,
    signers: Signers,
    fields: Particulars<A>,
    header: Header = {},
  ): Promise<bigint> {
    return this.desk.enter(act, title, signers, fields, header);
  }

  // ---- the life of a right

  /** Files an application of today; `[[a, 60n], [b, 40n]]` are co-applicants by shares. */
  async file(
    title: string,
    holdings: readonly (readonly [holder: KeyedParty, shares: bigint])[],
    more: Filing = {},
    header: HeaderChange = {},
  ): Promise<bigint> {
    const holders = holdings.map(([holder]) => holder);
    const shares = holdings.map(([, count]) => count);
    const denominator = shares.reduce((sum, count) => sum + count, 0n);
    const fields = await filing(this.suite, title, holders, { denominator, shares, ...more });
    return this.enter("File", title, holders, fields, header);
  }

  /** Enters a right that the office has granted already, to a sole holder, on what it certifies. */
  async register(
    title: string,
    holder: KeyedParty,
    more: Filing & Pick<Required<Filing>, "filedOn" | "grantedOn">,
  ): Promise<bigint> {
    const evidence = await this.desk.document("AuthorityDecision");
    return this.file(title, [[holder, 1n]], { stage: "Granted", ...more }, { evidence });
  }

  /** The office takes a step of its procedure; gazetted today where the law asks for a gazette. */
  async advance(
    title: string,
    stage: Particulars<"Advance">["stage"],
    more: Partial<Particulars<"Advance">> = {},
  ): Promise<bigint> {
    const gazetted = stage === "Published" || stage === "Granted" ? await this.today() : null;
    return this.enter("Advance", title, [], { stage, gazetted, national: null, ...more });
  }

  /** A holder requests examination. */
  async requestExamination(title: string, applicant: KeyedParty): Promise<bigint> {
    return this.enter("Advance", title, [applicant], { stage: "Examining", gazetted: null, national: null });
  }

  /** Publication, examination on request, grant: an invention at one go. */
  async grantInvention(title: string, applicant: KeyedParty): Promise<void> {
    await this.advance(title, "Published");
    await this.requestExamination(title, applicant);
    await this.advance(title, "Granted");
  }

  // ---- dealings

  /** Pledges a right for `sum` fen; all holders and the bank consent. */
  async pledge(
    title: string,
    holders: readonly [KeyedParty, ...KeyedParty[]],
    bank: KeyedParty,
    sum: bigint,
    fields: Partial<Particulars<"Charge">> = {},
  ): Promise<bigint> {
    return this.enter("Charge", title, [...holders, bank], { ...charging(bank, "Pledge", sum), ...fields });
  }

  /** The court preserves a right; by default for six months. */
  async preserve(title: string, against: KeyedParty, months = 6n): Promise<bigint> {
    return this.desk.seize(title, against, months);
  }

  // ---- what the register says

  async rightOf(title: string): Promise<{
    stage: enums.IpStageName;
    letter: string;
    inForce: boolean;
    termEnd: IsoDate | null;
    dueOn: IsoDate | null;
    paid: bigint;
  }> {
    const { stage, letter, inForce, termEnd, dueOn, paid } = await this.suite.ipViews.rightOf(idOf(title));
    return {
      stage: enums.nameOf(enums.IpStage, stage),
      letter: toUtf8String(letter),
      inForce,
      termEnd: termEnd === 0n ? null : dates.fromDay(Number(termEnd)),
      dueOn: dueOn === 0n ? null : dates.fromDay(Number(dueOn)),
      paid,
    };
  }

  async ownersOf(title: string): Promise<string[]> {
    const { proprietors } = await this.suite.ipViews.folioOf(idOf(title));
    return proprietors.map(({ party }) => party);
  }

  /** The folio as rebuilt from its entries, held against all that the register tells of it. */
  async folio(title: string, at: AsOf = {}): Promise<Folio> {
    const { ip, ipViews, daybook, deployment } = this.suite;
    const book = await folio.load(ip, [title], deployment.block, daybook);
    const rebuilt = folio.rebuild(book, title);
    const said = await folio.told(ipViews, rebuilt);
    const problems = [
      ...folio.differences(rebuilt, said, await this.today()),
      folio.verifyHead(book.get(title) ?? [], said.page.head).problem,
    ].filter((problem) => problem !== null);
    if (problems.length !== 0) throw new Error(`${title}: ${problems.join("; ")}`);
    return folio.rebuild(book, title, at);
  }
}
