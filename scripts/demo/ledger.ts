import type { ContractTransactionReceipt } from "ethers";
import { columns } from "../lib/project.js";

/** Gas of what was sent, act by act. */
export class GasLedger {
  private readonly used = new Map<string, number[]>();

  note(act: string, { gasUsed }: ContractTransactionReceipt): void {
    this.used.set(act, [...(this.used.get(act) ?? []), Number(gasUsed)]);
  }

  /** A table with a row an act, in the order of their first use. */
  table(): string {
    const rows = [...this.used].map(([act, list]) => {
      const average = list.reduce((sum, gas) => sum + gas, 0) / list.length;
      return [act, list.length, Math.min(...list), Math.round(average), Math.max(...list)].map((cell) =>
        cell.toLocaleString("en"),
      );
    });
    return columns([["act", "times", "least gas", "average", "most gas"], ...rows]);
  }
}
