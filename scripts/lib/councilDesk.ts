import { localCouncil } from "../../deploy/parameters/localhost.js";
import { authority, type CouncilAction } from "../../sdk/authority/index.js";
import { localKey } from "./accounts.js";
import type { Counter } from "./counter.js";

/** Accounts of the default mnemonic that are the council's owners on a local node. */
const OWNERS = [20, 21, 22] as const;

/**
 * The council of a local node decides: it proposes, its members sign, the delay passes on the node's clock, and it is
 * executed.
 */
export async function decide({ as, provider }: Counter, actions: readonly CouncilAction[]): Promise<void> {
  const suite = as.council;
  const council = await authority.readCouncil(suite);
  const calls = actions.map((action) => authority.encodeAction(suite, action));
  let proposal = await authority.draw(suite, calls, council.nonce);
  const places = proposal.steps.map((_, place) => place);
  for (const owner of OWNERS.slice(0, localCouncil.threshold)) {
    proposal = await authority.sign(council, proposal, places, localKey(owner));
  }
  const sender = await provider.getSigner(0);
  await authority.advance(suite, proposal, sender);
  const block = await provider.getBlock("latest");
  await provider.send("evm_setNextBlockTimestamp", [(block?.timestamp ?? 0) + localCouncil.delay]);
  await provider.send("evm_mine", []);
  await authority.advance(suite, proposal, sender);
}
