import type {
  ContractFuture,
  IgnitionModuleBuilder,
  NamedArtifactContractAtFuture,
  NamedArtifactContractDeploymentFuture,
} from "@nomicfoundation/ignition-core";
import { appoint, type Ground } from "./ground.js";
import { proxied } from "./proxied.js";

/** Results, named as the deployment's record names them. */
type RoomContracts = {
  SettlementRoom: NamedArtifactContractAtFuture<"SettlementRoom">;
  SettlementRoomImplementation: NamedArtifactContractDeploymentFuture<"SettlementRoom">;
  Schedules: ContractFuture<string>;
  Statements: ContractFuture<string>;
};

/** The rooms, with the offices by which they hold deposits and have settlements recorded. */
export function settlementRoom(m: IgnitionModuleBuilder, ground: Ground): RoomContracts {
  const { consortium, daybook, token } = ground;
  const libraries = { Schedules: m.library("Schedules"), Statements: m.library("Statements") };
  const implementation = m.contract("SettlementRoom", [consortium, daybook, token], {
    id: "SettlementRoomImplementation",
    libraries,
  });
  const room = proxied(m, implementation, []);
  appoint(m, ground, room, ["Settlement", "Custodian"]);
  return { SettlementRoom: room, SettlementRoomImplementation: implementation, ...libraries };
}
