import type { ContractFuture, IgnitionModuleBuilder } from "@nomicfoundation/ignition-core";
import { roleOf } from "../../sdk/enums/index.js";
import { proxied } from "./proxied.js";
import type { Ground } from "./settlement.js";

/** Policies on titles and risk pools for loans, with the offices by which they hold deposits. */
export function insuring(
  m: IgnitionModuleBuilder,
  { consortium, daybook, token, loans }: Ground & { readonly loans: ContractFuture<string> },
): Record<string, ContractFuture<string>> {
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
  const holds = (holder: ContractFuture<string>, name: string): unknown =>
    m.call(consortium, "grantRole", [roleOf("Custodian", 0), holder, 0], {
      id: `Office_Custodian_0_${name}`,
    });
  // The policy register holds what a claim pays for as long as the payment takes.
  holds(policies, "PolicyRegister");
  holds(pools, "GuaranteePools");
  return {
    PolicyRegister: policies,
    PolicyRegisterImplementation: policiesImplementation,
    GuaranteePools: pools,
    GuaranteePoolsImplementation: poolsImplementation,
    ...libraries,
  };
}
