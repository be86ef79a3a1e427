// SPDX-License-Identifier: Apache-2.0
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { ZeroHash, type Contract, type ContractTransactionResponse, type EventLog } from "ethers";
import { PartyAccount__factory } from "../../../typechain-types/index.js";
import { ethers, Standing, type Member } from "./ground.js";
import { multiSignature, type Key } from "./keys.js";

/** A registry that says of its parties what it is told to: accounts are tried against it alone. */
export interface StandIn {
  readonly relayer: HardhatEthersSigner;
  readonly stranger: HardhatEthersSigner;
  /** Opens the account of a party. */
  readonly open: (keys: readonly Key[], threshold?: number) => Promise<Member>;
  /** Has the registry complete a recovery. */
  readonly replaceKeys: (
    party: Member,
    keys: readonly Key[],
    threshold?: number,
  ) => Promise<ContractTransactionResponse>;
  /** Has the registry say how a party stands, and who answers for it. */
  readonly place: (party: Member, standing: keyof typeof Standing, answering?: Member) => Promise<void>;
}

export async function standIn(): Promise<StandIn> {
  const [, relayer, stranger] = await ethers.getSigners();
  if (relayer === undefined || stranger === undefined)
    throw new RangeError("the network has too few accounts");
  const registry: Contract = await ethers.deployContract("StandInRegistry");
  const send = (method: string, ...args: unknown[]): Promise<ContractTransactionResponse> =>
    registry.getFunction(method).send(...args);
  return {
    relayer,
    stranger,
    open: async (keys, threshold = keys.length) => {
      const receipt = await (await send("open", signersOf(keys), threshold)).wait();
      const opened = receipt?.logs.at(-1) as EventLog;
      return accountOf(opened.args.getValue("account") as string, relayer, keys);
    },
    replaceKeys: ({ address }, keys, threshold = keys.length) =>
      send("replaceKeys", address, signersOf(keys), threshold),
    place: async ({ address }, standing, answering) => {
      await send("place", address, Standing[standing], answering?.address ?? address);
    },
  };
}

export const signersOf = (keys: readonly Key[]): string[] => keys.map(({ signer }) => signer);

function accountOf(address: string, relayer: HardhatEthersSigner, keys: readonly Key[]): Member {
  return {
    credential: ZeroHash,
    address,
    account: PartyAccount__factory.connect(address, relayer),
    keys,
    sign: (digest) => multiSignature(keys, digest),
  };
}
