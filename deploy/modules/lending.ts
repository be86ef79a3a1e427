import type {
  CallableContractFuture,
  ContractFuture,
  IgnitionModuleBuilder,
} from "@nomicfoundation/ignition-core";
import { roleOf } from "../../sdk/enums/index.js";
import { proxied } from "./proxied.js";

/** Loans on titles and judicial sales, with the offices by which they hold deposits and settle. */
// The types of the results follow from the module.
// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types
export function lending(
  m: IgnitionModuleBuilder,
  consortium: CallableContractFuture<string>,
  daybook: ContractFuture<string>,
  token: ContractFuture<string>,
) {
  const loansImplementation = m.contract("Loans", [consortium, daybook, token], {
    id: "LoansImplementation",
  });
  const loans = proxied(m, loansImplementation, []);
  const enforcementImplementation = m.contract("Enforcement", [consortium, daybook, token, loans], {
    id: "EnforcementImplementation",
  });
  const enforcement = proxied(m, enforcementImplementation, []);
  const grant = (kind: "Custodian" | "Settlement", holder: ContractFuture<string>, name: string): unknown =>
    m.call(consortium, "grantRole", [roleOf(kind, 0), holder, 0], { id: `Office_${kind}_0_${name}` });
  grant("Custodian", loans, "Loans");
  grant("Custodian", enforcement, "Enforcement");
  grant("Settlement", enforcement, "Enforcement");
  return { loans, loansImplementation, enforcement, enforcementImplementation };
}
