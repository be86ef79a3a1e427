import { buildModule, type ContractFuture, type IgnitionModuleBuilder } from "@nomicfoundation/ignition-core";
import { daybookCode, landCode } from "../../deploy/modules/implementations.js";
import { addressIn, type Deployment } from "../../sdk/connect/index.js";
import { proxiedIn, type Proxied } from "./proxies.js";

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
  const [consortium, daybookProxy, landProxy] = ["Consortium", "Daybook", "LandRegister"].map(standing) as [
    string,
    string,
    string,
  ];
  const later = proxiedIn(deployment).filter(
    ({ contract }) => contract !== "LandRegister" && contract !== "Daybook",
  );
  return buildModule("ParkfolioUpgrade", (m) => {
    const code = landCode(m, land, daybookProxy, consortium);
    const daybookImplementation = daybookCode(m, daybook, consortium, [landProxy]);
    const others: Code = Object.assign({}, ...later.map((one) => codeOf(m, one, standing))) as Code;
    return {
      LandRegister: code.implementation,
      Daybook: daybookImplementation,
      RegisterViews: code.views,
      ...code.libraries,
      ...others,
    };
  });
}

/** The code of a contract whose libraries call no others, with these. */
function codeOf(
  m: IgnitionModuleBuilder,
  { contract, libraries: names, given }: Proxied,
  standing: (name: string) => string,
): Code {
  const libraries = Object.fromEntries(names.map((name) => [name, m.library(name)]));
  const values = Object.values(given(standing, standing));
  const options = { id: `${contract}Implementation`, libraries };
  return { ...libraries, [contract]: m.contract(contract, values as never, options) };
}
