import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { id, ZeroHash } from "ethers";
import { dates, type IsoDate } from "../../sdk/dates/index.js";
import { DocumentKind, type DocumentKindName, type PartyKindName } from "../../sdk/enums/index.js";
import {
  daybook,
  identifiers,
  instruments,
  parties,
  type Consent,
  type Instrument,
  type LodgedAct,
  type Particulars,
  type RecordedInstrument,
} from "../../sdk/index.js";
import { documentOf, partyRecord } from "./personal.js";
import type { LoadedSuite } from "./suite.js";

export const BAOSHAN = 310113;
/** Number of the n-th parcel in Baoshan. */
export const parcel = (n: number): string => `310113001001GB${String(n).padStart(5, "0")}W00000000`;
/** Number of a building, or of a unit in it, on the n-th parcel. */
export const onParcel = (n: number, building: number, unit = 0): string =>
  `${parcel(n).slice(0, 19)}F${String(building).padStart(4, "0")}${String(unit).padStart(4, "0")}`;

/** A party with one key. */
export interface KeyedParty {
  readonly address: string;
  readonly key: HardhatEthersSigner;
}

/** Attests a document and returns its commitment. */
export async function attested(s: LoadedSuite, kind: DocumentKindName, name: string): Promise<string> {
  const document = documentOf(`${kind} ${name}`);
  await s.consortium.connect(s.attester).attest(document, DocumentKind[kind], 0, ZeroHash);
  return document;
}

/** A grant contract whose premium is certified as paid. */
export async function paidGrant(s: LoadedSuite, name: string): Promise<string> {
  const grant = await attested(s, "GrantContract", name);
  const receipt = await attested(s, "PaymentProof", name);
  await s.consortium.connect(s.attester).certifyPaid(grant, receipt);
  return grant;
}

/** The credential that {@link enrolled} enrols the n-th party with. */
export const credentialOf = (n: number): string => partyRecord(n).commitment;

/** Enrols a party in Baoshan with the n-th key of those without office. */
export async function enrolled(
  s: LoadedSuite,
  n: number,
  kind: PartyKindName = "LegalPerson",
): Promise<KeyedParty> {
  const key = keyOf(s, n);
  const address = await parties.enrol(s.with(s.identity), {
    credential: credentialOf(n),
    kind,
    division: BAOSHAN,
    evidence: await attested(s, "IdentityProof", `${n}`),
    signers: [key.address],
  });
  return { address, key };
}

export function keyOf(s: LoadedSuite, n: number): HardhatEthersSigner {
  const key = s.keys[n];
  if (key === undefined) throw new RangeError(`no key ${n}`);
  return key;
}

/** Today by the chain's clock, UTC+8. */
export async function today(s: LoadedSuite): Promise<IsoDate> {
  const block = await s.provider.getBlock("latest");
  return dates.dateAt(block?.timestamp ?? 0);
}

/** What to vary of a header; the rest is in order. */
export interface HeaderChange {
  evidence?: string;
  effective?: IsoDate;
  nonce?: bigint;
  deadline?: bigint;
  applicant?: string;
}

/** The register that keeps a title, by its number. */
export async function registerOf(s: LoadedSuite, title: string): Promise<string> {
  return (identifiers.isLand(title) ? s.land : s.ip).getAddress();
}

/** An instrument, effective today, on fresh evidence of a kind that fits most acts. */
export async function drawn<A extends LodgedAct>(
  s: LoadedSuite,
  act: A,
  title: string,
  applicant: KeyedParty | null,
  fields: Particulars<A>,
  header: HeaderChange = {},
): Promise<Instrument> {
  const block = await s.provider.getBlock("latest");
  const evidence =
    header.evidence ?? (await attested(s, "Contract", `${title} ${instruments.randomNonce()}`));
  return instruments.build(await registerOf(s, title), act, {
    title,
    effective: await today(s),
    deadline: BigInt((block?.timestamp ?? 0) + 86_400),
    ...(applicant === null ? {} : { applicant: applicant.address }),
    ...header,
    evidence,
    ...fields,
  });
}

/** The consents of parties to an instrument. */
export async function signedBy(
  s: LoadedSuite,
  instrument: Instrument,
  ...signers: readonly KeyedParty[]
): Promise<Consent[]> {
  const sign = ({ address, key }: KeyedParty): Promise<Consent> =>
    instruments.sign(instrument, s.deployment.chainId, address, key);
  return Promise.all(signers.map(sign));
}

/** Draws, signs, lodges and records; the first party applies, all of them consent. */
export async function recorded<A extends LodgedAct>(
  s: LoadedSuite,
  act: A,
  title: string,
  signers: readonly [KeyedParty, ...KeyedParty[]],
  fields: Particulars<A>,
  header: HeaderChange = {},
): Promise<RecordedInstrument> {
  const instrument = await drawn(s, act, title, signers[0], fields, header);
  return daybook.lodgeAndRecord(s.with(s.registrar), instrument, await signedBy(s, instrument, ...signers));
}

/** Fields of a first registration. */
export const INDUSTRIAL = {
  use: "Industrial",
  extent: 12_345.67,
  termEnd: null,
  particulars: id("particulars"),
} as const;

/** Registers a parcel to its first proprietor, for 40 years. */
export async function parcelOf(
  s: LoadedSuite,
  n: number,
  owner: KeyedParty,
  header: HeaderChange = {},
): Promise<string> {
  const evidence = await paidGrant(s, parcel(n));
  const termEnd = dates.addYears(await today(s), 40);
  await recorded(
    s,
    "FirstRegistration",
    parcel(n),
    [owner],
    { ...INDUSTRIAL, termEnd },
    { evidence, ...header },
  );
  return parcel(n);
}
