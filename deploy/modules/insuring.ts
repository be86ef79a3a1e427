import type { ContractFuture, IgnitionModuleBuilder } from "@nomicfoundation/ignition-core";
import { appoint, type Ground } from "./ground.js";
import { behindProxy } from "./proxied.js";

/** Policies on titles and risk pools for loans, with the offices by which they hold deposits. */
export function insuring(
  m: IgnitionModuleBuilder,
  ground: Ground & { readonly loans: ContractFuture<string> },
): Readonly<Record<string, ContractFuture<string>>> {
  const { consortium, daybook, token, loans } = ground;
  const policies = behindProxy(m, "PolicyRegister", [consortium, daybook, token, loans], {
    Claims: m.library("Claims"),
    Mortgagees: m.library("Mortgagees"),
    Underwriting: m.library("Underwriting"),
  });
  const pools = behindProxy(m, "GuaranteePools", [consortium, token, loans]);
  // The policy register holds what a claim pays for as long as the payment takes.
  appoint(m, ground, policies.at, ["Custodian"]);
  appoint(m, ground, pools.at, ["Custodian"]);
  return { ...policies.results, ...pools.results };
}
