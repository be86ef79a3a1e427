// SPDX-License-Identifier: Apache-2.0
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { expect } from "chai";
import type { ContractTransactionReceipt } from "ethers";
import { DocumentKind, roleOf } from "../../sdk/enums/index.js";
import { parties, type KeyHolder } from "../../sdk/index.js";
import type { DepositToken } from "../../typechain-types/index.js";
import { fresh } from "./acts.js";
import { documentOf } from "./personal.js";
import { BAOSHAN, enrolled, keyOf, type KeyedParty } from "./registry.js";
import { loadSuite, type LoadedSuite } from "./suite.js";

/** Functions of the token that parties call from their accounts. */
type Method = "transfer" | "transferFrom" | "approve" | "issue" | "redeem" | "takeOver";

/** A party calls the token from its account. */
export async function paysBy(
  s: LoadedSuite,
  { address, key }: KeyedParty,
  method: Method,
  values: readonly unknown[],
): Promise<ContractTransactionReceipt | null> {
  const target = await s.token.getAddress();
  const data = s.token.interface.encodeFunctionData(method as "transfer", values as never);
  const deadline = BigInt(await s.networkHelpers.time.latest()) + 3_600n;
  return parties.execute(s, address, [{ target, data }], key, { deadline });
}

/** A party pays another. */
export const pays = (
  s: LoadedSuite,
  from: KeyedParty,
  to: Pick<KeyedParty, "address">,
  amount: bigint,
): Promise<ContractTransactionReceipt | null> => paysBy(s, from, "transfer", [to.address, amount]);

/** The council licenses a party as a bank, and sets its limit. */
export async function licensed(s: LoadedSuite, bank: KeyedParty, limit: bigint): Promise<void> {
  await s.consortium.grantRole(roleOf("Bank", 0), bank.address, 0);
  await s.token.setLimit(bank.address, limit);
}

/** The council ends a licence. */
export async function unlicensed(s: LoadedSuite, bank: KeyedParty): Promise<void> {
  await s.consortium.revokeRole(roleOf("Bank", 0), bank.address);
}

/** A bank issues to a holder. */
export const issued = (
  s: LoadedSuite,
  bank: KeyedParty,
  to: Pick<KeyedParty, "address">,
  amount: bigint,
): Promise<ContractTransactionReceipt | null> => paysBy(s, bank, "issue", [to.address, amount]);

/** Enrols banks with the n-th key and those after it, each with this limit. */
export async function banks(
  s: LoadedSuite,
  n: number,
  count: number,
  limit: bigint,
): Promise<readonly KeyedParty[]> {
  const found: KeyedParty[] = [];
  for (let i = 0; i < count; i++) {
    const bank = await enrolled(s, n + i);
    await licensed(s, bank, limit);
    found.push(bank);
  }
  return found;
}

/** What tests of the token begin with. */
export interface Money {
  readonly s: LoadedSuite;
  readonly token: DepositToken;
  /** A bank with a limit of {@link LIMIT}. */
  readonly bank: KeyedParty;
  /** A party that holds {@link HELD}. */
  readonly payer: KeyedParty;
  readonly payee: KeyedParty;
  readonly other: KeyedParty;
  /** Who holds for others, and is no party. */
  readonly custodian: HardhatEthersSigner;
}

export const LIMIT = 1_000_000n;
export const HELD = 100_000n;

/** A bank, a payer with deposits, two other parties and a custodian. The bank has the key 0, the payer 1. */
export async function moneyed(): Promise<Money> {
  const s = await loadSuite();
  const [bank] = (await banks(s, 0, 1, LIMIT)) as [KeyedParty];
  const [payer, payee, other] = [await enrolled(s, 1), await enrolled(s, 2), await enrolled(s, 3)];
  const custodian = keyOf(s, 8);
  await s.consortium.grantRole(roleOf("Custodian", 0), custodian.address, 0);
  await issued(s, bank, payer, HELD);
  return { s, token: s.token, bank, payer, payee, other, custodian };
}

/** What an account of several keys, or of another kind of key, signs with. */
export interface Signatory {
  readonly address: string;
  readonly keys: readonly KeyHolder[];
}

/** Enrols a party with any keys; the threshold is their number, unless stated. */
export async function enrolledWith(
  s: LoadedSuite,
  name: string,
  signers: readonly string[],
  keys: readonly KeyHolder[],
  threshold = keys.length,
): Promise<Signatory> {
  const proof = documentOf(`identity of ${name}`);
  await s.consortium.connect(s.attester).attest(proof, DocumentKind.IdentityProof, 0, documentOf("counter"));
  const address = await parties.enrol(s.with(s.identity), {
    credential: documentOf(`credential of ${name}`),
    kind: "LegalPerson",
    division: BAOSHAN,
    evidence: proof,
    signers,
    threshold,
  });
  return { address, keys };
}

/** A court's order that an account's deposits be frozen, carried out at once. */
export async function frozen(
  s: LoadedSuite,
  { address }: Pick<KeyedParty, "address">,
  amount: bigint,
  months = 12n,
): Promise<string> {
  const evidence = await fresh(s, "CourtOrder");
  const court = s.token.connect(s.court);
  await court.orderFreeze(address, amount, amount === 0n ? 0n : months, evidence);
  await court.setFrozenTokens(address, amount);
  return evidence;
}

/** A court's order that deposits pass, carried out at once. */
export async function forced(
  s: LoadedSuite,
  from: Pick<KeyedParty, "address">,
  to: Pick<KeyedParty, "address">,
  amount: bigint,
): Promise<string> {
  const evidence = await fresh(s, "CourtOrder");
  const court = s.token.connect(s.court);
  await court.orderTransfer(from.address, to.address, amount, evidence);
  await court.forcedTransfer(from.address, to.address, amount);
  return evidence;
}

/** Expects balances, by account. */
export async function balances(
  token: DepositToken,
  ...expected: readonly [Pick<KeyedParty, "address">, bigint][]
): Promise<void> {
  const found = await Promise.all(expected.map(([{ address }]) => token.balanceOf(address)));
  expect(found).to.deep.equal(expected.map(([, amount]) => amount));
}
