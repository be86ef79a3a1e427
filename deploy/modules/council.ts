import {
  buildModule,
  FutureType,
  type CallableContractFuture,
  type Future,
  type IgnitionModule,
  type IgnitionModuleBuilder,
  type IgnitionModuleResult,
  type NamedArtifactContractAtFuture,
  type NamedArtifactContractDeploymentFuture,
} from "@nomicfoundation/ignition-core";
import { isAddress, ZeroAddress } from "ethers";
import { ADMIN_ROLE, roleOf } from "../../sdk/enums/index.js";
import { Daybook__factory } from "../../typechain-types/index.js";
import type { CouncilParameters } from "../parameters/parameters.js";

/** What the handover needs of the suite. */
type Suite = IgnitionModuleResult<string> & {
  Consortium: CallableContractFuture<string>;
  Daybook: CallableContractFuture<string>;
};
/** A module whose results are the suite. */
type SuiteModule<S extends Suite> = IgnitionModule<string, string, S>;

const MAX_DELAY = 2 ** 32 - 1;

/**
 * A suite, then its council: a Safe of the consortium's members, to which the deployer hands everything over. The
 * deployer's own role ends with the last step.
 *
 * @throws RangeError if owners, threshold or delay cannot make a council.
 */
// The types of the results follow from the module.
// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types
export function governed<S extends Suite>(suite: SuiteModule<S>, parameters: CouncilParameters) {
  check(parameters);
  return buildModule("ParkfolioCouncil", (m) => {
    const results = m.useModule(suite);
    const safe = safeOf(m, parameters);
    handOver(m, suite, safe.Council, parameters.delay);
    return { ...results, ...safe };
  });
}

/** Safe's contracts, deployed as they are published, and the council's proxy. */
function safeOf(m: IgnitionModuleBuilder, { owners, threshold }: CouncilParameters): SafeContracts {
  const singleton = m.contract("SafeL2");
  const factory = m.contract("SafeProxyFactory");
  const handler = m.contract("CompatibilityFallbackHandler");
  const members = owners.map((owner) => (typeof owner === "number" ? m.getAccount(owner) : owner));
  const setup = m.encodeFunctionCall(
    singleton,
    "setup",
    [members, threshold, ZeroAddress, "0x", handler, ZeroAddress, 0, ZeroAddress],
    { id: "Council_setup" },
  );
  const created = m.call(factory, "createProxyWithNonce", [singleton, setup, 0], { id: "CouncilProxy" });
  const proxy = m.readEventArgument(created, "ProxyCreation", "proxy", { id: "CouncilAddress" });
  return {
    Council: m.contractAt("SafeL2", proxy, { id: "Council" }),
    SafeL2: singleton,
    SafeProxyFactory: factory,
    CompatibilityFallbackHandler: handler,
  };
}

type SafeContracts = {
  Council: NamedArtifactContractAtFuture<"SafeL2">;
  SafeL2: NamedArtifactContractDeploymentFuture<"SafeL2">;
  SafeProxyFactory: NamedArtifactContractDeploymentFuture<"SafeProxyFactory">;
  CompatibilityFallbackHandler: NamedArtifactContractDeploymentFuture<"CompatibilityFallbackHandler">;
};

/** Everything to the council, with its delay but for what may not wait; then nothing to the deployer. */
function handOver(
  m: IgnitionModuleBuilder,
  suite: SuiteModule<Suite>,
  council: CallableContractFuture<string>,
  delay: number,
): void {
  const { Consortium: consortium, Daybook: daybook } = suite.results;
  const fast = roleOf("Council", 0);
  const reopen = Daybook__factory.createInterface().getFunction("reopen").selector;
  const granted = [
    m.call(consortium, "setTargetFunctionRole", [daybook, [reopen], fast], { id: "Reopening" }),
    m.call(consortium, "grantRole", [fast, council, 0], { id: "CouncilOffice" }),
    m.call(consortium, "grantRole", [ADMIN_ROLE, council, delay], {
      id: "CouncilAdmin",
      after: callsOf(suite),
    }),
  ];
  m.call(consortium, "revokeRole", [ADMIN_ROLE, m.getAccount(0)], { id: "DeployerLeaves", after: granted });
}

/** Every call of a module. Not the module itself: Ignition's batching does not end in reasonable time with it. */
function callsOf({ futures }: SuiteModule<Suite>): Future[] {
  return [...futures].filter(({ type }) => type === FutureType.CONTRACT_CALL);
}

function check({ owners, threshold, delay }: CouncilParameters): void {
  if (owners.length === 0) {
    throw new RangeError("the council has no owners: name them in the network's parameter file");
  }
  for (const owner of owners) {
    const valid = typeof owner === "number" || isAddress(owner);
    if (!valid) throw new RangeError(`the council's owner ${String(owner)} is no address`);
  }
  if (new Set(owners.map((owner) => owner.toString().toLowerCase())).size !== owners.length) {
    throw new RangeError("an owner of the council is named twice");
  }
  if (!Number.isSafeInteger(threshold) || threshold < 1 || threshold > owners.length) {
    throw new RangeError(`a threshold of ${threshold} is none for a council of ${owners.length}`);
  }
  if (!Number.isSafeInteger(delay) || delay < 0 || delay > MAX_DELAY) {
    throw new RangeError(`a delay of ${delay} is no number of seconds below 2^32`);
  }
}
