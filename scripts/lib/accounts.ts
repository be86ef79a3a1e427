import { HDNodeWallet } from "ethers";
import { MNEMONIC } from "./node.js";

const root = HDNodeWallet.fromPhrase(MNEMONIC, "", "m/44'/60'/0'/0");

/** The n-th key of the default mnemonic of local nodes, known to everybody. */
export function localKey(n: number): HDNodeWallet {
  return root.deriveChild(n);
}
