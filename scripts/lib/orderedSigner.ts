import { JsonRpcSigner, type TransactionRequest } from "ethers";

/**
 * An account that a node unlocks, whose transactions are sent one after the other: a node that is asked for several at
 * once may give them the same nonce. Nobody waits for another's receipt.
 */
export class OrderedSigner extends JsonRpcSigner {
  private last: Promise<unknown> = Promise.resolve();

  override async sendUncheckedTransaction(transaction: TransactionRequest): Promise<string> {
    const mine = this.last.then(() => super.sendUncheckedTransaction(transaction));
    // Who sent it hears why it failed; what comes after does not depend on it.
    this.last = mine.catch(() => undefined);
    return mine;
  }
}
