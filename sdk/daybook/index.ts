// SPDX-License-Identifier: Apache-2.0
import type { ContractTransactionReceipt } from "ethers";
import type { LodgementStruct } from "../../typechain-types/contracts/daybook/Daybook.js";
import type { Daybook } from "../../typechain-types/index.js";
import { mined, type Suite } from "../connect/index.js";
import { titleId } from "../identifiers/index.js";
import type { Consent, Instrument, KeyHolder, SignOptions } from "../instruments/index.js";
import { execute, type Call } from "../parties/index.js";
import { signatories } from "./signatories.js";

export type { Signatories, Signatory } from "./signatories.js";

/** What the daybook knows of a lodgement; give it back unchanged to record, refuse or withdraw. */
export interface Lodgement {
  /** The lodgement's priority. */
  readonly number: bigint;
  /** Officer who accepted it. */
  readonly acceptor: string;
  /** Unix second of acceptance. */
  readonly acceptedAt: bigint;
  /** Parties whose consent was verified at acceptance. */
  readonly consents: readonly string[];
}

/** A lodgement with what was lodged. */
export interface Lodged {
  readonly lodgement: Lodgement;
  readonly instrument: Instrument;
  /** Official number of the title. */
  readonly title: string;
}

/** A recorded instrument. */
export interface RecordedInstrument {
  readonly number: bigint;
  readonly receipt: ContractTransactionReceipt;
}

type LodgementArgument = LodgementStruct;

/**
 * Lodges an instrument. The suite's runner is examiner of the title's division.
 *
 * @returns the lodgement, to be kept until it is recorded; {@link findLodgement} finds it again.
 */
export async function lodge(
  { daybook }: Suite,
  instrument: Instrument,
  consents: readonly Consent[],
): Promise<Lodged> {
  const [lodged] = lodgedIn(daybook, await mined(daybook.lodge(instrument, [...consents])));
  if (lodged === undefined) throw new Error("the daybook reported no lodgement");
  return lodged;
}

/** {@link lodge} for many, all or none. Lodgements come in the order of the instruments. */
export async function lodgeBatch(
  { daybook }: Suite,
  instruments: readonly Instrument[],
  consents: readonly (readonly Consent[])[],
): Promise<Lodged[]> {
  const lists = consents.map((list) => [...list]);
  return lodgedIn(daybook, await mined(daybook.lodgeBatch([...instruments], lists)));
}

/**
 * Records a pending lodgement. The suite's runner is registrar of the title's division.
 *
 * @param further consents that came after acceptance.
 */
export async function record(
  { daybook }: Suite,
  { lodgement, instrument }: Pick<Lodged, "lodgement" | "instrument">,
  further: readonly Consent[] = [],
): Promise<RecordedInstrument> {
  const receipt = await mined(daybook.record(argument(lodgement), instrument, [...further]));
  return { number: lodgement.number, receipt };
}

/** {@link record} for many, all or none. */
export async function recordBatch(
  { daybook }: Suite,
  lodged: readonly Pick<Lodged, "lodgement" | "instrument">[],
): Promise<ContractTransactionReceipt> {
  const lodgements = lodged.map(({ lodgement }) => argument(lodgement));
  return mined(
    daybook.recordBatch(
      lodgements,
      lodged.map(({ instrument }) => instrument),
    ),
  );
}

/** Lodges and records in one transaction. The suite's runner is registrar of the title's division. */
export async function lodgeAndRecord(
  { daybook }: Suite,
  instrument: Instrument,
  consents: readonly Consent[],
): Promise<RecordedInstrument> {
  const receipt = await mined(daybook.lodgeAndRecord(instrument, [...consents]));
  return { number: recordedIn(daybook, receipt)[0] ?? 0n, receipt };
}

/** {@link lodgeAndRecord} for many, all or none. */
export async function lodgeAndRecordBatch(
  { daybook }: Suite,
  instruments: readonly Instrument[],
  consents: readonly (readonly Consent[])[],
): Promise<{ readonly numbers: readonly bigint[]; readonly receipt: ContractTransactionReceipt }> {
  const lists = consents.map((list) => [...list]);
  const receipt = await mined(daybook.lodgeAndRecordBatch([...instruments], lists));
  return { numbers: recordedIn(daybook, receipt), receipt };
}

