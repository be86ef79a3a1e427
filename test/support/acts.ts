import { id, ZeroAddress } from "ethers";
import { rulesStruct } from "../../deploy/modules/rules.js";
import { LAND_LAW } from "../../deploy/parameters/parameters.js";
import { dates, type IsoDate } from "../../sdk/dates/index.js";
import { AssetClass } from "../../sdk/enums/index.js";
import {
  daybook,
  errors,
  type LodgedAct,
  type Lodged,
  type Particulars,
  type RecordedInstrument,
} from "../../sdk/index.js";
import type { RulesStruct } from "../../typechain-types/contracts/register/IRegister.js";
import {
  attested,
  drawn,
  INDUSTRIAL,
  paidGrant,
  parcel,
  recorded,
  signedBy,
  today,
  type HeaderChange,
  type KeyedParty,
} from "./registry.js";
import type { LoadedSuite } from "./suite.js";

/** Draws an act that has no applicant and records it at once, by this office. */
async function withoutApplicant<A extends LodgedAct>(
  s: LoadedSuite,
  office: "registrar" | "court",
  act: A,
  title: string,
  fields: Particulars<A>,
  header: HeaderChange,
): Promise<RecordedInstrument> {
  return daybook.lodgeAndRecord(s.with(s[office]), await drawn(s, act, title, null, fields, header), []);
}

let documents = 0;

/** A document that nobody has attested before. */
export function fresh(s: LoadedSuite, kind: Parameters<typeof attested>[1]): Promise<string> {
  documents += 1;
  return attested(s, kind, `document ${documents}`);
}

/** An order of the court. */
export async function ordered<A extends LodgedAct>(
  s: LoadedSuite,
  act: A,
  title: string,
  fields: Particulars<A>,
  header: HeaderChange = {},
): Promise<RecordedInstrument> {
  const evidence = await fresh(s, "CourtOrder");
  return withoutApplicant(s, "court", act, title, fields, { evidence, ...header });
}

/** An act ex officio, on a decision of the authority. */
export async function exOfficio<A extends LodgedAct>(
  s: LoadedSuite,
  act: A,
  title: string,
  fields: Particulars<A>,
  header: HeaderChange = {},
): Promise<RecordedInstrument> {
  const evidence = await fresh(s, "AuthorityDecision");
  return withoutApplicant(s, "registrar", act, title, fields, { evidence, ...header });
}

/** A correction proposed by the registrar on the original file. */
export async function proposed(
  s: LoadedSuite,
  title: string,
  version: bigint,
  header: HeaderChange = {},
): Promise<bigint> {
  const evidence = await fresh(s, "OriginalFile");
  return (await exOfficio(s, "ProposeCorrection", title, { version }, { evidence, ...header })).number;
}

/** A correction lodged with the examiner and decided by the second registrar. */
export async function corrected(
  s: LoadedSuite,
  title: string,
  fields: Particulars<"Correct">,
  ...consenting: readonly KeyedParty[]
): Promise<RecordedInstrument> {
  const evidence = await fresh(s, "OriginalFile");
  const correction = await drawn(s, "Correct", title, null, fields, { evidence });
  const consents = await signedBy(s, correction, ...consenting);
  const pending = await daybook.lodge(s.with(s.examiner), correction, consents);
  const desk = s.with(s.secondRegistrar);
  try {
    return await daybook.record(desk, pending);
  } catch (error) {
    // What cannot be recorded is refused, so that it does not stand in the way of the next.
    await daybook.refuse(desk, pending, errors.explain(error)?.data ?? "0x00000000", "Regulation art. 22");
    throw error;
  }
}

/** Draws, signs and lodges with the examiner; the first party applies, all of them consent. */
export async function lodged<A extends LodgedAct>(
  s: LoadedSuite,
  act: A,
  title: string,
  signers: readonly [KeyedParty, ...KeyedParty[]],
  fields: Particulars<A>,
  header: HeaderChange = {},
): Promise<Lodged> {
  const instrument = await drawn(s, act, title, signers[0], fields, header);
  return daybook.lodge(s.with(s.examiner), instrument, await signedBy(s, instrument, ...signers));
}

/** Registers a parcel to co-owners, for 40 years. */
export async function coOwned(
  s: LoadedSuite,
  n: number,
  owners: readonly [KeyedParty, ...KeyedParty[]],
  shares: readonly bigint[],
): Promise<string> {
  const title = parcel(n);
  const fields = {
    ...INDUSTRIAL,
    termEnd: dates.addYears(await today(s), 40),
    denominator: shares.reduce((a, b) => a + b, 0n),
    holders: owners.map(({ address }) => address),
    shares,
  };
  await recorded(s, "FirstRegistrationInShares", title, owners, fields, {
    evidence: await paidGrant(s, title),
  });
  return title;
}

/** Registers a building or a unit on its completion papers. */
export async function built(
  s: LoadedSuite,
  title: string,
  signers: readonly [KeyedParty, ...KeyedParty[]],
  fields: Partial<Particulars<"FirstRegistration">> = {},
): Promise<string> {
  const evidence = await fresh(s, "CompletionPapers");
  await recorded(s, "FirstRegistration", title, signers, { ...INDUSTRIAL, ...fields }, { evidence });
  return title;
}

const TERMS = id("terms");

export function sale(to: KeyedParty, more: Partial<Particulars<"Transfer">> = {}): Particulars<"Transfer"> {
  return { to: to.address, cause: "Sale", acknowledged: false, terms: TERMS, notice: 0n, ...more };
}

export function shareSale(
  to: KeyedParty,
  numerator: bigint,
  denominator: bigint,
  more: Partial<Particulars<"TransferShare">> = {},
): Particulars<"TransferShare"> {
  const plain = { cause: "Sale", acknowledged: false, terms: TERMS, offer: 0n } as const;
  return { ...plain, to: to.address, numerator, denominator, ...more };
}

/** Fields of a charge: a mortgage for as long as the title lasts, unless said otherwise. */
export function charge(
  chargee: KeyedParty | null,
  more: Partial<Particulars<"Charge">> = {},
): Particulars<"Charge"> {
  return {
    kind: "Mortgage",
    chargee: chargee?.address ?? ZeroAddress,
    sum: 1_000_000n,
    from: null,
    until: null,
    transferBan: false,
    parent: 0n,
    rankWith: 0n,
    notice: 0n,
    dominant: null,
    acknowledged: false,
    terms: TERMS,
    ...more,
  };
}

export function notice(holder: KeyedParty, subject: string | null = null): Particulars<"Notice"> {
  return { holder: holder.address, kind: "PresaleSale", subject, registrable: null };
}

export const seizure = (against: KeyedParty, months = 36n): Particulars<"Seize"> => ({
  against: against.address,
  whole: false,
  months,
});

/** Moves the clock by whole days. */
export async function pass(s: LoadedSuite, days: number): Promise<IsoDate> {
  await s.networkHelpers.time.increase(days * 86_400);
  return today(s);
}

/** A day as the contracts count it. */
export const dayOf = dates.toDay;

/** Lets the proprietors of parcels transfer by themselves, from tomorrow, and waits for it. */
export async function selfDealing(s: LoadedSuite): Promise<void> {
  const since = dates.addDays(await today(s), 1);
  const rules = rulesStruct({ ...LAND_LAW, since, selfDealing: true });
  await s.land.setRules(AssetClass.Parcel, rules as unknown as RulesStruct);
  await pass(s, 1);
}
