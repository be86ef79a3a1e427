import type { Wallet } from "ethers";
import { addressIn, connect, type Suite } from "../../sdk/connect/index.js";
import { parties } from "../../sdk/parties/index.js";
import type { KeyRing } from "./keys.js";
import type { View } from "./observe.js";
import { explained, type Refusal } from "./plan/step.js";
import type { Step, StepCall } from "./plan/index.js";

const DEADLINE_SECONDS = 3_600;

/** Whether the chain would refuse a step that is ready, as of now; undefined if it would not, or the council decides. */
export async function probe(view: View, step: Step): Promise<Refusal | undefined> {
  const from = accountOf(view.keys, step);
  if (step.call === undefined || from === undefined) return undefined;
  try {
    await view.provider.call({ from, ...transaction(view.suite, step.call) });
    return undefined;
  } catch (error) {
    return explained(error);
  }
}

/** Takes a step of an officer or of a party. @throws what the chain refuses. */
export async function send({ suite, keys, provider }: View, { by, call, id }: Step): Promise<void> {
  if (call === undefined || by.is === "council") throw new RangeError(`${id} is no call of one key`);
  const { to, data } = transaction(suite, call);
  if (by.is !== "party") {
    const sent = await officer(keys, by.is).sendTransaction({ to, data });
    await sent.wait();
    return;
  }
  const signers = keys.parties[by.alias] ?? [];
  const [first] = signers;
  if (first === undefined) throw new RangeError(`${by.alias} has no key here`);
  const block = await provider.getBlock("latest");
  // The chain's clock may be ahead of this machine's.
  const now = Math.max(block?.timestamp ?? 0, Math.floor(Date.now() / 1000));
  const paying = connect(suite.deployment, keys.sender ?? first);
  await parties.execute(paying, by.address, [{ target: to, data }], signers, {
    deadline: BigInt(now + DEADLINE_SECONDS),
  });
}

function transaction({ deployment }: Suite, { contract, data }: StepCall): { to: string; data: string } {
  return { to: addressIn(deployment, contract), data };
}

function officer(keys: KeyRing, which: "identity" | "authority"): Wallet {
  const key = keys[which];
  if (key === undefined) throw new RangeError(`the key of the ${which} officer is not given`);
  return key;
}

function accountOf(keys: KeyRing, { by }: Step): string | undefined {
  if (by.is === "party") return by.address;
  return by.is === "council" ? undefined : keys[by.is]?.address;
}
