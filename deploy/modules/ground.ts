import type {
  CallableContractFuture,
  ContractFuture,
  IgnitionModuleBuilder,
  NamedArtifactContractAtFuture,
} from "@nomicfoundation/ignition-core";
import { roleOf, type OfficeKindName } from "../../sdk/enums/index.js";

/** What contracts that settle or hold deposits are built on. */
export interface Ground {
  readonly consortium: CallableContractFuture<string>;
  readonly daybook: ContractFuture<string>;
  readonly token: ContractFuture<string>;
}

/** Gives a contract the offices it works by, for every division and at once. */
export function appoint(
  m: IgnitionModuleBuilder,
  { consortium }: Pick<Ground, "consortium">,
  holder: NamedArtifactContractAtFuture<string>,
  kinds: readonly OfficeKindName[],
): void {
  for (const kind of kinds) {
    const id = `Office_${kind}_${holder.contractName}`;
    m.call(consortium, "grantRole", [roleOf(kind, 0), holder, 0], { id });
  }
}
