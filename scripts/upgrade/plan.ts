import { buildModule, type ContractFuture, type IgnitionModuleBuilder } from "@nomicfoundation/ignition-core";
import { daybookCode, ipCode, landCode } from "../../deploy/modules/implementations.js";
import { addressIn, type Deployment } from "../../sdk/connect/index.js";
import { proxiedIn, registersOf, type Proxied } from "./proxies.js";

/** Names of the contracts that a new version puts behind the proxies of daybook and land register. */
export interface NewCode {
  readonly daybook: string;
  readonly land: string;
}

/** The code of the present version. */
export const PRESENT: NewCode = { daybook: "Daybook", land: "LandRegister" };

/** New code by the names of its contracts and libraries. */
type Code = Record<string, ContractFuture<string>>;

/**
 * New code for every proxy of a deployment, with its views and libraries. Nothing runs it yet: only the council can
 * point a proxy at it. A contract that the deployment does not have is not deployed.
 */
// The types of the results follow from the module.
// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types
export function newCode(deployment: Deployment, { daybook, land }: NewCode = PRESENT) {
  const standing = (name: string): string => addressIn(deployment, name);
  const [consortium, daybookProxy] = [standing("Consortium"), standing("Daybook")];
  const present = proxiedIn(deployment);
  const later = present.filter(
    ({ contract }) => !["LandRegister", "Daybook", "IPRegister"].includes(contract),
  );
  return buildModule("ParkfolioUpgrade", (m) => {
    const code = landCode(m, land, daybookProxy, consortium);
    const loads = m.contract("LoadActs", [consortium]);
    const daybookImplementation = daybookCode(m, daybook, consortium, registersOf(deployment), loads);
    const rights = present.some(({ contract }) => contract === "IPRegister")
      ? ipCode(m, "IPRegister", daybookProxy, consortium, code.libraries)
      : undefined;
    const ip: Code =
      rights === undefined
        ? {}
        : { IPRegister: rights.implementation, RightViews: rights.views, ...rights.libraries };
    const others: Code = Object.assign({}, ...later.map((one) => codeOf(m, one, deployment))) as Code;
    return {
      LandRegister: code.implementation,
      Daybook: daybookImplementation,
      LoadActs: loads,
      RegisterViews: code.views,
      ...code.libraries,
      ...ip,
      ...others,
    };
  });
}

/** The code of a contract whose libraries call no others, with these. */
function codeOf(
  m: IgnitionModuleBuilder,
  { contract, libraries: names, given }: Proxied,
  deployment: Deployment,
): Code {
  const standing = (name: string): string => addressIn(deployment, name);
  const libraries = Object.fromEntries(names.map((name) => [name, m.library(name)]));
  const values = Object.values(given(standing, standing, deployment));
  const options = { id: `${contract}Implementation`, libraries };
  return { ...libraries, [contract]: m.contract(contract, values as never, options) };
}
