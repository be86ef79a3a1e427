import fc from "fast-check";
import { id, ZeroHash } from "ethers";
import { dates } from "../../../sdk/dates/index.js";
import { succession, type LodgedAct, type Particulars, type RecordedInstrument } from "../../../sdk/index.js";
import {
  charge,
  corrected,
  exOfficio,
  fresh,
  notice,
  ordered,
  pass,
  proposed,
  sale,
  seizure,
  shareSale,
} from "../../support/acts.js";
import {
  enrolled,
  INDUSTRIAL,
  onParcel,
  paidGrant,
  parcel,
  recorded,
  today,
  type HeaderChange,
  type KeyedParty,
} from "../../support/registry.js";
import { titleId } from "../../support/refusals.js";
import { passerBy, succeeded } from "../../support/succession.js";
import { loadSuite, type LoadedSuite } from "../../support/suite.js";

/** All titles that the sequences touch: parcels, buildings and units on the first, and numbers to divide and merge into. */
export const TITLES = [
  parcel(1),
  parcel(2),
  parcel(3),
  onParcel(1, 1),
  onParcel(1, 1, 1),
  onParcel(1, 1, 2),
  onParcel(1, 2),
  parcel(11),
  parcel(12),
  parcel(13),
] as const;

export interface World {
  readonly s: LoadedSuite;
  /** Who deals; in the place of one that was succeeded stands a newcomer. */
  readonly parties: [KeyedParty, KeyedParty, KeyedParty, KeyedParty];
  /** Parties that were succeeded. */
  readonly ceased: KeyedParty[];
}

export async function world(): Promise<World> {
  const s = await loadSuite();
  const parties: World["parties"] = [
    await enrolled(s, 0),
    await enrolled(s, 1),
    await enrolled(s, 2),
    await enrolled(s, 3),
  ];
  return { s, parties, ceased: [] };
}

/** What a step asks for, in numbers that mean what the act makes of them. */
export interface Step {
  readonly act: ActTried;
  readonly title: number;
  readonly by: number;
  readonly to: number;
  /** Which charge or restraint of the title; beyond them, one that is not there. */
  readonly which: number;
  readonly size: number;
  /** Whether all parties consent, or the applicant alone. */
  readonly agreed: boolean;
}

type Done = RecordedInstrument | undefined;

/** A step with what it refers to looked up. */
interface Scene extends World {
  readonly step: Step;
  readonly title: string;
  readonly by: KeyedParty;
  readonly to: KeyedParty;
  /** Numbers of the title's charges and restraints. */
  readonly charges: readonly bigint[];
  readonly restraints: readonly bigint[];
  readonly one: (of: readonly bigint[]) => bigint;
}

/** Records an act for the party of the step, with the consents of the step. */
async function act<A extends LodgedAct>(
  { s, parties, step, title, by }: Scene,
  name: A,
  fields: Particulars<A>,
  header: HeaderChange = {},
): Promise<Done> {
  const others = step.agreed ? parties.filter((party) => party !== by) : [];
  return recorded(s, name, title, [by, ...others], fields, header);
}

/** Another party succeeds the one of the step, whose titles are rewritten; a newcomer deals in its place. */
async function succeededBy({ s, parties, ceased, by, to, step }: Scene): Promise<Done> {
  if (parties.length + ceased.length >= s.keys.length) return undefined;
  await succeeded(s, by, [to], { keepsSecurities: step.which === 0 });
  const newcomer = await enrolled(s, parties.length + ceased.length);
  parties[step.by as 0 | 1 | 2 | 3] = newcomer;
  ceased.push(by);
  await succession.carry(s.with(passerBy(s)), by.address, { batch: 1 + (step.size % 5) });
  return undefined;
}

const uses = (count: number) => Array.from({ length: count }, () => "Industrial" as const);

