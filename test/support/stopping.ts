import { id, ZeroAddress, ZeroHash } from "ethers";
import { DocumentKind, Standing } from "../../sdk/enums/index.js";
import { fresh, pass } from "./acts.js";
import type { KeyedParty } from "./registry.js";
import type { LoadedSuite } from "./suite.js";

/** What stops a party from acting: its standing, and for one that has ceased whether another answers for it. */
export type Stop = "Suspended" | "Ceased" | "Succeeded" | "Frozen" | "Restrained";

/** A party that may be stopped, and the commitment of its credential. */
export interface Stoppable extends KeyedParty {
  readonly credential: string;
}

const MERGER = 1;

/** The identity office opens a recovery of a party's keys; they are frozen at once. */
export async function recovering(
  s: LoadedSuite,
  { credential }: Pick<Stoppable, "credential">,
  signers: string[],
): Promise<void> {
  const contents = id("notarised statement that the keys are lost");
  const evidence = await s.consortium.identityEvidence(credential, contents);
  await s.consortium.connect(s.attester).attest(evidence, DocumentKind.IdentityProof, 0, ZeroHash);
  await s.consortium.connect(s.identity).openRecovery(credential, contents, signers, 1);
}

/** A recovery that is open gets its quorum, waits its time, and is completed. */
export async function recovered(
  s: LoadedSuite,
  { address }: Pick<Stoppable, "address">,
  signers: string[],
): Promise<bigint> {
  const { recoverySeconds } = await s.consortium.partyTerms();
  for (const officer of [s.registrar, s.secondRegistrar])
    await s.consortium.connect(officer).approveRecovery(address);
  await s.networkHelpers.time.increase(Number(recoverySeconds) + 1);
  await s.consortium.completeRecovery(address, signers, 1);
  return s.consortium.keysSinceOf(address);
}

/** Every way to stop a party. `heir` answers for one that is succeeded. */
export const STOPS: Readonly<
  Record<Stop, (s: LoadedSuite, party: Stoppable, heir: KeyedParty) => Promise<void>>
> = {
  Suspended: async (s, { address }) => {
    await s.consortium.connect(s.identity).suspend(address, await fresh(s, "AuthorityDecision"));
  },
  Ceased: async (s, { address }) => {
    await s.consortium.connect(s.identity).cease(address, await fresh(s, "AuthorityDecision"));
  },
  Succeeded: async (s, { address }, heir) => {
    const registry = s.consortium.connect(s.identity);
    const resolution = await fresh(s, "AuthorityDecision");
    const successors = [{ party: heir.address, shares: 1 }];
    await registry.announceSuccession(address, MERGER, successors, ZeroHash, false, resolution);
    const { creditorDays } = await registry.partyTerms();
    const today = await pass(s, Number(creditorDays) + 1);
    const day = Math.floor(Date.parse(today) / 86_400_000);
    const proof = await fresh(s, "SuccessionProof");
    await s.consortium.connect(s.secondRegistrar).completeSuccession(address, day, proof);
  },
  Frozen: (s, party) => recovering(s, party, [id("new key").slice(0, 42)]),
  Restrained: async (s, { address }) => {
    await s.consortium.connect(s.court).restrain(address, await fresh(s, "CourtOrder"));
  },
};

/** What a consent of a stopped party is refused with. */
export function refusalOfParty(
  stop: Stop,
  party: string,
  heir: string,
): readonly [name: string, values: readonly unknown[]] {
  if (stop === "Succeeded") return ["PartyCeased", [party, heir]];
  if (stop === "Ceased") return ["PartyCeased", [party, ZeroAddress]];
  return [`Party${stop}`, [party]];
}

/** What a batch of a stopped party's account is refused with. */
export function refusalOfAccount(
  stop: Stop,
  party: string,
): readonly [name: string, values: readonly unknown[]] {
  if (stop === "Frozen") return ["KeyRevoked", [party]];
  return ["AccountInactive", [party, Standing[stop === "Succeeded" ? "Ceased" : stop]]];
}
