import { buildModule } from "@nomicfoundation/ignition-core";
import { daybookCode, landCode } from "../../deploy/modules/implementations.js";
import { addressIn, type Deployment } from "../../sdk/connect/index.js";

/** Names of the contracts that a new version puts behind the proxies. */
export interface NewCode {
  readonly daybook: string;
  readonly land: string;
}

/** The code of the present version. */
export const PRESENT: NewCode = { daybook: "Daybook", land: "LandRegister" };

/**
 * New code for the proxies of a deployment, with its views and libraries. Nothing runs it yet: only the council can
 * point a proxy at it.
 */
// The types of the results follow from the module.
// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types
export function newCode(deployment: Deployment, { daybook, land }: NewCode = PRESENT) {
  const [consortium, daybookProxy, landProxy] = ["Consortium", "Daybook", "LandRegister"].map((name) =>
    addressIn(deployment, name),
  ) as [string, string, string];
  return buildModule("ParkfolioUpgrade", (m) => {
    const code = landCode(m, land, daybookProxy, consortium);
    const daybookImplementation = daybookCode(m, daybook, consortium, [landProxy]);
    return {
      LandRegister: code.implementation,
      Daybook: daybookImplementation,
      RegisterViews: code.views,
      ...code.libraries,
    };
  });
}
