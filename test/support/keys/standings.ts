// SPDX-License-Identifier: Apache-2.0
import { attest, commitment, Kind, type Ground, type Member } from "./ground.js";
import { ethereumKey } from "./keys.js";

let papers = 0;

/** A document that nobody has attested before. */
function paper(g: Ground, kind: number): Promise<string> {
  papers += 1;
  return attest(g, kind, `paper ${papers} on a party's standing`);
}

/** Puts a party into a standing in which it cannot act. */
export const PUT = {
  Suspended: async (g: Ground, { address }: Member): Promise<void> => {
    await g.consortium.connect(g.identity).suspend(address, await paper(g, Kind.AuthorityDecision));
  },
  Ceased: async (g: Ground, { address }: Member): Promise<void> => {
    await g.consortium.connect(g.identity).cease(address, await paper(g, Kind.AuthorityDecision));
  },
  Frozen: async (g: Ground, { credential, address }: Member): Promise<void> => {
    papers += 1;
    const contents = commitment(`reason ${papers} for new keys`);
    const evidence = await g.consortium.identityEvidence(credential, contents);
    await g.consortium.connect(g.attester).attest(evidence, Kind.IdentityProof, 0, commitment("counter"));
    const signers = [ethereumKey(`new key of ${address}`).signer];
    await g.consortium.connect(g.identity).openRecovery(credential, contents, signers, 1);
  },
  Restrained: async (g: Ground, { address }: Member): Promise<void> => {
    await g.consortium.connect(g.court).restrain(address, await paper(g, Kind.CourtOrder));
  },
} as const;

export type Stopped = keyof typeof PUT;

/** The refusal of a party that stands so, with its values. */
export function refusalOf(standing: Stopped, party: string, successor: string): [string, unknown[]] {
  return standing === "Ceased" ? ["PartyCeased", [party, successor]] : [`Party${standing}`, [party]];
}
