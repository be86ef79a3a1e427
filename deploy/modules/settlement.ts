import type { ContractFuture, IgnitionModuleBuilder } from "@nomicfoundation/ignition-core";
import { appoint, type Ground } from "./ground.js";
import { behindProxy } from "./proxied.js";

/** The rooms, with the offices by which they hold deposits and have settlements recorded. */
export function settlementRoom(
  m: IgnitionModuleBuilder,
  ground: Ground,
): Readonly<Record<string, ContractFuture<string>>> {
  const { consortium, daybook, token } = ground;
  const libraries = { Schedules: m.library("Schedules"), Statements: m.library("Statements") };
  const room = behindProxy(m, "SettlementRoom", [consortium, daybook, token], libraries);
  appoint(m, ground, room.at, ["Settlement", "Custodian"]);
  return room.results;
}
