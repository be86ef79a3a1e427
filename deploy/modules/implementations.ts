import type {
  ContractFuture,
  IgnitionModuleBuilder,
  NamedArtifactContractDeploymentFuture,
} from "@nomicfoundation/ignition-core";
import { ipLibraries, landLibraries, sharedLibraries, type Libraries } from "./libraries.js";

/** A contract of this module, or the address of one that stands already. */
type Standing = ContractFuture<string> | string;

/** The code behind a register's proxy, with all that it is linked to. */
export interface RegisterCode<Name extends string> {
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
): RegisterCode<Name> {
  const libraries = landLibraries(m);
  const views = m.contract("RegisterViews");
  const implementation = m.contract(name, [daybook, consortium, views], {
    id: "LandRegisterImplementation",
    libraries,
  });
  return { implementation, views, libraries };
}

/**
 * The code of the register of intellectual property that a daybook writes to.
 *
 * @param land libraries of the land register, some of which it is linked to. Those that are returned are its own.
 */
export function ipCode<Name extends string>(
  m: IgnitionModuleBuilder,
  name: Name,
  daybook: Standing,
  consortium: Standing,
  land: Libraries,
): RegisterCode<Name> {
  const libraries = ipLibraries(m, land);
  const views = m.contract("RightViews");
  const implementation = m.contract(name, [daybook, consortium, views], {
    id: "IPRegisterImplementation",
    libraries: { ...sharedLibraries(land), ...libraries },
  });
  return { implementation, views, libraries };
}

/** The code of a daybook that knows its registers, with the code of bulk loads behind it. */
export function daybookCode<Name extends string>(
  m: IgnitionModuleBuilder,
  name: Name,
  consortium: Standing,
  registers: readonly Standing[],
  loads: Standing,
): NamedArtifactContractDeploymentFuture<Name> {
  return m.contract(name, [consortium, consortium, [...registers], loads], { id: "DaybookImplementation" });
}
