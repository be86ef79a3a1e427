import type {
  IgnitionModuleBuilder,
  NamedArtifactContractAtFuture,
  NamedArtifactContractDeploymentFuture,
} from "@nomicfoundation/ignition-core";
import { roleOf } from "../../sdk/enums/index.js";
import { proxied } from "./proxied.js";
import type { Ground } from "./settlement.js";

/** Results, named as the deployment's record names them. */
type LendingContracts = {
  Loans: NamedArtifactContractAtFuture<"Loans">;
  LoansImplementation: NamedArtifactContractDeploymentFuture<"Loans">;
  Enforcement: NamedArtifactContractAtFuture<"Enforcement">;
  EnforcementImplementation: NamedArtifactContractDeploymentFuture<"Enforcement">;
};

/** Loans on titles and judicial sales, with the offices by which they hold deposits and settle. */
export function lending(m: IgnitionModuleBuilder, { consortium, daybook, token }: Ground): LendingContracts {
  const loansCode = m.contract("Loans", [consortium, daybook, token], { id: "LoansImplementation" });
  const loans = proxied(m, loansCode, []);
  const salesCode = m.contract("Enforcement", [consortium, daybook, token, loans], {
    id: "EnforcementImplementation",
  });
  const sales = proxied(m, salesCode, []);
  m.call(consortium, "grantRole", [roleOf("Custodian", 0), loans, 0], { id: "Office_Custodian_Loans" });
  for (const kind of ["Settlement", "Custodian"] as const) {
    m.call(consortium, "grantRole", [roleOf(kind, 0), sales, 0], { id: `Office_${kind}_Enforcement` });
  }
  return {
    Loans: loans,
    LoansImplementation: loansCode,
    Enforcement: sales,
    EnforcementImplementation: salesCode,
  };
}
