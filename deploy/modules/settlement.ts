import type {
  CallableContractFuture,
  ContractFuture,
  IgnitionModuleBuilder,
  NamedArtifactContractAtFuture,
  NamedArtifactContractDeploymentFuture,
} from "@nomicfoundation/ignition-core";
import { roleOf } from "../../sdk/enums/index.js";
import { proxied } from "./proxied.js";

/** What contracts that settle are built on. */
export interface Ground {
  readonly consortium: CallableContractFuture<string>;
  readonly daybook: ContractFuture<string>;
  readonly token: ContractFuture<string>;
}

/** Results, named as the deployment's record names them. */
type RoomContracts = {
  SettlementRoom: NamedArtifactContractAtFuture<"SettlementRoom">;
  SettlementRoomImplementation: NamedArtifactContractDeploymentFuture<"SettlementRoom">;
  Schedules: ContractFuture<string>;
  Statements: ContractFuture<string>;
};

/** The rooms, with the offices by which they hold deposits and have settlements recorded. */
export function settlementRoom(
  m: IgnitionModuleBuilder,
  { consortium, daybook, token }: Ground,
): RoomContracts {
  const libraries = { Schedules: m.library("Schedules"), Statements: m.library("Statements") };
  const implementation = m.contract("SettlementRoom", [consortium, daybook, token], {
    id: "SettlementRoomImplementation",
    libraries,
  });
  const room = proxied(m, implementation, []);
  for (const kind of ["Settlement", "Custodian"] as const) {
    m.call(consortium, "grantRole", [roleOf(kind, 0), room, 0], { id: `Office_${kind}_SettlementRoom` });
  }
  return { SettlementRoom: room, SettlementRoomImplementation: implementation, ...libraries };
}
