// SPDX-License-Identifier: Apache-2.0
import { concat, getBytes, Interface, TypedDataEncoder, verifyTypedData, ZeroAddress } from "ethers";
import type { Suite } from "../connect/index.js";
import { addressIn } from "../connect/index.js";

/** What the tools call and read of Safe 1.5; see https://docs.safe.global for the rest. */
export const SAFE = new Interface([
  "function getOwners() view returns (address[])",
  "function getThreshold() view returns (uint256)",
  "function nonce() view returns (uint256)",
  "function execTransaction(address to, uint256 value, bytes data, uint8 operation, uint256 safeTxGas, uint256 baseGas, uint256 gasPrice, address gasToken, address refundReceiver, bytes signatures) payable returns (bool)",
  "function addOwnerWithThreshold(address owner, uint256 threshold)",
  "function removeOwner(address previousOwner, address owner, uint256 threshold)",
  "function swapOwner(address previousOwner, address oldOwner, address newOwner)",
  "function changeThreshold(uint256 threshold)",
  "event ExecutionSuccess(bytes32 indexed txHash, uint256 payment)",
]);

/** Who the council is now. */
export interface Council {
  readonly address: string;
  readonly owners: readonly string[];
  readonly threshold: number;
  /** Number of its next transaction. */
  readonly nonce: number;
}

/** A transaction of the council. */
export interface SafeTransaction {
  readonly to: string;
  readonly data: string;
  readonly nonce: number;
}

/** An owner's signature under a transaction. */
export interface OwnerSignature {
  readonly signer: string;
  readonly signature: string;
}

/** Whatever signs EIP-712 typed data, such as a wallet. */
export interface TypedDataSigner {
  getAddress(): Promise<string>;
  signTypedData(
    domain: { chainId: number; verifyingContract: string },
    types: Record<string, { name: string; type: string }[]>,
    value: Record<string, unknown>,
  ): Promise<string>;
}

const TYPES = {
  SafeTx: [
    { name: "to", type: "address" },
    { name: "value", type: "uint256" },
    { name: "data", type: "bytes" },
    { name: "operation", type: "uint8" },
    { name: "safeTxGas", type: "uint256" },
    { name: "baseGas", type: "uint256" },
    { name: "gasPrice", type: "uint256" },
    { name: "gasToken", type: "address" },
    { name: "refundReceiver", type: "address" },
    { name: "nonce", type: "uint256" },
  ],
};

/** A plain call: no value, no refund. */
const PLAIN = {
  value: 0,
  operation: 0,
  safeTxGas: 0,
  baseGas: 0,
  gasPrice: 0,
  gasToken: ZeroAddress,
  refundReceiver: ZeroAddress,
};

/** Owners, threshold and next number of the deployment's council. */
export async function readCouncil(suite: Suite): Promise<Council> {
  const address = addressIn(suite.deployment, "Council");
  const read = async (name: string): Promise<unknown> => {
    const data = await providerOf(suite).call({ to: address, data: SAFE.encodeFunctionData(name) });
    return SAFE.decodeFunctionResult(name, data)[0] as unknown;
  };
  const [owners, threshold, nonce] = await Promise.all(["getOwners", "getThreshold", "nonce"].map(read));
  return {
    address,
    owners: [...(owners as string[])],
    threshold: Number(threshold),
    nonce: Number(nonce),
  };
}

/** What the suite reads with. */
export function providerOf({
  consortium,
}: Suite): NonNullable<NonNullable<typeof consortium.runner>["provider"]> {
  const provider = consortium.runner?.provider;
  if (!provider) throw new TypeError("the suite is connected to no provider");
  return provider;
}

const domain = (chainId: number, council: string): { chainId: number; verifyingContract: string } => ({
  chainId,
  verifyingContract: council,
});

/** The hash that owners sign; equal to `getTransactionHash` of the Safe. */
export function safeTxHash(chainId: number, council: string, transaction: SafeTransaction): string {
  return TypedDataEncoder.hash(domain(chainId, council), TYPES, { ...PLAIN, ...transaction });
}

/** An owner's EIP-712 signature. */
export async function signSafeTx(
  chainId: number,
  council: string,
  transaction: SafeTransaction,
  signer: TypedDataSigner,
): Promise<OwnerSignature> {
  const signature = await signer.signTypedData(domain(chainId, council), TYPES, { ...PLAIN, ...transaction });
  return { signer: await signer.getAddress(), signature };
}

/** Who signed a transaction. @throws if the signature is malformed. */
export function signerOf(
  chainId: number,
  council: string,
  transaction: SafeTransaction,
  signature: string,
): string {
  return verifyTypedData(domain(chainId, council), TYPES, { ...PLAIN, ...transaction }, signature);
}

/** The call of `execTransaction`, with signatures in the order of their signers' addresses, as the Safe asks. */
export function execution({ to, data }: SafeTransaction, signatures: readonly OwnerSignature[]): string {
  const sorted = [...signatures].sort((a, b) => (BigInt(a.signer) < BigInt(b.signer) ? -1 : 1));
  const p = PLAIN;
  return SAFE.encodeFunctionData("execTransaction", [
    ...[to, p.value, data, p.operation, p.safeTxGas, p.baseGas, p.gasPrice, p.gasToken, p.refundReceiver],
    concat(sorted.map(({ signature }) => getBytes(signature))),
  ]);
}
