import type { BaseContract, ContractTransactionReceipt } from "ethers";
import { parties, type Call, type Suite } from "../../sdk/index.js";
import type { KeyedParty } from "./counter.js";

/** No batch of a local run expires, whatever its node's clock says. */
const DEADLINE = 2n ** 40n;

/** A company's account executes calls in one batch. */
export async function act(
  suite: Suite,
  { address, key }: KeyedParty,
  ...calls: readonly Call[]
): Promise<ContractTransactionReceipt> {
  const receipt = await parties.execute(suite, address, calls, key, { deadline: DEADLINE });
  if (receipt === null) throw new Error("the batch was replaced");
  return receipt;
}

/** A call of a contract of the suite. */
export const call = ({ target }: BaseContract, data: string): Call => ({ target: target as string, data });

/** The numbers that a receipt says a contract gave, in their order: the first argument of each event of a name. */
export function numbersIn(
  { logs }: ContractTransactionReceipt,
  { interface: abi }: BaseContract,
  event: string,
): number[] {
  return logs
    .map((log) => abi.parseLog(log))
    .filter((log) => log?.name === event)
    .map((log) => Number(log?.args[0]));
}
