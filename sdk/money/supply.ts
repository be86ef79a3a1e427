// SPDX-License-Identifier: Apache-2.0
import type { BlockTag } from "ethers";
import type { Suite } from "../connect/index.js";
import { OfficeKind } from "../enums/index.js";

/** What one bank has issued. */
export interface BankIssue {
  readonly bank: string;
  /** Fen, issued and not redeemed. */
  readonly issued: bigint;
  /** Fen that the issue may reach. */
  readonly limit: bigint;
  /** Whether the party holds the office now. */
  readonly licensed: boolean;
}

/** The supply, and who owes it. */
export interface Supply {
  /** Fen: the sum of what the banks have issued. */
  readonly total: bigint;
  /** Every party that ever had a limit or took over an issue, in the order in which they came. */
  readonly banks: readonly BankIssue[];
}

/** The supply of deposits by bank, all as of one block: the latest, or an earlier one if the node keeps its state. */
export async function supply({ token, consortium, deployment }: Suite, block?: number): Promise<Supply> {
  const at = block ?? (await latest(token.runner?.provider));
  const tag: { blockTag: BlockTag } = { blockTag: at };
  const [limits, heirs] = await Promise.all([
    token.queryFilter(token.filters.LimitSet(), deployment.block, at),
    token.queryFilter(token.filters.IssueTakenOver(), deployment.block, at),
  ]);
  const events = [...limits, ...heirs].toSorted((a, b) => a.blockNumber - b.blockNumber || a.index - b.index);
  const banks = [...new Set(events.map(({ args }) => args.bank))];
  return {
    total: await token.totalSupply(tag),
    banks: await Promise.all(
      banks.map(async (bank) => ({
        bank,
        issued: await token.issuedOf(bank, tag),
        limit: await token.limitOf(bank, tag),
        licensed: await consortium.holds(bank, OfficeKind.Bank, 0, tag),
      })),
    ),
  };
}

async function latest(provider: { getBlockNumber(): Promise<number> } | null | undefined): Promise<number> {
  if (!provider) throw new TypeError("the suite's runner is connected to no node");
  return provider.getBlockNumber();
}
