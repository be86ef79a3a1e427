import type { ContractFuture, IgnitionModuleBuilder } from "@nomicfoundation/ignition-core";
import { appoint, type Ground } from "./ground.js";
import { behindProxy } from "./proxied.js";

/** The royalties, with the office by which they hold parts for licensors. */
export function royaltiesOf(
  m: IgnitionModuleBuilder,
  ground: Ground,
): Readonly<Record<string, ContractFuture<string>>> {
  const { consortium, daybook, token } = ground;
  const royalties = behindProxy(m, "Royalties", [consortium, daybook, token]);
  appoint(m, ground, royalties.at, ["Custodian"]);
  return royalties.results;
}