/** Every act that the sequences try. */
const TRIED = {
  register: async (c) => {
    const onLand = !c.title.includes("W0000");
    const evidence = await (onLand
      ? fresh(c.s, "CompletionPapers")
      : paidGrant(c.s, c.title + String(c.step.size)));
    const termEnd = onLand ? null : dates.addYears(await today(c.s), 30 + (c.step.size % 2));
    if (c.step.which < 3) return act(c, "FirstRegistration", { ...INDUSTRIAL, termEnd }, { evidence });
    const holders = [c.by.address, c.to.address];
    const shares = [BigInt(1 + (c.step.size % 3)), 1n];
    const fields = { ...INDUSTRIAL, termEnd, holders, shares, denominator: (shares[0] ?? 0n) + 1n };
    return act(c, "FirstRegistrationInShares", fields, { evidence });
  },
  transfer: (c) => act(c, "Transfer", { ...sale(c.to), acknowledged: c.step.which % 2 === 0 }),
  share: (c) =>
    act(
      c,
      "TransferShare",
      shareSale(c.to, 1n, BigInt(1 + (c.step.size % 6)), { cause: c.step.which % 3 === 0 ? "Sale" : "Gift" }),
    ),
  inherit: async (c) =>
    act(
      c,
      "Transmit",
      { from: c.to.address, numerator: 0n, denominator: 0n, cause: "Inheritance" },
      { evidence: await fresh(c.s, "SuccessionProof") },
    ),
  change: (c) =>
    act(c, "Change", { use: "Industrial", extent: 12_345 + c.step.size, particulars: id("new") }),
  cancel: (c) => act(c, "Cancel", { cause: ZeroHash }),
  mortgage: (c) =>
    act(
      c,
      "Charge",
      charge(c.to, {
        kind: c.step.size % 3 === 0 ? "MaximumMortgage" : "Mortgage",
        sum: BigInt(c.step.size),
        rankWith: c.step.which < 2 ? c.one(c.charges) : 0n,
        transferBan: c.step.which === 4,
        acknowledged: true,
      }),
    ),
  lease: async (c) => {
    const from = await today(c.s);
    const until = dates.addDays(from, c.step.size * 200);
    return act(c, "Charge", charge(c.to, { kind: "Lease", sum: 0n, from, until, acknowledged: true }));
  },
  vary: async (c) => {
    const until = c.step.size % 2 === 0 ? null : dates.addYears(await today(c.s), c.step.size);
    const terms = { sum: BigInt(c.step.size), until, transferBan: false, terms: id("varied") };
    return act(c, "VaryCharge", { charge: c.one(c.charges), ...terms });
  },
  assign: (c) => act(c, "AssignCharge", { charge: c.one(c.charges), to: c.to.address }),
  postpone: (c) =>
    act(c, "PostponeCharge", {
      charge: c.one(c.charges),
      behind: c.charges[c.step.size % (c.charges.length + 1)] ?? 0n,
    }),
  release: (c) => act(c, "ReleasePart", { charge: c.one(c.charges), sum: BigInt(c.step.size) }),
  discharge: (c) => act(c, "Discharge", { charge: c.one(c.charges) }),
  fix: (c) => act(c, "FixCeiling", { charge: c.one(c.charges), amount: BigInt(c.step.size) }),
  seize: (c) =>
    ordered(c.s, "Seize", c.title, { ...seizure(c.by, BigInt(c.step.size)), whole: c.step.agreed }),
  renewOrder: (c) =>
    ordered(c.s, "RenewOrder", c.title, { order: c.one(c.restraints), months: BigInt(c.step.size) }),
  lift: (c) => ordered(c.s, "LiftOrder", c.title, { order: c.one(c.restraints) }),
  auction: (c) =>
    ordered(c.s, "OrderedTransfer", c.title, {
      from: c.by.address,
      to: c.to.address,
      numerator: 0n,
      denominator: 0n,
      auction: c.step.agreed,
      proceeds: BigInt(c.step.size),
    }),
  caution: (c) => act(c, "Caution", {}),
  notice: (c) => act(c, "Notice", { ...notice(c.to), kind: "Sale" }),
  search: (c) => act(c, "Search", {}),
  lock: (c) => exOfficio(c.s, "Lock", c.title, {}),
  end: (c) =>
    c.step.agreed
      ? exOfficio(c.s, "ReleaseRestraint", c.title, { restraint: c.one(c.restraints) })
      : act(c, "ReleaseRestraint", { restraint: c.one(c.restraints) }),
  propose: (c) => proposed(c.s, c.title, BigInt(c.step.which)).then(() => undefined),
  correct: async (c) => {
    const { termEnd } = await c.s.landViews.folioOf(titleId(c.title));
    const end = termEnd === 0n ? null : dates.fromDay(Number(termEnd));
    const page = {
      use: "Industrial",
      extent: 500,
      termEnd: end,
      denominator: 0n,
      holders: [],
      shares: [],
    } as const;
    const fields = { proposal: c.one(c.restraints), version: BigInt(1 + (c.step.size % 3)), ...page };
    return corrected(c.s, c.title, fields, ...c.parties);
  },
  reconcile: (c) =>
    exOfficio(c.s, "Reconcile", c.title, {
      state: c.step.agreed ? "Registered" : "Diverged",
      legalBasis: "ParkContract",
      externalRef: ZeroHash,
    }),
  divide: async (c) => {
    const children = c.title === TITLES[3] ? [TITLES[4], TITLES[5]] : [TITLES[7], TITLES[8]];
    const extents = [INDUSTRIAL.extent / 2, INDUSTRIAL.extent / 2].map(Math.floor);
    const fields = { charges: c.charges, children, extents, uses: uses(2) };
    return act(c, "Divide", fields, { evidence: await fresh(c.s, "Survey") });
  },
  merge: async (c) => {
    const others = [c.title === TITLES[7] ? TITLES[8] : TITLES[c.step.which % 3 === 0 ? 0 : 1]];
    const extent = Math.floor(INDUSTRIAL.extent) * (c.title === TITLES[7] ? 1 : 2);
    const fields = { into: TITLES[9], extent, use: "Industrial", others } as const;
    return act(c, "Merge", fields, { evidence: await fresh(c.s, "Survey") });
  },
  renew: async (c) => {
    const termEnd = dates.addYears(await today(c.s), c.step.size * 2);
    return act(
      c,
      "Renew",
      { termEnd },
      { evidence: await paidGrant(c.s, `${c.title} ${c.step.size} renewed`) },
    );
  },
  succeed: succeededBy,
  expire: (c) => exOfficio(c.s, "Expire", c.title, {}),
  wait: (c) => pass(c.s, c.step.size * (c.step.agreed ? 1 : 60)).then(() => undefined),
} satisfies Record<string, (scene: Scene) => Promise<Done>>;

