// SPDX-License-Identifier: Apache-2.0
import type { Suite } from "../connect/index.js";
import { contractAt, functionText } from "./describe.js";
import { officeOf, TASKS, type Office } from "./offices.js";
import { providerOf } from "./safe.js";

/** An office that somebody holds or held. Moments are Unix seconds. */
export interface Permission {
  readonly office: Office["kind"];
  /** GB/T 2260 code; 0 for the whole country. */
  readonly division: number;
  readonly holder: string;
  /** Name of the contract that holds it, if it is one of the suite. */
  readonly contract: string;
  /** From when it counts; later than the grant if the council set a delay of grants. */
  readonly since: number;
  /** When it was revoked or given up; null while it is held. */
  readonly until: number | null;
  /** Seconds between the scheduling of an act and the act; an office other than Admin counts only without delay. */
  readonly delay: number;
  /** A delay that is to come, and from when; null if none is. */
  readonly nextDelay: { readonly delay: number; readonly from: number } | null;
  /** What it allows, in words. */
  readonly may: string;
  /** Functions that are bound to it alone. */
  readonly functions: readonly string[];
  /** Retired divisions for which it counts as well. */
  readonly alsoFor: readonly number[];
}

/** Who may do what, where, since when, until when; as of a block. */
export interface Permissions {
  readonly block: number;
  /** Unix second of that block. */
  readonly at: number;
  readonly permissions: readonly Permission[];
}

/** What the events tell; the getters tell the rest. */
type Grant = { role: bigint; holder: string; since: number; until: number | null; delay: number };

/**
 * Rebuilds from the chain alone who holds and held which office: from the events of the manager, checked against what
 * it says now.
 *
 * @throws Error if the events and the getters differ: the node does not give every event.
 */
export async function permissions(suite: Suite): Promise<Permissions> {
  const latest = await providerOf(suite).getBlock("latest");
  if (latest === null) throw new Error("the node has no blocks");
  const grants = await grantsOf(suite);
  const functions = await functionsByRole(suite);
  const retired = await retirements(suite);
  const list: Permission[] = [];
  for (const grant of grants) list.push(await permission(suite, grant, functions, retired));
  return { block: latest.number, at: latest.timestamp, permissions: list };
}

async function permission(
  suite: Suite,
  { role, holder, since, until, delay }: Grant,
  functions: ReadonlyMap<bigint, readonly string[]>,
  retired: ReadonlyMap<number, number>,
): Promise<Permission> {
  const { kind, division } = officeOf(role);
  const now = until === null ? await suite.consortium.getAccess(role, holder) : undefined;
  if (now !== undefined && Number(now.since) !== since) {
    throw new Error(
      `${holder} has role ${role.toString()} since ${now.since.toString()}, but no event says so`,
    );
  }
  const next = now !== undefined && now.effect !== 0n;
  return {
    office: kind,
    division,
    holder,
    contract: contractAt(suite, holder),
    since,
    until,
    delay: now === undefined ? delay : Number(now.currentDelay),
    nextDelay: next ? { delay: Number(now.pendingDelay), from: Number(now.effect) } : null,
    may: TASKS[kind],
    functions: functions.get(role) ?? [],
    alsoFor: division === 0 ? [] : predecessors(division, retired),
  };
}

/** Every grant with its end, in the order of roles, then of time. */
async function grantsOf({ consortium, deployment }: Suite): Promise<Grant[]> {
  const [granted, revoked] = await Promise.all([
    consortium.queryFilter(consortium.filters.RoleGranted(), deployment.block),
    consortium.queryFilter(consortium.filters.RoleRevoked(), deployment.block),
  ]);
  const inOrder = [...granted, ...revoked].sort((a, b) => a.blockNumber - b.blockNumber || a.index - b.index);
  const grants: Grant[] = [];
  for (const event of inOrder) {
    const { roleId: role, account: holder } = event.args;
    const held = grants.find((g) => g.role === role && g.holder === holder && g.until === null);
    if (event.eventName === "RoleRevoked") {
      if (held !== undefined) held.until = (await event.getBlock()).timestamp;
      continue;
    }
    const { delay, since, newMember } = event.args;
    if (newMember) grants.push({ role, holder, since: Number(since), until: null, delay: Number(delay) });
    else if (held !== undefined) held.delay = Number(delay);
  }
  return grants.sort((a, b) => (a.role === b.role ? a.since - b.since : a.role < b.role ? -1 : 1));
}

/** Functions that are bound to a role; all other restricted ones are the admin's. */
async function functionsByRole(suite: Suite): Promise<Map<bigint, string[]>> {
  const { consortium, deployment } = suite;
  const bound = await consortium.queryFilter(
    consortium.filters.TargetFunctionRoleUpdated(),
    deployment.block,
  );
  const functions = new Map<string, readonly [target: string, selector: string]>();
  for (const { args } of bound) functions.set(args.target + args.selector, [args.target, args.selector]);
  const byRole = new Map<bigint, string[]>();
  for (const [target, selector] of functions.values()) {
    const role = await consortium.getTargetFunctionRole(target, selector);
    const name = functionText(suite, contractAt(suite, target) || target, selector);
    byRole.set(role, [...(byRole.get(role) ?? []), name]);
  }
  return byRole;
}

/** Retired divisions and their successors. */
async function retirements({ consortium, deployment }: Suite): Promise<Map<number, number>> {
  const events = await consortium.queryFilter(consortium.filters.DivisionRetired(), deployment.block);
  const divisions = new Set(events.map(({ args }) => Number(args.division)));
  const retired = new Map<number, number>();
  for (const division of divisions) {
    const successor = Number(await consortium.divisionSuccessor(division));
    if (successor !== 0) retired.set(division, successor);
  }
  return retired;
}

/** Divisions that a division has succeeded, directly or through others. */
function predecessors(division: number, retired: ReadonlyMap<number, number>): number[] {
  const direct = [...retired].filter(([, successor]) => successor === division).map(([code]) => code);
  return direct.flatMap((code) => [code, ...predecessors(code, retired)]);
}
