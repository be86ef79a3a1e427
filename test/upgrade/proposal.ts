import { expect } from "chai";
import { Interface } from "ethers";
import hre from "hardhat";
import { artifactsOf } from "../../deploy/artifacts.js";
import { deployModule } from "../../deploy/deployModule.js";
import { addressIn } from "../../sdk/connect/index.js";
import { newCode, type NewCode } from "../../scripts/upgrade/plan.js";
import { actionsFor, changesOf, type ProxyChange } from "../../scripts/upgrade/proposal.js";
import { connection, loadSuite, type LoadedSuite } from "../support/suite.js";

const NEXT: NewCode = { daybook: "NextDaybook", land: "NextLandRegister" };

describe("an upgrade that is prepared", () => {
  async function prepared(s: LoadedSuite, to: NewCode): Promise<ProxyChange[]> {
    const code = await deployModule(hre, connection, newCode(s.deployment, to), artifactsOf(hre));
    return changesOf(s.provider, s.deployment, code);
  }

  it("tells what each proxy runs, what it would run, and of what that is made", async () => {
    const s = await loadSuite();
    const [land, book] = await prepared(s, NEXT);
    const [consortium, daybook, register] = ["Consortium", "Daybook", "LandRegister"].map((name) =>
      addressIn(s.deployment, name),
    );
    expect(land?.from.address).to.equal(s.deployment.contracts.LandRegister?.implementation);
    expect(land?.to.constructorArguments).to.deep.include({ daybook, consortium });
    expect(land?.to.runs.RegisterViews?.codeHash).to.match(/^0x[0-9a-f]{64}$/);
    expect(Object.keys(land?.to.libraries ?? {})).to.include.members(["TransferActs", "Guard"]);
    expect(book?.to.constructorArguments.registers).to.deep.equal([register]);
    expect(book?.to.codeHash).not.to.equal(book?.from.codeHash);
  });

  it("changes nothing until the council makes the calls that it lists, which do what they say", async () => {
    const s = await loadSuite();
    const before = await prepared(s, NEXT);
    const actions = actionsFor(before, "9.9.9");
    expect(actions.map(({ target }) => target)).to.deep.equal(before.map(({ proxy }) => proxy));
    const uups = new Interface(["function upgradeToAndCall(address,bytes)"]);
    for (const { target, value, calldata, says, ...action } of actions) {
      const { newImplementation, data } = action.arguments;
      expect(uups.encodeFunctionData(action.function, [newImplementation, data])).to.equal(calldata);
      expect(says).to.include("version 9.9.9").and.include(newImplementation);
      await s.council.sendTransaction({ to: target, value, data: calldata });
    }
    const after = await prepared(s, NEXT);
    expect(after.map(({ from }) => from)).to.deep.equal(
      before.map(({ to: { address, codeHash } }) => ({ address, codeHash })),
    );
  });
});
