import { id, MaxUint256, ZeroAddress } from "ethers";
import { dates } from "../../sdk/dates/index.js";
import { PolicyKind, roleOf } from "../../sdk/enums/index.js";
import { licences, settlement, type RoyaltyTerms, type Schedule } from "../../sdk/index.js";
import { fresh } from "../support/acts.js";
import { calls, daysPass } from "../support/lending.js";
import { issued, licensed } from "../support/money.js";
import { titleId } from "../support/refusals.js";
import { drawn, recorded, today, type KeyedParty } from "../support/registry.js";
import { callsRoyalties, proposes } from "../support/royalties.js";
import { CREDIT, dawns, PATENT, pledgeTo, underLicence, type Cast, type Pledged } from "./patent.js";
import { yuan } from "./fields.js";

/** 3.65 % a year: 300 yuan a day on the credit. */
const RATE = 365n;
const DAYS = 180;
/** Fen owed when the default is declared, a day after maturity. */
export const OWED = CREDIT + BigInt(DAYS + 1) * yuan("300");
export const PREMIUM = yuan("30,000");

/** Step 5 with its money: pledge and loan, and the guarantee of an insurer. */
export interface Lent extends Pledged {
  readonly loan: bigint;
  readonly policy: bigint;
}

/** The bank is a bank, the insurer is licensed, everyone who pays has deposits and lets the contracts move them. */
async function funded({ s, a, bank, insurer, licensee }: Cast): Promise<void> {
  await licensed(s, bank, 10n * CREDIT);
  await s.consortium.grantRole(roleOf("Insurer", 0), insurer.address, 0);
  for (const [party, amount] of [
    [bank, CREDIT + PREMIUM],
    [insurer, 2n * CREDIT],
    [licensee, CREDIT],
  ] as const)
    await issued(s, bank, party, amount);
  for (const party of [a, bank, insurer, licensee])
    for (const spender of [s.loans, s.policies, s.royalties])
      await calls(s, party, s.token, "approve", [await spender.getAddress(), MaxUint256]);
}

/** The loan is committed, secured by the pledge of the patent, guaranteed and drawn by one of the co-owners. */
export async function lent(): Promise<Lent> {
  const all = await underLicence();
  const { s, a, b, bank } = all;
  await funded(all);
  // At noon, so that days are counted safely.
  await dawns(all, dates.addDays(await today(s), 1));
  const now = await today(s);
  await calls(s, bank, s.loans, "commit", [
    {
      register: await s.ip.getAddress(),
      title: titleId(PATENT),
      lender: bank.address,
      borrower: a.address,
      sum: CREDIT,
      maximum: false,
      rate: RATE,
      drawUntil: dates.toDay(dates.addDays(now, 30)),
      maturity: dates.toDay(dates.addDays(now, DAYS)),
    },
  ]);
  const loan = await s.loans.count();
  const { number: pledge } = await recorded(s, "Charge", PATENT, [a, b, bank], pledgeTo(all));
  await calls(s, bank, s.loans, "tie", [loan, pledge]);
  await calls(s, a, s.loans, "accept", [loan]);
  await calls(s, bank, s.loans, "fund", [loan, CREDIT]);
  await calls(s, a, s.loans, "draw", [loan, CREDIT]);
  return { ...all, pledge, loan, policy: await guaranteed(all, loan) };
}

/** The insurer guarantees the whole loan for a year. @returns number of the policy. */
async function guaranteed({ s, bank, insurer }: Cast, loan: bigint): Promise<bigint> {
  const now = await today(s);
  const terms = {
    kind: PolicyKind.PledgeGuarantee,
    register: ZeroAddress,
    title: 0n,
    loan,
    insured: bank.address,
    cover: 2n * CREDIT,
    premium: PREMIUM,
    from: dates.toDay(now),
    until: dates.toDay(dates.addDays(now, 365)),
    waitingDays: 0n,
    covered: { numerator: 1n, denominator: 1n },
    mortgagee: 0n,
    terms: id("conditions of the guarantee"),
  };
  const list = [{ party: insurer.address, share: 1n, joined: false }];
  const receipt = await calls(s, insurer, s.policies, "offer", [terms, list, 1n]);
  const events = (receipt?.logs ?? []).map((log) => s.policies.interface.parseLog(log));
  const offer = events.find((event) => event?.name === "PolicyOffered");
  const policy = offer?.args.getValue("policy") as bigint;
  await calls(s, bank, s.policies, "payPremium", [policy]);
  return policy;
}