/**
 * Refuses a pending lodgement. The suite's runner is registrar of the title's division.
 *
 * @param reason the custom error that the examination met, ABI-encoded; see `errors.encode`.
 * @param ground legal ground in short, such as `Regulation art. 22(1)`.
 */
export async function refuse(
  { daybook }: Suite,
  { lodgement, instrument }: Pick<Lodged, "lodgement" | "instrument">,
  reason: string,
  ground: string,
): Promise<ContractTransactionReceipt> {
  return mined(daybook.refuse(argument(lodgement), instrument, reason, ground));
}

/** The applicant withdraws its pending lodgement, through its account. */
export async function withdraw(
  suite: Suite,
  lodged: Pick<Lodged, "lodgement" | "instrument">,
  applicant: string,
  keys: KeyHolder | readonly KeyHolder[],
  options: SignOptions = {},
): Promise<ContractTransactionReceipt | null> {
  return execute(suite, applicant, [await withdrawal(suite, lodged)], keys, options);
}

/** The call by which an applicant's account withdraws a lodgement. */
export async function withdrawal(
  { daybook }: Suite,
  { lodgement, instrument }: Pick<Lodged, "lodgement" | "instrument">,
): Promise<Call> {
  const data = daybook.interface.encodeFunctionData("withdraw", [argument(lodgement), instrument]);
  return { target: await daybook.getAddress(), data };
}

/** The call by which a party's account consents to an instrument, in place of a signature. */
export async function consenting({ daybook }: Suite, instrument: Instrument): Promise<Call> {
  const data = daybook.interface.encodeFunctionData("consent", [await daybook.digestOf(instrument)]);
  return { target: await daybook.getAddress(), data };
}

/** A lodgement found again by its number, pending or not; undefined if the number was not lodged on its own. */
export async function findLodgement(
  { daybook, deployment }: Suite,
  number: bigint | number,
): Promise<Lodged | undefined> {
  const [event] = await daybook.queryFilter(daybook.filters.Lodged(number), deployment.block);
  return event === undefined ? undefined : lodgedFrom(event.args);
}

/** Pending lodgements of a title, in the order of their turn. */
export async function pending(suite: Suite, title: string): Promise<Lodged[]> {
  const numbers = await suite.daybook.pendingOf(titleId.encode(title));
  const found = await Promise.all(numbers.map((number) => findLodgement(suite, number)));
  return found.filter((lodged) => lodged !== undefined);
}

interface LodgedArgs {
  register: string;
  title: bigint;
  act: bigint;
  lodgement: { number: bigint; acceptor: string; acceptedAt: bigint; consents: Iterable<string> };
  body: string;
}

function lodgedFrom({ register, title, act, lodgement, body }: LodgedArgs): Lodged {
  const { number, acceptor, acceptedAt, consents } = lodgement;
  return {
    lodgement: { number, acceptor, acceptedAt, consents: Array.from(consents) },
    instrument: { register, act: Number(act), body },
    title: titleId.decode(title),
  };
}

function lodgedIn(daybook: Daybook, receipt: ContractTransactionReceipt): Lodged[] {
  return logsOf(daybook, receipt, "Lodged").map((args) => lodgedFrom(args as LodgedArgs));
}

function recordedIn(daybook: Daybook, receipt: ContractTransactionReceipt): bigint[] {
  return logsOf(daybook, receipt, "Recorded").map((args) => (args as { number: bigint }).number);
}

function logsOf(daybook: Daybook, { logs }: ContractTransactionReceipt, name: string): unknown[] {
  return logs.flatMap((log) => {
    const parsed = daybook.interface.parseLog(log);
    return parsed?.name === name ? [parsed.args] : [];
  });
}

function argument({ consents, ...rest }: Lodgement): LodgementArgument {
  return { ...rest, consents: [...consents] };
}

/** The daybook: lodge, record, refuse, withdraw, find. */
export const daybook = {
  lodge,
  lodgeBatch,
  record,
  recordBatch,
  lodgeAndRecord,
  lodgeAndRecordBatch,
  refuse,
  withdraw,
  withdrawal,
  consenting,
  findLodgement,
  pending,
  signatories,
} as const;
