// SPDX-License-Identifier: Apache-2.0
import { concat, dataSlice, id, toBeHex, type ContractTransactionResponse } from "ethers";
import type { ConsentStruct } from "../../../typechain-types/contracts/daybook/IDaybook.js";
import type { IAgency } from "../../../typechain-types/contracts/party/agency/IAgency.js";
import type { IConsortium } from "../../../typechain-types/index.js";
import { call, signedBatch, WITH_OPDATA } from "./execute.js";
import { ethers, type Ground, type Member } from "./ground.js";
import { ACTS, titleId, type ActName, type Deed } from "./instruments.js";

export const acts = (...names: readonly ActName[]): bigint =>
  names.reduce((bits, name) => bits | (1n << BigInt(ACTS[name].number)), 0n);

/** A scope: transfers of any title, without limit or end, not to be delegated, unless stated. */
export function scope(
  changes: Partial<Omit<IAgency.ScopeStruct, "title">> & { title?: string } = {},
): IAgency.ScopeStruct {
  const { title, ...rest } = changes;
  const plain = { acts: acts("Transfer"), most: 0n, until: 0n, delegable: false, dealsWithItself: false };
  return { ...plain, ...rest, title: title === undefined ? 0n : titleId(title) };
}

/** A party's account calls the consortium. */
export async function byAccount(
  { consortium }: Ground,
  party: Member,
  data: string,
): Promise<ContractTransactionResponse> {
  const calls = [call(await consortium.getAddress(), data)];
  return party.account.execute(WITH_OPDATA, await signedBatch(party, calls));
}

export function grant(
  g: Ground,
  principal: Member,
  attorney: Member | string,
  what: IAgency.ScopeStruct,
): Promise<ContractTransactionResponse> {
  const to = typeof attorney === "string" ? attorney : attorney.address;
  return byAccount(g, principal, g.consortium.interface.encodeFunctionData("grantPower", [to, what]));
}

export function delegate(
  g: Ground,
  parent: bigint,
  by: Member,
  attorney: Member,
  what: IAgency.ScopeStruct,
): Promise<ContractTransactionResponse> {
  const { interface: abi } = g.consortium;
  return byAccount(g, by, abi.encodeFunctionData("delegatePower", [parent, attorney.address, what]));
}

export function revoke(g: Ground, number: bigint, by: Member): Promise<ContractTransactionResponse> {
  return byAccount(g, by, g.consortium.interface.encodeFunctionData("revokePower", [number]));
}

/** Number of the power that a transaction brought. */
export async function numberOf(
  { consortium }: { consortium: IConsortium },
  sent: Promise<ContractTransactionResponse>,
): Promise<bigint> {
  const { hash } = await sent;
  const receipt = await ethers.provider.getTransactionReceipt(hash);
  for (const log of receipt?.logs ?? []) {
    const event = consortium.interface.parseLog(log);
    if (event?.name === "PowerGranted") return event.args.getValue("number") as bigint;
  }
  throw new Error("no power was given");
}

/** What marks a consent as an attorney's. */
export const MARK = dataSlice(id("byAttorney(uint32,bytes)"), 0, 4);

/** The consent of a principal, signed by its attorney. */
export function signedFor(
  { digestFor }: Pick<Deed, "digestFor">,
  { address }: Pick<Member, "address">,
  attorney: Member,
  power: bigint,
): ConsentStruct {
  const signature = attorney.sign(digestFor(address));
  return { party: address, signature: concat([MARK, toBeHex(power, 4), signature]) };
}
