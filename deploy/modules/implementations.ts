import type {
  ContractFuture,
  IgnitionModuleBuilder,
  NamedArtifactContractDeploymentFuture,
} from "@nomicfoundation/ignition-core";
import { landLibraries, type Libraries } from "./libraries.js";

/** A contract of this module, or the address of one that stands already. */
type Standing = ContractFuture<string> | string;

/** The code behind the land register's proxy, with all that it is linked to. */
export interface LandCode<Name extends string> {
  readonly implementation: NamedArtifactContractDeploymentFuture<Name>;
  readonly views: ContractFuture<string>;
  readonly libraries: Libraries;
}

/** The code of the land register that a daybook writes to. */
export function landCode<Name extends string>(
  m: IgnitionModuleBuilder,
  name: Name,
  daybook: Standing,
  consortium: Standing,
): LandCode<Name> {
  const libraries = landLibraries(m);
  const views = m.contract("RegisterViews");
  const implementation = m.contract(name, [daybook, consortium, views], {
    id: "LandRegisterImplementation",
    libraries,
  });
  return { implementation, views, libraries };
}

/** The code of a daybook that knows its registers. */
export function daybookCode<Name extends string>(
  m: IgnitionModuleBuilder,
  name: Name,
  consortium: Standing,
  registers: readonly Standing[],
): NamedArtifactContractDeploymentFuture<Name> {
  return m.contract(name, [consortium, consortium, [...registers]], { id: "DaybookImplementation" });
}
