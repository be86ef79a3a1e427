import type {
  CallableContractFuture,
  ContractFuture,
  IgnitionModuleBuilder,
  NamedArtifactContractAtFuture,
  NamedArtifactContractDeploymentFuture,
} from "@nomicfoundation/ignition-core";
import { roleOf } from "../../sdk/enums/index.js";
import { proxied } from "./proxied.js";

/** What royalties are built on. */
interface Ground {
  readonly consortium: CallableContractFuture<string>;
  readonly daybook: ContractFuture<string>;
  readonly token: ContractFuture<string>;
}

/** Results, named as the deployment's record names them. */
type RoyaltyContracts = {
  Royalties: NamedArtifactContractAtFuture<"Royalties">;
  RoyaltiesImplementation: NamedArtifactContractDeploymentFuture<"Royalties">;
};

/** The royalties, with the office by which they hold parts for licensors. */
export function royaltiesOf(
  m: IgnitionModuleBuilder,
  { consortium, daybook, token }: Ground,
): RoyaltyContracts {
  const implementation = m.contract("Royalties", [consortium, daybook, token], {
    id: "RoyaltiesImplementation",
  });
  const royalties = proxied(m, implementation, []);
  m.call(consortium, "grantRole", [roleOf("Custodian", 0), royalties, 0], {
    id: "Office_Custodian_Royalties",
  });
  return { Royalties: royalties, RoyaltiesImplementation: implementation };
}
