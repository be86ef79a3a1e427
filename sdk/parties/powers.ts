// SPDX-License-Identifier: Apache-2.0
import type { ContractTransactionReceipt } from "ethers";
import type { IAgency } from "../../typechain-types/contracts/party/agency/IAgency.js";
import type { Suite } from "../connect/index.js";
import { Act } from "../enums/index.js";
import { explain, type ParkfolioError } from "../errors/index.js";
import { ACTS, KINDS, type KeyHolder, type LodgedAct, type SignOptions } from "../instruments/index.js";
import { execute, type Call } from "./batches.js";

/** What an attorney may do, as people write it. */
export interface PowerScope {
  /** Acts that it may sign, by name. */
  readonly acts: readonly LodgedAct[];
  /** Official number of the one title; null, or left out, for any. */
  readonly title?: string | null;
  /** Highest sum in fen that an act may state; acts that state none are then outside. Null, or left out, without limit. */
  readonly most?: bigint | null;
  /** Last Unix second; null, or left out, until revoked. */
  readonly until?: bigint | null;
  /** Whether the attorney may appoint another within this scope (Civil Code art. 169); false by default. */
  readonly delegable?: boolean;
  /** Whether it may consent for itself, or for another, beside its principal (Civil Code art. 168); false by default. */
  readonly dealsWithItself?: boolean;
}

/** A power of attorney. */
export interface Power {
  readonly number: bigint;
  /** For whom the attorney signs. */
  readonly principal: string;
  readonly attorney: string;
  /** Unix second of the grant. */
  readonly grantedAt: bigint;
  /** Power that it was delegated from; null if the principal, or its identity office, gave it. */
  readonly parent: bigint | null;
  /** Whether the identity office registered it on a notarised document. */
  readonly registered: boolean;
  readonly revoked: boolean;
  readonly scope: Required<PowerScope>;
}

/** How the batch of an account is signed, and its last Unix second; in an hour by default. */
type Options = SignOptions & { readonly deadline?: bigint };

const LODGED = Object.keys(ACTS) as LodgedAct[];

/** A scope as the contracts take it. @throws RangeError or TypeError that says what is wrong with it. */
export function scopeToChain(scope: PowerScope): IAgency.ScopeStruct {
  const { acts, title = null, most = null, until = null, delegable = false, dealsWithItself = false } = scope;
  const unknown = acts.find((act) => !LODGED.includes(act));
  if (unknown !== undefined) throw new RangeError(`${unknown} is not an act to lodge`);
  if (most === 0n)
    throw new RangeError("a power up to nothing covers nothing; leave out `most` for no limit");
  return {
    acts: acts.reduce((bits, act) => bits | (1n << BigInt(Act[act])), 0n),
    title: KINDS.otherTitle.toChain(title),
    most: KINDS.fen.toChain(most ?? 0n) as bigint,
    until: KINDS.moment.toChain(until ?? 0n) as bigint,
    delegable,
    dealsWithItself,
  };
}

/** The scope of a power as people read it. */
export function scopeFromChain(scope: IAgency.ScopeStructOutput): Required<PowerScope> {
  return {
    acts: LODGED.filter((act) => (scope.acts >> BigInt(Act[act])) & 1n),
    title: KINDS.otherTitle.fromChain(scope.title),
    most: scope.most === 0n ? null : scope.most,
    until: scope.until === 0n ? null : scope.until,
    delegable: scope.delegable,
    dealsWithItself: scope.dealsWithItself,
  };
}

/** The call by which a principal's account gives a power. */
export async function granting({ consortium }: Suite, attorney: string, scope: PowerScope): Promise<Call> {
  const data = consortium.interface.encodeFunctionData("grantPower", [attorney, scopeToChain(scope)]);
  return { target: await consortium.getAddress(), data };
}

/**
 * The principal gives a power through its account. Anyone may send it: the suite's runner pays.
 *
 * @param keys as many keys as the principal's account asks for.
 * @returns number of the power.
 */
export async function grant(
  suite: Suite,
  principal: string,
  attorney: string,
  scope: PowerScope,
  keys: KeyHolder | readonly KeyHolder[],
  options: Options = {},
): Promise<bigint> {
  const calls = [await granting(suite, attorney, scope)];
  return numberIn(suite, await execute(suite, principal, calls, keys, options));
}

/**
 * Registers a power that was given on paper. The suite's runner holds the identity office of the principal's division.
 *
 * @param evidence commitment of the notarised power, attested as `IdentityProof`; it serves once.
 * @returns number of the power.
 */
export async function register(
  suite: Suite,
  principal: string,
  attorney: string,
  scope: PowerScope,
  evidence: string,
): Promise<bigint> {
  const sent = await suite.consortium.registerPower(principal, attorney, scopeToChain(scope), evidence);
  return numberIn(suite, await sent.wait());
}

