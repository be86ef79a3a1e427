// SPDX-License-Identifier: Apache-2.0
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { ZeroHash } from "ethers";
import { PartyAccount__factory, type StandInRegistry } from "../../../typechain-types/index.js";
import { ethers, Standing, type Member } from "./ground.js";
import { multiSignature, type Key } from "./keys.js";

/** A registry that says of its parties what it is told to: accounts are tried against it alone. */
export interface StandIn {
  readonly registry: StandInRegistry;
  readonly relayer: HardhatEthersSigner;
  readonly stranger: HardhatEthersSigner;
  /** Opens the account of a party. */
  readonly open: (keys: readonly Key[], threshold?: number) => Promise<Member>;
  /** Has the registry say how a party stands, and who answers for it. */
  readonly place: (party: Member, standing: keyof typeof Standing, answering?: Member) => Promise<void>;
}

export async function standIn(): Promise<StandIn> {
  const [, relayer, stranger] = await ethers.getSigners();
  if (relayer === undefined || stranger === undefined)
    throw new RangeError("the network has too few accounts");
  const registry = await ethers.deployContract("StandInRegistry");
  return {
    registry,
    relayer,
    stranger,
    open: async (keys, threshold = keys.length) => {
      await registry.open(signersOf(keys), threshold);
      const [opened] = await registry.queryFilter(registry.filters.Opened(), "latest");
      if (opened === undefined) throw new Error("no account was opened");
      return accountOf(opened.args.account, relayer, keys);
    },
    place: async (party, standing, answering = party) => {
      await registry.place(party.address, Standing[standing], answering.address);
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
