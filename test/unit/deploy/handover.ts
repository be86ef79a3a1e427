import { expect } from "chai";
import { Contract, id, type Interface, type InterfaceAbi } from "ethers";
import hre from "hardhat";
import { governed } from "../../../deploy/modules/council.js";
import { suite as suiteModule } from "../../../deploy/modules/suite.js";
import parameters, { localCouncil } from "../../../deploy/parameters/localhost.js";
import consortium from "../../../deploy/parameters/consortium.js";
import type { CouncilParameters } from "../../../deploy/parameters/parameters.js";
import { addressIn, type Deployment } from "../../../sdk/connect/index.js";
import { ADMIN_ROLE, roleOf } from "../../../sdk/enums/index.js";
import { errors } from "../../../sdk/index.js";
import { localKey } from "../../../scripts/lib/accounts.js";
import { loadGoverned } from "../../support/council.js";

const REFUSALS = ["AccessManagerUnauthorizedAccount", "AccessManagedUnauthorized", "OfficeRequired"];

describe("the handover to the council", () => {
  it("makes a Safe of the members, with their threshold", async () => {
    const { council } = await loadGoverned();
    expect(await council.getOwners()).to.deep.equal(localCouncil.owners);
    expect(await council.getThreshold()).to.equal(2n);
    expect(await council.nonce()).to.equal(0n);
    expect(await council.VERSION()).to.equal("1.5.0");
    expect([20, 21, 22].map((n) => localKey(n).address)).to.deep.equal(localCouncil.owners);
  });

  it("gives the council everything with its delay, and at once what may not wait", async () => {
    const { suite, council } = await loadGoverned();
    const { target } = council;
    expect(await suite.consortium.hasRole(ADMIN_ROLE, target)).to.deep.equal([true, 60n]);
    expect(await suite.consortium.hasRole(roleOf("Council", 0), target)).to.deep.equal([true, 0n]);
    const reopen = id("reopen()").slice(0, 10);
    const upgrade = id("upgradeToAndCall(address,bytes)").slice(0, 10);
    const { consortium: manager, daybook, land } = suite;
    expect(await manager.canCall(target, daybook, reopen)).to.deep.equal([true, 0n]);
    expect(await manager.canCall(target, daybook, upgrade)).to.deep.equal([false, 60n]);
    expect(await manager.canCall(target, land, upgrade)).to.deep.equal([false, 60n]);
  });

  it("leaves the deployer no role: not one that was ever granted", async () => {
    const { suite, deployer } = await loadGoverned();
    const grants = await suite.consortium.queryFilter(suite.consortium.filters.RoleGranted());
    const roles = new Set([ADMIN_ROLE, ...grants.map(({ args }) => args.roleId)]);
    expect(roles.size).to.be.greaterThan(18);
    for (const role of roles)
      expect(await suite.consortium.hasRole(role, deployer), `role ${role}`).to.deep.equal([false, 0n]);
  });

  it("leaves the deployer no function that an office guards: on no contract of the suite", async () => {
    const { deployment, deployer } = await loadGoverned();
    const guarded = await guardedFunctions(deployment);
    expect(guarded.map(({ name }) => name)).to.include.members([
      "Consortium.grantRole",
      "Consortium.setTargetFunctionRole",
      "Consortium.updateAuthority",
      "Consortium.retireDivision",
      "Consortium.admitAttester",
      "Daybook.close",
      "Daybook.upgradeToAndCall",
      "Daybook.reopen",
      "LandRegister.setRules",
      "LandRegister.setExtractBase",
      "LandRegister.upgradeToAndCall",
      "IPRegister.setRules",
      "IPRegister.setRightRules",
      "IPRegister.setFees",
      "IPRegister.upgradeToAndCall",
    ]);
    for (const { name, to, data } of guarded) {
      const refusal = await deployer.call({ to, data }).then(
        () => undefined,
        (error: unknown) => errors.explain(error),
      );
      expect(refusal?.name, name).to.be.oneOf(REFUSALS);
      expect(Object.values(refusal?.args ?? {}), name).to.include(deployer.address);
    }
  });

  it("happens last, and not at all without a council", () => {
    const { futures } = governed(suiteModule(parameters), localCouncil);
    expect([...futures].at(-1)?.id).to.equal("ParkfolioCouncil#DeployerLeaves");
    expect(Object.keys(suiteModule(parameters).results)).not.to.include("Council");
  });
});

/** Every function that refuses a stranger for want of an office, with arguments that decode. */
async function guardedFunctions(
  deployment: Deployment,
): Promise<{ name: string; to: string; data: string }[]> {
  const { stranger } = await loadGoverned();
  const found: { name: string; to: string; data: string }[] = [];
  for (const contract of ["Consortium", "Daybook", "LandRegister", "IPRegister"]) {
    const to = addressIn(deployment, contract);
    const { abi } = await hre.artifacts.readArtifact(contract);
    const { interface: abiOf } = new Contract(to, abi as InterfaceAbi);
    for (const data of calls(abiOf, to)) {
      const { name } = abiOf.getFunction(data.slice(0, 10)) ?? { name: "" };
      const refusal = await stranger.call({ to, data }).then(
        () => undefined,
        (error: unknown) => errors.explain(error)?.name,
      );
      if (refusal !== undefined && REFUSALS.includes(refusal)) {
        found.push({ name: `${contract}.${name}`, to, data });
      }
    }
  }
  return found;
}

/** One call of each function that may write; addresses in the arguments are the contract's own. */
function calls(abi: Interface, self: string): string[] {
  const written: string[] = [];
  abi.forEachFunction((fragment) => {
    if (fragment.constant) return;
    const values = fragment.inputs.map((input) => sample(input, self));
    written.push(abi.encodeFunctionData(fragment, values));
  });
  return written;
}

interface Input {
  readonly baseType: string;
  readonly type: string;
  readonly components: readonly Input[] | null;
}

function sample({ baseType, type, components }: Input, self: string): unknown {
  if (baseType === "array") return [];
  if (baseType === "tuple") return (components ?? []).map((part) => sample(part, self));
  if (type === "address") return self;
  if (type === "bool") return false;
  if (type === "string") return "";
  if (type === "bytes") return "0x";
  if (type.startsWith("bytes")) return `0x${"00".repeat(Number(type.slice(5)))}`;
  return 1;
}

describe("a council that cannot be", () => {
  const refused = (change: Partial<CouncilParameters>, said: string): void => {
    expect(() => governed(suiteModule(parameters), { ...localCouncil, ...change })).to.throw(
      RangeError,
      said,
    );
  };
  const [owner = ""] = localCouncil.owners as string[];

  it("is refused before anything is deployed", () => {
    refused({ owners: [] }, "no owners");
    refused({ owners: ["0x12"] }, "0x12 is no address");
    refused({ owners: [owner, owner.toLowerCase()] }, "named twice");
    refused({ threshold: 0 }, "threshold of 0");
    refused({ threshold: 4 }, "threshold of 4 is none for a council of 3");
    refused({ delay: -1 }, "delay of -1");
    refused({ delay: 2 ** 32 }, "below 2^32");
  });

  it("is that of the consortium's parameters until its members are named", () => {
    expect(consortium.council?.owners).to.deep.equal([]);
    expect(consortium.council?.delay).to.equal(172_800);
  });
});