export type ActTried = keyof typeof TRIED;

/** Does a step; throws what the register refuses it with. */
export async function take(w: World, step: Step): Promise<Done> {
  const title = TITLES[step.title % TITLES.length] ?? TITLES[0];
  const key = titleId(title);
  const charges = Array.from(await w.s.landViews.chargesOf(key), ({ id: number }) => number);
  const restraints = Array.from(await w.s.landViews.restraintsOf(key), ({ restraint }) => restraint.id);
  const [by, to] = [w.parties[step.by], w.parties[step.to]];
  if (by === undefined || to === undefined) throw new RangeError("no such party");
  const one = (of: readonly bigint[]) => of[step.which === 4 ? of.length : step.which % of.length] ?? 0n;
  return TRIED[step.act]({ ...w, step, title, by, to, charges, restraints, one });
}

/** Parcels are chosen more often than the rest, and often enough to be registered first. */
const place = fc.oneof(
  { weight: 9, arbitrary: fc.nat(1) },
  { weight: 2, arbitrary: fc.nat(TITLES.length - 1) },
);

const steps = (acts: readonly ActTried[]): fc.Arbitrary<Step> =>
  fc.record({
    act: fc.constantFrom(...acts),
    title: place,
    by: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(3) }),
    to: fc.nat(3),
    which: fc.nat(4),
    size: fc.integer({ min: 1, max: 40 }),
    agreed: fc.oneof(
      { weight: 4, arbitrary: fc.constant(true) },
      { weight: 1, arbitrary: fc.constant(false) },
    ),
  });

/** What is tried three times as often as the rest: acts on which others build. */
const COMMON: readonly ActTried[] = [
  "transfer",
  "share",
  "mortgage",
  "lease",
  "postpone",
  "seize",
  "lift",
  "notice",
  "end",
  "change",
  "succeed",
];

/** Registrations of the first two parcels, then steps of every kind. */
export function sequences(length: number): fc.Arbitrary<Step[]> {
  const opened = [0, 1].map((title) =>
    steps(["register"]).map((step) => ({ ...step, title, by: 0, agreed: true })),
  );
  const rest = fc.array(steps([...(Object.keys(TRIED) as ActTried[]), ...COMMON, ...COMMON]), {
    minLength: length,
    maxLength: length,
  });
  return fc
    .tuple(...opened, rest)
    .map(([first, second, more]) => [first as Step, second as Step, ...(more as Step[])]);
}
