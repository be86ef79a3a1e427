// SPDX-License-Identifier: Apache-2.0
import type { ContractTransactionReceipt, ContractTransactionResponse } from "ethers";

/** The receipt of a transaction that is being sent. */
export async function mined(sent: Promise<ContractTransactionResponse>): Promise<ContractTransactionReceipt> {
  const receipt = await (await sent).wait();
  if (receipt === null) throw new Error("the transaction was replaced");
  return receipt;
}
