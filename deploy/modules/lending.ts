import type { ContractFuture, IgnitionModuleBuilder } from "@nomicfoundation/ignition-core";
import { appoint, type Ground } from "./ground.js";
import { behindProxy, type Standing } from "./proxied.js";

/** Loans, which others are built on, and all that was deployed with them. */
interface Lending {
  readonly loans: Standing<"Loans">["at"];
  readonly results: Readonly<Record<string, ContractFuture<string>>>;
}

/** Loans on titles and judicial sales, with the offices by which they hold deposits and settle. */
export function lending(m: IgnitionModuleBuilder, ground: Ground): Lending {
  const { consortium, daybook, token } = ground;
  const loans = behindProxy(m, "Loans", [consortium, daybook, token]);
  const sales = behindProxy(m, "Enforcement", [consortium, daybook, token, loans.at]);
  appoint(m, ground, loans.at, ["Custodian"]);
  appoint(m, ground, sales.at, ["Settlement", "Custodian"]);
  return { loans: loans.at, results: { ...loans.results, ...sales.results } };
}
