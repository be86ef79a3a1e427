import fc from "fast-check";
import { roleOf } from "../../../sdk/enums/index.js";
import type { DepositToken } from "../../../typechain-types/index.js";
import { fresh, pass } from "../../support/acts.js";
import { banks as enrolledBanks, licensed, paysBy, unlicensed } from "../../support/money.js";
import { enrolled, keyOf, type KeyedParty } from "../../support/registry.js";
import { loadSuite, type LoadedSuite } from "../../support/suite.js";

/** How many banks, and how many parties beside them. A custodian and a stranger come after. */
export const BANKS = 3;
export const PARTIES = 4;
const CUSTODIAN = BANKS + PARTIES;
const STRANGER = CUSTODIAN + 1;
const LIMIT = 1_000n;

/** Who deals with deposits. */
export interface World {
  readonly s: LoadedSuite;
  readonly token: DepositToken;
  readonly banks: readonly KeyedParty[];
  /** Addresses of all: banks, parties, the custodian, a stranger. */
  readonly all: readonly string[];
  readonly parties: readonly KeyedParty[];
}

/** One call, of accounts by their place in {@link World.all}. */
export interface Step {
  readonly act:
    | "issue"
    | "redeem"
    | "transfer"
    | "approve"
    | "transferFrom"
    | "release"
    | "setLimit"
    | "licence"
    | "freeze"
    | "force"
    | "suspend"
    | "reinstate"
    | "days";
  readonly by: number;
  readonly from: number;
  readonly to: number;
  readonly amount: bigint;
  readonly months: bigint;
}

export async function world(): Promise<World> {
  const s = await loadSuite();
  const banks = await enrolledBanks(s, 0, BANKS, LIMIT);
  const parties = [...banks];
  for (let n = BANKS; n < CUSTODIAN; n++) parties.push(await enrolled(s, n));
  const [custodian, stranger] = [keyOf(s, CUSTODIAN).address, keyOf(s, STRANGER).address];
  await s.consortium.grantRole(roleOf("Custodian", 0), custodian, 0);
  return {
    s,
    token: s.token,
    banks,
    parties,
    all: [...parties.map(({ address }) => address), custodian, stranger],
  };
}

const anybody = fc.nat(STRANGER);
const party = fc.nat(CUSTODIAN - 1);

/** Amounts around the limits and balances that matter. */
const amount = fc.oneof(
  { weight: 6, arbitrary: fc.bigInt({ min: 0n, max: 300n }) },
  { weight: 2, arbitrary: fc.bigInt({ min: 0n, max: LIMIT + 5n }) },
  { weight: 1, arbitrary: fc.constantFrom(0n, LIMIT, 2n ** 128n - 1n) },
);

const act = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom("issue" as const, "transfer" as const) },
  { weight: 3, arbitrary: fc.constantFrom("redeem" as const, "approve" as const, "transferFrom" as const) },
  { weight: 2, arbitrary: fc.constantFrom("freeze" as const, "force" as const, "release" as const) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "setLimit" as const,
      "licence" as const,
      "suspend" as const,
      "reinstate" as const,
      "days" as const,
    ),
  },
);

const step: fc.Arbitrary<Step> = fc.record({
  act,
  by: party,
  from: anybody,
  to: anybody,
  amount,
  months: fc.bigInt({ min: 1n, max: 12n }),
});

/** Sequences of calls. */
export const sequences = (length: number): fc.Arbitrary<Step[]> =>
  fc.array(step, { minLength: length, maxLength: length });

function memberOf(list: readonly KeyedParty[], place: number): KeyedParty {
  const found = list[place];
  if (found === undefined) throw new RangeError(`no party ${place}`);
  return found;
}

/** Makes the call. @throws the refusal, if it is refused. */
export async function take(w: World, { act: what, by, from, to, amount: fen, months }: Step): Promise<void> {
  const { s, token } = w;
  const at = (place: number): string => w.all[place] ?? "";
  const caller = memberOf(w.parties, by);
  const bank = memberOf(w.banks, by % BANKS);
  const calls: Readonly<Record<Step["act"], () => Promise<unknown>>> = {
    issue: () => paysBy(s, bank, "issue", [at(to), fen]),
    redeem: () => paysBy(s, bank, "redeem", [at(from), fen]),
    transfer: () => paysBy(s, caller, "transfer", [at(to), fen]),
    approve: () => paysBy(s, caller, "approve", [memberOf(w.banks, to % BANKS).address, fen]),
    transferFrom: () => paysBy(s, bank, "transferFrom", [at(from), at(to), fen]),
    release: () => token.connect(keyOf(s, CUSTODIAN)).transfer(at(to), fen),
    setLimit: () => token.setLimit(bank.address, fen),
    licence: () => (to % 2 === 0 ? licensed(s, bank, LIMIT) : unlicensed(s, bank)),
    freeze: () => freeze(w, at(from), fen, months),
    force: () => force(w, at(from), at(to), fen),
    suspend: async () =>
      s.consortium.connect(s.identity).suspend(caller.address, await fresh(s, "AuthorityDecision")),
    reinstate: async () =>
      s.consortium.connect(s.identity).reinstate(caller.address, await fresh(s, "AuthorityDecision")),
    days: () => pass(s, Number(months) * 20),
  };
  await calls[what]();
}

async function freeze({ s }: World, account: string, fen: bigint, months: bigint): Promise<void> {
  const court = s.token.connect(s.court);
  await court.orderFreeze(account, fen, fen === 0n ? 0n : months, await fresh(s, "CourtOrder"));
  await court.setFrozenTokens(account, fen);
}

/** An order that cannot be carried out is taken out of the way: the next may say the same. */
async function force({ s }: World, from: string, to: string, fen: bigint): Promise<void> {
  const court = s.token.connect(s.court);
  const order = await fresh(s, "CourtOrder");
  await court.orderTransfer(from, to, fen, order);
  try {
    await court.forcedTransfer(from, to, fen);
  } catch (error) {
    await s.consortium.connect(s.attester).revoke(order, order);
    throw error;
  }
}