/**
 * The attorney of a power delegates it, within its scope, through its account.
 *
 * @param parent number of the power.
 * @param attorney who is to sign.
 * @param keys keys of the account of the attorney who delegates.
 * @returns number of the new power.
 */
export async function delegate(
  suite: Suite,
  parent: bigint | number,
  attorney: string,
  scope: PowerScope,
  keys: KeyHolder | readonly KeyHolder[],
  options: Options = {},
): Promise<bigint> {
  const { consortium } = suite;
  const by = (await consortium.powerOf(parent)).attorney;
  const data = consortium.interface.encodeFunctionData("delegatePower", [
    parent,
    attorney,
    scopeToChain(scope),
  ]);
  return numberIn(
    suite,
    await execute(suite, by, [{ target: await consortium.getAddress(), data }], keys, options),
  );
}

/**
 * Revokes a power, and with it those delegated from it, through the account of its principal, of its attorney, or of
 * the attorney who delegated it. The identity office calls `consortium.revokePower` itself.
 */
export async function revoke(
  suite: Suite,
  power: bigint | number,
  by: string,
  keys: KeyHolder | readonly KeyHolder[],
  options: Options = {},
): Promise<ContractTransactionReceipt | null> {
  const { consortium } = suite;
  const data = consortium.interface.encodeFunctionData("revokePower", [power]);
  return execute(suite, by, [{ target: await consortium.getAddress(), data }], keys, options);
}

/** A power by its number; undefined if there is none. */
export async function find({ consortium }: Suite, number: bigint | number): Promise<Power | undefined> {
  const power = await consortium.powerOf(number);
  if (BigInt(power.principal) === 0n) return undefined;
  const { principal, attorney, grantedAt, parent, registered, revoked } = power;
  return {
    number: BigInt(number),
    principal,
    attorney,
    grantedAt,
    parent: parent === 0n ? null : parent,
    registered,
    revoked,
    scope: scopeFromChain(power.scope),
  };
}

/** The powers that a party gave, and those by which it signs for others, ended or not, oldest first. */
export async function of(
  suite: Suite,
  party: string,
): Promise<{ readonly asPrincipal: readonly Power[]; readonly asAttorney: readonly Power[] }> {
  const { consortium, deployment } = suite;
  const filter = consortium.filters.PowerGranted;
  const listed = async (topics: ReturnType<typeof filter>): Promise<Power[]> => {
    const events = await consortium.queryFilter(topics, deployment.block);
    const found = await Promise.all(events.map(({ args }) => find(suite, args.number)));
    return found.filter((power) => power !== undefined);
  };
  return {
    asPrincipal: await listed(filter(undefined, party)),
    asAttorney: await listed(filter(undefined, undefined, party)),
  };
}

/**
 * Why a power does not let its attorney sign now, even what it covers: revoked, expired, died with the keys that gave
 * it, a party that cannot act. Undefined if it does.
 */
export async function whyNot(
  { consortium }: Suite,
  { number, principal, scope }: Power,
): Promise<ParkfolioError | undefined> {
  const act = Act[scope.acts[0] ?? "None"];
  const title = KINDS.otherTitle.toChain(scope.title);
  try {
    await consortium.requirePower(number, principal, act, title, scope.most ?? 0n);
    return undefined;
  } catch (error) {
    const refusal = explain(error);
    if (refusal === undefined) throw error;
    return refusal;
  }
}

/** A power in lines to read before it is given, or when it is produced. */
export function describe({ number, principal, attorney, grantedAt, parent, ...rest }: Power): string[] {
  const { acts, title, most, until, delegable, dealsWithItself } = rest.scope;
  const source = rest.registered ? "registered on a notarised document" : "given by the principal's account";
  return [
    `power of attorney ${number}: ${attorney} signs for ${principal}`,
    `acts: ${acts.join(", ")}`,
    `title: ${title ?? "any"}`,
    `sum: ${most === null ? "without limit" : `at most ${KINDS.fen.show(most)}; no act that states none`}`,
    `given: ${KINDS.moment.show(grantedAt)}, ${parent === null ? source : `delegated from power ${parent}`}`,
    `ends: ${until === null ? "when revoked" : `${KINDS.moment.show(until)}, that second included`}`,
    `may appoint another: ${KINDS.flag.show(delegable)}`,
    `may stand on both sides: ${KINDS.flag.show(dealsWithItself)}`,
    ...(rest.revoked ? ["revoked"] : []),
  ];
}

function numberIn({ consortium }: Suite, receipt: ContractTransactionReceipt | null): bigint {
  for (const log of receipt?.logs ?? []) {
    const event = consortium.interface.parseLog(log);
    if (event?.name === "PowerGranted") return event.args.getValue("number") as bigint;
  }
  throw new Error("the consortium reported no power");
}

/** Powers of attorney: grant, register, delegate, revoke, find, read. */
export const powers = {
  granting,
  grant,
  register,
  delegate,
  revoke,
  find,
  of,
  whyNot,
  describe,
} as const;
