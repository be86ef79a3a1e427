import type {
  IgnitionModuleBuilder,
  NamedArtifactContractAtFuture,
  NamedArtifactContractDeploymentFuture,
} from "@nomicfoundation/ignition-core";
import { appoint, type Ground } from "./ground.js";
import { proxied } from "./proxied.js";

/** Results, named as the deployment's record names them. */
type LendingContracts = {
  Loans: NamedArtifactContractAtFuture<"Loans">;
  LoansImplementation: NamedArtifactContractDeploymentFuture<"Loans">;
  Enforcement: NamedArtifactContractAtFuture<"Enforcement">;
  EnforcementImplementation: NamedArtifactContractDeploymentFuture<"Enforcement">;
};

/** Loans on titles and judicial sales, with the offices by which they hold deposits and settle. */
export function lending(m: IgnitionModuleBuilder, ground: Ground): LendingContracts {
  const { consortium, daybook, token } = ground;
  const loansCode = m.contract("Loans", [consortium, daybook, token], { id: "LoansImplementation" });
  const loans = proxied(m, loansCode, []);
  const salesCode = m.contract("Enforcement", [consortium, daybook, token, loans], {
    id: "EnforcementImplementation",
  });
  const sales = proxied(m, salesCode, []);
  appoint(m, ground, loans, ["Custodian"]);
  appoint(m, ground, sales, ["Settlement", "Custodian"]);
  return {
    Loans: loans,
    LoansImplementation: loansCode,
    Enforcement: sales,
    EnforcementImplementation: salesCode,
  };
}
