import { id, type HDNodeWallet, type JsonRpcApiProvider, type JsonRpcSigner, ZeroHash } from "ethers";
import { ACCOUNTS } from "../../deploy/parameters/localhost.js";
import { connect, type Deployment, type Suite } from "../../sdk/connect/index.js";
import { dates, type IsoDate } from "../../sdk/dates/index.js";
import { DocumentKind, type DocumentKindName } from "../../sdk/enums/index.js";
import {
  evidence,
  instruments,
  parties,
  type Consent,
  type Instrument,
  type LodgedAct,
  type Particulars,
} from "../../sdk/index.js";
import { localKey } from "./accounts.js";
import { OrderedSigner } from "./orderedSigner.js";

/** The suite on a local node, seen from behind the counter: its officers and their clock. */
export interface Counter {
  readonly provider: JsonRpcApiProvider;
  readonly deployment: Deployment;
  /** The suite as each officer's key sends to it. */
  readonly as: Readonly<Record<keyof typeof ACCOUNTS, Suite>>;
  readonly attester: JsonRpcSigner;
}

/** A party with its one key. */
export interface KeyedParty {
  readonly address: string;
  readonly key: HDNodeWallet;
}

const EVERY_KIND = 2 ** 32 - 1;
/** The first accounts of the mnemonic hold offices; parties' keys come after all that a node unlocks. */
const FIRST_PARTY_KEY = 100;

/** Opens the counter: officers by the accounts of the parameter files, and an attester for documents of every kind. */
export async function openCounter(provider: JsonRpcApiProvider, deployment: Deployment): Promise<Counter> {
  const addresses = (await provider.listAccounts()).map(({ address }) => address);
  const entries = Object.entries(ACCOUNTS).map(([name, index]) => {
    const address = addresses[index];
    if (address === undefined) throw new RangeError(`the node unlocks no account ${index}`);
    return [name, connect(deployment, new OrderedSigner(provider, address))] as const;
  });
  const as = Object.fromEntries(entries) as Counter["as"];
  const attester = as.attester.consortium.runner as OrderedSigner;
  const { consortium } = as.accreditation;
  const { kinds } = await consortium.attesterOf(attester.address);
  if (kinds === 0n)
    await (await consortium.admitAttester(attester.address, EVERY_KIND, 1, 0, ZeroHash)).wait();
  return { provider, deployment, as, attester };
}

/** The key of the n-th party, the same on every local node. */
export function partyKey(n: number): HDNodeWallet {
  return localKey(FIRST_PARTY_KEY + n);
}

/**
 * A salt that follows from what it hides, so that every run is the same. On a local node only: elsewhere salts are
 * random, see `evidence.randomSalt`.
 */
export const knownSalt = (of: string): string => id(`known salt of ${of}`);

/** Attests a document and returns its commitment. */
export async function attested({ as }: Counter, kind: DocumentKindName, name: string): Promise<string> {
  const { commitment } = evidence.commit(Buffer.from(`${kind}: ${name}`), knownSalt(`${kind}: ${name}`));
  await (await as.attester.consortium.attest(commitment, DocumentKind[kind], 0, ZeroHash)).wait();
  return commitment;
}

/** {@link attested}, on a chain where the document may be attested already. */
export async function attestedOnce(c: Counter, kind: DocumentKindName, name: string): Promise<string> {
  const { commitment } = evidence.commit(Buffer.from(`${kind}: ${name}`), knownSalt(`${kind}: ${name}`));
  const { attester } = await c.as.attester.consortium.documentOf(commitment);
  return BigInt(attester) === 0n ? attested(c, kind, name) : commitment;
}

/** A grant contract whose premium is certified as paid. */
export async function paidGrant(c: Counter, name: string): Promise<string> {
  const grant = await attested(c, "GrantContract", name);
  const receipt = await attested(c, "PaymentProof", name);
  await (await c.as.attester.consortium.certifyPaid(grant, receipt)).wait();
  return grant;
}

/** Enrols a legal person by its credit code, with the n-th key. */
export async function enrolled(
  c: Counter,
  n: number,
  creditCode: string,
  division: number,
): Promise<KeyedParty> {
  const key = partyKey(n);
  const address = await parties.enrol(c.as.identity, {
    credential: parties.creditCodeCredential(creditCode, knownSalt(creditCode)).commitment,
    kind: "LegalPerson",
    division,
    evidence: await attested(c, "IdentityProof", creditCode),
    signers: [key.address],
  });
  return { address, key };
}

/** Today by the chain's clock, UTC+8. */
export async function today({ provider }: Counter): Promise<IsoDate> {
  return dates.dateAt((await provider.getBlock("latest"))?.timestamp ?? 0);
}

/** What the header of an instrument says beside title and deadline. */
export interface HeaderInput {
  readonly applicant: KeyedParty | null;
  readonly evidence: string;
  readonly effective: IsoDate;
  readonly nonce?: bigint;
}

/** Long after every local run, and the same in each. */
const DEADLINE = BigInt(Date.UTC(2100, 0, 1) / 1000);

/** An instrument of the land register. */
export function drawn<A extends LodgedAct>(
  { as }: Counter,
  act: A,
  title: string,
  { applicant, ...header }: HeaderInput,
  fields: Particulars<A>,
): Instrument {
  return instruments.build(as.registrar.land.target as string, act, {
    title,
    deadline: DEADLINE,
    ...(applicant === null ? {} : { applicant: applicant.address }),
    ...header,
    ...fields,
  });
}

/** Fields of a mortgage by itself, from its day of effect on, which does not ban the title's transfer. */
export function mortgageOf(
  chargee: KeyedParty,
  sum: bigint,
  from: IsoDate,
  years: number,
): Particulars<"Charge"> {
  return {
    kind: "Mortgage",
    chargee: chargee.address,
    sum,
    from,
    until: dates.addYears(from, years),
    transferBan: false,
    parent: 0n,
    rankWith: 0n,
    notice: 0n,
    dominant: null,
    acknowledged: true,
    terms: knownSalt("terms"),
  };
}

/** The consents of parties to an instrument. */
export async function signedBy(
  { deployment }: Counter,
  instrument: Instrument,
  ...signers: readonly KeyedParty[]
): Promise<Consent[]> {
  return Promise.all(
    signers.map(({ address, key }) => instruments.sign(instrument, deployment.chainId, address, key)),
  );
}
