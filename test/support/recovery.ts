// SPDX-License-Identifier: Apache-2.0
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { id } from "ethers";
import { DocumentKind, Standing, type StandingName } from "../../sdk/enums/index.js";
import { nameOf, parties, recovery, type Call } from "../../sdk/index.js";
import { fresh } from "./acts.js";
import { documentOf } from "./personal.js";
import { attested, credentialOf, enrolled, keyOf, type KeyedParty } from "./registry.js";
import { loadSuite, type LoadedSuite } from "./suite.js";

export { credentialOf } from "./registry.js";

export const DAY_SECONDS = 86_400;

/** A party that lost its key, and those around it. */
export interface Loss {
  readonly s: LoadedSuite;
  readonly party: KeyedParty;
  /** As at enrolment. */
  readonly credential: string;
  /** The party with the key that is to take the place of the lost one. */
  readonly renewed: KeyedParty;
  readonly other: KeyedParty;
}

/** Place of the new key among the keys of those without office. */
const NEW_KEY = 5;

export async function loss(): Promise<Loss> {
  const s = await loadSuite();
  const [party, other] = [await enrolled(s, 0), await enrolled(s, 1)];
  return { s, party, other, credential: credentialOf(0), renewed: { ...party, key: keyOf(s, NEW_KEY) } };
}

let proofs = 0;

/** A fresh proof of identity of the holder of a credential, attested; what its commitment is of. */
export async function proved(s: LoadedSuite, credential: string): Promise<string> {
  proofs += 1;
  const contents = documentOf(`notarised resolution ${proofs}`);
  await attestedAs(s, recovery.identityProof(credential, contents));
  return contents;
}

async function attestedAs({ consortium, attester }: LoadedSuite, document: string): Promise<void> {
  await consortium
    .connect(attester)
    .attest(document, DocumentKind.IdentityProof, 0, id("shown at the counter"));
}

/** The keys that a party holds now, as a recovery wants them. */
export const keysOf = (...holders: readonly KeyedParty[]): { signers: string[]; threshold: number } => ({
  signers: holders.map(({ key }) => key.address),
  threshold: 1,
});

/** The identity officer opens a recovery on a fresh proof. */
export async function opened({ s, credential, renewed }: Loss): Promise<void> {
  const contents = await proved(s, credential);
  await recovery.open(s.with(s.identity), { credential, contents, keys: keysOf(renewed) });
}

/** The recovery is opened and two more officers approve it: the delay begins. */
export async function approved(l: Loss): Promise<void> {
  await opened(l);
  await seconded(l);
}

/** Two more officers approve a recovery that is open. */
export async function seconded({ s, party }: Loss): Promise<void> {
  for (const officer of [s.secondRegistrar, s.registrar])
    await recovery.approve(s.with(officer), party.address);
}

/** Goes to the first second at which the recovery can be completed. */
export async function delayed({ s, party }: Pick<Loss, "s" | "party">): Promise<void> {
  const { completableFrom } = await recovery.read(s, party.address);
  if (completableFrom === null) throw new Error("the delay has not begun");
  await s.networkHelpers.time.increaseTo(completableFrom);
}

/** Somebody completes the recovery. */
export async function completed({ s, party }: Pick<Loss, "s" | "party">): Promise<void> {
  await recovery.complete(s.with(anybody(s)), party.address);
}

/** A whole recovery. */
export async function recovered(l: Loss): Promise<void> {
  await approved(l);
  await delayed(l);
  await completed(l);
}

/** A whole recovery of the n-th party's keys, which puts another key in their place. */
export async function recoveredTo(
  s: LoadedSuite,
  n: number,
  party: KeyedParty,
  key: HardhatEthersSigner,
): Promise<void> {
  await recovered({ s, party, other: party, credential: credentialOf(n), renewed: { ...party, key } });
}

/** Somebody who holds no office and is no party. */
export const anybody = (s: LoadedSuite): HardhatEthersSigner => keyOf(s, 9);

/** A court restrains a party, or releases it. */
export async function restrained(s: LoadedSuite, { address }: KeyedParty): Promise<void> {
  await s.consortium.connect(s.court).restrain(address, await fresh(s, "CourtOrder"));
}

export async function released(s: LoadedSuite, { address }: KeyedParty): Promise<void> {
  await s.consortium.connect(s.court).release(address, await fresh(s, "CourtOrder"));
}

export async function suspended(s: LoadedSuite, { address }: KeyedParty): Promise<void> {
  const evidence = await attested(s, "AuthorityDecision", `suspension of ${address}`);
  await s.consortium.connect(s.identity).suspend(address, evidence);
}

export async function standingOf(s: LoadedSuite, { address }: KeyedParty): Promise<StandingName> {
  return nameOf(Standing, await s.consortium.standingOf(address));
}

/** A party has its account make calls. */
export async function executes(
  s: LoadedSuite,
  { address, key }: KeyedParty,
  ...calls: readonly Call[]
): Promise<void> {
  const deadline = BigInt(await s.networkHelpers.time.latest()) + 3_600n;
  await parties.execute(s, address, calls, key, { deadline });
}
