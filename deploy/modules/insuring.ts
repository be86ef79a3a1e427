import type { ContractFuture, IgnitionModuleBuilder } from "@nomicfoundation/ignition-core";
import { appoint, type Ground } from "./ground.js";
import { proxied } from "./proxied.js";

/** Policies on titles and risk pools for loans, with the offices by which they hold deposits. */
export function insuring(
  m: IgnitionModuleBuilder,
  ground: Ground & { readonly loans: ContractFuture<string> },
): Record<string, ContractFuture<string>> {
  const { consortium, daybook, token, loans } = ground;
  const libraries = {
    Claims: m.library("Claims"),
    Mortgagees: m.library("Mortgagees"),
    Underwriting: m.library("Underwriting"),
  };
  const policiesImplementation = m.contract("PolicyRegister", [consortium, daybook, token, loans], {
    id: "PolicyRegisterImplementation",
    libraries,
  });
  const policies = proxied(m, policiesImplementation, []);
  const poolsImplementation = m.contract("GuaranteePools", [consortium, token, loans], {
    id: "GuaranteePoolsImplementation",
  });
  const pools = proxied(m, poolsImplementation, []);
  // The policy register holds what a claim pays for as long as the payment takes.
  appoint(m, ground, policies, ["Custodian"]);
  appoint(m, ground, pools, ["Custodian"]);
  return {
    PolicyRegister: policies,
    PolicyRegisterImplementation: policiesImplementation,
    GuaranteePools: pools,
    GuaranteePoolsImplementation: poolsImplementation,
    ...libraries,
  };
}
