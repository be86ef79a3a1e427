import type {
  IgnitionModuleBuilder,
  NamedArtifactContractAtFuture,
  NamedArtifactContractDeploymentFuture,
} from "@nomicfoundation/ignition-core";
import { appoint, type Ground } from "./ground.js";
import { proxied } from "./proxied.js";

/** Results, named as the deployment's record names them. */
type RoyaltyContracts = {
  Royalties: NamedArtifactContractAtFuture<"Royalties">;
  RoyaltiesImplementation: NamedArtifactContractDeploymentFuture<"Royalties">;
};

/** The royalties, with the office by which they hold parts for licensors. */
export function royaltiesOf(m: IgnitionModuleBuilder, ground: Ground): RoyaltyContracts {
  const { consortium, daybook, token } = ground;
  const implementation = m.contract("Royalties", [consortium, daybook, token], {
    id: "RoyaltiesImplementation",
  });
  const royalties = proxied(m, implementation, []);
  appoint(m, ground, royalties, ["Custodian"]);
  return { Royalties: royalties, RoyaltiesImplementation: implementation };
}