/** Step 7: the default, and the claim on the guarantee, assessed in full. @returns number of the claim. */
export async function claimed(all: Lent): Promise<bigint> {
  const { s, bank, insurer } = all;
  await daysPass(s, DAYS + 1);
  await calls(s, bank, s.loans, "declareDefault", [all.loan, await fresh(s, "Other")]);
  const proof = await fresh(s, "Other");
  const receipt = await calls(s, bank, s.policies, "claimGuarantee", [all.policy, OWED, proof]);
  const events = (receipt?.logs ?? []).map((log) => s.policies.interface.parseLog(log));
  const claim = events.find((event) => event?.name === "ClaimFiled")?.args.getValue("claim") as bigint;
  await calls(s, insurer, s.policies, "assess", [claim, OWED, await fresh(s, "Valuation")]);
  return claim;
}

/** The insurer pays the bank in a room, against the pledge; or for no more than a release of part of it. */
export async function roomFor(all: Lent, claim: bigint, subrogates = true): Promise<Schedule> {
  const { s, bank, insurer, pledge } = all;
  const passing = { charge: pledge, to: insurer.address };
  const instrument = subrogates
    ? await drawn(s, "AssignCharge", PATENT, bank, passing)
    : await drawn(s, "ReleasePart", PATENT, bank, { charge: pledge, sum: 1n });
  return {
    seats: [
      { party: insurer.address, role: subrogates ? "IncomingLender" : "Agent" },
      { party: bank.address, role: "OutgoingLender" },
    ],
    sources: [
      {
        party: insurer.address,
        amount: OWED,
        purpose: "Guarantee",
        book: await s.policies.getAddress(),
        ref: claim,
        instrument: 1,
      },
    ],
    destinations: [{ party: bank.address, amount: OWED, purpose: "Guarantee" }],
    instruments: [instrument],
  };
}

/** Opens and verifies a room. */
export async function verifiedRoom(all: Lent, schedule: Schedule): Promise<bigint> {
  const { s, insurer } = all;
  const opens = await s.networkHelpers.time.latest();
  const terms = { opens, closes: opens + 40_000, schedule };
  const { room } = await settlement.open(s, insurer.address, insurer.key, terms, {
    deadline: BigInt(opens) + 3_600n,
  });
  await settlement.verify(s.with(s.registrar), room);
  return room;
}

/** All sign, the insurer pays in, the room settles. */
export async function settles(all: Lent, room: bigint): Promise<void> {
  const { s, bank, insurer } = all;
  for (const { address, key } of [insurer, bank]) await settlement.sign(s, room, address, key);
  const deadline = BigInt(await s.networkHelpers.time.latest()) + 3_600n;
  await settlement.fund(s, room, insurer.address, OWED, insurer.key, { deadline });
  await settlement.settle(s, room);
}

/** Royalties of the exclusive licence: 1,000.01 yuan for each quarter; the first co-owner takes what cannot be divided. */
export async function royalties(all: Lent): Promise<bigint> {
  const { s, a, b, licensee } = all;
  const terms: RoyaltyTerms = {
    register: await s.ip.getAddress(),
    title: PATENT,
    licence: all.licence,
    from: await today(s),
    months: 3,
    periods: 12,
    sum: yuan("1,000.01"),
    rate: 0n,
    per: 0n,
    taker: a.address,
    terms: id("royalties"),
  };
  const schedule = await proposes(s, licensee, terms);
  for (const owner of [a, b]) await callsRoyalties(s, owner, "agree", [schedule]);
  return schedule;
}

/** The licensee states and pays a quarter. */
export async function paysQuarter(
  { s, licensee }: Pick<Lent, "s" | "licensee">,
  schedule: bigint,
  period: number,
): Promise<void> {
  const due = licences.royaltyDue({ sum: yuan("1,000.01"), rate: 0n, per: 0n }, 0n);
  await callsRoyalties(s, licensee, "file", [schedule, period, 0n, due, id(`quarter ${period}`)]);
  const statement = await s.royalties.statementFor(schedule, period);
  await callsRoyalties(s, licensee, "pay", [statement]);
}

/** What parties hold. */
export const hold = (s: Lent["s"], ...parties: readonly KeyedParty[]): Promise<bigint[]> =>
  Promise.all(parties.map(({ address }) => s.token.balanceOf(address)));
