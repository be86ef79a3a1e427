import { readFileSync } from "node:fs";
import { join } from "node:path";
import { localKey } from "../../scripts/lib/accounts.js";
import { root } from "../../scripts/lib/project.js";
import { readParkFile } from "../../scripts/park/file/read.js";
import type { ParkFile } from "../../scripts/park/file/types.js";
import { planPark, type Ground, type Step, type StepState } from "../../scripts/park/plan/index.js";
import type { SeenParty, SeenTitle, Snapshot } from "../../scripts/park/snapshot.js";

/** The example of the documentation, as text. */
export const EXAMPLE = readFileSync(join(root, "docs/examples/park.yaml"), "utf8");

/** Addresses of the contracts that the council calls, for plans without a chain. */
export const CONTRACTS = {
  Consortium: "0x00000000000000000000000000000000000000C0",
  ParkRegistry: "0x00000000000000000000000000000000000000D0",
} as const;

/** Accounts of parties in plans without a chain. */
export const ACCOUNTS = {
  operator: "0x000000000000000000000000000000000000000A",
  circuits: "0x000000000000000000000000000000000000000b",
  software: "0x000000000000000000000000000000000000000C",
} as const;

/** Members of the council in the example, and one whose key it does not name. */
export const MEMBERS = [20, 21, 22].map((n) => localKey(n).address);
/** The identity officer and the officer of the park's authority in the example. */
export const IDENTITY = localKey(4).address;
export const OFFICER = localKey(34).address;

/** The example, with text replaced. */
export function exampleFile(...changes: readonly (readonly [from: string, to: string])[]): ParkFile {
  const text = changes.reduce((sum, [from, to]) => sum.replace(from, to), EXAMPLE);
  const { file, mistakes } = readParkFile(text);
  if (file === undefined) throw new Error(JSON.stringify(mistakes));
  return file;
}

/** A party as it is when it is enrolled, active and has its keys. */
export const enrolledAs = (address: string): SeenParty => ({
  address,
  standing: "Active",
  refusal: "",
  keyed: true,
  barredUntil: undefined,
});

/** A title of the register that is in no park. */
export const registered = (extent: bigint, state: SeenTitle["state"] = "Live"): SeenTitle => ({
  state,
  use: "Industrial",
  extent,
  entered: undefined,
  kept: 0n,
  taken: 0n,
});

const TITLES: Readonly<Record<string, SeenTitle>> = {
  "310113901001GB00071W00000000": registered(1_200_000n),
  "310113901001GB00071F00010000": registered(0n, "None"),
  "310113901001GB00071F00010001": registered(480_050n),
  "310113901001GB00071F00010002": registered(480_050n),
  "310113901001GB00072W00000000": registered(1_200_000n),
  "310113901001GB00072F00010000": registered(480_050n, "Following"),
};

/** A chain on which nothing of the example is done, and everything that it needs is there. */
export function bareChain(change: Partial<Snapshot> = {}): Snapshot {
  const unknown = (address: string): SeenParty => ({
    ...enrolledAs(address),
    standing: "Unknown",
    keyed: false,
  });
  return {
    now: Date.UTC(2026, 11, 1) / 1000,
    today: "2026-12-01",
    parkCount: 3,
    park: undefined,
    parties: Object.fromEntries(
      Object.entries(ACCOUNTS).map(([alias, address]) => [alias, unknown(address)]),
    ),
    offices: { [`Identity:310113:${IDENTITY}`]: true },
    documents: {},
    titles: TITLES,
    divisions: { 310113: 310113 },
    tenancies: {},
    council: { owners: MEMBERS, threshold: 2, proposals: [] },
    ...change,
  };
}

/** A chain on which the park of the example is established, with its parties and offices. */
export function establishedChain(change: Partial<Snapshot> = {}): Snapshot {
  const { park } = exampleFile();
  return bareChain({
    parkCount: 4,
    park: { ...park, number: 4, operator: ACCOUNTS.operator, zones: [] },
    parties: Object.fromEntries(Object.entries(ACCOUNTS).map(([alias, at]) => [alias, enrolledAs(at)])),
    offices: {
      [`Identity:310113:${IDENTITY}`]: true,
      [`ParkOperator:310113:${ACCOUNTS.operator}`]: true,
      [`ParkAuthority:310113:${OFFICER}`]: true,
    },
    ...change,
  });
}

/** What plans are made from: the example, a chain, and every key that it names. */
export function ground(seen: Snapshot, change: Partial<Ground> = {}): Ground {
  return {
    file: exampleFile(),
    seen,
    keys: {
      identity: IDENTITY,
      authority: OFFICER,
      council: MEMBERS.slice(0, 2),
      parties: Object.keys(ACCOUNTS),
    },
    contracts: CONTRACTS,
    ...change,
  };
}

/** States of the steps of a plan by their names, reasons left out. */
export const statesOf = (steps: readonly Step[]): Record<string, StepState["is"]> =>
  Object.fromEntries(steps.map(({ id, state }) => [id, state.is]));

/** Where a step of a plan is. */
export function stateIn(steps: readonly Step[], id: string): StepState {
  const step = steps.find((each) => each.id === id);
  if (step === undefined) throw new Error(`no step ${id} among ${steps.map((each) => each.id).join(", ")}`);
  return step.state;
}

/** Where a step is in the plan for a chain. */
export const planned = (id: string, seen: Snapshot, change: Partial<Ground> = {}): StepState =>
  stateIn(planPark(ground(seen, change)), id);
