import type {
  CallableContractFuture,
  ContractFuture,
  IgnitionModuleBuilder,
  NamedArtifactContractAtFuture,
  NamedArtifactContractDeploymentFuture,
} from "@nomicfoundation/ignition-core";
import { dates } from "../../sdk/dates/index.js";
import { AssetClass, type RightClassName } from "../../sdk/enums/index.js";
import type { SuiteParameters } from "../parameters/parameters.js";
import type { Ground } from "./ground.js";
import { ipCode } from "./implementations.js";
import type { Libraries } from "./libraries.js";
import { proxied } from "./proxied.js";
import { rightTermsStruct, rulesStruct } from "./rules.js";

/** What the register is built on. */
interface RegisterGround extends Pick<Ground, "consortium" | "daybook"> {
  /** Libraries of the land register. */
  readonly land: Libraries;
}

/** The register of intellectual property, named as the deployment's record names it, and its own libraries. */
export interface IPContracts {
  readonly results: {
    readonly IPRegister: NamedArtifactContractAtFuture<"IPRegister">;
    readonly IPRegisterImplementation: NamedArtifactContractDeploymentFuture<"IPRegister">;
    readonly RightViews: ContractFuture<string>;
  };
  readonly libraries: Libraries;
}

/** The register of intellectual property; no daybook knows it yet. */
export function ipRegister(
  m: IgnitionModuleBuilder,
  { consortium, daybook, land }: RegisterGround,
): IPContracts {
  const { implementation, views, libraries } = ipCode(m, "IPRegister", daybook, consortium, land);
  const register = proxied(m, implementation, []);
  return {
    results: { IPRegister: register, IPRegisterImplementation: implementation, RightViews: views },
    libraries,
  };
}

/** Its rules, terms and fees by class. */
export function rightRules(
  m: IgnitionModuleBuilder,
  register: CallableContractFuture<string>,
  { rights, extractBase }: Pick<SuiteParameters, "rights" | "extractBase">,
): void {
  for (const [name, { rules, terms, fees }] of Object.entries(rights)) {
    const kind = AssetClass[name as RightClassName];
    m.call(register, "setRules", [kind, rulesStruct(rules)], { id: `Rules_${name}` });
    m.call(register, "setRightRules", [kind, terms.map(rightTermsStruct)], { id: `Terms_${name}` });
    if (fees === undefined) continue;
    m.call(register, "setFees", [kind, dates.toDay(fees.since), [...fees.fenByYear]], { id: `Fees_${name}` });
  }
  m.call(register, "setExtractBase", [extractBase], { id: "ExtractBase_IP" });
}
