// SPDX-License-Identifier: Apache-2.0
import type { Daybook } from "../../typechain-types/index.js";
import type { Suite } from "../connect/index.js";
import { digest } from "../instruments/index.js";

/** A party that consented to an instrument. */
export interface Signatory {
  readonly party: string;
  /** Who signed for it; null if it consented itself. */
  readonly attorney: string | null;
  /** Number of the attorney's power; null if it consented itself. */
  readonly power: bigint | null;
}

/** Who consented to what was lodged or recorded under a number. */
export interface Signatories {
  readonly number: bigint;
  /** Name of the instrument, see `Daybook.digestOf`. */
  readonly digest: string;
  /** In the order in which the consents were given. */
  readonly signatories: readonly Signatory[];
  /**
   * Whether these are all. Consents at lodging stand in the event `Lodged`; those that are given with the recording
   * only in the transaction, and there they are found if it calls the daybook itself. Attorneys are always found.
   */
  readonly complete: boolean;
}

/**
 * Who consented to what was lodged under a number, and who signed for whom.
 *
 * @returns undefined if nothing was lodged or recorded under the number on its own.
 */
export async function signatories(suite: Suite, number: bigint | number): Promise<Signatories | undefined> {
  const { daybook, deployment } = suite;
  const { block } = deployment;
  const [lodged] = await daybook.queryFilter(daybook.filters.Lodged(number), block);
  const [recorded] = await daybook.queryFilter(daybook.filters.Recorded(number), block);
  if (lodged === undefined && recorded === undefined) return undefined;
  const name = recorded?.args.digest ?? digestOf(suite, lodged?.args);
  const later = recorded === undefined ? [] : await givenWith(daybook, await recorded.getTransaction(), name);
  const signed = await daybook.queryFilter(daybook.filters.SignedFor(name), block);
  const represented = signed.map(({ args }) => args.principal);
  const parties = [...(lodged?.args.lodgement.consents ?? []), ...(later ?? [])];
  const all = [...parties, ...represented.filter((party) => !parties.includes(party))];
  return {
    number: BigInt(number),
    digest: name,
    signatories: all.map((party) => {
      const by = signed.find(({ args }) => args.principal === party)?.args;
      return { party, attorney: by?.attorney ?? null, power: by?.power ?? null };
    }),
    complete: later !== undefined,
  };
}

function digestOf(
  { deployment }: Suite,
  lodged: { register: string; act: bigint; body: string } | undefined,
): string {
  if (lodged === undefined) return "";
  const { register, act, body } = lodged;
  return digest({ register, act: Number(act), body }, deployment.chainId);
}

interface InstrumentArgument {
  readonly register: string;
  readonly act: bigint;
  readonly body: string;
}

type ConsentArguments = readonly { readonly party: string }[];

/** Parties whose consents were given with a recording; undefined if the transaction does not call the daybook. */
async function givenWith(
  daybook: Daybook,
  transaction: { to: string | null; data: string; chainId: bigint },
  name: string,
): Promise<string[] | undefined> {
  if (transaction.to !== (await daybook.getAddress())) return undefined;
  const call = daybook.interface.parseTransaction(transaction);
  const of = (consents: ConsentArguments | undefined) => consents?.map(({ party }) => party);
  switch (call?.name) {
    case "record":
      return of(call.args.getValue("further") as ConsentArguments);
    case "recordBatch":
      return [];
    case "lodgeAndRecord":
      return of(call.args.getValue("consents") as ConsentArguments);
    case "lodgeAndRecordBatch": {
      const list = [...(call.args.getValue("instruments") as Iterable<InstrumentArgument>)];
      const place = list.findIndex(
        ({ register, act, body }) =>
          digest({ register, act: Number(act), body }, transaction.chainId) === name,
      );
      return of((call.args.getValue("consents") as readonly ConsentArguments[])[place]);
    }
    default:
      return undefined;
  }
}
